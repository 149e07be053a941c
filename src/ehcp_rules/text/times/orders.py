"""Whether the words for a version of a plan tell that a tribunal ordered it: then no review led to it."""

from __future__ import annotations

import re

from ehcp_rules.text.scanning.fold import fold

__all__ = ["made_by_order"]

_ORDER = re.compile(
    r"\b(?:tribunal|sendist|consent order|(?:under|following|after|by|further to|in line with) (?:an?|the) (?:consent |court )?"
    r"(?:order|appeal)|ordered)\b"
)


def made_by_order(version: str) -> bool:
    """Whether a plan calls this version one that a tribunal ordered: `Version 4, issued under the order of 9 June 2026`."""
    return _ORDER.search(fold(version)) is not None
