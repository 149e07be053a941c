"""List 1 of Annex A: a plan for each row, with the dates of issue and review and no name."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.adapters.documents import read_all, read_failure, read_plan, xlsx

from ehcp_rules import assess
from ehcp_rules.adapters import ImportedPlan, ImportFailure, read_source
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.annex_a.adapter import AnnexAOptions
from ehcp_rules_adapters.plugin import ehcp_rules_register_adapters

DAY = dt.date(2026, 6, 1)
HEADINGS = (
    "Unique ID",
    "Date of birth",
    "SEN primary need",
    "Date EHC plan last reviewed",
    "UPN",
    "Date updated EHC plan issued",
    "Ethnicity",
    "ULN",
    "Date initial EHC plan issued",
    "Gender",
    "Main education establishment - URN",
    "Main education establishment - phase",
    "Elective home education",
    "Known to children's social care?",
    "Disability?",
)
ROW = (
    "C-4471",
    dt.date(2014, 5, 4),
    "ASD",
    dt.date(2025, 9, 8),
    "X998000121009",
    dt.date(2025, 11, 3),
    "WBRI",
    None,
    dt.date(2021, 3, 1),
    "F",
    998001,
    "Secondary",
    "N",
    "Yes",
    "Yes",
)


def changed(**cells: object) -> tuple[object, ...]:
    """The row with other values, by the first word of a heading that has it."""
    return tuple(
        next((new for key, new in cells.items() if key.replace("_", " ") in heading.lower()), old)
        for heading, old in zip(HEADINGS, ROW, strict=True)
    )


def listed(*rows: tuple[object, ...], title: tuple[object, ...] = ("List 1: EHC plans",)) -> bytes:
    return xlsx({"List 1": [title, (), HEADINGS, *rows]})


def delimited(*rows: tuple[object, ...]) -> bytes:
    lines = [HEADINGS, *rows]
    return "\n".join(
        ",".join('"' + str("" if cell is None else cell) + '"' for cell in line) for line in lines
    ).encode()


def verdict(imported: ImportedPlan, criterion: str) -> str:
    return assess(imported, as_of=DAY).result(criterion).verdict.value


@pytest.mark.parametrize(("content", "name"), [(listed(ROW), "annex a.xlsx"), (delimited(ROW), "list 1.csv")])
def test_a_row_becomes_a_plan_of_dates(content: bytes, name: str):
    imported = read_plan(content, name)
    plan = imported.plan
    assert imported.adapter == "annex-a"
    assert plan.stage == "final-amended"
    assert plan.dates.original_plan_issued == dt.date(2021, 3, 1)
    assert plan.dates.final_issued == dt.date(2025, 11, 3)
    assert plan.dates.review_decision == dt.date(2025, 9, 8)
    assert plan.learner.date_of_birth == dt.date(2014, 5, 4)
    assert plan.learner.primary_need == "Autism"
    assert plan.extensions == {
        "annex_a.urn": "998001",
        "annex_a.phase": "Secondary",
        "annex_a.home_education": "N",
    }
    assert set(SECTION_CODES) < set(plan.not_supplied)


def test_a_plan_is_held_to_the_yearly_review_and_to_nothing_the_list_does_not_tell():
    imported = read_plan(listed(ROW), "a.xlsx")
    assert verdict(imported, "R-01") == "met"
    assert verdict(imported, "R-10") == "met"
    assert verdict(imported, "P-03") == "not-assessed"
    assert verdict(imported, "R-03") == "not-assessed"
    assert verdict(imported, "S-06") == "met"
    late = read_plan(listed(changed(reviewed=dt.date(2025, 5, 31))), "a.xlsx")
    assert verdict(late, "R-01") == "not-met"


def test_a_plan_that_was_never_updated_is_told_by_its_first_date():
    old = read_plan(listed(changed(updated=None, reviewed=None)), "a.xlsx")
    assert old.plan.stage == "final"
    assert old.plan.dates.final_issued == dt.date(2021, 3, 1)
    assert verdict(old, "R-01") == "not-met"
    assert verdict(old, "R-10") == "not-met"
    assert verdict(old, "S-07") == "met"


def test_nobody_can_be_told_from_what_is_read_unless_it_is_asked_for():
    imported = read_plan(listed(ROW), "a.xlsx")
    shown = f"{imported!r} {dict(imported.plan.extensions)}"
    assert imported.plan.id == "annex-a-4"
    for word in ("C-4471", "X998000121009", "WBRI"):
        assert word not in shown
    adapters = tuple(ehcp_rules_register_adapters())
    options = AnnexAOptions(keep_identifiers=True)
    (kept,) = read_source(listed(ROW), name="a.xlsx", adapter="annex-a", adapters=adapters, options=options)
    assert isinstance(kept, ImportedPlan)
    assert kept.plan.id == "C-4471"
    assert kept.plan.extensions["upn"] == "X998000121009"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("SLCN", "Speech, language and communication needs"),
        ("ASD - Autistic spectrum", "Autism"),
        ("hearing impairment", "Hearing impairment"),
        ("ASDA", ""),
    ],
)
def test_the_primary_need_is_read_by_its_code_or_its_name(said: str, meant: str):
    imported = read_plan(listed(changed(primary_need=said)), "a.xlsx")
    assert imported.plan.learner.primary_need == meant
    assert any("primary need" in issue.message for issue in imported.issues) is (not meant)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"date_initial": "31/02/2021"}, "the first issued is not a date that can be read"),
        ({"date_initial": dt.date(1990, 1, 1)}, "before there were EHC plans"),
        ({"date_updated": dt.date(2020, 1, 6)}, "the plan was updated before it was first issued"),
        ({"date_of_birth": dt.date(2022, 1, 1)}, "the date of birth does not suit"),
        ({"date_of_birth": dt.date(1990, 1, 1)}, "the date of birth does not suit"),
    ],
)
def test_what_cannot_be_true_is_told(cells: dict[str, object], says: str):
    imported = read_plan(listed(changed(**cells)), "a.xlsx")
    assert any(says in issue.message and "xlsx:List 1!4" in issue.place for issue in imported.issues), imported.issues


def test_the_same_child_twice_is_told_and_both_rows_are_kept():
    results = read_all(listed(ROW, ROW), "a.xlsx")
    second = results[1]
    assert isinstance(second, ImportedPlan)
    assert any("came before" in issue.message for issue in second.issues)


def test_a_row_without_any_date_is_one_failure_and_the_rest_goes_on():
    empty = ("C-1", *(None for _ in HEADINGS[1:]))
    results = read_all(listed(ROW, empty, changed(unique_id="C-2", upn="T998000121010")), "a.xlsx")
    assert [type(result) for result in results] == [ImportedPlan, ImportFailure, ImportedPlan]
    assert isinstance(results[1], ImportFailure)
    assert results[1].place == "xlsx:List 1!5"


def test_a_list_without_a_row_says_so():
    assert "no row of a plan below the headings" in read_failure(listed(), "a.xlsx").message


def test_headings_may_be_worded_otherwise_and_others_are_told():
    renamed = tuple(
        {"Date of birth": "DOB", "Gender": "Sex", "Date initial EHC plan issued": "Initial EHCP issued"}.get(one, one)
        for one in HEADINGS
    )
    content = xlsx({"Plans": [(*renamed, "Caseworker's view"), (*ROW, "Quillfeather")]})
    imported = read_plan(content, "a.xlsx")
    assert imported.plan.dates.original_plan_issued == dt.date(2021, 3, 1)
    assert imported.plan.learner.date_of_birth == dt.date(2014, 5, 4)
    told = {issue.message: issue.place for issue in imported.issues}
    assert told["this column is not one of List 1; it was left out"] == "xlsx:Plans!P1"
    assert "Quillfeather" not in f"{imported!r} {imported.issues}"


def test_a_list_of_children_with_sen_support_is_no_list_of_plans():
    support = [heading for heading in HEADINGS if "EHC plan" not in heading]
    row = [value for heading, value in zip(HEADINGS, ROW, strict=True) if heading in support]
    content = xlsx({"List 1": [HEADINGS, ROW], "List 2": [support, row]})
    imported = read_plan(content, "a.xlsx")
    assert any(issue.place == "xlsx:List 2" and "no list of plans" in issue.message for issue in imported.issues)
    failure = read_failure(xlsx({"List 2": [support, row]}), "a.xlsx", adapter="annex-a")
    assert "no sheet has the columns of List 1" in failure.message
