"""Which provision answers which recommendation: the assignment of all pairs that is best for a whole plan.

Each recommendation is first given an item of its own so that the sum of evidence is greatest; further items may carry parts of
it, and an item that answers one recommendation answers another only on strong grounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import define, field

from ehcp_rules.text.papers.assignment import best_assignment
from ehcp_rules.text.papers.pairing import LAST_RESORT, STRONG, Pair
from ehcp_rules.text.papers.statement import Statement

__all__ = ["Match", "go_with_the_one_before", "matches_of"]

_SURE = Fraction(4, 5)


@define
class Match:
    """The provision that answers one recommendation, the surest first."""

    advice: Statement
    items: list[Statement] = field(factory=list)
    sure: set[int] = field(factory=set)
    """The numbers of the items that speak of the same thing beyond doubt, by their words."""


def matches_of(
    advice: Sequence[Statement], items: Sequence[Statement], pairs: Sequence[Pair]
) -> tuple[list[Match], set[tuple[int, int]]]:
    """The provision that answers each recommendation, in the order of the advice, and which clauses of which items do."""
    matches = [Match(statement) for statement in advice]
    by_order = {item.order: item for item in items}
    places = sorted({(pair.item.order, pair.clause) for pair in pairs})
    weights: list[dict[int, Fraction]] = [{} for _ in advice]
    for pair in pairs:
        weights[pair.advice.order][places.index((pair.item.order, pair.clause))] = pair.score
        if pair.words >= STRONG and pair.score >= _SURE:
            matches[pair.advice.order].sure.add(pair.item.order)
    claimed: set[tuple[int, int]] = set()
    for number, chosen in enumerate(best_assignment(weights)):
        if chosen is not None:
            matches[number].items.append(by_order[places[chosen][0]])
            claimed.add(places[chosen])
    for pair in pairs:
        match, place = matches[pair.advice.order], (pair.item.order, pair.clause)
        if pair.item in match.items or pair.score <= LAST_RESORT:
            continue
        if (
            match.items
            or place not in claimed
            or (pair.words >= STRONG and pair.shared > 1)
            or _beside(match, pair.item, matches)
        ):
            match.items.append(pair.item)
            claimed.add(place)
    return matches, claimed


_GOES_ON = re.compile(
    r"^(?:(?:the|this|these|those|each|every|all) (?:group|sessions?|visits?|programme|blocks?|training|course|meetings?|work|adult"
    r"|person|mentor)|it|they|these|this|that)\b|\b(?:they|these|this|it|which) (?:comes?|amounts?|adds? up) to\b"
    r"|\b(?:children|pupils|people|others|adults|members) in it\b"
)
"""`The group should have no more than four in it`: more of what the recommendation before it asks for."""


def go_with_the_one_before(matches: Sequence[Match]) -> None:
    """Give a recommendation that only goes on with the one before it, and that nothing answers, the provision of that one."""
    for before, match in pairwise(matches):
        papers = {one.advice.item.id.partition(":")[0] for one in (before, match)}
        first = match.advice.passages[0].folded if match.advice.passages else ""
        if not match.items and len(papers) == 1 and _GOES_ON.search(first) and not _of_its_own(match, before):
            match.items.extend(before.items)


def _of_its_own(match: Match, before: Match) -> bool:
    """Whether a recommendation that goes on in its grammar asks for something else: `They should have places on our course`."""
    says = match.advice.words - before.advice.words
    answered = frozenset().union(*(item.words for item in before.items))
    return len(says) >= _MUCH_ELSE and not says & answered and any(dose.is_amount for _, dose in match.advice.doses)


_MUCH_ELSE = 4
"""Telling words that neither the recommendation before nor its provision says."""


def _beside(match: Match, item: Statement, matches: Sequence[Match]) -> bool:
    """Whether an item answers another part of the same recommendation, so that it may well answer this part too."""
    base = match.advice.item.id.partition(" part ")[0]
    return any(
        item in other.items and other.advice.item.id.partition(" part ")[0] == base
        for other in matches
        if other is not match
    )
