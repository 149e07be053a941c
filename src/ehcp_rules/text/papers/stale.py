"""What a review's report or a plan says of the child as things are, and was true only years ago: an age, a class, a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.analysis import AnalysedItem
from ehcp_rules.text.english.grammar import MONTH
from ehcp_rules.text.english.sentences import quoted, sentences
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.papers.advice import AnalysedDocument
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.times.dated import stated_dates
from ehcp_rules.text.times.phases import PhaseSeen, phases_stated
from ehcp_rules.text.times.stages import Stage

__all__ = ["Reviewed", "Stale", "lapsed", "reviewed", "stale"]

_FRONT = 15
"""Items at the head of a report that may tell who it is about."""
_BORN = re.compile(r"\b(?:birth|d\.?o\.?b|born)\b[^\d]{0,25}(?=\d)")
_LONGEST_DATE = 25
_AGE = re.compile(r"\bage(?:d|\b(?: at \w+)?)[ :|]{1,14}(\d{1,2})\b(?! ?[-–])")
_YEAR = re.compile(
    r"(?:(?:^|[|(,;:.]) ?|\bnow in |\bis in |\band in )(?:nc )?year(?: group)?[ :|]{1,3}(\d{1,2})\b(?! ?[-–]|\d)|\bin (reception)\b"
)
_CALLED = re.compile(
    r"(?:(?i:\b(?:name|pupil|learner|student|young person|child|about)\b[^:|\n]{0,30}?[:|])"
    r"|^(?i:name|pupil|learner|student|young person)(?= )) *"
    r"(?P<name>[A-Z][\w'’-]+(?: \"?[A-Z][\w'’-]+\"?){0,3})"
    r"|^(?P<title>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}) [-–:]|^(?P<subject>[A-Z][a-z'’-]+) is \d"
    r"|(?P<owner>[A-Z][a-z-]+)['’]s (?i:(?:annual |interim |early )?(?:review|ehcp|plan)\b)"
)
_TO_COME = re.compile(
    r"\b(?:is|are|'s)(?: \w+){0,2}? (?:expected|due|hoped|planned|hoping|aiming|looking forward|about|going|set|scheduled|booked"
    r"|intended|preparing) (?:to|for|in|on|by|that)\b|\b(?:looks forward|hopes|aims|plans|intends)\b"
    r"|\bwill\b(?! (?:not|never|always)\b)"
)
"""What somebody says of a time still to come."""
_EVENT_TO_COME = re.compile(
    r"\b(?:(?:is|are|'s)(?: \w+){0,2}? (?:due|expected|planned|set|scheduled|booked|about|going)"
    r"|will(?: be)? (?:start(?!s? to)|begin(?! to)|mov|transfer|transition|join|leav|hav(?=e (?:an? |his |her |their )?(?:[a-z]+ )?"
    r"(?:operation|surgery|assessment|appointment|review|scan)\b)))"
)
"""What a need, which tells of every day with `will`, says of one day still to come."""
_ARRANGED = re.compile(
    r"\bwill\b(?! (?:not|never|always|continue)\b)|\bare to\b|\bis to\b|\bto (?:visit|attend|start|begin|spend)\b"
)
"""What provision says of a day still to come."""
_ARRANGED_FOR = re.compile(
    rf"\b(?:in|on|by|before|until|during) (?:the )?(?:end of )?"
    rf"(?:(?:{MONTH}|\d{{1,2}}(?:st|nd|rd|th)?)(?:,| and| or) |(?:christmas|easter|half[- ]term) )?$"
)
_OF_A_PAPER = re.compile(
    r"(?<!\bbe )\b(?:[a-z]{2,}ed|written|made|set|given|drawn|taken|seen|shown|found|sent)(?: up| out| first| last)? "
    r"(?:by|for|at|in|on|during|with)\b"
    r"|\b(?:that|which|who|since|as|reports?|advice|letters?|assessments?|reviews?|meetings?|tests?|statement|minutes of)\b"
)
"""Between what is to be and a date, what the date is of: a paper, or what was done before."""
_ON_THAT_DAY = re.compile(r"\b(?:in|by|on|from|for|until|before) (?:the )?(?:[a-z]+ of )?$")
_TOLD_AS_PAST = re.compile(
    r"\b(?:was|were|had|who|whose|which|said|told|wrote|agreed|did|previous|last|outcome|target|plan|instead|since|so far"
    r"|now)\b"
)
_DONE_BEFORE = re.compile(
    r"\b(?:was|were|had|who|whose|which|said|told|wrote|did|previous|last|instead|since|so far|now|as agreed|agreed (?:in|on|at))\b"
)
"""In provision, which speaks of outcomes, targets and plans by the way."""
_ADRIFT = dt.timedelta(days=62)
"""A date so little before the meeting may be of the days on which the report was drafted."""
_FIRST_COURSE_YEAR, _LAST_YEAR = 12, 13
_ANY = (-5, 30)
"""Ages and school years between which a plan can be at all: nothing is known."""


def _counted_anew(seen: PhaseSeen, year: int) -> bool:
    """Whether a stated year may be one of a course, which counts from 1 after 16, or the 14th, which no school counts beyond."""
    of_a_course = 1 <= seen.high <= 4 and seen.low >= max(0, seen.high - 1)
    return year >= _FIRST_COURSE_YEAR and (of_a_course or (year > _LAST_YEAR and seen.high > _LAST_YEAR))


@frozen
class Reviewed:
    """Whom a report is about and of what day it is; a day of birth, else an age or a school year, where the report tells one."""

    day: dt.date
    names: frozenset[str]
    born: dt.date | None = None
    age: int | None = None
    year: int | None = None

    def years_past(self, seen: PhaseSeen) -> int:
        """How many years too young or too old a statement of an age or a school year is; 0 where nothing tells."""
        if seen.kind == "year" and _counted_anew(seen, self._stage.years[1]):
            return 0
        return self._stage.years_off(seen)

    @property
    def _stage(self) -> Stage:
        if self.born:
            return Stage.between(self.born, self.day, self.day)
        age, year = self.age, self.year
        ages = (age, age) if age is not None else (year + 4, year + 5) if year is not None else _ANY
        years = (year, year) if year is not None else (age - 5, age - 4) if age is not None else _ANY
        return Stage(ages, years)


@frozen
class Stale:
    """Words that are no longer true; `kind` is age, move or date."""

    item: AnalysedItem
    quote: Quote
    kind: str


def reviewed(document: AnalysedDocument) -> Reviewed | None:
    """Whom a report is about, from its head and, beside a plan, from the plan; None where nothing tells of what day it is."""
    if document.document.date is None or not document.items:
        return None
    learner = document.items[0].plan.plan.learner
    born, age, year = learner.date_of_birth, None, None
    names = set(document.items[0].plan.names)
    label = ""
    for item in document.items[:_FRONT]:
        passage = item.passages.get("text")
        if passage is None or item.item.kind not in ("heading", "note"):
            continue
        # The answer to a form's field may stand on the next line.
        text = f"{label} {passage.folded}" if label else passage.folded
        label = passage.folded if item.item.kind == "heading" else ""
        born = born or _born(text)
        age = age if age is not None else _number(_AGE.search(text))
        year = year if year is not None else _number(_YEAR.search(text))
        called = _CALLED.search(passage.text)
        if called and not (called["subject"] and names):
            names |= set(re.findall(r"[a-z'-]{2,}", fold(next(filter(None, called.groups())))))
    return Reviewed(document.document.date, frozenset(names), born, age, year)


def _born(text: str) -> dt.date | None:
    found = _BORN.search(text)
    dates = stated_dates(text[found.end() : found.end() + _LONGEST_DATE]) if found else ()
    return dates[0].last_day if dates and dates[0].precise else None


def _number(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    return int(found[1]) if found[1] else 0


def stale(items: Iterable[AnalysedItem], of: Reviewed) -> tuple[Stale, ...]:
    """What a report or a plan says of the child that its own day and the child's age disprove.

    In a report, views are other people's words, and what should change is quoted so that it be changed.
    """
    return tuple(
        one for item in items if "text" in item.passages for one in (*_phases(item, of), *lapsed(item, of.day))
    )


def _phases(item: AnalysedItem, of: Reviewed) -> Iterator[Stale]:
    passage = item.passages["text"]
    for seen in phases_stated(passage, of.names):
        past = of.years_past(seen)
        # A child may be taught a year out of step.
        if past >= (1 if seen.to_come else 2):
            yield Stale(item, passage.quote(seen.span.start, seen.span.end), "move" if seen.to_come else "age")


def lapsed(item: AnalysedItem, day: dt.date) -> Iterator[Stale]:
    """What is said to be still to come by a date that lies before that day; an outcome keeps its own date."""
    passage = item.passages["text"]
    to_come, on_the_day = _AHEAD_IN.get(item.item.kind, (None, None))
    if to_come is None or not to_come.search(passage.folded):
        return
    speech = quoted(passage.folded)
    for sentence in sentences(passage.folded):
        words = passage.folded[sentence.start : sentence.end]
        ahead = to_come.search(words)
        past = _DONE_BEFORE if item.item.kind == "provision" else _TOLD_AS_PAST
        if ahead is None or past.search(words) or any(sentence.overlaps(span) for span in speech):
            continue
        dates = [date for date in stated_dates(words) if date.span.start > ahead.end()]
        if on_the_day is not None:
            dates = [date for date in dates if behind(on_the_day, words, date.span.start)]
        if item.item.kind == "provision":
            dates = [date for date in dates if not _OF_A_PAPER.search(words, ahead.end(), date.span.start)]
        if dates and max(date.last_day for date in dates) + _ADRIFT < day:
            yield Stale(item, passage.quote(sentence.start, sentence.end), "date")


_AHEAD_IN: Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]] = MappingProxyType(
    {
        "note": (_TO_COME, None),
        "view": (_TO_COME, None),
        "strength": (_TO_COME, None),
        "need": (_EVENT_TO_COME, _ON_THAT_DAY),
        "provision": (_ARRANGED, _ARRANGED_FOR),
    }
)
"""By the kind of an item: what tells of a time to come, and, where `will` may tell of every day, what binds it to one day."""
