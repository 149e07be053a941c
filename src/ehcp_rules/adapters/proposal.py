"""A mapping that an adapter proposes for a source, for a person to look at, correct and save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import attrs
from attrs import frozen

__all__ = ["MappingProposal", "ProposedColumn"]


@frozen(kw_only=True)
class ProposedColumn:
    """What one column is taken for, and how surely.

    `key` is what a person calls the column by, unique in the proposal; `field` is empty for a column that is left out.
    `confidence` is honest: `ask` means that several fields claim the column alike, and it is left out until somebody says
    which; `ignored` that it is left out on purpose, `unknown` that nothing claims it. `samples` are plan text.
    """

    key: str
    table: str
    heading: str
    field: str
    confidence: Literal["sure", "likely", "ask", "ignored", "unknown"]
    reason: str = ""
    could_be: tuple[str, ...] = ()
    filled: int = 0
    samples: tuple[str, ...] = attrs.field(default=(), repr=False)


@frozen(kw_only=True)
class MappingProposal:
    """The columns of a source with what they are taken for.

    `tables` says in words what each table holds, `fields` what each field is that a column can be. `write` gives the text
    of a mapping from a name and what each column is to be, by key; a column that is not named is left out.
    """

    columns: tuple[ProposedColumn, ...]
    tables: Mapping[str, str]
    fields: Mapping[str, str]
    notes: tuple[str, ...] = ()
    write: Callable[[str, Mapping[str, str]], str] = attrs.field(repr=False)
