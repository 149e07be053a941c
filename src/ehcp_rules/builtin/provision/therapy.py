"""Check type over therapy: what educates or trains is special educational provision and belongs in section F."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.english.stems import stems_of
from ehcp_rules.text.provision.therapies import (
    SPEECH_AND_LANGUAGE,
    gives_therapy,
    in_no_other_amount,
    names_therapy,
    subject_taught,
    therapy_of,
)

__all__ = ["therapy_in_the_right_section"]


@frozen(kw_only=True)
class TherapyInTheRightSection:
    """Therapy in `health` that educates or trains must also stand in `education`."""

    health: str = "G"
    education: str = "F"


@check(
    "therapy.in_the_right_section",
    parameters=TherapyInTheRightSection,
    codes=(
        FindingCode(
            "therapy-only-in-health",
            "Therapy that educates stands only in health",
            "{item} holds {therapy} that educates or trains, and section F does not.",
        ),
    ),
    laws=("adding the same therapy to section F never lowers the verdict",),
)
def therapy_in_the_right_section(context: CheckContext) -> CheckOutcome:
    """Judges whether therapy that educates or trains stands in section F, and not only in section G."""
    wanted: TherapyInTheRightSection = context.parameters
    taught = tuple(context.plan.items(wanted.education, kinds=("provision",)))
    outcomes: list[ItemOutcome] = []
    for item in context.plan.items(wanted.health, kinds=("provision",)):
        outcomes.extend(_judge(context, item, taught))
    return tuple(outcomes)


def _judge(context: CheckContext, item: AnalysedItem, taught: tuple[AnalysedItem, ...]) -> CheckOutcome:
    passage = item.passages.get("text")
    told = therapy_of(item)
    if passage is None or told is None:
        return ()
    therapy, quote = told.name, (passage.quote(0, len(passage.text)),)
    if told.treats and not told.teaches:
        return (does_not_apply(item, "treatment, which belongs to health"),)
    answers = [other for other in taught if names_therapy(other, therapy)]
    # What teaches outright is answered only by what teaches the same thing, as far as it says what.
    taught_here = subject_taught(item) if told.teaches and not told.treats else frozenset()
    full = [
        other
        for other in answers
        if other.reading.slots["quantity"].state is SlotState.FILLED
        and gives_therapy(other, therapy)
        and (not taught_here or (not taught_here.isdisjoint(stems_of(other)) and in_no_other_amount(item, other)))
    ]
    if full:
        return (met(item, f"section F holds {therapy} as well"),)
    if (told.treats or not told.teaches) and therapy != SPEECH_AND_LANGUAGE:
        return (asks(context, item, quote, "may be treatment or teaching"),)
    # What F holds of it is then of another kind, or for another purpose, or nothing but the work of those whom it trains.
    looked = Absence(tuple(other.path for other in taught) or ("section.F",), (therapy,))
    verdict = Verdict.PARTLY_MET if answers else Verdict.NOT_MET
    return (
        lacks(
            item,
            "therapy-only-in-health",
            (*quote, looked),
            f"{therapy} that educates or trains",
            told={"therapy": therapy},
            verdict=verdict,
        ),
    )
