"""Whole plans come out in the order in which their authors meant them, and a score says no more than it knows."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import random
from collections.abc import Iterable, Mapping

import pytest
from tests.labelled_plans import SAMPLES, needs

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment, HumanJudgement
from ehcp_rules.engine import Engine
from ehcp_rules.findings import Verdict
from ehcp_rules.samples import sample_files
from ehcp_rules.scoring import Score

AS_OF = dt.date(2026, 11, 22)
MEANT = {"01": "strong", "02": "poor", "03": "middling", "04": "middling", "05": "middling"}
"""What the authors of our own sample plans meant them to be."""
_SHARED_WORDS = {"strong": "strong", "requires improvement": "middling", "inadequate": "poor"}
_ORDER = ("poor", "middling", "strong")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create(version="next", plugins=("adapters", "builtin", "rulesets"), strict=True)


@pytest.fixture(scope="module")
def ours(engine: Engine) -> Mapping[str, Assessment]:
    read = {file.name[:2]: list(engine.read(file)) for file in sample_files()}
    return {
        number: engine.assess(plan, as_of=AS_OF) for number, [plan] in read.items() if isinstance(plan, ImportedPlan)
    }


def assert_in_order(scored: Iterable[tuple[str, Score]]) -> None:
    """The worst of each quality lies above the best of the next lower, at both ends of the range."""
    by_quality: dict[str, list[Score]] = {}
    for quality, score in scored:
        by_quality.setdefault(quality, []).append(score)
    assert set(by_quality) == set(_ORDER)
    for worse, better in itertools.pairwise(_ORDER):
        best = max(score.points.high for score in by_quality[worse] if score.points)
        worst = min(score.points.low for score in by_quality[better] if score.points)
        assert best < worst, f"{worse} up to {float(best):.3f}, {better} from {float(worst):.3f}"


def test_our_sample_plans_come_out_in_the_order_in_which_they_were_meant(ours: Mapping[str, Assessment]) -> None:
    assert set(ours) == set(MEANT)
    assert_in_order((MEANT[number], assessment.score("machine")) for number, assessment in ours.items())


@needs(SAMPLES / "exports")
def test_plans_of_others_come_out_in_the_order_in_which_they_were_meant(engine: Engine) -> None:
    [export] = sorted((SAMPLES / "exports").glob("*.xml"))
    plans = [one for one in engine.read(export) if isinstance(one, ImportedPlan)]
    meant = [json.loads(path.read_text("utf-8"))["plan"]["quality"] for path in sorted(SAMPLES.glob("0*/truth.json"))]
    assert len(plans) == len(meant) == 6
    scores = [engine.assess(plan, as_of=AS_OF).score("machine") for plan in plans]
    assert_in_order(zip((_SHARED_WORDS[word] for word in meant), scores, strict=True))


def test_only_a_strong_plan_is_ready_to_send(ours: Mapping[str, Assessment]) -> None:
    words = {number: assessment.score("machine").words for number, assessment in ours.items()}
    assert {number for number, pair in words.items() if pair and pair[1] == "ready to send"} == {"01"}


def place(engine: Engine, policy: str, word: str) -> int:
    [found] = [policy_ for policy_ in engine.ruleset.policies if policy_.id == policy]
    return [band.word for band in sorted(found.bands, key=lambda band: band.at)].index(word)


def spread(engine: Engine, score: Score) -> int:
    """How many words lie between the two ends: 0 for one word, 1 for two that touch."""
    assert score.words is not None
    low, high = (place(engine, score.policy, word) for word in score.words)
    return high - low


def answered(engine: Engine, assessment: Assessment, chance: random.Random) -> Assessment:
    """The assessment once a person has answered what only a person can decide; what the machine left open stays open."""
    for criterion in engine.ruleset.criteria:
        result = assessment.result(criterion.id)
        if criterion.decided_by == "person" and result.points is not None and result.points.width:
            verdict = chance.choice((Verdict.MET, Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET))
            judgement = HumanJudgement(
                criterion=criterion.id, verdict=verdict, by="A. Auditor", on=AS_OF, reason="Read it."
            )
            assessment = assessment.with_judgement(judgement)
    return assessment


@pytest.mark.parametrize("policy", ["machine", "audit"])
def test_before_anybody_has_answered_a_range_is_no_wider_than_two_words_that_touch(
    engine: Engine, ours: Mapping[str, Assessment], policy: str
) -> None:
    assert [number for number, one in ours.items() if spread(engine, one.score(policy)) > 1] == []


def test_once_people_have_answered_nine_plans_in_ten_lie_within_two_words_that_touch(
    engine: Engine, ours: Mapping[str, Assessment]
) -> None:
    chance = random.Random(20261122)
    spreads = [
        spread(engine, answered(engine, assessment, chance).score("audit"))
        for assessment in ours.values()
        for _ in range(20)
    ]
    assert len(spreads) == 100
    assert sum(width <= 1 for width in spreads) >= 90


def test_what_software_leaves_open_of_a_plan_that_holds_everything_is_small(ours: Mapping[str, Assessment]) -> None:
    full = [a.score("machine") for number, a in ours.items() if number != "03"]  # 03 is a form without links
    assert len(full) == 4
    assert all(score.coverage.resolved >= 0.95 for score in full)
