"""The columns of List 1 and the headings that name them, from `mappings/annex_a/list_1.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Literal

from attrs import frozen

from ehcp_rules_adapters.terms import fold_label, load_strictly

__all__ = ["PLAN_DATES", "Column", "Columns", "standard_columns"]

PLAN_DATES = ("first_issued", "updated", "reviewed")
"""The columns that tell a list of plans from a list of children with SEN support."""


@frozen(kw_only=True)
class Column:
    """What a column holds, and the beginnings of headings that name it."""

    kind: Literal["identifier", "protected", "date", "need", "code"]
    titles: tuple[str, ...]


@frozen(kw_only=True)
class Columns:
    """The columns by name."""

    format: str
    columns: Mapping[str, Column]

    @functools.cached_property
    def _titled(self) -> tuple[tuple[str, str], ...]:
        pairs = {(fold_label(title), name) for name, column in self.columns.items() for title in column.titles}
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))

    def named(self, heading: str) -> str:
        """The column that a heading names; empty where none is known."""
        folded = fold_label(heading)
        return next((name for title, name in self._titled if folded == title or folded.startswith(f"{title} ")), "")


@functools.cache
def standard_columns() -> Columns:
    """The columns that ship with the adapters."""
    text = resources.files("ehcp_rules_adapters").joinpath("mappings/annex_a/list_1.toml").read_text(encoding="utf-8")
    return load_strictly(text, Columns, "annex_a/list_1.toml")
