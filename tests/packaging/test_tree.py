"""What the tree itself must and must not hold."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# In pieces, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    r"\b(" + "|".join(("pyp" + "i", "npm" + "js", "debi" + "an", "pythonhost" + "ed")) + r")\.(org|com)\b"
)
MACHINE_PATHS = re.compile(
    r"(?<![\w.])(/("
    + "|".join(("wor" + "k", "far" + "m", "roo" + "t", "hom" + "e", "User" + "s"))
    + r")/|[A-Z]:\\Users\\)"
)
BINARY = {".docx", ".xlsx", ".png", ".pdf", ".zip"}


def tracked_files() -> list[Path]:
    """The files that git tracks."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: there is no list of the project's files")
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_machine_path_or_a_package_registry() -> None:
    read, wrong = 0, []
    for path in tracked_files():
        if path.suffix in BINARY:
            continue
        read += 1
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if REGISTRIES.search(line) or MACHINE_PATHS.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number}")
    assert wrong == []
    assert read >= 50


def test_text_files_end_their_lines_with_line_feeds_only() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix in {".toml", ".py", ".md", ".json"} and b"\r" in path.read_bytes()
    ]
    assert wrong == []


def test_constraints_are_plain_pins() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) >= 20
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.+!]*", pin)] == []


def test_the_readme_calls_windows_and_macos_untested() -> None:
    text = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert re.search(r"Windows and macOS[^.]*(untested|have not been tested)", text)


def test_the_licences_are_where_packaging_looks_for_them() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "creativecommons.org/licenses/by/4.0" in (ROOT / "rulesets" / "LICENSE").read_text("utf-8")
