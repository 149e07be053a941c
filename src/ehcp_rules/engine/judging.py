"""One criterion on one plan: what it reads, whether it applies, and its check, run where a crash harms nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from ehcp_rules.checks import CheckContext, CheckDefinition, SourceCannotTellError
from ehcp_rules.criterion import Criterion
from ehcp_rules.engine.conditions import applicability
from ehcp_rules.errors import place_of
from ehcp_rules.findings import RESOLVED, CheckOutcome, Finding, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.loading.resolve import ResolvedCheck
from ehcp_rules.plan import SECTION_TITLES, Plan, facts_of
from ehcp_rules.ruleset import LocalFact
from ehcp_rules.scoring import CriterionResult, result_of
from ehcp_rules.text import AnalysedPlan, Lexicons, analyse

__all__ = ["Reading", "judge", "read_plan"]

_CHECKS_MAY_SAY = RESOLVED | {Verdict.NEEDS_JUDGEMENT}


@frozen
class Reading:
    """A plan made ready for judging: analysed once, with its facts on the as-of date."""

    analysed: AnalysedPlan
    facts: Mapping[str, Any]
    as_of: dt.date

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.analysed.plan


def read_plan(plan: Plan, lexicons: Lexicons, as_of: dt.date, local: Iterable[LocalFact] = ()) -> Reading:
    """Analyse a plan once for all criteria, with its facts and those that a council declares of its own."""
    facts = {**facts_of(plan, as_of), **dict(_local_facts(plan, local))}
    return Reading(analyse(plan, lexicons), facts, as_of)


_KINDS: Mapping[str, type] = {"text": str, "whole-number": int, "yes-no": bool}


def _local_facts(plan: Plan, local: Iterable[LocalFact]) -> Iterator[tuple[str, str | int | bool]]:
    """The local facts that this plan can tell; a value of another kind tells nothing."""
    for fact in local:
        value = plan.extensions.get(fact.extension)
        if value is not None and type(value) is _KINDS[fact.kind]:
            yield fact.name, value


def judge(criterion: Criterion, check: ResolvedCheck, reading: Reading, *, provider: str = "") -> CriterionResult:
    """What a criterion says of a plan. Nothing that a check does can raise here: a crash is an `error`, never a fail."""
    missing = [part for part in criterion.reads if not _supplied(reading.plan, part)]
    if missing:
        names = " and ".join(_named(part) for part in missing)
        return _undecided(criterion, Verdict.NOT_ASSESSED, f"the source does not supply {names}", provider)
    applies = applicability(criterion.applies, reading.facts)
    if applies.holds is None:
        reason = f"whether it applies cannot be told without {' and '.join(applies.untold)}"
        return _undecided(criterion, Verdict.NOT_ASSESSED, reason, provider)
    if not applies.holds:
        return result_of(criterion, (), reason="it does not apply to this plan", provider=provider)
    context = CheckContext(
        plan=reading.analysed,
        parameters=check.parameters,
        facts=reading.facts,
        as_of=reading.as_of,
        question=criterion.judgement.question,
    )
    try:
        returned = check.definition(context)
    except SourceCannotTellError as missing_part:
        return _undecided(criterion, Verdict.NOT_ASSESSED, str(missing_part), provider)
    except Exception as error:  # noqa: BLE001 - a check is foreign code, and its message may hold plan text
        author = str(getattr(check.definition.function, "__module__", "")).partition(".")[0]
        reason = f"the check {check.definition.name} raised {type(error).__name__} at {place_of(error, author)}"
        return _undecided(criterion, Verdict.ERROR, reason, provider)
    if fault := _fault_in(returned, check.definition):
        reason = f"the check {check.definition.name} broke its contract: {fault}"
        return _undecided(criterion, Verdict.ERROR, reason, provider)
    return result_of(criterion, _asked(criterion, returned), provider=provider, codes=check.definition.codes)


def _undecided(criterion: Criterion, verdict: Verdict, reason: str, provider: str) -> CriterionResult:
    outcome = ItemOutcome(item=None, path="", verdict=verdict, reason=reason)
    return result_of(criterion, (outcome,), reason=reason, provider=provider)


def _supplied(plan: Plan, part: str) -> bool:
    # A single date that is not there is left to the check: the source could tell about dates and told none.
    return plan.supplied(part.partition(".")[0])


def _named(part: str) -> str:
    return f"section {part}" if part in SECTION_TITLES else f"the {part.replace('.', ' ').replace('_', ' ')}"


def _fault_in(returned: object, definition: CheckDefinition) -> str:
    # By the few kinds and verdicts that occur: there are thousands of outcomes.
    if not isinstance(returned, tuple) or not _all_are(ItemOutcome, returned):
        return "it did not return a tuple of item outcomes"
    if not _all_are(Verdict, [outcome.verdict for outcome in returned]):
        return "no verdict"
    if wrong := {outcome.verdict for outcome in returned} - _CHECKS_MAY_SAY:
        return f"only the engine says {min(wrong).value}"
    findings = [finding for outcome in returned if outcome.findings for finding in outcome.findings]
    if not _all_are(Finding, findings):
        return "a finding is not a finding"
    if findings and not {finding.code for finding in findings} <= {code.code for code in definition.codes}:
        return "it made a finding whose code it does not declare"
    return ""


def _all_are(kind: type, things: Iterable[object]) -> bool:
    return all(issubclass(one, kind) for one in set(map(type, things)))


def _asked(criterion: Criterion, outcomes: CheckOutcome) -> CheckOutcome:
    """The outcomes with their questions: a person's criterion becomes one, with what the check found as evidence."""
    if criterion.decided_by != "person" and Verdict.NEEDS_JUDGEMENT not in [outcome.verdict for outcome in outcomes]:
        return outcomes
    return tuple(_with_question(criterion, outcome) for outcome in outcomes)


def _with_question(criterion: Criterion, outcome: ItemOutcome) -> ItemOutcome:
    if criterion.decided_by == "person" and outcome.verdict is not Verdict.NOT_APPLICABLE:
        if outcome.verdict is Verdict.NEEDS_JUDGEMENT and outcome.request is not None and not outcome.findings:
            return outcome
        gathered = tuple(piece for finding in outcome.findings for piece in finding.evidence)
        request = outcome.request or JudgementRequest(
            criterion.judgement.question, outcome.item, outcome.path, gathered
        )
        return _open(outcome, request)
    if outcome.verdict is Verdict.NEEDS_JUDGEMENT and outcome.request is None:
        request = JudgementRequest(criterion.judgement.question, outcome.item, outcome.path)
        return _open(outcome, request, outcome.findings)
    return outcome


def _open(outcome: ItemOutcome, request: JudgementRequest, findings: tuple[Finding, ...] = ()) -> ItemOutcome:
    return ItemOutcome(
        outcome.item, outcome.path, Verdict.NEEDS_JUDGEMENT, findings, outcome.slots, request, outcome.reason
    )
