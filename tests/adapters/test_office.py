"""Office files of other kinds: converted by a program that is found on the search path, and refused without one.

The program of these tests is no LibreOffice but a small converter of their own, which is started as LibreOffice would be
and does what it would do with plain rich text and with small OpenDocument files.
"""

from __future__ import annotations

import io
import json
import os
import stat
import sys
import textwrap
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.adapters.documents import ADAPTERS, read_all, read_failure, read_plan, texts, warnings_of

from ehcp_rules.adapters import ImportedPlan, Source, choose_adapter, glimpse_of
from ehcp_rules.engine import WatchedReader
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters import office

ROOT = Path(__file__).resolve().parents[2]
RICH = (
    r"{\rtf1\ansi Section F: Special educational provision\par Daily reading with a teacher.\par A reading pen.\par }"
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
SENTINEL = "Quillfeather"

CONVERTER = """
    import json, os, re, sys
    from pathlib import Path

    sys.path.insert(0, {root!r})
    from tests.adapters.documents import docx, p

    arguments = sys.argv[1:]
    given, made = Path(arguments[-1]), Path(arguments[arguments.index("--outdir") + 1])
    profile = next(one.partition("=")[2] for one in arguments if one.startswith("-env:UserInstallation="))
    (Path(__file__).parent / "started.json").write_text(
        json.dumps(
            {{
                "arguments": arguments,
                "home": os.environ["HOME"],
                "folder": str(given.parent),
                "settings": (given.parent / "profile" / "user" / "registrymodifications.xcu").read_text("utf-8"),
            }}
        ),
        "utf-8",
    )
    content = given.read_bytes()
    lines = ["Section F: Provision", "Daily reading."] if content.startswith(b"\\xd0\\xcf") else (
        re.sub(r"^\\{{\\\\rtf1\\\\ansi |\\}}$", "", content.decode("ascii")).split("\\\\par ")
    )
    (made / (given.stem + ".docx")).write_bytes(docx(*(p(line) for line in lines if line)))
"""
TABLES_CONVERTER = """
    import sys, zipfile
    from pathlib import Path
    from xml.etree import ElementTree

    import openpyxl

    arguments = sys.argv[1:]
    given, made = Path(arguments[-1]), Path(arguments[arguments.index("--outdir") + 1])
    assert arguments[arguments.index("--convert-to") + 1] == "xlsx"
    OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
    TABLE, TEXT = OFFICE % "table", OFFICE % "text"
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if zipfile.is_zipfile(given):
        root = ElementTree.fromstring(zipfile.ZipFile(given).read("content.xml"))
        for table in root.iter(TABLE + "table"):
            sheet = workbook.create_sheet(table.get(TABLE + "name"))
            for row in table.iter(TABLE + "table-row"):
                sheet.append([cell.findtext(TEXT + "p") for cell in row.iter(TABLE + "table-cell")])
    else:
        sheet = workbook.create_sheet("Provision")
        for row in (["Plan ref", "Provision", "Who"], ["P1", "Daily reading for ten minutes.", "A teacher"]):
            sheet.append(row)
    workbook.save(made / "document.xlsx")
"""
SILENT = f"print({SENTINEL!r})"
RUBBISH = """
    import sys
    from pathlib import Path
    arguments = sys.argv[1:]
    (Path(arguments[arguments.index("--outdir") + 1]) / "document.docx").write_bytes(b"PK\\x03\\x04 and no more")
"""
HANGING = """
    import subprocess, sys, time
    from pathlib import Path
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    (Path(__file__).parent / "child").write_text(str(child.pid))
    time.sleep(600)
"""


def open_document(kind: str, content: str) -> bytes:
    """An OpenDocument file of this kind, as small as one can be."""
    spaces = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", f"<office:document-content{spaces}>{content}</office:document-content>")
    return buffer.getvalue()


def sheet(name: str, *rows: Sequence[str]) -> str:
    """A table of an OpenDocument spreadsheet."""
    made = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows)
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in made)
    return f'<table:table table:name="{name}">{inside}</table:table>'


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program called soffice on the search path, and gives the folder that it stands in."""

    def put(body: str) -> Path:
        folder = tmp_path / "programs"
        folder.mkdir()
        script = folder / ("soffice.py" if os.name == "nt" else "soffice")
        text = textwrap.dedent(body.format(root=str(ROOT)) if body is CONVERTER else body)
        script.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        if os.name == "nt":
            (folder / "soffice.cmd").write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
        monkeypatch.setattr(office, "PROGRAMS", ("soffice",))
        monkeypatch.setenv("PATH", str(folder) + os.pathsep + os.environ["PATH"])
        return folder

    return put


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("plan.rtf", RICH.encode(), ["Daily reading with a teacher.", "A reading pen."]),
        ("really rich text.docx", RICH.encode(), ["Daily reading with a teacher.", "A reading pen."]),
        ("plan.doc", OLD, ["Daily reading."]),
        ("--headless.doc", OLD, ["Daily reading."]),
    ],
)
def test_a_file_of_the_old_kind_is_converted_and_read(program, tmp_path: Path, name: str, content: bytes, found: list):
    program(CONVERTER)
    path = tmp_path / name
    path.write_bytes(content)
    imported = read_plan(path)
    assert texts(imported, "F") == found
    assert (imported.adapter, imported.plan.id) == ("other-text", Path(name).stem)
    assert "LibreOffice converted this file" in imported.issues[0].message
    assert imported.plan.section("F").items[0].source.place == "docx:paragraph 2"


def test_the_program_is_started_without_a_window_with_a_profile_of_its_own_and_leaves_nothing(program):
    folder = program(CONVERTER)
    read_plan(RICH.encode(), "plan.rtf")
    started = json.loads((folder / "started.json").read_text("utf-8"))
    arguments = started["arguments"]
    assert {"--headless", "--norestore", "--nolockcheck", "--convert-to", "docx"} <= set(arguments)
    (profile,) = (one for one in arguments if one.startswith("-env:UserInstallation=file:///"))
    assert Path(started["folder"]).name in profile
    assert Path(started["home"]) == Path(started["folder"])
    assert Path(arguments[-1]).name == "document.rtf"
    assert not Path(started["folder"]).exists()


def test_macros_and_links_are_switched_off_in_the_profile(program):
    folder = program(CONVERTER)
    read_plan(RICH.encode(), "plan.rtf")
    settings = json.loads((folder / "started.json").read_text("utf-8"))["settings"]
    names = [
        one.get("{http://openoffice.org/2001/registry}name") for one in ElementTree.fromstring(settings).iter("prop")
    ]
    assert names == ["MacroSecurityLevel", "DisableMacrosExecution", "BlockUntrustedRefererLinks", "Link", "Link"]


def test_without_the_program_the_file_is_refused_with_the_way_to_convert_it(monkeypatch: pytest.MonkeyPatch):
    for name, content in (("plan.rtf", RICH.encode()), ("plan.doc", OLD)):
        failure = read_failure(content, name)
        assert "no adapter reads it" in failure.message
        assert "soffice --headless --convert-to docx" in failure.hint
    (failure,) = read_all(RICH.encode(), "plan.rtf", adapter="other-text")
    assert "was not found" in failure.message


@pytest.mark.parametrize(
    ("body", "message"),
    [(SILENT, "LibreOffice did not convert it"), (RUBBISH, "damaged or incomplete")],
)
def test_a_conversion_that_fails_costs_only_its_file_and_tells_no_word(program, capfd, body: str, message: str):
    program(body)
    failure = read_failure(RICH.encode(), "plan.rtf")
    assert message in failure.message
    assert failure.hint
    assert SENTINEL not in "".join(capfd.readouterr())


@pytest.mark.skipif(os.name == "nt", reason="processes are grouped on other systems only")
def test_a_conversion_that_hangs_is_ended_with_whatever_it_started(program):
    folder = program(HANGING)
    with pytest.raises(UnreadableFileError, match="did not finish within 2 seconds"):
        office.converted(Source("plan.rtf", len(RICH), content=RICH.encode()), ".rtf", "docx", seconds=2)
    child = int((folder / "child").read_text())
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.02)
    assert not _runs(child)


@pytest.mark.skipif(os.name == "nt", reason="there a worker cannot be asked to end")
def test_a_conversion_that_outlasts_what_a_batch_allows_is_ended_with_whatever_it_started(program, tmp_path: Path):
    folder = program(HANGING)
    path = tmp_path / "plan.rtf"
    path.write_text(RICH, "ascii")
    with WatchedReader(5) as watched:
        (failure,) = watched.read(path)
    assert "took longer than 5 seconds" in failure.message
    child = int((folder / "child").read_text())
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.02)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


LIST = open_document(
    "spreadsheet",
    sheet("Plans", ("Plan ref", "Name", "Status"), ("P1", "Ann Sparrow", "Final"), ("P2", "Ravi Rook", "Draft"))
    + sheet(
        "Provision",
        ("Plan ref", "Provision", "Who"),
        ("P1", "Daily reading for ten minutes.", "A teacher"),
        ("P2", "A reading pen.", "The school"),
    ),
)


def test_a_spreadsheet_of_another_kind_is_converted_and_read_as_any_list_is(program, tmp_path: Path):
    program(TABLES_CONVERTER)
    path = tmp_path / "plans.ods"
    path.write_bytes(LIST)
    first, second = read_all(path)
    assert [(one.plan.id, one.plan.stage, texts(one, "F")) for one in (first, second)] == [
        ("P1", "final", ["Daily reading for ten minutes."]),
        ("P2", "draft", ["A reading pen."]),
    ]
    assert first.adapter == "other-workbook"
    assert "LibreOffice converted this file to .xlsx" in first.issues[0].message
    assert first.plan.section("F").items[0].source.place == "xlsx:Provision!B2"


def test_an_old_workbook_is_told_by_what_it_holds_and_not_by_its_name(program):
    program(TABLES_CONVERTER)
    workbook = OLD.replace("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le"))
    for name in ("plans.xls", "plans.doc"):
        (imported,) = read_all(workbook, name)
        assert imported.adapter == "other-workbook"
        assert texts(imported, "F") == ["Daily reading for ten minutes."]


def test_a_text_of_the_open_document_format_is_taken_by_its_content(program):
    program(CONVERTER)
    (adapter,) = (one for one in ADAPTERS if one.name == "other-text")
    text = open_document("text", "<text:p>Section F: Provision</text:p>")
    assert adapter.sniff(glimpse_of(Source("plan.zip", len(text), content=text))).score > 0
    assert adapter.sniff(glimpse_of(Source("plan.odt", len(LIST), content=LIST))).score == 0


def test_a_spreadsheet_that_says_nothing_of_a_plan_is_refused_as_any_other_is(program):
    program(TABLES_CONVERTER)
    failure = read_failure(open_document("spreadsheet", sheet("Lunch", ("Dish", "Price"), ("Soup", "3"))), "menu.ods")
    assert "no column is known" in failure.message


def test_an_old_workbook_is_none_of_the_text_reader_s_business(program):
    program(CONVERTER)
    workbook = OLD.replace("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le"))
    glimpse = glimpse_of(Source("plans.xls", len(workbook), content=workbook))
    (adapter,) = (one for one in ADAPTERS if one.name == "other-text")
    assert adapter.sniff(glimpse).score == 0


def test_advice_in_rich_text_is_read_through_it_too(program):
    program(CONVERTER)
    (adapter,) = (one for one in ADAPTERS if one.name == "other-text")
    assert adapter.read_text is not None
    lines = list(adapter.read_text(Source("advice.rtf", len(RICH), content=RICH.encode())))
    assert [line.text for line in lines][1:] == ["Daily reading with a teacher.", "A reading pen."]
    assert choose_adapter(glimpse_of(Source("advice.rtf", len(RICH), content=RICH.encode())), ADAPTERS) is adapter


def test_a_batch_goes_on_after_a_file_that_could_not_be_converted(program, tmp_path: Path):
    program(SILENT)
    results = [
        *read_all(RICH.encode(), "plan.rtf"),
        *read_all(b"<html><h1>Section F: Provision</h1><p>A pen.</p>", "a.doc"),
    ]
    assert [isinstance(one, ImportedPlan) for one in results] == [False, True]
    assert not warnings_of(results[1])
