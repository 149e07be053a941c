"""Bad inputs made on the spot: what an attacker, a broken export or a bad day can put into a file that a reader opens.

Each builder gives the name of a file and its bytes. `SENTINEL` stands in every text that a plan could hold, so that a test can
look for it where it must never be. `SECRET_FILE` is replaced by the address of a file that no reader may open.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.adapters.documents import W, docx, p, table, tc, xlsx
from tests.adapters.returns import a_plan, person, xml

SENTINEL = "Quillfeather"
SECRET_FILE = "{{the secret file}}"
NOWHERE = "http://nowhere.invalid/"

MEBIBYTE = 1024 * 1024

Builder = Callable[[], tuple[str, bytes]]
HOSTILE: dict[str, Builder] = {}


def hostile(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register a builder under the name of the file that it makes."""

    def register(build: Callable[[], bytes]) -> Callable[[], bytes]:
        HOSTILE[name] = lambda: (name, build())
        return build

    return register


PLAN = (
    p("Section B: Needs", "Heading1"),
    p(f"{SENTINEL} finds it hard to wait."),
    p("Section F", "Heading1"),
    p("Daily."),
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def packed(members: dict[str, bytes], *, compress: bool = True) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, *, prolog: str = "", **extra: bytes) -> bytes:
    """A Word file whose document is this markup."""
    document = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{W}">{body}</w:document>'
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **extra})


# -- XML


@hostile("xxe.xml")
def _() -> bytes:
    return f'<!DOCTYPE a [<!ENTITY x SYSTEM "{SECRET_FILE}">]><Message><Persons>&x;</Persons></Message>'.encode()


@hostile("xxe-of-a-return.xml")
def _() -> bytes:
    text = xml(person(a_plan(), Surname="&x;"), declaration=f'<!DOCTYPE Message [<!ENTITY x SYSTEM "{SECRET_FILE}">]>')
    return text.replace("&amp;x;", "&x;").encode()


@hostile("parameter-entity.xml")
def _() -> bytes:
    return f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{SECRET_FILE}"> %x;]><CaseExport/>'.encode()


@hostile("billion-laughs.xml")
def _() -> bytes:
    return f'<!DOCTYPE a [<!ENTITY l0 "{SENTINEL}">{LAUGHS}]><CaseExport>&l9;</CaseExport>'.encode()


@hostile("external-document-type.xml")
def _() -> bytes:
    return f'<!DOCTYPE CaseExport SYSTEM "{NOWHERE}a.dtd"><CaseExport/>'.encode()


@hostile("nested-too-deep.xml")
def _() -> bytes:
    return b"<CaseExport>" + b"<a>" * 60_000 + b"</a>" * 60_000 + b"</CaseExport>"


@hostile("a-return-nested-too-deep.xml")
def _() -> bytes:
    return (
        xml(person({**a_plan(), "Team": "x"})).replace("x</Team>", "<a>" * 5_000 + "</a>" * 5_000 + "</Team>").encode()
    )


@hostile("include.xml")
def _() -> bytes:
    inside = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{SECRET_FILE}" parse="text"/>'
    return xml(person(a_plan())).replace("<Persons>", f"<Persons>{inside}").encode()


@hostile("a-million-elements.xml")
def _() -> bytes:
    return b"<CaseExport><Case ref='1'>" + b"<a/>" * 1_000_000 + b"</Case></CaseExport>"


@hostile("a-return-of-one-endless-person.xml")
def _() -> bytes:
    request = "<Requests><ReceivedDate>2024-02-05</ReceivedDate></Requests>"
    return xml(person(a_plan())).replace("<Requests>", request * 20_000 + "<Requests>", 1).encode()


@hostile("an-endless-prolog.xml")
def _() -> bytes:
    return b"<?xml version='1.0'?>" + b"<!-- nothing -->" * 200_000 + b"<CaseExport/>"


@hostile("wrong-bytes.xml")
def _() -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<CaseExport><a>{SENTINEL} Zo\xeb</a></CaseExport>'.encode("cp1252")


@hostile("an-encoding-that-is-none.xml")
def _() -> bytes:
    return b'<?xml version="1.0" encoding="x-invented"?><CaseExport/>'


@hostile("nul-bytes.xml")
def _() -> bytes:
    return xml(person(a_plan())).replace("<Surname>", "<Surname>\x00").encode()


@hostile("cut-short.xml")
def _() -> bytes:
    return xml(person(a_plan()), person(a_plan())).encode()[:-300]


@hostile("empty.xml")
def _() -> bytes:
    return b""


@hostile("only-a-mark.xml")
def _() -> bytes:
    return b"\xef\xbb\xbf"


# -- Word


@hostile("bomb.docx")
def _() -> bytes:
    return word(f"<w:body>{' ' * 80 * MEBIBYTE}</w:body>")


@hostile("bomb-that-lies-about-its-size.docx")
def _() -> bytes:
    content = bytearray(word(f"<w:body>{' ' * 80 * MEBIBYTE}</w:body>"))
    at = content.rfind(b"PK\x01\x02")
    while content[at + 46 : at + 63] != b"word/document.xml":
        at = content.rfind(b"PK\x01\x02", 0, at)
    content[at + 24 : at + 28] = struct.pack("<I", 1_000)
    return bytes(content)


@hostile("many-members.docx")
def _() -> bytes:
    return packed({"word/document.xml": b"<a/>", **{f"word/{n}.xml": b"<a/>" for n in range(6_000)}})


@hostile("a-zip-in-a-zip.docx")
def _() -> bytes:
    return packed({"word/document.xml": docx(*PLAN), "inner.docx": docx(*PLAN)})


@hostile("path-traversal.docx")
def _() -> bytes:
    return docx(
        *PLAN, extra={"../../outside.txt": b"x", "/etc/outside.txt": b"x", "..\\..\\outside.txt": b"x", "C:\\x": b"x"}
    )


@hostile("entities-in-a-part.docx")
def _() -> bytes:
    prolog = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{SECRET_FILE}">]>'
    return word(f"<w:body>{p(SENTINEL)}</w:body>", prolog=prolog)


@hostile("entities-in-the-styles.docx")
def _() -> bytes:
    styles = f'<!DOCTYPE a [<!ENTITY l0 "x">{LAUGHS}]><w:styles xmlns:w="{W}">&l9;</w:styles>'
    return docx(*PLAN, extra={"word/styles.xml": styles.encode()})


@hostile("a-remote-template.docx")
def _() -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = f'<Relationship Id="r1" Type="{kind}" Target="{NOWHERE}t.dotm" TargetMode="External"/>'
    inside = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    return docx(
        *PLAN, extra={"word/_rels/settings.xml.rels": inside.encode(), "word/_rels/document.xml.rels": inside.encode()}
    )


@hostile("one-paragraph-of-5-mb.docx")
def _() -> bytes:
    return docx(p("Section B: Needs", "Heading1"), p(f"{SENTINEL} needs help with reading, " * 120_000))


@hostile("tables-in-tables.docx")
def _() -> bytes:
    inside = table([tc(SENTINEL)])
    for _ in range(12):
        inside = f"<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:tbl>"
    return docx(p("Section B: Needs", "Heading1"), inside)


@hostile("a-cell-that-spans-the-world.docx")
def _() -> bytes:
    wide = table(
        [tc("Section F", span=2_000_000_000), tc(SENTINEL, merge="continue")], [tc("Daily.", merge="continue")]
    )
    return docx(p("Section B: Needs", "Heading1"), wide)


@hostile("styles-in-a-circle.docx")
def _() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style.format("One", "Two")}{style.format("Two", "One")}</w:styles>'
    return docx(p("Section B: Needs", "One"), p(SENTINEL, "Two"), extra={"word/styles.xml": styles.encode()})


@hostile("numbers-out-of-all-bounds.docx")
def _() -> bytes:
    odd = '<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="-7"/></w:numPr><w:outlineLvl w:val="x"/></w:pPr>'
    return docx(*PLAN, f"{odd}<w:r><w:t>{SENTINEL}</w:t></w:r></w:p>")


@hostile("marks-that-turn-the-text.docx")
def _() -> bytes:
    return docx(
        p("Section B: Needs", "Heading1"), p(f"\u202e{SENTINEL}\u202c e\u0301\u0301\u0301 \u200b\u200d\ufeff\u2066")
    )


@hostile("with-macros.docm")
def _() -> bytes:
    return docx(*PLAN, extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(512)})


@hostile("protected.docx")
def _() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(1_000)


@hostile("really-a-web-page.docx")
def _() -> bytes:
    return f"<!DOCTYPE html><html><body><h1>Section B</h1><p>{SENTINEL}</p></body></html>".encode()


@hostile("really-rich-text.docx")
def _() -> bytes:
    return f"{{\\rtf1 Section B {SENTINEL}}}".encode()


@hostile("cut-short.docx")
def _() -> bytes:
    content = docx(*PLAN, p("Filling. " * 2_000))
    return content[: len(content) // 2]


@hostile("a-damaged-member.docx")
def _() -> bytes:
    content = bytearray(docx(*PLAN))
    at = content.find(b"word/document.xml") + len(b"word/document.xml") + 20
    content[at : at + 12] = bytes(12)
    return bytes(content)


@hostile("a-member-with-a-password.docx")
def _() -> bytes:
    content = bytearray(docx(*PLAN))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


@hostile("no-section-at-all.docx")
def _() -> bytes:
    return docx(p("A letter"), p(f"Dear {SENTINEL}, thank you for coming."))


@hostile("empty.docx")
def _() -> bytes:
    return b""


# -- Excel


@hostile("bomb.xlsx")
def _() -> bytes:
    good = xlsx({"Plan": [["Section", "Text"], ["B", SENTINEL]]})
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = b" " * 80 * MEBIBYTE
    return packed(members)


def _edited(change: Callable[[str, bytes], bytes]) -> bytes:
    good = xlsx({"Section B": [["Ref", "Area / label", "Text"], ["B1", "", f"{SENTINEL} finds it hard to wait."]]})
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        return packed({name: change(name, archive.read(name)) for name in archive.namelist()})


@hostile("entities-in-the-strings.xlsx")
def _() -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != "xl/sharedStrings.xml":
            return content
        text = content.decode().partition("?>")[2] if content.startswith(b"<?xml") else content.decode()
        return f'<!DOCTYPE sst [<!ENTITY x SYSTEM "{SECRET_FILE}">]>{text}'.encode()

    return _edited(change)


@hostile("a-sheet-that-says-it-is-endless.xlsx")
def _() -> bytes:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"') if name.endswith("sheet1.xml") else content

    return _edited(change)


@hostile("a-cell-at-the-end-of-the-world.xlsx")
def _() -> bytes:
    def change(name: str, content: bytes) -> bytes:
        last = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        return content.replace(b"</sheetData>", last) if name.endswith("sheet1.xml") else content

    return _edited(change)


@hostile("a-cell-beyond-all-memory.xlsx")
def _() -> bytes:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b'r="B2"', b'r="B999999999"') if name.endswith("sheet1.xml") else content

    return _edited(change)


@hostile("a-string-that-is-not-there.xlsx")
def _() -> bytes:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"<v>0</v>", b"<v>99999</v>") if name.endswith("sheet1.xml") else content

    return _edited(change)


@hostile("formulas-as-text.xlsx")
def _() -> bytes:
    return xlsx({"Section F": [["Ref", "Text"], ["F1", f'=HYPERLINK("{NOWHERE}","{SENTINEL}")'], ["F2", "@SUM(1)"]]})


@hostile("cut-short.xlsx")
def _() -> bytes:
    return xlsx({"Section B": [["Ref", "Text"], ["B1", SENTINEL]]})[:1_500]


# -- delimited text


@hostile("formulas.csv")
def _() -> bytes:
    return f"plan_id,section,text\nP1,F,\"=cmd|' /C calc'!A0\"\nP1,F,@{SENTINEL}\n".encode()


@hostile("utf-16.csv")
def _() -> bytes:
    return f"plan_id,section,text\nP1,B,Zoë {SENTINEL}\n".encode("utf-16")


@hostile("nul-bytes.csv")
def _() -> bytes:
    return f"plan_id,section,text\nP1,B,\x00{SENTINEL}\nP2,B,fine\n".encode()


@hostile("one-column.csv")
def _() -> bytes:
    return f"plan_id\n{SENTINEL}\n".encode()


@hostile("a-quote-that-never-ends.csv")
def _() -> bytes:
    return b'plan_id,section,text\nP1,B,"' + f"{SENTINEL} finds it hard\n".encode() * 100_000


@hostile("a-hundred-thousand-columns.csv")
def _() -> bytes:
    return b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b"x," * 99_999 + b"x\n"


@hostile("empty.csv")
def _() -> bytes:
    return b""


# -- JSON


@hostile("nested-too-deep.json")
def _() -> bytes:
    return b"[" * 200_000 + b"]" * 200_000


@hostile("a-number-without-end.json")
def _() -> bytes:
    return b'{"format": "ehcp-plan/1", "id": ' + b"9" * 50_000 + b"}"


@hostile("no-numbers.json")
def _() -> bytes:
    return f'{{"format": "ehcp-plan/1", "id": "P1", "version": NaN, "x": "{SENTINEL}"}}'.encode()


@hostile("half-characters.json")
def _() -> bytes:
    return b'{"format": "ehcp-plan/1", "id": "P1", "version": "\\ud800"}'


# -- PDF


@hostile("cut-short.pdf")
def _() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R"


@hostile("pages-in-a-circle.pdf")
def _() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1000000 >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
    )


@hostile("a-name-only.pdf")
def _() -> bytes:
    return b"%PDF-1.4\n"


@hostile("with-a-script.pdf")
def _() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >> endobj\n"
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
    )
