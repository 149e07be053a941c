"""Where the clauses of an outcome begin that say who does what: past a label, a time bound and an opening phrase."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.outcomes.bounds import without

__all__ = ["heads", "label_of"]

_SKIP = re.compile(r"[\W_]*")
_MARKS = re.compile(r"[^\w(]*")
_NAMED = (
    r"\([^()]{2,40}\)|(?:long-term |medium-term |short-term |smart |agreed )?(?:outcomes?|targets?|goals?|aims?|objectives?"
    r"|what it will look like|success criteria)(?: \w{1,3})?(?= ?[:/.-]| (?:\W))"
)
_LABEL = re.compile(rf"(?:{_NAMED})[^\w(]*")
_LABEL_OR_FIELD = re.compile(rf"(?:{_NAMED}|[a-z][a-z' /&-]{{1,30}}(?::| - ))[^\w(]*")
"""A label, or whatever stands before a colon: `self-care: `, `Dot: `."""
_OPENING = re.compile(
    r"(?:with|after|whenever|if|whatever|wherever|unless|before|because|since|following|through|given"
    r"|during|as|in|at|on|from|once|when|where|while|supported by"
    r"|using)\b[^,;:.]{3,120}, "
)


def heads(folded: str, bounds: tuple[Span, ...]) -> tuple[int, ...]:
    """The places at which the subject of the first clause may stand, in order."""
    core = without(folded, bounds)
    start = _end(_MARKS, core, 0)
    while label := _LABEL_OR_FIELD.match(core, start):
        start = label.end()
    start = _end(_SKIP, core, start)
    found = [start]
    if opening := _OPENING.match(core, start):
        found.append(_end(_SKIP, core, opening.end()))
    return tuple(found)


def label_of(folded: str) -> Span | None:
    """The label that a statement opens with, such as `Outcome 2:` or `(Independence)`, which states nothing."""
    match = _LABEL.match(folded, _end(_MARKS, folded, 0))
    return Span(0, match.end()) if match and match.end() < len(folded) else None


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
