"""Where a clause of a provision ends."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span

__all__ = ["CLAUSE_END", "SENTENCE_END", "clause_at", "clause_of"]

CLAUSE_END = re.compile(r"[.;:?!](?= |$)")
SENTENCE_END = re.compile(r"[.?!](?= |$)")


def clause_at(folded: str, place: int) -> Span:
    """The clause that holds a place."""
    return _between_ends(folded, place, place)


def clause_of(folded: str, span: Span) -> str:
    """The words of the clause that holds a span."""
    clause = _between_ends(folded, span.start, span.end)
    return folded[clause.start : clause.end]


def _between_ends(folded: str, first: int, last: int) -> Span:
    start = max((end.end() for end in CLAUSE_END.finditer(folded, 0, first)), default=0)
    end = CLAUSE_END.search(folded, last)
    return Span(start, end.start() if end else len(folded))
