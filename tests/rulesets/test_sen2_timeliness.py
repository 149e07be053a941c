"""The time limits against an invented SEN2 return of two hundred people, where the shared samples are at hand."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest
from tests.adapters.documents import read_all
from tests.labelled_plans import SAMPLES, needs

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.engine import Engine
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import discover

ROOT = Path(__file__).resolve().parents[2]
NEXT = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
SEN2 = SAMPLES / "sen2"
CENSUS = dt.date(2025, 1, 16)

pytestmark = needs(SEN2 / "return.xml")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ruleset=load_ruleset(NEXT), inventory=discover())


@pytest.fixture(scope="module")
def plans() -> list[tuple[dict[str, object], Plan]]:
    """Each person of the return as it is read, beside what its makers expect of it."""
    expected = json.loads((SEN2 / "expected.json").read_text("utf-8"))["persons"]
    made = []
    for wanted, result in zip(expected, read_all(SEN2 / "return.xml"), strict=True):
        assert isinstance(result, ImportedPlan), result
        made.append((wanted, result.plan))
    return made


MEANT = {
    "P-01": ("six_week", {"met": "met", "late": "not-met"}),
    "P-03": ("twenty_week", {"on_time": "met", "late": "not-met", "excused": "needs-judgement"}),
    "R-01": ("annual_review", {"met": "met", "overdue": "not-met"}),
    "R-11": ("phase_transfer", {"met": "met", "late": "not-met"}),
}


@pytest.mark.parametrize(("criterion", "count"), [("P-01", 134), ("P-03", 86), ("R-01", 50), ("R-11", 10)])
def test_a_return_is_as_timely_as_its_makers_say(
    engine: Engine, plans: list[tuple[dict[str, object], Plan]], criterion: str, count: int
) -> None:
    name, words = MEANT[criterion]
    differ: Counter[tuple[str, str, str]] = Counter()
    judged = 0
    for wanted, plan in plans:
        got = engine.assess(plan, as_of=CENSUS).result(criterion).verdict.value
        meant = words.get(str(wanted[name]))
        judged += meant is not None
        if got != meant and (meant is not None or got == "not-met"):
            differ[(str(wanted["case"]), meant or "nothing found", got)] += 1
    assert judged == count
    assert differ == Counter()


def test_what_the_collection_does_not_count_is_not_judged_by_its_limits(
    engine: Engine, plans: list[tuple[dict[str, object], Plan]]
) -> None:
    judged: Counter[tuple[str, str]] = Counter()
    for wanted, plan in plans:
        if not wanted["in_reporting_period_flow"] or wanted["twenty_week"] == "not_applicable":
            judged["P-03", engine.assess(plan, as_of=CENSUS).result("P-03").verdict.value] += 1
    assert judged == Counter({("P-03", "not-assessed"): 106})


def test_no_other_criterion_finds_fault_with_a_plan_that_is_only_dates(
    engine: Engine, plans: list[tuple[dict[str, object], Plan]]
) -> None:
    faults = Counter(
        (result.criterion, result.verdict.value)
        for _, plan in plans
        for result in engine.assess(plan, as_of=CENSUS).results
        if result.verdict.value in ("not-met", "partly-met", "needs-judgement", "error")
    )
    assert faults == {
        ("P-01", "not-met"): 8,
        ("P-03", "not-met"): 30,
        ("P-03", "needs-judgement"): 12,
        ("P-05", "not-met"): 30,
        ("R-01", "not-met"): 8,
        ("R-11", "not-met"): 6,
    }
