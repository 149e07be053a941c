"""A vendor's XML export, read through a mapping."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.adapters.documents import case, case_export, read_all, read_failure, read_plan, texts

from ehcp_rules.adapters import ImportedPlan, ImportFailure, read_source
from ehcp_rules.errors import AdapterError
from ehcp_rules_adapters.mapping import adapter_from, adapters_in

BEFORE = (
    "<Subject><FullNm>Marigold Testerton</FullNm><BirthDt>2017-12-05</BirthDt><Sx>F</Sx></Subject>"
    '<Milestones><Ms cd="FINAL_ISSUED">2026-05-01</Ms><Ms cd="WEEK20_EXCEPTION">School closed in August</Ms></Milestones>'
)
NEEDS = (
    '<Part typ="S02"><Entry id="BS1" kind="STR"><Body>She counts.</Body></Entry>'
    '<Entry id="B1" kind="STD" areaTxt="Cognition and learning"><Body>She loses her place.</Body></Entry></Part>'
)
OUTCOMES = (
    '<Part typ="S05"><Entry id="EH1" kind="HDG"><Body>By July 2027</Body></Entry><Entry id="E1" kind="STD">'
    '<Body>She will read a page.</Body><Col nm="steps">A line first.</Col><Lnk to="B1" typ="need"/></Entry>'
    '<Entry id="E2" kind="MON"><Body>Targets each term.</Body></Entry></Part>'
)
PROVISION = (
    '<Part typ="S06"><Entry id="F1" kind="STD"><Body>Reading daily.</Body><Col nm="who">Teacher</Col>'
    '<Lnk to="B1" typ="need"/><Lnk to="E1" typ="outcome"/></Entry></Part>'
)


def test_a_case_is_read_with_every_item_kind_column_link_and_date():
    imported = read_plan(case_export(case("C77", NEEDS, OUTCOMES, PROVISION, before=BEFORE)))
    plan = imported.plan
    assert imported.adapter == "caseworks-ehc"
    assert imported.issues == ()
    assert (plan.id, plan.stage, plan.version) == ("C77", "final", "1")
    assert (plan.dates.final_issued, plan.week20_exception) == (dt.date(2026, 5, 1), "School closed in August")
    assert [item.kind for item in plan.section("E").items] == ["heading", "outcome", "monitoring"]
    outcome, provision = plan.section("E").items[1], plan.section("F").items[0]
    assert (outcome.needs, outcome.under, outcome.steps) == (("B1",), "EH1", "A line first.")
    assert (provision.needs, provision.outcomes, provision.who) == (("B1",), ("E1",), "Teacher")
    assert provision.source.place == "xpath:/CaseExport/Case[1]/PlanDoc[1]/Part[3]/Entry[1]"
    assert plan.section("B").items[1].area == "cognition-and-learning"


def test_an_entry_for_h1_and_h2_together_stands_in_h1_which_shares_its_label():
    parts = '<Part typ="S08"><Entry id="H1H2" kind="STD"><Body>A club.</Body></Entry></Part><Part typ="S09"/>'
    plan = read_plan(case_export(case("C1", parts))).plan
    assert plan.section("H1").shares == ("H2",)
    assert plan.section("H2") is None


def test_an_empty_part_is_an_empty_section():
    assert texts(read_plan(case_export(case("C1", '<Part typ="S04"/>'))), "D") == []


def test_a_bad_case_is_one_failure_and_the_rest_goes_on():
    content = case_export(
        case("C1", NEEDS), case("", NEEDS), '<Case ref="C3"/>', case("C4", '<Part typ="S99"/>'), case("C5", NEEDS)
    )
    results = read_all(content, "export.xml")
    assert [type(result) for result in results] == [
        ImportedPlan,
        ImportFailure,
        ImportFailure,
        ImportFailure,
        ImportedPlan,
    ]
    assert [result.place for result in results[1:4]] == [f"xpath:/CaseExport/Case[{n}]" for n in (2, 3, 4)]
    assert all(result.hint for result in results[1:4])


def test_an_export_that_breaks_off_keeps_what_came_before():
    content = case_export(case("C1", NEEDS), case("C2", NEEDS))[:-90]
    first, failure = read_all(content, "export.xml")
    assert isinstance(first, ImportedPlan)
    assert "after 1 plans that were read" in failure.message
    assert failure.place.startswith("line ")


def test_unknown_codes_and_elements_are_reported_with_their_place():
    parts = (
        '<Part typ="S02"><Entry id="B1" kind="ODD"><Body>She counts.</Body><Extra>more</Extra></Entry>'
        '<Entry id="B2"><Body/></Entry></Part>'
        '<Part typ="S77"><Entry id="X1"><Body>Lost.</Body></Entry></Part>'
    )
    imported = read_plan(
        case_export(case("C1", parts, before='<Milestones><Ms cd="PARTY">2026-01-01</Ms></Milestones>'))
    )
    assert [issue.place.removeprefix("xpath:/CaseExport/Case[1]") for issue in imported.issues] == [
        "/Milestones[1]/Ms[1]",
        "/PlanDoc[1]/Part[1]/Entry[1]",
        "/PlanDoc[1]/Part[1]/Entry[2]",
        "/PlanDoc[1]/Part[2]",
        "",
    ]
    assert not any("Lost" in issue.message or "more" in issue.message for issue in imported.issues)


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE CaseExport [<!ENTITY leak SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE CaseExport SYSTEM "http://dtd.example.invalid/x.dtd">',
    ],
)
def test_a_document_type_is_refused_with_its_line(prolog: str):
    failure = read_failure(f'<?xml version="1.0"?>\n{prolog}\n<CaseExport/>'.encode(), "export.xml")
    assert failure.place == "line 2"
    assert "DOCTYPE" in failure.message


def test_a_document_type_behind_a_long_comment_is_refused_too():
    content = b'<?xml version="1.0"?><!--' + b"x" * 200_000 + b"--><!DOCTYPE CaseExport []><CaseExport/>"
    assert "DOCTYPE" in read_failure(content, "export.xml", adapter="caseworks-ehc").message


def test_bottomless_nesting_is_refused_with_the_limit():
    content = b"<CaseExport>" + b"<Part>" * 60_000 + b"</Part>" * 60_000 + b"</CaseExport>"
    assert "nested more than 150 deep" in read_failure(content, "export.xml").message


def test_a_record_without_end_is_refused_with_the_limit_and_what_came_before_is_kept():
    content = case_export(case("C1", NEEDS), '<Case ref="C2">' + "<x/>" * 600_000 + "</Case>")
    first, failure = read_all(content, "export.xml")
    assert isinstance(first, ImportedPlan)
    assert "more than 500,000 elements for one plan" in failure.message


def test_bytes_that_do_not_fit_the_declared_encoding_are_an_error_with_line_and_column():
    content = '<?xml version="1.0" encoding="UTF-8"?>\n<CaseExport><Case ref="C1">Zoë</Case></CaseExport>'.encode(
        "cp1252"
    )
    failure = read_failure(content, "export.xml")
    assert failure.place.startswith("line 2, column ")
    assert "encoding" in failure.message


def test_an_export_in_utf_16_is_read():
    content = case_export(case("C1", NEEDS)).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_plan(content).plan.id == "C1"


def test_an_export_without_cases_says_so():
    assert "no plan was found" in read_failure(case_export(), "export.xml").message


def test_xml_of_another_root_is_named_by_its_root():
    failure = read_failure(b"<Message><Persons/></Message>", "return.xml")
    assert "XML with the root element Message" in failure.message


OTHER_VENDOR = """
format = "vendor-xml/1"
name = "planline"
title = "Planline (XML)"
version = "2"
root = "Plans"
records = "Batch/Plan"
reference = "Number"
[facts]
"learner.name" = "Child/@name"
[codes.section]
B = "B"
F = "F"
[[blocks]]
path = "Section"
code = "Letter"
items = "Line"
"""


def test_another_vendor_needs_only_a_mapping(tmp_path: Path):
    (tmp_path / "planline.toml").write_text(OTHER_VENDOR, encoding="utf-8")
    content = b"""<p:Plans xmlns:p="urn:planline"><p:Batch><p:Plan><p:Number>7</p:Number><p:Child name="Marigold"/>
      <p:Section><p:Letter>F</p:Letter><p:Line>Reading daily.</p:Line></p:Section></p:Plan></p:Batch></p:Plans>"""
    (imported,) = read_source(content, name="x.xml", adapters=adapters_in(tmp_path))
    assert (imported.plan.id, imported.plan.learner.name) == ("7", "Marigold")
    assert texts(imported, "F") == ["Reading daily."]
    assert {"A", "K", "dates"} <= set(imported.plan.not_supplied)
    assert "B" not in imported.plan.not_supplied


def test_a_wrong_mapping_is_refused_with_all_its_problems_at_once():
    wrong = (
        OTHER_VENDOR.replace('B = "B"', 'B = "Q"')
        .replace("learner.name", "learner.nam")
        .replace('items = "Line"', 'items = "a["')
    )
    with pytest.raises(AdapterError) as caught:
        adapter_from(wrong, "planline.toml")
    assert [problem.path for problem in caught.value.problems] == [
        "planline.toml: facts.learner.nam",
        "planline.toml: codes.section.B",
        "planline.toml: blocks[0].items",
    ]


def test_a_mapping_for_no_known_reader_is_refused():
    with pytest.raises(AdapterError, match="known: excel-form/1, tables/1, vendor-json/1, vendor-xml/1, word-plan/1"):
        adapter_from('format = "pdf/1"', "x.toml")
