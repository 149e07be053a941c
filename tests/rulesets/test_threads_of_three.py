"""Threads of three statements, half of them with one statement of another child, judged by the working copy."""

from __future__ import annotations

import json
import tomllib
import zlib
from collections import Counter
from pathlib import Path

import pytest

from ehcp_rules import Engine
from ehcp_rules.findings import Verdict

LABELLED = Path(__file__).parent / "labelled"
THREADS = LABELLED / "threads_of_three.toml"
AT_FIRST_SIGHT = LABELLED / "threads_at_first_sight.toml"
EVERYDAY = LABELLED / "threads_in_everyday_words.toml"
SAID = {Verdict.MET: "follows", Verdict.NOT_MET: "broken", Verdict.NEEDS_JUDGEMENT: "asked"}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create(version="next")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return tomllib.loads(THREADS.read_text("utf-8"))["thread"]


def counted(engine: Engine, rows: list[dict[str, str]]) -> Counter[tuple[str, str]]:
    """How many threads of each label were said to follow, to be broken, or to need a reader."""
    parts = ("need", "outcome", "provision")
    return Counter((row["label"], SAID[engine.appraise_thread(**{k: row[k] for k in parts}).verdict]) for row in rows)


def test_most_threads_are_decided_and_hardly_any_the_wrong_way(engine: Engine, rows: list[dict[str, str]]) -> None:
    said = counted(engine, rows)
    assert Counter(row["label"] for row in rows) == {"follows": 100, "broken": 100}
    assert said["follows", "follows"] >= 86
    assert said["broken", "broken"] >= 88
    assert said["follows", "broken"] == 0
    assert said["broken", "follows"] <= 1


def test_threads_labelled_before_they_were_judged_are_left_open_sooner_than_called_broken(engine: Engine) -> None:
    rows = tomllib.loads(AT_FIRST_SIGHT.read_text("utf-8"))["thread"]
    said = counted(engine, rows)
    assert Counter(row["label"] for row in rows) == {"follows": 105, "broken": 97}
    assert said["follows", "broken"] == 0
    assert said["broken", "follows"] <= 1
    assert said["follows", "follows"] >= 85
    assert said["broken", "broken"] >= 52


def test_threads_in_everyday_words_are_told_by_what_their_words_hint_at_together(engine: Engine) -> None:
    rows = tomllib.loads(EVERYDAY.read_text("utf-8"))["thread"]
    said = counted(engine, rows)
    assert Counter(row["label"] for row in rows) == {"follows": 45, "broken": 45}
    assert said["follows", "broken"] == 0
    assert said["broken", "follows"] == 0
    assert said["follows", "follows"] >= 35
    assert said["broken", "broken"] >= 37


def knowing_less(engine: Engine, folder: Path, *, without: int) -> Engine:
    """The engine with an overlay that reads threads without a third of the phrases, of which `without` chooses one of three."""
    (fields,) = (one for one in engine.ruleset.lexicons if one.id == "skills-and-help")
    groups = [
        {"name": group.name, "phrases": [one for one in group.phrases if zlib.crc32(one.encode()) % 3 != without]}
        for group in fields.groups
    ]
    (folder / "lexicons").mkdir(parents=True)
    (folder / "lexicons" / "fields.toml").write_text(
        'id = "thinned:fields"\ntitle = "Fewer fields"\nstricter = "neither"\n'
        + "".join(
            f"[[groups]]\nname = {json.dumps(group['name'])}\nphrases = {json.dumps(group['phrases'])}\n"
            for group in groups
        ),
        "utf-8",
    )
    (folder / "overlay.toml").write_text(
        'id = "thinned"\ntitle = "Fewer phrases"\npublisher = "A council"\nversion = "2026.1"\n'
        f'[base]\nid = "{engine.ruleset.id}"\nversion = "{engine.ruleset.version}"\n'
        '[[amend]]\ncriterion = "GT-08"\npath = "check.parameters.fields"\nset = "thinned:fields"\nreason = "To try it."\n',
        "utf-8",
    )
    return Engine.create(version="next", overlays=(folder,))


@pytest.mark.parametrize("without", [0, 1, 2])
def test_without_a_third_of_its_phrases_it_asks_more_and_hardly_calls_a_thread_broken_that_holds(
    engine: Engine, tmp_path: Path, without: int
) -> None:
    rows = [row for file in (THREADS, AT_FIRST_SIGHT) for row in tomllib.loads(file.read_text("utf-8"))["thread"]]
    assert len(rows) == 402
    said = counted(knowing_less(engine, tmp_path / "thinned", without=without), rows)
    assert said["follows", "broken"] <= 5
    assert said["broken", "follows"] <= 7
    assert said["follows", "asked"] > counted(engine, rows)["follows", "asked"]
    assert said["broken", "broken"] >= 95


def test_help_of_a_general_kind_never_breaks_a_thread(engine: Engine, rows: list[dict[str, str]]) -> None:
    told = [row for row in rows if row["label"] == "follows"]
    verdicts = {
        engine.appraise_thread(need=row["need"], outcome=row["outcome"], provision=general).verdict
        for row in told
        for general in (
            "Ten hours a week of a teaching assistant.",
            "A check-in with a mentor each morning, and praise.",
        )
    }
    assert Verdict.NOT_MET not in verdicts
