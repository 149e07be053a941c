"""Tables of advice that became plain lines: rows with bars or tabs, and cells that each stand on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from ehcp_rules.adapters.papers.columns import (
    MOST_WORDS_OF_A_CELL,
    REFERENCE,
    Row,
    answers_of,
    column_of,
    columns_named,
    columns_told,
    fields_of,
    row_under,
)
from ehcp_rules.adapters.papers.headings import Line, is_heading, label_of
from ehcp_rules.adapters.papers.records import rows_of_pairs, rows_of_records
from ehcp_rules.adapters.papers.sentences import amount_alone, names_a_deliverer, states_an_amount

__all__ = ["amount_below", "heads_outcomes", "row_of", "rows_below"]

_BAR = re.compile(r"\s{0,9}\|\s*|\t+")
_GAPS = (_BAR, re.compile(r" {2,}"), re.compile(r" / "), re.compile(r" ?; "))
_LABEL_AND_WORDS = 2
_MOST_LINES = 400
_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
"""`Date of report | 3/5/2026` is a field of the paper, and names no columns."""
_RULE = re.compile(r"^[\s|:+-]+$")


def row_of(line: str, columns: Sequence[str]) -> tuple[Row | None, list[str]]:
    """A line with bars or tabs as a row under these columns, or the columns that it names itself; neither where it has no cells."""
    label, start = label_of(line)
    if "|" not in line and "\t" not in line[start:]:
        return None, list(columns)
    if _RULE.match(line):
        return Row({}, 1), list(columns)
    cells = [cell.strip() for cell in _BAR.split(_within_bars(line[start:]))]
    header = columns_named([cell for cell in cells if cell])
    if header:
        return Row({}, 1), header
    answers: dict[str, str] = {}
    if columns and len(cells) == len(columns):
        fields, answers = fields_of(columns, cells), answers_of(columns, cells)
        label = fields.pop("label", label)
    else:
        if len(cells) > 1 and REFERENCE.fullmatch(cells[0]):
            label, cells = cells[0], cells[1:]
        # Where a cell tells the amount, what stands between it and the first tells more of what is done.
        amounts = [cell for cell in cells[1:] if states_an_amount(cell)] or cells[1:]
        fields = {"text": ", ".join(cell for cell in cells if cell not in amounts)} | (
            {"how_often": ", ".join(amounts)} if amounts else {}
        )
    return (Row(fields, 1, label, answers), list(columns)) if fields.get("text") else (Row({}, 1), list(columns))


def heads_outcomes(line: str) -> bool:
    """Whether a row only names the columns of a table of outcomes: `Outcome | By when`."""
    cells = [cell for told in _BAR.split(_within_bars(line)) if (cell := told.strip())]
    names = all(len(cell.split()) <= MOST_WORDS_OF_A_CELL and not re.search(r"\d|[.;]$", cell) for cell in cells)
    return len(cells) > 1 and column_of(cells[0]) == "outcome" and names


def rows_below(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]]:
    """The rows of a table that begins at `place`: how many lines its header takes, and each row with its place."""
    if place >= len(lines):
        return 0, []
    # This is asked at line after line, of which a table has not so many.
    near = lines[place : place + _MOST_LINES]
    shapes = (_rows_of_cells, rows_of_records, _rows_of_lines, rows_of_pairs)
    width, rows = next((found for shape in shapes if (found := shape(near, 0)) is not None), (0, []))
    return width, [(place + at, row) for at, row in rows]


def _rows_of_cells(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]] | None:
    """Rows that are each a line, its cells parted by bars, tabs, wide gaps or strokes, all of as many cells."""
    for gap in _GAPS:
        starts = [start for start, _ in _cells(gap, lines[place].text)]
        width = len(starts)
        if width < 2 or (width == _LABEL_AND_WORDS and label_of(lines[place].text)[1] and "|" not in lines[place].text):
            # A label with a gap behind it makes no table of numbered paragraphs.
            continue
        at = place
        table: list[tuple[int, list[str]]] = []
        while at < len(lines) and not lines[at].text.startswith("#"):
            if not _RULE.match(lines[at].text):
                cells = _under(starts, _cells(gap, lines[at].text), ragged=len(table) > 1 and not lines[at].apart)
                if not cells:
                    break
                table.append((at, cells))
            at += 1
        if len(table) < (2 if width > 2 else 3):
            continue
        header, body = table[0][1], table[1:]
        columns = columns_named(header) or columns_told(header, [cells for _, cells in body])
        if columns and not any(states_an_amount(cell) or _DATE.search(cell) for cell in header):
            return body[0][0] - place, [(at, _with_words(row_under(columns, cells, 1), cells)) for at, cells in body]
    return None


def _with_words(row: Row, cells: Sequence[str]) -> Row:
    """A row whose cell for what is done is blank tells all that its other cells tell."""
    return row if "text" in row.fields else evolve(row, fields={"text": ", ".join(filter(None, cells))})


def _cells(gap: re.Pattern[str], line: str) -> list[tuple[int, str]]:
    """The cells of a line, each with where it begins."""
    text = _within_bars(line)
    starts = [0, *(found.end() for found in gap.finditer(text))]
    ends = [*(found.start() for found in gap.finditer(text)), len(text)]
    return [(start, text[start:end].strip()) for start, end in zip(starts, ends, strict=True)]


def _within_bars(line: str) -> str:
    """A row without the bars around it: what is blank between these and the next bar is a cell."""
    text = line.strip()
    return text.removeprefix("|").removesuffix("|") if text.startswith("|") else text.strip("| ")


def _under(starts: Sequence[int], cells: Sequence[tuple[int, str]], *, ragged: bool = False) -> list[str]:
    """The cells under the columns that begin at these places, where a cell may be blank; none where they do not fit.

    In a table that has begun a row may be `ragged`: what it lacks is blank, what it has too much goes with its last cell.
    """
    if len(cells) == len(starts):
        return [cell for _, cell in cells]
    if len(cells) < 2:
        return []
    if any(start not in starts for start, _ in cells):
        told = [cell for _, cell in cells]
        last = len(starts) - 1
        return [*told[:last], *[""] * (last - len(told)), ", ".join(told[last:])] if ragged else []
    by_place = dict(cells)
    return [by_place.get(start, "") for start in starts]


def _rows_of_lines(lines: Sequence[Line], place: int) -> tuple[int, list[tuple[int, Row]]] | None:
    """Rows whose cells stand on lines of their own, under a header of as many lines.

    Where all of these name columns, up to a heading or a sentence; else the rows must fill the lines up to the next gap,
    and their content tell the columns.
    """
    for width in (5, 4, 3, 2):
        head = [line.text for line in lines[place : place + width]]
        if len(head) < width:
            continue
        columns = columns_named(head)
        if not columns and not (
            len(set(head)) == width and any(map(column_of, head)) and all(map(_names_a_column, head))
        ):
            continue
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
        whole = len(rows) > 1 and (at == len(lines) or lines[at].apart)
        if not columns and whole and {cell for row in rows for cell in row}.isdisjoint(head):
            columns = columns_told(head, rows)
        found = [
            evolve(row_under(columns, cells, width), label=label) for cells, label in zip(rows, labels, strict=True)
        ]
        if columns and found and all("text" in row.fields for row in found):
            return width, [(place + width * number, row) for number, row in enumerate(found, 1)]
    return None


def _labelled(cells: Iterable[Line]) -> bool:
    return any(label_of(cell.text)[1] for cell in cells)


def _names_a_column(cell: str) -> bool:
    return (
        len(cell.split()) <= MOST_WORDS_OF_A_CELL and not cell.endswith((".", ":", ";")) and not states_an_amount(cell)
    )


def _is_no_cell(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    numbered = re.match(r"^\d{1,2}\.?\s+[A-Z]", text) is not None and is_heading(lines, place)
    return text.startswith("#") or numbered or (len(text.split()) > 25 and lines[place].apart)


def amount_below(lines: Sequence[Line], at: int) -> str:
    """The next line where that is only the amount of this one, which has none and ends without a stop; else ""."""
    first = lines[at].text
    if at + 1 == len(lines) or first.endswith((".", ":", ";")) or label_of(first)[1] or is_heading(lines, at):
        return ""
    second = lines[at + 1]
    ends = at + 2 == len(lines) or lines[at + 2].apart
    alone = not second.apart and not label_of(second.text)[1]
    alone = alone and (
        amount_alone(second.text) or (ends and states_an_amount(second.text) and names_a_deliverer(second.text))
    )
    return second.text if alone and not states_an_amount(first) else ""
