"""The cells of an Excel workbook as text with their places, read with openpyxl.

A workbook is read twice side by side: once for its formulas and once for the results stored with them, because a formula
whose result was never stored must not be taken for an empty cell.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import Any
from xml.etree.ElementTree import ParseError

from attrs import field, frozen

from ehcp_rules.adapters import Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.archive import Package
from ehcp_rules_adapters.markup import check_prolog

__all__ = ["Grid", "SheetCell", "read_grids"]

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_SHEETS = 100


@frozen
class SheetCell:
    """One cell: its text, its place, and whether it holds a formula or an error whose result is not known."""

    text: str = field(repr=False)
    place: str
    unknown: bool = False

    @property
    def filled(self) -> bool:
        """Whether anything stands in the cell."""
        return self.unknown or bool(self.text.strip())


@frozen
class Grid:
    """One visible sheet: its title and rows; `cut` when it went on beyond the limits."""

    title: str
    rows: tuple[tuple[SheetCell, ...], ...] = field(repr=False)
    cut: bool = False


def read_grids(package: Package, source: Source) -> list[Grid]:
    """The sheets of a workbook in order. Raises `UnreadableFileError` when it is damaged."""
    import openpyxl

    for name in sorted(package.names):
        if name.endswith((".xml", ".rels")):
            check_prolog([package.read(name)], name)
    try:
        with source.open() as formulas_file, source.open() as results_file:
            formulas = openpyxl.load_workbook(formulas_file, read_only=True, data_only=False, keep_links=False)
            results = openpyxl.load_workbook(results_file, read_only=True, data_only=True, keep_links=False)
            pairs = list(zip(formulas.worksheets, results.worksheets, strict=True))[:MOST_SHEETS]
            return [_grid(with_formulas, with_results) for with_formulas, with_results in pairs]
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        ParseError,
        zipfile.BadZipFile,
        EOFError,
    ) as error:
        message = f"the workbook is damaged, or was not written as Excel writes it ({type(error).__name__})"
        raise UnreadableFileError.of("", message, "open it in Excel and save it again as .xlsx") from None


def _grid(formulas: Any, results: Any) -> Grid:
    title = str(formulas.title)
    rows = []
    cut = False
    for sheet in (formulas, results):
        sheet.reset_dimensions()
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    for number, (one, other) in enumerate(
        zip(formulas.iter_rows(**limits), results.iter_rows(**limits), strict=True), 1
    ):
        if number > MOST_ROWS:
            cut = True
            break
        cells = zip(one, other, strict=True)
        rows.append(tuple(_cell(a, b, f"xlsx:{title}!{_letters(index)}{number}") for index, (a, b) in enumerate(cells)))
    return Grid(title, tuple(rows), cut)


def _cell(formula: Any, result: Any, place: str) -> SheetCell:
    value = result.value
    if formula.data_type == "f" and value is None:
        return SheetCell("", place, unknown=True)
    if result.data_type == "e":
        return SheetCell("", place, unknown=True)
    return SheetCell(_text(value), place)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _letters(index: int) -> str:
    index, letters = index + 1, ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
