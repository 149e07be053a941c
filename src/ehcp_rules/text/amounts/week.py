"""Hours that a passage promises for each week, as exact numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from ehcp_rules.evidence import Span

__all__ = ["weekly_hours"]

_HOURS = re.compile(
    r"(?<![-:.\d])(\d{1,3}(?:\.\d{1,2})?)(?: ?-)? ?(?:hours?|hrs?)(?: of [a-z -]{1,40}?| [a-z-]+){0,2}? "
    r"(?:(?:a|per|each|every) (?:school )?week|weekly)\b"
)


def weekly_hours(folded: str) -> tuple[tuple[Fraction, Span], ...]:
    """Each number of hours a week in folded text, with its place; minutes, terms and years are left out."""
    # Most passages hold none: a look for the words is much cheaper than the pattern.
    if "week" not in folded or ("hour" not in folded and "hr" not in folded):
        return ()
    return tuple((Fraction(match.group(1)), Span(*match.span())) for match in _HOURS.finditer(folded))
