"""The council that grades to ten needs no package: its own tests run where nothing but the engine is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "plugins" / "example_council_of_ten"


def test_the_tests_that_come_with_it_pass(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider", str(FOLDER / "tests")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


def test_it_holds_data_and_its_tests_and_no_code() -> None:
    held = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*") if file.suffix in {".toml", ".py"})
    assert held == ["overlay/overlay.toml", "tests/test_saltmere.py"]
