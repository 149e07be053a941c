"""Time bounds: by when something is to be achieved, and the date that bound means for this child where it can be told."""

from __future__ import annotations

import datetime as dt
import re

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.plan import Learner
from ehcp_rules.text.english.grammar import MONTHS, NUMBER, any_of, number_of
from ehcp_rules.text.english.turns import Anchored, find

__all__ = ["TimeBound", "bound_of", "time_bounds"]


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


_MONTH = "|".join(MONTHS)
_TERM = r"(?:autumn|spring|summer)(?: half)?(?: term)?"
_NOT_AN_AGE = (
    r"(?:minutes?|seconds?|hours?|days?|weeks?|metres?|steps?|places?|words?|times|points?|marks?|per ?cent|%|of|or)\b"
)
_PHASE = (
    r"(?:reception|(?:early years )?foundation stage|eyfs|early years|nursery|pre-?school|key ?stage (?:\d|one|two|three|four"
    r"|five)|ks ?\d|year (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen)|y\d{1,2}|"
    r"infants?|infant school|junior school|juniors|primary(?: school)?|middle school"
    r"|secondary(?: school)?|sixth form|college|(?:his|her|their|your|the|my|this"
    r"|each) (?:[a-z0-9-]+ ){0,3}?(?:course|year|term|half[- ]term|phase|stage|placement|school year"
    r"|academic year|key stage|internship|programme)|school year|academic year|year|term|half[- ]term"
    r"|phase|stage|course)"
)
_AGED = rf"(?:\d{{1,2}}|{NUMBER})(?: years? old| years of age)?(?! ?(?:[a-z]+ )?{_NOT_AN_AGE})"
_BY_THEN = r"\b(?:by|before|until) (?:the time |when )?(?!it |this |that |there )[a-z'-]+"
_STAGE_OF_LIFE = (
    r"(?:(?:to|into|on|up|at|in|the|a|an|his|her|their|your|my|new|next|big|local|mainstream|special|infant|junior|lower"
    r"|middle|upper|high|primary|secondary|sixth|first|second|third|final|last|full-time|part-time|paid|supported"
    r"|residential|specialist|national|adult) |(?:at|to|into) (?:[a-z'-]+ ){1,3}(?=school|academy|college|primary)"
    r"|(?:[a-z'-]+ ){1,3}(?=academy)){0,5}"
    r"(?:(?:pre-?)?school|nursery|academy|college|sixth form|university|reception|(?:year|y) ?\d{1,2}"
    r"|year (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)|key ?stage \w+|ks ?\d|primary"
    r"|secondary|juniors|infants|foundation stage|apprenticeship|internship|traineeship|placement|course|education"
    r"|employment|(?:new )?phase|care|adulthood|services)\b"
    r"(?! (?:each|every|for the day|at (?:the end of the day|home time|night|three)|in the (?:morning|afternoon|evening)"
    r"|hall|bus|gates?|run|trip|day|grounds|site|today|uniform|bag|work|plan|canteen|building|library|dining|office|room|classroom"
    r"|lesson|shift|module|task|of (?:work|study|tablets|treatment|medicine|antibiotics)))"
)
_BOUND = any_of(
    rf"^(?:at|by) (?:1\d|2[0-5])\b(?=,| (?:i|he|she|they|you)\b| [a-z]+ (?:will|can|to|[a-z]+s)\b)"
    rf"(?! ?(?:am|pm|o'clock|(?:{_MONTH})|(?:[a-z]+ )?{_NOT_AN_AGE}))",
    rf"\b(?:in|during|by|before|at|until) the (?:first|second|third|last|final|autumn|spring|summer)(?: half)?"
    rf"(?: term| half[- ]term| month| weeks?)? of (?:the )?{_PHASE}",
    rf"\b(?:at|by|before|until) the end of (?:the )?(?:next )?(?:{NUMBER}) (?:years|terms|months|school years)\b",
    r"\bby (?:1\d|2\d|(?:six|seven|eigh|nine)teen|twenty(?:[- ][a-z]+)?)\b(?=,)",
    rf"\bthroughout (?:the )?{_PHASE}",
    r"\b(?:by|before|until|at|within|for|from now to|in time for|ready for)(?: the)? (?:very )?(?:end"
    r"|start|close|beginning|finish|conclusion|completion|summer|middle) of (?:the )?(?:(?:autumn|spring|summer|first|second"
    r"|third|final|last|next|current|present|this|his|her|their|your|my|academic|school"
    rf"|coming) ){{0,3}}(?:{_PHASE}|{_TERM}|{_MONTH}|20\d\d)(?:[ ,]*\(?(?:{_MONTH}|summer|spring"
    r"|autumn)? ?20\d\d\)?)?",
    rf"\b(?:by|before|until|in|during) (?:early |late |mid-? ?|the end of |end of |next )?(?:\d{{1,2}}(?:st"
    rf"|nd|rd|th)? )?(?:{_MONTH})(?:,? 20\d\d)?\b",
    r"\b(?:by|before|in|until|during|for|of) (?:the )?(?:next |this "
    rf"|end of )?(?:{_TERM})(?: (?:term )?(?:of )?20\d\d)?\b"
    r"(?! (?:fair|fayre|show|play|concert|production|clothes|assembly|exhibition|camp|trip|fete|club|holiday club))",
    r"\b(?:by|before|until|in) (?:the )?(?:easter|christmas|whitsun|september|summer)"
    r"(?: (?:half[- ]term|break|holidays?))?(?: (?:of )?20\d\d)?\b",
    r"\bby (?:20\d\d)\b",
    rf"\bup to (?:the end of |(?:{_TERM}|{_MONTH}) (?:of )?)20\d\d\b",
    r"\bwhen (?:he|she|they|[a-z'-]+) (?:is|are) in (?:year |y)\d{1,2}\b",
    r"\bby (?:\d{1,2}[/.-]){2}\d{2,4}\b",
    r"\bby \[[a-z /]+\]",
    rf"\b(?:within|in|over|after|for)(?: the)?(?: next| coming| first| following)? (?:{NUMBER}|a|an"
    r"|one)? ?-?(?:weeks?|months?|terms?|half[- ]terms?|years?|school years?"
    r"|academic years?)\b(?! (?:\d|old|group|(?:of|behind|below|above) (?:his|her|their|your|my|its) "
    r"(?:own |real |actual |true |chronological )?(?:age|peers|classmates|year group)))",
    rf"\b(?:across|during|throughout) the (?:next|coming|first|following) (?:{NUMBER} )?"
    r"(?:weeks?|months?|terms?|half[- ]terms?|years?)\b",
    r"\b(?:over|by|in|during|through) the (?:next |coming |course of the |end of the )?(?:school "
    r"|academic )?(?:year|term|half[- ]term|placement|course)\b",
    rf"{_BY_THEN} (?:(?:is|are|am) (?:due to |ready to )?)?(?:leaves?|starts?|moves?"
    rf"|goes|go|transfers?|reach(?:es)?|joins?|begins?|finish(?:es)?|completes?) {_STAGE_OF_LIFE}",
    rf"\b(?:by|before|prior to) (?:leaving|starting|joining|finishing|moving|transferring|going) {_STAGE_OF_LIFE}",
    rf"\bby (?:the time of )?(?:(?:his|her|their|your|my|the) )?(?:move|transfer|transition) {_STAGE_OF_LIFE}",
    rf"(?:^|(?<=[.;,] ))(?:when|once) (?:he|she|they|i|[a-z'-]+) (?:leaves?|finish(?:es)?|completes?|starts?|reach(?:es)?|enters?"
    rf"|(?:moves|goes|transfers) (?:up |on )?(?:in)?to) (?!(?:the |his |her )?(?:school|nursery)\b){_STAGE_OF_LIFE}",
    rf"(?:^|(?<=[.;,] ))(?:up)?on (?:leaving|starting|joining|finishing|entering|transfer to) {_STAGE_OF_LIFE}",
    rf"{_BY_THEN} (?:is|are|am) (?:in|at|out of|ready for|due in) {_STAGE_OF_LIFE}",
    rf"{_BY_THEN} (?:is|are|am|becomes?) (?:an adult|a young adult|a teenager|grown up)\b",
    rf"{_BY_THEN} (?:is|are|am|turns?|reach(?:es)?)(?: aged?| the age of)? {_AGED}",
    rf"(?:^when|\bonce) (?:he|she|they|i|[a-z'-]+) (?:is|are|am|turns?|reach(?:es)?|leaves? (?:us |school |college |here )?at)"
    rf"(?: aged?| the age of)? {_AGED}",
    rf"\b(?:by|at|before|until) (?:(?:the )?age (?:of )?)(?:\d+|{NUMBER})\b",
    r"\b(?:by|before|until) (?:his|her|their|your|my|[a-z]+'s) [a-z0-9-]+ birthday\b",
    r"\b(?:by|before|until) (?:the )?(?:[a-z]+ )?half[- ]term\b",
    r"\bby the (?:next|following|[a-z]+) (?:annual )?review\b",
    r"\bby (?:year|reception|key ?stage|ks) ?\w+",
    rf"\b(?:end|close) of (?:{_PHASE})(?:[ ,]*\(?(?:{_MONTH}|summer|spring|autumn)? ?20\d\d\)?)?",
    r"\b(?:by|before|at|until) (?:the )?(?:very )?(?:end|close) of (?:(?:his|her|their|your|my) (?:time|years?|days)"
    r" (?:at|in) (?:the )?"
    r"(?:[a-z]+ ){0,2}?(?:school|nursery|college|academy|reception|infants|juniors|primary|secondary|sixth form|year \d{1,2})"
    r"|(?:this|the|his|her|their|your) (?:ehc |ehcp |current )?(?:plan|ehcp))\b",
    rf"\b(?:by|before|at|until) end (?:(?:{_PHASE}|{_TERM})|(?:{_MONTH}) 20\d\d)\b",
    r"\b(?:by|before|at|until) (?:the )?(?:end of )?years? \d{1,2} (?:and|or|to|/|-) (?:year )?\d{1,2}\b",
    r"^(?:in|during) (?:the )?(?:years?|key ?stage|ks) ?\d{1,2}(?: (?:and|or|to) (?:year )?\d{1,2})?\b",
    r"\b(?:over|within|during|in|for) the (?:life|lifetime|course|term) of"
    r" (?:this|the|his|her|their|your) (?:ehc )?(?:plan|ehcp)\b",
    r"\bby (?:the )?(?:age )?(?:of )?(?:leaving|starting|moving|finishing|transfer(?:ring)?)\b",
    r"\bin (?:20\d\d)\b",
    r"\bthis (?:academic |school )?(?:year|term)\b",
    r"\bnext (?:academic |school )?(?:year|term|summer|spring|autumn)\b",
)
_WHEN_SEEN = ("in ", "during ", "at ", "over ")
_SET_BEFORE = re.compile(
    r"\b(?:of|than|as|from|to|on) (?:the|those|all|his|her|their) (?:(?!tests?\b|assessments?\b|checks?\b|reviews?\b|screen)"
    r"[a-z0-9'-]+,? ){1,9}(?:sampled|tested|assessed|measured|recorded|counted|observed|seen|scored|screened|noted|listed|taught) $"
)
"""Behind it stands the month of a starting point: `of the fifty words tested in May`."""
_DIGIT = re.compile(r"\d")
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH}),? (20\d\d)\b")
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
    rf"(?![/.-]\d|(?:st|nd|rd|th)? (?:{_MONTH})\b)",
)
_BIRTHDAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) birthday\b|\b([a-z]+) birthday\b")
_ORDINALS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_BEGINS = re.compile(
    r"\b(?:moves?|moving|starts?|starting|joins?|joining|goes|go|going|transfers?|transferring|begins?|beginning|enters?|entering"
    r"|ready for|in time for|by (?:the )?(?:first|1st) day)\b"
)
"""A year or stage that is to begin: the time ends with the one before."""
_SHORT_YEAR = re.compile(r" '(\d\d)\b")
_OLDEST = 99
"""A larger number is a year."""
_LAST_YEAR_OF_STAGE = {0: 0, 1: 2, 2: 6, 3: 9, 4: 11, 5: 13}
_SEASON_END = {
    "autumn": (12, 31),
    "spring": (4, 30),
    "summer": (8, 31),
    "easter": (4, 30),
    "whitsun": (6, 15),
    "christmas": (12, 31),
}


def time_bounds(folded: str, scan: Anchored, learner: Learner) -> tuple[TimeBound, ...]:
    """The time bounds of a folded passage. Phases become days through the learner's date of birth when it is known."""
    found = []
    for match in find(_BOUND, "time-bound", folded, scan):
        if folded.startswith(_WHEN_SEEN, match.start()) and _SET_BEFORE.search(
            folded, max(0, match.start() - 120), match.start()
        ):
            continue
        tail = folded[match.start() : min(len(folded), match.end() + 24)]
        found.append(bound_of(match.group(), Span(*match.span()), learner, tail=tail))
    return tuple(found)


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
