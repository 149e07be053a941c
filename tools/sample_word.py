"""The Word layout of the sample plans, in the shape of the national test template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from sample_archive import XML, archive, content_types, facts, label, relations, who_from
from sample_sources import Source, uk_date

from ehcp_rules.plan import AREAS

__all__ = ["word_table"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_PAGE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134"'
    ' w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_NEED_TITLES = {"F": "B – Special Educational Needs", "G": "C – Health Care Needs", "H1": "D – Social Care Needs"}
_E = ("E", "E – Outcomes")


def _run(text: str, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _paragraph(text: str, style: str = "", bold: bool = False) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{_run(text, bold)}</w:p>"


def _cell(texts: Iterable[str], width: int, *, span: int = 1, header: bool = False) -> str:
    look = f'<w:tcW w:w="{width * span}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    look += '<w:shd w:val="clear" w:color="auto" w:fill="DCE6E4"/>' if header else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(_paragraph(t, bold=header) for t in texts) or '<w:p/>'}</w:tc>"


def _table(rows: Iterable[str], columns: int, width: int) -> str:
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def _plain_table(rows: Iterable[Iterable[str]], header: tuple[str, ...] = ()) -> str:
    listed = [tuple(row) for row in rows]
    columns = len(header or listed[0])
    width = 14400 // columns
    made = ["".join(_cell([t], width, header=True) for t in header)] if header else []
    made += ["".join(_cell([t], width, header=not header and n == 0) for n, t in enumerate(row)) for row in listed]
    return _table((f"<w:tr>{row}</w:tr>" for row in made), columns, width)


def _need_table(
    source: Source, needs: list[dict[str, Any]], columns: list[tuple[str, str]], area: str | None = None
) -> str:
    """One table of an area: strengths above, then a row for each need with what stands beside it."""
    width = 14400 // (len(columns) + 1)
    span = len(columns) + 1
    strengths = [item["text"] for item in needs if item["kind"] == "strength"]
    rows = [
        _cell(["Strengths", *strengths], width, span=span),
        "".join(
            _cell([title], width, header=True) for title in (_NEED_TITLES[columns[0][0]], *(t for _, t in columns))
        ),
    ]

    def beside(need: str | None) -> list[list[str]]:
        return [
            [
                item["text"]
                for item in source.items(code, area=area if area and code in "EF" else None)
                if (item.get("needs") or [None])[0] == need and (need or code not in "EF" or area)
            ]
            for code, _ in columns
        ]

    for item in needs:
        if item["kind"] == "need":
            cells = "".join(_cell(texts, width) for texts in beside(item["id"]))
            rows.append(_cell([item["text"]], width) + cells)
    left_over = beside(None)
    if any(left_over):
        rows.append(_cell([], width) + "".join(_cell(texts, width) for texts in left_over))
    return _table((f"<w:tr>{row}</w:tr>" for row in rows), span, width)


def _word_body(source: Source) -> Iterable[str]:
    yield _paragraph("Education, Health and Care Plan", "Title")
    yield _paragraph("Personal details", "Heading1")
    yield _plain_table((name, uk_date(v) if isinstance(v, dt.date) else v) for name, v in facts(source))
    yield _paragraph("Section A – Views, interests and aspirations", "Heading1")
    yield _plain_table((label(item), item["text"]) for item in source.items("A"))
    yield _paragraph("Sections B, F and E", "Heading1")
    for area in list(AREAS)[:4]:
        yield _paragraph(AREAS[area], "Heading2")
        columns = [("F", "F – Special Educational Provision"), _E]
        yield _need_table(source, source.items("B", area=area), columns, area)
    yield _paragraph("Sections C, G and E – Health", "Heading1")
    yield _need_table(source, source.items("C"), [("G", "G – Health Care Provision"), _E])
    yield _paragraph("Sections D, H1, H2 and E – Social care", "Heading1")
    social = [("H1", "H1 – Provision under CSDPA 1970"), ("H2", "H2 – Any other social care provision"), _E]
    yield _need_table(source, source.items("D"), social)
    yield _paragraph("Section I – Placement", "Heading1")
    placement = {item["field"]: item["text"] for item in source.items("I")}
    yield _plain_table((name.capitalize(), placement.get(name, "")) for name in ("name", "type"))
    yield _paragraph("Section J – Direct Payments", "Heading1")
    budget = [(item["text"], "") for item in source.items("J")] or [("", "")]
    yield _plain_table(budget, ("Details", "Arrangements for direct payment"))
    yield _paragraph("Section K – Advice and information", "Heading1")
    yield _plain_table(
        (
            (i["type"], i["text"], uk_date(i.get("date")), who_from(i), "YES" if i["appended"] else "NO")
            for i in source.items("K")
        ),
        ("Advice and information requested", "Document", "Date received", "Who from", "Appended (YES/NO)"),
    )
    yield _plain_table(
        [("LA officer name", ""), ("Signature", ""), ("Date", uk_date(source.dates.get("final_issued")))]
    )


def _style(key: str, name: str, size: int, level: int | None = None) -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    space = '<w:spacing w:before="240" w:after="120"/>' if level is not None else '<w:spacing w:after="80"/>'
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    bold = "" if level is None else "<w:b/>"
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{space}{outline}</w:pPr><w:rPr>"
        f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{bold}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _styles() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="7A8B88"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )
    paragraphs = (
        _style("Normal", "Normal", 20),
        _style("Title", "Title", 40),
        _style("Heading1", "heading 1", 30, 0),
        _style("Heading2", "heading 2", 24, 1),
    )
    return f'{XML}<w:styles xmlns:w="{WORD}">{"".join(paragraphs)}{grid}</w:styles>'


def word_table(source: Source) -> bytes:
    """A Word file in the layout of the national test template: a table of needs, provision and outcomes for each area."""
    body = "".join(_word_body(source))
    types = {"/word/document.xml": "wordprocessingml.document.main", "/word/styles.xml": "wordprocessingml.styles"}
    return archive(
        {
            "[Content_Types].xml": content_types(types),
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relations(("styles", "styles.xml")),
            "word/document.xml": f'{XML}<w:document xmlns:w="{WORD}"><w:body>{body}{_PAGE}</w:body></w:document>',
            "word/styles.xml": _styles(),
        }
    )
