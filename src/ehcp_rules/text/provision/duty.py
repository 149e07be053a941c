"""Wording that weakens a duty, hands the decision over, makes it conditional, or lets it change outside a review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.provision.contingent import conditional
from ehcp_rules.text.provision.deciding import delegated, variable
from ehcp_rules.text.provision.facts import CLAUSE_END, Found, Provided
from ehcp_rules.text.provision.hedges import hedged
from ehcp_rules.text.reading import Fault, Slot, SlotState

__all__ = ["duty_faults"]

_PERMISSION = any_of(
    r"\b(?:he|she|they|i|[a-z]+) (?:may|can|could) (?:take|leave|go|come|choose|use|ask|sit|stand|move"
    r"|have more|stop|return|stay|bring|work|answer|type|wear|eat|add|stretch|miss|opt)\b",
    r"\b(?:teacher|therapist|nurse|tutor|assistant|length|order|sequence|hours|amount"
    r"|content) (?:[a-z]+ ){0,4}may (?:add|be (?:placed|increased|chosen|split|taken|moved|extended"
    r"|divided))\b",
)


def duty_faults(facts: Provided, slots: dict[str, Slot]) -> Iterator[Fault]:
    """The faults benefit-wording, conditional, delegated and variable."""
    for name, finder in (
        ("benefit-wording", _benefit),
        ("conditional", conditional),
        ("delegated", delegated),
        ("variable", variable),
    ):
        sure: list[Quote] = []
        unsure: list[Quote] = []
        for passage, span, certain in finder(facts, slots):
            if not any(other.overlaps(span) for other in facts.quoted[passage.path]):
                (sure if certain else unsure).append(passage.quote(span.start, span.end))
        if sure:
            yield Fault(name, tuple(dict.fromkeys(sure)), _REASONS[name])
        elif unsure:
            yield Fault(name, tuple(dict.fromkeys(unsure)), _REASONS[name], certain=False)


_REASONS = {
    "benefit-wording": "words that create no duty",
    "conditional": "depends on money, staff or availability",
    "delegated": "leaves the decision to somebody else",
    "variable": "lets the provision change outside a review",
}


_SHOULD_HAPPEN = re.compile(r"(?:^|[.;:] )$")

_NO_DUTY = Cued(
    "ideal|where we can|consider|would |may be|might be|could be|can be|may wish|effort|endeavours|steps|best"
    "|be aimed|be sought|be attempted"
    "|be pursued|hoped for|be worked|be looked|strived",
    r"\b(?:every|all|its|their) (?:reasonable )?efforts?\b",
    r"\b(?:will|to|is|are) be (?:aimed (?:for|at)|sought|attempted|pursued|hoped for|worked towards|looked into"
    r"|strived for)\b",
    r"\b(?:may|might|could|can|would) (?:also |well )?be (?:very |particularly |quite )?(?:useful|helpful|beneficial"
    r"|valuable|worthwhile"
    r"|advisable|desirable|sensible|of (?:use|help|benefit|value))\b",
    r"\b(?:best|reasonable|all) endeavours\b",
    r"\b(?:all|every|any) (?:reasonable|practicable) steps?\b",
    r"\bdo (?:its|their|his|her) (?:very )?best\b",
    r"\b(?:he|she|they|[A-Z]?[a-z]+) would (?:do (?:well|better|best)|thrive|flourish|gain|profit|cope (?:well"
    r"|better|best)"
    r"|learn (?:well|better|best)|work (?:well|better|best)|welcome|appreciate|enjoy|respond (?:well|better|best))\b",
    r"\bin an ideal\b",
    r"\bwhere we can\b",
    r"\bwill be considered\b",
    r"\bconsideration (?:will|should|is to|to) be given\b",
    r"\bwould be (?:good|ideal|of benefit|appropriate|advantageous)\b",
    r"\bmay wish to\b",
)

_INVERTED = any_of(
    r" (?:have|become|be|show|need|ask|start|leave|refuse|[a-z]+ (?:have|become|be|show|need|ask|start"
    r"|leave|refuse))\b",
)


_CAN_USE = Cued(" can ", r"\b[a-z]+ can (?:use|have|access|borrow|attend|work)\b")

_CAN_HELP = Cued(
    " can ",
    r"\b(?:who|assistant|adult|teacher|ta|somebody|someone|mentor|staff|which|and) can (?:then |also "
    r"|always )?(?:help|assist|support"
    r"|step in|offer|intervene|be (?:called|asked|drawn|contacted|consulted|used|approached|brought in|available))\b",
)
"""Help that somebody is able to give, and is not bound to."""

_UNMEASURED_WISH = Cued("ideally|hopefully", r"\b(?:ideally|hopefully)\b")

_MODALS = ("may", "might", "could", "can")

_DELIVERER = any_of(
    r"\b(?:staff|adults?|(?:head|class|form|subject|specialist|qualified|advisory)? ?teachers?|lecturers?|tutors?"
    r"|(?:teaching|learning support|support|classroom|pastoral|communication) assistants?|assistants?|tas?|ltas?|hltas?"
    r"|mentors?|[a-z]*therapists?|physiotherapists?|psychologists?|counsellors?|nurses?|specialists?"
    r"|(?:support )?workers?"
    r"|practitioners?|coach(?:es)?|instructors?|senco|sendco|keyworkers?|key adults?|schools?|college|setting|nursery"
    r"|service|team|council|local authority|la|trainers?|technicians?|coordinators?)\b"
)

_MIGHT_DO = Cued(
    "may |might |could |should | try to|endeavour to",
    r"\b(?:may|might|could) (?!(?:and|or|to|the|each|every|of|for|with|from|until|on|in|at|by|when|who|which|that"
    r"|but|if|so"
    r"|not|be|have|need|want|wish|see|hear|find|help|benefit|become|require|receive|tell|misread|misunderstand|cause"
    r"|include"
    r"|think|feel|notice|miss|add|adapt|adjust|alter|change|choose|combine|decide|divide|extend|group|increase|move|pick"
    r"|replace|select|split|swap|vary|use|stop|end|withdraw|reduce|cut|exceed|take|leave|ask|start|begin|also|then"
    r"|instead"
    r"|go (?:beyond|above|over)|give (?:him |her |them |[a-z]+ )?(?:more|extra|further))\b)"
    r"(?:usefully |possibly |sometimes |occasionally |perhaps |consider )?[a-z]+\b",
    r"\bshould (?:try|aim|seek|endeavour|attempt|look|strive) to\b",
    r"\bwill (?:try|endeavour) to\b",
)
"""What the deliverer might do: not what the method leaves open to them, nor what they might see or feel."""

_ADVISED = Cued("we ", r"\bwe (?:would |also |therefore |strongly )*(?:recommend|suggest|advise|propose)\b")

_SUBORDINATE = re.compile(
    r"\b(?:so|because|if|as|when|whenever|where|while|until|unless|before|after|which|what|that|who|whom|whose|how|why"
    r"|whether|in case|than|for example|instead|should|will|must|is|are|was|has|had|he|she|they|i|it|and)\b"
)
_FORBIDS = re.compile(r"\b(?:nobody|no one|no-one|none|only|never)\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BY_A_PLAN = re.compile(
    r"[^.;]{0,60}\b(?:under|within|in line with|following) (?:the|his|her|their|an?|[a-z]+'s) (?:[a-z]+ ){0,3}"
    r"(?:plan|protocol)\b"
)
"""What a written plan lets somebody do when the moment comes is no hedge."""
_JOINED_NOUNS = re.compile(
    r"\b[a-z]+ and [a-z]+ (?=therapist|teacher|assistant|specialist|worker|practitioner)|\b(?:of|in) (?:[a-z]+ ){1,2}and"
    r" (?:[a-z]+ ){1,2}$"
)
_THE_MONTH = re.compile(
    r"(?:\b(?:in|by|each|every|until|till|from|on|to|of|or|between|early|late|mid|before|after|since|during|last"
    r"|next|this"
    r"|for|april)|\d(?:st|nd|rd|th)?|[,/-]) $"
)
"""What goes before the month of May, and before no verb."""
_ANOTHER_VERB = re.compile(r" [a-z]+s\b")


def _benefit(facts: Provided, slots: dict[str, Slot]) -> Found:
    counted = slots["quantity"].state is SlotState.FILLED and bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    for passage, hit in facts.hits("duty-wording", "benefit"):
        folded = passage.folded
        before, after = folded[: hit.span.start], folded[hit.span.end :]
        phrase = hit.phrase
        if phrase.startswith("should"):
            inverted = _SHOULD_HAPPEN.search(before[-3:]) and _INVERTED.match(
                after,
            )
            opening = _SHOULD_HAPPEN.search(before[-3:]) is not None
            if inverted or (opening and phrase == "should") or counted:
                continue
        window = folded[max(0, hit.span.start - 30) : hit.span.end + 60]
        if phrase == "may have" or (phrase.startswith(_MODALS) and _PERMISSION.search(window)):
            continue
        if phrase == "consider" and not (before.endswith(("should ", "to ", "will ")) or not before.strip()):
            continue
        if phrase in ("encourage", "encouraged to", "to be encouraged") and (counted or before.endswith("'s ")):
            continue
        yield passage, hit.span, True
    yield from hedged(facts)
    yield from _promising_nothing(facts, slots["quantity"].state is SlotState.FILLED)


def _promising_nothing(facts: Provided, quantified: bool) -> Found:
    """Wishes, advice and abilities: words by which nobody is bound to do anything."""
    measured = bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    for passage in facts.reading:
        for match in (
            *_NO_DUTY.finditer(passage.folded),
            *_ADVISED.finditer(passage.folded),
            *_suggested(passage.folded),
            *(() if quantified else _UNMEASURED_WISH.finditer(passage.folded)),
            *(() if measured else _CAN_HELP.finditer(passage.folded)),
        ):
            yield passage, Span(*match.span()), True
        if not quantified:
            for match in _CAN_USE.finditer(passage.folded):
                yield passage, Span(*match.span()), False


def _suggested(folded: str) -> Iterator[re.Match[str]]:
    """Where a main clause says that its deliverer may, might, could or should try to do something."""
    for match in _MIGHT_DO.finditer(folded):
        if _THE_MONTH.search(folded, max(0, match.start() - 10), match.start()):
            continue
        ahead = _IN_BRACKETS.sub("", folded[: match.start()])
        subject = CLAUSE_END.split(ahead)[-1]
        main = _JOINED_NOUNS.sub("", subject.rpartition(",")[2])
        deliverer = _DELIVERER.search(main)
        if (
            deliverer
            and not (_SUBORDINATE.search(main) or _FORBIDS.search(main))
            and not _ANOTHER_VERB.match(main, deliverer.end())
            and not _BY_A_PLAN.match(folded, match.end())
        ):
            yield match
