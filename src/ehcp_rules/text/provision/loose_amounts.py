"""Amounts that promise none: a ceiling with no floor, and a range with no rule for choosing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.provision.bounded import asked_of_the_child
from ehcp_rules.text.provision.facts import SKILLED, Provided
from ehcp_rules.text.provision.spreads import spreads
from ehcp_rules.text.reading import Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["loose_ceilings", "wide_ranges"]


def loose_ceilings(facts: Provided, slots: dict[str, Slot]) -> list[tuple[AnalysedPassage, Quantity]]:
    """`Up to` limits what the child is promised; `no more than` beside a frequency limits a demand on the child."""
    ceilings = facts.of(QuantityKind.CEILING) if slots["quantity"].state is SlotState.PARTLY else []
    if not ceilings or facts.floored:
        return []
    if not facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY):
        return []
    return [
        (passage, amount)
        for passage, amount in ceilings
        if passage.folded.startswith(
            ("up to", "as much", "as many", "a maximum", "maximum", "not exceeding"), amount.span.start
        )
        or (_SERVED.match(passage.folded, amount.span.end) and facts.hits("roles", *SKILLED))
    ]


_SERVED = re.compile(r" (?:visits?|sessions?|appointments?|consultations?|hours)\b")
"""What somebody is given: to give no more of it promises none."""
_OWN_RULE = re.compile(r"\bdepending on (?:how|his|her|their)\b")


_ANYTHING = Cued(
    "any|some|region",
    r"\b(?:(?:any|some)(?:thing|where) (?:from|between|up to|around|about|like|in the region of)|in the region of) ",
)


def _anything(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """`Anything from a quarter of an hour to an hour`: a range, whatever its numbers are."""
    return [
        (passage, Quantity(QuantityKind.RANGE, amount.span))
        for passage, amount in facts.of(QuantityKind.LENGTH, QuantityKind.COUNT)
        for match in _ANYTHING.finditer(passage.folded, passage.scan)
        if 0 <= amount.span.start - match.end() <= 2
    ]


_ROUGHLY = Cued(
    "half|third|quarter",
    r"\b(?:roughly|approximately|approx\.?|about|around|nearly|almost) (?:half|(?:a|one|two|three)[- ](?:thirds?"
    r"|quarters?))"
    r" of (?:(?:the|his|her|their|each|every) )?(?:(?:school|taught) )?(?:week|day|lessons?|timetable|time|subjects"
    r"|sessions?)"
    r"\b(?! of [0-9])",
)


def _rough_shares(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """`Roughly half of her lessons`: nobody could tell which."""
    return [
        (passage, Quantity(QuantityKind.RANGE, Span(*match.span())))
        for passage in facts.reading
        for match in _ROUGHLY.finditer(passage.folded, passage.scan)
    ]


_GIVEN = (
    rf"{NUMBER} (?:[a-z]+ )?(?:hours?|hrs?|sessions?|visits?|appointments?|contacts?|lessons?|mornings|afternoons)\b"
)
_AT_MOST = Cued(
    "most|max|cap|limit|ceiling|tops|or less|or fewer|or under|more or less|give or take|beyond|not more|no more|never|not exceed",
    r"\b(?:hours?|hrs?|sessions?|visits?)(?: of [a-z]+(?: [a-z]+)?)?(?: (?:a|an|per|each|every) [a-z]+)?,?"
    r" (?:(?:at (?:the )?(?:very )?most"
    r"|max(?:imum)?)\b"
    r"|(?:tops|or (?:less|fewer|under)|more or less|give or take)(?= ?[.,;)]|$))",
    rf"\b(?:capped at|limited to|(?:cap|limit|ceiling)(?: of| is|:)|never (?:beyond|over|more than|exceeding)|at most"
    rf"|max(?:imum)?\.?:?"
    rf"|not exceeding) (?:a total of |of )?{_GIVEN}",
    rf"\b(?:not|no) more than {_GIVEN} (?:an?|per|each|every|in (?:the|any|each)|over (?:the|a)) (?:[a-z]+ )?(?:week"
    rf"|term|month|year|block)\b",
)
"""A limit told behind what it limits, or by its name before what is given."""


def _at_most(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """`Six hours a week at most`, `capped at four visits`, but no limit to a demand."""
    return [
        (passage, Quantity(QuantityKind.RANGE, Span(*match.span())))
        for passage in facts.reading
        for match in _AT_MOST.finditer(passage.folded, passage.scan)
        if not asked_of_the_child(passage.folded, match.start())
    ]


def _spread(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """Stretches between values far apart, in a text that gives anything by number or length."""
    measured = {
        passage.path for passage, _ in facts.of(QuantityKind.LENGTH, QuantityKind.FREQUENCY, QuantityKind.COUNT)
    }
    return [
        (passage, Quantity(QuantityKind.RANGE, span))
        for passage in facts.reading
        if passage.path in measured
        for span in spreads(passage.folded, passage.scan)
        if not asked_of_the_child(passage.folded, span.start)
    ]


def wide_ranges(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """Ranges and limits that leave open how much, where neither a floor, a trigger nor a rule tells."""
    ranges = [
        *facts.of(QuantityKind.RANGE),
        *_anything(facts),
        *_rough_shares(facts),
        *_at_most(facts),
        *_spread(facts),
    ]
    if not ranges or facts.floored or facts.triggers():
        return []
    return [] if facts.body is not None and _OWN_RULE.search(facts.body.folded) else ranges
