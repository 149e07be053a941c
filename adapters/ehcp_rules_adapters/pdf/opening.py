"""Opening a PDF and taking its pages in, within limits that are counts and so are the same on every machine."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import define, field

from ehcp_rules.adapters import Source
from ehcp_rules.errors import MissingExtraError, UnreadableFileError
from ehcp_rules_adapters.pdf.page import Box, Page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

__all__ = ["Opened", "opened_pdf", "read_pages"]

MOST_BYTES = 256 * 1024 * 1024
MOST_PAGES = 400
MOST_CHARACTERS = 3_000_000

_PASSWORD = 4  # FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY
_SECURITY = 5
_XFA = (2, 3)

_one_at_a_time = threading.Lock()
"""Pdfium keeps state of its own and must not be entered by two threads."""


@define
class Opened:
    """The pages of a PDF, and what else it carries: `scripts`, `attachments` and `comments` are counted and not read."""

    pages: list[Page] = field(factory=list)
    scripts: int = 0
    attachments: int = 0
    comments: int = 0


@contextmanager
def opened_pdf(source: Source) -> Iterator[PdfDocument]:
    """The PDF, for as long as the block runs; others wait meanwhile.

    Raises `MissingExtraError` without the library, `UnreadableFileError` for a file that is damaged, too large or locked.
    """
    try:
        import pypdfium2
    except ImportError:
        message = "reading PDF documents needs a library that is not installed"
        raise MissingExtraError.of("", message, 'pip install "ehcp-rules[import]"') from None
    if source.size > MOST_BYTES:
        raise _too_much(f"the file is larger than {MOST_BYTES // (1024 * 1024)} MiB")
    with _one_at_a_time:
        given = source.path if source.path is not None else source.content or b""
        try:
            document = pypdfium2.PdfDocument(given)
        except pypdfium2.PdfiumError as error:
            if error.err_code == _PASSWORD:
                raise UnreadableFileError.of(
                    "", "the PDF is protected by a password", "save a copy without a password"
                ) from None
            if error.err_code == _SECURITY:
                raise UnreadableFileError.of(
                    "", "the PDF is protected in a way that is not supported", "print it to a new PDF and give that"
                ) from None
            raise UnreadableFileError.of(
                "", "the PDF is damaged or incomplete", "copy or download the file again"
            ) from None
        try:
            yield document
        finally:
            document.close()


def read_pages(document: PdfDocument) -> Opened:
    """Take in every page. Raises `UnreadableFileError` where the document goes beyond a limit or cannot be read at all."""
    import pypdfium2.raw as pdfium

    count = len(document)
    if count < 1:
        raise UnreadableFileError.of("", "the PDF has no pages", "copy or download the file again")
    if count > MOST_PAGES:
        raise _too_much(f"it has {count} pages, and at most {MOST_PAGES} are read")
    if pdfium.FPDF_GetFormType(document) in _XFA:
        message = "the PDF is a form of a kind (XFA) that only Adobe's own programs show"
        raise UnreadableFileError.of("", message, "open it in Adobe Reader, print it to a new PDF and give that")
    opened = Opened(
        scripts=max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document)),
        attachments=max(0, pdfium.FPDFDoc_GetAttachmentCount(document)),
    )
    fonts: dict[int, tuple[bool, bool]] = {}
    characters = 0
    for index in range(count):
        page = _read_page(document, index, fonts, opened)
        characters += page.characters
        if characters > MOST_CHARACTERS:
            raise _too_much(f"it holds more than {MOST_CHARACTERS:,} characters")
        opened.pages.append(page)
    return opened


def _read_page(document: PdfDocument, index: int, fonts: dict[int, tuple[bool, bool]], opened: Opened) -> Page:
    import pypdfium2.raw as pdfium

    from ehcp_rules_adapters.pdf.glyphs import read_words
    from ehcp_rules_adapters.pdf.shapes import MOST_OBJECTS, Painted, TooManyObjectsError
    from ehcp_rules_adapters.pdf.tags import read_tags
    from ehcp_rules_adapters.pdf.turning import turn_of
    from ehcp_rules_adapters.pdf.visibility import seen_words, unreadable

    place = f"pdf:page {index + 1}"
    page = _load(document, index)
    if not page:
        raise UnreadableFileError.of(place, "this page of the PDF is damaged", "copy or download the file again")
    text_page: Any = None
    try:
        opened.comments += _comments(page)
        painted = Painted(page)
        text_page = pdfium.FPDFText_LoadPage(page)
        count = max(0, pdfium.FPDFText_CountChars(text_page)) if text_page else 0
        if count > MOST_CHARACTERS:
            raise _too_much(f"it holds more than {MOST_CHARACTERS:,} characters")
        words, quarters = read_words(text_page, count, painted, read_tags(page), fonts) if count else ([], 0)
        box = _box_of(page)
    except TooManyObjectsError:
        raise _too_much(f"it holds more than {MOST_OBJECTS:,} objects", place) from None
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    turn = turn_of(quarters)
    shapes = painted.shapes(turn)
    (x1, y1), (x2, y2) = turn(box[0], box[1]), turn(box[2], box[3])
    seen_box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    picture = max((s.box.common(seen_box) / (seen_box.area or 1) for s in shapes if s.kind == "image"), default=0.0)
    seen, hidden = seen_words(words, shapes, seen_box, scanned=picture > 0.5)
    return Page(
        number=index + 1,
        box=seen_box,
        words=seen,
        shapes=shapes,
        hidden=hidden,
        picture=picture,
        unreadable=unreadable(seen),
        characters=count,
    )


def _load(document: PdfDocument, index: int) -> Any:
    """A page, with what is filled in on a form painted like other text; the file itself is not changed."""
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(document, index)
    if page and pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE and pdfium.FPDFPage_GetAnnotCount(page) > 0:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    return page


def _box_of(page: Any) -> tuple[float, float, float, float]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        return 0.0, 0.0, 595.0, 842.0
    return box.left, box.bottom, box.right, box.top


def _comments(page: Any) -> int:
    import pypdfium2.raw as pdfium

    count = 0
    for index in range(min(1_000, max(0, pdfium.FPDFPage_GetAnnotCount(page)))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            count += pdfium.FPDFAnnot_GetSubtype(annotation) in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT)
            pdfium.FPDFPage_CloseAnnot(annotation)
    return count


def _too_much(reason: str, place: str = "") -> UnreadableFileError:
    hint = "this is longer than any plan; give the plan without its appendices"
    return UnreadableFileError.of(place, f"the file was not read: {reason}", hint)
