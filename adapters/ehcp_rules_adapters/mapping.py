"""Mappings: what a council's form or a vendor's export calls things, as data.

A mapping is one TOML file whose `format` says which reader it is for. It is loaded strictly: unknown, missing and mistyped
keys are all reported at once.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from importlib.resources.abc import Traversable

import attrs

from ehcp_rules.adapters import AdapterDefinition
from ehcp_rules.errors import AdapterError

__all__ = ["adapter_from", "adapters_in", "own_adapters"]


def adapters_in(folder: Traversable) -> tuple[AdapterDefinition, ...]:
    """An adapter for each mapping in a folder (a `pathlib.Path` will do). Raises `AdapterError` for a wrong one."""
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(adapter_from(file.read_text(encoding="utf-8"), file.name) for file in files)


def adapter_from(text: str, name: str) -> AdapterDefinition:
    """The adapter that a mapping describes; `name` is what messages call it.

    Raises `AdapterError` with every problem; one about `format` alone means that it is a mapping of another kind.
    """
    return attrs.evolve(_adapter_from(text, name), from_mapping=adapter_from)


def _adapter_from(text: str, name: str) -> AdapterDefinition:
    from ehcp_rules_adapters.sheets import form, mapped
    from ehcp_rules_adapters.sheets.mapping import FORMAT as TABLES_FORMAT
    from ehcp_rules_adapters.vendor import adapter as vendor
    from ehcp_rules_adapters.vendor.mapping import JSON_FORMAT, XML_FORMAT
    from ehcp_rules_adapters.word import form as word

    try:
        kind = tomllib.loads(text).get("format")
    except tomllib.TOMLDecodeError as error:
        raise AdapterError.of(name, f"the mapping is not TOML: {error}", "mend the line it names") from None
    if kind == form.FORMAT:
        return form.adapter_from(text, name)
    if kind in (JSON_FORMAT, XML_FORMAT):
        return vendor.adapter_from(text, name)
    if kind == word.FORMAT:
        return word.adapter_from(text, name)
    if kind == TABLES_FORMAT:
        return mapped.adapter_from(text, name)
    known = f"{form.FORMAT}, {TABLES_FORMAT}, {JSON_FORMAT}, {XML_FORMAT}, {word.FORMAT}"
    raise AdapterError.of(f"{name}: format", "is missing or not a kind of mapping", f"known: {known}")


def own_adapters() -> tuple[AdapterDefinition, ...]:
    """The adapters of the mappings that ship with this package. Our own form of a plan in Excel can be written as well."""
    from ehcp_rules_adapters.writing.excel import EXCEL_FORM

    folder = resources.files("ehcp_rules_adapters").joinpath("mappings")
    (form,) = adapters_in(folder.joinpath("excel"))
    return (attrs.evolve(form, writing=EXCEL_FORM), *adapters_in(folder.joinpath("xml")))
