"""Check type over therapy: what educates or trains is special educational provision and belongs in section F."""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.grammar import any_of

__all__ = ["therapy_in_the_right_section"]


@frozen(kw_only=True)
class TherapyInTheRightSection:
    """Therapy in `health` that educates or trains must also stand in `education`."""

    health: str = "G"
    education: str = "F"


_THERAPIES = (
    (
        "speech and language therapy",
        re.compile(r"\bspeech (?:and|&) language|\bspeech therap|\bslt\b|\bsalt\b|\blanguage therap"),
    ),
    ("occupational therapy", re.compile(r"\boccupational therap|\bot\b")),
    ("physiotherapy", re.compile(r"\bphysio")),
    (
        "psychological therapy",
        re.compile(r"\bcbt\b|\bcognitive behaviou?ral|\bpsychotherap|\bmindfulness|\bcounselling"),
    ),
)
_TEACHES = any_of(
    r"\b(?:teach\w*|train\w*|taught|learn\w*|skills?|programmes?|practi[sc]\w+|target\w*|communicat\w+"
    r"|language|narrative|vocabulary|understanding|expressive|receptive|speech sounds?|symbols?"
    r"|handwriting|dressing|independence|use of|direct work|sessions? on|in (?:school|class|college"
    r"|nursery)|pencil|cutlery|self-care|play)\b",
)
_MEDICAL = any_of(
    r"\b(?:eating|drinking|swallow\w*|feed\w*|dysphagia|splints?|orthotics?|boots|chest|respiratory"
    r"|surgery|botulinum|spasticity|seating clinic|wheelchair|equipment review|hearing aid|clinic"
    r"|medication|saliva|posture review|spinal|hip|pain|tone|assess(?:es|ment)? only|scoliosis)\b",
)
_ALWAYS_TEACHES = "speech and language therapy"


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
    if passage is None:
        return ()
    for therapy, words in _THERAPIES:
        # A therapist's or service's own column counts as part of the statement.
        text = " ".join(part.folded for part in item.passages.values())
        match = words.search(text)
        if match is None:
            continue
        quote: tuple[Quote, ...] = (passage.quote(0, len(passage.text)),)
        teaches, medical = _TEACHES.search(text), _MEDICAL.search(text)
        if medical and not teaches:
            return (
                ItemOutcome(item.id, item.path, Verdict.NOT_APPLICABLE, reason="treatment, which belongs to health"),
            )
        answers = [other for other in taught if any(words.search(p.folded) for p in other.passages.values())]
        full = [other for other in answers if other.reading.slots["quantity"].state is SlotState.FILLED]
        if full:
            return (ItemOutcome(item.id, item.path, Verdict.MET, reason=f"section F holds {therapy} as well"),)
        if ((medical or not teaches) and therapy != _ALWAYS_TEACHES) or (
            therapy == _ALWAYS_TEACHES and medical and not teaches
        ):
            request = JudgementRequest(context.question, item.id, item.path, quote)
            return (
                ItemOutcome(
                    item.id, item.path, Verdict.NEEDS_JUDGEMENT, request=request, reason="may be treatment or teaching"
                ),
            )
        looked = Absence(tuple(other.path for other in taught) or ("section.F",), (therapy,))
        finding = Finding("therapy-only-in-health", item.id, item.path, (*quote, looked), {"therapy": therapy})
        verdict = Verdict.PARTLY_MET if answers else Verdict.NOT_MET
        return (ItemOutcome(item.id, item.path, verdict, (finding,), reason=f"{therapy} that educates or trains"),)
    return ()
