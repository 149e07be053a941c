"""Where the clauses of an outcome begin that say who does what: past a label, a time bound and an opening phrase."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.outcomes.bounds import without

__all__ = ["heads"]

_SKIP = re.compile(r"[\W_]*")
_LABEL = re.compile(
    r"(?:\([^()]{2,40}\)|[a-z][a-z' /-]{1,30}:|(?:long-term |medium-term |short-term |smart |agreed )?(?:outcomes?|targets?|goals?"
    r"|aims?|objectives?"
    r"|what it will look like|success criteria)(?: \w{1,3})?(?= ?[:/.-]| (?:\W)))[\W_]*"
)
_OPENING = re.compile(
    r"(?:with|after|following|through|given|during|as|in|at|on|from|once|when|where|while|supported by"
    r"|using)\b[^,;:.]{3,120}, "
)


def heads(folded: str, bounds: tuple[Span, ...]) -> tuple[int, ...]:
    """The places at which the subject of the first clause may stand, in order."""
    core = without(folded, bounds)
    start = _end(_SKIP, core, 0)
    while label := _LABEL.match(core, start):
        start = label.end()
    found = [start]
    if opening := _OPENING.match(core, start):
        found.append(_end(_SKIP, core, opening.end()))
    return tuple(found)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
