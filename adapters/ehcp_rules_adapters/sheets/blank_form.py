"""The empty Excel form of one plan, for councils without a case system: drop-down lists, guidance, protected headings."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any, BinaryIO

from ehcp_rules.plan import AREAS, SECTION_CODES, SECTION_TITLES
from ehcp_rules_adapters.sheets.form import ExcelForm
from ehcp_rules_adapters.terms import standard_terms
from ehcp_rules_adapters.writing.excel import COLUMNS

__all__ = ["EMPTY_ROWS", "GUIDE", "REFERENCE", "write_template"]

EMPTY_ROWS = 60
GUIDE = "How to fill in"
REFERENCE = "Plan reference"
_HEADINGS_IN = 3

_FACTS = (
    "learner.name", "learner.known_as", "learner.pronouns", "learner.date_of_birth", "learner.year_group",
    "learner.primary_need", "learner.setting", "stage", "version", "dates.request_received", "dates.decision_to_assess",
    "dates.advice_requested", "dates.draft_issued", "dates.consultation_sent", "dates.final_issued",
    "dates.original_plan_issued", "dates.previous_review_meeting", "dates.review_meeting", "dates.review_decision",
    "dates.amendment_notice", "dates.next_review_due", "dates.phase_transfer_due", "dates.phase_transfer_final",
    "week20_exception",
)  # fmt: skip
_NOTES: Mapping[str, str] = {
    "A": "One row for each thing that somebody says: what it is about, who says it, and how it was gathered.",
    "B": "One row for each need or strength. Choose the kind; a row without one is a need.",
    "C": "One row for each health care need related to the special educational needs.",
    "D": "One row for each social care need related to the special educational needs.",
    "E": "One row for each outcome. Under Needs, the references of the needs that it answers, such as B1, B3.",
    "F": "One row for each piece of provision: what, who, how often; and the needs and outcomes that it is for.",
    "G": "One row for each piece of health care provision.",
    "H1": "One row for each piece of provision under section 2 of the Act of 1970.",
    "H2": "One row for each other piece of social care provision.",
    "I": "The name of the setting in one row and its type in another.",
    "J": "What was agreed about a personal budget and direct payments.",
    "K": "One row for each piece of advice.",
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "B": ("need", "strength"), "C": ("need", "strength"), "D": ("need", "strength"),
    "E": ("outcome", "heading", "monitoring", "note"),
}  # fmt: skip
_STAGES = ("Draft", "Final", "Draft amended", "Final amended")
_GUIDANCE = (
    "Fill in the front page and one sheet for each section; leave out what does not apply by leaving its sheet empty.",
    "Write each statement in a row of its own. Give it a reference (B1, F3) so that other rows can point to it.",
    "Headings are protected so that the form stays readable; the cells below them are open. There is no password.",
    "A sheet that is deleted counts as not supplied; one that is empty counts as an empty section.",
)

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def write_template(form: ExcelForm, file: BinaryIO) -> None:
    """Write the empty form of a mapping. The same mapping gives the same bytes: no time of day is in them."""
    import openpyxl

    workbook = openpyxl.Workbook()
    front: Any = workbook.active
    front.title = form.front.sheets[0]
    _front(front)
    for code in SECTION_CODES:
        _section(workbook.create_sheet(f"Section {code}"), form, code)
    _guide(workbook.create_sheet(GUIDE))
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name.endswith("core.xml"):
                content = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            kept.writestr(zipfile.ZipInfo(name, _NO_DAY), content, zipfile.ZIP_DEFLATED)


def _front(sheet: Any) -> None:
    _title(sheet, "Education, Health and Care Plan", 2)
    for row, fact in enumerate(("", *_FACTS), 2):
        _bold(sheet.cell(row, 1), standard_terms().facts[fact][0].capitalize() if fact else REFERENCE)
        _open(sheet.cell(row, 2), day=fact.startswith("dates.") or fact == "learner.date_of_birth")
        if fact == "stage":
            _choices(sheet, f"B{row}", _listed(_STAGES), "Where the plan stands")
    _widths(sheet, (34, 60))
    _finish(sheet, "B2", 1)


def _section(sheet: Any, form: ExcelForm, code: str) -> None:
    from openpyxl.styles import Font, PatternFill

    # An outcome stands under the heading above it: a column for it would be one more thing to fill in.
    columns = [column for column in COLUMNS[code] if column.field in form.columns and column.field != "under"]
    _title(sheet, f"Section {code}: {SECTION_TITLES[code]}", len(columns))
    sheet.cell(2, 1).value = _NOTES[code]
    sheet.cell(2, 1).font = Font(italic=True)
    first, last = _HEADINGS_IN + 1, _HEADINGS_IN + EMPTY_ROWS
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(_HEADINGS_IN, number)
        _bold(cell, form.columns[column.field][0])
        cell.fill = PatternFill("solid", "DDE6EE")
        for row in range(first, last + 1):
            _open(sheet.cell(row, number), day=column.field == "date")
        _drop_down(sheet, f"{cell.column_letter}{first}:{cell.column_letter}{last}", column.field, code)
    _widths(sheet, [column.share for column in columns])
    _finish(sheet, f"A{first}", _HEADINGS_IN)


def _drop_down(sheet: Any, rows: str, name: str, code: str) -> None:
    """A list to choose from, where the words are settled. Other words are accepted as well: a council has its own."""
    if name == "area":
        # Areas have commas in them, so that their list stands in cells.
        _choices(sheet, rows, f"'{GUIDE}'!$D$2:$D${1 + len(AREAS)}", "The area of need")
    elif name == "kind" and code in _KINDS:
        _choices(sheet, rows, _listed(_KINDS[code]), "What this row is")
    elif name == "appended":
        _choices(sheet, rows, _listed(("Yes", "No")), "Whether it is appended to the plan")
    elif name == "field":
        _choices(sheet, rows, _listed(("Name", "Type")), "The setting's name, or its type")


def _listed(words: tuple[str, ...]) -> str:
    return f'"{",".join(words)}"'


def _choices(sheet: Any, rows: str, formula: str, prompt: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    validation.prompt, validation.showInputMessage = prompt, True
    sheet.add_data_validation(validation)
    validation.add(rows)


def _guide(sheet: Any) -> None:
    _title(sheet, GUIDE, 1)
    for row, text in enumerate(_GUIDANCE, 2):
        sheet.cell(row, 1).value = text
    _bold(sheet.cell(1, 4), "Areas of need")
    for row, area in enumerate(AREAS.values(), 2):
        sheet.cell(row, 4).value = area
    _widths(sheet, (100, 4, 4, 40))
    _finish(sheet, "A2", 1)


def _title(sheet: Any, text: str, columns: int) -> None:
    from openpyxl.styles import Font

    sheet.cell(1, 1).value = text
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    if columns > 1:
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)


def _bold(cell: Any, text: str) -> None:
    from openpyxl.styles import Font

    cell.value, cell.font = text, Font(bold=True)


def _open(cell: Any, *, day: bool) -> None:
    """A cell that can be filled in: with a day, or with text, which Excel then never takes for a formula."""
    from openpyxl.styles import Alignment, Protection

    cell.protection, cell.alignment = Protection(locked=False), Alignment(vertical="top", wrap_text=True)
    cell.number_format = "dd/mm/yyyy" if day else "@"


def _widths(sheet: Any, widths: Any) -> None:
    from ehcp_rules_adapters.sheets.grid import letters

    for index, width in enumerate(widths):
        sheet.column_dimensions[letters(index)].width = width


def _finish(sheet: Any, freeze: str, titles: int) -> None:
    """Protected headings, panes that stay, and pages that print on their width with the headings on each."""
    sheet.freeze_panes = freeze
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "insertRows", "deleteRows"):
        setattr(sheet.protection, allowed, False)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{titles}"
    sheet.oddFooter.center.text = "&A, page &P of &N"
