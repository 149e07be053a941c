"""Steps that some outcomes print and others do not (E-10)."""

from __future__ import annotations

import datetime as dt

from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import Outcome, Plan, Section


def judged(*steps: str) -> dict[str | None, Verdict]:
    outcomes = tuple(
        Outcome(id=f"E{number}", text="Wren will read ten words.", steps=text) for number, text in enumerate(steps, 1)
    )
    plan = Plan(id="steps", sections=(Section(code="E", items=outcomes),), not_supplied=("learner", "dates"))
    result = Engine.create(version="next").assess(plan, as_of=dt.date(2026, 9, 1)).result("E-10")
    return {one.item: one.verdict for one in result.items}


def test_an_outcome_that_prints_its_steps_is_met_where_most_outcomes_print_none() -> None:
    assert judged("Two words; five; ten.", "", "") == {"E1": Verdict.MET, None: Verdict.PARTLY_MET}


def test_steps_at_half_of_the_outcomes_are_an_arrangement_of_the_section() -> None:
    assert judged("Two words; five; ten.", "") == {None: Verdict.MET}


def test_no_steps_at_all_leave_the_arrangement_missing() -> None:
    assert judged("", "") == {None: Verdict.PARTLY_MET}
