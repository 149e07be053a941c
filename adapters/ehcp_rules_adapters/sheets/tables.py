"""Where a table begins in a grid: its headings, whether over one row or two, below titles and notes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence

import attrs
from attrs import define, field

from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.sheets.grid import Grid, Value
from ehcp_rules_adapters.sheets.headings import Heading, folded_heading
from ehcp_rules_adapters.sheets.profile import Profile, profile_of
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary
from ehcp_rules_adapters.terms import standard_terms

__all__ = ["Column", "Table", "table_of"]

MOST_ROWS_ABOVE = 30
LONGEST_HEADING = 120
MOSTLY_KNOWN = 0.75
"""The share of known headings from which on a row is headings for certain; below it one could be a name beside its label."""
MOST_LONGER = 0.5
"""From this share of rows on, what goes on beyond the headings is a column without one."""

_NO_HEADING = re.compile(r"\d{3}|[\"{}]")
"""A date, a reference or a piece of markup in a text: it may hold every word of a heading and still be a value."""


@define(eq=False)
class Column:
    """One column: its position, its heading as printed, the heading's words, and what its values look like.

    `matches` says for each field how well the heading names it, without and with the word of the field's group; `ignored`
    how well it names a column that is left out on purpose, `key_words` one that holds references of plans. Unless `shown`
    it is no heading for certain and could be text of a plan: messages then give the column's number.
    """

    index: int
    title: str
    heading: Heading
    profile: Profile = field(repr=False)
    matches: Mapping[str, tuple[float, float]] = field(factory=dict, repr=False)
    ignored: float = 0.0
    key_words: float = 0.0
    shown: bool = True


@define(eq=False)
class Table:
    """A grid with the row of its headings (-1 for none) and the positions of the rows below it.

    Columns without heading and values are left out. Unless `named`, the headings are words that nobody knows.
    """

    grid: Grid
    heading_row: int
    rows: Sequence[int]
    columns: list[Column]
    named: bool = True

    def place(self, row: int, column: Column) -> str:
        """The place of a cell."""
        return self.grid.place_of(row, column.index, column.title if column.shown else "")

    def column_place(self, column: Column) -> str:
        """The place of a whole column."""
        return self.grid.column_place(column.index, column.title if column.shown else "")


def table_of(grid: Grid, vocabulary: Vocabulary, wanted: Collection[str] = ()) -> Table | None:
    """The table of a grid; None when the grid holds nothing. `wanted` are headings (folded) that it is known to have."""
    above = [index for index, row in enumerate(grid.rows[: MOST_ROWS_ABOVE * 4]) if any(map(_filled, row))]
    if not above:
        return None
    scored = [(_heading_score(grid, row, vocabulary), -row) for row in above[:MOST_ROWS_ABOVE]]
    if wanted:
        asked = [(2.0 * _wanted_in(grid, row, wanted), -row) for row in above[:MOST_ROWS_ABOVE]]
        scored = asked if max(asked)[0] else scored
    score, at = max(scored)
    heading_row = -at if score > 0 else -1
    first_row = heading_row + 1 if heading_row >= 0 else above[0]
    if grid.form == "csv" and heading_row >= 0:
        grid = _without_longer_rows(grid, heading_row)
    width = max(len(row) for row in grid.rows[:10_000])
    titles = _titles(grid, heading_row, width) if heading_row >= 0 else [""] * width
    columns = []
    rows = range(first_row, len(grid.rows))
    for index in range(width):
        profile = profile_of(grid, index, rows, vocabulary)
        if titles[index] or profile.filled:
            heading = vocabulary.words.heading(titles[index])
            matches, ignored = vocabulary.match(heading), vocabulary.ignores(heading)
            key_words = vocabulary.key_words(heading)
            columns.append(Column(index, titles[index], heading, profile, matches, ignored, key_words))
    sure = sum(_certain(column.title, vocabulary) for column in columns) >= MOSTLY_KNOWN * len(columns)
    for column in columns:
        column.shown = sure or _certain(column.title, vocabulary)
    return Table(grid, heading_row, rows, columns, named=score >= 2)


def _without_longer_rows(grid: Grid, heading_row: int) -> Grid:
    """The file without rows that go on beyond the headings: a delimiter that nobody quoted moved their later cells."""
    width = max(index for index, value in enumerate(grid.rows[heading_row]) if _filled(value)) + 1
    longer = [
        at
        for at, row in enumerate(grid.rows)
        if at > heading_row and len(row) > width and any(map(_filled, row[width:]))
    ]
    if not longer or len(longer) > MOST_LONGER * (len(grid.rows) - heading_row - 1):
        return grid
    why = "the row has more cells than there are headings, so that none can be trusted to stand in its column"
    rows = list(grid.rows)
    for at in longer:
        rows[at] = []
    return attrs.evolve(grid, rows=rows, faults=(*grid.faults, *((at, why) for at in longer)))


def _wanted_in(grid: Grid, row: int, wanted: Collection[str]) -> int:
    """How many of a row's cells are headings that are wanted, or the last part of one that is joined with the row above."""
    cells = {folded_heading(cell) for cell in grid.rows[row] if isinstance(cell, str) and cell.strip()}
    return sum(any(one == cell or one.endswith(f" {cell}") for one in wanted) for cell in cells)


def _filled(value: Value) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _heading_score(grid: Grid, at: int, vocabulary: Vocabulary) -> float:
    """How much a row looks like headings: short texts, no two alike, of words that headings use, with rows below."""
    cells = [value for value in grid.rows[at] if _filled(value)]
    texts = [value.strip() for value in cells if isinstance(value, str)]
    if not texts or at + 1 > len(grid.rows) or any(len(text) > LONGEST_HEADING for text in texts):
        return 0.0
    if any(isinstance(value, (dt.date, float, int)) for value in cells):
        return 0.0
    if len(texts) == 1 and len(grid.rows) > at + 1 and _is_title(grid, at):
        return 0.0
    known = sum(_known(text, vocabulary) for text in texts)
    alike = len(texts) - len({text.lower() for text in texts})
    return known * 2 + len(texts) * 0.1 - alike * 0.5 if known else 0.01 * len(texts) if _plain(texts) else 0.0


def _is_title(grid: Grid, at: int) -> bool:
    below = next((row for row in grid.rows[at + 1 : at + 4] if any(map(_filled, row))), ())
    return sum(map(_filled, below)) > 1


def _plain(texts: Sequence[str]) -> bool:
    """Whether these could be headings in words that nobody knows: each short and ending in no full stop."""
    return len(texts) > 1 and all(len(text) <= 40 and not text.endswith((".", "?", "!")) for text in texts)


def _known(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a heading in words that headings use: at least half of its words mean something."""
    if len(text) > 60 or text.endswith((".", "!")):
        return False
    if section_label(text, standard_terms(), heading=False):
        return True
    units = vocabulary.words.heading(text).units
    meaning = [unit for unit in units if any(word in vocabulary.words.words and q >= 0.75 for word, q in unit.items())]
    return bool(units) and len(units) <= 6 and len(meaning) * 2 >= len(units)


def _certain(text: str, vocabulary: Vocabulary) -> bool:
    """Whether every word of a text, in each of its joined parts, is one that headings use, and no date stands in it."""
    if _NO_HEADING.search(text):
        return False
    if section_label(text, standard_terms()):
        return True
    parts = [vocabulary.words.heading(part).units for part in text.split(" / ")]
    known = (
        any(word in vocabulary.words.words and q >= 0.75 for word, q in unit.items())
        for units in parts
        for unit in units
    )
    return len(text) <= 60 and all(parts) and all(known)


def _titles(grid: Grid, at: int, width: int) -> list[str]:
    """The headings of a row, joined with those of the row above where that one spans several columns."""
    own = [grid.text(at, index) for index in range(width)]
    if at == 0:
        return own
    above = [grid.text(at - 1, index) for index in range(width)]
    spans = [span for span in grid.merged if span[0] <= at - 1 <= span[2]]
    if [index for index, text in enumerate(above) if text] == [next(i for i, text in enumerate(own) if text)]:
        return own  # the title of the sheet, however many columns it was merged over
    if sum(map(bool, above)) < 2 and not any(1 < last - first + 1 < width for _, first, _, last in spans):
        return own
    across = list(above)
    for _, first, _, last in spans:
        for index in range(first, min(last + 1, width)):
            across[index] = above[first]
    if not spans:
        for index in range(1, width):
            across[index] = across[index] or (across[index - 1] if own[index] else "")
    return [
        f"{over} / {title}" if over and title and over != title else over or title
        for over, title in zip(across, own, strict=True)
    ]
