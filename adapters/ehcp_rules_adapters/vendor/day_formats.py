"""Dates in a vendor's own format, written as `DD/MM/YYYY` or `D MMM YY`."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable

from ehcp_rules_adapters.dates import month_named, parse_date

__all__ = ["day_in", "format_problem"]

_TOKENS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<year>\d{2})",
    "MMMM": r"(?P<name>[a-z]{3,9})\.?",
    "MMM": r"(?P<name>[a-z]{3,9})\.?",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
}
_TOKEN = re.compile("YYYY|YY|MMMM|MMM|MM|M|DD|D|[A-Za-z]+|.", re.DOTALL)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?\Z", re.IGNORECASE)
"""A time of day behind a date is not read: these exports give days, and the clock that they add to them is midnight."""


def format_problem(written: str) -> str:
    """What is wrong with a format, in words for the author of a mapping; empty when it is one."""
    try:
        names = set(_pattern(written).groupindex)
    except (ValueError, re.error):
        return "holds something twice, or letters that stand for nothing"
    if "day" in names and "year" in names and names & {"month", "name"}:
        return ""
    return "does not hold a day (D, DD), a month (M, MM, MMM) and a year (YY, YYYY)"


def day_in(text: str, formats: Iterable[str]) -> dt.date | None:
    """The day that a text states in one of the formats, or in the usual ways when there is none; otherwise None.

    A time of day behind it is left out.
    """
    text = text.strip()
    bare = _CLOCK.sub("", text)
    formats = tuple(formats)
    if not formats:
        return parse_date(text) or parse_date(bare)
    for written in formats:
        for shape in (text, bare):
            if found := _pattern(written).fullmatch(shape.lower()):
                return _day(found)
    return None


def _day(found: re.Match[str]) -> dt.date | None:
    parts = found.groupdict()
    month = month_named(parts["name"]) if "name" in parts else int(parts["month"])
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000  # no plan, and nobody with one, is older than that
    try:
        return None if month is None else dt.date(year, month, int(parts["day"]))
    except ValueError:
        return None


@functools.lru_cache(maxsize=64)
def _pattern(written: str) -> re.Pattern[str]:
    made = []
    for token in _TOKEN.findall(written):
        if token not in _TOKENS and token.isalpha():
            raise ValueError(token)
        made.append(_TOKENS.get(token) or re.escape(token))
    return re.compile("".join(made))
