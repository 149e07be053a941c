"""Cues told by the words of a text: one number says of which patterns it holds no cue, before any of them is tried."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from typing import Protocol

from ehcp_rules.text.scanning.fold import words_apart

__all__ = ["Worded", "cued_bit", "lacking_in"]

_WORD = re.compile(rb"[a-z0-9]+")
_IN_MOST_TEXTS = frozenset(b"a and for he her his in is it of or she so that the they this to when will with".split())
"""Words that tell little of which cue stands in a text."""
_MOST_KEPT = 20_000
"""Words whose bits are kept: more than a hundred plans use."""

_LONGEST_WORD = 60
"""A longer run of letters may hold any cue: it is not looked through, and not kept."""


class Worded(Protocol):
    """What a scan knows of the words of its text."""

    @property
    def lacking(self) -> int:
        """The bits of the patterns of which the text holds no cue."""


class _BitsOf(dict[bytes, int]):
    """For each word, when it is first met, the bits of the patterns that may have a cue where it stands."""

    def __init__(self, pieces: dict[bytes, int]) -> None:
        super().__init__()
        self._pieces = pieces
        self._longest = max(map(len, pieces), default=0)
        self.all = 0
        for bits in pieces.values():
            self.all |= bits

    def __missing__(self, word: bytes) -> int:
        if len(word) > _LONGEST_WORD:
            return self.all
        if len(self) >= _MOST_KEPT:
            self.clear()
        bounded = b" " + word + b" "
        held = 0
        for start in range(len(bounded)):
            for end in range(start + 1, min(start + self._longest, len(bounded)) + 1):
                held |= self._pieces.get(bounded[start:end], 0)
        self[word] = held
        return held


_numbers = itertools.count()
_pieces: dict[bytes, int] = {}
"""The longest word of each cue that few texts have, with a space where the cue has one, and the bits of its patterns."""


@cache
def _bits_of() -> _BitsOf:
    return _BitsOf(dict(_pieces))


def cued_bit(cues: Iterable[str]) -> int:
    """A bit for a pattern with these cues, of which each has a letter or a digit."""
    bit = 1 << next(_numbers)
    for cue in cues:
        apart = words_apart(cue)[1:-1]
        words = [apart[max(0, word.start() - 1) : word.end() + 1] for word in _WORD.finditer(apart)]
        piece = max(words, key=lambda word: (word.strip() not in _IN_MOST_TEXTS, len(word)))
        _pieces[piece] = _pieces.get(piece, 0) | bit
    _bits_of.cache_clear()
    return bit


def lacking_in(words: Iterable[bytes]) -> int:
    """The bits of the patterns none of whose cues stands in a text of these words, as `words_apart` parts them.

    A pattern that is made later is not among them.
    """
    bits_of = _bits_of()
    return bits_of.all & ~reduce(or_, map(bits_of.__getitem__, words), 0)
