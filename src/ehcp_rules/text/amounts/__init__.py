"""Amounts as exact numbers, so that two texts can be compared: doses, group sizes, adults, deadlines and durations.

`quantities` tells where a passage states an amount; this tells what the amount is. A dose joins the parts of one amount:
the length of a session, how many, and in what period. Everything works on folded text.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ehcp_rules.text.amounts.amount import Amount, Measured
from ehcp_rules.text.amounts.blocks import courses_told
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.doses import doses_of
from ehcp_rules.text.amounts.numbers import Bound, blanked, exact
from ehcp_rules.text.amounts.shorthand import in_plain_words
from ehcp_rules.text.amounts.single import single_amounts
from ehcp_rules.text.english.grammar import MONTH, NUMBER

__all__ = ["Amount", "Bound", "Dose", "Measured", "amounts_of"]

_NOT_AN_AMOUNT = re.compile(
    rf"\b(?:years?|stage|level|key stage|band|grade|section|page|tier|phase|aged?|age of|version|appendix"
    rf"|room|unit|score of|set) \d+(?: ?(?:-|to|and) ?\d+)?\b"
    rf"|\b\d+(?:\.\d+)? ?(?:%|per ?cent)|\b{NUMBER} per ?cent\b|£ ?[\d,.]+k?|\b\d{{1,2}}(?:st|nd|rd|th)? "
    rf"(?:{MONTH})\b|\b(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b|\b\d{{1,2}}[.:]\d\d\b(?! ?(?:hours?|hrs?)\b) ?(?:am|pm)?"
    rf"|\b\d{{1,2}} ?(?:am|pm|noon|o'clock)\b"
    rf"|\b{NUMBER} (?:out of|of|in) (?:every )?{NUMBER}\b(?! ?(?:minutes|mins|hours))"
    rf"|\b(?!1/2[- ]term)\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b"
    rf"|^ ?[a-z]{{1,4}}[/.-]\d{{1,2}}[a-z]?\b(?! ?(?:x\b|[a-z]*(?:minutes?|hours?|days?|weeks?|sessions?)\b))"
)


_SOME_OF_THEM = re.compile(
    rf"[,:(] ?(?:and )?(?:(?:{NUMBER}|(?:{NUMBER}|an?)(?: an)? (?:hours?|minutes|mins)) of (?:it|this|that|these|them|those|which)"
    rf"|of (?:these|them|which) {NUMBER})\b[^.;,]*"
)
"""`Six hours a week, four of these on Saturdays`: how what was told is spread."""
_UNITS = r"[ -](?:hours?|minutes?|days|lessons)"
_OF_A_KIND = r"(?: (?:nursery|school|taught|timetabled|college|weekly|funded)(?= ))?"
_OF_ALL = re.compile(
    rf"\b(?P<whole>{NUMBER})(?P<unit>[ -](?P<one>hour|minute|day|lesson)s?)"
    rf"(?: (?:out )?of (?:the|his|her|their|its) {NUMBER}(?:{_UNITS}|(?= in (?:each|every|a)\b))"
    rf"| out of {NUMBER}{_UNITS}| of {NUMBER}[ -](?P=one)s?)\b"
    rf"|\b(?P<bare>{NUMBER})(?: out)? of (?:the|his|her|their|its) {NUMBER}{_OF_A_KIND}(?={_UNITS}\b)"
)
"""`12 of his 15 hours`: the first number is the amount, the second only what it is out of; `six lessons of 60 minutes` are six."""
_OF_THOSE = re.compile(
    rf"\b(?P<n>{NUMBER})(?: out)? of (?:(?:the|his|her|their|its) {NUMBER}{_OF_A_KIND}|those|these) hours\b"
    r"(?! ?(?:a|per|each|every|in|over|across|weekly|of|at)\b)(?![^.;,]{0,40}\b(?:a|per|each|every) (?:[a-z]+ )?week\b)"
)
"""Hours out of those that a child has there are hours of a week, where no period is told."""
_SHARE_OF_HOURS = re.compile(
    rf"\b(?:(?P<percent>\d{{1,3}}) ?(?:%|per ?cent)|(?P<part>half|a third|a quarter|three[- ]quarters)) of "
    rf"(?:(?:the|his|her|their|its) )?(?P<hours>{NUMBER})[- ]hours?(?: [a-z]+)? (?:week|timetable)\b"
)
"""`Half of his 25-hour timetable`, `80% of her 15-hour nursery week`: so many hours a week."""
_PARTS = {"half": Fraction(1, 2), "a third": Fraction(1, 3), "a quarter": Fraction(1, 4)}
_BETWEEN = re.compile(rf"(\bbetween {NUMBER}) and ({NUMBER})\b")
"""`Between ten and fifteen` is a range like `ten to fifteen`; it keeps its length, so that places stay true."""


def amounts_of(folded: str) -> tuple[tuple[Dose, ...], tuple[Amount, ...]]:
    """The doses and the single amounts of one folded passage, in order; numbers of other kinds are left out."""
    plain = in_plain_words(folded)
    if "minute" in plain and " day" in plain:
        plain = _SHARED_OUT.sub(_shared_out, plain)
    alone = _OF_ALL.sub(_some_of_all, _of_a_weeks_hours(plain) if "hour" in plain else plain)
    whole = blanked(blanked(alone, _NOT_AN_AMOUNT), _SOME_OF_THEM)
    masked = _BETWEEN.sub(lambda found: f"{found[1]} to  {found[2]}", whole)
    courses: list[Amount] = []
    for told in courses_told(masked):
        if not any(told.span.overlaps(other.span) for other in courses):
            courses.append(told)
            masked = masked[: told.span.start] + " " * (told.span.end - told.span.start) + masked[told.span.end :]
    others, rest = single_amounts(plain, masked)
    singles = tuple(sorted((*courses, *others), key=lambda amount: amount.span))
    doses = tuple(dose for dose in doses_of(rest) if not _spread(rest, dose))
    return doses, singles


def _of_a_weeks_hours(folded: str) -> str:
    """The text with shares of the hours of a week told as hours a week; offsets stay true."""
    told = _OF_THOSE.sub(lambda found: f"{found['n']} hours a week".ljust(len(found[0]))[: len(found[0])], folded)
    return _SHARE_OF_HOURS.sub(_share, told)


def _share(found: re.Match[str]) -> str:
    """A share of the hours of a week as hours a week, as long as it was; as it stands where these are no round number."""
    part = Fraction(int(found["percent"]), 100) if found["percent"] else _PARTS.get(found["part"], Fraction(3, 4))
    hours, left = divmod(part * exact(found["hours"]) * 60, 60)
    told = f"{hours} hours" if not left else f"{hours}.5 hours" if left == _HALF_AN_HOUR else ""
    return f"{told} a week".ljust(len(found[0])) if told else found[0]


_HALF_AN_HOUR = 30
_SHARED_OUT = re.compile(
    rf"\b(?P<all>{NUMBER}) minutes\b[^.;,]{{0,60}}? (?:a|per|each|every) week"
    rf"(?P<again>, (?P<n>{NUMBER})(?: minutes)? (?:on )?(?:each|every) (?:school )?day)\b"
)


def _shared_out(found: re.Match[str]) -> str:
    """`Fifty minutes a week, ten on each day` without what only shares it out over the five days."""
    if exact(found["all"]) != _SCHOOL_DAYS * exact(found["n"]):
        return found[0]
    return found[0][: -len(found["again"])] + " " * len(found["again"])


_SCHOOL_DAYS = 5


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
