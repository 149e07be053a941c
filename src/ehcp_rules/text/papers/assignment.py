"""The assignment of rows to columns whose sum of weights is greatest: the Hungarian method, over exact numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

__all__ = ["best_assignment"]


def best_assignment(weights: Sequence[Mapping[int, Fraction]]) -> list[int | None]:
    """For each row the column it is given, no column twice; None where a row stays free.

    `weights` holds for each row the weight, above 0, of each column that it may have. Of several best assignments the one
    found first by the order of rows and columns is taken, so that the result is a function of its input. Takes
    rows² x columns steps.
    """
    columns = sorted({column for row in weights for column in row})
    rows = len(weights)
    # A column of its own for each row costs nothing: the row stays free.
    width = len(columns) + rows
    # Whole numbers of one size are much faster than fractions, and as exact.
    scale = lcm(*(weight.denominator for row in weights for weight in row.values()))
    cost = [[0] * (width + 1) for _ in range(rows + 1)]
    for number, row in enumerate(weights, 1):
        for place, column in enumerate(columns, 1):
            cost[number][place] = -int(row[column] * scale) if column in row else scale
    owner = _cheapest(cost, rows, width)
    found: list[int | None] = [None] * rows
    for place in range(1, len(columns) + 1):
        number = owner[place]
        if number and columns[place - 1] in weights[number - 1]:
            found[number - 1] = columns[place - 1]
    return found


def _cheapest(cost: Sequence[Sequence[int]], rows: int, width: int) -> list[int]:
    """The row that owns each column, 0 for none, so that the sum of costs is least (shortest augmenting paths)."""
    row_price = [0] * (rows + 1)
    column_price = [0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        at = 0
        least: list[int | None] = [None] * (width + 1)
        before = [0] * (width + 1)
        done = [False] * (width + 1)
        while owner[at]:
            done[at] = True
            current, step, following = owner[at], None, 0
            for column in range(1, width + 1):
                if done[column]:
                    continue
                reduced = cost[current][column] - row_price[current] - column_price[column]
                known = least[column]
                if known is None or reduced < known:
                    least[column] = known = reduced
                    before[column] = at
                if step is None or known < step:
                    step, following = known, column
            step = step or 0
            for column in range(width + 1):
                if done[column]:
                    row_price[owner[column]] += step
                    column_price[column] -= step
                else:
                    rest = least[column]
                    if rest is not None:
                        least[column] = rest - step
            at = following
        while at:
            owner[at] = owner[before[at]]
            at = before[at]
    return owner
