"""Section A: views in rows of tables, under labels over columns or beside labels, each with what it is about and who says it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ehcp_rules_adapters.entries import view_values
from ehcp_rules_adapters.layout.blocks import Cell, Paragraph, Row
from ehcp_rules_adapters.layout.looks import LONGEST_AREA, is_heading_cell
from ehcp_rules_adapters.layout.references import cell_reference
from ehcp_rules_adapters.layout.state import State

__all__ = ["add_view", "read_views"]

_REFERENCE_IN_A = re.compile(r"\s*(A[.-]?\d{1,2})(?:[.:)]\s+|\t)(?=\S)")
_NUMBER_IN_A = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,2}|\d{1,2}(?=\.?\t))\.?\s+(?=\S)")


def read_views(row: Row, columns: Mapping[int, str], state: State) -> Mapping[int, str]:
    """A row of section A: labels over columns, texts under them, or a label before its text.

    `columns` are the labels over the columns so far, by grid column; gives those that hold from here on.
    """
    cells = row.filled
    if len(cells) > 1 and all(_is_headed(cell, state) for cell in cells):
        for cell in cells:
            state.label = cell.filled[0].text.strip().rstrip(":")
            state.place(cell.filled[0])
            for paragraph in cell.filled[1:]:
                add_view(paragraph, state)
        return columns
    if len(cells) > 1 and not columns and all(is_heading_cell(cell, state) for cell in cells):
        columns = {cell.column: cell.text.replace("\n", " ") for cell in cells}
        state.place(*(paragraph for cell in cells for paragraph in cell.filled))
        return columns
    if not columns:
        _view_row(row, state)
        return columns
    lead = ""
    if len(cells) > 1 and _names_its_row(cells, columns, state):
        lead = cells[0].text.replace("\n", " ")
        state.place(*cells[0].filled)
        cells = cells[1:]
    for cell in cells:
        above = columns.get(cell.column, "")
        state.label = f"{lead} – {above}" if lead and above else lead or above
        for paragraph in cell.filled:
            add_view(paragraph, state)
    return columns


def _names_its_row(cells: Sequence[Cell], columns: Mapping[int, str], state: State) -> bool:
    """Whether the first cell of a row under labels is a label too: its column has none, or it alone looks like one."""
    if cells[0].column not in columns:
        return cells[0].column < min(columns)
    looks = [is_heading_cell(cell, state) for cell in cells]
    return looks[0] and not any(looks[1:])


def _is_headed(cell: Cell, state: State) -> bool:
    """Whether a cell is a box of its own: a line that looks like a heading above others that do not."""
    first, *rest = cell.filled
    looks = state.survey.heading
    return bool(rest) and looks(first) and not first.text.strip().endswith(".") and not any(looks(one) for one in rest)


def _view_row(row: Row, state: State) -> None:
    """A row of section A: the label of a view in the first cell, or a view alone."""
    cells: Sequence[Cell] = row.filled
    first = row.cells[0]
    reference = ""
    if len(cells) > 1 and (found := cell_reference(cells[0].text)) and found[0] in "A0123456789":
        reference = found if found[0] == "A" else ""
        state.place(*cells[0].filled)
        cells = cells[1:]
    if len(cells) > 1:
        state.label = cells[0].text.replace("\n", " ")
        state.place(*cells[0].filled)
        cells = cells[1:]
    elif (
        not first.continued
        and cells[0].column == first.column
        and len(row.cells) > 1
        and len(cells[0].text) <= LONGEST_AREA
    ):
        state.label = cells[0].text  # a question that nobody answered
        state.place(*cells[0].filled)
        return
    for cell in cells:
        for paragraph in cell.filled:
            add_view(paragraph, state, reference)
            reference = ""


def add_view(paragraph: Paragraph, state: State, reference: str = "") -> None:
    """A view under the label that was printed last; `reference` is one that stands apart from it."""
    marked = _REFERENCE_IN_A.match(paragraph.text) or _NUMBER_IN_A.match(paragraph.text)
    text = paragraph.text[marked.end() :] if marked else paragraph.text
    number = marked[1] if marked else ""
    own = number if number.startswith("A") else reference
    entry = state.builder.add("A", text, paragraph.place, printed_id=own, **view_values(state.label))
    if number and number is not own:
        state.numbers.setdefault(("A", number), []).append(entry)
    state.place(paragraph)
