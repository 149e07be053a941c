"""Advice on the command line: a plan beside a folder of advice, and papers judged by themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import SECRET

Run = Callable[..., Result]
PlanFile = Callable[..., Path]
DAY = ("--as-of", "2026-09-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    text = f"Advice\n## Provision recommended\nS1. {SECRET} therapy: six sessions of 40 minutes each term.\n"
    (reports / f"salt {SECRET}.txt").write_text(text, "utf-8")
    return reports


def test_advice_is_laid_beside_the_plan_and_both_wordings_are_shown(
    run: Run, plan_file: PlanFile, folder: Path
) -> None:
    plan = plan_file(provision=f"{SECRET} therapy once in a while.")
    out = folder.parent / "out.json"
    result = run("score", plan, "--advice", folder, "--output", out, *DAY)
    assert result.exit_code == 0, result.stderr
    assert "Speech and language therapist" in result.stderr
    written = out.read_text("utf-8")
    assert "watered-down" in written
    assert "six sessions of 40 minutes each term" in written


def test_nothing_of_advice_is_left_in_a_redacted_result(run: Run, plan_file: PlanFile, folder: Path) -> None:
    for provision in (f"{SECRET} therapy once in a while.", "Phonics."):
        for form in ("html", "json"):
            out = folder.parent / f"out.{form}"
            assert (
                run(
                    "score", plan_file(provision=provision), "--advice", folder, "--redact", "--output", out, *DAY
                ).exit_code
                == 0
            )
            assert SECRET not in out.read_text("utf-8")


def test_a_criterion_is_explained_on_a_plan_beside_its_advice(run: Run, plan_file: PlanFile, folder: Path) -> None:
    plan = plan_file(provision=f"{SECRET} therapy once in a while.")
    alone = run("explain", "F-20", "--on", plan, *DAY)
    beside = run("explain", "F-20", "--on", plan, "--advice", folder, *DAY)
    assert (alone.exit_code, beside.exit_code) == (0, 0), beside.stderr
    assert "six sessions of 40 minutes" not in alone.stdout
    assert "six sessions of 40 minutes" in " ".join(beside.stdout.split())


def test_advice_without_a_plan_to_compare_it_with_is_refused(run: Run, folder: Path) -> None:
    result = run("explain", "F-20", "--advice", folder)
    assert result.exit_code == 2
    assert "name one with --on" in " ".join(result.stderr.split())


def test_without_advice_fidelity_is_not_assessed(run: Run, plan_file: PlanFile, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("score", plan_file(), "--output", out, *DAY)
    results = {one["criterion"]: one["verdict"] for one in json.loads(out.read_text("utf-8"))["results"]}
    assert results["F-20"] == "not-assessed"
    assert results["V-06"] == "not-applicable"


def test_advice_is_for_one_plan(run: Run, plan_file: PlanFile, folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        plan_file(f"plans/{name}.json", id=name)
    result = run("score", tmp_path / "plans", "--advice", folder, *DAY)
    assert result.exit_code != 0
    assert "one plan" in result.stderr


def test_a_piece_of_advice_is_judged_by_itself_from_standard_input(run: Run) -> None:
    text = "Advice\n## Provision recommended\n1. Regular therapy as required.\n"
    result = run("appraise", "--kind", "advice", stdin=text)
    assert result.exit_code == 0, result.stderr
    assert "advice-vague “Regular therapy as required.”" in " ".join(result.stdout.split())


def test_review_papers_are_judged_by_themselves(run: Run) -> None:
    text = "Review\n## Progress\nE1: achieved.\n## Recommended amendments\nThe plan should be updated.\n"
    result = run("appraise", "--kind", "review", stdin=text)
    shown = " ".join(result.stdout.split())
    assert "R-04 progress-without-evidence" in shown
    assert "R-05 amendment-vague “The plan should be updated.”" in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("reports", "this is a folder"),
        ("reports/", "this is a folder"),
        ("report/", "the file cannot be opened"),
        ("our reports/", "the file cannot be opened"),
        ("rep", "the file cannot be opened"),
    ],
)
def test_a_folder_or_a_mistyped_name_is_never_judged_as_if_it_were_the_paper(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, told: str
) -> None:
    monkeypatch.chdir(folder.parent)
    alone = run("appraise", "--kind", "advice", typed)
    assert (alone.exit_code, alone.stdout) == (4, "")
    assert f"Not read: {typed}: " in alone.stderr
    assert told in alone.stderr
    among = run("appraise", "--kind", "advice", typed, f"Advice\n## Provision recommended\n1. {SECRET} as required.")
    assert (among.exit_code, f"Not read: {typed}: " in among.stderr) == (3, True)
    assert f"advice-vague “{SECRET} as required.”" in " ".join(among.stdout.split())


def test_the_text_of_a_paper_may_hold_strokes_and_end_in_a_full_stop(run: Run) -> None:
    result = run("appraise", "--kind", "advice", "Reads and/or writes with help. Support in class as required.")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_result_made_with_advice_verifies_with_the_same_advice_and_with_no_other(
    run: Run, plan_file: PlanFile, folder: Path
) -> None:
    plan = plan_file(provision=f"{SECRET} therapy once in a while.")
    report = folder.parent / "report.json"
    assert run("score", plan, "--advice", folder, "--output", report, *DAY).exit_code == 0
    same = run("verify", report, "--plan", plan, "--advice", folder)
    assert (same.exit_code, "gives the same bytes" in same.stdout) == (0, True)
    without = run("verify", report, "--plan", plan)
    assert (without.exit_code, "Not verified" in without.stdout) == (1, True)
    (paper,) = folder.iterdir()
    paper.write_text(paper.read_text("utf-8").replace("six", "nine"), "utf-8")
    changed = run("verify", report, "--plan", plan, "--advice", folder)
    assert (changed.exit_code, SECRET in changed.stdout) == (1, False)


def test_advice_without_the_plan_verifies_nothing_and_is_refused(run: Run, plan_file: PlanFile, folder: Path) -> None:
    report = folder.parent / "report.json"
    assert run("score", plan_file(), "--output", report, *DAY).exit_code == 0
    refused = run("verify", report, "--advice", folder)
    assert (refused.exit_code, "give --plan" in refused.stderr) == (2, True)
