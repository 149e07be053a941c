"""The texts of advice in the plan's JSON form: there and back, strictly, and absent from older plans."""

from __future__ import annotations

import json

import pytest

from ehcp_rules.errors import PlanError
from ehcp_rules.loading.plan_schema import SCHEMA_FILE, plan_schema
from ehcp_rules.loading.plans import plan_from_json, plan_to_json
from ehcp_rules.plan import facts_of

PLAN = {
    "format": "ehcp-plan/1",
    "id": "p",
    "sections": [{"code": "F", "items": [{"kind": "provision", "id": "F1", "text": "Phonics."}]}],
    "advice": [
        {
            "id": "advice-1",
            "role": "Speech and language therapist",
            "date": "2026-03-04",
            "items": [{"kind": "provision", "id": "S1", "text": "Six sessions."}],
        },
        {"id": "review-1", "type": "review", "items": []},
    ],
}


def test_advice_goes_out_and_comes_back() -> None:
    plan = plan_from_json(PLAN)
    assert plan.advice[0].items[0].text == "Six sessions."
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan


def test_a_plan_without_advice_is_as_it_was() -> None:
    plan = plan_from_json({key: value for key, value in PLAN.items() if key != "advice"})
    assert plan.advice == ()
    assert not plan.supplied("advice")
    assert "advice" not in plan_to_json(plan)


def test_facts_tell_how_many_texts_there_are() -> None:
    import datetime as dt

    facts = facts_of(plan_from_json(PLAN), dt.date(2026, 9, 1))
    assert (facts["advice.texts"], facts["review.texts"]) == (1, 1)


@pytest.mark.parametrize(
    ("advice", "place"),
    [
        ([{"id": " "}], "$.advice[0].id"),
        ([{"id": "a", "type": "letter"}], "$.advice[0].type"),
        ([{"id": "a", "colour": "red"}], "$.advice[0]"),
        ([{"id": "a", "items": [{"kind": "need", "id": "F1", "text": "x"}]}], "$.advice[0].items[0].id"),
        ([{"id": "a"}, {"id": "a"}], "$.advice[1].id"),
    ],
)
def test_what_is_wrong_with_advice_is_told_with_its_place(advice: object, place: str) -> None:
    with pytest.raises(PlanError) as told:
        plan_from_json(PLAN | {"advice": advice})
    assert any(problem.path.startswith(place) for problem in told.value.problems)


def test_the_published_schema_knows_advice() -> None:
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == plan_schema()
    assert "AdviceDocument" in plan_schema()["$defs"]
