"""Writing to a terminal or into a pipe: one width, no colour where nobody sees it, headings and wrapped paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["bullets", "console", "heading", "paragraph"]

WIDEST = 100


def console(*, error: bool = False) -> Console:
    """A console on standard output (or error), at most `WIDEST` columns wide; plain text when it is not a terminal."""
    from rich.console import Console

    made = Console(stderr=error, highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDEST)
    return made


def heading(out: Console, text: str) -> None:
    """A heading with an empty line before it."""
    out.print()
    out.print(text, style="bold")


def paragraph(out: Console, text: str, indent: int = 2) -> None:
    """A wrapped paragraph, indented; an empty text prints nothing."""
    from rich.padding import Padding
    from rich.text import Text

    for part in text.strip().split("\n\n"):
        if part.strip():
            out.print(Padding(Text(" ".join(part.split())), (0, 0, 0, indent)))


def bullets(out: Console, texts: Iterable[str], indent: int = 2) -> None:
    """A list with hanging indents."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=indent)
    grid.add_column(width=1)
    grid.add_column()
    for text in texts:
        grid.add_row("", "•", " ".join(text.split()))
    if grid.row_count:
        out.print(grid)
