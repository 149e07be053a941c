"""One person of a return as its transport gave it: values by module, with nothing judged, dropped or changed yet."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from ehcp_rules.adapters import ImportIssue

__all__ = ["Person", "Request", "Row"]

Row = Mapping[str, str]
"""The values of one record by the tags of their items."""


@define(eq=False)
class Request:
    """A request and everything that stands below it, as rows by module."""

    rows: dict[str, list[Row]] = field(factory=dict, repr=False)

    def row(self, module: str) -> Row:
        """The first row of a module; an empty one where there is none."""
        rows = self.rows.get(module)
        return rows[0] if rows else {}


@define(eq=False)
class Person:
    """A person with their requests. `number` counts people from 1 in the order of the return."""

    number: int
    values: Row = field(factory=dict, repr=False)
    requests: list[Request] = field(factory=list, repr=False)
    issues: list[ImportIssue] = field(factory=list)

    @property
    def place(self) -> str:
        """Where this person stands, without a word about who it is."""
        return f"sen2:person {self.number}"
