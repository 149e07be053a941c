"""After how many minutes of a seizure a passage says that rescue medicine is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import NUMBER, Cued, number_of
from ehcp_rules.text.english.mentions import sentence_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["minutes_to_rescue"]

_RESCUE = Cued(
    "rescue|midazolam|diazepam|emergency medic",
    r"\b(?:(?:rescue|emergency) (?:medicines?|medication)|(?:buccal )?midazolam|diazepam)\b",
)
_AFTER = re.compile(
    rf"\b(?:after|at|reach(?:es|ed)?|past|over|(?:more|longer) than|last(?:s|ed)?(?: for)?|lasting|goes on for|continues for)"
    rf" ({NUMBER}) (?:mins?|minutes)\b"
)
_ANOTHER = re.compile(
    r"\b(?:second dose|another dose|further dose|again|repeat\w*|call\w* back|was|were|had|used to|until|arriv\w+|training"
    r"|rest\w*|focal|clusters?|absences?|longest|recover\w*)\b"
)
"""A second dose, what was once so, another kind of seizure, and a time of something else."""
_GIVES = re.compile(r"\b(?:give[ns]?|giving|administer\w*|have|has|gets|use[ds]?)\b")
_HELP_CALLED = re.compile(r"\b(?:ambulances?|999|paramedics?)\b")
"""A number behind these is of the call."""


def minutes_to_rescue(passage: AnalysedPassage) -> Iterator[tuple[float, Quote]]:
    """The minutes after which a sentence has rescue medicine given, where it tells but one number of them."""
    match = _RESCUE.search(passage.folded, passage.scan)
    if match is None:
        return
    places = _RESCUE.pattern.finditer(passage.folded, match.start())
    for quote in dict.fromkeys(sentence_of(passage, place.start()) for place in places):
        start, end = quote.span.start, quote.span.end
        called = _HELP_CALLED.search(passage.folded, start, end)
        until = called.start() if called else end
        told = {number_of(written) for written in _AFTER.findall(passage.folded, start, until)} - {None}
        gives = _GIVES.search(passage.folded, start, end) is not None
        if len(told) == 1 and gives and not _ANOTHER.search(passage.folded, start, end):
            yield told.pop() or 0, quote
