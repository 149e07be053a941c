"""What an assessment says of a plan, without a word of the plan: verdicts, scores, and a seal over the findings."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ehcp_rules.assessment import Assessment
from ehcp_rules.digest import digest_of
from ehcp_rules.evidence import Absence, DateSeen, Evidence, LinkSeen, Quote
from ehcp_rules.findings import Finding, ItemOutcome
from ehcp_rules.scoring import CriterionResult

__all__ = ["PlanVerdicts", "verdicts_of"]


@frozen(kw_only=True)
class PlanVerdicts:
    """One plan's verdicts by criterion, the seal over each criterion's findings, and the score under each policy in words.

    A seal is the start of a SHA-256 over item ids, finding codes, places and offsets: equal findings have equal seals.
    """

    plan: str
    verdicts: Mapping[str, str]
    findings: Mapping[str, str]
    scores: Mapping[str, str]


def verdicts_of(assessment: Assessment, *, plan: str = "") -> PlanVerdicts:
    """The verdicts of an assessment under the plan's id, or another name for it."""
    return PlanVerdicts(
        plan=plan or assessment.plan_id,
        verdicts={result.criterion: result.verdict.value for result in assessment.results},
        findings={result.criterion: seal for result in assessment.results if (seal := _seal(result))},
        scores={policy.id: _score(assessment, policy.id) for policy in assessment.ruleset.policies},
    )


def _score(assessment: Assessment, policy: str) -> str:
    score = assessment.score(policy)
    points = "no points" if score.points is None else f"{score.points.low} to {score.points.high}"
    return f"{score.headline}: {points}"


def _seal(result: CriterionResult) -> str:
    told = [_outcome(outcome) for outcome in result.items if outcome.findings]
    return digest_of(told)[:16] if told else ""


def _outcome(outcome: ItemOutcome) -> list[object]:
    return [outcome.item, outcome.path, outcome.verdict.value, [_finding(finding) for finding in outcome.findings]]


def _finding(finding: Finding) -> list[object]:
    return [finding.code, finding.item, finding.path, dict(finding.parameters), [_place(e) for e in finding.evidence]]


def _place(evidence: Evidence) -> list[object]:
    match evidence:
        case Quote():
            return [evidence.path, evidence.span.start, evidence.span.end]
        case DateSeen():
            return [evidence.event, evidence.date]
        case LinkSeen():
            return [evidence.origin, evidence.target, evidence.basis]
        case Absence():
            return [list(evidence.looked_in), list(evidence.looked_for)]
