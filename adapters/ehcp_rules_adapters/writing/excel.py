"""A plan as our Excel form: a front page of labels and values, and a sheet for each section.

Every text is written as text, in cells that stay text when somebody edits them: nothing of a plan becomes a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from ehcp_rules.adapters import ImportedPlan, ImportIssue, NoOptions, Source, Writing
from ehcp_rules.plan import AREAS, Item, Plan, Section
from ehcp_rules_adapters.writing.differences import differences
from ehcp_rules_adapters.writing.layout import Column, cell_text, front_page, title_of
from ehcp_rules_adapters.writing.package import (
    DECLARATION,
    content_types,
    core_properties,
    relations,
    text_of,
    write_package,
)

__all__ = ["COLUMNS", "EXCEL_FORM", "FRONT", "write_excel"]

FRONT = "Front page"

_REF, _KIND, _AREA, _TEXT = (
    Column("Ref", "id", 10),
    Column("Kind", "kind", 12),
    Column("Area", "area", 26),
    Column("Text", "text", 80),
)
_NEEDS, _OUTCOMES = Column("Needs", "needs", 14), Column("Outcomes", "outcomes", 14)
_NEED = (_REF, _KIND, _AREA, _TEXT)
_PROVISION = (
    *_NEED,
    Column("Who", "who", 30),
    Column("How often", "how_often", 24),
    Column("Review", "review", 24),
    _NEEDS,
    _OUTCOMES,
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "A": (
        _REF,
        _KIND,
        Column("Label", "label", 30),
        Column("Speaker", "speaker", 24),
        Column("Method", "method", 30),
        _TEXT,
    ),
    "B": _NEED,
    "C": _NEED,
    "D": _NEED,
    "E": (*_NEED, Column("Steps", "steps", 50), _NEEDS, Column("Under", "under", 14)),
    "F": _PROVISION,
    "G": _PROVISION,
    "H1": _PROVISION,
    "H2": _PROVISION,
    "I": (_REF, _KIND, Column("Label", "field", 14), _TEXT),
    "J": (_REF, _KIND, _TEXT),
    "K": (
        _REF,
        _KIND,
        Column("Type of advice", "type", 24),
        Column("Document", "text", 50),
        Column("Written by", "author", 30),
        Column("Role", "role", 30),
        Column("Date", "date", 16),
        Column("Appended", "appended", 12),
    ),
}
"""The columns of the form by section, with their widths in characters; `share` is that width."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LONGEST = 32_767
"""The most characters that a cell of Excel holds."""
_ESCAPE = re.compile("_(x[0-9A-Fa-f]{4}_)")
"""What Excel would take for the code of a character."""
_FIRST_DAY = dt.date(1899, 12, 30)
_PLAIN, _HEAD, _TITLE, _WORDS, _DAY = range(5)


def write_excel(plans: Iterable[Plan], file: BinaryIO) -> tuple[ImportIssue, ...]:
    """Write the one plan there is. What would not be read from the form as it is in the plan is an issue each."""
    (plan,) = plans
    made = io.BytesIO()
    write_package(_parts(plan), made)
    file.write(made.getvalue())
    return differences(plan, _read_again(made.getvalue()))


EXCEL_FORM = Writing(to="xlsx", suffix=".xlsx", many=False, text=False, write=write_excel)


def _read_again(content: bytes) -> Plan | None:
    from ehcp_rules_adapters.mapping import own_adapters

    form = next(adapter for adapter in own_adapters() if adapter.writing is EXCEL_FORM)
    read = next(iter(form.read(Source("plan.xlsx", len(content), content=content), NoOptions())))
    return read.plan if isinstance(read, ImportedPlan) else None


def _parts(plan: Plan) -> dict[str, str]:
    sheets = [(FRONT, _front(plan)), *((f"Section {s.code}", _section(s)) for s in plan.sections)]
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    office = "vnd.openxmlformats-officedocument.spreadsheetml"
    types = {
        "xl/workbook.xml": f"{office}.sheet.main",
        "xl/styles.xml": f"{office}.styles",
        "docProps/core.xml": "vnd.openxmlformats-package.core-properties",
        **dict.fromkeys(names, f"{office}.worksheet"),
    }
    targets = [("worksheet", name.removeprefix("xl/")) for name in names]
    return {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml"), ("core-properties", "docProps/core.xml")),
        "docProps/core.xml": core_properties("Education, Health and Care Plan"),
        "xl/_rels/workbook.xml.rels": relations(*targets, ("styles", "styles.xml")),
        "xl/workbook.xml": _workbook([title for title, _ in sheets]),
        "xl/styles.xml": _styles(),
        **{name: content for name, (_, content) in zip(names, sheets, strict=True)},
    }


def _workbook(titles: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{title}" sheetId="{number}" r:id="rId{number}"/>' for number, title in enumerate(titles, 1)
    )
    return f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>'


def _front(plan: Plan) -> str:
    rows: list[list[tuple[Any, int]]] = [[("Education, Health and Care Plan", _TITLE)]]
    for label, value in front_page(plan):
        rows.append([(label, _HEAD), (value, _DAY if isinstance(value, dt.date) else _WORDS)])
    return _sheet(rows, (30, 60), frozen=0)


def _section(section: Section) -> str:
    columns = COLUMNS[section.code]
    rows: list[list[tuple[Any, int]]] = [[(title_of(section), _TITLE)], [(column.title, _HEAD) for column in columns]]
    for item in section.items:
        values = ((_value(item, column.field)) for column in columns)
        rows.append([(value, _DAY if isinstance(value, dt.date) else _WORDS) for value in values])
    return _sheet(rows, [column.share for column in columns], frozen=2)


def _value(item: Item, name: str) -> Any:
    value = getattr(item, name, "")
    if name == "area":
        return AREAS.get(value, value)
    if name == "field":
        return {"name": "Name", "type": "Type"}.get(value, "")
    return value if isinstance(value, dt.date) else cell_text(value)


def _sheet(rows: Sequence[Sequence[tuple[Any, int]]], widths: Sequence[int], *, frozen: int) -> str:
    pane = (
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        if frozen
        else ""
    )
    cols = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    made = (
        f'<row r="{number}">{"".join(_cell(value, style, index, number) for index, (value, style) in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{cols}</cols>'
        f'<sheetData>{"".join(made)}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _cell(value: Any, style: int, column: int, row: int) -> str:
    if value == "":
        return ""
    at = f'r="{chr(65 + column)}{row}" s="{style}"'
    if isinstance(value, dt.date):
        return f"<c {at}><v>{(value - _FIRST_DAY).days}</v></c>"
    text = text_of(_ESCAPE.sub(r"_x005F_\1", str(value)[:_LONGEST]))
    return f'<c {at} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _styles() -> str:
    top = '<alignment vertical="top" wrapText="1"/>'
    words = 'numFmtId="49" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" quotePrefix="1"'
    fonts = (
        '<fonts count="3"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font>'
        '<font><b/><sz val="14"/><name val="Arial"/></font></fonts>'
    )
    fills = (
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE4ECEA"/></patternFill></fill></fills>'
    )
    usual = 'numFmtId="0" borderId="0" xfId="0"'
    formats = (
        f'<xf {usual} fontId="0" fillId="0"/>'
        f'<xf {usual} fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">{top}</xf>'
        f'<xf {usual} fontId="2" fillId="0" applyFont="1"/>'
        f'<xf fontId="0" {words}>{top}</xf>'
        f'<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
        '<alignment vertical="top" horizontal="left"/></xf>'
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d mmmm yyyy"/></numFmts>'
        f'{fonts}{fills}<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="5">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
