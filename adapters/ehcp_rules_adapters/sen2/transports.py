"""The forms in which a return comes: XML, COLLECT's files in a folder or a zip, and the Excel template."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ehcp_rules.adapters import ImportFailure, ImportIssue, Source, glimpse_of
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.bundle import Bundle
from ehcp_rules_adapters.sen2 import xml
from ehcp_rules_adapters.sen2.files import beside
from ehcp_rules_adapters.sen2.head import Head
from ehcp_rules_adapters.sen2.items import standard_items
from ehcp_rules_adapters.sen2.joining import people_in
from ehcp_rules_adapters.sen2.person import Person
from ehcp_rules_adapters.sen2.tables import Table, tables_in

__all__ = ["people_of"]

MOST_TABLES = 100


def people_of(source: Source, head: Head, names: Collection[str] = ()) -> Iterator[Person | ImportFailure]:
    """Each person of a return; `names` are its files where a folder or zip holds several exports.

    Raises `UnreadableFileError` for a return, or a form of one, that cannot be read.
    """
    glimpse = glimpse_of(source)
    if glimpse.nature == "xml":
        yield from xml.people_of(source, head)
    elif "xl/workbook.xml" in glimpse.members:
        yield from people_in(_of_a_workbook(source, head), head, standard_items(), source.name)
    elif glimpse.nature in ("folder", "zip"):
        yield from people_in(_of_a_bundle(source, head, names), head, standard_items(), source.name)
    elif source.path is not None and glimpse.nature == "text":
        path = source.path.resolve()
        folder = Source(source.name, 0, path=path.parent)
        own = [one.name for one in beside(path)]
        yield from people_in(_of_a_bundle(folder, head, own), head, standard_items(), source.name)
    else:
        hint = "give the folder with all files of the export, or a zip of them"
        raise UnreadableFileError.of("", "this is one table of a return, and the others are not at hand", hint)


def _of_a_bundle(source: Source, head: Head, only: Collection[str]) -> Iterator[Table]:
    from ehcp_rules_adapters.sheets.delimited import read_delimited

    items = standard_items()
    with Bundle(source) as bundle:
        head.issues.extend(bundle.issues)
        names = [name for name in bundle.names(".csv") if not only or name in only]
        if len(names) > MOST_TABLES:
            raise UnreadableFileError.of("", f"there are more than {MOST_TABLES} files", "give one return at a time")
        for name in names:
            grid = read_delimited(bundle.read(name), name, Path(name).stem)
            tables = tables_in(grid, items)
            if not tables:
                message = "the columns of this file are those of no table of SEN2; it was left out"
                head.issues.append(ImportIssue(f"csv:{name}", message))
            yield from tables


def _of_a_workbook(source: Source, head: Head) -> Iterator[Table]:
    from ehcp_rules_adapters.sheets.workbook import read_workbook

    items = standard_items()
    workbook = read_workbook(source)
    head.issues.extend(workbook.issues)
    for grid in workbook.grids:
        yield from tables_in(grid, items)
