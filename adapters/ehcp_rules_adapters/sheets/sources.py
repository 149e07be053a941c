"""The grids of a source: a workbook, a delimited file with the files that are linked to it, or a zip of such files."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from attrs import frozen

from ehcp_rules.adapters import ImportIssue, Source
from ehcp_rules.errors import EhcpRulesError, UnreadableFileError
from ehcp_rules_adapters.archive import Package
from ehcp_rules_adapters.sheets.delimited import MOST_BYTES, read_delimited
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.sheets.joining import linked
from ehcp_rules_adapters.sheets.tables import table_of
from ehcp_rules_adapters.sheets.vocabulary import standard_vocabulary
from ehcp_rules_adapters.sheets.workbook import MAIN, read_workbook

__all__ = ["DELIMITED", "Grids", "companions", "delimited_members", "exports_in", "grids_of"]

DELIMITED = (".csv", ".tsv", ".tab")
MOST_FILES = 40
"""The most delimited files of one folder that are looked at together."""


@frozen
class Grids:
    """The grids to read, those of hidden sheets, and remarks on the source as a whole."""

    grids: tuple[Grid, ...]
    hidden: tuple[Grid, ...] = ()
    issues: tuple[ImportIssue, ...] = ()


def grids_of(source: Source) -> Grids:
    """Everything tabular in a source. Raises `UnreadableFileError` where there is nothing that can be read."""
    with source.open() as file:
        head = file.read(4)
    if head.startswith(b"PK"):
        with Package(source) as package:
            members = delimited_members(sorted(package.names))
            if MAIN not in package.names and members:
                return Grids(tuple(_members(package, members)), issues=package.issues)
        book = read_workbook(source)
        hidden = tuple(
            ImportIssue(grid.place, "this sheet is hidden and was not read", "note")
            for grid in book.hidden
            if grid.rows
        )
        return Grids(book.grids, book.hidden, (*book.issues, *hidden))
    if source.path is None:
        return Grids((_delimited(source),))
    family = companions(source.path)
    if len(family) < 2:
        return Grids((_delimited(source),))
    grids = tuple(_delimited(Source(path.name, path.stat().st_size, path=path)) for path in family)
    names = ", ".join(path.name for path in family)
    note = ImportIssue(f"csv:{source.path.name}", f"read together with the files it is linked to: {names}", "note")
    return Grids(grids, issues=(note,))


def _delimited(source: Source) -> Grid:
    if source.size > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        raise UnreadableFileError.of("", f"the file is larger than {limit} MiB", "export fewer plans at a time")
    with source.open() as file:
        shown = source.path or Path(source.name)
        return read_delimited(file.read(), shown.name, shown.stem)


def delimited_members(names: Sequence[str]) -> list[str]:
    """The delimited files in a zip; none when it holds other documents as well."""
    files = [name for name in names if not name.endswith("/") and not name.startswith("__MACOSX/")]
    chosen = [name for name in files if PurePosixPath(name).suffix.lower() in DELIMITED]
    return chosen if len(chosen) * 2 > len(files) else []


def _members(package: Package, members: Sequence[str]) -> Iterator[Grid]:
    for name in members:
        content = package.read(name)
        if content:
            yield read_delimited(content, PurePosixPath(name).name, PurePosixPath(name).stem)


def exports_in(folder: Path) -> tuple[tuple[Path, ...], ...]:
    """The delimited files of a folder, those of one export together, in the order of their names."""
    files = sorted(one for one in folder.iterdir() if one.suffix.lower() in DELIMITED and one.is_file())
    seen: set[Path] = set()
    found = []
    for file in files:
        if file not in seen and not file.name.startswith((".", "~$")):
            family = companions(file)
            seen.update(family)
            found.append(family)
    return tuple(found)


def companions(path: Path) -> tuple[Path, ...]:
    """The delimited files of the same folder that belong to one export with this one, itself among them, by name."""
    beside = sorted(one for one in path.parent.iterdir() if one.suffix.lower() in DELIMITED and one.is_file())
    if path not in beside or not 1 < len(beside) <= MOST_FILES:
        return (path,)
    signed = tuple((one, one.stat().st_size, one.stat().st_mtime_ns) for one in beside)
    return next((family for family in _families(signed) if path in family), (path,))


@functools.lru_cache(maxsize=4)
def _families(signed: tuple[tuple[Path, int, int], ...]) -> tuple[tuple[Path, ...], ...]:
    vocabulary = standard_vocabulary()
    tables, paths = [], []
    for path, size, _ in signed:
        try:
            table = table_of(_delimited(Source(path.name, size, path=path)), vocabulary)
        except (EhcpRulesError, OSError):
            continue  # a file that cannot be read is no companion; it is reported when it is read by itself
        if table is not None:
            tables.append(table)
            paths.append(path)
    return tuple(tuple(paths[at] for at in family) for family in linked(tables, vocabulary))
