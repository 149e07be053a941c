"""How many sessions a passage says that another item of the plan gives, with that item's number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.english.grammar import NUMBER, number_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["SessionsCited", "sessions_cited", "sessions_given"]


@frozen
class SessionsCited:
    """So many sessions, in a period and each so many of them (none where the words name none), that an item is said to give."""

    number: str
    times: Fraction
    period: tuple[str, Fraction] | None
    span: Span


_CITED = re.compile(
    rf"\b(?:the|these|those|his|her|their|all) (?P<n>{NUMBER}) (?:[a-z-]+ ){{0,3}}?(?:sessions?|visits?|appointments?|slots)\b"
    r"(?: (?:a|per|each|every|in each|in a) (?P<period>day|week|fortnight|month|half[- ]term|term|year)\b)?"
    r"[^.;()]{0,50}? \(?(?:in|from|under|at|of|see|by) (?P<id>[bcdfgh]\d{1,2}(?:\.\d{1,2})?)\b"
)


def sessions_cited(folded: str) -> Iterator[SessionsCited]:
    """`The eight sessions a term set out in F1`, and not `eight sessions`, which may be others."""
    if "session" in folded or "visit" in folded or "appointment" in folded or "slots" in folded:
        for match in _CITED.finditer(folded):
            times = number_of(match["n"])
            if times is not None:
                yield SessionsCited(match["id"], Fraction(times), _period(match["period"]), Span(*match.span()))


def _period(told: str | None) -> tuple[str, Fraction] | None:
    if told is None:
        return None
    return _SAME_AS.get(told.replace("-", " "), (told, Fraction(1)))


_SAME_AS = {"half term": ("term", Fraction(1, 2)), "fortnight": ("week", Fraction(2))}
_ANY_NUMBER = re.compile(rf"\b{NUMBER}\b")


def sessions_given(item: AnalysedItem, period: tuple[str, Fraction] | None) -> frozenset[Fraction]:
    """The numbers of which one may be that of the sessions that an item gives; empty where it tells of none in this period.

    Without a period, sessions told at several rates are no number that can be held to it.
    """
    passages = [item.passages[name] for name in ("text", "how_often", "steps") if name in item.passages]
    doses = [dose for passage in passages for dose in amounts_of(passage.folded)[0]]
    counted = [dose for dose in doses if dose.times is not None and period in (None, (dose.period, dose.every))]
    if not counted or (period is None and len(counted) > 1):
        return frozenset()
    # Sessions may be told in another way than the one that is read: `six weekly sessions`.
    told = {number_of(match.group()) for passage in passages for match in _ANY_NUMBER.finditer(passage.folded)}
    given = {number for dose in doses for number in dose.occasions or ()}
    return frozenset(given | {Fraction(number) for number in told if number is not None})
