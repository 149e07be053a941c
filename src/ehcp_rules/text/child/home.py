"""With whom a passage says that the child lives."""

from __future__ import annotations

import re
from collections.abc import Set
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.mentions import sentence_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["LivesWith", "lives_with"]


@frozen
class LivesWith:
    """Those who bring the child up, by the place that they have in its life, and the sentence that says so."""

    carers: frozenset[str]
    quote: Quote


_LIVES = re.compile(
    r"(?:^|[.;,:] ?|\band )(?P<who>[a-z'-]+) (?:now |currently |still )?(?:lives|is living) (?:at home )?with "
    r"(?P<with>[^.;:()]{3,90})"
)
_CARERS = MappingProxyType(
    {
        "mother": re.compile(r"\b(?:mum|mother|mam|mom|mummy|parents|birth parents|adoptive parents)\b"),
        "father": re.compile(r"\b(?:dads?|fathers?|daddy|parents|birth parents|adoptive parents)\b"),
        "grandparents": re.compile(r"\b(?:grand(?:parents?|mother|father|ma|pa|dad|mum)|nan|nana|nanna|gran)\b"),
        "foster carers": re.compile(r"\bfoster (?:carers?|parents?|mum|mother|dad|father|family)\b"),
        "aunt or uncle": re.compile(r"\b(?:aunt|auntie|aunty|uncle)\b"),
    }
)
_NOT_ALWAYS = re.compile(
    r"\b(?:weeks?|weekends?|half|shared?|sometimes|days?|nights?|until|since|previously|was|were|had|when|used to|holidays?|both"
    r"|alternate|part|also|visits?|sees|stays?|moved|will|may|temporar\w+|at present|at the moment|while)\b"
)


def lives_with(passage: AnalysedPassage, names: frozenset[str]) -> LivesWith | None:
    """The grown-ups with whom a passage says the child always lives; `names` are the child's, in lower case."""
    if " with " not in passage.folded or " liv" not in passage.folded:
        return None
    for match in _LIVES.finditer(passage.folded):
        quote = sentence_of(passage, match.start("who"))
        if not _the_child(passage, match, quote.span.end, names) or _NOT_ALWAYS.search(quote.text.casefold()):
            continue
        told = _CARERS["foster carers"].search(match["with"])
        carers = {"foster carers"} if told else {who for who, words in _CARERS.items() if words.search(match["with"])}
        if carers:
            return LivesWith(frozenset(carers), quote)
    return None


def _the_child(passage: AnalysedPassage, match: re.Match[str], end: int, names: Set[str]) -> bool:
    """Whether the child is who lives there: by name, or by a pronoun before which nobody else is told of."""
    if match["who"] in names:
        return True
    if match["who"] not in _PRONOUNS or names & set(_WORD.findall(passage.folded[match.start("who") : end])):
        return False
    others = (*passage.hits_of("relations"), *passage.hits_of("roles", "family"))
    return not any(hit.span.start < match.start("who") for hit in others)


_PRONOUNS = frozenset({"he", "she", "they"})
_WORD = re.compile(r"[a-z'-]+")
