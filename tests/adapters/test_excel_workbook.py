"""Excel workbooks as grids: the fast library and the slow one give the same, and neither loses what it cannot know."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.adapters.documents import read_all, read_failure, read_plan, texts, xlsx

from ehcp_rules.adapters import ImportFailure, Source
from ehcp_rules_adapters.sheets import workbook as room
from ehcp_rules_adapters.sheets.grid import Grid, letters
from ehcp_rules_adapters.sheets.workbook import read_workbook


def grids(content: bytes) -> tuple[Grid, ...]:
    return read_workbook(Source("x.xlsx", len(content), content=content)).grids


@pytest.fixture
def without_calamine(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("python_calamine"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", guarded)


def shown(grid: Grid) -> list[list[str]]:
    width = max((len(row) for row in grid.rows), default=0)
    rows = [[grid.text(row, column) for column in range(width)] for row in range(len(grid.rows))]
    rows = [row[: max((at + 1 for at, text in enumerate(row) if text), default=0)] for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6)),
    st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)),
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2060, 1, 1)).map(lambda day: day.replace(microsecond=0)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12),
    st.sampled_from(["=1+1", "=A1", "#REF!", "two\nlines", "  spaces  ", "x_x0041_y", "00123"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(VALUES, max_size=5), max_size=6))
def test_both_libraries_give_the_same_grid(monkeypatch: pytest.MonkeyPatch, rows: list[list[Any]]):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    (fast,) = grids(buffer.getvalue())
    with monkeypatch.context() as patch:
        patch.setattr(room, "_with_calamine", lambda *_: None)
        (slow,) = grids(buffer.getvalue())
    assert shown(fast) == shown(slow)
    assert fast.unknown == slow.unknown


def test_a_workbook_is_read_without_the_fast_library(without_calamine: None):
    content = xlsx({"Needs": [("Plan", "Need"), ("1", "He tires.")]})
    assert texts(read_plan(content, "list.xlsx"), "B") == ["He tires."]


def test_formulas_without_results_and_errors_are_not_known_and_results_are():
    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["S"]
        sheet["A2"], sheet["B2"] = "=TODAY()", "#N/A"
        sheet["B2"].data_type = "e"

    (grid,) = grids(xlsx({"S": [("a", "b"), (None, None), ("x", "y")]}, edit))
    assert grid.unknown == {(1, 0), (1, 1)}


def test_a_formula_whose_stored_result_is_an_empty_text_is_known_to_be_empty():
    def change(xml: bytes) -> bytes:
        return xml.replace(b'<c r="A2"', b'<c r="A2" t="str"').replace(b"<v/>", b"<v></v>")

    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["S"]["A2"] = '=""'

    (grid,) = grids(changed(xlsx({"S": [("a",), (None,)]}, edit), "xl/worksheets/sheet1.xml", change))
    assert grid.unknown == frozenset()


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return buffer.getvalue()


def test_formatted_rows_at_the_end_by_the_million_are_nothing():
    def change(xml: bytes) -> bytes:
        empty = b"".join(b'<row r="%d" s="1"/>' % row for row in range(3, 1_000_000))
        return xml.replace(b"</sheetData>", empty + b"</sheetData>")

    content = changed(xlsx({"Needs": [("Plan", "Need"), ("1", "He tires.")]}), "xl/worksheets/sheet1.xml", change)
    assert texts(read_plan(content, "list.xlsx"), "B") == ["He tires."]


def test_a_sheet_beyond_the_limits_is_cut_and_says_so():
    def change(xml: bytes) -> bytes:
        far = b'<row r="900000"><c r="ZZ900000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        return xml.replace(b"</sheetData>", far)

    content = changed(xlsx({"Needs": [("Plan", "Need"), ("1", "He tires.")]}), "xl/worksheets/sheet1.xml", change)
    imported = read_plan(content, "list.xlsx")
    assert texts(imported, "B") == ["He tires."]
    assert any("larger than the limits" in issue.message for issue in imported.issues)


def test_days_count_from_1904_where_the_workbook_says_so():
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook.epoch = CALENDAR_MAC_1904

    rows = [("Plan", "Name", "Final issued", "Need"), ("1", "Ottoline Brackwater", dt.date(2026, 3, 4), "He tires.")]
    assert read_plan(xlsx({"Plans": rows}, edit), "list.xlsx").plan.dates.final_issued == dt.date(2026, 3, 4)


@pytest.mark.parametrize("serial", [46085, "46085", 46085.0])
def test_a_bare_number_in_a_column_of_days_is_a_day_as_excel_counts(serial: object):
    rows = [("Plan", "Name", "Final issued", "Need"), ("1", "Ottoline Brackwater", serial, "He tires.")]
    assert read_plan(xlsx({"Plans": rows}), "list.xlsx").plan.dates.final_issued == dt.date(2026, 3, 4)


def test_hidden_rows_and_columns_are_read_and_said():
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Needs"].row_dimensions[3].hidden = True
        workbook["Needs"].column_dimensions["C"].hidden = True

    rows = [("Plan", "Need", "Area"), ("1", "He tires.", "Health"), ("1", "She rests.", "SEMH")]
    imported = read_plan(xlsx({"Needs": rows}, edit), "list.xlsx")
    assert texts(imported, "B") == ["She rests."]
    assert texts(imported, "C") == ["He tires."]
    assert sorted(issue.message for issue in imported.issues) == [
        "the sheet has 1 hidden column; read like the others",
        "the sheet has 1 hidden row; read like the others",
    ]


NEEDS = [("Plan", "Need"), ("1", "He tires.")]


def test_sheets_beyond_the_limit_are_counted_in_one_remark_at_the_first_of_them():
    sheets: dict[str, list[Any]] = {"Needs": NEEDS} | {
        f"Note {number}": [] for number in range(1, room.MOST_SHEETS + 5)
    }
    book = read_workbook(Source("x.xlsx", 0, content=xlsx(sheets)))
    assert [grid.title for grid in book.grids][-1] == "Note 99"
    assert [(issue.place, issue.message, issue.severity) for issue in book.issues] == [
        (
            "xlsx:Note 100",
            "the workbook has 105 sheets; only 100 were read, and this is the first left out",
            "warning",
        )
    ]
    assert book.issues[0] in read_plan(xlsx(sheets), "list.xlsx").issues


def test_hidden_sheets_never_take_the_place_of_a_visible_one():
    def edit(workbook: openpyxl.Workbook) -> None:
        for sheet in workbook.worksheets[:-1]:
            sheet.sheet_state = "hidden"

    sheets: dict[str, list[Any]] = {f"Codes {number}": [] for number in range(room.MOST_SHEETS + 5)} | {"Needs": NEEDS}
    imported = read_plan(xlsx(sheets, edit), "list.xlsx")
    assert texts(imported, "B") == ["He tires."]
    assert [issue.place for issue in imported.issues if "106 sheets" in issue.message] == ["xlsx:Codes 99"]


def test_a_reference_merged_over_the_rows_of_a_plan_stands_for_each_of_them():
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Needs"].merge_cells("A2:A3")

    rows = [("Plan", "Need"), ("P1", "He tires."), (None, "He rests."), ("P2", "She tires.")]
    first, second = read_all(xlsx({"Needs": rows}, edit), "list.xlsx")
    assert (texts(first, "B"), texts(second, "B")) == (["He tires.", "He rests."], ["She tires."])
    assert first.issues == ()


def test_titles_notes_and_empty_rows_above_the_headings_are_passed_over():
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Sheet1"].merge_cells("A1:D1")

    rows = [
        ("All children with a plan, by case worker",),
        ("Printed for internal use.",),
        (),
        ("Plan", "Need", "Area", "Ref"),
        ("1", "He tires.", "SEMH", "B1"),
    ]
    imported = read_plan(xlsx({"Sheet1": rows}, edit), "list.xlsx")
    assert texts(imported, "B") == ["He tires."]
    assert imported.plan.section("B").items[0].source.place == "xlsx:Sheet1!B5"


def test_two_columns_with_the_same_heading_are_told_apart_and_reported():
    rows = [("Plan", "Provision", "Notes", "Notes"), ("1", "Reading daily with an adult.", "a", "b")]
    imported = read_plan(xlsx({"Provision": rows}), "list.xlsx")
    assert texts(imported, "F") == ["Reading daily with an adult."]
    assert {issue.place for issue in imported.issues} == {"xlsx:Provision!C", "xlsx:Provision!D"}


def test_a_workbook_that_is_none_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert isinstance(read_failure(buffer.getvalue(), "x.xlsx"), ImportFailure)


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_that_excel_gives_them(column: int, name: str):
    assert letters(column) == name
