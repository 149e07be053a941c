"""An export ready to be read: its tables, each with the field that every column holds, and what the codes stand for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from ehcp_rules.adapters import ImportIssue
from ehcp_rules_adapters.sheets.claims import group_of
from ehcp_rules_adapters.sheets.codes import code_lists, list_for
from ehcp_rules_adapters.sheets.days import Order, Orders, orders_in
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.sheets.item_rows import ItemGroup
from ehcp_rules_adapters.sheets.joining import joined
from ehcp_rules_adapters.sheets.recognition import Recognised, section_of_title
from ehcp_rules_adapters.sheets.tables import Column, Table, table_of
from ehcp_rules_adapters.sheets.vocabulary import GROUPS, KEY, Vocabulary, base_of

__all__ = ["Export", "MappedTable", "export_of"]


@define(eq=False)
class MappedTable:
    """A table with the column of each field, what its codes stand for, and the section of rows that name none."""

    table: Table
    fields: dict[str, Column]
    codes: dict[str, Mapping[str, str]] = field(factory=dict)
    section: str = ""

    def column(self, name: str) -> Column | None:
        """The column of a field."""
        return self.fields.get(name)

    @functools.cached_property
    def facts(self) -> tuple[tuple[str, Column], ...]:
        """The facts about the plan that its rows hold, with their columns."""
        return tuple((name, column) for name, column in self.fields.items() if name != KEY and group_of(name) == "plan")

    @functools.cached_property
    def links(self) -> tuple[str, ...]:
        """The two groups that its rows link by their ids, where they hold nothing but references."""
        groups = [group_of(name) for name in self.fields if name.endswith(".id")]
        texts = any(base_of(name).endswith(".text") for name in self.fields)
        return tuple(groups) if len(groups) == 2 and not texts else ()

    @functools.cached_property
    def groups(self) -> tuple[ItemGroup, ...]:
        """The groups of items that its rows hold, in the order in which they are to be read."""
        if self.links:
            return ()
        found: dict[tuple[int, int, str], dict[str, str]] = {}
        for name in self.fields:
            base, _, number = name.partition("#")
            if (group := group_of(name)) in GROUPS and group != "codes":
                key = (GROUPS.index(group), int(number or 0), number)
                found.setdefault(key, {})[base.partition(".")[2]] = name
        return tuple(
            ItemGroup(
                name=GROUPS[at],
                number=number,
                table=self.table,
                columns={attribute: self.fields[name] for attribute, name in attributes.items()},
                codes={attribute: self.codes[name] for attribute, name in attributes.items() if name in self.codes},
                section=self.section,
            )
            for (at, _, number), attributes in sorted(found.items())
        )


@frozen
class Export:
    """The tables of one source and the remarks on them; the order of numbers in its dates."""

    tables: tuple[MappedTable, ...]
    order: Order = "day-first"
    issues: tuple[ImportIssue, ...] = ()


def export_of(grids: Sequence[Grid], vocabulary: Vocabulary) -> tuple[Export, list[Recognised]]:
    """Recognise the tables of these grids, with a remark on each column that was not used or only guessed."""
    tables = [table for grid in grids if (table := table_of(grid, vocabulary)) is not None]
    readings = joined(tables, vocabulary)
    lists = code_lists(readings)
    mapped = []
    for reading in readings:
        if reading.group == "codes":
            continue
        one = MappedTable(reading.table, dict(reading.fields), section=section_of_title(reading.table.grid.title))
        for name, column in one.fields.items():
            if name != KEY and (found := list_for(name, column, lists, vocabulary)) is not None:
                one.codes[name] = found.meanings
        mapped.append(one)
    orders = orders_of(mapped, vocabulary)
    issues = [issue for grid in grids for issue in grid.issues]
    issues += [issue for reading in readings for issue in _remarks(reading)]
    issues += list(order_remarks(orders))
    return Export(tuple(mapped), orders.order, tuple(issues)), readings


def orders_of(tables: Sequence[MappedTable], vocabulary: Vocabulary) -> Orders:
    """How the days of all tables order their numbers: one export writes them one way."""
    return orders_in(
        value
        for mapped in tables
        for name, column in mapped.fields.items()
        if vocabulary.holds[base_of(name)] == "day"
        for value in column.profile.values
    )


def order_remarks(orders: Orders) -> Iterator[ImportIssue]:
    """What a person should know about the order of days and months."""
    if orders.mixed:
        message = (
            f"some dates are written day first ({orders.day_first}) and some month first ({orders.month_first}); "
            f"those that could be either were read {orders.order.replace('-', ' ')}"
        )
        yield ImportIssue("", message)
    elif orders.order == "month-first":
        yield ImportIssue("", "dates are written month first, as in 12/31/2026, and were read so")
    elif orders.either and not orders.day_first:
        yield ImportIssue("", "every date of numbers could be day first or month first; day first was taken", "note")


def _remarks(reading: Recognised) -> Iterator[ImportIssue]:
    for choice in reading.choices:
        if not choice.column.profile.filled and not _unknown_in(reading.table, choice.column):
            continue
        place = reading.table.column_place(choice.column)
        if choice.confidence == "ask":
            wanted = [claim.field for claim in choice.claims[:3]]
            message = f"this column could be {' or '.join(wanted)}; it was left out: say which with `adapters map`"
            yield ImportIssue(place, message)
        elif choice.confidence == "unknown":
            yield ImportIssue(place, "no field is known by this heading and these values; the column was left out")
        elif choice.confidence == "likely" and choice.score < 0.7:
            yield ImportIssue(place, f"taken for {choice.field} by {choice.reason}", "note")


def _unknown_in(table: Table, column: Column) -> bool:
    return any(index == column.index for _, index in table.grid.unknown)
