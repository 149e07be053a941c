"""The adapter for lists of plans: linked sheets of a workbook, linked delimited files, one file, or a zip of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import attrs

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    MappingProposal,
    NoOptions,
    Sniff,
    Source,
    TextRow,
)
from ehcp_rules.errors import EhcpRulesError, UnreadableFileError
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.sheets.delimited import read_delimited
from ehcp_rules_adapters.sheets.grid import text_of
from ehcp_rules_adapters.sheets.sources import DELIMITED, companions, delimited_members, exports_in, grids_of
from ehcp_rules_adapters.sheets.tables import table_of
from ehcp_rules_adapters.sheets.vocabulary import GROUPS, standard_vocabulary
from ehcp_rules_adapters.sheets.workbook import MAIN, sheet_titles
from ehcp_rules_adapters.terms import standard_terms

__all__ = ["SUFFIXES", "SUPPLIES", "TABLES", "each_export"]

NAME = "tables"
SUFFIXES = (".xlsx", ".xlsm", *DELIMITED, ".zip")
SUPPLIES = frozenset((*SECTION_CODES, "dates", "learner"))


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.nature == "folder":
        shown = [name for name in glimpse.members if not name.startswith((".", "~$"))]
        linked = bool(shown) and all(name.lower().endswith(DELIMITED) for name in shown)
        return Sniff(60, f"{len(shown)} delimited files and nothing else") if linked else Sniff(0)
    if glimpse.nature == "zip" and MAIN in glimpse.members:
        return _sniff_titles(sheet_titles(glimpse.parts.get(MAIN, b"")))
    if glimpse.nature == "zip" and delimited_members(glimpse.members):
        return Sniff(70, "a zip of delimited files")
    delimited = glimpse.suffix in DELIMITED
    if glimpse.nature not in ("text", "binary", "json") or (glimpse.nature != "text" and not delimited):
        return Sniff(0)
    known = _known_headings(glimpse)
    if delimited:
        return Sniff(40 + min(known, 8) * 5, f"{known} of its columns have headings that are known")
    return Sniff(50, f"{known} columns with headings that are known") if known >= 3 else Sniff(0)


def _sniff_titles(titles: tuple[str, ...]) -> Sniff:
    vocabulary = standard_vocabulary()
    sections = sum(section_label(title, standard_terms()) is not None or title in SECTION_CODES for title in titles)
    named = sum(any(vocabulary.named(title, group) >= 0.75 for group in ("plan", *GROUPS)) for title in titles)
    if sections > 1:
        return Sniff(30, f"{sections} sheets are named after sections, which a form of one plan has")
    return Sniff(50 + 5 * min(named, 8) if named else 25, f"{named} sheets are named after what a list of plans holds")


def _known_headings(glimpse: Glimpse) -> int:
    try:
        grid = read_delimited(glimpse.head, "", "")
    except UnreadableFileError:
        return 0
    vocabulary = standard_vocabulary()
    table = table_of(attrs.evolve(grid, rows=grid.rows[:20]), vocabulary)
    if table is None or not table.named or len(table.columns) < 2 or not table.rows:
        return 0
    best = (max(chain.from_iterable(column.matches.values()), default=0.0) for column in table.columns)
    return sum(score >= 0.6 for score in best)


def each_export(
    source: Source, read_one: Callable[[Source], Iterator[ImportedPlan | ImportFailure]]
) -> Iterator[ImportedPlan | ImportFailure]:
    """Read a source with `read_one`; of a folder each export in it, so that one that fails does not stop the others."""
    if source.path is None or not source.path.is_dir():
        yield from _some(read_one(source))
        return
    exports = exports_in(source.path)
    for family in exports:
        name = source.name if len(exports) == 1 else str(Path(source.name) / family[0].name)
        try:
            yield from _some(read_one(Source(name, family[0].stat().st_size, path=family[0])))
        except EhcpRulesError as error:
            yield from (ImportFailure(name, one.path, one.message, one.hint) for one in error.problems)


def _some(results: Iterator[ImportedPlan | ImportFailure]) -> Iterator[ImportedPlan | ImportFailure]:
    first = next(results, None)
    if first is None:
        raise UnreadableFileError.of("", "there is no row of a plan below the headings", "check the export")
    yield first
    yield from results


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    return each_export(source, _one)


def _one(source: Source) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.sheets.lists import read_list

    return read_list(grids_of(source), source, NAME)


def _propose(source: Source) -> MappingProposal:
    from ehcp_rules_adapters.sheets.proposing import propose

    return propose(source)


def _read_rows(source: Source) -> Iterable[TextRow]:
    for number, grid in enumerate(grids_of(source).grids, start=1):
        yield TextRow((grid.title,), grid.place, level=1)
        for row, cells in enumerate(grid.rows):
            yield TextRow(tuple(map(text_of, cells)), grid.row_place(row), table=number)


TABLES = AdapterDefinition(
    name=NAME,
    title="Lists of plans in Excel or CSV, linked by a reference",
    suffixes=SUFFIXES,
    supplies=SUPPLIES,
    sniff=_sniff,
    read=_read,
    companions=companions,
    propose=_propose,
    read_rows=_read_rows,
)
