"""Time that is to grow when the child is ready for it, and nobody says by how much, when or on whose word."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["grows_somehow"]

_TIME = (
    r"(?:time[- ]?tables?|hours|time in (?:the )?(?:[a-z]+ )?(?:class|school|lessons|group)|time on site|attendance|(?:full |longer"
    r" |part |half )?days?|mornings|afternoons|sessions|full[- ]time(?: attendance)?|return)"
)
_GROWS = (
    r"(?:(?:buil[dt]|stepp?(?:ed)?|scaled?|ramped|mov(?:e|ed)) (?:back )?up|(?:built|worked) (?:on|upon|towards?)"
    r"|increased?|extend(?:ed)?|lengthen(?:ed)?|raised|reintroduced|phased in)"
)
_READY = (
    r"(?:as|when|once|if)(?: and when)? (?:(?:he|she|they|[a-z]+) (?:is|are|feels?|seems?|becomes?|gets?|can|copes?"
    r"|settles?|manages?"
    r"|tolerates?|shows?|has settled|is able)\b|(?:tolerated|able|appropriate|confidence|manageable|ready)\b)"
)
_SOMEHOW = Cued(
    "build |built|step|scale|ramp|moved|move up|move back|worked|increase|extend|lengthen|raised|reintroduced|phased",
    rf"\b{_TIME}\b(?:(?! with\b)[^.;,]){{0,40}} (?:to|will|can|may|and)(?: (?:then |gradually |slowly |also )?be)?"
    rf"(?: gradually| slowly| then)?"
    rf" {_GROWS}\b[^.;]{{0,25}}? {_READY}",
)


def grows_somehow(folded: str, scan: Scan) -> Iterator[Span]:
    """Where a text says so."""
    for match in _SOMEHOW.finditer(folded, scan):
        yield Span(*match.span())
