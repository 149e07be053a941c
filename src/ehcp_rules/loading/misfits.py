"""What is wrong inside a document, and where: faults, the keys that lead to them, and the kinds of values in plain words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from ehcp_rules.errors import closest

__all__ = ["Fault", "KeyPath", "MisfitError", "dotted", "faults_of", "from_root", "kind_of"]

KeyPath = tuple[str | int, ...]


@attrs.frozen
class Fault:
    """One thing wrong inside a value: the keys that lead to it, what is wrong, and the next step."""

    at: KeyPath
    message: str
    hint: str = ""


class MisfitError(Exception):
    """A value that does not fit its type, with one fault or several."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, in the order they were met."""
        self.faults = tuple(faults)
        super().__init__(*(fault.message for fault in self.faults))

    @classmethod
    def of(cls, message: str, hint: str = "") -> MisfitError:
        """A misfit of the value as a whole."""
        return cls([Fault((), message, hint)])


def kind_of(value: object) -> str:
    """What kind of value this is, in plain words."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        (int, "a whole number"),
        (float, "a decimal number"),
        (str, "text"),
        (dt.datetime, "a date with a time"),
        (dt.date, "a date"),
        ((list, tuple), "a list"),
        (Mapping, "a table"),
        (type(None), "null"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), f"a value of type {type(value).__name__}")


def dotted(at: KeyPath) -> str:
    """A key path as TOML writes it: `scoring.weight`, `policies[0].bands`."""
    return from_root(at).removeprefix("$").removeprefix(".")


def from_root(at: KeyPath) -> str:
    """A key path from the root of a JSON document: `$.sections[1].items[0].text`."""
    parts = []
    for key in at:
        if isinstance(key, int):
            parts.append(f"[{key}]")
        elif re.fullmatch(r"[\w:-]{1,60}", key):
            parts.append(f".{key}")
        else:
            parts.append(f"[{key[:60]!r}]")
    return "$" + "".join(parts)


def faults_of(error: BaseException, at: KeyPath = ()) -> Iterator[Fault]:
    """The single faults inside a misfit or what cattrs collected, each with the keys that lead to it."""
    from cattrs.errors import AttributeValidationNote, BaseValidationError, ForbiddenExtraKeysError

    if isinstance(error, MisfitError):
        for fault in error.faults:
            yield attrs.evolve(fault, at=(*at, *fault.at))
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            notes = [note for note in getattr(inner, "__notes__", ()) if isinstance(note, AttributeValidationNote)]
            if isinstance(inner, KeyError) and notes:
                yield Fault(at, f"the key {notes[0].name} is missing")
            else:
                yield from faults_of(inner, (*at, *(note.name for note in notes[:1])))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = {field.alias or field.name for field in attrs.fields(error.cl)} if error.cl is not None else set()
        for key in sorted(map(str, error.extra_fields)):
            yield Fault(at, f"the key {key[:60]} is not known here", closest(key, known, otherwise="known keys"))
    else:
        yield Fault(at, f"is not accepted: {error}")
