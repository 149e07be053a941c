"""Laws of the checks over arrangements, sources and the week, on the sample plans."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

from ehcp_rules.engine import Engine
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import AdviceEntry, Plan, with_items
from ehcp_rules.plugins import discover
from ehcp_rules.samples import sample_files

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
AS_OF = dt.date(2026, 11, 22)
ORDERLESS = (
    "F-04",
    "F-11",
    "F-17",
    "F-18",
    "F-19",
    "F-21",
    "F-26",
    "F-27",
    "G-01",
    "G-04",
    "H-01",
    "H-03",
    "K-03",
    "K-04",
    "K-05",
)
BEST = {"not-met": 0, "partly-met": 1, "needs-judgement": 2, "met": 3, "not-applicable": 3}


@pytest.fixture(scope="module")
def engine() -> Engine:
    ruleset = load_ruleset(NEXT)
    chosen = tuple(criterion for criterion in ruleset.criteria if criterion.id in ORDERLESS)
    return Engine(ruleset=attrs.evolve(ruleset, criteria=chosen, appraisal={}), inventory=discover())


@pytest.fixture(scope="module")
def plans(engine: Engine) -> tuple[Plan, ...]:
    return tuple(read.plan for file in sample_files() for read in engine.read(file) if hasattr(read, "plan"))


def verdicts(engine: Engine, plan: Plan) -> dict[tuple[str, str | None], str]:
    results = engine.assess(plan, as_of=AS_OF).results
    return {(result.criterion, one.item): one.verdict.value for result in results for one in result.items}


def test_the_order_of_items_does_not_matter(engine: Engine, plans: tuple[Plan, ...]) -> None:
    judged = 0
    for plan in plans:
        turned = attrs.evolve(plan, sections=tuple(attrs.evolve(one, items=one.items[::-1]) for one in plan.sections))
        before = verdicts(engine, plan)
        assert verdicts(engine, turned) == before
        judged += len(before)
    assert judged >= 150


def test_taking_provision_away_never_makes_the_week_fuller(engine: Engine, plans: tuple[Plan, ...]) -> None:
    for plan in plans:
        section = plan.section("F")
        assert section is not None
        whole = engine.assess(plan, as_of=AS_OF).result("F-21").verdict.value
        for index in range(len(section.items)):
            fewer = with_items(plan, "F", section.items[:index] + section.items[index + 1 :])
            assert BEST[engine.assess(fewer, as_of=AS_OF).result("F-21").verdict.value] >= BEST[whole]


def test_another_entry_in_k_never_unlists_a_source(engine: Engine, plans: tuple[Plan, ...]) -> None:
    for plan in plans:
        section = plan.section("K")
        assert section is not None
        entry = AdviceEntry(
            id="K99", text="Occupational therapy and physiotherapy advice", type="OT", date=dt.date(2026, 1, 5)
        )
        more = verdicts(engine, with_items(plan, "K", (*section.items, entry)))
        for (criterion, item), verdict in verdicts(engine, plan).items():
            if criterion == "K-05":
                assert BEST[more[criterion, item]] >= BEST[verdict]
