"""Where the rows of a table without lines start: by lines drawn between them, by free space, or by how they read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.page import Box

__all__ = ["row_starts"]

NORMAL_PITCH = 1.5
APART = 1.12
WIDE_RULE = 0.6
LABEL_WORDS = 4


def row_starts(
    rows: Sequence[Line], columns: Sequence[Sequence[Line | None]], rules: Sequence[Box]
) -> list[int] | None:
    """Where the rows of a table start, by index; None where the columns run by themselves.

    Lines between rows decide, where there are any; then space that all columns leave free above lines that stand level;
    then, where rows follow one another closely, how the lines read.
    """
    if ruled := _ruled(rows, rules):
        return [0, *ruled]
    labels = _is_label_column(columns[0])
    spaced = [index for index in range(1, len(rows)) if _level_start(columns, index, labels=labels)]
    return [0, *spaced] if spaced else _read_starts(columns)


def _ruled(rows: Sequence[Line], rules: Sequence[Box]) -> list[int]:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    ys = [
        (rule.top + rule.bottom) / 2
        for rule in rules
        if min(right, rule.right) - max(left, rule.left) >= WIDE_RULE * (right - left)
    ]
    return [
        index
        for index in range(1, len(rows))
        if any(rows[index - 1].words[0].middle[1] < y < rows[index].words[0].middle[1] for y in ys)
    ]


def _is_label_column(column: Sequence[Line | None]) -> bool:
    lines = [line for line in column if line is not None]
    return sum(len(line.words) for line in lines) <= LABEL_WORDS * len(lines)


def _level_start(columns: Sequence[Sequence[Line | None]], index: int, *, labels: bool) -> bool:
    """Whether several columns begin level at this line, each further from the line before it than inside a paragraph."""
    beginning = [column for column in columns if column[index] is not None]
    if not all(_apart(column, index) for column in beginning):
        return False
    return len(beginning) > 1 or (labels and columns[0][index] is not None)


def _read_starts(columns: Sequence[Sequence[Line | None]]) -> list[int] | None:
    rights = [max(line.right for line in column if line is not None) for column in columns]
    starts = [0]
    together = apart = 0
    for index in range(1, len(columns[0])):
        line = columns[0][index]
        if line is None or not _begins(columns[0], index, rights[0]):
            continue
        others = [c for c in range(1, len(columns)) if columns[c][index] is not None]
        continuing = line.words[0].text[:1].islower() or not others
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
    if above is None or line is None:
        return True
    pitches = [b.baseline - a.baseline for a, b in pairwise(one for one in column if one is not None)]
    usual = min((pitch for pitch in pitches if pitch > 0.9 * line.size), default=1.3 * line.size)
    return line.baseline - above.baseline > min(usual, NORMAL_PITCH * line.size) * APART


def _fits(column: Sequence[Line | None], index: int, right: float) -> bool:
    above, line = _previous(column, index), column[index]
    if above is None or line is None:
        return True
    word = line.words[0]
    return right - above.right > word.right - word.left + 0.3 * word.size


def _begins(column: Sequence[Line | None], index: int, right: float) -> bool:
    """Whether a line can begin something new: there was room for its first word above, or it looks like a beginning."""
    line = column[index]
    return line is not None and (_fits(column, index, right) or not line.words[0].text[:1].islower())
