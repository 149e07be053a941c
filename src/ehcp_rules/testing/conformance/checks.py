"""The kit for check types: never raising, saying only what is declared, repeating itself, and keeping quiet."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.criterion import CheckUse, Criterion, FindingText, Judgement, Scoring, Source
from ehcp_rules.engine.judging import judge, read_plan
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.plans import plan_to_json
from ehcp_rules.loading.resolve import resolve_checks
from ehcp_rules.plan import Plan
from ehcp_rules.ruleset import Band, Policy, Ruleset, Timescale
from ehcp_rules.scoring import CriterionResult
from ehcp_rules.testing.conformance.laws import tried_laws, untried_laws
from ehcp_rules.testing.conformance.trying import (
    AS_OF,
    SENTINEL,
    Conformance,
    Recorder,
    any_plan,
    misplaced,
    quietly,
    tries,
)
from ehcp_rules.text import Lexicon, Lexicons

__all__ = ["check_conforms"]


def check_conforms(
    definition: CheckDefinition,
    *,
    parameters: Mapping[str, Any],
    lexicons: Iterable[Lexicon] = (),
    timescales: Iterable[Timescale] = (),
    strategy: st.SearchStrategy[Plan] | None = None,
    examples: int = 100,
    least_judged: int = 1,
    slowest: float = 5.0,
) -> Conformance:
    """Try a check type on many plans: it never raises, says only what it declares, repeats itself, and keeps quiet.

    Of the laws that it declares those are tried which the kit knows; `untried` of the report names the others.
    `parameters` are those that a criterion would give it, as TOML would hold them; `lexicons` and `timescales` those that
    they name; `strategy` makes the plans, by default
    plans of every shape; at least `least_judged` of them have to give it something to judge, and none may take it longer
    than `slowest` seconds. Raises RulesetError where the parameters do not fit the check.
    """
    recorder = Recorder()
    ruleset = _ruleset_of(definition, parameters, tuple(lexicons), tuple(timescales))
    resolved = resolve_checks(ruleset, {definition.name: definition})
    criterion = ruleset.criteria[0]
    compiled = Lexicons(ruleset.lexicons)
    longest = 0.0

    def judged(plan: Plan) -> CriterionResult:
        nonlocal longest
        start = time.perf_counter()
        with quietly(recorder, "the check"):
            result = judge(criterion, resolved[criterion.id], read_plan(plan, compiled, AS_OF))
        longest = max(longest, time.perf_counter() - start)
        return result

    def attempt(plan: Plan) -> None:
        recorder.tried["plans"] += 1
        before = json.dumps(plan_to_json(plan), sort_keys=True)
        result = judged(plan)
        recorder.tried["outcomes"] += len(result.items)
        recorder.tried["findings"] += sum(len(outcome.findings) for outcome in result.items)
        recorder.tried["judged"] += any(outcome.verdict is not Verdict.NOT_APPLICABLE for outcome in result.items)
        if result.verdict is Verdict.ERROR:
            recorder.breach(result.reason)
        if judged(plan) != result:
            recorder.breach("the same plan gets another result the second time")
        if json.dumps(plan_to_json(plan), sort_keys=True) != before:
            recorder.breach("the check changes the plan it judges")
        if SENTINEL in repr(result):
            recorder.breach("words of the plan are in a reason, a parameter or an id; they belong in quotes")
        for breach in misplaced(plan, result.items):
            recorder.breach(breach)
        for law, turned in tried_laws(definition).items():
            if Counter(one.verdict for one in judged(turned(plan)).items) != Counter(
                one.verdict for one in result.items
            ):
                recorder.breach(f"the check declares “{law}” and breaks it")

    tries(any_plan() if strategy is None else strategy, examples, attempt)
    if recorder.tried["judged"] < least_judged:
        recorder.breach(
            f"only {recorder.tried['judged']} plans gave it anything to judge, and {least_judged} were expected"
        )
    if longest > slowest:
        recorder.breach(f"one plan took it longer than {slowest:g} seconds")
    return attrs.evolve(recorder.report(f"check {definition.name}"), untried=untried_laws(definition))


def _ruleset_of(
    definition: CheckDefinition,
    parameters: Mapping[str, Any],
    lexicons: tuple[Lexicon, ...],
    timescales: tuple[Timescale, ...],
) -> Ruleset:
    """A ruleset of one criterion that uses the check and words each of its findings."""
    criterion = Criterion(
        id="K-01",
        name="conformance",
        title="What the kit tries",
        section="F",
        status="preview",
        since="0",
        catalogue=(),
        summary="It tries a check.",
        why_it_matters="A broken check harms every plan.",
        good_looks_like="Nothing is breached.",
        auditor_guidance="None.",
        how_to_fix="Mend the check.",
        sources=(Source(kind="practice", citation="none", basis="unconfirmed", checked_on=AS_OF),),
        reads=(),
        check=CheckUse(use=definition.name, parameters=dict(parameters)),
        judgement=Judgement(question="What does a person say?"),
        scoring=Scoring(weight=1, severity="minor"),
        findings={code.code: FindingText(message=code.message, fix="Mend it.") for code in definition.codes},
    )
    return Ruleset(
        id="conformance",
        version="0",
        title="What the kit tries",
        publisher="none",
        licence="CC0-1.0",
        status="draft",
        engine=">=0",
        valid_from=None,
        valid_to=None,
        policies=(
            Policy(
                id="machine",
                title="machine",
                summary="none",
                counts="machine",
                bands=(Band(word="poor", at=Fraction(0)), Band(word="good", at=Fraction(1, 2))),
            ),
        ),
        default_policy="machine",
        criteria=(criterion,),
        lexicons=lexicons,
        timescales=timescales,
    )
