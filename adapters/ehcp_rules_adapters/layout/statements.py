"""Paragraphs that are statements of a section: one item each, with lists, references and words before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from ehcp_rules_adapters.entries import Entry
from ehcp_rules_adapters.layout.blocks import Paragraph
from ehcp_rules_adapters.layout.references import (
    Numbered,
    bracketed_references,
    leads_nowhere,
    numbered,
    references_in,
    trailing_references,
)
from ehcp_rules_adapters.layout.roles import ITEMS, LINKS, VALUES, Role, label_role
from ehcp_rules_adapters.layout.run_in import run_in, side_by_side_labels
from ehcp_rules_adapters.layout.state import NEEDS, PROVISION, State
from ehcp_rules_adapters.terms import fold_label

__all__ = [
    "attach_value",
    "lines_of",
    "link",
    "read_statements",
    "sets_a_time",
    "statement",
    "tells_of_somebody",
]

_TELLS = re.compile(r" (?:will|can|able|shall|has|have|uses|is) ")
MOST_HEADING_WORDS = 16
"""A line of more words is an outcome itself, and sets no time for those below."""

MOST_WORDS_IN_CELL_HEADING = 8
"""A bold line of more words in a cell is a statement."""


def lines_of(paragraph: Paragraph, code: str = "") -> tuple[Paragraph, ...]:
    """A paragraph whose manual line breaks divide several numbered statements, as one paragraph for each."""
    if "\n" not in paragraph.text:
        return (paragraph,)
    lines = [line for line in paragraph.text.split("\n") if line.strip()]
    marked = sum(bool((n := numbered(line, code or "A")).id or n.number or n.bullet) for line in lines)
    if len(lines) < 2 or marked < len(lines):
        return (paragraph,)
    return tuple(attrs.evolve(paragraph, text=line, number="") for line in lines)


def tells_of_somebody(text: str) -> bool:
    """Whether a line has a verb that says what somebody will do or can do, as headings have not."""
    return _TELLS.search(f" {fold_label(text)} ") is not None


def sets_a_time(text: str, state: State) -> bool:
    """Whether a short line says by when the outcomes below it are to be reached."""
    folded = f" {fold_label(text)} "
    if len(text.split()) > MOST_HEADING_WORDS or (tells_of_somebody(text) and not text.rstrip().endswith(":")):
        return False
    return any(f" {fold_label(word)} " in folded for word in state.terms.words.times)


def read_statements(
    paragraphs: Sequence[Paragraph], code: str, state: State, *, ref: str = "", kind: str = ""
) -> list[Entry]:
    """The items of one cell or text; `ref` is a reference that stands apart from it and belongs to its first item."""
    entries: list[Entry] = []
    state.last, state.value_role, area = None, "", state.area
    lines = [line for paragraph in paragraphs if not paragraph.blank for line in lines_of(paragraph, code)]
    for at, line in enumerate(lines):
        role = label_role(line.text, state.terms)
        if at + 1 < len(lines) and (role is not None or _heads_a_cell(line, lines[at + 1], code, state)):
            code = _under(line, role, code, state)
            continue
        entry = statement(line, code, state, kind=kind, cell=True, ref="" if entries else ref)
        if entry is not None and entry not in entries:
            entries.append(entry)
            state.remember([entry])
    state.area, state.value_role, state.pending = area, "", ""
    state.remember(entries)
    return entries


def _heads_a_cell(line: Paragraph, following: Paragraph, code: str, state: State) -> bool:
    """Whether a line in a cell is a heading over the lines below it, and no statement that is printed boldly."""
    text = line.text.strip()
    short = len(text.split()) <= MOST_WORDS_IN_CELL_HEADING and not text.endswith((".", ";", ","))
    own = numbered(text, code, line.number)
    marked = (line.bold or line.underlined) and not (following.bold or following.underlined)
    return (
        short
        and marked
        and not line.listed
        and not (own.id or own.number or own.bullet)
        and not sets_a_time(text, state)
    )


def _under(line: Paragraph, role: Role | None, code: str, state: State) -> str:
    """Take a line of a cell as the label of the lines below it, or as their area; gives the section that they belong to."""
    state.place(line)
    if role is None:
        state.area = state.terms.area(line.text.strip().rstrip(":"))
        return code
    if role.name in VALUES:
        state.value_role = role.name
        return code
    if role.name not in ITEMS:
        return code
    state.pending, state.value_role = role.number, ""
    named = state.code_for(role)
    state.role = role
    return named if named in state.codes else code


def statement(
    line: Paragraph, code: str, state: State, *, kind: str = "", cell: bool = False, ref: str = ""
) -> Entry | None:
    """Read one paragraph of a section: an item, more of the item before it, or something said about that."""
    read = [_statement(part, code, state, kind, cell, ref) for part in side_by_side_labels(line, state)]
    return read[0]


def _statement(line: Paragraph, code: str, state: State, kind: str, cell: bool, ref: str) -> Entry | None:
    if line.footnote:
        state.place(line)
        return state.builder.add(code, line.text, line.place, kind="note")
    if state.value_role and _belongs_to_value(line, code, state):
        return None
    if code != "A" and (said := run_in(line, state)) is not None:
        found = _said(*said, line, code, state)
        if found is not NOTHING:
            return found if isinstance(found, Entry) else None
    if (above := _goes_on(line, state)) is not None:
        above.text = f"{above.text}\n{line.text.strip()}"
        state.place(line)
        return above
    if code == "A":
        return state.add(code, line.text, line)
    counted, ref, state.pending = bool(state.pending), ref or state.pending, ""
    own = _own_reference(line, code, ref, state)
    if code == "E" and _governs(line, own, state, cell=cell):
        state.govern(attrs.evolve(line, text=own.text))
        return None
    if (targets := references_in(line.text) or bracketed_references(line.text)) and link(targets, line, state):
        return None  # “(B1, B2)” on a line of its own
    if leads_nowhere(line.text):
        state.place(line)
        return None
    text, targets = (own.text, ()) if code in NEEDS else trailing_references(own.text, "B" if code == "E" else "E")
    entry = state.add(code, text, line, kind=kind, ref=own)
    state.attach_links(entry, targets)
    if not cell:
        state.remember([entry])
        if counted and entry.kind == "outcome" and set(state.codes) & set(PROVISION):
            state.linked = [entry]
    return entry


def _own_reference(line: Paragraph, code: str, ref: str, state: State) -> Numbered:
    """The reference of a line, before its text or standing apart from it as `ref`, and the text."""
    own = numbered(line.text, code, line.number)
    if not (own.id or own.number) and (councils := state.survey.reference(line.text)):
        own = Numbered(line.text[len(councils[0]) :].lstrip(), councils[1])
    if not ref:
        return own
    id, number = (ref, "") if ref[0].isalpha() else ("", ref if ref[0].isdigit() else "")
    return attrs.evolve(own, id=own.id or id, number=own.number or number)


def _belongs_to_value(line: Paragraph, code: str, state: State) -> bool:
    """Take a line under a label such as “Steps” or “Who” as what it announces: a list whole, else one line."""
    name = state.value_role
    own = numbered(line.text, code, line.number)
    if (
        own.id
        or own.number
        or (name != "steps" and line.listed)
        or not attach_value(name, own.text if own.bullet else line.text, line, state)
    ):
        state.value_role = ""
        return False
    state.value_role = name if line.listed else ""
    return True


NOTHING = object()


def _said(role: Role, rest: str, line: Paragraph, code: str, state: State) -> Entry | object | None:
    """What a run-in label makes of the rest of its line; NOTHING where it makes nothing of it."""
    if role.name in LINKS or (role.name in ("need", "outcome", "number") and _is_reference(role, rest)):
        default = (
            "E" if role.name in ("outcome_links", "outcome") else "B" if role.name in ("need_links", "need") else ""
        )
        targets = references_in(rest, default)
        return None if targets and link(targets, line, state) else NOTHING
    if role.name in VALUES:
        return None if attach_value(role.name, rest, line, state) else NOTHING
    if role.name in ITEMS:
        section = state.code_for(role)
        if not section or (section != code and section not in state.codes):
            return NOTHING
        kind = "strength" if role.name == "strength" else ""
        text = attrs.evolve(line, text=rest, number="")
        own = numbered(rest, section)
        if role.number and not own.id:
            own = (
                numbered(f"{role.number} {rest}", section)
                if role.number[0].isalpha()
                else attrs.evolve(own, number=role.number)
            )
        entry = state.add(section, own.text, text, kind=kind, ref=own)
        state.remember([entry])
        if entry.kind == "outcome" and set(state.codes) & set(PROVISION):
            state.linked = [entry]
        return entry
    return NOTHING


def link(targets: Sequence[str], line: Paragraph, state: State) -> bool:
    """Links that are said of the item above; those of an outcome hold for the provision under it too."""
    if state.last is None or state.last.kind not in ("outcome", "provision"):
        return False
    state.attach_links(state.last, targets)
    if state.last in state.linked:
        state.linked.extend(targets)
    state.place(line)
    return True


def _is_reference(role: Role, rest: str) -> bool:
    return bool(references_in(rest, "E" if role.name == "outcome" else "B"))


def attach_value(name: str, text: str, line: Paragraph, state: State) -> bool:
    """Give “who”, “how often”, “review” or “steps” to the items it was said of. False where there is none."""
    entries = state.recent.get("outcome" if name == "steps" else "provision", [])
    if not entries or not text.strip():
        return False
    for entry in entries:
        before = entry.values.get(name)
        entry.values[name] = f"{before}\n{text.strip()}" if before and before != text.strip() else text.strip()
    state.place(line)
    return True


def _goes_on(line: Paragraph, state: State) -> Entry | None:
    """The statement above to which a line of a list belongs: one that ends with a colon, or is such a list already."""
    last, above = state.last, state.last_line
    if last is None or above is None or not (line.listed or line.number):
        return None
    if not (last.text.endswith(":") or ":\n" in last.text) or _beside(above, line):
        return None
    own = numbered(line.text, last.code, line.number)
    return None if own.id else last


def _beside(lead_in: Paragraph, line: Paragraph) -> bool:
    """Whether two lines stand side by side in one list, so that the second is no part of the first."""
    bullets = [numbered(one.text, "A", one.number).bullet for one in (lead_in, line)]
    return lead_in.listed and lead_in.depth == line.depth and bullets[0] == bullets[1]


def _governs(line: Paragraph, own: Numbered, state: State, *, cell: bool) -> bool:
    """Whether a line of section E is a heading over outcomes: a time, or words that end with a colon."""
    text = own.text.strip()
    timed = sets_a_time(text, state)
    if own.id or own.number:
        # “EH1 By the end of Year 6:” heads outcomes, whatever stands before it; “1. He will:” may go on in a list.
        return timed and text.endswith(":") and not tells_of_somebody(text)
    if cell:
        return timed and (text.endswith(":") or state.survey.heading(line))
    return text.endswith(":") or (timed and state.survey.heading(line))


def texts(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The texts of paragraphs that hold any."""
    return (paragraph.text.strip() for paragraph in paragraphs if not paragraph.blank)
