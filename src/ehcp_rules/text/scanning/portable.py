"""The portable scan: phrases found word by word in pure Python, wherever the compiled twin is not installed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from ehcp_rules.text.english.grammar import anchor_of

__all__ = ["Words"]

T = TypeVar("T")

_WORD = re.compile(r"[a-z0-9]+")
_BEFORE_NUMBERS = frozenset("0123456789x")


class Words(Generic[T]):
    """Finds, at each word start of folded text, the longest of the phrases, and the words in `anchors`."""

    def __init__(self, phrases: Mapping[str, T], anchors: Iterable[str]) -> None:
        longer: dict[str, dict[str, list[tuple[str, T]]]] = {word: {} for word in anchors}
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
            first = _WORD.match(phrase)
            if first is not None:
                following = longer.setdefault(first[0], {})
                if first[0] != phrase:
                    following.setdefault(phrase[first.end() : first.end() + 2], []).append((phrase, phrases[phrase]))
        self._begun = {word: _begun(word, following, phrases.get(word)) for word, following in longer.items()}
        self._marked = {phrase: phrases[phrase] for phrase in phrases if _WORD.match(phrase) is None}
        self._marks = frozenset(phrase[0] for phrase in self._marked)

    def scan(self, folded: str) -> tuple[list[tuple[int, T]], list[tuple[int, str]]]:
        """The longest phrase at each start, and the anchors, each list in order."""
        found: list[tuple[int, T]] = []
        anchors: list[tuple[int, str]] = []
        begun_by = self._begun.get
        for match in _WORD.finditer(folded):
            begun = begun_by(match[0])
            if begun is None:
                if match[0][0] in _BEFORE_NUMBERS and (number := anchor_of(match[0])):
                    anchors.append((match.start(), number))
                continue
            start, end = match.span()
            anchor, longest, longer, otherwise = begun
            if anchor is not None:
                anchors.append((start, anchor))
            if longer or otherwise:
                for phrase, meant in longer.get(folded[end : end + 2], otherwise):
                    if folded.startswith(phrase, start) and _WORD.match(folded, start + len(phrase)) is None:
                        longest = meant
                        break
            if longest is not None:
                found.append((start, longest))
        if any(mark in folded for mark in self._marks):
            found = sorted([*found, *self._begun_by_marks(folded)], key=lambda pair: pair[0])
        return found, anchors

    def _begun_by_marks(self, folded: str) -> Iterable[tuple[int, T]]:
        """Phrases that begin with a mark, such as a bracket: there are few, and few texts hold such a mark."""
        for start, character in enumerate(folded):
            if character in self._marks and not (start and _WORD.match(folded[start - 1])):
                fits = [
                    phrase
                    for phrase in self._marked
                    if folded.startswith(phrase, start) and _WORD.match(folded, start + len(phrase)) is None
                ]
                if fits:
                    yield start, self._marked[max(fits, key=len)]


_Longer = tuple[tuple[str, T], ...]


def _begun(
    word: str, following: Mapping[str, list[tuple[str, T]]], alone: T | None
) -> tuple[str | None, T | None, Mapping[str, _Longer[T]], _Longer[T]]:
    """What a first word begins.

    A turn of phrase, by its anchor; itself as a phrase; longer phrases, longest first, by the two characters that follow the
    word; and those that anything may follow, such as `etc.`, because a single mark ends them.
    """
    otherwise = tuple(pair for key, pairs in following.items() if len(key) == 1 for pair in pairs)
    by_two = {key: (*pairs, *otherwise) for key, pairs in following.items() if len(key) == 2}
    return anchor_of(word), alone, by_two, otherwise
