"""Check types that the working ruleset has left behind and a released one still judges by: they stay while it may run."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import SlotState
from ehcp_rules.text.english.mentions import whole

__all__ = ["traces_aspirations"]


@frozen(kw_only=True)
class TracesAspirations:
    """Each hope in section A is put beside the outcomes that share most words of substance with it, `most` at a time."""

    most: int = 3


@check("person.traces_aspirations", parameters=TracesAspirations, codes=())
def traces_aspirations(context: CheckContext) -> CheckOutcome:
    """Judges nothing: each hope of section A goes to a person beside the outcomes nearest to it in words (E-05 of 2026.1.0)."""
    wanted: TracesAspirations = context.parameters
    outcomes = [item for item in context.plan.items("E", kinds=("outcome",)) if "text" in item.passages]
    if not outcomes:
        return ()
    found = []
    for hope in context.plan.items("A", kinds=("view",)):
        slot = hope.reading.slots.get("aspiration")
        if slot is None or slot.state not in (SlotState.FILLED, SlotState.PARTLY) or "text" not in hope.passages:
            continue
        words = hope.passages["text"].stems
        ranked = sorted(
            ((len(words & item.passages["text"].stems), -place) for place, item in enumerate(outcomes)), reverse=True
        )
        near = [outcomes[-place] for shared, place in ranked[: wanted.most] if shared]
        quotes = (*(slot.quotes or whole(hope)), *(quote for item in near for quote in whole(item)))
        request = JudgementRequest(context.question, hope.id, hope.path, quotes)
        reason = f"{len(near)} outcomes share words with the hope" if near else "no outcome shares a word with the hope"
        found.append(ItemOutcome(hope.id, hope.path, Verdict.NEEDS_JUDGEMENT, request=request, reason=reason))
    for item in outcomes:
        if any(fault.name == "aspiration" for fault in item.reading.faults):
            request = JudgementRequest(context.question, item.id, item.path, whole(item))
            reason = "a hope in the place of an outcome"
            found.append(ItemOutcome(item.id, item.path, Verdict.NEEDS_JUDGEMENT, request=request, reason=reason))
    return tuple(found)
