"""Closed classes of English that amounts and times are made of, as pieces of regular expressions over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from ehcp_rules.text.english.cues import Worded, cued_bit

__all__ = [
    "MONTH",
    "MONTHS",
    "MONTH_CUT",
    "NUMBER",
    "ONES",
    "PERIOD",
    "TENS",
    "TIME_UNIT",
    "WEEKDAY",
    "Cued",
    "any_of",
    "holds_any",
    "number_of",
]

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = ("twenty thirty forty fifty sixty seventy eighty ninety").split()

NUMBER = (
    r"(?:\d+(?:\.\d+|[½¼¾])?|(?:" + "|".join(TENS) + r")(?:[- ](?:" + "|".join(ONES[:9]) + r"))?|"
    r"one and a half|(?:a|one) hundred|" + "|".join(sorted(ONES, key=len, reverse=True)) + r"|half)"
)
"""A number in digits or words."""

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b"

MONTHS: tuple[str, ...] = tuple(
    ("january february march april may june july august september october november december").split()
)
MONTH = "|".join(MONTHS)
MONTH_CUT = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS) + r"|sept\b"
"""The name of a month in full, or cut to three letters, and `sept`."""

PERIOD = (
    r"(?:(?:school|working|taught|teaching|calendar|academic|college|nursery|full|new|single|normal"
    r"|placement|term-time) )?"
    r"(?:half[- ]terms?|half[- ]terml?y|weekdays?|days?|weeks?|fortnights?|months?|terms?|years?|sessions?"
    r"|lessons?|mornings?|afternoons?|"
    r"lunch ?times?|break ?times?|play ?times?|evenings?|nights?|weekends?|visits?|meals?"
    r"|meal ?times?|transitions?|terms|"
    r"wk|wks|quarter(?! (?:of|past|to)\b)|shifts?|assembly|assemblies|journeys?|holidays?|" + WEEKDAY + r")"
)
"""What a frequency can be per."""

TIME_UNIT = r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?)"

_WORDS = {word: value for value, word in enumerate(ONES, 1)} | {word: 10 * value for value, word in enumerate(TENS, 2)}


_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}


def number_of(text: str) -> float | None:
    """The value of a number in digits or words, or None when it is not one; used to compare amounts, never to score."""
    if text[:1].isdigit():
        part = _FRACTIONS.get(text[-1])
        return float(text) if part is None else float(text[:-1]) + part
    if text in ("half", "one and a half", "a hundred", "one hundred"):
        return {"half": 0.5, "one and a half": 1.5}.get(text, 100.0)
    total = 0
    for word in text.replace("-", " ").split():
        if word not in _WORDS:
            return None
        total += _WORDS[word]
    return float(total) if total else None


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A compiled pattern of these alternatives, tried in order, so that a long grammar reads one turn of phrase a line.

    Words are of ASCII letters, as in the scan: the text is folded, and to ask of each character what Unicode calls it is slow.
    """
    return re.compile("|".join(alternatives), re.ASCII)


def holds_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether a text holds one of these pieces: much cheaper than a pattern, so that most texts need no pattern."""
    for piece in pieces:  # noqa: SIM110 - a generator would cost more than the search
        if piece in text:
            return True
    return False


class Cued:
    """A pattern that is searched only in a text that holds one of its cues: every match holds one of these pieces.

    Where a text's scan is given too, or that of a longer text that holds it, the scan mostly tells that there is no cue.
    """

    def __init__(self, cues: str, *alternatives: str) -> None:
        self._cues = tuple(cues.split("|"))
        self._marks = tuple(cue for cue in self._cues if not any(map(str.isalnum, cue)))
        self._bit = cued_bit(cue for cue in self._cues if cue not in self._marks)
        self._alternatives = alternatives

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, compiled when a text first holds a cue: most plans never need most of them."""
        return any_of(*self._alternatives)

    def search(self, text: str, scan: Worded | None = None) -> re.Match[str] | None:
        """What the pattern finds first."""
        # As `holds_any`, without a call: this is asked of every clause.
        for cue in self._marks if scan is not None and scan.lacking & self._bit else self._cues:
            if cue in text:
                return self.pattern.search(text)
        return None

    def matches_at(self, places: Iterable[int], text: str, scan: Worded) -> Iterable[re.Match[str]]:
        """What `finditer` gives for a pattern that can begin only at these places, which are in order."""
        if holds_any(text, self._marks if scan.lacking & self._bit else self._cues):
            reached = 0
            for place in places:
                if place >= reached and (match := self.pattern.match(text, place)):
                    reached = match.end()
                    yield match

    def finditer(self, text: str, scan: Worded | None = None) -> Iterable[re.Match[str]]:
        """All that the pattern finds."""
        for cue in self._marks if scan is not None and scan.lacking & self._bit else self._cues:
            if cue in text:
                return self.pattern.finditer(text)
        return ()

    @staticmethod
    def likely(patterns: Iterable[Cued], scan: Worded) -> list[Cued]:
        """Those of many patterns of which the scan does not tell that there is no cue: to ask each would cost more."""
        lacking = scan.lacking
        return [pattern for pattern in patterns if not lacking & pattern._bit or pattern._marks]
