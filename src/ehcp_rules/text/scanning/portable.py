"""The portable scan: phrases found word by word in pure Python, wherever the compiled twin is not installed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from ehcp_rules.text.english.turns import DIGITS
from ehcp_rules.text.scanning.fold import words_apart

__all__ = ["Words"]

T = TypeVar("T")

_AFTER_DIGITS = ord(":")
"""Less than this is the code of a digit, and of no letter."""


class Words(Generic[T]):
    """Finds, at each word start of folded text, the longest of the phrases, and where turns of phrase can begin."""

    def __init__(self, phrases: Mapping[str, T], begun_by: Mapping[tuple[str, str], int]) -> None:
        followed: dict[str, dict[bytes, int]] = {}
        for (first, after), turns in begun_by.items():
            followed.setdefault(first, {})[after.encode()] = turns
        longer: dict[bytes, dict[bytes, list[_Phrase[T]]]] = {first.encode(): {} for first in followed}
        marked: list[_Phrase[T]] = []
        for phrase in sorted(phrases, key=lambda text: (-len(text), text)):
            apart = words_apart(phrase)
            if apart.startswith(b"  "):
                marked.append((apart, phrase, phrases[phrase]))
                continue
            opening, *others = apart.split()
            following = longer.setdefault(opening, {})
            if len(opening) < len(phrase):
                second = others[0] if others else _NONE
                following.setdefault(second, []).append((apart, phrase, phrases[phrase]))
        self._begun = {
            word: _begun(word, following, phrases, followed.get(_stands_for(word), {}))
            for word, following in longer.items()
        }
        self._numbers = {word: followed[word][b""] for word in (DIGITS, "x") if word in followed}
        self._marked = tuple(marked)
        self._marks = re.compile(
            "|".join(re.escape(mark) for mark in sorted({phrase[0] for _, phrase, _ in marked})) or "(?!)"
        )

    def scan(self, folded: str, apart: bytes) -> tuple[list[tuple[int, T]], Mapping[int, int]]:
        """The longest phrase at each start; and where turns of phrase can begin, with their bits. Both in order.

        `apart` is the text with its words apart.
        """
        found: list[tuple[int, T]] = []
        anchors: dict[int, int] = {}
        begun_by, numbers = self._begun.get, self._numbers
        words = apart.split()
        words.append(_NONE)
        at = -1
        for place, word in enumerate(words):
            begun = begun_by(word)
            if begun is None:
                if word[0] < _AFTER_DIGITS or (word.startswith(b"x") and word[1:2].isdigit()):
                    at = apart.find(b" " + word + b" ", at + 1)
                    if numbers:
                        anchors[at] = numbers[_stands_for(word)]
                continue
            # What lies between holds no such word, for it would have been found: the next one is this.
            bounded, turns, followed, longest, longer, otherwise = begun
            at = apart.find(bounded, at + 1)
            if followed:
                second = words[place + 1]
                more = followed.get(_DIGITS if second[0] < _AFTER_DIGITS else second)
                if more is not None and apart[at + len(bounded)] != _SPACE:
                    turns |= more
            if turns:
                anchors[at] = turns
            for whole, phrase, meant in longer.get(words[place + 1], otherwise):
                if apart.startswith(whole, at) and folded.startswith(phrase, at):
                    longest = meant
                    break
            if longest is not None:
                found.append((at, longest))
        if self._marks.search(folded):
            found = sorted([*found, *self._begun_by_marks(folded, apart)], key=itemgetter(0))
        return found, anchors

    def _begun_by_marks(self, folded: str, apart: bytes) -> Iterable[tuple[int, T]]:
        """Phrases that begin with a mark, such as a bracket: there are few, and few texts hold such a mark."""
        begun: dict[int, T] = {}
        for whole, phrase, meant in self._marked:
            at = folded.find(phrase)
            while at >= 0:
                if apart.startswith(whole, at):
                    begun.setdefault(at, meant)
                at = folded.find(phrase, at + 1)
        return begun.items()


_SPACE = ord(" ")
_DIGITS = DIGITS.encode()
_NONE = b"?"
"""Stands for the word after the last one, and is no word."""

_Phrase = tuple[bytes, str, T]
"""A phrase with its words apart, as it is written, and what it means."""


def _stands_for(word: bytes) -> str:
    """The word that stands for this one where turns of phrase begin: a number is like any other, and `x3` like `x`."""
    if word[0] < _AFTER_DIGITS:
        return DIGITS
    return "x" if word.startswith(b"x") and word[1:2].isdigit() else word.decode()


def _begun(
    word: bytes,
    following: Mapping[bytes, list[_Phrase[T]]],
    phrases: Mapping[str, T],
    followed: Mapping[bytes, int],
) -> tuple[bytes, int, Mapping[bytes, int], T | None, Mapping[bytes, tuple[_Phrase[T], ...]], tuple[_Phrase[T], ...]]:
    """What a first word begins.

    Itself between spaces; the turns of phrase, whatever follows and before a second word; itself as a phrase; longer phrases,
    longest first, by the word that follows it; and those that anything may follow, such as `etc.`, without a second word.
    """
    otherwise = tuple(following.get(_NONE, ()))
    by_second = {second: (*longer, *otherwise) for second, longer in following.items() if second != _NONE}
    before = {second: turns for second, turns in followed.items() if second}
    return b" " + word + b" ", followed.get(b"", 0), before, phrases.get(word.decode()), by_second, otherwise
