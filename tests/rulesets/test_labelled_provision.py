"""Provision with a moderator's label: what leaves the promise open is found, and what holds somebody to it is let be."""

from __future__ import annotations

import pytest
from tests.rulesets.labelled.judged import Judged, counts, judged

from ehcp_rules.engine import Engine


@pytest.fixture(scope="module")
def statements() -> list[Judged]:
    return list(judged(Engine.create(version="next"), "provision"))


def test_there_are_good_and_bad_ones(statements: list[Judged]) -> None:
    labels = [one.label for one in statements]
    assert (labels.count("good"), labels.count("bad")) == (296, 357)


def test_nearly_all_are_judged_as_the_moderator_did(statements: list[Judged]) -> None:
    said = counts(statements, "seen")
    assert said["good", "bad"] <= 12
    assert said["bad", "good"] <= 3
    assert said["good", "good"] + said["bad", "bad"] >= 638
