"""The items of one plan, from rows: their sections and kinds, and the links that references state."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from attrs import define, field, frozen

from ehcp_rules.plan import ITEM_KINDS
from ehcp_rules_adapters.building import DEFAULT_KINDS, Entry, PlanBuilder, view_values
from ehcp_rules_adapters.sheets.days import Order, day_of
from ehcp_rules_adapters.sheets.export import ItemGroup, usual_section
from ehcp_rules_adapters.sheets.passages import parts_of
from ehcp_rules_adapters.sheets.profile import answer_of, references_in, section_codes_of
from ehcp_rules_adapters.sheets.vocabulary import SECTIONS_OF, Vocabulary
from ehcp_rules_adapters.terms import fold_label

__all__ = ["ItemRow", "Items", "sections_of"]

_LINKED = ("needs", "outcomes")
_ATTRIBUTES = {kind: frozenset(attribute.name for attribute in attrs.fields(cls)) for kind, cls in ITEM_KINDS.items()}


@frozen(eq=False)
class ItemRow:
    """One item's part of a row."""

    group: ItemGroup
    row: int

    def text(self, attribute: str) -> str:
        """What stands in the column of an attribute, codes translated; empty where there is no such column."""
        column = self.group.columns.get(attribute)
        if column is None:
            return ""
        text = self.group.table.grid.text(self.row, column.index).strip()
        codes = self.group.codes.get(attribute)
        return codes.get(text, text) if codes else text

    def day(self, order: Order) -> dt.date | None:
        """The day in the column of dates."""
        grid = self.group.table.grid
        value = grid.value(self.row, self.group.columns["date"].index)
        return day_of(value, order, serials=True, from_1904=grid.serial_from_1904)

    def place(self, attribute: str) -> str:
        """The place of an attribute's cell, or of the row."""
        column, table = self.group.columns.get(attribute), self.group.table
        return table.place(self.row, column) if column else table.grid.row_place(self.row)

    def unknown(self, attribute: str) -> bool:
        """Whether the cell holds a formula without a stored result, or an error."""
        column, unknown = self.group.columns.get(attribute), self.group.table.grid.unknown
        return bool(unknown) and column is not None and (self.row, column.index) in unknown


def sections_of(row: ItemRow, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The section of a row: as its column says, as its reference begins, by its area, or the usual one of its table."""
    allowed, said = SECTIONS_OF.get(row.group.name, frozenset()), row.text("section")
    stated = section_codes_of(said, vocabulary) if said else ()
    if stated:
        return stated
    if row.group.section and not said:
        return (row.group.section,)
    if begins := re.match(r"(H[12]|[A-K])S?[.\- ]?\d", row.text("id")):
        code = begins[1]
        if code in allowed or (not allowed and code in DEFAULT_KINDS):
            return (code,)
    if row.group.name == "needs":
        area = vocabulary.areas.get(fold_label(row.text("area")), "")
        return ({"health": "C", "social-care": "D"}.get(area, "B"),)
    usual = usual_section(row.group.name)
    return (usual,) if usual and not said else ()


@define(eq=False)
class _Made:
    entry: Entry
    row: ItemRow
    beside: dict[str, Entry]


@define(eq=False)
class Items:
    """The items of one plan in the making. Links are settled when all rows are in.

    `kinds` says what items are by how their references begin; without it the standard list holds.
    """

    builder: PlanBuilder
    vocabulary: Vocabulary
    order: Order
    kinds: Mapping[str, str] = field(factory=dict)
    made: list[_Made] = field(factory=list)
    heading: Entry | None = None
    by_id: dict[str, dict[str, Entry]] = field(factory=dict, repr=False)
    by_text: dict[tuple[str, str, str], Entry] = field(factory=dict, repr=False)

    def add_row(self, parts: Sequence[ItemRow]) -> None:
        """Add the items of one row. What stands in one row is linked: a provision to the need and outcome beside it."""
        beside: dict[str, Entry] = {}
        numbered: dict[str, dict[str, Entry]] = {}
        repeated = len(parts) > 1
        for part in parts:
            if part.group.name == "events":
                self._event(part)
                continue
            near = numbered.setdefault(part.group.number, {}) if part.group.number else beside
            entry = self._item(part, repeated, dict(near))
            if entry is not None:
                near[part.group.name] = entry

    def _event(self, row: ItemRow) -> None:
        name, text = row.text("name"), row.text("date")
        if not name or not text:
            return
        fact = self.builder.terms.fact(name) or self.builder.terms.fact(re.sub(r"[_-]+", " ", name))
        if fact and fact.startswith("dates."):
            found = row.day(self.order)
            self.builder.fact(fact, found.isoformat() if found else text, row.place("date"))
        elif fact is None:
            self.builder.issue(
                row.place("name"), "the name of this date is none that is known; it was left out", "note"
            )

    def _item(self, row: ItemRow, repeated: bool, beside: dict[str, Entry]) -> Entry | None:
        text = row.text("text")
        codes = sections_of(row, self.vocabulary)
        for attribute in row.group.columns:
            if row.unknown(attribute):
                what = attribute.replace("_", " ")
                self.builder.issue(row.place(attribute), f"the formula has no stored result; {what} is not supplied")
                if attribute == "text" and codes:
                    self.builder.not_supplied.add(codes[0])
        if not text:
            if not row.unknown("text") and any(
                row.text(one) for one in row.group.columns if one not in ("section", "area")
            ):
                self._without_text(row, repeated)
            return None
        if not codes:
            self.builder.issue(
                row.place("section"), "the section of this row is none that is known; the row was left out"
            )
            return None
        printed = row.text("id")
        known = self._again(row, codes[0], printed, text) if repeated else None
        if known is not None:
            self.made.append(_Made(known, row, beside))
            return known
        whole = row.group.name == "statements" and not printed and "\n" in text and codes[0] in "ABCDEFGJ"
        if whole and (parts := parts_of(codes[0], text, self.vocabulary)) and len(parts) > 1:
            for part in parts:
                self.builder.add(
                    codes[0], part.text, row.place("text"), kind=part.kind, printed_id=part.id, **part.values
                )
            return None
        return self._add(row, codes, printed, text, beside)

    def _without_text(self, row: ItemRow, repeated: bool) -> None:
        if not repeated:
            self.builder.issue(row.place("text"), "this row has no text and was left out")

    def _again(self, row: ItemRow, code: str, printed: str, text: str) -> Entry | None:
        known = (
            self.by_id.get(row.group.name, {}).get(printed)
            if printed
            else self.by_text.get((row.group.name, code, text))
        )
        return known if known is not None and known.text == text else None

    def _add(self, row: ItemRow, codes: tuple[str, ...], printed: str, text: str, beside: dict[str, Entry]) -> Entry:
        code = codes[0]
        if len(codes) > 1:
            self.builder.open_section(code, "", row.place("section"))
            self.builder.share(code, codes[1:])
        elif re.fullmatch(r"H1[-/&+ ]?H2", printed) and code == "H1":
            self.builder.share(code, ("H2",))
        kind = self._kind(row, code, printed, text)
        known = _ATTRIBUTES[kind]
        values = {name: value for name, value in self._values(row, code, kind).items() if name in known}
        shown, number = printed, len(printed) <= 3 and printed.isdigit()
        if number:
            shown = f"{code}{'.' if code in ('H1', 'H2') else ''}{int(printed)}"
            shown = "" if shown in self.by_id.get("shown", {}) else shown
        elif " " not in printed and not re.fullmatch(r"(?=.*[A-Za-z])[\w./()-]{1,24}", printed):
            shown = ""  # the key of a database record, which no plan prints
        entry = self.builder.add(code, text, row.place("text"), kind=kind, printed_id=shown, **values)
        self.by_id.setdefault("shown", {})[shown] = entry
        if printed:
            self.by_id.setdefault(_group_of(code), {}).setdefault(printed, entry)
            self.by_id.setdefault(row.group.name, {}).setdefault(printed, entry)
        self.by_text.setdefault((row.group.name, code, text), entry)
        self.made.append(_Made(entry, row, beside))
        self._under_last_heading(entry, row)
        return entry

    def _under_last_heading(self, entry: Entry, row: ItemRow) -> None:
        """Where no column says which heading an outcome stands under, it is the one above it."""
        if "under" in row.group.columns or entry.code != "E":
            return
        if entry.kind == "heading":
            self.heading = entry
        elif self.heading is not None and entry.kind == "outcome":
            entry.under = self.heading

    def _kind(self, row: ItemRow, code: str, printed: str, text: str) -> str:
        usual = DEFAULT_KINDS[code]
        said = self.vocabulary.kinds.get(fold_label(row.text("kind")), "")
        if code in "BCD" and (said == "strength" or answer_of(row.text("strength"))):
            return "strength"
        if code == "E" and answer_of(row.text("heading")):
            return "heading"
        if said in ("heading", "note") or (said == "monitoring" and code == "E"):
            return said
        begins = re.match(r"([A-Z]+)[\d.]*\Z", printed)
        if begins and not said:
            kind = (self.kinds or self.vocabulary.row_kinds).get(begins[1])
            if kind and begins[1].startswith(code):
                return kind
        placed = row.text("area") or row.text("needs") or row.text("under")
        if code == "E" and not placed and self.builder.terms.speaks_of_monitoring(text):
            return "monitoring"
        return usual

    def _values(self, row: ItemRow, code: str, kind: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for attribute in row.group.columns:
            text = row.text(attribute)
            if not text or attribute in (
                "id",
                "text",
                "section",
                "kind",
                "strength",
                "heading",
                "under",
                "links",
                *_LINKED,
            ):
                continue
            if attribute == "area":
                values["area"] = self.vocabulary.areas.get(fold_label(text), text)
            elif attribute == "date":
                values["date"] = self._day(row)
            elif attribute == "appended":
                answer = answer_of(text)
                values["appended"] = (
                    answer if answer is not None else self.builder.appended(text, row.place("appended"))
                )
            else:
                values[attribute] = text
        if kind == "advice" and "author" in values and "role" not in row.group.columns:
            values |= self.builder.advice_author(values["author"])
        if code == "A" and "label" in values and "speaker" not in row.group.columns:
            values |= view_values(values["label"])
        if "who_from" in values:
            values |= self.builder.advice_author(values.pop("who_from"))
        label = values.pop("label", "") if code != "A" else ""
        if code == "I":
            values["field"] = self.builder.terms.placement_field(values.get("field", label)) or "other"
        elif label:
            values.setdefault("area", self.vocabulary.areas.get(fold_label(label), label))
        return values

    def _day(self, row: ItemRow) -> dt.date | None:
        found = row.day(self.order)
        if found is None:
            self.builder.issue(row.place("date"), "this is not a date that can be read; the advice was left undated")
        return found

    def settle(self) -> None:
        """Resolve references and headings once every item is there."""
        headings = {one.entry.text: one.entry for one in self.made if one.entry.kind == "heading"}
        for one in self.made:
            for name in _LINKED:
                if name in _ATTRIBUTES[one.entry.kind]:
                    self._link(one, name)
            if one.entry.kind == "outcome":
                self._place_under(one, headings)

    def _link(self, one: _Made, name: str) -> None:
        links: list[Entry | str] = getattr(one.entry, name)
        stated = [(name, text) for text in references_in(one.row.text(name))] if one.row.text(name) else []
        letters = tuple(SECTIONS_OF[name])
        for text in references_in(one.row.text("links")):
            if text in self.by_id.get(name, {}) or text.startswith(letters):
                stated.append((name, text))
        whole = one.row.text(name)
        if whole and (found := self._text_of(name, whole)):
            links.append(found)
            stated = []
        for group, reference in stated:
            target = self._target(group, reference)
            if target is not one.entry and target not in links:
                links.append(target)
        if name in one.beside and one.beside[name] not in links:
            links.append(one.beside[name])

    def _target(self, group: str, reference: str) -> Entry | str:
        known = self.by_id.get(group, {})
        if reference in known:
            return known[reference]
        letters = sorted(SECTIONS_OF[group])
        if reference.isdigit():
            same = [known[f"{letter}{reference}"] for letter in letters if f"{letter}{reference}" in known]
            if len(same) == 1:
                return same[0]
        folded = {key.casefold().replace(" ", ""): entry for key, entry in known.items()}
        return folded.get(reference.casefold().replace(" ", ""), reference)

    def _text_of(self, group: str, text: str) -> Entry | None:
        found = [entry for (name, _, own), entry in self.by_text.items() if name == group and own == text]
        return found[0] if len(found) == 1 else None

    def _place_under(self, one: _Made, headings: dict[str, Entry]) -> None:
        text = one.row.text("under")
        if not text:
            return
        found = self.by_id.get("outcomes", {}).get(text) or headings.get(text)
        if found is None and len(text.split()) > 1:
            found = self._new_heading(one, text)
            headings[text] = found
        if found is None:
            self.builder.issue(one.row.place("under"), "the heading of this outcome is not there; it stands under none")
        elif found is not one.entry:
            one.entry.under = found

    def _new_heading(self, one: _Made, text: str) -> Entry:
        """A heading that stands beside each outcome and not in a row of its own: it goes before the first of them."""
        return self.builder.add_before(one.entry, text, one.row.place("under"), kind="heading")


def _group_of(code: str) -> str:
    return next((group for group, codes in SECTIONS_OF.items() if code in codes), "statements")
