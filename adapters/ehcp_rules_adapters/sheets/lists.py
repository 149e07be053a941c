"""Reading grids whose columns nobody mapped: as lists of plans, or as the form of one plan where no column tells plans apart."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from importlib import resources

import attrs

from ehcp_rules.adapters import ImportedPlan, ImportFailure, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.sheets.assembling import plans_of
from ehcp_rules_adapters.sheets.claims import group_of
from ehcp_rules_adapters.sheets.export import Export, export_of
from ehcp_rules_adapters.sheets.form import ExcelForm
from ehcp_rules_adapters.sheets.form_reading import read_form
from ehcp_rules_adapters.sheets.grid import Grid
from ehcp_rules_adapters.sheets.joining import LEAST_KEY
from ehcp_rules_adapters.sheets.recognition import Recognised
from ehcp_rules_adapters.sheets.sources import Grids
from ehcp_rules_adapters.sheets.tables import table_of
from ehcp_rules_adapters.sheets.vocabulary import KEY, Vocabulary, base_of, standard_vocabulary
from ehcp_rules_adapters.sheets.workbook import Workbook
from ehcp_rules_adapters.terms import load_strictly

__all__ = ["lists_plans", "read_list"]


def lists_plans(grids: Sequence[Grid], vocabulary: Vocabulary) -> bool:
    """Whether sheets that are named like those of a form hold several plans, told apart by a column of references."""
    found = 0
    for grid in grids:
        table = table_of(grid, vocabulary)
        for column in table.columns if table is not None else ():
            named = column.key_words >= LEAST_KEY
            found += named and column.profile.distinct > 1 and column.profile.fits("reference") >= 0.9
    return found > 1


def read_list(found: Grids, source: Source, adapter: str) -> Iterator[ImportedPlan | ImportFailure]:
    """The plans of these grids. Raises `UnreadableFileError` where they say nothing of a plan."""
    vocabulary = standard_vocabulary()
    export, readings = export_of(found.grids, vocabulary)
    export = attrs.evolve(export, issues=(*found.issues, *export.issues))
    if not any(KEY in mapped.fields for mapped in export.tables):
        form = attrs.evolve(_standard_form(), name=adapter)
        single = read_form(Workbook(found.grids, found.hidden, found.issues), source, form)
        if (
            isinstance(single, ImportedPlan)
            and _is_plan(single)
            and _worth(single) >= _worth(*_plans(export, source, adapter))
        ):
            return iter((single,))
    _check(export, readings)
    return plans_of(export, source.name, adapter, vocabulary)


def _plans(export: Export, source: Source, adapter: str) -> Iterator[ImportedPlan]:
    results = plans_of(export, source.name, adapter, standard_vocabulary())
    return (one for one in results if isinstance(one, ImportedPlan))


def _is_plan(imported: ImportedPlan) -> bool:
    """Whether a workbook is the form of a plan, and not one with a sheet that happens to be called Budget."""
    filled = [section for section in imported.plan.sections if section.items]
    return len(filled) > 1 or (len(filled) == 1 and _worth(imported) > len(filled[0].items))


def _worth(*plans: ImportedPlan) -> int:
    """How much a reading found: its statements, and the facts by which a front page is known."""
    facts = (fact for one in plans for fact in (one.plan.stage, one.plan.learner.name, one.plan.learner.date_of_birth))
    return sum(len(section.items) for one in plans for section in one.plan.sections) + sum(map(bool, facts))


@functools.cache
def _standard_form() -> ExcelForm:
    text = resources.files("ehcp_rules_adapters").joinpath("mappings/excel/excel_form.toml").read_text(encoding="utf-8")
    return load_strictly(text, ExcelForm, "excel_form.toml")


def _check(export: Export, readings: list[Recognised]) -> None:
    """Refuse a source that says nothing of a plan, naming what was found and what is missing."""
    fields = {name for mapped in export.tables for name in mapped.fields}
    facts = [name for name in fields if group_of(name) == "plan" and name != KEY]
    if any(base_of(name).endswith(".text") or group_of(name) == "sections" or name == "events.date" for name in fields):
        return
    if KEY in fields and len(facts) > 1:
        return
    # Headings are told by what they were taken for and never repeated: in a table without any, the first row is a child.
    columns = [choice for one in readings for choice in one.choices]
    taken = dict.fromkeys(choice.claims[0].field for choice in columns if choice.claims)
    sheets = [one.table.grid.title for one in readings if one.table.grid.form == "xlsx"]
    shown = f"{len(columns)} column{'s' if len(columns) != 1 else ''}"
    shown += f" on the sheets {', '.join(sheets[:20])}" if sheets else ""
    shown += f", taken for {', '.join(list(taken)[:20])}" if taken else ", none of which could be told"
    asked = [
        claim.field
        for one in readings
        for choice in one.choices
        if choice.confidence == "ask"
        for claim in choice.claims[:1]
    ]
    what = f" (it could be: {', '.join(dict.fromkeys(asked))})" if asked else ""
    message = (
        f"no column is known to hold statements of a plan, such as needs, outcomes or provision{what}; found: {shown}"
    )
    raise UnreadableFileError.of("", message, "say what each column is with `ehcp-rules adapters map`")
