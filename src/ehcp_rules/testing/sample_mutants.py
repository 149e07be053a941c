"""The mutants of the sample plans, by what a person marked in them; shared by the measurements and by the release gate."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from ehcp_rules.engine import Engine
from ehcp_rules.plan import Plan
from ehcp_rules.samples import sample_files
from ehcp_rules.testing.defects import Marks, marked_mutants, statement_mutants
from ehcp_rules.testing.mutations import Mutant
from ehcp_rules.testing.neutral import neutral_mutants
from ehcp_rules.testing.plan_defects import plan_mutants
from ehcp_rules.testing.record_defects import record_mutants

__all__ = ["OURS", "SAMPLES_AS_OF", "marked_samples", "sample_mutants", "sample_plans"]

SAMPLES_AS_OF = dt.date(2026, 11, 22)
"""The day on which the sample plans and their mutants are judged."""

OURS = ("adapters", "builtin", "rulesets")
WHOLE = ("01", "05")
"""The plans that are good enough as a whole to be given the defects of whole plans."""


def marked_samples() -> tuple[Marks, ...]:
    """What a person marked in the sample plans."""
    text = resources.files("ehcp_rules.samples").joinpath("marks.toml").read_text("utf-8")
    tables = tomllib.loads(text)["item"]
    return tuple(Marks(**{name: _tupled(value) for name, value in table.items()}) for table in tables)


def _tupled(value: Any) -> Any:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


@functools.cache
def sample_plans() -> Mapping[str, Plan]:
    """The sample plans by the number in their names."""
    engine = Engine.create(plugins=OURS, strict=True)
    return {file.name[:2]: read.plan for file in sample_files() for read in engine.read(file)}  # type: ignore[union-attr]


def sample_mutants() -> Iterator[Mutant]:
    """Every mutant of the sample plans: marked words, whole statements, whole plans, records, and changes that mean nothing."""
    for number, plan in sample_plans().items():
        own = [mark for mark in marked_samples() if mark.plan == number]
        yield from marked_mutants(plan, own)
        yield from statement_mutants(plan, [mark.id for mark in own])
        if number in WHOLE:
            yield from plan_mutants(plan)
        yield from record_mutants(plan)
        yield from neutral_mutants(plan)
