"""Delimited text: encodings, delimiters, quotation marks and odd rows are told from the bytes, and said."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.adapters.documents import read_all, read_failure, read_plan, texts

from ehcp_rules.adapters import ImportedPlan, ImportFailure
from ehcp_rules_adapters.sheets.delimited import decoded, delimiter_of, read_delimited

ROWS = [
    ["Plan ref", "Section", "Need"],
    ["7", "B", "Zoë finds café noise hard – always."],
    ["7", "B", "“Naïve” about traffic."],
]


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_each_encoding_is_told_and_every_letter_survives(encoding: str, told: str | None):
    imported = read_plan(written(ROWS).encode(encoding), "needs.csv")
    assert texts(imported, "B") == [row[2] for row in ROWS[1:]]
    remarks = [issue for issue in imported.issues if "UTF-8" in issue.message]
    assert [(issue.place, issue.severity) for issue in remarks] == ([("csv:needs.csv", "note")] if told else [])
    assert all(told in issue.message for issue in remarks if told)


def test_a_file_put_together_from_two_encodings_is_read_line_by_line_and_the_odd_lines_are_named():
    content = written(ROWS).encode() + "7,B,A café in cp1252.\r\n".encode("cp1252")
    imported = read_plan(content, "needs.csv")
    assert texts(imported, "B")[-1] == "A café in cp1252."
    [issue] = [issue for issue in imported.issues if "mixes encodings" in issue.message]
    assert issue.message.endswith(": 4")
    assert issue.severity == "warning"


def test_bytes_that_are_in_no_encoding_are_refused_with_their_place():
    failure = read_failure(b"Plan ref,Need\r\n7,He tires.\r\n8,\x81\x8d\r\n", "needs.csv")
    assert "byte 3 of line 3" in failure.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_delimiter_and_line_end_is_told(delimiter: str, end: str):
    imported = read_plan(written(ROWS, delimiter, end).encode(), "needs.csv")
    assert texts(imported, "B") == [row[2] for row in ROWS[1:]]


def test_the_line_by_which_excel_names_its_delimiter_is_no_heading():
    imported = read_plan(("sep=;\r\n" + written(ROWS, ";")).encode(), "needs.csv")
    assert texts(imported, "B") == [row[2] for row in ROWS[1:]]
    assert imported.plan.section("B").items[0].source.place == "csv:needs.csv row 3 column Need"


def test_semicolons_inside_statements_do_not_make_semicolons_the_delimiter():
    rows = [["Plan", "Need"], ["1", "He tires; he rests; he tires again."], ["2", "She skips; lines."]]
    assert delimiter_of(written(rows)) == ","


def test_a_statement_of_several_lines_is_one_row_and_rows_are_counted_as_a_spreadsheet_shows_them():
    rows = [["Plan", "Need"], ["1", "First line.\nSecond line."], ["1", "After it."]]
    imported = read_plan(written(rows).encode(), "needs.csv")
    assert texts(imported, "B") == ["First line.\nSecond line.", "After it."]
    assert imported.plan.section("B").items[1].source.place == "csv:needs.csv row 3 column Need"


def test_nul_bytes_are_left_out_and_their_rows_reported():
    imported = read_plan(b"Plan,Need\r\n1,He \x00\x00tires.\r\n1,Fine.\r\n", "needs.csv")
    assert texts(imported, "B") == ["He tires.", "Fine."]
    assert [issue.place for issue in imported.issues] == ["csv:needs.csv row 2"]


def test_a_quote_that_never_closes_costs_its_own_row_and_no_other():
    content = b'Plan,Need,Area\n1,"He tires.,SEMH\n1,She rests.,SEMH\n2,All well.,SEMH\n'
    results = read_all(content, "needs.csv")
    plans = [one for one in results if isinstance(one, ImportedPlan)]
    assert [texts(one, "B") for one in plans] == [["She rests."], ["All well."]]
    [failure] = [one for one in results if isinstance(one, ImportFailure)]
    assert failure.place == "csv:needs.csv row 2"
    assert "never closes" in failure.message
    assert "tires" not in str(failure)


def test_quotes_that_are_not_doubled_are_read_as_they_stand_and_reported():
    imported = read_plan(b'Plan,Need,Area\n1,"He says "no" often",SEMH\n1,Fine.,SEMH\n', "needs.csv")
    assert len(texts(imported, "B")) == 2
    assert [issue.place for issue in imported.issues] == ["csv:needs.csv row 2"]


def test_a_million_empty_rows_at_the_end_are_nothing():
    content = written(ROWS).encode() + b",,\r\n" * 1_000_000
    assert len(read_delimited(content, "needs.csv", "needs").rows) == len(ROWS)


def test_rows_shorter_than_the_headings_are_filled_up():
    imported = read_plan(b"Plan,Need,Area\n1,He tires.\n1,She rests.,SEMH\n", "needs.csv")
    assert texts(imported, "B") == ["He tires.", "She rests."]
    assert imported.issues == ()


def test_a_row_longer_than_the_headings_is_not_believed():
    """A comma that nobody quoted moves every later cell by one."""
    results = read_all(b"Plan,Need,Area\n1,He tires, and rests.,SEMH\n1,Fine.,SEMH\n", "needs.csv")
    assert texts(results[0], "B") == ["Fine."]
    [failure] = [one for one in results if isinstance(one, ImportFailure)]
    assert failure.place == "csv:needs.csv row 2"
    assert "more cells than there are headings" in failure.message


def test_text_that_is_no_table_is_not_taken_for_one():
    assert (
        "no adapter reads it" in read_failure(b"Dear all, the plan is late, and the need is clear.\n", "a.txt").message
    )


WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc",)), min_size=1).map(str.strip).filter(bool)


@example([["|", "|", "|"]], "utf-8")
@given(
    st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_what_a_writer_of_csv_writes_is_read_back(rows: list[list[str]], encoding: str):
    text = written([["Plan", "Need", "Area"], *rows])
    content = text.encode(encoding)
    grid = read_delimited(content, "x.csv", "x")
    if encoding != "cp1252" or decoded(content).text == text:  # letters of cp1252 can happen to be sound UTF-8
        assert [list(row) for row in grid.rows[1:]] == rows
    assert grid.faults == ()
