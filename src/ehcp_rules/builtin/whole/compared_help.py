"""Comparisons of help across sections: an adult of one's own, adults for one task, and the size of print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ehcp_rules.evidence import Quote
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.child.emergencies import minutes_to_rescue
from ehcp_rules.text.child.help_claims import (
    ALL_OF_A_WEEK,
    AdultsForTask,
    adult_stays,
    adults_for_tasks,
    hours_by_an_adult,
    own_adult,
    own_adult_denied,
    own_adult_throughout,
    print_sizes,
    shared_adult,
)

__all__ = [
    "adults_all_day",
    "adults_for_a_task",
    "adults_of_ones_own",
    "adults_shared",
    "rescue_in_a_seizure",
    "sizes_of_print",
]

_Claim = TypeVar("_Claim")
_Pair = tuple[AnalysedItem, Quote, AnalysedItem, Quote]
_SECTIONS = ("B", "C", "F")
_KINDS = ("need", "strength", "note", "provision")


def _told(
    items: Iterable[AnalysedItem], claims: Callable[[AnalysedPassage], Iterable[_Claim]], sections: tuple[str, ...]
) -> list[tuple[AnalysedItem, _Claim]]:
    return [
        (item, claim)
        for item in items
        if item.section in sections and item.item.kind in _KINDS and "text" in item.passages
        for claim in claims(item.passages["text"])
    ]


def adults_of_ones_own(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """One-to-one help for much of the week, and a statement that the child has or needs none."""
    denied = _told(items, lambda passage: filter(None, (own_adult_denied(passage),)), _SECTIONS)
    if not denied:
        return
    given = _told(items, lambda passage: filter(None, (own_adult(passage),)), _SECTIONS)
    for item, quote in denied:
        for other, theirs in given:
            if other is not item:
                yield False, (item, quote, other, theirs)
                break


def adults_shared(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """An adult of one's own at all times among the needs, and provision of no more than an adult who is shared."""
    needed = _told(items, lambda passage: filter(None, (own_adult_throughout(passage),)), ("B", "C"))
    shared = _told(items, lambda passage: filter(None, (shared_adult(passage),)), ("F",)) if needed else []
    if not shared:
        return
    given = any(
        own_adult(passage) or adult_stays(passage)
        for item in items
        if item.section == "F"
        for passage in item.passages.values()
    )
    for item, quote in needed:
        for other, theirs in shared:
            yield given, (item, quote, other, theirs)


def adults_all_day(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """An adult of one's own at all times, and provision that gives hours of an adult which are not the whole week."""
    whole = _told(items, lambda passage: filter(None, (own_adult_throughout(passage),)), ("B", "C", "F"))
    hours = _told(items, hours_by_an_adult, ("F",)) if whole else []
    if not hours or sum(amount for _, (amount, _) in hours) >= ALL_OF_A_WEEK:
        return
    staying = {item.id for item in items if item.section == "F" for p in item.passages.values() if adult_stays(p)}
    for item, quote in whole:
        other, (_, theirs) = hours[0]
        if other is not item:
            # What F gives all day answers the need for it, and then the two of F are compared with one another.
            yield item.section != "F" and bool(staying), (item, quote, other, theirs)


def adults_for_a_task(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """How many adults one task takes, told in two items."""
    first: dict[str, tuple[AnalysedItem, AdultsForTask]] = {}
    for item, told in _told(items, adults_for_tasks, _SECTIONS):
        other, theirs = first.setdefault(told.task, (item, told))
        if other is not item:
            yield told.adults == theirs.adults, (item, told.quote, other, theirs.quote)


def rescue_in_a_seizure(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """After how many minutes of a seizure rescue medicine is given: each item against the first that tells it."""
    first: tuple[AnalysedItem, float, Quote] | None = None
    for item, (minutes, quote) in _told(items, minutes_to_rescue, ("B", "C", "D", "F", "G", "H1", "H2")):
        if first is None:
            first = (item, minutes, quote)
        elif first[0] is not item:
            yield minutes == first[1], (item, quote, first[0], first[2])


def sizes_of_print(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """Print in the provision against the least size that the needs tell: larger print excludes nothing."""
    needed = _told(items, print_sizes, ("B", "C"))
    if not needed:
        return
    item, (least, quote) = min(needed, key=lambda pair: pair[1][0])
    given: dict[str, tuple[AnalysedItem, int, Quote]] = {}
    for other, (size, theirs) in _told(items, print_sizes, ("F",)):
        if other.id not in given or given[other.id][1] < size:
            given[other.id] = (other, size, theirs)
    for other, size, theirs in given.values():
        yield size >= least, (other, theirs, item, quote)
