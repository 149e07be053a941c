"""Whether the clauses of one outcome are outcomes each: unlike skills, each with a measure or called a further one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.analysis import AnalysedPassage
from ehcp_rules.text.outcomes.clauses import told_until
from ehcp_rules.text.outcomes.joints import Clause

__all__ = ["stand_apart"]

_QUALIFIERS = frozenset(("none", "faint", "weak", "general", "person"))
_RELATED = tuple(
    frozenset(fields.split())
    for fields in (
        "reading writing language early-learning memory vision",
        "speech language aac fluency hearing social",
        "emotion sensory change social attention aac attendance",
        "dressing toileting eating sleep home organisation time health",
        "fine-motor dressing eating writing",
        "gross-motor posture travel safety",
        "travel safety money work home time social attendance organisation",
        "number money time early-learning",
        "health gross-motor posture attendance",
        "attention reading writing number organisation memory",
    )
)
"""Fields whose skills meet in one task or routine."""
_LISTED = 3
_TELLING = 3
"""A word that hints at more fields than these hints at none."""


@frozen
class _Told:
    """The fields that a clause surely tells, those that it tells in any way but faintly, and all that it hints at."""

    clause: Clause
    sure: frozenset[str]
    named: frozenset[str]
    hinted: frozenset[str]


def stand_apart(
    passage: AnalysedPassage, clauses: tuple[Clause, ...], hits: Iterable[tuple[int, int, str, str]]
) -> tuple[Span, ...]:
    """The clauses that ask for unlike things, by hits of a list of fields of skill; none where they belong together."""
    found = [(Span(start, end), group) for start, end, group, _ in hits]
    told = [_told(passage, clause, found) for clause in clauses]
    for one, other in combinations(told, 2):
        if other.clause.subject and _two_outcomes(one, other):
            return (one.clause.span, other.clause.span)
    listed = [one for one in told if one.sure]
    if len(listed) >= _LISTED and all(
        _unlike(one.sure, other) and not _related(one.sure, other.sure) for one, other in combinations(listed, 2)
    ):
        return tuple(one.clause.span for one in listed)
    return ()


def _two_outcomes(one: _Told, other: _Told) -> bool:
    counted = one.clause.measured and other.clause.measured
    further = other.clause.also
    first, second = (
        part.named or part.hinted if further else part.named if counted else part.sure for part in (one, other)
    )
    if not first or not second or first & other.hinted or second & one.hinted:
        return False
    return counted or further or not _related(first, second)


def _unlike(fields: frozenset[str], other: _Told) -> bool:
    return not fields & other.named


def _related(first: frozenset[str], second: frozenset[str]) -> bool:
    return any(family & first and family & second for family in _RELATED)


def _told(passage: AnalysedPassage, clause: Clause, hits: list[tuple[Span, str]]) -> _Told:
    until = told_until(passage, clause.span)
    inside = [(span, group) for span, group in hits if clause.span.start <= span.start < until]
    idle = {span for span, group in inside if group == "none"}
    faint = idle | {span for span, group in inside if group == "faint"}
    weak = {span for span, group in inside if group == "weak"}
    fields = [(span, group) for span, group in inside if group not in _QUALIFIERS and span not in idle]
    often = Counter(span for span, _ in fields)
    return _Told(
        clause,
        frozenset(group for span, group in fields if span not in faint | weak),
        frozenset(group for span, group in fields if span not in faint),
        frozenset(group for span, group in fields if span not in faint or often[span] <= _TELLING),
    )
