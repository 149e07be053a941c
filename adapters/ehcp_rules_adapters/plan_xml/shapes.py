"""What the element of each class of the plan model holds: the one table behind the reader, the writer and the schema."""

from __future__ import annotations

import datetime as dt
import functools
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from ehcp_rules.loading.plans import NOT_SUPPLIED
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES, STAGES, AdviceDocument, Item, Plan, Section

__all__ = ["Attribute", "Child", "Elements", "Extensions", "Part", "Shape", "Text", "Words", "shape_of"]


@frozen
class Attribute:
    """A value in an attribute: a day, `true` or `false`, or one of a closed list of words."""

    kind: Literal["day", "truth", "word"]
    words: tuple[str, ...] = ()
    required: bool = False


@frozen
class Text:
    """An element that holds text exactly as it stands in the plan."""

    required: bool = False


@frozen
class Words:
    """An element that holds a list of short texts, each in a `child`; `known` closes the list of what they may be."""

    child: str
    known: tuple[str, ...] = ()


@frozen
class Part:
    """An element with a shape of its own."""

    cls: type


@frozen
class Elements:
    """An element that holds others, by their names."""

    choices: Mapping[str, type]


@frozen
class Extensions:
    """The values of a council's own overlay: text, whole numbers, and true or false."""


Child = Text | Words | Part | Elements | Extensions


@frozen
class Shape:
    """What the element of one class holds."""

    attributes: Mapping[str, Attribute]
    children: Mapping[str, Child]

    @property
    def required(self) -> tuple[str, ...]:
        """The attributes and elements that must be there."""
        fields: Mapping[str, Attribute | Child] = {**self.attributes, **self.children}
        return tuple(name for name, one in fields.items() if getattr(one, "required", False))


_CLOSED: Mapping[tuple[type, str], tuple[str, ...]] = {(Plan, "stage"): STAGES, (Section, "code"): SECTION_CODES}
_LISTS: Mapping[tuple[type | None, str], Words] = {
    (Plan, "not_supplied"): Words("part", NOT_SUPPLIED),
    (Section, "shares"): Words("code", SECTION_CODES),
    (None, "needs"): Words("ref"),
    (None, "outcomes"): Words("ref"),
    (None, "other_names"): Words("name"),
}
_MEMBERS: Mapping[Any, Mapping[str, type]] = {
    Section: {"section": Section},
    AdviceDocument: {"document": AdviceDocument},
    Item: ITEM_KINDS,
}


@functools.cache
def shape_of(cls: Any) -> Shape:
    """The shape of a class of the plan model. Raises TypeError for a field that XML has no form for yet."""
    hints = get_type_hints(cls)
    attributes: dict[str, Attribute] = {}
    children: dict[str, Child] = {}
    for field in attrs.fields(cls):
        required = field.default is attrs.NOTHING
        if closed := _CLOSED.get((cls, field.name)):
            attributes[field.name] = Attribute("word", closed, required)
            continue
        made = _form(cls, field.name, hints[field.name], required)
        if isinstance(made, Attribute):
            attributes[field.name] = made
        else:
            children[field.name] = made
    return Shape(attributes, children)


def _form(cls: type, name: str, hint: Any, required: bool) -> Attribute | Child:
    kinds = set(get_args(hint)) - {type(None)} if get_origin(hint) in (Union, types.UnionType) else {hint}
    hint = kinds.pop() if len(kinds) == 1 else hint
    origin, members = get_origin(hint), get_args(hint)
    if hint is dt.date:
        return Attribute("day", (), required)
    if hint is bool:
        return Attribute("truth", (), required)
    if origin is Literal:
        return Attribute("word", members, required)
    if hint is str:
        return Text(required)
    if attrs.has(hint):
        return Part(hint)
    if origin is tuple and members[0] is str:
        return _LISTS.get((cls, name)) or _LISTS[None, name]
    if origin is tuple and members[0] in _MEMBERS:
        return Elements(_MEMBERS[members[0]])
    if name == "extensions":
        return Extensions()
    raise TypeError(f"the plan model has a field of type {hint}, which has no form in XML")
