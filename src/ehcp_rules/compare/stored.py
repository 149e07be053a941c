"""Results that were stored as JSON: scored again under another policy, without the plan and without judging anew."""

from __future__ import annotations

from fractions import Fraction

from ehcp_rules.errors import EhcpRulesError, Problem
from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.report.wire import AssessmentDocument, CriterionDocument, PointsDocument
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.scoring import CriterionResult, Interval, Score, score_of

__all__ = ["rescored"]


def rescored(document: AssessmentDocument, ruleset: Ruleset, policy: str | None = None) -> Score:
    """The score of a stored result under a policy of this ruleset (its default one when None).

    Weights, bands and limits are the ruleset's, verdicts and points the stored ones. Raises EhcpRulesError when the result
    holds a criterion that the ruleset does not have, RulesetError for an unknown policy.
    """
    criteria = {criterion.id: criterion for criterion in ruleset.criteria}
    unknown = sorted({result.criterion for result in document.results} - criteria.keys())
    if unknown:
        message = f"{ruleset.id} {ruleset.version} has no criterion {', '.join(unknown[:5])}"
        hint = (
            f"choose the ruleset that judged it: {document.ruleset.id}=={document.ruleset.version}, with its overlays"
        )
        raise EhcpRulesError([Problem(document.plan_id, message, hint)])
    confirmed = {gate.criterion for score in document.scores for gate in score.gates if gate.state == "confirmed"}
    results = [_result(result, result.criterion in confirmed) for result in document.results]
    return score_of(ruleset.policy(policy), criteria, results, not_supplied=document.not_supplied)


def _result(result: CriterionDocument, confirmed: bool) -> CriterionResult:
    return CriterionResult(
        criterion=result.criterion,
        verdict=Verdict(result.verdict),
        items=tuple(ItemOutcome(one.item, one.path, Verdict(one.verdict)) for one in result.items),
        points=_interval(result.points),
        reason=result.reason,
        provider=result.provider,
        judged=result.judged,
        judged_items=result.judged_items,
        confirmed=confirmed,
    )


def _interval(points: PointsDocument | None) -> Interval | None:
    return None if points is None else Interval(Fraction(points.low), Fraction(points.high))
