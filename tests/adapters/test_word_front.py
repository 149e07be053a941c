"""The front page of Word plans: facts as tables, lines, titles and sentences, and dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.adapters.documents import b, docx, p, read_plan, table, tc, warnings_of

from ehcp_rules.plan import Plan

A = (p("Section A: Views", "Heading1"), p("I like boats."))


def plan_of(*front: str) -> Plan:
    return read_plan(docx(*front, *A)).plan


@pytest.mark.parametrize(
    "front",
    [
        table(("Name", "Ann Sparrow"), ("Date of birth", "3 May 2016"), ("Plan status", "Final")),
        table(("Name:", "Ann Sparrow", "DOB:", "3 May 2016"), ("Status of plan", "Final", "", "")),
        table(("Name", "Date of birth", "Status"), ("Ann Sparrow", "3 May 2016", "Final")),
        table((tc("Name", "Ann Sparrow"), tc("Date of birth", "3 May 2016")), ("Status: Final", "")),
        p("Name: Ann Sparrow") + p("Date of birth: 3 May 2016") + p("Status: Final"),
        p("Name: Ann Sparrow\tDate of birth: 3 May 2016\tStatus: Final"),
        p("Name\tAnn Sparrow") + p("DOB\t3 May 2016") + p("Status\tFinal"),
        p("My name is: Ann Sparrow   My date of birth: 3 May 2016   Status: Final"),
        b("Name: ", "Ann Sparrow") + b("D.O.B.: ", "3 May 2016") + b("This plan is: ", "☐ Draft ☒ Final ☐ Amended"),
        table(
            ("First name(s)", "Ann"), ("Surname", "Sparrow"), ("Born on", "3 May 2016"), ("Type of plan", "Final plan")
        ),
        p("Final Education, Health and Care Plan for Ann Sparrow", "Title") + p("Date of birth: 3 May 2016"),
    ],
)
def test_facts_are_read_however_they_are_laid_out(front: str):
    plan = plan_of(front)
    assert (plan.learner.name, plan.stage) == ("Ann Sparrow", "final")
    assert plan.learner.date_of_birth == dt.date(2016, 5, 3)


@pytest.mark.parametrize(
    "written",
    [
        "03/05/2016", "3/5/16", "3.5.2016", "03.05.16", "3-5-2016", "03 / 05 / 2016", "2016-05-03", "2016/05/03", "3 May 2016",
        "3rd May 2016",
        "3rd of May 2016", "Tuesday 3 May 2016", "3 May, 2016", "May 3rd, 2016", "03-May-2016", "3 MAY 2016", "3rd May '16",
        "3 May 2016 (aged 10)",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_english_forms(written: str):
    assert plan_of(table(("Date of birth", written))).learner.date_of_birth == dt.date(2016, 5, 3)


@pytest.mark.parametrize(
    "written", ["May 2016", "31/02/2016", "2016", "3 May 2016 or 4 May 2016", "13/13/2016", "tomorrow"]
)
def test_what_is_no_single_day_is_left_out_and_reported(written: str):
    imported = read_plan(docx(table(("Date of birth", written)), *A))
    assert imported.plan.learner.date_of_birth is None
    assert warnings_of(imported) == ["this is not a date that can be read; learner.date_of_birth was left out"]


@pytest.mark.parametrize(
    ("label", "event"),
    [
        ("Date request for assessment received", "request_received"),
        ("We agreed to assess on", "decision_to_assess"),
        ("Date draft plan sent", "draft_issued"),
        ("Date final plan issued", "final_issued"),
        ("Original plan issued on", "original_plan_issued"),
        ("Date of the latest annual review", "review_meeting"),
        ("LA decision after review", "review_decision"),
        ("Date amendment notice sent", "amendment_notice"),
        ("Annual review due by", "next_review_due"),
        ("Date by which the plan must be reviewed", "next_review_due"),
    ],
)
def test_dates_of_the_process_are_known_by_many_labels(label: str, event: str):
    dates = plan_of(table((label, "3 May 2026"))).dates
    assert dates.get(event) == dt.date(2026, 5, 3)
    assert sum(dates.get(name) is not None for name in dates.__slots__ if not name.startswith("_")) == 1


def test_one_label_may_name_two_events_and_sentences_tell_others():
    dates = plan_of(
        p("Date of amendment notice and draft amended plan:\t15th September 2026"),
        p("We received the request for an assessment on 29 September 2025 and agreed to it on 7 November 2025."),
    ).dates
    assert dates.amendment_notice == dates.draft_issued == dt.date(2026, 9, 15)
    assert (dates.request_received, dates.decision_to_assess) == (dt.date(2025, 9, 29), dt.date(2025, 11, 7))


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("DRAFT EDUCATION, HEALTH AND CARE PLAN", "draft"),
        ("Final amended EHC plan", "final-amended"),
        ("Proposed amended Education, Health and Care Plan", "draft-amended"),
        ("FINAL EHCP", "final"),
        ("Education, Health and Care Plan", None),
    ],
)
def test_the_title_may_tell_the_stage(title: str, stage: str | None):
    assert plan_of(p(title, "Title")).stage == stage


def test_a_stated_stage_goes_before_that_of_a_title():
    assert plan_of(p("Draft EHC plan", "Title"), table(("Plan status", "Final"))).stage == "final"


def test_what_nobody_needs_of_the_front_page_is_left_there_with_notes_only():
    imported = read_plan(docx(table(("Ethnicity", "x"), ("Shoe size", "38")), p("A council of the north"), *A))
    assert warnings_of(imported) == []
    assert any("before the first section" in issue.message for issue in imported.issues)


def title_page(title: str, name: str, *rest: str) -> Plan:
    body = (p("Section A: Views", "Heading1"), *(p(text) for text in rest))
    return read_plan(docx(b(title), b(name), p("Date of birth: 4 May 2015"), *body)).plan


def test_a_name_below_a_title_that_ends_with_for_is_the_child_s():
    assert title_page(
        "Draft Education, Health and Care Plan for", "Mabel Quince", "I like the garden."
    ).learner.name == ("Mabel Quince")


def test_a_name_below_any_other_title_counts_where_the_plan_speaks_of_somebody_called_so():
    told = ("Mabel sings.", "At home Mabel sleeps well.", "We asked Mabel what helps.")
    assert title_page("Education, Health and Care Plan", "Mabel Quince", *told).learner.name == "Mabel Quince"
    assert title_page("Education, Health and Care Plan", "North Quinceshire", *told).learner.name == ""
    assert title_page("Education, Health and Care Plan", "Mabel Quince", "I like the garden.").learner.name == ""
