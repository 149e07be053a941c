"""What a mapping of a vendor's export holds.

`mappings/xml/caseworks_ehc.toml` is an example for XML; `docs/how-to/map-a-vendors-xml-or-json.md` explains every key.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from attrs import field, frozen

from ehcp_rules.plan import SECTION_CODES

__all__ = [
    "JSON_FORMAT",
    "XML_FORMAT",
    "Block",
    "Events",
    "LinkList",
    "Table",
    "VendorExport",
    "paths_in",
    "sections_in",
]

XML_FORMAT = "vendor-xml/1"
JSON_FORMAT = "vendor-json/1"


@frozen(kw_only=True)
class Events:
    """Repeated nodes that carry a code and a value, such as the dates of the process; `codes` gives each its fact."""

    path: str
    code: str
    value: str = "."
    codes: Mapping[str, str]


@frozen(kw_only=True)
class Table:
    """Records that other nodes refer to by a key. A `shared` one stands beside the plans, before the first of them."""

    path: str
    key: str
    shared: bool = False


@frozen(kw_only=True)
class LinkList:
    """Links that stand apart from the items: each node names an item and the item that it leads to."""

    path: str
    origin: str
    target: str


@frozen(kw_only=True)
class Block:
    """Items of one section, or of the section that a code names.

    `path` leads to the nodes that are the section, `items` from there to its items (`.`: each node is an item itself);
    everything else is found from an item. `id` is a reference that people see, `key` one that only links use. `nested` items
    belong to the needs and outcomes that they stand inside. `back_links` name items that link to this one.
    """

    path: str
    section: str = ""
    code: str = ""
    items: str = "."
    text: str = "."
    markup: str = ""
    split: bool = False
    id: str = ""
    key: str = ""
    kind: str = ""
    always: str = ""
    nested: bool = False
    combined: Mapping[str, tuple[str, ...]] = field(factory=dict)
    fields: Mapping[str, str] = field(factory=dict)
    links: Mapping[str, str] = field(factory=dict)
    back_links: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class VendorExport:
    """A mapping of a vendor's export in XML or JSON."""

    format: str
    name: str
    title: str
    version: str
    root: str = ""
    records: str = "."
    reference: str
    signs: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    when_missing: str = "absent"
    facts: Mapping[str, str] = field(factory=dict)
    events: Events | None = None
    codes: Mapping[str, Mapping[str, str]] = field(factory=dict)
    tables: Mapping[str, Table] = field(factory=dict)
    blocks: tuple[Block, ...]
    links: tuple[LinkList, ...] = ()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that the export can hold, in the order of the plan."""
        named = {code for block in self.blocks for code in sections_in(block.section)}
        if any(block.code for block in self.blocks):
            named |= {code for written in self.codes.get("section", {}).values() for code in sections_in(written)}
        return tuple(code for code in SECTION_CODES if code in named)


def sections_in(written: str) -> tuple[str, ...]:
    """The sections of `F`, or of `H1+H2` for a part that holds both; none for an empty text, which leaves a part out."""
    return tuple(code.strip() for code in written.split("+") if code.strip())


@functools.lru_cache(maxsize=1024)
def paths_in(written: str) -> tuple[str, ...]:
    """The paths of `Forename + Surname`, whose texts stand behind each other."""
    return tuple(part.strip() for part in written.split(" + "))
