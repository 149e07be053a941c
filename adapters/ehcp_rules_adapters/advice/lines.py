"""Paragraphs and tables of a paper as plain lines: headings with `#`, list items with their number or `-`, rows with bars.

A row is one line with its cells under the names of their columns, as somebody would type it, because amount, person and
review stand in columns of their own. A table that only lays out the page is read cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

from ehcp_rules.adapters import TextLine
from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table

__all__ = ["is_heading", "text_lines"]

LONGEST_HEADING = 110
MOST_LABEL_WORDS = 6

_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(
    r"\A[A-Z]?\d+(?:\.\d+)*[.):]?\s|\b(?:years?|key stage|ks|stage|phase|section|part|appendix|table|outcome) ?[a-z]?\d+\b"
    r"|\b20\d\d(?:[-/–]\d\d(?:\d\d)?)?\b",
    re.IGNORECASE,
)
"""Digits that count nothing: of a heading's own number, of a school year, of a calendar year."""
_TELLS = re.compile(
    r"recommend|provision|support|strateg|action|amend|outcome|progress|need|strength|view|area", re.IGNORECASE
)
"""Words by which the names of columns say what the rows are."""

_BAR = " | "
_BULLET = re.compile(r"[^\w\s(]")
_FORM = re.compile(r"\A[a-z]+:")


def text_lines(blocks: Iterable[Block]) -> Iterator[TextLine]:
    """The lines of a paper in reading order, each with the place of its paragraph or row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block)
        else:
            yield from _table(block)


def _place(place: str) -> str:
    """A place without the name of its format: the paper it stands in is named beside it."""
    return _FORM.sub("", place)


def _paragraph(paragraph: Paragraph) -> Iterator[TextLine]:
    for number, text in enumerate(_parts(paragraph.text)):
        before = ""
        if number == 0:
            before = f"{'#' * max(1, paragraph.level)} " if paragraph.level is not None else _marker(paragraph)
            if not before and is_heading(paragraph):
                before = "## "
        yield TextLine(before + text, _place(paragraph.place))


def _parts(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.splitlines() if part.strip()]


def _marker(paragraph: Paragraph) -> str:
    if not paragraph.number:
        return "- " if paragraph.listed else ""
    return "- " if _BULLET.fullmatch(paragraph.number) or paragraph.number == "o" else f"{paragraph.number} "


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a line that is bold throughout stands for a heading: short, no sentence, and no amount in it."""
    text = paragraph.text.strip()
    return (
        paragraph.bold
        and len(text) <= LONGEST_HEADING
        and not text.endswith((".", ";", ","))
        and not _DIGIT.search(_NUMBERED.sub("", text))
        and "\n" not in text
    )


def _table(table: Table) -> Iterator[TextLine]:
    rows = [row for row in table.rows if row.filled]
    if not rows:
        return
    head = _header(rows)
    width = max(cell.column + cell.span for row in rows for cell in row.cells)
    above: tuple[str, ...] = ()
    for row in rows:
        alone = len(row.filled) == 1 and row is not head and not any(cell.continued for cell in row.cells)
        if alone or (head is None and any(len(cell.filled) > 1 for cell in row.filled)):
            yield from _cells(row)
        elif head is None and len(row.filled) == 2 and _is_label(row.filled[0]):
            label, value = row.filled
            yield TextLine(f"{label.text.rstrip(':')}: {_flat(value)}", _place(row.place))
        else:
            above = _under(row, width, above)
            yield TextLine(_in_bars(above), _place(row.place))


def _under(row: Row, width: int, above: Sequence[str]) -> tuple[str, ...]:
    """The cells of a row under the columns of its table; one that continues the cell above tells what that one tells."""
    cells = [""] * width
    for cell in row.cells:
        goes_on = cell.continued and not cell.filled and cell.column < len(above)
        cells[cell.column] = above[cell.column] if goes_on else _flat(cell).replace("|", "/")
    return tuple(cells)


def _in_bars(cells: Sequence[str]) -> str:
    """Cells as a line; bars around it keep the place of a blank cell at either end."""
    line = _BAR.join(cells)
    return line if cells[0] and cells[-1] else f"| {line} |"


def _header(rows: Sequence[Row]) -> Row | None:
    """The first row of several cells where it only names the columns: each is short, without an amount or a full stop."""
    rows = list(dropwhile(lambda row: len(row.filled) < 2, rows))
    if len(rows) < 2 or len(rows[0].filled) < max(len(row.filled) for row in rows[1:]) - 1:
        return None
    first = rows[0]
    names = all(_is_label(cell) and not cell.text.strip().endswith(":") for cell in first.filled)
    marked = (
        first.header
        or all(cell.shaded or all(paragraph.bold for paragraph in cell.filled) for cell in first.filled)
        or all(_TELLS.search(cell.text) for cell in first.filled)
        or len(first.filled) > 2
    )
    return first if names and marked else None


def _is_label(cell: Cell) -> bool:
    text = cell.text.strip()
    return len(text.split()) <= MOST_LABEL_WORDS and not _DIGIT.search(text) and not text.endswith(".")


def _cells(row: Row) -> Iterator[TextLine]:
    """A row that lays out the page: a short first cell is the heading of what stands beside it."""
    cells = list(row.filled)
    if len(cells) > 1 and _is_label(cells[0]):
        label = cells.pop(0)
        yield TextLine(f"## {_flat(label).rstrip(':')}", _place(label.place))
    for cell in cells:
        yield from text_lines(cell.blocks or cell.paragraphs)


def _flat(cell: Cell) -> str:
    """The words of a cell on one line; the points of a list in it stay apart."""
    words = ""
    for paragraph in cell.filled:
        point = (paragraph.listed or paragraph.number) and words and not words.endswith((".", ":", ";", ",", "?", "!"))
        words += "; " if point else " "
        words = (words + " ".join(_parts(paragraph.text))).strip()
    return words
