"""Rows of tables under columns that a header names: what stands in one row is linked by that row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from ehcp_rules_adapters.dates import dates_in
from ehcp_rules_adapters.entries import Entry
from ehcp_rules_adapters.layout.blocks import Cell, Row
from ehcp_rules_adapters.layout.headers import Column, Columns, usual_area
from ehcp_rules_adapters.layout.monitoring import is_about_monitoring
from ehcp_rules_adapters.layout.references import ALL, cell_reference, references_in
from ehcp_rules_adapters.layout.roles import ITEMS, LINKS, VALUES
from ehcp_rules_adapters.layout.state import Later, State
from ehcp_rules_adapters.layout.statements import attach_value, read_statements, texts
from ehcp_rules_adapters.terms import fold_label
from ehcp_rules_adapters.ticks import boxed, is_tick

__all__ = ["read_row"]

_EVERY = ("all", "all outcomes", "all needs", "every outcome", "every need", "all of the outcomes")
FEWEST_WORDS_AGAIN = 5
"""A statement of so many words that stands in the next row again is the same one; a shorter one may be told twice."""

MOST_WORDS_OF_A_TIME = 5
"""How far into a line the words are looked for that make it a time."""


def read_row(row: Row, columns: Columns, state: State) -> None:
    """Read one row under its columns, and link what stands in it."""
    area, linked = state.area, state.linked
    state.area = area or usual_area(columns)
    if any(column.role.name in ("need", "outcome", *LINKS) for column in columns.columns):
        state.linked = []
    cells = _by_column(row, columns, state)
    area = _area(cells, state) or area
    monitored, state.monitoring = state.monitoring, state.monitoring or _announces_monitoring(cells, state)
    here, links = _read_items(cells, columns, state)
    state.monitoring = monitored
    for column, cell in cells:
        if column.role.name in VALUES:
            source = columns.values.get(column.first) if cell.continued else cell
            _value(source, column, here, state)
            _carry(columns, column, cell)
    _by_when(cells, here, state)
    columns.above, state.linked = here, linked
    _link(here, links, state)
    state.area = area


def _announces_monitoring(cells: Sequence[tuple[Column, Cell]], state: State) -> bool:
    """Whether what stands in the column of numbers says that its row tells how outcomes are followed up."""
    for column, cell in cells:
        if column.role.name == "number" and cell.filled and is_about_monitoring(cell.text):
            state.place(*cell.filled)
            return True
    return False


def _area(cells: Sequence[tuple[Column, Cell]], state: State) -> str:
    """The area that a column of areas states for this row, also where its cell goes on from above."""
    found = ""
    for column, cell in cells:
        if column.role.name == "area" and (cell.filled or cell.continued):
            if cell.filled:
                state.set_area(state.terms.area(cell.text.replace("\n", " ")), cell.filled[0])
                state.place(*cell.filled)
            found = state.area
    return found


def _read_items(
    cells: Sequence[tuple[Column, Cell]], columns: Columns, state: State
) -> tuple[dict[int, list[Entry]], list[str]]:
    """The items of a row by column, and the references that it states."""
    here: dict[int, list[Entry]] = {}
    links: list[str] = []
    reference = _reference(cells, state)
    chosen = _chosen(cells, state)
    for column, cell in cells:
        if column.role.name in LINKS:
            source = columns.values.get(column.first) if cell.continued else cell
            links.extend(_links(source, column, state))
            _carry(columns, column, cell)
        elif column.role.name in ITEMS and (cell.continued or cell.place not in state.placed):
            code = chosen if chosen and column.role.name == "provision" else column.code
            own = attrs.evolve(column, code=code)
            if cell.continued:
                links.extend(columns.links.get(column.first, ()))
            stated = len(links)
            above = columns.above.get(column.first, [])
            again = bool(above) and _said_again(cell, column, columns)
            if again:
                state.place(*cell.filled)  # said once more beside the next provision
            goes_on = cell.continued or again
            here[column.first] = above if goes_on else _items(cell, own, reference, links, state)
            columns.texts[column.first] = columns.texts.get(column.first, "") if cell.continued else cell.text
            if not cell.continued:
                columns.links[column.first] = tuple(links[stated:])
            reference = "" if here[column.first] and not cell.continued else reference
    return here, links


def _said_again(cell: Cell, column: Column, columns: Columns) -> bool:
    """Whether a need or outcome is the same as in the row above, printed once more beside other provision."""
    same = columns.texts.get(column.first) == cell.text
    return same and column.role.name in ("need", "outcome") and len(cell.text.split()) >= FEWEST_WORDS_AGAIN


def _reference(cells: Sequence[tuple[Column, Cell]], state: State) -> str:
    """The reference in a column of numbers, which belongs to the first item of the row."""
    number = next((cell for column, cell in cells if column.role.name == "number" and not cell.continued), None)
    reference = cell_reference(number.text) if number is not None else ""
    if number is not None and reference:
        state.place(*number.filled)
    return reference


def _chosen(cells: Sequence[tuple[Column, Cell]], state: State) -> str:
    """The section whose column is ticked where columns are boxes for the row's text, as in H1 | H2 | Provision."""
    ticks = [(column, cell) for column, cell in cells if column.role.code and boxed_or_blank(cell)]
    if len(ticks) < 2:
        return ""
    state.place(*(paragraph for _, cell in ticks for paragraph in cell.filled))
    chosen = [column.code for column, cell in ticks if is_tick(cell.text)]
    return chosen[0] if len(chosen) == 1 else ""


def boxed_or_blank(cell: Cell) -> bool:
    """Whether a cell holds a box, ticked or not, or nothing."""
    found = boxed(cell.text) if cell.filled else (False, "")
    return is_tick(cell.text) or (found is not None and not found[1])


def _by_column(row: Row, columns: Columns, state: State) -> list[tuple[Column, Cell]]:
    found = []
    for cell in row.cells:
        column = columns.at(cell)
        if column is not None and column.role.name != "unknown":
            found.append((column, cell))
            if column.role.name == "aside" and cell.filled:
                message = "a column of costs, progress or the like has no place in a plan and was left out"
                state.tell_once(f"aside {column.role.label}", cell.place, message)
                state.place(*cell.filled)
        elif cell.filled:
            reason = "the header of its column is none that is known" if column else "it stands under no column header"
            state.leave(reason, *cell.filled)
    return found


def _items(cell: Cell, column: Column, reference: str, links: list[str], state: State) -> list[Entry]:
    """The items of a cell; a cell that holds nothing but references links the row to those."""
    if not cell.filled:
        return []
    foreign = column.code not in state.codes and column.code in state.survey.lettered
    default = column.code if foreign else ""
    if (found := references_in(cell.text.replace("\n", ", "), default)) or not column.code:
        links.extend(found)
        if found:
            state.place(*cell.filled)
        else:
            state.leave("the sections of its column could not be told apart", *cell.filled)
        return []
    if foreign:
        state.later.append(Later(column.code, cell.text, cell.filled, links))
        return []
    own = reference if not reference[:1].isalpha() or reference.startswith(column.code) else ""
    before = state.role
    state.role = column.role
    entries = read_statements(cell.filled, column.code, state, ref=own)
    state.role = before
    return [entry for entry in entries if entry.kind != "note"]


def _links(cell: Cell | None, column: Column, state: State) -> Iterator[str]:
    if cell is None or not cell.filled:
        return
    default = (
        "E"
        if column.role.name == "outcome_links"
        else state.needs_by_number
        if column.role.name == "need_links"
        else ""
    )
    found = references_in(cell.text.replace("\n", ", "), default)
    if not found and default and fold_label(cell.text) in _EVERY:
        found = (f"{default}{ALL}",)
    if found:
        state.place(*cell.filled)
        yield from found
    else:
        state.leave("its links are no references that can be followed", *cell.filled)


def _carry(columns: Columns, column: Column, cell: Cell) -> None:
    if not cell.continued:
        columns.values[column.first] = cell


def _value(cell: Cell | None, column: Column, here: Mapping[int, list[Entry]], state: State) -> None:
    """Who, how often, review or steps of the items of this row, one line for each where there are as many."""
    if cell is None or not cell.filled:
        return
    kind = "outcome" if column.role.name == "steps" else "provision"
    entries = [entry for found in here.values() for entry in found if entry.kind == kind]
    if column.role.name == "steps":
        entries = [entry for entry in entries if "steps" not in entry.values]
    lines = list(texts(cell.paragraphs))
    if not entries:
        if not state.reasons.get(cell.place) and cell.filled[0].place not in state.placed:
            state.leave("there is no statement in its row to which it belongs", *cell.filled)
        return
    shares = lines if len(lines) == len(entries) > 1 else ["\n".join(lines)] * len(entries)
    for entry, text in zip(entries, shares, strict=True):
        state.recent[kind] = [entry]
        attach_value(column.role.name, text, cell.filled[0], state)
    state.place(*cell.filled)


def _by_when(cells: Sequence[tuple[Column, Cell]], here: Mapping[int, list[Entry]], state: State) -> None:
    """A column that sets the time of the outcomes in its row is a heading over them."""
    for column, cell in cells:
        if column.role.name != "by_when" or not cell.filled:
            continue
        outcomes = [entry for entries in here.values() for entry in entries if entry.kind == "outcome"]
        if not outcomes:
            state.leave("there is no outcome in its row to which it belongs", *cell.filled)
            continue
        if all(_states_a_time(entry.text, state) for entry in outcomes):
            message = "a column of times was left out where the outcomes state theirs"
            state.tell_once("times", cell.place, message)
            state.place(*cell.filled)
            continue
        heading = _time_of(cell, outcomes[0], state)
        for entry in outcomes:
            entry.under = heading
        state.place(*cell.filled)


def _states_a_time(text: str, state: State) -> bool:
    """Whether an outcome begins with the time by which it is to be reached, or names a day."""
    start = f" {fold_label(' '.join(text.split()[:MOST_WORDS_OF_A_TIME]))} "
    return bool(dates_in(text)) or any(f" {fold_label(time)} " in start for time in state.terms.words.times)


def _time_of(cell: Cell, outcome: Entry, state: State) -> Entry:
    """The heading that tells a time; one that follows itself is the same heading."""
    headings = [entry for entry in state.builder.entries("E") if entry.kind == "heading"]
    if headings and headings[-1].text == cell.text.strip():
        return headings[-1]
    return state.builder.add_before(outcome, cell.text, cell.place, kind="heading")


def _link(here: Mapping[int, list[Entry]], links: Sequence[str], state: State) -> None:
    entries = [entry for found in here.values() for entry in found]
    for later in state.later:
        if later.links is links:
            later.entries.extend(entries)
    needs = [entry for entry in entries if entry.kind == "need"]
    outcomes = [entry for entry in entries if entry.kind == "outcome"]
    for entry in entries:
        if entry.kind == "provision":
            state.attach_links(entry, (*needs, *outcomes, *links))
        elif entry.kind == "outcome":
            state.attach_links(entry, (*needs, *(link for link in links if not link.startswith("E"))))
