"""Findings of a plugin's check read as the plugin words them, in every form of report, as those of our own checks do."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import attrs

from ehcp_rules.assessment import Assessment
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.criterion import CheckUse, FindingText
from ehcp_rules.engine import Engine
from ehcp_rules.evidence import Quote, Span
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.loading import load_ruleset
from ehcp_rules.plan import Plan, Provision, Section
from ehcp_rules.plugins import PluginInventory
from ehcp_rules.report import render

DAY = dt.date(2026, 9, 1)
WORDS = "A boat trip."
PLAN = Plan(id="p", sections=(Section(code="F", items=(Provision(id="F1", text=WORDS),)),))


@attrs.frozen
class Least:
    """How many oars a trip needs."""

    oars: int = 2


@check(
    "harbour.has_oars",
    parameters=Least,
    codes=[
        FindingCode(
            "oars-missing", "A trip without enough oars", "{item} says “{quote}” and names fewer than {oars} oars."
        ),
        FindingCode("anchor-missing", "No anchor", "{item} has no anchor."),
    ],
)
def has_oars(context: CheckContext) -> CheckOutcome:
    """Whether each trip names its oars."""
    passage = "section.F.items[0].text"
    quote = Quote(passage, Span(0, len(WORDS)), WORDS, "F1")
    finding = Finding("oars-missing", "F1", "section.F.items[0]", (quote,), {"oars": context.parameters.oars})
    return (ItemOutcome("F1", "section.F.items[0]", Verdict.NOT_MET, (finding,)),)


def assessed(tiny_ruleset: Path, findings: dict[str, FindingText]) -> Assessment:
    ruleset = load_ruleset(tiny_ruleset)
    criterion = attrs.evolve(
        ruleset.criterion("F-02"), check=CheckUse(use=has_oars.name, parameters={}), findings=findings
    )
    engine = Engine(
        ruleset=attrs.evolve(ruleset, criteria=(criterion,)),
        inventory=PluginInventory(checks={has_oars.name: has_oars}),
    )
    return engine.assess(PLAN, as_of=DAY)


def test_a_finding_is_headed_by_the_title_that_its_check_declares(tiny_ruleset: Path) -> None:
    assessment = assessed(tiny_ruleset, {"oars-missing": FindingText(message="Too few oars.", fix="Name the oars.")})
    for form in ("html", "text"):
        assert "A trip without enough oars" in render(assessment, PLAN, to=form)
        assert "Oars missing" not in render(assessment, PLAN, to=form)


def test_a_finding_that_the_criterion_does_not_word_is_worded_by_its_check(tiny_ruleset: Path) -> None:
    assessment = assessed(tiny_ruleset, {})
    said = "F1 says “A boat trip.” and names fewer than 2 oars."
    [result] = json.loads(render(assessment, PLAN, to="json"))["results"]
    [finding] = result["items"][0]["findings"]
    assert finding["message"] == said
    assert finding["fix"] == assessment.ruleset.criterion("F-02").how_to_fix.strip()
    assert said in " ".join(render(assessment, PLAN, to="text").split())
    assert said in render(assessment, PLAN, to="html")


def test_a_finding_that_its_check_words_shows_no_word_of_the_plan_when_redacted(tiny_ruleset: Path) -> None:
    assessment = assessed(tiny_ruleset, {})
    for form in ("json", "html", "text"):
        shown = render(assessment, PLAN, to=form, redact=True)
        assert WORDS not in shown
        assert "[words withheld]" in shown
