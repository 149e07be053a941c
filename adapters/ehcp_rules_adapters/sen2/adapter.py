"""The adapter for SEN2 returns."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, Sniff, Source, glimpse_of
from ehcp_rules_adapters.sen2.files import beside, exports_in, table_file
from ehcp_rules_adapters.sen2.options import ADAPTER, Sen2Options

__all__ = ["SEN2", "Sen2Options"]

_COLLECTION = re.compile(r"<(?:[\w.-]{1,40}:)?collection>\s*sen2\b", re.IGNORECASE)
_TAGS = ("<person>", "<receiveddate>", "<requestoutcome>")
_TABLE_KEY = re.compile(
    r"\b(?:person|requests|assessment|namedplan|activeplans|senneed|plandetail)tableid\b", re.IGNORECASE
)
_TEMPLATE = re.compile(r"\bname=\"Data Entry Template\"", re.IGNORECASE)
_MODULE_SHEET = re.compile(
    r"\bname=\"(active plan|assessment|named plan|person|placement detail|plan detail|request|sen need)s?( records?)?\"",
    re.IGNORECASE,
)


def sniff(glimpse: Glimpse) -> Sniff:
    """Sure of XML that names the collection, of COLLECT's files by their names, and of the template by its sheets."""
    if glimpse.nature == "xml":
        return _xml(glimpse.text)
    if "xl/workbook.xml" in glimpse.parts:
        main = glimpse.parts["xl/workbook.xml"].decode("utf-8", "replace")
        if _TEMPLATE.search(main):
            return Sniff(88, "it has the sheet of the SEN2 template")
        modules = {found[1].lower() for found in _MODULE_SHEET.finditer(main)}
        return Sniff(92, "its sheets are the modules of SEN2") if len(modules) > 3 else Sniff(0)
    if glimpse.nature in ("folder", "zip"):
        modules = {told[1] for name in glimpse.members if (told := table_file(name))}
        return Sniff(96, "it holds COLLECT's files of SEN2") if len(modules) > 2 else Sniff(0)
    if glimpse.nature == "text" and _TABLE_KEY.search(glimpse.text.partition("\n")[0]):
        return Sniff(94, "its headings are those of one of COLLECT's files of SEN2")
    return Sniff(0)


def _xml(text: str) -> Sniff:
    if _COLLECTION.search(text):
        return Sniff(98, "its header names the collection SEN2")
    folded = text.lower()
    return Sniff(85, "its elements are those of SEN2") if all(tag in folded for tag in _TAGS) else Sniff(0)


def read(source: Source, options: Sen2Options) -> Iterator[ImportedPlan | ImportFailure]:
    """The plans of each person in turn; a person that cannot be read is one failure and the rest goes on."""
    from ehcp_rules_adapters.sen2.returns import read_return

    exports = exports_in(glimpse_of(source).members)
    if not exports:
        yield from read_return(source, options)
    for common, names in sorted(exports.items()):
        named = attrs.evolve(source, name=f"{source.name}: {common.rstrip('_- ')}")
        yield from read_return(named, options, names)


SEN2 = AdapterDefinition(
    name=ADAPTER,
    title="SEN2 person-level return",
    suffixes=(".xml", ".csv", ".zip", ".xlsx"),
    supplies=frozenset(("dates", "learner")),
    sniff=sniff,
    read=read,
    options=Sen2Options,
    companions=beside,
)
