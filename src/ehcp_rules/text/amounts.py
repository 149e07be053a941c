"""Amounts as exact numbers, so that two texts can be compared: doses, group sizes, adults, deadlines and durations.

`quantities` tells where a passage states an amount; this tells what the amount is. A dose joins the parts of one amount:
the length of a session, how many, and in what period. Everything works on folded text.
"""

# ruff: noqa: E501 - a pattern is easier to follow on one line
from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from attrs import evolve, field, frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.grammar import MONTHS, NUMBER, WEEKDAY, number_of
from ehcp_rules.text.sentences import sentences

__all__ = ["Amount", "Bound", "Dose", "Measured", "amounts_of"]

Bound = Literal["exact", "floor", "ceiling"]

Measured = Literal["group", "adults", "sessions", "within", "weeks", "deadline", "clock", "scope"]
"""What a single amount measures: the most learners in a group, the adults present, sessions
in all (`ten weekly sessions`), days within which something is done,
weeks that it lasts, the day (as an ordinal) by which it is done, the
minute of the day at which it happens, or that it holds all the time."""


@frozen
class Amount:
    """One number that stands by itself, with what it measures."""

    measures: Measured
    value: Fraction
    span: Span
    bound: Bound = "exact"


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


_RANGE = rf"(?P<low>{NUMBER})(?P<plus> and a half)?(?: ?(?:-|to|or) ?(?P<high>{NUMBER}))?"
_LENGTH = re.compile(
    rf"\b(?:{_RANGE}|(?P<article>an?|full))[\s-]?(?:(?:full|whole|clock|teaching|taught)[ -])?(?P<unit>hours?|hrs?|minutes?|mins?)\b(?P<half> and a half)?"
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
_TIMES = rf"(?:(?P<once>once|twice|thrice)|{_RANGE}(?: ?(?:times|x|occasions|goes)))"
_EACH = rf"(?:(?:in |on |at |of |for |during )?(?:each|every)(?: (?P<alternate>other|second|alternate))?(?: (?P<gap>{NUMBER}))?|per|(?:in |over |across )?(?P<bare>an?)|/|(?:in|over|across) (?:the|one))"
_RATE = re.compile(rf"(?:\b{_TIMES},? ?(?:[a-z-]+ ){{0,2}}?)?(?<![a-z0-9]){_EACH} ?(?:{_PERIOD})\b")
_TIMES_ALONE = re.compile(rf"\b{_TIMES}(?= |$|[.,;])")
_MULTIPLIED = re.compile(rf"\b{_RANGE} ?x ?(?=(?:{NUMBER}))")
_ADVERBS = {
    "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month", "half-termly": "half-term",
    "half termly": "half-term", "termly": "term", "annually": "year", "yearly": "year", "hourly": "hour",
    "quarterly": "quarter",
}  # fmt: skip
_ADVERB = re.compile(rf"\b(?:{_TIMES},? )?(?P<adverb>{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})\b")
_ORDINAL_DAY = re.compile(
    rf"\b(?:on )?(?:the )?(?:first|second|third|fourth|last) (?:{WEEKDAY}) (?:of|in) (?:each|every|the|a) month\b"
)
_WEEKDAYS = re.compile(rf"\b(?:every|each|on) (?P<days>(?:{WEEKDAY})(?:(?:, | and | & |, and )(?:{WEEKDAY}))*)\b")
_EACH_MONTH = re.compile(rf"\b(?:each|every) (?:{'|'.join(MONTHS)}|autumn|spring|summer)\b(?! term| half)")
_EVENT = (
    r"(?:sessions?|visits?|meetings?|appointments?|lessons?|reviews?|consultations?|observations?|workshops?|contacts?|follow-ups?|follow ups|check-ins?|calls?|assessments?|"
    r"interviews?|trips?|nights?|days?|mornings?|afternoons?|evenings?|periods?|breaks?|activities|blocks?|places?|pieces?|courses?|occasions?|home visits?|weekends?|times)"
)
_COUNT = re.compile(
    rf"\b{_RANGE}(?:(?: |-)(?!and\b|or\b|to\b|for\b|a\b|in\b|of\b|per\b|each\b|every\b|hours?\b|minutes?\b|mins?\b|weeks?\b|months?\b|terms?\b|years?\b|adults?\b|pupils?\b|children\b|x\b)[a-z'-]+){{0,3}}? (?P<noun>{_EVENT})\b"
)
_EACH_LASTS = re.compile(r" (?:lasting|lasts?|of|is|will last|to last|being|should last)\b")
_IN_ALL = re.compile(
    rf"\b{_RANGE} (?=(?:{'|'.join(sorted(_ADVERBS, key=len, reverse=True))}) (?:[a-z0-9-]+ ){{0,3}}?{_EVENT}\b)"
)
_TWICE_A_DAY = re.compile(r"\b(?:(?:each|every) )?mornings? and (?:(?:each|every) )?(?:afternoon|evening)s?\b(?! of)")
_INTERVAL = re.compile(
    rf"\b(?:each|every) (?:(?P<low>{NUMBER}) ?(?P<unit>minutes?|mins?|hours?|hrs?)|(?P<half>half(?: an)?[ -]hour))\b"
)
_ELLIPTIC = re.compile(rf"\b{_RANGE} (?=in (?:each|every|a|one) )")
_LEARNER = r"(?:pupils?|children|child|students?|peers?|learners?|others|people|person|classmates?|young people|young person|friends?)"
_GROUP = re.compile(
    rf"\b{_RANGE}(?: (?:other|familiar|chosen|trusted|more|named|of his|of her|of their)){{0,2}} {_LEARNER}\b|\b(?:groups?|class(?:es)?) (?:of|size)(?: (?:no more than|up to|at most|a maximum of))? {_RANGE.replace('low', 'glow').replace('high', 'ghigh').replace('plus', 'gplus')}(?! ?(?:minutes|mins|hours))\b"
)
_INDIVIDUAL = re.compile(
    r"\bone[- ]to[- ]one\b|\b1 ?: ?1\b|\b1-1\b|\b1 to 1\b|\bindividually\b|\bindividual (?=(?:direct |therapy |weekly |daily )?(?:sessions?|tuition|teaching|support|lessons?|therapy|work|time|programme|help|mentoring|counselling))"
)
_RATIO = re.compile(r"\b(?P<adults>\d+) ?: ?(?P<learners>\d+)\b(?! ?(?:am|pm|:))")
_PAIR = re.compile(r"\bin (?:a )?pairs?\b|\bwith (?:a|one) partner\b")
_ADULTS = re.compile(
    rf"(?<![:.\d])\b{_RANGE}(?:-| )(?:(?!(?:and|or|to|of|for|in|minutes?|mins?|hours?|days?|weeks?|terms?|times|sessions?)\b)[a-z-]+ ){{0,3}}?(?:adults?|staff|members of staff|assistants?|carers?|helpers?|workers?|nurses?|teachers?)\b(?! (?:session|training|course|meeting))"
)
_WITHIN = re.compile(
    rf"\bwithin (?P<low>{NUMBER})(?: (?:(?:school|working|calendar|teaching|clear) )?(?P<unit>hours?|days?|weeks?|months?))?\b(?! minutes?| mins?| metres?| points?)"
)
_WEEKS = re.compile(
    rf"\b(?:for|over|across|lasting|during|in)(?: (?:the|a|any|at least|a minimum of|a block of|up to))*(?: (?:first|next|following))? (?:{_RANGE}|(?P<article>an?))[ -](?:(?:school|consecutive|term-time|teaching) )?(?P<unit>weeks?|half[- ]terms?|terms?|months?|years?)\b"
)
_DEADLINE = re.compile(
    rf"\b(?:by|before|no later than)(?: the end of)? (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))\b"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm|noon)\b|\b(?:at|by|until|from) (?P<hour24>\d{1,2})[.:](?P<minute24>\d\d)\b"
)
_SCOPE = re.compile(
    r"\bat all times\b|\ball day\b|\bfull[- ]time\b|\balways\b|\bwhenever\b|\bwithin reach\b|\bthroughout (?:the|his|her|their|every|each|all) (?:[a-z]+ )?(?:day|week|lessons?|year|session|timetable)\b|\b(?:in|for|at|during) all (?:[a-z]+ )?(?:lessons|lectures|classes|subjects|sessions|practicals|seminars)\b|\b(?:24|twenty-four)[- ]hour\b"
)
_NOT_AN_AMOUNT = re.compile(
    rf"\b(?:years?|stage|level|key stage|band|grade|section|page|tier|phase|aged?|age of|version|appendix|room|unit|score of|set) \d+(?: ?(?:-|to|and) ?\d+)?\b"
    rf"|\b\d+(?:\.\d+)? ?(?:%|per ?cent)|\b{NUMBER} per ?cent\b|£ ?[\d,.]+k?|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b|\b\d{{1,2}}[.:]\d\d ?(?:am|pm)?|\b\d{{1,2}} ?(?:am|pm|noon|o'clock)\b"
    rf"|\b{NUMBER} (?:out of|of|in) (?:every )?{NUMBER}\b(?! ?(?:minutes|mins|hours))|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b"
)
_NOT_A_LENGTH = re.compile(
    r"\b(?:if (?:[a-z']+ ){1,8}|when (?:[a-z']+ ){1,6})(?:more than|longer than|less than|over|under|for|after|than) $|\b(?:after|older than|longer than|more than|further than|last|within|waits?|than|until|past|less than)(?: about| around| every| each)? $"
)
_OFFSET_AFTER = re.compile(r"^ (?:before|after|early|late|from|of (?:seated|sitting|unbroken)|away|earlier|later)\b")
_FLOOR = re.compile(
    r"(?:at least|a? ?minimum(?: of)?|no fewer than|no less than|not less than|not fewer than|never fewer than|never less than)(?: a| an| the)? $"
)
_CEILING = re.compile(r"(?:up to|no more than|not more than|a? ?maximum(?: of)?|at most|never more than)(?: a| an)? $")


def amounts_of(folded: str) -> tuple[tuple[Dose, ...], tuple[Amount, ...]]:
    """The doses and the single amounts of one folded passage, in order; numbers of other kinds are left out."""
    masked = _blanked(folded, _NOT_AN_AMOUNT)
    singles: list[Amount] = []
    rest = masked
    for found in (
        _within(rest),
        _weeks(rest),
        _in_all(rest),
        _people(rest, masked),
        _deadlines(folded),
        _clocks(folded),
        _scopes(masked),
    ):
        singles += found
        for amount in found:
            rest = rest[: amount.span.start] + " " * (amount.span.end - amount.span.start) + rest[amount.span.end :]
    doses = [dose for span in sentences(rest) for dose in _doses(rest, span) if not _spread(rest, dose)]
    return tuple(doses), tuple(sorted(singles, key=lambda amount: amount.span))


def _spread(folded: str, dose: Dose) -> bool:
    """`spread across the year` tells no more than that; it counts only beside a number."""
    return (
        dose.times is None
        and dose.minutes is None
        and folded.startswith(("in the", "over the", "across the", "in one"), dose.span.start)
    )


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _number(text: str) -> Fraction:
    return Fraction(text) if text[:1].isdigit() else Fraction(number_of(text) or 0)


def _range(match: re.Match[str], prefix: str = "") -> tuple[Fraction, Fraction]:
    low = _number(match[f"{prefix}low"]) + (Fraction(1, 2) if match[f"{prefix}plus"] else 0)
    high = _number(match[f"{prefix}high"]) if match[f"{prefix}high"] else low
    return min(low, high), max(low, high)


def _bound(folded: str, start: int) -> Bound:
    before = folded[max(0, start - 32) : start]
    return "floor" if _FLOOR.search(before) else "ceiling" if _CEILING.search(before) else "exact"


def _within(folded: str) -> list[Amount]:
    found = []
    unit = ""
    for match in _WITHIN.finditer(folded):
        # "within five school days and the psychologist within ten": the second takes its unit from the first.
        unit = (match["unit"] or unit).rstrip("s")
        days = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(5), "month": Fraction(20)}.get(unit)
        if days is not None:
            found.append(Amount("within", _number(match["low"]) * days, Span(*match.span()), "ceiling"))
    return found


def _weeks(folded: str) -> list[Amount]:
    sizes = {"week": 1, "half": 6, "term": 12, "month": 4, "year": 38}
    found = []
    for match in _WEEKS.finditer(folded):
        count = Fraction(1) if match["article"] else _range(match)[1]
        size = next(weeks for unit, weeks in sizes.items() if match["unit"].startswith(unit))
        found.append(Amount("weeks", count * size, Span(*match.span()), _bound(folded, match.start("unit"))))
    return found


def _in_all(folded: str) -> list[Amount]:
    return [Amount("sessions", _range(match)[1], Span(*match.span())) for match in _IN_ALL.finditer(folded)]


def _people(folded: str, masked: str) -> list[Amount]:
    found = []
    for match in _INDIVIDUAL.finditer(masked):
        found.append(Amount("group", Fraction(1), Span(*match.span())))
    for match in _RATIO.finditer(masked):
        if match["learners"] != "1":
            found.append(Amount("group", Fraction(match["learners"]), Span(*match.span())))
        elif match["adults"] != "1":
            found.append(Amount("adults", Fraction(match["adults"]), Span(*match.span())))
    for match in _PAIR.finditer(masked):
        found.append(Amount("group", Fraction(2), Span(*match.span())))
    folded = _blanked(_blanked(folded, _INDIVIDUAL), _RATIO)
    for match in _GROUP.finditer(folded):
        value = _range(match)[1] if match["low"] else _range(match, "g")[1]
        other = 1 if re.search(r"\bother\b", match.group()) else 0
        found.append(Amount("group", value + other, Span(*match.span()), "ceiling"))
    for match in _ADULTS.finditer(folded):
        found.append(Amount("adults", _range(match)[0], Span(*match.span()), _bound(folded, match.start())))
    return found


def _deadlines(folded: str) -> list[Amount]:
    found = []
    for match in _DEADLINE.finditer(folded):
        day = int(match["day"] or 28)
        value = (int(match["year"]) * 12 + MONTHS.index(match["month"])) * 31 + day
        found.append(Amount("deadline", Fraction(value), Span(*match.span())))
    return found


def _clocks(folded: str) -> list[Amount]:
    found = []
    for match in _CLOCK.finditer(folded):
        hour = int(match["hour"] or match["hour24"]) % 12 + (12 if match["half"] in ("pm", "noon") else 0)
        minutes = hour * 60 + int(match["minute"] or match["minute24"] or 0)
        found.append(Amount("clock", Fraction(minutes % 720), Span(*match.span())))
    return found


def _scopes(folded: str) -> list[Amount]:
    return [Amount("scope", Fraction(1), Span(*match.span())) for match in _SCOPE.finditer(folded)]


def _doses(folded: str, sentence: Span) -> Iterator[Dose]:
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
        add(Dose(times=_range(match), span=Span(*match.span())))
    for part in (*_lengths(text, sentence.start), *_rates(text, sentence.start)):
        add(part)
    for match in _COUNT.finditer(text, sentence.start):
        noun = re.sub(r"(?:ies|s)$", "", match["noun"].split()[-1])
        add(Dose(times=_range(match), noun=noun, span=Span(*match.span()), bound=_bound(text, match.start())))
    for match in _ELLIPTIC.finditer(text, sentence.start):
        add(Dose(times=_range(match), span=Span(*match.span()), bound=_bound(text, match.start())))
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
                Fraction(30) if match["halfhour"] else 180 * (_number(match["days"]) if match["days"] else Fraction(1))
            )
        yield Dose(minutes=(minutes, minutes), bound=_bound(text, match.start()), span=Span(*match.span()))
    for match in _LENGTH.finditer(text, start):
        before, after = text[max(start, match.start() - 60) : match.start()], text[match.end() :]
        each = re.search(r"\b(?:every|each|per|in the last) $", before) or (
            match["article"] and re.search(r"\bin $", before)
        )
        if each or _delimits(before, after):
            continue
        size = 60 if match["unit"].startswith("h") else 1
        low, high = (Fraction(1), Fraction(1)) if match["article"] else _range(match)
        if match["article"] and size == 1:
            continue
        extra = Fraction(30 if match["half"] and size == 60 else 0) + Fraction(match["rest"] or 0)
        yield Dose(
            minutes=(low * size + extra, high * size + extra),
            bound=_bound(text, match.start()),
            span=Span(*match.span()),
        )


def _delimits(before: str, after: str) -> bool:
    """Whether a length only says when something happens: `ten minutes before the bell`, `if he waits more than an hour`."""
    if _FLOOR.search(before) or _CEILING.search(before):
        return False
    offset = _OFFSET_AFTER.match(after) and not re.search(r"\b(?:for|of|lasting|lasts?) $", before)
    return bool(offset or _NOT_A_LENGTH.search(before))


def _times(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    if match["once"]:
        value = Fraction({"once": 1, "twice": 2, "thrice": 3}[match["once"]])
        return value, value
    return _range(match) if match["low"] else None


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
                rf"(?:{NUMBER}|\bhours?|minutes|mins?|once|twice|times|{_EVENT})(?: [a-z'-]+){{0,3}},? $", before
            )
        ):
            continue
        if period in ("session", "occasion") and _EACH_LASTS.match(text, match.end()):
            continue
        period = _season(period, words, match.group())
        if not period:
            continue
        every = Fraction(2) if match["alternate"] else (match["gap"] and _number(match["gap"])) or Fraction(1)
        yield Dose(times=times, period=period, every=every, bound=_bound(text, match.start()), span=Span(*match.span()))
    for match in _INTERVAL.finditer(text, start):
        hours = (
            Fraction(1, 2)
            if match["half"]
            else _number(match["low"]) / (1 if match["unit"].startswith("h") else 60) or Fraction(1)
        )
        yield Dose(period="hour", every=hours, span=Span(*match.span()))
    for match in _ADVERB.finditer(text, start):
        yield Dose(times=_times(match), period=_ADVERBS[match["adverb"]], span=Span(*match.span()))
    for match in _WEEKDAYS.finditer(text, start):
        count = Fraction(len(re.findall(WEEKDAY, match["days"])))
        if match.group().startswith("on ") and not match["days"].endswith("s"):
            continue
        yield Dose(times=(count, count), period="week", span=Span(*match.span()))
    for match in _EACH_MONTH.finditer(text, start):
        yield Dose(period="year", span=Span(*match.span()))


_ANY_HOURS = re.compile(rf"\b({NUMBER})(?: full)? ?(?:hours?|hrs?)\b")


def hours_stated(folded: str) -> frozenset[Fraction]:
    """Every number of hours in a folded passage, whatever it is per."""
    values = (number_of(match.group(1)) for match in _ANY_HOURS.finditer(folded))
    return frozenset(Fraction(value) for value in values if value is not None)
