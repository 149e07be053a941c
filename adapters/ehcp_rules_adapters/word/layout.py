"""What the blocks of a Word document say of a plan.

Written for the layout of the test template of the Department for Education: fact tables, a table for A, one table for
each area of need with a column for needs, provision and outcomes, and tables for I, J and K. Sections that a document
keeps under headings, as paragraphs or plain tables, are read one item for each paragraph or row, with a note that their
columns were not recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from ehcp_rules_adapters.building import DEFAULT_KINDS, Entry, PlanBuilder, split_printed_id
from ehcp_rules_adapters.terms import fold_label
from ehcp_rules_adapters.word.document import Block, Cell, Paragraph, Row, Table
from ehcp_rules_adapters.word.labels import Label, column_label, section_label

__all__ = ["read_layout"]

_NEEDS = ("B", "C", "D")
_AREA_OF_NEED = {"C": "health", "D": "social-care"}
_WITH_AREAS = ("B", "E", "F")


@define
class _Reader:
    builder: PlanBuilder
    codes: tuple[str, ...] = ()
    area: str = ""
    label: str = ""
    strengths: bool = False
    heading: Entry | None = None
    told: set[str] = field(factory=set)

    def read(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                if not block.blank:
                    self.paragraph(block)
            elif any(row.filled for row in block.rows):
                self.table(block)

    # -- headings and running text

    def paragraph(self, paragraph: Paragraph) -> None:
        terms = self.builder.terms
        if label := section_label(paragraph.text, terms, heading=paragraph.level is not None):
            self.enter(label, paragraph.place)
        elif area := terms.known_area(paragraph.text):
            self.area, self.strengths, self.label = area, False, ""
        elif terms.is_strengths(paragraph.text) and set(self.codes) & set(_NEEDS):
            self.strengths = True
        elif paragraph.level is not None:
            self.subheading(paragraph)
        elif not self.codes:
            self.front_line(paragraph)
        else:
            self.running_text(paragraph)

    def enter(self, label: Label, place: str) -> None:
        """A section label: what follows belongs to it. Sections that share a label are told apart only by columns."""
        repeated = [code for code in label.codes if self.builder.has_section(code) and code not in _WITH_AREAS]
        if len(label.codes) == 1 and self.builder.has_section(label.codes[0]) and label.codes[0] not in self.told:
            repeated = list(label.codes)
        for code in label.codes:
            self.builder.open_section(code, label.text, place)
        for code in repeated:
            if len(label.codes) == 1 and code not in self.told:
                self.told.add(code)
                self.builder.issue(place, f"section {code} is printed more than once; all of it was kept", "note")
        self.codes, self.area, self.label, self.strengths, self.heading = label.codes, "", "", False, None

    def subheading(self, paragraph: Paragraph) -> None:
        self.strengths = False
        if self.codes == ("A",):
            self.label = paragraph.text.strip()
        elif self.codes == ("E",):
            self.heading = self.builder.add("E", paragraph.text, paragraph.place, kind="heading")
        elif self.codes and paragraph.level != 0:
            self.area = self.builder.terms.area(paragraph.text)

    def front_line(self, paragraph: Paragraph) -> None:
        """A line before the first section: a fact such as “Date of birth: …” or text that the plan does not need."""
        for divider in (":", "\t"):
            label, found, value = paragraph.text.partition(divider)
            if found and self.builder.terms.fact(label) is not None:
                self.builder.labelled_fact(label, value, paragraph.place)
                return

    def running_text(self, paragraph: Paragraph) -> None:
        if not (code := self.code_for_text(paragraph.place)):
            return
        printed, text = split_printed_id(code, paragraph.text)
        if code == "E" and not printed and text.strip().endswith(":"):
            self.heading = self.builder.add("E", text, paragraph.place, kind="heading")
            return
        self.item(code, text, paragraph.place, printed_id=printed)

    def code_for_text(self, place: str) -> str:
        """The section that text without columns belongs to; none where several sections that differ share the label.

        H1 and H2 under one label are read as H1, which then shares it. Of other sections nothing could be told apart, so
        they count as not supplied rather than as empty.
        """
        code = self.codes[0]
        if len(self.codes) == 1:
            return code
        told = f"shared {' '.join(self.codes)}"
        if set(self.codes) <= {"H1", "H2"}:
            self.builder.share(code, self.codes[1:])
            return code
        self.builder.not_supplied.update(self.codes)
        if told not in self.told:
            self.told.add(told)
            names = ", ".join(self.codes)
            self.builder.issue(place, f"the text under one label for sections {names} has no columns that name them; it was not read")
        return ""

    def item(self, code: str, text: str, place: str, *, printed_id: str = "", kind: str = "") -> Entry:
        kind = kind or ("strength" if self.strengths and code in _NEEDS else DEFAULT_KINDS[code])
        if kind == "strength" and printed_id and not printed_id.startswith(f"{code}S"):
            kind, self.strengths = DEFAULT_KINDS[code], False
        if kind == "outcome" and not self.area and self.builder.terms.speaks_of_monitoring(text):
            kind = "monitoring"
        values: dict[str, object] = {"area": self.area}
        if code == "A":
            values = self.view_values(self.label)
        if kind == "outcome":
            values["under"] = self.heading
        return self.builder.add(code, text, place, kind=kind, printed_id=printed_id, **values)

    @staticmethod
    def view_values(label: str) -> dict[str, object]:
        """A printed label “about what – who says it – how it was gathered” as three values."""
        about, _, rest = label.partition(" – ")
        speaker, _, method = rest.partition(" – ")
        return {"label": about.strip(), "speaker": speaker.strip(), "method": method.strip()}

    # -- tables

    def table(self, table: Table) -> None:
        if header := self.column_header(table):
            self.needs_table(table, *header)
        elif (advice := self.advice_header(table)) is not None:
            self.advice_table(table, advice)
        else:
            self.other_table(table)

    def column_header(self, table: Table) -> tuple[int, dict[int, Label]] | None:
        """The first row in which every filled cell is the label of one section, and there are at least two sections."""
        for index, row in enumerate(table.rows):
            cells = row.filled
            if len(cells) < 2:
                continue
            labels = {cell.column: column_label(cell.text, self.builder.terms) for cell in cells}
            found = {column: label for column, label in labels.items() if label is not None and len(label.codes) == 1}
            codes = [label.codes[0] for label in found.values()]
            if len(found) == len(cells) and len(set(codes)) == len(codes) and set(codes) & {*_NEEDS, "E"}:
                return index, found
        return None

    def needs_table(self, table: Table, at: int, columns: dict[int, Label]) -> None:
        """Needs, provision and outcomes side by side: what stands in one row is linked by that row."""
        header = table.rows[at]
        for cell in header.filled:
            label = columns[cell.column]
            self.builder.open_section(label.codes[0], label.text, cell.place)
        of_needs = next((label.codes[0] for label in columns.values() if label.codes[0] in _NEEDS), "")
        if len(self.codes) > 1 and not set(self.codes) & {label.codes[0] for label in columns.values()}:
            self.codes = ()
        area = _AREA_OF_NEED.get(of_needs, self.area)
        area = self.rows_above(table.rows[:at], of_needs, area)
        open_cells: dict[str, list[Entry]] = {}
        for row in table.rows[at + 1 :]:
            if all(self.builder.terms.is_strengths(cell.text) for cell in row.filled) and row.filled:
                continue
            by_code: dict[str, list[Entry]] = {}
            for cell in row.cells:
                label = columns.get(cell.column)
                if label is None:
                    self.stray(cell)
                    continue
                code = label.codes[0]
                by_code[code] = open_cells.get(code, []) if cell.continued else self.cell_items(cell, code, area)
            open_cells = by_code
            self.link(by_code, of_needs)

    def rows_above(self, rows: Sequence[Row], code: str, area: str) -> str:
        """The title, area and strengths that stand over the columns; gives the area."""
        strengths = False
        for row in rows:
            paragraphs = [paragraph for cell in row.filled for paragraph in cell.filled]
            if not paragraphs:
                continue
            if named := next((n for p in paragraphs if (n := self.area_in(p.text))), ""):
                area, strengths = named, False
                continue
            labelled = self.builder.terms.is_strengths(paragraphs[0].text)
            if labelled:
                strengths, paragraphs = True, paragraphs[1:]
            if strengths and code:
                for paragraph in paragraphs:
                    self.builder.add(code, paragraph.text, paragraph.place, kind="strength", area=area)
            elif not labelled and section_label(paragraphs[0].text, self.builder.terms) is None:
                self.builder.issue(row.place, "a row above the column headers was not recognised and was left out", "note")
        return area

    def area_in(self, text: str) -> str:
        """The area that a line names, alone or run together with an explanation of it."""
        if area := self.builder.terms.known_area(text):
            return area
        folded = fold_label(text)
        if folded.startswith("special educational needs and provision"):
            return ""
        for key, names in self.builder.terms.areas.items():
            longest = max((fold_label(name) for name in names), key=len)
            if any(folded.startswith(f"{fold_label(name)}") for name in (names[0], longest)) and "more information" in folded:
                return key
        return ""

    def cell_items(self, cell: Cell, code: str, area: str) -> list[Entry]:
        """One item for each paragraph; a list under a line that ends with a colon stays with that line."""
        texts: list[tuple[str, str]] = []
        for paragraph in cell.filled:
            if texts and paragraph.listed and texts[-1][0].rstrip().endswith(":"):
                texts[-1] = (f"{texts[-1][0]}\n{paragraph.text.strip()}", texts[-1][1])
            elif texts and paragraph.listed and "\n" in texts[-1][0]:
                texts[-1] = (f"{texts[-1][0]}\n{paragraph.text.strip()}", texts[-1][1])
            else:
                texts.append((paragraph.text.strip(), paragraph.place))
        entries = []
        for whole, place in texts:
            printed, text = split_printed_id(code, whole)
            entries.append(self.builder.add(code, text, place, printed_id=printed, area=area))
        return entries

    @staticmethod
    def link(by_code: dict[str, list[Entry]], of_needs: str) -> None:
        needs, outcomes = by_code.get(of_needs, []), by_code.get("E", [])
        for code, entries in by_code.items():
            if code == of_needs:
                continue
            for entry in entries:
                entry.needs.extend(need for need in needs if need not in entry.needs)
                if code != "E":
                    entry.outcomes.extend(outcome for outcome in outcomes if outcome not in entry.outcomes)

    def stray(self, cell: Cell) -> None:
        if cell.filled:
            self.builder.issue(cell.place, "this cell stands under no column header and was left out")

    def advice_header(self, table: Table) -> dict[int, str] | None:
        """The columns of a table of advice, by grid column."""
        first = next((row for row in table.rows if len(row.filled) > 1), None)
        if first is None:
            return None
        fields = {cell.column: self.builder.terms.advice_field(cell.text) for cell in first.filled}
        found = {column: name for column, name in fields.items() if name}
        return found if len(found) >= 3 and {"who_from", "appended"} & set(found.values()) else None

    def advice_table(self, table: Table, columns: dict[int, str]) -> None:
        if not self.builder.has_section("K"):
            self.builder.open_section("K", "", table.place)
        header = next(row for row in table.rows if len(row.filled) > 1)
        for row in table.rows[table.rows.index(header) + 1 :]:
            values = {columns[cell.column]: cell for cell in row.cells if cell.column in columns and cell.filled}
            stated = {name: cell.text for name, cell in values.items()}
            answered = self.builder.terms.answer(stated.get("appended", "")) is not None
            if not {"text", "date", "who_from"} & set(stated) and not answered:
                if stated:
                    self.builder.issue(row.place, "this row of section K is not filled in and was left out", "note")
                continue
            place = values["text"].place if "text" in values else row.place
            self.builder.add(
                "K",
                stated.get("text") or stated.get("type", ""),
                place,
                printed_id=stated.get("id", ""),
                type=stated.get("type", ""),
                date=self.builder.advice_date(stated.get("date", ""), row.place),
                appended=self.builder.appended(stated.get("appended", ""), row.place),
                **self.builder.advice_author(stated.get("who_from", "")),
            )

    def other_table(self, table: Table) -> None:
        for row in table.rows:
            cells = row.filled
            if not cells:
                continue
            label = section_label(cells[0].text, self.builder.terms) if len(cells) == 1 or len(cells[0].text) < 3 else None
            if label:
                self.enter(label, cells[0].place)
            elif marker := self.template_marker(cells):
                self.enter(marker, cells[0].place)
            elif not self.codes or self.codes == ("K",):
                self.fact_row(row)
            elif self.codes == ("A",):
                self.view_row(row)
            elif self.codes == ("I",):
                self.placement_row(row)
            elif self.codes == ("J",):
                self.budget_row(row)
            else:
                self.plain_row(row)

    def template_marker(self, cells: Sequence[Cell]) -> Label | None:
        """The test template divides A in two tables, marked A1 and A2 in their first cell."""
        first = cells[0].text.strip()
        if first == "A1" or first.startswith("A2 "):
            return Label(("A",), cells[-1].text if first == "A1" else first)
        return None

    def fact_row(self, row: Row) -> None:
        """Labels and values side by side: label, value, label, value. A title over the whole row states nothing."""
        cells = row.cells
        if len(cells) == 1:
            return
        if len(cells) % 2 and not cells[0].filled:
            cells = cells[1:]
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            if label.filled and value.filled:
                self.builder.labelled_fact(label.text, value.text, value.place)

    def view_row(self, row: Row) -> None:
        cells = row.filled
        words = self.builder.terms.words.views
        if len(cells) == 1:
            if fold_label(cells[0].text) in words:
                self.label = cells[0].text.strip()
                return
            label, contents = self.label, cells
        else:
            label, contents = cells[0].text.strip(), cells[1:]
        for cell in contents:
            for paragraph in cell.filled:
                self.builder.add("A", paragraph.text, paragraph.place, **self.view_values(label))

    def placement_row(self, row: Row) -> None:
        cells = row.filled
        name = self.builder.terms.placement_field(cells[0].text)
        if name and len(row.cells) > 1:
            for cell in cells[1:]:
                self.builder.add("I", cell.text, cell.place, field=name)
        else:
            for cell in cells:
                self.builder.add("I", cell.text, cell.place, field="other")

    def budget_row(self, row: Row) -> None:
        for cell in row.filled:
            if self.builder.terms.budget_field(cell.text) is None:
                self.builder.add("J", cell.text, cell.place)

    def plain_row(self, row: Row) -> None:
        """A row whose columns are not known: a short first cell may label it, the rest is text."""
        if not (code := self.code_for_text(row.place)):
            return
        terms = self.builder.terms
        cells = row.filled
        kind = ""
        if terms.is_strengths(cells[0].text) or terms.is_needs(cells[0].text):
            kind = "strength" if terms.is_strengths(cells[0].text) else DEFAULT_KINDS[code]
            cells = cells[1:]
        elif len(cells) == 1 and (area := terms.known_area(cells[0].text)):
            self.area = area
            return
        elif len(cells) > 1 and code not in self.told:
            self.told.add(code)
            self.builder.issue(row.place, f"the columns of this table in section {code} were not recognised; each cell was read as an item")
        for cell in cells:
            for paragraph in cell.filled:
                printed, text = split_printed_id(code, paragraph.text)
                self.item(code, text, paragraph.place, printed_id=printed, kind=kind)


def read_layout(blocks: Sequence[Block], builder: PlanBuilder) -> None:
    """Read the blocks of a document into a plan in the making."""
    _Reader(builder).read(blocks)


def words_searched(blocks: Sequence[Block]) -> Iterator[str]:
    """What a document without any section label was searched for and where, for a message."""
    paragraphs = sum(isinstance(block, Paragraph) and not block.blank for block in blocks)
    tables = [block for block in blocks if isinstance(block, Table)]
    yield f"{paragraphs} paragraphs"
    yield f"{len(tables)} tables with {sum(len(table.rows) for table in tables)} rows"
