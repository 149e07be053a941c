"""What the tests of the readers share: the installed readers, and small documents made on the spot."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

import openpyxl

from ehcp_rules.adapters import ImportedPlan, ImportFailure, read_source
from ehcp_rules.plan import Plan
from ehcp_rules_adapters.plugin import ehcp_rules_register_adapters

ADAPTERS = tuple(ehcp_rules_register_adapters())

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_all(source: object, name: str | None = None, adapter: str | None = None) -> list[ImportedPlan | ImportFailure]:
    return list(read_source(source, name=name, adapter=adapter, adapters=ADAPTERS))  # type: ignore[arg-type]


def read_plan(source: object, name: str | None = None) -> ImportedPlan:
    (result,) = read_all(source, name)
    assert isinstance(result, ImportedPlan), result
    return result


def warnings_of(imported: ImportedPlan) -> list[str]:
    """The messages of what was dropped or changed; notes tell how the document was understood."""
    return [issue.message for issue in imported.issues if issue.severity == "warning"]


def read_failure(source: object, name: str | None = None, adapter: str | None = None) -> ImportFailure:
    (result,) = read_all(source, name, adapter)
    assert isinstance(result, ImportFailure), result
    assert result.source_name
    assert result.message
    assert result.hint, "a failure says what to do next"
    assert "Traceback" not in str(result)
    return result


def texts(imported: ImportedPlan, code: str) -> list[str]:
    section = imported.plan.section(code)
    assert section is not None, f"section {code} is absent"
    return [item.text for item in section.items]


# -- Word


def run(text: str, properties: str = "") -> str:
    """A run; tabs and line ends of the text are those of Word."""
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    parts = re.split(r"([\t\n])", text)
    inside = "".join(marks.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts if part)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def p(text: str, style: str = "", *, listed: bool = False, number: tuple[int, int] | None = None) -> str:
    """A paragraph; `text` may hold run markup when it begins with `<`; `number` is a numbering and the depth in it."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += '<w:numPr><w:ilvl w:val="0"/></w:numPr>' if listed else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    runs = text if text.startswith("<") else run(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def b(text: str, rest: str = "") -> str:
    """A paragraph in bold, or one whose beginning is."""
    return p(run(text, "<w:b/>") + (run(rest) if rest else ""))


def tc(*paragraphs: str, span: int = 1, merge: str = "", shaded: bool = False) -> str:
    """A cell of paragraphs (texts, or markup); `merge` is restart or continue."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    properties += '<w:shd w:val="clear" w:fill="D9E2F3"/>' if shaded else ""
    inside = "".join(one if one.startswith("<w:") else p(one) for one in paragraphs) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of rows of cells (texts, or markup of `tc`)."""
    made = ("".join(cell if cell.startswith("<w:tc") else tc(cell) for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def docx(
    *blocks: str,
    extra: dict[str, bytes] | None = None,
    prolog: str = "",
    main: str = "word/document.xml",
    namespace: str = W,
) -> bytes:
    """A Word file with these blocks in its body."""
    body = f"<w:body>{''.join(blocks)}</w:body>"
    document = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document xmlns:w="{namespace}">{body}</w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, document)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


# -- Excel

HEADERS = ("Ref", "Area / label", "Text", "Steps", "Needs", "Outcomes")


def xlsx(
    sheets: dict[str, Sequence[Sequence[object]]], edit: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    """A workbook with these sheets; `edit` may change it before it is saved."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # text that begins with = stays text
    if edit:
        edit(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


# -- vendor XML


def case_export(*cases: str, product: str = ' product="CaseWorks EHC"') -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<CaseExport{product}>{"".join(cases)}</CaseExport>'.encode()


def case(ref: str, *parts: str, before: str = "") -> str:
    return f'<Case ref="{ref}" state="FINAL">{before}<PlanDoc ver="1">{"".join(parts)}</PlanDoc></Case>'


def heads(*labels: str) -> tuple[str, ...]:
    """The shaded cells of a header."""
    return tuple(tc(b(label), shaded=True) for label in labels)


def links(plan: Plan, code: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each statement of a section with the needs and outcomes that it states."""
    section = plan.section(code)
    assert section is not None
    return [(item.text, item.needs, getattr(item, "outcomes", ())) for item in section.items]


def texts_of(plan: Plan, code: str) -> list[str]:
    """The statements of a section."""
    section = plan.section(code)
    assert section is not None
    return [item.text for item in section.items]
