"""The adapter for Word documents."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.plan import SECTION_CODES

__all__ = ["WORD"]

_MAIN = "word/document.xml"


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.nature == "zip" and _MAIN in glimpse.members:
        return Sniff(80, "a Word document")
    return Sniff(0)


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.archive import Package
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.layout.reading import read_layout, what_was_searched
    from ehcp_rules_adapters.word.document import read_document

    with Package(source) as package:
        document = read_document(package)
        builder = PlanBuilder(source.stem, adapter=WORD.name, source_name=source.name)
        builder.issues.extend(package.issues)
        if "word/vbaProject.bin" in package.names:
            builder.issue("", "the document carries macros; they were not run, and only its text was read", "note")
    if document.deletions:
        builder.issue("", f"text deleted with tracked changes was left out ({document.deletions} places)")
    if document.footnotes:
        builder.issue("", f"footnotes are not read ({document.footnotes} references)")
    read_layout(document.blocks, builder)
    if not builder.section_codes:
        searched = what_was_searched(document.blocks)
        message = f"no section label was found in {searched}, so this does not look like an EHC plan"
        hint = "label the sections as the plan names them, such as “Section F: Special educational provision”"
        yield ImportFailure(source.name, "", message, hint)
        return
    yield builder.finish()


WORD = AdapterDefinition(
    name="word",
    title="Word document",
    suffixes=(".docx", ".docm"),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
)
