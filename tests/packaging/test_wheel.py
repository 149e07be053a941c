"""The wheel and the source distribution, installed where there is nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def run(*command: str | Path, cwd: Path, ok: tuple[int, ...] = (0,)) -> str:
    """Run a command outside the source tree and give what it printed."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "PIP_REQUIRE"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode in ok, f"{command[-2:]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist built from the tree and the wheel built from that sdist, as a release would be."""
    place = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", place, ROOT, cwd=place)
    [wheel], [sdist] = place.glob("*.whl"), place.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="session")
def installed(distributions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that holds the wheel and its own requirements, nothing else."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place / "env", with_pip=True)
    programs = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    constraints = ROOT / "constraints.txt"
    pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "-c", constraints, distributions[0], cwd=place)
    return programs


def test_the_wheel_holds_everything_that_runs_and_no_tests(distributions: tuple[Path, Path]) -> None:
    names = zipfile.ZipFile(distributions[0]).namelist()
    for needed in (
        r"ehcp_rules/py\.typed",
        r"ehcp_rules/schemas/.+\.json",
        r"ehcp_rules/report/.*\.html(\.jinja|\.j2)?",
        r"ehcp_rules.*/samples/.+\.docx",
        r"ehcp_rules.*/samples/.+\.xlsx",
        r"ehcp_rules.*/samples/.+\.xml",
        r"ehcp_rules.*/samples/.+\.json",
        r"ehcp_rules_adapters/mappings/.+\.toml",
        r"ehcp_rules_adapters/plan_xml/ehcp-plan-1\.xsd",
        r"ehcp_rules_rulesets/england_ehcp/2026\.1\.0/release\.json",
        r"ehcp_rules_rulesets/england_ehcp/2026\.1\.0/ruleset\.json",
        r"ehcp_rules_rulesets/england_ehcp/2026\.2\.0/ruleset\.json",
        r"ehcp_rules_rulesets/england_reform/next/ruleset\.toml",
    ):
        assert [name for name in names if re.fullmatch(needed, name)], needed
    assert [name for name in names if name.startswith(("tests/", "docs/", "tools/")) or "/test_" in name] == []


def test_the_wheel_holds_both_licences(distributions: tuple[Path, Path]) -> None:
    names = zipfile.ZipFile(distributions[0]).namelist()
    assert len([name for name in names if "/licenses/" in name and name.endswith("LICENSE")]) == 2


def test_every_file_of_the_packages_but_the_working_copy_is_in_the_wheel(distributions: tuple[Path, Path]) -> None:
    names = set(zipfile.ZipFile(distributions[0]).namelist())
    working = ROOT / "rulesets" / "ehcp_rules_rulesets" / "england_ehcp" / "next"
    expected = {
        path.relative_to(root).as_posix()
        for root in (ROOT / "src", ROOT / "adapters", ROOT / "rulesets")
        for path in root.glob("ehcp_rules*/**/*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc" and working not in path.parents
    }
    assert len(expected) > 50
    assert expected - names == set()
    assert [name for name in names if "england_ehcp/next" in name] == []


def test_the_sdist_can_be_tested_by_who_receives_it(distributions: tuple[Path, Path]) -> None:
    with tarfile.open(distributions[1]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"Makefile", "constraints.txt", "README.md", "LICENSE", "rulesets/LICENSE"} <= names
    assert any(name.startswith("tests/") for name in names)


def test_an_empty_environment_has_the_rulesets_of_the_source_tree_but_the_working_copy(
    installed: Path, tmp_path: Path
) -> None:
    there = run(installed / "ehcp-rules", "rulesets", cwd=tmp_path)
    here = run(sys.executable, "-m", "ehcp_rules", "rulesets", cwd=ROOT)
    # Each ruleset has two digests: of its bytes, and of what judges in it, which two versions may share.
    assert len(DIGEST.findall(there)) == len(DIGEST.findall(here)) - 2 >= 4
    assert set(DIGEST.findall(there)) < set(DIGEST.findall(here))
    assert "england_ehcp 2026.14.0" in there


def test_an_empty_environment_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    printed = run(installed / "ehcp-rules", "demo", "--output", tmp_path / "reports", cwd=tmp_path)
    assert str(tmp_path / "reports") in printed.replace("\n", "")
    assert len(list((tmp_path / "reports").glob("*.html"))) >= 4


def test_an_empty_environment_uses_the_library(installed: Path, tmp_path: Path) -> None:
    code = (
        "import ehcp_rules; "
        "print(ehcp_rules.appraise('Access to support as required', kind='provision', section='F').verdict.value)"
    )
    assert run(installed / "python", "-c", code, cwd=tmp_path).strip() in {"not-met", "partly-met"}


def test_an_empty_environment_has_no_development_tools(installed: Path, tmp_path: Path) -> None:
    names = run(installed / "python", "-m", "pip", "list", "--format", "freeze", cwd=tmp_path).lower()
    assert "ehcp-rules==" in names
    assert not re.search(r"^(pytest|hypothesis|mypy|ruff)==", names, re.MULTILINE)
