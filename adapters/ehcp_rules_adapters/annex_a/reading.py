"""Rows of List 1 as plans. The date of the last review is taken as the end of that review, which is the safer reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportFailure, ImportIssue, Source, glimpse_of
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules.plan import SECTION_CODES, Learner, Plan, PlanDates, age_on
from ehcp_rules_adapters.annex_a.columns import PLAN_DATES, Columns, standard_columns
from ehcp_rules_adapters.annex_a.options import ADAPTER, AnnexAOptions
from ehcp_rules_adapters.dates import parse_date
from ehcp_rules_adapters.sen2.items import standard_items
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.terms import fold_label

__all__ = ["heading_row", "read_list"]

LOOKED_THROUGH = 30
"""Rows in which the headings may stand: above them come a title, a date and notes of the council's own."""

FEWEST_COLUMNS = 4
"""Known headings that make a row the headings of List 1; titles and notes hold one or two."""

FIRST_DAY = dt.date(2014, 9, 1)
"""When Part 3 of the Children and Families Act 2014 began, and with it the first plans."""

OLDEST = 26
"""A plan may run to the end of the academic year of the 25th birthday (section 46 of the Act), when nobody is older than 25.

One year more is left for lists that name the plans of a year gone by.
"""

NOT_SUPPLIED: tuple[str, ...] = (
    *SECTION_CODES,
    *(
        f"dates.{name}"
        for name in (
            "request_received",
            "decision_to_assess",
            "advice_requested",
            "draft_issued",
            "consultation_sent",
            "previous_review_meeting",
            "amendment_notice",
            "next_review_due",
            "phase_transfer_due",
            "phase_transfer_final",
        )
    ),
)
_CODE = re.compile(r"[\w /()&-]{1,40}\Z")


@define
class _List:
    """One List 1 in a grid: where its headings are and which column is where."""

    grid: Grid
    heading: int
    columns: Mapping[int, str]
    unknown: tuple[str, ...] = ()
    issues: list[ImportIssue] = field(factory=list)


def heading_row(grid: Grid, columns: Columns) -> tuple[int, dict[int, str]] | None:
    """The row of headings of a List 1 in this grid, with the column that each names; None where there is none."""
    for number, cells in enumerate(grid.rows[:LOOKED_THROUGH]):
        named: dict[int, str] = {}
        for column in range(len(cells)):
            name = columns.named(grid.text(number, column))
            if name and name not in named.values():
                named[column] = name
        if len(named) >= FEWEST_COLUMNS:
            return (number, named) if any(name in named.values() for name in PLAN_DATES) else None
    return None


def read_list(source: Source, options: AnnexAOptions) -> Iterator[ImportedPlan | ImportFailure]:
    """The plans of every List 1 in the file. Raises `UnreadableFileError` where there is none."""
    columns = standard_columns()
    lists, file_issues = _lists(source, columns)
    if not lists:
        message = (
            "no sheet has the columns of List 1: a date on which a plan was first issued, updated or last reviewed"
        )
        raise UnreadableFileError.of("", message, "give the list of plans with its headings")
    said = found = False
    for one in lists:
        for result in _plans(one, columns, source.name, options, several=len(lists) > 1):
            found = True
            if not said and isinstance(result, ImportedPlan):
                said = True
                issues = (*file_issues, *(issue for each in lists for issue in each.issues), *result.issues)
                yield ImportedPlan(result.plan, issues, ADAPTER, source.name)
            else:
                yield result
    if not found:
        message = "there is no row of a plan below the headings of List 1"
        raise UnreadableFileError.of(lists[0].grid.place, message, "check that the list was made with its plans in it")


def _lists(source: Source, columns: Columns) -> tuple[list[_List], list[ImportIssue]]:
    from ehcp_rules_adapters.sheets.delimited import read_delimited
    from ehcp_rules_adapters.sheets.workbook import read_workbook

    issues: list[ImportIssue] = []
    if "xl/workbook.xml" in glimpse_of(source).members:
        workbook = read_workbook(source)
        grids = workbook.grids
        issues.extend(workbook.issues)
    else:
        with source.open() as file:
            grids = (read_delimited(file.read(), source.name.replace("\\", "/").rpartition("/")[2], source.stem),)
    lists = []
    for grid in grids:
        found = heading_row(grid, columns)
        if found is None:
            if len(grids) > 1 and any(cell is not None for row in grid.rows[:5] for cell in row):
                issues.append(ImportIssue(grid.place, "this sheet is no list of plans and was left out", "note"))
            continue
        number, named = found
        one = _List(grid, number, named)
        one.issues.extend(grid.issues)
        for column in range(len(grid.rows[number])):
            if grid.text(number, column).strip() and column not in named:
                # Its heading is not repeated: in a damaged file what stands there may be anything.
                place = grid.place_of(number, column)
                one.issues.append(ImportIssue(place, "this column is not one of List 1; it was left out", "note"))
        lists.append(one)
    return lists, issues


def _plans(
    one: _List, columns: Columns, source_name: str, options: AnnexAOptions, *, several: bool
) -> Iterator[ImportedPlan | ImportFailure]:
    faults = dict(one.grid.faults)
    seen: set[str] = set()
    for number in range(one.heading + 1, len(one.grid.rows)):
        place = one.grid.row_place(number)
        if number in faults:
            yield ImportFailure(source_name, place, faults[number], "mend the row and try again")
            continue
        row = {
            name: text
            for column, name in one.columns.items()
            if column < len(one.grid.rows[number]) and (text := one.grid.text(number, column).strip())
        }
        if not row:
            continue
        stem = f"{fold_label(one.grid.title).replace(' ', '-')}-" if several else ""
        yield _plan(row, f"annex-a-{stem}{number + 1}", place, columns, source_name, options, seen)


def _plan(
    row: Mapping[str, str],
    id: str,
    place: str,
    columns: Columns,
    source_name: str,
    options: AnnexAOptions,
    seen: set[str],
) -> ImportedPlan | ImportFailure:
    issues: list[ImportIssue] = []
    days = {
        name: day for name in row if columns.columns[name].kind == "date" and (day := _day(row, name, place, issues))
    }
    if not any(name in days for name in PLAN_DATES) and "date_of_birth" not in days:
        message = "this row gives no date of a plan that can be read, so there is nothing to judge"
        return ImportFailure(source_name, place, message, "check the row in the case system and make the list again")
    _doubt(days, place, issues)
    withheld = [name for name in row if columns.columns[name].kind in ("identifier", "protected")]
    own = row.get("unique_id") or row.get("upn") or ""
    if own and own in seen:
        issues.append(ImportIssue(place, "the unique id or UPN of this row came before; both rows were kept"))
    seen.add(own)
    extensions: dict[str, str | int | bool] = {}
    for name in row:
        if columns.columns[name].kind == "code" and _CODE.match(row[name]):
            extensions[f"annex_a.{name}"] = row[name]
    if options.keep_identifiers:
        id = own or id
        extensions |= {name: row[name] for name in withheld}
    elif withheld:
        message = "left out on purpose: it says who this is, or nothing is judged by it"
        issues.append(ImportIssue(f"{place} {', '.join(withheld)}", message, "note"))
    first, updated = days.get("first_issued"), days.get("updated")
    plan = Plan(
        id=id,
        stage="final-amended" if updated else "final",
        dates=PlanDates(
            original_plan_issued=first,
            final_issued=updated or first,
            review_decision=days.get("reviewed"),
        ),
        learner=Learner(date_of_birth=days.get("date_of_birth"), primary_need=_need(row, place, issues)),
        not_supplied=(*NOT_SUPPLIED, "learner.name"),
        extensions=extensions,
    )
    return ImportedPlan(plan, tuple(issues), ADAPTER, source_name)


def _day(row: Mapping[str, str], name: str, place: str, issues: list[ImportIssue]) -> dt.date | None:
    day = parse_date(row[name]) if len(row[name]) <= 40 else None
    told = name.replace("_", " ")
    if day is None:
        issues.append(ImportIssue(place, f"the {told} is not a date that can be read; it was left out"))
    elif name in PLAN_DATES and day < FIRST_DAY:
        issues.append(ImportIssue(place, f"the {told} lies before there were EHC plans; it was left out"))
        return None
    return day


def _doubt(days: dict[str, dt.date], place: str, issues: list[ImportIssue]) -> None:
    """What cannot be right: a plan updated or reviewed before it was issued, and an age at which nobody has a plan."""
    first = days.get("first_issued")
    for name in ("updated", "reviewed"):
        if first and name in days and days[name] < first:
            issues.append(ImportIssue(place, f"the plan was {name} before it was first issued; both dates were kept"))
    born, known = days.get("date_of_birth"), [days[name] for name in PLAN_DATES if name in days]
    if born and known and (born > min(known) or age_on(born, max(known)) > OLDEST):
        issues.append(ImportIssue(place, "the date of birth does not suit the dates of the plan; it was left out"))
        del days["date_of_birth"]


def _need(row: Mapping[str, str], place: str, issues: list[ImportIssue]) -> str:
    """The primary need by its code, its name, or both; the codes are those of the SEN2 return."""
    text = row.get("primary_need", "")
    if not text:
        return ""
    needs = standard_items().codes["need"]
    code = re.split(r"[^A-Za-z]", text.strip(), maxsplit=1)[0].upper()
    if code in needs and (len(text) == len(code) or not text[len(code)].isalpha()):
        return needs[code]
    folded = fold_label(text)
    for name in needs.values():
        if fold_label(name) == folded:
            return name
    issues.append(ImportIssue(place, "the primary need is none that is known; it was left out"))
    return ""
