"""The plan's own text as a report shows it: sections, items and fields, every quote marked and every finding noted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from attrs import field, frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.plan import SECTION_CODES, Plan
from ehcp_rules.report.passages import MarkedSpan, Segment, segments_of
from ehcp_rules.report.words import section_title

__all__ = ["DocumentField", "DocumentItem", "DocumentSection", "Note", "Pointer", "document_of"]

_FIELD_LABELS = {
    "text": "",
    "label": "Under the heading",
    "speaker": "Who says it",
    "method": "How it was gathered",
    "steps": "Steps",
    "who": "Who",
    "how_often": "How often",
    "review": "Review",
    "type": "Type",
    "author": "Author",
    "role": "Role",
}
_ITEM_PATH = re.compile(r"^(section\.[A-Z0-9]+\.items\[\d+\])")


@frozen(kw_only=True)
class Pointer:
    """Something that points at the plan: a finding or a question, its quotes, and the path it is about."""

    number: str
    anchor: str
    says: str
    path: str
    quotes: tuple[Quote, ...] = field(repr=False)
    question: bool = False


@frozen
class Note:
    """What stands in the margin beside an item or a section; `anchor` is empty where the same note stood before."""

    pointer: Pointer
    anchor: str


@frozen
class DocumentField:
    """One text of an item, cut at its marks; `label` is empty for the statement itself, `whole` when all of it is quoted."""

    label: str
    segments: tuple[Segment, ...]
    whole: bool


@frozen(kw_only=True)
class DocumentItem:
    """One item with the fragment that names it and the notes in its margin."""

    anchor: str
    label: str
    kind: str
    fields: tuple[DocumentField, ...]
    notes: tuple[Note, ...]


@frozen(kw_only=True)
class DocumentSection:
    """One section with its title, its state (empty, absent, not supplied, or nothing) and its items."""

    code: str
    title: str
    anchor: str
    state: str
    items: tuple[DocumentItem, ...]
    notes: tuple[Note, ...]

    @property
    def pointed_at(self) -> int:
        """How many findings and questions point into the section."""
        notes = (*self.notes, *(note for item in self.items for note in item.notes))
        return len({note.pointer.number for note in notes})


def document_of(
    plan: Plan, pointers: Sequence[Pointer]
) -> tuple[tuple[DocumentSection, ...], Mapping[str, str], Mapping[str, Pointer]]:
    """The document; the fragment where each pointer lands in it; and the pointers by number.

    A quote is marked only where the plan's text really holds it; one of a whole statement is shown at its margin, so
    that a page of them stays readable.
    """
    texts = {passage.path: passage.text for passage in plan.passages()}
    homes = {f"section.{code}" for code in SECTION_CODES} | {
        path for s in plan.sections for path, _ in plan.items(s.code)
    }
    marks: dict[str, set[MarkedSpan]] = {}
    whole: set[str] = set()
    notes: dict[str, list[Note]] = {}
    landing: dict[str, str] = {}
    for pointer in pointers:
        placed = [q for q in pointer.quotes if q.text and texts.get(q.path, "")[q.span.start : q.span.end] == q.text]
        for quote in placed:
            if quote.text.strip() == texts[quote.path].strip():
                whole.add(quote.path)
            else:
                marks.setdefault(quote.path, set()).add(MarkedSpan(quote.span, pointer.number))
        for home in dict.fromkeys(_home(quote.path) for quote in placed) or [_home(pointer.path)]:
            if home in homes:
                anchor = "" if pointer.number in landing else note_anchor(pointer.number)
                landing.setdefault(pointer.number, anchor)
                notes.setdefault(home, []).append(Note(pointer, anchor))
    sections = tuple(_section(plan, code, marks, whole, notes) for code in _order(plan))
    return sections, landing, {pointer.number: pointer for pointer in pointers}


def note_anchor(number: str) -> str:
    """The fragment that names the note of a finding or question in the plan's text."""
    return "note-" + number.replace(".", "-").lower()


def _home(path: str) -> str:
    item = _ITEM_PATH.match(path)
    if item:
        return item.group(1)
    parts = path.split(".")
    return ".".join(parts[:2]) if parts[0] == "section" and len(parts) > 1 else ""


def _order(plan: Plan) -> list[str]:
    """The sections as the document prints them, with those that it lacks after the letter before them."""
    order = list(dict.fromkeys(section.code for section in plan.sections))
    for place, code in enumerate(SECTION_CODES):
        if code not in order:
            before = [order.index(earlier) for earlier in SECTION_CODES[:place] if earlier in order]
            order.insert(order.index(SECTION_CODES[place - 1]) + 1 if before else 0, code)
    return order


def _section(
    plan: Plan,
    code: str,
    marks: Mapping[str, Set[MarkedSpan]],
    whole: Set[str],
    notes: Mapping[str, Sequence[Note]],
) -> DocumentSection:
    items = tuple(
        DocumentItem(
            anchor=f"item-{code}-{index}",
            label=item.id,
            kind=item.kind,
            fields=tuple(
                DocumentField(
                    _FIELD_LABELS.get(name, name.replace("_", " ").capitalize()),
                    segments_of(getattr(item, name), tuple(marks.get(f"{path}.{name}", ()))),
                    f"{path}.{name}" in whole,
                )
                for name in item.text_fields
                if getattr(item, name)
            ),
            notes=tuple(notes.get(path, ())),
        )
        for index, (path, item) in enumerate(plan.items(code))
    )
    return DocumentSection(
        code=code,
        title=section_title(code),
        anchor=f"section-{code}",
        state=_state(plan, code, len(items)),
        items=items,
        notes=tuple(notes.get(f"section.{code}", ())),
    )


def _state(plan: Plan, code: str, count: int) -> str:
    if not plan.supplied(code):
        return "The file could not tell what this section holds, so it was not looked at."
    section = plan.section(code)
    if section is None:
        shared = next((s.code for s in plan.sections if code in s.shares), "")
        return f"Printed together with section {shared}." if shared else "The plan has no such section."
    return "" if count else "The section is there, and nothing is written in it."
