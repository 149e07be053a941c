"""The engine and the author of the sample plans agree on most of what the author wrote down beforehand."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from compare_samples import Compared, compare


@pytest.fixture(scope="module")
def compared() -> list[Compared]:
    """Every expected entry beside what the engine said."""
    return list(compare())


def test_the_engine_agrees_with_nine_entries_in_ten(compared: list[Compared]) -> None:
    kinds = Counter(each.kind for each in compared)
    assert len(compared) >= 400
    assert kinds["unknown"] == 0
    assert kinds["agrees"] / len(compared) >= 0.90


def test_most_planted_defects_are_found(compared: list[Compared]) -> None:
    planted = [each for each in compared if each.expected in ("not-met", "partly-met")]
    assert len(planted) >= 110
    assert sum(each.kind == "agrees" for each in planted) / len(planted) >= 0.85


def test_the_strong_plan_draws_few_false_alarms(compared: list[Compared]) -> None:
    assert sum(each.plan == "01" for each in compared) >= 85
    assert sum(each.plan == "01" and each.kind == "false-alarm" for each in compared) <= 3
