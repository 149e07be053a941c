"""What Saltmere promises of its grade: it applies cleanly, it is the points in tenths, and nothing outweighs a critical failing."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from pathlib import Path

import pytest

from ehcp_rules import Engine
from ehcp_rules.samples import sample_files
from ehcp_rules.testing import ruleset_conforms

OVERLAY = Path(__file__).parents[1] / "overlay"
DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create(overlays=[OVERLAY])


def test_the_overlay_applies_and_no_plan_of_any_shape_breaks_it() -> None:
    report = ruleset_conforms(OVERLAY, criteria=0, cases=0, examples=25)
    assert report.breaches == ()
    assert report.tried["plans"] == 25


def test_a_grade_is_the_points_in_tenths_and_a_critical_failing_leaves_none(engine: Engine) -> None:
    graded = 0
    for imported in (one for file in sample_files() for one in engine.read(file)):
        assessment = engine.assess(imported, as_of=DAY)
        score = assessment.score()
        assert score.points is not None
        assert score.words is not None
        if "severity critical" in score.decides:
            assert score.words[0] == "fail"
        else:
            ends = (score.points.low, score.points.high)
            assert score.words == tuple(f"{math.floor(end * 10 + Fraction(1, 2))} of 10" for end in ends)
            graded += 1
    assert graded >= 2


def test_the_weak_sample_fails_and_says_why(engine: Engine) -> None:
    [kyle] = engine.read(sample_files()[1])
    assessment = engine.assess(kyle, as_of=DAY)
    assert (assessment.score().headline, assessment.score().decides) == ("fail", ("severity critical",))
    assert assessment.result("F-02").verdict == "not-met"
    assert assessment.score("machine").headline == "fix first"
