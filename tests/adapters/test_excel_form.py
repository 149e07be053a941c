"""Excel forms of one plan, read through a mapping."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from tests.adapters.documents import HEADERS, read_failure, read_plan, texts, xlsx

from ehcp_rules.adapters import read_source
from ehcp_rules.errors import AdapterError
from ehcp_rules_adapters.mapping import adapter_from

AREA = "Cognition and learning"
PROVISION = ("Ref", "Area / label", "Text", "Who", "How often", "Review")


def form(**more):
    sheets = {
        "Front page": [
            ("Education, Health and Care Plan",),
            ("Name", "Marigold Testerton"),
            ("Dob", dt.date(2017, 12, 5)),
            ("Status", "Draft amended"),
            ("Final issued", dt.datetime(2026, 5, 1)),
            ("Ethnicity", "not needed"),
        ],
        "Section A": [("Section A: Views",), HEADERS, ("A1", "Hopes – child – talking mats", "I want to swim.")],
        "Section B": [
            ("Section B",),
            HEADERS,
            ("BS1", AREA, "She counts."),
            ("B1", AREA, "She loses her place."),
        ],
        "Section E": [
            ("Section E",),
            HEADERS,
            ("EH1", None, "By July 2027"),
            ("E1", AREA, "She will read a page.", "A line first.", "B1"),
            ("E2", None, "The school sets short-term targets every half-term."),
        ],
        "Section F": [
            ("Section F",),
            PROVISION,
            ("F1", AREA, "Reading daily.", "Teacher", "20 minutes", "Each term"),
        ],
        "Section I": [("Section I",), HEADERS, ("I1", "name", "Oakfield School"), ("I2", "type", "Special school")],
        "Section K": [
            ("Section K",),
            ("Ref", "Type", "Document", "Date received", "Who from", "Appended"),
            ("K1", "Medical", "Letter", dt.datetime(2026, 2, 3), "Child Health, Paediatrician", "YES"),
        ],
    }
    return {**sheets, **more}


def test_a_form_is_read_with_every_item_kind_column_and_link():
    imported = read_plan(xlsx(form()), "form.xlsx")
    plan = imported.plan
    assert {section.code: len(section.items) for section in plan.sections} == {
        "A": 1,
        "B": 2,
        "E": 3,
        "F": 1,
        "I": 2,
        "K": 1,
    }
    assert [item.kind for item in plan.section("E").items] == ["heading", "outcome", "monitoring"]
    outcome = plan.section("E").items[1]
    assert (outcome.needs, outcome.under, outcome.steps) == (("B1",), "EH1", "A line first.")
    assert plan.section("B").items[0].kind == "strength"
    provision = plan.section("F").items[0]
    assert (provision.who, provision.how_often, provision.review) == ("Teacher", "20 minutes", "Each term")
    assert provision.area == "cognition-and-learning"
    assert provision.source.place == "xlsx:Section F!C3"
    view = plan.section("A").items[0]
    assert (view.label, view.speaker, view.method) == ("Hopes", "child", "talking mats")
    assert [item.field for item in plan.section("I").items] == ["name", "type"]
    assert (plan.section("K").items[0].date, plan.section("K").items[0].appended) == (dt.date(2026, 2, 3), True)
    assert (plan.stage, plan.dates.final_issued, plan.learner.date_of_birth) == (
        "draft-amended",
        dt.date(2026, 5, 1),
        dt.date(2017, 12, 5),
    )
    assert imported.issues == ()


def test_sections_that_have_no_sheet_are_not_supplied():
    assert read_plan(xlsx(form())).plan.not_supplied == ("C", "D", "G", "H1", "H2", "J")


def test_a_sheet_with_headers_and_no_rows_is_an_empty_section():
    assert texts(read_plan(xlsx(form(**{"Section C": [("Section C",), HEADERS]}))), "C") == []


def test_a_formula_without_a_stored_result_is_not_supplied_and_never_empty():
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Section F"]["C4"] = "=C3"
        workbook["Front page"]["B5"] = "=TODAY()"

    imported = read_plan(xlsx(form(), edit))
    assert texts(imported, "F") == ["Reading daily."]
    assert {"F", "dates"} <= set(imported.plan.not_supplied)
    assert {issue.place for issue in imported.issues} == {"xlsx:Section F!C4", "xlsx:Front page!B5"}


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1:A2)"])
def test_text_that_begins_like_a_formula_stays_text(text: str):
    imported = read_plan(xlsx(form(**{"Section F": [("F",), PROVISION, ("F1", "", text)]})))
    assert texts(imported, "F") == [text]


def test_a_workbook_without_the_expected_sheets_lists_those_it_has():
    failure = read_failure(xlsx({"Staff": [("a", "b")], "Budget": [("c",)]}), "other.xlsx")
    assert "on the sheets Staff, Budget" in failure.message
    assert "adapters map" in failure.hint


def test_an_unknown_header_and_an_unknown_sheet_are_reported_with_their_place():
    sheets = form(
        **{"Section C": [("C",), (*HEADERS, "Colour"), ("C1", "", "Asthma.", "", "", "", "blue")], "Notes": [("x",)]}
    )
    assert {issue.place for issue in read_plan(xlsx(sheets)).issues} == {"xlsx:Section C!G2", "xlsx:Notes"}


def test_a_row_below_a_section_without_headers_is_a_statement():
    imported = read_plan(xlsx(form(**{"Section G": [("Section G",), ("Nurse each term.",)]})))
    assert texts(imported, "G") == ["Nurse each term."]
    assert imported.plan.section("G").items[0].source.place == "xlsx:Section G!A2"


def test_cells_that_no_header_explains_are_not_supplied_rather_than_guessed():
    imported = read_plan(xlsx(form(**{"Section G": [("Section G",), ("Nurse", "each", "term")]})))
    assert "G" in imported.plan.not_supplied
    assert imported.issues[0].place == "xlsx:Section G!C2"


def test_a_link_to_an_item_that_is_not_there_is_left_out_and_reported():
    sheets = form(**{"Section G": [("G",), HEADERS, ("G1", "", "Nurse.", "", "C9")]})
    imported = read_plan(xlsx(sheets))
    assert imported.plan.section("G").items[0].needs == ()
    assert [issue.place for issue in imported.issues] == ["xlsx:Section G!C3"]


def test_a_reference_that_is_really_a_sentence_is_no_id():
    sentence = "Marigold needs help to read"
    imported = read_plan(xlsx(form(**{"Section G": [("G",), HEADERS, (sentence, "", "Nurse.")]})))
    assert imported.plan.section("G").items[0].id == "G1"
    assert [issue.place for issue in imported.issues] == ["xlsx:Section G!C3"]
    assert sentence not in repr(imported)


def test_a_councils_own_form_needs_only_a_mapping():
    mapping = """
format = "excel-form/1"
name = "fenland-form"
title = "Fenland form"
version = "3"
[front]
sheets = ["Cover"]
[front.labels]
"learner.name" = ["Pupil"]
[sheets]
F = ["What we will do"]
[columns]
text = ["Help"]
who = ["Adult"]
"""
    adapter = adapter_from(mapping, "fenland.toml")
    content = xlsx(
        {"Cover": [("Pupil", "Marigold")], "What we will do": [("Help", "Adult"), ("Reading daily.", "Teacher")]}
    )
    (imported,) = read_source(content, name="x.xlsx", adapters=[adapter])
    assert imported.adapter == "fenland-form"
    assert imported.plan.learner.name == "Marigold"
    assert imported.plan.section("F").items[0].who == "Teacher"


def test_a_wrong_mapping_is_refused_with_all_its_problems_at_once():
    mapping = """
format = "excel-form/1"
name = "x"
titel = "X"
version = "1"
[front]
sheets = "Cover"
[columns]
text = ["Help"]
"""
    with pytest.raises(AdapterError) as caught:
        adapter_from(mapping, "x.toml")
    assert {problem.path for problem in caught.value.problems} >= {"x.toml", "x.toml: front.sheets"}
    with pytest.raises(AdapterError) as caught:
        adapter_from(
            mapping.replace("titel", "title").replace('"Cover"', '["Cover"]') + 'colour = ["C"]\n[sheets]\nQ = ["Q"]',
            "x.toml",
        )
    assert [problem.path for problem in caught.value.problems] == ["x.toml: sheets.Q", "x.toml: columns.colour"]


def sheet_rows() -> list[tuple[object, ...]]:
    """A form on one sheet: facts in pairs, then one section below another, each with columns of its own."""
    return [
        ("EDUCATION, HEALTH AND CARE PLAN",),
        (),
        ("Name", "Marigold Testerton", "Date of birth", "05/12/2017"),
        ("Status", "Final", "Date of final plan", dt.date(2026, 5, 1)),
        (),
        ("Section A: views",),
        ("My hopes", "I want to swim."),
        ("Section B: needs",),
        ("No.", "Area", "Need"),
        ("B1", AREA, "She loses her place."),
        ("B2", "SEMH", "She stops answering."),
        ("Section E: outcomes",),
        ("No.", "Outcome", "Needs"),
        ("E1", "She will read a page.", "B1"),
        ("Section F: provision",),
        ("No.", "Provision", "By whom", "How often", "Outcomes"),
        ("F1", "Reading with an adult.", "Teacher", "Daily", "E1"),
        ("Section I: placement",),
        ("Name of school", "Oakfield School"),
        ("Section J: personal budget",),
        ("None was asked for.",),
    ]


def test_sections_one_below_another_on_one_sheet_are_read_as_a_form():
    imported = read_plan(xlsx({"Plan": sheet_rows()}), "marigold.xlsx")
    plan = imported.plan
    assert {section.code: len(section.items) for section in plan.sections} == {
        "A": 1,
        "B": 2,
        "E": 1,
        "F": 1,
        "I": 1,
        "J": 1,
    }
    assert (plan.learner.name, plan.stage, plan.dates.final_issued) == (
        "Marigold Testerton",
        "final",
        dt.date(2026, 5, 1),
    )
    assert plan.section("E").items[0].needs == ("B1",)
    provision = plan.section("F").items[0]
    assert (provision.who, provision.how_often, provision.outcomes) == ("Teacher", "Daily", ("E1",))
    assert plan.section("A").items[0].label == "My hopes"
    assert plan.section("I").items[0].field == "name"
    assert provision.source.place == "xlsx:Plan!B17"


def test_sheets_named_after_what_they_hold_are_a_form_when_nothing_tells_plans_apart():
    sheets = {
        "Details": [("Full name", "Marigold Testerton"), ("Plan status", "Draft")],
        "Needs": [
            ("Section", "Need ref", "Strength or need", "Description"),
            ("B", "B1", "need", "She loses her place."),
            ("C", "C1", "need", "She has asthma."),
        ],
        "Provision": [
            ("Section", "Provision ref", "Provision", "Who will provide it", "Need refs"),
            ("F", "F1", "Reading with an adult.", "Teacher", "B1"),
            ("G", "G1", "A nurse checks her inhaler.", "Nurse", "C1"),
        ],
        "Placement": [("Name of setting", "Oakfield School"), ("Type of setting", "Special school")],
    }
    plan = read_plan(xlsx(sheets), "marigold.xlsx").plan
    assert (plan.id, plan.stage, plan.learner.name) == ("marigold", "draft", "Marigold Testerton")
    assert {section.code: len(section.items) for section in plan.sections} == {"B": 1, "C": 1, "F": 1, "G": 1, "I": 2}
    assert [item.needs for code in "FG" for item in plan.section(code).items] == [("B1",), ("C1",)]


def test_a_section_in_one_cell_beside_its_name_is_divided_into_its_statements():
    rows = [
        ("Child's name", "Marigold Testerton"),
        ("Section B", "B1 She loses her place.\nB2 She stops answering."),
        ("Section F", "Reading with an adult, daily."),
    ]
    plan = read_plan(xlsx({"Sheet1": rows}), "marigold.xlsx").plan
    assert [item.id for item in plan.section("B").items] == ["B1", "B2"]
    assert texts(read_plan(xlsx({"Sheet1": rows}), "x.xlsx"), "F") == ["Reading with an adult, daily."]
    assert plan.learner.name == "Marigold Testerton"
