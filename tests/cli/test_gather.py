from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_rules.cli.gather import gather

SUFFIXES = {".docx", ".json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.docx", "a.json", "notes.txt", "~$b.docx", ".hidden.json", "deep/c.DOCX", ".git/d.json", "README"):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "plans"


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_is_searched_to_any_depth_in_a_stable_order(folder: Path) -> None:
    assert names(gather([str(folder)], SUFFIXES).files) == ["a.json", "b.docx", "c.DOCX"]


def test_everything_left_out_of_a_folder_is_named_with_the_reason(folder: Path) -> None:
    reasons = {Path(p.path).name: p.message for p in gather([str(folder)], SUFFIXES).left_out}
    assert reasons == {
        "notes.txt": "no reader for files ending .txt",
        "README": "no reader for files without an ending",
        "~$b.docx": "a lock file that Office leaves while a document is open",
        ".hidden.json": "a hidden file",
        "d.json": "a hidden file",
    }


def test_a_quoted_glob_is_opened_by_us(folder: Path) -> None:
    assert names(gather([str(folder / "*.json")], SUFFIXES).files) == ["a.json"]
    assert names(gather([str(folder / "**" / "*.[dD]*")], SUFFIXES).files) == ["b.docx", "c.DOCX"]


def test_a_file_that_is_named_is_tried_whatever_its_ending(folder: Path) -> None:
    found = gather([str(folder / "notes.txt")], SUFFIXES)
    assert names(found.files) == ["notes.txt"]
    assert found.left_out == ()


def test_a_file_reached_twice_is_read_once(folder: Path) -> None:
    assert len(gather([str(folder), str(folder / "a.json"), str(folder / "*.json")], SUFFIXES).files) == 3


def test_brackets_in_a_file_name_are_no_pattern(tmp_path: Path) -> None:
    odd = tmp_path / "plan [final].json"
    odd.write_bytes(b"x")
    assert gather([str(odd)], SUFFIXES).files == (odd,)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.docx", "there is no such file or folder"),
        ("*.pptx", "no file matches this pattern"),
        ("empty", "the folder holds no files"),
    ],
)
def test_a_path_that_leads_nowhere_is_named_with_the_next_step(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    [problem] = gather([str(tmp_path / name)], SUFFIXES).left_out
    assert problem.message == message
    assert problem.hint


def test_a_folder_whose_files_belong_together_stands_for_all_that_is_in_it(folder: Path) -> None:
    found = gather([str(folder)], SUFFIXES, lambda one: one.name == "deep")
    assert names(found.files) == ["a.json", "b.docx", "deep"]
    alone = gather([str(folder)], SUFFIXES, lambda one: one.name == "plans")
    assert alone.files == (folder,)
    assert alone.left_out == ()
