"""Days of the week that a passage says the child spends at a named place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.weekly import WeeklyAmount
from ehcp_rules.text.english.grammar import WEEKDAY
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import changing

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["DaysAtPlaces", "all_week_at", "days_at_places", "days_elsewhere"]


@frozen
class DaysAtPlaces:
    """Days a week in one sentence, and the capitalised words of it, in lower case, that may be the place."""

    amount: WeeklyAmount
    words: tuple[str, ...]
    quote: Quote


_CAPITALISED = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{3,}\b")
_NOT_PLACES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "january february march april june july august september october november december year section english "
        "mathematics science makaton autumn spring summer maths history geography reading"
    ).split()
)
_ATTENDS = re.compile(
    r"\b(?:attend\w*|goes to|go to|going to|placement|alternative provision|taxi|transport\w*|travels? to"
    r"|pupil at|student at|place at|is at)\b"
)


def days_at_places(passage: AnalysedPassage) -> Iterator[DaysAtPlaces]:
    """The days a week of attending somewhere that a passage tells of as things are."""
    for amount in passage.weekly:
        if amount.unit != "days":
            continue
        quote = sentence_of(passage, amount.span.start)
        attends = _ATTENDS.search(passage.folded, quote.span.start, quote.span.end) is not None
        if attends and not changing(passage, quote.span):
            words = dict.fromkeys(word.lower() for word in _CAPITALISED.findall(quote.text))
            yield DaysAtPlaces(amount, tuple(word for word in words if word not in _NOT_PLACES), quote)


_ALL_WEEK = re.compile(
    r"\b(?:all (?:five|5) (?:school )?days(?: (?:a|of the|each|every) (?:school )?week)?"
    r"|(?:five|5) days (?:a|per|each|every) week"
    r"|(?:every|each) school day|monday to friday),? (?:at|in) (?:the )?(?P<place>[a-z]{4,})"
)
_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY})\b")
_TO_A_DAY = re.compile(rf"\b(?:{WEEKDAY}) ?(?:-|to|until|till) ?(?:{WEEKDAY})\b")
_PART_OF_A_DAY = re.compile(
    r"\b(?:minutes?|mins?|an hour|one hour|1 hour|saturdays?|sundays?"
    r"|morning|afternoon|evening|after school|lunch|break|weekend|club|holiday"
    r"|visit|weeks? \d|(?:summer|autumn|spring) term"
    r"|half[- ]term|alternate|fortnight)"
)
_SETTING_OF_ITS_OWN = re.compile(
    r"\b(?:alternative provision|placement|off[- ]site|provider|college|academy|unit|dual|(?:[2-5]|two|three|four|five) days)\b"
)
"""What is no club or lesson inside a school: `attends Forest School on Fridays` may be in its own woods."""
_AT = re.compile(r"\b(?:at|attends?|attending) (?:the )?(?P<place>[A-Z][a-z]{3,})")


def all_week_at(passage: AnalysedPassage) -> Quote | None:
    """The sentence in which a passage says the child is at a named place on all five days of the week."""
    match = _ALL_WEEK.search(passage.folded) if "day" in passage.folded else None
    if match is None:
        return None
    quote = sentence_of(passage, match.start())
    words = {word.lower() for word in _CAPITALISED.findall(quote.text)} - _NOT_PLACES
    return None if match["place"] not in words or changing(passage, quote.span) else quote


def days_elsewhere(item: AnalysedItem) -> tuple[str, Quote] | None:
    """The named place where an item says the child spends whole days of the week, by their names, with the words for it."""
    text, often = item.passages.get("text"), item.passages.get("how_often")
    if text is None:
        return None
    for sentence in text.sentences:
        quote = text.quote(sentence.start, sentence.end)
        attends = _SETTING_OF_ITS_OWN.search(text.folded, sentence.start, sentence.end)
        place = _AT.search(quote.text) if attends else None
        when = text.folded[sentence.start : sentence.end] + (f" | {often.folded}" if often is not None else "")
        days = _WEEKDAY.search(when) and not _TO_A_DAY.search(when)
        if place and days and not _PART_OF_A_DAY.search(when) and not changing(text, sentence):
            return place["place"].lower(), quote
    return None
