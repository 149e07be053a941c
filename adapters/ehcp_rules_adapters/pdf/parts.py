"""The parts of a document while its pages are being put together: paragraphs, and tables that can still grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from ehcp_rules_adapters.pdf.habits import Habits
from ehcp_rules_adapters.pdf.page import Tag
from ehcp_rules_adapters.pdf.paragraphs import Piece, pieces_of
from ehcp_rules_adapters.pdf.regions import Region, TableRegion, TextRegion

__all__ = ["CellPart", "Part", "RowPart", "TablePart", "parts_of"]


@define(eq=False)
class CellPart:
    """A cell: its first column, how many it spans, and its paragraphs and inner tables in order.

    `continued` means that it goes on from the row above; `open_top` and `open_bottom` that it stands at that edge of the
    table on its page and no line closes it there.
    """

    column: int
    span: int
    parts: list[Part]
    continued: bool = False
    shaded: bool = False
    open_top: bool = False
    open_bottom: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.parts

    @property
    def tag(self) -> Tag | None:
        """What the document's tags say of its first word."""
        pieces = self.pieces
        return pieces[0].lines[0].words[0].style.tag if pieces else None

    @property
    def pieces(self) -> list[Piece]:
        """Its own paragraphs."""
        return [part for part in self.parts if isinstance(part, Piece)]


@define(eq=False)
class RowPart:
    """A row of a table on a page."""

    cells: list[CellPart]
    place: str
    height: float
    header: bool = False

    @property
    def texts(self) -> tuple[tuple[int, str], ...]:
        """Column and words of each cell that is filled, for comparing rows."""
        return tuple(
            (cell.column, " ".join(word.text for piece in cell.pieces for line in piece.lines for word in line.words))
            for cell in self.cells
            if cell.pieces
        )


@define(eq=False)
class TablePart:
    """A table, or what of it stands on one page.

    `drawn` means with lines; `edgeless` that no line closes it where it begins, so that an open edge says nothing.
    """

    xs: list[float]
    rows: list[RowPart]
    place: str
    page: int
    top: float
    bottom: float
    drawn: bool
    edgeless: bool

    @property
    def framed(self) -> list[Part] | None:
        """What stands inside where it is only a frame round text; None where it is a table."""
        only = len(self.rows) == 1 and len(self.rows[0].cells) == 1
        return self.rows[0].cells[0].parts if only else None


Part = Piece | TablePart


@define
class _Counter:
    page: int
    tables: int = 0


def parts_of(regions: Sequence[Region], page: int, habits: Habits, right: float) -> list[Part]:
    """The paragraphs and tables of a page; `right` is how far free text can go on it."""
    return list(_parts(regions, habits, right, _Counter(page)))


def _parts(regions: Sequence[Region], habits: Habits, right: float, counter: _Counter) -> Iterator[Part]:
    for region in regions:
        if isinstance(region, TextRegion):
            yield from pieces_of(region.lines, region.right if region.right is not None else right, habits)
        else:
            yield _table(region, habits, counter)


def _table(region: TableRegion, habits: Habits, counter: _Counter) -> TablePart:
    counter.tables += 1
    grid = region.grid
    place = f"pdf:page {counter.page} table {counter.tables}"
    rows: list[list[CellPart]] = [[] for _ in grid.ys[1:]]
    for found in region.cells:
        cell = found.cell
        parts = list(_parts(found.regions, habits, cell.box.right, counter))
        last = cell.row + cell.rows - 1
        for row in range(cell.row, last + 1):
            part = CellPart(cell.column, cell.columns, [], row > cell.row, found.shaded)
            part.open_bottom = cell.open_bottom and row == last
            rows[row].append(part)
            if row == cell.row:
                part.parts, part.open_top = parts, cell.open_top
    return TablePart(
        list(grid.xs),
        [
            RowPart(
                sorted(cells, key=lambda cell: cell.column),
                f"{place} row {number}",
                grid.ys[number] - grid.ys[number - 1],
            )
            for number, cells in enumerate(rows, 1)
        ],
        place,
        counter.page,
        grid.box.top,
        grid.box.bottom,
        grid.drawn,
        all(cell.open_top for cell in grid.cells if cell.row == 0),
    )
