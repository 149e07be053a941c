"""Excel workbooks that hold one plan, read through a mapping of sheets, headers and labels."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.errors import AdapterError, Problem, UnreadableFileError
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES
from ehcp_rules_adapters.building import view_values
from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.terms import fold_label, load_strictly, standard_terms

if TYPE_CHECKING:
    from ehcp_rules_adapters.building import Entry, PlanBuilder
    from ehcp_rules_adapters.workbook import Grid, SheetCell

__all__ = ["FORMAT", "ExcelForm", "adapter_from"]

FORMAT = "excel-form/1"
_MAIN = "xl/workbook.xml"
_FIELDS = (
    "id", "label", "area", "text", "kind", "steps", "needs", "outcomes", "links", "who", "how_often", "review",
    "speaker", "method", "field", "type", "date", "who_from", "author", "role", "appended",
)  # fmt: skip


@frozen(kw_only=True)
class Front:
    """The sheet of labels and values: its usual names, and labels beyond the standard terms."""

    sheets: tuple[str, ...]
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
    fallback: bool = False
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
        yield _read(mapping, source)

    return AdapterDefinition(
        name=mapping.name,
        title=mapping.title,
        suffixes=(".xlsx", ".xlsm"),
        supplies=frozenset((*SECTION_CODES, "dates", "learner")),
        sniff=sniff,
        read=read,
        version=mapping.version,
    )


def _contradictions(mapping: ExcelForm) -> Iterator[tuple[str, str, str]]:
    for fact in mapping.front.labels:
        if fact not in standard_terms().facts:
            yield f"front.labels.{fact}", "is no fact of a plan", f"known: {', '.join(sorted(standard_terms().facts))}"
    for code in mapping.sheets:
        if code not in SECTION_CODES:
            yield f"sheets.{code}", "is no section", f"known: {', '.join(SECTION_CODES)}"
    for name in mapping.columns:
        if name not in _FIELDS:
            yield f"columns.{name}", "is no field of an item", f"known: {', '.join(_FIELDS)}"
    if "text" not in mapping.columns:
        yield "columns.text", "is missing", "name the headers of the column that holds the statements"
    for index, row in enumerate(mapping.kinds):
        if row.kind not in ITEM_KINDS:
            yield f"kinds[{index}].kind", f"{row.kind} is no kind of item", f"known: {', '.join(ITEM_KINDS)}"


def _sniff(mapping: ExcelForm, glimpse: Glimpse) -> Sniff:
    if glimpse.nature != "zip" or _MAIN not in glimpse.members:
        return Sniff(0)
    text = glimpse.parts[_MAIN].decode("utf-8", "replace")
    titles = [unescape(title) for title in re.findall(r"<(?:\w+:)?sheet\b[^>]*?\bname=\"([^\"]*)\"", text)]
    sections = sum(mapping.section_of(title) is not None for title in titles)
    if sections:
        return Sniff(60 + min(sections, 12) * 2, f"{sections} of its {len(titles)} sheets are named after sections")
    return Sniff(10, "a workbook") if mapping.fallback else Sniff(0)


def _read(mapping: ExcelForm, source: Source) -> ImportedPlan | ImportFailure:
    from ehcp_rules_adapters.archive import Package
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.workbook import read_grids

    with Package(source) as package:
        issues = package.issues
        if _MAIN not in package.names:
            raise UnreadableFileError.of(
                "", "it is a zip archive without an Excel workbook in it", "save it as .xlsx in Excel"
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library warns of drop-down lists and styles, which hold no plan text
            grids = read_grids(package, source)
    builder = PlanBuilder(
        source.stem,
        adapter=mapping.name,
        source_name=source.name,
        terms=standard_terms().with_facts(mapping.front.labels),
    )
    builder.issues.extend(issues)
    for grid in grids:
        _sheet(mapping, grid, builder)
    if not builder.section_codes:
        found = ", ".join(grid.title for grid in grids[:20]) or "none"
        wanted = f"sheets named after sections, such as Section F, beside {mapping.front.sheets[0]}"
        message = f"no sheet of this workbook is a section of a plan; sheets found: {found}"
        return ImportFailure(source.name, "", message, f"this form has {wanted}")
    for code in SECTION_CODES:
        if not builder.has_section(code):
            builder.not_supplied.add(code)
    return builder.finish()


def _sheet(mapping: ExcelForm, grid: Grid, builder: PlanBuilder) -> None:
    title = grid.rows[0][0].text if grid.rows and grid.rows[0] and grid.rows[0][0].text else ""
    named = section_label(title, standard_terms()) if title else None
    code = mapping.section_of(grid.title) or (named.codes[0] if named and len(named.codes) == 1 else None)
    if code:
        _section(mapping, code, grid, builder, title)
    elif mapping.is_front(grid.title):
        _front(grid, builder)
    elif any(cell.filled for row in grid.rows for cell in row):
        builder.issue(f"xlsx:{grid.title}", "this sheet is neither the front page nor a section; it was not read")
    if grid.cut:
        part = code or "dates"
        builder.not_supplied.add(part)
        builder.issue(
            f"xlsx:{grid.title}",
            f"the sheet is larger than a plan can be; only its first {len(grid.rows)} rows were read",
        )


def _front(grid: Grid, builder: PlanBuilder) -> None:
    for row in grid.rows:
        filled = [cell for cell in row if cell.filled]
        for label, value in zip(filled[::2], filled[1::2], strict=False):
            if value.unknown:
                fact = builder.terms.fact(label.text) or ""
                if fact:
                    builder.issue(value.place, f"the formula has no stored result; {fact} is not supplied")
                if fact.startswith("dates."):
                    builder.not_supplied.add("dates")
            else:
                builder.labelled_fact(label.text, value.text, value.place)


def _section(mapping: ExcelForm, code: str, grid: Grid, builder: PlanBuilder, title: str) -> None:
    if builder.has_section(code):
        builder.issue(f"xlsx:{grid.title}", f"section {code} has more than one sheet; all of it was kept", "note")
    builder.open_section(code, title or grid.title, f"xlsx:{grid.title}")
    at, columns = _header(mapping, grid)
    if not columns:
        if any(cell.filled for row in grid.rows[1:] for cell in row):
            builder.not_supplied.add(code)
            known = ", ".join(mapping.columns["text"])
            builder.issue(
                f"xlsx:{grid.title}", f"no row of headers was found (a column {known}); the sheet was not read"
            )
        return
    for index in sorted({*range(len(grid.rows[at]))} - set(columns)):
        if grid.rows[at][index].filled and any(len(row) > index and row[index].filled for row in grid.rows[at + 1 :]):
            builder.issue(
                grid.rows[at][index].place, "the header of this column is none that the mapping knows; it was left out"
            )
    heading: Entry | None = None
    for row in grid.rows[at + 1 :]:
        cells = {name: row[index] for index, name in columns.items() if index < len(row) and row[index].filled}
        if not cells:
            continue
        entry = _row(mapping, code, cells, row, builder, heading)
        if entry is not None and entry.kind == "heading":
            heading = entry


def _header(mapping: ExcelForm, grid: Grid) -> tuple[int, dict[int, str]]:
    """The first of the top rows with a text column and at least one other that the mapping knows."""
    fields = mapping.fields()
    for at, row in enumerate(grid.rows[:15]):
        columns = {
            index: fields[folded] for index, cell in enumerate(row) if (folded := fold_label(cell.text)) in fields
        }
        if len(columns) >= 2 and "text" in columns.values():
            return at, columns
    return 0, {}


def _row(
    mapping: ExcelForm,
    code: str,
    cells: Mapping[str, SheetCell],
    row: tuple[SheetCell, ...],
    builder: PlanBuilder,
    heading: Entry | None,
) -> Entry | None:
    for name, cell in cells.items():
        if cell.unknown:
            builder.issue(cell.place, f"the formula has no stored result; {name.replace('_', ' ')} is not supplied")
            if name == "text":
                builder.not_supplied.add(code)
    text = cells.get("text")
    if text is None or text.unknown:
        if text is None:
            builder.issue(row[0].place, "this row has no text and was left out")
        return None
    stated = {name: cell.text for name, cell in cells.items() if not cell.unknown}
    reference = stated.get("id", "")
    kind = _kind(mapping, code, stated, reference, builder)
    values = _values(code, stated, text.place, builder)
    return builder.add(code, text.text, text.place, kind=kind, printed_id=reference, under=heading, **values)


def _kind(mapping: ExcelForm, code: str, stated: Mapping[str, str], reference: str, builder: PlanBuilder) -> str:
    if (named := stated.get("kind", "").strip().lower()) in ITEM_KINDS:
        return named
    for row in mapping.kinds:
        if any(re.fullmatch(rf"{re.escape(start)}[\d.]*", reference) for start in row.references):
            return row.kind
    placed = stated.get("label") or stated.get("area") or stated.get("needs")
    if code == "E" and not placed and builder.terms.speaks_of_monitoring(stated["text"]):
        return "monitoring"
    return ""


def _values(code: str, stated: Mapping[str, str], place: str, builder: PlanBuilder) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: text for name, text in stated.items() if name not in ("id", "text", "kind", "label", "links", "who_from")
    }
    label = stated.get("label", "")
    if code == "A":
        values = {**view_values(label), **values}
    elif code == "I":
        values.setdefault("field", label)
    else:
        values.setdefault("area", label)
    if values.get("area"):
        values["area"] = builder.terms.area(values["area"])
    if "field" in values:
        values["field"] = builder.terms.placement_field(values["field"]) or "other"
    linked = [reference for reference in re.split(r"[,;\s]+", stated.get("links", "")) if reference]
    for name, first in (("needs", "BCD"), ("outcomes", "E")):
        own = [reference for reference in re.split(r"[,;\s]+", stated.get(name, "")) if reference]
        values[name] = own + [reference for reference in linked if reference[0] in first]
    if "date" in values:
        values["date"] = builder.advice_date(values["date"], place)
    if "appended" in values:
        values["appended"] = builder.appended(values["appended"], place)
    if "who_from" in stated:
        values |= builder.advice_author(stated["who_from"])
    return values
