"""The laws of the score: what no verdict, in no order, under no policy, may ever do to it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ehcp_rules.criterion import Criterion
from ehcp_rules.findings import RESOLVED, ItemOutcome, Verdict
from ehcp_rules.ruleset import Limit, Policy
from ehcp_rules.scoring import CriterionResult, Interval, Score, points_of, result_of, score_of
from ehcp_rules.testing import criteria, item_outcomes, policies

UNRESOLVED = sorted(set(Verdict) - RESOLVED)
BETTER = [(Verdict.NOT_MET, Verdict.PARTLY_MET), (Verdict.PARTLY_MET, Verdict.MET), (Verdict.NOT_MET, Verdict.MET)]


@attrs.frozen
class Judged:
    """A policy, criteria, and the items each of them judged."""

    policy: Policy
    members: tuple[tuple[Criterion, tuple[ItemOutcome, ...]], ...]

    def score(self) -> Score:
        return scored(self.policy, self.members)

    def with_item(self, which: int, place: int, verdict: Verdict) -> Judged:
        criterion, items = self.members[which]
        new = (*items[:place], attrs.evolve(items[place], verdict=verdict), *items[place + 1 :])
        return attrs.evolve(self, members=(*self.members[:which], (criterion, new), *self.members[which + 1 :]))

    def with_only(self, which: int, verdict: Verdict) -> Judged:
        """The same, one criterion having just one item with this verdict."""
        criterion, _ = self.members[which]
        new = (ItemOutcome(None, "", verdict),)
        return attrs.evolve(self, members=(*self.members[:which], (criterion, new), *self.members[which + 1 :]))


def scored(policy: Policy, members: Iterable[tuple[Criterion, tuple[ItemOutcome, ...]]]) -> Score:
    pairs = list(members)
    return score_of(policy, {c.id: c for c, _ in pairs}, [result_of(criterion, items) for criterion, items in pairs])


@st.composite
def judged(draw: st.DrawFn, *, most: int = 5) -> Judged:
    count = draw(st.integers(1, most))
    members = tuple(
        (draw(criteria(id=f"T-{number:02}")), tuple(draw(st.lists(item_outcomes(), min_size=1, max_size=4))))
        for number in range(count)
    )
    return Judged(draw(policies()), members)


@st.composite
def judged_with_item(draw: st.DrawFn, *verdicts: Verdict) -> tuple[Judged, int, int]:
    """A judged plan, and the place of an item that has one of these verdicts."""
    one = draw(judged())
    which = draw(st.integers(0, len(one.members) - 1))
    place = draw(st.integers(0, len(one.members[which][1]) - 1))
    return one.with_item(which, place, draw(st.sampled_from(verdicts))), which, place


def place_of(policy: Policy, word: str) -> int:
    return [band.word for band in policy.bands].index(word)


def assert_inside(policy: Policy, new: Score, old: Score) -> None:
    if new.points is None or old.points is None:
        return
    assert old.points.low <= new.points.low <= new.points.high <= old.points.high
    assert new.coverage.resolved >= old.coverage.resolved
    if old.words is not None:
        assert new.words is not None
        low, high, new_low, new_high = (place_of(policy, word) for word in (*old.words, *new.words))
        assert low <= new_low <= new_high <= high


@given(judged())
def test_points_lie_between_nought_and_one_and_words_are_in_order(one: Judged) -> None:
    score = one.score()
    for points in [score.points, *(section.points for section in score.sections)]:
        assert points is None or 0 <= points.low <= points.high <= 1
    assert 0 <= score.coverage.resolved <= 1
    assert (score.words is None) == (score.points is None or score.coverage.resolved < one.policy.minimum_coverage)
    if score.words is not None:
        low, high = (place_of(one.policy, word) for word in score.words)
        assert low <= high
        assert score.decides


@given(judged())
def test_points_are_exact_fractions_and_never_floats(one: Judged) -> None:
    score = one.score()
    ends = [end for p in [score.points, *(s.points for s in score.sections)] if p for end in (p.low, p.high)]
    assert all(isinstance(end, Fraction) for end in [*ends, score.coverage.resolved])


@given(judged(), st.randoms(use_true_random=False))
def test_the_order_of_criteria_and_of_items_is_irrelevant(one: Judged, random: object) -> None:
    members = [(criterion, list(items)) for criterion, items in one.members]
    random.shuffle(members)  # type: ignore[attr-defined]
    for _, items in members:
        random.shuffle(items)  # type: ignore[attr-defined]
    assert scored(one.policy, [(criterion, tuple(items)) for criterion, items in members]) == one.score()


@given(judged(), st.lists(item_outcomes(Verdict.NOT_APPLICABLE), max_size=3), criteria(id="T-99"))
def test_a_criterion_that_does_not_apply_changes_nothing(
    one: Judged, items: list[ItemOutcome], criterion: Criterion
) -> None:
    assert scored(one.policy, [*one.members, (criterion, tuple(items))]) == one.score()


@given(judged(), st.data())
def test_an_item_that_does_not_apply_changes_nothing(one: Judged, data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(one.members) - 1))
    criterion, items = one.members[which]
    more = (*items, data.draw(item_outcomes(Verdict.NOT_APPLICABLE)))
    with_more = attrs.evolve(one, members=(*one.members[:which], (criterion, more), *one.members[which + 1 :]))
    new, old = with_more.score(), one.score()
    assert attrs.evolve(new, coverage=old.coverage) == old
    assert new.coverage.resolved == old.coverage.resolved


@given(judged_with_item(*UNRESOLVED), st.sampled_from(sorted(RESOLVED)))
def test_resolving_an_item_stays_inside_the_old_interval_and_words(
    chosen: tuple[Judged, int, int], verdict: Verdict
) -> None:
    one, which, place = chosen
    assert_inside(one.policy, one.with_item(which, place, verdict).score(), one.score())


@given(judged(), st.data(), st.sampled_from(UNRESOLVED), st.sampled_from(sorted(RESOLVED)))
def test_resolving_a_criterion_stays_inside_the_old_interval_and_words(
    one: Judged, data: st.DataObject, before: Verdict, after: Verdict
) -> None:
    which = data.draw(st.integers(0, len(one.members) - 1))
    assert_inside(one.policy, one.with_only(which, after).score(), one.with_only(which, before).score())


@given(judged_with_item(Verdict.NOT_MET), st.sampled_from(BETTER))
def test_a_better_verdict_never_lowers_either_end(
    chosen: tuple[Judged, int, int], pair: tuple[Verdict, Verdict]
) -> None:
    one, which, place = chosen
    worse, better = (one.with_item(which, place, verdict).score() for verdict in pair)
    assert (worse.points is None) == (better.points is None)
    if worse.points is not None and better.points is not None:
        assert worse.points.low <= better.points.low
        assert worse.points.high <= better.points.high
    if worse.words is not None and better.words is not None:
        for low, high in zip(worse.words, better.words, strict=True):
            assert place_of(one.policy, low) <= place_of(one.policy, high)


@given(judged_with_item(*Verdict))
def test_an_error_never_raises_the_low_end(chosen: tuple[Judged, int, int]) -> None:
    one, which, place = chosen
    before, after = one.score(), one.with_item(which, place, Verdict.ERROR).score()
    if before.points is not None and after.points is not None:
        assert after.points.low <= before.points.low
    if before.words is not None and after.words is not None:
        assert place_of(one.policy, after.words[0]) <= place_of(one.policy, before.words[0])


@given(judged(), st.data())
def test_the_machine_policy_ignores_what_a_person_decides(one: Judged, data: st.DataObject) -> None:
    policy = attrs.evolve(one.policy, counts="machine")
    person = attrs.evolve(data.draw(criteria(id="T-98")), decided_by="person")
    items = tuple(data.draw(st.lists(item_outcomes(), min_size=1, max_size=3)))
    without, with_person = scored(policy, one.members), scored(policy, [*one.members, (person, items)])
    assert attrs.evolve(with_person, coverage=without.coverage) == without
    assert with_person.coverage.resolved == without.coverage.resolved
    listed = [id for id, _ in with_person.coverage.open]
    points = points_of(item.verdict for item in items)
    assert (person.id in listed) == (points is not None and points.width > 0)


@given(judged(), st.integers(1, 9), st.integers(1, 10))
def test_strong_sections_cannot_rescue_a_weak_one(one: Judged, weight: int, tenths: int) -> None:
    lowest = one.policy.bands[0].word
    limit = Limit(section="F", below=Fraction(tenths, 10), cap=lowest)
    policy = attrs.evolve(one.policy, limits=(limit,), counts="all", minimum_coverage=Fraction(0))
    perfect = [
        (
            attrs.evolve(c, section="A", scoring=attrs.evolve(c.scoring, weight=50)),
            (ItemOutcome(None, "", Verdict.MET),),
        )
        for c, _ in one.members
    ]
    weak = attrs.evolve(one.members[0][0], id="T-97", section="F")
    weak = attrs.evolve(weak, scoring=attrs.evolve(weak.scoring, weight=weight))
    score = scored(policy, [*perfect, (weak, (ItemOutcome("F1", "", Verdict.NOT_MET),))])
    assert score.words == (lowest, lowest)
    assert score.headline == lowest


@given(judged())
def test_a_gate_found_by_machine_caps_only_the_low_end_and_a_confirmed_one_both(one: Judged) -> None:
    cap = one.policy.bands[0].word
    policy = attrs.evolve(one.policy, gate_cap=cap, limits=(), counts="all", minimum_coverage=Fraction(0))
    members = {c.id: attrs.evolve(c, scoring=attrs.evolve(c.scoring, gate=False)) for c, _ in one.members}
    results = [result_of(members[c.id], items) for c, items in one.members]
    gate = attrs.evolve(one.members[0][0], id="T-96")
    members["T-96"] = attrs.evolve(gate, scoring=attrs.evolve(gate.scoring, gate=True, weight=1))
    found = result_of(members["T-96"], [ItemOutcome("F1", "", Verdict.NOT_MET)])
    free, provisional, confirmed = (
        score_of(chosen, members, [*results, result])
        for chosen, result in [
            (attrs.evolve(policy, gate_cap=""), found),
            (policy, found),
            (policy, attrs.evolve(found, confirmed=True)),
        ]
    )
    assert free.words is not None
    assert provisional.words == (cap, free.words[1])
    assert confirmed.words == (cap, cap)
    assert [gate.state for gate in provisional.gates] == ["provisional"]
    assert [gate.state for gate in confirmed.gates] == ["confirmed"]
    assert_inside(policy, confirmed, provisional)


def met(criterion: Criterion) -> CriterionResult:
    return result_of(criterion, [ItemOutcome(None, "", Verdict.MET)])


@given(judged(most=6))
def test_a_lift_really_lifts_and_nothing_smaller_does(one: Judged) -> None:
    members = {criterion.id: criterion for criterion, _ in one.members}
    results = {criterion.id: result_of(criterion, items) for criterion, items in one.members}
    before = score_of(one.policy, members, results.values())
    assume(before.words is not None)
    assert before.words is not None
    start = place_of(one.policy, before.words[0])
    if start == len(one.policy.bands) - 1:
        assert before.lift is None
        return

    def reached(ids: Iterable[str]) -> int:
        mended = {**results, **{id: met(members[id]) for id in ids}}
        after = score_of(one.policy, members, mended.values())
        assert after.words is not None
        return place_of(one.policy, after.words[0])

    assert before.lift is not None
    assert place_of(one.policy, before.lift.word) == start + 1
    assert reached(before.lift.criteria) >= start + 1
    open_ids = [id for id, result in results.items() if result.points is not None]
    for smaller in itertools.combinations(open_ids, len(before.lift.criteria) - 1):
        assert reached(smaller) <= start


@given(judged())
def test_coverage_is_one_less_the_width(one: Judged) -> None:
    score = one.score()
    if score.points is not None:
        assert score.coverage.resolved == 1 - (score.points.high - score.points.low)


@pytest.mark.parametrize("verdict", UNRESOLVED)
def test_an_unresolved_verdict_alone_leaves_everything_open(verdict: Verdict) -> None:
    assert points_of([verdict]) == Interval(Fraction(0), Fraction(1))
