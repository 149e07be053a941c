"""The sample plans are what their sources say, and what the expected verdicts refer to."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES
from ehcp_rules.samples import sample_files

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "ehcp_rules" / "samples"
FILES = {path.name: path for path in sample_files()}
SOURCES: dict[str, dict[str, Any]] = {}
for found in sorted((FOLDER / "sources").glob("*.toml")):
    source = tomllib.loads(found.read_text("utf-8"))
    SOURCES[source["built"]] = source
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["expected"]
CRITERIA = {
    *("S-01", "S-04", "ID-01", "A-01", "A-02", "A-04", "A-07", "B-05", "B-10", "C-01", "D-01", "E-02", "E-03", "E-06"),
    *("E-07", "F-01", "F-02", "F-03", "F-06", "F-07", "F-08", "F-12", "F-14", "F-16", "G-02", "I-02", "K-02", "GT-02"),
    *("A-08", "A-12", "P-03", "R-01"),
}


def texts(name: str) -> list[str]:
    """Every text of a source's items."""
    return [item["text"] for code in SECTION_CODES for item in SOURCES[name].get(code, [])]


def words_of(path: Path) -> str:
    """All the text of a built file, paragraph by paragraph or cell by cell."""
    if path.suffix == ".docx":
        body = zipfile.ZipFile(path).read("word/document.xml").decode()
        return "\n".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body)).replace("&amp;", "&")
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return "\n".join(
            str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None
        )
    if path.suffix == ".xml":
        return "\n".join(ElementTree.fromstring(path.read_text("utf-8")).itertext())
    return "\n".join(i["text"] for s in json.loads(path.read_text("utf-8"))["sections"] for i in s["items"])


def test_the_built_files_are_current() -> None:
    tool = ROOT / "tools" / "build_samples.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_there_are_five_plans_in_four_formats() -> None:
    assert sorted(FILES) == sorted(SOURCES)
    assert Counter(path.suffix for path in FILES.values()) == {".docx": 2, ".xlsx": 1, ".xml": 1, ".json": 1}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_statement_of_a_source_is_in_its_built_file(name: str) -> None:
    words = words_of(FILES[name])
    assert [text for text in texts(name) if text not in words] == []
    assert len(texts(name)) >= 48


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_plan_has_the_size_of_a_real_one(name: str) -> None:
    found = SOURCES[name]
    outcomes = [item for item in found["E"] if item.get("kind", "outcome") == "outcome"]
    assert 11 <= len(found["B"]) <= 15
    assert 7 <= len(outcomes) <= 11
    assert 10 <= len(found["F"]) <= 18
    assert len(found["K"]) >= 5
    assert {item.get("kind", "view") for code in SECTION_CODES for item in found.get(code, [])} <= set(ITEM_KINDS)


def test_expected_verdicts_point_at_items_and_cover_the_first_criteria() -> None:
    ids = {
        name: {"plan"} | {item["id"] for code in SECTION_CODES for item in found.get(code, [])}
        for name, found in SOURCES.items()
    }
    assert [entry for entry in EXPECTED if entry["item"] not in ids[entry["plan"]]] == []
    assert {entry["criterion"] for entry in EXPECTED} == CRITERIA
    keys = [(entry["plan"], entry["item"], entry["criterion"]) for entry in EXPECTED]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert len(EXPECTED) >= 300


def test_expected_verdicts_hold_defects_and_virtues() -> None:
    counts = Counter(entry["verdict"] for entry in EXPECTED)
    assert counts["not-met"] + counts["partly-met"] >= 90
    assert counts["met"] >= 150
    assert counts["needs-judgement"] >= 3


def test_the_sources_repeat_no_statement() -> None:
    said = Counter(text for name in SOURCES for text in texts(name) if len(text) > 60)
    assert [text for text, count in said.items() if count > 1] == []
