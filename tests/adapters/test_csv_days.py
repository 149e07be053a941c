"""Days in exports: however they are written, one reading; and a doubt about the order of numbers is told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_rules_adapters.dates import month_named
from ehcp_rules_adapters.sheets.days import day_of, orders_in

DAY = dt.date(2026, 9, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-04",
        "2026-09-04 00:00:00",
        "2026-09-04T09:30:00Z",
        "2026/09/04",
        "20260904",
        "04/09/2026",
        "4/9/26",
        "04.09.2026",
        "04-09-2026 13:05",
        "4 September 2026",
        "4th September 2026",
        "Friday 4 September 2026",
        "04-Sep-2026",
        "4 Sept 2026",
        "2026-Sep-04 00:00:00",
    ],
)
def test_the_usual_ways_of_writing_a_day_are_read(text: str):
    assert day_of(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2026", "2026", "September 2026", "4 Decade 2026", "99/99/9999", "12345", "1/2"]
)
def test_what_is_no_day_is_none(text: str):
    assert day_of(text) is None


@given(st.dates(dt.date(1980, 1, 1), dt.date(2069, 12, 31)))
def test_a_day_is_the_same_in_every_way_of_writing_it(day: dt.date):
    ways = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%d-%b-%Y}", f"{day:%Y%m%d}"]
    assert {day_of(way) for way in ways} == {day}
    assert day_of(f"{day:%m/%d/%Y}", "month-first") == day
    assert day_of((day - dt.date(1899, 12, 30)).days, serials=True) == day
    assert day_of((day - dt.date(1904, 1, 1)).days, serials=True, from_1904=True) == day


def plans(*days: str) -> bytes:
    rows = "".join(f"{number},Ottoline Brackwater,{day},He tires.\r\n" for number, day in enumerate(days, 1))
    return f"Plan,Name,Final issued,Need\r\n{rows}".encode()


def first(*days: str):
    from tests.adapters.documents import read_all

    return read_all(plans(*days), "plans.csv")[0]


def test_one_day_that_can_only_be_month_first_turns_all_of_an_export_and_is_told():
    imported = first("03/04/2026", "03/31/2026")
    assert imported.plan.dates.final_issued == dt.date(2026, 3, 4)
    assert ["month first" in issue.message for issue in imported.issues] == [True]


def test_one_day_that_can_only_be_day_first_needs_no_remark():
    imported = first("03/04/2026", "31/03/2026")
    assert imported.plan.dates.final_issued == dt.date(2026, 4, 3)
    assert imported.issues == ()


def test_days_that_could_all_be_either_are_read_day_first_with_a_note():
    imported = first("03/04/2026", "05/06/2026")
    assert imported.plan.dates.final_issued == dt.date(2026, 4, 3)
    assert [(issue.severity, "could be" in issue.message) for issue in imported.issues] == [("note", True)]


def test_orders_that_stand_side_by_side_are_a_warning():
    imported = first("13/04/2026", "04/13/2026", "14/05/2026")
    assert [(issue.severity, "some dates" in issue.message) for issue in imported.issues] == [("warning", True)]
    assert orders_in(["13/04/2026", "04/13/2026"]).mixed


def test_a_day_that_cannot_be_read_leaves_the_date_out_with_its_place():
    imported = first("when ready", "13/04/2026", "14/04/2026")
    assert imported.plan.dates.final_issued is None
    assert "csv:plans.csv row 2 column Final issued" in {issue.place for issue in imported.issues}


@pytest.mark.parametrize(
    ("name", "month"),
    [("January", 1), ("jan", 1), ("Sept", 9), ("SEP.", 9), ("may", 5), ("ju", None), ("janvier", None), ("", None)],
)
def test_a_month_is_known_by_its_name_in_full_or_cut_to_three_letters(name: str, month: int | None):
    assert month_named(name) == month
