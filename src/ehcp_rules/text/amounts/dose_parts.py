"""The parts of doses as they stand in a sentence: lengths, counts of occasions, and how often."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from operator import attrgetter

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.dose_days import days_in, every_term
from ehcp_rules.text.amounts.dose_lengths import lengths_in, more_lengths_in
from ehcp_rules.text.amounts.numbers import (
    ADVERBS,
    EVENT,
    RANGE,
    SOME_LENGTH,
    SPACED,
    bound_before,
    exact,
    range_of,
)
from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["parts_in"]

_PERIODS: tuple[tuple[str, str], ...] = (
    ("half-term", r"(?:half|1/2)[- ]terms?"),
    ("fortnight", r"fortnights?"),
    ("quarter", r"quarters?(?! of)"),
    ("month", r"(?:calendar )?(?:months?|mths?|mo)"),
    ("term", r"(?:(?:school|academic|autumn|spring|summer) )?terms?"),
    ("year", r"(?:(?:school|academic|calendar|college) )?(?:years?|yrs?)|twelve months|annum"),
    ("week", r"(?:(?:school|teaching|taught|timetabled|term-time|college) )?(?:weeks?|wks?)|weekends?"),
    (
        "day",
        (
            r"(?:[a-z0-9]+-hour )?(?:(?:school|weekday|college|nursery|working) )?(?:days?|mornings?|afternoons?|evenings?)"
            r"|(?:(?<=every )|(?<=each ))lunch(?! [a-z])|lunch ?times?|break ?times?|lunches|breaks|nights?"
        ),
    ),
    ("hour", r"hours?"),
    ("lesson", r"(?:[a-z]+ )?(?:lessons?|lectures?|seminars?)|(?:taught|teaching|timetabled) sessions?"),
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
    r"(?:(?:in |during )any(?= [a-z]* ?lessons?\b)|on any(?= (?:school )?(?:day|morning|afternoon|evening|night)\b)|"
    rf"(?:in |on |at |of |for |during )?(?:each|every)(?: of (?:(?:the|his|her|their)(?: {NUMBER})?|{NUMBER}(?= terms| half)))?(?: "
    rf"(?P<alternate>other|second|alternate|third|fourth|fifth|sixth))?(?: (?P<gap>{NUMBER}))?|per|(?:in "
    rf"|over |across )?(?P<bare>an?)|/|(?:in|over|across|during) (?:the course of )?(?:the|one)|(?<=days )of (?:the|a)(?= week)"
    r"|(?<=hours )of (?:the|his|her|their) (?:nursery )?(?=(?:school |college )?week))"
)
_RATE = re.compile(rf"(?:\b{_TIMES},? ?(?:[a-z-]+ ){{0,2}}?)?(?:(?<![a-z0-9])|(?=/)){_EACH} ?(?:{_PERIOD})\b")
_OF_SO_MANY = re.compile(rf"\b{NUMBER} (?:[a-z]+ )?(?:sessions|visits|meetings|workshops|appointments)\b")
_THE_SEVERAL = re.compile(r"(?:in|over|across|during) (?:the course of )?the (?:[a-z]+ )?(?:weeks|months|terms|years)$")
_FAR = 240
_MONTHS_OF_A_YEAR = 12
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_TIMES_ALONE = re.compile(
    rf"(?<!\bat )\b(?!once (?:(?:the|his|her|their) )?[a-z]+ (?:is|are|has|have|starts?|ends?|begins?|arrives?)\b){_TIMES}"
    r"(?! (?:running|in a row|in succession|over)\b)(?= |$|[.,;])"
)
_MULTIPLIED = re.compile(
    rf"\b{RANGE} ?(?:x|lots of) ?(?=(?:{NUMBER}|half))"
    rf"(?!{NUMBER}[ -](?:weeks?|months?|terms?|half[- ]terms?) (?:blocks?|courses?)\b)"
)
_ADVERB = re.compile(
    rf"\b(?:{_TIMES}(?:,? |-))?(?:(?<!hr )(?<!hrs )(?P<gap>{NUMBER})"
    rf"(?:-(?!termly)| (?=hourly|{SPACED}|(?<!half )(?:month|week)ly ?(?:[.;)]|$))))?"
    rf"(?P<adverb>{'|'.join(re.escape(word) for word in sorted(ADVERBS, key=len, reverse=True))})\b"
    r"|\b(?:an )?annual\b(?! (?:reviews?|meetings?|reports?|plans?|targets?)\b)"
)
_FEW_IN_A_DAY = re.compile(r"\b(?<!x )(?P<n>two|three|four|[234]) (?:separate |short )?$")
_BOTH = re.compile(
    rf"\bboth (?:[a-z-]+ ){{0,2}}?(?P<noun>{EVENT}) (?=(?:a|per|each|every|(?:in|of) the) (?:school )?week\b)"
)
_A_DAYS_WORK = re.compile(
    r"\b(?:a|one)[- ](?:full[- ]|whole[- ])?day(?:'s)?(?= (?:of )?(?:[a-z-]+ ){0,2}(?:training|courses?"
    r"|workshops?|inset)\b)"
)
_COUNT = re.compile(
    rf"(?<!first )(?<!next )(?<!last )(?:\b|(?<=\bx))(?!one [a-z]+s\b){RANGE}"
    rf"(?:(?: +|-)(?!and\b|or\b|to\b|for\b|by\b|the\b|before\b|after\b|from\b|at\b|on\b|points?\b"
    rf"|a\b|in\b(?!-)|of\b|per\b|each\b|every\b|hours?\b|minutes?\b|mins?\b|weeks?\b|months?\b|terms?\b"
    rf"|years?\b|adults?\b|pupils?\b|children\b|x\b)[a-z'-]++){{0,3}}? "
    rf"+(?P<noun>{EVENT}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
_COUNT_OF_LENGTHS = re.compile(
    rf"\b{RANGE} (?:(?:separate|short|shorter|weekly|individual|direct) )?"
    rf"(?={NUMBER}-(?:minute|hour)\b|(?:{NUMBER}(?:[ -](?:to|or)[ -]{NUMBER}|-{NUMBER})?[ "
    rf"-]?(?:minutes?|mins?|hours?|hrs?)|half[ -]hour(?:ly)?|hour-long|hourly|half-day|full-day)[ "
    rf"-](?:long )?(?:[a-z-]+ ){{0,3}}?(?:{EVENT})\b)"
)
"""`six 45-minute sessions`: the number stands before the length of what it counts."""
_COUNT_OF_THINGS = re.compile(
    rf"\b{RANGE} (?:[a-z-]+ ){{0,2}}?"
    r"(?!(?:words|spellings|sounds|signs|letters|facts|symbols)\b[^.;]{0,60}\b(?:minutes|mins|hours?|hrs?)\b)"
    r"(?!(?:hours|minutes|mins|days|weeks|months|terms|years|times|groups|pupils|students|classmates|peers|adults|assistants|staff)\b)"
    rf"[a-z-]+s(?= (?:of|lasting) {SOME_LENGTH}|,? (?:of )?{SOME_LENGTH} (?:each|apiece)\b"
    r"| (?:a|per|each|every|(?:in|during|over|across) the) (?:school )?(?:day|week|fortnight|month|half[- ]term|term|year)\b)"
)
"""`two sensory circuits of 15 minutes`, `ten outings, two hours each`: whatever has a length is counted.

What is learnt is not, beside how long that takes: `ten words a week, over two slots of 15 minutes`.
"""
_TIMES_AFTER = re.compile(rf"\b(?:minutes?|mins?|hours?|hrs?) ?x ?(?P<n>{NUMBER})\b")
_TIMES_BEFORE = re.compile(rf"(?<!\d )\bx ?(?P<n>{NUMBER})\b(?= (?:a|per|each|every|weekly|daily|termly)\b| ?\()")
_EACH_LASTS = re.compile(r" (?:lasting|lasts?|of|is|will last|to last|being|should last)\b")
_OF_THE_WEEK = re.compile(
    rf"\b{RANGE} (?:mornings|afternoons|days|lunch ?times) (?:out of (?=5|five)|(?:out )?of (?:the|his|her|their) )"
    r"(?:5|five|(?:(?:school|college|nursery|working) )?week)\b|\ball (?P<all>five) (?:school )?(?:mornings|afternoons|days)\b"
)
_EACH_OF_SO_MANY = re.compile(
    rf"\b(?:each|every)(?: one)? of (?:the|his|her|their|these|those) (?P<n>{NUMBER}) "
    r"(?!(?:terms|half|days|weeks|months|years|mornings|afternoons|adults|children|pupils|students|staff)\b)[a-z]+s\b"
)
_SHORT = {"wk": "week", "yr": "year", "mth": "month"}
_TIMES_A_PERIOD = re.compile(
    rf"\b(?:(?P<n>{NUMBER}) ?x|x ?(?P<m>{NUMBER})) ?(?:(?P<stroke>/) ?)?"
    rf"(?P<period>day|week|wk|fortnight|month|mth|half-term|term|year|yr)\b"
    rf"(?(stroke)|(?= *(?:$|[.,;:()+&]| (?:{NUMBER}|for|with|by|in|at|on|to|and|from|during|until|after|before|of|each|half)\b)))"
)
"""`3x week`, `x2/yr`."""
_INTERVAL = re.compile(
    rf"\b(?:every|(?:at|with) intervals of (?:no (?:more|longer) than )?|each (?=[a-z0-9-]+ (?:period|spell|stretch))"
    r"|for each (?=[a-z0-9-]+ (?:minutes|mins|hours) of)"
    r"|(?:longer|more) than (?=[a-z0-9-]+ (?:minutes|mins) (?:to go by )?without)"
    r"|(?:once|when|whenever|after) [a-z]+ (?:has|have) [a-z ,]{2,50}?\bfor) ?"
    rf"(?:(?P<low>{NUMBER})[ -]?(?P<unit>minutes?|mins?|hours?|hrs?)|(?P<half>half(?: an)?[ -]hour))\b"
)
_ELLIPTIC = re.compile(
    rf"(?<!past )(?<!to )(?<!at )(?<!by )\b(?!half\b){RANGE} "
    rf"(?=in (?:each|every|a|one) |in the (?:school )?year\b|in (?:all|total)\b|(?:a|each|every|per) (?:school )?(?:week"
    rf"|fortnight|month|term|half[- ]term|year|day)\b)"
)


def parts_in(folded: str, sentence: Span) -> list[Dose]:
    """The parts of the doses of one sentence in order, none of which overlaps another."""
    found: list[Dose] = []
    text = folded[: sentence.end]

    def add(part: Dose) -> None:
        place = bisect_left(found, part.span.start, key=_START)
        if (not place or found[place - 1].span.end <= part.span.start) and (
            place == len(found) or part.span.end <= found[place].span.start
        ):
            found.insert(place, part)

    lengths = tuple(lengths_in(text, sentence.start))
    in_order = (
        _before_lengths(text, sentence.start),
        lengths,
        more_lengths_in(text, sentence.start, lengths),
        _rates(text, sentence.start),
        _counts(text, sentence.start),
    )
    for part in chain.from_iterable(in_order):
        add(part)
    if not any(part.period for part in found) and (every := every_term(text, sentence.start)):
        add(every)
    return found


_START = attrgetter("span.start")


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
    for match in _BOTH.finditer(text, start):
        yield Dose(times=(Fraction(2), Fraction(2)), noun=match["noun"].removesuffix("s"), span=Span(*match.span()))
    for match in _A_DAYS_WORK.finditer(text, start):
        yield Dose(times=(Fraction(1), Fraction(1)), noun="day", span=Span(*match.span()))
    for match in _ELLIPTIC.finditer(text, start):
        yield _count(match, text, "")
    for match in _TIMES_ALONE.finditer(text, start):
        yield Dose(times=_times(match), span=Span(*match.span()))


def _count(match: re.Match[str], text: str, noun: str) -> Dose:
    bound = bound_before(text, match.start())
    return Dose(times=range_of(match), noun=noun, span=Span(*match.span()), bound=bound)


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
    for match in _TIMES_A_PERIOD.finditer(text, start):
        value, name = exact(match["n"] or match["m"]), match["period"]
        yield Dose(times=(value, value), period=_SHORT.get(name, name), span=Span(*match.span()))
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
    if bare and period == "day" and before.endswith(" on "):
        # "Three hours on a weekday evening": when, and not how often.
        return None
    if bare and (
        (before.endswith("half ") and not before.endswith("and a half "))
        or period in ("hour", "lesson", "session", "occasion")
        or not re.search(
            rf"(?:{NUMBER}|\bhours?|minutes|mins?|once|twice|times|{EVENT})(?:-(?:minute|hour))?(?: [a-z'-]+){{0,6}},? $",
            before,
        )
    ):
        return None
    if (
        period == "day"
        and match.group().startswith("in the ")
        and _OF_SO_MANY.search(text, max(start, match.start() - _FAR), match.start())
    ):
        # "Six sessions, in the evening": when, and not how often.
        return None
    if period in ("session", "occasion") and _EACH_LASTS.match(text, match.end()):
        return None
    if _THE_SEVERAL.match(match.group()) and words.endswith("s"):
        # "Spread over the weeks": in which, and not how often.
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
