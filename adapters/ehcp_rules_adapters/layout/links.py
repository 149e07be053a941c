"""References that a document prints from one item to another, followed once every item is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_rules_adapters.entries import Entry
from ehcp_rules_adapters.layout.references import ALL, numbered
from ehcp_rules_adapters.layout.state import NEEDS, Later, State

__all__ = ["follow_links"]

SHORTEST_QUOTE = 25
"""The beginning of a statement that says which is meant, in characters; less may begin several."""

_PARTS = re.compile(r"([A-K][12]?)[.-]?(.+)\Z")


def follow_links(state: State) -> None:
    """Lead each printed reference to the item that carries it, as its id or as its number in its section.

    A reference that only a heading over the item states, and that leads nowhere, is dropped with a note: a heading may
    speak of an outcome that this document does not hold.
    """
    builder = state.builder
    entries = builder.entries_of(builder.section_codes)
    printed = {entry.printed_id for entry in entries if entry.printed_id}
    by_number = {key: found[0] for key, found in state.numbers.items() if len(found) == 1}
    lost = 0
    for later in state.later:
        _follow_text(later, state)
    anywhere = _numbered_once(state)
    for entry in entries:
        for links in (entry.needs, entry.outcomes):
            links[:] = [one for link in links for one in _each(link, state)]
            links[:] = [_target(link, printed, by_number, anywhere) for link in links]
        _sort_links(entry)
    generated = {entry.code for entry in entries if not entry.printed_id}
    for entry, reference in state.by_heading:
        known = reference in printed or reference[:1] in generated or reference[:2] in generated
        for links in (entry.needs, entry.outcomes):
            if reference in links and not known:
                links.remove(reference)
                lost += 1
    _name_by_number(state, printed)
    if lost:
        builder.issue("", f"{lost} links that a heading states lead to no item of this document", "note")


def _name_by_number(state: State, printed: set[str]) -> None:
    """Give items the plain numbers that they carry as ids behind the letter of their section, where none stands twice."""
    sections: dict[str, list[tuple[str, list[Entry]]]] = {}
    for (code, number), found in state.numbers.items():
        sections.setdefault(code, []).append((number, found))
    for code, numbered_items in sections.items():
        dot = "." if code in ("H1", "H2") else ""
        ids = [(f"{code}{dot}{number}", found) for number, found in numbered_items if number[:1].isdigit()]
        if any(len(found) > 1 or found[0].printed_id or id in printed for id, found in ids):
            continue
        for id, (entry,) in ids:
            entry.printed_id = id


def _follow_text(later: Later, state: State) -> None:
    """Link a row to the items of another section that it quotes, in full or by their beginning."""
    quoted = _plain(later.text)
    known = [(entry, _plain(entry.text)) for entry in state.builder.entries(later.code)]
    found = [entry for entry, text in known if text == quoted or text in quoted]
    found = found or [
        entry for entry, text in known if len(quoted) >= SHORTEST_QUOTE and text.startswith(quoted.rstrip("."))
    ]
    if not found:
        state.leave(f"it quotes nothing that stands in section {later.code}", *later.lines)
        return
    state.place(*later.lines)
    for entry in later.entries:
        state.attach_links(entry, found)


def _plain(text: str) -> str:
    return " ".join(numbered(text, text.lstrip()[:1]).text.lower().split())


def _target(
    link: Entry | str, printed: set[str], by_number: dict[tuple[str, str], Entry], anywhere: dict[str, Entry]
) -> Entry | str:
    if isinstance(link, Entry) or link in printed:
        return link
    found = _PARTS.match(link)
    if found is None:
        return link
    target = by_number.get((found[1], found[2])) or anywhere.get(found[2])
    return target or link


def _each(link: Entry | str, state: State) -> Sequence[Entry | str]:
    """The needs or outcomes that “All” stands for; any other link is itself."""
    if isinstance(link, Entry) or not link.endswith(ALL):
        return (link,)
    kind = "outcome" if link.startswith("E") else "need"
    return [entry for entry in state.builder.entries(link[: -len(ALL)]) if entry.kind == kind]


def _numbered_once(state: State) -> dict[str, Entry]:
    """The items whose number of several parts, such as 2.6, stands nowhere else in the document."""
    found: dict[str, list[Entry]] = {}
    for (_, number), entries in state.numbers.items():
        if "." in number:
            found.setdefault(number, []).extend(entries)
    return {number: entries[0] for number, entries in found.items() if len(entries) == 1}


def _sort_links(entry: Entry) -> None:
    """Put each item that an entry is linked with where it belongs by its section, whatever the reference was taken for."""
    moved = [link for link in entry.needs if isinstance(link, Entry) and link.code == "E"]
    if moved and entry.kind == "provision":
        entry.needs[:] = [link for link in entry.needs if link not in moved]
        entry.outcomes.extend(link for link in moved if link not in entry.outcomes)
    back = [link for link in entry.outcomes if isinstance(link, Entry) and link.code in NEEDS]
    if back:
        entry.outcomes[:] = [link for link in entry.outcomes if link not in back]
        entry.needs.extend(link for link in back if link not in entry.needs)
