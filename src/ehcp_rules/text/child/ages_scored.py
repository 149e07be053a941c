"""Reading and spelling ages that a passage states, each with the month in which it was measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import MONTH
from ehcp_rules.text.english.mentions import sentence_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["AgeScored", "ages_scored"]


@frozen
class AgeScored:
    """A skill, the age scored in months, the month of measuring as written, and its sentence."""

    skill: str
    months: int
    when: str
    quote: Quote


_AGE = re.compile(
    r"\b(?P<skill>reading|spelling|comprehension) age(?: (?:is|was|of|at|stands at|measured at)){0,2}:? (?:about |around )?"
    r"(?>(?P<years>\d{1,2})(?:[:.](?P<more>\d{1,2})\b| years?\b(?:,? (?:and )?(?P<months>\d{1,2}) months?\b)?))"
    r"(?= ?[.,;(]| (?:in|at)\b|$)"
)
"""An age, and neither a distance from one (`two years behind`) nor one of a certain test (`on single words`)."""
_WHEN = re.compile(rf"\b(?:{MONTH}) 20\d\d\b")
_TO_COME = re.compile(r"\b(?:by|until|should|will|target|aims?)\b")


def ages_scored(passage: AnalysedPassage) -> Iterator[AgeScored]:
    """Each reading, spelling or comprehension age for which a sentence tells one month, and no other such age."""
    if " age" not in passage.folded:
        return
    for match in _AGE.finditer(passage.folded):
        quote = sentence_of(passage, match.start())
        sentence = passage.folded[quote.span.start : quote.span.end]
        whens = _WHEN.findall(sentence)
        if len(whens) == 1 and sentence.count(" age") == 1 and not _TO_COME.search(sentence):
            months = 12 * int(match["years"]) + int(match["more"] or match["months"] or 0)
            yield AgeScored(match["skill"], months, whens[0], quote)
