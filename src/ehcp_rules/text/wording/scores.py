"""Scores of tests in a paper, and whether the paper says anywhere what a score means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["unexplained_scores"]

_SCORE = Cued(
    "score|ss ",
    r"\b(?:standardised|scaled|index|composite|t|z)[ -]scores? (?:of |was |were |is |: ?|= ?|on [^.;\d]{1,40})?[^.;\d]{0,24}\d+"
    r"|\bss (?:= ?)?\d{2,3}\b",
)
_SAID_PLAINLY = Cued(
    "score|centile|ss ",
    r"\b(?:scores?|[a-z]*centile|ss(?= ))\b[^.;]{0,80}\b(?:means?|meaning|that is|average|typical|expected|in every|out of"
    r"|better than|compared|cut-off|of (?:his|her|their|your) age|for (?:his|her|their|your) age)\b"
    r"|\b(?:average|typical|cut-off)\b[^.;]{0,40}\bscores?\b",
)


def unexplained_scores(items: Iterable[AnalysedItem]) -> tuple[tuple[AnalysedItem, Quote], ...]:
    """The scores in these items, at most three; none where one of them says what a score means."""
    found: list[tuple[AnalysedItem, Quote]] = []
    for item in items:
        passage = item.passages.get("text")
        if passage is None:
            continue
        if _SAID_PLAINLY.search(passage.folded, passage.scan):
            return ()
        found += [(item, passage.quote(*match.span())) for match in _SCORE.finditer(passage.folded, passage.scan)]
    return tuple(found[:3])
