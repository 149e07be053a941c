"""Days as exports write them: ISO, day first, month first, with a month's name, with a time, or as a bare number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from ehcp_rules_adapters.dates import month_named
from ehcp_rules_adapters.sheets.grid import Value

__all__ = ["Order", "Orders", "day_of", "looks_like_days", "orders_in"]

Order = Literal["day-first", "month-first"]

_TIME = r"(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d{2}:?\d{2})?)?\Z"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME, re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})\Z")
_WORDED = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[- ](?:of )?([a-z]{3,9})\.?,?[- ](\d{4}|\d{2})" + _TIME, re.IGNORECASE
)
_YEAR_WORDED = re.compile(r"(\d{4})[- ]([a-z]{3,9})[- ](\d{1,2})" + _TIME, re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.0+)?\Z")
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 62_091
"""1970 to 2069 counted from 1900: a number outside is not taken for a day."""


@frozen
class Orders:
    """How many dates of two numbers can only be day first, can only be month first, or could be either."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0

    @property
    def order(self) -> Order:
        """The order to read in. Plans here are English, so that day first needs no proof."""
        return "month-first" if self.month_first > self.day_first else "day-first"

    @property
    def mixed(self) -> bool:
        """Whether both orders stand side by side, so that a date that could be either cannot be told."""
        return self.day_first > 0 and self.month_first > 0


def orders_in(values: Iterable[Value]) -> Orders:
    """Count the orders among the texts of one source."""
    day_first = month_first = either = 0
    for value in values:
        if isinstance(value, str) and (found := _NUMERIC.match(value.strip())):
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                day_first += 1
            elif second > 12 >= first:
                month_first += 1
            elif first != second:
                either += 1
    return Orders(day_first, month_first, either)


def looks_like_days(value: Value) -> bool:
    """Whether a value is a day, whichever way its numbers are ordered."""
    if isinstance(value, dt.date):
        return True
    if not isinstance(value, str) or not 6 <= len(value.strip()) <= 40:
        return False
    return day_of(value) is not None or day_of(value, "month-first") is not None


def day_of(
    value: Value, order: Order = "day-first", *, serials: bool = False, from_1904: bool = False
) -> dt.date | None:
    """The day that a value states; None where it states none. `serials` allows bare numbers as Excel counts days.

    A year of two digits is of this century up to 69.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value), from_1904) if serials else None
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if serials and _SERIAL.match(text):
        return _serial(float(text), from_1904)
    try:
        return _written(text, order)
    except ValueError:
        return None


def _written(text: str, order: Order) -> dt.date | None:
    if found := _ISO.match(text) or _COMPACT.match(text):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.match(text):
        first, second = int(found[1]), int(found[2])
        if order == "month-first":
            first, second = second, first
        return dt.date(_year(found[3]), second, first)
    if found := _WORDED.match(text):
        return dt.date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _YEAR_WORDED.match(text):
        return dt.date(int(found[1]), _month(found[2]), int(found[3]))
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text) if int(text) < 70 else 1900 + int(text)


def _month(name: str) -> int:
    month = month_named(name)
    if month is None:
        raise ValueError
    return month


def _serial(number: float, from_1904: bool) -> dt.date | None:
    if from_1904:
        number += 1_462
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return dt.date(1899, 12, 30) + dt.timedelta(days=int(number))
