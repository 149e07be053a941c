"""Sensitive particulars that explain nothing: a medicine only named or dosed, somebody else's past, offence or treatment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import sentence_at

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["bare_medicine", "long_past", "private_to_another"]

_TAKEN = re.compile(
    r"\b(?:takes|taking|is on|prescribed|medicated|medication|medicines?|tablets|dose|doses|dosage|mg|mcg|ml|micrograms"
    r"|(?:once|twice|three times) (?:a day|daily)|daily|at night|each morning|bd|od|tds|nocte)\b"
)
_GIVEN_OR_EXPLAINED = re.compile(
    r"\b(?:gives?|given|administ\w+|trained|train|rescue|emergency|seizures?|attacks?|reaction|protocol"
    r"|inhaler|pen|pump|if|when"
    r"|whenever|because|so that|so|makes?"
    r"|means|which|leaves? (?:him|her|them)|drowsy|tired|thirsty|hungry|side effects?|appetite|sleepy"
    r"|wears off|allerg\w+"
    r"|instead|refuses?"
    r"|forgets?|reminder|independently|by (?:him|her)self|learn\w*|carries|stored|kept|fridge|locked|helps?"
    r"|control(?:s|led)?|better|worse)\b"
)
_PAST = re.compile(
    r"\b(?:in the past|previously|historically|historical|formerly|years ago|used to|a history of|when (?:he"
    r"|she|they) (?:was|were)"
    r" (?:younger|a teenager|a child))\b"
)
_DATED = re.compile(r"\b(?:in|until|during) (?:19|20)\d\d\b")
_LIVED_THROUGH = re.compile(
    r"\b(?:divorced?|separated?|adopt\w*|birth|born|died|death|bereave\w*|sees|stays?|lived?|moved|home|family|witness\w*"
    r"|s?he|him|they|them)\b"
)
"""What happened to the family happened to the child too, and may explain a need, as may a sentence that goes on to the child."""
_STILL = re.compile(
    r"\b(?:still|now|therefore|because|so|since then|means?|which|hides?|afraid|frightened|worries|anxious|sleeps?"
    r"|witness\w*|affected)\b"
)

_OFFENCE = re.compile(
    r"\b(?:cautioned|a (?:police )?caution for|(?:community|restraining) order for|suspended sentence"
    r"|convicted|convictions?|charged with|arrested|sentenced|serving a|in prison|imprisoned"
    r"|in jail|jailed|in custody"
    r"|on (?:bail|remand|probation)|burglary|theft|robbery|shoplifting|dealing|supply of|youth (?:justice|offending))\b"
)
_TREATED = re.compile(
    r"\b(?:treated for|treatment for|in treatment|under (?:a|the|an) (?:\w+ )?psychiatr\w+|sectioned"
    r"|medication for|tablets for|takes"
    r"|psychosis|psychotic|bipolar|schizophreni\w+|personality disorder|methadone|heroin|addict\w*|alcoholi\w+"
    r"|(?:alcohol|drink|drinking|drug"
    r"|drugs|gambling) (?:problem|problems|misuse|abuse))\b"
)
# What it means for the child, or for keeping the child safe, is a reason to tell it.
_BEARS_ON_THE_CHILD = re.compile(
    r"\b(?:visits?|contact|misses|upset|cares? for|caring|young carer|looks after|helps|cannot|could not"
    r"|worr\w+|unable|alone"
    r"|not (?:allowed|to)|supervis\w+|risks?|safe\w*|protect(?:s|ed|ing|ive)?|order|lives with"
    r"|foster\w*|placed|collects?|driv\w+)\b"
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
    if sentence is None:
        return None
    words = passage.folded[sentence.start : sentence.end]
    own = _DATED.search(words) and not _LIVED_THROUGH.search(words) and not _BEARS_ON_THE_CHILD.search(words)
    return sentence if own or _PAST.search(words) else None


def private_to_another(passage: AnalysedPassage, hit: Hit) -> Span | None:
    """The sentence of somebody else's offence or treatment, where neither it nor the next says what follows for the child."""
    sentence = _alone(passage, hit, _STILL)
    if sentence is None:
        return None
    after = sentence_at(passage.sentences, min(sentence.end + 2, len(passage.folded) - 1))
    if any(pattern.search(passage.folded, sentence.start, after.end) for pattern in (_BEARS_ON_THE_CHILD, _STILL)):
        return None
    telling = (_OFFENCE, _TREATED)
    return sentence if any(words.search(passage.folded, sentence.start, sentence.end) for words in telling) else None
