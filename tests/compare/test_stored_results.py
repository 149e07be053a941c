"""Stored results: they verify where they were made, say what differs elsewhere, and can be scored under another policy."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from ehcp_rules.assessment import HumanJudgement
from ehcp_rules.cli.app import app
from ehcp_rules.compare import rescored, verify
from ehcp_rules.engine import Engine
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.findings import RESOLVED, Verdict
from ehcp_rules.plan import Plan
from ehcp_rules.report.json import read_document, render_json
from ehcp_rules.samples import sample_files

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create()


@pytest.fixture(scope="module")
def plan(engine: Engine) -> Plan:
    return next(read.plan for read in engine.read(sample_files()[1]))


@pytest.fixture(scope="module")
def stored(engine: Engine, plan: Plan) -> str:
    return render_json(engine.assess(plan, as_of=DAY), plan)


def with_change(stored: str, change: Callable[[dict], None]) -> str:
    document = json.loads(stored)
    change(document)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("redact", [False, True])
def test_a_result_verifies_where_it_was_made(engine: Engine, plan: Plan, redact: bool):
    text = render_json(engine.assess(plan, as_of=DAY), plan, redact=redact)
    assert verify(text, engine).answer == "would-match"
    assert (verify(text, engine, plan).answer, verify(text, engine, plan).differences) == ("same", ())


def test_a_result_with_a_person_s_judgement_verifies_too(engine: Engine, plan: Plan):
    assessment = engine.assess(plan, as_of=DAY)
    open_one = next(result.criterion for result in assessment.results if result.verdict not in RESOLVED)
    judgement = HumanJudgement(criterion=open_one, verdict=Verdict.MET, by="M. Okoro", on=DAY, reason="seen")
    assert verify(render_json(assessment.with_judgement(judgement), plan), engine, plan).answer == "same"


def test_a_verdict_that_was_changed_by_hand_is_found(engine: Engine, plan: Plan, stored: str):
    def improve(document: dict) -> None:
        result = next(one for one in document["results"] if one["verdict"] == "not-met")
        result["verdict"] = "met"

    found = verify(with_change(stored, improve), engine, plan)
    assert found.answer == "differs"
    assert any(one.endswith("stored met, here not-met") for one in found.differences)


def test_another_plan_is_found(engine: Engine, plan: Plan, stored: str):
    section = plan.sections[0]
    other = attrs.evolve(plan, sections=(attrs.evolve(section, items=section.items[1:]), *plan.sections[1:]))
    assert verify(stored, engine, other).answer == "differs"


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        (lambda d: d["provenance"].update(engine="0.0.1"), "engine: made with 0.0.1, here "),
        (lambda d: d["provenance"]["layers"][0].update(version="2019.1.0"), "layer england_ehcp: made with 2019.1.0"),
        (lambda d: d["provenance"]["layers"][0].update(judging_digest="0"), "judges differently here"),
        (lambda d: d["provenance"]["layers"][0].update(digest="0"), "has other words here"),
        (lambda d: d["provenance"]["layers"][0].update(id="fenmoor"), "layer fenmoor "),
        (lambda d: d["provenance"]["checks"][0].update(version="99"), "made with version 99, here"),
        (lambda d: d["provenance"]["checks"][0].update(name="gone.check"), "check gone.check: not installed"),
    ],
)
def test_what_made_a_result_and_is_not_here_is_told(
    engine: Engine, plan: Plan, stored: str, change: Callable[[dict], None], difference: str
):
    changed = with_change(stored, change)
    for found in (verify(changed, engine), verify(changed, engine, plan)):
        assert found.answer == "engine-differs"
        assert any(difference in one for one in found.differences)


def test_no_word_of_the_plan_is_in_what_differs(engine: Engine, plan: Plan, stored: str):
    other = attrs.evolve(plan, sections=plan.sections[:2])
    told = " ".join(verify(stored, engine, other).differences)
    sentences = [passage.text for passage in plan.passages() if len(passage.text) > 30]
    assert len(sentences) > 20
    assert not [one for one in sentences if one in told]


@pytest.mark.parametrize("policy", ["machine", "audit"])
def test_a_stored_result_scored_again_has_the_score_it_had(engine: Engine, plan: Plan, stored: str, policy: str):
    assert rescored(read_document(stored), engine.ruleset, policy) == engine.assess(plan, as_of=DAY).score(policy)


def test_a_policy_that_came_later_scores_a_stored_result(engine: Engine, stored: str):
    machine = engine.ruleset.policy("machine")
    lenient = attrs.evolve(machine, id="lenient", gate_cap="", limits=(), bands=(attrs.evolve(machine.bands[1], at=0),))
    ruleset = attrs.evolve(engine.ruleset, policies=(*engine.ruleset.policies, lenient))
    assert rescored(read_document(stored), ruleset, "lenient").headline == "ready to send"


def test_a_result_of_another_ruleset_is_refused_with_the_one_to_choose(engine: Engine, stored: str):
    smaller = attrs.evolve(engine.ruleset, criteria=engine.ruleset.criteria[1:])
    with pytest.raises(EhcpRulesError, match="has no criterion") as caught:
        rescored(read_document(stored), smaller)
    assert f"england_ehcp=={engine.ruleset.version}" in str(caught.value)


def test_a_file_that_is_no_stored_result_is_named_with_what_is_wrong_and_what_to_give(tmp_path: Path, stored: str):
    runner, file = CliRunner(), tmp_path / "bad.json"
    short = with_change(stored, lambda document: [document.pop(key) for key in list(document)[:0:-1]])
    for text, wrong, lines in (
        ("{", "$: the text is not JSON", 2),
        ("[]", "$: this is no result in the form ehcp-rules/assessment/1", 2),
        ('{"format": "ehcp-plan/1"}', "$: this is no result in the form ehcp-rules/assessment/1", 2),
        (short, "$: the key as_of is missing", 5),
    ):
        file.write_text(text, encoding="utf-8")
        done = runner.invoke(app, ["verify", str(file)])
        told = done.stderr.splitlines()
        assert (done.exit_code, len(told)) == (2, lines)
        assert told[0].startswith(f"Error: {file}: $")
        assert wrong in done.stderr
        assert wrong in runner.invoke(app, ["rescore", str(file)]).stderr or lines == 5


def test_a_folder_of_results_is_rescored_without_a_word_about_the_pages_beside_them(tmp_path: Path, stored: str):
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text(stored, encoding="utf-8")
        (tmp_path / name).with_suffix(".html").write_text("<!doctype html>", encoding="utf-8")
    runner = CliRunner()
    done = runner.invoke(app, ["rescore", str(tmp_path)])
    assert (done.exit_code, len(done.stdout.splitlines()), done.stderr) == (0, 2, "")
    (tmp_path / "plan.docx").write_bytes(b"")
    (tmp_path / "alone.html").write_text("<!doctype html>", encoding="utf-8")
    told = runner.invoke(app, ["rescore", str(tmp_path)]).stderr.splitlines()
    assert [line.partition(": no reader")[0] for line in told] == [
        f"Not read: {tmp_path / name}" for name in ("alone.html", "plan.docx")
    ]
    assert all("give results as .json" in line for line in told)


def test_the_commands_verify_and_rescore(tmp_path: Path, engine: Engine):
    runner = CliRunner()
    sample = sample_files()[1]
    report = tmp_path / "report.json"
    scored = runner.invoke(app, ["score", str(sample), "--as-of", "2026-11-22", "--output", str(report)])
    assert scored.exit_code == 0
    verified = runner.invoke(app, ["verify", str(report), "--plan", str(sample)])
    assert (verified.exit_code, "gives the same bytes" in verified.output) == (0, True)
    audit = runner.invoke(app, ["rescore", str(report), "--policy", "audit"])
    assert audit.exit_code == 0
    document = read_document(report.read_bytes())
    assert next(one.headline for one in document.scores if one.policy == "audit") in audit.output
    report.write_text(report.read_text("utf-8").replace('"not-met"', '"met"', 1), encoding="utf-8")
    changed = runner.invoke(app, ["verify", str(report), "--plan", str(sample)])
    assert (changed.exit_code, "Not verified" in changed.output) == (1, True)
    assert runner.invoke(app, ["rescore", str(tmp_path / "gone.json")]).exit_code == 4
