"""Making plans of the rows of an export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportFailure
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.layout.labels import column_label
from ehcp_rules_adapters.sheets.claims import group_of
from ehcp_rules_adapters.sheets.days import day_of
from ehcp_rules_adapters.sheets.export import Export, MappedTable
from ehcp_rules_adapters.sheets.item_rows import ItemRow
from ehcp_rules_adapters.sheets.items import Items
from ehcp_rules_adapters.sheets.passages import parts_of
from ehcp_rules_adapters.sheets.rows import PlanRows, rows_by_plan
from ehcp_rules_adapters.sheets.supply import Supply, supply_of
from ehcp_rules_adapters.sheets.tables import Column
from ehcp_rules_adapters.sheets.vocabulary import KEY, Vocabulary, base_of
from ehcp_rules_adapters.terms import fold_label, standard_terms

__all__ = ["plans_of"]

_PERSONAL = ("upn", "uln", "nhs", "name", "known_as")
"""Words of a heading whose values tell who a child is: such a reference joins tables and is never a plan's id."""

_ID = re.compile(r"(?=\D*\d)[\w./#:-]{1,40}\Z")
"""What a plan's id may be. Anything else in the column of references could be a name, or text that went astray."""


def plans_of(
    export: Export, source_name: str, adapter: str, vocabulary: Vocabulary
) -> Iterator[ImportedPlan | ImportFailure]:
    """Each plan of an export, then each row or reference that led to none."""
    plans, failures, issues = rows_by_plan(export, source_name)
    supply = supply_of(export, plans, vocabulary)
    private = any(_is_personal(mapped.column(KEY)) for mapped in export.tables)
    for number, rows in enumerate(plans, 1):
        stem = Path(source_name).stem or "plan"
        id = stem if not rows.key else rows.key if _ID.match(rows.key) and not private else f"{stem}-{number}"
        making = _Making(export, rows, PlanBuilder(id, adapter=adapter, source_name=source_name), vocabulary, supply)
        if number == 1:
            making.builder.issues.extend(issue for issue in export.issues if issue.severity == "note")
        making.builder.issues.extend(issue for issue in (*export.issues, *issues) if issue.severity == "warning")
        yield making.plan()
    yield from failures


def _area_in(title: str) -> str:
    """The area of need that the heading of a column names beside its section; empty for none."""
    pieces = (piece for piece in re.split(r"\s*[:/|()–—]\s*|\s+-\s+", title) if piece)
    return next((area for piece in pieces if (area := standard_terms().known_area(piece))), "")


def _is_personal(column: Column | None) -> bool:
    return column is not None and any(unit.get(word, 0) > 0.9 for unit in column.heading.units for word in _PERSONAL)


@define(eq=False)
class _Making:
    """One plan in the making, with the rows it is made of."""

    export: Export
    rows: PlanRows
    builder: PlanBuilder
    vocabulary: Vocabulary
    supply: Supply
    names: dict[str, str] = field(factory=dict, repr=False)
    placements: set[tuple[str, str]] = field(factory=set, repr=False)

    def plan(self) -> ImportedPlan:
        """Read facts, whole sections and items, in this order, and settle the plan."""
        for code in SECTION_CODES:
            if code in self.supply.codes:
                self.builder.open_section(code, "", self.supply.codes[code], self.supply.shares.get(code, ()))
            else:
                self.builder.not_supplied.add(code)
        items = Items(self.builder, self.vocabulary, self.export.order)
        for at, positions in sorted(self.rows.rows.items()):
            mapped = self.export.tables[at]
            self._facts(mapped, positions)
            self._sections(mapped, positions)
        for at, positions in sorted(self.rows.rows.items()):
            mapped = self.export.tables[at]
            groups = mapped.groups
            for row in positions if groups else ():
                items.add_row([ItemRow(group, row) for group in groups])
        for at, positions in self.rows.rows.items():
            mapped = self.export.tables[at]
            if mapped.links:
                for row in positions:
                    ids = [mapped.table.grid.text(row, mapped.fields[f"{group}.id"].index) for group in mapped.links]
                    items.links.add_pair(mapped.links, ids, mapped.table.grid.row_place(row))
        items.settle()
        self._name()
        return self.builder.finish()

    def _facts(self, mapped: MappedTable, positions: Sequence[int]) -> None:
        """Facts in these rows, each value once: a list of items repeats them in every row."""
        grid, table = mapped.table.grid, mapped.table
        for name, column in mapped.facts:
            texts, seen = grid.texts(column.index), set()
            for row in positions:
                text = texts[row]
                if (row, column.index) in grid.unknown:
                    self._unknown_fact(name, table.place(row, column))
                elif text and text not in seen:
                    seen.add(text)
                    text = mapped.codes.get(name, {}).get(text, text)
                    if self.vocabulary.holds[name] == "day":
                        value = grid.value(row, column.index)
                        found = day_of(value, self.export.order, serials=True, from_1904=grid.serial_from_1904)
                        text = found.isoformat() if found else text
                    self._fact(name, text, table.place(row, column))

    def _unknown_fact(self, name: str, place: str) -> None:
        self.builder.issue(place, f"the formula has no stored result; {name} is not supplied")
        part = name.partition(".")[0]
        if part in ("dates", "learner"):
            self.builder.not_supplied.add(part)

    def _fact(self, name: str, text: str, place: str) -> None:
        if name == "stage":
            text = self.vocabulary.stages.get(fold_label(text), text)
        if name in ("learner.first_name", "learner.last_name"):
            self.names.setdefault(name, text)
        elif name.startswith("placement."):
            self._place(name.partition(".")[2], text, place)
        elif name == "learner.name" and text.count(",") == 1:
            last, _, first = text.partition(",")
            self.builder.fact(name, f"{first.strip()} {last.strip()}", place)
        elif name == "week20_exception" and standard_terms().answer(text) is False:
            return
        else:
            self.builder.fact(name, text, place)

    def _place(self, kind: str, text: str, place: str) -> None:
        if text and (kind, text) not in self.placements:
            self.placements.add((kind, text))
            self.builder.add("I", text, place, field=kind)

    def _name(self) -> None:
        keys = [mapped.fields[KEY].profile for mapped in self.export.tables if KEY in mapped.fields]
        if keys and all(profile.name >= 0.9 and profile.words >= 1.5 for profile in keys):
            self._fact("learner.name", self.rows.key, "")  # tables that are joined by names
        parts = [self.names.get(f"learner.{part}", "") for part in ("first_name", "last_name")]
        if any(parts):
            self.builder.fact("learner.name", " ".join(filter(None, parts)), "")

    def _sections(self, mapped: MappedTable, positions: list[int]) -> None:
        columns = [(name, column) for name, column in mapped.fields.items() if group_of(name) == "sections"]
        for name, column in columns:
            code = base_of(name).partition(".")[2]
            label, area = column_label(column.title, standard_terms()), _area_in(column.title)
            if label and len(label.codes) > 1:
                self.builder.share(code, label.codes[1:])
            seen: set[str] = set()
            for row in positions:
                place = mapped.table.place(row, column)
                if (row, column.index) in mapped.table.grid.unknown:
                    self.builder.issue(place, f"the formula has no stored result; section {code} is not supplied")
                    self.builder.not_supplied.add(code)
                    continue
                text = mapped.table.grid.text(row, column.index)
                if text and text not in seen:
                    seen.add(text)
                    self._parts(code, text, place, area)

    def _parts(self, code: str, text: str, place: str, area: str) -> None:
        heading = None
        for part in parts_of(code, text, self.vocabulary):
            values: dict[str, Any] = {**({"area": area} if area else {}), **part.values}
            begins = part.id.rstrip("0123456789.")
            kind = part.kind or (self.vocabulary.row_kinds.get(begins, "") if begins.startswith(code) else "")
            entry = self.builder.add(code, part.text, place, kind=kind, printed_id=part.id, under=heading, **values)
            heading = entry if entry.kind == "heading" else heading
