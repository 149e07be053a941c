"""Reading a form of one plan: a front page of labels and values, and sections on sheets of their own or one below another.

A sheet belongs to a section by its name or its first line; a line that labels a section begins a new one. Below it either a
row of headings says what the columns are, or each row is a statement, with its label before it where there are two cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportFailure, Source
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.entries import view_values
from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.sheets.days import day_of
from ehcp_rules_adapters.sheets.export import MappedTable
from ehcp_rules_adapters.sheets.form import ExcelForm
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.sheets.item_rows import ItemRow, usual_section
from ehcp_rules_adapters.sheets.items import Items
from ehcp_rules_adapters.sheets.passages import parts_of
from ehcp_rules_adapters.sheets.profile import Profile, profile_of
from ehcp_rules_adapters.sheets.recognition import read_as
from ehcp_rules_adapters.sheets.tables import Column, Table
from ehcp_rules_adapters.sheets.vocabulary import GROUPS, Vocabulary, standard_vocabulary
from ehcp_rules_adapters.sheets.workbook import Workbook
from ehcp_rules_adapters.terms import fold_label, standard_terms

__all__ = ["read_form"]

MOST_ROWS = 5_000
SURE = 0.95
_GROUP_OF = {
    "A": "views", "B": "needs", "C": "needs", "D": "needs", "E": "outcomes", "F": "provision", "G": "provision",
    "H1": "provision", "H2": "provision", "K": "advice",
}  # fmt: skip

_REFERENCES = ("plan reference", "reference of the plan")
_REFERENCE = re.compile(r"(?=\D*\d)[\w./#:-]{1,40}\Z")

Cell = tuple[int, str]
"""A filled cell of a row: its column and its text; the text of one whose value is not known is empty."""


@define(eq=False)
class _Block:
    """A stretch of a sheet under one label: the section (or the group of sections) and what stands below it."""

    grid: Grid
    codes: tuple[str, ...]
    label: str
    place: str
    group: str = ""
    heading_row: int = -1
    columns: dict[str, Column] = field(factory=dict)
    rows: list[int] = field(factory=list)
    loose: list[int] = field(factory=list)


def read_form(book: Workbook, source: Source, form: ExcelForm) -> ImportedPlan | ImportFailure:
    """The plan of a workbook; a failure where no sheet holds a section."""
    terms = standard_terms().with_facts(form.front.labels)
    builder = PlanBuilder(source.stem, adapter=form.name, source_name=source.name, terms=terms)
    builder.issues.extend(book.issues)
    vocabulary = standard_vocabulary()
    reader = _FormReader(form, builder, vocabulary)
    for grid in book.grids:
        builder.issues.extend(grid.issues)
        reader.sheet(grid)
    if not builder.section_codes:
        found = ", ".join(grid.title for grid in book.grids[:20]) or "none"
        wanted = f"sheets named after sections, such as Section F, beside {form.front.sheets[0]}"
        message = f"no sheet of this workbook is a section of a plan; sheets found: {found}"
        return ImportFailure(source.name, "", message, f"this form has {wanted}")
    for code in SECTION_CODES:
        if not builder.has_section(code):
            builder.not_supplied.add(code)
    reader.items.settle()
    return builder.finish()


@define(eq=False)
class _FormReader:
    form: ExcelForm
    builder: PlanBuilder
    vocabulary: Vocabulary
    items: Items = field(init=False)

    def __attrs_post_init__(self) -> None:
        kinds = [(start, row.kind) for row in self.form.kinds for start in row.references]
        self.items = Items(self.builder, self.vocabulary, "day-first", kinds=dict(kinds))

    def sheet(self, grid: Grid) -> None:
        """Read one sheet."""
        rows = [row for row in range(min(len(grid.rows), MOST_ROWS)) if _cells(grid, row)]
        blocks = list(self._blocks(grid, rows))
        for block in blocks:
            self._block(block)
        ignored = fold_label(grid.title) in map(fold_label, self.form.front.ignored)
        if rows and not blocks and not ignored and not self._is_front(grid, rows):
            self.builder.issue(grid.place, "this sheet is neither the front page nor a section; it was not read")
        if grid.cut or len(grid.rows) > MOST_ROWS:
            message = f"the sheet is larger than a plan can be; only its first {min(len(grid.rows), MOST_ROWS):,} rows were read"
            self.builder.issue(grid.place, message)
            self.builder.not_supplied.update(code for block in blocks for code in block.codes)

    def _is_front(self, grid: Grid, rows: Sequence[int]) -> bool:
        if self.form.is_front(grid.title):
            return True
        labels = [text for row in rows for _, text in _cells(grid, row)[::2]]
        return sum(self.builder.terms.fact(text) is not None for text in labels) >= 2

    def _blocks(self, grid: Grid, rows: Sequence[int]) -> Iterator[_Block]:
        first = grid.text(rows[0], _cells(grid, rows[0])[0][0]) if rows else ""
        block = self._first_block(grid, first)
        front = block is None and self._is_front(grid, rows)
        for row in rows:
            cells = _cells(grid, row)
            label = section_label(cells[0][1], standard_terms()) if len(cells) <= 2 else None
            if label and (len(cells) == 1 or block is None or not block.columns):
                if block is not None and (block.rows or block.loose or block.codes != label.codes):
                    yield block
                if block is None or block.rows or block.loose or block.codes != label.codes:
                    block = _Block(grid, label.codes, label.text, grid.place)
                block.label = label.text
                if len(cells) == 2 and fold_label(cells[1][1]):
                    block.loose.append(row)
            elif block is None:
                self._facts(grid, row, cells, every=front)
            elif columns := self._columns(block, grid, row, cells):
                block.heading_row, block.columns, block.loose = row, columns, []
            elif block.columns:
                block.rows.append(row)
            elif row != rows[0] or not self.form.section_of(grid.title):
                block.loose.append(row)
        if block is not None:
            yield block

    def _first_block(self, grid: Grid, first: str) -> _Block | None:
        """The block that a sheet begins with, by its name."""
        code = self.form.section_of(grid.title)
        if code:
            return _Block(grid, (code,), first or grid.title, grid.place)
        if label := section_label(grid.title, standard_terms()):
            return _Block(grid, label.codes, label.text, grid.place)
        groups = [group for group in GROUPS if self.vocabulary.named(grid.title, group) >= SURE]
        if len(groups) == 1 and usual_section(groups[0]):
            return _Block(grid, (usual_section(groups[0]),), "", grid.place, groups[0])
        matches = self.vocabulary.match(self.vocabulary.words.heading(grid.title))
        codes = [code for code in SECTION_CODES if matches.get(f"sections.{code}", (0.0, 0.0))[0] >= 0.95]
        return _Block(grid, (codes[0],), "", grid.place) if len(codes) == 1 and not groups else None

    def _facts(self, grid: Grid, row: int, cells: Sequence[Cell], *, every: bool) -> None:
        for (_, label), (column, text) in zip(cells[::2], cells[1::2], strict=False):
            fact, place = self.builder.terms.fact(label), grid.place_of(row, column)
            if fold_label(label) in _REFERENCES:
                # Only what looks like a reference: a name must not become the id by which results are known.
                self.builder.plan_id = text if _REFERENCE.match(text) else self.builder.plan_id
                continue
            if (row, column) in grid.unknown:
                if fact:
                    self.builder.issue(place, f"the formula has no stored result; {fact} is not supplied")
                if fact and fact.startswith("dates."):
                    self.builder.not_supplied.add("dates")
            elif fact or every:
                found = day_of(grid.value(row, column)) if fact and _is_day(fact) else None
                self.builder.labelled_fact(label, found.isoformat() if found else text, place)

    def _columns(self, block: _Block, grid: Grid, row: int, cells: Sequence[Cell]) -> dict[str, Column]:
        """The fields of a row of headings; none when the row is something else."""
        named = self.form.fields()
        found: dict[str, Column] = {}
        left: list[Cell] = []
        for index, text in cells:
            name = named.get(fold_label(text))
            if name and name not in found:
                found[name] = _column(index, text, self.vocabulary)
            else:
                left.append((index, text))
        group = block.group or _GROUP_OF.get(block.codes[0], "statements")
        for index, text in left:
            column = _column(index, text, self.vocabulary)
            name = self._known(column, group, found) if len(text) <= 60 else ""
            if name:
                found[name] = column
        if "text" not in found or len(found) < min(2, len(cells)) or len(found) * 2 < len(cells):
            return {}
        if block.columns and len(found) < len(cells):
            return {}  # a statement whose words happen to be those of headings, not a second row of headings
        below = range(row + 1, min(len(grid.rows), MOST_ROWS))
        for index, _ in left:
            used = index in {column.index for column in found.values()}
            if not used and any(grid.text(one, index) for one in below):
                message = "the header of this column is none that the mapping knows; it was left out"
                self.builder.issue(grid.place_of(row, index), message)
        return found

    def _known(self, column: Column, group: str, found: dict[str, Column]) -> str:
        """The field that a heading of the general vocabulary surely names in this section."""
        scored = []
        for name in self.vocabulary.fields:
            own, _, attribute = name.partition(".")
            if own == group and attribute not in found:
                scored.append((max(column.matches.get(name, (0.0, 0.0))), attribute))
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= SURE else ""

    def _recognise(self, block: _Block) -> None:
        """Rows whose headings are none that are known, told by what stands below them."""
        rows = block.loose
        cells = _cells(block.grid, rows[0]) if len(rows) > 1 else []
        if len(cells) < 2 or any(len(text) > 60 or text.endswith((".", "!", "?")) for _, text in cells):
            return
        last = max(index for index, _ in cells) + 1
        columns = []
        for index in range(last):
            title = block.grid.text(rows[0], index)
            profile = profile_of(block.grid, index, range(rows[1], rows[-1] + 1), self.vocabulary)
            heading = self.vocabulary.words.heading(title)
            columns.append(Column(index, title, heading, profile, self.vocabulary.match(heading)))
        group = block.group or _GROUP_OF.get(block.codes[0], "statements")
        reading = read_as(group, Table(block.grid, rows[0], rows[1:], columns), self.vocabulary)
        fields = {name.partition(".")[2]: column for name, column in reading.fields.items() if name.startswith(group)}
        if "text" in fields and len(fields) > 1:
            block.heading_row, block.columns, block.rows, block.loose = rows[0], fields, rows[1:], []

    def _block(self, block: _Block) -> None:
        builder, code = self.builder, block.codes[0]
        if not block.columns and len(block.loose) > 1:
            self._recognise(block)
        if builder.has_section(code) and not block.group:
            builder.issue(block.place, f"section {code} stands in more than one place; all of it was kept", "note")
        if not block.group or block.rows:
            builder.open_section(code, block.label, block.place, block.codes[1:])
        if block.columns:
            prefix = block.group or "statements"
            fields = {f"{prefix}.{name}": column for name, column in block.columns.items()}
            table = Table(block.grid, block.heading_row, block.rows, list(block.columns.values()))
            mapped = MappedTable(table, fields, section="" if block.group else code)
            for row in block.rows:
                self.items.add_row([ItemRow(group, row) for group in mapped.groups])
        for row in block.loose:
            self._loose(block, row)

    def _loose(self, block: _Block, row: int) -> None:
        """A row without headings above it: a statement, or its label and the statement."""
        code, cells = block.codes[0], _cells(block.grid, row)
        column, text = cells[-1]
        place = block.grid.place_of(row, column)
        if len(cells) > 2:
            self.builder.issue(place, "no row of headings says what these cells are; the row was left out")
            self.builder.not_supplied.add(code)
            return
        if (row, column) in block.grid.unknown:
            self.builder.issue(place, f"the formula has no stored result; section {code} is not supplied")
            self.builder.not_supplied.add(code)
            return
        label = cells[0][1] if len(cells) == 2 and not section_label(cells[0][1], standard_terms()) else ""
        if not label and "\n" in text:
            for part in parts_of(code, text, self.vocabulary):
                self.builder.add(code, part.text, place, kind=part.kind, printed_id=part.id, **part.values)
            return
        values: dict[str, str] = {}
        if code == "A":
            values = view_values(label)
        elif code == "I":
            values = {"field": self.builder.terms.placement_field(label) or ("other" if label else "name")}
        elif label:
            values = {"area": self.builder.terms.area(label)}
        self.builder.add(code, text, place, **values)


def _is_day(fact: str) -> bool:
    return fact.startswith("dates.") or fact == "learner.date_of_birth"


def _column(index: int, title: str, vocabulary: Vocabulary) -> Column:
    heading = vocabulary.words.heading(title)
    return Column(index, title.strip(), heading, Profile(), vocabulary.match(heading), 0.0)


def _cells(grid: Grid, row: int) -> list[Cell]:
    found = []
    for column in range(len(grid.rows[row])):
        text = grid.text(row, column)
        if text or (row, column) in grid.unknown:
            found.append((column, text))
    return found
