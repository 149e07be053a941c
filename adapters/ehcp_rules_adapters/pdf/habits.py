"""How a document sets its paragraphs: how far lines stand apart in them, and whether it stretches them to the edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from ehcp_rules_adapters.pdf.lines import Line

__all__ = ["Habits", "fits"]

_SPACE = 0.4
"""The width of a space, as a part of the letters' size, and a little more: edges are not known to the point."""

_FEWEST = 3
_FEWEST_STRETCHED = 6
_MOSTLY = 0.85
_FLUSH = 1.5
"""A line that ends so near to the edge, in points, reaches it."""


@frozen
class Habits:
    """Read from lines that surely go on in the next.

    `pitch` is the distance of baselines as a multiple of the size, by size, and `usual` for any other; `stretched` are the
    sizes whose lines all reach the edge.
    """

    pitch: dict[float, float]
    usual: float
    stretched: frozenset[float]

    @classmethod
    def of(cls, columns: Iterable[tuple[Sequence[Line], float]]) -> Habits:
        """Look at columns of lines, each with how far its lines can go."""
        by_size: dict[float, Counter[float]] = {}
        total: Counter[float] = Counter()
        flush: Counter[float] = Counter()
        running: Counter[float] = Counter()
        for lines, right in columns:
            for above, below in pairwise(lines):
                pitch = (below.baseline - above.baseline) / above.size
                if not _runs_on(above, below) or not 0.9 <= pitch <= 2.6:
                    continue
                size = round(above.size, 1)
                running[size] += 1
                flush[size] += abs(right - above.right) <= _FLUSH
                if not fits(above, below, right):
                    pitch = round(pitch * 50) / 50
                    by_size.setdefault(size, Counter())[pitch] += 1
                    total[pitch] += 1
        usual = {size: _commonest(counts) for size, counts in by_size.items() if counts.total() >= _FEWEST}
        stretched = {
            size for size, count in running.items() if count >= _FEWEST_STRETCHED and flush[size] >= _MOSTLY * count
        }
        return cls(usual, _commonest(total) if total else 1.3, frozenset(stretched))

    def limit(self, size: float) -> float:
        """The greatest distance between baselines of lines in one paragraph."""
        pitch = self.pitch.get(round(size, 1), self.usual)
        return size * pitch * 1.12 + 1.0

    def justifies(self, line: Line) -> bool:
        """Whether lines like this one are stretched to the edge; headings seldom are."""
        return not line.bold and round(line.size, 1) in self.stretched

    def flush(self, line: Line, right: float) -> bool:
        """Whether a line reaches the edge."""
        return abs(right - line.right) <= _FLUSH


def _runs_on(above: Line, below: Line) -> bool:
    same = abs(above.size - below.size) <= 0.05 * above.size
    return same and below.words[0].text[:1].islower() and above.words[-1].text[-1:].isalnum()


def _commonest(counts: Counter[float]) -> float:
    return min(counts, key=lambda pitch: (-counts[pitch], pitch))


def fits(above: Line, below: Line, right: float) -> bool:
    """Whether the first word below would have fitted on the line above: then that line was ended on purpose."""
    word = below.words[0]
    return right - above.right > word.right - word.left + _SPACE * word.size + 1.0
