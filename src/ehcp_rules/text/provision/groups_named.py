"""Groups that a passage names, with how many are in them: `a friendship group of four`, `the friendship group of six`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import NUMBER, number_of
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import steady

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["GroupNamed", "groups_named"]


@frozen
class GroupNamed:
    """A group by the two words before `group`, how many are in it, and whether the words suppose that it is known."""

    name: str
    size: float
    known: bool
    quote: Quote


_GROUP = re.compile(
    rf"\b(?P<the>(?:the|this|his|her|their) )?(?P<name>[a-z-]{{3,}} [a-z-]{{3,}}) group(?:,? of| for|:)? (?P<n>{NUMBER})\b"
    rf"(?! ?(?:minutes?|mins?|hours?|weeks?|times|days?|sessions?|adults?|staff|(?:to|or|-|–) ?{NUMBER}\b))"
)
_NO_NAME = re.compile(
    r"\b(?:small|larger?|bigger|year|age|whole|the|and|with|for|her|his|their|same|different|other)\b"
)
_GROWS = re.compile(r"\b(?:grow\w*|rising|at first|at most|larger|smaller|more)\b")


def groups_named(passage: AnalysedPassage) -> Iterator[GroupNamed]:
    """The groups of a passage whose size does not change."""
    if " group" in passage.folded:
        for match in _GROUP.finditer(passage.folded):
            size, quote = number_of(match["n"]), sentence_of(passage, match.start())
            if size is None or _NO_NAME.search(match["name"]) or _GROWS.search(quote.text.casefold()):
                continue
            if steady(passage, quote.span):
                yield GroupNamed(match["name"], size, match["the"] is not None, quote)
