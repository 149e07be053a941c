"""The parts of a document as the blocks that plans are read from, each with its place, level and look."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table, paragraphs_of
from ehcp_rules_adapters.pdf.hyphens import Spelling
from ehcp_rules_adapters.pdf.lines import lines_of, usual_size
from ehcp_rules_adapters.pdf.page import Page, Word
from ehcp_rules_adapters.pdf.paragraphs import Piece
from ehcp_rules_adapters.pdf.parts import CellPart, Part, TablePart

__all__ = ["Composer"]

LARGER, LARGER_AND_BOLD = 1.15, 1.04
"""How much larger than body text the letters of a heading are."""

LONGEST_HEADING = 200
NO_LETTER = 0.7
"""Less free space than this part of the letters' size has no room for one more of them."""

BODY = 0.15
"""A size in which so large a part of the letters is set is one of body text."""


class Composer:
    """Makes blocks of the parts of a document."""

    def __init__(self, pages: Sequence[Page], spelling: Spelling, words: Iterable[Word]) -> None:
        self._spelling = spelling
        self._pages = {page.number: page for page in pages}
        self._middles: dict[int, list[float]] = {}
        self._levels, self._largest_body = _levels(words)

    def blocks(self, parts: Sequence[tuple[int, Part]]) -> Iterator[Block]:
        """The blocks of parts, each given with the number of the page it begins on."""
        for page, part in parts:
            if isinstance(part, Piece):
                yield self._paragraph(part, f"pdf:page {page} line {self._line(page, part)}", headings=True)
            elif part.framed is not None:
                yield from self.blocks([(page, inner) for inner in part.framed])
            else:
                yield self._table(part)

    def _line(self, page: int, piece: Piece) -> int:
        if page not in self._middles:
            self._middles[page] = _middles(self._pages[page])
        first = piece.lines[0].words[0]
        return max(1, bisect_left(self._middles[page], first.middle[1] - 0.3 * first.size) + 1)

    def _paragraph(self, piece: Piece, place: str, *, headings: bool) -> Paragraph:
        text, right = "", 0.0
        for line in piece.lines:
            full = piece.right - right < NO_LETTER * line.size
            # the spaces of a line that was stretched to the edge are no tabs
            stretched = line is not piece.lines[-1] and piece.right - line.right < NO_LETTER * line.size
            own = line.text.replace("\t", " ") if stretched else line.text
            text = self._spelling.joined(text, own, full=full) if text else own
            right = line.right
        words = [word for line in piece.lines for word in line.words]
        size = usual_size(words)
        bold = all(word.style.bold for word in words)
        return Paragraph(
            text,
            place,
            level=self._level(piece, text, size, bold) if headings and not piece.marker else None,
            listed=bool(piece.marker),
            bold=bold,
            italic=all(word.style.italic for word in words),
            size=round(size, 1),
            number=piece.marker,
            depth=piece.depth,
        )

    def _level(self, piece: Piece, text: str, size: float, bold: bool) -> int | None:
        tag = piece.lines[0].words[0].style.tag
        if tag is not None and tag.level is not None:
            return tag.level
        least = self._largest_body * (LARGER_AND_BOLD if bold else LARGER)
        if size < least or len(text) > LONGEST_HEADING:
            return None
        return self._levels.get(round(size, 1))

    def _table(self, part: TablePart) -> Table:
        rows = tuple(
            Row(
                tuple(self._cell(cell, f"{row.place} column {cell.column + 1}") for cell in row.cells),
                row.place,
                row.header,
            )
            for row in part.rows
        )
        return Table(rows, part.place)

    def _cell(self, cell: CellPart, place: str) -> Cell:
        several = len(cell.parts) > 1
        blocks: list[Block] = []
        for number, part in enumerate(cell.parts, 1):
            if isinstance(part, Piece):
                at = f"{place} paragraph {number}" if several else place
                blocks.append(self._paragraph(part, at, headings=False))
            elif part.framed is not None:
                blocks.extend(self._cell(part.rows[0].cells[0], place).paragraphs)
            else:
                blocks.append(self._table(part))
        nested = tuple(blocks) if any(isinstance(block, Table) for block in blocks) else ()
        return Cell(
            tuple(paragraphs_of(tuple(blocks))), cell.column, cell.span, cell.continued, place, nested, cell.shaded
        )


def _middles(page: Page) -> list[float]:
    """Where the lines of a page stand, all that can be seen counted, from its top."""
    return sorted(line.words[0].middle[1] for line in lines_of(word for word in page.words if not word.style.turn))


def _levels(words: Iterable[Word]) -> tuple[dict[float, int], float]:
    """The level of each size of letters larger than body text, the largest first, and the largest size of body text."""
    exact: Counter[float] = Counter()
    for word in words:
        exact[word.size] += len(word.text)
    letters: Counter[float] = Counter()
    for size, count in exact.items():
        letters[round(size, 1)] += count
    total = letters.total()
    body = max((size for size, count in letters.items() if count >= BODY * total), default=0.0)
    larger = sorted((size for size in letters if size >= body * LARGER_AND_BOLD), reverse=True)
    levels: dict[float, int] = {}
    level = 0
    for index, size in enumerate(larger):
        if index == 0 or larger[index - 1] - size > 0.3:
            level = min(9, level + 1)
        levels[size] = level
    return levels, body
