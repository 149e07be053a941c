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

_DATA = re.compile(rb"<(\w+:)?sheetData\b")
_CELL = rb"<%bc\b([^<>]*)>"
_AT = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_ODD_ADDRESS = re.compile(rb" r=(?!\"(?:[A-Z]{1,3}[1-9]\d{0,6}|\d{1,7})\")")
_CELL_ROW = re.compile(rb" r=\"[A-Z]{1,3}(\d{1,7})\"")
_TEXT_RESULT = re.compile(rb"\bt=\"str\"")
_FAR_COLUMN = re.compile(rb" r=\"([A-Z]{2,3})\d")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*\shidden=\"(?:1|true)\")")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^<>]*\shidden=\"(?:1|true)\")")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")

TAIL = 1 << 20


@frozen
class SheetMarks:
    """`unknown` cells (row and column from 0), merged cells, how much is hidden, and the reach in rows and columns.

    The reach is of the sheet with its empty cells; up to 26 columns it is not counted more closely.
    """

    unknown: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Span, ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0
    rows: int = 0
    columns: int = 0
    odd: bool = False


def trimmed(xml: bytes) -> bytes:
    """The sheet without the empty rows at its end, which formatting alone can leave there by the million."""
    prefix = _prefix(xml)
    end = xml.rfind(b"</%bsheetData" % prefix)
    if end < 0:
        return xml
    filled = [b"<%b%b" % (prefix, name) for name in (b"v", b"is", b"f")]
    start = max(0, end - TAIL)
    last = max(xml.rfind(tag, start, end) for tag in filled)
    while last < 0 < start:
        start, stop = max(0, start - 8 * TAIL), start + 8
        last = max(xml.rfind(tag, start, stop) for tag in filled)
    row_end = xml.find(b"</%brow>" % prefix, last, end) if last >= 0 else -1
    return xml if row_end < 0 else xml[: row_end + len(prefix) + 6] + xml[end:]


def marks_of(xml: bytes) -> SheetMarks:
    """Read the tags of one sheet."""
    prefix, unknown = _prefix(xml), set[tuple[int, int]]()
    # At an address that no sheet has, the quick library lays out more cells than there is memory, and ends the process.
    odd = b"<![CDATA[" in xml or b"<!--" in xml or _ODD_ADDRESS.search(xml) is not None
    for attributes in _without_value(xml, prefix):
        at = _AT.search(attributes)
        if at is None:
            odd = True  # cells without addresses are allowed and unusual: where they stand can only be told by counting
        else:
            unknown.add((int(at[2]) - 1, _index(at[1])))
    numbers = {*re.findall(rb"<%brow [^<>]*?r=\"(\d{1,7})\"" % prefix, xml), *_CELL_ROW.findall(xml)}
    rows = [int(number) for number in numbers]
    far = [_index(name) for name in set(_FAR_COLUMN.findall(xml))]
    hidden = b" hidden=" in xml
    return SheetMarks(
        unknown=frozenset(unknown),
        merged=tuple((int(b) - 1, _index(a), int(d) - 1, _index(c)) for a, b, c, d in _MERGED.findall(xml)),
        hidden_rows=len(_HIDDEN_ROW.findall(xml)) if hidden else 0,
        hidden_columns=len(_HIDDEN_COLUMN.findall(xml)) if hidden else 0,
        rows=max(rows, default=0),
        columns=max(far, default=25) + 1,
        odd=odd or (not rows and b"<%brow" % prefix in xml),
    )


def _prefix(xml: bytes) -> bytes:
    """The prefix of the sheet's tags with its colon, which Excel itself does not write."""
    found = _DATA.search(xml)
    return (found[1] or b"") if found else b""


def _without_value(xml: bytes, prefix: bytes) -> list[bytes]:
    """The attributes of each cell with a formula and no stored result, or in error."""
    found: list[bytes] = []
    if any(b"<%bf%b" % (prefix, end) in xml for end in (b">", b" ", b"/")):
        formula = rb"\s*<%bf\b(?:[^<>]*/>|[^<>]*>[^<]*</%bf\s*>)\s*(?:<%bv\b(?:[^<>]*/>|[^<>]*>([^<]*)<))?"
        for match in re.finditer((_CELL + formula) % ((prefix,) * 4), xml):
            if not match[2] and not _TEXT_RESULT.search(match[1]):  # an empty text is a result too
                found.append(match[1])
    if b't="e"' in xml:
        found += [match[1] for match in re.finditer(_CELL % prefix, xml) if b't="e"' in match[1]]
    return found


def _index(name: bytes) -> int:
    index = 0
    for letter in name:
        index = index * 26 + letter - 64
    return index - 1
