"""The ages and school years that a child may have on the days that a text speaks of, and how far a statement lies outside them."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ehcp_rules.plan import age_on, school_year_of
from ehcp_rules.text.times.phases import PhaseSeen

__all__ = ["Stage"]


@frozen
class Stage:
    """The lowest and the highest age, and the lowest and the highest school year (Reception is 0), that are possible."""

    ages: tuple[int, int]
    years: tuple[int, int]

    @classmethod
    def between(cls, born: dt.date, first: dt.date, last: dt.date) -> Stage:
        """The stage of a child born on a day, from a first day to a last."""
        return cls((age_on(born, first), age_on(born, last)), (school_year_of(born, first), school_year_of(born, last)))

    def years_off(self, seen: PhaseSeen) -> int:
        """How many years a statement lies outside what is possible; what is still to come is never too high."""
        low, high = self.ages if seen.kind == "age" else self.years
        return max(0, low - seen.high, 0 if seen.to_come else seen.low - high)
