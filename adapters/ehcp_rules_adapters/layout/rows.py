"""Rows without columns: a label in the first cell says what the rest of the row is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define

from ehcp_rules_adapters.building import Entry, view_values
from ehcp_rules_adapters.layout.blocks import Cell, Paragraph, Row
from ehcp_rules_adapters.layout.columns import state_needs
from ehcp_rules_adapters.layout.headings import area_in
from ehcp_rules_adapters.layout.looks import is_heading_cell
from ehcp_rules_adapters.layout.references import cell_reference, numbered, references_in
from ehcp_rules_adapters.layout.roles import ITEMS, LINKS, VALUES, Role, column_role, label_role
from ehcp_rules_adapters.layout.state import NEEDS, State
from ehcp_rules_adapters.layout.statements import attach_value, link, read_statements

__all__ = [
    "Record",
    "add_view",
    "label_row",
    "read_budget_row",
    "read_placement_row",
    "read_view_row",
]

_REFERENCE_IN_A = re.compile(r"\s*(A[.-]?\d{1,2})(?:[.:)]\s+|\t)(?=\S)")
LONGEST_AREA = 60
MOST_LABEL_WORDS = 10


@define
class Record:
    """The rows of one record, such as an outcome above its provision.

    `label` and `area` govern rows whose first cell goes on; `labelled` says that known labels begin its rows.
    """

    needs: list[Entry]
    outcomes: list[Entry]
    provision: list[Entry]
    label: Role | None = None
    area: str = ""
    labelled: bool = False

    @classmethod
    def new(cls) -> Record:
        """A record that nothing was read of."""
        return cls([], [], [])

    def add(self, entries: Sequence[Entry], state: State) -> None:
        """Add items and link them with what the record holds; an item of a kind above one that is there begins anew."""
        for entry in entries:
            if entry.kind in ("need", "outcome") and self.provision:
                self.provision = []
                self.outcomes = []
                if entry.kind == "need":
                    self.needs = []
            if entry.kind == "need":
                self.needs.append(entry)
            elif entry.kind == "outcome":
                self.outcomes.append(entry)
                state.attach_links(entry, self.needs)
            elif entry.kind == "provision":
                self.provision.append(entry)
                state.attach_links(entry, (*self.needs, *self.outcomes))


def label_row(row: Row, record: Record, state: State) -> None:
    """Read a row of sections B to H: pairs of label and value, an id or area before a text, or text alone."""
    cells: Sequence[Cell] = row.filled
    if not cells:
        return
    first = row.cells[0]
    goes_on = first.continued and not first.filled
    role = record.label if goes_on else None
    if not goes_on:
        record.label, record.area = None, ""
    if role is None and len(cells) > 1 and _pairs(cells, record, state):
        return
    if role is not None:
        _value(role, cells, record, state)
        return
    kind = ""
    area = state.area
    state.area = record.area or area
    reference = ""
    cells = list(cells)
    while len(cells) > 1:
        lead = cells[0]
        if found := cell_reference(lead.text):
            reference = reference or found
        elif (said := label_role(lead.text, state.terms)) is not None and said.name in ("need", "strength"):
            kind = said.name
        elif named := _strengths_of(lead.text, state):
            kind, state.area = named
        elif len(lead.filled) == 1 and (known := area_in(lead.filled[0], state, alone=True)) is not None:
            state.area = known
            record.area = known if lead is first else record.area
        elif _is_short_label(lead, cells[1:]):
            state.area = state.terms.area(lead.text.replace("\n", " "))
        else:
            break
        state.place(*lead.filled)
        cells.pop(0)
    _texts(cells, reference, kind, record, state)
    state.area = area


def _pairs(cells: Sequence[Cell], record: Record, state: State) -> bool:
    """Read label, value, label, value; False where the first cell is no label of a record."""
    first = row_role(cells[0], state)
    if first is None and not (record.labelled and record.outcomes and _looks_like_a_label(cells, state)):
        return False
    if first is not None and first.name in ("number", "aside"):
        return False
    record.labelled = record.labelled or first is not None
    at = 0
    while at < len(cells):
        role = row_role(cells[at], state)
        label, values = cells[at], list[Cell]()
        at += 1
        while at < len(cells) and (not values or row_role(cells[at], state) is None):
            values.append(cells[at])
            at += 1
        if role is None:
            state.leave("its label is none that is known", *(line for cell in (label, *values) for line in cell.filled))
            continue
        state.place(*label.filled)
        record.label = role
        _value(role, values, record, state)
    return True


def _looks_like_a_label(cells: Sequence[Cell], state: State) -> bool:
    """Whether a first cell looks like the labels of a record, and what stands beside it like a value."""
    lead, value = cells[0], cells[1]
    short = len(lead.text.split()) <= MOST_LABEL_WORDS and not lead.text.endswith(".")
    named = cell_reference(lead.text) or area_in(lead.filled[0], state, alone=True)
    return short and not named and _looks(lead) and not _looks(value)


def _looks(cell: Cell) -> bool:
    return cell.shaded or all(paragraph.bold for paragraph in cell.filled)


def row_role(cell: Cell, state: State) -> Role | None:
    """What the label of a row says: a known phrase, or in a cell that looks like a label any words with one in them."""
    text = cell.text.replace("\n", " ")
    if (role := label_role(text, state.terms)) is not None:
        return role
    return column_role(text, state.terms) if _looks(cell) and len(text.split()) <= MOST_LABEL_WORDS else None


def _value(role: Role, cells: Sequence[Cell], record: Record, state: State) -> None:
    paragraphs = [paragraph for cell in cells for paragraph in cell.filled]
    if not paragraphs:
        return
    text = "\n".join(paragraph.text.strip() for paragraph in paragraphs)
    if role.name in ITEMS:
        links = references_in(text, "E" if role.name == "outcome" else "B") if role.name in ("need", "outcome") else ()
        code = state.code_for(role)
        if links and (code not in state.codes or len(text) < 12):
            state.linked = list(links)
            state.place(*paragraphs)
            return
        if not code:
            state.leave("the sections of this row could not be told apart", *paragraphs)
            return
        before = state.role
        state.role = role
        record.add(read_statements(paragraphs, code, state, ref=role.number), state)
        state.role = before
    elif role.name in VALUES:
        if not attach_value(role.name, text, paragraphs[0], state):
            state.leave("there is no statement above it to which it belongs", *paragraphs)
        else:
            state.place(*paragraphs)
    elif role.name in LINKS:
        default = "E" if role.name == "outcome_links" else state_needs(state) if role.name == "need_links" else ""
        if targets := references_in(text, default):
            for entry in (*record.outcomes, *record.provision):
                state.attach_links(entry, targets)
            if not (record.outcomes or record.provision):
                link(targets, paragraphs[0], state)
            state.place(*paragraphs)
    elif role.name == "area":
        state.set_area(state.terms.area(text), paragraphs[0])
        state.place(*paragraphs)
    else:
        state.leave("its label is known but a plan has no place for it", *paragraphs)


def _strengths_of(text: str, state: State) -> tuple[str, str] | None:
    """“Learning and work (strength)” as a strength in that area."""
    before, found, inside = text.strip().rstrip(")").partition("(")
    role = label_role(inside, state.terms) if found else None
    if role is None or role.name not in ("strength", "need"):
        return None
    return ("strength" if role.name == "strength" else "need"), state.terms.area(before)


def _is_short_label(lead: Cell, rest: Sequence[Cell]) -> bool:
    """Whether a first cell is a short name for what stands beside it, not a statement of its own."""
    text = lead.text.replace("\n", " ")
    if len(text) > LONGEST_AREA or text.endswith((".", ";", "?")):
        return False
    return any(
        len(cell.text) > len(text) or cell.text.endswith(".") or (cell.filled and numbered(cell.text, cell.text[:1]).id)
        for cell in rest
    )


def _texts(cells: Sequence[Cell], reference: str, kind: str, record: Record, state: State) -> None:
    """The text of a row that is not labelled; of several cells the longest is the statement and the rest is reported."""
    code = state.code_for(state.role)
    paragraphs = [paragraph for cell in cells for paragraph in cell.filled]
    if not code and len(cells) == 1 and (first := label_role(paragraphs[0].text, state.terms)) and first.name in ITEMS:
        code = state.code_for(first)  # labels in the cell tell its sections
    if not code:
        state.leave("the sections of this row could not be told apart", *paragraphs)
        return
    if len(cells) > 1:
        main = max(cells, key=lambda cell: len(cell.text))
        for cell in cells:
            if cell is not main:
                state.leave(f"the columns of this table in section {code} were not recognised", *cell.filled)
        paragraphs = list(main.filled)
    own = reference if not reference[:1].isalpha() or reference.startswith(code) else ""
    if kind == "need" and code in NEEDS:
        kind = ""
    entries = read_statements(paragraphs, code, state, ref=own, kind=kind if code in NEEDS else "")
    record.add(entries, state)


def read_view_row(row: Row, state: State) -> None:
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
    marked = _REFERENCE_IN_A.match(paragraph.text)
    text = paragraph.text[marked.end() :] if marked else paragraph.text
    own = marked[1] if marked else reference
    state.builder.add("A", text, paragraph.place, printed_id=own, **view_values(state.label))
    state.place(paragraph)


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
    name = fields[cells[0].column] if len(row.cells) > 1 else None
    if len(cells) > 1 and (name or _is_short_label(cells[0], cells[1:])):
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
    if len(cells) > 1 and not any(known) and not header and _is_short_label(cells[0], cells[1:]):
        state.place(*cells[0].filled)
        cells = cells[1:]
    for cell in cells:
        if not header and state.terms.budget_field(cell.text) is None:
            own = numbered(cell.text, "J")
            state.builder.add("J", own.text, cell.place, printed_id=own.id)
        state.place(*cell.filled)
    return header or headed
