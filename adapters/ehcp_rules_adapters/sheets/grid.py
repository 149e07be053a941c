"""One sheet or delimited file as rows of values, and how a place in it is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from attrs import field, frozen

from ehcp_rules.adapters import ImportIssue

__all__ = ["Grid", "Span", "Value", "letters", "text_of"]

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
"""What stands in a cell. A delimited file holds text only."""

Span = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column, from 0."""

LONGEST_HEADING = 60
"""A longer heading is not repeated in messages: it may be text of a plan."""


@frozen(kw_only=True)
class Grid:
    """A sheet of a workbook, or a delimited file.

    `title` is the sheet's, or the file's name without its ending; `file` the name that a delimited file is known by.
    Rows may be of different lengths. `unknown` holds the positions (row and column from 0) of formulas whose result was
    never stored and of cells in error: their value is not known, which is not the same as empty. `faults` are rows that
    could not be read, with what is wrong. `serial_from_1904` says which day a bare number counts from.
    """

    title: str
    form: Literal["xlsx", "csv"] = "xlsx"
    file: str = ""
    rows: Sequence[Sequence[Value]] = field(repr=False)
    unknown: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Span, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    issues: tuple[ImportIssue, ...] = ()
    serial_from_1904: bool = False
    cut: bool = False
    _texts: dict[int, list[str]] = field(factory=dict, init=False, repr=False, eq=False)

    def value(self, row: int, column: int) -> Value:
        """The value at a position; None beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The value at a position as text, without spaces around it."""
        return self.texts(column)[row]

    def texts(self, column: int) -> list[str]:
        """A whole column as text, row by row."""
        found = self._texts.get(column)
        if found is None:
            values = [cells[column] if column < len(cells) else "" for cells in self.rows]
            found = [value.strip() if value.__class__ is str else text_of(value) for value in values]
            self._texts[column] = found
        return found

    @property
    def place(self) -> str:
        """Where the whole sheet or file is."""
        return f"xlsx:{self.title}" if self.form == "xlsx" else f"csv:{self.file}"

    def place_of(self, row: int, column: int, heading: str = "") -> str:
        """A cell's place: `xlsx:Plans!C7`, or `csv:needs.csv row 12 column NEED_TEXT`."""
        if self.form == "xlsx":
            return f"{self.place}!{letters(column)}{row + 1}"
        return f"{self.place} row {row + 1} column {self.column_name(column, heading)}"

    def row_place(self, row: int) -> str:
        """A row's place."""
        return f"{self.place}!{row + 1}" if self.form == "xlsx" else f"{self.place} row {row + 1}"

    def column_place(self, column: int, heading: str = "") -> str:
        """A whole column's place: `xlsx:Plans!C`, or `csv:needs.csv column NEED_TEXT`."""
        if self.form == "xlsx":
            return f"{self.place}!{letters(column)}"
        return f"{self.place} column {self.column_name(column, heading)}"

    @staticmethod
    def column_name(column: int, heading: str) -> str:
        """A column's heading on one line, or its number where it has none that can be shown."""
        shown = " ".join(heading.split())
        return shown if shown and len(shown) <= LONGEST_HEADING else str(column + 1)


def letters(column: int) -> str:
    """The letters of a column of a sheet: 0 is A, 26 is AA."""
    column, name = column + 1, ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def text_of(value: Value) -> str:
    """A value as the text of a plan: whole numbers without a point, days as in 2026-09-01, Yes and No."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        # Excel keeps numbers as floats: a whole number is the same whether a library hands it over as one or the other.
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e21 else repr(number)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)
