"""Reading one provision: what is done, how much, by whom with what skill, and wording that the slots do not excuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.amounts import group_slot, of_something, quantity_slot
from ehcp_rules.text.provision.delivery import deliverer_slot
from ehcp_rules.text.provision.duty import duty_faults
from ehcp_rules.text.provision.expertise import expertise_slot
from ehcp_rules.text.provision.facts import NIL, Provided
from ehcp_rules.text.provision.kinds import pointer_faults, type_slot
from ehcp_rules.text.provision.universal import universal_faults
from ehcp_rules.text.provision.vague import vague_faults
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["read_provision"]

_WORD = re.compile(r"[a-z0-9]")
"""What a dash or a stroke in place of an answer does not hold."""


_NIL_FROM = 60
_AND_YET = re.compile(
    r"\b(?:but|however|although|though)\b(?![^.;]{0,60}\b(?:universal|routine|usual|ordinary|mainstream"
    r"|same (?:services|care) as)\b)"
)
"""That something is given after all, unless it is what everybody is given."""


def _nothing_to_give(facts: Provided) -> bool:
    """Whether a statement says that nothing is given, or health or social care that they found no need: nothing to judge."""
    body = facts.body
    if body is None or any(True for _ in find(_AND_YET, "and-yet", body.folded, body.scan)):
        return False
    if NIL.match(body.folded):
        return True
    return (
        facts.clinical
        and not facts.amounts
        and any(hit.span.start < _NIL_FROM for hit in body.hits_of("nil-statements", "nil", "not-known"))
    )


def read_provision(item: AnalysedItem) -> Reading:
    """The slots type, quantity, deliverer, expertise and group, and the faults of wording, of one provision."""
    facts = Provided(item)
    if facts.body is not None and (not _WORD.search(facts.body.folded) or _nothing_to_give(facts)):
        names = ("type", "quantity", "deliverer", "expertise", "group")
        reason = "says that nothing is provided here, or that it is no part of the plan's provision"
        slots = {name: Slot(name, SlotState.NOT_NEEDED, (), reason) for name in names}
        return Reading(MappingProxyType(slots), nil=True)
    quantity = quantity_slot(facts)
    deliverer = deliverer_slot(facts)
    expertise = expertise_slot(facts, deliverer)
    group = group_slot(facts)
    kind = type_slot(facts)
    quantity = of_something(facts, quantity, kind, deliverer)
    slots = {slot.name: slot for slot in (kind, quantity, deliverer, expertise, group)}
    faults = tuple(_faults(facts, slots))
    return Reading(MappingProxyType(slots), faults)


def _faults(facts: Provided, slots: dict[str, Slot]) -> Iterator[Fault]:
    yield from vague_faults(facts, slots)
    yield from duty_faults(facts, slots)
    yield from universal_faults(facts, slots)
    yield from pointer_faults(facts, slots)
