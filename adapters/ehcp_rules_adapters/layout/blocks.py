"""What a document is made of, whatever its format: paragraphs and tables in reading order, each with its place.

Readers of Word and PDF make these; the rest of this room reads a plan from them.
"""

from __future__ import annotations

from attrs import field, frozen

__all__ = ["Block", "Cell", "Paragraph", "Row", "Table"]


@frozen
class Paragraph:
    """One paragraph. `level` is its heading level (1 to 9; 0 for the title), None for body text; `listed` means in a list."""

    text: str = field(repr=False)
    place: str
    level: int | None = None
    listed: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text.strip()


@frozen
class Cell:
    """One cell: its paragraphs, its first grid column from 0, how many it spans, and whether it continues the one above."""

    paragraphs: tuple[Paragraph, ...]
    column: int
    span: int
    continued: bool
    place: str

    @property
    def filled(self) -> tuple[Paragraph, ...]:
        """The paragraphs that hold text."""
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.blank)

    @property
    def text(self) -> str:
        """All text of the cell, a line for each paragraph that holds any."""
        return "\n".join(paragraph.text.strip() for paragraph in self.filled)


@frozen
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    place: str

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell.filled)


@frozen
class Table:
    """One table, numbered from 1 in reading order."""

    rows: tuple[Row, ...]
    place: str


Block = Paragraph | Table
