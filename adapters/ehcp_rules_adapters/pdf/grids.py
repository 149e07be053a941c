"""Tables from the lines drawn on a page: lines that meet make a grid, and a cell is what no line divides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field, frozen

from ehcp_rules_adapters.pdf.page import Box, Shape

__all__ = ["TOUCH", "Grid", "GridCell", "cells_of", "grids_of", "nested"]

TOUCH = 3.0
"""Lines closer than this, in points, meet or are one: borders are drawn cell by cell, and corners leave gaps."""

LEAST_CELL = 6.0
MOST_CROSSINGS = 400_000
MOST_FILLS = 2_000
LEAST_SHADED_ROW = 15.0
"""A single row of grounds lower than this is marking over a line of text."""


@frozen(eq=False)
class GridCell:
    """A cell: its first row and column, how many of each it takes, and its box.

    `open_top` and `open_bottom` mean that it stands at that edge of the grid and no line closes it there.
    """

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    open_top: bool = False
    open_bottom: bool = False


@define(eq=False)
class Grid:
    """The cells of a table on one page, by row and column; `drawn` means by lines."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    drawn: bool = True
    inner: list[Grid] = field(factory=list)


@define
class _Line:
    """A line: where it stands on the axis across it, and from where to where it goes."""

    at: float
    start: float
    end: float


def grids_of(shapes: Sequence[Shape], page: Box) -> list[Grid]:
    """The grids on a page, those inside cells of others too."""
    across: list[_Line] = []
    down: list[_Line] = []
    for shape in shapes:
        if shape.kind == "rule" and (box := _clipped(shape.box, page)):
            if box.width >= box.height:
                across.append(_Line((box.top + box.bottom) / 2, box.left, box.right))
            else:
                down.append(_Line((box.left + box.right) / 2, box.top, box.bottom))
    across, down = _merged(across), _merged(down)
    if len(across) * len(down) > MOST_CROSSINGS:
        return []
    grids = [grid for part in _connected(across, down) if (grid := _grid(*part)) is not None]
    grids.extend(_shaded(shapes, page, grids))
    return grids


def nested(grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page from top to bottom; those inside a cell of another one become its `inner` grids."""
    top: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: (-grid.box.area, grid.box.top, grid.box.left)):
        _nest(top, grid)
    return sorted(top, key=lambda grid: (grid.box.top, grid.box.left))


def _clipped(box: Box, page: Box) -> Box | None:
    left, right = max(box.left, page.left), min(box.right, page.right)
    top, bottom = max(box.top, page.top), min(box.bottom, page.bottom)
    return Box(left, top, right, bottom) if left <= right and top <= bottom else None


def _shaded(shapes: Sequence[Shape], page: Box, drawn: Sequence[Grid]) -> list[Grid]:
    """Tables without lines whose cells each have a ground of their own, and together fill a rectangle."""
    fills = [
        box
        for shape in shapes
        if shape.kind == "fill"
        and (box := _clipped(shape.box, page)) is not None
        and box.width > 2 * LEAST_CELL
        and box.height > LEAST_CELL
        and not any(box.common(grid.box) > 0.5 * box.area for grid in drawn)
    ]
    if len(fills) < 2 or len(fills) > MOST_FILLS:
        return []
    across = _merged([_Line(y, box.left, box.right) for box in fills for y in (box.top, box.bottom)])
    down = _merged([_Line(x, box.top, box.bottom) for box in fills for x in (box.left, box.right)])
    found = []
    for part in _connected(across, down):
        grid = _grid(*part)
        if grid is None or len(grid.xs) < 3 or (len(grid.ys) < 3 and grid.box.height < LEAST_SHADED_ROW):
            continue
        if sum(box.common(grid.box) for box in fills) >= 0.95 * grid.box.area:
            grid.drawn = False
            found.append(grid)
    return found


def _nest(grids: list[Grid], grid: Grid) -> None:
    x, y = (grid.box.left + grid.box.right) / 2, (grid.box.top + grid.box.bottom) / 2
    for other in grids:
        if other.box.holds(x, y) and other.box.area > grid.box.area:
            _nest(other.inner, grid)
            return
    grids.append(grid)


def _merged(lines: list[_Line]) -> list[_Line]:
    lines.sort(key=lambda line: line.at)
    merged: list[_Line] = []
    group: list[_Line] = []
    for line in lines:
        if group and line.at - group[0].at > TOUCH:
            merged.extend(_pieces(group))
            group = []
        group.append(line)
    if group:
        merged.extend(_pieces(group))
    return merged


def _pieces(group: list[_Line]) -> list[_Line]:
    at = sorted(line.at for line in group)[len(group) // 2]
    group.sort(key=lambda line: line.start)
    pieces: list[_Line] = []
    for line in group:
        if pieces and line.start <= pieces[-1].end + TOUCH:
            pieces[-1].end = max(pieces[-1].end, line.end)
        else:
            pieces.append(_Line(at, line.start, line.end))
    return pieces


def _connected(across: list[_Line], down: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """The lines in groups that meet one another."""
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = index = group[group[index]]
        return index

    for i, flat in enumerate(across):
        for j, upright in enumerate(down, len(across)):
            if (
                flat.start - TOUCH <= upright.at <= flat.end + TOUCH
                and upright.start - TOUCH <= flat.at <= upright.end + TOUCH
            ):
                group[root(j)] = root(i)
    parts: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for index, line in enumerate((*across, *down)):
        parts.setdefault(root(index), ([], []))[index >= len(across)].append(line)
    found = [part for part in parts.values() if part[0] and part[1]]
    _adopt(found, [line for flat, upright in parts.values() if not flat for line in upright])
    return found


def _adopt(parts: list[tuple[list[_Line], list[_Line]]], alone: list[_Line]) -> None:
    """Give upright lines that cross no other to the grid that is as high: the edge of a cell that is open above and below."""
    for line in alone:
        for flat, upright in parts:
            top = min(min(other.at for other in flat), min(other.start for other in upright))
            bottom = max(max(other.at for other in flat), max(other.end for other in upright))
            if abs(top - line.start) <= TOUCH and abs(bottom - line.end) <= TOUCH:
                upright.append(line)
                break


def _grid(across: list[_Line], down: list[_Line]) -> Grid | None:
    left = min(min(line.start for line in across), min(line.at for line in down))
    right = max(max(line.end for line in across), max(line.at for line in down))
    top = min(min(line.start for line in down), min(line.at for line in across))
    bottom = max(max(line.end for line in down), max(line.at for line in across))
    box = Box(left, top, right, bottom)
    if box.width < 2 * LEAST_CELL or box.height < LEAST_CELL:
        return None
    xs = _stations([line.at for line in down], left, right)
    ys = _stations([line.at for line in across], top, bottom)
    upright = _cover(down, xs, ys)
    flat = _cover(across, ys, xs)
    cells = cells_of(xs, ys, upright, flat)
    return Grid(box, tuple(xs), tuple(ys), tuple(cells))


def _stations(places: list[float], first: float, last: float) -> list[float]:
    """The places of lines in order, the outer edges included, without those too close for a cell between them."""
    stations = [first]
    for place in sorted(places):
        if place - stations[-1] >= LEAST_CELL and last - place >= LEAST_CELL:
            stations.append(place)
    stations.append(last)
    return stations


def _cover(lines: Sequence[_Line], places: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each place and each step along the other axis, whether a line covers most of it."""
    covered = [[False] * (len(along) - 1) for _ in places]
    for line in lines:
        index = min(range(len(places)), key=lambda i: abs(places[i] - line.at))
        if abs(places[index] - line.at) >= LEAST_CELL:
            continue
        for step, (start, end) in enumerate(pairwise(along)):
            if min(end, line.end) - max(start, line.start) >= 0.5 * (end - start):
                covered[index][step] = True
    return covered


def cells_of(
    xs: Sequence[float], ys: Sequence[float], upright: list[list[bool]], flat: list[list[bool]]
) -> list[GridCell]:
    """The cells of a grid by rows: `upright[x][row]` and `flat[y][column]` say where a line is drawn."""
    taken = [[False] * (len(xs) - 1) for _ in ys[1:]]
    cells = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if taken[row][column]:
                continue
            columns = 1
            while (
                column + columns < len(xs) - 1
                and not upright[column + columns][row]
                and not taken[row][column + columns]
            ):
                columns += 1
            rows = 1
            while row + rows < len(ys) - 1 and _joins(row + rows, column, columns, upright, flat, taken):
                rows += 1
            for y in range(row, row + rows):
                taken[y][column : column + columns] = [True] * columns
            box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
            first, last = row == 0, row + rows == len(ys) - 1
            cells.append(
                GridCell(
                    row,
                    column,
                    rows,
                    columns,
                    box,
                    open_top=first and not any(flat[0][column : column + columns]),
                    open_bottom=last and not any(flat[-1][column : column + columns]),
                )
            )
    return cells


def _joins(
    row: int, column: int, columns: int, upright: list[list[bool]], flat: list[list[bool]], taken: list[list[bool]]
) -> bool:
    """Whether a row goes on below the one above within these columns: no line between, and the same edges."""
    width = len(taken[row])
    last = column + columns
    return (
        not any(flat[row][column:last])
        and not any(taken[row][column:last])
        and not any(upright[x][row] for x in range(column + 1, last))
        and (column == 0 or upright[column][row])
        and (last == width or upright[last][row])
    )
