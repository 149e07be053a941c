"""The sample plans through the real engine into reports: nothing lost, nothing told that was to be withheld."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment
from ehcp_rules.engine import Engine
from ehcp_rules.plan import Plan
from ehcp_rules.report.html import render_html
from ehcp_rules.report.terminal import render_text
from ehcp_rules.report.view import FIRST, view_of
from ehcp_rules.samples import sample_files

SAMPLES = sample_files()
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)


@cache
def assessed(sample: Path) -> tuple[Plan, Assessment]:
    """A sample plan and its assessment."""
    engine = Engine.create()
    imported = next(iter(engine.read(sample)))
    assert isinstance(imported, ImportedPlan)
    return imported.plan, engine.assess(imported.plan, as_of=dt.date(2026, 9, 1))


def test_there_are_five_samples() -> None:
    assert len(SAMPLES) == 5


@each_sample
def test_every_finding_and_question_of_the_engine_is_on_the_page(sample: Path) -> None:
    plan, assessment = assessed(sample)
    outcomes = [outcome for result in assessment.results for outcome in result.items]
    view, page = view_of(assessment, plan), render_html(assessment, plan)
    findings = sum(len(outcome.findings) for outcome in outcomes)
    questions = sum(outcome.request is not None for outcome in outcomes)
    assert findings > 0
    assert len(view.first) == min(FIRST, len(view.causes))
    assert len(re.findall(r'<li id="finding-\d+-\d+">', page)) == findings
    assert len(re.findall(r'<li id="question-q\d+-\d+">', page)) == questions
    assert page.count('<tr id="criterion-') == len(assessment.results)


@each_sample
def test_every_quote_of_a_finding_is_found_in_the_text_that_is_shown(sample: Path) -> None:
    plan, assessment = assessed(sample)
    view = view_of(assessment, plan)
    texts = {passage.path: passage.text for passage in plan.passages()}
    quotes = [quoted.quote for cause in view.causes for place in cause.places for quoted in place.quotes]
    assert quotes
    assert all(texts[quote.path][quote.span.start : quote.span.end] == quote.text for quote in quotes)
    landed = [place for cause in view.causes for place in cause.places if place.quotes]
    assert [place.number for place in landed if place.number not in view.landing] == []


@each_sample
def test_every_link_arrives(sample: Path) -> None:
    plan, assessment = assessed(sample)
    page = render_html(assessment, plan)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(ids)


@each_sample
def test_redacted_reports_hold_no_run_of_six_words_of_the_plan(sample: Path) -> None:
    plan, assessment = assessed(sample)
    runs = set[str]()
    for passage in plan.passages():
        words = passage.text.split()
        runs |= {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}
    assert len(runs) > 300
    # The published texts of the ruleset may happen to use the same six words; they are not the plan's.
    published = " ".join(repr(criterion) for criterion in assessment.ruleset.criteria)
    for report in (
        render_html(assessment, plan, redact=True),
        render_text(assessment, plan, redact=True, width=10_000),
    ):
        told = " ".join(re.sub(r"<[^>]+>", " ", report).split())
        assert [run for run in runs if run in told and run not in published] == []
    names = [name for name in (plan.learner.name, plan.learner.known_as) if name]
    assert names
    assert not [name for name in names if name in render_html(assessment, plan, redact=True)]


@each_sample
def test_reports_of_the_same_plan_are_the_same_bytes(sample: Path) -> None:
    plan, assessment = assessed(sample)
    assert render_html(assessment, plan) == render_html(assessment, plan)
    assert render_text(assessment, plan) == render_text(assessment, plan)
