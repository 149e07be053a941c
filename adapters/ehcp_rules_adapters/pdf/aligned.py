"""Columns without drawn lines: text that runs in columns, and tables whose columns are told by the free space between."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import define, field

from ehcp_rules_adapters.pdf.grids import Grid, GridCell
from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.lists import begins_with_marker
from ehcp_rules_adapters.pdf.page import Box, Word
from ehcp_rules_adapters.pdf.row_starts import row_starts

__all__ = ["AlignedTable", "Column", "columns_in"]

GUTTER = 1.0
"""The least width of the space between columns, as a part of the letters' size."""

FEWEST_ROWS = 2
NORMAL_PITCH = 1.5
HANGING = 0.3
JUSTIFIED, FLUSH = 0.4, 1.0


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


class _Gap(NamedTuple):
    """Free space in a row; `between` means that text stands on both sides of it."""

    left: float
    right: float
    between: bool = True


def columns_in(rows: Sequence[Line], rules: Sequence[Box] = ()) -> Iterator[Column | AlignedTable]:
    """Divide rows of text, from top to bottom, where several of them leave the same space free.

    `rules` are the horizontal lines on the page, which may divide the rows of a table.
    """
    if not any(_is_wide(before, after) for row in rows for before, after in pairwise(row.words)):
        yield Column(list(rows))
        return
    start = at = 0
    gaps = [_gaps(row, justified=justified) for justified in [_justified(rows)] for row in rows]
    while at < len(rows):
        end, last, gutters = _run(rows, gaps, at)
        if not gutters:
            at += 1
            continue
        first, end = _with_later_columns(rows, start, at, end, gutters)
        gutters = _hanging(rows[first:end], gutters) + gutters
        if start < first:
            yield Column(list(rows[start:first]))
        if table := _table(rows[first:end], gutters, rules):
            yield table
        else:
            end = max(end, _last_of_columns(rows, end, last))
            yield from _columns(rows[first:end], gutters)
        start = at = end
    if start < len(rows):
        yield Column(list(rows[start:]))


def _run(rows: Sequence[Line], free: Sequence[list[_Gap]], at: int) -> tuple[int, int, list[_Gap]]:
    """How far the rows from here share free space: with text on both sides of it, at all, and which.

    A row that fills a space which several rows have left free between their words ends the run.
    """
    gaps = free[at]
    end, both = at + 1, at + 1
    while any(gap.between for gap in gaps) and end < len(rows):
        row = rows[end]
        shared = _shared(gaps, free[end], GUTTER * row.size)
        if row.top - rows[end - 1].bottom > 3 * row.size or not any(gap.between for gap in shared):
            break
        if any(not _lies_in(gap, shared) for gap in _supported(gaps, free[at:end])):
            break
        gaps, end = shared, end + 1
        if any(gap.between and _stands_between(gap, free[end - 1]) for gap in gaps):
            both = end
    while both < end and _goes_on(rows[both - 1], rows[both]):
        both += 1
    return both, end, _supported(gaps, free[at:both])


def _supported(gaps: Sequence[_Gap], inside: Sequence[Sequence[_Gap]]) -> list[_Gap]:
    """The gaps that several rows have between their words."""
    return [gap for gap in gaps if sum(_stands_between(gap, own) for own in inside) >= FEWEST_ROWS]


def _lies_in(gap: _Gap, shared: Sequence[_Gap]) -> bool:
    """Whether some of a gap is left."""
    return any(gap.left <= one.left and one.right <= gap.right for one in shared)


def _stands_between(gap: _Gap, own: Sequence[_Gap]) -> bool:
    """Whether a row has text on both sides of a gap."""
    return any(one.between and one.left <= gap.left + 0.01 and gap.right <= one.right + 0.01 for one in own)


def _with_later_columns(
    rows: Sequence[Line], start: int, at: int, end: int, gutters: Sequence[_Gap]
) -> tuple[int, int]:
    """The run with the lines before and after it that stand wholly in one of its columns but the first."""
    columns = []
    for gap in gutters:
        lefts = [word.left for row in rows[at:end] for word in row.words if word.left >= gap.right - 0.01]
        columns.append((min(lefts), min((other.left for other in gutters if other.left > gap.right), default=math.inf)))

    def belongs(row: Line) -> bool:
        return any(abs(row.left - left) <= 3 and row.right <= right + 1 for left, right in columns)

    while at > start and belongs(rows[at - 1]) and rows[at].top - rows[at - 1].bottom < 2 * rows[at].size:
        at -= 1
    while end < len(rows) and belongs(rows[end]) and rows[end].top - rows[end - 1].bottom < 2 * rows[end].size:
        end += 1
    return at, end


def _hanging(rows: Sequence[Line], gutters: Sequence[_Gap]) -> list[_Gap]:
    """The gutter after a first column that is blank in nearly every row: what stands in it hangs out to the left."""
    first = [row for row in rows if row.left < gutters[0].left]
    if len(first) < FEWEST_ROWS:
        return []
    usual = sorted(row.left for row in first)[len(first) // 2]
    out = [row for row in first if row.left < usual - row.size]
    if not out or len(out) > HANGING * len(first):
        return []
    ends = []
    for row in out:
        for before, word in pairwise(row.words):
            if abs(word.left - usual) <= 2 and word.left - before.right >= GUTTER / 2 * word.size:
                ends.append(before.right)
    if len(ends) < len(out) or max(ends) >= usual or gutters[0].left < usual:
        return []
    return [_Gap(max(ends), usual)]


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


def _justified(rows: Sequence[Line]) -> bool:
    """Whether many rows end at the same place, with spaces as wide as that needs."""
    ends = sorted(row.right for row in rows)
    together = max(bisect_right(ends, end + FLUSH) - index for index, end in enumerate(ends))
    return together >= max(3, JUSTIFIED * len(rows))


def _gaps(row: Line, *, justified: bool) -> list[_Gap]:
    """The free space before, between and after the words of a row."""
    words = row.words
    first = 1 if begins_with_marker(row) else 0
    gaps = [_Gap(-math.inf, row.left, False)]
    wide = [(words[i], words[i + 1]) for i in range(first, len(words) - 1) if _is_wide(words[i], words[i + 1])]
    if justified and wide:
        spaces = sorted(after.left - before.right for before, after in pairwise(words[first:]))
        least = 2 * spaces[len(spaces) // 2] if len(spaces) > 2 else math.inf
        wide = [(before, after) for before, after in wide if after.left - before.right >= least]
    gaps.extend(_Gap(before.right, after.left) for before, after in wide)
    gaps.append(_Gap(row.right, math.inf, False))
    return gaps


def _is_wide(before: Word, after: Word) -> bool:
    size = before.size if before.size < after.size else after.size
    return after.left - before.right >= GUTTER * size


def _shared(gaps: Sequence[_Gap], others: Sequence[_Gap], least: float) -> list[_Gap]:
    shared = []
    for gap in gaps:
        for other in others:
            left, right = max(gap.left, other.left), min(gap.right, other.right)
            if right - left >= least:
                shared.append(_Gap(left, right, math.isfinite(right - left)))
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
        if not lines:
            continue
        yield Column(lines, index == len(columns) - 1, max(line.right for line in lines))


def _table(rows: Sequence[Line], gutters: Sequence[_Gap], rules: Sequence[Box]) -> AlignedTable | None:
    _, columns = _divided(rows, gutters)
    starts = row_starts(rows, columns, rules) if all(any(column) for column in columns) else None
    if starts is None:
        return None
    words = [word for row in rows for word in row.words]
    top, bottom = min(word.top for word in words) - 1, max(word.bottom for word in words) + 1
    lefts = [min(line.left for line in column if line is not None) - 2 for column in columns]
    xs = (*lefts, max(word.right for word in words) + 1)
    ys = (top, *(_above(rows, start) for start in starts if start), bottom)
    cells = tuple(
        GridCell(row, column, 1, 1, Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    )
    return AlignedTable(Grid(Box(xs[0], top, xs[-1], bottom), xs, ys, cells, drawn=False), words)


def _above(rows: Sequence[Line], start: int) -> float:
    """Between a row and the one before it."""
    before = max((word.middle[1] for word in rows[start - 1].words), default=0.0)
    after = min(word.middle[1] for word in rows[start].words)
    return (before + after) / 2
