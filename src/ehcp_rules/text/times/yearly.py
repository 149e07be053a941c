"""Whether words that tell how often something is done tell of once a year, or of more."""

from __future__ import annotations

import re

__all__ = ["only_once_a_year"]

_YEARLY = re.compile(
    r"\b(?:once (?:in )?(?:a|each|every|per)|each|every|per|a) (?:school |academic |calendar )?year\b|\bannual(?:ly)?\b|\byearly\b"
    r"|\b(?:every|once in) (?:12|twelve) months\b"
)
_MORE = re.compile(r"\b(?:twice|half|[2-9]|two|three|four|five|six|several)\b")


def only_once_a_year(folded: str) -> bool:
    """Whether folded words for a frequency say no more than once a year."""
    return _YEARLY.search(folded) is not None and _MORE.search(folded) is None
