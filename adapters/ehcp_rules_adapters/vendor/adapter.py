"""The adapter that a mapping of a vendor's export makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.nodes import Node
from ehcp_rules_adapters.vendor.loading import load_mapping
from ehcp_rules_adapters.vendor.mapping import XML_FORMAT, VendorExport
from ehcp_rules_adapters.vendor.paths import path_of

__all__ = ["adapter_from"]

_Way = tuple[str, ...]


def adapter_from(text: str, name: str) -> AdapterDefinition:
    """The adapter of a mapping. Raises `AdapterError` with everything that is wrong with it."""
    mapping = load_mapping(text, name)
    facts = {*mapping.facts, *(mapping.events.codes.values() if mapping.events else ())}
    beside = {"dates", "learner"} & {fact.partition(".")[0] for fact in facts}

    def sniff(glimpse: Glimpse) -> Sniff:
        return _sniff(mapping, glimpse)

    def read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
        return _read(mapping, source)

    return AdapterDefinition(
        name=mapping.name,
        title=mapping.title,
        suffixes=(".xml",) if mapping.format == XML_FORMAT else (".json", ".jsonl"),
        supplies=frozenset({*mapping.sections, *beside}),
        sniff=sniff,
        read=read,
        version=mapping.version,
    )


def _sniff(mapping: VendorExport, glimpse: Glimpse) -> Sniff:
    signed = all(sign in glimpse.text for sign in mapping.signs)
    if mapping.format != XML_FORMAT:
        return Sniff(90, "it has the signs of this export") if glimpse.nature == "json" and signed else Sniff(0)
    if glimpse.root != mapping.root:
        return Sniff(0)
    if mapping.signs and signed:
        return Sniff(95, f"its root is {mapping.root} and it names its product")
    return Sniff(60, f"its root is {mapping.root}")


def _read(mapping: VendorExport, source: Source) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.vendor.reading import by_key, plan_of

    plans = path_of(mapping.records).names
    ways = {path_of(table.path).names: name for name, table in mapping.tables.items() if table.shared}
    shared: dict[str, dict[str, list[Node]]] = {name: {} for name in ways.values()}
    count = 0
    with source.open() as file:
        try:
            for way, node in _records(mapping, file, plans, tuple(ways)):
                if way == plans:
                    count += 1
                    yield plan_of(mapping, node, shared, source.name)
                else:
                    table = ways[way]
                    for key, records in by_key((node,), mapping.tables[table].key).items():
                        shared[table].setdefault(key, []).extend(records)
        except UnreadableFileError as error:
            after = f" (after {count} plans that were read)" if count else ""
            for problem in error.problems:
                yield ImportFailure(source.name, problem.path, problem.message + after, problem.hint)
            return
    if not count:
        what = f"element {mapping.root}/{mapping.records}" if mapping.root else f"value under {mapping.records}"
        place = f"xpath:/{mapping.root}" if mapping.root else "json:$"
        message = f"the export holds no {what}, so no plan was found"
        yield ImportFailure(source.name, place, message, "check that plans were chosen for the export")


def _records(
    mapping: VendorExport, file: BinaryIO, plans: _Way, tables: tuple[_Way, ...]
) -> Iterator[tuple[_Way, Node]]:
    """Each record of a plan or of a shared table as it comes by, with the way to it."""
    if mapping.format != XML_FORMAT:
        from ehcp_rules_adapters.vendor.json_records import json_records

        yield from json_records(file, (plans, *tables))
        return
    from ehcp_rules_adapters.xml_nodes import xml_nodes

    wanted = {(mapping.root, *way): way for way in (plans, *tables)}
    way: _Way = ()

    def is_wanted(trail: list[Node]) -> bool:
        return tuple(node.name for node in trail) in wanted

    for node in xml_nodes(file, is_wanted):
        steps = node.place.removeprefix("xpath:/").split("/")
        way = wanted[tuple(step.partition("[")[0] for step in steps)]
        yield way, node
