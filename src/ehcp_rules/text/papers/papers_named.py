"""Papers that a passage sends its reader to, takes at their word or gives the date of."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.stretches import behind

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["PAPER", "cites_nobody", "is_read", "none_yet"]

PAPER = (
    r"(?:reports?|assessment|advice|letters?|summary|checklist|profile|screen(?:ing)?|questionnaire|observations?"
    r"|evaluation|findings)"
)
_SENT_TO = re.compile(
    r"\b(?:see|refer to|as per|taken from|source:?|based on|(?:full |further |more )?details? (?:(?:are|is) )?in"
    r"|(?:set out|stated|recorded|noted|described|explained) in) (?:(?:the|his|her|their|an?) )?$"
)
_ITS_PAPER = re.compile(
    rf"(?:'s|s')? (?:[a-z-]+ )?{PAPER}\b(?! (?:by|before|after|each|every|at|next|when|once|is due|to follow)\b)"
)
_AT_ITS_WORD = re.compile(
    rf"(?:'s|s')? (?:[a-z-]+ )?{PAPER} (?:\([^()]{{1,40}}\) )?(?:also |has )?"
    r"(?:gives|describes|described|shows|showed|found|recorded|notes|noted|identifies|identified|states|stated|says|said"
    r"|indicates|indicated|suggests|suggested|confirms|confirmed|puts|was within|was in)\b"
)
_DATED = re.compile(rf"(?:'s|s')? (?:[a-z-]+ )?{PAPER}(?:,? (?:of|from|dated|in))?[ ,:]{{1,2}}\(?")

_TO_COME = re.compile(r"\b(?:will|to|can|should|may|must) $")
_ASKED_FOR = re.compile(
    r"(?: (?:advis|recommend|suggest|propos|request|ask)[a-z]*)?(?: for)? (?:that )?(?:an?|some|further|more|regular|referral to) $"
)
_NONE_YET = re.compile(
    r"\b(?:no|neither|asked for|requested|request for|referred (?:for|to)|referral (?:for|to)|waiting (?:list )?for"
    r"|awaiting|booked|due|offered|refused|declined) (?:(?:an?|the) )?(?:[a-z-]+ )?$"
)


def none_yet(folded: str, place: int) -> bool:
    """Whether what stands at a place was only asked for, or is said not to be."""
    return behind(_NONE_YET, folded, place) is not None


def is_read(passage: AnalysedPassage, span: Span, by: dt.date | None = None) -> bool:
    """Whether a paper of whoever stands at a place is read: its reader is sent there, its word taken, or a date `by` then given."""
    folded = passage.folded
    if _AT_ITS_WORD.match(folded, span.end):
        return True
    if _ITS_PAPER.match(folded, span.end) and behind(_SENT_TO, folded, span.start):
        return True
    if by is None or not passage.dates or none_yet(folded, span.start):
        return False
    dated = _DATED.match(folded, span.end)
    return dated is not None and any(one.span.start == dated.end() and one.last_day <= by for one in passage.dates)


def cites_nobody(folded: str, citing: Span, profession: Span) -> bool:
    """Whether a citing word tells what is to be reported, or that somebody else recommended this profession."""
    if folded.startswith("report", citing.start) and behind(_TO_COME, folded, citing.start):
        return True
    return citing.end < profession.start and _ASKED_FOR.fullmatch(folded, citing.end, profession.start) is not None
