"""Ceilings and shares that leave nothing of what is promised open: how long a response lasts, a part of a stated whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import NUMBER
from ehcp_rules.text.provision.facts import Provided
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["asked_of_the_child", "holds_nothing_back", "share_of_the_whole"]

_DEMAND = re.compile(
    r"\b(?:homework|demands?|waits?|waiting|sits?|sitting|copying|listening|writing|tasks?|screen|lines|standing"
    r"|queues?|queuing"
    r"|exposure|noise|tests?|exams?|taught|work set|work is"
    r"|journeys?|rides?|gaps?)\b[^.;]*$"
)
_IS_SOMEWHERE = re.compile(
    r"\b(?:stays?|remains?|sits?|stands?|waits?|rests?|lies|lie|walks?|takes? (?:him|her|them|[a-z]+)|leads?|goes|go"
    r"|brings?|leaves?|moves?|steps?|accompan(?:y|ies)|follows?)\b(?![^.;]*\b(?:support|help|input|mentoring|teaching)\b)[^.;]*"
    r"(?:,| and|) for (?:about |around )?$"
)
"""What somebody does when the moment comes, up to how long it may last."""
_WHENEVER = re.compile(r"when(?:ever)?|if|should|as soon as|each time|every time|at|on")
_FURTHEST = 120


def asked_of_the_child(folded: str, start: int) -> bool:
    """Whether a limit that begins here is one to what the child has to do or bear."""
    return _DEMAND.search(folded[max(0, start - 80) : start]) is not None


def holds_nothing_back(facts: Provided, pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether a ceiling limits what is asked of the child, or how long somebody stays who comes whenever a trigger is seen."""
    passage, amount = pair
    before = passage.folded[max(0, amount.span.start - _FURTHEST) : amount.span.start]
    if passage.folded.startswith(("no more", "not more", "at most", "not exceeding"), amount.span.start) and (
        asked_of_the_child(passage.folded, amount.span.start)
    ):
        return True
    return _IS_SOMEWHERE.search(before) is not None and any(
        where is passage and _WHENEVER.match(passage.folded, span.start) for where, span in facts.triggers()
    )


_SHARE = re.compile(
    rf"(?<!up to )(?<!maximum of )(?<!more than )(?<!some )\b{NUMBER}(?: ?hours?)?(?: out)? of"
    rf" (?:the|his|her|their|these|those|every) (?:{NUMBER}[- ])?(?:weekly |taught )?"
    r"(?:hours?|sessions?|lessons?|days|mornings|afternoons)\b"
)
"""So many of hours, sessions or days whose number is told here or beside it."""


def share_of_the_whole(facts: Provided) -> Slot | None:
    """The slot of an amount that is a number out of what is given anyway, or None."""
    for passage, amount in facts.of(QuantityKind.LENGTH, QuantityKind.COUNT):
        match = _SHARE.search(passage.folded, max(0, amount.span.start - 40), amount.span.end + _FURTHEST)
        if match and match.start() <= amount.span.end and amount.span.start <= match.end():
            return Slot("quantity", SlotState.FILLED, (passage.quote(*match.span()),), "a share of what is given")
    return None
