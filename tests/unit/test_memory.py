"""What judging a plan needs is given back when the plan is judged, and not whenever the garbage collector next looks."""

from __future__ import annotations

import datetime as dt
import gc

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.engine import Engine
from ehcp_rules.engine.memory import collector_at_rest
from ehcp_rules.samples import sample_files
from ehcp_rules.text import AnalysedItem, AnalysedPassage, AnalysedPlan

DAY = dt.date(2026, 9, 1)


def alive() -> int:
    """How many parts of analysed plans there are, whoever made them."""
    return sum(isinstance(one, AnalysedPlan | AnalysedItem | AnalysedPassage) for one in gc.get_objects())


def test_no_part_of_an_analysed_plan_outlives_its_assessment() -> None:
    engine = Engine.create()
    plans = [
        imported.plan for file in sample_files() for imported in engine.read(file) if type(imported) is ImportedPlan
    ]
    assert len(plans) >= 5
    gc.collect()
    before = alive()
    gc.disable()
    try:
        for plan in plans:
            assessment = engine.assess(plan, as_of=DAY)
            assert len(assessment.results) == len(engine.ruleset.criteria)
            assert alive() == before
    finally:
        gc.enable()


def test_an_assessment_makes_nothing_that_only_the_collector_could_give_back() -> None:
    engine = Engine.create()
    plan = next(one.plan for file in sample_files() for one in engine.read(file) if type(one) is ImportedPlan)
    engine.assess(plan, as_of=DAY)
    gc.collect()
    gc.disable()
    try:
        engine.assess(plan, as_of=DAY)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_collector_rests_while_a_plan_is_judged_and_no_longer() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_appraisal_leaves_nothing_behind_either() -> None:
    engine = Engine.create()
    gc.collect()
    before = alive()
    gc.disable()
    try:
        assert engine.appraise("A teaching assistant reads with Ivo for 20 minutes every school day.", kind="provision")
        assert alive() == before
    finally:
        gc.enable()
