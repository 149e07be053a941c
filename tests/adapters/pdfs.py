"""Small PDF documents made on the spot, as a word processor or a reporting tool lays them out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Table
from reportlab.platypus import Paragraph as Text

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
TIGHT = ParagraphStyle("tight", parent=BODY, spaceAfter=0)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Helvetica-Bold", fontSize=15, leading=19, spaceBefore=8)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]

Draw = Callable[[Canvas, Any], None]


def body(text: str, style: ParagraphStyle = BODY) -> Text:
    """A paragraph of plain text."""
    return Text(escape(text), style)


def heading(text: str) -> Text:
    """A line in larger, bold letters."""
    return Text(escape(text), HEADING)


def table(
    rows: Sequence[Sequence[str | list[str]]],
    widths: Sequence[float],
    *styles: tuple[Any, ...],
    repeat: int = 0,
    lines: bool = True,
    spaced: bool = False,
) -> Table:
    """A table; a cell is a text or a list of paragraphs, with space between them where `spaced`."""
    cells = [
        [
            [body(part, BODY if spaced else TIGHT) for part in ([cell] if isinstance(cell, str) else cell) if part]
            for cell in row
        ]
        for row in rows
    ]
    made = Table(cells, colWidths=widths, repeatRows=repeat, splitInRow=1, hAlign="LEFT")
    made.setStyle([*(GRID if lines else GRID[1:]), *styles])
    return made


def pdf(
    *flow: Flowable,
    size: tuple[float, float] = A4,
    columns: int = 1,
    on_page: Draw | None = None,
    **settings: Any,
) -> bytes:
    """A document of these parts, with 50 points free round its pages; `on_page` draws more on each."""
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=size, invariant=1, **settings)
    width = (size[0] - 100 - 24 * (columns - 1)) / columns
    frames = [
        Frame(50 + index * (width + 24), 50, width, size[1] - 100, 0, 0, 0, 0, id=str(index))
        for index in range(columns)
    ]
    document.addPageTemplates(PageTemplate("all", frames, onPage=on_page or (lambda *_: None), pagesize=size))
    document.build(list(flow))
    return file.getvalue()


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4, **settings: Any) -> bytes:
    """A document whose pages are drawn by hand."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1, **settings)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture(canvas: Canvas) -> None:
    """A page filled by a picture, as a scanner makes it."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *A4)


__all__ = ["A4", "BODY", "TIGHT", "PageBreak", "body", "drawn", "heading", "pdf", "picture", "table"]
