"""Sections I and J in rows of tables: the setting beside or under its labels, and what is said of a personal budget."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_rules_adapters.layout.blocks import Cell, Row
from ehcp_rules_adapters.layout.looks import is_heading_cell, is_short_label, looks_like_a_label, side_by_side
from ehcp_rules_adapters.layout.references import numbered
from ehcp_rules_adapters.layout.state import State

__all__ = ["read_budget_row", "read_placement_row"]


def read_placement_row(rows: Sequence[Row], state: State) -> int:
    """Rows of section I: the name or the type of the setting beside its label or under it. Gives how many were read."""
    row = rows[0]
    cells: Sequence[Cell] = row.filled
    fields = {cell.column: state.terms.placement_field(cell.text) for cell in cells}
    if len(cells) > 1 and all(fields.values()) and len(rows) > 1 and rows[1].filled:
        state.place(*(paragraph for cell in cells for paragraph in cell.filled))
        for cell in rows[1].filled:
            _placement(cell, fields.get(cell.column), state)
        return 2
    if len(cells) == 2 and (pairs := side_by_side(*cells)):
        known = [(state.terms.placement_field(label.text), label, value) for label, value in pairs]
        if all(field for field, _, _ in known):
            for field, label, value in known:
                state.builder.add("I", value.text, value.place, field=field)
                state.place(label, value)
            return 1
    name = fields[cells[0].column] if len(row.cells) > 1 else None
    if len(cells) > 1 and (name or is_short_label(cells[0], cells[1:]) or looks_like_a_label(cells, state)):
        state.place(*cells[0].filled)
        cells = cells[1:]
    elif name:
        state.place(*cells[0].filled)  # a label that nobody filled in
        return 1
    for cell in cells:
        _placement(cell, name, state)
    return 1


def _placement(cell: Cell, name: str | None, state: State) -> None:
    own = numbered(cell.text, "I")
    state.builder.add("I", own.text, cell.place, printed_id=own.id, field=name or "other")
    state.place(*cell.filled)


def read_budget_row(row: Row, state: State, *, headed: bool) -> bool:
    """A row of section J: each text that is no label; of a table of services and amounts the whole row.

    `headed` says that a row of headers stands above it; gives whether one does, itself among them.
    """
    cells: Sequence[Cell] = row.filled
    known = [state.terms.budget_field(cell.text) for cell in cells]
    header = len(cells) > 1 and all(is_heading_cell(cell, state) for cell in cells)
    if not header and len(cells) > (1 if headed else 2) and not any(known):
        state.builder.add("J", "\n".join(cell.text for cell in cells), cells[0].place)
        state.place(*(paragraph for cell in cells for paragraph in cell.filled))
        return headed
    labelled = len(cells) > 1 and (is_short_label(cells[0], cells[1:]) or looks_like_a_label(cells, state))
    if labelled and not any(known) and not header:
        state.place(*cells[0].filled)
        cells = cells[1:]
    for cell in cells:
        if not header and state.terms.budget_field(cell.text) is None:
            own = numbered(cell.text, "J")
            state.builder.add("J", own.text, cell.place, printed_id=own.id)
        state.place(*cell.filled)
    return header or headed
