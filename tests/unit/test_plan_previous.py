"""An earlier version in the plan's JSON form: there and back, strictly, and never with one of its own."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from ehcp_rules.errors import PlanError
from ehcp_rules.loading.plan_schema import plan_schema
from ehcp_rules.loading.plans import plan_from_json, plan_to_json


def document(text: str = "I like the boats.", **changes: Any) -> dict[str, Any]:
    sections = [{"code": "A", "items": [{"kind": "view", "id": "A1", "text": text}]}]
    return {"format": "ehcp-plan/1", "id": "p", "sections": sections, **changes}


BOTH = document(previous=document("I like the buses.", id="before"))


def test_an_earlier_version_goes_out_and_comes_back() -> None:
    plan = plan_from_json(BOTH)
    assert plan.previous is not None
    assert [item.text for _, item in plan.previous.items("A")] == ["I like the buses."]
    assert json.loads(json.dumps(plan_to_json(plan))) == BOTH
    assert plan_from_json(plan_to_json(plan)) == plan


def test_a_plan_without_one_is_as_it_was() -> None:
    plan = plan_from_json(document())
    assert plan.previous is None
    assert "previous" not in plan_to_json(plan)
    assert plan_from_json(document(previous=None)) == plan


def test_ids_are_unique_in_each_version_and_not_across_the_two() -> None:
    twice = document(previous=document(id="before"))
    twice["previous"]["sections"][0]["items"].append({"kind": "view", "id": "A1", "text": "x"})
    with pytest.raises(PlanError) as told:
        plan_from_json(twice)
    assert [(one.path, one.hint) for one in told.value.problems] == [
        (
            "$.previous.sections[0].items[1].id",
            "$.previous.sections[0].items[0] has it too; ids are unique in a plan",
        )
    ]


@pytest.mark.parametrize(
    ("previous", "place"),
    [
        ("last year", "$.previous"),
        ({"id": "before"}, "$.previous"),
        (document(id=" "), "$.previous.id"),
        (document(colour="red"), "$.previous"),
        (document(previous=document()), "$.previous"),
        (document(sections=[{"code": "Z"}]), "$.previous.sections[0].code"),
    ],
)
def test_what_is_wrong_with_it_is_told_with_its_place(previous: object, place: str) -> None:
    with pytest.raises(PlanError) as told:
        plan_from_json(document(previous=previous))
    assert [problem.path for problem in told.value.problems] == [place]


def test_the_published_schema_takes_it_in_the_same_form() -> None:
    jsonschema.validate(BOTH, plan_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document(previous={"id": "before"}), plan_schema())


def test_nothing_of_it_shows_in_the_plan_s_own_representation() -> None:
    assert "buses" not in repr(plan_from_json(BOTH))
