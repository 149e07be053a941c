"""The time limits against an invented SEN2 return of two hundred people, where the shared samples are at hand."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ehcp_rules.engine import Engine
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan, PlanDates
from ehcp_rules.plugins import discover

ROOT = Path(__file__).resolve().parents[2]
NEXT = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
SEN2 = ROOT.parent / "shared" / "samples" / "sen2"
CENSUS = dt.date(2025, 1, 16)

pytestmark = pytest.mark.skipif(not (SEN2 / "return.xml").is_file(), reason="the shared samples are not here")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ruleset=load_ruleset(NEXT), inventory=discover())


def plans() -> list[tuple[dict[str, object], Plan]]:
    """Each person of the return as a plan that holds nothing but dates, beside what is expected of it."""
    people = ElementTree.parse(SEN2 / "return.xml").getroot().iter("Person")
    expected = json.loads((SEN2 / "expected.json").read_text("utf-8"))["persons"]
    made = []
    for wanted, person in zip(expected, people, strict=True):

        def day(name: str, person: ElementTree.Element = person) -> dt.date | None:
            text = person.findtext(f".//{name}")
            return dt.date.fromisoformat(text) if text else None

        flag = person.findtext(".//Week20") == "1"
        dates = PlanDates(
            request_received=day("ReceivedDate"),
            decision_to_assess=day("RequestOutcomeDate"),
            final_issued=day("StartDate"),
            review_meeting=day("LastReview"),
            phase_transfer_due=day("PhaseTransferDueDate"),
            phase_transfer_final=day("PhaseTransferFinalDate"),
        )
        exception = "an exception is flagged in the return" if flag else ""
        made.append((wanted, Plan(id=str(wanted["person"]), stage="final", dates=dates, week20_exception=exception)))
    return made


MEANT = {
    "P-01": ("six_week", {"met": "met", "late": "not-met"}),
    "P-03": ("twenty_week", {"on_time": "met", "late": "not-met", "excused": "needs-judgement"}),
    "R-01": ("annual_review", {"met": "met", "overdue": "not-met"}),
    "R-11": ("phase_transfer", {"met": "met", "late": "not-met"}),
}


@pytest.mark.parametrize(("criterion", "count"), [("P-01", 134), ("P-03", 86), ("R-01", 50), ("R-11", 10)])
def test_a_return_is_as_timely_as_its_makers_say(engine: Engine, criterion: str, count: int) -> None:
    name, words = MEANT[criterion]
    differ: Counter[tuple[str, str, str]] = Counter()
    judged = 0
    for wanted, plan in plans():
        meant = words.get(str(wanted[name]))
        if meant is None:
            continue
        judged += 1
        got = engine.assess(plan, as_of=CENSUS).result(criterion).verdict.value
        if got != meant:
            differ[(str(wanted["case"]), meant, got)] += 1
    assert judged == count
    assert differ == Counter()
