from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import SECRET

from ehcp_rules.engine import Engine

Run = Callable[..., Result]
PlanFile = Callable[..., Path]
DAY = ("--as-of", "2026-09-01")


def test_one_plan_is_scored_in_full(run: Run, plan_file: PlanFile) -> None:
    result = run("score", plan_file(), *DAY)
    assert result.exit_code == 0, result.stderr
    assert "As of 1 September 2026" in result.stdout
    assert "fix first" in result.stdout
    assert SECRET in result.stdout
    assert result.stderr == ""


def test_the_day_is_today_unless_given_and_is_printed(run: Run, plan_file: PlanFile) -> None:
    today = dt.date.today()
    assert f"As of {today.day} " in run("score", plan_file()).stdout


def test_output_that_is_piped_has_no_colour_codes(run: Run, plan_file: PlanFile) -> None:
    assert "\x1b" not in run("score", plan_file()).stdout


@pytest.mark.parametrize(("suffix", "begins"), [(".html", "<!doctype html>"), (".json", "{")])
def test_one_plan_goes_into_one_file(run: Run, plan_file: PlanFile, tmp_path: Path, suffix: str, begins: str) -> None:
    report = tmp_path / "out" / f"report{suffix}"
    assert run("score", plan_file(), "--output", report, *DAY).exit_code == 0
    assert report.read_text("utf-8").lower().startswith(begins)


def test_many_plans_go_into_a_folder_with_a_page_and_a_json_each(run: Run, plan_file: PlanFile, tmp_path: Path) -> None:
    for name in ("one", "two"):
        plan_file(f"plans/{name}.json", id=name)
    result = run("score", tmp_path / "plans", "--output", tmp_path / "out", *DAY)
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "one.html",
        "one.json",
        "two.html",
        "two.json",
    ]
    assert "2 plans" in result.stdout


def test_two_plans_of_the_same_id_do_not_overwrite_each_other(run: Run, plan_file: PlanFile, tmp_path: Path) -> None:
    plan_file("plans/a.json", id="Same/ID")
    plan_file("plans/b.json", id="same/id")
    run("score", tmp_path / "plans", "--output", tmp_path / "out", *DAY)
    assert sorted(path.name for path in (tmp_path / "out").glob("*.html")) == ["Same-ID.html", "same-id-2.html"]


def test_two_plans_into_one_file_is_a_usage_error_that_writes_nothing(
    run: Run, plan_file: PlanFile, tmp_path: Path
) -> None:
    plan_file("plans/a.json", id="a")
    plan_file("plans/b.json", id="b")
    there, new = tmp_path / "there.html", tmp_path / "new" / "one.html"
    there.write_text("as it was", "utf-8")
    for place in (there, new):
        result = run("score", tmp_path / "plans", "--output", place)
        assert result.exit_code == 2
        assert f"{place.name} can hold one plan and there are more; give a folder" in " ".join(result.stderr.split())
    assert there.read_text("utf-8") == "as it was"
    assert not new.parent.exists()


def test_a_plan_beside_what_is_no_plan_goes_into_one_file(run: Run, plan_file: PlanFile, tmp_path: Path) -> None:
    plan_file("plans/a.json", id="a")
    (tmp_path / "plans" / "b.json").write_text("{}", "utf-8")
    result = run("score", tmp_path / "plans", "--output", tmp_path / "one.json")
    assert result.exit_code == 3
    assert json.loads((tmp_path / "one.json").read_text("utf-8"))["plan_id"] == "a"


def test_a_dash_writes_json_lines_and_nothing_else(run: Run, plan_file: PlanFile, tmp_path: Path) -> None:
    plan_file("plans/a.json", id="a")
    plan_file("plans/b.json", id="b")
    (tmp_path / "plans" / "bad.json").write_text("{", "utf-8")
    result = run("score", tmp_path / "plans", "--output", "-", *DAY)
    assert [json.loads(line)["plan_id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "bad.json" in result.stderr
    assert result.exit_code == 3


def test_the_same_input_gives_the_same_bytes(run: Run, plan_file: PlanFile) -> None:
    plan = plan_file()
    assert run("score", plan, "--output", "-", *DAY).stdout == run("score", plan, "--output", "-", *DAY).stdout


def test_a_bad_file_is_named_with_its_reason_and_the_rest_goes_on(
    run: Run, plan_file: PlanFile, tmp_path: Path
) -> None:
    plan_file("plans/good.json", id="good")
    (tmp_path / "plans" / "broken.docx").write_bytes(b"PK\x03\x04" + SECRET.encode())
    (tmp_path / "plans" / "empty.json").write_bytes(b"")
    (tmp_path / "plans" / "notes.txt").write_text(SECRET, "utf-8")
    result = run("score", tmp_path / "plans", *DAY)
    assert result.exit_code == 3
    assert len([line for line in result.stderr.splitlines() if line.startswith("Not read: ")]) == 3
    for name in ("broken.docx", "empty.json", "notes.txt"):
        assert name in result.stderr
    assert SECRET not in result.stderr
    assert "good" in result.stdout


def test_a_file_of_another_kind_in_a_folder_is_named_but_is_no_failure(
    run: Run, plan_file: PlanFile, tmp_path: Path
) -> None:
    plan_file("plans/good.json")
    (tmp_path / "plans" / "notes.txt").write_text("x", "utf-8")
    result = run("score", tmp_path / "plans", *DAY)
    assert result.exit_code == 0
    assert "notes.txt: no reader for files ending .txt" in result.stderr


def test_a_file_with_many_bad_plans_tells_a_few_and_how_many(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.json"
    file.write_text(json.dumps([{"id": number} for number in range(40)]), "utf-8")
    result = run("score", file)
    assert result.exit_code == 4
    told = [line for line in result.stderr.splitlines() if line.startswith("Not read: ")]
    assert len(told) == 6
    assert "40 plans in all" in told[-1]


@pytest.mark.parametrize("name", ["nowhere.docx", "*.docx", "bad.json"])
def test_nothing_that_could_be_scored_ends_with_code_4(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.json").write_text('{"format": "other"}', "utf-8")
    result = run("score", tmp_path / name)
    assert result.exit_code == 4
    assert "Nothing could be scored." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("word", "code"), [("fix first", 0), ("Ready To Send", 1), ("needs a person", 1)], ids=["low", "high", "undecided"]
)
def test_fail_under_ends_with_code_1_when_a_plan_is_not_sure_to_reach_the_word(
    run: Run, plan_file: PlanFile, word: str, code: int
) -> None:
    result = run("score", plan_file(not_supplied=("dates", "learner")), "--fail-under", word, *DAY)
    assert result.exit_code == code
    assert ("Not sure to reach" in result.stderr) == (code == 1)


def test_fail_under_names_the_words_there_are(run: Run, plan_file: PlanFile) -> None:
    result = run("score", plan_file(), "--fail-under", "splendid")
    assert result.exit_code == 2
    assert "ready to send" in result.stderr


def test_the_audit_policy_uses_its_own_words(run: Run, plan_file: PlanFile) -> None:
    result = run("score", plan_file(), "--policy", "audit", *DAY)
    assert result.exit_code == 0
    assert "policy audit" in result.stdout


@pytest.mark.parametrize(
    "wrong",
    [
        ("--policy", "gold"),
        ("--ruleset", "atlantis"),
        ("--ruleset", "england_ehcp==1066.1.0"),
        ("--ruleset", "england_ehcp==next", "--in-force-on", "2026-01-01"),
        ("--overlay", "no-such-folder"),
        ("--as-of", "01/09/2026"),
        ("--output", "report.pdf"),
    ],
    ids=lambda wrong: wrong[-1],
)
def test_a_wrong_option_ends_with_code_2_and_says_what_is_there(
    run: Run, plan_file: PlanFile, wrong: tuple[str, ...]
) -> None:
    result = run("score", plan_file(), *wrong)
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_redact_leaves_out_every_word_of_the_plan(run: Run, plan_file: PlanFile, tmp_path: Path) -> None:
    printed = run("score", plan_file(), "--redact", "--output", tmp_path / "out", *DAY)
    assert printed.exit_code == 0
    texts = [printed.stdout, *(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())]
    assert len(texts) == 3
    assert [text for text in texts if SECRET in text] == []


def test_an_unexpected_fault_shows_its_type_and_place_only(
    run: Run, plan_file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(Engine, "assess", explode)
    result = run("score", plan_file())
    assert result.exit_code == 4
    assert "ValueError at " in result.stderr
    assert SECRET not in result.stderr + result.stdout

    monkeypatch.setattr(Engine, "read", explode)
    result = run("score", plan_file())
    assert result.exit_code == 5
    assert "ValueError at " in result.stderr
    assert "report" in result.stderr
    assert SECRET not in result.stderr + result.stdout
