"""Statutory time as data: `timescales.toml` of a ruleset, read strictly, and cited by the parameters of checks."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from ehcp_rules.errors import Problem, closest
from ehcp_rules.loading.misfits import KeyPath, dotted
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.plan import PlanDates
from ehcp_rules.ruleset import Relaxation, Timescale

__all__ = ["read_timescales", "with_timescales"]


@attrs.frozen(kw_only=True)
class _File:
    timescales: tuple[Timescale, ...]
    relaxations: tuple[Relaxation, ...] = ()


def read_timescales(file: Path, problems: list[Problem]) -> tuple[Timescale, ...]:
    """Every edition of every time limit in a ruleset's file, each with its relaxations; none when there is no file."""
    if not file.is_file():
        return ()
    shown = file.as_posix()
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problems.append(Problem(shown, f"cannot be read: {type(error).__name__}", "mend the file"))
        return ()
    made = structure(document, _File, toml(), problems, lambda at: f"{shown}: {dotted(at)}" if at else shown)
    if made is None:
        return ()
    known = {scale.id for scale in made.timescales}
    for index, scale in enumerate(made.timescales):
        faults = [*_faults(scale), *_clashes(scale, made.timescales[:index])]
        problems.extend(Problem(f"{shown}: {scale.id}", message, "mend the entry") for message in faults)
    for window in made.relaxations:
        if window.last_day < window.first_day:
            problems.append(Problem(f"{shown}: {window.id}", "ends before it begins", "mend the days"))
        for id in window.timescales:
            if id not in known:
                problems.append(Problem(f"{shown}: {window.id}", f"there is no timescale {id}", closest(id, known)))
    return tuple(
        attrs.evolve(scale, relaxed=tuple(window for window in made.relaxations if scale.id in window.timescales))
        for scale in made.timescales
    )


def _faults(scale: Timescale) -> Iterable[str]:
    if scale.relaxed:
        yield "lists relaxations of its own, which stand in a table of the file"
    if scale.unit == "by-date":
        try:
            dt.date.fromisoformat(f"2001-{scale.day}")
        except ValueError:
            yield "needs a day of the year such as 03-31"
    elif scale.day:
        yield "names a day of the year without the unit by-date"
    elif (scale.limit > 0) is (scale.unit == "none"):
        yield "needs a limit with a unit, or neither"
    for name in (scale.start_date, scale.end_date):
        if name and name != "first_issued" and name not in {field.name for field in attrs.fields(PlanDates)}:
            yield f"names a date that no plan has: {name}"
    if scale.valid_to is not None and scale.valid_to <= scale.valid_from:
        yield "ends on or before the day it begins"


def _clashes(scale: Timescale, others: Iterable[Timescale]) -> Iterable[str]:
    for other in others:
        if other.id == scale.id and _overlap(scale, other):
            yield "two editions are in force on one day"


def _overlap(one: Timescale, other: Timescale) -> bool:
    end, other_end = one.valid_to or dt.date.max, other.valid_to or dt.date.max
    return one.valid_from < other_end and other.valid_from < end


def with_timescales(
    parameters: Mapping[str, Any],
    timescales: tuple[Timescale, ...],
    problems: list[Problem],
    located: Callable[[KeyPath], str],
) -> Mapping[str, Any]:
    """The parameters with every cited time limit (`timescale = "T03"`, or a list in `timescales`) put in by its editions."""
    cited = {name: parameters[name] for name in ("timescale", "timescales") if name in parameters}
    if not cited:
        return parameters
    known = {scale.id for scale in timescales}
    document = dict(parameters)
    for name, value in cited.items():
        ids = (value,) if isinstance(value, str) else value
        if not isinstance(ids, tuple) or not ids or not all(isinstance(id, str) for id in ids):
            problems.append(Problem(located((name,)), "is not the id of a time limit", "write one such as T03"))
            document.pop(name)
            continue
        for id in ids:
            if id not in known:
                problems.append(Problem(located((name,)), f"there is no timescale {id}", closest(id, known)))
        document[name] = tuple(_table(scale) for id in ids for scale in timescales if scale.id == id)
    return document


def _table(scale: Timescale) -> dict[str, Any]:
    table = {name: value for name, value in attrs.asdict(scale, recurse=False).items() if value is not None}
    return table | {"relaxed": tuple(attrs.asdict(window) for window in scale.relaxed)}
