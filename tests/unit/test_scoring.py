"""Scores worked by hand."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest
from tests.criteria import a_criterion

from ehcp_rules.criterion import Criterion, Scoring
from ehcp_rules.findings import ItemOutcome, Verdict
from ehcp_rules.ruleset import Band, Limit, Policy
from ehcp_rules.scoring import CriterionResult, Interval, result_of, score_of, verdict_of

MET, PARTLY, NOT, NA = Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE
ASK, UNTOLD, ERROR = Verdict.NEEDS_JUDGEMENT, Verdict.NOT_ASSESSED, Verdict.ERROR


def scoring(**changes: object) -> Scoring:
    given = {"weight": 1, "severity": "major", "met_at": Fraction(4, 5), "partly_at": Fraction(1, 2), **changes}
    return Scoring(**given)  # type: ignore[arg-type]


def criterion(id: str, section: str = "F", **changes: object) -> Criterion:
    return a_criterion(id, section, scoring=scoring(**changes))


def result(one: Criterion, *verdicts: Verdict) -> CriterionResult:
    return result_of(one, [ItemOutcome(f"F{n}", f"section.F.items[{n}]", v) for n, v in enumerate(verdicts)])


POLICY = Policy(
    id="audit",
    title="Audit",
    summary="s",
    counts="all",
    bands=(
        Band(word="Inadequate", at=Fraction(0)),
        Band(word="Requires improvement", at=Fraction(1, 2)),
        Band(word="Good", at=Fraction(3, 4)),
    ),
    gate_cap="Requires improvement",
    limits=(Limit(section="F", below=Fraction(1, 2), cap="Inadequate"),),
)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], NA),
        ([NA, NA], NA),
        ([MET, NA], MET),
        ([MET, MET, MET, MET, NOT], MET),
        ([MET, MET, MET, NOT], PARTLY),
        ([PARTLY], PARTLY),
        ([MET, NOT, NOT], NOT),
        ([ASK], ASK),
        ([UNTOLD, UNTOLD], UNTOLD),
        ([UNTOLD, MET], ASK),
        ([ERROR, ASK], ERROR),
        ([UNTOLD, ERROR], ERROR),
        # What is open cannot move it: five items of ten fail, so that it is neither met nor could become so.
        ([NOT] * 9 + [ASK], NOT),
        ([MET] * 9 + [ASK], MET),
    ],
)
def test_a_criterion_takes_its_verdict_from_its_items(verdicts: list[Verdict], expected: Verdict) -> None:
    assert verdict_of(verdicts, scoring()) is expected


def test_the_points_of_a_criterion_are_the_mean_of_its_applicable_items() -> None:
    one = criterion("F-02")
    assert result(one, MET, PARTLY, NOT, NA).points == Interval(Fraction(1, 2), Fraction(1, 2))
    assert result(one, MET, ASK).points == Interval(Fraction(1, 2), Fraction(1))


def test_a_score_is_the_weighted_mean_and_shows_one_word_only_where_both_ends_agree() -> None:
    heavy, light = criterion("F-01", weight=3), criterion("A-01", "A", weight=1)
    criteria = {"F-01": heavy, "A-01": light}
    score = score_of(POLICY, criteria, [result(heavy, MET), result(light, ASK)])
    assert score.points == Interval(Fraction(3, 4), Fraction(1))
    assert score.words == ("Good", "Good")
    assert score.headline == "Good"
    assert score.decides == ("points",)
    assert score.coverage.resolved == Fraction(3, 4)
    assert score.coverage.open == (("A-01", "a person has to decide"),)
    assert score.lift is None


def test_two_words_are_shown_as_a_range_or_as_the_policys_own_word() -> None:
    one, other = criterion("A-01", "A"), criterion("A-02", "A")
    results = [result(one, MET), result(other, ASK)]
    criteria = {"A-01": one, "A-02": other}
    assert score_of(POLICY, criteria, results).headline == "Requires improvement to Good"
    undecided = attrs.evolve(POLICY, undecided="needs a person")
    assert score_of(undecided, criteria, results).headline == "needs a person"


def test_below_the_minimum_coverage_there_is_no_word() -> None:
    one, other = criterion("A-01", "A", weight=1), criterion("A-02", "A", weight=2)
    score = score_of(POLICY, {"A-01": one, "A-02": other}, [result(one, MET), result(other, ASK)])
    assert score.words is None
    assert score.headline == "not enough to rate"
    assert score.lift is None


def test_a_weak_section_f_holds_the_word_down_at_the_end_at_which_it_is_weak() -> None:
    views, provision = criterion("A-01", "A", weight=9), criterion("F-01", weight=1)
    criteria = {"A-01": views, "F-01": provision}
    weak = score_of(POLICY, criteria, [result(views, MET), result(provision, NOT)])
    assert weak.words == ("Inadequate", "Inadequate")
    assert weak.decides == ("limit F",)
    assert weak.lift is not None
    assert weak.lift.criteria == ("F-01",)
    unsure = score_of(POLICY, criteria, [result(views, MET), result(provision, ASK)])
    assert unsure.words == ("Inadequate", "Good")
    assert unsure.decides == ("limit F", "points")


def test_a_gate_is_provisional_until_a_person_confirms_it() -> None:
    gate, views = (
        criterion("ID-01", "A", gate=True, partly_at=Fraction(1), met_at=Fraction(1)),
        criterion("A-01", "A", weight=9),
    )
    criteria = {"ID-01": gate, "A-01": views}
    found = result(gate, MET, NOT)
    provisional = score_of(POLICY, criteria, [found, result(views, MET)])
    assert provisional.words == ("Requires improvement", "Good")
    assert provisional.decides == ("gate ID-01", "points")
    assert [(g.criterion, g.state, g.cap) for g in provisional.gates] == [
        ("ID-01", "provisional", "Requires improvement")
    ]
    assert provisional.lift is not None
    assert provisional.lift.criteria == ("ID-01",)
    confirmed = score_of(POLICY, criteria, [attrs.evolve(found, confirmed=True), result(views, MET)])
    assert confirmed.headline == "Requires improvement"
    unresolved = score_of(POLICY, criteria, [result(gate, ASK), result(views, MET)])
    assert unresolved.words == ("Requires improvement", "Good")
    assert [g.state for g in unresolved.gates] == ["open"]
    assert score_of(POLICY, criteria, [result(gate, MET), result(views, MET)]).gates == ()


def test_the_cheapest_lift_prefers_the_criterion_with_fewer_failing_items() -> None:
    members = [criterion("A-01", "A"), criterion("A-02", "A"), criterion("A-03", "A"), criterion("A-04", "A")]
    results = [result(members[0], NOT, NOT), result(members[1], NOT), result(members[2], MET), result(members[3], MET)]
    score = score_of(POLICY, {one.id: one for one in members}, results)
    assert score.headline == "Requires improvement"
    assert score.lift is not None
    assert (score.lift.word, score.lift.criteria) == ("Good", ("A-02",))
