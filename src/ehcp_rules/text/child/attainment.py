"""What a passage says of attainment: words for a level beside a number, amounts observed, and the advice that it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.child.attainment_words import BEHIND, LEVELS
from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Attainment", "attainment", "tells_an_amount"]


@frozen
class Attainment:
    """The levels that a passage gives, where it only says that they are low, and the entries of section K it cites, as `k4`.

    `counted`, which is looked for where no level is given, is what somebody counted of what the child knew or did; `years` are
    the school years of which it tells that (Reception is 0), unless it also tells how things are now.
    """

    levels: tuple[Hit, ...]
    low: tuple[Span, ...]
    cites: tuple[str, ...]
    counted: Span | None
    years: tuple[int, ...]


# The bound of the word stands behind its letter: a pattern that begins with a letter is found much faster.
_CITED = re.compile(r"k(?<!\wk) ?\d{1,2}\b")
_NUMERAL = re.compile(r"\d|\b(?:engagement|expected|entry level|grade|emerging|secure)\b")
_AMOUNT = re.compile(rf"\b{NUMBER}\b")
_NO_AMOUNT = re.compile(r"\b(?:year|aged?|key stage|ks|k|class|room|unit|band|phase) ?$")
_KNOWS = (
    "(?:counts?|counted|knows|knew|reads?|recogni[sz]e[sd]|named?|names|match(?:es|ed)|writes|wrote|spells|spelled|spelt|said"
    "|says|used|uses|answer(?:s|ed)|joins|joined)"
)
_COUNTED = re.compile(
    rf"\b{NUMBER} (?:out )?of (?:the |his |her |their )?(?:first )?{NUMBER}\b(?! ?(?:minutes?|hours?|days?|weeks?|years?))"
    rf"|\b{_KNOWS} (?:about |around |up to |only )?{NUMBER} (?!minutes?|hours?|days?|times?|years?|of)[a-z]"
)
_TOLD_THEN = re.compile(
    r"\b(?:counted|knew|wrote|spelled|spelt|said|used|named|matched|answered|joined|recogni[sz]ed|record\w*|reports?|tests?|tested"
    r"|assess\w*|reviews?|profile|trackers?|logs?|checks?|observ\w+|screen\w*|scored?|baseline|k ?\d)\b"
)
"""What ties a count to a day: a verb of the past, or a paper. `Since a fall in 2022 she says one word` tells how she is."""
_AS_IT_IS_NOW = Cued(
    "these days|nowadays|this year|this term|as he did|as she did|as they did|now|today|currently|at present|since",
    rf"\b(?:these days|nowadays|this (?:year|term)|as (?:he|she|they) did)\b"
    rf"|\b(?:now|today|currently|at present|has since|since then) (?:[a-z]+ )?(?:{_KNOWS}|can|talks|speaks|at|on|has|in)\b",
)
_IN_YEAR = re.compile(
    r"\b(?:in|of|during|on entry to|at the (?:end|start) of) (?:the )?(?:(?:autumn|spring|summer) (?:term )?(?:of|in) )?"
    r"(?:(?P<reception>reception)|year (?P<year>\d{1,2})|(?:ks|key stage) ?(?P<stage>[1-4]))\b"
    r"(?! (?:words?|work|level|books?|maths|pupils?|children|spellings?))"
)
_OF_SUBJECTS = re.compile(r" (?:core )?(?:subjects|areas)\b")
_LONGER_THAN_ANY = 16
"""More characters than such a word and what stands before it take."""


def attainment(passage: AnalysedPassage) -> Attainment:
    """The attainment that a passage tells of."""
    folded = passage.folded
    levels = tuple(hit for hit in passage.hits_of("attainment", "level") if _measured(folded, hit.span.end)) or tuple(
        Hit(Span(*match.span()), "attainment", "level", match.group())
        for match in LEVELS.finditer(folded, passage.scan)
    )
    counted, years = (None, _years(folded)) if levels else _counted(passage)
    return Attainment(
        levels=levels,
        low=() if levels else tuple(Span(*match.span()) for match in BEHIND.finditer(folded, passage.scan)),
        cites=tuple(match.group().replace(" ", "") for match in _CITED.finditer(folded)),
        counted=counted,
        years=years,
    )


def _counted(passage: AnalysedPassage) -> tuple[Span | None, tuple[int, ...]]:
    """What a passage counts, if it tells that of a time and not of today."""
    folded = passage.folded
    match = next(find(_COUNTED, "counted", folded, passage.scan), None)
    if match is None or _AS_IT_IS_NOW.search(folded, passage.scan):
        return None, ()
    sentence = sentence_of(passage, match.start()).span
    if not _TOLD_THEN.search(folded, sentence.start, sentence.end):
        return None, ()
    return Span(*match.span()), _years(folded)


_LAST_YEAR = {"1": 2, "2": 6, "3": 9, "4": 11}
"""The last school year of each key stage."""


def _years(folded: str) -> tuple[int, ...]:
    """The school years of which a passage tells, by their numbers; a key stage by its last."""
    return tuple(_LAST_YEAR.get(one["stage"] or "", int(one["year"] or 0)) for one in _IN_YEAR.finditer(folded))


def _measured(folded: str, position: int) -> bool:
    """Whether a number or a named stage stands near a word for a level."""
    return _NUMERAL.search(folded, max(0, position - 40), min(len(folded), position + 60)) is not None


def tells_an_amount(passage: AnalysedPassage) -> bool:
    """Whether a passage holds an amount that is no part of a date, a class or a reference."""
    folded, dates = passage.folded, [date.span for date in passage.dates]
    return any(
        not any(span.start <= match.start() < span.end for span in dates)
        and not _NO_AMOUNT.search(folded, max(0, match.start() - _LONGER_THAN_ANY), match.start())
        and not _OF_SUBJECTS.match(folded, match.end())
        for match in _AMOUNT.finditer(folded)
    )
