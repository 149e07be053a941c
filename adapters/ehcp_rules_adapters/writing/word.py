"""A plan as a Word document: lettered headings, tables with headings for needs, outcomes, provision and advice.

It can be read aloud and found one's way in: real heading styles, rows of headings that repeat on each page, tables with a
caption, a title, and the language of the text. Nothing in it is a field or a link, so that no text of a plan becomes one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from ehcp_rules.adapters import ImportedPlan, ImportIssue, NoOptions, Source
from ehcp_rules.plan import Plan
from ehcp_rules_adapters.writing.differences import differences
from ehcp_rules_adapters.writing.layout import Lines, Rows, SubHeading, cell_text, front_page, parts_of, title_of
from ehcp_rules_adapters.writing.package import (
    DECLARATION,
    content_types,
    core_properties,
    relations,
    text_of,
    write_package,
)

__all__ = ["write_word"]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TITLE = "Education, Health and Care Plan"
_WIDTH = 14_570
"""The width of the text in twentieths of a point: A4 across, with margins of 2 cm."""

_PARTS = {
    "word/document.xml": "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
    "word/styles.xml": "vnd.openxmlformats-officedocument.wordprocessingml.styles",
    "word/footer1.xml": "vnd.openxmlformats-officedocument.wordprocessingml.footer",
    "docProps/core.xml": "vnd.openxmlformats-package.core-properties",
}


def write_word(plans: Iterable[Plan], file: BinaryIO) -> tuple[ImportIssue, ...]:
    """Write the one plan there is. What would not be read from the document as it is in the plan is an issue each."""
    (plan,) = plans
    made = io.BytesIO()
    write_package(_parts(plan), made)
    file.write(made.getvalue())
    return differences(plan, _read_again(made.getvalue()))


def _read_again(content: bytes) -> Plan | None:
    from ehcp_rules_adapters.word.adapter import WORD

    read = next(iter(WORD.read(Source("plan.docx", len(content), content=content), NoOptions())))
    return read.plan if isinstance(read, ImportedPlan) else None


def _parts(plan: Plan) -> dict[str, str]:
    return {
        "[Content_Types].xml": content_types(_PARTS),
        "_rels/.rels": relations(("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")),
        "docProps/core.xml": core_properties(_TITLE),
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), ("footer", "footer1.xml")),
        "word/document.xml": _document(plan),
        "word/styles.xml": _styles(),
        "word/footer1.xml": _footer(),
    }


def _document(plan: Plan) -> str:
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134"'
        ' w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return (
        f'{DECLARATION}<w:document xmlns:w="{_WORD}" xmlns:r="{_LINKS}"><w:body>'
        f"{''.join(_body(plan))}{page}</w:body></w:document>"
    )


def _body(plan: Plan) -> Iterator[str]:
    yield _paragraph(_TITLE, "Title")
    if facts := front_page(plan):
        yield _paragraph("About this plan", "Heading1")
        yield _pairs(Lines("About this plan", tuple((label, cell_text(value)) for label, value in facts)))
    for section in plan.sections:
        yield _paragraph(title_of(section), "Heading1")
        for part in parts_of(section):
            match part:
                case SubHeading(text):
                    yield _paragraph(text, "Heading2")
                case Rows():
                    yield _table(part)
                case Lines(_, pairs) if any(label for label, _ in pairs):
                    yield _pairs(part)
                case Lines(_, pairs):
                    yield from (_paragraph(text) for _, text in pairs)


def _run(text: str) -> str:
    signs = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    pieces = (
        signs.get(one) or f'<w:t xml:space="preserve">{one}</w:t>' for one in re.split("([\n\t])", text_of(text)) if one
    )
    return f"<w:r>{''.join(pieces)}</w:r>"


def _paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{_run(text) if text else ''}</w:p>"


def _cell(text: str, width: int, *, heading: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E4ECEA"/>' if heading else ""
    style = "TableHeading" if heading else "TableText"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{_paragraph(text, style)}</w:tc>'


def _frame(caption: str, widths: Sequence[int], rows: Iterable[str], *, by_row: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = 'w:firstRow="0" w:firstColumn="1"' if by_row else 'w:firstRow="1" w:firstColumn="0"'
    look = (
        f'<w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="04A0" {heads} w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{text_of(caption)}"/></w:tblPr>'
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def _table(part: Rows) -> str:
    whole = sum(column.share for column in part.columns)
    widths = [_WIDTH * column.share // whole for column in part.columns]
    head = "".join(_cell(c.title, width, heading=True) for c, width in zip(part.columns, widths, strict=True))
    rows = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + head + "</w:tr>"]
    for row in part.rows:
        cells = "".join(_cell(text, width) for text, width in zip(row, widths, strict=True))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return _frame(part.caption, widths, rows, by_row=False)


def _pairs(part: Lines) -> str:
    widths = [_WIDTH * 3 // 10, _WIDTH * 7 // 10]
    rows = [
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(label, widths[0], heading=True)}{_cell(text, widths[1])}</w:tr>"
        for label, text in part.pairs
    ]
    return _frame(part.caption, widths, rows, by_row=True)


def _footer() -> str:
    page = '<w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'{DECLARATION}<w:ftr xmlns:w="{_WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{page}</w:p></w:ftr>'


def _styles() -> str:
    font = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
    usual = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles = (
        _style("Normal", "Normal", usual=True),
        _style("Title", "Title", size=40, bold=True, space=(0, 240)),
        _style("Heading1", "heading 1", size=30, bold=True, space=(360, 160), level=0),
        _style("Heading2", "heading 2", size=24, bold=True, space=(240, 120), level=1),
        _style("TableText", "Table Text", space=(40, 40)),
        _style("TableHeading", "Table Heading", bold=True, space=(40, 40)),
        _style("Footer", "footer", size=18),
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="6B7C79"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = (
        '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan Table"/><w:tblPr>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    return f'{DECLARATION}<w:styles xmlns:w="{_WORD}">{usual}{"".join(styles)}{table}</w:styles>'


def _style(
    key: str,
    name: str,
    *,
    size: int = 0,
    bold: bool = False,
    space: tuple[int, int] | None = None,
    level: int | None = None,
    usual: bool = False,
) -> str:
    paragraph = "<w:keepNext/><w:keepLines/>" if level is not None else ""
    paragraph += f'<w:spacing w:before="{space[0]}" w:after="{space[1]}"/>' if space else ""
    paragraph += f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    letters = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    kind = ' w:default="1"' if usual else ' w:customStyle="1"' if key.startswith("Table") else ""
    based = "" if usual else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )
