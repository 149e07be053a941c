"""Views and hopes of many hands: what stands in their place is found, and no child or family is told that they said nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.rulesets.labelled.judged import Judged, counts, judged

from ehcp_rules.engine import Engine
from ehcp_rules.loading.plans import FORMAT, plan_from_json


@pytest.fixture(scope="module")
def statements() -> dict[str, list[Judged]]:
    engine = Engine.create(version="next")
    return {name: list(judged(engine, name)) for name in ("views_at_large", "aspirations")}


def test_there_are_as_many_as_were_labelled(statements: dict[str, list[Judged]]) -> None:
    assert {name: len(found) for name, found in statements.items()} == {"views_at_large": 678, "aspirations": 447}


def test_nobody_who_told_a_view_or_a_hope_is_told_that_they_did_not(statements: dict[str, list[Judged]]) -> None:
    assert [
        one.text for found in statements.values() for one in found if (one.label, one.said) == ("good", "bad")
    ] == []


@pytest.mark.parametrize("half", ["first", "second", "third", "fourth", "fifth", "sixth", "eighth", "ninth", "sweep"])
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


A_WHOLE_SECTION = (
    ("My views", "child", "I like Mr Obi. I like the tuck shop. I don't like it when people push in."),
    (
        "What helps me",
        "child",
        "To be given a warning before things change. Staff to use my name first. Ear defenders in the hall.",
    ),
    (
        "What is important for Alfie",
        "parents",
        "It is important that he is supported by people who sign. That adults give him time.",
    ),
    ("How I communicate", "", "I use my talker. Staff should give me ten seconds. Adults to wait until I look up."),
    (
        "History",
        "",
        "Alfie was born at 31 weeks and diagnosed with cerebral palsy at two. He attended nursery and moved school in 2021.",
    ),
    (
        "Family",
        "",
        "Alfie lives with his mum and two sisters. The family have a social worker and go to a short breaks club.",
    ),
    ("How these views were gathered", "SENCO", "Alfie's views were gathered by the SENCO on 4 May with picture cards."),
    (
        "Parents' views",
        "parents",
        "We would like speech therapy to continue. We feel the placement is right and the funding should follow him.",
    ),
    (
        "Aspirations",
        "child and parents",
        "Alfie wants to work with trains. His parents want him to be happy and to have friends.",
    ),
    ("Hopes and dreams", "parents", "To live near us. To have people who love him. To be happy."),
    (
        "Education",
        "",
        "Alfie attends the primary school on Ashby Road. He goes to the nurture group on Thursdays from 1.15 to 2.30.",
    ),
    ("Health", "", "Alfie takes melatonin and sees the orthoptist every six months."),
)


def test_what_stands_beside_views_in_a_whole_section_is_let_be() -> None:
    items = [
        {"kind": "view", "id": f"A{number}", "label": label, "speaker": speaker, "text": text}
        for number, (label, speaker, text) in enumerate(A_WHOLE_SECTION, 1)
    ]
    plan = plan_from_json({"format": FORMAT, "id": "whole", "sections": [{"code": "A", "items": items}]})
    results = Engine.create(version="next").assess(plan, as_of=dt.date(2026, 9, 1)).results
    about_views = [result for result in results if result.criterion in ("A-04", "A-08", "A-12")]
    assert len(about_views) == 3
    assert [finding.code for result in about_views for one in result.items for finding in one.findings] == []
