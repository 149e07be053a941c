"""SEN2 returns as tables: COLLECT's files in a folder or a zip, and the Excel template, all read alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.adapters.documents import ADAPTERS, read_all, read_failure
from tests.adapters.return_tables import FILES, csv_of, file_name, folder_of, template, zip_of

from ehcp_rules import assess
from ehcp_rules.adapters import ImportedPlan, ImportFailure, each_once, is_one_source

CENSUS = dt.date(2025, 1, 16)


def plans(results: list[ImportedPlan | ImportFailure]) -> list[ImportedPlan]:
    assert all(isinstance(result, ImportedPlan) for result in results), results
    return [result for result in results if isinstance(result, ImportedPlan)]


def told(results: list[ImportedPlan | ImportFailure]) -> list[tuple[object, ...]]:
    """What the four requests come to, whichever way they came."""
    return [
        (
            one.plan.id,
            one.plan.stage,
            one.plan.dates.request_received,
            one.plan.dates.original_plan_issued,
            one.plan.learner.date_of_birth,
            one.plan.learner.primary_need,
        )
        for one in plans(results)
    ]


EXPECTED = [
    (
        "sen2-2025-1",
        "final",
        dt.date(2024, 2, 5),
        dt.date(2024, 6, 3),
        dt.date(2016, 5, 4),
        "Speech, language and communication needs",
    ),
    ("sen2-2025-2", None, dt.date(2024, 1, 8), None, dt.date(2012, 9, 30), ""),
    ("sen2-2025-2-2", "final", None, dt.date(2020, 1, 6), dt.date(2012, 9, 30), "Autism"),
    ("sen2-2025-3", "final", dt.date(2024, 3, 4), dt.date(2024, 9, 2), dt.date(2019, 1, 2), "Down syndrome"),
]


def test_a_folder_of_collects_files_is_one_return(tmp_path: Path):
    folder = folder_of(tmp_path / "export")
    assert is_one_source(folder, ADAPTERS)
    assert told(read_all(folder)) == EXPECTED


def test_a_zip_of_collects_files_is_one_return():
    assert told(read_all(zip_of(), "return.zip")) == EXPECTED
    assert told(read_all(zip_of(below=""), "return.zip")) == EXPECTED


def test_one_of_collects_files_is_read_with_those_beside_it(tmp_path: Path):
    folder = folder_of(tmp_path / "export")
    assert told(read_all(folder / file_name("requests"))) == EXPECTED


@pytest.mark.parametrize("one_sheet", [True, False])
def test_the_excel_template_is_read_alike(one_sheet: bool):
    assert told(read_all(template(one_sheet=one_sheet), "template.xlsx")) == EXPECTED


def test_the_criteria_judge_a_return_of_tables_like_any_other():
    first, refused, old, excused = plans(read_all(zip_of(), "return.zip"))
    results = {
        (plan.plan.id, criterion): assess(plan, as_of=CENSUS).result(criterion).verdict.value
        for plan in (first, refused, old, excused)
        for criterion in ("P-01", "P-03", "R-01")
    }
    assert results == {
        ("sen2-2025-1", "P-01"): "met",
        ("sen2-2025-1", "P-03"): "met",
        ("sen2-2025-1", "R-01"): "met",
        ("sen2-2025-2", "P-01"): "not-met",
        ("sen2-2025-2", "P-03"): "not-assessed",
        ("sen2-2025-2", "R-01"): "not-assessed",
        ("sen2-2025-2-2", "P-01"): "not-assessed",
        ("sen2-2025-2-2", "P-03"): "not-assessed",
        ("sen2-2025-2-2", "R-01"): "met",
        ("sen2-2025-3", "P-01"): "met",
        ("sen2-2025-3", "P-03"): "needs-judgement",
        ("sen2-2025-3", "R-01"): "met",
    }


def test_nobody_can_be_told_from_what_is_read():
    for one in plans(read_all(zip_of(), "return.zip")):
        shown = f"{one!r} {dict(one.plan.extensions)}"
        assert not [word for word in ("Quillfeather", "Ottoline", "Barnaby", "X998000121009") if word in shown]


def test_only_what_is_missing_is_asked_for():
    without = {module: rows for module, rows in FILES.items() if module not in ("person", "sen2")}
    failure = read_failure(zip_of(without), "return.zip")
    assert failure.message == "no table of Person was found"
    assert "all files of the export" in failure.hint
    lone = read_failure(csv_of(FILES["requests"]), file_name("requests"))
    assert "the others are not at hand" in lone.message


def test_a_request_that_leads_to_nobody_is_a_failure_and_the_rest_goes_on():
    files = {**FILES, "requests": [*FILES["requests"], ("85", "79", "2024-Mar-04 00:00:00", "", "A", "x")]}
    *rest, lost = read_all(zip_of(files), "return.zip")
    assert told(rest) == EXPECTED
    assert isinstance(lost, ImportFailure)
    assert lost.message == "this request leads to no person"
    assert lost.place.endswith("requests.csv row 6")


def test_a_key_that_comes_twice_is_a_failure_of_the_second_person():
    files = {**FILES, "person": [*FILES["person"], FILES["person"][1]]}
    *rest, twice = read_all(zip_of(files), "return.zip")
    assert told(rest) == EXPECTED
    assert isinstance(twice, ImportFailure)
    assert "comes a second time" in twice.message


def test_rows_that_lead_to_no_request_and_columns_and_files_that_are_not_known_are_told():
    needs = [(*row, "note") for row in FILES["senneed"]]
    files = {**FILES, "senneed": [*needs, ("149", "199", "VI", "1", "x")], "holiday": [("a", "b"), ("1", "2")]}
    first = plans(read_all(zip_of(files), "return.zip"))[0]
    said = {issue.message: issue.place for issue in first.issues if issue.severity == "warning"}
    assert "1 rows of SENneed lead to no request" in said
    assert said["this column is not one of SEN2; it was left out"].endswith("senneed.csv row 1 column 5")
    assert said["the columns of this file are those of no table of SEN2; it was left out"].endswith("holiday.csv")


def test_exports_of_two_days_in_one_folder_are_two_returns(tmp_path: Path):
    folder = folder_of(tmp_path / "export")
    for module, rows in FILES.items():
        (folder / file_name(module).replace("20-02", "21-02")).write_bytes(csv_of(rows))
    results = plans(read_all(folder))
    assert told(list(results)) == EXPECTED * 2
    names = {result.source_name.rpartition(": ")[2] for result in results}
    assert names == {"Blade-Export_20-02-2025", "Blade-Export_21-02-2025"}


def test_files_of_one_export_that_are_given_one_by_one_are_read_once(tmp_path: Path):
    folder = folder_of(tmp_path / "export")
    assert len(each_once(sorted(folder.iterdir()), ADAPTERS)) == 1


def test_a_second_table_of_a_module_is_refused():
    content = zip_of({**FILES, "people": FILES["person"]})
    assert "two tables of Person" in read_failure(content, "return.zip").message
