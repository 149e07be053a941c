"""How often whoever helps is trained, supervised or signed off: no amount of what the child gets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import MONTH, holds_any

if TYPE_CHECKING:
    from ehcp_rules.evidence import Span
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["of_the_training"]

_CUES = (
    "train",
    "coach",
    "supervis",
    "mentor",
    "accredit",
    "certif",
    "refresh",
    "updat",
    "sign",
    "show",
    "course",
    "cpd",
)
_OF_PEOPLE = (
    r"(?:re-?|up-?)?(?:trained|coached|supervised|mentored|accredited|certified|certificated|signed off|inducted|briefed"
    r"|skilled|refreshed)"
)
_OF_ANYTHING = (
    r"(?:shown|shown how|taught|updated|assessed|checked|observed|overseen|guided|instructed|prepared|monitored)"
)
"""What is done to people and to things alike."""
_TRAINS = (
    r"(?:trains?|supervises?|coach(?:es)?|mentors?|accredits?|certifies|signs? off|refresh(?:es)?|updates?|oversees?"
    r"|guides?|observes?|assess(?:es)?|checks?|instructs?|has trained|have trained|has coached)"
)
_NOUN = (
    r"(?:training|supervision|refreshers?|updates?|sign-?off|course|cpd|competenc(?:y|ies)|accreditation|certificates?"
    r"|certification|top-?up|induction|re-?training)"
)
_SELDOM = re.compile(rf"year|annual|term|autumn|spring|summer|month|quarter|{MONTH}")
_DONE_SELDOM = (
    r"(?:will|shall|must|reviews?|updates?|meets?|visits?|writes?|rewrites?|sends?|checks?|assesses|observes?|monitors?|advises?"
    r"|consults?|reports?|retests?|tests?|holds?|attends?|plans?|sets?|revises?|joins?|audits?|measures?|services?|replaces?)"
)
"""What is itself done once a term or a year, so that it takes the words for how often to itself."""
_MAIN_VERB = re.compile(r"(?<!who )(?<!and )\b(?:is|are|be|been|being|was|were|get|gets|has|have|had) (?:[a-z]+ly )?$")
_UP_TO_IT = rf"(?: (?!{_DONE_SELDOM}\b)[a-z0-9'/&-]+){{0,9}} $"
_TRAINED = re.compile(rf"\b{_OF_PEOPLE} $")
_TRAINED_BY = re.compile(rf"\b{_OF_PEOPLE}{_UP_TO_IT}")
_BY_WHOM = re.compile(rf"\b(?:whom?|that|which) (?:[a-z'-]+ ){{0,5}}?{_TRAINS}{_UP_TO_IT}")
_RIGHT_BEHIND = re.compile(
    rf"s?(?:,? \(?(?:(?:who|and) (?:is|are|has been|have been) )?{_OF_ANYTHING}"
    rf"| (?:the|an?|his|her|their|its) (?:[a-z'-]+ ){{1,4}}?{_TRAINS}){_UP_TO_IT}"
)
"""Behind a role, up to the words for how often: `a TA shown how each term`, `an LSA the therapist coaches each term`."""
_ASIDE = re.compile(rf"s?(?:,? \(|,? (?:with|having|whose) )(?=[^().;,|]*?\b{_NOUN}\b)[^().;,|]*")
"""Behind a role, what is said aside of its training: `(yearly update from the nurse)`, `with termly supervision`."""
_ENDS = re.compile(r"[.;,()|:](?= |$|(?<=[()|]))| - ")
_AS_FAR = 120
"""Characters between somebody and the words for how often they are trained."""


def of_the_training(passage: AnalysedPassage, amounts: Iterable[Quantity]) -> tuple[Span, ...]:
    """The frequencies of a passage that are those of somebody's training."""
    if not holds_any(passage.folded, _CUES):
        return ()
    often = [amount.span for amount in amounts if amount.kind is QuantityKind.FREQUENCY]
    return tuple(span for span in often if _trains(passage, span))


def _trains(passage: AnalysedPassage, often: Span) -> bool:
    folded = passage.folded
    start = max((end.end() for end in _ENDS.finditer(folded, max(0, often.start - _AS_FAR), often.start)), default=0)
    ahead = folded[start : often.start]
    seldom = _SELDOM.search(folded, often.start, often.end) is not None
    trained = (_TRAINED_BY if seldom else _TRAINED).search(ahead)
    if trained is not None and not _MAIN_VERB.search(ahead, 0, trained.start()):
        return True
    if seldom and _BY_WHOM.search(ahead):
        return True
    for hit in passage.hits_of("roles"):
        if hit.span.end <= often.start <= hit.span.end + _AS_FAR:
            aside = _ASIDE.match(folded, hit.span.end)
            if aside is not None and aside.end() >= often.end:
                return True
            if seldom and _RIGHT_BEHIND.fullmatch(folded, hit.span.end, often.start):
                return True
    return False
