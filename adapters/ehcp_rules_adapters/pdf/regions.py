"""A page in regions, in reading order: columns of text, and tables whose cells hold regions of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field

from ehcp_rules_adapters.pdf.aligned import Column, columns_in
from ehcp_rules_adapters.pdf.grids import Grid, GridCell
from ehcp_rules_adapters.pdf.lines import Line, lines_of
from ehcp_rules_adapters.pdf.page import Box, Shape, Word
from ehcp_rules_adapters.pdf.turning import turn_of

__all__ = ["CellRegion", "Region", "TableRegion", "TextRegion", "regions_of", "text_regions"]


NARROW = 14.0
"""A cell narrower than this multiple of the letters' size holds no columns."""

FRAME = 0.6
"""A frame without cells round so much of a page is an ornament."""


@define(eq=False)
class TextRegion:
    """Lines of one column from top to bottom. `right` is how far its lines can go, None where its neighbours must tell."""

    lines: list[Line] = field(repr=False)
    right: float | None


@define(eq=False)
class CellRegion:
    """A cell of a table with what stands in it."""

    cell: GridCell
    regions: list[Region]
    shaded: bool = False


@define(eq=False)
class TableRegion:
    """A table on one page."""

    grid: Grid
    cells: list[CellRegion]


Region = TextRegion | TableRegion


def text_regions(regions: Sequence[Region]) -> Iterator[TextRegion]:
    """All text regions, those in tables too."""
    for region in regions:
        if isinstance(region, TextRegion):
            yield region
        else:
            for cell in region.cells:
                yield from text_regions(cell.regions)


def regions_of(
    words: Sequence[Word],
    grids: Sequence[Grid],
    shapes: Sequence[Shape],
    *,
    page: Box | None = None,
    within: Box | None = None,
) -> list[Region]:
    """The regions of a page, or of a cell whose text may take the box `within`."""
    grids = [inner for grid in grids for inner in _unframed(grid, page)]
    inside: dict[int, list[Word]] = {}
    free: list[Word] = []
    for word in words:
        x, y = word.middle
        home = next((index for index, grid in enumerate(grids) if grid.box.holds(x, y)), None)
        if home is None:
            free.append(word)
        else:
            inside.setdefault(home, []).append(word)
    tables = [_table(grids[index], found, shapes) for index, found in inside.items()]
    rules = [shape.box for shape in shapes if _divides(shape)] if page is not None else []
    return list(_in_order(_lines(free, shapes, within), tables, within, rules))


def _divides(shape: Shape) -> bool:
    """Whether a shape can part the rows of a table that has no upright lines."""
    return shape.kind == "rule" and shape.box.width > 10 * shape.box.height


def _unframed(grid: Grid, page: Box | None) -> Iterator[Grid]:
    """The grid, or what stands inside it where it is a frame round the page."""
    if len(grid.cells) > 1 or page is None or grid.box.area < FRAME * page.area:
        yield grid
    else:
        for inner in grid.inner:
            yield from _unframed(inner, page)


def _lines(words: list[Word], shapes: Sequence[Shape], within: Box | None) -> list[Line]:
    """The lines of upright words; in a cell, words that run up or down the page follow as if they were upright."""
    lines = lines_of(word for word in words if not word.style.turn)
    _dots(lines, shapes)
    if within is None or not any(word.style.turn for word in words):
        return lines
    below = max((line.bottom for line in lines), default=within.top)
    for quarters in (1, 3):
        turned = [_upright(word, quarters) for word in words if word.style.turn == quarters]
        if not turned:
            continue
        first = min(word.top for word in turned)
        for word in turned:
            word.top, word.bottom, word.baseline = (y - first + below for y in (word.top, word.bottom, word.baseline))
        lines.extend(lines_of(turned))
        below = max(word.bottom for word in turned)
    return lines


def _upright(word: Word, quarters: int) -> Word:
    turn = turn_of(quarters)
    # the page's y grows downwards, the turns expect it to grow upwards
    (x1, y1), (x2, y2) = turn(word.left, -word.top), turn(word.right, -word.bottom)
    top, bottom = min(y1, y2), max(y1, y2)
    return Word(word.text, min(x1, x2), max(x1, x2), top, bottom, bottom, word.size, word.style, word.broken)


def _dots(lines: list[Line], shapes: Sequence[Shape]) -> None:
    """Give drawn bullets to the lines that begin beside them."""
    for shape in shapes:
        if shape.kind != "dot":
            continue
        middle = (shape.box.top + shape.box.bottom) / 2
        for line in lines:
            if line.top < middle < line.bottom and 0 <= line.left - shape.box.right < 3 * line.size:
                line.dot = shape.box.left


def _in_order(
    lines: list[Line], tables: list[TableRegion], within: Box | None, rules: Sequence[Box]
) -> Iterator[Region]:
    waiting = sorted(tables, key=lambda table: (round(table.grid.box.top / 5), table.grid.box.left))
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        while waiting and _before(waiting[0].grid.box, line):
            yield from _columns(band, within, rules)
            band = []
            yield waiting.pop(0)
        band.append(line)
    yield from _columns(band, within, rules)
    yield from waiting


def _before(table: Box, line: Line) -> bool:
    """Whether a table comes before a line: above it, or to the left beside it."""
    middle = (line.top + line.bottom) / 2
    return table.bottom <= middle or (table.top <= middle and table.right <= line.left)


def _columns(band: list[Line], within: Box | None, rules: Sequence[Box]) -> Iterator[Region]:
    if not band:
        return
    if within is not None and within.width < NARROW * band[0].size:
        yield TextRegion(band, within.right)
        return
    for part in columns_in(band, rules):
        if isinstance(part, Column):
            yield TextRegion(part.lines, within.right if within is not None and part.last else part.right)
        else:
            yield _table(part.grid, part.words, ())


def _table(grid: Grid, words: Sequence[Word], shapes: Sequence[Shape]) -> TableRegion:
    homes: dict[GridCell, list[Word]] = {}
    index = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for word in words:
        x, y = word.middle
        row = bisect_right(grid.ys, y, 1, len(grid.ys) - 1) - 1
        column = bisect_right(grid.xs, x, 1, len(grid.xs) - 1) - 1
        homes.setdefault(index[row, column], []).append(word)
    grounds = [shape.box for shape in shapes if shape.kind == "fill" and not shape.white]
    edges = _edges(grid, homes)
    cells = []
    for cell in grid.cells:
        inner = [one for one in grid.inner if cell.box.holds(*_centre(one.box))]
        x1, y1, x2, y2 = cell.box.left, cell.box.top, cell.box.right, cell.box.bottom
        room = Box(x1, y1, edges.get(cell.column + cell.columns, x2), y2)
        shaded = any(ground.common(cell.box) >= 0.6 * cell.box.area for ground in grounds)
        cells.append(CellRegion(cell, regions_of(homes.get(cell, ()), inner, shapes, within=room), shaded))
    return TableRegion(grid, cells)


def _edges(grid: Grid, homes: dict[GridCell, list[Word]]) -> dict[int, float]:
    """How far text can go in the cells that end with each column, by the number of the column after it.

    Between drawn lines the space that is free at the left is taken to be free at the right as well.
    """
    edges: dict[int, float] = {}
    for cell, words in homes.items():
        end, right = cell.column + cell.columns, max(word.right for word in words)
        if grid.drawn:
            free = min(word.left for word in words) - cell.box.left
            right = max(right, cell.box.right - max(0.0, min(free, 12.0)))
        edges[end] = max(right, edges.get(end, right))
    return edges


def _centre(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
