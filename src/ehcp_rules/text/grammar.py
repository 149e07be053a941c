"""Closed classes of English that amounts and times are made of, as pieces of regular expressions over folded text."""

from __future__ import annotations

import re

__all__ = ["MONTHS", "NUMBER", "PERIOD", "TIME_UNIT", "WEEKDAY", "any_of", "number_of"]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = ("twenty thirty forty fifty sixty seventy eighty ninety").split()

NUMBER = (
    r"(?:\d+(?:\.\d+)?|(?:" + "|".join(_TENS) + r")(?:[- ](?:" + "|".join(_ONES[:9]) + r"))?|"
    r"one and a half|a hundred|" + "|".join(sorted(_ONES, key=len, reverse=True)) + r"|half)"
)
"""A number in digits or words."""

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|wed|thu|fri|sat|sun)\b"

MONTHS: tuple[str, ...] = tuple(
    ("january february march april may june july august september october november december").split()
)

PERIOD = (
    r"(?:(?:school|working|taught|teaching|calendar|academic|college|nursery|full|new|single|normal|placement|term-time) )?"
    r"(?:half[- ]terms?|half[- ]terml?y|days?|weeks?|fortnights?|months?|terms?|years?|sessions?|lessons?|mornings?|afternoons?|"
    r"lunch ?times?|break ?times?|play ?times?|evenings?|nights?|weekends?|visits?|meals?|meal ?times?|transitions?|terms|"
    r"wk|wks|quarter|shifts?|assembly|assemblies|journeys?|holidays?|" + WEEKDAY + r")"
)
"""What a frequency can be per."""

TIME_UNIT = r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?)"

_WORDS = {word: value for value, word in enumerate(_ONES, 1)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}


def number_of(text: str) -> float | None:
    """The value of a number in digits or words, or None when it is not one; used to compare amounts, never to score."""
    if text[:1].isdigit():
        return float(text)
    if text in ("half", "one and a half", "a hundred"):
        return {"half": 0.5, "one and a half": 1.5, "a hundred": 100.0}[text]
    total = 0
    for word in text.replace("-", " ").split():
        if word not in _WORDS:
            return None
        total += _WORDS[word]
    return float(total) if total else None


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A compiled pattern of these alternatives, tried in order, so that a long grammar reads one turn of phrase a line."""
    return re.compile("|".join(alternatives))
