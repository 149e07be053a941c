"""Laws of the whole engine, with the installed ruleset, over any plan."""

from __future__ import annotations

import datetime as dt
import json
import logging
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.examples import dear

import ehcp_rules
from ehcp_rules.assessment import HumanJudgement
from ehcp_rules.engine import KINDS, Engine
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import RESOLVED, Verdict
from ehcp_rules.plan import Note, Plan, Section
from ehcp_rules.plugins import PluginInventory
from ehcp_rules.report.json import document_of, read_document, render_json
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.testing import TOLD, plans, rulesets, statements

DAY = dt.date(2026, 9, 1)
SENTINEL = "Zyxqvalda"
some = dear(60)


@cache
def engine() -> Engine:
    return Engine.create(version="next")


def quotes_of(assessment: ehcp_rules.Assessment) -> list[Quote]:
    outcomes = [outcome for result in assessment.results for outcome in result.items]
    evidence = [piece for outcome in outcomes for finding in outcome.findings for piece in finding.evidence]
    evidence += [piece for outcome in outcomes if outcome.request for piece in outcome.request.evidence]
    quotes = [piece for piece in evidence if isinstance(piece, Quote)]
    return quotes + [quote for outcome in outcomes for slot in outcome.slots for quote in slot.quotes]


@some
@given(plans() | plans(mark=SENTINEL, whole=True))
def test_no_plan_makes_a_check_fail(plan: Plan) -> None:
    results = engine().assess(plan, as_of=DAY).results
    assert [(r.criterion, r.reason) for r in results if r.verdict is Verdict.ERROR] == []
    assert [result.criterion for result in results] == [criterion.id for criterion in engine().ruleset.criteria]


@some
@given(plans())
def test_a_quote_is_always_the_words_at_its_offsets(plan: Plan) -> None:
    texts = {passage.path: passage.text for passage in plan.passages()}
    for quote in quotes_of(engine().assess(plan, as_of=DAY)):
        assert texts[quote.path][quote.span.start : quote.span.end] == quote.text


@some
@given(plans())
def test_the_same_input_gives_the_same_bytes(plan: Plan) -> None:
    first, second = (render_json(engine().assess(plan, as_of=DAY), plan) for _ in range(2))
    assert first == second


def test_the_order_of_sets_in_another_process_changes_no_byte() -> None:
    code = """
import datetime as dt, sys, ehcp_rules
from ehcp_rules.plan import Outcome, Plan, Provision, Section
plan = Plan(id="P", sections=(
    Section(code="E", items=(Outcome(id="E1", text="Maisie will improve her reading with support."),)),
    Section(code="F", items=(Provision(id="F1", text="Access to regular support as required, subject to funding."),)),
))
sys.stdout.write(ehcp_rules.render(ehcp_rules.assess(plan, as_of=dt.date(2026, 9, 1)), plan, to="json"))
"""
    said = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code]
        environment = {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PATH": ""}
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr.decode()
        said.append(done.stdout)
    assert said[0] == said[1]
    assert b'"findings"' in said[0]


@some
@given(plans())
def test_utf16_offsets_find_the_same_words(plan: Plan) -> None:
    texts = {passage.path: passage.text.encode("utf-16-le") for passage in plan.passages()}
    document = json.loads(render_json(engine().assess(plan, as_of=DAY), plan))
    for result in document["results"]:
        for item in result["items"]:
            pieces = [piece for finding in item["findings"] for piece in finding["evidence"]]
            for quote in [p for p in pieces if p["kind"] == "quote"] + [q for s in item["slots"] for q in s["quotes"]]:
                found = texts[quote["path"]][2 * quote["utf16_start"] : 2 * quote["utf16_end"]]
                assert found.decode("utf-16-le") == quote["text"]


@some
@given(plans(), st.booleans())
def test_the_json_form_is_read_back_as_it_was_written(plan: Plan, redact: bool) -> None:
    assessment = engine().assess(plan, as_of=DAY)
    assert read_document(render_json(assessment, plan, redact=redact)) == document_of(assessment, plan, redact=redact)


@dear(25)
@given(plan=plans(mark=SENTINEL), data=st.data())
def test_no_word_of_a_plan_is_in_a_log_a_repr_or_a_redacted_report(plan: Plan, data: st.DataObject) -> None:
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        assessment = engine().assess(plan, as_of=DAY)
        open_criteria = [r.criterion for r in assessment.results if r.verdict not in RESOLVED]
        if open_criteria:
            id = data.draw(st.sampled_from(open_criteria))
            given_reason = HumanJudgement(criterion=id, verdict=Verdict.MET, by="M", on=DAY, reason=SENTINEL)
            assessment = assessment.with_judgement(given_reason)
        assert SENTINEL not in render_json(assessment, plan, redact=True)
        assert SENTINEL not in repr(assessment) + repr(assessment.score())
        assert SENTINEL not in repr(quotes_of(assessment))
    finally:
        logging.getLogger().removeHandler(handler)
    assert heard == []


@pytest.mark.parametrize("form", ["html", "text"])
@dear(10)
@given(plan=plans(mark=SENTINEL))
def test_no_word_of_a_plan_is_in_a_redacted_page_or_text(form: str, plan: Plan) -> None:
    assessment = engine().assess(plan, as_of=DAY)
    assert SENTINEL not in ehcp_rules.render(assessment, plan, to=form, redact=True)


@some
@given(plans(mark=SENTINEL))
def test_no_word_of_a_plan_is_in_its_repr(plan: Plan) -> None:
    assert SENTINEL not in repr(plan)


@some
@given(statements(mark="x"), st.sampled_from(sorted(KINDS)))
def test_a_statement_gets_one_of_four_verdicts_and_spans_inside_it(text: str, kind: str) -> None:
    appraisal = engine().appraise(text, kind=kind)
    assert appraisal.verdict in {Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NEEDS_JUDGEMENT}
    for finding in appraisal.findings:
        assert finding.code != "time-bound-past"
        assert finding.message
        assert finding.fix
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(text)
    if appraisal.verdict is Verdict.MET:
        assert not any(finding.decides for finding in appraisal.findings)


@given(rulesets(), st.data())
def test_the_order_of_items_changes_no_verdict_and_no_score(ruleset: Ruleset, data: st.DataObject) -> None:
    told = Engine(ruleset=ruleset, inventory=PluginInventory(checks={TOLD.name: TOLD}))
    words = st.sampled_from(["met", "partly-met", "not-met", "not-applicable", "needs-judgement"])
    texts = data.draw(st.lists(words, max_size=4))
    turned = data.draw(st.permutations(texts))
    scores = []
    for order in (texts, turned):
        items = tuple(Note(id=f"N{number}", text=text) for number, text in enumerate(order))
        plan = Plan(id="P", sections=tuple(Section(code=code, items=items) for code in ("A", "E", "F")))
        assessment = told.assess(plan, as_of=DAY)
        scores.append((assessment.score("machine"), assessment.score("all"), [r.verdict for r in assessment.results]))
    assert scores[0] == scores[1]


@given(rulesets(), st.data())
def test_a_judgement_on_an_open_item_stays_inside_what_was_open(ruleset: Ruleset, data: st.DataObject) -> None:
    told = Engine(ruleset=ruleset, inventory=PluginInventory(checks={TOLD.name: TOLD}))
    words = st.sampled_from(["met", "partly-met", "not-met", "needs-judgement"])
    texts = ["needs-judgement", *data.draw(st.lists(words, max_size=4))]
    items = tuple(Note(id=f"N{number}", text=text) for number, text in enumerate(texts))
    plan = Plan(id="P", sections=tuple(Section(code=code, items=items) for code in ("A", "E", "F")))
    before = told.assess(plan, as_of=DAY)
    verdict = data.draw(st.sampled_from(sorted(RESOLVED)))
    id = data.draw(st.sampled_from([criterion.id for criterion in ruleset.criteria]))
    judgement = HumanJudgement(criterion=id, verdict=verdict, by="M", on=DAY, reason="r", item="N0")
    after = before.with_judgement(judgement)
    for policy in ("machine", "all"):
        old, new = before.score(policy), after.score(policy)
        if old.points is None or new.points is None:
            continue
        assert old.points.low <= new.points.low <= new.points.high <= old.points.high
        if old.words is not None:
            assert new.words is not None
            order = [band.word for band in ruleset.policy(policy).bands]
            low, high, new_low, new_high = (order.index(word) for word in (*old.words, *new.words))
            assert low <= new_low <= new_high <= high
