"""Rows without columns: a label in the first cell says what the rest of the row is."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from ehcp_rules_adapters.entries import Entry
from ehcp_rules_adapters.layout.blocks import Cell, Paragraph, Row
from ehcp_rules_adapters.layout.headings import area_in
from ehcp_rules_adapters.layout.looks import MOST_LABEL_WORDS, is_short_label, looks, looks_like_a_label
from ehcp_rules_adapters.layout.references import cell_reference, references_in
from ehcp_rules_adapters.layout.roles import ITEMS, LINKS, VALUES, Role, column_role, label_role
from ehcp_rules_adapters.layout.state import NEEDS, State
from ehcp_rules_adapters.layout.statements import attach_value, link, read_statements

__all__ = ["Record", "label_row"]


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
        elif is_short_label(lead, cells[1:]):
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
    if first is None and not (record.labelled and record.outcomes and looks_like_a_label(cells, state)):
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


def row_role(cell: Cell, state: State) -> Role | None:
    """What the label of a row says: a known phrase, or in a cell that looks like a label any words with one in them."""
    text = cell.text.replace("\n", " ")
    if (role := label_role(text, state.terms)) is not None:
        return role
    return column_role(text, state.terms) if looks(cell) and len(text.split()) <= MOST_LABEL_WORDS else None


def _value(role: Role, cells: Sequence[Cell], record: Record, state: State) -> None:
    paragraphs = [paragraph for cell in cells for paragraph in cell.filled]
    if not paragraphs:
        return
    text = "\n".join(paragraph.text.strip() for paragraph in paragraphs)
    if role.name in ITEMS:
        _item(role, text, paragraphs, record, state)
    elif role.name in VALUES:
        if not attach_value(role.name, text, paragraphs[0], state):
            state.leave("there is no statement above it to which it belongs", *paragraphs)
        else:
            state.place(*paragraphs)
    elif role.name in LINKS:
        default = "E" if role.name == "outcome_links" else state.needs_by_number if role.name == "need_links" else ""
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


def _item(role: Role, text: str, paragraphs: Sequence[Paragraph], record: Record, state: State) -> None:
    """The value of a label such as “Outcome”: items of the record, or references to needs or outcomes elsewhere."""
    links = references_in(text, "E" if role.name == "outcome" else "B") if role.name in ("need", "outcome") else ()
    code = state.code_for(role)
    if links and (code not in state.codes or len(text) < 12):
        state.linked = [*record.outcomes, *links]
        for entry in record.outcomes:
            state.attach_links(entry, links)
        state.place(*paragraphs)
        return
    if not code:
        state.leave("the sections of this row could not be told apart", *paragraphs)
        return
    before = state.role
    state.role = role
    record.add(read_statements(paragraphs, code, state, ref=role.number), state)
    state.role = before


def _strengths_of(text: str, state: State) -> tuple[str, str] | None:
    """“Learning and work (strength)” as a strength in that area."""
    before, found, inside = text.strip().rstrip(")").partition("(")
    role = label_role(inside, state.terms) if found else None
    if role is None or role.name not in ("strength", "need"):
        return None
    return ("strength" if role.name == "strength" else "need"), state.terms.area(before)


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
