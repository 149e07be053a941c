"""How often, told by days and seasons: weekdays, alternate weeks, twice a day, months, what lies between two occasions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.numbers import exact
from ehcp_rules.text.english.grammar import MONTH, NUMBER, WEEKDAY

__all__ = ["days_in", "every_term"]

_TWICE_A_DAY = re.compile(
    r"\b(?:(?:each|every) )?mornings? and (?:(?:each|every) )?(?:afternoon|evening)s?\b(?! of)|\b(?:each"
    r"|every) (?:school )?morning,? and (?:again|another)(?: one| time)? (?:in|at|before|after|when|as)\b"
    r"(?: the (?:middle|start|beginning|end) of)?(?: (?:the|each|every) (?:afternoon|evening))?"
    r"|\b(?:at the (?:start|beginning) and (?:at )?(?:the )?end of the"
    r"|(?:at the )?(?:start|beginning) and (?:at )?(?:the )?end of (?:each|every)) "
    r"(?:school |nursery |college )?(?P<what>day|week)\b"
)
_COUNTED = re.compile(rf"\b{NUMBER}\b(?![ -]?(?:minutes?|mins?|hours?|hrs?)\b)")
_PARTS_OF_A_DAY = re.compile(
    rf"(?<!day: )(?<!day, )(?<!day \()\b(?P<first>{NUMBER}) (?:in the morning|before (?:lunch|noon)) and "
    rf"(?P<second>{NUMBER}) (?:in the (?:afternoon|evening)\b|after(?:wards| lunch| noon)?\b)"
)
"""`Two in the morning and one in the afternoon`; `three a day: two before lunch and one after` was told already."""
_IN_LATIN = re.compile(
    r"(?<!\ba )(?<!\bthe )(?<!\bfor )(?<!\bto )(?<!\bof )(?<!\bwith )\b(?:bd|bid|tds|tid|qds|qid)\b"
    rf"(?= *(?:$|[.,;:()]|x\b| (?:daily|at|in|until)\b| for {NUMBER} (?:days?|weeks?|wks?|months?|mo)\b))"
)
_LATIN = {"b": 2, "t": 3, "q": 4}
"""Clinicians' `twice`, `three` and `four times daily`."""
_ALTERNATE = re.compile(
    rf"\b(?:(?:on |in )?alternate (?P<periods>weeks|weekends|days|school days|months|terms|half-terms)|(?:every"
    rf"|each) (?:other|second|alternate) (?:{WEEKDAY})|alternate (?:{WEEKDAY}))\b"
)
_ORDINAL_DAY = re.compile(
    rf"\b(?:on )?(?:the )?(?:first|second|third|fourth|last) (?:{WEEKDAY}) (?:of|in) (?:each|every|the|a) month\b"
)
_PART_OF_DAYS = r"(?: (?:mornings|lunch ?times|break ?times|afternoons|evenings|nights)\b)"
_WEEKDAYS = re.compile(
    rf"\b(?P<from>{WEEKDAY}) ?(?:-|to|till|until|through) ?(?P<to>{WEEKDAY})\b(?! ?,? ?\d)"
    rf"|(?:\b(?:every|each|on) (?=(?P<led>))|(?<=[|,:;(] )|(?<=\()|^|\b(?=[a-z]+days? (?:mornings|afternoons|evenings)\b))"
    rf"(?P<days>(?:{WEEKDAY})(?:{_PART_OF_DAYS}?(?:, | and | & |, and |/)(?:on |each |every )?(?:{WEEKDAY}))*)\b"
)
_BUT_ONE = re.compile(
    rf"\b(?:on )?(?:each|every) (?:school )?(?:day|morning|afternoon)(?: of the week)?"
    rf" (?:except|bar|but) (?:on )?(?:one|{WEEKDAY})\b"
)
_AT_WORK = re.compile(r"\b(?:at work|i work|works|working days|open|line|available|contact)\b")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_END_OF_A_DAY = re.compile(
    r"\bat (?:the )?(?:start|beginning|end|close) of (?:(?:the|his|her|their|each|every) )?(?:school )?(?P<what>day|week)\b"
)
_PARTS_OF_DAYS = re.compile(_PART_OF_DAYS)
_A_LENGTH_BEFORE = re.compile(rf"\b(?:hours?|hrs?|minutes?|mins?|and {NUMBER}) $")
_WAS = re.compile(r"\b(?:was|were|saw|spent|took|lasted|(?:i|we) (?:met|[a-z]+ed))\b[^.;]{0,60}$")
_A_DATE = re.compile(r" {3}")
"""What a date that is no amount leaves behind its day."""
_SEASON = rf"(?:{MONTH}|autumn|spring|summer)"
_EVERY_TERM = re.compile(r"\bin the autumn(?: term)?, (?:the )?spring(?: term)?,? and (?:the )?summer(?: terms?)?\b")
_EACH_MONTH = re.compile(
    rf"\b(?:each|every) (?P<months>{_SEASON}(?:(?:,? and|,) (?:each |every |in )?{_SEASON})*)\b(?! term| half)"
)
_APART = re.compile(
    rf"\b(?:at|with) intervals of (?P<low>{NUMBER}) (?P<unit>days|weeks|months|terms)\b"
    rf"|\b(?:once in|one (?:in|every)) (?P<in>{NUMBER}) (?P<inunit>days|weeks|months|terms)\b"
    rf"|\b(?P<each>{NUMBER}) (?P<eachunit>days|weeks|months|terms) apart\b"
    rf"|\bat (?P<spaced>{NUMBER})-(?P<spacedunit>day|week|month) intervals\b"
    rf"|\b(?:each|every) (?P<cycle>{NUMBER})-(?P<cycleunit>day|week|month) (?:period|timetable|cycle)\b"
)
"""`At intervals of 12 weeks`, `one every two weeks`: how far one occasion is from the next."""


def days_in(text: str, start: int) -> Iterator[Dose]:
    """The rates that days and seasons tell from `start` to the end of a folded text; some may overlap."""
    yield from _moments_in(text, start)
    for match in _IN_LATIN.finditer(text, start):
        many = Fraction(_LATIN[match.group()[0]])
        yield Dose(times=(many, many), period="day", span=Span(*match.span()))
    for match in _ALTERNATE.finditer(text, start):
        period = (match["periods"] or "week").rstrip("s").replace("school day", "school-day").replace("weekend", "week")
        yield Dose(period=period, every=Fraction(2), span=Span(*match.span()))
    for match in _ORDINAL_DAY.finditer(text, start):
        yield Dose(period="month", span=Span(*match.span()))
    for match in _APART.finditer(text, start):
        gap = exact(next(match[name] for name in ("low", "in", "each", "spaced", "cycle") if match[name]))
        unit = next(
            match[name] for name in ("unit", "inunit", "eachunit", "spacedunit", "cycleunit") if match[name]
        ).rstrip("s")
        if gap:
            yield Dose(period=unit, every=gap, span=Span(*match.span()))
    for match in _BUT_ONE.finditer(text, start):
        yield Dose(times=(Fraction(4), Fraction(4)), period="week", span=Span(*match.span()))
    for match in _END_OF_A_DAY.finditer(text, start):
        yield Dose(period=match["what"], span=Span(*match.span()))
    for match in _WEEKDAYS.finditer(text, start):
        count = _days_from_to(match, text, start) if match["from"] else _days_named(match, text)
        if count:
            yield Dose(times=(count, count), period="week", span=Span(*match.span()))
    for match in _EACH_MONTH.finditer(text, start):
        count = Fraction(len(re.findall(_SEASON, match["months"])))
        yield Dose(times=(count, count) if count > 1 else None, period="year", span=Span(*match.span()))


def _moments_in(text: str, start: int) -> Iterator[Dose]:
    """The rates that moments of a day or a week tell."""
    for match in _TWICE_A_DAY.finditer(text, start):
        yield Dose(times=(Fraction(2), Fraction(2)), period=match["what"] or "day", span=Span(*match.span()))
    for match in _PARTS_OF_A_DAY.finditer(text, start):
        many = exact(match["first"]) + exact(match["second"])
        # "Two breaks of ten minutes, one in the morning and one in the afternoon": how the two are spread.
        told = any(
            exact(one[0]) == many for one in _COUNTED.finditer(text, max(start, match.start() - _FAR), match.start())
        )
        yield Dose(times=None if told else (many, many), period="day", span=Span(*match.span()))


def _days_from_to(match: re.Match[str], text: str, start: int) -> Fraction:
    """How many days lie from one to another; 0 where they are somebody's working days."""
    if _AT_WORK.search(text, start, match.start()) or "(" in text[max(start, match.start() - 20) : match.start()]:
        return Fraction(0)
    return Fraction(max(0, _DAYS.index(match["to"][:3]) - _DAYS.index(match["from"][:3]) + 1))


def _days_named(match: re.Match[str], text: str) -> Fraction:
    """How many days a list names; 0 for a single day that does not come again."""
    count = len(re.findall(WEEKDAY, match["days"]))
    parts = _PARTS_OF_DAYS.match(text, match.end())
    on_one = match.group().startswith("on ") and not (match["days"].endswith("s") or _goes_on(match, text))
    # "Fridays, 20 minutes": days in the plural come again.
    again = match["days"].endswith("days") and _A_COLUMN.match(text, match.end()) is not None
    once = not parts and ((match["led"] is None and not again) or on_one)
    return Fraction(0 if count == 1 and once else count)


_A_COLUMN = re.compile(r" ?(?:$|[,:;)|])")
"""What stands behind days that tell by themselves when: `Saturdays are long` tells something of them."""


def _goes_on(match: re.Match[str], text: str) -> bool:
    """Whether a single day behind a length comes every week: `40 minutes on Tuesday`, not `was seen for 40 minutes on Tuesday`."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    if not _A_LENGTH_BEFORE.search(before) or _A_DATE.match(text, match.end()):
        return False
    return _WAS.search(before) is None


_FAR = 80


def every_term(text: str, start: int) -> Dose | None:
    """`In the autumn, spring and summer terms`: once a term, where nothing else tells how often."""
    found = _EVERY_TERM.search(text, start)
    return Dose(times=(Fraction(1), Fraction(1)), period="term", span=Span(*found.span())) if found else None
