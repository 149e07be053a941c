"""A check type over one fact that is either so or not, such as one that a council declares of its own."""

from __future__ import annotations

from attrs import field, frozen

from ehcp_rules.builtin.verdicts import At, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode

__all__ = ["fact_holds"]


@frozen(kw_only=True)
class FactHolds:
    """The `fact` that should hold, a yes-no one, and `told_as`, how a reader would name it."""

    fact: str = field(metadata={"fact": "yes-no"})
    told_as: str


@check(
    "facts.holds",
    parameters=FactHolds,
    codes=(
        FindingCode("fact-does-not-hold", "Something recorded is not so", "The record says that {told} is not so."),
    ),
    laws=("a fact that the source does not tell is not assessed",),
)
def fact_holds(context: CheckContext) -> CheckOutcome:
    """Judges whether a fact of the plan's record holds; where the source does not tell it, nothing is held against anybody."""
    wanted: FactHolds = context.parameters
    value = context.facts.get(wanted.fact)
    if not isinstance(value, bool):
        raise SourceCannotTellError(f"the source does not tell {wanted.fact}")
    path = f"facts.{wanted.fact}"
    if value:
        return (met(At(path), "it is recorded so"),)
    looked = Absence((path,), (wanted.told_as,))
    return (
        lacks(At(path), "fact-does-not-hold", (looked,), "it is recorded as not so", told={"told": wanted.told_as}),
    )
