"""Words that take back an amount in the same breath: `where possible, 20 minutes`, `hopefully weekly`, `the aim is`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.clauses import CLAUSE_END
from ehcp_rules.text.provision.facts import Found, Provided

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["as_often_as_may_be", "hedged"]

_POSSIBLY = Cued(
    " poss|practica|feasible|manageable|workable|convenien|needed|required|necessary|appropriate",
    r"\b(?:if|when|where|whenever|wherever|as far as|so far as|in so far as|insofar as|as much as|as often as|to the extent)"
    r"(?: (?:it|this|that))?(?: is| are| seems?)?(?: at all| reasonably| practically| humanly)? (?:poss|possible|practicable"
    r"|practical|feasible|manageable|workable|convenient)\b",
)
_ON_DEMAND = Cued(
    "needed|required|necessary|appropriate",
    r"\b(?:as|if|when|where) (?:and when |and where )?(?:needed|required|necessary|appropriate)\b",
)
_PLACE_OR_HOUR = re.compile(
    r",? ?(?:before|after|in|on|at|during|from|by|outdoors|outside|within|away|near|beside|between|through|across|to"
    r"|with(?! (?:the|an?) (?!same\b|familiar\b|trusted\b|known\b|consistent\b|regular\b|female\b|male\b)"
    r"(?:[a-z-]+ ){0,2}?(?:mentor|assistant|ta|lsa|teacher|tutor|[a-z]*therapist|psychologist|counsellor|nurse|coach|senco)\b))\b"
)
"""What a hedge may stand for in place of the amount before it; but not whoever gives it."""
_WISHED = Cued(
    "hopeful|ideal|principle|theory|all being", r"\b(?:hopefully|ideally|in principle|in theory|all being well)\b"
)
_MAYBE = Cued("perhaps|maybe|possibly|probably|preferably", r"\b(?:perhaps|maybe|possibly|probably|preferably)\b")
_BEFORE_ONE = re.compile(r",? (?:an? )?")
"""What may stand between a hedge and the amount that it takes back."""
_MOSTLY = Cued(
    "normally|usually|generally|typically|as a rule|as a general rule|mostly",
    r"\b(?:normally|usually|generally|typically|mostly|as a (?:general )?rule),?(?: (?:for|about|around|lasting|of|at"
    r"|receives?|gets?"
    r"|has|have|is|be))*",
)
_OR_SO = Cued("equivalent|thereabouts", r"\bor (?:(?:the|its|an|some) )?(?:equivalent|thereabouts)\b")
_ONLY_WHEN = re.compile(
    r",? (?:before|after|in|on|at|during|by|from)\b(?:[^.;,]|\.\d){1,30},? (?:but|otherwise|or else|if not)\b"
)
"""A time that is wished for, beside the one that holds where the wish fails."""
_AIMED = any_of(
    r"\b(?:school|setting|college|nursery|academy|service|team|staff|council|local authority|provider|therapists?|teachers?)"
    r" (?:aims?|hopes?|plans?|intends?|expects?|wishes|would like|(?:is|are) hoping) to\b",
    r"\bwill (?:normally|usually|generally|typically|mostly) (?:be (?:possible|offered|available|given|provided"
    r"|delivered|supported)"
    r"|have|receive|get)\b",
    r"\bthe (?:aim|intention|plan|hope|expectation|ambition|idea|wish) (?:is|would be|will be) (?:for|that|to)\b",
    r"\bit is (?:envisaged|intended|expected|planned|proposed|thought|foreseen|anticipated|hoped|felt|suggested)\b",
)
_THE_AIM = re.compile(r"the (?:aim|hope|intention|idea) is that\b")
_LONGEST_PLACE = 40
_PLACE_APART = re.compile(
    r", (?:in|on|at|before|after|during|with|by|near|beside|outside|away) (?:[^,.;]|\.(?=[0-9])){2,30},? $"
)
"""A place or an hour, set off from the amount before it, that a hedge behind it stands for: `daily, in the morning if possible`."""
_AMOUNTS = (QuantityKind.LENGTH, QuantityKind.FREQUENCY, QuantityKind.COUNT, QuantityKind.SCOPE)
_ALSO = re.compile(r"(?:\b(?:and|or|plus|also|more|extra|again)|[,;]? and) $")
_LONGER_THAN_ALSO = 8
_STARTS = re.compile(r"(?:^|[.;:!?] )$")
_MODAL = re.compile(r"\b(?:should|will|would|must|shall|can) $")
_BACK = re.compile(r",? ?(?:this|these|they|it|the sessions?)\b")


def hedged(facts: Provided) -> Found:
    """Hedges that govern an amount, or the whole of a sentence that holds one; not those on a place, an hour or a person."""
    for passage in facts.reading:
        folded = passage.folded
        governing = [match for pattern in (_POSSIBLY, _WISHED) for match in pattern.finditer(folded, passage.scan)]
        asked_for = list(_ON_DEMAND.finditer(folded, passage.scan))
        if asked_for and (facts.floored or _at_a_sign(facts)):
            asked_for = []
        mostly = list(_MOSTLY.finditer(folded, passage.scan))
        or_so = list(_OR_SO.finditer(folded, passage.scan))
        if governing or asked_for or mostly or or_so or _MAYBE.search(folded, passage.scan):
            amounts = sorted(amount.span for where, amount in facts.of(*_AMOUNTS) if where is passage)
            found = [match for match in governing if _governs(folded, match, amounts)]
            found += [
                match
                for match in (*_WISHED.finditer(folded, passage.scan), *_MAYBE.finditer(folded, passage.scan))
                if any(
                    0 <= amount.start - match.end() <= 4
                    and _BEFORE_ONE.fullmatch(folded, match.end(), amount.start)
                    and not folded.startswith(("on ", "at "), amount.start)
                    for amount in amounts
                )
            ]
            found += [match for match in (*asked_for, *or_so) if _closes_an_amount(folded, match, amounts)]
            found += [match for match in mostly if any(0 <= amount.start - match.end() <= 1 for amount in amounts)]
            for match in found:
                yield passage, Span(*match.span()), True
        for match in find(_AIMED, "aimed", folded, passage.scan):
            if not _of_the_child(passage, match):
                yield passage, Span(*match.span()), True


def as_often_as_may_be(facts: Provided) -> Found:
    """Hedges that make how often it happens hang on what its giver can manage: `weekly where possible`."""
    often = facts.of(QuantityKind.FREQUENCY)
    for passage in facts.reading if often and not facts.floored else ():
        for match in _POSSIBLY.finditer(passage.folded, passage.scan):
            spans = [amount.span for where, amount in often if where is passage]
            opens = match.start() == 0 and any(0 <= span.start - match.end() <= 2 for span in spans)
            closes = _closes_an_amount(passage.folded, match, spans) and not _PLACE_OR_HOUR.match(
                passage.folded, match.end()
            )
            if opens or closes:
                yield passage, Span(*match.span()), True


def _at_a_sign(facts: Provided) -> bool:
    """Whether the column for how often tells at what sign it is needed: `within a day of any incident`."""
    if any(passage.field == "how_often" for passage, _ in facts.triggers()):
        return True
    return any(
        passage.field == "how_often" and _EVENT.match(passage.folded, scope.span.start)
        for passage, scope in facts.of(QuantityKind.SCOPE)
    )


_EVENT = re.compile(r"any (?!(?:time|day|week|lesson)s?\b)|after |following |each time |every time ")


def _of_the_child(passage: AnalysedPassage, match: re.Match[str]) -> bool:
    """Whether an aim is what the child is to do one day, told after all that is done for it: it takes nothing back."""
    here = next((one for one in passage.sentences if one.start <= match.start() < one.end), None)
    if here is None or not _THE_AIM.match(match.group()):
        return False
    counted = [amount.span for amount in passage.amounts if amount.kind in (QuantityKind.LENGTH, QuantityKind.COUNT)]
    return any(span.end <= here.start for span in counted) and not any(span.overlaps(here) for span in counted)


def _governs(folded: str, match: re.Match[str], amounts: list[Span]) -> bool:
    if _closes_an_amount(folded, match, amounts):
        return not _PLACE_OR_HOUR.match(folded, match.end())
    if _MODAL.search(folded, max(0, match.start() - 8), match.start()):
        return True
    if _ONLY_WHEN.match(folded, match.end()):
        return False
    aside = folded.endswith(", ", 0, match.start()) and folded.startswith(",", match.end())
    if not (aside or _STARTS.search(folded[max(0, match.start() - 2) : match.start()])):
        return False
    end = CLAUSE_END.search(folded, match.end())
    clause = Span(match.end(), end.start() if end else len(folded))
    return any(amount.overlaps(clause) for amount in amounts) and not _BACK.match(folded, match.end())


def _closes_an_amount(folded: str, match: re.Match[str], amounts: list[Span]) -> bool:
    """Whether a hedge stands right behind an amount: `ten minutes daily if possible`, but not `and when needed`."""
    start = match.start()
    if _ALSO.search(folded, max(0, start - _LONGER_THAN_ALSO), start):
        return False
    apart = _PLACE_APART.search(folded, max(0, start - _LONGEST_PLACE), start)
    if apart and any(amount.start < apart.start() for amount in amounts):
        return False
    while start > 0 and folded[start - 1] in " ,(":
        start -= 1
    return any(start <= amount.end <= match.start() for amount in amounts)
