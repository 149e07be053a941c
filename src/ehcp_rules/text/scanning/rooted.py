"""Phrases found whatever the forms of their words, for long lists that only a single statement is read with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ehcp_rules.text.english.roots import root
from ehcp_rules.text.scanning.fold import fold

__all__ = ["Rooted", "roots_of"]

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|£")
_ARTICLES = frozenset(("a", "an", "the"))


class Rooted:
    """Finds, at each word of folded text, the longest of the phrases, by the roots of its words and without articles."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[str]]]) -> None:
        one_root = cache(root)
        found: dict[tuple[str, ...], dict[str, str]] = {}
        for group, phrases in groups:
            for phrase in phrases:
                words = tuple(one_root(word) for word in _WORD.findall(fold(phrase)) if word not in _ARTICLES)
                if words:
                    found.setdefault(words, {}).setdefault(group, phrase)
        self._phrases: Mapping[tuple[str, ...], Mapping[str, str]] = found
        lengths: dict[str, set[int]] = {}
        for words in found:
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(those, reverse=True) for first, those in lengths.items()}

    def scan(self, folded: str) -> Sequence[tuple[int, int, str, str]]:
        """Start, end, group and phrase of each hit in order: the longest phrase at a word, without one inside one of its group."""
        found = []
        words = roots_of(folded)
        told = tuple(word for word, _, _ in words)
        reached: dict[str, int] = {}
        for at, (word, start, _) in enumerate(words):
            for length in self._lengths.get(word, ()):
                groups = self._phrases.get(told[at : at + length])
                if groups is None or at + length > len(words):
                    continue
                end = words[at + length - 1][2]
                for group, phrase in groups.items():
                    if reached.get(group, 0) < end:
                        reached[group] = end
                        found.append((start, end, group, phrase))
                break
        return found


def roots_of(folded: str) -> Sequence[tuple[str, int, int]]:
    """The words of folded text but articles, each by its root, with its start and end."""
    return [(root(m[0]), m.start(), m.end()) for m in _WORD.finditer(folded) if m[0] not in _ARTICLES]
