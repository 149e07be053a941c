"""Views and needs with a moderator's label: what is bad is found, what is good is let be, and the middle is asked about."""

from __future__ import annotations

import pytest
from tests.rulesets.labelled.judged import Judged, counts, judged

from ehcp_rules.engine import Engine


@pytest.fixture(scope="module")
def statements() -> dict[str, list[Judged]]:
    engine = Engine.create(version="next")
    return {name: list(judged(engine, name)) for name in ("views", "needs")}


def of_each_label(found: list[Judged], half: str) -> list[int]:
    return [sum((one.half, one.label) == (half, label) for one in found) for label in ("good", "bad", "middle")]


@pytest.mark.parametrize("half", ["seen", "kept"])
def test_there_are_as_many_good_as_bad_ones_in_both_halves(statements: dict[str, list[Judged]], half: str) -> None:
    assert of_each_label(statements["views"], half) == [19, 19, 4]
    assert of_each_label(statements["needs"], half) == [20, 20, 5]


@pytest.mark.parametrize(
    ("name", "half", "found", "kept"),
    [("views", "seen", 19, 19), ("views", "kept", 17, 19), ("needs", "seen", 20, 20), ("needs", "kept", 18, 20)],
)
def test_what_is_bad_is_found_and_what_is_good_is_let_be(
    statements: dict[str, list[Judged]], name: str, half: str, found: int, kept: int
) -> None:
    seen = counts(statements[name], half)
    assert seen["good", "bad"] == 0
    assert seen["bad", "good"] <= (2 if (name, half) == ("views", "kept") else 0)
    assert seen["bad", "bad"] >= found
    assert seen["good", "good"] >= kept


def test_a_view_between_the_two_is_left_to_a_person_or_left_alone(statements: dict[str, list[Judged]]) -> None:
    assert sum(one.said == "bad" for one in statements["views"] if one.label == "middle") <= 1
