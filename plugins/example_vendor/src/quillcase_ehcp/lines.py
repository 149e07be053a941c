"""The lines of a Quillcase export: which of them belong together, and what each begins with.

    QUILLCASE EXPORT 4
    PLAN QC-0081
    BORN 14.02.2016
    SECTION F
    * F1 (B1 E1) {Teaching assistant; daily} Paired reading
      for 15 minutes.

A record runs from one PLAN to the next. A line that begins with a space goes on with the one above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from attrs import define, field

from ehcp_rules.errors import UnreadableFileError

__all__ = ["FIRST_LINE", "Entry", "entries", "lines_of", "records"]

FIRST_LINE = "QUILLCASE EXPORT"
LONGEST_LINE = 100_000


@define
class Entry:
    """One line with those that go on with it: the word or sign that it begins with, the rest, and its number in the file."""

    mark: str
    text: str = field(repr=False)
    line: int

    @property
    def place(self) -> str:
        """The place of this entry in the file, as reports show it."""
        return f"text:line {self.line}"


def lines_of(file: TextIO) -> Iterator[str]:
    """The lines of a file as they come. Raises `UnreadableFileError` for a line that no export holds, or odd bytes."""
    number = 0
    try:
        while line := file.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                raise UnreadableFileError.of(f"line {number}", "the line is too long for an export", "check the file")
            yield line
    except UnicodeDecodeError:
        raise UnreadableFileError.of(f"after line {number}", "it is not UTF-8", "export it as UTF-8") from None


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of an export, in order; blank lines and the first line of the file are left out."""
    last: Entry | None = None
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip()
        if not line or (number == 1 and line.startswith(FIRST_LINE)):
            continue
        if line[0] == " " and last is not None:
            last.text = f"{last.text} {line.strip()}".strip()
            continue
        if last is not None:
            yield last
        mark, _, text = line.strip().partition(" ")
        last = Entry(mark, text.strip(), number)
    if last is not None:
        yield last


def records(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries of one plan after the other; what stands before the first PLAN comes as a record of its own."""
    record: list[Entry] = []
    for entry in found:
        if entry.mark == "PLAN" and record:
            yield record
            record = []
        record.append(entry)
    if record:
        yield record
