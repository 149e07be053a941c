"""What the words of a time bound mean: the last day they allow for this child, how long they run, or the age they name."""

from __future__ import annotations

import datetime as dt
import re

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.plan import Learner
from ehcp_rules.text.english.grammar import MONTH, MONTHS, NUMBER, any_of, number_of

__all__ = ["TimeBound", "bound_of"]


@frozen
class TimeBound:
    """Words that bound an outcome in time, and the last day they allow, or None when that cannot be told.

    `months` is the length of a bound that runs from the plan's own date; `vague` marks a season or review without a year;
    `age` is the age named.
    """

    span: Span
    last_day: dt.date | None
    months: int | None = None
    vague: bool = False
    age: int | None = None


_DIGIT = re.compile(r"\d")
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({MONTH}),? (20\d\d)\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})\b")
_SEASON = re.compile(
    r"\b(autumn|spring|summer|easter|whitsun|christmas)(?: (?:half[- ]term|half|break|holidays?))?(?: term)?,? (?:of )?(20\d\d)\b"
)
_YEAR_ONLY = re.compile(r"\b(20\d\d)\b")
_SCHOOL_YEAR = re.compile(
    r"\b(?:year|y) ?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)\b"
)
_KEY_STAGE = re.compile(r"\b(?:key ?stage|ks) ?(\d|one|two|three|four|five)\b")
_AGE = any_of(
    rf"\b(?:aged? (?:of )?|(?:is|are|am|turns?|reach(?:es)?) |^by )({NUMBER})\b"
    rf"(?![/.-]\d|(?:st|nd|rd|th)? (?:{MONTH})\b)",
)
_BIRTHDAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) birthday\b|\b([a-z]+) birthday\b")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_BEGINS = re.compile(
    r"\b(?:moves?|moving|starts?|starting|joins?|joining|goes|go|going|transfers?|transferring|begins?|beginning|enters?|entering"
    r"|ready for|in time for|by (?:the )?(?:first|1st) day)\b"
)
"""A year or stage that is to begin: the time ends with the one before."""
_SHORT_YEAR = re.compile(r" '(\d\d)\b")
_OLDEST = 99
"""A larger number is a year."""
_LAST_YEAR_OF_STAGE = {0: 0, 1: 2, 2: 6, 3: 9, 4: 11, 5: 13}
_ACADEMIC = re.compile(r"\b20(\d\d) ?[/-] ?(?:20)?(\d\d)\b(?![/-])")
"""A school year by its two calendar years."""
_SEASON_END = {
    "autumn": (12, 31),
    "spring": (4, 30),
    "summer": (8, 31),
    "easter": (4, 30),
    "whitsun": (6, 15),
    "christmas": (12, 31),
}


def bound_of(words: str, span: Span, learner: Learner, *, tail: str = "") -> TimeBound:
    """The bound that folded words such as `by july 2027` or `within 12 months` set; `tail` are the words and what follows."""
    tail = _SHORT_YEAR.sub(r" 20\1", tail or words) if "'" in tail else tail or words
    last = _last_day(words, tail, learner)
    vague = last is None and _VAGUE.search(words) is not None
    return TimeBound(span, last, _months(words), vague, _age_named(words))


_VAGUE = re.compile(
    r"\b(?:review|half[- ]term|the summer|easter|christmas|september)\b|\b(?:autumn|spring|summer) term\b"
)
_RUNS = re.compile(r"(?:within|in|over|after|for|across|during|throughout)\b")
_LENGTH = any_of(
    rf"\b({NUMBER}|a|an|next|coming)? ?-?(weeks?|months?|terms?|half[- ]terms?|years?|school years?"
    r"|academic years?)\b",
)
_MONTHS_IN = {"week": 0.25, "month": 1, "term": 4, "half": 2, "year": 12, "school": 12, "academic": 12}


def _months(words: str) -> int | None:
    if not _RUNS.match(words):
        return None
    match = _LENGTH.search(words)
    if match is None:
        return None
    amount = number_of(match.group(1)) if match.group(1) not in (None, "a", "an", "next", "coming") else 1.0
    unit = next(value for name, value in _MONTHS_IN.items() if match.group(2).startswith(name))
    return max(1, round((amount or 1.0) * unit))


def _age_named(words: str) -> int | None:
    match = _AGE.search(words)
    years = number_of(match.group(1)) if match else None
    return int(years) if years is not None and years == int(years) and years <= _OLDEST else None


def _birthday(words: str) -> int | None:
    match = _BIRTHDAY.search(words) if "birthday" in words else None
    if match is None:
        return None
    if match.group(1):
        return int(match.group(1))
    return _ORDINALS.index(match.group(2)) + 1 if match.group(2) in _ORDINALS else None


def _last_day(words: str, tail: str, learner: Learner) -> dt.date | None:
    for text in (words, tail) if _DIGIT.search(tail) else ():
        dated = _DATE.search(text)
        if dated:
            day, month, written = dated.group(1), MONTHS.index(dated.group(2)) + 1, int(dated.group(3))
            return _safe(written, month, int(day)) if day else _month_end(written, month)
        numeric = _NUMERIC.search(text)
        if numeric:
            century = int(numeric.group(3))
            return _safe(century + 2000 if century < 100 else century, int(numeric.group(2)), int(numeric.group(1)))
        season = _SEASON.search(text)
        if season:
            return dt.date(int(season.group(2)), *_SEASON_END[season.group(1)])
    academic = _ACADEMIC.search(tail) if "20" in tail else None
    if academic and int(academic.group(2)) == int(academic.group(1)) + 1:
        return dt.date(2000 + int(academic.group(2)), 8, 31)
    year_only = _YEAR_ONLY.search(words) if "20" in words else None
    if year_only:
        return dt.date(int(year_only.group(1)), 12, 31)
    born = learner.date_of_birth
    if born is None:
        return None
    age = _age_named(words)
    if age is not None:
        return _safe(born.year + age + 1, born.month, min(born.day, 28))
    birthday = _birthday(words)
    if birthday is not None:
        return _safe(born.year + birthday, born.month, min(born.day, 28))
    number = _school_year(words)
    return None if number is None else dt.date(_start_of_reception(born) + number + 1, 8, 31)


def _school_year(words: str) -> int | None:
    """The school year at whose end the words allow no more (Reception is 0), or None where they name none."""
    begins = 1 if _BEGINS.search(words) else 0
    year, stage = _SCHOOL_YEAR.search(words), _KEY_STAGE.search(words)
    if year:
        counted = number_of(year.group(1))
        return int(counted) - begins if counted is not None else None
    if stage:
        counted = number_of(stage.group(1))
        return _LAST_YEAR_OF_STAGE.get(int(counted) - begins) if counted is not None else None
    return -begins if "reception" in words or "foundation stage" in words else None


def _start_of_reception(born: dt.date) -> int:
    """The calendar year in which Reception begins: the September after the fourth birthday."""
    return born.year + 4 + (1 if (born.month, born.day) > (8, 31) else 0)


def _month_end(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
