"""How cells look, where their words alone do not tell what they are."""

from __future__ import annotations

from ehcp_rules_adapters.layout.blocks import Cell
from ehcp_rules_adapters.layout.state import State

__all__ = ["is_heading_cell"]


def is_heading_cell(cell: Cell, state: State) -> bool:
    """Whether a cell holds a heading and no sentence."""
    looks = cell.shaded or state.survey.heading(cell.filled[0])
    return looks and len(cell.filled) == 1 and not cell.text.endswith(".")
