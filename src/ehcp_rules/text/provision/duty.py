"""Wording that weakens a duty, hands the decision over, makes it conditional, or lets it change outside a review."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.provision.contingent import conditional
from ehcp_rules.text.provision.deciding import delegated, variable
from ehcp_rules.text.provision.facts import Found, Provided
from ehcp_rules.text.provision.half_meant import half_meant
from ehcp_rules.text.provision.hedges import hedged
from ehcp_rules.text.provision.merely_said import merely_said
from ehcp_rules.text.provision.no_duty import no_duty
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


_NOBODY = re.compile(r"\b(?:nobody|no one|no adult) $")
"""Before a `should` that forbids."""
_SHOULD_HAPPEN = re.compile(r"(?:^|[.;:] )$")

_NO_DUTY = Cued(
    "where we can|consider|would |do with|could use|really use|certainly use"
    "|get a lot|get lots|get more|get much|get something|get a great|be worth|go amiss|it'd|find "
    "|may be|might be|could be|can be|may wish|also be |well be |effort|endeavours|step|best"
    "|be aimed|be sought|be attempted"
    "|be pursued|hoped for|be worked|be looked|strived|possibility|question|idea|option|whether|advisable",
    r"\b(?:every|all|its|their) (?:reasonable )?efforts?\b",
    r"\b(?:will|to|is|are) be (?:aimed (?:for|at)|sought|attempted|pursued|hoped for|worked towards|looked into"
    r"|strived for)\b",
    r"\b(?:may|might|could|can|would) (?:also |well )?be (?:very |particularly |quite )?(?:useful|helpful|beneficial"
    r"|valuable|worthwhile"
    r"|advisable|desirable|sensible|of (?:use|help|benefit|value))\b",
    r"\b(?:may|might|could|would) find [^.;]{2,50}? (?:useful|helpful|beneficial|valuable|of (?:use|help|benefit))\b",
    r"\b(?:best|reasonable|all) endeavours\b",
    r"\b(?:all|every|any) (?:reasonable|practicable) steps?\b",
    r"\bdo (?:its|their|his|her) (?:very )?best\b",
    r"\b(?:he|she|they|[A-Z]?[a-z]+) would (?:do (?:well|better|best)|thrive|flourish|gain|profit|cope (?:well"
    r"|better|best)"
    r"|learn (?:well|better|best)|work (?:well|better|best)|welcome|appreciate|enjoy|respond (?:well|better|best))\b",
    r"\bin an ideal\b",
    r"(?:^|[.;:] )(?!(?:if|when|whenever|should|once|after|where|because|as)\b)(?:(?!(?:what|which"
    r"|that)\b)[a-z'-]+ ){0,5}?(?:could (?:really |certainly )?"
    r"(?:do with|use (?=an?|some|more|\d|help|support|extra))|(?:(?:would|might|may|could) (?:really )?get "
    r"(?:much|more|something)|(?:would|will|might|may|could) (?:really )?get (?:a lot|lots|a great deal)) (?:out of|from)"
    r"|(?:would not|wouldn't) go amiss|would be better off)\b",
    r"\b(?:may|might|could|would) (?:also |well )?be worth(?:while)? [a-z]+ing\b",
    r"(?:^|[.;:] )would (?:strongly )?(?:suggest|recommend|advise|propose)\b",
    r"\bit'd (?:really )?(?:help|be (?:good|useful|helpful|nice|great))\b",
    r"\bwhere we can\b",
    r"\bwill be considered\b",
    r"\bconsideration (?:will|should|is to|to) be given\b",
    r"(?:^|[.;:] )(?:the )?(?:possibility|question|idea|option|whether)\b[^.;]{2,60}? (?:(?:will|is|to|should) )+be "
    r"(?:further |again )?(?:(?:kept|held|borne) (?:in|under|open)"
    r"|(?:looked|thought|talked|asked) (?:at|about|into|over)|revisited|raised|reviewed"
    r"|discussed|returned to)\b",
    r"\bwould be (?:good|ideal|of benefit|appropriate|advantageous)\b",
    r"\bmay wish to\b",
    r"\badvisable(?= ?[.;]|$)",
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

_SPELT_OUT = re.compile(
    r"[^.;:]{1,80}: (?:(?:every|each|at|twice|once|on|[a-z]+ times) |(?:the|an?|his|her|their) (?:[a-z-]+ ){0,3}"
    r"(?:teacher|assistant|leader|mentor|therapist|tutor|worker|coach|nurse|adult|supervisor)\b)"
)
"""`Will be encouraged to join in: every lunchtime the assistant ...`: what is done stands behind."""

_MODALS = ("may", "might", "could", "can")

_ADVISED = Cued(
    "would love|would like|would prefer|hope|wish|want|recommend|suggest|advise|propose",
    r"\b(?:we|parents|mum|dad|(?:the|his|her) (?:family|parents|mother|father)) (?:would (?:love|like|prefer|want"
    r"|wish|hope)|hopes?"
    r"|wish(?:es)?|wants?) (?:him|her|them|to|for|that|[a-z]+ to|more|some|an?|extra|daily|weekly|\d+)\b",
    r"\bwe (?:would |also |therefore |strongly )*(?:recommend|suggest|advise|propose)\b",
)


def _benefit(facts: Provided, slots: dict[str, Slot]) -> Found:
    counted = slots["quantity"].state is SlotState.FILLED and bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    for passage, hit in facts.hits("duty-wording", "benefit"):
        folded = passage.folded
        before, after = folded[: hit.span.start], folded[hit.span.end :]
        phrase = hit.phrase
        if phrase.startswith("should"):
            if _NOBODY.search(before[-12:]):
                continue
            inverted = _SHOULD_HAPPEN.search(before[-3:]) and _INVERTED.match(
                after,
            )
            opening = _SHOULD_HAPPEN.search(before[-3:]) is not None
            if inverted or (opening and phrase == "should") or counted:
                continue
        window = folded[max(0, hit.span.start - 30) : hit.span.end + 60]
        if phrase.startswith((*_MODALS, "would")) and before.endswith("what "):
            continue
        if phrase == "may have" or (phrase.startswith(_MODALS) and _PERMISSION.search(window)):
            continue
        if phrase == "consider" and not (before.endswith(("should ", "to ", "will ")) or not before.strip()):
            continue
        if phrase in ("encourage", "encouraged to", "to be encouraged") and (counted or before.endswith("'s ")):
            continue
        if phrase.endswith("encouraged to") and counted and _SPELT_OUT.match(after):
            continue
        yield passage, hit.span, True
    yield from hedged(facts)
    yield from _promising_nothing(facts, slots["quantity"].state is SlotState.FILLED)


def _promising_nothing(facts: Provided, quantified: bool) -> Found:
    """Wishes, advice and abilities: words by which nobody is bound to do anything."""
    measured = bool(facts.of(QuantityKind.LENGTH, QuantityKind.COUNT))
    for passage in facts.reading:
        for match in (
            *_NO_DUTY.finditer(passage.folded, passage.scan),
            *_ADVISED.finditer(passage.folded, passage.scan),
            *half_meant(passage.folded, passage.scan),
            *merely_said(passage.folded, passage.scan),
            *(() if quantified else _UNMEASURED_WISH.finditer(passage.folded, passage.scan)),
            *(() if measured else _CAN_HELP.finditer(passage.folded, passage.scan)),
        ):
            yield passage, Span(*match.span()), True
        for span in () if facts.clinical else no_duty(passage):
            yield passage, span, True
        if not quantified:
            for match in _CAN_USE.finditer(passage.folded, passage.scan):
                yield passage, Span(*match.span()), False
