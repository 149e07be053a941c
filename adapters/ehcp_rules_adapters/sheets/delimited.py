"""Delimited text (CSV and its kin) as a grid: encoding, delimiter and records are told from the bytes.

Rows are counted as a spreadsheet shows them: a record with line ends inside its quotes is one row, the headings are row 1.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from ehcp_rules.adapters import ImportIssue
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.sheets.grid import Grid

__all__ = ["DELIMITERS", "MOST_BYTES", "Decoded", "decoded", "delimiter_of", "read_delimited"]

DELIMITERS = ",;\t|"
MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 1_000


@frozen
class Decoded:
    """The text of a file, the encoding it was in, and the lines (from 1) that were not in it."""

    text: str
    encoding: str
    others: tuple[int, ...] = ()


def decoded(content: bytes, place: str = "") -> Decoded:
    """Decode by the mark at the beginning, else as UTF-16 when every other byte is empty, else as UTF-8 or Windows-1252.

    Raises `UnreadableFileError` for bytes that are none of these.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content, encoding, place).removeprefix("\ufeff"), encoding)
    if (encoding := _wide(content[:4096])) and len(content) % 2 == 0:
        return Decoded(_strictly(content, encoding, place), encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _line_by_line(content, place)


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def _wide(head: bytes) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    most = len(head) // 2 * 0.4
    return "utf-16-le" if odd > most and even < most / 4 else "utf-16-be" if even > most and odd < most / 4 else ""


def _strictly(content: bytes, encoding: str, place: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the bytes from {error.start} on are not {encoding.upper()}, which its beginning says it is"
        raise UnreadableFileError.of(place, message, "export the file again, as UTF-8 if it can be chosen") from None


def _line_by_line(content: bytes, place: str) -> Decoded:
    """Windows-1252, save for lines that hold other letters in sound UTF-8: such a file was put together from two."""
    texts, wide, narrow = [], [], []
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.isascii():
            texts.append(line.decode("ascii"))
            continue
        try:
            texts.append(line.decode("utf-8"))
            wide.append(number)
        except UnicodeDecodeError:
            try:
                texts.append(line.decode("cp1252"))
            except UnicodeDecodeError as error:
                message = f"byte {error.start + 1} of line {number} is in none of the encodings that are known"
                hint = "export the file again, as UTF-8 if it can be chosen"
                raise UnreadableFileError.of(place, message, hint) from None
            narrow.append(number)
    if len(wide) > len(narrow):
        return Decoded("\n".join(texts), "utf-8", tuple(narrow))
    return Decoded("\n".join(texts), "cp1252", tuple(wide))


def read_delimited(content: bytes, name: str, title: str) -> Grid:
    """A file as a grid; `name` is what places call it. Raises `UnreadableFileError` when it cannot be text at all."""
    if len(content) > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        raise UnreadableFileError.of("", f"the file is larger than {limit} MiB", "export fewer plans at a time")
    found = decoded(content)
    issues = list(_encoding_remarks(found, name))
    text, first = found.text, 0
    delimiter = ""
    if text[:5].lower().startswith("sep=") and text[4:6].rstrip("\r\n"):
        delimiter, text, first = text[4], text.partition("\n")[2], 1
    lines = list(io.StringIO(text, newline=""))
    delimiter = delimiter or delimiter_of("".join(lines[:2_000]))
    while lines and not lines[-1].strip(f"{delimiter} \t\r\n\x00\x1a"):  # rows a spreadsheet saved empty
        lines.pop()
    rows, faults, cut = _records(lines, delimiter)
    if cut:
        issues.append(ImportIssue(f"csv:{name}", f"the file goes on; only its first {len(rows):,} rows were read"))
    nuls = [number for number, row in enumerate(rows) if any("\x00" in cell for cell in row)] if "\x00" in text else []
    for number in nuls:
        rows[number] = [cell.replace("\x00", "") for cell in rows[number]]
    for number in itertools.islice(nuls, 20):
        issues.append(
            ImportIssue(f"csv:{name} row {number + 1 + first}", "the row holds NUL bytes; they were left out")
        )
    if len(nuls) > 20:
        issues.append(ImportIssue(f"csv:{name}", f"{len(nuls)} rows in all hold NUL bytes; they were left out"))
    for number, why in faults:
        if rows[number]:
            issues.append(ImportIssue(f"csv:{name} row {number + 1 + first}", why))
    faults = [(number, why) for number, why in faults if not rows[number]]
    if first:
        rows.insert(0, [])
        faults = [(number + 1, why) for number, why in faults]
    return Grid(title=title, form="csv", file=name, rows=rows, faults=tuple(faults), issues=tuple(issues), cut=cut)


def _encoding_remarks(found: Decoded, name: str) -> Iterator[ImportIssue]:
    names = {"cp1252": "Windows-1252 (cp1252)", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
    if found.encoding != "utf-8":
        message = f"the file is not in UTF-8; it was read as {names[found.encoding]}"
        yield ImportIssue(f"csv:{name}", message, "note")
    if found.others:
        other = "Windows-1252 (cp1252)" if found.encoding == "utf-8" else "UTF-8"
        lines = ", ".join(map(str, found.others[:10])) + (" and more" if len(found.others) > 10 else "")
        message = f"the file mixes encodings: these lines are in {other}, unlike the rest, and were read so: {lines}"
        yield ImportIssue(f"csv:{name}", message)


def delimiter_of(text: str) -> str:
    """The delimiter that gives the most even rows of more than one cell; a comma where none does."""
    head = text[:65_536]
    best, chosen = 0.0, ","
    for delimiter in DELIMITERS:
        if delimiter not in head:
            continue
        widths = Counter(
            len(row) for row in itertools.islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), 200)
        )
        widths.pop(0, None)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        score = count / widths.total() + min(width, 20) / 100
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _records(lines: Sequence[str], delimiter: str) -> tuple[list[list[str]], list[tuple[int, str]], bool]:
    """The rows; those that could not be read (an empty row stands for each) with the reason; whether the file went on."""
    rows: list[list[str]] = []
    faults: list[tuple[int, str]] = []
    start = width = 0
    while start < len(lines):
        reader = csv.reader(itertools.islice(lines, start, None), delimiter=delimiter, strict=True)
        before = 0
        try:
            for row in reader:
                if len(rows) >= MOST_ROWS:
                    return rows, faults, True
                if width > 1 and len(row) == 1:  # the rest of a statement whose quotation marks were broken
                    before = reader.line_num
                    continue
                width = 0
                rows.append(row[:MOST_COLUMNS])
                before = reader.line_num
            break
        except csv.Error:
            # A quote that never closes would swallow the rest of the file: only the line it stands in is given up.
            line = lines[start + before]
            closed = line.count('"') % 2 == 0
            faults.append((len(rows), _NOT_DOUBLED if closed else _NOT_CLOSED))
            rows.append(next(csv.reader([line], delimiter=delimiter), []) if closed else [])
            start += before + 1
            width = 0 if closed else max(map(len, rows))
    return rows, faults, False


_NOT_DOUBLED = "quotation marks inside a cell of this row are not doubled; its text may not be as it was"
_NOT_CLOSED = "a quotation mark in this row opens and never closes, or a cell is longer than any statement"
