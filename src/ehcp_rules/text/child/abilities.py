"""Abilities that a passage says are there or are not, each in a sentence about how things are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import steady

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Ability", "abilities"]


@frozen
class Ability:
    """One ability by its name in the phrase list, whether it is there, and the sentence that says so."""

    matter: str
    there: bool
    quote: Quote


_THERE = {"yes": True, "no": False}
_OF_ANOTHER = re.compile(
    r"\b(?:not|never|mother|father|mum|dad|brother|sister|friend|who|without|wants?|will|hopes?) (?:[a-z]+ ){0,2}$"
)
_SOMEWHERE = re.compile(
    r"\b(?:in (?:class|school|lessons|groups?|public|front)|to (?:adults|strangers|people|staff|teachers|unfamiliar)"
    r"|with (?:adults|strangers|unfamiliar|new)|when|selective\w*|outside|unless|at night|overnight|on outings"
    r"|for travel|if|more than|further than|far|unaided"
    r"|for long|long distances|on stairs|on rough|ears?)\b"
)


def abilities(passage: AnalysedPassage) -> Iterator[Ability]:
    """What a passage says of abilities as things are, leaving out other people, wishes, and inabilities bound to a place."""
    for hit in passage.hits_of("opposed-statements"):
        matter, _, side = hit.group.rpartition("-")
        there = _THERE.get(side)
        quote = sentence_of(passage, hit.span.start)
        before = passage.folded[quote.span.start : hit.span.start]
        # An inability that is bound to a place or a company excludes nothing elsewhere.
        bound = there is False and _SOMEWHERE.search(passage.folded, quote.span.start, quote.span.end) is not None
        if there is not None and not bound and steady(passage, quote.span) and not _OF_ANOTHER.search(before):
            yield Ability(matter, there, quote)
