"""The laws that the kit tries where a check type declares them: what may be turned round without moving a verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.plan import Plan

__all__ = ["LAWS", "tried_laws", "untried_laws"]


def _items_turned(plan: Plan) -> Plan:
    sections = tuple(attrs.evolve(section, items=section.items[::-1]) for section in plan.sections)
    return attrs.evolve(plan, sections=sections)


def _sections_turned(plan: Plan) -> Plan:
    return attrs.evolve(plan, sections=plan.sections[::-1])


def _advice_turned(plan: Plan) -> Plan:
    return attrs.evolve(plan, advice=plan.advice[::-1])


LAWS: Mapping[str, Callable[[Plan], Plan]] = MappingProxyType(
    {
        "the order of items does not matter": _items_turned,
        "the order of entries does not matter": _items_turned,
        "the order of sections does not matter": _sections_turned,
        "the order of sections and items does not matter": lambda plan: _sections_turned(_items_turned(plan)),
        "the order of items and of advice does not matter": lambda plan: _advice_turned(_items_turned(plan)),
    }
)
"""Each law, in the words in which a check declares it, with the plan that must get as many outcomes of each verdict."""


def tried_laws(definition: CheckDefinition) -> Mapping[str, Callable[[Plan], Plan]]:
    """Those of these laws that a check type declares."""
    return {law: LAWS[law] for law in definition.laws if law in LAWS}


def untried_laws(definition: CheckDefinition) -> tuple[str, ...]:
    """What a check type declares beyond these: what it means to keep, which the tests of its author have to try."""
    return tuple(law for law in definition.laws if law not in LAWS)
