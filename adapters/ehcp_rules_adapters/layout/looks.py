"""How cells look, where their words alone do not tell what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ehcp_rules_adapters.layout.blocks import Cell, Paragraph
from ehcp_rules_adapters.layout.headings import area_in
from ehcp_rules_adapters.layout.references import cell_reference, numbered
from ehcp_rules_adapters.layout.state import State

__all__ = [
    "LONGEST_AREA",
    "MOST_LABEL_WORDS",
    "is_heading_cell",
    "is_short_label",
    "looks",
    "looks_like_a_label",
    "side_by_side",
]

LONGEST_AREA = 60
"""Names of areas, and labels like them, are no longer, in characters."""

MOST_LABEL_WORDS = 10
"""A first cell of more words is a statement, and no label of what stands beside it."""

MOST_WORDS_OF_A_VALUE = 6
"""Beside the name of an area, more words than these are a statement, and the name is where it belongs."""


def is_heading_cell(cell: Cell, state: State) -> bool:
    """Whether a cell holds a heading and no sentence."""
    looks = cell.shaded or state.survey.heading(cell.filled[0])
    return looks and len(cell.filled) == 1 and not cell.text.endswith(".")


def side_by_side(labels: Cell, values: Cell) -> list[tuple[Paragraph, Paragraph]]:
    """Labels below each other in one cell with the values beside them in another; none where they do not match in number.

    A line in letters of another size than most, such as a heading that slipped into the cell, is no label.
    """
    lines, found = labels.filled, values.filled
    if len(lines) != len(found):
        usual = Counter(line.size for line in lines).most_common(1)
        lines = tuple(line for line in lines if line.size == usual[0][0])
    return list(zip(lines, found, strict=True)) if len(lines) == len(found) > 1 else []


def looks_like_a_label(cells: Sequence[Cell], state: State) -> bool:
    """Whether a first cell looks like the labels of a record, and what stands beside it like a value."""
    lead, value = cells[0], cells[1]
    short = len(lead.text.split()) <= MOST_LABEL_WORDS and not lead.text.endswith(".")
    area = area_in(lead.filled[0], state, alone=True)
    named = cell_reference(lead.text) or (area and len(value.text.split()) > MOST_WORDS_OF_A_VALUE)
    return short and not named and looks(lead) and not looks(value)


def is_short_label(lead: Cell, rest: Sequence[Cell]) -> bool:
    """Whether a first cell is a short name for what stands beside it, not a statement of its own."""
    text = lead.text.replace("\n", " ")
    if len(text) > LONGEST_AREA or text.endswith((".", ";", "?")):
        return False
    return any(
        len(cell.text) > len(text) or cell.text.endswith(".") or (cell.filled and numbered(cell.text, cell.text[:1]).id)
        for cell in rest
    )


def looks(cell: Cell) -> bool:
    """Whether a cell stands out as labels do: a ground of its own, or bold throughout."""
    return cell.shaded or all(paragraph.bold for paragraph in cell.filled)
