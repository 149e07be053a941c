"""Tables without lines whose cells the document's tags name, and whether its tags can be believed at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ehcp_rules_adapters.pdf.grids import TOUCH, Grid, GridCell
from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.page import Box, Page, Word

__all__ = ["drop_doubtful_tags", "tagged_grids"]

LEAST_TAGGED = 0.8
MOST_DOUBTFUL = 0.25
NORMAL_PITCH = 1.7


def drop_doubtful_tags(pages: Sequence[Page], columns: Iterable[Sequence[Line]]) -> bool:
    """Forget the tags of a document that leave much of its text out, or end paragraphs where sentences plainly go on.

    Some programs tag each line as a paragraph. Gives whether the tags were dropped.
    """
    words = [word for page in pages for word in page.words]
    tagged = sum(word.style.tag is not None for word in words)
    if not tagged:
        return False
    doubtful = together = 0
    for column in columns:
        for above, below in pairwise(column):
            first, second = above.words[-1].style.tag, below.words[0].style.tag
            if first is None or second is None:
                continue
            runs_on = below.words[0].text[:1].islower() and above.words[-1].text[-1:].isalnum()
            if first is second:
                together += 1
            elif first.whole and second.whole and runs_on and _close(above, below):
                doubtful += 1
    if tagged >= LEAST_TAGGED * len(words) and doubtful <= MOST_DOUBTFUL * (doubtful + together):
        return False
    for word in words:
        word.style.tag = None
    return True


def _close(above: Line, below: Line) -> bool:
    same = abs(above.size - below.size) < 0.05 * above.size and above.bold == below.bold
    return same and 0 < below.baseline - above.baseline < NORMAL_PITCH * above.size


def tagged_grids(words: Sequence[Word], drawn: Sequence[Grid]) -> list[Grid]:
    """The grids that tags make of words outside the drawn tables."""
    tables: dict[int, dict[tuple[int, int], list[Word]]] = {}
    for word in words:
        tag = word.style.tag
        if tag is None or tag.cell is None or word.style.turn or any(grid.box.holds(*word.middle) for grid in drawn):
            continue
        tables.setdefault(tag.cell.table, {}).setdefault((tag.cell.row, tag.cell.place), []).append(word)
    return [grid for cells in tables.values() if (grid := _grid(cells)) is not None]


def _grid(cells: dict[tuple[int, int], list[Word]]) -> Grid | None:
    lefts: list[float] = []
    for left in sorted(min(word.left for word in words) for words in cells.values()):
        if not lefts or left - lefts[-1] > TOUCH:
            lefts.append(left)
    rows = sorted({row for row, _ in cells})
    if len(lefts) < 2:
        return None
    tops = [min(word.top for (row, _), words in cells.items() if row == wanted for word in words) for wanted in rows]
    bottom = max(word.bottom for words in cells.values() for word in words)
    if any(below <= above for above, below in pairwise(tops)):
        return None
    xs = (*(left - 1 for left in lefts), max(word.right for words in cells.values() for word in words) + 1)
    ys = (*(top - 1 for top in tops), bottom + 1)
    found: list[GridCell] = []
    for index, row in enumerate(rows):
        ends = {
            max(i for i, left in enumerate(lefts) if left <= min(word.left for word in words) + TOUCH): max(
                word.right for word in words
            )
            for (own, _), words in cells.items()
            if own == row
        }
        found.extend(_row(index, ends, xs, ys))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), xs, ys, tuple(found), drawn=False)


def _row(row: int, ends: Mapping[int, float], xs: Sequence[float], ys: Sequence[float]) -> Iterator[GridCell]:
    """The cells of a row; `ends` tells how far the text goes that begins in a column, and so how many columns it takes."""
    column = 0
    while column < len(xs) - 1:
        end = column + 1
        while end < len(xs) - 1 and end not in ends and ends.get(column, 0.0) > xs[end]:
            end += 1
        yield GridCell(row, column, 1, end - column, Box(xs[column], ys[row], xs[end], ys[row + 1]))
        column = end
