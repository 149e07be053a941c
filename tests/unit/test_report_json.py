"""The JSON form of an assessment, its published schema, and the findings in words."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import attrs
import pytest

import ehcp_rules
from ehcp_rules.adapters import ImportedPlan, ImportIssue
from ehcp_rules.assessment import HumanJudgement, render_finding
from ehcp_rules.criterion import Criterion
from ehcp_rules.engine import Engine, default_engine
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.evidence import Quote, Span
from ehcp_rules.findings import Finding, Verdict
from ehcp_rules.plan import Outcome, Plan, Provision, Section
from ehcp_rules.report.json import read_document
from ehcp_rules.report.schema import SCHEMA_FILE, assessment_schema, schema_text

DAY = dt.date(2026, 9, 1)
PLAN = Plan(
    id="P-7",
    sections=(
        Section(code="E", items=(Outcome(id="E1", text="🙂 Idris will improve his reading."),)),
        Section(code="F", items=(Provision(id="F1", text="🙂🙂 Access to support as required."),)),
    ),
    not_supplied=("A", "B", "C", "D", "G", "H1", "H2", "I", "J", "K", "dates", "learner"),
)


def rendered(**options: bool) -> dict:
    return json.loads(ehcp_rules.render(ehcp_rules.assess(PLAN, as_of=DAY), PLAN, to="json", **options))


def test_the_json_form_stands_on_its_own() -> None:
    document = rendered()
    assert document["format"] == "ehcp-rules/assessment/1"
    assert (document["plan_id"], document["as_of"], document["redacted"]) == ("P-7", "2026-09-01", False)
    assert [score["policy"] for score in document["scores"]] == ["machine", "audit"]
    assert len(document["results"]) == len(default_engine().ruleset.criteria)
    assert document["provenance"]["layers"][0]["digest"]
    findings = [f for result in document["results"] for item in result["items"] for f in item["findings"]]
    assert len(findings) >= 3
    assert all(finding["message"] and finding["fix"] for finding in findings)


def test_offsets_are_given_in_code_points_and_in_utf16_units() -> None:
    [result] = [one for one in rendered()["results"] if one["criterion"] == "F-02"]
    [finding] = result["items"][0]["findings"]
    quote = next(piece for piece in finding["evidence"] if piece["kind"] == "quote")
    text = PLAN.sections[1].items[0].text
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert (
        text.encode("utf-16-le")[2 * quote["utf16_start"] : 2 * quote["utf16_end"]].decode("utf-16-le") == quote["text"]
    )
    without_plan = json.loads(ehcp_rules.render(ehcp_rules.assess(PLAN, as_of=DAY), to="json"))
    [bare] = [one for one in without_plan["results"] if one["criterion"] == "F-02"]
    assert bare["items"][0]["findings"][0]["evidence"][0]["utf16_start"] is None


def test_points_are_exact_texts_and_never_decimals() -> None:
    text = ehcp_rules.render(ehcp_rules.assess(PLAN, as_of=DAY), PLAN, to="json")
    assert re.search(r":\s*-?\d+\.\d", text) is None
    assert re.search(r'"low": "\d+/\d+"', text)


def test_a_redacted_form_keeps_places_and_drops_words_and_reasons() -> None:
    judgement = HumanJudgement(
        criterion="F-02", verdict=Verdict.NOT_MET, by="M", on=DAY, reason="I asked the class teacher.", item="F1"
    )
    assessment = ehcp_rules.assess(PLAN, as_of=DAY, judgements=[judgement])
    document = json.loads(ehcp_rules.render(assessment, PLAN, to="json", redact=True))
    text = json.dumps(document)
    assert "as required" not in text
    assert "I asked" not in text
    assert document["judgements"][0]["reason"] is None
    [result] = [one for one in document["results"] if one["criterion"] == "F-02"]
    quote = result["items"][0]["findings"][0]["evidence"][0]
    assert quote["text"] is None
    assert quote["end"] > quote["start"]


def test_a_plan_as_it_was_imported_adds_how_it_was_read() -> None:
    imported = ImportedPlan(PLAN, (ImportIssue("docx:table 2", "not understood"),), "word", r"C:\plans\P-7.docx")
    assessment = ehcp_rules.assess(imported, as_of=DAY)
    assert json.loads(ehcp_rules.render(assessment, PLAN, to="json"))["reading"] is None
    reading = json.loads(ehcp_rules.render(assessment, imported, to="json"))["reading"]
    assert (reading["file"], reading["adapter"], reading["not_supplied"]) == (
        "P-7.docx",
        "word",
        list(PLAN.not_supplied),
    )
    assert reading["issues"] == [{"severity": "warning", "place": "docx:table 2", "message": "not understood"}]
    assert json.loads(ehcp_rules.render(assessment, imported, to="json", redact=True))["reading"]["file"] == ""
    assert read_document(ehcp_rules.render(assessment, imported, to="json")).reading is not None


def test_the_published_schema_is_the_one_that_the_code_makes() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == schema_text(assessment_schema()), "run: python -m ehcp_rules.report.schema"
    schema = assessment_schema()
    assert len(schema["$defs"]) >= 20
    assert set(schema["required"]) == set(rendered())


def test_a_report_stored_by_an_earlier_engine_still_loads() -> None:
    stored = sorted((Path(__file__).parent / "stored").glob("assessment-*.json"))
    assert len(stored) >= 1
    for file in stored:
        document = read_document(file.read_bytes())
        assert document.format == "ehcp-rules/assessment/1"
        assert any(item.findings for result in document.results for item in result.items)


def test_a_document_of_another_shape_is_refused_with_every_problem() -> None:
    document = rendered()
    document["scores"][0]["points"] = 0.5
    document["surplus"] = 1
    del document["plan_id"]
    with pytest.raises(EhcpRulesError) as caught:
        read_document(json.dumps(document))
    assert len(caught.value.problems) == 3
    with pytest.raises(EhcpRulesError, match="not JSON"):
        read_document("{")


def test_an_unknown_form_or_policy_is_refused() -> None:
    assessment = ehcp_rules.assess(PLAN, as_of=DAY)
    with pytest.raises(EhcpRulesError, match="known: json, html, text, terminal"):
        ehcp_rules.render(assessment, PLAN, to="pdf")
    with pytest.raises(EhcpRulesError, match="there is no policy strict"):
        ehcp_rules.render(assessment, PLAN, to="json", policy="strict")


CRITERIA = Engine.create(version="next").ruleset.criteria


@pytest.mark.parametrize("criterion", CRITERIA, ids=[criterion.id for criterion in CRITERIA])
def test_every_finding_of_a_criterion_reads_in_words(criterion: Criterion) -> None:
    definition = default_engine().inventory.checks[criterion.check.use]
    quote = Quote("section.F.items[0].text", Span(0, 4), "some", "F1")
    for code in definition.codes:
        # What the check type's own message names is what a finding of this code carries.
        names = set(re.findall(r"\{(\w+)\}", code.message)) - {"item", "quote"}
        finding = Finding(code.code, "F1", "section.F.items[0]", (quote,), dict.fromkeys(names, 3))
        for given in (finding, attrs.evolve(finding, evidence=(), parameters={}, item=None)):
            message, fix = render_finding(criterion, given)
            assert message.strip()
            assert fix.strip()
            assert "{" not in message + fix
        if code.code in criterion.findings:
            assert "…" not in "".join(render_finding(criterion, finding))


def test_a_finding_without_a_text_of_its_own_falls_back_on_its_code() -> None:
    criterion = attrs.evolve(CRITERIA[0], findings={})
    message, fix = render_finding(criterion, Finding("quantity-missing", "F1", "p"))
    assert message == "Quantity missing."
    assert fix == criterion.how_to_fix.strip()
