"""Paragraphs and tables of a published list as rows of cells, by column, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehcp_rules.adapters import TextRow
from ehcp_rules_adapters.advice.lines import is_heading
from ehcp_rules_adapters.layout.blocks import Block, Paragraph, Row, Table

__all__ = ["text_rows"]

BOLD_LEVEL = 10
"""A line that is bold throughout stands for a heading below every level that a document names."""


def text_rows(blocks: Iterable[Block]) -> Iterator[TextRow]:
    """The rows of a document in reading order; cells that continue the one above hold what that one holds."""
    tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            yield from _table(block, tables)
        elif not block.blank:
            yield TextRow((block.text,), block.place, level=_level(block), listed=block.listed or bool(block.number))


def _level(paragraph: Paragraph) -> int | None:
    if paragraph.level is not None:
        return max(1, paragraph.level)
    return BOLD_LEVEL if is_heading(paragraph) and not paragraph.listed else None


def _table(table: Table, number: int) -> Iterator[TextRow]:
    above: dict[int, str] = {}
    for row in table.rows:
        cells = _cells(row, above)
        above = dict(enumerate(cells))
        yield TextRow(cells, row.place, table=number)


def _cells(row: Row, above: dict[int, str]) -> tuple[str, ...]:
    width = max((cell.column + 1 for cell in row.cells), default=0)
    texts = [""] * width
    for cell in row.cells:
        texts[cell.column] = above.get(cell.column, "") if cell.continued else cell.text
    return tuple(texts)
