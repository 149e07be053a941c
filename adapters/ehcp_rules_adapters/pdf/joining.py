"""What goes on over the end of a page: paragraphs, tables, and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define

from ehcp_rules_adapters.pdf.habits import fits
from ehcp_rules_adapters.pdf.paragraphs import Piece
from ehcp_rules_adapters.pdf.parts import CellPart, Part, RowPart, TablePart

__all__ = ["PageParts", "join_pages"]

_SAME = 4.0
_MOST_HEADER_ROWS = 3
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*\Z")
_ID = re.compile(r"\(?[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?(?:\s|$)")
WIDE = 30
"""A line of so many letters that goes on with a small letter says more than the ends of other cells."""

_ROOM = 0.12
"""So much of the page's height may stay free under a table that goes on."""


@define(eq=False)
class PageParts:
    """The parts of one page. `bottom` is where its text could end, `height` its own."""

    number: int
    parts: list[Part]
    bottom: float
    height: float


def join_pages(pages: Sequence[PageParts]) -> list[tuple[int, Part]]:
    """All parts of a document in order with their first page, what goes on over the end of a page in one piece."""
    joined: list[tuple[int, Part]] = []
    before: PageParts | None = None
    for page in pages:
        parts = list(page.parts)
        if joined and parts and before is not None and before.number == page.number - 1:
            last, first = joined[-1][1], parts[0]
            if isinstance(last, Piece) and isinstance(first, Piece) and _goes_on(last, first):
                last.lines.extend(first.lines)
                parts.pop(0)
            elif isinstance(last, TablePart) and isinstance(first, TablePart) and _table_goes_on(last, first, before):
                parts.pop(0)
        joined.extend((page.number, part) for part in parts)
        if page.parts:
            before = page
    return joined


def _goes_on(above: Piece, below: Piece) -> bool:
    """Whether a paragraph at the top of a page or cell is the rest of the one before it."""
    end, start = above.lines[-1], below.lines[0]
    tag = start.words[0].style.tag
    if tag is not None and tag.whole and end.words[-1].style.tag is not None:
        return tag.begun
    if below.marker or abs(end.size - start.size) > 0.06 * end.size or _is_bold(above) != _is_bold(below):
        return False
    if end.words[-1].broken or end.words[-1].text.endswith("-"):
        return True
    return not fits(end, start, above.right) and not _ENDS.search(end.words[-1].text)


def _is_bold(piece: Piece) -> bool:
    return all(line.bold for line in piece.lines)


def _table_goes_on(table: TablePart, more: TablePart, page: PageParts) -> bool:
    """Put the rows of `more` to the table if they belong to it."""
    if table.drawn != more.drawn or not _same_columns(table, more):
        return False
    repeated = _repeated_rows(table, more)
    rows = more.rows[repeated:]
    free = page.bottom - table.bottom
    if not repeated and free > max(_ROOM * page.height, rows[0].height if rows else 0.0):
        return False
    _use_columns(table, more)
    for row in table.rows[:repeated]:
        row.header = True
    if rows:
        _join_rows(table, rows)
    table.rows.extend(rows)
    table.bottom, table.page = more.bottom, more.page
    return True


def _join_rows(table: TablePart, rows: list[RowPart]) -> None:
    """Put what goes on in the first of the new rows to where it began."""
    row, last = rows[0], table.rows[-1]
    above = {(cell.column, cell.span): cell for cell in last.cells}
    pairs = [(above.get((cell.column, cell.span)), cell) for cell in row.cells]
    cut = [a is not None and a.open_bottom and b.open_top and not table.edgeless for a, b in pairs]
    if all(cut) or (not any(cut) and _row_goes_on(table, row)):
        rows.pop(0)
        for cell in row.cells:
            _extend_cell(table, cell)
        return
    for (begun, below), goes_on in zip(pairs, cut, strict=True):
        if begun is not None and (goes_on or (_merged(below, rows) and not last.header)):
            _extend_cell(table, below)
            below.parts, below.continued = [], True


def _merged(cell: CellPart, rows: Sequence[RowPart]) -> bool:
    """Whether a cell at the top of a page is blank and spans several rows: most likely it goes on from the page before."""
    return cell.blank and len(rows) > 1 and any(c.continued and c.column == cell.column for c in rows[1].cells)


def _extend_cell(table: TablePart, cell: CellPart) -> None:
    """Put what stands in a cell to the cell above in which it began."""
    for row in reversed(table.rows):
        for above in row.cells:
            if (above.column, above.span) == (cell.column, cell.span):
                if not above.continued:
                    _extend(above.parts, cell.parts)
                    return
                break
        else:
            return


def _extend(parts: list[Part], rest: list[Part]) -> None:
    if parts and rest:
        last, first = parts[-1], rest[0]
        if isinstance(last, Piece) and isinstance(first, Piece) and _goes_on(last, first):
            last.lines.extend(first.lines)
            rest = rest[1:]
    parts.extend(rest)


def _same_columns(table: TablePart, more: TablePart) -> bool:
    """Whether two parts have the same edges; where none are drawn, only the left ones of columns are known."""
    if not table.drawn:
        table.xs[-1] = more.xs[-1] = max(table.xs[-1], more.xs[-1])
        return _among(table.xs[:-1], more.xs[:-1]) or _among(more.xs[:-1], table.xs[:-1])
    ends = abs(table.xs[0] - more.xs[0]) <= _SAME and abs(table.xs[-1] - more.xs[-1]) <= _SAME
    return ends and (_among(table.xs, more.xs) or _among(more.xs, table.xs))


def _among(xs: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - other) <= _SAME for other in others) for x in xs)


def _repeated_rows(table: TablePart, more: TablePart) -> int:
    """How many rows at the top of a table are printed again at the top of its next page."""
    count = 0
    for row, other in zip(table.rows[:_MOST_HEADER_ROWS], more.rows, strict=False):
        if not row.texts or [text for _, text in row.texts] != [text for _, text in other.texts]:
            break
        count += 1
    return count


def _use_columns(table: TablePart, more: TablePart) -> None:
    """Number the columns of both parts by all the edges that either has."""
    xs = sorted([*table.xs, *(x for x in more.xs if not any(abs(x - other) <= _SAME for other in table.xs))])
    for part in (table, more):
        at = [min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in part.xs]
        for row in part.rows:
            for cell in row.cells:
                start, end = at[cell.column], at[cell.column + cell.span]
                cell.column, cell.span = start, end - start
        part.xs = xs


def _row_goes_on(table: TablePart, row: RowPart) -> bool:
    """Whether the first row on a page is the rest of the last row on the page before, by how its text reads."""
    last = table.rows[-1]
    above = {(cell.column, cell.span): cell for cell in last.cells}
    if last.header or not above.keys() >= {(cell.column, cell.span) for cell in row.cells}:
        return False
    pairs = [(above[cell.column, cell.span], cell) for cell in row.cells if not cell.blank]
    if not pairs or any(a.blank for a, _ in pairs) or _begins_with_id(pairs[0][1]):
        return False
    tags = [cell.tag for _, cell in pairs]
    if all(tag is not None and tag.cell is not None for tag in tags):
        return any(tag.begun or tag.cell.begun for tag in tags if tag is not None and tag.cell is not None)
    running = [a for a, b in pairs if _text_goes_on(a, b)]
    if any(len(cell.pieces[-1].lines[-1].text) >= WIDE for cell in running):
        return True
    if any(_ended(a, b) for a, b in pairs):
        return False
    if running:
        return True
    usual = [r for r in table.rows if len(r.cells) == len(row.cells) and not r.header]
    filled = sum(not r.cells[0].blank for r in usual)
    first = row.cells[0]
    return first.blank and not first.continued and len(usual) >= 2 and filled >= 0.8 * len(usual)


def _begins_with_id(cell: CellPart) -> bool:
    """Whether a number or an id stands first in a cell, as where a new row begins."""
    return bool(cell.pieces) and (bool(cell.pieces[0].marker) or _ID.match(cell.pieces[0].lines[0].text) is not None)


def _ended(above: CellPart, below: CellPart) -> bool:
    """Whether the text of a cell surely stops where the page ends: there was room for the word that comes next."""
    if not above.pieces or not below.pieces:
        return False
    end, start = above.pieces[-1], below.pieces[0].lines[0]
    return fits(end.lines[-1], start, end.right) and not start.words[0].text[:1].islower()


def _text_goes_on(above: CellPart, below: CellPart) -> bool:
    if not above.pieces or not below.pieces:
        return False
    return _goes_on(above.pieces[-1], below.pieces[0]) and below.pieces[0].lines[0].words[0].text[:1].islower()
