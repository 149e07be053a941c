"""Excel forms of one plan: what a council's form calls its sheets and columns, as a mapping in TOML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from attrs import field, frozen

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    NoOptions,
    Sniff,
    Source,
)
from ehcp_rules.errors import AdapterError, Problem
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES
from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.sheets.workbook import MAIN, Workbook, sheet_titles
from ehcp_rules_adapters.terms import fold_label, load_strictly, standard_terms

__all__ = ["FORMAT", "ExcelForm", "Front", "adapter_from"]

FORMAT = "excel-form/1"
FIELDS = (
    "id", "label", "area", "text", "kind", "steps", "needs", "outcomes", "links", "who", "how_often", "review",
    "speaker", "method", "field", "type", "date", "who_from", "author", "role", "appended", "under", "strength",
)  # fmt: skip


@frozen(kw_only=True)
class Front:
    """The sheet of labels and values: its usual names, labels beyond the standard terms; and sheets that hold no plan."""

    sheets: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = field(factory=dict)


@frozen(kw_only=True)
class RowKind:
    """Rows whose reference begins in one of these ways are items of this kind."""

    kind: str
    references: tuple[str, ...]


@frozen(kw_only=True)
class ExcelForm:
    """A mapping of a council's form. `mappings/excel/excel_form.toml` is an example with every key explained."""

    format: str
    name: str
    title: str
    version: str
    front: Front
    sheets: Mapping[str, tuple[str, ...]] = field(factory=dict)
    columns: Mapping[str, tuple[str, ...]]
    kinds: tuple[RowKind, ...] = ()

    def section_of(self, title: str) -> str | None:
        """The section that a sheet of this name holds, or None."""
        folded = fold_label(title)
        named = next((code for code, names in self.sheets.items() if folded in map(fold_label, names)), None)
        if named:
            return named
        if title.strip() in SECTION_CODES:
            return title.strip()
        label = section_label(title, standard_terms())
        return label.codes[0] if label and len(label.codes) == 1 else None

    def is_front(self, title: str) -> bool:
        """Whether a sheet of this name is the front page."""
        return fold_label(title) in map(fold_label, self.front.sheets)

    def fields(self) -> dict[str, str]:
        """Folded header to field."""
        return {fold_label(header): name for name, headers in self.columns.items() for header in headers}


def adapter_from(text: str, name: str) -> AdapterDefinition:
    """The adapter of a mapping. Raises `AdapterError` with everything that is wrong with it."""
    mapping = load_strictly(text, ExcelForm, name)
    problems = [Problem(f"{name}: {key}", message, hint) for key, message, hint in _contradictions(mapping)]
    if problems:
        raise AdapterError(problems)

    def sniff(glimpse: Glimpse) -> Sniff:
        return _sniff(mapping, glimpse)

    def read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
        from ehcp_rules_adapters.sheets.form_reading import read_form
        from ehcp_rules_adapters.sheets.lists import lists_plans, read_list
        from ehcp_rules_adapters.sheets.sources import grids_of
        from ehcp_rules_adapters.sheets.vocabulary import standard_vocabulary

        found = grids_of(source)
        if lists_plans(found.grids, standard_vocabulary()):
            yield from read_list(found, source, mapping.name)  # a sheet for each section, and several plans in each
        else:
            yield read_form(Workbook(found.grids, found.hidden, found.issues), source, mapping)

    def template(file: BinaryIO) -> None:
        from ehcp_rules_adapters.sheets.blank_form import write_template

        write_template(mapping, file)

    return AdapterDefinition(
        name=mapping.name,
        title=mapping.title,
        suffixes=(".xlsx", ".xlsm"),
        supplies=frozenset((*SECTION_CODES, "dates", "learner")),
        sniff=sniff,
        read=read,
        version=mapping.version,
        template=template,
    )


def _contradictions(mapping: ExcelForm) -> Iterator[tuple[str, str, str]]:
    for fact in mapping.front.labels:
        if fact not in standard_terms().facts:
            yield f"front.labels.{fact}", "is no fact of a plan", f"known: {', '.join(sorted(standard_terms().facts))}"
    for code in mapping.sheets:
        if code not in SECTION_CODES:
            yield f"sheets.{code}", "is no section", f"known: {', '.join(SECTION_CODES)}"
    for name in mapping.columns:
        if name not in FIELDS:
            yield f"columns.{name}", "is no field of an item", f"known: {', '.join(FIELDS)}"
    if "text" not in mapping.columns:
        yield "columns.text", "is missing", "name the headers of the column that holds the statements"
    for index, row in enumerate(mapping.kinds):
        if row.kind not in ITEM_KINDS:
            yield f"kinds[{index}].kind", f"{row.kind} is no kind of item", f"known: {', '.join(ITEM_KINDS)}"


def _sniff(mapping: ExcelForm, glimpse: Glimpse) -> Sniff:
    if glimpse.nature != "zip" or MAIN not in glimpse.members:
        return Sniff(0)
    titles = sheet_titles(glimpse.parts[MAIN])
    sections = sum(mapping.section_of(title) is not None for title in titles)
    if sections:
        return Sniff(60 + min(sections, 12) * 2, f"{sections} of its {len(titles)} sheets are named after sections")
    return Sniff(0)
