"""The JSON Schemas of `ehcp-rules/assessment/1` and `ehcp-rules/import/1`, generated from the classes of their wire forms.

`python -m ehcp_rules.report.schema` writes them to the package, where they are published; a test holds them together.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from ehcp_rules.assessment import FORMAT
from ehcp_rules.report import import_report
from ehcp_rules.report.wire import AssessmentDocument

__all__ = ["IMPORT_SCHEMA_FILE", "SCHEMA_FILE", "assessment_schema", "import_schema", "schema_text"]

_FOLDER = Path(__file__).parents[1] / "schemas"
SCHEMA_FILE = _FOLDER / "ehcp-rules-assessment-1.schema.json"
IMPORT_SCHEMA_FILE = _FOLDER / "ehcp-rules-import-1.schema.json"

_SCALARS: Mapping[Any, str] = {str: "string", int: "integer", bool: "boolean", type(None): "null"}


def assessment_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12), with a definition for each part of an assessment."""
    definitions: dict[str, Any] = {}
    whole = _object(AssessmentDocument, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        "title": f"{FORMAT}: the assessment of one Education, Health and Care Plan",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def import_schema() -> dict[str, Any]:
    """The schema of one line of an import report: a plan that was read, a failure, or a value that was not written."""
    definitions: dict[str, Any] = {}
    forms = (import_report.ImportDocument, import_report.FailureDocument, import_report.LossDocument)
    choice = [_schema(form, definitions) for form in forms]
    for form in forms:
        definition = definitions[form.__name__]
        definition["properties"] = {"format": {"const": import_report.FORMAT}, **definition["properties"]}
        definition["required"] = ["format", *definition["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{import_report.FORMAT.replace('/', ':')}",
        "title": f"{import_report.FORMAT}: how one plan was read or written",
        "oneOf": choice,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(schema: Mapping[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    fields = attrs.fields(cls)
    return {
        "description": " ".join((cls.__doc__ or "").split()),
        "type": "object",
        "properties": {f.name: _schema(hints[f.name], definitions, f.metadata) for f in fields},
        "required": [f.name for f in fields],
        "additionalProperties": False,
    }


def _schema(hint: Any, definitions: dict[str, Any], metadata: Mapping[str, Any] | None = None) -> dict[str, Any]:
    if hint in _SCALARS:
        return {"type": _SCALARS[hint], **(metadata or {} if hint is str else {})}
    if attrs.has(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, members = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(members)}
    if origin is tuple:
        return {"type": "array", "items": _schema(members[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(members[1], definitions)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(member, definitions, metadata) for member in members]}
    raise TypeError(f"the wire form has a field of type {hint}, which has no form in the schema")


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(assessment_schema()), encoding="utf-8")
    IMPORT_SCHEMA_FILE.write_text(schema_text(import_schema()), encoding="utf-8")
