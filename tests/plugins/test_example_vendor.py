"""The example vendor: really installed beside the engine, discovered, its own tests run, and a plan read and scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.plugins.installed import PLUGINS, install, run

TESTS = str(PLUGINS / "example_vendor" / "tests")

EXPORT = """\
QUILLCASE EXPORT 4
PLAN QC-0081
STATUS Final
SECTION F
* F1 Access to support as required.
"""


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the example is installed."""
    return install("example_vendor", tmp_path_factory.mktemp("installed"))


def test_the_installed_adapter_is_listed_with_what_it_can_hold(target: Path) -> None:
    done = run(target, "-m", "ehcp_rules", "adapters")
    assert done.returncode == 0, done.stderr
    assert "quillcase  Quillcase text export" in done.stdout
    assert "can hold sections A, B, C, D, E, F, G, H1, H2, I, K, dates, learner" in done.stdout


def test_its_export_is_read_and_scored_like_any_other(target: Path, tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(EXPORT, "utf-8")
    read = run(target, "-m", "ehcp_rules", "read", "export.txt", "--format", "json", cwd=tmp_path)
    assert read.returncode == 0, read.stderr
    told = json.loads(read.stdout)
    assert (told["adapter"], told["plan_id"], told["not_supplied"]) == (
        "quillcase",
        "QC-0081",
        ["J", "dates", "learner"],
    )
    day = ("--as-of", "2026-09-01", "--output", "-")
    scored = run(target, "-m", "ehcp_rules", "score", "export.txt", *day, cwd=tmp_path)
    assert scored.returncode == 0, scored.stderr
    assert json.loads(scored.stdout)["reading"]["adapter"] == "quillcase"


def test_the_tests_that_come_with_it_pass(target: Path, tmp_path: Path) -> None:
    done = run(target, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 passed" in done.stdout


def test_without_the_package_the_file_is_named_as_plain_text(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(EXPORT, "utf-8")
    done = run(tmp_path / "nothing", "-m", "ehcp_rules", "read", "export.txt", cwd=tmp_path)
    assert done.returncode == 4
    assert "no adapter reads it: it is plain text" in done.stderr
