"""Reading one outcome: the change, how anybody could tell, by when; and services, wishes or processes in its place."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.text.outcomes.asides import asides
from ehcp_rules.text.outcomes.bounds import measures_how_long, outcome_bounds, time_bound
from ehcp_rules.text.outcomes.change import change
from ehcp_rules.text.outcomes.facts import Stated
from ehcp_rules.text.outcomes.heads import label_of
from ehcp_rules.text.outcomes.instead import process_faults, wish_faults
from ehcp_rules.text.outcomes.measure import measure
from ehcp_rules.text.outcomes.service import service_faults
from ehcp_rules.text.reading import Reading

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["measures_how_long", "outcome_bounds", "read_outcome"]


def read_outcome(item: AnalysedItem) -> Reading:
    """The slots change, measure and time-bound, and the faults service, service-perspective, aspiration and process."""
    passage = item.passages.get("text")
    if passage is None:
        return Reading()
    bounds = outcome_bounds(item)
    label = label_of(passage.folded)
    own = tuple(bound.span for where, bound in bounds if where is passage)
    if label is not None and not any(label.overlaps(span) for span in own):
        own = (label, *own)
    own = (*(aside for aside in asides(passage.folded) if aside.end < len(passage.folded) or aside.start), *own)
    faults = (*service_faults(passage, own), *wish_faults(passage, own), *process_faults(passage, own))
    facts = Stated(passage, own, faults)
    slots = (change(facts), measure(facts), time_bound(bounds))
    return Reading(MappingProxyType({slot.name: slot for slot in slots}), faults)
