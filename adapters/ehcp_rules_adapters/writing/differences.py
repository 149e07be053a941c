"""What a plan would be when its written form is read again: every value that would be lost or changed, by its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from ehcp_rules.adapters import ImportIssue
from ehcp_rules.plan import Item, Learner, Plan, PlanDates, Section

__all__ = ["differences"]

_LOST = "is lost: this form has no place for it"
_CHANGED = "would be read otherwise from this form"


_AREAS = {"C": "health", "G": "health", "D": "social-care", "H1": "social-care", "H2": "social-care"}
"""The area that goes without saying in a section, so that it is the same whether it is said or not."""


def differences(plan: Plan, again: Plan | None) -> tuple[ImportIssue, ...]:
    """An issue for each value of the plan that is not the same in the plan read again (None: nothing could be read).

    The id of the plan, places and printed labels of sections belong to a document, not to the plan, and are not compared.
    """
    if again is None:
        return (ImportIssue("", "nothing could be read again from this form"),)
    return tuple(ImportIssue(path, f"{what} {how}") for path, what, how in _differences(plan, again))


def _differences(plan: Plan, again: Plan) -> Iterator[tuple[str, str, str]]:
    for name in ("stage", "version", "week20_exception", "extensions"):
        yield from _value(name, name, getattr(plan, name), getattr(again, name))
    for part, cls in (("dates", PlanDates), ("learner", Learner)):
        for one in attrs.fields(cls):
            old, new = (getattr(getattr(each, part), one.name) for each in (plan, again))
            yield from _value(f"{part}.{one.name}", one.name, old, new)
    for number, document in enumerate(plan.advice):
        yield f"advice[{number}]", f"the text of {document.type}", _LOST
    if untold := [part for part in plan.not_supplied if part not in again.not_supplied]:
        yield "not_supplied", f"that the source could not tell {', '.join(untold)}", _LOST
    if told := [part for part in again.not_supplied if part not in plan.not_supplied]:
        yield "not_supplied", f"that the source could tell {', '.join(told)} and found nothing", _LOST
    codes = [[section.code for section in each.sections] for each in (plan, again)]
    for code in codes[1]:
        if code not in codes[0]:
            yield f"section.{code}", f"section {code}", "would be read although the plan has none"
    for section in plan.sections:
        yield from _section(section, again.section(section.code))


def _section(section: Section, again: Section | None) -> Iterator[tuple[str, str, str]]:
    path = f"section.{section.code}"
    if again is None:
        yield path, f"section {section.code}", _LOST
        return
    yield from _value(f"{path}.shares", "the sections that share its label", section.shares, again.shares)
    left = list(again.items)
    for index, item in enumerate(section.items):
        at = f"{path}.items[{index}]"
        found = _same(item, left)
        if found is None:
            yield at, f"{item.id}, with its text and whatever stands beside it,", _CHANGED
            continue
        if found is not left[0]:
            yield at, f"the place of {item.id} among the items", _CHANGED
        left.remove(found)
        yield from _item(item, found, at, _AREAS.get(section.code, ""))
    if left:
        yield path, f"{len(left)} more items", "would be read from this form than the plan has"


def _same(item: Item, left: list[Item]) -> Item | None:
    """The item that this one was read again as: of the same text and kind if there is one, else of its text or its id."""
    text = item.text.strip()
    alike = sorted(
        (one for one in left if one.text == text or one.id == item.id),
        key=lambda one: (one.text != text, one.kind != item.kind, one.id != item.id),
    )
    return alike[0] if alike else None


def _item(item: Item, again: Item, path: str, area: str) -> Iterator[tuple[str, str, str]]:
    yield from _value(f"{path}.text", f"the text of {item.id}", item.text, again.text)
    yield from _value(f"{path}.id", f"the id {item.id}", item.id, again.id)
    if item.kind != again.kind:
        yield f"{path}.kind", f"that {item.id} is a {item.kind}", _CHANGED
        return
    for one in attrs.fields(type(item)):
        if one.name == "area" and (item.area or area) == (again.area or area):  # type: ignore[attr-defined]
            continue
        if one.name not in ("id", "text", "source"):
            what = f"{one.name.replace('_', ' ')} of {item.id}"
            yield from _value(f"{path}.{one.name}", what, getattr(item, one.name), getattr(again, one.name))


def _value(path: str, what: str, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    if old != new:
        yield path, what.replace("_", " "), _CHANGED if new else _LOST
