"""One amendment to a criterion or a policy, and whether it would loosen what is locked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, TypeVar

import attrs

from ehcp_rules.checks import CheckDefinition
from ehcp_rules.criterion import Criterion
from ehcp_rules.errors import Problem, closest
from ehcp_rules.loading.local_limits import never_laxer
from ehcp_rules.loading.misfits import MisfitError, dotted, kind_of
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules.ruleset import Policy, Timescale

__all__ = ["OPERATIONS", "Operation", "amended", "described", "lifts_cap", "loosens", "reads_lexicon"]

T = TypeVar("T", Criterion, Policy)
Operation = Literal["set", "add", "remove"]
OPERATIONS: tuple[Operation, ...] = ("set", "add", "remove")

_SEVERITIES = ("advisory", "minor", "major", "critical")


def amended(thing: T, path: str, operation: Operation, value: Any, place: str, problems: list[Problem]) -> T | None:
    """The criterion or policy with one change, or None with the reasons in `problems`, each at `place`."""
    keys = path.split(".")
    document = _document(thing)
    try:
        _change(document, keys, operation, value)
    except MisfitError as error:
        problems.extend(Problem(place, f"path {path}: {fault.message}", fault.hint) for fault in error.faults)
        return None
    found: list[Problem] = []
    result = structure(document, type(thing), toml(), found, dotted)
    problems.extend(Problem(place, f"{p.path}: {p.message}" if p.path else p.message, p.hint) for p in found)
    return result


def _change(document: dict[str, Any], keys: list[str], operation: Operation, value: Any) -> None:
    if keys[0] == "id":
        raise MisfitError.of("an id never changes", "add a criterion in the overlay's own namespace")
    table: Any = document
    for depth, key in enumerate(keys[:-1]):
        if not isinstance(table, dict) or key not in table:
            raise _no_such(keys[: depth + 1], table)
        table = table[key]
    last = keys[-1]
    if not isinstance(table, dict) or (last not in table and keys[:-1] not in (["check", "parameters"], ["findings"])):
        raise _no_such(keys, table)
    if operation == "set":
        table[last] = value
        return
    present = table.get(last)
    if not isinstance(present, list):
        what = "nothing yet" if present is None else kind_of(present)
        raise MisfitError.of(f"{operation} needs a list, and here is {what}", "use set")
    values = list(value) if isinstance(value, list | tuple) else [value]
    for one in values:
        if (one in present) == (operation == "add"):
            if operation == "add":
                raise MisfitError.of(f"{_brief(one)} is in the list already", "leave it out")
            raise MisfitError.of(f"{_brief(one)} is not in the list", closest(str(one), map(str, present)))
    table[last] = [*present, *values] if operation == "add" else [one for one in present if one not in values]


def _no_such(keys: list[str], table: Any) -> MisfitError:
    known = table if isinstance(table, dict) else ()
    where = f" in {'.'.join(keys[:-1])}" if keys[:-1] else ""
    return MisfitError.of(f"there is no {keys[-1]}{where}", closest(keys[-1], known))


def _document(thing: Any) -> Any:
    """The thing as TOML has it, with every field that is not None."""
    if isinstance(thing, Fraction):
        return str(thing)
    if isinstance(thing, Mapping):
        return {key: _document(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [_document(one) for one in thing]
    if attrs.has(type(thing)):
        pairs = ((field.name, getattr(thing, field.name)) for field in attrs.fields(type(thing)))
        return {name: _document(value) for name, value in pairs if value is not None}
    return thing


def described(before: Criterion | Policy, path: str, operation: Operation, value: Any) -> str:
    """One line for the report: what the amendment changes."""
    if operation != "set":
        values = value if isinstance(value, list | tuple) else (value,)
        return f"{path}: {operation}s {', '.join(map(_brief, values))}"
    old = _document(before)
    for key in path.split("."):
        old = old.get(key) if isinstance(old, dict) else None
    if any(isinstance(one, dict) or (isinstance(one, str) and len(one) > 40) for one in (old, value)):
        return f"{path}: reworded" if isinstance(value, str) else f"{path}: replaced"
    return f"{path}: {_brief(value)}" + ("" if old is None else f" instead of {_brief(old)}")


def _brief(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(map(_brief, value))
    if isinstance(value, Mapping):
        return "a table"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def lifts_cap(before: Policy, after: Policy) -> bool:
    """Whether a policy's gates would hold the word down less than before (no cap at all: not at all)."""

    def height(policy: Policy) -> int:
        words = [band.word for band in policy.bands]
        return words.index(policy.gate_cap) if policy.gate_cap in words else len(words)

    return height(after) > height(before)


def loosens(
    before: Criterion,
    after: Criterion,
    definition: CheckDefinition | None,
    timescales: Sequence[Timescale] = (),
) -> Iterator[str]:
    """Each reason why a change to a locked criterion is refused: it loosens it, or nothing says that it does not.

    Words may change freely. The check's parameters may declare in their attrs metadata which way is `stricter`: `more`
    or `fewer` values, a `higher` or `lower` number, `true` or `false`, or a `limit` of time (one of `timescales`, cited
    by its id) that is laxer on no day.
    """
    old, new = before.scoring, after.scoring
    for name in ("weight", "met_at", "partly_at"):
        if getattr(new, name) < getattr(old, name):
            yield f"scoring.{name} may only rise"
    if _SEVERITIES.index(new.severity) < _SEVERITIES.index(old.severity):
        yield "scoring.severity may only rise"
    for name in ("locked", "gate"):
        if getattr(old, name) and not getattr(new, name):
            yield f"scoring.{name} may not be taken away"
    for name in ("section", "status", "reads", "applies", "decided_by"):
        if getattr(before, name) != getattr(after, name):
            yield f"{name} declares no stricter direction"
    if before.check.use != after.check.use:
        yield "check.use declares no stricter direction"
    else:
        yield from _looser_parameters(before, after, definition, timescales)


def _looser_parameters(
    before: Criterion, after: Criterion, definition: CheckDefinition | None, timescales: Sequence[Timescale]
) -> Iterator[str]:
    known = {field.name: field for field in attrs.fields(definition.parameters)} if definition else {}
    for name in sorted({*before.check.parameters, *after.check.parameters}):
        field = known.get(name)
        default = None if field is None or field.default is attrs.NOTHING else field.default
        first, second = (one.check.parameters.get(name, default) for one in (before, after))
        direction = field.metadata.get("stricter", "") if field is not None else ""
        if first == second:
            continue
        if not direction:
            yield f"check.parameters.{name} declares no stricter direction"
        elif direction == "limit":
            old, new = ([scale for scale in timescales if scale.id == id] for id in (first, second))
            if not (old and new and never_laxer(old, new)):
                yield f"check.parameters.{name} may only become stricter: {second} is laxer than {first} on some day"
        elif not _stricter(direction, first, second):
            yield f"check.parameters.{name} may only become stricter ({direction})"


def _stricter(direction: str, before: Any, after: Any) -> bool:
    try:
        if direction == "more":
            return set(before or ()) <= set(after or ())
        if direction == "fewer":
            return set(after or ()) <= set(before or ())
        if direction == "higher":
            return bool(Fraction(after) >= Fraction(before))
        if direction == "lower":
            return bool(Fraction(after) <= Fraction(before))
    except (TypeError, ValueError):
        return False
    return direction == ("true" if after is True else "false")


def reads_lexicon(criterion: Criterion, lexicon: str) -> bool:
    """Whether a criterion's verdict may rest on a lexicon: its check names it, or reads wording, which rests on all."""
    parameters = criterion.check.parameters
    named = (parameters.get("lexicon"), *(parameters.get("lexicons") or ()))
    return criterion.check.use.startswith("wording.") or lexicon in named
