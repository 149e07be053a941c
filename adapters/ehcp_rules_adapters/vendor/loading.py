"""Loading a mapping of a vendor's export: strictly, with everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import fields_dict

from ehcp_rules.errors import AdapterError, Problem, closest
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES, STAGES
from ehcp_rules_adapters.terms import load_strictly, standard_terms
from ehcp_rules_adapters.vendor.day_formats import format_problem
from ehcp_rules_adapters.vendor.mapping import JSON_FORMAT, XML_FORMAT, Block, VendorExport, paths_in, sections_in
from ehcp_rules_adapters.vendor.paths import path_of

__all__ = ["load_mapping"]

_MISSING = ("absent", "empty", "not-supplied")
_MARKUPS = ("", "html")
_LINKS = ("needs", "outcomes", "any")


def load_mapping(text: str, name: str) -> VendorExport:
    """Read a mapping. Raises `AdapterError` with everything that is wrong with it, each with its key."""
    mapping = load_strictly(text, VendorExport, name)
    problems = [Problem(f"{name}: {key}", message, hint) for key, message, hint in _wrong(mapping)]
    if problems:
        raise AdapterError(problems)
    return mapping


def _wrong(mapping: VendorExport) -> Iterator[tuple[str, str, str]]:
    if mapping.format == XML_FORMAT and not mapping.root:
        yield "root", "is missing", "name the root element of the export"
    if mapping.format == JSON_FORMAT and mapping.root:
        yield "root", "JSON has no root element", "say where the plans are with records"
    if mapping.format == JSON_FORMAT and not mapping.signs:
        yield "signs", "are missing", "name words that stand near the beginning of every such export, such as its keys"
    if mapping.when_missing not in _MISSING:
        yield "when_missing", f"{mapping.when_missing} is not known", f"known: {', '.join(_MISSING)}"
    for index, written in enumerate(mapping.dates):
        if problem := format_problem(written):
            yield f"dates[{index}]", f"{written} {problem}", "write it as DD/MM/YYYY or D MMM YY"
    facts = standard_terms().facts
    named = [(f"facts.{fact}", fact) for fact in mapping.facts]
    named += [(f"events.codes.{code}", fact) for code, fact in (mapping.events.codes if mapping.events else {}).items()]
    for key, fact in named:
        if fact and fact not in facts:
            yield key, f"{fact} is no fact of a plan", closest(fact, facts)
    yield from _wrong_codes(mapping)
    if not mapping.blocks:
        yield "blocks", "there is none", "say in [[blocks]] where the items of each section are"
    for index, block in enumerate(mapping.blocks):
        yield from _wrong_block(block, f"blocks[{index}]", mapping)
    yield from _wrong_paths(mapping)


def _wrong_codes(mapping: VendorExport) -> Iterator[tuple[str, str, str]]:
    known: dict[str, tuple[str, ...]] = {
        "stage": STAGES, "kind": ("", *ITEM_KINDS), "field": ("name", "type", "other"), "appended": ("yes", "no"),
    }  # fmt: skip
    for name, codes in mapping.codes.items():
        for code, meaning in codes.items():
            if name == "section" and (wrong := [one for one in sections_in(meaning) if one not in SECTION_CODES]):
                yield f"codes.section.{code}", f"{wrong[0]} is no section", f"known: {', '.join(SECTION_CODES)}"
            elif name in known and meaning not in known[name]:
                words = ", ".join(word for word in known[name] if word)
                yield f"codes.{name}.{code}", f"{meaning} is no {name} that is known", f"known: {words}"
    used = {"section", "kind", *mapping.facts, *(name for block in mapping.blocks for name in block.fields)}
    for name in mapping.codes:
        if name not in used:
            yield f"codes.{name}", "nothing in this mapping has such a code", closest(name, used)


_FIELDS = frozenset(name for cls in ITEM_KINDS.values() for name in fields_dict(cls)) - {
    "id",
    "text",
    "source",
    "under",
}


def _wrong_block(block: Block, at: str, mapping: VendorExport) -> Iterator[tuple[str, str, str]]:
    if bool(block.section) == bool(block.code):
        yield at, "says neither or twice which section it is", "give section, or code with [codes.section]"
    for code in sections_in(block.section):
        if code not in SECTION_CODES:
            yield f"{at}.section", f"{code} is no section", f"known: {', '.join(SECTION_CODES)}"
    if block.markup not in _MARKUPS:
        yield f"{at}.markup", f"{block.markup} is no markup that can be read", "known: html"
    if block.always and block.always not in ITEM_KINDS:
        yield f"{at}.always", f"{block.always} is no kind of item", f"known: {', '.join(ITEM_KINDS)}"
    for id, codes in block.combined.items():
        if len(codes) < 2 or not set(codes) <= set(SECTION_CODES):
            yield f"{at}.combined.{id}", "name two sections or more", f"known: {', '.join(SECTION_CODES)}"
    for key, coded, needed in (("code", block.code, "section"), ("kind", block.kind, "kind")):
        if coded and needed not in mapping.codes:
            yield f"{at}.{key}", f"there is no list of codes for {needed}", f"add [codes.{needed}]"
    yield from _wrong_fields(block, at)


def _wrong_fields(block: Block, at: str) -> Iterator[tuple[str, str, str]]:
    for name in block.fields:
        if name not in _FIELDS - {"needs", "outcomes"}:
            yield f"{at}.fields.{name}", "no kind of item has this field", closest(name, _FIELDS)
    for key, links in (("links", block.links), ("back_links", block.back_links)):
        for name in links:
            if name not in _LINKS:
                yield f"{at}.{key}.{name}", "is no kind of link", f"known: {', '.join(_LINKS)}"


def _wrong_paths(mapping: VendorExport) -> Iterator[tuple[str, str, str]]:
    repeated = {"records", "path", "items", "ignored"}
    shared = [name for name, table in mapping.tables.items() if table.shared]
    for key, written in ((key, one) for key, several in _paths(mapping) for one in paths_in(several)):
        try:
            path = path_of(written)
        except ValueError as error:
            yield key, f"{written} is no path: {error}", "use names with slashes, and @name at the end for an attribute"
            continue
        if path.to_value and key.rpartition(".")[2].partition("[")[0] in repeated:
            yield key, f"{written} leads to a value and not to nodes", "leave out what stands behind @ or =>"
        elif not path.plain and key in (streamed := ("records", *(f"tables.{name}.path" for name in shared))):
            yield key, f"{written} chooses among nodes", f"use plain names in {' and '.join(streamed)}"
        if mapping.format == JSON_FORMAT and "@" in written:
            yield key, f"{written} names an attribute", "JSON has none; write the key without @"
        for table in path.tables:
            if table not in mapping.tables:
                yield key, f"there is no table {table}", closest(table, mapping.tables) or "add it to [tables]"
    if shared and mapping.format == JSON_FORMAT and mapping.records == ".":
        yield (
            f"tables.{shared[0]}.shared",
            "nothing stands beside the plans when records is .",
            "name the list of plans",
        )


def _paths(mapping: VendorExport) -> Iterator[tuple[str, str]]:
    """Every path of the mapping with its key."""
    yield from (("records", mapping.records), ("reference", mapping.reference))
    yield from ((f"ignored[{index}]", path) for index, path in enumerate(mapping.ignored))
    yield from ((f"facts.{name}", path) for name, path in mapping.facts.items())
    things: list[tuple[str, Any, tuple[str, ...]]] = []
    if mapping.events:
        things.append(("events", mapping.events, ("path", "code", "value")))
    things += [(f"tables.{name}", table, ("path", "key")) for name, table in mapping.tables.items()]
    own = ("path", "code", "items", "text", "id", "key", "kind")
    things += [(f"blocks[{index}]", block, own) for index, block in enumerate(mapping.blocks)]
    things += [(f"links[{index}]", one, ("path", "origin", "target")) for index, one in enumerate(mapping.links)]
    for at, thing, names in things:
        yield from ((f"{at}.{name}", getattr(thing, name)) for name in names if getattr(thing, name))
    for index, block in enumerate(mapping.blocks):
        for name in ("fields", "links", "back_links"):
            yield from ((f"blocks[{index}].{name}.{key}", path) for key, path in getattr(block, name).items())
