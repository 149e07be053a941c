"""Which reader reads which kind of item."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from ehcp_rules.text.needs import read_need
from ehcp_rules.text.outcomes import read_outcome
from ehcp_rules.text.provision import read_provision
from ehcp_rules.text.reading import Reading
from ehcp_rules.text.views import read_view
from ehcp_rules.text.wording.residue import residue

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["read"]

_READERS: dict[str, Callable[[AnalysedItem], Reading]] = {
    "view": read_view,
    "need": read_need,
    "outcome": read_outcome,
    "provision": read_provision,
}


def read(item: AnalysedItem) -> Reading:
    """The reading of an item by its kind; kinds without slots are read for leftovers only."""
    reader = _READERS.get(item.item.kind)
    reading = reader(item) if reader is not None else Reading()
    left = tuple(residue(item))
    return attrs.evolve(reading, faults=(*reading.faults, *left)) if left else reading
