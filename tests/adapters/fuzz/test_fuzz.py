"""Damaged files of every format, for as long as `EHCP_FUZZ_SECONDS` says (ten for each format when it says nothing)."""

from __future__ import annotations

import itertools
import os
import time

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.adapters.documents import read_all
from tests.adapters.fuzz.damage import damaged, members
from tests.adapters.fuzz.promises import MOST_MEBIBYTES, broken_promises, kept, most_memory
from tests.adapters.fuzz.seeds import SEEDS, SENTINEL, seed_of

from ehcp_rules.adapters import ImportedPlan

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("EHCP_FUZZ_SECONDS", "10"))
FIRST_ROUND = int(os.environ.get("EHCP_FUZZ_ROUND", "0"))
IN_A_ROUND = 50


def once(name: str, content: bytes) -> None:
    # Kept beforehand: a compiled library that ends the process leaves no time for it.
    path = kept(name, content)
    broken = broken_promises(name, content)
    assert not broken, f"{'; '.join(broken)}: {path}"
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("name", SEEDS)
def test_the_undamaged_file_keeps_every_promise(name: str) -> None:
    content = seed_of(name)
    once(name, content)
    assert any(isinstance(result, ImportedPlan) for result in read_all(content, name))
    assert SENTINEL in str(unpacked(content)), "the planted word is there to be found"


def unpacked(content: bytes) -> list[bytes]:
    return list(members(content).values()) or [content]


@pytest.mark.parametrize("name", SEEDS)
def test_no_damage_makes_a_reader_break_a_promise(name: str) -> None:
    content, end, examples = seed_of(name), time.monotonic() + SECONDS, 0
    for number in itertools.count(FIRST_ROUND):
        examples += a_round(name, content, number)
        if time.monotonic() > end:
            break
    assert examples >= IN_A_ROUND
    assert (most_memory() or 0) < MOST_MEBIBYTES


def a_round(name: str, content: bytes, number: int) -> int:
    """Read the examples of one round; the same number gives the same examples."""
    count = 0

    @seed(number)
    @settings(
        max_examples=IN_A_ROUND,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged(name, content))
    def one_round(example: bytes) -> None:
        nonlocal count
        count += 1
        once(name, example)

    one_round()
    return count
