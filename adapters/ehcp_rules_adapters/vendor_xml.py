"""Vendors' XML exports, read through a mapping: paths, attributes and code lists as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.errors import AdapterError, Problem, UnreadableFileError
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES
from ehcp_rules_adapters.terms import load_strictly, standard_terms

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ehcp_rules_adapters.building import Entry, PlanBuilder

__all__ = ["FORMAT", "VendorXml", "adapter_from"]

FORMAT = "vendor-xml/1"

_NAME = r"[A-Za-z_][\w.-]*"
_STEP = rf"{_NAME}(?:\[@{_NAME}='[^'\]]*'\])*"
_PATH = re.compile(rf"(?:\.|{_STEP}(?:/{_STEP})*)(?:/@{_NAME})?|@{_NAME}")


@frozen(kw_only=True)
class Events:
    """Repeated elements that carry a code and a value, such as the dates of the process."""

    path: str
    code: str
    value: str = "."
    codes: Mapping[str, str]


@frozen(kw_only=True)
class Sections:
    """The elements that are sections, and which code stands for which of them."""

    path: str
    code: str
    codes: Mapping[str, str]
    combined: Mapping[str, tuple[str, ...]] = field(factory=dict)


@frozen(kw_only=True)
class Items:
    """The elements that are items of a section, and where their parts are."""

    path: str
    text: str
    id: str = ""
    kind: str = ""
    kinds: Mapping[str, str] = field(factory=dict)
    fields: Mapping[str, str] = field(factory=dict)
    links: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class VendorXml:
    """A mapping of a vendor's export. `mappings/xml/caseworks_ehc.toml` is an example with every key explained."""

    format: str
    name: str
    title: str
    version: str
    root: str
    records: str
    reference: str
    signs: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(factory=dict)
    events: Events | None = None
    sections: Sections
    items: Items


def adapter_from(text: str, name: str) -> AdapterDefinition:
    """The adapter of a mapping. Raises `AdapterError` with everything that is wrong with it."""
    mapping = load_strictly(text, VendorXml, name)
    problems = [Problem(f"{name}: {key}", message, hint) for key, message, hint in _contradictions(mapping)]
    if problems:
        raise AdapterError(problems)

    def sniff(glimpse: Glimpse) -> Sniff:
        return _sniff(mapping, glimpse)

    def read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
        return _read(mapping, source)

    codes = frozenset(mapping.sections.codes.values())
    dates = {"dates"} if mapping.events else {"dates"} & {fact.partition(".")[0] for fact in mapping.facts}
    learner = {"learner"} & {fact.partition(".")[0] for fact in mapping.facts}
    return AdapterDefinition(
        name=mapping.name,
        title=mapping.title,
        suffixes=(".xml",),
        supplies=codes | dates | learner,
        sniff=sniff,
        read=read,
        version=mapping.version,
    )


def _contradictions(mapping: VendorXml) -> Iterator[tuple[str, str, str]]:
    facts = standard_terms().facts
    named = [(f"facts.{fact}", fact) for fact in mapping.facts]
    named += [(f"events.codes.{code}", fact) for code, fact in (mapping.events.codes if mapping.events else {}).items()]
    for key, fact in named:
        if fact not in facts:
            yield key, f"{fact} is no fact of a plan", f"known: {', '.join(sorted(facts))}"
    yield from _wrong_codes(mapping)
    for key, path in _paths(mapping):
        if not _PATH.fullmatch(path):
            yield key, f"{path} is not a path", "use names with slashes, and @name at the end for an attribute"


def _wrong_codes(mapping: VendorXml) -> Iterator[tuple[str, str, str]]:
    for key, code in mapping.sections.codes.items():
        if code not in SECTION_CODES:
            yield f"sections.codes.{key}", f"{code} is no section", f"known: {', '.join(SECTION_CODES)}"
    for key, codes in mapping.sections.combined.items():
        if len(codes) < 2 or not set(codes) <= set(SECTION_CODES):
            yield f"sections.combined.{key}", "name two sections or more", f"known: {', '.join(SECTION_CODES)}"
    for key, kind in mapping.items.kinds.items():
        if kind and kind not in ITEM_KINDS:
            yield f"items.kinds.{key}", f"{kind} is no kind of item", f"known: {', '.join(ITEM_KINDS)}"
    attributes = {a.name for cls in ITEM_KINDS.values() for a in cls.__attrs_attrs__}
    for key in (*mapping.items.fields, *mapping.items.links):
        if key not in attributes:
            yield f"items.{key}", "no kind of item has this field", f"known: {', '.join(sorted(attributes))}"


def _paths(mapping: VendorXml) -> Iterator[tuple[str, str]]:
    yield from (("records", mapping.records), ("reference", mapping.reference))
    yield from (("sections.path", mapping.sections.path), ("sections.code", mapping.sections.code))
    yield from (("items.path", mapping.items.path), ("items.text", mapping.items.text))
    yield from (("items.id", mapping.items.id or "."), ("items.kind", mapping.items.kind or "."))
    yield from ((f"facts.{name}", path) for name, path in mapping.facts.items())
    yield from ((f"items.fields.{name}", path) for name, path in mapping.items.fields.items())
    yield from ((f"items.links.{name}", path) for name, path in mapping.items.links.items())
    if mapping.events:
        yield from (
            ("events.path", mapping.events.path),
            ("events.code", mapping.events.code),
            ("events.value", mapping.events.value),
        )


def _sniff(mapping: VendorXml, glimpse: Glimpse) -> Sniff:
    if glimpse.root != mapping.root:
        return Sniff(0)
    text = glimpse.text
    if mapping.signs and all(sign in text for sign in mapping.signs):
        return Sniff(95, f"its root is {mapping.root} and it names its product")
    return Sniff(60, f"its root is {mapping.root}")


def _read(mapping: VendorXml, source: Source) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.markup import records

    count = 0
    with source.open() as file:
        try:
            for record in records(file, (mapping.root, *mapping.records.split("/"))):
                count += 1
                yield _plan(mapping, source, record.element, record.place)
        except UnreadableFileError as error:
            after = f" (after {count} plans that were read)" if count else ""
            for problem in error.problems:
                yield ImportFailure(source.name, problem.path, problem.message + after, problem.hint)
            return
    if not count:
        message = f"the export holds no element {mapping.root}/{mapping.records}, so no plan was found"
        yield ImportFailure(
            source.name, f"xpath:/{mapping.root}", message, "check that plans were chosen for the export"
        )


def _plan(mapping: VendorXml, source: Source, record: Element, place: str) -> ImportedPlan | ImportFailure:
    from ehcp_rules_adapters.building import PlanBuilder

    reference = _take(record, mapping.reference, set())
    if not reference:
        message = f"this record has no reference ({mapping.reference})"
        return ImportFailure(source.name, place, message, "every plan needs one; mend the record and export it again")
    parts = _find(record, mapping.sections.path)
    if not parts:
        message = f"this record has no section ({mapping.sections.path})"
        return ImportFailure(source.name, place, message, "the case may have no plan yet; export it again once it has")
    builder = PlanBuilder(reference, adapter=mapping.name, source_name=source.name)
    used: set[Element] = {record}
    for fact, path in mapping.facts.items():
        builder.fact(fact, _take(record, path, used), f"{place}/{path}")
    if mapping.events:
        _events(mapping.events, record, builder, place, used)
    for index, part in enumerate(parts, 1):
        used.add(part)
        at = f"{place}/{_indexed(mapping.sections.path, index)}"
        _section(mapping, part, at, builder, used)
    if not builder.section_codes:
        message = "none of its sections has a code that the mapping knows"
        return ImportFailure(
            source.name, place, message, f"add the codes to [sections.codes] of the mapping {mapping.name}"
        )
    _unmapped(mapping, record, place, builder, used)
    return builder.finish((*mapping.sections.codes.values(), "dates", "learner"))


def _events(events: Events, record: Element, builder: PlanBuilder, place: str, used: set[Element]) -> None:
    for index, event in enumerate(_find(record, events.path), 1):
        at = f"{place}/{_indexed(events.path, index)}"
        used.update(event.iter())
        fact = events.codes.get(_take(event, events.code, set()))
        if fact is None:
            builder.issue(at, "the code of this event is none that the mapping knows; it was left out")
        else:
            builder.fact(fact, _take(event, events.value, set()), at)


def _section(
    mapping: VendorXml,
    part: Element,
    place: str,
    builder: PlanBuilder,
    used: set[Element],
) -> None:
    code = mapping.sections.codes.get(_take(part, mapping.sections.code, set()))
    entries = _find(part, mapping.items.path)
    if code is None:
        used.update(part.iter())
        builder.issue(
            place, f"the code of this section is none that the mapping knows; its {len(entries)} items were left out"
        )
        return
    if builder.has_section(code):
        builder.issue(place, f"section {code} comes more than once; all of it was kept", "note")
    builder.open_section(code, "", place)
    heading = None
    for index, element in enumerate(entries, 1):
        entry = _item(
            mapping.items, code, element, f"{place}/{_indexed(mapping.items.path, index)}", builder, used, heading
        )
        if entry is None:
            continue
        if entry.kind == "heading":
            heading = entry
        sharing = mapping.sections.combined.get(entry.printed_id)
        if sharing and code in sharing:
            builder.share(code, [other for other in sharing if other != code])


def _item(
    items: Items,
    code: str,
    element: Element,
    place: str,
    builder: PlanBuilder,
    used: set[Element],
    heading: Entry | None,
) -> Entry | None:
    used.add(element)
    text = _take(element, items.text, used)
    if not text.strip():
        builder.issue(place, "this item has no text and was left out")
        return None
    kind = ""
    if items.kind and (coded := _take(element, items.kind, used)):
        if coded not in items.kinds:
            builder.issue(place, "the kind of this item is none that the mapping knows; it was read as the usual kind")
        kind = items.kinds.get(coded, "")
    values: dict[str, Any] = {name: _take(element, path, used) for name, path in items.fields.items()}
    for name, path in items.links.items():
        values[name] = _all(element, path, used)
    if values.get("area"):
        values["area"] = builder.terms.area(values["area"])
    if "date" in values:
        values["date"] = builder.advice_date(values["date"], place)
    if "appended" in values:
        values["appended"] = builder.appended(values["appended"], place)
    if values.get("field"):
        values["field"] = builder.terms.placement_field(values["field"]) or "other"
    printed = _take(element, items.id, used) if items.id else ""
    return builder.add(code, text, place, kind=kind, printed_id=printed, under=heading, **values)


def _unmapped(mapping: VendorXml, record: Element, place: str, builder: PlanBuilder, used: set[Element]) -> None:
    """Report elements with text that the mapping does not name, once for each name."""
    for path in mapping.ignored:
        used.update(_find(record, path))
    seen = dict.fromkeys(e.tag for e in record.iter() if e not in used and e.text and e.text.strip())
    for tag in seen:
        builder.issue(place, f"elements {tag} are not in the mapping; their text was left out")


def _find(element: Element, path: str) -> list[Element]:
    return [element] if path in ("", ".") else element.findall(path)


def _take(element: Element, path: str, used: set[Element]) -> str:
    found = _all(element, path, used)
    return "\n".join(found)


def _all(element: Element, path: str, used: set[Element]) -> list[str]:
    way, found, attribute = path.rpartition("@")
    if found and "]" not in attribute:
        targets = _find(element, way.rstrip("/"))
        used.update(targets)
        return [value for target in targets if (value := target.get(attribute, "").strip())]
    targets = _find(element, path)
    used.update(step for target in targets for step in target.iter())
    return [value for target in targets if (value := "".join(target.itertext()).strip())]


def _indexed(path: str, index: int) -> str:
    return f"{path}[{index}]"
