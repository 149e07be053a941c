"""One dose: the length of a session, how many, and in what period, as exact numbers."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.numbers import Bound

__all__ = ["ONCE", "Dose"]

ONCE = (Fraction(1), Fraction(1))


@frozen(kw_only=True)
class Dose:
    """How long (`minutes`, as lowest and highest), how many (`times`) and in what `period`.

    `every` is the number of periods between two occasions (2 for every other week). A part that is not stated is None;
    a period that stands alone means once in it.
    """

    minutes: tuple[Fraction, Fraction] | None = None
    times: tuple[Fraction, Fraction] | None = None
    period: str | None = None
    every: Fraction = Fraction(1)
    bound: Bound = "exact"
    noun: str = ""
    span: Span = field(default=Span(0, 0))

    @property
    def occasions(self) -> tuple[Fraction, Fraction] | None:
        """How many occasions, lowest and highest, in one `period`; without a period in all; None when that is not told."""
        if self.times is None and self.period is None:
            return None
        low, high = self.times or ONCE
        return low / self.every, high / self.every

    @property
    def is_amount(self) -> bool:
        """Whether it says how much or how often: `in each lesson` alone says when."""
        spaced = self.times is not None or self.every != 1 or self.period not in _OCCASIONS
        return self.minutes is not None or bool(self.noun) or (self.period is not None and spaced)


_OCCASIONS = ("hour", "lesson", "session", "occasion")
