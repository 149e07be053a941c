"""Sensitive particulars that explain nothing: a medicine only named or dosed, and somebody else's past."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import sentence_at

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["bare_medicine", "long_past"]

_TAKEN = re.compile(
    r"\b(?:takes|taking|is on|prescribed|medicated|medication|medicines?|tablets|dose|doses|dosage|mg|mcg|ml|micrograms"
    r"|(?:once|twice|three times) (?:a day|daily)|daily|at night|each morning|bd|od|tds|nocte)\b"
)
_GIVEN_OR_EXPLAINED = re.compile(
    r"\b(?:gives?|given|administ\w+|trained|train|rescue|emergency|seizures?|attacks?|reaction|protocol|inhaler|pen|pump|if|when"
    r"|whenever|because|so that|so|makes?"
    r"|means|which|leaves? (?:him|her|them)|drowsy|tired|thirsty|hungry|side effects?|appetite|sleepy|wears off|allerg\w+"
    r"|instead|refuses?"
    r"|forgets?|reminder|independently|by (?:him|her)self|learn\w*|carries|stored|kept|fridge|locked|helps?"
    r"|control(?:s|led)?|better|worse)\b"
)
_PAST = re.compile(
    r"\b(?:in the past|previously|historically|historical|formerly|years ago|used to|a history of|when (?:he|she|they) (?:was|were)"
    r" (?:younger|a teenager|a child))\b"
)
_STILL = re.compile(
    r"\b(?:still|now|therefore|because|so|since then|means?|which|hides?|afraid|frightened|worries|anxious|sleeps?"
    r"|witness\w*|affected)\b"
)


def _alone(passage: AnalysedPassage, hit: Hit, excuses: re.Pattern[str]) -> Span | None:
    sentence = sentence_at(passage.sentences, hit.span.start)
    words = passage.folded[sentence.start : sentence.end]
    spoken = any(span.start <= hit.span.start < span.end for span in passage.speech)
    return None if spoken or excuses.search(words) else sentence


def bare_medicine(passage: AnalysedPassage, hit: Hit) -> Span | None:
    """The sentence of a medicine that is only named or dosed: nobody gives it there, and nothing follows from it."""
    sentence = _alone(passage, hit, _GIVEN_OR_EXPLAINED)
    if sentence is None or not _TAKEN.search(passage.folded, sentence.start, sentence.end):
        return None
    return sentence


def long_past(passage: AnalysedPassage, hit: Hit) -> Span | None:
    """The sentence of somebody else's illness or conduct that is over, and of which nothing is said to remain."""
    sentence = _alone(passage, hit, _STILL)
    if sentence is None or not _PAST.search(passage.folded, sentence.start, sentence.end):
        return None
    return sentence
