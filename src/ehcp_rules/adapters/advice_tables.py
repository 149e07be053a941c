"""Tables of advice that became plain lines: rows with bars or tabs, and cells that each stand on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from attrs import evolve, frozen

from ehcp_rules.adapters.advice_headings import Line, is_heading, label_of
from ehcp_rules.adapters.advice_sentences import names_a_deliverer, states_an_amount

__all__ = ["Row", "row_of", "rows_below"]

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
_REFERENCE = re.compile(r"[A-Z]{0,4}\d{1,2}(?:\.\d+)*\.?")
_MOST_WORDS_OF_A_CELL = 8
_BAR = re.compile(r"\s*\|\s*|\t+")
_GAPS = (_BAR, re.compile(r" {2,}"), re.compile(r" / "), re.compile(r" ?; "))
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


def _named(cells: Sequence[str]) -> list[str]:
    """The columns of a header all of whose cells name one; none where they do not."""
    columns = [column for cell in cells if (column := _column(cell)) is not None]
    known = len(columns) == len(cells) >= 2 and "text" in columns and len(set(columns)) >= 2
    return columns if known else []


def _told_by_content(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns by their names where those tell, else by what stands in them: amounts, people, a number, or what is done.

    None where no column holds the amounts, or where nothing is left that tells what is done.
    """
    columns = []
    for number, cells in enumerate(zip(*rows, strict=True)):
        name = _column(header[number]) if header else None
        if all(_REFERENCE.fullmatch(cell) for cell in cells):
            name = "label"
        elif name in (None, "text") and _most(map(states_an_amount, cells)):
            name = "how_often"
        elif name is None and "text" in columns and _most(map(_somebody, cells)):
            name = "who"
        columns.append(name or "text")
    mean_amounts = any(
        name == "how_often" and _most(states_an_amount(row[number]) for row in rows)
        for number, name in enumerate(columns)
    )
    return columns if mean_amounts and "text" in columns else []


def _most(told: Iterable[bool]) -> bool:
    found = list(told)
    return sum(found) * 2 >= len(found) and any(found)


def _somebody(cell: str) -> bool:
    return len(cell.split()) <= _MOST_WORDS_OF_A_CELL and names_a_deliverer(cell)


def row_of(line: str, columns: Sequence[str]) -> tuple[Row | None, list[str]]:
    """A line with bars or tabs as a row under these columns, or the columns that it names itself; neither where it has no cells."""
    if "|" not in line and "\t" not in line:
        return None, list(columns)
    if _RULE.match(line):
        return Row({}, 1), list(columns)
    label, start = label_of(line)
    cells = _BAR.split(line[start:].strip().strip("|").strip())
    header = _named([cell for cell in cells if cell])
    if header:
        return Row({}, 1), header
    if columns and len(cells) == len(columns):
        fields = _fields(columns, cells)
    else:
        if len(cells) > 1 and _REFERENCE.fullmatch(cells[0]):
            label, cells = cells[0], cells[1:]
        fields = {"text": cells[0]} | ({"how_often": ", ".join(cells[1:])} if len(cells) > 1 else {})
    return (Row(fields, 1, label), list(columns)) if fields.get("text") else (Row({}, 1), list(columns))


def rows_below(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]]:
    """The rows of a table that begins at `place`: how many lines its header takes, and each row with its place."""
    if place >= len(lines):
        return 0, []
    return _rows_of_cells(lines, place) or _rows_of_lines(lines, place) or _rows_of_pairs(lines, place) or (0, [])


def _rows_of_cells(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]] | None:
    """Rows that are each a line, its cells parted by bars, tabs, wide gaps or strokes, all of as many cells."""
    for gap in _GAPS:
        starts = [start for start, _ in _cells(gap, lines[place].text)]
        width = len(starts)
        if width < 2:
            continue
        at = place
        table: list[tuple[int, list[str]]] = []
        while at < len(lines) and not lines[at].text.startswith("#"):
            if not _RULE.match(lines[at].text):
                cells = _under(starts, _cells(gap, lines[at].text))
                if not cells:
                    break
                table.append((at, cells))
            at += 1
        if len(table) < (2 if width > 2 else 3):
            continue
        header, body = table[0][1], table[1:]
        columns = _named(header) or _told_by_content(header, [cells for _, cells in body])
        if columns and not any(states_an_amount(cell) for cell in header):
            return body[0][0] - place, [(at, _row(columns, cells, 1)) for at, cells in body]
    return None


def _cells(gap: re.Pattern[str], line: str) -> list[tuple[int, str]]:
    """The cells of a line, each with where it begins."""
    text = line.strip("| ")
    starts = [0, *(found.end() for found in gap.finditer(text))]
    ends = [*(found.start() for found in gap.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _under(starts: Sequence[int], cells: Sequence[tuple[int, str]]) -> list[str]:
    """The cells under the columns that begin at these places, where a cell may be blank; none where they do not fit."""
    if len(cells) == len(starts):
        return [cell for _, cell in cells]
    if len(cells) < 2 or any(start not in starts for start, _ in cells):
        return []
    told = dict(cells)
    return [told.get(start, "") for start in starts]


def _row(columns: Sequence[str], cells: Sequence[str], lines: int) -> Row:
    fields = _fields(columns, cells)
    label = fields.pop("label", "")
    return Row(fields, lines, label)


def _rows_of_lines(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]] | None:
    """Rows whose cells stand on lines of their own, under a header of as many lines.

    Where all of these name columns, up to a heading or a sentence; else the rows must fill the lines up to the next gap,
    and their content tell the columns.
    """
    for width in (5, 4, 3, 2):
        head = [line.text for line in lines[place : place + width]]
        if len(head) < width:
            continue
        columns = _named(head)
        rows: list[list[str]] = []
        labels: list[str] = []
        at = place + width
        while at + width <= len(lines):
            cells = lines[at : at + width]
            if any(_is_no_cell(lines, at + offset) for offset in range(width)):
                break
            if not columns and (any(cell.apart or cell.text.endswith(".") for cell in cells) or _labelled(cells[1:])):
                break
            label, start = label_of(cells[0].text)
            rows.append([cells[0].text[start:], *(cell.text for cell in cells[1:])])
            labels.append(label)
            at += width
        if not columns and len(rows) > 1 and (at == len(lines) or lines[at].apart) and all(map(_names_a_column, head)):
            columns = _told_by_content(head, rows)
            columns = columns if any(_column(cell) for cell in head) else []
        found = [evolve(_row(columns, cells, width), label=label) for cells, label in zip(rows, labels, strict=True)]
        if columns and found and all("text" in row.fields for row in found):
            return width, [(place + width * number, row) for number, row in enumerate(found, 1)]
    return None


def _labelled(cells: Iterable[Line]) -> bool:
    return any(label_of(cell.text)[1] for cell in cells)


def _names_a_column(cell: str) -> bool:
    return (
        len(cell.split()) <= _MOST_WORDS_OF_A_CELL and not cell.endswith((".", ":", ";")) and not states_an_amount(cell)
    )


_PAIR = re.compile(r"^(?P<key>[A-Za-z][A-Za-z /&]{1,30}?)(?P<number> ?\d{1,2})?: +(?P<value>\S.*)$")


def _rows_of_pairs(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]] | None:
    """Recommendations told line by line, each with the name of its column: `Provision: …`, `Frequency: …`, `Who: …`.

    The first name begins another row. Of several rows the content may tell the columns; of one alone only the names.
    """
    records: list[list[tuple[str, str]]] = []
    for line in lines[place:]:
        found = _PAIR.match(line.text)
        if found is None:
            break
        if not records or found["key"] == records[0][0][0]:
            records.append([])
        records[-1].append((found["key"], found["value"]))
    keys = list(dict.fromkeys(key for record in records for key, _ in record))
    if not keys:
        return None
    cells = [[", ".join(value for key, value in record if key == name) for name in keys] for record in records]
    columns = _told_by_content(keys, cells) if len(records) > 1 else _named(keys)
    rows = [_row(columns, row, len(record)) for row, record in zip(cells, records, strict=True)]
    if not columns or not all("text" in row.fields for row in rows):
        return None
    starts = accumulate((row.lines for row in rows), initial=place)
    return 0, list(zip(starts, rows, strict=False))


def _is_no_cell(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    numbered = re.match(r"^\d{1,2}\.?\s+[A-Z]", text) is not None and is_heading(lines, place)
    return text.startswith("#") or numbered or (len(text.split()) > 25 and lines[place].apart)
