"""Hours a week that a passage tells as a total of several, and the hours a week that one statement gives by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts import amounts_of
from ehcp_rules.text.amounts.numbers import AND_A_PART, part_of
from ehcp_rules.text.english.grammar import NUMBER, Cued, number_of

if TYPE_CHECKING:
    from ehcp_rules.text.amounts.dose import Dose
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["HoursInAll", "at_once", "helpers_in", "hours_a_week", "hours_in_all", "inside_others", "who_gives"]

_IN_ALL = Cued(
    "in all|total|altogether|overall|combined|up to",
    r"\b(?:in (?:all|total)|altogether|overall(?=,)|combined|total(?:s|ling)?(?! communication)|add(?:s|ing)? up to)\b",
)
_INSIDE = re.compile(
    r"\b(?:of (?:these|those|the|this|his|her|their) (?:[a-z0-9.]+ )?(?:hours|time)|(?:part|inside|within|out|some) of the"
    r"|(?:with)?in the (?:same|above|total)|included|includes|including|inclusive|same time|overlap\w*|shared?|not in addition)\b"
)
_AT_ONCE = re.compile(r"\b(?:shared?|same time|overlap\w*)\b")
_HOURS_BEFORE = re.compile(
    rf"\b(?:hours?|hrs?)\b(?: [a-z'-]+){{0,3}}?(?: ?[:=]| (?:is|are|total|come to|comes to)) ?(?P<n>{NUMBER})"
    rf"(?P<plus>{AND_A_PART})? ?(?:(?:a|per|each|every) (?:school )?week\b|weekly\b|[.;]|$)"
)
"""The hours before their number: `total assistant hours: 15 a week`."""
_ASSISTANTS = ("ta", "tas", "lsa", "lsas", "hlta")
_HOUR, _DAYS = 60, 5


@frozen
class HoursInAll:
    """So many hours a week of one kind of helper, told as a total, and where."""

    hours: Fraction
    helper: str
    span: Span


def hours_in_all(passage: AnalysedPassage) -> Iterator[HoursInAll]:
    """The totals of hours a week that a passage tells, each of the one kind of helper whom its sentence names."""
    for match in islice(_IN_ALL.finditer(passage.folded, passage.scan), _MOST):
        sentence = next((one for one in passage.sentences if one.overlaps(Span(*match.span()))), None)
        helpers = helpers_in(passage, sentence) if sentence else set()
        if sentence is None or len(helpers) != 1:
            continue
        said = passage.folded[sentence.start : sentence.end]
        hours = _total_near(said, match.start() - sentence.start)
        if hours is not None:
            yield HoursInAll(hours, helpers.pop(), Span(*match.span()))


_MOST = 4
"""Totals that one passage may tell."""


def _total_near(said: str, place: int) -> Fraction | None:
    """The hours a week of one sentence that stand nearest to the word for a total."""
    before = _HOURS_BEFORE.search(said)
    value = number_of(before["n"]) if before else None
    if before and value is not None:
        return Fraction(value) + part_of(before["plus"])
    told = [dose for dose in _told(said) if dose.period in (None, "week")]
    return _hours(min(told, key=lambda dose: abs(dose.span.start - place))) if told else None


def who_gives(item: AnalysedItem) -> set[str]:
    """The kinds of helper that a statement names: in its column for who where that names any, or in its text."""
    for name in ("who", "text"):
        passage = item.passages.get(name)
        found = helpers_in(passage, Span(0, len(passage.folded))) if passage is not None else set()
        if found:
            return found
    return set()


def hours_a_week(item: AnalysedItem) -> Fraction | None:
    """The hours a week of a statement that tells one length and one pace, in the column for it or in its text."""
    for name in ("how_often", "text"):
        passage = item.passages.get(name)
        told = _told(passage.folded) if passage is not None else []
        if told:
            return _hours(told[0]) if len(told) == 1 and told[0].period in ("day", "week") else None
    return None


def inside_others(item: AnalysedItem) -> bool:
    """Whether a statement says that its hours lie inside others."""
    return any(_INSIDE.search(passage.folded) for passage in item.passages.values())


def helpers_in(passage: AnalysedPassage, within: Span) -> set[str]:
    """The last word of each role that somebody has who helps, all assistants as one."""
    words = {
        hit.phrase.split()[-1]
        for hit in passage.hits_of("roles")
        if hit.group not in ("unowned", "family", "class-team", "service") and hit.span.overlaps(within)
    }
    return {"assistant" if word in _ASSISTANTS else word for word in words}


def at_once(passage: AnalysedPassage) -> bool:
    """Whether a passage says that hours lie over one another, so that their total is less than their sum."""
    return _AT_ONCE.search(passage.folded) is not None


def _told(folded: str) -> list[Dose]:
    return [dose for dose in amounts_of(folded)[0] if dose.minutes is not None]


def _hours(dose: Dose) -> Fraction | None:
    """The hours a week of a dose without a range or a limit that it may stay below."""
    low, high = dose.minutes or (Fraction(0), Fraction(0))
    fewest, most = dose.occasions or (Fraction(1), Fraction(1))
    if low != high or fewest != most or dose.bound != "exact":
        return None
    return low * fewest * (_DAYS if dose.period == "day" else 1) / _HOUR
