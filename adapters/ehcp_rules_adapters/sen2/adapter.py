"""The adapter for SEN2 returns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, Sniff, Source
from ehcp_rules_adapters.sen2.plans import ADAPTER, Sen2Options

__all__ = ["SEN2", "Sen2Options"]

_COLLECTION = re.compile(r"<(?:[\w.-]{1,40}:)?collection>\s*sen2\b", re.IGNORECASE)
_TAGS = ("<person>", "<receiveddate>", "<requestoutcome>")


def sniff(glimpse: Glimpse) -> Sniff:
    """Sure of XML that names the collection or has its tags."""
    if glimpse.nature != "xml":
        return Sniff(0)
    text = glimpse.text
    if _COLLECTION.search(text):
        return Sniff(98, "its header names the collection SEN2")
    folded = text.lower()
    if all(tag in folded for tag in _TAGS):
        return Sniff(85, "its elements are those of SEN2")
    return Sniff(0)


def read(source: Source, options: Sen2Options) -> Iterator[ImportedPlan | ImportFailure]:
    """The plans of each person in turn; a person that cannot be read is one failure and the rest goes on."""
    from ehcp_rules_adapters.sen2.returns import read_return

    yield from read_return(source, options)


SEN2 = AdapterDefinition(
    name=ADAPTER,
    title="SEN2 person-level return",
    suffixes=(".xml",),
    supplies=frozenset(("dates", "learner")),
    sniff=sniff,
    read=read,
    options=Sen2Options,
)
