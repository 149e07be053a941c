"""The tables of a return: one for each module, wherever in a file or a sheet it begins.

COLLECT exports one CSV file for each module; the Excel template has the tables under each other in one sheet, or a sheet for
each. Which module a table is, the title above it or the sheet's says, or else its columns do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ehcp_rules_adapters.sen2.items import Items
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.terms import fold_label

__all__ = ["Table", "tables_in"]

FEWEST_COLUMNS = 2
LOOKED_THROUGH = 30
"""How many rows at the top of a sheet may come before its headings."""

_PLUMBING = ("nativeid", "sourceid", "recordtype", "la", "lafromheaderrecord")
_ADDED = frozenset("record records detail details table data 0 1 2 3 4a 4b 5a 5b 5c".split())


@frozen
class Table:
    """One module's table: where its headings are, the tag or key of each column, and the rows below."""

    module: str
    grid: Grid
    heading: int
    end: int
    columns: Mapping[int, str]
    unknown: tuple[int, ...] = ()

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row that holds anything of this module, with its number in the grid, as values by tag or key."""
        for number in range(self.heading + 1, self.end):
            cells = self.grid.rows[number]
            row = {
                tag: text
                for column, tag in self.columns.items()
                if column < len(cells) and (text := self.grid.text(number, column).strip())
            }
            if row:
                yield number, row


def tables_in(grid: Grid, items: Items) -> list[Table]:
    """The tables of a grid, in order. A title row above the headings, the sheet's title or the columns name the module."""
    starts: list[tuple[int, str]] = []
    for number, cells in enumerate(grid.rows):
        filled = [column for column in range(min(len(cells), 4)) if grid.text(number, column).strip()]
        if len(filled) == 1 and (module := _titled(grid.text(number, filled[0]), items)):
            starts.append((number + 1, module))
    if not starts:
        starts = [(0, _titled(grid.title, items))]
    ends = [start - 1 for start, _ in starts[1:]] + [len(grid.rows)]
    found = (_table(grid, start, end, module, items) for (start, module), end in zip(starts, ends, strict=True))
    return [table for table in found if table is not None]


def _titled(text: str, items: Items) -> str:
    folded = fold_label(text)
    for id, module in items.modules.items():
        for title in module.titles:
            for form in (title, f"{title}s"):
                if folded == form or (folded.startswith(f"{form} ") and set(folded[len(form) :].split()) <= _ADDED):
                    return id
    return ""


def _table(grid: Grid, start: int, end: int, module: str, items: Items) -> Table | None:
    for number in range(start, min(end, start + LOOKED_THROUGH)):
        headings = [grid.text(number, column).strip() for column in range(len(grid.rows[number]))]
        chosen = module or _module_of(headings, items)
        if not chosen:
            continue
        named = {c: tag for c, text in enumerate(headings) if text and (tag := items.column(chosen, text))}
        if len(named) < FEWEST_COLUMNS:
            continue
        once: dict[str, int] = {}
        for column, tag in named.items():
            once.setdefault(tag, column)
        unknown = tuple(c for c, text in enumerate(headings) if text and c not in named and not _is_plumbing(text))
        return Table(chosen, grid, number, end, {column: tag for tag, column in once.items()}, unknown)
    return None


def _is_plumbing(heading: str) -> bool:
    plain = "".join(fold_label(heading).split())
    return plain.startswith(_PLUMBING) or plain.endswith("orderseqcolumn")


def _module_of(headings: Sequence[str], items: Items) -> str:
    """The module whose own key and most items these headings name; empty where none has its own key among them."""
    best, most = "", 0
    for id, module in items.modules.items():
        named = {items.column(id, text) for text in headings if text}
        own = module.key or f"{id}tableid"
        if own in named | {text.lower() for text in headings} and len(named & set(module.items)) > most:
            best, most = id, len(named & set(module.items))
    return best
