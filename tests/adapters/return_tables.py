"""An invented return as tables: COLLECT's files, and the Excel template in both of its shapes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.adapters.documents import xlsx

Rows = Sequence[Sequence[object]]

FILES: Mapping[str, Rows] = {
    "sen2": [
        ("sen2tableid", "NativeId", "sen2orderseqcolumn", "collection", "year", "referencedate", "lea"),
        ("1", "998", "1", "SEN2", "2025", "2025-Jan-16 00:00:00", "998"),
    ],
    "person": [
        ("persontableid", "NativeId", "sen2tableid", "surname", "forename", "personbirthdate", "upn", "upnunknown"),
        ("71", "998", "1", "Quillfeather", "Ottoline", "2016-May-04 00:00:00", "X998000121009", ""),
        ("72", "998", "1", "Quillfeather", "Barnaby", "2012-Sep-30 00:00:00", "T998000121010", ""),
        ("73", "998", "1", "Quillfeather", "Ida", "2019-Jan-02 00:00:00", "", "UN1"),
    ],
    "requests": [
        ("requeststableid", "persontableid", "receiveddate", "requestoutcomedate", "requestoutcome", "sourceid"),
        ("82", "72", "2024-Jan-08 00:00:00", "2024-Feb-26 00:00:00", "N", "x"),
        ("81", "71", "2024-Feb-05 00:00:00", "2024-Mar-04 00:00:00", "Y", "x"),
        ("83", "72", "2019-Jan-07 00:00:00", "2019-Feb-04 00:00:00", "H", "x"),
        ("84", "73", "2024-Mar-04 00:00:00", "2024-Apr-08 00:00:00", "Y", "x"),
    ],
    "assessment": [
        ("assessmenttableid", "requeststableid", "assessmentoutcome", "week20"),
        ("91", "81", "Y", "0"),
        ("93", "83", "H", "0"),
        ("94", "84", "Y", "1"),
    ],
    "namedplan": [
        ("namedplantableid", "assessmenttableid", "startdate", "pb"),
        ("101", "91", "2024-Jun-03 00:00:00", "0"),
        ("103", "93", "2020-Jan-06 00:00:00", "true"),
        ("104", "94", "2024-Sep-02 00:00:00", "0"),
    ],
    "plandetail": [
        ("plandetailtableid", "namedplantableid", "urn", "placementrank"),
        ("111", "101", "998001", "1"),
    ],
    "activeplans": [
        ("activeplanstableid", "requeststableid", "reviewmeeting", "lastreview"),
        ("121", "81", "", ""),
        ("123", "83", "2024-Oct-07 00:00:00", "2024-Oct-28 00:00:00"),
        ("124", "84", "", ""),
    ],
    "placementdetail": [
        ("placementdetailtableid", "activeplanstableid", "sensetting", "placementrank"),
        ("131", "121", "EYP", "1"),
    ],
    "senneed": [
        ("senneedtableid", "activeplanstableid", "sentype", "sentyperank"),
        ("142", "123", "HI", "2"),
        ("141", "121", "SLCN", "1"),
        ("143", "123", "ASD", "1"),
        ("144", "124", "DS", "1"),
    ],
}
"""COLLECT's tables of four requests by three people, the requests in no order."""

_LABELS = {
    "persontableid": "Person ID",
    "requeststableid": "Requests record ID",
    "surname": "Surname",
    "personbirthdate": "Date of Birth \n(ccyy-mm-dd)",
    "upn": "UPN - Unique Pupil Number",
    "receiveddate": "Date request was received",
    "requestoutcomedate": "Request Outcome Date",
    "requestoutcome": "Request Outcome",
    "assessmentoutcome": "Assessment Outcome - Decision",
    "week20": "Twenty week time limit exceptions apply",
    "startdate": "EHC Plan Start Date",
    "reviewmeeting": "Annual Review Meeting Date",
    "lastreview": "EHC Plan Review Decisions Date",
    "sentype": "SEN Type of Need",
    "sentyperank": "SEN Type of Need rank  (1=Primary, 2=Secondary)",
    "year": "Year",
    "referencedate": "Reference Date",
    "lea": "LA Number",
}
_TITLES = {
    "sen2": "Header Record",
    "person": "Person Record",
    "requests": "Requests Records",
    "assessment": "Assessments Records",
    "namedplan": "Named Plan Records",
    "activeplans": "Active Plan Records",
    "senneed": "SEN Need Records",
}


def csv_of(rows: Rows) -> bytes:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode()


def file_name(module: str) -> str:
    return f"Blade-Export_20-02-2025_{module}.csv"


def folder_of(path: Path, files: Mapping[str, Rows] = FILES) -> Path:
    """COLLECT's files in a folder."""
    path.mkdir(exist_ok=True)
    for module, rows in files.items():
        (path / file_name(module)).write_bytes(csv_of(rows))
    return path


def zip_of(files: Mapping[str, Rows] = FILES, below: str = "export/") -> bytes:
    """COLLECT's files in a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for module, rows in files.items():
            archive.writestr(below + file_name(module), csv_of(rows))
    return buffer.getvalue()


def template(*, one_sheet: bool) -> bytes:
    """The Excel template, its tables under each other in one sheet or each in a sheet of its own."""
    tables = {title: _filled(module) for module, title in _TITLES.items()}
    if not one_sheet:
        return xlsx(dict(tables))
    stacked: list[Sequence[object]] = [("Special educational needs survey",), ()]
    for title, rows in tables.items():
        stacked += [(title,), *rows, (), ()]
    return xlsx({"Guidance": [("Read this first",)], "Data Entry Template": stacked})


def _filled(module: str) -> list[Sequence[object]]:
    """A module's table as the template has it: long titles, and every table below a request with the request's key."""
    head, *rows = FILES[module]
    tags = [str(tag) for tag in head]
    kept = [column for column, tag in enumerate(tags) if tag in _LABELS]
    labels: list[object] = ["Record Type", *(_LABELS[tags[column]] for column in kept)]
    linked = module in ("namedplan", "senneed")
    filled: list[Sequence[object]] = [[*labels, "Requests record ID"] if linked else labels]
    for row in rows:
        cells: list[object] = ["x", *(_cell(str(row[column])) for column in kept)]
        filled.append([*cells, _cell(_request_of(module, row))] if linked else cells)
    return filled


def _request_of(module: str, row: Sequence[object]) -> str:
    parents = {"namedplan": "assessment", "senneed": "activeplans"}
    return next(str(parent[1]) for parent in FILES[parents[module]][1:] if parent[0] == row[1])


def _cell(text: str) -> object:
    if text.isdigit():
        return float(text)
    months = {name: f"{n:02}" for n, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
    if len(text) == 20 and text[5:8] in months:
        return f"{text[:4]}-{months[text[5:8]]}-{text[9:11]}"
    return text or None
