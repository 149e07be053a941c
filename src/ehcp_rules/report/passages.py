"""The plan's own text cut at the edges of every quote, so that a page can mark quotes that overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import field, frozen

from ehcp_rules.evidence import Span

__all__ = ["MarkedSpan", "Segment", "segments_of"]


@frozen(order=True)
class MarkedSpan:
    """A range of one passage and the reference of what points at it."""

    span: Span
    reference: str


@frozen
class Segment:
    """A stretch of text under the same marks: which cover it, which start at its beginning, which end at its end."""

    text: str = field(repr=False)
    covered_by: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def segments_of(text: str, marks: Sequence[MarkedSpan]) -> tuple[Segment, ...]:
    """Cut a text at the edges of its marks.

    The segments joined give the text back, and every mark starts once and ends once. A mark of no length or beyond the
    text is left out: the caller lists it elsewhere.
    """
    inside = sorted(mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text))
    edges = sorted({0, len(text), *(m.span.start for m in inside), *(m.span.end for m in inside)})
    return tuple(
        Segment(
            text[start:end],
            tuple(m.reference for m in inside if m.span.start <= start and end <= m.span.end),
            tuple(m.reference for m in inside if m.span.start == start),
            tuple(m.reference for m in inside if m.span.end == end),
        )
        for start, end in pairwise(edges)
    )
