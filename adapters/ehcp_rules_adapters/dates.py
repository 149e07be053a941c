"""Days as English documents write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

__all__ = ["dated", "dates_in", "month_named", "parse_date"]

_MONTHS = {
    month: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for month in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = rf"(?P<y1>\d{{4}})\s?[-/.]\s?(?P<m1>\d{{1,2}})\s?[-/.]\s?(?P<d1>\d{{1,2}}){_CLOCK}(?!\d)"
_NUMERIC = r"(?P<d2>\d{1,2})\s?(?P<s2>[/.-])\s?(?P<m2>\d{1,2})\s?(?P=s2)\s?(?P<y2>\d{4}|\d{2})(?![\d/])"
_WORDED = (
    rf"(?P<d3>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+of)?[\s./-]*(?P<m3>{_MONTH})\b\.?,?[\s./-]*"
    r"(?:(?P<y3>\d{4})|['’]?(?P<s3>\d{2}))(?!\d)"
)
_MONTH_FIRST = rf"\b(?P<m4>{_MONTH})\b\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})(?!\d)"
_ANY = re.compile(rf"(?<![\d/])(?:{_ISO}|{_NUMERIC}|{_WORDED}|{_MONTH_FIRST})")
LONGEST = 80
"""A field longer than this says more than a day, and is not read as one."""

CENTURY = 50
"""Years of two figures below this are of this century: nobody with a plan was born before 1950."""


def month_named(name: str) -> int | None:
    """The month (1 to 12) of an English name, in full or cut to three letters or more (Sept, jan.); None for other words."""
    short = name.lower().removesuffix(".")
    return next((n for full, n in _MONTHS.items() if len(short) >= 3 and full.startswith(short)), None)


def parse_date(text: str) -> dt.date | None:
    """The one day that a field states, such as 2026-09-01, 01/09/26 (day first), 1st of Sept 2026 or Tue 1 September 2026.

    None where it states none, or several that differ.
    """
    folded = " ".join(text.lower().split())
    found = set(_found(folded)) if len(folded) <= LONGEST else set()
    return next(iter(found)) if len(found) == 1 and None not in found else None


def dates_in(text: str) -> tuple[dt.date, ...]:
    """The days that a text states, each once, in order."""
    folded = " ".join(text.lower().split())
    return tuple(dict.fromkeys(day for day in _found(folded) if day is not None))


def dated(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """Each day of a text with where it begins and ends."""
    for found in _ANY.finditer(text.lower()):
        if (day := _day(found)) is not None:
            yield found.start(), found.end(), day


def _found(folded: str) -> Iterator[dt.date | None]:
    """Each day of a folded text; None for figures in the shape of a day that is in no calendar."""
    return (_day(found) for found in _ANY.finditer(folded))


def _day(found: re.Match[str]) -> dt.date | None:
    parts = {name[0]: value for name, value in found.groupdict().items() if value is not None and name != "s2"}
    month = parts["m"]
    year = int(parts.get("y") or parts["s"])
    if year < 100:
        year += 2000 if year < CENTURY else 1900
    try:
        return dt.date(year, _MONTHS.get(month) or int(month), int(parts["d"]))
    except ValueError:
        return None
