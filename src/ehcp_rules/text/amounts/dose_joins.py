"""Which parts of a sentence are of one dose, and the dose that two of them make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import ONCE, Dose

__all__ = [
    "AGAIN",
    "EACH_TIME",
    "counts_lengths",
    "in_brackets",
    "joined",
    "joins",
    "of_another_act",
    "only_on_which_day",
]

AGAIN = re.compile(r"\band (?:then )?(?:again|another|a (?:further|second))\b")
EACH_TIME = re.compile(r" (?:[a-z]+ ){0,4}?(?:each time|(?:on|for) each occasion|(?:a|each|every) visit)\b")
_APART = re.compile(r"\bthen\b|\bplus\b|[,;] and (?!is\b|are\b|each\b)")
_ANOTHER_ACT = re.compile(
    r"\band (?:will|should|must|to)\b|\band an? (?!further |second |third )(?:[a-z-]+ ){1,3}(?:of|for|lasting) $"
)
_IN_TOTAL = re.compile(r"\btotal of $")
"""`Weekly, to a total of 20 hours`: the hours are not those of a week."""
_LONGEST_DAY = 600
_MOST: Mapping[str, int] = MappingProxyType({"week": 2400, "fortnight": 4800})
"""Minutes that a week of school may hold."""
_IN_EACH = ("every ", "each ", "in each ", "in every ", "on each ", "on every ", "per ", "annual ")
_OVER_SO_MANY = re.compile(r",? (?:over|across|as|divided (?:into|between)) ")
_LONGER = ("month", "half-term", "term", "year")


def of_another_act(dose: Dose, part: Dose, after: Dose | None, folded: str) -> bool:
    """`Rings him each day and will see him for an hour once a week`, `and a call of an hour`: it goes with what follows."""
    if dose.minutes or not dose.period or not part.minutes or after is None or after.minutes or not after.period:
        return False
    return _ANOTHER_ACT.search(folded, dose.span.end, part.span.start) is not None and not _APART.search(
        folded, part.span.end, after.span.start
    )


def only_on_which_day(dose: Dose, part: Dose, after: Dose | None, folded: str) -> bool:
    """`On Saturdays: six hours a month`: the day tells when, and the period behind the length how often."""
    if dose.minutes or dose.times != ONCE or dose.period != "week" or not part.minutes or part.period or after is None:
        return False
    close = after.span.start - part.span.end <= 1
    return close and after.period in _LONGER and folded[dose.span.end : part.span.start] in (": ", ", ", " for ")


def in_brackets(dose: Dose, part: Dose, after: Dose | None, folded: str) -> bool:
    """`Each morning (15 hours weekly)`: what stands in brackets tells the amount, and the words before them only when."""
    if dose.minutes or dose.times or not part.minutes or after is None or not after.period:
        return False
    return folded[dose.span.end : part.span.start].strip() == "("


def counts_lengths(dose: Dose, part: Dose, after: Dose | None) -> bool:
    """`Ten hours a year, two 90-minute workshops among them`: a number that stands before a length counts what is so long."""
    own = bool(part.noun) and after is not None and after.minutes is not None
    return own and dose.minutes is not None and after is not None and after.span.start - part.span.end <= 1


def joins(dose: Dose, part: Dose, folded: str, furthest: int) -> bool:
    """Whether a part goes with the dose before it: of another kind than its parts, near enough, and not told apart."""
    between = folded[dose.span.end : part.span.start]
    if part.minutes is not None and dose.minutes is None and EACH_TIME.match(folded, part.span.end):
        return True
    if (
        len(between) > furthest
        or _APART.search(between)
        or (part.minutes and dose.period and _IN_TOTAL.search(between))
    ):
        return False
    if part.minutes is not None and part.minutes[0] > _MOST.get(dose.period or "", part.minutes[0]):
        # "Meets him weekly, providing 54 hours": nobody has these in a week.
        return False
    if part.minutes is not None:
        return dose.minutes is None and not (dose.period and AGAIN.search(between))
    if part.period == dose.period == "occasion" and part.times is None and dose.minutes is None:
        # "For every transfer, each transfer taking a quarter of an hour."
        return True
    if part.period is not None:
        return dose.period is None and (part.times is None or dose.times is None)
    # "Every week … three sessions", "Weekly: three sessions": of each week. "Weekly, three sessions" may be three in all.
    of_each = dose.period is None or between == ": " or folded.startswith(_IN_EACH, dose.span.start)
    # "Ten words a week, over three slots": of each week too.
    of_each = of_each or (dose.minutes is None and _OVER_SO_MANY.fullmatch(between) is not None)
    return dose.times is None and of_each


def joined(dose: Dose, part: Dose) -> Dose:
    """The dose that two parts make."""
    both = evolve(
        dose,
        minutes=dose.minutes or part.minutes,
        times=dose.times or part.times,
        period=dose.period or part.period,
        every=part.every if part.period else dose.every,
        bound=part.bound if dose.bound == "exact" else dose.bound,
        noun=dose.noun or part.noun,
        span=Span(min(dose.span.start, part.span.start), max(dose.span.end, part.span.end)),
    )
    if both.noun == "day" and both.times and both.times[0] > 1 and (both.minutes or (0,))[0] > _LONGEST_DAY:
        # "Three days a week (18 hours)": the hours are those of all days.
        both = evolve(both, times=None)
    # "20 days, 6 hours a day": the second day says what one of the twenty is.
    return evolve(both, period=None) if both.noun and both.noun == both.period else both
