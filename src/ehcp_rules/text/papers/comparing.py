"""Whether an amount in a plan is the amount that was advised, less or more, as exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from attrs import evolve

from ehcp_rules.text.amounts import Amount, Dose

__all__ = ["IN_A_YEAR", "Relation", "compare_amounts", "compare_doses", "same_weeks"]


class Relation(StrEnum):
    """How the plan's amount stands to the advised one; MISSING where what it is the amount of stands nowhere either."""

    EQUAL = "equal"
    MISSING = "missing"
    LESS = "less"
    MORE = "more"
    UNCLEAR = "unclear"


_Factor = tuple[Fraction, Fraction]


def _factors(**values: tuple[int | Fraction, int | Fraction]) -> Mapping[str, _Factor]:
    return MappingProxyType({name: (Fraction(low), Fraction(high)) for name, (low, high) in values.items()})


# How many of a period there are, lowest and highest: a school week has five days and a week seven, a school year has
# three terms, six half-terms and 36 to 39 weeks. Only where both ends agree is one amount called less or more.
_IN_A_WEEK = _factors(
    schoolday=(5, 5),
    day=(5, 7),
    week=(1, 1),
    fortnight=(Fraction(1, 2), Fraction(1, 2)),
    month=(Fraction(12, 52), Fraction(1, 4)),
)
IN_A_YEAR = _factors(
    schoolday=(180, 195),
    day=(180, 365),
    week=(36, 52),
    fortnight=(18, 26),
    month=(9, 12),
    quarter=(3, 4),
    halfterm=(6, 6),
    term=(3, 3),
    year=(1, 1),
    all=(1, 1),
)


def compare_doses(advised: Dose, planned: Dose) -> Relation:
    """How a planned dose stands to an advised one: by time in a comparable period, else part by part."""
    advised, planned = _in_minutes(advised, planned), _in_minutes(planned, advised)
    often = _often(advised, planned)
    if advised.minutes and planned.minutes:
        ours, theirs = _total(advised), _total(planned)
        in_all = advised.times or ours == theirs or planned.noun in _IN_MINUTES
        if ours and theirs and not (advised.period or planned.period) and in_all:
            relation = _order(ours, theirs)
        elif often is None or advised.occasions is None or planned.occasions is None:
            length = _order(advised.minutes, planned.minutes)
            relation = length if often is None or length is not Relation.EQUAL else often
        else:
            relation = _product(advised, planned)
    elif advised.minutes:
        relation = Relation.LESS
    elif planned.minutes:
        relation = Relation.LESS if often is Relation.LESS else Relation.MORE
    else:
        relation = often or Relation.UNCLEAR
    if relation is Relation.EQUAL and planned.bound == "ceiling" and advised.bound != "ceiling":
        return Relation.LESS
    return relation


_A_DAY = (Fraction(300), Fraction(390))
"""Minutes of a day's work or training: five hours to six and a half."""
_A_MORNING = (Fraction(150), Fraction(210))
_IN_MINUTES: Mapping[str, _Factor] = MappingProxyType({"day": _A_DAY, "morning": _A_MORNING, "afternoon": _A_MORNING})


def _in_minutes(dose: Dose, other: Dose) -> Dose:
    """Days as minutes where the other side tells minutes: three hours of training are less than a day of it."""
    if dose.minutes or not other.minutes or dose.noun not in _IN_MINUTES:
        return dose
    return evolve(dose, minutes=_IN_MINUTES[dose.noun])


def _total(dose: Dose) -> _Factor | None:
    """All the minutes of a dose that has no period: fifteen hours are fifteen sessions of one hour."""
    return dose.minutes and _times(dose.minutes, dose.times or (Fraction(1), Fraction(1)))


def _often(advised: Dose, planned: Dose) -> Relation | None:
    """How the number of occasions compares; None when neither side tells it."""
    a, p = advised.occasions, planned.occasions
    once = (Fraction(1), Fraction(1))
    if a is None and p is None:
        return None
    if a is None:
        return Relation.EQUAL if p == once and planned.period is None else Relation.MORE
    if p is None:
        return Relation.EQUAL if a == once and advised.period is None else Relation.LESS
    if advised.period and not planned.period:
        # A number of occasions with no period is a whole: it can only be held against a whole year's.
        return (
            Relation.LESS
            if _per_year(advised)[0] > p[1] or advised.period not in ("term", "half-term", "year")
            else _scaled(a, p, advised, planned)
        )
    return _scaled(a, p, advised, planned)


def _product(advised: Dose, planned: Dose) -> Relation:
    a, p = advised.occasions, planned.occasions
    if a is None or p is None or advised.minutes is None or planned.minutes is None:
        return Relation.UNCLEAR
    if (advised.period is None) != (planned.period is None):
        often, length = _often(advised, planned), _order(advised.minutes, planned.minutes)
        return length if often in (None, Relation.EQUAL) else often or Relation.UNCLEAR
    return _scaled(_times(a, advised.minutes), _times(p, planned.minutes), advised, planned)


def _times(one: _Factor, other: _Factor) -> _Factor:
    return one[0] * other[0], one[1] * other[1]


def _scaled(a: _Factor, p: _Factor, advised: Dose, planned: Dose) -> Relation:
    """Compare amounts per period after bringing the two periods to one."""
    ours, theirs = _name(advised), _name(planned)
    if ours == theirs:
        return _order(a, p)
    for table in (_IN_A_WEEK, IN_A_YEAR):
        if ours in table and theirs in table:
            low_a, high_a = a[0] * table[ours][0], a[1] * table[ours][1]
            low_p, high_p = p[0] * table[theirs][0], p[1] * table[theirs][1]
            return Relation.LESS if high_p < low_a else Relation.MORE if low_p > high_a else Relation.EQUAL
    return Relation.UNCLEAR


def _name(dose: Dose) -> str:
    return (dose.period or "all").replace("-", "")


def _per_year(dose: Dose) -> _Factor:
    occasions = dose.occasions or (Fraction(0), Fraction(0))
    return _times(occasions, IN_A_YEAR.get(_name(dose), (Fraction(0), Fraction(0))))


def _order(advised: _Factor, planned: _Factor) -> Relation:
    """What the plan is sure to give is held against what the advice is sure to ask."""
    if planned[0] < advised[0]:
        return Relation.LESS
    return Relation.MORE if planned[1] > advised[1] else Relation.EQUAL


def _distance(advised: Amount, planned: Amount) -> Relation:
    """A limit must not be further off nor a least distance shorter; another exact distance is a change, not more or less."""
    a, p = advised.value, planned.value
    if advised.bound == "ceiling":
        return Relation.LESS if p > a else Relation.EQUAL
    if advised.bound == "floor":
        return Relation.LESS if p < a or planned.bound == "ceiling" else Relation.EQUAL
    return Relation.EQUAL if p == a and planned.bound != "ceiling" else Relation.UNCLEAR


def same_weeks(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers of weeks are one time: thirteen weeks are three months, which count as twelve."""
    return one == other or 13 * min(one, other) == 12 * max(one, other)


def compare_amounts(advised: Amount, planned: Amount) -> Relation:
    """How a single planned amount stands to an advised one of the same measure."""
    a, p = advised.value, planned.value
    match advised.measures:
        case "group":
            return Relation.LESS if p > a else Relation.EQUAL
        case "deadline":
            return Relation.LESS if p > a else Relation.EQUAL
        case "within":
            return Relation.LESS if p > a else Relation.MORE if p < a else Relation.EQUAL
        case "level" | "print":
            return Relation.LESS if p < a else Relation.EQUAL
        case "scope" | "event":
            return Relation.EQUAL
        case "ahead":
            return Relation.LESS if p < a else Relation.EQUAL
        case "weeks" if same_weeks(a, p):
            return Relation.EQUAL
        case "metres":
            return _distance(advised, planned)
        case "clock":
            # Another hour is a change, but neither more nor less.
            return Relation.EQUAL if p == a else Relation.UNCLEAR
        case _:
            if p == a and planned.bound == "ceiling" and advised.bound != "ceiling":
                return Relation.LESS
            return Relation.LESS if p < a else Relation.MORE if p > a else Relation.EQUAL
