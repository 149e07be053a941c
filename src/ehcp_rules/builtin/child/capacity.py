"""Check type over statements that somebody lacks capacity: for which decision, and found when."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit
from ehcp_rules.text.child.conditions import at_times, decision_named
from ehcp_rules.text.english.mentions import sentence_of

__all__ = ["capacity_by_decision"]


@frozen(kw_only=True)
class CapacityByDecision:
    """Sections searched for statements that somebody lacks capacity (`lacking`), and for other words on the matter (`other`)."""

    sections: tuple[str, ...] = ("A", "B", "D", "F", "H1", "H2")
    lexicon: str = "plan-cues"
    lacking: tuple[str, ...] = ("no-capacity",)
    other: tuple[str, ...] = ("capacity",)


@check(
    "capacity.by_decision",
    parameters=CapacityByDecision,
    codes=(
        FindingCode(
            "capacity-without-decision",
            "A blanket statement on capacity",
            "{item} says that capacity is lacking, but not for which decision.",
        ),
        FindingCode(
            "capacity-without-date",
            "Capacity without a date",
            "{item} says that capacity is lacking for a decision, but not when that was found.",
        ),
    ),
    laws=("adding a decision or a date never lowers the verdict",),
)
def capacity_by_decision(context: CheckContext) -> CheckOutcome:
    """Judges whether each statement that capacity is lacking names a decision and a date; other words on it go to a person."""
    wanted: CapacityByDecision = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections):
        for passage in item.passages.values():
            outcomes += [
                _capacity(item, passage, hit)
                for hit in passage.hits_of(wanted.lexicon, *wanted.lacking)
                if not (hit.phrase.endswith("make decisions") and at_times(passage.folded[hit.span.end :]))
            ]
    if outcomes:
        return tuple(outcomes)
    found = [
        sentence_of(passage, hit.span.start)
        for item in context.plan.items(*wanted.sections)
        for passage in item.passages.values()
        for hit in passage.hits_of(wanted.lexicon, *wanted.other)
    ]
    if not found:
        return ()
    path = f"section.{wanted.sections[0]}"
    return (asks(context, At(path), tuple(dict.fromkeys(found)), f"{len(found)} sentences on deciding"),)


def _capacity(item: AnalysedItem, passage: AnalysedPassage, hit: Hit) -> ItemOutcome:
    quote = sentence_of(passage, hit.span.start)
    if not decision_named(passage.folded[hit.span.start : quote.span.end]):
        return lacks(item, "capacity-without-decision", (quote,), "names no decision")
    if not passage.dates:
        return lacks(
            item, "capacity-without-date", (quote,), "names a decision and no date", verdict=Verdict.PARTLY_MET
        )
    return met(item, "names a decision and a date")
