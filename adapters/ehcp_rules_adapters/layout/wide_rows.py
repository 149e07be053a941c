"""Rows over all columns of a table: banners, areas, headings, strengths, or the whole text of a section beside its letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import define, field

from ehcp_rules_adapters.layout.blocks import Cell, Paragraph, Row, Table
from ehcp_rules_adapters.layout.guidance import is_guidance
from ehcp_rules_adapters.layout.headers import Columns, usual_area
from ehcp_rules_adapters.layout.labels import Label
from ehcp_rules_adapters.layout.records import Record
from ehcp_rules_adapters.layout.roles import is_label_of
from ehcp_rules_adapters.layout.state import State
from ehcp_rules_adapters.layout.statements import sets_a_time
from ehcp_rules_adapters.terms import fold_label

__all__ = ["TableReading", "is_the_title", "is_wide", "read_wide", "stream", "wide_line"]


@define
class TableReading:
    """A table being read: its width, the columns in force, and the record of labelled rows.

    `line` reads a paragraph that stands by itself, `nested` a table inside a cell; `codes` are the sections that were open
    above it, `about` the record whose parts stand under section labels of their own.
    """

    table: Table
    state: State
    line: Callable[..., None]
    nested: Callable[[Table], None]
    width: int
    codes: tuple[str, ...] = ()
    columns: Columns | None = None
    advice: Mapping[int, str] | None = None
    opened: bool = False
    headed: bool = False
    at: int = 0
    letter_column: int | None = None
    views: Mapping[int, str] = field(factory=dict)
    record: Record = field(factory=Record.new)
    about: Record = field(factory=Record.new)


def is_wide(row: Row, reading: TableReading) -> bool:
    """Whether a row is one cell over all columns, or looks like a banner: one filled cell that looks like a heading."""
    (cell, *more) = row.filled
    if more:
        return False
    if len(row.cells) == 1 or cell.span * 3 >= reading.width * 2:
        return True
    if reading.state.codes in (("A",), ("I",), ("J",), ("K",), ()):
        return False
    if any(one.continued for one in row.cells) or reading.columns is not None or cell.column > row.cells[0].column:
        return False
    return all(reading.state.survey.heading(paragraph) for paragraph in cell.filled) and (
        cell.shaded or len(cell.filled) == 1
    )


def read_wide(cell: Cell, reading: TableReading) -> None:
    """A row over all columns: a label, an area, a heading, strengths, or the whole text of a table with one column."""
    if cell.blocks:
        for block in cell.blocks:
            if isinstance(block, Table):
                reading.nested(block)
            elif not block.blank:
                wide_line(block, reading)
        return
    for paragraph in cell.filled:
        wide_line(paragraph, reading)


def wide_line(line: Paragraph, reading: TableReading) -> None:
    """A line over all columns, which may end what stood in force above it."""
    state, columns = reading.state, reading.columns
    if state.survey.label(line) is not None:
        about = reading.record if reading.record.outcomes else reading.about
        reading.columns, reading.advice, reading.record = None, None, Record.new()
        reading.line(line, state, in_table=True)
        if set(state.codes) < set(reading.codes):
            reading.record = Record(about.needs, about.outcomes, [])  # a part of what the record is about
        return
    if reading.advice is not None and state.codes in ((), ("K",)):
        reading.advice = None
    if columns is None:
        reading.line(line, state, in_table=True)
        return
    before, area = state.role, state.area
    state.codes, kept = tuple(dict.fromkeys(c.code for c in columns.columns if c.code)) or state.codes, state.codes
    state.area = area or usual_area(columns)
    if (
        "E" in state.codes
        and sets_a_time(line.text, state)
        and (line.text.strip().endswith(":") or state.survey.heading(line))
    ):
        state.govern(line)
    elif is_guidance(line, state):
        state.guidance.append(line.place)
        state.place(line)
    else:
        reading.line(line, state, in_table=True)
    columns.above = {}
    if state.codes:
        state.codes = kept
    if state.area == usual_area(columns):
        state.area = area
    if state.role is before and before is not None and before.name != "strength":
        state.role = None


def stream(cell: Cell, label: Label | None, reading: TableReading) -> None:
    """The whole text of a section in one cell beside its letter: its title first, then whatever a page may hold."""
    blocks = list(cell.blocks or cell.filled)
    first = blocks[0] if blocks else None
    if label is not None and isinstance(first, Paragraph) and is_the_title(first, label, reading.state):
        reading.state.place(first)
        blocks.pop(0)
    for block in blocks:
        if isinstance(block, Table):
            reading.nested(block)
        elif not block.blank:
            wide_line(block, reading)


def is_the_title(line: Paragraph, label: Label, state: State) -> bool:
    """Whether a line beside or below a letter is the title of its section."""
    text = line.text.strip()
    if text == label.title:
        return True
    joined = f"Section {label.codes[0]}: {text}"
    fits = any(
        f" {fold_label(word)} " in f" {fold_label(text)} "
        for code in label.codes
        for word in state.terms.titles.get(code, ())
    )
    return is_label_of(text, label.codes, state.terms) or (fits and len(joined) <= 120 and not text.endswith("."))
