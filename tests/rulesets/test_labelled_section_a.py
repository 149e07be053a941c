"""Views and hopes of many hands: what stands in their place is found, and no child or family is told that they said nothing."""

from __future__ import annotations

import pytest
from tests.rulesets.labelled.judged import Judged, counts, judged

from ehcp_rules.engine import Engine


@pytest.fixture(scope="module")
def statements() -> dict[str, list[Judged]]:
    engine = Engine.create(version="next")
    return {name: list(judged(engine, name)) for name in ("views_at_large", "aspirations")}


def test_there_are_as_many_as_were_labelled(statements: dict[str, list[Judged]]) -> None:
    assert {name: len(found) for name, found in statements.items()} == {"views_at_large": 353, "aspirations": 181}


def test_nobody_who_told_a_view_or_a_hope_is_told_that_they_did_not(statements: dict[str, list[Judged]]) -> None:
    assert [
        one.text for found in statements.values() for one in found if (one.label, one.said) == ("good", "bad")
    ] == []


@pytest.mark.parametrize("half", ["first", "second", "third", "fourth", "sweep"])
@pytest.mark.parametrize("name", ["views_at_large", "aspirations"])
def test_few_are_left_to_a_person_and_fewer_are_let_pass(
    statements: dict[str, list[Judged]], name: str, half: str
) -> None:
    seen = counts(statements[name], half)
    bad = sum(number for (label, _), number in seen.items() if label == "bad")
    good = sum(number for (label, _), number in seen.items() if label == "good")
    assert 10 * seen["bad", "good"] <= bad or seen["bad", "good"] == 1
    assert 10 * seen["bad", "bad"] >= 7 * bad
    assert 10 * seen["good", "good"] >= 9 * good
