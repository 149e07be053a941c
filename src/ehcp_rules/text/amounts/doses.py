"""Doses: the length of a session, how many, and in what period, joined from the parts of one sentence."""

# ruff: noqa: E501 - a pattern is easier to follow on one line
from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, field, frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.numbers import ADVERBS, CEILING, EVENT, FLOOR, RANGE, Bound, bound_before, exact, range_of
from ehcp_rules.text.english.grammar import MONTHS, NUMBER, WEEKDAY

__all__ = ["Dose", "doses_in"]


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
        low, high = self.times or (Fraction(1), Fraction(1))
        return low / self.every, high / self.every


_LENGTH = re.compile(
    rf"\b(?:{RANGE}|(?P<article>an?|full))[\s-]?(?:(?:full|whole|clock|teaching|taught)[ -])?(?P<unit>hours?|hrs?|minutes?|mins?)\b(?P<half> and a half)?"
    r"(?: (?:and )?(?P<rest>\d+) ?(?:minutes?|mins?)\b)?"
)
_SPELT = re.compile(
    rf"\b(?:(?P<quarters>three[- ]quarters of an hour|(?:a )?quarter of an hour)|(?P<halfhour>half (?:an )?hour|half-hours?)|(?:(?P<days>{NUMBER}) )?(?P<halfday>half[- ]days?|half a day))\b"
)
_PERIODS: tuple[tuple[str, str], ...] = (
    ("half-term", r"half[- ]terms?"),
    ("fortnight", r"fortnights?"),
    ("quarter", r"quarters?(?! of)"),
    ("month", r"(?:calendar )?months?"),
    ("term", r"(?:(?:school|academic|autumn|spring|summer) )?terms?"),
    ("year", r"(?:(?:school|academic|calendar|college) )?years?|twelve months|annum"),
    ("week", r"(?:(?:school|teaching|taught|term-time|college) )?(?:weeks?|wks?)|weekends?"),
    (
        "day",
        r"(?:(?:school|weekday|college|nursery|working) )?days?|mornings?|afternoons?|evenings?|lunch ?times?|break ?times?|lunches|breaks|nights?",
    ),
    ("hour", r"hours?"),
    ("lesson", r"(?:[a-z]+ )?lessons?"),
    ("session", r"sessions?"),
    (
        "occasion",
        r"(?:transitions?|meals?|meal ?times?|feeds?|journeys?|transfers?|visits?|tests?|exams?|activit(?:y|ies)|hoists?|trips?)",
    ),
)
_PERIOD = "|".join(f"(?P<p{index}>{pattern})" for index, (_, pattern) in enumerate(_PERIODS))
_TIMES = rf"(?:(?P<once>once|twice|thrice)|{RANGE}(?: ?(?:times|x|occasions|goes)))"
_EACH = rf"(?:(?:in |on |at |of |for |during )?(?:each|every)(?: (?P<alternate>other|second|alternate))?(?: (?P<gap>{NUMBER}))?|per|(?:in |over |across )?(?P<bare>an?)|/|(?:in|over|across) (?:the|one))"
_RATE = re.compile(rf"(?:\b{_TIMES},? ?(?:[a-z-]+ ){{0,2}}?)?(?<![a-z0-9]){_EACH} ?(?:{_PERIOD})\b")
_TIMES_ALONE = re.compile(rf"\b{_TIMES}(?= |$|[.,;])")
_MULTIPLIED = re.compile(rf"\b{RANGE} ?x ?(?=(?:{NUMBER}))")
_ADVERB = re.compile(rf"\b(?:{_TIMES},? )?(?P<adverb>{'|'.join(sorted(ADVERBS, key=len, reverse=True))})\b")
_ORDINAL_DAY = re.compile(
    rf"\b(?:on )?(?:the )?(?:first|second|third|fourth|last) (?:{WEEKDAY}) (?:of|in) (?:each|every|the|a) month\b"
)
_WEEKDAYS = re.compile(rf"\b(?:every|each|on) (?P<days>(?:{WEEKDAY})(?:(?:, | and | & |, and )(?:{WEEKDAY}))*)\b")
_EACH_MONTH = re.compile(rf"\b(?:each|every) (?:{'|'.join(MONTHS)}|autumn|spring|summer)\b(?! term| half)")
_COUNT = re.compile(
    rf"\b{RANGE}(?:(?: |-)(?!and\b|or\b|to\b|for\b|a\b|in\b|of\b|per\b|each\b|every\b|hours?\b|minutes?\b|mins?\b|weeks?\b|months?\b|terms?\b|years?\b|adults?\b|pupils?\b|children\b|x\b)[a-z'-]+){{0,3}}? (?P<noun>{EVENT})\b"
)
_EACH_LASTS = re.compile(r" (?:lasting|lasts?|of|is|will last|to last|being|should last)\b")
_TWICE_A_DAY = re.compile(r"\b(?:(?:each|every) )?mornings? and (?:(?:each|every) )?(?:afternoon|evening)s?\b(?! of)")
_INTERVAL = re.compile(
    rf"\b(?:each|every) (?:(?P<low>{NUMBER}) ?(?P<unit>minutes?|mins?|hours?|hrs?)|(?P<half>half(?: an)?[ -]hour))\b"
)
_ELLIPTIC = re.compile(rf"\b{RANGE} (?=in (?:each|every|a|one) )")
_NOT_A_LENGTH = re.compile(
    r"\b(?:if (?:[a-z']+ ){1,8}|when (?:[a-z']+ ){1,6})(?:more than|longer than|less than|over|under|for|after|than) $|\b(?:after|older than|longer than|more than|further than|last|within|waits?|than|until|past|less than)(?: about| around| every| each)? $"
)
_OFFSET_AFTER = re.compile(r"^ (?:before|after|early|late|from|of (?:seated|sitting|unbroken)|away|earlier|later)\b")


def doses_in(folded: str, sentence: Span) -> Iterator[Dose]:
    """Join the parts of one sentence: each part opens a new dose when the one being made has a part of its kind."""
    current: Dose | None = None
    for part in _parts(folded, sentence):
        if current is not None and _joins(current, part, folded):
            current = _joined(current, part)
        else:
            if current is not None:
                yield current
            current = part
    if current is not None:
        yield current


def _joins(dose: Dose, part: Dose, folded: str) -> bool:
    between = folded[dose.span.end : part.span.start]
    if len(between) > 90 or re.search(r"\bthen\b|[,;] and (?!is\b|are\b|each\b)", between):
        return False
    if part.minutes is not None:
        return dose.minutes is None
    if part.period is not None:
        return dose.period is None and (part.times is None or dose.times is None)
    return dose.times is None and dose.period is None


def _joined(dose: Dose, part: Dose) -> Dose:
    joined = evolve(
        dose,
        minutes=dose.minutes or part.minutes,
        times=dose.times or part.times,
        period=dose.period or part.period,
        every=part.every if part.period else dose.every,
        bound=part.bound if dose.bound == "exact" else dose.bound,
        noun=dose.noun or part.noun,
        span=Span(min(dose.span.start, part.span.start), max(dose.span.end, part.span.end)),
    )
    # "20 days, 6 hours a day": the second day says what one of the twenty is.
    return evolve(joined, period=None) if joined.noun and joined.noun == joined.period else joined


def _parts(folded: str, sentence: Span) -> list[Dose]:
    found: list[Dose] = []
    text = folded[: sentence.end]

    def add(part: Dose) -> None:
        if not any(part.span.overlaps(other.span) for other in found):
            found.append(part)

    for match in _MULTIPLIED.finditer(text, sentence.start):
        add(Dose(times=range_of(match), span=Span(*match.span())))
    for part in (*_lengths(text, sentence.start), *_rates(text, sentence.start)):
        add(part)
    for match in _COUNT.finditer(text, sentence.start):
        noun = re.sub(r"(?:ies|s)$", "", match["noun"].split()[-1])
        add(Dose(times=range_of(match), noun=noun, span=Span(*match.span()), bound=bound_before(text, match.start())))
    for match in _ELLIPTIC.finditer(text, sentence.start):
        add(Dose(times=range_of(match), span=Span(*match.span()), bound=bound_before(text, match.start())))
    for match in _TIMES_ALONE.finditer(text, sentence.start):
        add(Dose(times=_times(match), span=Span(*match.span())))
    found = [part for part in found if not (part.period and part.period.startswith("?"))]
    return sorted(found, key=lambda part: part.span)


def _lengths(text: str, start: int) -> Iterator[Dose]:
    for match in _SPELT.finditer(text, start):
        if re.search(r"\b(?:each|every) $", text[max(start, match.start() - 8) : match.start()]):
            continue
        if _delimits(text[max(start, match.start() - 60) : match.start()], text[match.end() :]):
            continue
        if match["quarters"]:
            minutes = Fraction(45 if match["quarters"].startswith("three") else 15)
        else:
            minutes = (
                Fraction(30) if match["halfhour"] else 180 * (exact(match["days"]) if match["days"] else Fraction(1))
            )
        yield Dose(minutes=(minutes, minutes), bound=bound_before(text, match.start()), span=Span(*match.span()))
    for match in _LENGTH.finditer(text, start):
        before, after = text[max(start, match.start() - 60) : match.start()], text[match.end() :]
        each = re.search(r"\b(?:every|each|per|in the last) $", before) or (
            match["article"] and re.search(r"\bin $", before)
        )
        if each or _delimits(before, after):
            continue
        size = 60 if match["unit"].startswith("h") else 1
        low, high = (Fraction(1), Fraction(1)) if match["article"] else range_of(match)
        if match["article"] and size == 1:
            continue
        extra = Fraction(30 if match["half"] and size == 60 else 0) + Fraction(match["rest"] or 0)
        yield Dose(
            minutes=(low * size + extra, high * size + extra),
            bound=bound_before(text, match.start()),
            span=Span(*match.span()),
        )


def _delimits(before: str, after: str) -> bool:
    """Whether a length only says when something happens: `ten minutes before the bell`, `if he waits more than an hour`."""
    if FLOOR.search(before) or CEILING.search(before):
        return False
    offset = _OFFSET_AFTER.match(after) and not re.search(r"\b(?:for|of|lasting|lasts?) $", before)
    return bool(offset or _NOT_A_LENGTH.search(before))


def _times(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    if match["once"]:
        value = Fraction({"once": 1, "twice": 2, "thrice": 3}[match["once"]])
        return value, value
    return range_of(match) if match["low"] else None


def _season(period: str, words: str, told: str) -> str:
    """`in the summer term` is when, and no rate; `each summer term` is once a year; other periods stay."""
    if not words.startswith(("autumn", "spring", "summer")):
        return "school-day" if period == "day" and words.startswith("school") else period
    return "year" if re.match(r"(?:in |on |for )?(?:each|every)\b|per\b", told) else ""


def _rates(text: str, start: int) -> Iterator[Dose]:
    for match in _TWICE_A_DAY.finditer(text, start):
        yield Dose(times=(Fraction(2), Fraction(2)), period="day", span=Span(*match.span()))
    for match in _ORDINAL_DAY.finditer(text, start):
        yield Dose(period="month", span=Span(*match.span()))
    for match in _RATE.finditer(text, start):
        times = _times(match)
        period = next(name for index, (name, _) in enumerate(_PERIODS) if match[f"p{index}"])
        words = match[f"p{[name for name, _ in _PERIODS].index(period)}"]
        before = text[max(start, match.start() - 40) : match.start()]
        # "a week" tells how often only where an amount stands before it; "an hour" and "a lesson" never do.
        bare = match["bare"] is not None and times is None
        if bare and (
            period in ("hour", "lesson", "session", "occasion")
            or not re.search(
                rf"(?:{NUMBER}|\bhours?|minutes|mins?|once|twice|times|{EVENT})(?: [a-z'-]+){{0,3}},? $", before
            )
        ):
            continue
        if period in ("session", "occasion") and _EACH_LASTS.match(text, match.end()):
            continue
        period = _season(period, words, match.group())
        if not period:
            continue
        every = Fraction(2) if match["alternate"] else (match["gap"] and exact(match["gap"])) or Fraction(1)
        yield Dose(
            times=times, period=period, every=every, bound=bound_before(text, match.start()), span=Span(*match.span())
        )
    for match in _INTERVAL.finditer(text, start):
        hours = (
            Fraction(1, 2)
            if match["half"]
            else exact(match["low"]) / (1 if match["unit"].startswith("h") else 60) or Fraction(1)
        )
        yield Dose(period="hour", every=hours, span=Span(*match.span()))
    for match in _ADVERB.finditer(text, start):
        yield Dose(times=_times(match), period=ADVERBS[match["adverb"]], span=Span(*match.span()))
    for match in _WEEKDAYS.finditer(text, start):
        count = Fraction(len(re.findall(WEEKDAY, match["days"])))
        if match.group().startswith("on ") and not match["days"].endswith("s"):
            continue
        yield Dose(times=(count, count), period="week", span=Span(*match.span()))
    for match in _EACH_MONTH.finditer(text, start):
        yield Dose(period="year", span=Span(*match.span()))
