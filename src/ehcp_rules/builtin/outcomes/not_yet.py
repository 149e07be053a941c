"""Check types over what should not be there yet: outcomes that are reached, and primary needs of which the plan says nothing."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.outcomes.reached import act_hoped_for, done_already

__all__ = ["not_yet_reached", "primary_told"]


@frozen(kw_only=True)
class NotYetReached:
    """Outcomes must not ask for what section `against` tells as done."""

    against: str = "B"


@check(
    "outcomes.not_yet_reached",
    parameters=NotYetReached,
    codes=(
        FindingCode(
            "already-reached",
            "An outcome that is reached already",
            "{item} asks for what the child does already: {quote}.",
        ),
    ),
    laws=("taking a sentence out of the other section never makes the verdict worse",),
)
def not_yet_reached(context: CheckContext) -> CheckOutcome:
    """Judges only outcomes that the other section tells as done in the same words; silent on all others."""
    wanted: NotYetReached = context.parameters
    held = [
        item.passages["text"]
        for item in context.plan.items(wanted.against, kinds=("need", "strength"))
        if "text" in item.passages
    ]
    outcomes = []
    for item in context.plan.items("E", kinds=("outcome",)):
        act = act_hoped_for(item, context.plan.names)
        told = done_already(act, held, context.plan.names) if act else None
        if told is not None:
            outcomes.append(lacks(item, "already-reached", (*item.whole, told), "told as done already"))
    return tuple(outcomes)


@frozen(kw_only=True)
class PrimaryTold:
    """`sections` must hold a phrase of `lexicon` in the group of the recorded primary need, where that need has a group."""

    sections: tuple[str, ...] = ("B", "C")
    lexicon: str = "senses-and-movement"


_GROUPS = {
    "hi": "hearing",
    "hearing impairment": "hearing",
    "vi": "vision",
    "vision impairment": "vision",
    "visual impairment": "vision",
    "pd": "movement",
    "physical disability": "movement",
}
"""Codes and names of the school census for needs that a plan cannot tell without a word of the sense or of movement."""


@check(
    "needs.primary_told",
    parameters=PrimaryTold,
    codes=(
        FindingCode(
            "primary-need-untold",
            "A primary need that the plan does not tell",
            "The record gives {need} as the primary need, and the sections on needs hold no word of it.",
        ),
    ),
    laws=("adding a need to others never makes the verdict worse",),
)
def primary_told(context: CheckContext) -> CheckOutcome:
    """Judges whether a sensory or physical primary need on the record is told anywhere among the needs."""
    wanted: PrimaryTold = context.parameters
    recorded = context.plan.plan.learner.primary_need.strip()
    group = _GROUPS.get(recorded.lower())
    items = tuple(context.plan.items(*wanted.sections))
    needs = [item for item in items if item.item.kind == "need" and not says_nothing_found(item)]
    if group is None or not needs or not all(map(context.plan.plan.supplied, wanted.sections)):
        return ()
    place = At(f"section.{wanted.sections[0]}")
    if any(passage.hits_of(wanted.lexicon, group) for item in items for passage in item.passages.values()):
        return (met(place, f"the plan speaks of {group}"),)
    looked = Absence(tuple(f"section.{code}" for code in wanted.sections), (f"a word of {group}",))
    reason = f"no word of {group} in the sections on needs"
    return (lacks(At("learner.primary_need"), "primary-need-untold", (looked,), reason, told={"need": group}),)
