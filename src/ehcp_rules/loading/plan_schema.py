"""The JSON Schema of `ehcp-plan/1`, generated from the classes of the plan model: what a vendor validates against.

`python -m ehcp_rules.loading.plan_schema` writes it to the package, where it is published; a test holds the two together.
A schema cannot say everything: that ids are unique and that links lead somewhere is told by the strict loader alone.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from ehcp_rules.evidence import SourceRef
from ehcp_rules.loading.plans import FORMAT, NOT_SUPPLIED
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES, STAGES, AdviceDocument, Item, Learner, Plan, PlanDates, Section

__all__ = ["SCHEMA_FILE", "plan_schema"]

SCHEMA_FILE = Path(__file__).parents[1] / "schemas" / "ehcp-plan-1.schema.json"

_IDENTIFIER = {"type": "string", "pattern": r"\S"}
_CODE = {"enum": list(SECTION_CODES)}
_SPECIAL: Mapping[tuple[type, str], Any] = {
    (Plan, "id"): _IDENTIFIER,
    (Plan, "stage"): {"enum": [*STAGES, None]},
    (Plan, "previous"): {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
    (Plan, "not_supplied"): {"type": "array", "items": {"enum": list(NOT_SUPPLIED)}},
    (AdviceDocument, "id"): _IDENTIFIER,
    (Section, "code"): _CODE,
    (Section, "shares"): {"type": "array", "items": _CODE},
}
_PARTS: tuple[type, ...] = (PlanDates, Learner, Section, AdviceDocument, SourceRef)
_SCALARS: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    dt.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def plan_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12), with a definition for each class and each kind of item."""
    items = {cls.__name__: _object(cls, kind={"const": kind}) for kind, cls in ITEM_KINDS.items()}
    parts = {cls.__name__: _object(cls) for cls in _PARTS}
    choice = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in items]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:ehcp-rules:{FORMAT}",
        "title": f"{FORMAT}: one Education, Health and Care Plan",
        **_object(Plan, format={"const": FORMAT}),
        "$defs": {"Item": choice, **parts, **items},
    }


def _object(cls: Any, **constants: Mapping[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)
    properties = {field.name: _SPECIAL.get((cls, field.name)) or _schema(hints[field.name]) for field in fields}
    if issubclass(cls, Item):
        properties["id"] = _IDENTIFIER
    return {
        "description": " ".join((cls.__doc__ or "").split()),
        "type": "object",
        "properties": {**constants, **properties},
        "required": [*constants, *(field.name for field in fields if field.default is attrs.NOTHING)],
        "additionalProperties": False,
    }


def _schema(hint: Any) -> dict[str, Any]:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if hint is Item or hint in _PARTS:
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, members = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(members)}
    if origin is tuple:
        return {"type": "array", "items": _schema(members[0])}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(members[1])}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(member) for member in members]}
    raise TypeError(f"the plan model has a field of type {hint}, which has no form in the schema")


def _text() -> str:
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(_text(), encoding="utf-8")
