"""A release stands while no frozen byte has changed and nothing moves that is not published."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import write
from tests.releasing.test_releasing import DAY, cases, change

from ehcp_rules.cli.app import app
from ehcp_rules.errors import RulesetError
from ehcp_rules.plugins import PluginInventory, discover
from ehcp_rules.releasing import Wanted, publish, published, release, standing
from ehcp_rules.version import __version__


@pytest.fixture(scope="module")
def inventory() -> PluginInventory:
    return discover()


@pytest.fixture
def released(tiny_ruleset: Path, inventory: PluginInventory) -> tuple[Path, Path]:
    """The frozen folder of a small release, and that of its golden verdicts."""
    for name in ("f_02", "f_03"):
        write(tiny_ruleset / "criteria" / f"{name}.cases.toml", cases())
        change(
            tiny_ruleset / "criteria" / f"{name}.toml", 'sections = ["F"]', 'sections = ["F"]\nkinds = ["provision"]'
        )
    versions, golden = tiny_ruleset.parent / "versions", tiny_ruleset.parent / "golden"
    wanted = Wanted(source=tiny_ruleset, version="2026.1.0", into=versions, golden=golden, day=DAY)
    assert release(wanted, inventory).held
    return versions / "2026.1.0", golden / "2026.1.0"


def seal(*places: Path) -> None:
    """Write the sums of these folders anew, as a release does."""
    files = [
        file for place in places for file in sorted(place.iterdir()) if file.name not in ("sums.txt", "moves.jsonl")
    ]
    sums = (f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.parent.parent.name}/2026.1.0/{f.name}\n" for f in files)
    write(places[-1] / "sums.txt", "".join(sums))


@pytest.fixture
def by_an_older_engine(released: tuple[Path, Path]) -> tuple[Path, Path]:
    """The same release as an older engine would have left it, which found the first plan wanting under F-02."""
    folder, golden = released
    change(folder / "release.json", f'"made_with": "{__version__}"', '"made_with": "0.0.9"')
    file = golden / "verdicts.jsonl"
    lines = file.read_text("utf-8").splitlines()
    assert '"verdicts": "MM"' in lines[1]
    write(file, "\n".join([lines[0], lines[1].replace('"MM"', '"NM"'), *lines[2:], ""]))
    seal(*released)
    return released


def test_a_new_release_stands(released: tuple[Path, Path], inventory: PluginInventory):
    found = standing(*released, inventory)
    assert (found.holds, found.plans, found.altered, found.moves) == (True, 4, (), ())


@pytest.mark.parametrize("name", ["ruleset.json", "changes.md", "corpus.jsonl", "verdicts.jsonl"])
def test_a_changed_byte_is_named(released: tuple[Path, Path], inventory: PluginInventory, name: str):
    [file] = [place / name for place in released if (place / name).exists()]
    file.write_bytes(file.read_bytes() + b"\n")
    assert standing(*released, inventory).altered == (f"{name} has changed since its release",)


def test_a_file_that_is_gone_or_new_is_named(released: tuple[Path, Path], inventory: PluginInventory):
    folder, _ = released
    (folder / "changes.md").rename(folder / "notes.md")
    assert standing(*released, inventory).altered == ("changes.md is gone", "notes.md is not part of the release")


def test_a_verdict_that_moves_unseen_is_named(by_an_older_engine: tuple[Path, Path], inventory: PluginInventory):
    found = standing(*by_an_older_engine, inventory)
    assert not found.holds
    assert [(move.what, move.id, move.before, move.after) for move in found.unpublished] == [
        ("verdict", "F-02", "not-met", "met")
    ]


def test_a_published_move_is_no_surprise_until_it_changes(
    by_an_older_engine: tuple[Path, Path], inventory: PluginInventory
):
    folder, golden = by_an_older_engine
    publish(folder, golden, standing(folder, golden, inventory).moves, "Reads amounts by the month")
    found = standing(folder, golden, inventory)
    assert (found.holds, len(found.moves)) == (True, 1)
    listed = published(golden)
    assert listed is not None
    assert (listed.engine, listed.why, listed.moves) == (__version__, "Reads amounts by the month", found.moves)
    change(golden / "moves.jsonl", '"not-met", "met"', '"not-met", "partly-met"')
    assert len(standing(folder, golden, inventory).unpublished) == 2


def test_the_engine_that_made_a_release_cannot_publish_moves(
    released: tuple[Path, Path], by_an_older_engine: tuple[Path, Path], inventory: PluginInventory
):
    folder, golden = by_an_older_engine
    moves = standing(folder, golden, inventory).moves
    change(folder / "release.json", '"made_with": "0.0.9"', f'"made_with": "{__version__}"')
    with pytest.raises(RulesetError, match="raise the minor version"):
        publish(folder, golden, moves, "Reads amounts by the month")


def test_a_list_of_moves_that_move_no_more_is_taken_away(released: tuple[Path, Path], inventory: PluginInventory):
    folder, golden = released
    write(golden / "moves.jsonl", '{"engine": "0.0.9", "why": "a trial"}\n["a", "verdict", "F-02", "met", "not-met"]\n')
    assert len(standing(folder, golden, inventory).unpublished) == 1
    publish(folder, golden, (), "")
    assert published(golden) is None


def test_a_damaged_list_is_named_by_its_line(released: tuple[Path, Path], inventory: PluginInventory):
    write(released[1] / "moves.jsonl", '{"engine": "0.0.9", "why": "a trial"}\n["a", "verdict"]\n')
    with pytest.raises(RulesetError, match=r"moves\.jsonl: line 2"):
        standing(*released, inventory)


def test_the_command_tells_what_moves_and_publishes_it(by_an_older_engine: tuple[Path, Path]):
    folder, golden = map(str, by_an_older_engine)
    runner = CliRunner()
    first = runner.invoke(app, ["ruleset", "replay", folder, "--golden", golden])
    assert first.exit_code == 1
    assert "F-02: the verdict of 1 plan" in first.stdout
    assert "does not stand: 1 move not published" in first.stdout
    assert (
        runner.invoke(app, ["ruleset", "replay", folder, "--golden", golden, "--publish", "Reads months"]).exit_code
        == 0
    )
    again = runner.invoke(app, ["ruleset", "replay", folder, "--golden", golden])
    assert again.exit_code == 0
    assert "The release stands" in again.stdout
