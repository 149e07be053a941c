"""Acts that are over at once, so that how often they happen tells how much: `checks the batteries daily`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["lasts_a_while", "short_acts"]

_NOT_ALONE = re.compile(r"[a-z]-$")
_COMPOUND = re.compile(r"-[a-z]")
_NOUN_TOO = ("change", "order", "turn", "hand", "pair", "train", "share", "sign", "put", "position", "show")
"""Verbs that name a thing as well: behind an article or an owner they are no act."""
_NAMED = re.compile(r"(?:\b(?:the|an?|his|her|their|this|that|no|of|in|any)|'s?) (?:[a-z]+ )?$")
_OBJECT = re.compile(r" (?:his|her|their|the|him|them|an?|each|every|all|any|both)\b| [A-Z][a-z]")
"""Behind a verb, what or whom it is done to: `the nurse changes his pad`."""
_SKILLED = re.compile(r"(?:re)?trained|shown|signed")
_BE = re.compile(r"\b(?:is|are|be|been|being) (?:[a-z]+ly )?$")
_STRETCH = any_of(
    r"\b(?:periods?|slots?|spells?|sessions?|times?|bursts?|stretch(?:es)?|bouts?|blocks?|lessons?|programmes?|courses?|practice)"
    r" (?:of|for|on|in|to) (?:[a-z]+ )?$"
)
"""Before an act that fills a stretch of time: `a period of signing`."""
_LASTS = ("meet", "met", "rehearse", "read")
"""Acts that are short at a gate or at the start of a lesson every day, and sessions when they come once or twice a week."""
_WITH_ADULTS = any_of(
    r"(?:s|ing)? (?:up )?(?:with )?(?:(?:the|his|her|their|both|all|an?|relevant|class|key|other) )*(?:parents?|mum|mother|dad"
    r"|father|carers?|family|families|team|staff|teachers?|tutors?|adults?|senco|sendco|assistants?|tas?|school|setting|college"
    r"|colleagues|professionals?|therapists?|people who|everyone|leads?|together"
    r"|to (?:review|plan|agree|discuss|update|share|look|check|go))\b"
)


def short_acts(passage: AnalysedPassage) -> list[Hit]:
    """The short acts of a passage, in order: no participle of skill, no noun, and none that fills a stretch of time."""
    return [hit for hit in passage.hits_of("generic-help", "short-act") if _is_done(passage, hit)]


def lasts_a_while(folded: str, hit: Hit) -> bool:
    """Whether an act that is done with the child takes a while, unless it comes every day."""
    return hit.phrase.startswith(_LASTS) and not _WITH_ADULTS.match(folded, hit.span.end)


def _is_done(passage: AnalysedPassage, hit: Hit) -> bool:
    folded = passage.folded
    start, end = hit.span
    before = folded[max(0, start - 40) : start]
    if _NOT_ALONE.search(before) or _COMPOUND.match(folded, end) or _STRETCH.search(before):
        return False
    if hit.phrase.startswith(_NOUN_TOO) and _NAMED.search(before) and not _OBJECT.match(passage.text, end):
        return False
    if _SKILLED.match(folded, start):
        return _BE.search(before) is not None
    return True
