"""Check type over identity: that nobody else's name stands where this child's should."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text.people.names import strangers_in_items

__all__ = ["only_this_learner"]


@frozen(kw_only=True)
class OnlyThisLearner:
    """`sections` are searched; names that sections A and K introduce are people of this child's life."""

    sections: tuple[str, ...] = ("B", "C", "D", "E", "F", "G", "H1", "H2")


@check(
    "identity.only_this_learner",
    parameters=OnlyThisLearner,
    codes=(
        FindingCode("another-name", "Another child's name", "{item} has a name that is not this child's: {quote}."),
    ),
    laws=("renaming the child throughout never changes the verdict", "the order of items does not matter"),
)
def only_this_learner(context: CheckContext) -> CheckOutcome:
    """Judges whether a name that is neither this child's nor of their life stands where a name of the child should."""
    wanted: OnlyThisLearner = context.parameters
    learner = context.plan.plan.learner
    if not (learner.name or learner.known_as):
        raise SourceCannotTellError("the source gives no name of the child")
    found = strangers_in_items(context.plan, tuple(context.plan.items(*wanted.sections)))
    outcomes = []
    for item, seen in found.items():
        sure = tuple(quote for one in seen for quote in one.sure)
        unsure = tuple(quote for one in seen for quote in one.unsure)
        if sure:
            outcomes.append(lacks(item, "another-name", sure, "a given name that the plan does not introduce"))
        elif unsure:
            outcomes.append(asks(context, item, unsure, "a word that stands like a name"))
    return tuple(outcomes) or (met(At("plan"), "no other name stands where the child's should"),)
