"""Wording that weakens a duty, hands the decision over, makes it conditional, or lets it change outside a review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.grammar import Cued, any_of, find
from ehcp_rules.text.provision.facts import JUDGED, Provided
from ehcp_rules.text.quantities import QuantityKind
from ehcp_rules.text.reading import Fault, Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

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
        ("conditional", _conditional),
        ("delegated", _delegated),
        ("variable", _variable),
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


_Found = Iterator[tuple["AnalysedPassage", Span, bool]]


_SETTING = (
    r"(?:school|setting|college|nursery|provider|academy|head(?: ?teacher)?|principal|senco|sendco"
    r"|staff|team|manager|class teacher|funding team|base)"
)


_DELEGATED = any_of(
    rf"\b{_SETTING}s?(?:'s)? (?:will|to|can|may|should) (?:then |jointly )?(?:determine|decide|judge"
    r"|work out|agree|identify|assess|choose|allocate|deploy|set) (?:on |together )?(?:what|how|when"
    r"|whether|which|the (?:amount|level|frequency|number|hours|length|duration|type)|levels?|hours)\b",
    r"\b(?:set|determined|decided|agreed|fixed|allocated|identified|judged|worked out|arranged"
    rf"|varied)(?: together)? (?:by|with) (?:the |his |her |their )?(?:[a-z]+ )?{_SETTING}\b",
    r"\bat (?:the |his |her |their )?(?:[a-z']+ ){0,3}discretion\b",
    r"\bleft to the (?:[a-z]+ ){1,4}",
    r"\bas (?:the )?(?:school|setting|college|staff) (?:sees?|thinks?|feels?) fit\b",
    r"\b(?:support )?(?:frequency|duration|amounts?|hours|levels?|length"
    r"|number)(?: and [a-z]+)? (?:of [a-z ]{1,20} )?(?:will be )?(?:as |to be |is to be |will be "
    r"|which is to be |are to be )(?:advised|agreed|determined|decided|set|confirmed|established"
    r"|worked out)\b",
    r"\bused flexibly\b",
    r"\bdeployed flexibly\b",
)


_CONDITIONAL = any_of(
    r"\b(?:so far as|as far as|where|wherever|when|whenever|if|provided(?: that)?|subject to|depending on|dependent on"
    r"|within|unless)(?: the| its| their| existing| available| school's| college's| local"
    r"| current)* (?:[a-z']+ (?:and )?){0,4}?"
    r"(?:budgets?|funding|funds|resources?|staffing|capacity|timetabl\w+|availability|finances|money"
    r"|rota|traded offer|waiting list|staff|trained members? of staff|adult|rooms?|places?|spaces?"
    r"|slots?)"
    r"(?: (?:permits?|allows?|(?:is|are|becomes?|be) (?:available|free|in place)|exists?|levels? allow"
    r"|that (?:is|are) available|in place at the time|absent))",
    r"\bsubject to (?:(?:the|his|her|their|its|other) ){0,2}(?:funding|resources?|staffing|availability|capacity|budget"
    r"|timetabl\w+|traded|staff availability|a place|space|commitments|workload|caseload|diary|rota|waiting list|demand)\b",
    r"\b(?:if|when|where|provided) (?:there (?:is|are)|(?:they|it|the [a-z]+) (?:has|have)) (?:(?:any|some|enough|sufficient|the"
    r"|spare) )?(?:capacity|funding|money|staff|space|time|room|cover|availability|a place|places)\b",
    r"\b(?:depending|dependent) (?:up)?on (?:funding|staffing|availability|resources?|capacity|budget)\b",
    r"\b(?:within|from) (?:existing|available) resources\b",
    r"\bwithin (?:the|its|their|any) (?:[a-z']+ ){0,2}(?:resources?|budgets?|funding|funds|staffing|capacity)"
    r"(?: that (?:is|are))?(?: currently)? available\b",
    r"\bwith the resources that are available\b",
    r"\b(?:when|if|where) (?:staff |staffing is |an adult is |appointments? (?:is|are) )?available\b",
    r"\bwhen not in use\b",
    r"\bis not in use by\b",
    r"\b(?:funding|staff|staffing|timetable|time|budget) permitting\b",
)


_HANGS_ON = Cued(
    "depend|only |can be ",
    r"(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bi )(?<!\bwho )\bdepend(?:s|ing|ent)? (?:up)?on (?:whether |if )?"
    r"(?:[a-z']+ ){0,3}?(?:money|funding|funds|budgets?|staffing|timetabl\w+|capacity|availability"
    r"|(?:resources?|staff|adults?|assistants?|therapists?|teachers?|places?|spaces?|rooms?|somebody|someone|cover|time)"
    r" (?:being|is|are|can be) (?:free|available|spare|spared|released|found|on site)"
    r"|the (?:number|presence) of (?:staff|adults|rooms?|places?)|staff availability)\b",
    r"\bonly (?!(?:he|she|they|i)\b)(?:[a-z]+ ){1,3}?(?:if|when|once|where|provided(?: that)?) (?!(?:he|she|they|i)\b)"
    r"(?:[a-z'-]+ ){1,6}?(?:recruited|appointed|employed|hired|funded|funding|budgets?|money|staffing|resources|recruitment)\b",
    r"\bif (?:a|an|another|suitable|enough|sufficient) (?:[a-z-]+ ){0,5}?can be (?:recruited|found|appointed|employed"
    r"|hired|released|spared|secured|sourced|booked)\b",
)
"""Money or staff that the provision, and not the child, depends on."""

_WHO_PAYS = re.compile(r"\b(?:funded|paid|paid for|resourced|financed|met) (?:from )?$")

_SETTING_STOPS = Cued(
    " this| it| the| his | her | support| provision| sessions| hours| minutes| visits| help| programme",
    rf"\b(?:{_SETTING}|council|local authority|service|therapists?) (?:can|may|could|might) (?:then |also |later )?"
    r"(?:stop|end|withdraw|reduce|cut|suspend|discontinue|cease|remove) (?:(?:this|the|these|his|her|their) )?"
    r"(?:this|it|support|provision|sessions|hours|minutes|visits|help|programme)\b"
    r"(?!(?: [a-z]+){0,3} (?:if|when|whenever|should) (?!it\b|they\b)[a-z]+ "
    r"(?:is|are|becomes?|gets?|shows?|asks?|seems?|says?|wants?|looks?)\b)",
)
"""The setting may end it; to break off because of how the child is that day is no fault."""

_SEES_FIT = Cued(" fit", r"\bas (?:they|it|he|she) (?:sees?|thinks?|feels?) fit\b")

_BY_SETTING = re.compile(rf"\b{_SETTING}\b")

_AT_WILL = any_of(
    r"\bat any (?:time|point)\b|\bat short notice\b|\bwithout (?:a )?review\b",
    r"\bwhen(?:ever)? (?:staff|it|they|the [a-z]+) (?:thinks?|feels?|sees?|considers?|decides?|judges?)\b",
)
"""Said of a change for which no step laid down is an answer."""

_OF_THE_AMOUNT = any_of(
    r"\b(?:how (?:often|much|many|long)|whether|amounts?|levels?|frequency|number of|hours|length|duration)\b"
)

_MORE = any_of(r"\b(?:more|extra|further|additional|beyond|above|exceed|increase[sd]?|add|flexibl[ey])\b")


_VARIABLE = any_of(
    r"\b(?:may|can|could|will|to|might) (?:then |later |therefore )?be (?:gradually |changed or "
    r"|further )?(?:reduced|withdrawn|changed|varied|altered|decreased|phased out|tapered|amended"
    r"|stopped|ended|scaled back|faded|lowered)\b",
    r"\b(?:hours|support|provision|amount|it|this|which) (?:will|may|can|could|to) (?:reduce|decrease"
    r"|change|vary|lessen|be less)\b",
    r"\btaper(?:s|ing|ed)?(?: off| down)?\b",
    r"\bthereafter reducing\b",
    r"\b(?:gradually|progressively) (?:reduc|withdraw|fad)\w+\b",
    r"\b(?:faded?|fading|reduc(?:ed|ing|es)) (?:as appropriate|over time|as (?:he|she|they|progress"
    r"|confidence|skills?|soon|[a-z]+ (?:settles|improves|progresses)))\b",
    r"\bhours reduce\b",
    r"\bsubject to (?:review|change)\b",
    r"\bkept under review\b",
)


_RULE = any_of(
    r"\bthen (?:\w+ ){0,4}?(?:\d|one|two|three|once|twice|four|five|half|an)",
    r"\buntil (?:the end|\d|july|easter|he|she|they|[a-z]+ has|[a-z]+ can)",
    r"\bonce (?:he|she|they|[a-z]+) (?:has|have|can|is) (?:[a-z]+ ){0,6}?(?:\d|on|for|in|two|three"
    r"|four|without)",
    r"\bfor (?:two|three|four|five|six|\d+) (?:weeks|days|sessions|lessons)",
    r"\bfrom \w+ to \w+ (?:hours|minutes|times|sessions|days)\b",
    r"\bfades? to\b",
    r"\bone step a\b",
)


_CONTENT_ONLY = any_of(
    r"\b(?:content|order|targets?|method|topics?|texts?|activit(?:y|ies)|materials?|words|focus"
    r"|time of day|timing|times?|seat|signal|books?|themes?|subjects?|day of the week|place|room"
    r"|tasks?|goals?)\b",
)


_WITH_CHILD = any_of(
    r"\b(?:agreed|decided|chosen|set|planned) (?:together )?with (?:him|her|them|me|the (?:child"
    r"|young person|family)|(?:his|her|their|my) (?:parents?|mum|dad|family|mother|father|carers?)"
    r"|[a-z]+'s (?:parents|family|mum|dad)|parents|[a-z]+ and)\b",
)


_SHOULD_HAPPEN = re.compile(r"(?:^|[.;:] )$")

_NO_DUTY = Cued(
    "ideal|where we can|consider|would be|may wish|it is",
    r"\bideally\b",
    r"\bin an ideal\b",
    r"\bwhere we can\b",
    r"\bwill be considered\b",
    r"\bconsideration (?:will|should|is to|to) be given\b",
    r"\bwould be (?:good|ideal|of benefit|appropriate|advantageous)\b",
    r"\bmay wish to\b",
    r"\bit is (?:hoped|anticipated|felt|suggested)\b",
)

_INVERTED = any_of(
    r" (?:have|become|be|show|need|ask|start|leave|refuse|[a-z]+ (?:have|become|be|show|need|ask|start"
    r"|leave|refuse))\b",
)


_CAN_USE = Cued(" can ", r"\b[a-z]+ can (?:use|have|access|borrow|attend|work)\b")

_MODALS = ("may", "might", "could", "can")

_DELIVERER = any_of(
    r"\b(?:staff|adults?|(?:head|class|form|subject|specialist|qualified|advisory)? ?teachers?|lecturers?|tutors?"
    r"|(?:teaching|learning support|support|classroom|pastoral|communication) assistants?|assistants?|tas?|ltas?|hltas?"
    r"|mentors?|[a-z]*therapists?|physiotherapists?|psychologists?|counsellors?|nurses?|specialists?|(?:support )?workers?"
    r"|practitioners?|coach(?:es)?|instructors?|senco|sendco|keyworkers?|key adults?|schools?|college|setting|nursery"
    r"|service|team|council|local authority|trainers?|technicians?|coordinators?)\b"
)

_MIGHT_DO = Cued(
    "may |might |could |should | try to|endeavour to",
    r"\b(?:may|might|could) (?!(?:and|or|to|the|each|every|of|for|with|from|until|on|in|at|by|when|who|which|that|but|if|so"
    r"|not|be|have|need|want|wish|see|hear|find|help|benefit|become|require|receive|tell|misread|misunderstand|cause|include"
    r"|think|feel|notice|miss|add|adapt|adjust|alter|change|choose|combine|decide|divide|extend|group|increase|move|pick"
    r"|replace|select|split|swap|vary|use|stop|end|withdraw|reduce|cut|exceed|take|leave|ask|start|begin|also|then|instead"
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
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_JOINED_NOUNS = re.compile(
    r"\b[a-z]+ and [a-z]+ (?=therapist|teacher|assistant|specialist|worker|practitioner)|\b(?:of|in) (?:[a-z]+ ){1,2}and"
    r" (?:[a-z]+ ){1,2}$"
)
_THE_MONTH = re.compile(
    r"(?:\b(?:in|by|each|every|until|till|from|on|to|of|or|between|early|late|mid|before|after|since|during|last|next|this"
    r"|for|april)|\d(?:st|nd|rd|th)?|[,/-]) $"
)
"""What goes before the month of May, and before no verb."""
_ANOTHER_VERB = re.compile(r" [a-z]+s\b")
_CLAUSE_END = re.compile(r"[.;:?!](?= |$)")


def _benefit(facts: Provided, slots: dict[str, Slot]) -> _Found:
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
    for passage in facts.reading:
        for match in (
            *_NO_DUTY.finditer(passage.folded),
            *_ADVISED.finditer(passage.folded),
            *_suggested(passage.folded),
        ):
            yield passage, Span(*match.span()), True
        if slots["quantity"].state is not SlotState.FILLED:
            for match in _CAN_USE.finditer(passage.folded):
                yield passage, Span(*match.span()), False


def _suggested(folded: str) -> Iterator[re.Match[str]]:
    """Where a main clause says that its deliverer may, might, could or should try to do something."""
    for match in _MIGHT_DO.finditer(folded):
        if _THE_MONTH.search(folded, max(0, match.start() - 10), match.start()):
            continue
        ahead = _IN_BRACKETS.sub("", folded[: match.start()])
        subject = _CLAUSE_END.split(ahead)[-1]
        main = _JOINED_NOUNS.sub("", subject.rpartition(",")[2])
        deliverer = _DELIVERER.search(main)
        if deliverer and not _SUBORDINATE.search(main) and not _ANOTHER_VERB.match(main, deliverer.end()):
            yield match


def _sentence(folded: str, span: Span) -> str:
    """The clause that holds a span."""
    start = max((end.end() for end in _CLAUSE_END.finditer(folded, 0, span.start)), default=0)
    end = _CLAUSE_END.search(folded, span.end)
    return folded[start : end.start() if end else len(folded)]


_POINTS_BACK = re.compile(r" ?(?:this|these|they|it|which|that)\b")


def _conditional(facts: Provided, _slots: dict[str, Slot]) -> _Found:
    for passage in facts.reading:
        for match in find(_CONDITIONAL, "conditional", passage.folded, passage.scan):
            if re.search(r"\b(?:he|she|they|i) (?:is|are|am) available\b", match.group()) or (
                "more" in passage.folded and facts.floored
            ):
                continue
            if _WHO_PAYS.search(passage.folded[: match.start()]) and match.group().endswith(" available"):
                continue
            yield passage, Span(*match.span()), True
        for match in _HANGS_ON.finditer(passage.folded):
            yield passage, Span(*match.span()), True


def _delegated(facts: Provided, slots: dict[str, Slot]) -> _Found:
    counted = facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY)
    amount = slots["quantity"].state is SlotState.FILLED and bool(counted)
    for passage in facts.reading:
        spans = [Span(*match.span()) for match in find(_DELEGATED, "delegated", passage.folded, passage.scan)]
        spans += [
            hit.span
            for hit in passage.hits_of("duty-wording", "decide")
            if not any(hit.span.overlaps(s) for s in spans)
        ]
        for match in JUDGED.finditer(passage.folded) if " " in passage.folded else ():
            if not any(match.start() < s.end and s.start < match.end() for s in spans):
                spans.append(Span(*match.span()))
        for match in _SEES_FIT.finditer(passage.folded):
            who = _CLAUSE_END.split(passage.folded[: match.start()])[-1]
            if not any(match.start() < s.end and s.start < match.end() for s in spans) and _BY_SETTING.search(who):
                spans.append(Span(*match.span()))
        for span in spans:
            sentence = _sentence(passage.folded, span)
            window = passage.folded[max(0, span.start - 60) : span.end + 60]
            own = window if _POINTS_BACK.match(sentence) else sentence
            if amount and (_CONTENT_ONLY.search(own) or _WITH_CHILD.search(window)):
                continue
            if amount and facts.floored and (_MORE.search(sentence) or not _OF_THE_AMOUNT.search(sentence)):
                continue
            if _WITH_CHILD.search(window) and not re.search(r"\b(?:amount|hours|frequency|level)\b", window):
                continue
            agreed = re.match(r"(?:agreed|chosen|set) (?:with|by)", passage.folded[span.start : span.end])
            if amount and agreed and not _OF_THE_AMOUNT.search(sentence):
                continue
            yield passage, span, True


def _variable(facts: Provided, slots: dict[str, Slot]) -> _Found:
    amount = slots["quantity"].state is SlotState.FILLED
    for passage in facts.reading:
        for match in find(_VARIABLE, "variable", passage.folded, passage.scan):
            words = match.group()
            ruled = amount and _RULE.search(passage.folded) is not None
            demand = (
                re.search(
                    r"\b(?:demand|homework|work|task|noise|prompts?|help|visits|adult)\b.{0,30}$",
                    passage.folded[: match.start()],
                )
                and amount
            )
            at_will = _AT_WILL.search(_sentence(passage.folded, Span(*match.span()))) is not None
            if not at_will and (facts.floored or ruled or (demand and "hours" not in passage.folded)):
                continue
            review_only = words.startswith(("subject to review", "kept under review"))
            yield passage, Span(*match.span()), not (review_only and amount)
        for match in _SETTING_STOPS.finditer(passage.folded):
            yield passage, Span(*match.span()), True
