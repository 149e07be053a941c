"""The plan's own text as a report shows it: sections, items and fields, with every quote marked and every flag in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.plan import SECTION_CODES, Item, Plan
from ehcp_rules.report.passages import MarkedSpan, Segment, segments_of
from ehcp_rules.report.words import section_title

__all__ = ["DocumentField", "DocumentItem", "DocumentSection", "Flag", "Pointer", "document_of"]

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
class Flag:
    """A finding that rests on no words, shown beside the item or section that it is about."""

    pointer: Pointer
    anchor: str


@frozen
class DocumentField:
    """One text of an item, cut at its marks; `label` is empty for the statement itself."""

    label: str
    segments: tuple[Segment, ...]


@frozen(kw_only=True)
class DocumentItem:
    """One item with the fragment that names it."""

    anchor: str
    label: str
    kind: str
    fields: tuple[DocumentField, ...]
    flags: tuple[Flag, ...]
    plain: bool


@frozen(kw_only=True)
class DocumentSection:
    """One section with its title, its state (empty, absent, not supplied, or nothing) and its items."""

    code: str
    title: str
    anchor: str
    state: str
    items: tuple[DocumentItem, ...]
    flags: tuple[Flag, ...]

    @property
    def pointed_at(self) -> int:
        """How many findings and questions point into the section."""
        numbers = {flag.pointer.number for flag in self.flags}
        for item in self.items:
            numbers |= {flag.pointer.number for flag in item.flags}
            numbers |= {ref.partition("/")[0] for f in item.fields for s in f.segments for ref in s.covered_by}
        return len(numbers)


def document_of(
    plan: Plan, pointers: Sequence[Pointer]
) -> tuple[tuple[DocumentSection, ...], Mapping[str, str], Mapping[str, Pointer]]:
    """The document; where each pointer's number lands in it; and the pointers by mark reference.

    A mark's reference is its pointer's number, with `/2`, `/3` … for further quotes. A quote is marked only where the
    plan's text really holds it.
    """
    texts = {passage.path: passage.text for passage in plan.passages()}
    marks: dict[str, list[MarkedSpan]] = {}
    flags: dict[str, list[Flag]] = {}
    landing: dict[str, str] = {}
    by_reference: dict[str, Pointer] = {}
    for pointer in pointers:
        placed = [q for q in pointer.quotes if texts.get(q.path, "")[q.span.start : q.span.end] == q.text and q.text]
        for index, quote in enumerate(placed, start=1):
            reference = pointer.number if index == 1 else f"{pointer.number}/{index}"
            by_reference[reference] = pointer
            marks.setdefault(quote.path, []).append(MarkedSpan(quote.span, reference))
            landing.setdefault(pointer.number, mark_anchor(reference))
        if not placed:
            home = _home(pointer.path)
            if home:
                flag = Flag(pointer, mark_anchor(pointer.number))
                flags.setdefault(home, []).append(flag)
                landing[pointer.number] = flag.anchor
    sections = tuple(_section(plan, code, marks, flags) for code in _order(plan))
    shown = {flag.anchor for s in sections for flag in (*s.flags, *(f for item in s.items for f in item.flags))}
    lost = {n for n, anchor in landing.items() if n not in by_reference and anchor not in shown}
    return sections, {n: anchor for n, anchor in landing.items() if n not in lost}, by_reference


def mark_anchor(reference: str) -> str:
    """The fragment that names a mark in the plan's text."""
    return "words-" + reference.replace(".", "-").replace("/", "-at-").lower()


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
    plan: Plan, code: str, marks: Mapping[str, Sequence[MarkedSpan]], flags: Mapping[str, Sequence[Flag]]
) -> DocumentSection:
    items = tuple(_item(code, index, path, item, marks, flags) for index, (path, item) in enumerate(plan.items(code)))
    return DocumentSection(
        code=code,
        title=section_title(code),
        anchor=f"section-{code}",
        state=_state(plan, code, len(items)),
        items=items,
        flags=tuple(flags.get(f"section.{code}", ())),
    )


def _state(plan: Plan, code: str, count: int) -> str:
    if not plan.supplied(code):
        return "The file could not tell what this section holds, so it was not looked at."
    section = plan.section(code)
    if section is None:
        shared = next((s.code for s in plan.sections if code in s.shares), "")
        return f"Printed together with section {shared}." if shared else "The plan has no such section."
    return "" if count else "The section is there, and nothing is written in it."


def _item(
    code: str,
    index: int,
    path: str,
    item: Item,
    marks: Mapping[str, Sequence[MarkedSpan]],
    flags: Mapping[str, Sequence[Flag]],
) -> DocumentItem:
    fields = tuple(
        DocumentField(
            _FIELD_LABELS.get(name, name.replace("_", " ").capitalize()),
            segments_of(getattr(item, name), marks.get(f"{path}.{name}", ())),
        )
        for name in item.text_fields
        if getattr(item, name)
    )
    found = tuple(flags.get(path, ()))
    return DocumentItem(
        anchor=f"item-{code}-{index}",
        label=item.id,
        kind=item.kind,
        fields=fields,
        flags=found,
        plain=not found and not any(segment.covered_by for f in fields for segment in f.segments),
    )
