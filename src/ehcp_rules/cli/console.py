"""Writing to a terminal or into a pipe: one width, no colour where nobody sees it, headings and wrapped paragraphs."""

from __future__ import annotations

import re
import textwrap
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
    """Wrapped paragraphs, indented, with the lists that are in them; an empty text prints nothing."""
    for part in re.split(r"\n\s*\n|\n(?=\s*- )", text.strip()):
        item = part.lstrip().startswith("- ")
        _wrapped(out, part, " " * indent, " " * (indent + 2 if item else indent))


def bullets(out: Console, texts: Iterable[str], indent: int = 2) -> None:
    """A list with hanging indents."""
    for text in texts:
        _wrapped(out, text, " " * indent + "• ", " " * (indent + 2))


def _wrapped(out: Console, text: str, first: str, rest: str) -> None:
    # Not Rich's own wrapping, which fills lines with spaces to the margin: a pipe should not carry those.
    lines = textwrap.wrap(
        " ".join(text.split()),
        out.width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        out.print(line, soft_wrap=True)
