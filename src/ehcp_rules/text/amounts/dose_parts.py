"""The parts of doses as they stand in a sentence: lengths, counts of occasions, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.dose_days import days_in, every_term
from ehcp_rules.text.amounts.numbers import (
    ADVERBS,
    AND_A_PART,
    CEILING,
    EVENT,
    FLOOR,
    RANGE,
    SPACED,
    bound_before,
    exact,
    part_of,
    range_of,
)
from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["parts_in"]

_LENGTH = re.compile(
    rf"(?:\b|(?<=\dx))(?:{RANGE}|(?P<article>an?|full))(?:[\s-]?| {{2,24}})(?:(?:full|whole|clock|teaching|taught"
    rf"|additional|extra|further|more)[ -])?(?P<unit>hours?|hrs?|h(?= (?:per|a|each|every|p)\b)|minutes?|mins?)\b"
    rf"(?P<half>{AND_A_PART})?"
    r"(?: (?:and )?(?P<rest>\d+) ?(?:minutes?|mins?)\b)?"
)
_SPELT = re.compile(
    r"\b(?:(?P<hour>hour-long|hourly(?= (?:lessons?|sessions?|slots?|appointments?)\b))"
    r"|(?P<quarters>three[- ]quarters of an hour|(?:a )?quarter of an hour)"
    r"|(?P<halfhour>half (?:an )?hour|half-hours?)"
    rf"|(?:(?P<days>{NUMBER}) (?!half-day (?:[a-z-]+ )?(?:{EVENT})))?(?P<halfday>half[- ]days?|half a day))\b"
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
        (
            r"(?:[a-z0-9]+-hour )?(?:(?:school|weekday|college|nursery|working) )?(?:days?|mornings?|afternoons?|evenings?)|lunch "
            r"?times?|break ?times?|lunches|breaks|nights?"
        ),
    ),
    ("hour", r"hours?"),
    ("lesson", r"(?:[a-z]+ )?(?:lessons?|lectures?|seminars?)"),
    ("session", r"sessions?"),
    (
        "occasion",
        (
            r"(?:transitions?|meals?|meal ?times?|feeds?|journeys?|transfers?|visits?|tests?|exams?|activit(?:y"
            r"|ies)|hoists?|trips?)"
        ),
    ),
)
_PERIOD = "|".join(f"(?P<p{index}>{pattern})" for index, (_, pattern) in enumerate(_PERIODS))
_TIMES = rf"(?:(?P<once>once|twice|thrice)|{RANGE}(?: ?(?:times|x|occasions|goes)))"
_EACH = (
    r"(?:(?:in |during )any(?= [a-z]* ?lessons?\b)|"
    rf"(?:in |on |at |of |for |during )?(?:each|every)(?: of (?:the|his|her|their)(?: {NUMBER})?)?(?: "
    rf"(?P<alternate>other|second|alternate|third|fourth|fifth|sixth))?(?: (?P<gap>{NUMBER}))?|per|(?:in "
    rf"|over |across )?(?P<bare>an?)|/|(?:in|over|across|during) (?:the|one)|(?<=days )of (?:the|a)(?= week)"
    r"|(?<=hours )of (?:the|his|her|their) (?:nursery )?(?=(?:school |college )?week))"
)
_RATE = re.compile(rf"(?:\b{_TIMES},? ?(?:[a-z-]+ ){{0,2}}?)?(?:(?<![a-z0-9])|(?=/)){_EACH} ?(?:{_PERIOD})\b")
_OF_SO_MANY = re.compile(rf"\b{NUMBER} (?:[a-z]+ )?(?:sessions|visits|meetings|workshops|appointments)\b")
_MONTHS_OF_A_YEAR = 12
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_TIMES_ALONE = re.compile(
    rf"\b(?!once (?:(?:the|his|her|their) )?[a-z]+ (?:is|are|has|have|starts?|ends?|begins?|arrives?)\b){_TIMES}(?= |$|[.,;])"
)
_MULTIPLIED = re.compile(rf"\b{RANGE} ?(?:x|lots of) ?(?=(?:{NUMBER}|half))")
_ADVERB = re.compile(
    rf"\b(?:{_TIMES}(?:,? |-))?(?:(?P<gap>{NUMBER})(?:-(?!termly)| (?=hourly|{SPACED})))?"
    rf"(?P<adverb>{'|'.join(re.escape(word) for word in sorted(ADVERBS, key=len, reverse=True))})\b"
    r"|\b(?:an )?annual\b(?! (?:reviews?|meetings?|reports?|plans?|targets?)\b)"
)
_FEW_IN_A_DAY = re.compile(r"\b(?P<n>two|three|four|[234]) (?:separate |short )?$")
_A_DAYS_WORK = re.compile(
    r"\b(?:a|one)[- ](?:full[- ]|whole[- ])?day(?:'s)?(?= (?:of )?(?:[a-z-]+ ){0,2}(?:training|courses?"
    r"|workshops?|inset)\b)"
)
_COUNT = re.compile(
    rf"(?<!first )(?<!next )(?<!last )\b(?!one [a-z]+s\b){RANGE}"
    rf"(?:(?: +|-)(?!and\b|or\b|to\b|for\b|by\b|the\b|before\b|after\b|from\b|at\b|on\b|points?\b"
    rf"|a\b|in\b(?!-)|of\b|per\b|each\b|every\b|hours?\b|minutes?\b|mins?\b|weeks?\b|months?\b|terms?\b"
    rf"|years?\b|adults?\b|pupils?\b|children\b|x\b)[a-z'-]+){{0,3}}? "
    rf"+(?P<noun>{EVENT}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
_SOME_LENGTH = rf"(?:(?:{NUMBER}|an?)[ -]?(?:minutes?|mins?|hours?|hrs?)\b|half an hour\b)"
_COUNT_OF_LENGTHS = re.compile(
    rf"\b{RANGE} (?:(?:separate|short|shorter|weekly|individual|direct) )?"
    rf"(?={NUMBER}-(?:minute|hour)\b|(?:{NUMBER}(?:[ -](?:to|or)[ -]{NUMBER}|-{NUMBER})?[ "
    rf"-]?(?:minutes?|mins?|hours?|hrs?)|half[ -]hour(?:ly)?|hour-long|hourly|half-day|full-day)[ "
    rf"-](?:long )?(?:[a-z-]+ ){{0,3}}?(?:{EVENT})\b)"
)
"""`six 45-minute sessions`: the number stands before the length of what it counts."""
_COUNT_OF_THINGS = re.compile(
    rf"\b{RANGE} (?:[a-z-]+ ){{0,2}}?"
    r"(?!(?:hours|minutes|mins|days|weeks|months|terms|years|times|groups|pupils|students|classmates|peers|adults|assistants|staff)\b)"
    rf"[a-z-]+s(?= (?:of|lasting) {_SOME_LENGTH}|,? (?:of )?{_SOME_LENGTH} (?:each|apiece)\b"
    r"| (?:a|per|each|every) (?:school )?(?:day|week|fortnight|month|half[- ]term|term|year)\b)"
)
"""`two sensory circuits of 15 minutes`, `ten outings, two hours each`: whatever has a length is counted."""
_TIMES_AFTER = re.compile(rf"\b(?:minutes?|mins?|hours?|hrs?) ?x ?(?P<n>{NUMBER})\b")
_TIMES_BEFORE = re.compile(rf"(?<![a-z0-9] )\bx ?(?P<n>{NUMBER})\b(?= (?:a|per|each|every|weekly|daily|termly)\b)")
_EACH_LASTS = re.compile(r" (?:lasting|lasts?|of|is|will last|to last|being|should last)\b")
_OF_THE_WEEK = re.compile(
    rf"\b{RANGE} (?P<noun>mornings|afternoons|days) (?:out )?of (?:the|his|her|their) "
    r"(?:five|(?:(?:school|college|nursery|working) )?week)\b|\ball (?P<all>five) (?:school )?(?:mornings|afternoons|days)\b"
)
_EACH_OF_SO_MANY = re.compile(
    rf"\b(?:each|every)(?: one)? of (?:the|his|her|their|these|those) (?P<n>{NUMBER}) "
    r"(?!(?:terms|half|days|weeks|months|years|mornings|afternoons|adults|children|pupils|students|staff)\b)[a-z]+s\b"
)
_INTERVAL = re.compile(
    rf"\bevery (?:(?P<low>{NUMBER}) ?(?P<unit>minutes?|mins?|hours?|hrs?)|(?P<half>half(?: an)?[ -]hour))\b"
)
_ELLIPTIC = re.compile(
    rf"(?<!past )(?<!to )(?<!at )(?<!by )\b(?!half\b){RANGE} "
    rf"(?=in (?:each|every|a|one) |in (?:all|total)\b|(?:a|each|every|per) (?:school )?(?:week"
    rf"|fortnight|month|term|half[- ]term|year|day)\b)"
)
_NOT_A_LENGTH = re.compile(
    r"\b(?:if (?:(?!and )[a-z']+ ){1,8}|when (?:(?!and )[a-z']+ ){1,6})(?:more than|longer than|less than|over|under|for"
    r"|after|than) $|\b(?:after|older than|longer than|more than|further than|(?<!will )(?<!to "
    r")(?<!should )(?<!must )(?<!sessions )(?<!they )(?<!each )last|within|waits?|than|until|past|less than)(?: about| around"
    r"| every| each)? $"
)
_OFFSET_AFTER = re.compile(
    r"^ (?:before|after|ahead|early|late|from|of (?:seated|sitting|unbroken)|away|earlier|later)\b"
)


def parts_in(folded: str, sentence: Span) -> list[Dose]:
    """The parts of the doses of one sentence in order, none of which overlaps another."""
    found: list[Dose] = []
    text = folded[: sentence.end]

    def add(part: Dose) -> None:
        if not any(part.span.overlaps(other.span) for other in found):
            found.append(part)

    lengths = tuple(_lengths(text, sentence.start))
    in_order = (
        _before_lengths(text, sentence.start),
        lengths,
        _more_of(text, sentence.start, lengths),
        _rates(text, sentence.start),
        _counts(text, sentence.start),
    )
    for part in chain.from_iterable(in_order):
        add(part)
    if not any(part.period for part in found) and (every := every_term(text, sentence.start)):
        add(every)
    return sorted(found, key=lambda part: part.span)


def _before_lengths(text: str, start: int) -> Iterator[Dose]:
    """Numbers that stand beside a length and say how many such there are."""
    for match in _MULTIPLIED.finditer(text, start):
        yield Dose(times=range_of(match), span=Span(*match.span()))
    for match in _COUNT_OF_LENGTHS.finditer(text, start):
        yield _count(match, text, "session")
    for match in (*_TIMES_BEFORE.finditer(text, start), *_TIMES_AFTER.finditer(text, start)):
        value = exact(match["n"])
        yield Dose(times=(value, value), span=Span(match.start("n"), match.end()))


def _counts(text: str, start: int) -> Iterator[Dose]:
    """Numbers of what happens or is given."""
    for match in _COUNT.finditer(text, start):
        yield _count(match, text, re.sub(r"(?:ies|s)$", "", match["noun"].split()[-1]))
    for match in _COUNT_OF_THINGS.finditer(text, start):
        yield _count(match, text, "session")
    for match in _A_DAYS_WORK.finditer(text, start):
        yield Dose(times=(Fraction(1), Fraction(1)), noun="day", span=Span(*match.span()))
    for match in _ELLIPTIC.finditer(text, start):
        yield _count(match, text, "")
    for match in _TIMES_ALONE.finditer(text, start):
        yield Dose(times=_times(match), span=Span(*match.span()))


def _count(match: re.Match[str], text: str, noun: str) -> Dose:
    bound = bound_before(text, match.start())
    return Dose(times=range_of(match), noun=noun, span=Span(*match.span()), bound=bound)


def _lengths(text: str, start: int) -> Iterator[Dose]:
    for match in _SPELT.finditer(text, start):
        if re.search(r"\b(?:each|every) $", text[max(start, match.start() - 8) : match.start()]):
            continue
        if not match["halfday"] and _delimits(
            text[max(start, match.start() - 60) : match.start()], text[match.end() :]
        ):
            continue
        if match["hour"]:
            minutes = Fraction(60)
        elif match["quarters"]:
            minutes = Fraction(45 if match["quarters"].startswith("three") else 15)
        else:
            minutes = (
                Fraction(30) if match["halfhour"] else 180 * (exact(match["days"]) if match["days"] else Fraction(1))
            )
        yield Dose(minutes=(minutes, minutes), bound=bound_before(text, match.start()), span=Span(*match.span()))
    for match in _LENGTH.finditer(text, start):
        if "-" in match.group() and _OF_A_DAY.match(text, match.end()):
            continue
        before, after = text[max(start, match.start() - 60) : match.start()], text[match.end() :]
        # "Sessions, each 20 minutes long" tells how long; "three times an hour" tells how often.
        each = re.search(r"\b(?:every|per|in the last) $", before) or (
            match["article"] and re.search(r"\b(?:in|times|once|twice) $", before)
        )
        if each or _delimits(before, after):
            continue
        size = 60 if match["unit"].startswith("h") else 1
        low, high = (Fraction(1), Fraction(1)) if match["article"] else range_of(match)
        if match["article"] and size == 1:
            continue
        extra = 60 * (part_of(match["half"]) if size == 60 else 0) + Fraction(match["rest"] or 0)
        yield Dose(
            minutes=(low * size + extra, high * size + extra),
            bound=bound_before(text, match.start()),
            span=Span(*match.span()),
        )


def _more_of(text: str, start: int, lengths: Sequence[Dose]) -> Iterator[Dose]:
    """`Fifteen minutes on arrival, and another 15 before home`: a number whose unit is that of the length before it."""
    for match in _ANOTHER.finditer(text, start):
        before = [one for one in lengths if one.span.end <= match.start() and one.minutes]
        if before and (least := (before[-1].minutes or (Fraction(0),))[0]):
            value = exact(match["n"]) * (1 if least < _AN_HOUR else _AN_HOUR)
            yield Dose(minutes=(value, value), span=Span(*match.span()))


_ANOTHER = re.compile(rf"\b(?:another|a further) (?P<n>{NUMBER})(?= (?:before|after|at|on|in|when|as|later)\b)")
_AN_HOUR = 60


_OF_A_DAY = re.compile(r" (?:(?:nursery|school|college|placement) )?(?:day|week)\b")
"""`Each six-hour nursery day`: how long a day is, and nothing that is given."""


def _delimits(before: str, after: str) -> bool:
    """Whether a length only says when something happens: `ten minutes before the bell`, `if he waits more than an hour`."""
    if FLOOR.search(before) or CEILING.search(before):
        return False
    if after.startswith((" of training", " of teaching", " of practice")):
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
    yield from days_in(text, start)
    for match in _RATE.finditer(text, start):
        if rate := _rate(match, text, start):
            yield rate
    for match in _OF_THE_WEEK.finditer(text, start):
        every_one = (exact(match["all"]), exact(match["all"])) if match["all"] else None
        yield Dose(times=every_one or range_of(match), period="week", noun="day", span=Span(*match.span()))
    for match in _EACH_OF_SO_MANY.finditer(text, start):
        value = exact(match["n"])
        yield Dose(times=(value, value), noun="session", span=Span(*match.span()))
    for match in _INTERVAL.finditer(text, start):
        hours = (
            Fraction(1, 2)
            if match["half"]
            else exact(match["low"]) / (1 if match["unit"].startswith("h") else 60) or Fraction(1)
        )
        yield Dose(period="hour", every=hours, span=Span(*match.span()))
    for match in _ADVERB.finditer(text, start):
        # "Four-hourly" is every four hours; "half-yearly" is twice a year.
        every = (match["gap"] and exact(match["gap"])) or Fraction(1)
        # "Two daily sessions" are two in a day; "twelve weekly sessions" are twelve in all.
        few = _FEW_IN_A_DAY.search(text, start, match.start()) if match["adverb"] == "daily" else None
        times = (exact(few["n"]), exact(few["n"])) if few else _times(match)
        span = Span(few.start() if few else match.start(), match.end())
        yield Dose(times=times, period=ADVERBS[match["adverb"] or "annually"], every=every, span=span)


def _rate(match: re.Match[str], text: str, start: int) -> Dose | None:
    """How often, told by a period; None where its words set a time or tell of something else."""
    times = _times(match)
    period = next(name for index, (name, _) in enumerate(_PERIODS) if match[f"p{index}"])
    words = match[f"p{[name for name, _ in _PERIODS].index(period)}"]
    before = text[max(start, match.start() - 60) : match.start()]
    # "a week" tells how often only where an amount stands before it; "an hour" and "a lesson" never do.
    bare = match["bare"] is not None and times is None
    if bare and (
        (before.endswith("half ") and not before.endswith("and a half "))
        or period in ("hour", "lesson", "session", "occasion")
        or not re.search(
            rf"(?:{NUMBER}|\bhours?|minutes|mins?|once|twice|times|{EVENT})(?:-(?:minute|hour))?(?: [a-z'-]+){{0,6}},? $",
            before,
        )
    ):
        return None
    if period == "day" and match.group().startswith("in the ") and _OF_SO_MANY.search(text, start, match.start()):
        # "Six sessions, in the evening": when, and not how often.
        return None
    if period in ("session", "occasion") and _EACH_LASTS.match(text, match.end()):
        return None
    period = _season(period, words, match.group())
    if not period:
        return None
    every = (
        Fraction(_ORDINALS.get(match["alternate"], 2))
        if match["alternate"]
        else (match["gap"] and exact(match["gap"])) or Fraction(1)
    )
    if period == "month" and every == _MONTHS_OF_A_YEAR:
        period, every = "year", Fraction(1)
    return Dose(
        times=times, period=period, every=every, bound=bound_before(text, match.start()), span=Span(*match.span())
    )
