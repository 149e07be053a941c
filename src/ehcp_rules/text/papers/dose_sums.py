"""Several doses as the one that they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from ehcp_rules.text.amounts import Dose

__all__ = ["together"]


def together(doses: Sequence[Dose]) -> Dose | None:
    """Two or more doses of one period as one total; None where their lengths or periods do not add up."""
    first = doses[0] if doses else None
    if first is None or len(doses) == 1:
        return None
    last = doses[-1]
    if last.period and all(one.minutes and not (one.times or one.period) for one in doses[:-1]):
        # "Maths, two hours, and English, an hour and a half, every week": the period is that of both.
        doses = [*(evolve(one, times=last.times, period=last.period, every=last.every) for one in doses[:-1]), last]
        first = doses[0]
    if first.period is None:
        return _in_all(doses)
    low = high = Fraction(0)
    for dose in doses:
        occasions = dose.occasions
        if dose.minutes is None or occasions is None or (dose.period, dose.every) != (first.period, first.every):
            return None
        low += dose.minutes[0] * occasions[0]
        high += dose.minutes[1] * occasions[1]
    return Dose(minutes=(low, high), period=first.period, span=first.span)


def _in_all(doses: Sequence[Dose]) -> Dose | None:
    """Doses without a period as what they come to: ninety minutes in autumn and again in spring are two of ninety."""
    first = doses[0]
    if any(dose.period or not dose.minutes for dose in doses):
        return None
    times = [dose.times or (Fraction(1), Fraction(1)) for dose in doses]
    if len({dose.minutes for dose in doses}) > 1:
        parts = [(dose.minutes or (Fraction(0), Fraction(0)), many) for dose, many in zip(doses, times, strict=True)]
        low, high = (sum(length[end] * many[end] for length, many in parts) for end in (0, 1))
        return Dose(minutes=(Fraction(low), Fraction(high)), span=first.span)
    low, high = (sum(many[end] for many in times) for end in (0, 1))
    return evolve(first, times=(Fraction(low), Fraction(high)))
