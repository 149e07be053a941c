"""A mapping of a council's or vendor's tables: which sheets or files, which heading is which field, what codes stand for.

`ehcp-rules adapters map` proposes one and writes it. With it nothing is inferred: a column is what the mapping says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import field, frozen

from ehcp_rules.adapters import ImportIssue
from ehcp_rules.errors import AdapterError, Problem, UnreadableFileError
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.sheets.export import Export, MappedTable, order_remarks, orders_of
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.sheets.headings import folded_heading
from ehcp_rules_adapters.sheets.tables import Column, Table, table_of
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary, base_of
from ehcp_rules_adapters.terms import load_strictly

__all__ = ["FORMAT", "TableMapping", "TablesMapping", "column_names", "load_mapping", "mapped_export"]

FORMAT = "tables/1"
LEAST_FOUND = 0.7
"""The share of a table's headings that a sheet of another name must have to be taken for it."""

_NUMBERED = re.compile(r"[a-zA-Z0-9_.]+(?:#\d{1,3})?\Z")


@frozen(kw_only=True)
class TableMapping:
    """One table: the sheets or files (without ending) that hold it, and for each field the headings of its column.

    A field that stands in several columns is numbered (`needs.text#2`). `section` is that of rows that name none,
    `codes` says for a field what its codes stand for, `ignored` names columns that are left out on purpose.
    """

    names: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]]
    section: str = ""
    codes: Mapping[str, Mapping[str, str]] = field(factory=dict)
    ignored: tuple[str, ...] = ()

    def headings(self) -> dict[str, str]:
        """Folded heading to field."""
        return {folded_heading(heading): name for name, headings in self.columns.items() for heading in headings}


@frozen(kw_only=True)
class TablesMapping:
    """A mapping of tables; `days` orders the numbers of dates where they are not to be told from the dates themselves."""

    format: str
    name: str
    title: str
    version: str
    days: Literal["", "day-first", "month-first"] = ""
    tables: tuple[TableMapping, ...]


def load_mapping(text: str, name: str, vocabulary: Vocabulary) -> TablesMapping:
    """The mapping in TOML text. Raises `AdapterError` with everything that is wrong with it."""
    mapping = load_strictly(text, TablesMapping, name)
    problems = [Problem(f"{name}: {key}", message, hint) for key, message, hint in _contradictions(mapping, vocabulary)]
    if problems:
        raise AdapterError(problems)
    return mapping


def _contradictions(mapping: TablesMapping, vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    hint = "`ehcp-rules adapters map FILE --fields` lists the fields"
    if not mapping.tables:
        yield "tables", "is empty", "name at least one table"
    for number, table in enumerate(mapping.tables):
        at = f"tables[{number}]"
        for part, names in (("columns", table.columns), ("codes", table.codes)):
            for name in names:
                if base_of(name) not in vocabulary.holds or not _NUMBERED.match(name):
                    yield f"{at}.{part}.{name}", "is no field of a table", hint
        if table.section and table.section not in SECTION_CODES:
            yield f"{at}.section", "is no section", f"known: {', '.join(SECTION_CODES)}"
        seen: set[str] = set()
        for heading in (folded_heading(one) for headings in table.columns.values() for one in headings):
            if heading in seen:
                yield f"{at}.columns", "names one heading for two fields", "give each column one field"
            seen.add(heading)


def mapped_export(grids: Sequence[Grid], mapping: TablesMapping, vocabulary: Vocabulary) -> Export:
    """The tables that a mapping names, in these grids. Raises `UnreadableFileError` when there is none of them."""
    tables: list[MappedTable] = []
    issues = [issue for grid in grids for issue in grid.issues]
    for grid in grids:
        found = _table_for(grid, mapping)
        if found is None:
            if grid.rows:
                issues.append(ImportIssue(grid.place, "the mapping names no such table; it was not read"))
            continue
        table = table_of(grid, vocabulary, frozenset(found.headings()))
        if table is not None:
            tables.append(_mapped(table, found, issues))
    if not tables:
        names = ", ".join(name for table in mapping.tables for name in table.names)
        titles = ", ".join(grid.title for grid in grids[:20]) or "none"
        message = f"none of the tables of the mapping {mapping.name} is here; found: {titles}"
        raise UnreadableFileError.of("", message, f"the mapping names {names}")
    orders = orders_of(tables, vocabulary)
    if not mapping.days:
        issues += list(order_remarks(orders))
    return Export(tuple(tables), mapping.days or orders.order, tuple(issues))


def _table_for(grid: Grid, mapping: TablesMapping) -> TableMapping | None:
    """The table that a grid is: by its name, else by its headings."""
    title = folded_heading(grid.title)
    named = [table for table in mapping.tables if title in map(folded_heading, table.names)]
    if named:
        return named[0]
    scored = []
    for number, table in enumerate(mapping.tables):
        wanted = set(table.headings())
        best = max((len(wanted & _folded_row(grid, row)) for row in range(min(30, len(grid.rows)))), default=0)
        scored.append((best / max(1, len(wanted)), -number))
    share, number = max(scored)
    return mapping.tables[-number] if share >= LEAST_FOUND else None


def _folded_row(grid: Grid, row: int) -> set[str]:
    return {folded_heading(value) for value in grid.rows[row] if isinstance(value, str) and value.strip()}


def _mapped(table: Table, mapping: TableMapping, issues: list[ImportIssue]) -> MappedTable:
    names = column_names(table)
    by_heading = {folded_heading(name): column for name, column in zip(names, table.columns, strict=True)}
    fields: dict[str, Column] = {}
    for name, headings in mapping.columns.items():
        column = next((by_heading[one] for one in map(folded_heading, headings) if one in by_heading), None)
        if column is None:
            issues.append(ImportIssue(table.grid.place, f"the column of {name} is not there ({', '.join(headings)})"))
        else:
            fields[name] = column
    known = {*mapping.headings(), *map(folded_heading, mapping.ignored)}
    for heading, column in by_heading.items():
        if heading not in known and column.profile.filled:
            message = "the mapping says nothing of this column; it was left out"
            issues.append(ImportIssue(table.column_place(column), message))
    codes = {name: meanings for name, meanings in mapping.codes.items() if name in fields}
    return MappedTable(table, fields, codes, mapping.section)


def column_names(table: Table) -> list[str]:
    """What a mapping calls the columns: their headings, a second of the same with its number, or `column 3` for none."""
    seen: dict[str, int] = {}
    names = []
    for column in table.columns:
        folded = folded_heading(column.title)
        seen[folded] = seen.get(folded, 0) + 1
        name = column.title if folded else f"column {column.index + 1}"
        names.append(f"{name} [{seen[folded]}]" if folded and seen[folded] > 1 else name)
    return names
