"""More plans than fit a screen, in one file or in many: counted, with what to look at first, and nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.adapters.returns import a_plan, person, xml
from tests.cli.conftest import SECRET, plan_json

from ehcp_rules.cli.tally import MOST_ROWS

Run = Callable[..., Result]
CENSUS = ("--as-of", "2025-01-16")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "plans.jsonl"
    path.write_text("".join(json.dumps(plan_json(id=f"p{n}")) + "\n" for n in range(MOST_ROWS + 1)), "utf-8")
    return path


@pytest.fixture
def sen2(tmp_path: Path) -> Path:
    late = [person(a_plan(start="2024-07-01"), UPN=f"late{n}") for n in range(30)]
    in_time = [person(a_plan(), UPN=f"in time {n}", Surname=SECRET) for n in range(80)]
    path = tmp_path / "return.xml"
    path.write_text(xml(*late, *in_time, person()), "utf-8")
    return path


def test_a_hundred_plans_are_listed_and_one_more_are_counted(run: Run, many: Path) -> None:
    counted = run("score", many, *CENSUS)
    assert counted.exit_code == 0, counted.stderr
    assert "101 plans: 101 not enough to rate" in counted.stdout
    assert "p7" not in counted.stdout
    many.write_text("".join(many.read_text("utf-8").splitlines(keepends=True)[:MOST_ROWS]), "utf-8")
    listed = run("score", many, *CENSUS)
    assert sum("plans.jsonl: p" in line for line in listed.stdout.splitlines()) == MOST_ROWS


def test_plans_judged_by_a_ruleset_that_was_not_in_force_on_the_day_are_headed_by_that(run: Run, many: Path) -> None:
    many.write_text("".join(many.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    first, *_ = run("score", many, "--ruleset", "england_ehcp==2026.2.0", *CENSUS).stdout.splitlines()
    assert first.startswith("As of 16 January 2025 · ruleset england_ehcp 2026.2.0 (not in force on that day)")
    first, *_ = run("score", many, "--ruleset", "england_ehcp==2026.2.0", "--as-of", "2026-11-22").stdout.splitlines()
    assert first.startswith("As of 22 November 2026 · ruleset england_ehcp 2026.2.0 · policy")


def test_what_is_wanting_most_often_comes_first(run: Run, sen2: Path) -> None:
    result = run("score", sen2, *CENSUS)
    lines = result.stdout.splitlines()
    head = next(index for index, line in enumerate(lines) if line.startswith("criterion"))
    assert lines[head].split()[:7] == ["criterion", "not", "met", "partly", "questions", "met", "not"]
    assert lines[head + 1].split()[:6] == ["P-03", "30", "0", "0", "80", "0"]


def test_remarks_of_the_reader_are_told_once_with_their_number_and_first_place(run: Run, sen2: Path) -> None:
    said = " ".join(run("score", sen2, *CENSUS).stdout.split())
    assert "judge it as of that day (sen2:header ReferenceDate)" in said
    assert "(110 times, first at sen2:person 1 Surname, Forename, UPN)" in said


def test_the_person_that_could_not_be_read_is_named_and_nobody_elses_name_is_printed(run: Run, sen2: Path) -> None:
    result = run("score", sen2, *CENSUS)
    assert result.exit_code == 3
    assert "sen2:person 111: this person has no request" in result.stderr
    assert SECRET not in result.stdout + result.stderr


def test_plans_under_a_word_are_named_up_to_a_hundred_and_then_counted(run: Run, many: Path) -> None:
    result = run("score", many, "--fail-under", "ready to send", *CENSUS)
    assert result.exit_code == 1
    assert sum("Not sure to reach" in line and "(" in line for line in result.stderr.splitlines()) == MOST_ROWS
    assert "Not sure to reach “ready to send”: 101 plans in all" in result.stderr


def test_many_plans_as_json_lines_are_all_there(run: Run, sen2: Path) -> None:
    result = run("score", sen2, "--output", "-", *CENSUS)
    ids = [json.loads(line)["plan_id"] for line in result.stdout.splitlines()]
    assert len(ids) == 110
    assert ids[0] == "sen2-2025-1"
    assert SECRET not in result.stdout
