"""The map of what is covered: every catalogue criterion, rule and time limit exactly once, and the page is current."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from tools import build_coverage
from tools.coverage_map import load_coverage

from ehcp_rules.errors import RulesetError
from ehcp_rules.loading.rulesets import load_ruleset

ROOT = Path(__file__).resolve().parents[2]
NEXT = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
RULESET = load_ruleset(NEXT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two files of the map, to be broken."""
    for name in ("catalogue.toml", "coverage.toml"):
        shutil.copy(NEXT / name, tmp_path / name)
    return tmp_path


def told(folder: Path) -> str:
    with pytest.raises(RulesetError) as caught:
        load_coverage(folder, RULESET)
    return str(caught.value)


def append(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(file.read_text("utf-8") + "\n" + text, "utf-8")


def test_everything_is_there_exactly_once() -> None:
    coverage = load_coverage(NEXT, RULESET)
    assert [len(coverage.catalogue), len(coverage.rules), len(coverage.timescales)] == [184, 35, 40]
    assert [row.id for row in coverage.timescales] == [f"T{number:02}" for number in range(1, 41)]
    for rows in (coverage.catalogue, coverage.rules, coverage.timescales):
        assert max(Counter(row.id for row in rows).values()) == 1
        assert all(bool(row.criteria) is not bool(row.reason) for row in rows)


def test_the_page_is_current() -> None:
    written = (ROOT / "docs" / "reference" / "coverage.md").read_text("utf-8")
    assert written == build_coverage.page(RULESET, load_coverage(NEXT, RULESET)), "run tools/build_coverage.py"


def test_what_is_neither_covered_nor_explained_is_reported(folder: Path) -> None:
    append(folder, "catalogue.toml", '[[catalogue]]\nid = "Z-01"\ntitle = "Something new"\n')
    assert "Z-01: is neither covered nor explained" in told(folder)


def test_an_entry_for_what_a_criterion_covers_is_refused(folder: Path) -> None:
    append(folder, "coverage.toml", '[[entry]]\ncatalogue = "F-02"\nkind = "cohort"\nreason = "none"\n')
    assert "F-02: is covered by F-02 already" in told(folder)


def test_an_entry_names_exactly_one_thing_that_exists_and_a_reason(folder: Path) -> None:
    append(folder, "coverage.toml", '[[entry]]\ncatalogue = "ID-05"\nrule = "COV-01"\nkind = "cohort"\nreason = ""\n')
    append(
        folder, "coverage.toml", '[[entry]]\ntimescale = "T99"\nkind = "parameter"\nreason = "there is no such limit"\n'
    )
    said = told(folder)
    assert "names one of catalogue, rule and timescale" in said
    assert "gives no reason" in said
    assert "T99: is in no list" in said
    assert "ID-05: has two entries" in said


def test_a_rule_names_criteria_that_exist(folder: Path) -> None:
    append(folder, "catalogue.toml", '[[rules]]\nid = "STR-99"\ntitle = "Something"\ncriteria = ["S-99"]\n')
    assert "STR-99: there is no criterion S-99" in told(folder)


def test_an_unknown_key_is_refused(folder: Path) -> None:
    append(folder, "coverage.toml", '[[entry]]\ncatalog = "ID-05"\nkind = "cohort"\nreason = "a slip"\n')
    assert "the key catalog is not known here" in told(folder)
