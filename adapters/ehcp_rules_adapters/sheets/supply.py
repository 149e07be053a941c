"""Which sections an export can tell about at all: one that it never names is not supplied, which is not the same as empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from ehcp_rules_adapters.layout.labels import column_label
from ehcp_rules_adapters.sheets.claims import group_of
from ehcp_rules_adapters.sheets.export import Export, MappedTable
from ehcp_rules_adapters.sheets.item_rows import ItemRow, sections_of
from ehcp_rules_adapters.sheets.rows import PlanRows
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary, base_of
from ehcp_rules_adapters.terms import standard_terms

__all__ = ["Supply", "supply_of"]


@frozen
class Supply:
    """The sections that the export holds, each with the place of the column or table that shows it."""

    codes: Mapping[str, str]
    shares: Mapping[str, tuple[str, ...]] = field(factory=dict)


def supply_of(export: Export, plans: Iterable[PlanRows], vocabulary: Vocabulary) -> Supply:
    """Look at all rows of all plans: a section that any of them fills could have been filled for each."""
    codes: dict[str, str] = {}
    shares: dict[str, tuple[str, ...]] = {}
    for mapped in export.tables:
        for name, column in mapped.fields.items():
            place = mapped.table.column_place(column)
            if group_of(name) == "sections":
                code = base_of(name).partition(".")[2]
                codes.setdefault(code, place)
                label = column_label(column.title, standard_terms())
                for other in label.codes[1:] if label else ():
                    shares[code] = (*shares.get(code, ()), other)
                    codes.setdefault(other, place)
            elif name.startswith("placement."):
                codes.setdefault("I", place)
        for group, code in (("views", "A"), ("outcomes", "E"), ("advice", "K")):
            if any(one.name == group for one in mapped.groups):
                codes.setdefault(code, mapped.table.grid.place)
    for rows in plans:
        for at, positions in rows.rows.items():
            _named(export.tables[at], positions, codes, vocabulary)
    return Supply(codes, shares)


def _named(mapped: MappedTable, positions: list[int], codes: dict[str, str], vocabulary: Vocabulary) -> None:
    for group in mapped.groups:
        if group.name in ("needs", "provision", "statements"):
            telling = [group.texts[one] for one in ("section", "id", "area") if one in group.texts]
            alike = {tuple(texts[row] for texts in telling): row for row in positions}
            seen = {sections_of(ItemRow(group, row), vocabulary) for row in alike.values()}
            for code in sorted({code for found in seen for code in found}):
                codes.setdefault(code, mapped.table.grid.place)
