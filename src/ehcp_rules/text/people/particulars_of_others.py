"""Sensitive particulars that explain nothing: a medicine only named or dosed, somebody else's past, offence or treatment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.english.stretches import behind

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["bare_medicine", "long_past", "private_to_another", "taken_by_another"]

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
    r"\b(?:cautioned|a (?:police )?caution for|(?:community|restraining) order for|(?:community|rehabilitation) order"
    r"|(?:doing|does|did|given|hours of) community service|community service (?:for|order)|suspended sentence"
    r"|convicted|convictions?(?! that\b)|charged with|arrested|sentenced|serving a|in prison|imprisoned"
    r"|in jail|jailed|in custody|criminal record|(?:banned|disqualified) from driving"
    r"|drink[- ]driving|served time|(?:electronic )?tagged"
    r"|on (?:bail|remand|probation|licence)|burglary|theft|robbery|fraud|shoplifting|dealing|supplying|suppl(?:y|ies) of"
    r"|possession of|youth (?:justice|offending))\b"
)
_CONFINED = re.compile(
    r"\b(?:prison|imprisoned|jail|jailed|custody|serving|remand|sentenced|sectioned|hospital|rehab)\b"
)
_TREATED = re.compile(
    r"\b(?:treated for|treatment for|in treatment|under (?:a|the|an) (?:\w+ )?psychiatr\w+|sectioned"
    r"|medication for|tablets for|takes|on (?:strong |daily )?(?:anti(?:depressants?|psychotics?)|medication)"
    r"|psychosis|psychotic|bipolar|schizophreni\w+|personality disorder|methadone|heroin|cocaine|cannabis|addict\w*|alcoholi\w+"
    r"|rehab|drinks heavily|heavy drinker|misuse[sd] (?:alcohol|drugs?|substances?)"
    r"|(?:alcohol|drink|drinking|drug"
    r"|drugs|substance|gambling) (?:problem|problems|misuse|abuse|user|dependen\w+))\b"
)
# What it means for the child, or for keeping the child safe, is a reason to tell it.
_BEARS_ON_THE_CHILD = re.compile(
    r"\b(?:misses|upset|cares? for|caring|young carer|looks after|helps|cannot|could not"
    r"|worr\w+|unable|alone|to have (?:no )?contact|no contact (?:order|with)"
    r"|not (?:allowed|to)|supervis\w+|risks?|safe\w*|protect(?:s|ed|ing|ive)?"
    r"|(?<!community )(?<!rehabilitation )(?<!in )order(?! for)|lives with"
    r"|foster\w*|placed|collects?|dr(?:ives|iving|ove) (?:him|her|them))\b"
)
_SEEN_BY_THE_CHILD = re.compile(r"\b(?:visits?|visiting|contact)\b")
"""Where the child sees somebody explains that he is in prison, and not what he did years ago or suffers from."""
_TAKES = re.compile(
    r"(?:takes|taking|(?:is|are|was|been|now|both) (?:currently |back )?on|prescribed) (?:[a-z0-9]+ ){0,2}$"
)
_CARRIED = re.compile(r"(?: [a-z]+){0,2} (?:to|into|back) (?:(?:the|his|her|their) )?[a-z]")
"""Behind a medicine that somebody takes somewhere: `takes the cream to the office`."""
_SOMEBODY_ELSE = re.compile(
    r"\b(?:s?he|they|him|them|says?|gives?|reports?|told|tells|feels?|thinks?|asks?|would like)\b"
)
_NOT_OF_ANOTHER = re.compile(r"\b(?:i|my|me|we|our|plays?|playing|pretend\w*|games?|stor(?:y|ies)|films?|officers?)\b")
"""What somebody tells of themselves, plays or does for a living."""


def _alone(passage: AnalysedPassage, hit: Hit, excuses: re.Pattern[str]) -> Span | None:
    sentence = sentence_at(passage.sentences, hit.span.start)
    words = passage.folded[sentence.start : sentence.end]
    spoken = any(span.start <= hit.span.start < span.end for span in passage.speech)
    return None if spoken or _NOT_OF_ANOTHER.search(words) or excuses.search(words) else sentence


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


def private_to_another(passage: AnalysedPassage, hit: Hit, *, taken: bool = False) -> Span | None:
    """The sentence of somebody else's offence or treatment, where neither it nor the next says what follows for the child.

    A medicine that the other person takes (`taken`) is a treatment by itself.
    """
    sentence = _alone(passage, hit, _STILL)
    if sentence is None:
        return None
    after = sentence_at(passage.sentences, min(sentence.end + 2, len(passage.folded) - 1))
    if any(pattern.search(passage.folded, sentence.start, after.end) for pattern in (_BEARS_ON_THE_CHILD, _STILL)):
        return None
    words = passage.folded[sentence.start : sentence.end]
    if _CONFINED.search(words) and _SEEN_BY_THE_CHILD.search(passage.folded, sentence.start, after.end):
        return None
    return sentence if taken or _OFFENCE.search(words) or _TREATED.search(words) else None


def taken_by_another(passage: AnalysedPassage, hit: Hit, names: frozenset[str]) -> bool:
    """Whether a medicine is what a relative takes: nobody else, and no word of telling, stands between the two."""
    sentence = sentence_at(passage.sentences, hit.span.start)
    relatives = (*passage.hits_of("relations", "relation"), *passage.hits_of("roles", "family"))
    last = max((one.span.end for one in relatives if sentence.start <= one.span.start < hit.span.start), default=None)
    if last is None or not behind(_TAKES, passage.folded, hit.span.start):
        return False
    if _CARRIED.match(passage.folded, hit.span.end):
        return False
    between = passage.folded[last : hit.span.start]
    return not _SOMEBODY_ELSE.search(between) and not any(name in between for name in names)
