"""How lists of ordinarily available provision are worded and laid out, as data that comes with the engine."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

__all__ = ["Words", "words"]


@frozen
class Words:
    """The words of `words.toml`, every list longest first so that the longest that fits is found."""

    who: tuple[str, ...]
    will: tuple[str, ...]
    lead: tuple[str, ...]
    tail: tuple[str, ...]
    examples: tuple[str, ...]
    need: tuple[str, ...]
    needs: tuple[str, ...]
    beyond: tuple[str, ...]
    aside: tuple[str, ...]
    general: frozenset[str]
    edges: frozenset[str]
    columns: Mapping[str, frozenset[str]]
    phases: Mapping[str, tuple[str, ...]]


_LISTS = ("who", "will", "lead", "tail", "examples", "need", "needs", "beyond", "aside")


@functools.cache
def words() -> Words:
    """The words, read once."""
    told = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return Words(
        **{name: _longest_first(told[name]) for name in _LISTS},
        general=frozenset(told["general"]),
        edges=frozenset(told["edges"]),
        columns={name: frozenset(headings) for name, headings in told["columns"].items()},
        phases={name: _longest_first(names) for name, names in told["phases"].items()},
    )


def _longest_first(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (-len(name), name)))
