"""The adapter for PDF documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    NoOptions,
    Sniff,
    Source,
    TextLine,
)
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules.plan import SECTION_CODES

if TYPE_CHECKING:
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.pdf.document import Document

__all__ = ["PDF"]

_OCR = "make the scan readable first with OCR (“recognise text” in the scanner's or a PDF program), or give the Word document"


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.nature == "pdf" or b"%PDF-" in glimpse.head[:1024]:
        return Sniff(80, "a PDF")
    return Sniff(0)


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.layout.reading import read_layout, what_was_searched
    from ehcp_rules_adapters.pdf.document import read_document

    document = read_document(source)
    if not document.blocks:
        yield _nothing_read(source, document)
        return
    builder = PlanBuilder(source.stem, adapter=PDF.name, source_name=source.name)
    report(document, builder)
    read_layout(document.blocks, builder)
    if not builder.section_codes:
        searched = what_was_searched(document.blocks)
        message = f"no section label was found in {searched}, so this does not look like an EHC plan"
        hint = "label the sections as the plan names them, such as “Section F: Special educational provision”"
        if unread := sorted({*document.pictures, *document.garbled}):
            message, hint = f"{message}; {_pages(unread)} could not be read", _OCR
        yield ImportFailure(source.name, "", message, hint)
        return
    if document.pictures or document.garbled:
        builder.not_supplied.update(code for code in SECTION_CODES if not builder.count(code))
    yield builder.finish()


def report(document: Document, builder: PlanBuilder) -> None:
    """Say what of the document was not read, or read with doubt."""
    opened = document.opened
    unread = "; it was not read, and sections that were not found count as not supplied; " + _OCR
    for number in document.pictures:
        builder.issue(f"pdf:page {number}", f"this page is a picture without text{unread}")
    for number in document.garbled:
        builder.issue(f"pdf:page {number}", f"the file does not tell what the letters of this page are{unread}")
    for number in document.recognised:
        builder.issue(f"pdf:page {number}", "the text of this page was recognised in a scan; it may hold wrong letters")
    for number, part in document.illustrated.items():
        builder.issue(f"pdf:page {number}", f"a picture covers {part}% of this page; text in it was not read", "note")
    for page in opened.pages:
        for reason, count in sorted(page.hidden.items()):
            words = "1 word" if count == 1 else f"{count} words"
            builder.issue(
                f"pdf:page {page.number}", f"{words} that a reader of the page cannot see ({reason}) were left out"
            )
    if document.repeated:
        builder.issue("", f"lines that repeat at the head or foot of pages were left out ({document.repeated})", "note")
    if document.contents:
        builder.issue("", f"lines of a table of contents were left out ({document.contents})", "note")
    for count, what in (
        (opened.scripts, "scripts; they were not run"),
        (opened.attachments, "attached files; they were not read"),
        (opened.comments, "comments; they were not read"),
    ):
        if count:
            builder.issue("", f"the PDF carries {what} ({count})", "note")


def _read_text(source: Source) -> Iterable[TextLine]:
    from ehcp_rules_adapters.advice.lines import text_lines
    from ehcp_rules_adapters.pdf.document import read_document

    document = read_document(source)
    if unread := sorted({*document.pictures, *document.garbled}):
        raise UnreadableFileError.of("", f"{_pages(unread)} cannot be read, and a recommendation may stand there", _OCR)
    return text_lines(document.blocks)


def _nothing_read(source: Source, document: Document) -> ImportFailure:
    if document.pictures:
        hold = "holds a picture" if len(document.pictures) == 1 else "hold pictures"
        message = (
            f"{_pages(document.pictures)} {hold} without text, as a scanner makes them, and there is no other text"
        )
    elif document.garbled:
        message = f"the file does not tell what the letters of {_pages(document.garbled)} are"
    else:
        hint = "ask for the plan again; nothing is in this file"
        return ImportFailure(source.name, "", "there is no text in the PDF", hint)
    return ImportFailure(source.name, "", message, _OCR)


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


PDF = AdapterDefinition(
    name="pdf",
    title="PDF document with text",
    suffixes=(".pdf",),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
    read_text=_read_text,
)
