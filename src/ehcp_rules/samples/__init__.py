"""Five invented plans of different quality and format, for the demonstration and for trying things out.

No child, family, school or council in them exists. `README.md` beside this file says what is planted in each.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["sample_files"]


def sample_files() -> tuple[Path, ...]:
    """The five sample plans in order: two Word files, a workbook, an export in XML and a JSON plan."""
    folder = Path(str(resources.files("ehcp_rules.samples")))
    return tuple(sorted(path for path in folder.iterdir() if path.name[:2].isdigit()))
