"""Reading one statement of section A: whose voice it is, how it was gathered, how it speaks, and how far ahead it looks."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.text.reading import Reading
from ehcp_rules.text.times.bounds import time_bounds
from ehcp_rules.text.views.aspirations import aspirations
from ehcp_rules.text.views.business import business_in_views
from ehcp_rules.text.views.instead import instead_of_a_view
from ehcp_rules.text.views.method import method
from ehcp_rules.text.views.misplaced import misplaced
from ehcp_rules.text.views.others import another_s_view
from ehcp_rules.text.views.register import read_register
from ehcp_rules.text.views.voice import own_voice
from ehcp_rules.text.views.whose import whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["read_view"]


def read_view(item: AnalysedItem) -> Reading:
    """The slots own-voice, genuine-voice, method, aspiration, near and far; the faults of register and place."""
    body = item.passages.get("text")
    if body is None:
        return Reading()
    said = whose(item)
    genuine, register = read_register(item, body, said)
    starts = tuple(bound.span.start for bound in time_bounds(body.folded, body.scan, item.plan.plan.learner))
    faults = (*register, *misplaced(item, body, said), *instead_of_a_view(body, said, starts))
    if not any(fault.certain for fault in faults):
        faults = (*faults, *another_s_view(body, said), *business_in_views(item, body, said))
    slots = (own_voice(body, said, faults), genuine, method(item, body, said), *aspirations(item, body))
    return Reading(MappingProxyType({slot.name: slot for slot in slots}), faults)
