"""What the blocks of a Word document say of a plan.

Written for the layout of the test template of the Department for Education: fact tables, a table for A, one table for
each area of need with a column for needs, provision and outcomes, and tables for I, J and K. Sections that a document
keeps under headings, as paragraphs or plain tables, are read one item for each paragraph or cell, with an issue where
columns were not recognised. What cannot be told apart is reported and counts as not supplied, never as empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from ehcp_rules_adapters.building import DEFAULT_KINDS, Entry, PlanBuilder, split_printed_id, view_values
from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table
from ehcp_rules_adapters.layout.labels import Label, section_label
from ehcp_rules_adapters.layout.tables import advice_columns, needs_columns, read_advice_table, read_needs_table
from ehcp_rules_adapters.terms import fold_label, is_one_of

__all__ = ["read_layout", "what_was_searched"]

_NEEDS = ("B", "C", "D")


@define
class _Reader:
    """Walks the blocks once. `codes` are the sections of the last label, `area` and `label` what was last printed."""

    builder: PlanBuilder
    codes: tuple[str, ...] = ()
    area: str = ""
    label: str = ""
    strengths: bool = False
    heading: Entry | None = None
    last: Entry | None = None
    told: set[str] = field(factory=set)
    unread: dict[tuple[str, ...], list[str]] = field(factory=dict)

    def read(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                if not block.blank:
                    self.paragraph(block)
            elif any(row.filled for row in block.rows):
                self.table(block)
        for codes, places in self.unread.items():
            self.builder.not_supplied.update(code for code in codes if not self.builder.count(code))
            message = (
                f"text in {len(places)} places under one label for sections {', '.join(codes)} could not be told apart"
            )
            self.builder.issue(places[0], f"{message}; it was not read")

    def paragraph(self, paragraph: Paragraph) -> None:
        terms = self.builder.terms
        if paragraph.footnote:
            if self.codes:
                self.builder.add(self.codes[0], paragraph.text, paragraph.place, kind="note")
        elif label := section_label(paragraph.text, terms, heading=paragraph.level is not None):
            self.enter(label, paragraph.place)
        elif area := terms.known_area(paragraph.text):
            self.area, self.strengths, self.label = area, False, ""
        elif terms.is_strengths(paragraph.text) and set(self.codes) & set(_NEEDS):
            self.strengths = True
        elif is_one_of(fold_label(paragraph.text), terms.words.ends):
            self.codes, self.area, self.last = (), "", None
        elif paragraph.level is not None:
            self.subheading(paragraph)
        elif not self.codes:
            self.front_line(paragraph)
        else:
            self.running_text(paragraph)

    def enter(self, label: Label, place: str) -> None:
        """A section label: what follows belongs to it. Sections that share a label are told apart only by columns."""
        code = label.codes[0]
        if len(label.codes) == 1 and self.builder.has_section(code):
            self.tell(
                f"again {code}", place, f"section {code} is printed more than once; all of it was kept", note=True
            )
        for code in label.codes:
            self.builder.open_section(code, label.text, place)
        self.codes, self.area, self.label, self.strengths, self.heading = label.codes, "", "", False, None
        self.last = None

    def tell(self, key: str, place: str, message: str, *, note: bool = False) -> None:
        """Report something once."""
        if key not in self.told:
            self.told.add(key)
            self.builder.issue(place, message, "note" if note else "warning")

    def subheading(self, paragraph: Paragraph) -> None:
        self.strengths = False
        if self.codes == ("A",):
            self.label = paragraph.text.strip()
        elif self.codes == ("E",):
            self.heading = self.builder.add("E", paragraph.text, paragraph.place, kind="heading")
        elif self.codes and paragraph.level != 0:
            self.area = self.builder.terms.area(paragraph.text)

    def front_line(self, paragraph: Paragraph) -> None:
        """A line before the first section: a fact such as “Date of birth: …”, or a title."""
        for divider in (":", "\t"):
            label, found, value = paragraph.text.partition(divider)
            if found and self.builder.terms.fact(label) is not None:
                self.builder.labelled_fact(label, value, paragraph.place)
                return

    def running_text(self, paragraph: Paragraph) -> None:
        if not (code := self.code_for_text(paragraph.place)):
            return
        if self.last is not None and (references := self.builder.terms.links_in(paragraph.text)):
            self.builder.link(self.last, references)
            return
        printed, text = split_printed_id(code, paragraph.text)
        if code == "E" and not printed and text.strip().endswith(":"):
            self.heading = self.builder.add("E", text, paragraph.place, kind="heading")
            return
        self.item(code, text, paragraph.place, printed_id=printed)

    def code_for_text(self, place: str) -> str:
        """The section that text without columns belongs to; none where sections that differ share the label.

        H1 and H2 under one label are read as H1, which then shares it.
        """
        code = self.codes[0]
        if len(self.codes) == 1:
            return code
        if set(self.codes) <= {"H1", "H2"}:
            self.builder.share(code, self.codes[1:])
            return code
        self.unread.setdefault(self.codes, []).append(place)
        return ""

    def item(self, code: str, text: str, place: str, *, printed_id: str = "", kind: str = "") -> Entry:
        kind = kind or ("strength" if self.strengths and code in _NEEDS else DEFAULT_KINDS[code])
        if kind == "strength" and printed_id and not printed_id.startswith(f"{code}S"):
            kind, self.strengths = DEFAULT_KINDS[code], False
        if kind == "outcome" and not self.area and self.builder.terms.speaks_of_monitoring(text):
            kind = "monitoring"
        values: dict[str, str] = view_values(self.label) if code == "A" else {"area": self.area}
        under = self.heading if kind == "outcome" else None
        if code == "K":
            self.tell(
                "parts K", place, "the parts of advice that is listed as plain text were not told apart", note=True
            )
        self.last = self.builder.add(code, text, place, kind=kind, printed_id=printed_id, under=under, **values)
        return self.last

    # -- tables

    def table(self, table: Table) -> None:
        terms = self.builder.terms
        if columns := needs_columns(table, terms):
            read_needs_table(table, *columns, self.builder, self.area)
            self.codes = tuple(label.codes[0] for label in columns[1].values())
        elif advice := advice_columns(table, terms):
            read_advice_table(table, *advice, self.builder)
        else:
            for row in table.rows:
                if row.filled:
                    self.row(row)

    def row(self, row: Row) -> None:
        first = row.filled[0]
        label = section_label(first.text, self.builder.terms) if len(row.filled) == 1 else None
        if label := label or _template_marker(row.filled):
            self.enter(label, first.place)
        elif self.codes in ((), ("K",)):
            self.fact_row(row)
        elif self.codes == ("A",):
            self.view_row(row)
        elif self.codes == ("I",):
            self.placement_row(row)
        elif self.codes == ("J",):
            self.budget_row(row)
        else:
            self.plain_row(row)

    def fact_row(self, row: Row) -> None:
        """Labels and values side by side: label, value, label, value. A title over the whole row states nothing."""
        filled = row.filled
        if self.codes == ("K",) and self.builder.terms.fact(filled[0].text) is None and len(row.cells) > 1:
            self.builder.not_supplied.add("K")
            self.tell(
                "columns K", row.place, "the columns of this table in section K were not recognised; it was not read"
            )
            return
        cells = row.cells[1:] if len(row.cells) % 2 and not row.cells[0].filled else row.cells
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            if label.filled and value.filled:
                self.builder.labelled_fact(label.text, value.text, value.place)

    def view_row(self, row: Row) -> None:
        contents: Sequence[Cell] = row.filled
        label = self.label
        if len(contents) > 1:
            label, contents = contents[0].text, contents[1:]
        elif fold_label(contents[0].text) in self.builder.terms.words.views:
            self.label = contents[0].text
            return
        for cell in contents:
            for paragraph in cell.filled:
                self.builder.add("A", paragraph.text, paragraph.place, **view_values(label))

    def placement_row(self, row: Row) -> None:
        cells: Sequence[Cell] = row.filled
        name = self.builder.terms.placement_field(cells[0].text) if len(row.cells) > 1 else None
        for cell in cells[1:] if name else cells:
            self.builder.add("I", cell.text, cell.place, field=name or "other")

    def budget_row(self, row: Row) -> None:
        for cell in row.filled:
            if self.builder.terms.budget_field(cell.text) is None:
                self.builder.add("J", cell.text, cell.place)

    def plain_row(self, row: Row) -> None:
        """A row whose columns are not known: a label for strengths, needs or an area may stand first, the rest is text."""
        if not (code := self.code_for_text(row.place)):
            return
        terms = self.builder.terms
        cells: Sequence[Cell] = row.filled
        kind = ""
        if terms.is_strengths(cells[0].text) or terms.is_needs(cells[0].text):
            kind = "strength" if terms.is_strengths(cells[0].text) else DEFAULT_KINDS[code]
            cells = cells[1:]
        elif len(cells) == 1 and (area := terms.known_area(cells[0].text)):
            self.area = area
            return
        elif len(cells) == 1 and fold_label(cells[0].text) in terms.titles[code]:
            return
        elif len(cells) > 1:
            message = f"the columns of this table in section {code} were not recognised; each cell was read as an item"
            self.tell(f"columns {code}", row.place, message)
            if cells[0].text.rstrip(".").isdecimal():
                cells = cells[1:]
        for cell in cells:
            for paragraph in cell.filled:
                printed, text = split_printed_id(code, paragraph.text)
                self.item(code, text, paragraph.place, printed_id=printed, kind=kind)


def _template_marker(cells: Sequence[Cell]) -> Label | None:
    """The test template divides A in two tables, marked A1 and A2 in their first cell."""
    first = cells[0].text
    if first == "A1" or first.startswith("A2 "):
        return Label(("A",), cells[-1].text if first == "A1" else first)
    return None


def read_layout(blocks: Sequence[Block], builder: PlanBuilder) -> None:
    """Read the blocks of a document into a plan in the making."""
    _Reader(builder).read(blocks)


def what_was_searched(blocks: Sequence[Block]) -> str:
    """What a document without any section label was searched in, for a message."""
    paragraphs = sum(isinstance(block, Paragraph) and not block.blank for block in blocks)
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = sum(len(table.rows) for table in tables)
    return f"{paragraphs} paragraphs and {len(tables)} tables with {rows} rows"
