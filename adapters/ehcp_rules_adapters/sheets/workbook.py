"""Excel workbooks as grids, read with python-calamine where it is installed and with openpyxl where it is not.

Both give the same grids. What the values alone cannot tell (formulas without a stored result, errors, hidden rows) comes
from the sheets' own XML; see `marks.py`.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import attrs
from attrs import field, frozen

from ehcp_rules.adapters import ImportIssue, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.archive import Package
from ehcp_rules_adapters.markup import check_prolog, parse
from ehcp_rules_adapters.sheets.grid import Grid, Span, Value
from ehcp_rules_adapters.sheets.marks import SheetMarks, marks_of, trimmed

__all__ = ["MAIN", "MOST_CELLS", "MOST_COLUMNS", "MOST_ROWS", "Workbook", "read_workbook", "sheet_titles"]

MAIN = "xl/workbook.xml"
MOST_SHEETS = 100
"""How many sheets are read, the visible ones before the hidden; an export of a plan or of many has a dozen at most."""
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
MOST_CELLS = 8_000_000
"""How far a sheet may reach, counting its empty cells: the library lays out every cell of that rectangle in memory."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@frozen
class Workbook:
    """The visible sheets in order; the hidden ones, which a mapping may ask for by their titles; what was noted."""

    grids: tuple[Grid, ...]
    hidden: tuple[Grid, ...] = ()
    issues: tuple[ImportIssue, ...] = ()


@frozen
class _Sheet:
    title: str
    part: str
    hidden: bool
    index: int
    marks: SheetMarks = field(factory=SheetMarks)


def read_workbook(source: Source) -> Workbook:
    """The sheets of a workbook. Raises `UnreadableFileError` when it is damaged, protected or larger than the limits."""
    with Package(source) as package:
        issues = package.issues
        if MAIN not in package.names:
            raise UnreadableFileError.of(
                "", "it is a zip archive without an Excel workbook in it", "save it as .xlsx in Excel"
            )
        try:
            sheets, from_1904 = _sheets(package)
            sheets, left_out = _within_the_limit(sheets)
            content, sheets = _prepared(package, sheets, source)
            grids = list(_grids(content, sheets, from_1904))
        except _FAULTS as error:
            message = f"the workbook is damaged, or was not written as Excel writes it ({type(error).__name__})"
            raise UnreadableFileError.of("", message, "open it in Excel and save it again as .xlsx") from None
    visible = tuple(grid for grid, sheet in zip(grids, sheets, strict=True) if not sheet.hidden)
    hidden = tuple(grid for grid, sheet in zip(grids, sheets, strict=True) if sheet.hidden)
    return Workbook(visible, hidden, (*issues, *left_out))


_FAULTS = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile, EOFError)


def sheet_titles(main: bytes) -> tuple[str, ...]:
    """The titles of the visible sheets in a workbook's main part, which may be cut short."""
    text = main.decode("utf-8", "replace")
    found = re.findall(r"<(?:\w+:)?sheet\b([^<>]*)>", text)
    titles = []
    for attributes in found:
        title = re.search(r"\bname=\"([^\"]*)\"", attributes)
        if title and not re.search(r"\bstate=\"(?:hidden|veryHidden)\"", attributes):
            titles.append(_unescaped(title[1]))
    return tuple(titles)


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def _sheets(package: Package) -> tuple[list[_Sheet], bool]:
    for name in sorted(package.names):
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/"):
            check_prolog([package.read(name)], name)
    main = parse(package.read(MAIN), MAIN)
    relations = parse(package.read("xl/_rels/workbook.xml.rels"), "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one for one in relations}
    found = []
    for index, element in enumerate(_named(main, "sheet")):
        relation = targets.get(element.get(_RELATION))
        if relation is None or not relation.get("Type", "").endswith("/worksheet"):
            continue  # a sheet that is one chart
        part = posixpath.normpath(posixpath.join("xl", relation.get("Target", ""))).lstrip("/")
        part = part.removeprefix("xl/xl/") if part.startswith("xl/xl/") else part
        hidden = element.get("state", "visible") != "visible"
        found.append(_Sheet(element.get("name", ""), part, hidden, index))
    properties = next(_named(main, "workbookPr"), None)
    from_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
    return found, from_1904


def _within_the_limit(sheets: list[_Sheet]) -> tuple[list[_Sheet], tuple[ImportIssue, ...]]:
    """The sheets to read, in order, and one remark where there are more; a hidden sheet never displaces a visible one."""
    chosen = sorted(sheets, key=lambda sheet: (sheet.hidden, sheet.index))
    left_out = chosen[MOST_SHEETS:]
    if not left_out:
        return sheets, ()
    message = f"the workbook has {len(sheets)} sheets; only {MOST_SHEETS} were read, and this is the first left out"
    return sorted(chosen[:MOST_SHEETS], key=lambda one: one.index), (ImportIssue(f"xlsx:{left_out[0].title}", message),)


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _prepared(package: Package, sheets: list[_Sheet], source: Source) -> tuple[bytes, list[_Sheet]]:
    """The sheets with their marks, and the workbook without empty rows at the ends of sheets where there were many."""
    shorter: dict[str, bytes] = {}
    marked = []
    for sheet in sheets:
        xml = package.read(sheet.part)
        check_prolog([xml], sheet.part)
        short = trimmed(xml)
        if len(xml) - len(short) > 1_000_000:
            shorter[sheet.part] = short
        marked.append(attrs.evolve(sheet, marks=marks_of(short)))
    if not shorter:
        with source.open() as file:
            return file.read(), marked
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(package.names):
            archive.writestr(name, shorter[name] if name in shorter else package.read(name))
    return buffer.getvalue(), marked


def _grids(content: bytes, sheets: list[_Sheet], from_1904: bool) -> Iterator[Grid]:
    plain = all(not sheet.marks.odd and _fits(sheet.marks) for sheet in sheets)
    values = _with_calamine(content, sheets) if plain else None
    if values is None:
        values = _with_openpyxl(content, sheets)
    for sheet, (rows, unknown, cut) in zip(sheets, values, strict=True):
        unknown |= sheet.marks.unknown
        grid = Grid(
            title=sheet.title,
            rows=_spread(_padded(rows, unknown), sheet.marks.merged),
            unknown=unknown,
            merged=sheet.marks.merged,
            serial_from_1904=from_1904,
            cut=cut,
        )
        yield attrs.evolve(grid, issues=tuple(_remarks(grid, sheet)))


def _padded(rows: Sequence[Sequence[Value]], unknown: Iterable[tuple[int, int]]) -> Sequence[Sequence[Value]]:
    """The rows with empty cells where values are unknown, which the library leaves out at the ends."""
    padded = list(rows)
    for row, column in sorted(unknown):
        padded.extend([] for _ in range(row + 1 - len(padded)))
        cells = padded[row]
        if len(cells) <= column:
            padded[row] = [*cells, *[None] * (column + 1 - len(cells))]
    return padded


def _spread(rows: Sequence[Sequence[Value]], merged: Iterable[Span]) -> Sequence[Sequence[Value]]:
    """The rows with the value of cells that are merged downwards in each of them: it stands for every row it spans."""
    spread = list(rows)
    for top, left, bottom, right in merged:
        if bottom > top and left == right and top < len(spread) and left < len(spread[top]):
            for row in range(top + 1, min(bottom + 1, len(spread))):
                cells = list(spread[row])
                cells.extend([None] * (left + 1 - len(cells)))
                cells[left] = spread[top][left]
                spread[row] = cells
    return spread


def _fits(marks: SheetMarks) -> bool:
    return marks.rows <= MOST_ROWS and marks.columns <= MOST_COLUMNS and marks.rows * marks.columns <= MOST_CELLS


def _remarks(grid: Grid, sheet: _Sheet) -> Iterator[ImportIssue]:
    if grid.cut:
        message = f"the sheet is larger than the limits; only its first {len(grid.rows):,} rows were read"
        yield ImportIssue(grid.place, message)
    for number, what in ((sheet.marks.hidden_rows, "row"), (sheet.marks.hidden_columns, "column")):
        if number:
            several = f"{number} hidden {what}s" if number > 1 else f"1 hidden {what}"
            yield ImportIssue(grid.place, f"the sheet has {several}; read like the others", "note")


_Read = tuple[Sequence[Sequence[Value]], frozenset[tuple[int, int]], bool]


def _with_calamine(content: bytes, sheets: list[_Sheet]) -> list[_Read] | None:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        return None
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        found: list[_Read] = []
        for sheet in sheets:
            one = book.get_sheet_by_index(sheet.index)
            found.append((one.to_python(skip_empty_area=False), frozenset(), False))
    except CalamineError:
        return None  # the other library tells damage from what this one merely does not know
    except (
        BaseException
    ) as error:  # what the library raises when it fails inside is no Exception, and would pass every net
        if type(error).__module__ != "pyo3_runtime":
            raise
        return None
    return found


def _with_openpyxl(content: bytes, sheets: list[_Sheet]) -> list[_Read]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of drop-down lists and styles, which hold no plan text
        formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        results = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return [_slowly(formulas[sheet.title], results[sheet.title]) for sheet in sheets]


def _slowly(formulas: Any, results: Any) -> _Read:
    rows: list[list[Value]] = []
    unknown = set()
    for sheet in (formulas, results):
        sheet.reset_dimensions()
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    pairs = zip(formulas.iter_rows(**limits), results.iter_rows(**limits), strict=True)
    cells, cut = 0, False
    for number, (one, other) in enumerate(pairs):
        cells += len(one)
        if number >= MOST_ROWS or cells > MOST_CELLS:
            cut = True
            break
        rows.append([_value(cell.value) for cell in other])
        for column, (formula, result) in enumerate(zip(one, other, strict=True)):
            if (formula.data_type == "f" and result.value is None) or result.data_type == "e":
                unknown.add((number, column))
                rows[-1][column] = None
    while rows and all(value in (None, "") for value in rows[-1]):
        rows.pop()
    return rows, frozenset(unknown), cut


def _value(value: Any) -> Value:
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if "_x" in value else value
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, (bool, int, float, dt.date, dt.time, dt.timedelta)) or value is None:
        return value
    return str(value)
