"""What a document is made of, whatever its format: paragraphs and tables in reading order, each with its place.

Readers of Word, HTML and PDF make these; the rest of this room reads a plan from them. What a format cannot tell keeps
its default: nothing is read from a look that was not seen.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from attrs import field, frozen

__all__ = ["Block", "Cell", "Paragraph", "Row", "Table", "paragraphs_of"]


@frozen
class Paragraph:
    """One paragraph. `level` is its heading level (1 to 9; 0 for the title), None for body text; `listed` means in a list.

    `bold`, `italic` and `underlined` say that all of its text is; `lead` is the length of a bold or underlined beginning
    before plain text, such as the “Name:” of “Name: Ann”; `size` is that of most of its letters in points, None where
    unknown. `number` is what the application prints before the text and is no part of it, such as `F1.` or `•`; `depth` is
    how deep the paragraph stands in its list, from 0. A `footnote` stands after the paragraph that refers to it.
    """

    text: str = field(repr=False)
    place: str
    level: int | None = None
    listed: bool = False
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    size: float | None = None
    number: str = ""
    depth: int = 0
    lead: int = 0
    footnote: bool = False

    @functools.cached_property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text.strip()


@frozen
class Cell:
    """One cell: its paragraphs, its first grid column from 0, how many it spans, and whether it continues the one above.

    `paragraphs` holds all of its text in reading order, that of tables inside it too; `blocks` holds the same with those
    tables as tables, and is empty where there are none. `shaded` means that its ground has a colour.
    """

    paragraphs: tuple[Paragraph, ...]
    column: int
    span: int
    continued: bool
    place: str
    blocks: tuple[Block, ...] = ()
    shaded: bool = False

    @functools.cached_property
    def filled(self) -> tuple[Paragraph, ...]:
        """The paragraphs that hold text."""
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.blank)

    @functools.cached_property
    def text(self) -> str:
        """All text of the cell, a line for each paragraph that holds any."""
        return "\n".join(paragraph.text.strip() for paragraph in self.filled)


@frozen
class Row:
    """One row of a table; `header` says that the document marks it as a header, repeated on each page."""

    cells: tuple[Cell, ...]
    place: str
    header: bool = False

    @functools.cached_property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell.filled)


@frozen
class Table:
    """One table, numbered from 1 in reading order."""

    rows: tuple[Row, ...]
    place: str


Block = Paragraph | Table


def paragraphs_of(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Every paragraph of these blocks in reading order, those of tables and of tables in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
