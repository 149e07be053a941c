"""Tables whose header row says what stands in each column: needs beside provision and outcomes, and the list of advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ehcp_rules_adapters.building import Entry, PlanBuilder, split_printed_id
from ehcp_rules_adapters.layout.blocks import Cell, Row, Table
from ehcp_rules_adapters.layout.labels import Label, column_label, section_label
from ehcp_rules_adapters.terms import Terms, fold_label

__all__ = ["advice_columns", "needs_columns", "read_advice_table", "read_needs_table"]

_NEEDS = ("B", "C", "D")
_AREA_OF_NEED = {"C": "health", "D": "social-care"}


def needs_columns(table: Table, terms: Terms) -> tuple[int, Mapping[int, Label]] | None:
    """The first row whose filled cells are each the label of one section, two at least, as row and label by column."""
    for index, row in enumerate(table.rows):
        cells = row.filled
        if len(cells) < 2:
            continue
        labels = {cell.column: column_label(cell.text, terms) for cell in cells}
        found = {column: label for column, label in labels.items() if label is not None and len(label.codes) == 1}
        codes = [label.codes[0] for label in found.values()]
        if len(found) == len(cells) and len(set(codes)) == len(codes) and set(codes) & {*_NEEDS, "E"}:
            return index, found
    return None


def read_needs_table(table: Table, at: int, columns: Mapping[int, Label], builder: PlanBuilder, area: str) -> None:
    """Read needs, provision and outcomes side by side: what stands in one row is linked by that row."""
    for cell in table.rows[at].filled:
        label = columns[cell.column]
        builder.open_section(label.codes[0], label.text, cell.place)
    of_needs = next((label.codes[0] for label in columns.values() if label.codes[0] in _NEEDS), "")
    area = _read_wide_rows(table.rows[:at], of_needs, _AREA_OF_NEED.get(of_needs, area), builder)
    above: dict[str, list[Entry]] = {}
    wide: list[Row] = []
    for row in table.rows[at + 1 :]:
        if len(row.cells) == 1 and len(columns) > 1:
            wide.append(row)
            continue
        area, wide = _read_wide_rows(wide, of_needs, area, builder), []
        here: dict[str, list[Entry]] = {}
        for cell in row.cells:
            if cell.column not in columns:
                if cell.filled:
                    builder.issue(cell.place, "this cell stands under no column header and was left out")
                continue
            code = columns[cell.column].codes[0]
            here[code] = above.get(code, []) if cell.continued else _items(cell, code, area, builder)
        above = here
        _link(here, of_needs)
    _read_wide_rows(wide, of_needs, area, builder)


def _read_wide_rows(rows: Sequence[Row], code: str, area: str, builder: PlanBuilder) -> str:
    """Read rows without columns: the title, the area and the strengths. Gives the area that holds from here."""
    strengths = False
    for row in rows:
        paragraphs = [paragraph for cell in row.filled for paragraph in cell.filled]
        if not paragraphs:
            continue
        if named := next((found for p in paragraphs if (found := _area_in(p.text, builder.terms))), ""):
            area, strengths = named, False
            continue
        labelled = builder.terms.is_strengths(paragraphs[0].text)
        if labelled:
            strengths, paragraphs = True, paragraphs[1:]
        if strengths and code:
            for paragraph in paragraphs:
                printed, text = split_printed_id(code, paragraph.text)
                builder.add(code, text, paragraph.place, kind="strength", printed_id=printed, area=area)
        elif not labelled and section_label(paragraphs[0].text, builder.terms) is None:
            builder.issue(row.place, "a row across the columns was not recognised and was left out")
    return area


def _area_in(text: str, terms: Terms) -> str:
    """The area that a line names, alone or run together with the template's explanation of it."""
    if area := terms.known_area(text):
        return area
    folded = fold_label(text)
    if "more information is provided" not in folded:
        return ""
    return next((key for key, names in terms.areas.items() if folded.startswith(fold_label(names[0]))), "")


def _items(cell: Cell, code: str, area: str, builder: PlanBuilder) -> list[Entry]:
    """One item for each paragraph; a list under a line that ends with a colon stays with that line."""
    texts: list[tuple[str, str]] = []
    for paragraph in cell.filled:
        text = paragraph.text.strip()
        if texts and paragraph.listed and (texts[-1][0].endswith(":") or "\n" in texts[-1][0]):
            texts[-1] = (f"{texts[-1][0]}\n{text}", texts[-1][1])
        else:
            texts.append((text, paragraph.place))
    entries = []
    for whole, place in texts:
        printed, text = split_printed_id(code, whole)
        entries.append(builder.add(code, text, place, printed_id=printed, area=area))
    return entries


def _link(here: Mapping[str, list[Entry]], of_needs: str) -> None:
    needs, outcomes = here.get(of_needs, []), here.get("E", [])
    for code, entries in here.items():
        for entry in entries if code != of_needs else ():
            entry.needs.extend(need for need in needs if need not in entry.needs)
            if code != "E":
                entry.outcomes.extend(outcome for outcome in outcomes if outcome not in entry.outcomes)


def advice_columns(table: Table, terms: Terms) -> tuple[int, Mapping[int, str]] | None:
    """The header row of a list of advice, as row and field by column; None where the table is something else."""
    first = next((index for index, row in enumerate(table.rows) if len(row.filled) > 1), None)
    if first is None:
        return None
    fields = {cell.column: terms.advice_field(cell.text) for cell in table.rows[first].filled}
    found = {column: name for column, name in fields.items() if name}
    return (first, found) if len(found) >= 3 and {"who_from", "appended"} & set(found.values()) else None


def read_advice_table(table: Table, at: int, columns: Mapping[int, str], builder: PlanBuilder) -> None:
    """Read one entry of section K from each row that is filled in beyond its printed label."""
    builder.open_section("K", "", table.place)
    for row in table.rows[at + 1 :]:
        cells = {columns[cell.column]: cell for cell in row.cells if cell.column in columns and cell.filled}
        for cell in row.filled:
            if cell.column not in columns:
                builder.issue(cell.place, "this cell stands under no column header and was left out")
        stated = {name: cell.text for name, cell in cells.items()}
        answered = builder.terms.answer(stated.get("appended", "")) is not None
        if not {"text", "date", "who_from"} & set(stated) and not answered:
            if stated:
                builder.issue(row.place, "this row of section K is not filled in and was left out", "note")
            continue
        builder.add(
            "K",
            stated.get("text") or stated.get("type", ""),
            cells["text"].place if "text" in cells else row.place,
            printed_id=stated.get("id", ""),
            type=stated.get("type", ""),
            date=builder.advice_date(stated.get("date", ""), row.place),
            appended=builder.appended(stated.get("appended", ""), row.place),
            **builder.advice_author(stated.get("who_from", "")),
        )
