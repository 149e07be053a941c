"""A mapping of tables: proposed from what was recognised, saved as TOML, and read with from then on."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.adapters.documents import ADAPTERS, read_all, texts, xlsx
from tests.adapters.exports import assert_same, delimited, plans_in
from tests.adapters.test_lists import STATEMENTS, casework_files, coded_workbook, repeated_rows, wide_rows, write

from ehcp_rules.adapters import ImportedPlan, MappingProposal, Source, mapped_adapter, read_source
from ehcp_rules.errors import AdapterError
from ehcp_rules_adapters.mapping import adapter_from

TABLES = next(adapter for adapter in ADAPTERS if adapter.name == "tables")


def proposed(path: Path) -> MappingProposal:
    assert TABLES.propose is not None
    return TABLES.propose(Source(str(path), 0, path=path))


def chosen(proposal: MappingProposal, **changes: str) -> dict[str, str]:
    return {column.key: column.field for column in proposal.columns if column.field} | changes


def read_with(mapping: str, path: Path, tmp_path: Path):
    file = tmp_path / "ours.toml"
    file.write_text(mapping, "utf-8")
    return list(read_source(path, adapters=[*ADAPTERS, mapped_adapter(file, ADAPTERS)]))


def test_what_was_recognised_is_saved_and_reads_the_same(tmp_path: Path):
    folder = tmp_path / "export"
    folder.mkdir()
    write(folder, casework_files())
    proposal = proposed(folder)
    results = read_with(proposal.write("ours", chosen(proposal)), folder, tmp_path)
    assert assert_same(results) == STATEMENTS
    assert {one.adapter for one in plans_in(results)} == {"ours"}
    assert {column.confidence for column in proposal.columns} <= {"sure", "likely"}


def test_codes_go_into_the_mapping_and_need_no_list_any_more(tmp_path: Path):
    path = tmp_path / "extract.xlsx"
    path.write_bytes(coded_workbook())
    proposal = proposed(path)
    mapping = proposal.write("ours", chosen(proposal))
    workbook = openpyxl.load_workbook(path)
    del workbook["Lookups"]
    workbook.save(path)
    results = read_with(mapping, path, tmp_path)
    assert assert_same(results) == STATEMENTS
    assert [one.plan.stage for one in plans_in(results)] == ["final", "draft"]


@pytest.mark.parametrize(
    "rows",
    [
        wide_rows(),
        [
            (
                "Plan ID",
                "Full name",
                "Date of birth",
                "Area",
                "Need",
                "Outcome",
                "Part",
                "Provision",
                "By whom",
                "How often",
            ),
            *repeated_rows(),
        ],
    ],
)
def test_wide_and_repeated_rows_can_be_mapped_as_well(tmp_path: Path, rows: list[tuple[object, ...]]):
    path = tmp_path / "plans.csv"
    path.write_bytes(delimited(rows))
    proposal = proposed(path)
    results = read_with(proposal.write("ours", chosen(proposal)), path, tmp_path)
    assert assert_same(results, links=False, who=False) == STATEMENTS


def test_an_ambiguous_column_is_asked_about_and_used_once_somebody_has_said(tmp_path: Path):
    path = tmp_path / "provision.csv"
    path.write_bytes(
        delimited(
            [
                ("Plan", "Provision details", "Provision description"),
                ("1", "Reading daily with him.", "Reading at nine."),
            ]
        )
    )
    proposal = proposed(path)
    asked = [column for column in proposal.columns if column.confidence == "ask"]
    assert [column.heading for column in asked] == ["Provision details", "Provision description"]
    assert all(not column.field and "provision.text" in column.could_be for column in asked)
    mapping = proposal.write("ours", chosen(proposal, **{asked[1].key: "provision.text"}))
    [imported] = read_with(mapping, path, tmp_path)
    assert isinstance(imported, ImportedPlan)
    assert texts(imported, "F") == ["Reading at nine."]
    assert [issue.place for issue in imported.issues] == ["csv:provision.csv column Provision details"]


def test_a_column_left_out_on_purpose_is_not_reported_again(tmp_path: Path):
    path = tmp_path / "needs.csv"
    path.write_bytes(delimited([("Plan", "Need", "Area", "Shoe size"), ("1", "He tires.", "SEMH", "7")]))
    proposal = proposed(path)
    [imported] = read_with(proposal.write("ours", chosen(proposal, **{"needs.csv:Shoe size": ""})), path, tmp_path)
    assert imported.issues == ()


def test_samples_are_in_the_proposal_and_not_in_its_repr(tmp_path: Path):
    path = tmp_path / "needs.csv"
    path.write_bytes(delimited([("Plan", "Need"), ("1", "Quillfeather tires.")]))
    proposal = proposed(path)
    assert proposal.columns[1].samples == ("Quillfeather tires.",)
    assert "Quillfeather" not in repr(proposal)
    assert "Quillfeather" not in proposal.write("ours", chosen(proposal))


MAPPING = """
format = "tables/1"
name = "ours"
title = "Ours"
version = "1"
days = "month-first"

[[tables]]
names = ["Alt"]

[tables.columns]
plan = ["Nr"]
"dates.final_issued" = ["Fertig"]
"needs.text" = ["Bedarf"]
"needs.text#2" = ["Bedarf 2"]

[tables.codes."plan"]
"""


def test_a_mapping_reads_headings_in_any_words_and_a_hidden_sheet_that_it_names(tmp_path: Path):
    def hide(workbook: openpyxl.Workbook) -> None:
        workbook["Alt"].sheet_state = "hidden"

    sheets = {
        "Neu": [("x", "y"), ("a", "b")],
        "Alt": [("Bericht",), ("Nr", "Fertig", "Bedarf", "Bedarf 2"), ("7", "03/04/2026", "He tires.", "He rests.")],
    }
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx(sheets, hide))
    adapter = adapter_from(MAPPING, "ours.toml")
    [imported] = read_source(path, adapter="ours", adapters=[adapter])
    assert texts(imported, "B") == ["He tires.", "He rests."]
    assert (imported.plan.dates.final_issued.month, imported.plan.dates.final_issued.day) == (3, 4)
    assert [issue.place for issue in imported.issues] == ["xlsx:Neu"]


def test_a_column_that_the_mapping_names_and_the_file_lacks_is_reported(tmp_path: Path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx({"Alt": [("Nr", "Bedarf"), ("7", "He tires.")]}))
    [imported] = read_source(path, adapter="ours", adapters=[adapter_from(MAPPING, "ours.toml")])
    assert texts(imported, "B") == ["He tires."]
    assert {issue.message for issue in imported.issues} == {
        "the column of dates.final_issued is not there (Fertig)",
        "the column of needs.text#2 is not there (Bedarf 2)",
    }


def test_a_file_without_any_of_the_tables_is_refused_with_what_was_wanted(tmp_path: Path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx({"Staff": [("Name", "Room"), ("a", "b")]}))
    [failure] = read_source(path, adapter="ours", adapters=[adapter_from(MAPPING, "ours.toml")])
    assert "found: Staff" in failure.message
    assert failure.hint == "the mapping names Alt"


def test_a_wrong_mapping_is_refused_with_all_its_problems():
    wrong = MAPPING.replace('"needs.text" =', '"needs.words" =').replace(
        'names = ["Alt"]', 'names = ["Alt"]\nsection = "Q"'
    )
    with pytest.raises(AdapterError) as caught:
        adapter_from(wrong, "ours.toml")
    assert [problem.path for problem in caught.value.problems] == [
        "ours.toml: tables[0].columns.needs.words",
        "ours.toml: tables[0].section",
    ]


def test_a_mapping_claims_its_own_files_and_no_others(tmp_path: Path):
    folder = tmp_path / "export"
    folder.mkdir()
    write(folder, casework_files())
    proposal = proposed(folder)
    mapping = proposal.write("ours", chosen(proposal))
    other = tmp_path / "other.csv"
    other.write_bytes(delimited([("Plan", "Need"), ("1", "He tires.")]))
    assert {one.adapter for one in plans_in(read_with(mapping, folder, tmp_path))} == {"ours"}
    assert {one.adapter for one in plans_in(read_with(mapping, folder / "Support.csv", tmp_path))} == {"ours"}
    assert {one.adapter for one in plans_in(read_with(mapping, other, tmp_path))} == {"tables"}


def test_the_sample_exports_can_be_mapped(samples: Path, tmp_path: Path):
    for name in ("all-plans-list.xlsx", "vendor-csv"):
        path = samples / "exports" / name
        proposal = proposed(path)
        results = read_with(proposal.write("ours", chosen(proposal)), path, tmp_path)
        assert sum(len(s.items) for one in plans_in(results) for s in one.plan.sections) == 568
        assert read_all(path)[0].plan == results[0].plan
