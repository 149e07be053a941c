"""What the tests of the command line share: a way to run it and small plans to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ehcp_rules.cli.app import app

SECRET = "Quillfeather"
"""A word that stands only in plans: it must never reach an error, a redacted result or a file that should not hold it."""


NOT_SUPPLIED = ("A", "C", "D", "G", "H1", "H2", "I", "J", "K", "dates", "learner")


def plan_json(
    id: str = "plan-1",
    provision: str = f"Access to support from {SECRET} as required.",
    not_supplied: tuple[str, ...] = NOT_SUPPLIED,
) -> dict[str, Any]:
    """A small plan of three sections; unless told otherwise, the rest is not supplied."""
    return {
        "format": "ehcp-plan/1",
        "id": id,
        "sections": [
            {"code": "B", "items": [{"kind": "need", "id": "B1", "text": "Finds it hard to listen in a busy room."}]},
            {"code": "E", "items": [{"kind": "outcome", "id": "E1", "text": "Will improve attention."}]},
            {"code": "F", "items": [{"kind": "provision", "id": "F1", "text": provision}]},
        ],
        "not_supplied": list(not_supplied),
    }


@pytest.fixture
def plan_file(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a plan as JSON and gives its path."""

    def write(name: str = "plan.json", **parts: Any) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(plan_json(**parts)), "utf-8")
        return path

    return write


@pytest.fixture
def run() -> Callable[..., Result]:
    """A function that runs the command line; `.stdout`, `.stderr` and `.exit_code` tell what came out."""

    def call(*arguments: object, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="ehcp-rules")

    return call
