"""Whether a sentence tells how things are, or how they changed, will change or differ from place to place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["changing", "steady"]

_CHANGES = re.compile(
    r"\b(?:used to|was|were|had|until|previously|no longer|now|since|from (?:september|january|april)|rising|building"
    r"|increas\w+|first"
    r"|then|later|at home|at school|in public|with strangers|sometimes|initially|at present|currently|so far|reduc\w+|fade\w*)\b"
)


def changing(passage: AnalysedPassage, span: Span) -> bool:
    """Whether a sentence has words of change, of another time or of one place among several."""
    return _CHANGES.search(passage.folded, span.start, span.end) is not None


def steady(passage: AnalysedPassage, span: Span) -> bool:
    """Whether a sentence tells how things are: it has no words of change, and no date."""
    return not changing(passage, span) and not any(date.span.overlaps(span) for date in passage.dates)
