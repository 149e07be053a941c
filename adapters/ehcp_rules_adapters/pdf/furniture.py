"""What repeats at the head and foot of pages: running titles, page numbers, marks of confidence."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from attrs import frozen

from ehcp_rules_adapters.pdf.grids import Grid
from ehcp_rules_adapters.pdf.lines import Line, lines_of
from ehcp_rules_adapters.pdf.page import Page, Word

__all__ = ["body_words"]

MARGIN = 0.2
"""The part of the page, from its top and from its bottom, where such lines stand."""

PART_OF_PAGES, MOST_PAGES = 0.25, 0.6

_COUNTS = re.compile(r"\bpage\b|\bp\.|\d\s*(?:of|/)\s*\d|^\W*\d+\W*$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)


@frozen(eq=False)
class _Row:
    """A line, or a small table, near an edge of a page, with its distance from that edge."""

    words: tuple[Word, ...]
    distance: float
    text: str
    page: int


def body_words(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> tuple[list[list[Word]], int]:
    """The words of each page without those lines, and how many lines were left out.

    A line is left out when it stands next to the edge, or next to others that are, and a part of the pages has the same
    there, but for numbers that count the pages.
    """
    edges = [_edges(page, found) for page, found in zip(pages, grids, strict=True)]
    alike: dict[tuple[int, str], list[_Row]] = {}
    for sides in edges:
        for side, rows in enumerate(sides):
            for row in rows:
                alike.setdefault((side, _PAGE_NUMBER.sub("0", row.text)), []).append(row)
    enough = max(2, math.ceil(PART_OF_PAGES * len(pages)))
    bodies: list[list[Word]] = []
    count = 0
    for page, sides in zip(pages, edges, strict=True):
        gone = {id(word) for word in page.words if word.style.artifact and _at_edge(page, word)}
        for side, rows in enumerate(sides):
            for row in rows:
                others = alike[side, _PAGE_NUMBER.sub("0", row.text)]
                same = {other.page for other in others if _same(row, other)}
                needed = enough if _surely(row, others) else max(3, math.ceil(MOST_PAGES * len(pages)))
                if len(same) < needed and not (len(pages) == 1 and _counts_pages(row)):
                    break
                gone.update(id(word) for word in row.words)
                count += 1
        bodies.append([word for word in page.words if id(word) not in gone])
    return bodies, count


def _counts_pages(row: _Row) -> bool:
    found = _PAGE_NUMBER.fullmatch(row.text)
    return found is not None and int(found[1]) == row.page


def _at_edge(page: Page, word: Word) -> bool:
    middle = (word.middle[1] - page.box.top) / page.box.height
    return middle < MARGIN or middle > 1 - MARGIN


def _edges(page: Page, grids: Sequence[Grid]) -> tuple[list[_Row], list[_Row]]:
    """What stands near the top and the bottom of a page, each from the edge inwards."""
    height, top, bottom = MARGIN * page.box.height, page.box.top, page.box.bottom
    free: list[Word] = []
    inside: dict[int, list[Word]] = {}
    for word in page.words:
        if word.top > top + height and word.bottom < bottom - height:
            continue
        home = next((index for index, grid in enumerate(grids) if grid.box.holds(*word.middle)), None)
        if home is None:
            free.append(word)
        elif grids[home].box.height < height:
            inside.setdefault(home, []).append(word)
    groups = [Line([word for line in lines_of(words) for word in line.words]) for words in inside.values()]
    rows = [
        [_Row(tuple(line.words), distance, line.text, page.number) for line, distance in side if distance < height]
        for lines in [lines_of(free) + groups]
        for side in ([(line, line.top - top) for line in lines], [(line, bottom - line.bottom) for line in lines])
    ]
    first, last = (sorted(side, key=lambda row: row.distance) for side in rows)
    return first, last


def _same(one: _Row, two: _Row) -> bool:
    """Whether two rows with the same words are the same, but for numbers that grow with the page."""
    if abs(one.distance - two.distance) > 3:
        return False
    if one.text == two.text:
        return True
    numbers = zip(_PAGE_NUMBER.findall(one.text), _PAGE_NUMBER.findall(two.text), strict=True)
    return all(len(a) < 6 and len(b) < 6 and int(a) - int(b) in (0, one.page - two.page) for a, b in numbers)


def _surely(row: _Row, others: Sequence[_Row]) -> bool:
    """Whether a row has no number that grows, or one that says which page this is; “Outcome 1” and “Outcome 2” do not."""
    return _COUNTS.search(row.text) is not None or all(other.text == row.text for other in others)
