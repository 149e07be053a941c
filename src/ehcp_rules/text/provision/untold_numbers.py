"""Amounts that leave untold how many there are: the length of one visit, `several afternoons a week`, visits spread over a term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import Quantity
from ehcp_rules.text.english.grammar import NUMBER, PERIOD, TIME_UNIT, any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["of_one", "of_unnumbered", "of_untold"]

_EVENT = r"(?:sessions?|visits?|meetings?|appointments?|outings?|trips?|go|slots?|occasions?|workshops?|contacts?|turn)"
_OF_ONE = re.compile(rf"(?:{NUMBER}|an?|half an)[ -]{TIME_UNIT} (?:per|an?|each|of each) {_EVENT}$")


def of_one(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether words that look like a number of visits tell how long each is: `an hour a visit`."""
    passage, amount = pair
    return _OF_ONE.match(passage.folded, *amount.span) is not None


_UNTOLD = any_of(
    r"\b(?:several|some|a few|few|various|a (?:small |limited |good |certain )?(?:number|handful) of|many|numerous|multiple|certain"
    r"|most) (?:[a-z0-9-]+ ){0,2}?(?:times|days|sessions|mornings|afternoons|evenings|lessons|visits|occasions|slots|periods"
    r"|lunch ?times|break ?times|breaks|hours|minutes|meetings) $"
)
_PER = re.compile(rf"\b(?:an?|per|each|every) {PERIOD}$")


def of_untold(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether it tells a period in which an untold number falls: `several afternoons` a week."""
    passage, amount = pair
    period = _PER.search(passage.folded[: amount.span.end], amount.span.start)
    return period is not None and bool(_UNTOLD.search(passage.folded, max(0, period.start() - 60), period.start()))


_OF_UNNUMBERED = any_of(
    r"(?:^|[.;:,(] ?)(?:(?:the|these|all|his|her|their|of|which|and) )*(?:[a-z-]+ )?(?:sessions|visits|outings|meetings|lessons"
    r"|appointments|trips|slots|times|dates|they|it|these)"
    r" (?:(?:will|are|is|to|be|being) )*(?:[a-z]+ly )?(?:run|runs|running|spread|happen|fall|held|arranged|booked|spaced|planned"
    r"|scheduled|timetabled|take place|taking place|continue|delivered|given|offered|shared(?: out)?|distributed)(?: out)? $"
)


def of_unnumbered(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether a period is only that over which an untold number of sessions is spread."""
    passage, amount = pair
    return _OF_UNNUMBERED.search(passage.folded, max(0, amount.span.start - 80), amount.span.start) is not None
