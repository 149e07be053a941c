"""The rows of an export by plan: which reference each row carries, and what could not be placed."""

from __future__ import annotations

from attrs import define, field

from ehcp_rules.adapters import ImportFailure, ImportIssue
from ehcp_rules_adapters.sheets.claims import group_of
from ehcp_rules_adapters.sheets.export import Export, MappedTable
from ehcp_rules_adapters.sheets.joining import alike
from ehcp_rules_adapters.sheets.profile import references_in
from ehcp_rules_adapters.sheets.vocabulary import KEY

__all__ = ["PlanRows", "rows_by_plan"]

LEAST_CARRIED = 0.2
"""The share of rows without a reference from which on a reference is taken to stand for the rows below it as well."""


@define
class PlanRows:
    """One plan's rows: for each table its positions, in order."""

    key: str
    rows: dict[int, list[int]] = field(factory=dict)


def rows_by_plan(export: Export, source: str) -> tuple[list[PlanRows], list[ImportFailure], list[ImportIssue]]:
    """Sort all rows under the plans they belong to, in the order of the list of plans, or of first mention."""
    failures: list[ImportFailure] = []
    issues: list[ImportIssue] = []
    keyed = [_keys(mapped, source, failures, issues) for mapped in export.tables]
    _by_links(export, keyed)
    main = _main(export)
    plans: dict[str, PlanRows] = {}
    order = range(len(export.tables)) if main is None else [main, *(i for i in range(len(export.tables)) if i != main)]
    for at in order:
        found = keyed[at]
        if found is None:
            continue
        means = (
            alike(plans, found.values()) if main is not None and at != main else {key: key for key in found.values()}
        )
        strangers: dict[str, list[int]] = {}
        for row, key in found.items():
            if at != main and not _says(export.tables[at], row):
                continue  # nothing but a reference
            if key in means:
                plans.setdefault(means[key], PlanRows(means[key])).rows.setdefault(at, []).append(row)
            else:
                strangers.setdefault(key, []).append(row)
        for rows in strangers.values():
            failures.append(_stranger(export.tables[at], rows, source))
    if not plans and all(found is None for found in keyed):
        single = PlanRows(
            "", {at: [row for row in one.table.rows if _says(one, row)] for at, one in enumerate(export.tables)}
        )
        return ([single] if any(single.rows.values()) else []), failures, issues
    for at, found in enumerate(keyed):
        if found is None and any(_says(export.tables[at], row) for row in export.tables[at].table.rows):
            place = export.tables[at].table.grid.place
            issues.append(ImportIssue(place, "no column of this table leads to a plan; its rows were left out"))
    return list(plans.values()), failures, issues


def _main(export: Export) -> int | None:
    """The table that lists the plans: the one with a reference and most facts about the plan."""
    scored = []
    for at, mapped in enumerate(export.tables):
        facts = sum(group_of(name) in ("plan", "sections") for name in mapped.fields)
        if KEY in mapped.fields and facts > 1 and not mapped.groups:
            scored.append((facts, -at))
    return -max(scored)[1] if scored else None


def _says(mapped: MappedTable, row: int) -> bool:
    grid = mapped.table.grid
    return any(grid.text(row, column.index) for name, column in mapped.fields.items() if name != KEY) or any(
        (row, column.index) in grid.unknown for column in mapped.fields.values()
    )


def _keys(
    mapped: MappedTable, source: str, failures: list[ImportFailure], issues: list[ImportIssue]
) -> dict[int, str] | None:
    """Each row's reference; None for a table that has no column of them."""
    column, grid = mapped.column(KEY), mapped.table.grid
    faults = dict(grid.faults)
    for row, why in faults.items():
        failures.append(
            ImportFailure(source, grid.row_place(row), why, "mend the row in the export, and read it again")
        )
    if column is None:
        return None
    found: dict[int, str] = {}
    without: list[int] = []
    for row in mapped.table.rows:
        key = grid.text(row, column.index)
        if key:
            found[row] = key
        elif row not in faults and _says(mapped, row):
            without.append(row)
    if without and found and len(without) >= LEAST_CARRIED * (len(found) + len(without)) and without[0] > min(found):
        message = "the reference stands only in the first row of each block; it was taken for the rows below it as well"
        issues.append(ImportIssue(mapped.table.column_place(column), message))
        key = ""
        for row in mapped.table.rows:
            key = found.get(row, key)
            if row in without:
                found[row] = key
        return dict(sorted(found.items()))
    for row in without:
        message = "the row carries no reference to a plan and was left out"
        failures.append(ImportFailure(source, mapped.table.place(row, column), message, "fill in the reference"))
    return found


def _stranger(mapped: MappedTable, rows: list[int], source: str) -> ImportFailure:
    column = mapped.fields[KEY]
    several = f"this row and {len(rows) - 1} more with the same reference lead" if len(rows) > 1 else "this row leads"
    message = f"{several} to a plan that is not in the list of plans"
    return ImportFailure(
        source, mapped.table.place(rows[0], column), message, "export the plans and their rows together"
    )


def _by_links(export: Export, keyed: list[dict[int, str] | None]) -> None:
    """Rows that name no plan but an item of one: a provision that leads to an outcome, which leads to a plan."""
    for group in ("needs", "outcomes", "provision"):
        plan_of: dict[str, set[str]] = {}
        for mapped, found in zip(export.tables, keyed, strict=True):
            column = mapped.column(f"{group}.id")
            if column is not None and found is not None and not mapped.links:
                for row, key in found.items():
                    plan_of.setdefault(mapped.table.grid.text(row, column.index), set()).add(key)
        if not plan_of or any(len(plans) > 1 for plans in plan_of.values()):
            continue  # ids that are used again in each plan lead to no single plan
        for at, mapped in enumerate(export.tables):
            wanted = (f"{group}.id",) if mapped.links else (f"needs.{group}", f"outcomes.{group}", f"provision.{group}")
            links = [column for name, column in mapped.fields.items() if name in wanted]
            if keyed[at] is not None or not links:
                continue
            keys: dict[int, str] = {}
            for row in mapped.table.rows:
                named = references_in(mapped.table.grid.text(row, links[0].index))
                plans = {plan for one in named for plan in plan_of.get(one, ())}
                if len(plans) == 1:
                    keys[row] = plans.pop()
            keyed[at] = keys or None
