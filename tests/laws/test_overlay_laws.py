"""Laws of overlays: nothing happens that they do not say, their parts do not get in each other's way, and locks hold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.examples import dear

from ehcp_rules import Engine
from ehcp_rules.compare import changes
from ehcp_rules.digest import judging_digest, ruleset_digest
from ehcp_rules.errors import OverlayError
from ehcp_rules.findings import Verdict
from ehcp_rules.loading import apply_overlay
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import PluginInventory
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.scoring import Interval
from ehcp_rules.testing import TOLD, plans, rulesets
from ehcp_rules.text import Lexicon, LexiconGroup

DAY = dt.date(2026, 9, 1)
SEVERITIES = ("advisory", "minor", "major", "critical")
PHRASES = ("a red bench", "two blue doors", "one long rope", "four flat stones")


@st.composite
def bases(draw: st.DrawFn, *, least: int = 1) -> Ruleset:
    """A ruleset that holds together, with one lexicon, at least so many criteria, and any of them locked."""
    drawn = draw(rulesets().filter(lambda one: len(one.criteria) >= least))
    sections = {one.section for one in drawn.criteria}
    policies = tuple(
        attrs.evolve(one, limits=tuple(limit for limit in one.limits if limit.section in sections))
        for one in drawn.policies
    )
    group = LexiconGroup(name="things", phrases=PHRASES[:1])
    return attrs.evolve(
        drawn,
        policies=policies,
        criteria=tuple(
            attrs.evolve(one, scoring=attrs.evolve(one.scoring, locked=draw(st.booleans()))) for one in drawn.criteria
        ),
        lexicons=(Lexicon(id="things", title="Things", groups=(group,), stricter="more-phrases"),),
    )


@frozen
class Amendment:
    """One amendment of a criterion, as TOML has it."""

    criterion: str
    path: str
    value: object

    def __str__(self) -> str:
        lines = (f'criterion = "{self.criterion}"', f'path = "{self.path}"', f"set = {json.dumps(self.value)}")
        return "\n".join(("[[amend]]", *lines, 'reason = "said"', ""))


def amendments(ids: Sequence[str]) -> st.SearchStrategy[Amendment]:
    """Any amendment of how one of these criteria is scored."""
    shares = st.sampled_from(["0", "1/10", "1/2", "9/10", "1"])
    values = (
        st.tuples(st.just("scoring.weight"), st.integers(-1, 9))
        | st.tuples(st.sampled_from(["scoring.met_at", "scoring.partly_at"]), shares)
        | st.tuples(st.just("scoring.severity"), st.sampled_from(SEVERITIES))
        | st.tuples(st.sampled_from(["scoring.gate", "scoring.locked"]), st.booleans())
        | st.tuples(st.sampled_from(["status", "section", "decided_by"]), st.sampled_from(["stable", "F", "person"]))
    )
    return st.builds(lambda id, pair: Amendment(id, *pair), st.sampled_from(list(ids)), values)


def applied(base: Ruleset, *parts: object, id: str = "fenmoor", phrases: Iterable[str] = ()) -> Ruleset:
    """The ruleset with an overlay of these parts."""
    with TemporaryDirectory() as folder:
        head = f'id = "{id}"\ntitle = "t"\npublisher = "p"\nversion = "1"\nbase = {{ id = "told", version = "0" }}\n'
        (Path(folder) / "overlay.toml").write_text("\n".join((head, *map(str, parts))), encoding="utf-8")
        if phrases:
            (Path(folder) / "lexicons").mkdir()
            text = f'id = "things"\n[[groups]]\nname = "ours"\nphrases = {json.dumps(list(phrases))}\n'
            (Path(folder) / "lexicons" / "things.toml").write_text(text, encoding="utf-8")
        return apply_overlay(base, folder)


def accepted(base: Ruleset, *parts: object) -> Ruleset | None:
    """The ruleset with an overlay of these parts; None where it is refused."""
    try:
        return applied(base, *parts)
    except OverlayError:
        return None


def left_out(id: str) -> str:
    return f'[[disable]]\ncriterion = "{id}"\nreason = "said"\napproved_by = "M"\nreview_on = 2027-01-01\n'


@cache
def _inventory() -> PluginInventory:
    installed = Engine.create(version="next").inventory
    return attrs.evolve(installed, checks={**installed.checks, TOLD.name: TOLD})


def engine_of(ruleset: Ruleset) -> Engine:
    """An engine that knows the check type which does as it is told."""
    return Engine(ruleset=ruleset, inventory=_inventory())


def judged(ruleset: Ruleset, plan: Plan) -> dict[str, tuple[Verdict, Interval | None]]:
    assessment = engine_of(ruleset).assess(plan, as_of=DAY)
    return {result.criterion: (result.verdict, result.points) for result in assessment.results}


@given(bases())
def test_an_overlay_that_says_nothing_changes_nothing(base: Ruleset) -> None:
    result = applied(base)
    assert changes(base, result) == ()
    assert (judging_digest(result), ruleset_digest(result)) == (judging_digest(base), ruleset_digest(base))
    assert result.variations == base.variations


@given(bases(), st.data())
def test_every_amendment_that_is_accepted_is_recorded_with_its_criterion(base: Ruleset, data: st.DataObject) -> None:
    ids = [one.id for one in base.criteria]
    wanted = data.draw(st.lists(amendments(ids), max_size=4))
    result = accepted(base, *wanted)
    if result is not None:
        assert [one.target for one in result.variations] == [one.criterion for one in wanted]
        assert {one.reason for one in result.variations} <= {"said"}


@given(bases(), st.integers(0, 9))
def test_amending_and_amending_back_leaves_the_judging_as_it_was(base: Ruleset, weight: int) -> None:
    free = [attrs.evolve(one, scoring=attrs.evolve(one.scoring, locked=False)) for one in base.criteria]
    open_ = attrs.evolve(base, criteria=tuple(free))
    first = open_.criteria[0]
    there = Amendment(first.id, "scoring.weight", weight)
    back = Amendment(first.id, "scoring.weight", first.scoring.weight)
    assert judging_digest(applied(open_, there, back)) == judging_digest(open_)
    assert judging_digest(applied(applied(open_, there), back, id="marsh")) == judging_digest(open_)


@given(bases(least=2), st.data())
def test_the_order_of_amendments_of_different_criteria_has_no_meaning(base: Ruleset, data: st.DataObject) -> None:
    wanted = [data.draw(amendments([one.id])) for one in base.criteria]
    turned = data.draw(st.permutations(wanted))
    first, second = accepted(base, *wanted), accepted(base, *turned)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert judging_digest(first) == judging_digest(second)


@given(bases(least=2), st.data())
def test_two_overlays_on_different_criteria_may_be_applied_in_either_order(base: Ruleset, data: st.DataObject) -> None:
    ids = [one.id for one in base.criteria]
    ours, theirs = data.draw(amendments(ids[:1])), data.draw(amendments(ids[1:]))
    if accepted(base, ours) and accepted(base, theirs):
        one = applied(applied(base, ours, id="fenmoor"), theirs, id="marsh")
        other = applied(applied(base, theirs, id="marsh"), ours, id="fenmoor")
        assert judging_digest(one) == judging_digest(other)


@given(bases(), st.data())
def test_a_locked_criterion_never_gets_laxer(base: Ruleset, data: st.DataObject) -> None:
    wanted = data.draw(st.lists(amendments([one.id for one in base.criteria]), min_size=1, max_size=4))
    result = accepted(base, *wanted)
    if result is None:
        return
    for before in base.criteria:
        after = result.criterion(before.id)
        if before.scoring.locked:
            old, new = before.scoring, after.scoring
            assert all(getattr(new, name) >= getattr(old, name) for name in ("weight", "met_at", "partly_at"))
            assert SEVERITIES.index(new.severity) >= SEVERITIES.index(old.severity)
            assert new.locked
            assert new.gate or not old.gate
            assert (after.section, after.status, after.decided_by) == (before.section, before.status, before.decided_by)


@dear(100)
@given(bases(), plans(), st.data())
def test_a_locked_criterion_is_never_judged_better_for_an_overlay(
    base: Ruleset, plan: Plan, data: st.DataObject
) -> None:
    wanted = data.draw(st.lists(amendments([one.id for one in base.criteria]), min_size=1, max_size=3))
    result = accepted(base, *wanted)
    if result is None:
        return
    rank = {"not-met": 0, "partly-met": 1, "met": 2}
    before, after = judged(base, plan), judged(result, plan)
    for one in base.criteria:
        was, now = before[one.id][0], after[one.id][0]
        if one.scoring.locked and was in rank and now in rank:
            assert rank[now] <= rank[was]


@given(bases(least=2), plans(), st.data())
def test_leaving_a_criterion_out_moves_no_other_and_no_locked_one_can_be_left_out(
    base: Ruleset, plan: Plan, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(base.criteria))
    sections = {one.section for one in base.criteria if one is not gone}
    free = attrs.evolve(base, policies=tuple(attrs.evolve(one, limits=()) for one in base.policies))
    result = accepted(free, left_out(gone.id))
    assert (result is None) == gone.scoring.locked
    if result is not None:
        before, after = judged(free, plan), judged(result, plan)
        assert after == {id: verdict for id, verdict in before.items() if id != gone.id}
        assert {one.section for one in result.criteria} == sections


@given(bases(), st.lists(st.sampled_from(PHRASES), min_size=1))
def test_phrases_join_a_lexicon_once_and_take_none_away(base: Ruleset, phrases: list[str]) -> None:
    result = applied(base, phrases=phrases)
    (lexicon,) = result.lexicons
    theirs, ours = lexicon.groups
    assert theirs == base.lexicons[0].groups[0]
    assert set(ours.phrases) == set(phrases)
    assert judging_digest(applied(base, phrases=phrases[::-1])) == judging_digest(result)


@given(bases())
def test_an_overlay_is_applied_once_and_to_the_ruleset_that_it_pins(base: Ruleset) -> None:
    result = applied(base)
    for wrong in (result, attrs.evolve(base, layers=(attrs.evolve(base.layers[0], version="1"),))):
        assert accepted(wrong) is None
