"""What in a statement says nothing of what it is about: how often and by when, what a lesson's material tells of, what follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import sentence_at

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["asides", "conceded", "frames", "paperwork", "subject_matter"]

_SUBJECT_MATTER = re.compile(
    r"\b(?:books?|(?<!social )stor(?:y|ies)|films?|videos?|pictures?|poems?|songs?|games?|topics?) "
    r"(?:[a-z]+ )?(?:about|on|of) [^.;,]*"
)
"""What the material of a lesson tells of is not the skill that the lesson is about."""

_CONSEQUENCE = re.compile(
    r"(?:,|;| -) (?:and |but )?"
    r"(?:so|which|leaving|leading|meaning|making|causing|other (?:children|pupils)|others|classmates|peers)\b"
    r"|\band so\b|\bas a result\b"
)
"""Opens what follows from a need, or from reaching an outcome: it is not what the statement is mainly about."""

_CONCEDED = re.compile(
    r"(?:^|(?<=[.;] ))(?:although|though|while|whilst|despite) [^,.;]*,"
    r"|(?:^|(?<=[.;] ))[^.;]*?\b(?:well|good|fluently|confidently|happily|easily|strong"
    r"|accurately|clear|clearly|neat|neatly|correctly|enjoys|likes|loves|at length)\b"
    r"[^.;]*?,? (?:but|yet)\b"
)
"""What a child does well, before the need."""

_PAPERWORK = re.compile(
    r"\b(?:writ(?:es?|ing|ten)|reads?|sign(?:s|ed)? off|record(?:s|ed)?) "
    r"(?=(?:(?:an?|the|his|her|their|each|this) )?(?:[a-z-]+ ){0,3}?"
    r"(?:programmes?|plans?|profiles?|reports?|advice|protocols?|risk assessments?)\b)"
)
"""What adults do with the papers of the help: `writes a fine-motor programme`."""

_COUNT = (
    r"(?:[0-9]+(?:[.,:][0-9]+)?|an?|half an|each|every|per|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty)"
)
_UNIT = (
    r"(?:minutes?|min|mins|hours?|hrs?|days?|weeks?|fortnights?|months?|terms?|half-terms?|years?|times|occasions?|sessions?"
    r"|visits?|attempts?|trials?|opportunities|instances?|cases?|blocks?|birthdays?)"
)
_OFTEN = r"(?:once|twice|daily|weekly|fortnightly|monthly|termly|half-termly|annually|yearly)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_STAGE = (
    r"(?:year(?: (?:[0-9]+|one|two))?|term|half-term|key stage(?: [0-9])?|ks[1-5]|reception|annual review|review"
    rf"|summer|spring|autumn|easter|christmas|{_MONTH}|secondary school|primary school|20[0-9]{{2}}|age [a-z0-9]+)"
)
_FRAME = re.compile(
    rf"\b(?:{_COUNT}[- ](?:(?:full|whole|good|school|further) )?{_UNIT}"
    rf"(?: (?:out of|of|in|a|an|per|each|every) (?:every )?(?:{_COUNT}|{_UNIT}))*"
    rf"|{_COUNT} (?:out of|in|of) (?:every )?{_COUNT}(?: {_UNIT})?"
    rf"|{_OFTEN}(?: (?:a|each|every|per) [a-z-]+)?"
    r"|(?:by|before|until|at|from|over|for|within) (?:the |[a-z]+ )?(?:next |coming |whole )?"
    r"(?:(?:start|end|close|beginning|middle|last term) of )?"
    r"(?:the |his |her |their |this |next )?(?:school |academic |college |calendar )?"
    rf"{_STAGE}(?: (?:term|half-term))?(?: of year [0-9]+)?(?: 20[0-9]{{2}})?)\b"
)


def frames(passage: AnalysedPassage) -> list[Span]:
    """How much, how often and by when, in order: every statement of a plan has these, whatever it is about."""
    return [Span(*match.span()) for match in _FRAME.finditer(passage.folded)]


def paperwork(passage: AnalysedPassage) -> list[Span]:
    """What adults do with the papers of the help, in order."""
    return [Span(*match.span()) for match in _PAPERWORK.finditer(passage.folded)]


def subject_matter(passage: AnalysedPassage) -> list[Span]:
    """What the material of a lesson tells of, in order."""
    return [Span(*match.span()) for match in _SUBJECT_MATTER.finditer(passage.folded)]


def conceded(passage: AnalysedPassage) -> list[Span]:
    """What a child does well, before the need, in order."""
    return [Span(*match.span()) for match in _CONCEDED.finditer(passage.folded)]


def asides(passage: AnalysedPassage) -> list[Span]:
    """What follows from a need, or from reaching an outcome, to the end of its sentence."""
    openings = [match.start() for match in _CONSEQUENCE.finditer(passage.folded)]
    return [Span(start, sentence_at(passage.sentences, start).end) for start in openings]
