"""Provision with a moderator's label: what leaves the promise open is found, and what holds somebody to it is let be."""

from __future__ import annotations

import pytest
from tests.rulesets.labelled.judged import Judged, counts, judged

from ehcp_rules.engine import Engine


@pytest.fixture(scope="module")
def statements() -> list[Judged]:
    return list(judged(Engine.create(), "provision"))


def test_there_are_good_and_bad_ones(statements: list[Judged]) -> None:
    labels = [one.label for one in statements if one.half == "seen"]
    assert (labels.count("good"), labels.count("bad")) == (60, 106)


def test_what_was_seen_is_judged_as_the_moderator_did(statements: list[Judged]) -> None:
    assert [one.text for one in statements if one.half == "seen" and one.said != one.label] == []
    assert sum(counts(statements, "seen").values()) == 166
