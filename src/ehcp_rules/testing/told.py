"""A check type that says what it is told: for laws about scoring and engines, where no text should matter."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict

__all__ = ["TOLD", "ToldParameters"]


@frozen(kw_only=True)
class ToldParameters:
    """Which section's notes tell the verdicts."""

    section: str


@check(
    "testing.told",
    parameters=ToldParameters,
    codes=[FindingCode("told-so", "Told so", "{item} says that it fails.")],
    laws=("the order of items does not matter",),
)
def TOLD(context: CheckContext) -> CheckOutcome:  # noqa: N802 - it is a definition, not a function, once decorated
    """Each note of a section is judged by the verdict that it names; the word `raise` makes the check fail."""
    parameters: ToldParameters = context.parameters
    return tuple(
        _told(item.id, item.path, item.item.text) for item in context.plan.items(parameters.section, kinds=("note",))
    )


def _told(item: str, path: str, text: str) -> ItemOutcome:
    if text == "raise":
        raise RuntimeError(text)
    verdict = Verdict(text)
    failed = verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET)
    return ItemOutcome(item, path, verdict, (Finding("told-so", item, path),) if failed else ())
