"""What Fenmoor promises of its additions. The counts say how much was tried."""

from __future__ import annotations

import datetime as dt

import pytest
from fenmoor_ehcp import OVERLAY
from fenmoor_ehcp.plugin import names_roles

from ehcp_rules import Engine
from ehcp_rules.loading import plan_from_json
from ehcp_rules.plan import Plan
from ehcp_rules.samples import sample_files
from ehcp_rules.testing import check_conforms, ruleset_conforms
from ehcp_rules.text import Lexicon, LexiconGroup

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.create(overlays=[OVERLAY])


def provision(text: str) -> Plan:
    items = [{"kind": "provision", "id": "F1", "text": text}]
    return plan_from_json({"format": "ehcp-plan/1", "id": "P", "sections": [{"code": "F", "items": items}]})


def test_the_overlay_applies_its_cases_hold_and_no_plan_of_any_shape_breaks_it() -> None:
    report = ruleset_conforms(OVERLAY, criteria=2, cases=12, examples=25)
    assert report.breaches == ()
    assert report.tried["plans"] == 25


def test_the_check_keeps_its_promises_on_plans_of_every_shape() -> None:
    # The plans that the kit makes hold no titles, so that ordinary words stand in for them.
    lexicon = Lexicon(id="titles", title="Titles", groups=(LexiconGroup(name="titles", phrases=("a", "the", "will")),))
    parameters = {"sections": ["F"], "lexicon": "titles"}
    report = check_conforms(names_roles, parameters=parameters, lexicons=[lexicon], least_judged=20)
    assert report.breaches == ()
    assert report.tried["plans"] == 100


def test_what_fenmoor_offers_everybody_is_no_special_provision_here(engine: Engine) -> None:
    plan = provision("Robin may go to the lantern hour.")
    result = engine.assess(plan, as_of=DAY).result("F-12")
    assert [quote.text for item in result.items for finding in item.findings for quote in finding.quotes] == [
        "lantern hour"
    ]
    assert Engine.create().assess(plan, as_of=DAY).result("F-12").verdict == "met"


def test_the_audit_form_has_four_words_of_its_own_and_a_non_negotiable_holds_them_down(engine: Engine) -> None:
    words = [band.word for band in engine.ruleset.policy("fenmoor:audit").bands]
    assert words == ["Start again", "Coming along", "Doing its job", "One to show others"]
    [kyle] = engine.read(sample_files()[1])
    score = engine.assess(kyle, as_of=DAY).score("fenmoor:audit")
    assert score.headline == "Start again"
    assert {"F-02", "E-02"} <= {gate.criterion for gate in score.gates}


def test_a_photograph_that_nobody_agreed_to_is_found(engine: Engine) -> None:
    extensions = {"photograph": True, "photograph_agreed": False}
    plan = plan_from_json({"format": "ehcp-plan/1", "id": "P", "extensions": extensions})
    assert engine.assess(plan, as_of=DAY).result("fenmoor:P-01").verdict == "not-met"
