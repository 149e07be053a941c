"""Proposing a mapping and writing an empty form from the command line; no value of a column leaves a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import SECRET

from ehcp_rules.adapters import MappingProposal, ProposedColumn
from ehcp_rules.cli import mapping

Run = Callable[..., Result]


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    path = tmp_path / "needs.csv"
    path.write_text(f"Plan,Need details,Need description\n1,{SECRET} tires by noon.,{SECRET} rests.\n", "utf-8")
    return path


def test_a_proposal_names_tables_columns_fields_and_how_sure_it_is_but_no_values(run: Run, needs: Path) -> None:
    result = run("adapters", "map", needs)
    assert result.exit_code == 0
    assert "needs.csv:Plan" in result.stdout
    assert "[sure]" in result.stdout
    assert "which? " in result.stdout
    assert "Nothing was saved" in result.stderr
    assert SECRET not in result.output


def test_a_mapping_is_saved_tried_out_and_used(run: Run, needs: Path, tmp_path: Path) -> None:
    place = tmp_path / "our-export.toml"
    result = run("adapters", "map", needs, "-o", place, "--set", "Need details=needs.text")
    assert result.exit_code == 0, result.output
    assert "Read with it: 1 plan, 1 statement." in result.stderr
    assert 'name = "our-export"' in place.read_text("utf-8")
    assert SECRET not in place.read_text("utf-8") + result.output
    scored = run("read", needs, "--mapping", place)
    assert "adapter our-export" in scored.stdout


def test_a_mapping_that_is_there_is_replaced_only_when_asked(run: Run, needs: Path, tmp_path: Path) -> None:
    place = tmp_path / "ours.toml"
    place.write_text("mine")
    assert run("adapters", "map", needs, "-o", place).exit_code == 2
    assert place.read_text() == "mine"
    assert run("adapters", "map", needs, "-o", place, "--force", "--set", "Need details=needs.text").exit_code == 0
    assert place.read_text() != "mine"


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("Colour=needs.text", "there is no such column"),
        ("Need details=needs.colour", "is no field"),
        ("Need details", "COLUMN=FIELD"),
    ],
)
def test_a_wrong_setting_is_a_usage_error_that_says_what_there_is(
    run: Run, needs: Path, setting: str, told: str
) -> None:
    result = run("adapters", "map", needs, "--set", setting)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_mapping_without_anything_to_read_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "refs.csv"
    path.write_text("Colour,Shape\nred,round\n", "utf-8")
    assert run("adapters", "map", path, "-o", tmp_path / "ours.toml").exit_code == 4


def test_the_fields_are_listed_with_what_they_mean(run: Run, needs: Path) -> None:
    result = run("adapters", "map", needs, "--fields")
    assert result.exit_code == 0
    assert "needs.text" in result.stdout
    assert "dates.final_issued" in result.stdout
    assert len(result.stdout.splitlines()) >= 80


def session(values: bool) -> mapping._Session:
    column = ProposedColumn(
        key="N!B",
        table="N",
        heading="Need",
        field="",
        confidence="ask",
        could_be=("needs.text", "needs.area"),
        samples=(f"{SECRET} tires.",),
    )
    other = ProposedColumn(key="N!C", table="N", heading="Text", field="needs.text", confidence="sure")
    proposal = MappingProposal(
        columns=(column, other), tables={"N": "needs"}, fields={"needs.text": "", "needs.area": ""}, write=lambda *_: ""
    )
    return mapping._Session(proposal, mapping.console(), values=values)


def test_on_a_terminal_it_asks_shows_values_and_takes_a_correction(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["1", "N!C=needs.area", "N!C=needs.colour", ""])
    monkeypatch.setattr(mapping.click, "prompt", lambda *_, **__: next(answers))
    asked = session(values=True)
    asked.ask()
    assert asked.chosen == {"N!B": "needs.text", "N!C": "needs.area"}
    shown = capsys.readouterr()
    assert SECRET in shown.out
    assert "no longer needs.text" in shown.err
    assert "is no field" in shown.err


def test_without_values_none_are_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["", ""])
    monkeypatch.setattr(mapping.click, "prompt", lambda *_, **__: next(answers))
    asked = session(values=False)
    asked.ask()
    shown = capsys.readouterr()
    assert SECRET not in shown.out + shown.err
    assert asked.chosen == {"N!C": "needs.text", "N!B": ""}


def test_an_empty_form_is_written_and_can_be_read(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "form.xlsx"
    result = run("adapters", "form", "-o", place)
    assert result.exit_code == 0, result.output
    assert "Excel form of one plan" in result.stderr
    assert run("adapters", "form", "-o", place).exit_code == 2
    assert run("read", place).exit_code == 0


def test_a_plan_of_another_format_becomes_a_filled_form(
    run: Run, plan_file: Callable[..., Path], tmp_path: Path
) -> None:
    place = tmp_path / "filled.xlsx"
    result = run("read", plan_file(), "-o", place)
    assert result.exit_code == 0, result.output
    assert "1 provision" in run("read", place).stdout
