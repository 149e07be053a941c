"""Strict structuring of TOML or JSON documents into frozen classes: no coercion, and every problem at once.

Messages name keys and kinds of values, never the values, because a document may be a plan.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import types
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from ehcp_rules.errors import Problem
from ehcp_rules.loading.misfits import Fault, KeyPath, MisfitError, faults_of, kind_of

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["Hook", "list_of", "new_converter", "one_of", "structure", "text_only", "toml"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def structure(
    document: object, cls: type[T], converter: Converter, problems: list[Problem], locate: Callable[[KeyPath], str]
) -> T | None:
    """Make a `cls` of a document, or add everything that is wrong with it to `problems` and return None."""
    from cattrs.errors import BaseValidationError

    try:
        return converter.structure(document, cls)
    except (MisfitError, BaseValidationError) as error:
        problems.extend(Problem(locate(fault.at), fault.message, fault.hint) for fault in faults_of(error))
    return None


def one_of(known: Iterable[str], what: str, *, optional: bool = False) -> Hook:
    """A structuring hook for a text that must be one of a closed list, such as a section code."""
    names = tuple(known)

    def hook(value: Any, _: Any) -> str | None:
        if value is None and optional:
            return None
        text = text_only(value, str)
        if text not in names:
            raise MisfitError.of(f"is not {what}", f"known: {', '.join(names)}")
        return text

    return hook


def list_of(each: Hook) -> Hook:
    """A structuring hook for a list whose every value goes through `each`."""
    return lambda value, _: tuple(_each(enumerate(_list(value)), each, None))


def new_converter(date: Hook, fields: Mapping[type, Mapping[str, Hook]] | None = None) -> Converter:
    """A converter that forbids unknown keys and coerces nothing; `fields` gives single attributes their own hook."""
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, override

    converter = Converter(forbid_extra_keys=True)
    for scalar, hook in {**_SCALARS, dt.date: date}.items():
        converter.register_structure_hook(scalar, hook)
    converter.register_structure_hook_func(lambda cls: cls is Any, _anything)

    @converter.register_structure_hook_factory(attrs.has)
    def table(cls: Any) -> Hook:
        special = (fields or {}).get(cls, {})
        overrides: dict[str, Any] = {name: override(struct_hook=hook) for name, hook in special.items()}
        inner: Hook = make_dict_structure_fn(cls, converter, **overrides)
        return lambda value, _: inner(_table(value), cls)

    @converter.register_structure_hook_factory(_is_generic(tuple))
    def listed(cls: Any) -> Hook:
        element = get_args(cls)[0]
        each = converter.get_structure_hook(element)
        return list_of(lambda value, _: each(value, element))

    @converter.register_structure_hook_factory(_is_generic(Mapping, dict))
    def mapped(cls: Any) -> Hook:
        return _mapping_of(get_args(cls)[1], converter)

    @converter.register_structure_hook_factory(_is_generic(Union, types.UnionType))
    def either(cls: Any) -> Hook:
        return _either(get_args(cls), converter)

    @converter.register_structure_hook_factory(_is_generic(Literal))
    def literal(cls: Any) -> Hook:
        return one_of(get_args(cls), "one of the known words")

    return converter


def _is_generic(*origins: Any) -> Callable[[Any], bool]:
    return lambda cls: get_origin(cls) in origins


def _mapping_of(element: Any, converter: Converter) -> Hook:
    each = converter.get_structure_hook(element)

    def hook(value: Any, _: Any) -> dict[str, Any]:
        keys = [text_only(key, str) for key in _table(value)]
        return dict(zip(keys, _each(value.items(), each, element), strict=True))

    return hook


def _either(members: tuple[Any, ...], converter: Converter) -> Hook:
    """A hook for an optional value, or for a value of one of several scalar types."""
    optional = type(None) in members
    others = [member for member in members if member is not type(None)]
    if len(others) == 1:
        each = converter.get_structure_hook(others[0])
        return lambda value, _: None if value is None and optional else each(value, others[0])

    def hook(value: Any, _: Any) -> Any:
        if type(value) not in members:
            expected = ", ".join(_KINDS.get(member, member.__name__) for member in others)
            raise MisfitError.of(f"one of {expected} is expected here, not {kind_of(value)}")
        return None if value is None else converter.structure(value, type(value))

    return hook


@functools.cache
def toml() -> Converter:
    """The converter for rulesets and overlays: TOML dates, and fractions as whole numbers or texts such as "4/5"."""
    return new_converter(_date)


def _each(pairs: Iterable[tuple[Any, Any]], hook: Hook, element: Any) -> list[Any]:
    from cattrs.errors import BaseValidationError

    made: list[Any] = []
    faults: list[Fault] = []
    for key, value in pairs:
        try:
            made.append(hook(value, element))
        except (MisfitError, BaseValidationError) as error:
            faults.extend(faults_of(error, (key,)))
    if faults:
        raise MisfitError(faults)
    return made


def _expect(kind: str, value: object, hint: str = "") -> MisfitError:
    return MisfitError.of(f"{kind} is expected here, not {kind_of(value)}", hint)


def _table(value: Any) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise _expect("a table", value)
    return value


def _list(value: Any) -> list[Any] | tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _expect("a list", value)
    return value


def text_only(value: Any, _: Any = None) -> str:
    """A structuring hook for text: nothing else is taken for it, and it can always be written out again."""
    if not isinstance(value, str):
        raise _expect("text", value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise MisfitError.of(
                "the text holds half of a surrogate pair", "write the character itself, in UTF-8"
            ) from None
    return value


def _integer(value: Any, _: Any) -> int:
    if type(value) is not int:
        raise _expect("a whole number", value)
    return value


def _boolean(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise _expect("true or false", value)
    return value


def _date(value: Any, _: Any) -> dt.date:
    if type(value) is not dt.date:
        raise _expect("a date", value, "write it without quotes, such as 2026-09-01")
    return value


def _fraction(value: Any, _: Any) -> Fraction:
    if type(value) is int:
        return Fraction(value)
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}(/0*[1-9][0-9]{0,5})?", value):
        return Fraction(value)
    message = "a fraction is expected here" + ("" if isinstance(value, str) else f", not {kind_of(value)}")
    raise MisfitError.of(message, 'write a whole number or a text such as "4/5"')


def _anything(value: Any, _: Any) -> Any:
    """Any value that has an exact canonical form; lists become tuples, because what is loaded never changes."""
    if isinstance(value, Mapping):
        return dict(zip(value, _each(value.items(), _anything, Any), strict=True))
    if isinstance(value, list | tuple):
        return tuple(_each(enumerate(value), _anything, Any))
    if isinstance(value, str):
        return text_only(value, str)
    if isinstance(value, bool | int | Fraction) or type(value) is dt.date:
        return value
    raise MisfitError.of(f"{kind_of(value)} has no exact form here", 'write a fraction as text, such as "4/5"')


_SCALARS: Mapping[type, Hook] = {str: text_only, int: _integer, bool: _boolean, Fraction: _fraction}
_KINDS: Mapping[type, str] = {str: "text", int: "a whole number", bool: "true or false", dt.date: "a date"}
