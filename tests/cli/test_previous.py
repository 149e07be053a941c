"""An earlier version on the command line: one plan beside the version before it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import SECRET

Run = Callable[..., Result]
DAY = ("--as-of", "2026-11-22")
VIEWS = (
    f"I like the boats at {SECRET}. I do not like the bus when it is full. I want to have a key of my own one day soon."
)


def plan(file: Path, issued: str, text: str = VIEWS, id: str = "p") -> Path:
    document = {
        "format": "ehcp-plan/1",
        "id": id,
        "stage": "final",
        "dates": {"final_issued": issued},
        "sections": [{"code": "A", "items": [{"kind": "view", "id": "A1", "text": text}]}],
    }
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(document), "utf-8")
    return file


@pytest.fixture
def now(tmp_path: Path) -> Path:
    return plan(tmp_path / "now.json", "2026-06-01")


def verdict(out: Path) -> str:
    results = {one["criterion"]: one["verdict"] for one in json.loads(out.read_text("utf-8"))["results"]}
    return str(results["A-13"])


def test_views_of_the_year_before_last_are_found(run: Run, now: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    before = plan(tmp_path / "before.json", "2024-05-20")
    assert run("score", now, "--previous", before, "--output", out, *DAY).exit_code == 0
    assert verdict(out) == "not-met"


def test_without_it_nothing_is_compared(run: Run, now: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run("score", now, "--output", out, *DAY).exit_code == 0
    assert verdict(out) == "not-applicable"


def test_it_is_for_one_plan(run: Run, tmp_path: Path) -> None:
    for id in ("one", "two"):
        plan(tmp_path / "plans" / f"{id}.json", "2026-06-01", id=id)
    before = plan(tmp_path / "before.json", "2024-05-20")
    result = run("score", tmp_path / "plans", "--previous", before, *DAY)
    assert result.exit_code != 0
    assert "one plan" in result.stderr


def test_what_cannot_be_read_is_told_without_its_words(run: Run, now: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(f'{{"format": "ehcp-plan/1", "id": "{SECRET}", ', "utf-8")
    for before in (broken, tmp_path / "nowhere.json"):
        result = run("score", now, "--previous", before, *DAY)
        assert result.exit_code != 0
        assert "--previous" in result.stderr
        assert SECRET not in result.stderr.replace(str(tmp_path), "")


def test_nothing_of_it_is_left_in_a_redacted_result(run: Run, now: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    before = plan(tmp_path / "before.json", "2024-05-20")
    assert run("score", now, "--previous", before, "--redact", "--output", out, *DAY).exit_code == 0
    assert SECRET not in out.read_text("utf-8")


def test_a_result_made_with_it_verifies_only_with_it(run: Run, now: Path, tmp_path: Path) -> None:
    report, before = tmp_path / "report.json", plan(tmp_path / "before.json", "2024-05-20")
    assert run("score", now, "--previous", before, "--output", report, *DAY).exit_code == 0
    same = run("verify", report, "--plan", now, "--previous", before)
    assert (same.exit_code, "gives the same bytes" in same.stdout) == (0, True)
    without = run("verify", report, "--plan", now)
    assert (without.exit_code, "A-13: stored not-met, here not-applicable" in without.stdout) == (1, True)
