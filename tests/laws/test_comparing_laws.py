"""Laws of comparing rulesets and of stored results: nothing differs from itself, and what differs is always told."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.examples import dear
from tests.laws.test_overlay_laws import bases, engine_of

from ehcp_rules import Engine
from ehcp_rules.compare import backtest, changes, rescored, verify
from ehcp_rules.digest import judging_digest
from ehcp_rules.plan import Plan
from ehcp_rules.report.json import read_document, render_json
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.testing import plans

DAY = dt.date(2026, 9, 1)


@cache
def national() -> Engine:
    return Engine.create(version="next")


@given(bases())
def test_a_ruleset_does_not_differ_from_itself(base: Ruleset) -> None:
    assert changes(base, base) == ()


@given(bases(), bases())
def test_what_differs_backwards_is_what_differs_forwards_turned_round(one: Ruleset, other: Ruleset) -> None:
    forwards, backwards = changes(one, other), changes(other, one)
    turned = [attrs.evolve(change, before=change.after, after=change.before) for change in forwards]
    assert sorted(map(repr, turned)) == sorted(map(repr, backwards))


@given(bases(), bases())
def test_a_change_is_told_to_judge_exactly_where_the_judging_digest_moves(one: Ruleset, other: Ruleset) -> None:
    moved = judging_digest(one) != judging_digest(other)
    assert any(change.judges for change in changes(one, other)) == moved


@dear(60)
@given(bases(), st.lists(plans(), max_size=2))
def test_no_plan_moves_from_a_ruleset_to_itself(base: Ruleset, tried: list[Plan]) -> None:
    engine = engine_of(base)
    result = backtest(engine, engine, [(str(at), plan, DAY) for at, plan in enumerate(tried)])
    assert (result.moves, result.plans) == ((), len(tried))
    assert all(was == now for _, was, now, _ in result.headlines)


@dear(60)
@given(bases(), bases(), plans())
def test_what_moves_on_a_plan_moves_back_again(one: Ruleset, other: Ruleset, plan: Plan) -> None:
    first, second = engine_of(one), engine_of(other)
    there, back = (backtest(*pair, [("p", plan, DAY)]) for pair in ((first, second), (second, first)))
    assert [attrs.evolve(move, before=move.after, after=move.before) for move in there.moves] == list(back.moves)
    assert sorted((policy, now, was, count) for policy, was, now, count in there.headlines) == sorted(back.headlines)


@dear(60)
@given(bases(), bases(), plans())
def test_nothing_moves_where_nothing_that_judges_differs(one: Ruleset, other: Ruleset, plan: Plan) -> None:
    reworded = attrs.evolve(
        one, title=other.title, criteria=tuple(attrs.evolve(c, summary="Other.") for c in one.criteria)
    )
    assert not any(change.judges for change in changes(one, reworded))
    assert backtest(engine_of(one), engine_of(reworded), [("p", plan, DAY)]).moves == ()


@dear(60)
@given(bases(), plans(), st.booleans())
def test_every_result_verifies_where_it_was_made(base: Ruleset, plan: Plan, redact: bool) -> None:
    engine = engine_of(base)
    stored = render_json(engine.assess(plan, as_of=DAY), plan, redact=redact)
    assert (verify(stored, engine).answer, verify(stored, engine, plan).answer) == ("would-match", "same")


@dear(40)
@given(plans(), st.booleans())
def test_every_result_of_the_national_ruleset_verifies_where_it_was_made(plan: Plan, redact: bool) -> None:
    stored = render_json(national().assess(plan, as_of=DAY), plan, redact=redact)
    assert verify(stored, national(), plan).answer == "same"


@dear(60)
@given(bases(), plans(), st.data())
def test_a_verdict_that_was_changed_by_hand_never_verifies(base: Ruleset, plan: Plan, data: st.DataObject) -> None:
    engine = engine_of(base)
    document = json.loads(render_json(engine.assess(plan, as_of=DAY), plan))
    result = data.draw(st.sampled_from(document["results"]))
    verdict = data.draw(st.sampled_from(["met", "partly-met", "not-met", "needs-judgement"]))
    assume(result["verdict"] != verdict)
    result["verdict"] = verdict
    found = verify(json.dumps(document, ensure_ascii=False, indent=1) + "\n", engine, plan)
    assert found.answer == "differs"
    assert any(one.startswith(f"{result['criterion']}: stored {verdict}") for one in found.differences)


@dear(60)
@given(bases(), plans())
def test_a_stored_result_scored_again_has_the_score_it_had_under_every_policy(base: Ruleset, plan: Plan) -> None:
    assessment = engine_of(base).assess(plan, as_of=DAY)
    document = read_document(render_json(assessment, plan))
    for policy in base.policies:
        assert rescored(document, base, policy.id) == assessment.score(policy.id)
