"""Whether a criterion applies: conditions over the plan's facts, in three values, because a fact may not be known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from ehcp_rules.criterion import Applies, Condition

__all__ = ["Applicability", "applicability"]


@frozen
class Applicability:
    """Whether a criterion applies: yes, no, or None when `untold` facts decide it."""

    holds: bool | None
    untold: tuple[str, ...] = ()


_TO_EVERY_PLAN = Applicability(True)


def applicability(applies: Applies, facts: Mapping[str, Any]) -> Applicability:
    """Hold the conditions against the facts. A fact that cannot be told matters only if the known ones do not decide."""
    if not applies.all and not applies.any:
        return _TO_EVERY_PLAN
    all_of = [_holds(condition, facts) for condition in applies.all]
    any_of = [_holds(condition, facts) for condition in applies.any]
    if False in all_of or (any_of and all(held is False for held in any_of)):
        return Applicability(False)
    any_untold = bool(any_of) and True not in any_of
    if None not in all_of and not any_untold:
        return Applicability(True)
    asked = (*applies.all, *(applies.any if any_untold else ()))
    return Applicability(None, tuple(sorted({condition.fact for condition in asked if condition.fact not in facts})))


def _holds(condition: Condition, facts: Mapping[str, Any]) -> bool | None:
    if condition.op == "present":
        return (condition.fact in facts) is (condition.value is not False)
    if condition.fact not in facts:
        return None
    fact, value = facts[condition.fact], condition.value
    match condition.op:
        case "is":
            return bool(fact == value)
        case "in":
            return fact in value
        case "at_least":
            return bool(fact >= value)
        case "at_most":
            return bool(fact <= value)
        case "before":
            return bool(fact < value)
        case "after":
            return bool(fact > value)
