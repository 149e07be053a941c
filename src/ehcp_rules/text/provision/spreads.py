"""Amounts told as a stretch between two values far apart, whatever units or words they are told in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of, number_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["spreads"]

_TIME = (
    rf"(?:half an hour|half[- ]hour|quarter of an hour|three[- ]quarters of an hour|an hour"
    rf"|(?:\d+(?:\.\d+)? ?|{NUMBER} )(?:hours?|hrs?|minutes?|mins?))"
)
_JOINED = (
    r"(?:,? ?(?:-|/) ?|,? (?:to|or|up to|through to) )(?:(?:as (?:long|much|many) as|up to|even|sometimes|more likely"
    r"|about) )?"
)
_LENGTHS = any_of(
    rf"\b(?P<low>{_TIME})(?P<and> and (?:a )?|{_JOINED}(?:a )?)(?P<high>{_TIME})\b",
)
_EVENT = r"(?:sessions?|visits?|lessons?|appointments?|contacts?|meetings?|check-ins?|times|x|days|mornings|afternoons)"
_COUNTS = any_of(
    rf"(?<![:./-])\b(?P<low>{NUMBER})(?:(?:, |/){NUMBER}){{0,4}}{_JOINED}(?P<high>{NUMBER}) ?"
    rf"(?:{_EVENT}\b(?= (?:an?|per|each|every|in|over|of|daily|weekly|monthly)\b| ?[.,;)]|$)|(?:minutes|mins|hours)\b)",
)
_RHYTHMS = ("daily", "weekly", "fortnightly", "monthly", "half-termly", "termly", "annually")
_RHYTHM = "|".join(_RHYTHMS)
_OFTEN = Cued(
    "ly",
    rf"\b(?:{_RHYTHM})(?: or | to | ?/ ?)(?:{_RHYTHM})(?= ?[.,;)]|$| (?:sessions?|visits?|input|support|basis|with"
    rf"|from|by|for|in|at)\b)",
)
_SHARE = Cued(
    "some or|part or|most or|half or|a few or|third|quarter",
    r"\b(?:some|part|most|half|a few)(?: or (?:even )?(?:all|most)) of (?:(?:his|her|their|the|each"
    r"|every) )?(?:[a-z0-9]+ ){0,2}"
    r"(?:lessons?|hours|week|day|sessions?|subjects|time|timetable)\b",
    r"\b(?:a|one) (?:quarter|third) (?:to|or) (?:a |one |two |three )?(?:half|thirds|quarters) of\b",
)
_OF_STEPS = re.compile(
    r"\b(?:ris\w+|buil\w+|increas\w+|grow\w*|extend\w*|lengthen\w*|mov\w+|reduc\w+|fad\w+|drop\w*|step\w*|work\w* up"
    r"|goes|from \d+"
    r"|chang\w+|within|every|after|before|stages?|weeks?|years?|units?|phases?|page|lessons?) (?:up |down )?(?:from )?$"
)
"""Before numbers that are steps of one change, or that tell which or by when."""


_A_NUMBER = re.compile(NUMBER)
_IN_HOURS = re.compile(r"h(?:ou)?rs?$")


def _minutes(told: str) -> float | None:
    if "quarter" in told:
        return 45 if told.startswith("three") else 15
    if told.startswith("half"):
        return 30
    if told == "an hour":
        return 60
    number = _A_NUMBER.match(told)
    value = number_of(number.group()) if number else None
    return value * 60 if value and _IN_HOURS.search(told) else value


def spreads(folded: str, scan: Scan) -> Iterator[Span]:
    """Where a text tells such a stretch: the larger end is at least double the smaller, and of occasions not one or two."""
    for match in find(_LENGTHS, "length", folded, scan):
        before = folded[max(0, match.start() - 30) : match.start()]
        if match["and"].startswith(" and ") and not before.endswith(("between ", "between a ")):
            continue
        low, high = _minutes(match["low"]), _minutes(match["high"])
        if low and high and high >= 2 * low and not _OF_STEPS.search(before):
            yield Span(*match.span())
    for match in find(_COUNTS, "range", folded, scan):
        low, high = number_of(match["low"]), number_of(match["high"])
        before = folded[max(0, match.start() - 30) : match.start()]
        if low and high and high >= 2 * low and high - low > 1 and not _OF_STEPS.search(before):
            yield Span(*match.span())
    for pattern in (_OFTEN, _SHARE):
        for match in pattern.finditer(folded, scan):
            yield Span(*match.span())
