"""Ends of the golden thread that hang loose: provision that states no link."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_rules.builtin.threads.matters import in_need_of, touches
from ehcp_rules.builtin.verdicts import asks, lacks
from ehcp_rules.checks import CheckContext
from ehcp_rules.findings import ItemOutcome
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole

__all__ = ["NEEDS_IN", "orphan"]

NEEDS_IN = ("B", "C", "D")
_MEANT = 3
"""Words of substance that provision shares with a need that it may well be meant for."""
_LINKED_AS_A_RULE = ("F",)
"""Where provision without a link among provision with links has lost its thread, whatever its words."""


def orphan(context: CheckContext, item: AnalysedItem, needs: Iterable[AnalysedItem], matters: str) -> ItemOutcome:
    """Provision that states neither need nor outcome: a broken thread; in G and H a question where it has a need's own words."""
    passage = item.passages.get("text")
    own = passage.stems if passage is not None else frozenset()
    for need in needs:
        theirs = need.passages["text"].stems if "text" in need.passages else frozenset()
        of_health = matters and item.section == "G" and touches(item, matters, in_need_of(need, matters))
        alike = item.section not in _LINKED_AS_A_RULE and len(own & theirs) >= _MEANT
        if of_health or alike:
            return asks(context, item, (*whole(item), *whole(need)), f"states no link; {need.id} has the same words")
    return lacks(item, "provision-without-need", whole(item), "states no need and no outcome")
