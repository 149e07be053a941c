"""The shared bad inputs: one clear message each, and nothing opened, fetched, expanded or lost."""

from __future__ import annotations

import socket
import tracemalloc
from pathlib import Path

import pytest
from tests.adapters.documents import read_all

from ehcp_rules.adapters import ImportedPlan, ImportFailure

FAILURES = {
    "01-xxe.xml": "DOCTYPE",
    "02-billion-laughs.xml": "DOCTYPE",
    "03-external-dtd.xml": "root element Message",
    "04-deep-nesting.xml": "root element Part",
    "05-bomb.docx": "word/document.xml: the file was not opened: it expands beyond 64 MiB",
    "06-bomb.xlsx": "xl/worksheets/sheet1.xml: the file was not opened: it expands beyond 64 MiB",
    "07-truncated.docx": "damaged or incomplete",
    "10-cp1252-declared-utf8.xml": "line 2, column 27",
    "15-password-ole.docx": "protected by a password",
    "18-empty.docx": "an empty file",
    "19-empty.xml": "an empty file",
    "17-one-column.csv": "found: 1 column, taken for plan",
    "20-empty.csv": "an empty file",
    "24-all-sections-missing.docx": "no section label was found in 4 paragraphs",
}
PLANS = {
    "08-formula-injection.xlsx": {"F": 6},
    "09-utf16.csv": {"B": 2},
    "11-cp1252.csv": {"B": 2},
    "13-nul-bytes.csv": {"B": 2},
    "28-csv-formula-injection.csv": {"F": 3},
    "16-really-html.docx": {"A": 1, "B": 1},
    "12-single-paragraph-5mb.docx": {"B": 1},
    "14-rtl-combining.docx": {"A": 2, "B": 1},
    "21-macro-like.docm": {"A": 1, "B": 1, "F": 1},
    "23-duplicate-section-letters.docx": {"A": 1, "B": 2, "F": 2},
    "25-path-traversal.docx": {"A": 1, "B": 1, "F": 1},
    "26-remote-template.docx": {"A": 1, "B": 1, "F": 1},
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader tried to use the network")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize("name", FAILURES)
def test_a_bad_file_gives_one_message_with_its_name_the_reason_and_a_next_step(samples: Path, name: str):
    (failure,) = read_all(samples / "hostile" / name)
    assert isinstance(failure, ImportFailure)
    assert FAILURES[name] in str(failure)
    assert name in str(failure)
    assert failure.hint
    for never in ("Traceback", "Mina", "Zoë", 'File "', "need need"):
        assert never not in str(failure)


@pytest.mark.parametrize("name", PLANS)
def test_text_that_can_be_read_is_kept(samples: Path, name: str):
    (imported,) = read_all(samples / "hostile" / name)
    assert isinstance(imported, ImportedPlan)
    assert {section.code: len(section.items) for section in imported.plan.sections} == PLANS[name]
    assert not (samples / "outside.txt").exists()
    assert not any("Mina" in issue.message for issue in imported.issues)


@pytest.mark.parametrize(
    "name", ["12-single-paragraph-5mb.docx", "05-bomb.docx", "06-bomb.xlsx", "04-deep-nesting.xml"]
)
def test_memory_stays_bounded(samples: Path, name: str):
    tracemalloc.start()
    try:
        read_all(samples / "hostile" / name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 64 * 1024 * 1024


def test_duplicates_macros_direction_marks_and_outside_members_are_reported(samples: Path):
    said = {
        name: " ".join(issue.message for issue in read_all(samples / "hostile" / name)[0].issues)
        for name in (
            "14-rtl-combining.docx",
            "21-macro-like.docm",
            "23-duplicate-section-letters.docx",
            "25-path-traversal.docx",
        )
    }
    assert "direction of writing" in said["14-rtl-combining.docx"]
    assert "macros" in said["21-macro-like.docm"]
    assert "section B is printed more than once" in said["23-duplicate-section-letters.docx"]
    assert "points outside" in said["25-path-traversal.docx"]


def test_encodings_and_nul_bytes_are_told_and_the_letters_survive(samples: Path):
    wide, narrow, nul = (
        read_all(samples / "hostile" / f"{name}.csv")[0] for name in ("09-utf16", "11-cp1252", "13-nul-bytes")
    )
    assert [item.text for item in wide.plan.section("B").items] == [
        item.text for item in narrow.plan.section("B").items
    ]
    assert "Zoë" in wide.plan.section("B").items[0].text
    assert [issue.message for issue in (*wide.issues, *narrow.issues)] == [
        "the file is not in UTF-8; it was read as UTF-16",
        "the file is not in UTF-8; it was read as Windows-1252 (cp1252)",
    ]
    assert [issue.place for issue in nul.issues] == ["csv:13-nul-bytes.csv row 2", "csv:13-nul-bytes.csv row 3"]


def test_a_folder_of_bad_and_good_files_is_read_to_its_end(samples: Path):
    results = [result for path in sorted((samples / "hostile").iterdir()) for result in read_all(path)]
    assert sum(isinstance(result, ImportedPlan) for result in results) == len(PLANS)
    assert len(results) == 29
