"""Explaining a criterion with an overlay shows the national one and the local one side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def overlay(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "ours"
    assert run("ruleset", "new-overlay", folder, "--id", "fenmoor", "--council", "Fenmoor").exit_code == 0
    file = folder / "overlay.toml"
    disabled = '\n[[disable]]\ncriterion = "T-08"\nreason = "The form prints it."\napproved_by = "The board"\n'
    file.write_text(file.read_text("utf-8") + disabled + "review_on = 2027-09-01\n", encoding="utf-8")
    return folder


def told(run: Run, overlay: Path, id: str) -> str:
    result = run("explain", id, "--overlay", overlay)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.partition("What fenmoor changes")[2].split())


def test_a_changed_value_stands_beside_the_national_one_with_the_reason(run: Run, overlay: Path) -> None:
    text = told(run, overlay, "F-12")
    assert "nationally here" in text
    assert "scoring.weight 4 5" in text
    assert "Ordinary strategies in section F are this year's priority" in text
    assert "ordinarily-available: adds 1 phrase" in text


def test_a_criterion_that_is_not_changed_says_so(run: Run, overlay: Path) -> None:
    assert told(run, overlay, "A-01") == "Nothing in the criterion itself."


def test_a_criterion_of_the_council_s_own_has_no_national_one(run: Run, overlay: Path) -> None:
    assert "a criterion of its own" in told(run, overlay, "fenmoor:X-01")


def test_a_criterion_that_is_not_used_is_still_explained_with_who_approved_that(run: Run, overlay: Path) -> None:
    text = told(run, overlay, "T-08")
    assert text.startswith("It is not used here.")
    assert "approved by The board" in text
    assert "The form prints it." in text


def test_an_id_that_neither_holds_is_an_error(run: Run, overlay: Path) -> None:
    result = run("explain", "F-99", "--overlay", overlay)
    assert (result.exit_code, "there is no criterion F-99" in result.stderr) == (2, True)


def test_without_an_overlay_nothing_is_set_beside(run: Run) -> None:
    assert "changes" not in run("explain", "F-12").stdout.splitlines()[-8:]
    assert "nationally" not in run("explain", "F-12").stdout
