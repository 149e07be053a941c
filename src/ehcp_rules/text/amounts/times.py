"""When something is done by itself: within how many days, by which day, how long ahead, at what o'clock, all the time."""

from __future__ import annotations

import re
from fractions import Fraction

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.amount import Amount
from ehcp_rules.text.amounts.numbers import EVENT, bound_before, exact
from ehcp_rules.text.english.grammar import MONTH, MONTHS, NUMBER

__all__ = ["times_in"]

_WITHIN = re.compile(
    rf"\b(?:within|inside) (?P<low>{NUMBER}|an?(?= ))(?: (?:a )?(?:(?:school|working|calendar|teaching|clear) )?"
    rf"(?P<unit>hours?|days?|weeks?|wks?|fortnights?|months?|mo|half[- ]terms?|terms?))?\b(?! minutes?| mins?| metres?| points?)"
    rf"|\bin (?P<time>{NUMBER}) (?P<timeunit>days?|weeks?|months?)' time\b"
    rf"|\b(?P<now>{NUMBER}) (?P<nowunit>days?|weeks?|months?) from now\b"
)
_COUNTED = re.compile(rf"\b(?:{EVENT}|once|twice) $")
_CLOSE = 24
_DEADLINE = re.compile(
    rf"\b(?:by|before|no later than)(?: the end of)? (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf")?(?P<month>{MONTH})(?: (?P<year>\d{{4}}))\b"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm|noon|o'clock)\b|\b(?:at|by|until|from) "
    r"(?P<hour24>\d{1,2})[.:](?P<minute24>\d\d)\b"
    rf"|\b(?P<part>half past|quarter past|quarter to) (?P<told>{NUMBER})\b"
)
_PARTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_SCOPE = re.compile(
    r"\bat any time\b(?! (?:during|between))"
    r"|\bat all times\b|\ball day\b|\bfull[- ]time\b|\balways\b"
    r"|\bwhenever\b(?! (?:[a-z]+ (?:has|have) [a-z ,]{2,50}\bfor [a-z0-9-]+ (?:minutes|mins)|possible|(?:the "
    r")?timetable|(?:the )?time|appropriate|necessary|needed|practicable|this is|it is))|\bwithin reach\b"
    r"|\bthroughout (?:the|his|her|their|every|each|all) (?:[a-z]+ )?(?:day|week|lessons?|year|session"
    r"|timetable)\b|\b(?:in|for|at|during) all (?:[a-z]+ )?(?:lessons|lectures|classes|subjects|sessions"
    r"|practicals|seminars)\b|\b(?:24|twenty-four)[- ]hour\b"
)
_AHEAD = re.compile(
    rf"\b(?P<low>{NUMBER}) (?:(?:school|working|calendar|clear) )?(?P<unit>hours?|days?|weeks?|wks?|months?) (?:before"
    rf"|ahead|in advance|beforehand|prior to)\b"
)
_EARLY = re.compile(
    rf"(?<!for )(?<!of )\b(?P<low>{NUMBER})[ -](?:minutes?|mins?) (?:early\b|earlier\b"
    r"|(?:before|ahead of|prior to) (?:the )?(?:end|bell|others|rest|class|crowds?|other (?:children|pupils|students)"
    r"|(?:his|her|their) (?:peers|class|classmates|year group))\b)"
)
"""`Leaves lessons five minutes early`."""
_EVENT_TIME = re.compile(
    r"\b(?:before|by|until|no later than|prior to) (?:the )?(?:end of |start of |beginning of )?(?:the "
    r")?(?:(?:spring|summer|autumn|next|first) (?:half[- ])?term|(?:january|february|may|october) half[- "
    r"]term|summer holidays|easter|christmas|term begins|term starts|(?:he|she|they|[a-z]+) (?:starts?"
    r"|begins?|moves?|turns?|joins?|leaves)\b|transfer|"
    rf"(?:{MONTH})\b(?! \d{{4}}))|\bbefore the [a-z]+ (?:starts|begins|ends)\b"
)
_DAYS_IN = {
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(5),
    "wk": Fraction(5),
    "fortnight": Fraction(10),
    "month": Fraction(20),
    "mo": Fraction(20),
    "half-term": Fraction(30),
    "term": Fraction(60),
}


def times_in(folded: str, masked: str) -> list[Amount]:
    """The deadlines, times of the day and the like of a folded passage; `masked` is it without numbers of other kinds."""
    return [
        *_within(masked),
        *_deadlines(folded),
        *_ahead(masked),
        *_early(masked),
        *_events(folded),
        *_clocks(folded),
        *_scopes(masked),
    ]


def _within(folded: str) -> list[Amount]:
    found = []
    unit = ""
    for match in _WITHIN.finditer(folded):
        article = match["low"] in ("a", "an")
        counted = _COUNTED.search(folded, max(0, match.start() - _CLOSE), match.start())
        if article and (counted or not match["unit"]):
            # "Six sessions within a term", "within a small group".
            continue
        # "within five school days and the psychologist within ten": the second takes its unit from the first.
        unit = (
            (match["unit"] or match["timeunit"] or match["nowunit"] or unit)
            .rstrip("s")
            .replace("half term", "half-term")
        )
        days = _DAYS_IN.get(unit)
        if days is not None:
            count = Fraction(1) if article else exact(match["low"] or match["time"] or match["now"])
            found.append(Amount("within", count * days, Span(*match.span()), "ceiling"))
    return found


def _deadlines(folded: str) -> list[Amount]:
    found = []
    for match in _DEADLINE.finditer(folded):
        day = int(match["day"] or _LAST_DAY)
        value = (int(match["year"]) * 12 + MONTHS.index(match["month"])) * 31 + day
        found.append(Amount("deadline", Fraction(value), Span(*match.span())))
    return found


_LAST_DAY = 31
"""`By January 2027` is met on any day of it."""


def _ahead(folded: str) -> list[Amount]:
    """How long before an event something is done, in school days."""
    found = []
    for match in _AHEAD.finditer(folded):
        days = exact(match["low"]) * _DAYS_IN[match["unit"].rstrip("s")]
        if days.denominator > 1:
            # "25 hours before the placement" are 25 hours of work; 48 hours ahead are two days.
            continue
        found.append(Amount("ahead", days, Span(*match.span()), bound_before(folded, match.start())))
    return found


def _early(folded: str) -> list[Amount]:
    return [Amount("early", exact(match["low"]), Span(*match.span())) for match in _EARLY.finditer(folded)]


def _events(folded: str) -> list[Amount]:
    return [Amount("event", Fraction(0), Span(*match.span())) for match in _EVENT_TIME.finditer(folded)]


def _clocks(folded: str) -> list[Amount]:
    found = []
    for match in _CLOCK.finditer(folded):
        if match["part"]:
            minutes = int(exact(match["told"])) * 60 + _PARTS[match["part"]]
            found.append(Amount("clock", Fraction(minutes % 720), Span(*match.span())))
            continue
        hour = int(match["hour"] or match["hour24"]) % 12 + (12 if match["half"] in ("pm", "noon") else 0)
        minutes = hour * 60 + int(match["minute"] or match["minute24"] or 0)
        found.append(Amount("clock", Fraction(minutes % 720), Span(*match.span())))
    return found


def _scopes(folded: str) -> list[Amount]:
    return [Amount("scope", Fraction(1), Span(*match.span())) for match in _SCOPE.finditer(folded)]
