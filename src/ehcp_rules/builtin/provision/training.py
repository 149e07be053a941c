"""Check type over training of staff: what is promised needs a topic, a trainer and a time; `trained staff` alone says none."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.provision.training import says_topic, says_trainer, says_when, training_claims

__all__ = ["training_told"]


@frozen(kw_only=True)
class TrainingTold:
    """Provision of `sections` that promises training of adults, or calls an adult trained who is nobody in particular."""

    sections: tuple[str, ...] = ("F",)


_PARTS = {
    "topic": "what the training is about",
    "training": "who trains",
    "timing": "when or how often",
}


@check(
    "provision.training_told",
    parameters=TrainingTold,
    codes=tuple(
        FindingCode(f"{name}-not-said", f"Does not say {what}", f"{{item}} does not say {what}.")
        for name, what in _PARTS.items()
    ),
    laws=("the order of items does not matter",),
)
def training_told(context: CheckContext) -> CheckOutcome:
    """Judges whether training says in what, by whom and when; adults who are only called trained, in what or by whom."""
    wanted: TrainingTold = context.parameters
    outcomes: list[ItemOutcome] = []
    for item in context.plan.items(*wanted.sections, kinds=("provision",)):
        if not item.reading.nil:
            outcomes.extend(_judged(item))
    return tuple(outcomes)


def _judged(item: AnalysedItem) -> tuple[ItemOutcome, ...]:
    claims = [claim for passage in item.passages.values() for claim in training_claims(passage)]
    if not claims:
        return ()
    promised = any(claim.to_come for claim in claims)
    said = {"topic": says_topic(item), "training": says_trainer(item, to_come=promised), "timing": says_when(item)}
    missing = [name for name, told in said.items() if not told]
    if not promised:
        missing = [] if said["topic"] or said["training"] else ["topic", "training"]
    if not missing:
        return (met(item, "says what has to be known of it"),)
    looked = tuple(passage.path for passage in item.passages.values())
    quotes = tuple(dict.fromkeys(claim.quote for claim in claims))
    findings = tuple(
        Finding(f"{name}-not-said", item.id, item.path, (*quotes, Absence(looked, (_PARTS[name],)))) for name in missing
    )
    verdict = Verdict.PARTLY_MET if len(missing) == 1 else Verdict.NOT_MET
    reason = "training that says too little" if promised else "called trained, and nothing said of it"
    return (ItemOutcome(item.id, item.path, verdict, findings, reason=reason),)
