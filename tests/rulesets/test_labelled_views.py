"""Views with a moderator's label: whose voice it is, and whether there is a child in it."""

from __future__ import annotations

import pytest
from tests.rulesets.labelled.judged import Judged, counts, judged

from ehcp_rules.engine import Engine


@pytest.fixture(scope="module")
def views() -> list[Judged]:
    return list(judged(Engine.create(), "views"))


def test_there_are_as_many_good_as_bad_ones_in_both_halves(views: list[Judged]) -> None:
    assert {
        half: [sum(one.half == half and one.label == label for one in views) for label in ("good", "bad", "middle")]
        for half in ("seen", "kept")
    } == {
        "seen": [19, 19, 4],
        "kept": [19, 19, 4],
    }


@pytest.mark.parametrize(("half", "found"), [("seen", 19), ("kept", 17)])
def test_what_is_bad_is_found_and_nothing_good_is_called_bad(views: list[Judged], half: str, found: int) -> None:
    seen = counts(views, half)
    assert seen["good", "bad"] == 0
    assert seen["good", "asked"] == 0
    assert seen["bad", "bad"] >= found


def test_between_the_two_most_are_left_to_a_person_or_left_alone(views: list[Judged]) -> None:
    assert sum(one.said == "bad" for one in views if one.label == "middle") <= 1
