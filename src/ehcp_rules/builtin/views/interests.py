"""A check type over what is particular to a child: likes, interests and strengths."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import SlotState
from ehcp_rules.text.people.particulars import faint_praise, likings
from ehcp_rules.text.views.bland import bland_praise

__all__ = ["interests_particular"]


@frozen(kw_only=True)
class InterestsParticular:
    """Which `sections` and `kinds` tell what the child likes and is good at."""

    sections: tuple[str, ...] = ("A",)
    kinds: tuple[str, ...] = ("view",)


_NAMES_NO_EMPTY_HOPE = (SlotState.NOT_NEEDED, SlotState.FILLED)
"""A hope that names nothing is told as such, and not a second time as words that fit anybody."""


@check(
    "views.interests_particular",
    parameters=InterestsParticular,
    codes=(
        FindingCode(
            "interests-generic",
            "Interests or strengths that fit anybody",
            "{item} tells interests or strengths that would fit most children: {quote}.",
        ),
        FindingCode(
            "strength-faint",
            "Faint praise in the place of a strength",
            "{item} gives an average, a fault that is absent or praise with a condition as a strength: {quote}.",
        ),
    ),
    laws=("renaming the child throughout never changes the verdict",),
)
def interests_particular(context: CheckContext) -> CheckOutcome:
    """Judges whether what the child likes and is good at has particulars of this child."""
    wanted: InterestsParticular = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        faint = faint_praise(item)
        if faint:
            reason = "no strength of the child's own"
            outcomes.append(lacks(item, "strength-faint", faint, reason))
            continue
        hope = item.reading.slots.get("aspiration")
        bland = bland_praise(item) if hope is None or hope.state in _NAMES_NO_EMPTY_HOPE else False
        if bland:
            outcomes.append(lacks(item, "interests-generic", item.whole, "nothing that would not fit most children"))
            continue
        if bland is None:
            outcomes.append(asks(context, item, item.whole, "words that would fit most children"))
            continue
        told = likings(item)
        if not told:
            continue
        if any(liking.particular for liking in told):
            outcomes.append(met(item, "something of this child's own"))
        else:
            outcomes.append(
                lacks(
                    item,
                    "interests-generic",
                    tuple(liking.quote for liking in told),
                    "nothing that would not fit most children",
                )
            )
    return tuple(outcomes)
