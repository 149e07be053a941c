"""The adapter that a mapping of tables describes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import attrs

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.sheets.adapter import SUFFIXES, SUPPLIES, each_export
from ehcp_rules_adapters.sheets.assembling import plans_of
from ehcp_rules_adapters.sheets.delimited import read_delimited
from ehcp_rules_adapters.sheets.headings import folded_heading
from ehcp_rules_adapters.sheets.mapping import TablesMapping, load_mapping, mapped_export
from ehcp_rules_adapters.sheets.sources import DELIMITED, companions, delimited_members, grids_of
from ehcp_rules_adapters.sheets.vocabulary import standard_vocabulary
from ehcp_rules_adapters.sheets.workbook import MAIN, sheet_titles

__all__ = ["adapter_from"]


def adapter_from(text: str, name: str) -> AdapterDefinition:
    """The adapter of a mapping. Raises `AdapterError` with everything that is wrong with it."""
    mapping = load_mapping(text, name, standard_vocabulary())

    def sniff(glimpse: Glimpse) -> Sniff:
        return _sniff(mapping, glimpse)

    def one(source: Source) -> Iterator[ImportedPlan | ImportFailure]:
        return _one(mapping, source)

    def read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
        return each_export(source, one)

    return AdapterDefinition(
        name=mapping.name,
        title=mapping.title,
        suffixes=SUFFIXES,
        supplies=SUPPLIES,
        sniff=sniff,
        read=read,
        version=mapping.version,
        companions=companions,
    )


def _one(mapping: TablesMapping, source: Source) -> Iterator[ImportedPlan | ImportFailure]:
    vocabulary = standard_vocabulary()
    found = grids_of(source)
    names = {folded_heading(name) for table in mapping.tables for name in table.names}
    asked_for = tuple(grid for grid in found.hidden if folded_heading(grid.title) in names)
    places = {grid.place for grid in asked_for}
    issues = tuple(issue for issue in found.issues if issue.place not in places)
    export = mapped_export((*found.grids, *asked_for), mapping, vocabulary)
    export = attrs.evolve(export, issues=(*issues, *export.issues))
    return plans_of(export, source.name, mapping.name, vocabulary)


def _sniff(mapping: TablesMapping, glimpse: Glimpse) -> Sniff:
    """Sure of a source whose sheets or files are named as the mapping names them, or whose headings are the mapping's."""
    names = {folded_heading(name) for table in mapping.tables for name in table.names}
    titles: tuple[str, ...] = ()
    if glimpse.nature == "zip" and MAIN in glimpse.members:
        titles = sheet_titles(glimpse.parts.get(MAIN, b""))
    elif glimpse.nature in ("zip", "folder"):
        members = glimpse.members if glimpse.nature == "folder" else tuple(delimited_members(glimpse.members))
        titles = tuple(PurePosixPath(one).stem for one in members if one.lower().endswith(DELIMITED))
    elif glimpse.nature in ("text", "binary") or glimpse.suffix in DELIMITED:
        return _sniff_headings(mapping, glimpse)
    found = sum(folded_heading(title) in names for title in titles)
    if not found:
        return Sniff(0)
    telling = [name for name in names if not name.startswith(("sheet", "table", "tabelle"))]
    return Sniff(92 if telling else 55, f"{found} of its tables have names that the mapping {mapping.name} knows")


def _sniff_headings(mapping: TablesMapping, glimpse: Glimpse) -> Sniff:
    try:
        grid = read_delimited(glimpse.head, "", "")
    except UnreadableFileError:
        return Sniff(0)
    for row in grid.rows[:30]:
        cells = {folded_heading(str(cell)) for cell in row if cell}
        for table in mapping.tables:
            wanted = set(table.headings())
            if wanted and len(wanted & cells) >= 0.7 * len(wanted):
                return Sniff(94, f"its headings are those of the mapping {mapping.name}")
    return Sniff(0)
