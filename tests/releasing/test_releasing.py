"""A release passes every gate, leaves golden verdicts behind, and is never written to again."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import attrs
import pytest
from tests.conftest import write

from ehcp_rules.criterion import Applies, Condition
from ehcp_rules.engine import Engine
from ehcp_rules.errors import RulesetError
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plugins import PluginInventory, discover
from ehcp_rules.releasing import GateOutcome, Outcome, Wanted, read_corpus, read_golden, release, verdicts_moved
from ehcp_rules.releasing.gates import defects_are_found, laws_hold
from ehcp_rules.releasing.release import CHANGES, CORPUS, GOLDEN, SUMS

DAY = dt.date(2026, 6, 1)
CASE = """
[[case]]
name = "{name}"
verdict = "{verdict}"
codes = [{codes}]
hard = {hard}
kind = "provision"
section = "F"
text = "{text}"
"""
SAID = (
    ("a length each day", "met", False, "A teaching assistant reads with Ines for 20 minutes every school day."),
    ("a week's sessions", "met", True, "Two sessions of 45 minutes a week with a specialist teacher, in a quiet room."),
    ("no amount at all", "not-met", False, "Help with reading."),
    ("an amount of somebody else", "not-met", True, "Reading help like that of her Year 4 friends."),
)


def cases(*, wrong: int = 0) -> str:
    """The four cases; the last `wrong` of them expect the opposite."""
    text = ""
    for index, (name, verdict, hard, words) in enumerate(SAID):
        expected = verdict if index < len(SAID) - wrong else "met"
        codes = '"quantity-missing"' if expected == "not-met" else ""
        text += CASE.format(name=name, verdict=expected, codes=codes, hard=str(hard).lower(), text=words)
    return text


def change(file: Path, *pairs: str) -> None:
    """Put words in the place of others, pair by pair; the words must be there."""
    text = file.read_text("utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    write(file, text)


@pytest.fixture(scope="module")
def inventory() -> PluginInventory:
    return discover()


@pytest.fixture
def source(tiny_ruleset: Path) -> Path:
    write(tiny_ruleset / "criteria" / "f_02.cases.toml", cases())
    write(tiny_ruleset / "criteria" / "f_03.cases.toml", cases())
    for name in ("f_02.toml", "f_03.toml"):
        change(tiny_ruleset / "criteria" / name, 'sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]')
    return tiny_ruleset


def wanted(source: Path, version: str = "2026.1.0", previous: Path | None = None, day: dt.date = DAY) -> Wanted:
    return Wanted(
        source=source,
        version=version,
        into=source.parent / "versions",
        golden=source.parent / "golden",
        day=day,
        previous=load_ruleset(previous) if previous else None,
    )


def failing(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    return {gate.gate: gate.problems for gate in outcome.gates if not gate.holds}


def test_a_release_holds_the_ruleset_its_changes_and_golden_verdicts(source: Path, inventory: PluginInventory):
    outcome = release(wanted(source), inventory)
    assert failing(outcome) == {}
    assert outcome.folder == source.parent / "versions" / "2026.1.0"
    assert sorted(file.name for file in outcome.folder.iterdir()) == [CHANGES, "release.json", "ruleset.json"]
    assert "The first release: 2 criteria" in (outcome.folder / CHANGES).read_text("utf-8")
    ruleset = load_ruleset(outcome.folder)
    assert (ruleset.version, ruleset.status, len(ruleset.criteria)) == ("2026.1.0", "released", 2)
    golden = source.parent / "golden" / "2026.1.0"
    corpus, verdicts = read_corpus(golden / CORPUS), read_golden(golden / GOLDEN)
    assert len(corpus) == len(verdicts) == 4
    assert verdicts_moved(Engine(ruleset=ruleset, inventory=inventory), corpus, verdicts) == ()


def test_the_sums_tell_every_frozen_byte(source: Path, inventory: PluginInventory):
    outcome = release(wanted(source), inventory)
    lines = (source.parent / "golden" / "2026.1.0" / SUMS).read_text("utf-8").splitlines()
    assert len(lines) == 5
    for line in lines:
        total, _, name = line.partition("  ")
        assert hashlib.sha256((source.parent / name).read_bytes()).hexdigest() == total
    assert outcome.held


def test_an_engine_or_ruleset_that_says_otherwise_is_found(source: Path, inventory: PluginInventory):
    release(wanted(source), inventory)
    golden = source.parent / "golden" / "2026.1.0"
    change(source / "criteria" / "f_03.toml", '"quantity"', '"deliverer"', "quantity-missing", "deliverer-missing")
    changed = Engine(ruleset=load_ruleset(source), inventory=inventory)
    moves = verdicts_moved(changed, read_corpus(golden / CORPUS), read_golden(golden / GOLDEN))
    assert {move.id for move in moves if move.what == "verdict"} == {"F-03"}


@pytest.mark.parametrize(
    ("file", "old", "new", "gate", "problem"),
    [
        ("criteria/f_02.cases.toml", None, cases(wrong=1), "cases hold", "F-02, an amount of somebody else"),
        ("criteria/f_02.cases.toml", None, "", "criteria are written up", "F-02 lacks 2 met and 2 not-met and 1 hard"),
        (
            "criteria/f_02.toml",
            "2026-01-05",
            "2024-01-05",
            "sources stand",
            "F-02: no source was checked since 2024-01-05",
        ),
        ("criteria/f_02.toml", "2026-01-05", "2026-07-05", "sources stand", "F-02: a source was checked after the day"),
        ("criteria/f_02.toml", '"instrument"', '"unconfirmed"', "sources stand", "F-02 weighs 3 and all its sources"),
    ],
)
def test_a_gate_that_fails_names_what_is_wrong_and_nothing_is_written(
    source: Path, inventory: PluginInventory, file: str, old: str | None, new: str, gate: str, problem: str
):
    text = (source / file).read_text("utf-8")
    write(source / file, new if old is None else text.replace(old, new))
    outcome = release(wanted(source), inventory)
    assert gate in failing(outcome)
    assert failing(outcome)[gate][0].startswith(problem)
    assert outcome.folder is None
    assert not (source.parent / "versions").exists()


def test_what_was_measured_elsewhere_is_a_gate_too(source: Path, inventory: PluginInventory):
    missed = GateOutcome(gate="defects are found", figures={"missed": 9}, problems=("9 of 20 were missed",))
    assert list(failing(release(wanted(source), inventory, more=[missed]))) == ["defects are found"]


def test_a_dry_run_measures_everything_and_writes_nothing(source: Path, inventory: PluginInventory):
    outcome = release(wanted(source), inventory, dry=True)
    assert (outcome.held, outcome.folder) == (True, None)
    assert not (source.parent / "versions").exists()


def test_a_release_is_never_written_over(source: Path, inventory: PluginInventory):
    release(wanted(source), inventory)
    with pytest.raises(RulesetError, match="never written over"):
        release(wanted(source), inventory)


def test_other_words_make_a_patch_and_moved_verdicts_do_not(source: Path, inventory: PluginInventory):
    first = release(wanted(source), inventory).folder
    file = source / "criteria" / "f_02.toml"
    change(file, "A family can only ask", "Families can only ask")
    patch = release(wanted(source, "2026.1.1", first), inventory)
    assert (patch.held, patch.least) == (True, "patch")
    change(file, '"quantity"', '"deliverer"', "quantity-missing", "deliverer-missing")
    moved = release(wanted(source, "2026.1.2", patch.folder), inventory)
    assert moved.least == "feature"
    assert "2026.1.2 would be a patch" in failing(moved)["the version tells what moves"][0]


@pytest.mark.parametrize("version", ["next", "2026.1", "1.0.0"])
def test_a_version_says_its_year_feature_and_patch(source: Path, inventory: PluginInventory, version: str):
    assert (
        "is not YEAR.FEATURE.PATCH"
        in failing(release(wanted(source, version), inventory))["the version tells what moves"][0]
    )


def test_a_version_is_newer_than_the_one_before(source: Path, inventory: PluginInventory):
    first = release(wanted(source, "2026.2.0"), inventory).folder
    older = release(wanted(source, "2026.1.9", first), inventory)
    assert failing(older)["the version tells what moves"][0] == "2026.1.9 is not newer than 2026.2.0"


def test_damaged_golden_verdicts_are_named_by_file_and_line(source: Path, inventory: PluginInventory):
    release(wanted(source), inventory)
    file = source.parent / "golden" / "2026.1.0" / GOLDEN
    lines = file.read_text("utf-8").splitlines()
    write(file, "\n".join([*lines[:2], "{}", *lines[3:]]))
    with pytest.raises(RulesetError, match=r"verdicts\.jsonl: line 3"):
        read_golden(file)


def test_the_laws_are_tried_on_as_many_plans_as_asked_for():
    outcome = laws_hold(Engine.create(), examples=12)
    assert outcome.holds
    assert outcome.figures["plans"] == 12
    assert outcome.figures["findings"] >= 50


@pytest.mark.slow
def test_the_defects_that_are_put_into_sample_plans_are_found_by_the_working_ruleset():
    outcome = defects_are_found(Engine.create(version="next"))
    assert outcome.problems == ()
    assert outcome.figures["defects"] >= 700
    assert outcome.figures["never reached"] == 0


def test_a_ruleset_that_is_blind_does_not_pass_the_defects(inventory: PluginInventory):
    national = Engine.create(version="next").ruleset
    never = Applies(all=(Condition(fact="learner.age", op="at_least", value=200),))
    blind = attrs.evolve(national, criteria=tuple(attrs.evolve(one, applies=never) for one in national.criteria))
    outcome = defects_are_found(Engine(ruleset=blind, inventory=inventory))
    assert "defects were not found; at most 5% may" in outcome.problems[0]
