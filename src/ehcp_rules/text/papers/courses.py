"""Courses: how many sessions a dose makes in all, and over how many weeks, from the other amounts of its statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from attrs import evolve

from ehcp_rules.text.amounts import Dose
from ehcp_rules.text.papers.advice import Statement

__all__ = ["as_whole", "sessions_in_all", "together", "weeks_in_all"]

_WEEKS: Mapping[str, Fraction] = MappingProxyType(
    {
        "school-day": Fraction(1, 5),
        "day": Fraction(1, 5),
        "week": Fraction(1),
        "fortnight": Fraction(2),
        "half-term": Fraction(6),
        "term": Fraction(12),
    }
)
"""Weeks of school in one of each period."""


def _only(statement: Statement, measures: str) -> Fraction | None:
    values = {amount.value for _, amount in statement.amounts if amount.measures == measures}
    return values.pop() if len(values) == 1 else None


def sessions_in_all(statement: Statement, dose: Dose) -> Fraction | None:
    """How many occasions a dose makes in all; None where its statement does not tell."""
    told = _only(statement, "sessions")
    if told is not None:
        return told
    if dose.period is None:
        return dose.times[0] if dose.times is not None else None
    weeks, occasions = _only(statement, "weeks"), dose.occasions
    if weeks is None or occasions is None or dose.period not in _WEEKS:
        return None
    return occasions[0] * weeks / _WEEKS[dose.period]


def weeks_in_all(statement: Statement, dose: Dose) -> Fraction | None:
    """Over how many weeks a dose is spread; None where its statement does not tell."""
    told = _only(statement, "weeks")
    if told is not None:
        return told
    sessions, occasions = _only(statement, "sessions"), dose.occasions
    if sessions is None or not occasions or not occasions[0] or dose.period is None or dose.period not in _WEEKS:
        return None
    return sessions / occasions[0] * _WEEKS[dose.period]


def as_whole(statement: Statement, dose: Dose) -> Dose | None:
    """A dose as all of its sessions, without a period; None where their number is not told."""
    sessions = sessions_in_all(statement, dose)
    return None if sessions is None else evolve(dose, times=(sessions, sessions), period=None, every=Fraction(1))


def together(doses: Sequence[Dose]) -> Dose | None:
    """Two or more doses of one period as one total; None where their lengths or periods do not add up."""
    first = doses[0] if doses else None
    if first is None or len(doses) == 1 or first.period is None:
        return None
    low = high = Fraction(0)
    for dose in doses:
        occasions = dose.occasions
        if dose.minutes is None or occasions is None or (dose.period, dose.every) != (first.period, first.every):
            return None
        low += dose.minutes[0] * occasions[0]
        high += dose.minutes[1] * occasions[1]
    return Dose(minutes=(low, high), period=first.period, span=first.span)
