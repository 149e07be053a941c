"""Settling what the rows of one plan refer to: needs and outcomes by reference or by their words, headings above outcomes."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import attrs
from attrs import define, field, frozen

from ehcp_rules.plan import ITEM_KINDS
from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.entries import Entry
from ehcp_rules_adapters.sheets.item_rows import ItemRow
from ehcp_rules_adapters.sheets.profile import references_in
from ehcp_rules_adapters.sheets.vocabulary import SECTIONS_OF

__all__ = ["ATTRIBUTES", "Links", "Made", "group_of_section"]

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    kind: frozenset(attribute.name for attribute in attrs.fields(cls)) for kind, cls in ITEM_KINDS.items()
}
"""What an item of each kind can hold."""

_LINKED = ("needs", "outcomes")


def group_of_section(code: str) -> str:
    """The group whose rows belong to a section: `provision` for G."""
    return next((group for group, codes in SECTIONS_OF.items() if code in codes), "statements")


@frozen(eq=False)
class Made:
    """An item that was made of a row, and the items that stand beside it in that row."""

    entry: Entry
    row: ItemRow
    beside: Mapping[str, Entry]


@define(eq=False)
class Links:
    """The items of one plan by the references and the words that rows may use for them."""

    builder: PlanBuilder
    made: list[Made] = field(factory=list)
    by_id: dict[str, dict[str, Entry]] = field(factory=dict, repr=False)
    by_text: dict[tuple[str, str], Entry | None] = field(factory=dict, repr=False)

    def add(self, made: Made, code: str, reference: str) -> None:
        """Note an item and what it can be referred to by; words that two items share refer to neither."""
        self.made.append(made)
        for group in {group_of_section(code), made.row.group.name}:
            if reference:
                self.by_id.setdefault(group, {}).setdefault(reference, made.entry)
            key = (group, made.entry.text)
            self.by_text[key] = made.entry if self.by_text.get(key, made.entry) is made.entry else None

    def add_pair(self, groups: Sequence[str], ids: Sequence[str], place: str) -> None:
        """Link two items that a row of a table of links names; the later of the two answers the earlier."""
        order = ("needs", "outcomes", "provision")
        (first, to), (second, of) = sorted(zip(groups, ids, strict=True), key=lambda pair: order.index(pair[0]))
        target, entry = self.by_id.get(first, {}).get(to), self.by_id.get(second, {}).get(of)
        if target is None or entry is None or first not in ATTRIBUTES[entry.kind]:
            self.builder.issue(place, "this row links items that are not both there; it was left out")
            return
        links: list[Entry | str] = getattr(entry, first)
        if target not in links:
            links.append(target)

    def settle(self) -> None:
        """Resolve references and headings once every item is there."""
        headings = {one.entry.text: one.entry for one in self.made if one.entry.kind == "heading"}
        for one in self.made:
            for name in _LINKED:
                if name in ATTRIBUTES[one.entry.kind]:
                    self._link(one, name)
            if one.entry.kind == "outcome":
                self._place_under(one, headings)

    def _link(self, one: Made, name: str) -> None:
        links: list[Entry | str] = getattr(one.entry, name)
        stated, either = one.row.text(name), one.row.text("links")
        found: list[Entry] = []
        if stated:
            whole = self.by_text.get((name, stated))
            found += [whole] if whole else self._targets(one, name, references_in(stated))
        if either:
            letters, known = tuple(SECTIONS_OF[name]), self.by_id.get(name, {})
            own = [
                reference for reference in references_in(either) if reference in known or reference.startswith(letters)
            ]
            found += self._targets(one, name, own)
        if name in one.beside:
            found.append(one.beside[name])
        for target in found:
            if target is not one.entry and target not in links:
                links.append(target)

    def _targets(self, one: Made, group: str, references: Sequence[str]) -> list[Entry]:
        """The items that references lead to, among those that state a reference: a number that we gave leads nowhere."""
        found = []
        for reference in references:
            target = self._target(group, reference)
            if target is None:
                message = f"a link to {group} leads to no item of the plan; it was left out"
                self.builder.issue(one.entry.place, message)
            else:
                found.append(target)
        return found

    def _target(self, group: str, reference: str) -> Entry | None:
        """The item that a reference leads to: as printed, without case and spaces, or by its number alone."""
        known = self.by_id.get(group, {})
        if reference in known:
            return known[reference]
        if reference.isdigit():
            numbered = [f"{letter}{int(reference)}" for letter in SECTIONS_OF[group]]
            same = [known[number] for number in numbered if number in known]
            if len(same) == 1:
                return same[0]
        wanted = _folded(reference)
        return next((entry for key, entry in known.items() if _folded(key) == wanted), None)

    def _place_under(self, one: Made, headings: dict[str, Entry]) -> None:
        text = one.row.text("under")
        if not text:
            return
        found = self.by_id.get("outcomes", {}).get(text) or headings.get(text)
        if found is None and len(text.split()) > 1:
            # A heading that stands beside each outcome and in no row of its own goes before the first of them.
            found = headings[text] = self.builder.add_before(one.entry, text, one.row.place("under"), kind="heading")
        if found is None:
            self.builder.issue(one.row.place("under"), "the heading of this outcome is not there; it stands under none")
        elif found is not one.entry:
            one.entry.under = found


@functools.lru_cache(maxsize=4096)
def _folded(reference: str) -> str:
    return "".join(reference.casefold().split())
