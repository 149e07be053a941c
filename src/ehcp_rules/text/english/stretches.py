"""Spans among other spans, and words behind a place, in steps that do not grow with the length of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span

if TYPE_CHECKING:
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["Stretches", "behind", "hits_from", "inside_others", "outermost"]

_FURTHEST = 400
"""Characters behind a place in which words may still bear on it: more than a long sentence has."""


class Stretches:
    """Some spans, of which is asked whether one of them holds another span or meets it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def hold(self, span: Span) -> bool:
        """Whether one of them holds the whole of a span."""
        place = bisect_right(self._starts, span.start)
        return place > 0 and self._reach[place - 1] >= span.end

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with what lies between two offsets."""
        place = bisect_left(self._starts, end)
        return place > 0 and self._reach[place - 1] > start


def outermost(hits: Sequence[Hit]) -> Iterable[Hit]:
    """Those of these hits, which are in order, that stand inside no longer one."""
    if len(hits) < 2:
        return hits
    inner = inside_others((hit.span.start, hit.span.end) for hit in hits)
    return [hit for hit in hits if (hit.span.start, hit.span.end) not in inner]


def inside_others(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of some starts and ends that lie within another."""
    inner: set[tuple[int, int]] = set()
    reach = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if reach >= end:
            inner.add((start, end))
        reach = max(reach, end)
    return inner


_START = attrgetter("span.start")


def hits_from(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Those of these hits, which are in order, that begin between two offsets."""
    return hits[bisect_left(hits, start, key=_START) : bisect_left(hits, end, key=_START)]


def behind(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str] | None:
    """What a pattern that runs up to its end finds before a place, not too far behind it."""
    return pattern.search(text, max(0, place - _FURTHEST), place)
