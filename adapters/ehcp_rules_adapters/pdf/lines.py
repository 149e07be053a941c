"""Words in lines, by how they stand on the page and not by the order in which the file paints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import define, field

from ehcp_rules_adapters.pdf.page import Word

__all__ = ["Line", "lines_of", "usual_size"]

TAB = 2.0
"""Words further apart than this multiple of their size are set apart by a tab."""

TOUCHING = 0.06
"""Words closer than this part of their size stand together without a space."""


@define(eq=False)
class Line:
    """Words side by side, from left to right. `dot` is the left edge of a bullet drawn before them, None without one."""

    words: Sequence[Word] = field(repr=False)
    dot: float | None = None

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @cached_property
    def top(self) -> float:
        """The top of the tallest word."""
        return min([word.top for word in self.words])

    @cached_property
    def bottom(self) -> float:
        """The bottom of the lowest word."""
        return max([word.bottom for word in self.words])

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return usual_size(self.words)

    @cached_property
    def baseline(self) -> float:
        """On what the letters of the usual size stand."""
        size = self.size
        return next(word.baseline for word in self.words if word.size == size)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(word.style.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words: a space between two that do not touch, a tab where there is room for several."""
        return _text_of(self.words)

    @cached_property
    def tabbed(self) -> bool:
        """Whether a gap as wide as a tab stands between two of its words."""
        return any(_tab(before, word) for before, word in pairwise(self.words))


def usual_size(words: Sequence[Word]) -> float:
    """The size in which most letters of these words are set."""
    first = words[0].size
    if all(word.size == first for word in words):
        return first
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines that words make, from top to bottom; words of one line overlap in height for the most part."""
    rows: list[tuple[Word, list[Word]]] = []
    for word in sorted(words, key=_height_and_left):
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            tallest, row = rows[index]
            if tallest.baseline == word.baseline or _level(tallest, word):
                row.append(word)
                if word.bottom - word.top > tallest.bottom - tallest.top:
                    rows[index] = word, row
                break
        else:
            rows.append((word, [word]))
    return [Line(sorted(row, key=_left)) for _, row in rows]


def _height_and_left(word: Word) -> tuple[float, float]:
    return word.top + word.bottom, word.left


def _left(word: Word) -> float:
    return word.left


def _level(one: Word, two: Word) -> bool:
    """Whether two words stand on one line, a raised or lowered one of smaller size too."""
    first, second = one.bottom - one.top, two.bottom - two.top
    height = first if first < second else second
    bottom = one.bottom if one.bottom < two.bottom else two.bottom
    top = one.top if one.top > two.top else two.top
    apart = abs(one.top + one.bottom - two.top - two.bottom) / 2
    return bottom - top >= 0.55 * height and apart <= 0.45 * height


def _text_of(words: Sequence[Word]) -> str:
    parts = [words[0].text]
    for before, word in pairwise(words):
        gap, size = word.left - before.right, min(word.size, before.size)
        if gap > TOUCHING * size or word.right < before.left:
            parts.append("\t" if gap > TAB * size else " ")
        parts.append(word.text)
    return "".join(parts)


def _tab(before: Word, word: Word) -> bool:
    return word.left - before.right > TAB * min(word.size, before.size)
