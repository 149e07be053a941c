"""A plan, a ruleset and a result that were recorded once and are never written again: what is promised of version 1 holds on them.

`stored/first` was recorded with engine 0.1.0. The promises are in docs/explanation/compatibility.md: a change that breaks a test
here breaks somebody's archive.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ehcp_rules.compare import rescored, verify
from ehcp_rules.engine import Engine
from ehcp_rules.loading import load_ruleset, plan_from_json, plan_to_json
from ehcp_rules.plugins import discover
from ehcp_rules.report.json import read_document

FIRST = Path(__file__).parent / "stored" / "first"
DOCUMENT = read_document((FIRST / "assessment.json").read_bytes())
PLAN = json.loads((FIRST / "plan.json").read_text("utf-8"))


def leaves(value: Any, at: str = "$") -> Iterator[tuple[str, Any]]:
    """Every value of a JSON document with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{at}.{key}")
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{at}[{index}]")
    else:
        yield at, value


def test_the_recorded_plan_loads_and_everything_in_it_is_written_again_at_its_place() -> None:
    written = dict(leaves(plan_to_json(plan_from_json(PLAN))))
    recorded = dict(leaves(PLAN))
    assert len(recorded) == 52
    assert {at: value for at, value in recorded.items() if written.get(at) != value} == {}
    assert plan_from_json(plan_to_json(plan_from_json(PLAN))) == plan_from_json(PLAN)


def test_the_recorded_result_loads_whole() -> None:
    assert (DOCUMENT.format, DOCUMENT.plan_id, DOCUMENT.as_of) == ("ehcp-rules/assessment/1", PLAN["id"], "2026-09-01")
    assert len(DOCUMENT.results) == 11
    assert [one.by for one in DOCUMENT.judgements] == ["Reviewer One"]
    texts = {place: text for place, text in leaves(PLAN) if isinstance(text, str)}
    quotes = [
        piece
        for result in DOCUMENT.results
        for item in result.items
        for finding in item.findings
        for piece in finding.evidence
        if piece.kind == "quote"
    ]
    assert len(quotes) >= 2
    assert all(any(quote.text in text for text in texts.values()) for quote in quotes)


@pytest.mark.parametrize("stored", DOCUMENT.scores, ids=lambda stored: stored.policy)
def test_scores_computed_again_from_the_recorded_result_are_those_recorded(stored: Any) -> None:
    score = rescored(DOCUMENT, load_ruleset(FIRST / "ruleset"), stored.policy)
    assert score.points is not None
    assert (score.points.low, score.points.high) == (Fraction(stored.points.low), Fraction(stored.points.high))
    assert (score.words, score.headline, score.decides) == (stored.words, stored.headline, stored.decides)
    assert [(one.section, one.weight, one.words) for one in score.sections] == [
        (one.section, one.weight, one.words) for one in stored.sections
    ]
    assert [(gate.criterion, gate.state, gate.cap) for gate in score.gates] == [
        (gate.criterion, gate.state, gate.cap) for gate in stored.gates
    ]
    assert score.coverage.resolved == Fraction(stored.coverage.resolved)


def test_both_recorded_scores_were_looked_at() -> None:
    assert [score.policy for score in DOCUMENT.scores] == ["machine", "audit"]


def test_the_recorded_ruleset_is_joined_to_the_check_types_of_today_but_for_its_lexicons() -> None:
    ruleset = load_ruleset(FIRST / "ruleset")
    checks = discover(only=["builtin"]).checks
    assert [one.id for one in ruleset.criteria if one.check.use not in checks] == []
    assert len(ruleset.criteria) == 11


def test_verifying_the_recorded_result_tells_what_differs_here_and_never_raises() -> None:
    found = verify((FIRST / "assessment.json").read_bytes(), Engine.create(), plan_from_json(PLAN))
    assert found.answer == "engine-differs"
    assert any("recorded 2026.1.0" in line for line in found.differences)
    assert all("Odile" not in line for line in found.differences)


def test_the_recorded_plan_is_judged_by_the_ruleset_of_today_without_an_error() -> None:
    assessment = Engine.create().assess(plan_from_json(PLAN), as_of=dt.date(2026, 9, 1))
    assert [result.criterion for result in assessment.results if result.verdict == "error"] == []
    assert len(assessment.results) >= 140
