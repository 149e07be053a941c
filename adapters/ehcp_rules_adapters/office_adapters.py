"""The adapters for office files of other kinds, which LibreOffice converts first, where it is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    ImportIssue,
    NoOptions,
    Sniff,
    Source,
    TextLine,
)
from ehcp_rules.plan import SECTION_CODES

__all__ = ["OTHER_TEXT", "OTHER_WORKBOOK"]

_SUPPLIES = frozenset((*SECTION_CODES, "dates", "learner"))
_WORD_IN_OLE = "WordDocument".encode("utf-16-le")
_EXCEL_IN_OLE = "Workbook".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def _text_suffix(glimpse: Glimpse) -> str:
    """The kind of a text document that is to be converted, by its content; empty for anything else."""
    if glimpse.nature == "rtf":
        return ".rtf"
    if glimpse.nature == "ole":
        workbook = _EXCEL_IN_OLE in glimpse.head
        return ".doc" if _WORD_IN_OLE in glimpse.head or (glimpse.suffix == ".doc" and not workbook) else ""
    return ".odt" if glimpse.parts.get("mimetype", b"").startswith(_OPEN_DOCUMENT + b"text") else ""


def _workbook_suffix(glimpse: Glimpse) -> str:
    """The kind of a workbook that is to be converted, by its content; empty for anything else."""
    if glimpse.nature == "ole":
        text = _WORD_IN_OLE in glimpse.head
        return ".xls" if _EXCEL_IN_OLE in glimpse.head or (glimpse.suffix == ".xls" and not text) else ""
    if glimpse.nature == "zip" and "xl/workbook.bin" in glimpse.members:
        return ".xlsb"
    return ".ods" if glimpse.parts.get("mimetype", b"").startswith(_OPEN_DOCUMENT + b"spreadsheet") else ""


def _sniff(suffix: str) -> Sniff:
    from ehcp_rules_adapters.office import converter

    return Sniff(40, "LibreOffice converts it") if suffix and converter() is not None else Sniff(0)


def _told(
    results: Iterable[ImportedPlan | ImportFailure], to: str, name: str
) -> Iterator[ImportedPlan | ImportFailure]:
    note = ImportIssue("", f"LibreOffice converted this file to .{to}; places are those of what it made", "note")
    for result in results:
        if isinstance(result, ImportedPlan):
            result = attrs.evolve(result, adapter=name, issues=(note, *result.issues))
        yield result


def _as_docx(source: Source) -> Source:
    from ehcp_rules.adapters import glimpse_of
    from ehcp_rules_adapters.office import converted

    return converted(source, _text_suffix(glimpse_of(source)) or ".doc", "docx")


def _read_document(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.terms import standard_terms
    from ehcp_rules_adapters.word.adapter import read_with

    name = OTHER_TEXT.name
    return _told(read_with(_as_docx(source), standard_terms(), name), "docx", name)


def _lines_of(source: Source) -> Iterable[TextLine]:
    from ehcp_rules_adapters.word.adapter import lines_of

    return lines_of(_as_docx(source))


def _read_workbook(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    """Convert a workbook, and read it as the adapter does that is surest of the result: a list, a form, or Annex A."""
    from ehcp_rules.adapters import choose_adapter, glimpse_of
    from ehcp_rules_adapters.annex_a.adapter import ANNEX_A
    from ehcp_rules_adapters.mapping import own_adapters
    from ehcp_rules_adapters.office import converted
    from ehcp_rules_adapters.sheets.adapter import TABLES

    made = converted(source, _workbook_suffix(glimpse_of(source)) or ".xls", "xlsx")
    chosen = choose_adapter(glimpse_of(made), (ANNEX_A, TABLES, *own_adapters()))
    return _told(chosen.read(made, chosen.options()), "xlsx", OTHER_WORKBOOK.name)


OTHER_TEXT = AdapterDefinition(
    name="other-text",
    title="Old Word document, rich text or OpenDocument text, through LibreOffice",
    suffixes=(".doc", ".rtf", ".odt"),
    supplies=_SUPPLIES,
    sniff=lambda glimpse: _sniff(_text_suffix(glimpse)),
    read=_read_document,
    read_text=_lines_of,
)
OTHER_WORKBOOK = AdapterDefinition(
    name="other-workbook",
    title="Old or binary Excel workbook, or OpenDocument spreadsheet, through LibreOffice",
    suffixes=(".xls", ".xlsb", ".ods"),
    supplies=_SUPPLIES,
    sniff=lambda glimpse: _sniff(_workbook_suffix(glimpse)),
    read=_read_workbook,
)
