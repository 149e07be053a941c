"""The form of a single amount: one number that stands by itself, with what it measures."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.numbers import Bound

__all__ = ["Amount", "Measured"]

Measured = Literal[
    "group",
    "adults",
    "sessions",
    "within",
    "weeks",
    "deadline",
    "clock",
    "scope",
    "metres",
    "pounds",
    "extra time",
    "ahead",
    "early",
    "event",
    "level",
    "things",
    "share",
    "print",
]
"""What a single amount measures: the most learners in a group, the adults present, sessions in all (`ten weekly
sessions`), days within which something is done, weeks that it lasts, the day (as an ordinal) by which it is done, the
minute of the day at which it happens, that it holds all the time, a distance, a sum of money, the per cent of extra
time, days ahead of an event, minutes before the others, (of value 0) that it happens before a time named by no date,
the level of a qualification, how many there are of a piece of equipment, the per cent of a timetable, or the least size
of print in points."""


@frozen
class Amount:
    """One number that stands by itself, with what it measures."""

    measures: Measured
    value: Fraction
    span: Span
    bound: Bound = "exact"
