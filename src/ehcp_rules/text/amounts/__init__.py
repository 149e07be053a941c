"""Amounts as exact numbers, so that two texts can be compared: doses, group sizes, adults, deadlines and durations.

`quantities` tells where a passage states an amount; this tells what the amount is. A dose joins the parts of one amount:
the length of a session, how many, and in what period. Everything works on folded text.
"""

from __future__ import annotations

import re

from ehcp_rules.text.amounts.blocks import courses_told
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.doses import doses_of
from ehcp_rules.text.amounts.numbers import Bound, blanked
from ehcp_rules.text.amounts.single import Amount, Measured, single_amounts
from ehcp_rules.text.english.grammar import MONTHS, NUMBER

__all__ = ["Amount", "Bound", "Dose", "Measured", "amounts_of"]

_NOT_AN_AMOUNT = re.compile(
    rf"\b(?:years?|stage|level|key stage|band|grade|section|page|tier|phase|aged?|age of|version|appendix"
    rf"|room|unit|score of|set) \d+(?: ?(?:-|to|and) ?\d+)?\b"
    rf"|\b\d+(?:\.\d+)? ?(?:%|per ?cent)|\b{NUMBER} per ?cent\b|£ ?[\d,.]+k?|\b\d{{1,2}}(?:st|nd|rd|th)? "
    rf"(?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b|\b\d{{1,2}}[.:]\d\d ?(?:am|pm)?"
    rf"|\b\d{{1,2}} ?(?:am|pm|noon|o'clock)\b"
    rf"|\b{NUMBER} (?:out of|of|in) (?:every )?{NUMBER}\b(?! ?(?:minutes|mins|hours))"
    rf"|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b"
)


_UNITS = r"[ -](?:hours?|minutes?|days|lessons)"
_OF_ALL = re.compile(
    rf"\b(?P<whole>{NUMBER})(?P<unit>[ -](?P<one>hour|minute|day|lesson)s?)"
    rf"(?: (?:out )?of (?:the|his|her|their|its) {NUMBER}{_UNITS}| out of {NUMBER}{_UNITS}| of {NUMBER}[ -](?P=one)s?)\b"
    rf"|\b(?P<bare>{NUMBER})(?: out)? of (?:the|his|her|their|its) {NUMBER}(?={_UNITS}\b)"
)
"""`12 of his 15 hours`: the first number is the amount, the second only what it is out of; `six lessons of 60 minutes` are six."""
_BETWEEN = re.compile(rf"(\bbetween {NUMBER}) and ({NUMBER})\b")
"""`Between ten and fifteen` is a range like `ten to fifteen`; it keeps its length, so that places stay true."""


def amounts_of(folded: str) -> tuple[tuple[Dose, ...], tuple[Amount, ...]]:
    """The doses and the single amounts of one folded passage, in order; numbers of other kinds are left out."""
    alone = _OF_ALL.sub(_some_of_all, folded)
    masked = _BETWEEN.sub(lambda found: f"{found[1]} to  {found[2]}", blanked(alone, _NOT_AN_AMOUNT))
    courses: list[Amount] = []
    for told in courses_told(masked):
        if not any(told.span.overlaps(other.span) for other in courses):
            courses.append(told)
            masked = masked[: told.span.start] + " " * (told.span.end - told.span.start) + masked[told.span.end :]
    others, rest = single_amounts(folded, masked)
    singles = tuple(sorted((*courses, *others), key=lambda amount: amount.span))
    doses = tuple(dose for dose in doses_of(rest) if not _spread(rest, dose))
    return doses, singles


def _some_of_all(found: re.Match[str]) -> str:
    """The amount without what it is out of, as long as it was: its unit stays before the period that follows."""
    unit = found["unit"] or ""
    return (found["whole"] or found["bare"]).ljust(len(found[0]) - len(unit)) + unit


def _spread(folded: str, dose: Dose) -> bool:
    """`spread across the year` tells no more than that; it counts only beside a number."""
    return (
        dose.times is None
        and dose.minutes is None
        and folded.startswith(("in the", "over the", "across the", "during the", "in one"), dose.span.start)
    )
