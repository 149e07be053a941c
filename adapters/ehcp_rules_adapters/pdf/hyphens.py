"""Words at the ends of lines: whether a hyphen belongs to the word, and where a narrow column cut one without a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["Spelling"]

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_LAST = re.compile(r"[^\W\d_]+\Z")
_HYPHENS = ("-", "\u2010", "\u2011")
_ATTACHED = ("–", "—", "/")
_PREFIXES = frozenset(
    "anti co cross ex full half hand hard high ill in long low mid multi non off on one out over part pre post pro re self "
    "semi short single sub two three four five six well year".split()
)
"""Beginnings that British English joins with a hyphen: with nothing else to go by, it stays."""


class Spelling:
    """How a document spells words inside its lines, and whether it divides words at their ends.

    `lines` are the texts of all lines in reading order.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        self._whole: set[str] = set()
        for line in lines:
            self._whole.update(_LETTERS.findall(line.casefold())[1:-1])
            inside = line[: line.rindex(" ") + 1] if line.endswith(_HYPHENS) and " " in line else line
            folded = inside.casefold()
            for compound in _COMPOUND.findall(folded):
                self._compounds.add(compound.replace("\u2010", "-").replace("\u2011", "-"))
                folded = folded.replace(compound, " ")
            self._words.update(_LETTERS.findall(folded))
        ends = [found for above, below in pairwise(lines) if (found := _divided(above, below))]
        surely = sum(f"{a}-{b}" not in self._compounds and a + b in self._words for a, b in ends)
        self._divides = surely >= 2 and surely * 4 >= len(ends)

    def joined(self, above: str, below: str, *, full: bool = False) -> str:
        """Two pieces of text put together as if the line had not ended between them.

        `full` means that not a letter more would have fitted on the line above.
        """
        if full and self._is_cut(above, below):
            return above + below
        if above.endswith(_HYPHENS) and above[-2:-1].isalnum():
            return above + below if self._keeps(above, below) else above[:-1] + below
        if above.endswith(_ATTACHED) and above[-2:-1].strip():
            return above + below
        return f"{above} {below}" if above and below else above + below

    def _is_cut(self, above: str, below: str) -> bool:
        """Whether a word goes on below without a hyphen: together its parts are a word of the document, apart they are not."""
        before, after = _LAST.search(above), _LETTERS.match(below)
        if before is None or after is None or not after[0][:1].islower():
            return False
        first, second = before[0].casefold(), after[0].casefold()
        return first + second in self._whole and not (first in self._whole and second in self._whole)

    def _keeps(self, above: str, below: str) -> bool:
        """Whether the hyphen is part of the word: as the document spells it elsewhere, or as its parts suggest."""
        if (ends := _divided(above, below)) is None:
            return True
        first, second = ends
        if f"{first}-{second}" in self._compounds or first in _PREFIXES:
            return first + second not in self._words or f"{first}-{second}" in self._compounds
        if first + second in self._words:
            return False
        if self._divides:
            return first in self._words and second in self._words
        return first in self._words or second in self._words


def _divided(above: str, below: str) -> tuple[str, str] | None:
    """What stands before and after a hyphen at a line's end, folded; None where no word can be divided there."""
    if not above.endswith(_HYPHENS):
        return None
    before, after = _LAST.search(above[:-1]), _LETTERS.match(below)
    if before is None or after is None or after[0][:1].isupper():
        return None
    return before[0].casefold(), after[0].casefold()
