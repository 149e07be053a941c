"""The Excel form and the vendor's XML export of the sample plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from sample_archive import XML, archive, content_types, facts, label, relations, who_from
from sample_sources import Source

from ehcp_rules.plan import AREAS, SECTION_CODES, SECTION_TITLES

__all__ = ["excel_form", "vendor_xml"]

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = dt.date(1899, 12, 30)
_WIDTHS = (8, 30, 90, 34, 34, 24)

Value = str | dt.date | None


class _Strings:
    """The shared strings of one workbook, numbered as they are met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def part(self) -> str:
        rows = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.numbers)
        return f'{XML}<sst xmlns="{SHEET}" uniqueCount="{len(self.numbers)}">{rows}</sst>'


def _sheet(title: str, rows: Iterable[tuple[Value, ...]], strings: _Strings, *, header: bool, columns: int) -> str:
    """A sheet with a merged title in row 1 and, when `header`, column names in row 2."""

    def cells(number: int, row: tuple[Value, ...]) -> Iterator[str]:
        for column, value in zip("ABCDEF", row, strict=False):
            at = f"{column}{number}"
            if isinstance(value, dt.date):
                yield f'<c r="{at}" s="2"><v>{(value - _EPOCH).days}</v></c>'
            elif value:
                style = 1 if number == 1 or (header and number == 2) else 3
                yield f'<c r="{at}" s="{style}" t="s"><v>{strings.number(value)}</v></c>'

    listed = [(title,), *rows]
    body = "".join(f'<row r="{n}">{"".join(cells(n, row))}</row>' for n, row in enumerate(listed, 1))
    widths = _WIDTHS if header else (34, 46, 4)
    cols = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, 1))
    return (
        f'{XML}<worksheet xmlns="{SHEET}"><cols>{cols}</cols><sheetData>{body}</sheetData>'
        f'<mergeCells count="1"><mergeCell ref="A1:{"ABCDEF"[columns - 1]}1"/></mergeCells></worksheet>'
    )


def _form_rows(source: Source, code: str) -> Iterator[tuple[Value, ...]]:
    if code == "K":
        yield ("Ref", "Type", "Document", "Date received", "Who from", "Appended")
        for item in source.items("K"):
            appended = "YES" if item["appended"] else "NO"
            yield (item["id"], item["type"], item["text"], item.get("date"), who_from(item), appended)
        return
    names = ("Who", "How often", "Review") if code == "F" else ("Steps", "Needs", "Outcomes")
    yield ("Ref", "Area / label", "Text", *names)
    for item in source.items(code):
        if code == "F":
            tail = tuple(item.get(name, "") for name in ("who", "how_often", "review"))
        else:
            tail = (item.get("steps", ""), ", ".join(item.get("needs", ())), ", ".join(item.get("outcomes", ())))
        yield (
            item["id"],
            label(item) or AREAS.get(item.get("area", ""), "") or item.get("field", ""),
            item["text"],
            *tail,
        )


_STYLES = (
    f'{XML}<styleSheet xmlns="{SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def excel_form(source: Source) -> bytes:
    """A one-plan form: a front page of labels and values, then one sheet for each section."""
    strings = _Strings()
    sheets = {"Front page": _sheet("Education, Health and Care Plan", facts(source), strings, header=False, columns=3)}
    for code in SECTION_CODES:
        title = f"Section {code}: {SECTION_TITLES[code]}"
        sheets[f"Section {code}"] = _sheet(title, _form_rows(source, code), strings, header=True, columns=6)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    parts = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    types = {"/xl/workbook.xml": "spreadsheetml.sheet.main"}
    types |= {f"/xl/{part}": "spreadsheetml.worksheet" for part in parts}
    types |= {"/xl/styles.xml": "spreadsheetml.styles", "/xl/sharedStrings.xml": "spreadsheetml.sharedStrings"}
    targets = [("worksheet", part) for part in parts]
    return archive(
        {
            "[Content_Types].xml": content_types(types),
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": relations(
                *targets, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
            ),
            "xl/workbook.xml": f'{XML}<workbook xmlns="{SHEET}" xmlns:r="{RELATIONSHIPS}"><sheets>{listed}</sheets></workbook>',
            "xl/styles.xml": _STYLES,
            "xl/sharedStrings.xml": strings.part(),
            **{f"xl/{part}": text for part, text in zip(parts, sheets.values(), strict=True)},
        }
    )


_ENTRY_KINDS = {"strength": "STR", "heading": "HDG", "monitoring": "MON", "note": "INT"}
_KIND_WORDS = {"STR": "strength", "HDG": "heading", "MON": "monitoring", "INT": "intro", "STD": "standard"}
_EVENTS = {"previous_review_meeting": "LAST_REVIEW_MEETING_PREVIOUS"}


def _tag(depth: int, name: str, text: str, **attributes: str) -> str:
    listed = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"{'  ' * depth}<{name}{listed}>{escape(text)}</{name}>"


def _entry(item: dict[str, Any]) -> Iterator[str]:
    kind = _ENTRY_KINDS.get(item["kind"], "STD")
    area = f" areaTxt={quoteattr(AREAS[item['area']])}" if "area" in item else ""
    yield f'        <Entry id="{item["id"]}" kind="{kind}"{area}>'
    names = {"speaker": "who"}
    for name in ("label", "speaker", "method", "field", "type", "author", "role", "date", "appended"):
        value = item.get(name)
        if value is not None and value != "":
            text = ("YES" if value else "NO") if isinstance(value, bool) else str(value)
            yield _tag(5, "Att", text, nm=names.get(name, name))
    yield _tag(5, "Body", item["text"])
    for name in ("who", "how_often", "review", "steps"):
        if item.get(name):
            yield _tag(5, "Col", item[name], nm=name)
    for link, name in (("need", "needs"), ("outcome", "outcomes")):
        for target in item.get(name, ()):
            yield f'          <Lnk to="{target}" typ="{link}"/>'
    yield "        </Entry>"


def vendor_xml(source: Source) -> bytes:
    """One case of a case system's export, with the system's own tags and codes."""
    codes = {code: f"S{number:02d}" for number, code in enumerate(SECTION_CODES, 1)}
    learner = source.learner
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<CaseExport product="CaseWorks EHC" schema="7.4">',
        "  <CodeLists>",
    ]
    lines += [_tag(2, "Code", f"{c} {SECTION_TITLES[c]}", list="PARTTYPE", val=val) for c, val in codes.items()]
    lines += [_tag(2, "Code", words, list="ENTRYKIND", val=val) for val, words in _KIND_WORDS.items()]
    state = source.plan["stage"].upper().replace("-", "_")
    lines += ["  </CodeLists>", f'  <Case ref="{source.plan["id"]}" state="{state}">', "    <Subject>"]
    subject = {
        "FullNm": learner["name"], "KnownNm": learner["known_as"], "BirthDt": learner["date_of_birth"].isoformat(),
        "Sx": source.front["sex"][0], "Upn": "", "NcyTxt": learner["year_group"], "PrimNd": learner["primary_need"],
        "EstNm": learner["setting"],
    }  # fmt: skip
    lines += [_tag(3, name, text) for name, text in subject.items()]
    lines += ["    </Subject>", "    <Milestones>"]
    lines += [_tag(3, "Ms", day.isoformat(), cd=_EVENTS.get(name, name.upper())) for name, day in source.dates.items()]
    lines += ["    </Milestones>", f"    <PlanDoc ver={quoteattr(source.plan['version'])}>"]
    for code in SECTION_CODES:
        lines.append(f'      <Part typ="{codes[code]}">')
        lines += [line for item in source.items(code) for line in _entry(item)]
        lines.append("      </Part>")
    lines += ["    </PlanDoc>", "  </Case>", "</CaseExport>"]
    return ("\n".join(lines) + "\n").encode()
