"""Whether a text names nothing that could be pictured: each of its words of substance would fit anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.sentences import content_words

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["bland_praise", "words_that_picture"]

_LEXICON = "bland-wording"
_DENIES = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|cannot|without|too (?=[a-z])|only|alone|hardly|[a-z]+n't|dont|cant|worry|worried|if"
    r"|when|until|but not)\b|\d"
)
_CAPITAL = re.compile(r"(?<=[a-z,;:)] )[A-Z][a-zà-ÿ]+")
_SUBJECT = re.compile(r"([A-Z][\w’'-]+) (?:is|was|has|likes|enjoys|loves|can|always|will|wants|would|to)\b")
_FIRST = re.compile(r"\b(?:i|i'm|me|my|we|us|our)\b")
_LONGS = re.compile(r"\b(?:want|wants|wish|wishes|feel|feels|would like|please)\b")
_LEAST = 4
_LEAST_OF_ONESELF = 7
"""Fewer words than these are a child's plain answer, or too little to tell."""


def words_that_picture(item: AnalysedItem, body: AnalysedPassage) -> tuple[str, ...] | None:
    """The words of substance that would not fit anybody, in order; None where the ruleset does not list those that would."""
    lexicons = item.plan.lexicons
    if _LEXICON not in lexicons:
        return None
    left = list(body.folded)
    for hit in lexicons.apart(_LEXICON).scan(body.folded).of(_LEXICON):
        left[hit.span.start : hit.span.end] = " " * (hit.span.end - hit.span.start)
    names = item.plan.names | {match.group(1).lower() for match in _SUBJECT.finditer(body.text)}
    return tuple(word for word in content_words("".join(left)) if word.removesuffix("'s") not in names)


def bland_praise(item: AnalysedItem) -> bool | None:
    """Whether an item says only what would fit anybody: True where it surely does, None where it may, False where it does not."""
    body = item.passages.get("text")
    if body is None or len(body.words) < _LEAST or body.speech or _DENIES.search(body.folded):
        return False
    subjects = {match.group(1) for match in _SUBJECT.finditer(body.text)}
    if any(match.group() not in subjects for match in _CAPITAL.finditer(body.text)):
        return False
    if words_that_picture(item, body) != ():
        return False
    if not _FIRST.search(body.folded):
        return True
    if len(body.words) < _LEAST_OF_ONESELF - 1 or _LONGS.search(body.folded):
        return None if len(body.words) >= _LEAST_OF_ONESELF - 1 else False
    return True
