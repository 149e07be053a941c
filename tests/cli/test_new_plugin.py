"""A new plugin is a package that installs, is found, and passes its own tests before anybody has changed a line of it."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sysconfig
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ehcp_rules.cli.scaffolding import KINDS
from ehcp_rules.plugins import PluginInventory, discover
from ehcp_rules.testing import adapter_conforms, ruleset_conforms

COMMON = [".ci/run", ".gitignore", "README.md", "pyproject.toml"]
PUBLISHER = 'St Tilda\'s "Marsh" Council'
TESTS = {"council": 3, "vendor": 3, "check": 3}


@pytest.fixture
def begun(tmp_path: Path, run: Callable[..., Result]) -> Callable[[str], Path]:
    """A function that begins a plugin of a kind, with a name that no other test uses, and gives its folder."""

    def begin(kind: str) -> Path:
        folder = tmp_path / kind
        result = run("plugin", "new", f"brackwater-{kind}", f"--{kind}", "--publisher", PUBLISHER, "-o", folder)
        assert result.exit_code == 0, result.stderr
        return folder

    return begin


def names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def loaded(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> PluginInventory:
    """What is found with this package's hooks beside the ones of ehcp-rules itself."""
    monkeypatch.syspath_prepend(str(folder / "src"))
    plugin = importlib.import_module(f"brackwater_{kind}_ehcp.plugin")
    return discover(only=["adapters", "builtin", "rulesets"], extra={f"brackwater_{kind}": plugin})


def test_a_package_of_a_council_holds_an_overlay_a_check_type_and_tests(begun: Callable[[str], Path]) -> None:
    package = "src/brackwater_council_ehcp"
    assert names(begun("council")) == sorted(
        [
            *COMMON,
            f"{package}/__init__.py",
            f"{package}/overlay/README.md",
            f"{package}/overlay/criteria/x_01.cases.toml",
            f"{package}/overlay/criteria/x_01.toml",
            f"{package}/overlay/criteria/x_02.cases.toml",
            f"{package}/overlay/criteria/x_02.toml",
            f"{package}/overlay/lexicons/avoided.toml",
            f"{package}/overlay/lexicons/ordinarily-available.toml",
            f"{package}/overlay/overlay.toml",
            f"{package}/plugin.py",
            f"{package}/py.typed",
            "tests/test_brackwater_council.py",
        ]
    )


def test_a_package_of_a_vendor_holds_a_mapping_and_an_export_and_one_of_a_check_its_function(
    begun: Callable[[str], Path],
) -> None:
    assert names(begun("vendor")) == sorted(
        [
            *COMMON,
            "src/brackwater_vendor_ehcp/__init__.py",
            "src/brackwater_vendor_ehcp/mappings/export.toml",
            "src/brackwater_vendor_ehcp/plugin.py",
            "src/brackwater_vendor_ehcp/py.typed",
            "tests/exports/two-plans.json",
            "tests/test_brackwater_vendor.py",
        ]
    )
    assert names(begun("check")) == sorted(
        [
            *COMMON,
            "src/brackwater_check_ehcp/__init__.py",
            "src/brackwater_check_ehcp/plugin.py",
            "src/brackwater_check_ehcp/py.typed",
            "tests/test_brackwater_check.py",
        ]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_is_filled_and_the_package_says_how_it_is_found(kind: str, begun: Callable[[str], Path]) -> None:
    folder = begun(kind)
    texts = [file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()]
    assert len(texts) >= 8
    assert [text[:80] for text in texts if re.search(r"@[A-Z]+@", text)] == []
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == f"brackwater-{kind}-ehcp"
    assert PUBLISHER in project["description"]
    assert project["entry-points"]["ehcp_rules"] == {f"brackwater_{kind}": f"brackwater_{kind}_ehcp.plugin"}


def test_the_overlay_and_the_check_of_a_new_council_conform(
    begun: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = begun("council")
    inventory = loaded(folder, "council", monkeypatch)
    overlay = folder / "src" / "brackwater_council_ehcp" / "overlay"
    report = ruleset_conforms(overlay, criteria=2, cases=6, examples=5, inventory=inventory)
    assert report.breaches == ()
    assert report.tried["cases"] == 6
    assert inventory.providers["brackwater_council.avoids"] == "brackwater_council"


def test_the_adapter_of_a_new_vendor_conforms(begun: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = begun("vendor")
    adapter = loaded(folder, "vendor", monkeypatch).adapters["brackwater-vendor"]
    report = adapter_conforms(adapter, [folder / "tests" / "exports" / "two-plans.json"], plans=2, items=5, damages=10)
    assert report.breaches == ()


def test_the_check_type_of_a_new_package_is_registered(
    begun: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory = loaded(begun("check"), "check", monkeypatch)
    assert inventory.problems == ()
    assert [code.code for code in inventory.checks["brackwater_check.avoids"].codes] == ["avoided-phrase"]


def test_nothing_is_written_over_what_is_there(begun: Callable[[str], Path], run: Callable[..., Result]) -> None:
    folder = begun("check")
    result = run("plugin", "new", "other", "--vendor", "-o", folder)
    assert (result.exit_code, "is there already and not empty" in result.stderr) == (2, True)
    assert "src/brackwater_check_ehcp/plugin.py" in names(folder)


@pytest.mark.parametrize("name", ["Brackwater", "1st", "b", "a--b", "ends-", "with space", "ünder", "a" * 32])
def test_a_name_that_could_not_head_local_ids_is_refused(name: str, tmp_path: Path, run: Callable[..., Result]) -> None:
    result = run("plugin", "new", name, "--check", "-o", tmp_path / "new")
    assert result.exit_code == 2
    assert not (tmp_path / "new").exists()


def test_a_kind_has_to_be_named_and_a_publisher_stands_on_one_line(tmp_path: Path, run: Callable[..., Result]) -> None:
    assert "--council, --vendor or --check" in run("plugin", "new", "brackwater", "-o", tmp_path / "new").stderr
    for publisher in (" ", "two\nlines"):
        asked = ("plugin", "new", "brackwater", "--check", "--publisher", publisher, "-o", tmp_path / "new")
        assert run(*asked).exit_code == 2
    assert not (tmp_path / "new").exists()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that sees what is installed here, so that nothing has to be fetched."""
    place = tmp_path_factory.mktemp("fresh") / "env"
    venv.create(place, with_pip=True)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    here = sysconfig.get_path("purelib")
    (site / "here.pth").write_text(f"import site; site.addsitedir({here!r})\n", encoding="utf-8")
    return python


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_package_installs_into_a_fresh_environment_and_passes_its_tests(
    kind: str, begun: Callable[[str], Path], fresh: Path
) -> None:
    folder = begun(kind)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "PIP_"))}
    options = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation"]
    for command in (["pip", "install", *options, "--editable", "."], ["pytest", "-q", "-p", "no:cacheprovider"]):
        done = subprocess.run([fresh, "-m", *command], cwd=folder, env=clean, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert f"{TESTS[kind]} passed" in done.stdout
