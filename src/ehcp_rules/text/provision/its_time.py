"""Health and social care that has no amount but a time: once, by a stated day, or at what comes every day."""

from __future__ import annotations

import re

from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.provision.facts import Provided
from ehcp_rules.text.reading import Slot, SlotState

__all__ = ["at_its_time"]

_DUE = re.compile(r"(?:by|before|within) ")
_BY_THE_MEALS = re.compile(r"\b(?:before|after) (?:breakfast|lunch|dinner|snack|bed(?:time)?|meals|pe|exercise)\b")


def at_its_time(facts: Provided) -> Slot | None:
    """The slot of such an amount, or None; health and social care need less exact wording than section F."""
    if not facts.clinical:
        return None
    due = [pair for pair in facts.of(QuantityKind.WINDOW) if _DUE.match(pair[0].folded, pair[1].span.start)]
    if due:
        return Slot("quantity", SlotState.FILLED, facts.quotes(due), "done once, by a stated day")
    daily = [(passage, match) for passage in facts.reading for match in _BY_THE_MEALS.finditer(passage.folded)]
    quotes = tuple(passage.quote(*match.span()) for passage, match in daily)
    return Slot("quantity", SlotState.FILLED, quotes, "at what comes every day") if quotes else None
