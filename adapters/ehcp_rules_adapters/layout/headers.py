"""Header rows of tables: what stands in each column, told from words, letters and the sections that are open."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from attrs import define, field, frozen

from ehcp_rules_adapters.entries import Entry
from ehcp_rules_adapters.layout.blocks import Cell, Row
from ehcp_rules_adapters.layout.labels import column_label
from ehcp_rules_adapters.layout.roles import (
    ITEMS,
    VALUES,
    Role,
    column_role,
    is_header_text,
    label_role,
    letter_role,
    lone_code,
    section_of,
)
from ehcp_rules_adapters.layout.state import NEEDS, PROVISION, State
from ehcp_rules_adapters.terms import fold_label

__all__ = ["Column", "Columns", "header_of", "open_columns", "usual_area"]

_AREA_OF_NEED = {"C": "health", "D": "social-care"}
FEWEST_ITEMS_OUTSIDE = 2
"""Kinds of item that a header must name before the first section, where labels of facts look much like headers."""

MOST_HEADER_LINES = 4
"""A cell of more lines holds text, and its row is no header."""


@frozen
class Column:
    """One column: what it holds, the section of its items, and the grid columns it spans."""

    role: Role
    code: str
    first: int
    last: int


@define
class Columns:
    """The columns of a table and what stood in each in the row above, for cells that go on downwards."""

    columns: tuple[Column, ...]
    header: tuple[str, ...] = ()
    above: dict[int, list[Entry]] = field(factory=dict)
    values: dict[int, Cell] = field(factory=dict)
    links: dict[int, tuple[str, ...]] = field(factory=dict)
    texts: dict[int, str] = field(factory=dict, repr=False)

    def at(self, cell: Cell) -> Column | None:
        """The column that a cell stands under, by the left edge of either."""
        return next((column for column in self.columns if column.first <= cell.column <= column.last), None)

    @property
    def of_needs(self) -> str:
        """The section of needs among the columns, or nothing."""
        return next((one.code for one in self.columns if one.role.name == "need" and one.code in NEEDS), "")


def header_of(row: Row, state: State, before: Columns | None, *, first: bool = False) -> Columns | None:
    """Read a row as a header; `before` is the header row just above it, of which this one may tell the parts.

    The `first` row of a table is believed more readily where it looks like any other.
    """
    cells = [cell for cell in row.cells if cell.filled]
    if len(cells) < 2 or any(len(cell.filled) > MOST_HEADER_LINES for cell in cells):
        return None
    looks = row.header or all(_looks(cell, state) for cell in cells)
    roles = _roles(cells, looks, state)
    known = [role for role in roles.values() if role is not None]
    if len(known) < 2 or len({(role.name, role.code) for role in known}) < 2:
        return None
    if not {role.name for role in known} & {*ITEMS, *VALUES}:
        return None
    if not state.codes and len({role.name for role in known} & set(ITEMS)) < FEWEST_ITEMS_OUTSIDE:
        return None  # before the first section, labels of facts look much like headers
    if looks:
        if len(known) * 2 < len(cells) and len({role.name for role in known} & set(ITEMS)) < FEWEST_ITEMS_OUTSIDE:
            return None
    elif not all(_exact(cell, state, first=first) for cell in cells):
        return None
    codes = [role.code for role in known if role.code]
    if len({(role.name, role.code or section_of(role, state.codes)[0]) for role in known}) < 2:
        return None
    made = []
    for cell in row.cells:
        role = roles.get(cell.column)
        wide = before.at(cell) if before else None
        if role is None and wide is not None and not cell.filled:
            made.append(attrs.evolve(wide, first=cell.column, last=cell.column + cell.span - 1))
            continue
        role = role or (Role("unknown", "", "", "") if cell.filled else None)
        if role is None:
            continue
        code = _code_of(role, wide, (*state.codes, *codes))
        made.append(Column(role, code, cell.column, cell.column + cell.span - 1))
    return Columns(tuple(made), tuple(cell.text for cell in row.cells))


def _roles(cells: Sequence[Cell], looks: bool, state: State) -> dict[int, Role | None]:
    """What each cell says as a header, by grid column; nothing where a row that looks like no header is none in a cell."""
    roles: dict[int, Role | None] = {}
    for cell in cells:
        roles[cell.column] = _role_of(cell, cells, state)
        if roles[cell.column] is None and not looks:
            return {}  # most rows, and soon told
    _number_of_others(roles, state)
    return roles


def _number_of_others(roles: dict[int, Role | None], state: State) -> None:
    """“Outcome number” over a column is a link where no outcomes stand in the table, and so is the number of a need."""
    names = {role.name for role in roles.values() if role is not None}
    for column, role in roles.items():
        words = set(fold_label(role.label).split()) if role is not None and role.name == "number" else set()
        for item, links, codes in (("outcome", "outcome_links", {"E"}), ("need", "need_links", {*NEEDS})):
            if role is not None and item in words and item not in names and not codes & set(state.codes):
                roles[column] = attrs.evolve(role, name=links)


def _role_of(cell: Cell, cells: Sequence[Cell], state: State) -> Role | None:
    """What a header says; a letter alone counts where another cell of the row is a letter too."""
    text = cell.text.replace("\n", " ")
    first = cell.filled[0].text  # what stands below a header's first line explains it
    if (code := lone_code(first)) and len(cell.filled) > 1:  # the letter stands above its words
        return column_role(f"{' '.join(line.text for line in cell.filled[1:])} ({code})", state.terms)
    if role := column_role(first, state.terms) or column_role(text, state.terms):
        return attrs.evolve(role, label=first.strip())
    letters = {lone_code(other.text) for other in cells if lone_code(other.text)}
    return letter_role(text) if lone_code(text) and len(letters) > 1 else None


def _looks(cell: Cell, state: State) -> bool:
    return cell.shaded or state.survey.heading(cell.filled[0])


def _exact(cell: Cell, state: State, *, first: bool) -> bool:
    if first and is_header_text(cell.text.replace("\n", " "), state.terms):
        return True
    return (
        bool(lone_code(cell.text))
        or label_role(cell.text, state.terms) is not None
        or column_label(cell.text, state.terms) is not None
    )


def _code_of(role: Role, wide: Column | None, codes: Sequence[str]) -> str:
    if role.code:
        return role.code
    if wide is not None and wide.code and role.name in ITEMS and _family(role.name, wide.code):
        return wide.code
    return section_of(role, codes)[0] if role.name in ITEMS else ""


def _family(name: str, code: str) -> bool:
    return code in (NEEDS if name in ("need", "strength") else PROVISION if name == "provision" else ("E",))


def open_columns(columns: Columns, row: Row, state: State) -> None:
    """Open the sections that a header names."""
    if any(column.role.name == "need" for column in columns.columns):
        state.begin_needs()
    for column in columns.columns:
        cell = next(cell for cell in row.cells if cell.column == column.first)
        if column.role.name in ITEMS and column.code:
            evidence = "a letter in a column header" if column.role.code else "the header of a column"
            if column.role.code or column.code in state.codes or not state.builder.has_section(column.code):
                state.open(column.code, column.role.label, cell.place, evidence)
        if column.role.name == "unknown" and cell.text.endswith("."):
            state.leave("the header of its column is none that is known", *cell.filled)
        else:
            state.place(*cell.filled)
    codes = {column.code for column in columns.columns if column.role.name in ITEMS and column.code}
    if not state.codes or (len(state.codes) > 1 and not codes <= set(state.codes)):
        state.codes = tuple(dict.fromkeys(column.code for column in columns.columns if column.code))


def usual_area(columns: Columns) -> str:
    """The area of what stands beside health or social care needs; nothing for other tables."""
    return _AREA_OF_NEED.get(columns.of_needs, "")
