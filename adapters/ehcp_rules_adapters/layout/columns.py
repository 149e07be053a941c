"""Tables whose header rows say what stands in each column: what stands in one row is linked by that row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
from attrs import define, field, frozen

from ehcp_rules_adapters.building import Entry
from ehcp_rules_adapters.layout.blocks import Cell, Paragraph, Row
from ehcp_rules_adapters.layout.labels import column_label
from ehcp_rules_adapters.layout.references import cell_reference, references_in
from ehcp_rules_adapters.layout.roles import (
    ITEMS,
    LINKS,
    VALUES,
    Role,
    column_role,
    is_header_text,
    label_role,
    letter_role,
    lone_code,
    section_of,
)
from ehcp_rules_adapters.layout.state import NEEDS, PROVISION, Later, State
from ehcp_rules_adapters.layout.statements import attach_value, read_statements, texts
from ehcp_rules_adapters.ticks import boxed, is_tick

__all__ = ["Columns", "header_of", "read_row"]

_AREA_OF_NEED = {"C": "health", "D": "social-care"}
FEWEST_ITEMS_OUTSIDE = 2
MOST_HEADER_LINES = 4
FEWEST_WORDS_AGAIN = 5


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
    roles = {cell.column: _role_of(cell, cells, state) for cell in cells}
    known = [role for role in roles.values() if role is not None]
    looks = row.header or sum(_looks(cell, state) for cell in cells) == len(cells)
    if len(known) < 2 or len({(role.name, role.code) for role in known}) < 2:
        return None
    if not {role.name for role in known} & {*ITEMS, *VALUES}:
        return None
    if not state.codes and len({role.name for role in known} & set(ITEMS)) < FEWEST_ITEMS_OUTSIDE:
        return None  # before the first section, labels of facts look much like headers
    if looks:
        if len(known) * 2 < len(cells) and len({role.name for role in known} & set(ITEMS)) < FEWEST_ITEMS_OUTSIDE:
            return None
    elif len(known) < len(cells) or not all(_exact(cell, state, first=first) for cell in cells):
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


def read_row(row: Row, columns: Columns, state: State) -> None:
    """Read one row under its columns, and link what stands in it."""
    area, linked = state.area, state.linked
    state.area = area or usual_area(columns)
    if any(column.role.name in ("need", "outcome", *LINKS) for column in columns.columns):
        state.linked = []
    cells = _by_column(row, columns, state)
    area = _area(cells, state) or area
    here, links = _read_items(cells, columns, state)
    for column, cell in cells:
        if column.role.name in VALUES:
            source = columns.values.get(column.first) if cell.continued else cell
            _value(source, column, here, state)
            _carry(columns, column, cell)
    _by_when(cells, here, state)
    columns.above, state.linked = here, linked
    _link(here, links, state)
    state.area = area


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
        "E" if column.role.name == "outcome_links" else state_needs(state) if column.role.name == "need_links" else ""
    )
    found = references_in(cell.text.replace("\n", ", "), default)
    if found:
        state.place(*cell.filled)
        yield from found
    else:
        state.leave("its links are no references that can be followed", *cell.filled)


def state_needs(state: State) -> str:
    """The section of needs that plain numbers refer to here."""
    return {"G": "C", "H1": "D", "H2": "D"}.get(state.codes[0] if state.codes else "", "B")


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
        heading = _time_of(cell, outcomes[0], state)
        for entry in outcomes:
            entry.under = heading
        state.place(*cell.filled)


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


def paragraphs_in(row: Row) -> Iterator[Paragraph]:
    """All paragraphs of a row that hold text."""
    return (paragraph for cell in row.cells for paragraph in cell.filled)
