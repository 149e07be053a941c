"""Ends of the golden thread that hang loose: provision that states no link, and needs to which nothing leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehcp_rules.builtin.matters import in_need_of, touches
from ehcp_rules.builtin.verdicts import asks, lacks
from ehcp_rules.checks import CheckContext
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import ItemOutcome
from ehcp_rules.plan import Outcome
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.needs.nothing_found import says_nothing_found, still_being_found_out

__all__ = ["NEEDS_IN", "orphan", "unthreaded"]

NEEDS_IN = ("B", "C", "D")
_MEANT = 3
"""Words of substance that provision shares with a need that it may well be meant for."""
_LINKED_AS_A_RULE = ("F",)
"""Where provision without a link among provision with links has lost its thread, whatever its words."""


def unthreaded(
    context: CheckContext, links: Mapping[str, object], open_ended: tuple[AnalysedItem, ...], looked_in: tuple[str, ...]
) -> list[ItemOutcome]:
    """Needs in B that neither an outcome nor provision names, where most needs are named and all provision names something."""
    led_to = {need for item in context.plan.items("E") if isinstance(item.item, Outcome) for need in item.item.needs}
    named = led_to | links.keys()
    needs = tuple(context.plan.items("B", kinds=("need",)))
    if open_ended or not led_to or all(item.id in named for item in needs):
        return []
    sure = [item for item in needs if not (says_nothing_found(item) or still_being_found_out(item))]
    loose = [item for item in sure if item.id not in named]
    if 2 * len(loose) >= len(sure):
        return []
    return [
        lacks(
            item,
            "need-without-thread",
            (*whole(item), Absence((*looked_in, "section.E"), (f"a link to {item.id}",))),
            "neither an outcome nor provision names it",
        )
        for item in loose
    ]


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
