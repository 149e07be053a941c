"""A council's published list, row by row, as phrases by phase and area of need; what cannot be used is told with the reason.

Headings, titles of sheets and columns say of which phase and area a line is. In a table only the columns that say what
is offered are read; where none is known, the whole table is refused rather than guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from attrs import define, field, frozen

from ehcp_rules.adapters import TextRow
from ehcp_rules.ordinarily_available.cutting import cut
from ehcp_rules.ordinarily_available.places import Page, not_offered, page_named
from ehcp_rules.ordinarily_available.words import words
from ehcp_rules.text import Lexicons
from ehcp_rules.text.scanning.fold import fold

__all__ = ["Entry", "Offer", "Refusal", "read_offer"]

LONGEST_LABEL = 8
"""Words of a heading; a longer cell says something."""
MOST_ROWS_ABOVE = 10
"""How far down the headings of a table may stand, below its title."""
LONGEST_LINE = 14
"""Words of a line outside lists and tables that may be an entry; a longer one is prose about the list."""
SHOWN = 60
NOWHERE = Page()


@frozen(kw_only=True)
class Entry:
    """One phrase of the list, and where it stands there."""

    phrase: str
    page: Page
    places: tuple[str, ...]


@frozen
class Refusal:
    """What was not taken: the words as cut, or the beginning of the line, where it stands, and why."""

    words: str
    place: str
    reason: str


@frozen(kw_only=True)
class Offer:
    """What a list gave: its entries by page, what was refused, and how many phrases the ruleset had already."""

    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...]
    known: tuple[str, ...]

    def groups(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries by the name of their page."""
        ordered = sorted(self.entries, key=lambda entry: entry.page.name)
        return {name: tuple(entries) for name, entries in groupby(ordered, key=lambda entry: entry.page.name)}


def read_offer(rows: Iterable[TextRow], lexicons: Lexicons, lexicon: str, *, column: str = "") -> Offer:
    """The phrases of a list. `lexicons` are the ruleset's, and those that its `lexicon` has already are left out.

    `column` names the heading of the column that says what is offered, where it is not one of the usual ones.
    """
    reading = _Reading(lexicons, fold(column.strip()))
    for table, part in groupby(rows, key=lambda row: row.table):
        if table:
            reading.table(list(part))
        else:
            for row in part:
                reading.paragraph(row)
    known = [phrase for phrase in reading.found if _is_known(phrase, lexicons, lexicon)]
    entries = tuple(
        Entry(phrase=phrase, page=_joined(pages), places=tuple(dict.fromkeys(place for place, _ in seen)))
        for phrase, seen in reading.found.items()
        if phrase not in known and (pages := [page for _, page in seen])
    )
    return Offer(entries=entries, refused=tuple(dict.fromkeys(reading.refused)), known=tuple(known))


def _is_known(phrase: str, lexicons: Lexicons, lexicon: str) -> bool:
    """Whether the lexicon finds every word of the phrase by itself."""
    spans = [hit.span for hit in lexicons.scan(fold(phrase)).of(lexicon)]
    return all(
        any(span.start <= match.start() and match.end() <= span.end for span in spans)
        for match in re.finditer(r"[^\W_]+", phrase)
    )


def _joined(pages: list[Page]) -> Page:
    """One page for a phrase that stands on several: the lexicon holds it once."""
    areas = {page.area for page in pages}
    every = any(not page.phases for page in pages)
    phases = () if every else tuple(dict.fromkeys(phase for page in pages for phase in page.phases))
    return Page(phases, areas.pop() if len(areas) == 1 else "")


@define
class _Reading:
    """A list on its way: the headings above, what was found by phrase, and what was refused."""

    lexicons: Lexicons
    column: str
    headings: list[tuple[int, Page, str]] = field(factory=list)
    found: dict[str, list[tuple[str, Page]]] = field(factory=dict)
    refused: list[Refusal] = field(factory=list)

    @property
    def page(self) -> Page:
        """What the headings above say."""
        page = Page()
        for _, named, _ in reversed(self.headings):
            page = page.under(named)
        return page

    @property
    def reason(self) -> str:
        """Why the headings above say that nothing under them is offered; empty where they do not."""
        return next((reason for _, _, reason in self.headings if reason), "")

    def paragraph(self, row: TextRow) -> None:
        """A heading, an item of a list, or a line of the document."""
        text = row.cells[0]
        if row.level is not None:
            self.headings = [one for one in self.headings if one[0] < row.level]
            self.headings.append((row.level, page_named(text, self.lexicons), not_offered(text)))
        elif row.listed or len(text.split()) <= LONGEST_LINE:
            self.take(text, row.place, self.page)
        else:
            self.refuse(text, row.place, "is prose outside a list or table")

    def table(self, rows: list[TextRow]) -> None:
        """A table: its headings, then row by row the cells that say what is offered."""
        filled = [row for row in rows if _width(row)]
        at, columns = self._head(filled) or (-1, self._without_head(filled))
        if filled and not columns:
            text = next(cell for cell in filled[0].cells if cell.strip())
            reason = "begins a table in which no heading says what is offered; name the column that does"
            self.refuse(text, filled[0].place, reason)
            return
        band, pages = Page(), dict.fromkeys((number for number, one in columns.items() if one.role == "page"), Page())
        for row in filled[at + 1 :]:
            if len(columns) > 1 and _width(row) == 1:
                named = page_named("".join(row.cells), self.lexicons)
                if named != NOWHERE:
                    band, pages = named, dict.fromkeys(pages, Page())
                    continue
            texts = dict(enumerate(row.cells))
            page = Page()
            for number in pages:
                if texts.get(number, "").strip():  # an empty cell goes on with the one above
                    pages[number] = page_named(texts[number], self.lexicons)
                page = page.under(pages[number])
            for number, column in columns.items():
                if column.role == "offer":
                    self.take(texts.get(number, ""), row.place, column.page.under(page).under(band).under(self.page))

    def _head(self, rows: list[TextRow]) -> tuple[int, dict[int, _Column]] | None:
        """The row of headings and what each column holds; None where no column says what is offered."""
        for at, row in enumerate(rows[:MOST_ROWS_ABOVE]):
            if _width(row) < 2:
                continue
            columns = {number: self._column(cell) for number, cell in enumerate(row.cells) if _is_label(cell)}
            self._only_one_left(row, columns)
            offers = [column for column in columns.values() if column.role == "offer"]
            # One cell that names an area stands in any row; a heading says what is offered, or names several pages.
            if any(column.page == NOWHERE or self.column for column in offers) or len(offers) > 1:
                return at, columns
        return None

    def _only_one_left(self, row: TextRow, columns: dict[int, _Column]) -> None:
        """Beside headings such as Phase and Area, the only other heading says what is offered, however it is worded."""
        roles = {column.role for column in columns.values()}
        left = [number for number, one in columns.items() if not one.role and not not_offered(row.cells[number])]
        if not self.column and "page" in roles and "offer" not in roles and len(left) == 1:
            columns[left[0]] = _Column("offer")

    def _column(self, heading: str) -> _Column:
        text = fold(" ".join(heading.split())).strip(" :*?")
        named = page_named(heading, self.lexicons)
        if text in words().columns["page"]:
            return _Column("page")
        if not self.column and not_offered(heading):
            return _Column("")
        if self.column:
            return _Column("offer", named) if text == self.column else _Column("")
        # A column for each phase or area holds what is offered there.
        return _Column("offer", named) if text in words().columns["offer"] or named != NOWHERE else _Column("")

    def _without_head(self, rows: list[TextRow]) -> dict[int, _Column]:
        """The columns of a table without headings: one column, or one beside others that only name areas or phases."""
        cells: dict[int, list[str]] = {}
        for row in rows:
            for number, cell in enumerate(row.cells):
                if cell.strip():
                    cells.setdefault(number, []).append(cell)
        names = {number: self._names_pages(column) for number, column in cells.items()}
        if self.column or list(names.values()).count(False) != 1:
            return {}
        return {number: _Column("page" if named else "offer") for number, named in names.items()}

    def _names_pages(self, column: list[str]) -> bool:
        return all(_is_label(cell) and page_named(cell, self.lexicons) != NOWHERE for cell in column)

    def take(self, text: str, place: str, page: Page) -> None:
        """The lines of a cell or paragraph."""
        for line in text.splitlines():
            if not line.strip():
                continue
            if self.reason:
                self.refuse(line, place, self.reason)
                continue
            pieces = list(cut(line, self.lexicons))
            if not pieces:
                self.refuse(line, place, "names no thing")
            for piece in pieces:
                if piece.refused:
                    self.refuse(piece.phrase, place, piece.refused)
                else:
                    self.found.setdefault(piece.phrase, []).append((place, page))

    def refuse(self, text: str, place: str, reason: str) -> None:
        """Note what was not taken."""
        shown = " ".join(text.split())
        self.refused.append(Refusal(shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…", place, reason))


@frozen
class _Column:
    """What a column holds: `offer`, the `page` it is of, or nothing that is read; and the page that its heading names."""

    role: str
    page: Page = NOWHERE


def _width(row: TextRow) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _is_label(cell: str) -> bool:
    return bool(cell.strip()) and len(cell.split()) <= LONGEST_LABEL
