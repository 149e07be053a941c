"""Tables of advice that became plain lines: rows with bars or tabs, and cells that each stand on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from ehcp_rules.adapters.advice_headings import Line, is_heading, label_of

__all__ = ["Row", "block_below", "row_of", "rows_below"]

_COLUMNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?:{pattern})", re.I)
    for name, pattern in (
        (
            "text",
            (
                r"(?:recommended |proposed )?(?:provision|activity|activities|intervention|recommendation|support"
                r"|strategy|programme|therapy|service|what|what is (?:needed|recommended)|type of (?:provision"
                r"|support)|area|need|help|equipment)s?"
            ),
        ),
        (
            "how_often",
            (
                r"amount|frequency|duration|length|dose|dosage|hours|time|times|how (?:much|often|long|many)|how "
                r"(?:much|often) and how (?:long|often)|when|quantity|frequency (?:and|/|&) duration|(?:duration"
                r"|amount) (?:and|/|&) frequency|group size|intensity|period"
            ),
        ),
        (
            "who",
            (
                r"who|by whom|whom|staff|person|delivered by|provided by|provider|lead|adult|role|responsible|person "
                r"responsible|responsibility|who (?:will|should) (?:deliver|provide|do it|do this)|staffing|carried "
                r"out by"
            ),
        ),
    )
}
_OTHER = re.compile(
    r"(?:no|ref|number|outcome|purpose|why|reason|where|place|notes?|comments?|review(?:ed)?|setting"
    r"|monitoring|aim|rationale)\.?",
    re.I,
)
_BAR = re.compile(r"\s*\|\s*|\t+")
_RULE = re.compile(r"^[\s|:+-]+$")


@frozen
class Row:
    """One row of a table as the fields of a piece of provision, how many lines it takes, and its label."""

    fields: Mapping[str, str]
    lines: int
    label: str = ""


def _column(cell: str) -> str | None:
    text = cell.strip().rstrip(":?").strip()
    found = next((name for name, pattern in _COLUMNS.items() if pattern.fullmatch(text)), None)
    return found or ("other" if _OTHER.fullmatch(text) else None)


def _fields(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by field; several of one field stand together, and a column that is neither what, how often nor who is left out."""
    fields: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name != "other" and cell.strip():
            fields[name] = f"{fields[name]}, {cell.strip()}" if name in fields else cell.strip()
    return fields


def _header(cells: Sequence[str]) -> list[str]:
    columns = [column for cell in cells if (column := _column(cell)) is not None]
    known = len(columns) == len(cells) >= 2 and "text" in columns and len(set(columns)) >= 2
    return columns if known else []


def row_of(line: str, columns: Sequence[str]) -> tuple[Row | None, list[str]]:
    """A line with bars or tabs as a row under these columns, or the columns that it names itself; neither where it has no cells."""
    if "|" not in line and "\t" not in line:
        return None, list(columns)
    if _RULE.match(line):
        return Row({}, 1), list(columns)
    label, start = label_of(line)
    cells = _BAR.split(line[start:].strip().strip("|").strip())
    header = _header([cell for cell in cells if cell])
    if header:
        return Row({}, 1), header
    if columns and len(cells) == len(columns):
        fields = _fields(columns, cells)
    else:
        if len(cells) > 1 and re.fullmatch(r"[A-Z]{0,3}\d{1,2}(?:\.\d+)*", cells[0]):
            label, cells = cells[0], cells[1:]
        fields = {"text": cells[0]} | ({"how_often": ", ".join(cells[1:])} if len(cells) > 1 else {})
    return (Row(fields, 1, label), list(columns)) if fields.get("text") else (Row({}, 1), list(columns))


def rows_below(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]]:
    """The rows of a table whose cells stand on lines of their own from `place` on: its header, and each row with its place.

    Two to five lines that each name a column are the header; as many lines at a time are a row, up to a heading or a sentence.
    """
    for width in (5, 4, 3, 2):
        head = [line.text for line in lines[place : place + width]]
        columns = _header(head) if len(head) == width else []
        if not columns:
            continue
        rows: list[tuple[int, Row]] = []
        at = place + width
        while at + width <= len(lines):
            cells = lines[at : at + width]
            if any(_is_no_cell(lines, at + offset) for offset in range(width)):
                break
            label, start = label_of(cells[0].text)
            texts = [cells[0].text[start:], *(cell.text for cell in cells[1:])]
            rows.append((at, Row(_fields(columns, texts), width, label)))
            at += width
        if rows and all("text" in row.fields for _, row in rows):
            return width, rows
    return 0, []


_PAIR = re.compile(r"^(?P<key>[A-Za-z][A-Za-z /&]{1,30}?)(?P<number> ?\d{1,2})?: +(?P<value>\S.*)$")


def block_below(lines: Sequence[Line], place: int) -> Row | None:
    """A recommendation told line by line, each with the name of its column: `Provision: …`, `Frequency: …`, `Who: …`."""
    fields: dict[str, str] = {}
    at = place
    while at < len(lines):
        found = _PAIR.match(lines[at].text)
        column = _column(found["key"]) if found else None
        if found is None or column is None or (column == "text" and "text" in fields):
            break
        if column != "other":
            fields[column] = f"{fields[column]}, {found['value']}" if column in fields else found["value"]
        at += 1
    return Row(fields, at - place) if len(fields) > 1 and "text" in fields else None


def _is_no_cell(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    numbered = re.match(r"^\d{1,2}\.?\s+[A-Z]", text) is not None and is_heading(lines, place)
    return text.startswith("#") or numbered or (len(text.split()) > 25 and lines[place].apart)
