"""What the strict readers of our own forms share: one failure for all that is wrong with a plan, and places for its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from ehcp_rules.adapters import ImportFailure
from ehcp_rules.errors import Problem
from ehcp_rules.evidence import SourceRef
from ehcp_rules.plan import Plan

__all__ = ["failure_of", "placed"]

MOST_SHOWN = 5


def failure_of(problems: Sequence[Problem], source_name: str) -> ImportFailure:
    """One failure for a plan: its first problem in full, the next ones with their places, and how many more there are."""
    first, *others = problems
    if not others:
        return ImportFailure(source_name, first.path, first.message, first.hint or _HINT)
    shown = [str(Problem("", first.message, first.hint)), *map(str, others[: MOST_SHOWN - 1])]
    if len(others) > MOST_SHOWN - 1:
        shown.append(f"{len(others) - MOST_SHOWN + 1} more problems")
    return ImportFailure(source_name, first.path, "; also ".join(shown), _HINT)


_HINT = "mend the export, or tell whoever makes it"


def placed(plan: Plan, place: Callable[[int, int], str]) -> Plan:
    """The plan with a place for each item that states none: `place` makes one of the numbers of section and item, from 0."""
    sections = []
    for number, section in enumerate(plan.sections):
        items = tuple(
            item if item.source else attrs.evolve(item, source=SourceRef(place(number, index)))
            for index, item in enumerate(section.items)
        )
        sections.append(attrs.evolve(section, items=items))
    return attrs.evolve(plan, sections=tuple(sections))
