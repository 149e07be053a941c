"""One record of a vendor's export as a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportFailure
from ehcp_rules.loading.plans import NOT_SUPPLIED
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES, Learner, PlanDates
from ehcp_rules_adapters.building import PlanBuilder, fits_as_id
from ehcp_rules_adapters.entries import DEFAULT_KINDS, Entry, split_printed_id
from ehcp_rules_adapters.nodes import Node
from ehcp_rules_adapters.vendor.html_text import plain_lines
from ehcp_rules_adapters.vendor.mapping import Block, VendorExport, paths_in, sections_in
from ehcp_rules_adapters.vendor.paths import Tables, path_of
from ehcp_rules_adapters.vendor.values import Values, take

__all__ = ["by_key", "plan_of"]

_DAYS = ("dates.", "learner.date_of_birth")


def by_key(records: Iterable[Node], key: str) -> dict[str, list[Node]]:
    """Records by their key; several may have the same one."""
    table: dict[str, list[Node]] = {}
    for record in records:
        for node, attribute in path_of(key).ends(record, {}).ends:
            table.setdefault((node.attribute(attribute) if attribute else node.text).strip(), []).append(record)
    return table


def plan_of(mapping: VendorExport, record: Node, shared: Tables, source_name: str) -> ImportedPlan | ImportFailure:
    """The plan of a record, or why there is none."""
    own = {
        name: by_key(path_of(table.path).nodes(record), table.key)
        for name, table in mapping.tables.items()
        if not table.shared
    }
    builder = PlanBuilder("", adapter=mapping.name, source_name=source_name)
    reader = _Reader(mapping, builder, record, Values(mapping, builder, {**shared, **own}))
    builder.plan_id = reader.values.value(record, mapping.reference)
    if not builder.plan_id:
        message = f"this record has no reference ({mapping.reference})"
        hint = "every plan needs one; mend the record and export it again"
        return ImportFailure(source_name, record.place, message, hint)
    reader.read_facts()
    if not reader.read_blocks():
        paths = ", ".join(dict.fromkeys(block.path for block in mapping.blocks))
        message = f"this record has no section ({paths})"
        return ImportFailure(
            source_name, record.place, message, "the case may have no plan yet; export it again once it has"
        )
    if not builder.section_codes:
        message = "none of its sections has a code that the mapping knows"
        hint = f"add the codes to [codes.section] of the mapping {mapping.name}"
        return ImportFailure(source_name, record.place, message, hint)
    reader.settle_links()
    reader.fill_in_missing()
    reader.tell_unmapped()
    imported = builder.finish((*mapping.sections, "dates", "learner"))
    # The order of an export is the order of a database: it must not be read as the order in which a plan is printed.
    sections = sorted(imported.plan.sections, key=lambda section: SECTION_CODES.index(section.code))
    missing = {*imported.plan.not_supplied, *_untold(mapping)}
    not_supplied = tuple(part for part in NOT_SUPPLIED if part in missing)
    return attrs.evolve(imported, plan=attrs.evolve(imported.plan, sections=tuple(sections), not_supplied=not_supplied))


def _untold(mapping: VendorExport) -> set[str]:
    """The dates and fields of the learner that the mapping knows no place for, where it knows some."""
    told = {*mapping.facts, *(mapping.events.codes.values() if mapping.events else ())}
    untold: set[str] = set()
    for part, cls in (("dates", PlanDates), ("learner", Learner)):
        names = {f"{part}.{one.name}" for one in attrs.fields(cls)}
        untold |= names - told if names & told else set()
    return untold


@define
class _Reader:
    """Walks one record. `links` waits for the end, when every item is known by its key."""

    mapping: VendorExport
    builder: PlanBuilder
    record: Node
    values: Values
    by_key: dict[str, Entry] = field(factory=dict)
    by_node: dict[int, Entry] = field(factory=dict)
    nested: list[tuple[Entry, Node]] = field(factory=list)
    links: list[tuple[Entry | str, Entry | str, str, str]] = field(factory=list)
    headings: dict[str, Entry] = field(factory=dict)
    shared: set[str] = field(factory=set)

    # -- the front page

    def read_facts(self) -> None:
        """The facts that have a place of their own, and those of coded events."""
        for fact, written in self.mapping.facts.items():
            self._fact(fact, self.values.value(self.record, written), f"{self.record.place} {written}")
        if (events := self.mapping.events) is None:
            return
        for event in path_of(events.path).nodes(self.record):
            code, value = self.values.value(event, events.code), self.values.value(event, events.value)
            take(event)
            meaning = events.codes.get(code)
            if meaning is None:
                self.builder.issue(
                    event.place, "the code of this event is none that the mapping knows; it was left out"
                )
            elif meaning:
                self._fact(meaning, value, event.place)

    def _fact(self, fact: str, raw: str, place: str) -> None:
        value: str = (self.values.coded(fact, raw, place) or "") if raw else ""
        if value and fact.startswith(_DAYS):
            value = self.values.day(value, place, fact)
        if value:
            self.builder.fact(fact, value, place)

    # -- sections and items

    def read_blocks(self) -> int:
        """Read every block; gives the number of nodes that stand for a section or are items of one."""
        found = 0
        for block in self.mapping.blocks:
            seen: set[str] = set()
            for node in path_of(block.path).nodes(self.record):
                found += 1
                node.taken = True
                self._part(block, node, seen)
        return found

    def _part(self, block: Block, node: Node, seen: set[str]) -> None:
        items = [item for item in path_of(block.items).nodes(node) if not item.void]
        codes = sections_in(block.section)
        if block.code and not node.void:
            raw = self.values.value(node, block.code)
            meaning = self.mapping.codes["section"].get(raw)
            codes = sections_in(meaning or "")
            if not codes:
                take(node)
            if meaning is None:
                self.builder.issue(
                    node.place,
                    f"the code of this section is none that the mapping knows; left out with it: {len(items)}",
                )
        if not codes:
            return
        code, *others = codes
        if code in seen and block.items != ".":
            self.builder.issue(node.place, f"section {code} comes more than once; all of it was kept", "note")
        seen.add(code)
        self.builder.open_section(code, "", node.place, others)
        self.shared.update(others)
        if block.items != ".":
            self.headings.pop(code, None)
        for item in items:
            self._item(block, code, item)

    def _item(self, block: Block, code: str, node: Node) -> None:
        node.taken = True
        texts = self._texts(block, node)
        if not texts:
            self.builder.issue(node.place, "this item has no text and was left out")
            return
        kind = block.always
        if block.kind and (raw := self.values.value(node, block.kind)):
            kind = self.values.coded("kind", raw, node.place) or ""
        values = self._fields(block, node)
        printed, key = (self.values.value(node, path) if path else "" for path in (block.id, block.key))
        for number, text in enumerate(texts, 1):
            place = f"{node.place} line {number}" if block.split and len(texts) > 1 else node.place
            own, text = split_printed_id(code, text) if block.split and not block.id else ("", text)
            reference = own or (printed if number == 1 else "")
            shown = reference if fits_as_id(reference) else ""  # a key of a database is no reference that people use
            entry = self.builder.add(
                code, text, place, kind=kind, printed_id=shown, under=self.headings.get(code), **values
            )
            if entry.kind == "heading":
                self.headings[code] = entry
            for name in filter(None, (key if number == 1 else "", reference)):
                self.by_key.setdefault(name, entry)
            self._note_links(block, node, entry, first=number == 1)
            sharing = block.combined.get(reference, ())
            if code in sharing:
                others = [other for other in sharing if other != code]
                self.builder.share(code, others)
                self.shared.update(others)

    def _texts(self, block: Block, node: Node) -> list[str]:
        if not block.split:
            whole = self.values.value(node, block.text, block.markup)
            return [whole] if whole else []
        lines = [
            line
            for path in paths_in(block.text)
            for text in self.values.lines(node, path, block.markup)
            for line in text
        ]
        if not block.markup:
            lines = [line for text in lines for line in plain_lines(text.text)]
        units: list[str] = []
        for line in lines:
            # A list under a line that ends with a colon stays with that line, as in a document.
            if units and line.listed and (units[-1].endswith(":") or "\n" in units[-1]):
                units[-1] += f"\n{line.text}"
            else:
                units.append(line.text)
        return units

    def _fields(self, block: Block, node: Node) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, written in block.fields.items():
            raw = self.values.value(node, written, block.markup)
            value = self.values.coded(name, raw, node.place) if raw else ""
            if value and name == "area" and name not in self.mapping.codes:
                value = self.builder.terms.area(value)
            elif value and name == "date":
                values[name] = self.builder.advice_date(
                    self.values.day(value, node.place, "the date of this advice"), node.place
                )
                continue
            elif value and name == "appended":
                values[name] = self.builder.appended(value, node.place)
                continue
            elif value and name == "field":
                value = self.builder.terms.placement_field(value) or (value if value in ("name", "type") else "other")
            values[name] = value
        return values

    # -- links

    def _note_links(self, block: Block, node: Node, entry: Entry, *, first: bool) -> None:
        self.by_node.setdefault(id(node), entry)
        if block.nested:
            self.nested.append((entry, node))
        for name, written in block.links.items():
            self.links += [(entry, key, name, node.place) for key in self.values.texts(node, written)]
        for name, written in block.back_links.items() if first else ():
            self.links += [(key, entry, name, node.place) for key in self.values.texts(node, written)]

    def settle_links(self) -> None:
        """Join items by the keys that links name, and by what they stand inside."""
        for listed in self.mapping.links:
            for node in path_of(listed.path).nodes(self.record):
                node.taken = True
                origins, targets = self.values.texts(node, listed.origin), self.values.texts(node, listed.target)
                self.links += [(one, other, "any", node.place) for one in origins for other in targets]
        for entry, node in self.nested:
            above = node.parent
            while above is not None and above is not self.record:
                if id(above) in self.by_node:
                    self._join(entry, self.by_node[id(above)], "any", node.place)
                above = above.parent
        for origin, target, name, place in self.links:
            one = self.by_key.get(origin) if isinstance(origin, str) else origin
            other = self.by_key.get(target) if isinstance(target, str) else target
            if one is None or other is None:
                self.builder.issue(place, "a link leads to no item of the plan; it was left out")
            else:
                self._join(one, other, name, place)

    def _join(self, origin: Entry, target: Entry, name: str, place: str) -> None:
        right = {"need": "needs", "outcome": "outcomes"}.get(DEFAULT_KINDS[target.code], "")
        known = {one.name for one in attrs.fields(ITEM_KINDS[origin.kind])}
        if right not in known or name not in (right, "any"):
            self.builder.issue(
                place, f"a link from section {origin.code} to section {target.code} has no place in a plan"
            )
        elif target not in getattr(origin, right):
            getattr(origin, right).append(target)

    # -- the end

    def fill_in_missing(self) -> None:
        """What the mapping says of sections that a record does not have."""
        for code in self.mapping.sections:
            if self.builder.has_section(code) or code in self.shared:
                continue
            if self.mapping.when_missing == "empty":
                self.builder.open_section(code, "", self.record.place)
            elif self.mapping.when_missing == "not-supplied":
                self.builder.not_supplied.add(code)

    def tell_unmapped(self) -> None:
        """Report nodes with text that the mapping does not name, once for each name."""
        for path in (*self.mapping.ignored, *(table.path for table in self.mapping.tables.values())):
            for node in path_of(path).nodes(self.record):
                take(node)
        for name in dict.fromkeys(one.name for one in self.record.each() if not one.taken and one.own_text):
            self.builder.issue(self.record.place, f"{name} is not in the mapping; its text was left out")
