"""Scopes that are an amount, such as `in every lesson`, and those that are none: vague, of a record or of a purpose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.provision.facts import Provided
from ehcp_rules.text.provision.triggers import PROVISO, RECORDED

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["scopes_of", "some_of"]


def scopes_of(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """The scopes of a provision that say when its help always holds."""
    return [
        pair
        for pair in facts.of(QuantityKind.SCOPE)
        if not (_vague_scope(pair) or _of_the_record(pair) or _of_the_purpose(pair) or _some_of_it(pair))
    ]


_NO_SCOPE = any_of(
    r"\b(?:areas?|curriculum|needs|staff|adults|professionals|opportunit|settings?|aspects|contexts"
    r"|environments|situations|other(?! than\b)|agencies"
    r"|the (?:school|class|plan|setting)(?! (?:day|morning|afternoon|week|year)s?\b))\b",
)


_NUMBERED = re.compile(r" \d+ [a-z]+")


_ALL_YEAR = re.compile(
    r"(?:throughout|across|all through|over) (?:the|each|every) (?:(?:school|academic) )?(?:year|term)\.?"
)


def _vague_scope(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """A scope such as `across all areas of the curriculum` is no amount when the help itself is a vague noun.

    Nor is a whole year in the column that is to say how often.
    """
    passage, amount = pair
    if passage.field == "how_often" and _ALL_YEAR.fullmatch(passage.folded.strip()):
        return True
    # What the scope is of may stand behind a number: `in all 4 areas`.
    numbered = _NUMBERED.match(passage.folded, amount.span.end)
    words = passage.folded[amount.span.start : numbered.end() if numbered else amount.span.end]
    if words.startswith(("throughout", "during", "across")):
        before = passage.folded[max(0, amount.span.start - 70) : amount.span.start]
        if _ONE_BY_ONE.search(before):
            return True
    return bool(_NO_SCOPE.search(words) or PROVISO.match(passage.folded, amount.span.start))


_SOME_OF = any_of(
    r"\b(?:some(?: time)?|part|parts|bits|most|much|a (?:part|bit|portion|section|share|fraction|little|piece|proportion|slice"
    r"|segment|stretch|chunk)|portions|sections|(?:a )?(?:few|several) (?:minutes|moments)"
    r"|a (?:short |brief )?(?:while|spell|period)"
    r"|at (?:points|times|moments|intervals)) (?:of|from|in|within|during|out of) (?:(?:the|his|her|their|each|every|all) )?$"
)
_PREPOSITION = re.compile(r"(?:of|from|in|within|during) ")
_EACH_PERIOD = re.compile(
    r"(?:in|for|on|across|during) (?:each|every) (?:single )?"
    r"(?:(?:school|college|nursery|working|taught|academic|full|calendar) )?"
    r"(?:week|fortnight|month|half[- ]term|term|year)\b(?!')"
)
"""What tells only in what period something happens, and not that it lasts all the while."""


def _some_of_it(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether help lasts for some untold part of what the scope names (`part of every lesson`), or comes once in each period."""
    passage, amount = pair
    if _EACH_PERIOD.match(passage.folded, amount.span.start):
        return True
    inside = _PREPOSITION.match(passage.folded, amount.span.start)
    return some_of(passage.folded, inside.end() if inside else amount.span.start)


def some_of(folded: str, place: int) -> bool:
    """Whether what stands before a place says that it is an untold part of what follows."""
    return _SOME_OF.search(folded, max(0, place - 40), place) is not None


_ONE_BY_ONE = any_of(
    r"\b(?:check-?ins?|breaks|sessions|activities|interventions?|input|opportunities|exercises|practice|strategies"
    r"|programmes?"
    r"|embedded|built in|interaction|work|groups?)\b(?! of \d)[^.;:]*$"
)
"""Things that happen one by one: `throughout the day` does not say how many of them."""


def _of_the_record(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether a scope says how often something is written down, which is no amount of what is done."""
    passage, amount = pair
    return RECORDED.search(passage.folded[max(0, amount.span.start - 60) : amount.span.start], passage.scan) is not None


_SO_THAT = re.compile(
    r"\b(?:so that|in order that|so) (?:he|she|they|i|[a-z]+) (?:can|could|may|is able to|are able to|will)\b[^.;:]*$"
    r"|\buntil (?:he|she|they|[a-z]+) (?:can|is|are)\b[^.,;:]*$"
)
_SOME_HELP = 160
"""Characters that a purpose takes up to its scope."""


def _of_the_purpose(pair: tuple[AnalysedPassage, Quantity]) -> bool:
    """Whether a scope is of what the child is to do one day by the help: `so that she can follow every lesson`."""
    passage, amount = pair
    before = passage.folded[max(0, amount.span.start - _SOME_HELP) : amount.span.start]
    return _SO_THAT.search(before) is not None
