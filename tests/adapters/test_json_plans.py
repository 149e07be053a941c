"""Plans in the JSON form, alone, in a list and one on each line."""

from __future__ import annotations

import json

import pytest
from tests.adapters.documents import read_all, read_failure, read_plan

from ehcp_rules.adapters import ImportedPlan, ImportFailure

PLAN = {
    "format": "ehcp-plan/1",
    "id": "P1",
    "sections": [{"code": "F", "items": [{"kind": "provision", "id": "F1", "text": "Reading daily."}]}],
}
BAD = {**PLAN, "id": "P2", "sections": [{"code": "Q", "items": [{"kind": "provision", "text": 7}]}]}


def dumped(document: object) -> bytes:
    return json.dumps(document).encode()


def test_one_plan_is_read_and_each_item_gets_a_place():
    imported = read_plan(dumped(PLAN), "plan.json")
    assert imported.plan.section("F").items[0].source.place == "json:$.sections[0].items[0]"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (dumped({"plans": [PLAN, BAD, PLAN]}), "$.plans[1]."),
        (dumped([PLAN, BAD, PLAN]), "$[1]."),
        (b"\n".join(dumped(plan) for plan in (PLAN, BAD, PLAN)), "line 2 $."),
        (b"\n\n".join((dumped(PLAN), b'{"format": "ehcp-plan/1", "id":}', dumped(PLAN))), "line 3 "),
    ],
)
def test_one_bad_record_is_one_failure_with_its_place_and_the_rest_goes_on(content: bytes, place: str):
    results = read_all(content, "plans.json")
    assert [type(result) for result in results] == [ImportedPlan, ImportFailure, ImportedPlan]
    assert results[1].place.startswith(place)


def test_all_problems_of_a_plan_are_in_its_failure():
    failure = read_failure(dumped(BAD), "plan.json")
    assert "; also $." in failure.message
    assert failure.hint


def test_a_key_given_twice_is_refused_where_it_stands():
    content = dumped(PLAN).replace(b'"id": "P1"', b'"id": "P1", "id": "P9"')
    assert "given twice" in read_failure(content, "plan.json").message


def test_a_plan_with_no_sections_has_nothing_to_score():
    failure = read_failure(dumped({**PLAN, "sections": []}), "plan.json")
    assert (failure.place, "no sections" in failure.message) == ("$.sections", True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"format": "ehcp-plan/1", "id": ', "not JSON"),
        (b'{"id": "P1"}', "format of a plan"),
        (b'{"format": "ehcp-plan/1", "id": "\xff"}', "not UTF-8"),
        (b'{"plans": []}', "list of plans is empty"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_broken_json_is_one_clear_failure(content: bytes, said: str):
    assert said in read_failure(content, "plan.json").message
