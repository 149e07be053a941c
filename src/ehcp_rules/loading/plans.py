"""The JSON form of a plan, `ehcp-plan/1`: strict loading with every problem at once, and writing."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from ehcp_rules.errors import PlanError, Problem
from ehcp_rules.loading.misfits import KeyPath, MisfitError, from_root, kind_of
from ehcp_rules.loading.strict import Hook, list_of, new_converter, one_of, structure, text_only
from ehcp_rules.plan import ITEM_KINDS, SECTION_CODES, STAGES, AdviceDocument, Item, Learner, Plan, PlanDates, Section

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["FORMAT", "NOT_SUPPLIED", "parse_plan_json", "plan_from_json", "plan_to_json"]

FORMAT = "ehcp-plan/1"

NOT_SUPPLIED: tuple[str, ...] = (
    *SECTION_CODES,
    "dates",
    *(f"dates.{field.name}" for field in attrs.fields(PlanDates)),
    "learner",
    *(f"learner.{field.name}" for field in attrs.fields(Learner)),
)
"""What a source may be unable to tell: a section, the dates of the process or one of them, the learner or one field of it."""

_LINKS: Mapping[str, tuple[str, ...]] = {"needs": ("B", "C", "D"), "outcomes": ("E",)}


def parse_plan_json(text: str | bytes) -> Plan:
    """Read a plan from JSON text; raises PlanError for broken JSON, keys given twice, and what `plan_from_json` refuses."""
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise PlanError(
            [Problem("$", f"the text is not JSON: {error.msg} at {place}", "check the file's ending")]
        ) from None
    except MisfitError as error:
        raise PlanError(Problem("$", fault.message, fault.hint) for fault in error.faults) from None
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        reason = {"UnicodeDecodeError": "it is not UTF-8", "RecursionError": "it is nested too deeply"}
        message = f"the text is not a plan: {reason.get(type(error).__name__, 'a number in it is too long')}"
        raise PlanError([Problem("$", message, "export the plan again as ehcp-plan/1")]) from None
    return plan_from_json(document)


def plan_from_json(document: object) -> Plan:
    """Make a plan of a parsed `ehcp-plan/1` document (dates as ISO text, or as dates when it came from TOML).

    Raises PlanError with every problem: unknown, missing and mistyped keys, unknown codes, ids used twice, and links to
    items that are not there.
    """
    if not isinstance(document, Mapping):
        raise PlanError([Problem("$", "a plan is a JSON object", f'begin with {{"format": "{FORMAT}"')])
    problems: list[Problem] = []
    if document.get("format") != FORMAT:
        problems.append(Problem("$.format", "is missing or not the format of a plan", f'write "{FORMAT}"'))
    body = {key: value for key, value in document.items() if key != "format"}
    plan = structure(body, Plan, _converter(), problems, from_root)
    problems.extend(Problem(from_root(at), message, hint) for at, message, hint in _contradictions(body))
    if plan is None or problems:
        raise PlanError(problems)
    return plan


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The `ehcp-plan/1` document of a plan; values that are at their defaults are left out."""
    document: dict[str, Any] = _written(plan)
    return document


def _written(thing: Any) -> Any:
    if isinstance(thing, dt.date):
        return thing.isoformat()
    if isinstance(thing, Mapping):
        return dict(thing)
    if isinstance(thing, tuple):
        return [_written(one) for one in thing]
    if not attrs.has(type(thing)):
        return thing
    document = (
        {"kind": thing.kind} if isinstance(thing, Item) else {"format": FORMAT} if isinstance(thing, Plan) else {}
    )
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        default = {} if field.name == "extensions" else field.default
        if value != default or (isinstance(thing, Section | AdviceDocument) and field.name == "items"):
            document[field.name] = _written(value)
    return document


@functools.cache
def _converter() -> Converter:
    code = one_of(SECTION_CODES, "a section code")
    fields: dict[type, dict[str, Hook]] = {
        Plan: {
            "id": _identifier,
            "stage": one_of(STAGES, "a stage of a plan", optional=True),
            "previous": lambda value, _: _earlier(value, converter),
            "not_supplied": list_of(one_of(NOT_SUPPLIED, "a part of a plan")),
        },
        Section: {"code": code, "shares": list_of(code)},
        AdviceDocument: {"id": _identifier, "type": one_of(("advice", "review"), "a type of document")},
        **{cls: {"id": _identifier} for cls in ITEM_KINDS.values()},
    }
    converter = new_converter(_date, fields)
    converter.register_structure_hook_func(lambda cls: cls is Item, lambda value, _: _item(value, converter))
    return converter


def _earlier(value: Any, converter: Converter) -> Plan | None:
    """An earlier version of the plan: the same document, with no earlier version of its own."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        return converter.structure(value, Plan)
    if value.get("format") != FORMAT:
        raise MisfitError.of("the earlier version is not in the format of a plan", f'write "{FORMAT}" as its format')
    if value.get("previous") is not None:
        raise MisfitError.of("the earlier version holds one of its own", "give the last version alone")
    return converter.structure({key: one for key, one in value.items() if key != "format"}, Plan)


def _item(value: Any, converter: Converter) -> Item:
    if not isinstance(value, Mapping):
        return converter.structure(value, ITEM_KINDS["note"])
    if "kind" not in value:
        raise MisfitError.of("the key kind is missing", f"known kinds: {', '.join(ITEM_KINDS)}")
    try:
        kind = one_of(ITEM_KINDS, "a kind of item")(value["kind"], str)
    except MisfitError as error:
        raise MisfitError(attrs.evolve(fault, at=("kind",)) for fault in error.faults) from None
    return converter.structure({key: one for key, one in value.items() if key != "kind"}, ITEM_KINDS[kind])


def _identifier(value: Any, _: Any) -> str:
    identifier = text_only(value)
    if not identifier.strip():
        raise MisfitError.of("the id is blank", "give the number that the document prints, or count")
    return identifier


def _date(value: Any, _: Any) -> dt.date:
    if type(value) is dt.date:
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise MisfitError.of("there is no such day in the calendar", "write a date as YYYY-MM-DD") from None
    message = "a date is expected here" + ("" if isinstance(value, str) else f", not {kind_of(value)}")
    raise MisfitError.of(message, "write it as text, YYYY-MM-DD")


def _contradictions(body: Mapping[Any, Any]) -> Iterator[tuple[KeyPath, str, str]]:
    """What no single value shows: a section or an id given twice, and links to nothing. Reads only what is well typed."""
    yield from _of_earlier(body.get("previous"))
    yield from _twice(body)
    first: dict[str, KeyPath] = {}
    sections: dict[str, str] = {}
    for at, code, item in _items(body):
        if isinstance(identifier := item.get("id"), str):
            if identifier in first:
                hint = f"{from_root(first[identifier])} has it too; ids are unique in a plan"
                yield (*at, "id"), "the id is used twice", hint
            first.setdefault(identifier, at)
            sections.setdefault(identifier, code)
    for at, identifier in _advice_ids(body):
        if identifier in first:
            yield at, "the id is used twice", f"{from_root(first[identifier])} has it too; ids are unique in a plan"
        first.setdefault(identifier, at[:-1])
    not_supplied = set(_texts(body.get("not_supplied")).values())
    for at, code, item in _items(body):
        for key, targets in _LINKS.items():
            for index, link in _texts(item.get(key)).items():
                if sections.get(link) not in targets and (link in sections or not not_supplied & set(targets)):
                    yield (*at, key, index), f"the link leads to no item of section {' or '.join(targets)}", _LINK_HINT
        if isinstance(under := item.get("under"), str) and sections.get(under) != code:
            yield (*at, "under"), "the heading is no item of this section", "use the id of a heading item"


def _of_earlier(previous: object) -> Iterator[tuple[KeyPath, str, str]]:
    if isinstance(previous, Mapping) and previous.get("previous") is None:
        for at, message, hint in _contradictions(previous):
            yield ("previous", *at), message, hint.replace("$", "$.previous", 1)


def _twice(body: Mapping[Any, Any]) -> Iterator[tuple[KeyPath, str, str]]:
    codes: dict[str, KeyPath] = {}
    for at, code, _ in _sections(body):
        if code in codes:
            yield (*at, "code"), "the section is given twice", f"join it with {from_root(codes[code])}"
        codes.setdefault(code, at)


def _texts(values: object) -> dict[int, str]:
    listed = values if isinstance(values, list | tuple) else ()
    return {index: value for index, value in enumerate(listed) if isinstance(value, str)}


_LINK_HINT = "use the id of an item, or list the section in not_supplied"


def _sections(body: Mapping[Any, Any]) -> Iterator[tuple[KeyPath, str, Mapping[Any, Any]]]:
    sections = body.get("sections")
    for index, section in enumerate(sections if isinstance(sections, list | tuple) else ()):
        if isinstance(section, Mapping) and isinstance(code := section.get("code"), str):
            yield ("sections", index), code, section


def _items(body: Mapping[Any, Any]) -> Iterator[tuple[KeyPath, str, Mapping[Any, Any]]]:
    for at, code, section in _sections(body):
        items = section.get("items")
        for index, item in enumerate(items if isinstance(items, list | tuple) else ()):
            if isinstance(item, Mapping):
                yield (*at, "items", index), code, item


def _advice_ids(body: Mapping[Any, Any]) -> Iterator[tuple[KeyPath, str]]:
    documents = body.get("advice")
    for index, document in enumerate(documents if isinstance(documents, list | tuple) else ()):
        if not isinstance(document, Mapping):
            continue
        if isinstance(identifier := document.get("id"), str):
            yield ("advice", index, "id"), identifier
        items = document.get("items")
        for number, item in enumerate(items if isinstance(items, list | tuple) else ()):
            if isinstance(item, Mapping) and isinstance(identifier := item.get("id"), str):
                yield ("advice", index, "items", number, "id"), identifier


def _unique(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for key, value in pairs:
        if key in document:
            raise MisfitError.of(f"the key {key[:60]} is given twice in one object", "keep one of the two")
        document[key] = value
    return document


def _no_constant(_: str) -> NoReturn:
    raise MisfitError.of("NaN and Infinity are not JSON", "write a whole number")
