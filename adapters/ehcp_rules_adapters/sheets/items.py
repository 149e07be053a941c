"""The items of one plan, from rows: their sections, kinds and values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, field

from ehcp_rules.plan import ITEM_KINDS
from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.entries import DEFAULT_KINDS, Entry, view_values
from ehcp_rules_adapters.layout.monitoring import follows_outcomes_up, introduces_outcomes
from ehcp_rules_adapters.sheets.days import Order
from ehcp_rules_adapters.sheets.item_rows import ItemRow, sections_of
from ehcp_rules_adapters.sheets.links import Links, Made
from ehcp_rules_adapters.sheets.passages import parts_of
from ehcp_rules_adapters.sheets.profile import answer_of
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary
from ehcp_rules_adapters.terms import fold_label

__all__ = ["Items"]

_BOTH_H = re.compile(r"H1[-/&+ ]?H2")
_BEGINS = re.compile(r"([A-Z]+)[\d.]*\Z")
_PRINTED = re.compile(r"(?=.*[A-Za-z])[\w./()-]{1,24}")
_SET_APART = frozenset(("id", "text", "section", "kind", "strength", "heading", "under", "links", "needs", "outcomes"))
"""Attributes that are no plain values: they settle what the item is, or what it is linked to."""


@define(eq=False)
class Items:
    """The items of one plan in the making.

    `kinds` says what items are by how their references begin; without it the standard list holds.
    """

    builder: PlanBuilder
    vocabulary: Vocabulary
    order: Order
    kinds: Mapping[str, str] = field(factory=dict)
    links: Links = field(init=False)
    heading: Entry | None = None
    shown: set[str] = field(factory=set)
    known: dict[tuple[str, str, str], Entry] = field(factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        self.links = Links(self.builder)

    def add_row(self, parts: Sequence[ItemRow]) -> None:
        """Add the items of one row. What stands in one row is linked: a provision to the need and outcome beside it."""
        beside: dict[str, dict[str, Entry]] = {}
        for part in parts:
            if part.group.name == "events":
                self._event(part)
                continue
            near = beside.setdefault(part.group.number, {})
            linked = {} if part.group.name == "outcomes" and _crossed(parts) else dict(near)
            entry = self._item(part, len(parts) > 1, linked)
            if entry is not None:
                near[part.group.name] = entry

    def settle(self) -> None:
        """Resolve references once every row is in."""
        self.links.settle()

    def _event(self, row: ItemRow) -> None:
        name, text = row.text("name"), row.text("date")
        if not name or not text:
            return
        fact = self.builder.terms.fact(name) or self.builder.terms.fact(re.sub(r"[_-]+", " ", name))
        if fact and fact.startswith("dates."):
            found = row.day(self.order)
            self.builder.fact(fact, found.isoformat() if found else text, row.place("date"))
        elif fact is None:
            message = "the name of this date is none that is known; it was left out"
            self.builder.issue(row.place("name"), message, "note")

    def _item(self, row: ItemRow, repeated: bool, beside: dict[str, Entry]) -> Entry | None:
        text, printed, unknown = row.text("text"), row.text("id"), row.unknown
        if unknown:
            self._unknown(row, unknown)
        if not text:
            stated = any(row.text(one) for one in row.group.columns if one not in ("section", "area"))
            if stated and not repeated and "text" not in unknown:
                self.builder.issue(row.place("text"), "this row has no text and was left out")
            return None
        same = (row.group.name, printed or row.text("section"), text)
        if repeated and same in self.known:
            self.links.made.append(Made(self.known[same], row, beside))
            return self.known[same]
        codes = sections_of(row, self.vocabulary)
        if not codes:
            message = "the section of this row is none that is known; the row was left out"
            self.builder.issue(row.place("section"), message)
            return None
        if self._whole_section(row, codes[0], printed, text):
            return None
        entry = self._add(row, codes, printed, text)
        self.known.setdefault(same, entry)
        self.links.add(Made(entry, row, beside), codes[0], printed)
        self._under_last_heading(entry, row)
        return entry

    def _unknown(self, row: ItemRow, unknown: Sequence[str]) -> None:
        for attribute in unknown:
            what = attribute.replace("_", " ")
            self.builder.issue(row.place(attribute), f"the formula has no stored result; {what} is not supplied")
        if "text" in unknown and (codes := sections_of(row, self.vocabulary)):
            self.builder.not_supplied.add(codes[0])

    def _whole_section(self, row: ItemRow, code: str, printed: str, text: str) -> bool:
        """Add the statements of a cell that holds a whole section, as in a list with a row for each section."""
        if row.group.name != "statements" or printed or "\n" not in text or code not in "ABCDEFGJ":
            return False
        parts = parts_of(code, text, self.vocabulary)
        for part in parts if len(parts) > 1 else ():
            place = row.place("text")
            self.builder.add(code, part.text, place, kind=part.kind, printed_id=part.id, **part.values)
        return len(parts) > 1

    def _add(self, row: ItemRow, codes: tuple[str, ...], printed: str, text: str) -> Entry:
        code = codes[0]
        if len(codes) > 1:
            self.builder.open_section(code, "", row.place("section"))
            self.builder.share(code, codes[1:])
        elif code == "H1" and _BOTH_H.fullmatch(printed):
            self.builder.share(code, ("H2",))
        kind = self._kind(row, code, printed, text)
        shown = self._shown(code, printed)
        self.shown.add(shown)
        return self.builder.add(
            code, text, row.place("text"), kind=kind, printed_id=shown, **self._values(row, code, kind)
        )

    def _shown(self, code: str, printed: str) -> str:
        """The reference as a plan would print it: F3 for a bare 3; none for the key of a database record."""
        if printed.isdigit() and len(printed) <= 3:
            shown = f"{code}{'.' if code in ('H1', 'H2') else ''}{int(printed)}"
            return "" if shown in self.shown else shown
        return printed if " " in printed or _PRINTED.fullmatch(printed) else ""

    def _under_last_heading(self, entry: Entry, row: ItemRow) -> None:
        """Where no column says which heading an outcome stands under, it is the one above it."""
        if entry.code != "E" or "under" in row.group.columns:
            return
        if entry.kind == "heading":
            self.heading = entry
        elif self.heading is not None and entry.kind == "outcome":
            entry.under = self.heading

    def _kind(self, row: ItemRow, code: str, printed: str, text: str) -> str:
        said = row.text("kind") and self.vocabulary.kinds.get(fold_label(row.text("kind")), "")
        if code in "BCD" and (said == "strength" or answer_of(row.text("strength"))):
            return "strength"
        if code == "E" and answer_of(row.text("heading")):
            return "heading"
        if said in ITEM_KINDS and said not in ("strength", "monitoring"):
            return said
        if said == "monitoring" and code == "E":
            return said
        begins = _BEGINS.match(printed)
        if begins and not said and begins[1].startswith(code):
            kind = (self.kinds or self.vocabulary.row_kinds).get(begins[1])
            if kind:
                return kind
        placed = row.text("area") or row.text("label") or row.text("needs") or row.text("under")
        if code == "E" and (
            follows_outcomes_up(text) or (not placed and self.builder.terms.speaks_of_monitoring(text))
        ):
            return "monitoring"
        if code == "E" and not placed and introduces_outcomes(text):
            return "note"
        return DEFAULT_KINDS[code]

    def _values(self, row: ItemRow, code: str, kind: str) -> dict[str, Any]:
        values: dict[str, Any] = {
            name: text for name in row.group.columns if name not in _SET_APART and (text := row.text(name))
        }
        if "area" in values:
            values["area"] = self._area(values["area"])
        if "date" in values:
            values["date"] = self._day(row)
        if "appended" in values:
            answer = answer_of(values["appended"])
            stated = values["appended"]
            values["appended"] = answer if answer is not None else self.builder.appended(stated, row.place("appended"))
        if kind == "advice" and "author" in values and "role" not in row.group.columns:
            values |= self.builder.advice_author(values["author"])
        if "who_from" in values:
            values |= self.builder.advice_author(values.pop("who_from"))
        label = values.pop("label", "")
        if code == "A":
            values = {**(view_values(label) if "speaker" not in row.group.columns else {"label": label}), **values}
        elif code == "I":
            values["field"] = self.builder.terms.placement_field(values.get("field", label)) or "other"
        elif label:
            values.setdefault("area", self._area(label))
        return values

    def _area(self, text: str) -> str:
        return self.vocabulary.areas.get(fold_label(text), text)

    def _day(self, row: ItemRow) -> Any:
        found = row.day(self.order)
        if found is None:
            self.builder.issue(row.place("date"), "this is not a date that can be read; the advice was left undated")
        return found


def _crossed(parts: Sequence[ItemRow]) -> bool:
    """Whether provision is repeated to pair each of its needs with each of its outcomes, so that these two are no pair."""
    for part in parts:
        if part.group.name == "provision":
            profile = part.group.columns["text"].profile if "text" in part.group.columns else None
            return profile is not None and profile.distinct < profile.filled
    return False
