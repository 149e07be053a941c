"""Where further labelled plans may lie: in a folder `shared` beside the repository. What needs them is skipped without.

The project is whole without that folder. Whoever has plans that people have labelled can try the engine on them there:
`samples` holds plans and advice with what their authors wrote down, `eval/statements.jsonl` single statements.
"""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["SAMPLES", "STATEMENTS", "needs"]

_FOLDER = Path(__file__).resolve().parents[2] / "shared"
SAMPLES = _FOLDER / "samples"
STATEMENTS = _FOLDER / "eval" / "statements.jsonl"


def needs(*paths: Path) -> pytest.MarkDecorator:
    """Skips tests where one of these files or folders is not there."""
    return pytest.mark.skipif(
        not all(path.exists() for path in paths), reason="there are no labelled plans beside this repository"
    )
