"""COLLECT's files by their names: which module each is, and which belong to one export."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

__all__ = ["beside", "exports_in", "table_file"]

_TABLE_FILE = re.compile(
    r"(.*?)(activeplans|assessment|namedplan|person|placementdetail|plandetail|requests|sen2|senneed)\.csv$",
    re.IGNORECASE | re.DOTALL,
)


def table_file(name: str) -> tuple[str, str] | None:
    """The export and the module that COLLECT's name of a file tells, as in `Blade-Export_20-02-2025_person.csv`."""
    found = _TABLE_FILE.match(name.replace("\\", "/").rpartition("/")[2])
    if found is None or found[1][-1:].isalpha():
        return None
    return found[1], found[2].lower()


def exports_in(names: Iterable[str]) -> dict[str, list[str]]:
    """The files of each export among these, by what their names have in common; none for one export or none at all."""
    exports: dict[str, list[str]] = {}
    for name in names:
        if told := table_file(name):
            exports.setdefault(told[0], []).append(name)
    return exports if len(exports) > 1 else {}


def beside(path: Path) -> tuple[Path, ...]:
    """The files of the same folder that belong to one export with this one, itself among them."""
    told = table_file(path.name)
    if told is None:
        return (path,)
    with_it = (one for one in sorted(path.parent.iterdir()) if (other := table_file(one.name)) and other[0] == told[0])
    return tuple(with_it)
