"""Lines in paragraphs: told apart by space, look, indent, list markers, and by words that would still have fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field, frozen

from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.lists import Marker, markers_of

__all__ = ["Habits", "Piece", "fits", "pieces_of", "pitches"]

_SPACE = 0.4
"""The width of a space, as a part of the letters' size, and a little more: edges are not known to the point."""

_INDENT = 6.0


@define(eq=False)
class Piece:
    """The lines of one paragraph; `right` is how far they might have gone. `marker` is what is printed before its text."""

    lines: list[Line] = field(repr=False)
    right: float
    marker: str = ""
    depth: int = 0
    left: float = 0.0
    start: float = 0.0
    texts: list[str] = field(factory=list, repr=False)

    @property
    def full(self) -> bool:
        """Whether the last line has no room for a longer word."""
        last = self.lines[-1]
        return self.right - last.right < 0.18 * (self.right - self.left)


@frozen
class Habits:
    """How far lines stand apart inside paragraphs, as a multiple of their size, by size."""

    pitch: dict[float, float]
    usual: float

    @classmethod
    def of(cls, seen: Counter[tuple[float, float]]) -> Habits:
        """Read from the counted pairs of size and pitch."""
        by_size: dict[float, Counter[float]] = {}
        total: Counter[float] = Counter()
        for (size, pitch), count in seen.items():
            by_size.setdefault(size, Counter())[pitch] += count
            total[pitch] += count
        usual = {size: _commonest(counts) for size, counts in by_size.items() if counts.total() >= 3}
        return cls(usual, _commonest(total) if total else 1.3)

    def limit(self, size: float) -> float:
        """The greatest distance between baselines of lines in one paragraph."""
        pitch = self.pitch.get(round(size, 1), self.usual)
        return size * pitch * 1.12 + 1.0


def _commonest(counts: Counter[float]) -> float:
    return min(counts, key=lambda pitch: (-counts[pitch], pitch))


def pitches(lines: Sequence[Line], right: float) -> Counter[tuple[float, float]]:
    """How far apart lines stand where one surely goes on in the next: pairs of size and pitch, counted."""
    seen: Counter[tuple[float, float]] = Counter()
    for above, below in pairwise(lines):
        size = above.size
        goes_on = below.words[0].text[:1].islower() and not fits(above, below, right)
        if not goes_on or abs(size - below.size) > 0.05 * size:
            continue
        pitch = (below.baseline - above.baseline) / size
        if 0.9 <= pitch <= 2.6:
            seen[round(size, 1), round(pitch * 50) / 50] += 1
    return seen


def fits(above: Line, below: Line, right: float) -> bool:
    """Whether the first word below would have fitted on the line above: then that line was ended on purpose."""
    word = below.words[0]
    return right - above.right > word.right - word.left + _SPACE * word.size + 1.0


def pieces_of(lines: Sequence[Line], right: float, habits: Habits) -> list[Piece]:
    """The paragraphs of one column of text whose lines can go as far as `right`."""
    pieces: list[Piece] = []
    indents: list[float] = []
    for line, marker in zip(lines, markers_of(lines), strict=True):
        if pieces and marker is None and not _breaks(pieces[-1], line, habits):
            pieces[-1].lines.append(line)
            continue
        if marker is None:
            if indents and line.left < indents[0] + _INDENT:
                indents = []
            pieces.append(Piece([line], right, left=line.left, start=line.left))
        else:
            pieces.append(_item(line, marker, right, indents))
    return pieces


def _item(line: Line, marker: Marker, right: float, indents: list[float]) -> Piece:
    """The first line of a list item; `indents` are those of the items it stands under, and become its own."""
    start = line.left if line.dot is None else line.dot
    text = Line(line.words[1:]) if line.dot is None and len(line.words) > 1 else line
    while indents and indents[-1] > start + _INDENT / 2:
        indents.pop()
    if not indents or indents[-1] < start - _INDENT / 2:
        indents.append(start)
    return Piece(
        [text if marker.own else line],
        right,
        marker.text if marker.own else "",
        depth=len(indents) - 1,
        left=text.left,
        start=start,
    )


def _breaks(piece: Piece, line: Line, habits: Habits) -> bool:
    """Whether a line begins a new paragraph after this one."""
    above = piece.lines[-1]
    told = _told(above, line)
    return _looks_new(piece, above, line, habits) if told is None else told


def _told(above: Line, below: Line) -> bool | None:
    """Whether the document's tags say that a paragraph ends between two lines; None where they do not say."""
    first, second = above.words[-1].style.tag, below.words[0].style.tag
    if first is None or second is None:
        return None
    if first is second:
        return False if first.whole else None
    return True if first.whole or second.whole else None


def _looks_new(piece: Piece, above: Line, line: Line, habits: Habits) -> bool:
    size = above.size
    if abs(line.size - size) > 0.06 * size:
        return True
    pitch = line.baseline - above.baseline
    if pitch > habits.limit(size) or pitch < 0.5 * size:
        return True
    if above.bold != line.bold and (not line.words[0].style.bold or not above.words[-1].style.bold):
        return True
    if above.words[-1].broken:
        return False
    if line.tabbed and line.left < piece.left + _INDENT:
        return True
    return _indented(piece, line) or fits(above, line, piece.right)


def _indented(piece: Piece, line: Line) -> bool:
    """Whether a line does not stand where the paragraph's next line would: its first may be indented, or stand out."""
    above = piece.lines[-1]
    if abs(above.left + above.right - line.left - line.right) < 4.0 and above.left > piece.left + _INDENT:
        return False  # centred
    if len(piece.lines) > 1:
        return abs(line.left - piece.lines[1].left) > _INDENT
    return line.left < piece.start - 2 * _INDENT - (0 if piece.marker else 4 * _INDENT)
