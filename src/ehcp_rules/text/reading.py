"""The reading of one statement: the slots it fills, and the faults in its wording."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import field, frozen

from ehcp_rules.evidence import Quote

__all__ = ["Fault", "Reading", "Slot", "SlotState"]


class SlotState(StrEnum):
    """How far a passage fills something that it should state."""

    FILLED = "filled"
    PARTLY = "partly"
    EMPTY = "empty"
    UNSURE = "unsure"
    NOT_NEEDED = "not-needed"


@frozen
class Slot:
    """One thing that a statement should say (its quantity, its deliverer …), how far it does, and the words that do.

    `reason` is a short plain sentence without plan text.
    """

    name: str
    state: SlotState
    quotes: tuple[Quote, ...] = ()
    reason: str = ""


@frozen
class Fault:
    """A defect of wording that the slots do not excuse; `certain` is false when only a person can tell."""

    name: str
    quotes: tuple[Quote, ...]
    reason: str = ""
    certain: bool = True


@frozen
class Reading:
    """What one item says: slots by name, in a fixed order, and faults; `nil` when it says that there is nothing."""

    slots: Mapping[str, Slot] = field(factory=lambda: MappingProxyType({}))
    faults: tuple[Fault, ...] = ()
    nil: bool = False
