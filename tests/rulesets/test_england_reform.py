"""The proposed reform is shipped as questions: it condemns nobody, weighs nothing, and scores only where it is meant."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ehcp_rules import Engine, Verdict
from ehcp_rules.cli.app import app
from ehcp_rules.errors import RulesetError, RulesetNotFoundError
from ehcp_rules.samples import sample_files
from ehcp_rules.testing import ruleset_conforms

FOLDER = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_reform" / "next"
DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create(ruleset="england_reform", proposed=True)


def test_it_conforms_and_its_cases_hold() -> None:
    report = ruleset_conforms(FOLDER, criteria=4, cases=9, examples=25)
    assert report.breaches == ()


def test_it_has_no_dates_no_weights_and_no_verdict_that_software_could_give(engine: Engine) -> None:
    ruleset = engine.ruleset
    assert (ruleset.status, ruleset.valid_from, ruleset.valid_to) == ("proposed", None, None)
    assert {criterion.scoring.weight for criterion in ruleset.criteria} == {0}
    assert {criterion.decided_by for criterion in ruleset.criteria} == {"person"}
    assert {source.basis for criterion in ruleset.criteria for source in criterion.sources} == {"unconfirmed"}
    assert "not law" in ruleset.title


def test_it_is_refused_unless_it_is_meant_and_never_chosen_by_a_day() -> None:
    with pytest.raises(RulesetError, match="is a proposal and in force nowhere"):
        Engine.create(ruleset="england_reform")
    for proposed in (True, False):
        with pytest.raises(RulesetNotFoundError, match="in force on no day"):
            Engine.create(ruleset="england_reform", in_force_on=dt.date(2031, 1, 1), proposed=proposed)
    assert Engine.create(proposed=True).ruleset.id == "england_ehcp"


def test_of_a_plan_it_only_asks_and_every_result_says_what_it_is(engine: Engine) -> None:
    [plan] = engine.read(sample_files()[1])
    assessment = engine.assess(plan, as_of=DAY)
    assert {result.verdict for result in assessment.results} == {Verdict.NEEDS_JUDGEMENT}
    assert assessment.score().points is None
    assert [notice for notice in assessment.notices if "is a proposal and in force nowhere" in notice]


@pytest.mark.parametrize(
    "command",
    [
        ("score", sample_files()[1]),
        ("appraise", "--kind", "provision", "Help."),
        ("explain", "RF-01", "--on", sample_files()[1]),
    ],
    ids=lambda command: command[0],
)
def test_a_command_that_judges_needs_the_flag(command: tuple[object, ...]) -> None:
    asked = [*map(str, command), "--ruleset", "england_reform"]
    refused = CliRunner().invoke(app, asked)
    assert (refused.exit_code, "--proposed" in refused.stderr) == (2, True)
    assert CliRunner().invoke(app, [*asked, "--proposed"]).exit_code == 0


def test_it_is_shown_without_the_flag_because_showing_judges_nobody() -> None:
    for asked in (["explain", "RF-01"], ["ruleset", "show"]):
        result = CliRunner().invoke(app, [*asked, "--ruleset", "england_reform"])
        assert (result.exit_code, "in force nowhere" in result.stderr) == (0, True)
    assert "proposed; in force on no day" in CliRunner().invoke(app, ["rulesets"]).stdout


def test_a_result_of_it_can_be_verified_later(tmp_path: Path) -> None:
    place = tmp_path / "report.json"
    scored = ["score", str(sample_files()[4]), "--ruleset", "england_reform", "--proposed", "--output", str(place)]
    assert CliRunner().invoke(app, scored).exit_code == 0
    assert json.loads(place.read_text("utf-8"))["ruleset"]["status"] == "proposed"
    verified = CliRunner().invoke(app, ["verify", str(place), "--plan", str(sample_files()[4])])
    assert (verified.exit_code, "same bytes" in verified.stdout) == (0, True)
