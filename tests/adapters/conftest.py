"""The folder of labelled sample plans, where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.labelled_plans import SAMPLES


@pytest.fixture(scope="session")
def samples() -> Path:
    if not SAMPLES.is_dir():
        pytest.skip("there are no labelled plans beside this repository")
    return SAMPLES


@pytest.fixture(autouse=True)
def no_office_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves an installed LibreOffice alone, so that these tests find the same wherever they run."""
    monkeypatch.setattr("ehcp_rules_adapters.office.PROGRAMS", ())
