"""The immutable result of judging one plan: verdicts with evidence, scores under each policy, and what made them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from string import Formatter

import attrs
from attrs import field, frozen

from ehcp_rules.criterion import Criterion, FindingText
from ehcp_rules.errors import EhcpRulesError, Problem
from ehcp_rules.findings import RESOLVED, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.ruleset import Layer, Ruleset
from ehcp_rules.scoring import (
    Coverage,
    CriterionResult,
    Gate,
    Interval,
    Lift,
    Score,
    SectionScore,
    points_of,
    score_of,
    verdict_of,
)
from ehcp_rules.scoring.points import VERDICT_POINTS

__all__ = [
    "FORMAT",
    "Assessment",
    "Coverage",
    "CriterionResult",
    "Gate",
    "HumanJudgement",
    "Interval",
    "Lift",
    "Provenance",
    "Score",
    "SectionScore",
    "render_finding",
]

FORMAT = "ehcp-rules/assessment/1"


@frozen(kw_only=True)
class HumanJudgement:
    """A named person's verdict on one criterion, or on one item of it, with the reason. Applied as a new assessment."""

    criterion: str
    verdict: Verdict
    by: str
    on: dt.date
    reason: str = field(repr=False)
    item: str | None = None


@frozen(kw_only=True)
class Provenance:
    """What made this result: engine version, ruleset layers with digests, checks with versions, adapter and plugins."""

    engine: str
    layers: tuple[Layer, ...]
    checks: tuple[tuple[str, str], ...]
    adapter: str = ""
    plugins: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Assessment:
    """The result of one plan against one ruleset on one as-of date."""

    format: str
    plan_id: str
    as_of: dt.date
    results: tuple[CriterionResult, ...]
    provenance: Provenance
    ruleset: Ruleset = field(repr=False)
    not_supplied: tuple[str, ...] = ()
    judgements: tuple[HumanJudgement, ...] = ()
    notices: tuple[str, ...] = ()

    def result(self, criterion: str) -> CriterionResult:
        """The result of one criterion, by id or alias; raises RulesetError when the ruleset has no such criterion."""
        wanted = self.ruleset.criterion(criterion).id
        return next(result for result in self.results if result.criterion == wanted)

    def score(self, policy: str | None = None) -> Score:
        """The score under a policy (the ruleset's default one when None); raises RulesetError for an unknown policy."""
        criteria = {criterion.id: criterion for criterion in self.ruleset.criteria}
        return score_of(self.ruleset.policy(policy), criteria, self.results, not_supplied=self.not_supplied)

    def with_judgement(self, judgement: HumanJudgement) -> Assessment:
        """A new assessment in which a person's judgement stands.

        A judgement on one item replaces that item's verdict. A judgement on the whole criterion resolves its open
        items; where the items that were already decided contradict it, the person overrules them and the verdict stands
        for the criterion. Of several judgements the latest stands. Raises EhcpRulesError when the verdict leaves the
        question open, or there is no such criterion or item.
        """
        criterion = self.ruleset.criterion(judgement.criterion)
        old = self.result(criterion.id)
        if judgement.verdict not in RESOLVED:
            raise _refused(criterion, "a judgement has to resolve", "use met, partly-met, not-met or not-applicable")
        if judgement.item is None:
            new = _judged_whole(criterion, old, judgement.verdict)
        elif any(outcome.item == judgement.item for outcome in old.items):
            new = _judged_item(criterion, old, judgement.item, judgement.verdict)
        else:
            items = ", ".join(sorted({outcome.item for outcome in old.items if outcome.item})) or "none"
            raise _refused(criterion, "it judged no such item", f"items it judged: {items}")
        return attrs.evolve(
            self,
            results=tuple(new if result is old else result for result in self.results),
            judgements=(*self.judgements, attrs.evolve(judgement, criterion=criterion.id)),
        )


def _refused(criterion: Criterion, message: str, hint: str) -> EhcpRulesError:
    return EhcpRulesError([Problem(f"judgement on {criterion.id}", message, hint)])


def _judged_item(criterion: Criterion, old: CriterionResult, item: str, verdict: Verdict) -> CriterionResult:
    items = tuple(_judged_outcome(o, verdict) if o.item == item else o for o in old.items)
    judged_items = tuple(sorted({*old.judged_items, item}))
    # The best that people's judgements leave possible, were everything the machine found to be dismissed.
    by_people = [
        o.verdict if o.verdict is Verdict.NOT_APPLICABLE or o.item in judged_items else Verdict.MET for o in items
    ]
    verdict_now = verdict_of([o.verdict for o in items], criterion.scoring)
    return attrs.evolve(
        old,
        items=items,
        verdict=verdict_now,
        points=points_of(o.verdict for o in items),
        reason="",
        judged=False,
        judged_items=judged_items,
        confirmed=verdict_now is Verdict.NOT_MET and verdict_of(by_people, criterion.scoring) is Verdict.NOT_MET,
    )


def _judged_whole(criterion: Criterion, old: CriterionResult, verdict: Verdict) -> CriterionResult:
    items = tuple(o if o.verdict in RESOLVED else _judged_outcome(o, verdict) for o in old.items)
    points = points_of(o.verdict for o in items)
    if not items or verdict_of([o.verdict for o in items], criterion.scoring) is not verdict:
        points = VERDICT_POINTS.get(verdict)
        if verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
            items = tuple(_judged_outcome(o, verdict) for o in items)
    return attrs.evolve(
        old,
        items=items,
        verdict=verdict,
        points=points,
        reason="",
        judged=True,
        confirmed=verdict is Verdict.NOT_MET,
    )


def _judged_outcome(outcome: ItemOutcome, verdict: Verdict) -> ItemOutcome:
    # A person who finds nothing wrong dismisses what the machine found; a finding upheld stays with its evidence.
    upheld = verdict in (Verdict.PARTLY_MET, Verdict.NOT_MET)
    return attrs.evolve(
        outcome,
        verdict=verdict,
        findings=outcome.findings if upheld else (),
        request=None,
        reason="judged by a person",
    )


_WITHHELD = "[words withheld]"
_LONGEST_QUOTE = 160


def render_finding(
    criterion: Criterion, finding: Finding, *, result: CriterionResult | None = None, redact: bool = False
) -> tuple[str, str]:
    """The message and the fix of a finding in the criterion's words; with `redact`, no word of the plan is in them.

    Placeholders are `{item}`, `{quote}`, `{advice}` (the words of the advice) and the finding's parameters; one that has
    no value becomes an ellipsis. A code for which the criterion has no text falls back on the message that its check
    declares, which the `result` knows (without one, on the code itself), and on the criterion's advice.
    """
    text = criterion.findings.get(finding.code)
    if text is None:
        declared = result.code(finding.code) if result else FindingCode.undeclared(finding.code)
        text = FindingText(message=declared.message, fix=criterion.how_to_fix.strip())
    quote = finding.quotes[0].text if finding.quotes else "…"
    quote = _clipped(quote)
    values = {name: str(value) for name, value in finding.parameters.items()}
    for advised in (quote for quote in finding.quotes if quote.path.startswith("advice[")):
        values["advice"] = _WITHHELD if redact else _clipped(advised.text)
        break
    values["item"] = finding.item or "the plan"
    values["quote"] = _WITHHELD if redact and finding.quotes else quote
    return _filled(text.message, values), _filled(text.fix, values)


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rstrip() + "…"


def _filled(template: str, values: Mapping[str, str]) -> str:
    # Not `str.format`: a template that asks for too much must neither raise nor reach into an object.
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return template
    return "".join(before + ("" if name is None else values.get(name, "…")) for before, name, _, _ in parts)
