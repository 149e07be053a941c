"""Every criterion of the working ruleset against its own cases: the exemplars are the documentation and the test."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plugins import discover
from ehcp_rules.testing import Case, load_cases, run_case

NEXT = Path(__file__).parents[2] / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
CASES = load_cases(NEXT)
RULESET = load_ruleset(NEXT)
BY_CRITERION: dict[str, list[Case]] = defaultdict(list)
for _case in CASES:
    BY_CRITERION[_case.criterion].append(_case)
STABLE = [criterion for criterion in RULESET.criteria if criterion.status == "stable"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ruleset=RULESET, inventory=discover())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.criterion}-{case.name}" for case in CASES])
def test_a_case_is_judged_as_it_says(engine: Engine, case: Case) -> None:
    outcome = run_case(engine, case)
    assert outcome.passed, str(outcome)


def test_the_cases_are_all_there() -> None:
    assert len(CASES) >= 500
    assert len(RULESET.criteria) >= 20
    assert set(BY_CRITERION) == {criterion.id for criterion in RULESET.criteria}


@pytest.mark.parametrize("criterion", RULESET.criteria, ids=[criterion.id for criterion in RULESET.criteria])
def test_a_case_has_a_name_of_its_own_and_a_verdict_that_exists(criterion: Criterion) -> None:
    names = Counter(case.name for case in BY_CRITERION[criterion.id])
    assert [name for name, count in names.items() if count > 1] == []
    assert {case.verdict for case in BY_CRITERION[criterion.id]} <= {verdict.value for verdict in Verdict}


@pytest.mark.parametrize("criterion", STABLE, ids=[criterion.id for criterion in STABLE])
def test_a_stable_criterion_has_its_cases_on_both_sides(criterion: Criterion) -> None:
    cases = BY_CRITERION[criterion.id]
    counts = Counter(case.verdict for case in cases)
    if criterion.decided_by == "person":
        assert counts[Verdict.NEEDS_JUDGEMENT.value] >= 2
        return
    assert counts[Verdict.MET.value] >= 2
    not_met = [case for case in cases if case.verdict == Verdict.NOT_MET.value]
    assert len(not_met) >= 2
    assert any(case.hard for case in cases if case.verdict == Verdict.MET.value)
    # Several criteria word a milder finding that only ever costs half, so those count as kinds of defect too.
    kinds = {case.codes for case in (*not_met, *(case for case in cases if case.verdict == Verdict.PARTLY_MET.value))}
    assert len(kinds) >= min(2, len(criterion.findings))


@pytest.mark.parametrize("criterion", STABLE, ids=[criterion.id for criterion in STABLE])
def test_every_finding_that_a_stable_criterion_words_is_shown_by_a_case(criterion: Criterion) -> None:
    shown = {code for case in BY_CRITERION[criterion.id] for code in case.codes}
    assert set(criterion.findings) - shown == set()
