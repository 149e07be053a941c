"""Plans written in our own forms come back as they were: the law, form by form."""

from __future__ import annotations

import io
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.adapters.documents import ADAPTERS, read_all

from ehcp_rules.adapters import ImportedPlan, ImportIssue
from ehcp_rules.plan import AdviceDocument, Heading, Plan, Provision
from ehcp_rules.testing import plans

LAW = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""Whole plans take a while to invent; that says nothing about the code."""
FEW = settings(LAW, max_examples=10)
WRITINGS = {adapter.writing.to: adapter.writing for adapter in ADAPTERS if adapter.writing}


def written(to: str, *given: Plan) -> tuple[bytes, tuple[ImportIssue, ...]]:
    file = io.BytesIO()
    issues = WRITINGS[to].write(iter(given), file)
    return file.getvalue(), issues


def without_places(plan: Plan) -> Plan:
    """The plan without the places, which say where it was read."""

    def bare(thing: Any) -> Any:
        return attrs.evolve(thing, source=None)

    return attrs.evolve(
        plan,
        sections=tuple(attrs.evolve(bare(s), items=tuple(map(bare, s.items))) for s in plan.sections),
        advice=tuple(attrs.evolve(bare(d), items=tuple(map(bare, d.items))) for d in plan.advice),
    )


def read_back(to: str, *given: Plan) -> list[Plan]:
    content, issues = written(to, *given)
    assert issues == ()
    results = read_all(content, f"plans{WRITINGS[to].suffix}")
    assert all(isinstance(result, ImportedPlan) and result.issues == () for result in results), results
    return [without_places(result.plan) for result in results]  # type: ignore[union-attr]


@st.composite
def supplied_plans(draw: st.DrawFn) -> Plan:
    """Plans with a section at least (one without any holds nothing that could be read), some with the text of advice."""
    plan = draw(plans().filter(lambda plan: plan.sections))
    if not draw(st.booleans()):
        return plan
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    items = (Heading(id="x1", text=draw(texts)), Provision(id="x2", text=draw(texts), how_often=draw(texts)))
    advice = AdviceDocument(id="advice-1", title=draw(texts), role=draw(texts), items=items)
    return attrs.evolve(plan, advice=(advice,))


def test_these_forms_can_be_written() -> None:
    assert sorted(WRITINGS) == ["json", "xml"]


@LAW
@given(supplied_plans())
def test_a_plan_written_as_json_or_xml_is_read_as_the_same_plan(plan: Plan) -> None:
    assert read_back("json", plan) == read_back("xml", plan) == [plan]


@FEW
@given(st.lists(supplied_plans(), min_size=2, max_size=3))
def test_several_plans_written_as_json_or_xml_are_read_as_the_same_plans(several: list[Plan]) -> None:
    assert read_back("json", *several) == read_back("xml", *several) == several


def test_no_plan_at_all_writes_nothing() -> None:
    for to in WRITINGS:
        assert written(to) == (b"", ())
