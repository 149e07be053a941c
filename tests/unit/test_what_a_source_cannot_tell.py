"""A source that holds no names, no amendments or no reviews: what it cannot tell is neither missing nor in order."""

from __future__ import annotations

import datetime as dt

import pytest

from ehcp_rules import assess
from ehcp_rules.errors import PlanError
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.plans import plan_from_json, plan_to_json
from ehcp_rules.plan import SECTION_CODES, Learner, Plan, PlanDates, Section

DAY = dt.date(2025, 1, 16)
OLD = dt.date(2019, 3, 1)


def verdict(criterion: str, plan: Plan) -> Verdict:
    return assess(plan, as_of=DAY).result(criterion).verdict


def a_plan(*not_supplied: str, **dates: dt.date) -> Plan:
    learner = Learner(date_of_birth=dt.date(2012, 5, 4))
    return Plan(
        id="one",
        stage="final",
        dates=PlanDates(**dates),
        learner=learner,
        sections=(Section(code="B"),),
        not_supplied=not_supplied,
    )


def test_one_field_of_the_learner_or_one_date_may_be_out_of_a_sources_reach():
    plan = a_plan("learner.name", "dates.final_issued", "A")
    assert not plan.supplied("learner.name")
    assert not plan.supplied("dates.final_issued")
    assert plan.supplied("learner")
    assert plan.supplied("learner.date_of_birth")
    assert not a_plan("learner").supplied("learner.name")


def test_the_json_form_takes_such_a_part_and_names_the_ones_it_knows():
    plan = a_plan("learner.name", "dates.review_meeting")
    assert plan_from_json(plan_to_json(plan)) == plan
    with pytest.raises(PlanError, match=r"known: A, .*learner\.setting"):
        plan_from_json({"format": "ehcp-plan/1", "id": "one", "not_supplied": ["learner.shoe_size"]})


def test_a_name_that_was_withheld_is_no_missing_identifier():
    assert verdict("S-06", a_plan()) is Verdict.PARTLY_MET
    assert verdict("S-06", a_plan("learner.name")) is Verdict.MET
    assert verdict("S-06", a_plan("learner.name", "learner.date_of_birth")) is Verdict.NOT_ASSESSED


def test_a_plan_is_not_called_untouched_where_the_source_tells_its_first_day_only():
    assert verdict("R-10", a_plan(original_plan_issued=OLD)) is Verdict.NOT_MET
    assert verdict("R-10", a_plan("dates.final_issued", original_plan_issued=OLD)) is Verdict.NOT_ASSESSED
    recent = dt.date(2024, 6, 3)
    assert verdict("R-10", a_plan("dates.final_issued", original_plan_issued=recent)) is Verdict.MET


def test_a_final_plan_needs_no_date_that_the_source_does_not_hold():
    assert verdict("S-07", a_plan(original_plan_issued=OLD)) is Verdict.NOT_MET
    assert verdict("S-07", a_plan("dates.final_issued", original_plan_issued=OLD)) is Verdict.MET


def test_a_review_is_overdue_only_where_the_source_would_have_told_of_it():
    assert verdict("R-01", a_plan(original_plan_issued=OLD)) is Verdict.NOT_MET
    assert verdict("R-01", a_plan("dates.review_meeting", original_plan_issued=OLD)) is Verdict.NOT_ASSESSED
    held = dt.date(2024, 9, 2)
    assert verdict("R-01", a_plan("dates.review_meeting", review_meeting=held)) is Verdict.MET


@pytest.mark.parametrize("criterion", ["L-01", "L-02", "ID-03"])
def test_language_is_not_in_order_where_there_is_none_to_read(criterion: str):
    assert verdict(criterion, a_plan()) is Verdict.MET
    assert verdict(criterion, a_plan(*SECTION_CODES)) is Verdict.NOT_ASSESSED
