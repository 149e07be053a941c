"""The form for councils without a case system: empty, filled in by hand, read back; and nothing in it is a formula."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.adapters.documents import ADAPTERS, read_plan, texts

from ehcp_rules.plan import SECTION_CODES, Plan, Provision, Section
from ehcp_rules_adapters.mapping import adapter_from

FORM = next(adapter for adapter in ADAPTERS if adapter.name == "excel-form")


def template(form: Any = FORM) -> bytes:
    file = io.BytesIO()
    form.template(file)
    return file.getvalue()


def opened(content: bytes | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content or template()))


def saved(workbook: Any) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def fill(workbook: Any, code: str, *rows: dict[str, object]) -> None:
    """Fill rows of a section's sheet in, by the headings of its columns."""
    sheet = workbook[f"Section {code}"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    for number, row in enumerate(rows, 4):
        for heading, value in row.items():
            sheet.cell(number, columns[heading]).value = value


def test_a_form_filled_in_by_hand_is_read_with_everything_that_was_written():
    workbook = opened()
    front = {row[0].value: row[1] for row in workbook["Front page"].iter_rows(min_row=2)}
    front["Plan reference"].value = "FN-2211"
    front["Name"].value = "Caspian Oduya-Wren"
    front["Status"].value = "Draft amended"
    front["Date of birth"].value = dt.datetime(2012, 11, 2)
    front["Final issued"].value = dt.datetime(2026, 4, 5)
    fill(
        workbook,
        "A",
        {"Ref": "A1", "Area / label": "My hopes", "Text": "I want to swim.\nEvery week.", "Who says it": "child"},
    )
    strength = {
        "Ref": "BS1",
        "Kind": "strength",
        "Area of need": "Cognition and learning",
        "Text": "He counts in his head.",
    }
    need = {"Ref": "B1", "Area of need": "Social, emotional and mental health", "Text": "He loses his place."}
    fill(workbook, "B", strength, need)
    heading = {"Ref": "EH1", "Kind": "heading", "Text": "By July 2027"}
    outcome = {"Ref": "E1", "Text": "He will read a page.", "Needs": "B1", "Steps": "A line first."}
    fill(workbook, "E", heading, outcome)
    fill(
        workbook,
        "F",
        {"Text": "Reading with an adult.", "Who": "Teacher", "How often": "Daily", "Needs": "B1", "Outcomes": "E1"},
    )
    fill(
        workbook,
        "I",
        {"Name or type": "Name", "Text": "Marram School"},
        {"Name or type": "Type", "Text": "Special school"},
    )
    fill(
        workbook,
        "K",
        {
            "Type": "Medical",
            "Text": "Letter",
            "Date received": dt.datetime(2026, 2, 3),
            "Written by": "Dr Osei-Lund",
            "Role": "Paediatrician",
            "Appended": "Yes",
        },
    )
    del workbook["Section J"]
    imported = read_plan(saved(workbook), "otter.xlsx")
    plan = imported.plan
    assert imported.issues == ()
    assert (plan.id, plan.stage, plan.learner.name) == ("FN-2211", "draft-amended", "Caspian Oduya-Wren")
    assert (plan.learner.date_of_birth, plan.dates.final_issued) == (dt.date(2012, 11, 2), dt.date(2026, 4, 5))
    [view] = plan.section("A").items
    assert (view.label, view.speaker, view.text) == ("My hopes", "child", "I want to swim.\nEvery week.")
    assert [(item.kind, item.area) for item in plan.section("B").items] == [
        ("strength", "cognition-and-learning"),
        ("need", "social-emotional-and-mental-health"),
    ]
    first, second = plan.section("E").items
    assert (first.kind, second.needs, second.under, second.steps) == ("heading", ("B1",), "EH1", "A line first.")
    [provision] = plan.section("F").items
    assert (provision.id, provision.who, provision.how_often, provision.needs, provision.outcomes) == (
        "F1",
        "Teacher",
        "Daily",
        ("B1",),
        ("E1",),
    )
    assert [(item.field, item.text) for item in plan.section("I").items] == [
        ("name", "Marram School"),
        ("type", "Special school"),
    ]
    [advice] = plan.section("K").items
    assert (advice.type, advice.author, advice.role, advice.date, advice.appended) == (
        "Medical",
        "Dr Osei-Lund",
        "Paediatrician",
        dt.date(2026, 2, 3),
        True,
    )
    assert plan.section("C").items == ()
    assert plan.not_supplied == ("J",)


def test_an_empty_form_has_a_sheet_for_every_section_and_no_item():
    imported = read_plan(template(), "form.xlsx")
    assert tuple(section.code for section in imported.plan.sections) == SECTION_CODES
    assert sum(len(section.items) for section in imported.plan.sections) == 0
    assert imported.plan.not_supplied == ("dates", "learner")
    assert imported.issues == ()


def test_the_empty_form_is_the_same_bytes_each_time():
    assert template() == template()


def test_headings_are_protected_cells_open_panes_frozen_and_pages_set_up():
    workbook = opened()
    for code in SECTION_CODES:
        sheet = workbook[f"Section {code}"]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet["A3"].protection.locked
        assert not sheet["A4"].protection.locked
        assert sheet["A4"].number_format == "@"
        assert sheet.freeze_panes == "A4"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.print_title_rows == "$1:$3"
    offered = {
        code: [v.formula1 for v in workbook[f"Section {code}"].data_validations.dataValidation] for code in "BEIK"
    }
    assert sorted(offered["B"]) == ['"need,strength"', "'How to fill in'!$D$2:$D$8"]
    assert '"outcome,heading,monitoring,note"' in offered["E"]
    assert offered["I"] == ['"Name,Type"']
    assert offered["K"] == ['"Yes,No"']


def test_a_reference_that_is_a_name_does_not_become_the_plans_id():
    workbook = opened()
    workbook["Front page"]["B2"].value = "Caspian"
    assert read_plan(saved(workbook), "form-7.xlsx").plan.id == "form-7"


def test_a_councils_own_form_has_its_own_empty_form():
    mapping = """
format = "excel-form/1"
name = "fenland-form"
title = "Fenland form"
version = "3"
[front]
sheets = ["Cover"]
[columns]
id = ["Nr"]
text = ["Help"]
who = ["Adult"]
"""
    workbook = opened(template(adapter_from(mapping, "fenland.toml")))
    assert workbook.sheetnames[0] == "Cover"
    assert [cell.value for cell in workbook["Section F"][3]] == ["Nr", "Help", "Adult"]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from("=+-@\t\r"),
    st.text(st.characters(codec="cp1252", exclude_categories=("Cc",)), min_size=1, max_size=30),
)
def test_no_text_of_a_plan_becomes_a_formula(first: str, rest: str):
    plan = Plan(id="p-1", sections=(Section(code="F", items=(Provision(id="F1", text=f"{first}{rest}"),)),))
    file = io.BytesIO()
    assert FORM.writing is not None
    FORM.writing.write([plan], file)
    cells = [
        cell for sheet in opened(file.getvalue()).worksheets for row in sheet.iter_rows() for cell in row if cell.value
    ]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if str(cell.value).startswith(tuple("=+-@\t\r"))]
    assert all(cell.quotePrefix for cell in risky)
    assert first == "\r" or len(risky) == 1  # a carriage return is a line end, and is written as one


@pytest.mark.parametrize("text", ["=1+1", "+44 is dialled first", "- a dash", "@home", "=HYPERLINK(1)"])
def test_text_like_a_formula_that_somebody_types_is_read_as_it_stands(text: str):
    workbook = opened()
    fill(workbook, "F", {"Text": text})
    for row in workbook["Section F"].iter_rows(min_row=4, max_row=4):
        for cell in row:
            cell.data_type = "s" if cell.value else cell.data_type
    assert texts(read_plan(saved(workbook), "form.xlsx"), "F") == [text]
