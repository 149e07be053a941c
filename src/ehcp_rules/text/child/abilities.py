"""Abilities that a passage says are there or are not, each in a sentence about how things are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.child.opposed import BIRTH, opposed
from ehcp_rules.text.child.skills import SKILLS_TOLD
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import changing, steady

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Ability", "abilities"]


@frozen
class Ability:
    """One ability by its name in the phrase list, whether it is there, and the sentence that says so."""

    matter: str
    there: bool
    quote: Quote


_THERE = {"yes": True, "no": False}
_OF_ANOTHER = re.compile(
    r"\b(?:not|never|mother|father|mum|dad|brother|sister|friend|who|without|wants?|will|hopes?) (?:[a-z]+ ){0,2}$"
    r"|\b(?:his|her|their|my) (?:[a-z]+ ){1,2}$|\bto (?:be|become) (?:an? )?(?:[a-z]+ )?$|\bby [a-z0-9 ]{3,20},? [a-z'-]+ $"
)
_BOUND_TO = re.compile(
    r" (?:at all )?(?:in|at(?! all\b)|on|with|when|outside|around|during|if|unless|without|by|for)\b"
)
"""Behind an inability, what binds it to a place, a company or an occasion."""
_WITH = re.compile(r"\W*(?:in|at(?! all\b)|on|with|when|during|if|without|after|before|from|under)\b")
"""Before an inability in a skill, what binds it so: `With one hand he cannot type`."""
_DENIES = re.compile(r"(?:does not|do not|cannot|has no|with no|no|is (?:not able|unable) to)\b")
_OUTRIGHT = re.compile(
    r" ?(?:[.;:()]|$|,(?! (?!and\b|but\b|so\b)[a-z]+(?:,? [a-z]+)?,? (?:or|and)\b)"
    r"| (?:but|so|because|at all|yet)\b| or [a-z]+(?= ?[.;]|$)| and (?:[a-z]+s|he|she|they)\b)"
)
"""Behind words that deny, what lets them stand alone: not an object, and not more verbs or things of which they say it together."""
_EVENT = re.compile(r"(?:nobody|no[- ]one|no (?:other )?(?:child|children|pupil|classmate)s?)\b")
"""What tells of something that happened once, and so has a date: a class is asked, and nobody names the child."""
_SINCE = re.compile(r"\b(?:used to|until|previously|no longer|now|then|later|but)\b", re.IGNORECASE)
_SOMEWHERE = re.compile(
    r"\b(?:in (?:class|school|lessons|groups?|public|front)|to (?:adults|strangers|people|staff|teachers|unfamiliar)"
    r"|with (?:adults|strangers|unfamiliar|new)|when|selective\w*|outside|unless|at night|overnight|on outings"
    r"|for travel|if|more than|further than|far|unaided"
    r"|at (?:the same time|once)|for long|long distances|on stairs|on rough|ears?)\b"
)


def abilities(passage: AnalysedPassage, matters: Set[str] | None = None) -> Iterator[Ability]:
    """What a passage says of abilities (or of these matters) as things are: of the child, neither wished nor bound to a place."""
    for matter, there, span in _said(passage, matters):
        quote = sentence_of(passage, span.start)
        before = passage.folded[quote.span.start : span.start]
        # An inability that is bound to a place or a company excludes nothing elsewhere.
        bound = not there and (
            _SOMEWHERE.search(passage.folded, quote.span.start, quote.span.end) is not None
            or _BOUND_TO.match(passage.folded, span.end) is not None
            or (matter in SKILLS_TOLD and _WITH.match(before) is not None)
            or _partly_denied(passage.folded, span)
        )
        if not there and _EVENT.match(passage.folded, span.start):
            bound, lasts = False, not _SINCE.search(quote.text)
        elif matter == BIRTH:
            lasts = True
        elif there and matter in SKILLS_TOLD:
            lasts = not changing(passage, quote.span)
        else:
            lasts = steady(passage, quote.span)
        if not bound and lasts and not _OF_ANOTHER.search(before):
            yield Ability(matter, there, quote)


def _partly_denied(folded: str, span: Span) -> bool:
    """Whether what words deny goes on behind them: a language, a list, two things at one time."""
    if not _DENIES.match(folded, span.start):
        return False
    return _OUTRIGHT.match(folded, span.end) is None


def _said(passage: AnalysedPassage, matters: Set[str] | None) -> Iterator[tuple[str, bool, Span]]:
    listed = passage.hits_of("opposed-statements")
    for hit in listed:
        matter, _, side = hit.group.rpartition("-")
        if side in _THERE and (matters is None or matter in matters):
            yield matter, _THERE[side], hit.span
    for matter, there, span in opposed(passage, matters):
        if not any(hit.span.overlaps(span) for hit in listed):
            yield matter, there, span
