"""What a need tells as true today on the strength of a paper, with the day of that paper: `the EP's report of 2019 says`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.times.dated import kept_for_history, tells_what_lasts

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["sources_told"]

_PAPER_BEFORE = re.compile(
    r"\b(?:reports?|advice|assessments?|letters?|reviews?|observations?) (?:(?:of|from|in|dated|written in|completed in) )?"
    r"(?:[a-z]+,? )?$"
)
_IN_BRACKETS = re.compile(r"\((?:[a-z][a-z .'&/-]{1,40}),? (?:[a-z]+,? )?$")
_NOW = re.compile(
    r"\b(?:is|are|has|have|does|do|can|cannot|says?|shows?|finds?|needs?|struggles|sees?|reads?|writes?|uses?|understands?|knows?"
    r"|remains?|continues?|presents?)\b"
)
_THEN = re.compile(
    r"\b(?:was|were|had|did|could|scored|found|said|noted|showed|reported|used to|at that time|then|by then|since)\b"
)


_NEAR = 300
"""Characters to either side of a date in which the words of its sentence are read."""


def sources_told(passage: AnalysedPassage) -> Iterator[tuple[dt.date, Quote]]:
    """The day and the sentence of each paper on which a passage rests in the present tense; nothing of what stays true."""
    folded = passage.folded
    if not passage.dates or kept_for_history(folded):
        return
    for date in passage.dates:
        sentence = sentence_at(passage.sentences, date.span.start)
        before = folded[max(sentence.start, date.span.start - _NEAR) : date.span.start]
        words = before + folded[date.span.start : min(sentence.end, date.span.end + _NEAR)]
        if not (_PAPER_BEFORE.search(before) or _IN_BRACKETS.search(before)):
            continue
        if _NOW.search(words) and not (_THEN.search(words) or tells_what_lasts(words)):
            yield date.last_day, passage.quote(sentence.start, sentence.end)
