"""Amounts that promise none: a ceiling with no floor, and a range with no rule for choosing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import NUMBER, Cued, number_of
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
    "any|some|region|band|bracket|range|rang|vary|varies|window",
    r"\b(?:(?:any|some)(?:thing|where) (?:from|between|up to|around|about|like|in the (?:region|range) of)|in the region of"
    rf"|(?:(?:within|in|inside) (?:an?|the) (?:band|bracket|range|window) (?:of|from)|rang(?:es|ing) (?:from|between)"
    rf"|var(?:ies|ying) (?:from|between)) (?={NUMBER}(?: ?- ?| (?:to|and|or) ){NUMBER})) ?",
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


_SORTED = (
    rf"(?:(?!(?:of|in|to|and|or|for|per|an?|the|with|without|between|before|after|days?|weeks?|months?|minutes?"
    rf"|terms?)\b)[a-z-]+ |1:1 |{NUMBER}[- ](?:minute|min|hour|hr)s?[- ]){{0,3}}?"
)
"""What tells sessions apart: so long, alone with the child, of one kind."""
_GIVEN = rf"{NUMBER} {_SORTED}(?:hours?|hrs?|sessions?|visits?|appointments?|contacts?|lessons?|mornings|afternoons)\b"
_AT_MOST = Cued(
    "most|as many as|max|cap|limit|ceiling|not go|past|above|not over|exceed|tops|or less|or fewer|or under|more or less"
    "|give or take|beyond|not more|no more|never|not exceed",
    r"\b(?:hours?|hrs?|sessions?|visits?)(?: of [a-z]+(?: [a-z]+)?)?(?: (?:a|an|per|each|every) [a-z]+)?,?"
    r" (?:(?:at (?:the )?(?:very )?most"
    r"|max(?:imum)?)\b"
    r"|(?:tops|or (?:less|fewer|under)|more or less|give or take)(?= ?[.,;)]|$))",
    rf"\b(?:capped at|limited to|(?:cap|(?:upper )?limit|ceiling|maximum)(?: of| is| being|:)|never (?:beyond|over|more than"
    rf"|exceeding)|at most|as many as"
    r"|not (?:to )?(?:exceed|go (?:above|over|beyond|past))|not going (?:above|over|beyond|past)|not (?:beyond|above|over)"
    rf"|max(?:imum)?\.?:?"
    rf"|not exceeding) (?:a total of |of )?{_GIVEN}",
    rf"\b(?:not|no) more than {NUMBER} {_SORTED}(?:sessions|visits|appointments|contacts|consultations)\b"
    r"(?! (?:missed|cancelled|without|apart|between|in a row|late|running|behind))",
    rf"\b(?:sessions|visits|appointments|counselling|therapy|tuition|mentoring|hours)\b[^.;]{{0,40}}?,? (?:is |are |be )?"
    rf"(?:capped at|limited to) (?:[a-z]+ ){{0,3}}?{NUMBER} (?:an?|per|each|every|over|in|across|for)\b",
    rf"\b{NUMBER} (?:hours?|sessions?|visits?|appointments?) (?:is |being |as |are )?(?:the|a|its) (?:very )?(?:upper )?"
    r"(?:ceiling|limit|maximum|most)\b",
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


_UNIT = r"(?:hours?|hrs?|minutes|mins|sessions?|visits?|appointments?|contacts?|times|mornings|afternoons|days)"
_LIMITED = Cued(
    "ceiling|cap|upper limit|outer limit|upper end|exceed|in excess|run over|go over|outside|most|and no more|but no more"
    "|and not more|but not more|if that",
    rf"\b{NUMBER}\b[^.;]{{0,40}}\b(?:is|are|as|being|be|of) (?:the|an?|its|his|her|their) (?:[a-z]+ )?(?:ceiling|cap|upper limit"
    r"|outer limit|upper end)\b",
    rf"\b(?:ceiling|cap|capped|capping|upper limit|outer limit"
    rf"|upper end)\b[^.;]{{0,30}}\b{NUMBER} (?:[a-z0-9:-]+ ){{0,3}}?{_UNIT}\b",
    rf"\b(?:not|never|cannot|without) (?:[a-z]+ )?(?:exceed(?:ing)?|be exceeded|in excess of|run over"
    rf"|go over)\b[^.;]{{0,15}}\b{NUMBER}"
    rf" (?:[a-z0-9:-]+ ){{0,3}}?{_UNIT}\b",
    rf"\b{NUMBER} (?:[a-z0-9:-]+ ){{0,2}}?{_UNIT}\b[^.;]{{0,30}}(?:,| -) ?(?:at (?:the )?(?:very )?(?:most|outside)"
    r"|and (?:no|not) more|but (?:no|not) more|if that)(?= ?[.,;)]|$)",
)
"""A limit by any of its names, beside what is given."""
_OF_PEOPLE = re.compile(r"\b(?:groups?|class(?:es)?|pupils|children|peers|size|number of (?:pupils|children))\b")


def _limited(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    return [
        (passage, Quantity(QuantityKind.RANGE, Span(*match.span())))
        for passage in facts.reading
        for match in _LIMITED.finditer(passage.folded, passage.scan)
        if not asked_of_the_child(passage.folded, match.start())
        and not _OF_PEOPLE.search(passage.folded, max(0, match.start() - 30), match.end() + 12)
    ]


_IN_A_GROUP = Cued(
    "to|-|and|or|between",
    rf"\b(?:(?P<any>(?:any|some)(?:thing|where) (?:from|between) )|between |from |groups? of |with )(?P<low>{NUMBER})"
    rf"(?: ?- ?| (?:to|and|or|up to) )(?P<high>{NUMBER}) (?:[a-z]+ )?(?:pupils|children|students|learners|others|peers|people)\b",
)
_CROWD = 8
"""A group that may hold as many, or a third of them, is of no size."""


def _sizes_of_groups(facts: Provided) -> list[tuple[AnalysedPassage, Quantity]]:
    """`From two to fourteen children`: help shared by any number."""
    found = []
    for passage in facts.reading if facts.of(QuantityKind.GROUP) else ():
        for match in _IN_A_GROUP.finditer(passage.folded, passage.scan):
            low, high = number_of(match["low"]), number_of(match["high"])
            if low and high and high >= (2 if match["any"] else 3) * low and high >= _CROWD:
                found.append((passage, Quantity(QuantityKind.RANGE, Span(*match.span()))))
    return found


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
        *_limited(facts),
        *_sizes_of_groups(facts),
    ]
    if not ranges or facts.floored or facts.triggers():
        return []
    return [] if facts.body is not None and _OWN_RULE.search(facts.body.folded) else ranges
