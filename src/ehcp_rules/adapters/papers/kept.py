"""Answers about single lines and sentences, kept while a paper is read: the same is asked of one line again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

__all__ = ["forget", "kept"]

T = TypeVar("T")
_MOST = 4096
_forgetting: list[Callable[[], None]] = []


def kept(ask: Callable[[str], T]) -> Callable[[str], T]:
    """A question about a text whose answers are kept until `forget`."""
    remembered = lru_cache(maxsize=_MOST)(ask)
    _forgetting.append(remembered.cache_clear)
    return remembered


def forget() -> None:
    """Let go of all that was kept of a paper."""
    for clear in _forgetting:
        clear()
