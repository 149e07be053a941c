"""Days a week that a passage says the child spends at a named place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.weekly import WeeklyAmount
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import changing

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["DaysAtPlaces", "days_at_places"]


@frozen
class DaysAtPlaces:
    """Days a week in one sentence, and the capitalised words of it, in lower case, that may be the place."""

    amount: WeeklyAmount
    words: tuple[str, ...]
    quote: Quote


_CAPITALISED = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{3,}\b")
_NOT_PLACES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "january february march april june july august september october november december year section english "
        "mathematics science makaton autumn spring summer"
    ).split()
)
_ATTENDS = re.compile(
    r"\b(?:attend\w*|goes to|go to|going to|placement|alternative provision|taxi|transport\w*|travels? to"
    r"|pupil at|student at|place at|is at)\b"
)


def days_at_places(passage: AnalysedPassage) -> Iterator[DaysAtPlaces]:
    """The days a week of attending somewhere that a passage tells of as things are."""
    for amount in passage.weekly:
        if amount.unit != "days":
            continue
        quote = sentence_of(passage, amount.span.start)
        attends = _ATTENDS.search(passage.folded, quote.span.start, quote.span.end) is not None
        if attends and not changing(passage, quote.span):
            words = dict.fromkeys(word.lower() for word in _CAPITALISED.findall(quote.text))
            yield DaysAtPlaces(amount, tuple(word for word in words if word not in _NOT_PLACES), quote)
