"""Needs, outcomes and provision with a moderator's label: whether they hold together, judged by the working copy."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from ehcp_rules import Engine
from ehcp_rules.findings import Verdict

THREADS = Path(__file__).parent / "labelled" / "threads.toml"
SAID = {Verdict.MET: "follows", Verdict.NOT_MET: "broken", Verdict.NEEDS_JUDGEMENT: "asked"}


@pytest.fixture(scope="module")
def said() -> Counter[tuple[str, str, str]]:
    """How many threads of each half and label were said to follow, to be broken, or to need a reader."""
    engine = Engine.create(version="next")
    found: Counter[tuple[str, str, str]] = Counter()
    for row in tomllib.loads(THREADS.read_text("utf-8"))["thread"]:
        parts = {kind: row.get(kind) for kind in ("need", "outcome", "provision")}
        found[row["half"], row["label"], SAID[engine.appraise_thread(**parts).verdict]] += 1
    return found


def counted(said: Counter[tuple[str, str, str]], half: str, label: str) -> int:
    return sum(count for (in_half, labelled, _), count in said.items() if (in_half, labelled) == (half, label))


@pytest.mark.parametrize(("half", "follow", "broken"), [("seen", 32, 33), ("kept", 30, 30)])
def test_what_is_clear_is_decided_and_never_the_wrong_way(
    said: Counter[tuple[str, str, str]], half: str, follow: int, broken: int
) -> None:
    assert [counted(said, half, label) for label in ("follows", "broken", "middle")] == [35, 35, 11]
    assert said[half, "follows", "broken"] == 0
    assert said[half, "broken", "follows"] == 0
    assert said[half, "follows", "follows"] >= follow
    assert said[half, "broken", "broken"] >= broken


def test_a_wide_middle_is_left_to_a_reader_and_nine_in_ten_called_broken_are(
    said: Counter[tuple[str, str, str]],
) -> None:
    asked = said["seen", "middle", "asked"] + said["kept", "middle", "asked"]
    wrong = said["seen", "middle", "broken"] + said["kept", "middle", "broken"]
    called = wrong + sum(said[half, "broken", "broken"] for half in ("seen", "kept"))
    assert asked >= 14
    assert 10 * wrong <= called
