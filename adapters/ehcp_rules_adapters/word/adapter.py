"""The adapter for Word documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

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
    TextRow,
    Writing,
)
from ehcp_rules.plan import SECTION_CODES, Plan

if TYPE_CHECKING:
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.terms import Terms
    from ehcp_rules_adapters.word.runs import Counts

__all__ = ["WORD", "lines_of", "read_with"]


def _sniff(glimpse: Glimpse) -> Sniff:
    from ehcp_rules_adapters.word.document import main_part

    if glimpse.nature == "zip" and main_part(glimpse.members):
        return Sniff(80, "a Word document")
    return Sniff(0)


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.terms import standard_terms

    yield from read_with(source, standard_terms(), WORD.name)


def read_with(source: Source, terms: Terms, name: str) -> Iterator[ImportedPlan | ImportFailure]:
    """Read the plan of a Word document with these terms, as the adapter of this name."""
    from ehcp_rules_adapters.archive import Package
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.layout.reading import read_layout, what_was_searched
    from ehcp_rules_adapters.word.document import read_document

    with Package(source) as package:
        document = read_document(package)
        builder = PlanBuilder(source.stem, adapter=name, source_name=source.name, terms=terms)
        builder.issues.extend(package.issues)
        if "word/vbaProject.bin" in package.names:
            builder.issue("", "the document carries macros; they were not run, and only its text was read", "note")
    _tell(document.counts, builder)
    read_layout(document.blocks, builder, document.margins)
    if not builder.section_codes:
        searched = what_was_searched(document.blocks)
        message = f"no section label was found in {searched}, so this does not look like an EHC plan"
        hint = "label the sections as the plan names them, such as “Section F: Special educational provision”"
        yield ImportFailure(source.name, "", message, hint)
        return
    yield builder.finish()


def lines_of(source: Source) -> Iterable[TextLine]:
    """The text of a Word document, line by line with its look."""
    from ehcp_rules_adapters.advice.lines import text_lines
    from ehcp_rules_adapters.archive import Package
    from ehcp_rules_adapters.word.document import read_document

    with Package(source) as package:
        return text_lines(read_document(package).blocks)


def _read_rows(source: Source) -> Iterable[TextRow]:
    from ehcp_rules_adapters.advice.rows import text_rows
    from ehcp_rules_adapters.archive import Package
    from ehcp_rules_adapters.word.document import read_document

    with Package(source) as package:
        return text_rows(read_document(package).blocks)


def _tell(counts: Counts, builder: PlanBuilder) -> None:
    """Report what the document holds beyond its text in final view."""
    if counts.deletions:
        message = f"text deleted or moved away with tracked changes was left out ({counts.deletions} places)"
        builder.issue("", message)
    if counts.struck:
        builder.issue("", f"text that is struck through was left out as deleted ({counts.struck} places)")
    if counts.hidden:
        builder.issue("", f"hidden text was left out ({counts.hidden} places)", "note")
    if counts.pictures:
        builder.issue("", f"pictures are not read ({counts.pictures}); text in them is not in the plan", "note")
    if counts.drawings:
        builder.issue("", f"charts and diagrams are not read ({counts.drawings})")
    if counts.embedded:
        builder.issue("", f"documents embedded in this one are not read ({counts.embedded})")
    if counts.unknown_signs:
        builder.issue("", f"signs of a picture font could not be told and stand as \ufffd ({counts.unknown_signs})")


def _write(plans: Iterable[Plan], file: BinaryIO) -> tuple[ImportIssue, ...]:
    from ehcp_rules_adapters.writing.word import write_word

    return write_word(plans, file)


WORD = AdapterDefinition(
    name="word",
    title="Word document",
    suffixes=(".docx", ".docm"),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
    writing=Writing(to="docx", suffix=".docx", many=False, text=False, write=_write),
    read_text=lines_of,
    read_rows=_read_rows,
)
