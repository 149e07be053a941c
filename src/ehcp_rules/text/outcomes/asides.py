"""What stands beside an outcome in one text: where things are now, and the cells of a row that tell who, how and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import sentences

__all__ = ["asides"]

_CELL = re.compile(
    r"(?:^|(?<=[.;|)-] )|(?<=[.;|)]))"
    r"(?:(?P<outcome>(?:intended |desired |agreed |long-term |smart )?(?:outcomes?|targets?|goals?|aims?|objectives?)"
    r"(?: sought| wanted| agreed)?)"
    r"|(?P<aside>baseline|starting point|(?:current|present) (?:level|position|picture|situation"
    r"|attainment)|now|at present|currently"
    r"|provision|support|help|who|who by|by whom|responsible|lead|how often|frequency|reviews?|reviewed"
    r"|strateg(?:y|ies)|context"
    r"|background|needs?|why|reasons?|rationale|strengths?|resources?|intervention|adults|staffing|funding)"
    r"|(?P<other>(?:success criteria|measures?|steps?|evidence|time ?scale|time ?frame|by when"
    r"|we will know)))(?: \d)? ?:"
)
_AHEAD = re.compile(r"\b(?:will|to be able to|is to|by|can)\b")
_AS_IT_STANDS = re.compile(
    r"\b(?:currently|at present|at the moment|right now|this (?:school |academic )?year|today|so far"
    r"|until now|to date|was|were|(?<!has )(?<!have )had|could|scored|used|knew|said|managed|attended|cannot|not yet"
    r"|finds [^.;,]{2,40} (?:hard|difficult)|struggles)\b"
)
_DONE_FIRST = re.compile(
    r"(?:^|(?<=, )|(?<=[.;:] )|(?<= \d{4} ))having (?:first |already )?[a-z]+ [^,;.:]{3,120},"
    r"(?= (?:(?!who\b|which\b)[a-z'-]+ ){1,3}?(?:will|can|is|has|to)\b| [a-z'-]+ [a-z]+s\b)"
)
"""What comes before the outcome itself: `having been shown the signs, Ola will`."""
_OF_THE_SUBJECT = re.compile(
    r", (?:who|whose) (?!(?:[a-z'-]+ )?(?:will|would)\b)(?:[^;.]|\.(?=\d)){3,120}?,(?= (?:will|to|can|should|is to)\b)"
)
"""What is told of the child before the outcome itself: `Ola, whose reading age is 7, will`."""


def asides(folded: str) -> tuple[Span, ...]:
    """The stretches of a folded outcome that are not the outcome itself, in order; none in most."""
    return tuple(_cells(folded)) or (*_told_of_the_child(folded), *_standing(folded))


def _cells(folded: str) -> Iterator[Span]:
    if ":" not in folded:
        return
    cells = list(_CELL.finditer(folded))
    outcome = next((cell for cell in cells if cell["outcome"]), None)
    if outcome is not None and outcome.start() and outcome is cells[0]:
        yield Span(0, outcome.start())
    for cell, following in zip(cells, (*cells[1:], None), strict=False):
        # A row that opens with such a word may be an outcome under it: `Support: Ola asks for help`.
        if cell["aside"] and cell.start():
            yield Span(cell.start(), following.start() if following else len(folded))


def _told_of_the_child(folded: str) -> Iterator[Span]:
    """The clause between a name and its `will`, and what was done before."""
    if ", who" in folded and (match := _OF_THE_SUBJECT.search(folded)):
        yield Span(*match.span())
    if "having " in folded and (match := _DONE_FIRST.search(folded)):
        yield Span(*match.span())


def _standing(folded: str) -> Iterator[Span]:
    """Sentences that tell how things are or were, beside one that tells what will be."""
    if not _AS_IT_STANDS.search(folded):
        return
    told = [part for one in sentences(folded) for part in _parts(folded, one)]
    if len(told) > 1:
        standing = [one for one in told if _AS_IT_STANDS.search(folded, one.start, one.end) and not _ahead(folded, one)]
        if any(_ahead(folded, one) for one in told):
            yield from standing


def _parts(folded: str, sentence: Span) -> Iterator[Span]:
    """A sentence cut at its semicolons."""
    start = sentence.start
    while (cut := folded.find("; ", start, sentence.end)) > 0:
        yield Span(start, cut)
        start = cut + 2
    yield Span(start, sentence.end)


def _ahead(folded: str, sentence: Span) -> bool:
    return _AHEAD.search(folded, sentence.start, sentence.end) is not None
