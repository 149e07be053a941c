"""Items in the making: what they are by their section, the ids that are printed before them, and those that they are given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import define, field

__all__ = ["DEFAULT_KINDS", "Entry", "settle_ids", "split_printed_id", "view_values"]

DEFAULT_KINDS: Mapping[str, str] = {
    "A": "view", "B": "need", "C": "need", "D": "need", "E": "outcome", "F": "provision", "G": "provision",
    "H1": "provision", "H2": "provision", "I": "placement", "J": "budget", "K": "advice",
}  # fmt: skip
"""What an item of a section is when nothing says otherwise."""

_MARKS = {"strength": "S", "heading": "H", "note": "N", "monitoring": "M"}
_PRINTED_ID = re.compile(r"\s*\(?([A-K][A-Z]?[12]?(?:[.-]?\d{1,3}){1,3}[a-z]?)\)?[.:)]?(?:\s+|\s*[–-]\s+)(?=\S)")


@define(eq=False)
class Entry:
    """An item in the making. Its links are other entries, or ids as the source prints them."""

    code: str
    kind: str
    text: str = field(repr=False)
    place: str
    printed_id: str = ""
    needs: list[Entry | str] = field(factory=list)
    outcomes: list[Entry | str] = field(factory=list)
    under: Entry | None = None
    values: dict[str, Any] = field(factory=dict, repr=False)
    id: str = ""


def settle_ids(entries: Sequence[Entry], issue: Callable[[str, str], None]) -> None:
    """Give every item its id: the printed one, made single where it is printed twice, or one of its section and number."""
    taken: set[str] = set()
    for entry in entries:
        if entry.printed_id:
            entry.id = entry.printed_id
            times = 1
            while entry.id in taken:
                times += 1
                entry.id = f"{entry.printed_id}-{times}"
            if times > 1:
                issue(entry.place, f"the id {entry.printed_id} is printed more than once; this item is {entry.id} here")
            taken.add(entry.id)
    counts: Counter[str] = Counter()
    for entry in entries:
        stem = f"{entry.code}." if entry.code in ("H1", "H2") and entry.kind not in _MARKS else entry.code
        stem += _MARKS.get(entry.kind, "")
        while not entry.id or (entry.id in taken and not entry.printed_id):
            counts[stem] += 1
            entry.id = f"{stem}{counts[stem]}"
        taken.add(entry.id)


def split_printed_id(code: str, text: str) -> tuple[str, str]:
    """The id printed before an item's text, such as `F12` in section F, and the text after it; or an empty id."""
    found = _PRINTED_ID.match(text)
    if found is None or not found[1].startswith(code) or found[1] == code:
        return "", text
    return found[1], text[found.end() :]


def view_values(label: str) -> dict[str, str]:
    """A label of section A, “about what – who says it – how it was gathered”, as the values of a view."""
    about, _, rest = label.partition(" – ")
    speaker, _, method = rest.partition(" – ")
    return {"label": about.strip(), "speaker": speaker.strip(), "method": method.strip()}
