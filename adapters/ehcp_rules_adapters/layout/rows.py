"""Rows without columns: a label in the first cell says what the rest of the row is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define

from ehcp_rules_adapters.building import Entry, view_values
from ehcp_rules_adapters.layout.blocks import Cell, Paragraph, Row
from ehcp_rules_adapters.layout.columns import state_needs
from ehcp_rules_adapters.layout.headings import area_in
from ehcp_rules_adapters.layout.references import cell_reference, numbered, references_in
from ehcp_rules_adapters.layout.roles import ITEMS, LINKS, VALUES, Role, column_role, label_role
from ehcp_rules_adapters.layout.state import NEEDS, State
from ehcp_rules_adapters.layout.statements import attach_value, link, read_statements

__all__ = [
    "Record",
    "add_view",
    "is_heading_cell",
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
    """The rows of one record, such as an outcome above its provision; `label` governs rows whose first cell goes on."""

    needs: list[Entry]
    outcomes: list[Entry]
    provision: list[Entry]
    label: Role | None = None

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
    role = record.label if first.continued and not first.filled else None
    if not (first.continued and not first.filled):
        record.label = None
    if role is None and len(cells) > 1 and _pairs(cells, record, state):
        return
    if role is not None:
        _value(role, cells, record, state)
        return
    kind = ""
    area = state.area
    reference = ""
    cells = list(cells)
    while len(cells) > 1:
        lead = cells[0]
        if found := cell_reference(lead.text):
            reference = reference or found
        elif named := _strengths_of(lead.text, state):
            kind, state.area = named
        elif len(lead.filled) == 1 and (known := area_in(lead.filled[0], state, alone=True)) is not None:
            state.area = known
        elif _is_short_label(lead, cells[1:]):
            state.area = state.terms.area(lead.text.replace("\n", " "))
        else:
            break
        state.place(*lead.filled)
        cells.pop(0)
    _texts(cells, reference, kind, record, state)
    state.area = area


def _pairs(cells: Sequence[Cell], record: Record, state: State) -> bool:
    """Read label, value, label, value; False where the first cell is no known label."""
    first = row_role(cells[0], state)
    if first is None or first.name in ("number", "aside"):
        return False
    at = 0
    while at < len(cells):
        role = row_role(cells[at], state)
        if role is None:
            state.leave("its column is not known", *cells[at].filled)
            at += 1
            continue
        state.place(*cells[at].filled)
        values: list[Cell] = []
        at += 1
        while at < len(cells) and (not values or row_role(cells[at], state) is None):
            values.append(cells[at])
            at += 1
        record.label = role
        _value(role, values, record, state)
    return True


def row_role(cell: Cell, state: State) -> Role | None:
    """What the label of a row says: a known phrase, or in a cell that looks like a label any words with one in them."""
    text = cell.text.replace("\n", " ")
    if (role := label_role(text, state.terms)) is not None:
        return role
    looks = cell.shaded or all(paragraph.bold for paragraph in cell.filled)
    return column_role(text, state.terms) if looks and len(text.split()) <= MOST_LABEL_WORDS else None


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
            add_view(paragraph, state)


def add_view(paragraph: Paragraph, state: State) -> None:
    """A view under the label that was printed last."""
    marked = _REFERENCE_IN_A.match(paragraph.text)
    text = paragraph.text[marked.end() :] if marked else paragraph.text
    state.builder.add("A", text, paragraph.place, printed_id=marked[1] if marked else "", **view_values(state.label))
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


def is_heading_cell(cell: Cell, state: State) -> bool:
    """Whether a cell holds a heading and no sentence."""
    looks = cell.shaded or state.survey.heading(cell.filled[0])
    return looks and len(cell.filled) == 1 and not cell.text.endswith(".")


def read_budget_row(row: Row, state: State) -> None:
    """A row of section J: each text that is no label; of a table of services, amounts and outcomes the whole row."""
    cells: Sequence[Cell] = row.filled
    known = [state.terms.budget_field(cell.text) for cell in cells]
    header = len(cells) > 1 and all(is_heading_cell(cell, state) for cell in cells)
    if not header and len(cells) > 2 and not any(known):
        state.builder.add("J", "\n".join(cell.text for cell in cells), cells[0].place)
        state.place(*(paragraph for cell in cells for paragraph in cell.filled))
        return
    if len(cells) > 1 and not any(known) and not header and _is_short_label(cells[0], cells[1:]):
        state.place(*cells[0].filled)
        cells = cells[1:]
    for cell in cells:
        if not header and state.terms.budget_field(cell.text) is None:
            own = numbered(cell.text, "J")
            state.builder.add("J", own.text, cell.place, printed_id=own.id)
        state.place(*cell.filled)
