"""Which parts of advice a paper tells: needs, outcomes and provision, under headings of their own or in its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
from ehcp_rules.text.papers.advice import AnalysedDocument
from ehcp_rules.text.papers.help_words import speaks_of_help
from ehcp_rules.text.papers.nil_returns import is_nil_return

__all__ = ["asks_for_nothing", "parts_told", "says_none"]

_ENOUGH = 4
"""So many different words for what a child does, can do or finds hard tell of needs, whatever stands above them."""
_TELLS_NEEDS = ("observation", "impact", "diagnosis", "vague-need", "jargon")
_HOPES = re.compile(
    r"(?:^|[.;] )(?:by|within|over|after|before|in) [a-z0-9' ]{3,40}?,? (?P<then>[a-z'-]+) (?:will|can|could|should)\b"
    r"|\b(?:(?:i|we) (?:[a-z]+ ){0,2}(?:hope|expect|anticipate|envisage|like)|(?:my|our) hope is|pleased if)\b[^.;]{0,60}?"
    r" (?P<who>[a-z'-]+) (?:will|can|could|should|would|to|is|[a-z]{2,}(?:ing|ed|s))\b"
)
_CHILD = frozenset("he she they you him her them".split())


def parts_told(document: AnalysedDocument) -> frozenset[str]:
    """The parts (`needs`, `outcomes`, `provision`) that a paper tells; an outcome that says that there is none tells nothing."""
    kinds = {item.item.kind for item in document.items if not (item.item.kind == "outcome" and says_none(item))}
    told = {"provision"} & kinds
    if kinds & {"need", "strength"} or _tells_needs(document):
        told.add("needs")
    if "outcome" in kinds or any(_hopes(passage) for _, passage in _prose(document)):
        told.add("outcomes")
    return frozenset(told)


def asks_for_nothing(document: AnalysedDocument) -> bool:
    """Whether a paper is the return of a service that found no need and, having made sure, recommends nothing."""
    if any(item.item.kind == "provision" for item in document.items):
        return False
    return is_nil_return(passage.folded for _, passage in _prose(document))


def says_none(item: AnalysedItem) -> bool:
    """Whether an item says no more than that there is nothing: "N/A"."""
    passage = item.passages.get("text")
    if passage is None:
        return True
    told = passage.folded.strip(" .-–:")
    return any(hit.phrase == told for hit in passage.hits_of("nil-statements"))


def _prose(document: AnalysedDocument) -> Iterator[tuple[AnalysedItem, AnalysedPassage]]:
    for item in document.items:
        if item.item.kind not in ("heading", "outcome") and "text" in item.passages:
            yield item, item.passages["text"]


def _tells_needs(document: AnalysedDocument) -> bool:
    found: set[str] = set()
    for item, passage in _prose(document):
        if item.item.kind != "provision":
            found |= {hit.phrase for hit in passage.hits_of("need-wording", *_TELLS_NEEDS)}
            found |= {hit.phrase for hit in (*passage.hits_of("strength-wording"), *passage.hits_of("technical-terms"))}
        if len(found) >= _ENOUGH:
            return True
    return False


def _hopes(passage: AnalysedPassage) -> bool:
    """Whether a passage says what the child is to do by some day, or what its author hopes that the child will do."""
    for match in _HOPES.finditer(passage.folded):
        who = match["then"] or match["who"]
        if who in _CHILD or (passage.text[match.start(match.lastindex or 0)].isupper() and not speaks_of_help(who)):
            return True
    return False
