"""Help that teaches the side of a skill that the child already has: phonics for one who decodes and does not understand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.threads.margins import conceded

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["teaches_a_strength"]

_DECODING = re.compile(
    r"\b(?:decod\w+|phonics?|phonic|reads? (?:accurately|aloud|fluently|words|well)|reading accuracy|word reading|letter[- ]sounds?"
    r"|letters? and sounds?|blending|sight words|high[- ]frequency words|flashcards|nonsense words|graphemes?|phonemes?)\b"
)
_MEANING = re.compile(
    r"\b(?:comprehen\w+|understand\w*|meaning|infer\w*|infere\w*|predict\w*|questions?|retell\w*|summar\w+|discuss\w*"
    r"|vocabulary|reciprocal|what (?:he|she|they|it|a|the) [a-z ]{0,20}(?:read|means?|about|happened|says))\b"
)
_HANDWRITING = re.compile(
    r"\b(?:handwriting|letter formation|forms? (?:his |her |their )?letters|pencil (?:control|grip)|neat\w*|lined paper|copies)\b"
)
_COMPOSING = re.compile(
    r"\b(?:ideas?|plan\w*|compos\w+|stor(?:y|ies)|paragraphs?|sentences?|what to write|writing frames?|structure\w*|scaffold\w*)\b"
)
_SOUNDS = re.compile(
    r"\b(?:speech sounds?|sounds?|pronounc\w+|pronunciation|articulat\w+|clear(?:ly)?|clarity|intelligib\w+)\b"
)
_SENTENCES = re.compile(
    r"\b(?:sentences?|phrases?|vocabulary|grammar|language"
    r"|words? together|word order|tenses?|narrative|concepts?|understand\w*|questions?)\b"
)
_SIDES = ((_DECODING, _MEANING), (_HANDWRITING, _COMPOSING), (_SOUNDS, _SENTENCES))
"""Of one field, what the hand or the voice does and what the mind does: help with the one is no help with the other."""


def teaches_a_strength(need: AnalysedPassage, help_: AnalysedPassage) -> bool:
    """Whether the need grants one side of a skill and tells of the other, and the help is with what is granted alone."""
    granted = conceded(need)
    if not granted:
        return False
    had = " ".join(need.folded[span.start : span.end] for span in granted)
    lacked = need.folded[granted[-1].end :]
    return any(
        one.search(had) and other.search(lacked) and one.search(help_.folded) and not other.search(help_.folded)
        for pair in _SIDES
        for one, other in (pair, pair[::-1])
    )
