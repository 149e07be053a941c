"""What differs between two rulesets, and what it moves: found, told by ids, and never in the words of a plan."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from ehcp_rules.cli.app import app
from ehcp_rules.compare import backtest, changes, gathered, least_bump, verdicts_of
from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import discover
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.samples import sample_files

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ruleset=load_ruleset(NEXT), inventory=discover())


@pytest.fixture(scope="module")
def plans(engine: Engine) -> list[tuple[str, Plan, dt.date]]:
    return [(file.name, read.plan, DAY) for file in sample_files() for read in engine.read(file)]


def with_criterion(ruleset: Ruleset, criterion: Criterion) -> Ruleset:
    return attrs.evolve(
        ruleset, criteria=tuple(criterion if one.id == criterion.id else one for one in ruleset.criteria)
    )


def with_weight(ruleset: Ruleset, id: str, weight: int) -> Ruleset:
    criterion = ruleset.criterion(id)
    return with_criterion(ruleset, attrs.evolve(criterion, scoring=attrs.evolve(criterion.scoring, weight=weight)))


def test_a_ruleset_does_not_differ_from_itself(engine: Engine, plans: list[tuple[str, Plan, dt.date]]):
    found = changes(engine.ruleset, engine.ruleset)
    result = backtest(engine, engine, plans)
    assert (found, result.moves, result.plans) == ((), (), 5)
    assert least_bump(found, result) == "patch"


def test_a_new_weight_is_told_and_moves_scores_but_no_verdict(engine: Engine, plans: list[tuple[str, Plan, dt.date]]):
    newer = with_weight(engine.ruleset, "F-02", 50)
    found = changes(engine.ruleset, newer)
    assert [str(change) for change in found] == ["criterion F-02: scoring.weight: 5 → 50"]
    result = backtest(engine, Engine(ruleset=newer, inventory=engine.inventory), plans)
    assert {move.what for move in result.moves} == {"score"}
    assert least_bump(found, result) == "feature"


def test_other_words_are_told_without_being_shown_and_move_nothing(
    engine: Engine, plans: list[tuple[str, Plan, dt.date]]
):
    newer = with_criterion(
        engine.ruleset, attrs.evolve(engine.ruleset.criterion("F-02"), summary="Said in other words.")
    )
    found = changes(engine.ruleset, newer)
    assert [str(change) for change in found] == ["criterion F-02: summary reworded"]
    result = backtest(engine, Engine(ruleset=newer, inventory=engine.inventory), plans)
    assert least_bump(found, result) == "patch"


def test_a_criterion_left_out_is_a_feature_even_where_no_plan_shows_it(engine: Engine):
    newer = attrs.evolve(engine.ruleset, criteria=tuple(one for one in engine.ruleset.criteria if one.id != "T-04"))
    found = changes(engine.ruleset, newer)
    assert [str(change) for change in found] == ["criterion T-04: removed"]
    assert least_bump(found, backtest(engine, engine, [])) == "feature"


def test_phrases_and_bands_are_told_one_by_one(engine: Engine):
    lexicons = {lexicon.id: lexicon for lexicon in engine.ruleset.lexicons}
    vague = lexicons["vague-wording"]
    first = attrs.evolve(vague.groups[0], phrases=("wherever the wind blows", *vague.groups[0].phrases[1:]))
    lexicons["vague-wording"] = attrs.evolve(vague, groups=(first, *vague.groups[1:]))
    policy = engine.ruleset.policies[0]
    newer = attrs.evolve(
        engine.ruleset,
        lexicons=tuple(lexicons.values()),
        policies=(attrs.evolve(policy, minimum_coverage=Fraction(2, 3)), *engine.ruleset.policies[1:]),
    )
    assert [str(change) for change in changes(engine.ruleset, newer)] == [
        f"lexicon vague-wording: groups.{first.name}.phrases: {vague.groups[0].phrases[0]} removed",
        f"lexicon vague-wording: groups.{first.name}.phrases: wherever the wind blows added",
        "policy machine: minimum_coverage: 1/2 → 2/3",
    ]


def with_parameter(ruleset: Ruleset, id: str, name: str, value: object) -> Ruleset:
    criterion = ruleset.criterion(id)
    parameters = {key: one for key, one in {**criterion.check.parameters, name: value}.items() if one is not None}
    return with_criterion(ruleset, attrs.evolve(criterion, check=attrs.evolve(criterion.check, parameters=parameters)))


def between(ruleset: Ruleset, old: object, new: object) -> list[str]:
    """The changes of one parameter from one value to another, without what they all begin with."""
    found = changes(*(with_parameter(ruleset, "F-02", "tides", value) for value in (old, new)))
    return [str(change).removeprefix("criterion F-02: check.parameters.") for change in found]


def test_lists_that_begin_with_different_words_are_told_by_that_word(engine: Engine):
    old = [["ebb", "mud", "gulls"], ["flood", "boats"], ["slack", "seals"]]
    new = [["flood", "boats", "swans"], ["ebb", "gulls"], ["neap", "weed"]]
    assert between(engine.ruleset, old, new) == [
        "tides.ebb: mud removed",
        "tides.flood: swans added",
        "tides.neap: weed added",
        "tides.slack: seals removed",
    ]


def test_lists_that_begin_with_the_same_word_are_told_whole(engine: Engine):
    old, new = [["ebb", "mud"], ["ebb", "gulls"]], [["ebb", "mud"], ["ebb", "swans"]]
    assert between(engine.ruleset, old, new) == ["tides: (ebb, gulls) removed", "tides: (ebb, swans) added"]


def test_lists_in_another_order_have_changed(engine: Engine):
    assert between(engine.ruleset, [["ebb", "mud"], ["flood"]], [["flood"], ["ebb", "mud"]]) == [
        "tides: (ebb, mud), (flood) → (flood), (ebb, mud)"
    ]
    assert between(engine.ruleset, ["ebb", "flood"], ["flood", "ebb"]) == ["tides: ebb, flood → flood, ebb"]


def test_what_is_new_or_gone_as_a_whole_is_told_member_by_member(engine: Engine):
    table = {"high": ["boats", "swans"], "low": 2}
    assert between(engine.ruleset, None, table) == [
        "tides.high: boats added",
        "tides.high: swans added",
        "tides.low: 2 added",
    ]
    assert between(engine.ruleset, ["boats", "swans"], None) == ["tides: boats removed", "tides: swans removed"]
    assert between(engine.ruleset, None, []) == ["tides: none added"]


def test_no_change_between_two_releases_is_longer_than_a_few_lines():
    releases = [Engine.create(version=version).ruleset for version in ("2026.2.0", "2026.3.0")]
    shown = [str(change) for change in gathered(change for change in changes(*releases) if change.judges)]
    assert len(shown) > 100
    assert max(map(len, shown)) < 400


def test_what_is_kept_of_a_plan_holds_none_of_its_words(engine: Engine, plans: list[tuple[str, Plan, dt.date]]):
    for name, plan, _ in plans:
        kept = repr(verdicts_of(engine.assess(plan, as_of=DAY), plan=name))
        sentences = [passage.text for passage in plan.passages() if len(passage.text) > 30]
        assert len(sentences) > 20
        assert not [one for one in sentences if one in kept]


def test_the_command_shows_what_moves_on_plans(tmp_path: Path):
    folder = tmp_path / "ours"
    shutil.copytree(NEXT, folder)
    file = folder / "criteria" / "f_02.toml"
    file.write_text(file.read_text("utf-8").replace('partly_at = "', 'partly_at = "0', 1), encoding="utf-8")
    header = folder / "ruleset.toml"
    header.write_text(header.read_text("utf-8").replace('minimum_coverage = "1/2"', 'minimum_coverage = "1"'), "utf-8")
    arguments = ["ruleset", "diff", "england_ehcp==next", str(folder), "--as-of", "2026-11-22"]
    arguments += [part for sample in sample_files() for part in ("--on", str(sample))]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0
    assert "policy machine: minimum_coverage: 1/2 → 1" in shown.output
    assert "5 plans judged by both as of 2026-11-22" in shown.output
    assert "change of version is a feature" in shown.output
    document = json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).output)
    assert (document["format"], document["plans"], document["least_bump"]) == (
        "ehcp-rules/ruleset-diff/1",
        5,
        "feature",
    )


def test_a_ruleset_that_is_not_there_is_a_usage_error():
    result = CliRunner().invoke(app, ["ruleset", "diff", "england_ehcp==1999.1.0", "england_ehcp==next"])
    assert result.exit_code == 2
    assert "version 1999.1.0 is not installed" in result.output
