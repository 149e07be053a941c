"""Bad inputs made on the spot: a clear message or a plan, nothing else lost, nothing opened, fetched, expanded or told."""

from __future__ import annotations

import logging
import tracemalloc
from pathlib import Path

import pytest
from tests.adapters.documents import docx, p, read_all
from tests.adapters.hostile_files import HOSTILE, PLAN, SECRET_FILE, SENTINEL
from tests.adapters.watching import watched

from ehcp_rules.adapters import ImportedPlan, ImportFailure

MOST_MEMORY = 200 * 1024 * 1024
SECRET = "Thistledown is in the safe."

REASONS = {
    "xxe-of-a-return.xml": "DOCTYPE",
    "a-return-nested-too-deep.xml": "nested more than",
    "a-return-of-one-endless-person.xml": "more than 50 requests",
    "bomb.docx": "word/document.xml: the file was not opened: it expands",
    "bomb-that-lies-about-its-size.docx": "damaged or incomplete",
    "an-encoding-that-is-none.xml": "declares an encoding that is not known",
    "many-members.docx": "more than 5000 members",
    "entities-in-a-part.docx": "DOCTYPE",
    "protected.docx": "protected by a password",
    "a-member-with-a-password.docx": "protected by a password",
    "really-rich-text.docx": "rich text (RTF)",
    "cut-short.docx": "damaged or incomplete",
    "empty.xml": "an empty file",
    "empty.docx": "an empty file",
    "empty.csv": "an empty file",
    "bomb.xlsx": "xl/worksheets/sheet1.xml: the file was not opened: it expands",
}
"""What a person has to be told, where it does not depend on which formats are installed."""

READ = (
    "path-traversal.docx",
    "a-remote-template.docx",
    "one-paragraph-of-5-mb.docx",
    "with-macros.docm",
    "include.xml",
    "really-a-web-page.docx",
)
"""What can be read safely is read."""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "safe" / "secret.txt"
    path.parent.mkdir()
    path.write_text(SECRET, "utf-8")
    return path


def written(name: str, folder: Path, secret: Path) -> Path:
    """The hostile file on disk, aimed at a secret."""
    _, content = HOSTILE[name]()
    path = folder / name
    path.write_bytes(content.replace(SECRET_FILE.encode(), secret.as_uri().encode()))
    return path


def told(result: ImportedPlan | ImportFailure) -> str:
    """Everything that a person would be shown of a result."""
    if isinstance(result, ImportFailure):
        return f"{result} {result!r}"
    return f"{result.issues} {result!r}"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_a_plan_or_a_clear_message_and_touches_nothing(
    name: str, tmp_path: Path, secret: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    path = written(name, tmp_path, secret)
    before = sorted(tmp_path.rglob("*"))
    with watched() as events:
        results = read_all(path)
    assert results, "a file never gives nothing at all"
    for result in results:
        assert isinstance(result, ImportedPlan | ImportFailure)
        assert SENTINEL not in told(result)
        assert SECRET not in told(result)
        if isinstance(result, ImportFailure):
            assert name in result.source_name
            assert result.message
            assert result.hint
            assert "internal error" not in result.message
            assert "Traceback" not in told(result)
    assert not [place for event, place in events if event != "open" or str(secret) in place or "outside" in place]
    assert sorted(tmp_path.rglob("*")) == before, "a reader writes no file"
    shown = capfd.readouterr()
    assert SENTINEL not in shown.out + shown.err + caplog.text


@pytest.mark.parametrize("name", REASONS)
def test_the_message_gives_the_reason(name: str, tmp_path: Path, secret: Path) -> None:
    failures = [result for result in read_all(written(name, tmp_path, secret)) if isinstance(result, ImportFailure)]
    assert any(REASONS[name] in str(failure) for failure in failures), failures


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name: str, tmp_path: Path, secret: Path) -> None:
    assert any(isinstance(result, ImportedPlan) for result in read_all(written(name, tmp_path, secret)))


@pytest.mark.parametrize("name", [name for name in HOSTILE if "bomb" in name or "million" in name or "5-mb" in name])
def test_memory_stays_bounded(name: str, tmp_path: Path, secret: Path) -> None:
    path = written(name, tmp_path, secret)
    tracemalloc.start()
    try:
        read_all(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY


def test_good_plans_among_bad_files_are_all_read(tmp_path: Path, secret: Path) -> None:
    for name in HOSTILE:
        if "bomb" not in name and "million" not in name:
            written(name, tmp_path, secret)
    for number in range(3):
        (tmp_path / f"good {number}.docx").write_bytes(docx(*PLAN, p("Every morning.")))
    results = [result for path in sorted(tmp_path.glob("*.*")) for result in read_all(path)]
    good = [
        result
        for result in results
        if isinstance(result, ImportedPlan) and Path(result.source_name).name.startswith("good")
    ]
    assert len(good) == 3
    assert all(len(plan.plan.sections) == 2 for plan in good)
