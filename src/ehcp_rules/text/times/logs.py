"""The entries of a log inside a passage: days that follow one another, each with what happened on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH_CUT

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["log_entries"]

_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTH_CUT})\b|\b(?:{MONTH_CUT}) \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
)

_FIGURE = re.compile(r"\d")


def log_entries(passage: AnalysedPassage, at_least: int) -> tuple[Span, ...]:
    """The days of the year that a passage gives, outside what it quotes; none where it has fewer figures than `at_least`."""
    if len(_FIGURE.findall(passage.folded)) < at_least:
        return ()
    return tuple(
        Span(*match.span())
        for match in _DAY.finditer(passage.folded)
        if not any(span.start <= match.start() < span.end for span in passage.speech)
    )
