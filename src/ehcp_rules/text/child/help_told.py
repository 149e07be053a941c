"""Help by a person that a passage tells of: of which kind, how much a week, and whether it may be past, or given now and then."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.weekly import WeeklyAmount, hours_of_support, hours_stated
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stems

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = [
    "at_all_times",
    "ended",
    "goes_on",
    "hours_of_help",
    "maybe_not_planned",
    "paid_help",
    "provides",
    "tells_help",
]

_THROUGHOUT = re.compile(
    r"\b(?:at all times|throughout|all day|full[- ]time|every lesson|all lessons|whole (?:day|week)|constant\w*|continuous\w*)\b"
)
_HELP = re.compile(
    r"\b(?:support\w*|one[- ]to[- ]one|1:1|2:1|assistants?|adults?|tas?|lsas?|keyworker|mentor\w*|access to"
    r"|small[- ]group|supervision|\w*therap\w+)\b"
)
_NOT_PLANNED = re.compile(
    r"\b(?:had|was|were|used to|previously|last (?:year|term)"
    r"|until (?:[a-z]+ ){0,4}(?:left|moved|closed|ended|stopped|began|started)"
    r"|at (?:his|her|their) (?:last|previous|former)|in the past|at present"
    r"|currently|has had|receiv(?:es|ed|ing)|gets)\b"
)
_ENDED = re.compile(
    r"\b(?:until|before|previously|in the past|at (?:his|her|their) (?:last|previous|former) [a-z]+)\b[^.;]{0,60}? "
    r"(?:had|was given|got|received)\b(?! to\b)|\bused to (?:have|get|receive|be given)\b"
    r"|\b(?:had|received|got|was given)\b[^.]{0,160}?\b(?:ended|stopped|ceased|was withdrawn|came to an end)\b"
)
_STILL = re.compile(r"\b(?:now|still|since|needs?|requires?|continues?|same|has|have)\b")
"""What shows that the help goes on, or that other help took its place."""
_MOST_HOURS = 20
_PAID = ("personal assistant", "short break", "respite", "enabler", "carer", "support worker")


def tells_help(passage: AnalysedPassage, span: Span) -> bool:
    """Whether words of a passage name help by a person."""
    return _HELP.search(passage.folded, span.start, span.end) is not None


def provides(amount: WeeklyAmount, passage: AnalysedPassage, span: Span, other: AnalysedPassage) -> bool:
    """Whether a passage of the provision states the same amount for help of the same kind."""
    same = any(theirs.unit == amount.unit and theirs.value == amount.value for theirs in other.weekly)
    if not same and not (amount.unit == "hours" and amount.value in hours_stated(other.folded)):
        return False
    kinds = set(_HELP.findall(passage.folded, span.start, span.end)) & set(_HELP.findall(other.folded))
    both = tells_help(passage, span) and tells_help(other, Span(0, len(other.folded)))
    return bool(kinds) or both or bool(stems(content_words(passage.folded[span.start : span.end])) & other.stems)


def hours_of_help(provisions: Iterable[AnalysedPassage]) -> list[Fraction]:
    """The hours a week of each passage of the provision that names help by a person."""
    return [
        amount.value
        for passage in provisions
        if tells_help(passage, Span(0, len(passage.folded)))
        for amount in hours_of_support(passage.folded, passage.weekly)
    ]


def at_all_times(passage: AnalysedPassage, span: Span) -> bool:
    """Whether words of a passage tell of help that never stops."""
    return _THROUGHOUT.search(passage.folded, span.start, span.end) is not None


def goes_on(passage: AnalysedPassage) -> bool:
    """Whether a passage tells of help through the whole day, or for most hours of a school week."""
    everything = Span(0, len(passage.folded))
    return at_all_times(passage, everything) or any(
        amount.unit == "hours" and amount.value >= _MOST_HOURS for amount in passage.weekly
    )


def maybe_not_planned(passage: AnalysedPassage, span: Span) -> bool:
    """Whether words of a passage may tell of help that was given, or is given already, and not of help that is to be."""
    return _NOT_PLANNED.search(passage.folded, span.start, span.end) is not None


def ended(passage: AnalysedPassage, span: Span) -> bool:
    """Whether words of a passage tell of help that the child had once."""
    past = _ENDED.search(passage.folded, span.start, span.end)
    return past is not None and _STILL.search(passage.folded, span.start, span.end) is None


def paid_help(passage: AnalysedPassage) -> tuple[str, ...]:
    """The words of a passage for help that a direct payment may buy."""
    return tuple(words for words in _PAID if words in passage.folded)
