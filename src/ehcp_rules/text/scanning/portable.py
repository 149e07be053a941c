"""The portable scan: phrases found word by word in pure Python, wherever the compiled twin is not installed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from ehcp_rules.text.english.grammar import turns_begun_by
from ehcp_rules.text.scanning.fold import words_apart

__all__ = ["Words"]

T = TypeVar("T")

_BEFORE_NUMBERS = frozenset(b"0123456789x")


class Words(Generic[T]):
    """Finds, at each word start of folded text, the longest of the phrases, and the words in `anchors`."""

    def __init__(self, phrases: Mapping[str, T], anchors: Iterable[str]) -> None:
        longer: dict[bytes, dict[bytes, list[_Phrase[T]]]] = {word.encode(): {} for word in anchors}
        marked: list[_Phrase[T]] = []
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
            apart = words_apart(phrase)
            if apart.startswith(b"  "):
                marked.append((apart, phrase, phrases[phrase]))
                continue
            first, *others = apart.split()
            following = longer.setdefault(first, {})
            if len(first) < len(phrase):
                second = others[0] if others else _NONE
                following.setdefault(second, []).append((apart, phrase, phrases[phrase]))
        self._begun = {word: _begun(word, following, phrases) for word, following in longer.items()}
        self._marked = tuple(marked)
        self._marks = re.compile(
            "|".join(re.escape(mark) for mark in sorted({phrase[0] for _, phrase, _ in marked})) or "(?!)"
        )

    def scan(self, folded: str) -> tuple[list[tuple[int, T]], list[tuple[int, int]]]:
        """The longest phrase at each start; and the anchors, each with the turns of phrase it can begin. Each list in order."""
        found: list[tuple[int, T]] = []
        anchors: list[tuple[int, int]] = []
        begun_by = self._begun.get
        apart = words_apart(folded)
        words = apart.split()
        words.append(_NONE)
        at = -1
        for place, word in enumerate(words):
            begun = begun_by(word)
            if begun is None:
                if word[0] in _BEFORE_NUMBERS and (turns := turns_begun_by(word.decode())):
                    at = apart.find(b" " + word + b" ", at + 1)
                    anchors.append((at, turns))
                continue
            # What lies between holds no such word, for it would have been found: the next one is this.
            bounded, turns, longest, longer, otherwise = begun
            at = apart.find(bounded, at + 1)
            if turns:
                anchors.append((at, turns))
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


_NONE = b"."
"""Stands for the word after the last one, and is no word."""

_Phrase = tuple[bytes, str, T]
"""A phrase with its words apart, as it is written, and what it means."""


def _begun(
    word: bytes, following: Mapping[bytes, list[_Phrase[T]]], phrases: Mapping[str, T]
) -> tuple[bytes, int, T | None, Mapping[bytes, tuple[_Phrase[T], ...]], tuple[_Phrase[T], ...]]:
    """What a first word begins.

    Itself between spaces; the turns of phrase; itself as a phrase; longer phrases, longest first, by the word that follows it;
    and those that anything may follow, such as `etc.`, because they have no second word.
    """
    otherwise = tuple(following.get(_NONE, ()))
    by_second = {second: (*longer, *otherwise) for second, longer in following.items() if second != _NONE}
    alone = word.decode()
    return b" " + word + b" ", turns_begun_by(alone), phrases.get(alone), by_second, otherwise
