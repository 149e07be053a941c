"""What a passage claims of help that another may contradict: an adult of one's own, adults for a task, the size of print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.amounts.weekly import hours_of_support
from ehcp_rules.text.child.help_told import at_all_times, goes_on
from ehcp_rules.text.english.grammar import Cued, holds_any
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import steady

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = [
    "ALL_OF_A_WEEK",
    "AdultsForTask",
    "adult_stays",
    "adults_for_tasks",
    "hours_by_an_adult",
    "own_adult",
    "own_adult_denied",
    "own_adult_throughout",
    "print_sizes",
    "shared_adult",
]

_OWN = r"(?:individual|one[- ]to[- ]one|1:1)"
_ADULT = r"(?:adults?|support|assistan(?:t|ts|ce)|lsa|ta)"
_DENIED = re.compile(
    rf"\b(?:do|does|will) not (?:need|have|require|receive|get) (?:any |an? |her own |his own "
    rf"|their own )?{_OWN}(?: \w+){{0,2}} {_ADULT}\b"
)
# Bound to a time or a task it denies nothing of the rest of the day.
_BOUND = re.compile(
    r"\b(?:at (?:lunch|play|break|home|dinner)\w*|playground|playtimes?|outside|when|while|during|after|if"
    r"|unless|except|to|for|on|with"
    r"|all the time|at all times|throughout|every|any ?more|any longer)\b"
)
_OWN_ADULT = Cued(
    "individual|to-one|to one|1:1|self|selves| own",
    rf"\b{_OWN}\b",
    r"\b(?:adult|assistant|member of staff|person|ta|lsa) (?:all )?(?:to|of|for) (?:him|her|them|his|their)(?:sel(?:f|ves)| own)\b",
)
_SHARED = re.compile(
    rf"\b{_ADULT},?(?: who| which)?(?: is| are| will be)? shared (?:with|by|between|among(?:st)?)\b[^.;]{{0,50}}?"
    r"\b(?:others?|children|pupils|classmates|peers|learners|students|friends|group|class|table|rest)\b"
)
_HELPER = re.compile(rf"\b{_ADULT}\b")
_IN_ONE_PLACE = re.compile(r"\bin (?:[A-Z]|the )")
_NOT = re.compile(r"\b(?:not|no|without|never)\b")
_TASK = re.compile(
    r"\b(?:at (?:lunch|play|break|home|dinner)\w*|playground|playtimes?|outside|when|while|during|after|before|reads?"
    r"|teach(?:es|ing (?!assistants?))|(?:for|in) (?!all |every |each |most |much |the (?:whole|rest) )[a-z]{3,}\b(?! hours?\b)"
    r"|group of|second|extra|also|additional|another|in addition)\b"
)
"""What binds help to a task, or adds it to other help."""
_PART_OF_THE_WEEK = re.compile(
    r"\b(?:lunch\w*|break\w*|play\w*|home|playground|outside|when|while|during|after|before|reads?|groups?|second|another"
    r"|in addition|of which|of (?:this|these|those)|within|includ\w+|part of|shared?|transport|trips?|visits?"
    r"|(?:for|in|on|with) (?!all |every |each |most |much |the (?:whole|rest) |additional |individual |any |what"
    r"|(?:an? )?(?:one|1))[a-z]{3,})\b"
)
"""What makes hours of help a part of a week's help, or ties them to a lesson, a task or a place."""
ALL_OF_A_WEEK = Fraction(25)
"""Hours of lessons in a week of school: fewer hours of one adult are not the whole day."""
_MOST_OF_A_WEEK = Fraction(10)
"""From so many hours a week on, help by one adult is not an hour now and then."""


def own_adult_denied(passage: AnalysedPassage) -> Quote | None:
    """The sentence which says that the child has, or needs, no adult of his or her own."""
    for match in _DENIED.finditer(passage.folded) if " not " in passage.folded else ():
        quote = sentence_of(passage, match.start())
        bound = _BOUND.search(re.split(r"[;,]", passage.folded[match.end() : quote.span.end])[0])
        if bound is None and steady(passage, quote.span):
            return quote
    return None


def own_adult(passage: AnalysedPassage) -> Quote | None:
    """The sentence which gives the child one adult for much of the week."""
    for match in _OWN_ADULT.finditer(passage.folded, passage.scan):
        quote = sentence_of(passage, match.start())
        span = quote.span
        if not _HELPER.search(passage.folded, span.start, span.end) or _NOT.search(
            passage.folded, span.start, span.end
        ):
            continue
        much = any(
            amount.unit == "hours" and amount.value >= _MOST_OF_A_WEEK and amount.span.overlaps(span)
            for amount in passage.weekly
        )
        if (much or at_all_times(passage, span)) and steady(passage, span):
            return quote
    return None


def own_adult_throughout(passage: AnalysedPassage) -> Quote | None:
    """The sentence which gives the child one adult at all times, bound to no place and no task."""
    quote = own_adult(passage)
    if quote is None or not at_all_times(passage, quote.span) or _IN_ONE_PLACE.search(quote.text):
        return None
    return quote


def hours_by_an_adult(passage: AnalysedPassage) -> Iterator[tuple[Fraction, Quote]]:
    """Hours a week of help by an adult that are bound to no lesson, task or place, each with a sentence of its own."""
    hours = hours_of_support(passage.folded, passage.weekly)
    quotes = [sentence_of(passage, amount.span.start) for amount in hours]
    sentences = Counter(quote.span for quote in quotes)
    for amount, quote in zip(hours, quotes, strict=True):
        start, end = quote.span.start, quote.span.end
        if sentences[quote.span] > 1 or not _HELPER.search(passage.folded, start, end):
            continue
        told = passage.folded[start : amount.span.start] + passage.folded[amount.span.end : end]
        if not _PART_OF_THE_WEEK.search(told) and not at_all_times(passage, quote.span):
            yield amount.value, quote


def shared_adult(passage: AnalysedPassage) -> Quote | None:
    """The sentence which gives the child help that is shared with others, in no lesson, place or task of its own."""
    for match in _SHARED.finditer(passage.folded):
        quote = sentence_of(passage, match.start())
        start, end = quote.span.start, quote.span.end
        if not _HELPER.search(passage.folded, start, end) or _NOT.search(passage.folded, start, end):
            continue
        bound = _IN_ONE_PLACE.search(quote.text) or _TASK.search(passage.folded, start, end)
        if not bound and steady(passage, quote.span):
            return quote
    return None


def adult_stays(passage: AnalysedPassage) -> bool:
    """Whether a passage gives help by an adult all the time, bound to no task, and not as shared."""
    folded = passage.folded
    return (
        goes_on(passage)
        and _HELPER.search(folded) is not None
        and _TASK.search(folded) is None
        and shared_adult(passage) is None
    )


@frozen
class AdultsForTask:
    """How many adults a sentence says one task takes."""

    task: str
    adults: int
    quote: Quote


_ADULTS = re.compile(
    r"\b(one|two|three|[123]) (?:(?!of\b)[a-z-]+ ){0,2}?(?:adults?|members? of staff|staff|assistants?|people)\b"
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3}
_TASKS = (
    ("toilet transfer", re.compile(r"\btoilet"), re.compile(r"\b(?:transfers?|moves?|lift\w*|hoist\w*)\b")),
    ("hoist transfer", re.compile(r"\bhoist"), re.compile(r"\b(?:transfers?|lift\w*|hoist\w*)\b")),
    ("stairs", re.compile(r"\bstairs?\b"), re.compile(r"\b(?:climbs?|on|up|down|uses?)\b")),
)
_LOOKS_ON = re.compile(
    r"\b(?:waits?|waiting|nearby|outside|watch\w*|also|another|second|extra|third|or|at least|needed to|unless|if)\b"
)


def adults_for_tasks(passage: AnalysedPassage) -> Iterator[AdultsForTask]:
    """How many adults the sentences of a passage say a transfer or the stairs take, as things are."""
    if not holds_any(passage.folded, ("toilet", "hoist", "stair")):
        return
    for match in _ADULTS.finditer(passage.folded):
        quote = sentence_of(passage, match.start())
        span = quote.span
        if _LOOKS_ON.search(passage.folded, span.start, span.end) or not steady(passage, span):
            continue
        numbers = {_COUNTS[one] for one in _ADULTS.findall(passage.folded[span.start : span.end])}
        if len(numbers) == 1:
            for task, place, act in _TASKS:
                if place.search(passage.folded, span.start, span.end) and act.search(
                    passage.folded, span.start, span.end
                ):
                    yield AdultsForTask(task, min(numbers), quote)


_POINTS = re.compile(r"\b(?:(\d\d)[ -]?(?:points?|pt)|(?:point|font)(?: size)? (\d\d)|n(\d\d))\b(?! ?(?:minutes|per))")


def print_sizes(passage: AnalysedPassage) -> Iterator[tuple[int, Quote]]:
    """The sizes of print in points that a passage gives, each with its sentence."""
    if not holds_any(passage.folded, ("point", "font", "pt", "n1", "n2", "n3", "n4")):
        return
    for match in _POINTS.finditer(passage.folded):
        yield int(next(group for group in match.groups() if group)), sentence_of(passage, match.start())
