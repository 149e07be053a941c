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


def written(objects: Sequence[str]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1} /Root 1 0 R>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def one_page(
    contents: str, *, catalogue: str = "", page: str = "", font: str = "/Subtype /Type1 /BaseFont /Helvetica"
) -> bytes:
    """A PDF of one page with these contents; more entries can be given for its catalogue, its page and its only font."""
    return written(
        [
            f"<</Type /Catalog /Pages 2 0 R {catalogue}>>",
            "<</Type /Pages /Kids [4 0 R] /Count 1>>",
            f"<</Type /Font {font}>>",
            (
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
                f"/Resources <</Font <</F1 3 0 R>>>> {page}>>"
            ),
            f"<</Length {len(contents)}>>\nstream\n{contents}\nendstream",
        ]
    )


def tagged(*lines: tuple[str, int, str], pages: int = 1) -> bytes:
    """A tagged document with one line of text below another, ten points high, each given with its element and text.

    Lines with the same number belong to one element; the role of an element is that of its first line. All lines stand on
    one page, or as many on each of several.
    """
    objects: list[str] = ["", "", ""]  # catalogue, pages and font come first, once the numbers of the others are known

    def add(body: str) -> int:
        objects.append(body)
        return len(objects)

    elements: dict[int, tuple[str, list[tuple[int, int]]]] = {}
    contents: list[int] = []
    each = -(-len(lines) // pages)
    for page in range(pages):
        stream = []
        for mark, (role, number, text) in enumerate(lines[page * each : (page + 1) * each]):
            elements.setdefault(number, (role, []))[1].append((page, mark))
            stream.append(f"/{role} <</MCID {mark}>> BDC BT /F1 10 Tf 50 {780 - 12 * mark} Td ({text}) Tj ET EMC")
        data = "\n".join(stream)
        contents.append(add(f"<</Length {len(data)}>>\nstream\n{data}\nendstream"))
    sheets = [len(objects) + 1 + page for page in range(pages)]
    for page, content in enumerate(contents):
        add(
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents {page} /Contents {content} 0 R "
            "/Resources <</Font <</F1 3 0 R>>>>>>"
        )
    root, document = len(objects) + 1, len(objects) + 2
    add("")
    add("")
    kids, parents = [], [dict[int, int]() for _ in range(pages)]
    for role, marks in elements.values():
        refs = " ".join(f"<</Type /MCR /Pg {sheets[page]} 0 R /MCID {mark}>>" for page, mark in marks)
        kid = add(f"<</Type /StructElem /S /{role} /P {document} 0 R /Pg {sheets[marks[0][0]]} 0 R /K [{refs}]>>")
        kids.append(f"{kid} 0 R")
        for page, mark in marks:
            parents[page][mark] = kid
    numbers = " ".join(
        f"{page} [{' '.join(f'{own[mark]} 0 R' for mark in sorted(own))}]" for page, own in enumerate(parents)
    )
    objects[root - 1] = f"<</Type /StructTreeRoot /K {document} 0 R /ParentTree <</Nums [{numbers}]>>>>"
    objects[document - 1] = f"<</Type /StructElem /S /Document /P {root} 0 R /K [{' '.join(kids)}]>>"
    objects[0] = f"<</Type /Catalog /Pages 2 0 R /StructTreeRoot {root} 0 R /MarkInfo <</Marked true>>>>"
    objects[1] = f"<</Type /Pages /Kids [{' '.join(f'{sheet} 0 R' for sheet in sheets)}] /Count {pages}>>"
    objects[2] = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
    return written(objects)


__all__ = [
    "A4",
    "BODY",
    "TIGHT",
    "PageBreak",
    "body",
    "drawn",
    "heading",
    "one_page",
    "pdf",
    "picture",
    "table",
    "tagged",
    "written",
]
