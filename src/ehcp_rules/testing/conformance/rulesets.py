"""The kit for rulesets: it loads, its cases hold, and no plan makes it crash or speak without evidence."""

from __future__ import annotations

from pathlib import Path

from ehcp_rules.assessment import Assessment, render_finding
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.overlay_folder import base_of
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import PluginInventory, discover, find_ruleset
from ehcp_rules.report.json import render_json
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.testing.cases import load_cases, run_case
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

__all__ = ["laws_of", "ruleset_conforms"]


def ruleset_conforms(
    folder: str | Path,
    *,
    criteria: int,
    cases: int,
    examples: int = 50,
    inventory: PluginInventory | None = None,
) -> Conformance:
    """Try a ruleset folder, or an overlay on the ruleset that it pins, with the installed checks or those of `inventory`.

    It has to hold exactly so many `criteria` (of an overlay: of its own) and `cases`, each case as its author expects.
    Over `examples` plans of every shape no criterion fails, the same plan gives the same bytes, quotes are the words at
    their offsets, and every finding has a message without gaps. Raises RulesetError or OverlayError where it does not load.
    """
    recorder = Recorder()
    plugins = inventory or discover()
    ruleset, own = _loaded(Path(folder), plugins)
    engine = Engine(ruleset=ruleset, inventory=plugins)
    recorder.tried["criteria"] += own
    if own != criteria:
        recorder.breach(f"it holds {own} criteria, and {criteria} were expected")
    written = load_cases(folder)
    recorder.tried["cases"] += len(written)
    if len(written) != cases:
        recorder.breach(f"{len(written)} cases are written, and {cases} were expected")
    for case in written:
        outcome = run_case(engine, case)
        if not outcome.passed:
            recorder.breach(str(outcome))

    _try_laws(engine, recorder, examples)
    return recorder.report(f"ruleset {ruleset.layers[-1].id} {ruleset.layers[-1].version}")


def laws_of(engine: Engine, *, examples: int) -> Conformance:
    """Try only the laws of any ruleset, over so many plans of every shape, with an engine that is made already."""
    recorder = Recorder()
    _try_laws(engine, recorder, examples)
    return recorder.report(f"ruleset {engine.ruleset.id} {engine.ruleset.version}")


def _try_laws(engine: Engine, recorder: Recorder, examples: int) -> None:
    def attempt(plan: Plan) -> None:
        recorder.tried["plans"] += 1
        with quietly(recorder, "a check"):
            assessment = engine.assess(plan, as_of=AS_OF)
            text = render_json(assessment, plan)
            if render_json(engine.assess(plan, as_of=AS_OF), plan) != text:
                recorder.breach("the same plan gives other bytes the second time")
            if SENTINEL in render_json(assessment, plan, redact=True):
                recorder.breach("words of the plan are in a redacted result")
        _sound(assessment, plan, recorder)

    tries(any_plan(), examples, attempt)


def _loaded(folder: Path, inventory: PluginInventory) -> tuple[Ruleset, int]:
    """The ruleset, and how many criteria this folder holds itself."""
    if not (folder / "overlay.toml").is_file():
        ruleset = load_ruleset(folder)
        return ruleset, len(ruleset.criteria)
    pin = base_of(folder)
    base = load_ruleset(find_ruleset(inventory, pin.id, pin.version).folder)
    applied = apply_overlay(base, folder, checks=inventory.checks)
    known = {criterion.id for criterion in base.criteria}
    return applied, sum(criterion.id not in known for criterion in applied.criteria)


def _sound(assessment: Assessment, plan: Plan, recorder: Recorder) -> None:
    for result in assessment.results:
        if result.verdict is Verdict.ERROR:
            recorder.breach(f"{result.criterion}: {result.reason}")
        for told in misplaced(plan, result.items):
            recorder.breach(f"{result.criterion}: {told}")
        criterion = assessment.ruleset.criterion(result.criterion)
        findings = [finding for outcome in result.items for finding in outcome.findings]
        recorder.tried["findings"] += len(findings)
        for finding in findings:
            message, fix = render_finding(criterion, finding, result=result)
            if finding.code not in criterion.findings:
                recorder.breach(f"{result.criterion}: the finding {finding.code} has no message of the criterion's own")
            template = criterion.findings[finding.code].message if finding.code in criterion.findings else ""
            if "{quote}" in template and not finding.quotes and "…" in message:
                recorder.breach(f"{result.criterion}: the message of {finding.code} quotes where there are no words")
            if not fix.strip():
                recorder.breach(f"{result.criterion}: the finding {finding.code} has no fix")
