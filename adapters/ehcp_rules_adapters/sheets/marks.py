"""What a sheet's XML says that its values do not: formulas without a result, errors, hidden rows, and how far it reaches.

The library that reads values gives an empty cell for a formula whose result was never stored and for an error. Both are
found here by their tags alone. In XML a `<` can stand nowhere else, save in comments and CDATA, which Excel never
writes; a sheet that has them is said to be `odd` and is left to the slower library.
"""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules_adapters.sheets.grid import Span

__all__ = ["SheetMarks", "marks_of", "trimmed"]

_CELL = rb"<(?:\w+:)?c\b([^<>]*)>"
_FORMULA = re.compile(
    _CELL
    + rb"\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f\s*>)\s*(?:<(?:\w+:)?v\b(?:[^<>]*/>|[^<>]*>([^<]*)<))?"
)
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ERROR = re.compile(rb"<(?:\w+:)?c\b(?=[^<>]*\st=\"e\")([^<>]*)>")
_AT = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_TEXT_RESULT = re.compile(rb"\bt=\"str\"")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br=\"(\d{1,7})\"")
_COLUMNS = re.compile(rb"<(?:\w+:)?c\b[^<>]*?\br=\"([A-Z]{1,3})\d")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*\shidden=\"(?:1|true)\")")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^<>]*\shidden=\"(?:1|true)\")")
_FILLED = (b"<v>", b"<v ", b"<is>", b"<is ", b"<f>", b"<f ", b":v>", b":v ", b":is>", b":is ", b":f>", b":f ")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_DATA_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")


@frozen
class SheetMarks:
    """`unknown` cells (row and column from 0), merged cells, how much is hidden, and the reach in rows and columns."""

    unknown: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Span, ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0
    rows: int = 0
    columns: int = 0
    odd: bool = False


def trimmed(xml: bytes) -> bytes:
    """The sheet without the empty rows at its end, which formatting alone can leave there by the million."""
    end = _DATA_END.search(xml)
    if end is None:
        return xml
    body_end = end.start()
    filled = max(xml.rfind(tag, 0, body_end) for tag in _FILLED)
    row_end = _ROW_END.search(xml, filled, body_end) if filled >= 0 else None
    return xml if row_end is None else xml[: row_end.end()] + xml[body_end:]


def marks_of(xml: bytes) -> SheetMarks:
    """Read the tags of one sheet."""
    unknown: set[tuple[int, int]] = set()
    odd = b"<![CDATA[" in xml or b"<!--" in xml
    if _ANY_FORMULA.search(xml):
        for match in _FORMULA.finditer(xml):
            if match[2] or _TEXT_RESULT.search(match[1]):  # an empty text is a result too
                continue
            odd = not _note(match[1], unknown) or odd
    for match in _ERROR.finditer(xml):
        odd = not _note(match[1], unknown) or odd
    rows = [int(number) for number in _ROW.findall(xml)]
    columns = [_index(name) for name in set(_COLUMNS.findall(xml))]
    # Cells without addresses are allowed and unusual; where they stand can only be told by counting.
    odd = odd or ((not rows or not columns) and any(tag in xml for tag in _FILLED))
    return SheetMarks(
        unknown=frozenset(unknown),
        merged=tuple((int(b) - 1, _index(a), int(d) - 1, _index(c)) for a, b, c, d in _MERGED.findall(xml)),
        hidden_rows=len(_HIDDEN_ROW.findall(xml)),
        hidden_columns=len(_HIDDEN_COLUMN.findall(xml)),
        rows=max(rows, default=0),
        columns=max(columns, default=-1) + 1,
        odd=odd,
    )


def _note(attributes: bytes, unknown: set[tuple[int, int]]) -> bool:
    at = _AT.search(attributes)
    if at is not None:
        unknown.add((int(at[2]) - 1, _index(at[1])))
    return at is not None


def _index(name: bytes) -> int:
    index = 0
    for letter in name:
        index = index * 26 + letter - 64
    return index - 1
