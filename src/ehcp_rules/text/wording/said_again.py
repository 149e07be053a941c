"""Parts of one statement that say again, in other order or form, what an earlier part of it has said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import ONES
from ehcp_rules.text.english.stems import stem

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["said_again"]

_PART = re.compile(r"[^.;:()\n]{12,}(?:\.\d[^.;:()\n]*)*")
_WORD = re.compile(r"[a-z]+|\d+(?:[.:]\d+)?")
_NUMBERS = {word: str(value) for value, word in enumerate(ONES, 1)} | {"once": "1", "twice": "2", "thrice": "3"}
_ONE_NAME = {
    "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute", "daily": "day", "weekly": "week", "termly": "term",
    "yearly": "year", "annually": "year", "monthly": "month", "fortnightly": "fortnight", "wk": "week", "sat": "saturday",
    "sun": "sunday", "mon": "monday", "tues": "tuesday", "wed": "wednesday", "thurs": "thursday", "fri": "friday", "lost": "lose",
}  # fmt: skip
_SAYS_LITTLE = frozenset(
    (
        "a about all also always am an and any are as at be because been being both by can caused due each every for from get "
        "gets given gives giving had has have having he her him his in into is it its leads makes means of on or out over "
        "owing plus provide provided result she so some that the their them there these they this those time times to too "
        "total use used very was way were which who will with"
    ).split()
)
_TURNS = frozenset(
    (
        "not no never cannot without before after until unless if than more less only when while but although instead first then "
        "next another other others either neither same again still yet now later soon further"
    ).split()
)
"""Small words that make another statement of the same words."""
_NO_SUBSTANCE = _SAYS_LITTLE | _TURNS
_FEWEST = 4
_MOST_PARTS = 12


def _content(words: str, names: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    found = frozenset(_WORD.findall(words))
    return frozenset(map(_named, found - _NO_SUBSTANCE - names)), found & _TURNS


@lru_cache(maxsize=4096)
def _named(word: str) -> str:
    """One name for a word of substance, or a number, in all its forms."""
    return _NUMBERS.get(word) or stem(_ONE_NAME.get(word, word)).rstrip("e")


def said_again(passage: AnalysedPassage, names: frozenset[str]) -> Iterator[tuple[Span, Span]]:
    """Each part whose words of substance an earlier part of the passage has, and that part; the child's `names` are left out."""
    folded = passage.folded
    if not any(mark in folded for mark in (". ", "; ", "(", "\n", ": ")):
        return
    earlier: list[tuple[Span, frozenset[str], frozenset[str]]] = []
    for match in _PART.finditer(folded):
        told, turns = _content(match.group(), names)
        if len(told) < _FEWEST or len(earlier) >= _MOST_PARTS:
            continue
        span = Span(*match.span())
        if any(one.overlaps(span) for one in passage.speech):
            continue
        first = next((one for one, words, turned in earlier if told <= words and turns == turned), None)
        if first is not None:
            yield span, first
        else:
            earlier.append((span, told, turns))
