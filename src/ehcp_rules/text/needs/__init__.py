"""Reading one need: whether it tells what others would see, and what it makes hard."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.text.needs.impact import impact
from ehcp_rules.text.needs.instead import ADULTS_HELP, provision_named
from ehcp_rules.text.needs.specifics import specifics
from ehcp_rules.text.reading import Fault, Reading

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["read_need"]


def read_need(item: AnalysedItem) -> Reading:
    """The slots specifics and impact of one need, with the fault provision-in-need."""
    passage = item.passages.get("text")
    if passage is None:
        return Reading()
    names = item.plan.names
    slots = {slot.name: slot for slot in (specifics(passage, names), impact(passage, names))}
    return Reading(MappingProxyType(slots), tuple(_faults(passage)))


def _faults(passage: AnalysedPassage) -> Iterator[Fault]:
    match = next(iter(provision_named(passage)), None)
    if match and not ADULTS_HELP.search(passage.folded, passage.scan):
        yield Fault("provision-in-need", (passage.quote(*match.span()),), "provision in place of a need", certain=False)
