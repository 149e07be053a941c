"""One row of a table as one item: what stands in its columns, and the section that it belongs to."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ehcp_rules_adapters.entries import DEFAULT_KINDS
from ehcp_rules_adapters.sheets.days import Order, day_of
from ehcp_rules_adapters.sheets.profile import section_codes_of
from ehcp_rules_adapters.sheets.tables import Column, Table
from ehcp_rules_adapters.sheets.vocabulary import SECTIONS_OF, Vocabulary
from ehcp_rules_adapters.terms import fold_label

__all__ = ["ItemGroup", "ItemRow", "sections_of", "usual_section"]

_SECTION_OF = {"views": "A", "outcomes": "E", "advice": "K", "needs": "B", "provision": "F"}
_ACROSS = {"needs": {"F": "B", "G": "C", "H1": "D", "H2": "D"}, "provision": {"B": "F", "C": "G", "D": "H2"}}
"""“Health” is section C among needs and section G among provision."""
_BEGINS = re.compile(r"(H[12]|[A-K])S?[.\- ]?\d")


@frozen(eq=False, slots=False)
class ItemGroup:
    """The columns of a table that make one kind of item: attribute to column, and what their codes stand for.

    `number` is that of a numbered set (`Need 2`); `section` the section of rows that name none, empty for the usual one.
    """

    name: str
    number: str
    table: Table
    columns: Mapping[str, Column]
    codes: Mapping[str, Mapping[str, str]] = field(repr=False)
    section: str = ""

    @functools.cached_property
    def texts(self) -> Mapping[str, Sequence[str]]:
        """For each attribute what stands in its column, row by row, codes translated."""
        found = {}
        for attribute, column in self.columns.items():
            texts, codes = self.table.grid.texts(column.index), self.codes.get(attribute)
            found[attribute] = [codes.get(text, text) for text in texts] if codes else texts
        return found


@frozen(eq=False)
class ItemRow:
    """One item's part of a row."""

    group: ItemGroup
    row: int

    def text(self, attribute: str) -> str:
        """What stands in the column of an attribute; empty where there is no such column."""
        texts = self.group.texts.get(attribute)
        return texts[self.row] if texts else ""

    def day(self, order: Order) -> dt.date | None:
        """The day in the column of dates."""
        grid = self.group.table.grid
        value = grid.value(self.row, self.group.columns["date"].index)
        return day_of(value, order, serials=True, from_1904=grid.serial_from_1904)

    def place(self, attribute: str) -> str:
        """The place of an attribute's cell, or of the row."""
        column, table = self.group.columns.get(attribute), self.group.table
        return table.place(self.row, column) if column else table.grid.row_place(self.row)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The attributes whose cells hold a formula without a stored result, or an error."""
        grid = self.group.table.grid
        if not grid.unknown:
            return ()
        return tuple(name for name, column in self.group.columns.items() if (self.row, column.index) in grid.unknown)


def sections_of(row: ItemRow, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The section of a row: as its column says, as its reference begins, by its area, or the usual one of its table."""
    allowed, said = SECTIONS_OF.get(row.group.name, frozenset()), row.text("section")
    stated = section_codes_of(said, vocabulary) if said else ()
    if stated:
        own = _ACROSS.get(row.group.name, {}).get(stated[0])
        return (own,) if own and len(said) > 2 and not said.lower().startswith(("sec", "part")) else stated
    if row.group.section and not said:
        return (row.group.section,)
    if begins := _BEGINS.match(row.text("id")):
        code = begins[1]
        if code in allowed or (not allowed and code in DEFAULT_KINDS):
            return (code,)
    if row.group.name == "needs":
        area = vocabulary.areas.get(fold_label(row.text("area")), "")
        return ({"health": "C", "social-care": "D"}.get(area, "B"),)
    usual = usual_section(row.group.name)
    return (usual,) if usual and not said else ()


def usual_section(group: str) -> str:
    """The section of a group's rows where nothing says another."""
    return _SECTION_OF.get(group, "")
