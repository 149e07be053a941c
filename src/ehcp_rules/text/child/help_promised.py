"""Help that a need promises in so many words: `will have a mentor for two hours a day`, and whether a provision holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.numbers import AND_A_PART, exact, part_of
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.child.help_standing import stands_as_provision, told_as_evidence
from ehcp_rules.text.english.grammar import NUMBER, WEEKDAY, Cued
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stems, stems_of
from ehcp_rules.text.english.turns import Anchored

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Promise", "held", "most_alike", "promises"]


@frozen
class Promise:
    """One sentence that promises help: the stems of the help it names, and the minutes of one session where it gives them.

    `alike` are the minutes by which provision may give as much: half an hour each day is two and a half hours a week.
    It is not `sure` where the child has the help already. Help of no length may be `paced`: weekly, or each day.
    A provision that holds it names `enough` of the stems.
    """

    span: Span
    help: frozenset[str]
    minutes: Fraction | None
    alike: frozenset[Fraction] = frozenset()
    sure: bool = True
    paced: bool = False
    enough: int = 1


_PROFESSIONAL = (
    r"(?:assistants?|tas?|lsas?|tut(?:ors?|oring)|tuition|(?:pre-)?teach(?:ers?|ing)|\w*therap\w+|physio|psychologists?|mentor\w*"
    r"|key ?workers?|coach(?:es)?|counsell\w+|programme|interventions?|sessions?|class(?:es)?(?= of)|classes)"
)
_ANY_HELP = rf"(?:{_PROFESSIONAL}|support|adults?|workers?|timetable|supervision|one[- ]to[- ]one|1:1)"
_TOWARDS = r"(?!(?:after|before|during|in|at|until|because|or|when) )"
"""What is promised stands before these words; what follows them tells when or why."""
_PROMISED = Cued(
    "will |should |must |is to | to have| to also | to receive| to get| to be ",
    r"(?:\b(?:will|should|must|is to)"
    r"|^\W*(?:for )?(?!(?:able|unable|used|needs?|likes?|wants?|prefers?|hopes?|keen|hard)\b)[a-z'-]+ to)"
    r" (?:also )?(?:have|receive|get|be (?:given|offered|provided with"
    r"|(?:taught|accompanied|supervised|supported|escorted|helped|seen) by|taught in|withdrawn for|taken out (?:for|of)))"
    rf" (?P<what>(?:{_TOWARDS}[a-z0-9:,'-]+ ){{0,8}}?{_ANY_HELP})\b",
)
_REQUIRED = Cued(
    "requires|needs|require |need ",
    rf"\b(?:requires?|needs?) (?!to\b)(?P<what>(?:{_TOWARDS}[a-z0-9:,'-]+ ){{0,16}}?{_PROFESSIONAL})\b",
)
_SAID_LAST = Cued(
    " required| needed| recommended| provided",
    rf"(?P<what>\b(?:[a-z0-9:'-]+ ){{0,3}}?{_ANY_HELP})\b[^.;]{{0,40}}?"
    r"\b(?:is|are|to be) (?:required|needed|recommended|provided)\b",
)
_FURNISHED = Cued(
    "need|require|should have|must have|will have|to have|be given|best with",
    r"(?:\b(?:needs?|requires?|(?:should|must|will|to) (?:have|be given)|best with) )"
    r"(?:(?:a|an|the|his|her|their|own|of|some|access|to|use|two|new|both|good|suitable|specialist|[a-z]+ed|[a-z]+ing) ){0,5}$",
)
"""What stands before a thing that the child is to be supplied with."""
_COMES_WITH = frozenset({"hearing aid", "wheelchair", "walker", "walking frame", "splint", "orthoses", "boots"})
"""What the health service issues to a child, who brings it to school."""
_GIVEN_NOW = Cued(
    "has |have |receives |gets |sees |attends ",
    rf"\b(?:has|have|receives|gets|sees|attends) (?:currently |now )?"
    rf"(?P<what>(?:{_TOWARDS}[a-z0-9:,.'-]+ ){{0,10}}?{_ANY_HELP})\b",
)
"""Help that the child has: it may go on or not, so that only an amount of it at a rate is asked about."""
_THERE_WILL_BE = Cued(
    "there should be|there will be|there must be|there is to be|there needs to be",
    rf"\bthere (?:should|will|must|is to|needs to) be (?P<what>(?:{_TOWARDS}[a-z0-9:,'-]+ ){{0,8}}?{_ANY_HELP})\b",
)
_DONE_BY = Cued(
    "will |should |must |is to |are to ",
    rf"^\W*(?:(?:an?|the|his|her|their|all|school) )?(?P<what>(?:[a-z-]+ ){{0,3}}?(?:{_PROFESSIONAL}|staff|adults?|school)) "
    r"(?:will|should|must|is to|are to) "
    r"(?!(?:not|find|see|notice|hear|know|need|have|expect|lose|miss|spend|wait|say|often|sometimes|usually)\b"
    r"|be (?!(?:with|beside|within|near|next|close|alongside)\b))[a-z]+",
)
"""What somebody is to do, at the opening of a sentence: `the teaching assistant will`."""
_OF_ANYBODY = stems(("staff", "adult", "adults", "school", "all"))
_LENGTH = re.compile(
    rf"\b(?P<n>half an|an?|{NUMBER})(?P<plus>{AND_A_PART})?[ -]?(?P<unit>minutes?|mins?|hours?|hrs?)(?P<more>{AND_A_PART})?\b"
)
_ARTICLES = {"half an": Fraction(1, 2), "a": Fraction(1), "an": Fraction(1)}
_RATE = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|(?:a|each|every|per) (?:school )?(?:day|week|fortnight|month|term|morning"
    rf"|afternoon|lesson|visit)|(?:on )(?:a )?(?:{WEEKDAY}))\b"
)
_PACE = re.compile(r"(?:daily|weekly|fortnightly)\b")
_NOT_TO_BE = re.compile(r"\b(?:had|was|were|used to|previously|until|in the past|if|when|but|not|never)\b")
_BY_DAY = re.compile(r"\b(?:daily|(?:a|each|every|per) (?:school )?(?:day|morning|afternoon))\b")
_BY_WEEK = re.compile(r"\b(?:weekly|(?:a|each|every|per) (?:school )?week)\b")
_LONGEST_SESSION = 300
"""Minutes beyond which help is counted by the week, also where its rate is left out: `a TA alongside for 12 hrs`."""
_A_WEEK = 5
"""Days of school."""
_NAMED_BY = 2
"""Words of substance by which help is named: `music therapist`, `literacy tuition`."""


def promises(passage: AnalysedPassage) -> Iterator[Promise]:
    """The sentences of a passage that promise help: what the child `will have`, or `requires` at a stated rate."""
    folded = passage.folded
    for span in passage.sentences:
        words = folded[span.start : span.end]
        promised = _first(words, passage.scan, _PROMISED, _THERE_WILL_BE, _DONE_BY)
        required = None if promised else _first(words, passage.scan, _REQUIRED, _SAID_LAST)
        match = promised or required or _GIVEN_NOW.search(words, passage.scan)
        if _NOT_TO_BE.search(words):
            continue
        if thing := _furnished(passage, span):
            yield Promise(span, thing, None)
            continue
        if match is None:
            yield from _standing(passage, span)
            continue
        minutes = next((one for one in _minutes(words) if _RATE.search(words) or one >= _LONGEST_SESSION), None)
        # The words before the helper may tell of something else: `two adults for each move and a music therapist`.
        named = stems(content_words(match.group("what"))[-_NAMED_BY:]) - _OF_ANYBODY
        paced = minutes is None and named and _PACE.match(match.group("what")) is not None
        if minutes is not None or (promised and named) or (required and paced):
            sure = match in (promised, required) or not told_as_evidence(words[match.start("what") :])
            yield Promise(span, named, minutes, _as_much(minutes, words), sure=sure, paced=bool(paced))
        else:
            yield from _standing(passage, span)


def _standing(passage: AnalysedPassage, span: Span) -> Iterator[Promise]:
    """A sentence that is provision by its form; what holds it shares a third of its words, and two at least."""
    if stands_as_provision(passage, span):
        named = stems(content_words(passage.folded[span.start : span.end]))
        yield Promise(span, named, None, enough=max(2, len(named) // 3))


def _furnished(passage: AnalysedPassage, span: Span) -> frozenset[str]:
    """The stems of the first thing that a sentence says the child needs or is to be given."""
    for hit in passage.hits_of("equipment"):
        if hit.phrase in _COMES_WITH or not span.start <= hit.span.start < span.end:
            continue
        if _FURNISHED.search(passage.folded[span.start : hit.span.start], passage.scan):
            return stems(content_words(hit.phrase))
    return frozenset()


def _first(words: str, scan: Anchored, *patterns: Cued) -> re.Match[str] | None:
    return next(filter(None, (pattern.search(words) for pattern in Cued.likely(patterns, scan))), None)


def _as_much(minutes: Fraction | None, words: str) -> frozenset[Fraction]:
    """The minutes of a session, and as they stand where they are counted by the week in place of the day, or the other way."""
    if minutes is None:
        return frozenset()
    by_week = {minutes * _A_WEEK} if _BY_DAY.search(words) else set()
    by_day = {minutes / _A_WEEK} if _BY_WEEK.search(words) else set()
    return frozenset({minutes} | by_week | by_day)


def _minutes(words: str) -> list[Fraction]:
    found = []
    for match in _LENGTH.finditer(words):
        number = _ARTICLES.get(match.group("n")) or exact(match.group("n"))
        number += part_of(match.group("plus") or match.group("more"))
        if number:
            found.append(number * (60 if match.group("unit")[0] == "h" else 1))
    return found


def most_alike(promise: Promise, provisions: Sequence[AnalysedItem]) -> list[AnalysedItem]:
    """The items of provision that name most of the help that is promised: a listening programme before a listening break."""
    shared = [len(promise.help & stems_of(item)) for item in provisions]
    most = max(shared, default=0)
    return [item for item, number in zip(provisions, shared, strict=True) if number == most]


def held(promise: Promise, provision: Sequence[AnalysedPassage]) -> bool:
    """Whether one item of provision, by all its passages, holds a promise: help of that name, and for as long."""
    named = not promise.help or len(promise.help & frozenset().union(*(p.stems for p in provision))) >= promise.enough
    if promise.minutes is None:
        often = not promise.paced or any(a.kind is QuantityKind.FREQUENCY for p in provision for a in p.amounts)
        return named and often
    if not named:
        return False
    given = [minutes for passage in provision for minutes in _minutes(passage.folded)]
    return not promise.alike.isdisjoint(given)
