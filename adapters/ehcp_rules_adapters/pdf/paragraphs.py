"""Lines in paragraphs: told apart by space, look, indent, list markers, and by words that would still have fitted."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from ehcp_rules_adapters.pdf.habits import Habits, fits
from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.lists import Marker, markers_of

__all__ = ["Piece", "pieces_of"]

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
    if line.tabbed and not habits.flush(line, piece.right) and line.left < piece.left + _INDENT:
        return True
    if habits.justifies(above) and len(above.words) > 1:
        # all lines of a paragraph but its last are stretched to the edge
        return _indented(piece, line) or not habits.flush(above, piece.right)
    return _indented(piece, line) or fits(above, line, piece.right)


def _indented(piece: Piece, line: Line) -> bool:
    """Whether a line does not stand where the paragraph's next line would: its first may be indented, or stand out."""
    above = piece.lines[-1]
    if abs(above.left + above.right - line.left - line.right) < 4.0 and above.left > piece.left + _INDENT:
        return False  # centred
    if len(piece.lines) > 1:
        return abs(line.left - piece.lines[1].left) > _INDENT
    return line.left < piece.start - 2 * _INDENT - (0 if piece.marker else 4 * _INDENT)
