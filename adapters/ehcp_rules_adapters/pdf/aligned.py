"""Columns without drawn lines: text that runs in columns, and tables whose columns are told by the free space between."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field, frozen

from ehcp_rules_adapters.pdf.grids import Grid, GridCell
from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.lists import begins_with_marker
from ehcp_rules_adapters.pdf.page import Box, Word

__all__ = ["AlignedTable", "Column", "columns_in"]

GUTTER = 1.0
"""The least width of the space between columns, as a part of the letters' size."""

FEWEST_ROWS = 2
NORMAL_PITCH = 1.5


@define(eq=False)
class Column:
    """Lines of one column. `last` is true of the right-most one; `right` is how far its lines go, None where not known."""

    lines: list[Line] = field(repr=False)
    last: bool = True
    right: float | None = None


@define(eq=False)
class AlignedTable:
    """A table without lines."""

    grid: Grid
    words: list[Word] = field(repr=False)


@frozen
class _Gap:
    """Free space in a row; `between` means that text stands on both sides of it."""

    left: float
    right: float
    between: bool = True


def columns_in(rows: Sequence[Line]) -> Iterator[Column | AlignedTable]:
    """Divide rows of text, from top to bottom, where several of them leave the same space free."""
    start = at = 0
    while at < len(rows):
        end, last, gutters = _run(rows, at)
        if not gutters:
            at += 1
            continue
        if start < at:
            yield Column(list(rows[start:at]))
        if table := _table(rows[at:end], gutters):
            yield table
        else:
            end = _last_of_columns(rows, end, last)
            yield from _columns(rows[at:end], gutters)
        start = at = end
    if start < len(rows):
        yield Column(list(rows[start:]))


def _run(rows: Sequence[Line], at: int) -> tuple[int, int, list[_Gap]]:
    """How far the rows from here share free space: with text on both sides of it, at all, and which."""
    gaps = [gap for gap in _gaps(rows[at]) if gap.between]
    end, both = at + 1, at + 1
    while gaps and end < len(rows):
        row = rows[end]
        if row.top - rows[end - 1].bottom > 3 * row.size:
            break
        shared = _shared(gaps, _gaps(row), GUTTER * row.size)
        if not shared:
            break
        gaps, end = shared, end + 1
        if any(gap.between and any(_within(gap, own) and own.between for own in _gaps(row)) for gap in gaps):
            both = end
    while both < end and _goes_on(rows[both - 1], rows[both]):
        both += 1
    sides = [
        gap
        for gap in gaps
        if sum(any(own.between and _within(gap, own) for own in _gaps(row)) for row in rows[at:both]) >= FEWEST_ROWS
    ]
    return both, end, sides


def _last_of_columns(rows: Sequence[Line], end: int, last: int) -> int:
    """Where columns end of which one is longer: with a larger line, or a wider space."""
    while (
        end < last
        and rows[end].size <= 1.06 * rows[end - 1].size
        and rows[end].top - rows[end - 1].bottom < rows[end].size
    ):
        end += 1
    return end


def _goes_on(above: Line, below: Line) -> bool:
    return (
        below.baseline - above.baseline <= NORMAL_PITCH * above.size
        and abs(below.size - above.size) < 0.05 * above.size
        and (not below.bold or above.words[0].style.bold)
    )


def _within(inner: _Gap, outer: _Gap) -> bool:
    return outer.left <= inner.left + 0.01 and inner.right <= outer.right + 0.01


def _gaps(row: Line) -> list[_Gap]:
    """The free space before, between and after the words of a row."""
    words = row.words
    first = 1 if begins_with_marker(row) else 0
    gaps = [_Gap(-math.inf, row.left, False)]
    for index in range(first, len(words) - 1):
        before, after = words[index], words[index + 1]
        if after.left - before.right >= GUTTER * min(before.size, after.size):
            gaps.append(_Gap(before.right, after.left))
    gaps.append(_Gap(row.right, math.inf, False))
    return gaps


def _shared(gaps: Sequence[_Gap], others: Sequence[_Gap], least: float) -> list[_Gap]:
    shared = []
    for gap in gaps:
        for other in others:
            left, right = max(gap.left, other.left), min(gap.right, other.right)
            if right - left >= least:
                shared.append(_Gap(left, right))
    return shared


def _divided(rows: Sequence[Line], gutters: Sequence[_Gap]) -> tuple[list[float], list[list[Line | None]]]:
    """The edges of the columns, and what of each row stands in each."""
    edges = [-math.inf, *((gap.left + gap.right) / 2 for gap in gutters), math.inf]
    columns: list[list[Line | None]] = []
    for left, right in pairwise(edges):
        column: list[Line | None] = []
        for row in rows:
            words = [word for word in row.words if left <= word.middle[0] < right]
            column.append(Line(words, row.dot if words and words[0] is row.words[0] else None) if words else None)
        columns.append(column)
    return edges, columns


def _columns(rows: Sequence[Line], gutters: Sequence[_Gap]) -> Iterator[Column]:
    _, columns = _divided(rows, gutters)
    for index, found in enumerate(columns):
        lines = [line for line in found if line is not None]
        yield Column(lines, index == len(columns) - 1, max(line.right for line in lines))


def _table(rows: Sequence[Line], gutters: Sequence[_Gap]) -> AlignedTable | None:
    edges, columns = _divided(rows, gutters)
    starts = _starts(columns)
    if starts is None:
        return None
    words = [word for row in rows for word in row.words]
    box = Box(
        min(word.left for word in words) - 1,
        min(word.top for word in words) - 1,
        max(word.right for word in words) + 1,
        max(word.bottom for word in words) + 1,
    )
    xs = (box.left, *edges[1:-1], box.right)
    ys = (box.top, *(_above(rows, start) for start in starts if start), box.bottom)
    cells = tuple(
        GridCell(row, column, 1, 1, Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    )
    return AlignedTable(Grid(box, xs, ys, cells, drawn=False), words)


def _above(rows: Sequence[Line], start: int) -> float:
    """Between a row and the one before it."""
    before = max((word.middle[1] for word in rows[start - 1].words), default=0.0)
    after = min(word.middle[1] for word in rows[start].words)
    return (before + after) / 2


def _starts(columns: Sequence[Sequence[Line | None]]) -> list[int] | None:
    """Where the rows of a table start, by index; None where the columns run by themselves."""
    rights = [max(line.right for line in column if line is not None) for column in columns]
    starts = [0]
    together = apart = 0
    for index in range(1, len(columns[0])):
        line = columns[0][index]
        if line is None or not _begins(columns[0], index, rights[0]):
            continue
        others = [c for c in range(1, len(columns)) if columns[c][index] is not None]
        continuing = (line.words[0].text[:1].islower() or not others) and not _apart(columns[0], index)
        if continuing and not _fits(columns[0], index, rights[0]):
            continue
        starts.append(index)
        for c in others:
            begins = _begins(columns[c], index, rights[c])
            together, apart = together + begins, apart + (not begins)
    if len(starts) == 1 or together < 1 or together < 2.3 * apart:
        return None
    return starts


def _previous(column: Sequence[Line | None], index: int) -> Line | None:
    return next((line for line in reversed(column[:index]) if line is not None), None)


def _apart(column: Sequence[Line | None], index: int) -> bool:
    """Whether a line stands further below the one before it than lines of one paragraph do."""
    above, line = _previous(column, index), column[index]
    return above is None or line is None or line.baseline - above.baseline > NORMAL_PITCH * above.size


def _fits(column: Sequence[Line | None], index: int, right: float) -> bool:
    above, line = _previous(column, index), column[index]
    if above is None or line is None:
        return True
    word = line.words[0]
    return right - above.right > word.right - word.left + 0.3 * word.size


def _begins(column: Sequence[Line | None], index: int, right: float) -> bool:
    """Whether a line can begin something new: there was room for its first word above, or it looks like a beginning."""
    line = column[index]
    return line is not None and (
        _apart(column, index) or _fits(column, index, right) or not line.words[0].text[:1].islower()
    )
