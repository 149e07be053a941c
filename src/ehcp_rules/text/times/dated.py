"""Dates that a statement gives for what it reports: days, months, seasons and years, each with the last day it can mean."""

from __future__ import annotations

import datetime as dt
import re

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH_CUT, MONTHS

__all__ = [
    "StatedDate",
    "confirmed_on",
    "day_of_birth",
    "kept_for_history",
    "months_between",
    "stated_dates",
    "tells_what_lasts",
]

_STATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH_CUT})\.?,? (?P<year>20\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:20)?\d\d)\b"
    r"|\b(?P<season>autumn|spring|summer)(?: half)?(?: term)?,? (?:of )?(?P<season_year>20\d\d)\b"
    r"|\b(?P<only>20\d\d)\b"
)
_FIGURES = re.compile(r"\d[\d/.]\d")
"""What every date holds: a search for a digit is quick."""
_BEFORE_FIGURES = 40
"""More characters than a date takes before its figures."""
_SEASON_END = {"autumn": (12, 31), "spring": (4, 30), "summer": (8, 31)}


@frozen(order=True)
class StatedDate:
    """Words that give a date and the last day they can mean; `precise` is false for a year alone."""

    span: Span
    last_day: dt.date
    precise: bool = True


def stated_dates(folded: str) -> tuple[StatedDate, ...]:
    """The dates of a folded passage in order of place. A day that no calendar has is left out."""
    found = []
    figures = _FIGURES.search(folded)
    for match in _STATED.finditer(folded, max(0, figures.start() - _BEFORE_FIGURES)) if figures else ():
        day = _last_day(match)
        if day is not None:
            found.append(StatedDate(Span(*match.span()), day, match.group("only") is None))
    return tuple(found)


def _last_day(match: re.Match[str]) -> dt.date | None:
    if match.group("season"):
        return dt.date(int(match.group("season_year")), *_SEASON_END[match.group("season")])
    if match.group("only"):
        return dt.date(int(match.group("only")), 12, 31)
    if match.group("month"):
        year = int(match.group("year"))
        month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == match.group("month")[:3])
        day = match.group("day")
    else:
        written = int(match.group("y"))
        year, month, day = written + 2000 if written < 100 else written, int(match.group("m")), match.group("d")
    try:
        if day is not None:
            return dt.date(year, month, int(day))
        following = dt.date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None
    return following - dt.timedelta(days=1)


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Whole calendar months from one day to a later one; negative when the first is the later."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


_LASTS = re.compile(
    r"\b(?:diagnos\w*|registered|registration|certificate|certified|genetic\w*|confirmed|born|birth|surgery|operation|history"
    r"|kept for|for reference)\b"
)


def tells_what_lasts(folded: str) -> bool:
    """Whether a folded text tells of something that stays true however old its date: a diagnosis, a registration, an event."""
    return _LASTS.search(folded) is not None


_KEPT = re.compile(
    r"\b(?:kept|listed|included|held|here) (?:only )?for (?:the |its |his |her |their )?(?:history|reference|records?|background)\b"
    r"|\bsuperseded\b(?! (?:the|that|his|her|their|an?|k\d)\b)"
    r"|\bhistoric(?:al)? (?:reports?|advice|letters?|assessments?|documents?|papers?|entr(?:y|ies))\b|\(historic(?:al)?\)"
    r"|[,:–-] historic(?:al)?$"
)


def kept_for_history(folded: str) -> bool:
    """Whether a folded entry says that it is listed for the history and not for what is true today."""
    return _KEPT.search(folded) is not None


_CONFIRMED = re.compile(
    r"\b(?:still|again|remains?|(?:re-?)?confirmed(?: as)?|found to be|agreed(?: as)?|judged) (?:to be )?"
    r"(?:agreed|accurate|current|valid|true|correct|holds?|applies|sufficient|unchanged|up to date|confirmed|the same)\b"
    r"|\bstill (?:holds|stands|applies|describes)\b"
    r"|\b(?:re-?affirmed|re-?confirmed|updated by (?:letter|email|phone|telephone))\b"
)


def confirmed_on(folded: str) -> dt.date | None:
    """The last day that an entry names on which it was said still to hold (`still agreed at the review of May 2026`), if any."""
    said = _CONFIRMED.search(folded)
    days = [date.last_day for date in stated_dates(folded) if date.precise] if said else []
    return max(days, default=None)


_BORN = re.compile(r"\b(?:date of birth|d\.?o\.?b\b\.?|born(?: on)?)[^\d.;]{0,12}(?=\d)")
_LONGEST = 25


def day_of_birth(folded: str) -> StatedDate | None:
    """The day of birth that a text gives, with its place, if it gives one in full."""
    found = _BORN.search(folded)
    dates = stated_dates(folded[found.end() : found.end() + _LONGEST]) if found else ()
    if (
        found is None
        or not dates
        or dates[0].span.start
        or not dates[0].precise
        or not _A_DAY.match(folded, found.end())
    ):
        return None
    return StatedDate(Span(found.start(), found.end() + dates[0].span.end), dates[0].last_day)


_A_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [a-z]|\d{1,2}[/.]\d{1,2}[/.]\d")
