"""What a child is to have: a service, something that may be one, or a gain of their own such as a friend, a job or dry nights."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["has_what"]

_HAS = re.compile(
    r"(?:(?:for |that )?(?!(?:will|to|has|have|had|is|be|who|which)\b)[a-z'-]+(?: \([^)]{1,40}\))?"
    r"(?: and (?:[a-z]+ ){0,3}[a-z]+)? )?(?:(?:will|to|should|is to|can)(?: also| still| now)? )?"
    r"(?:have|has|gets?(?! (?:his|her|their|my|the)\b)|be given|be offered)(?: had)? "
    r"(?P<what>(?:an?|the|his|her|their|my|some|more|regular|daily|weekly|full|appropriate|suitable|good|better) "
    r"(?:(?!(?:who|which|that|to|so|and|when|by|without|he|she|they)\b)[a-z0-9:'/-]+ ?){1,10})"
)
_SERVICE = re.compile(
    r"\b(?:programmes?|therapy|groups?|interventions?|sessions?|club|clinic|tuition|mentoring|counselling"
    r"|support|plan|package|review"
    r"|assessment|timetable|adult|assistant|ta|lsa|mentor|key ?worker|curriculum|provision|training|equipment|input|transport)\b"
)
_GAIN = re.compile(
    r"\b(?:friend\w*|jobs?|work|flat|home|house|account|pass|licence|certificates?|qualifications?|gcses?"
    r"|keys?|pet|interests?|role|words?"
    r"|vocabulary|age|score|level|attendance|lunch|meals?|breakfast|dinner|drink|conversations?|chat|turn"
    r"|go|shower|bath|wash|sleep"
    r"|nights?|days?|accidents?|seizures?|incidents?|exclusions?|detentions?|absences?|hands?|feet|offer"
    r"|savings|hobby|hobbies|teeth"
    rf"|hair|injection|jab|haircut|least|most|than|{NUMBER})\b"
)


def has_what(core: str, start: int) -> tuple[int, int, bool] | None:
    """Where the clause that begins here says what the child has, and whether that is a service for certain; None for a gain."""
    match = _HAS.match(core, start)
    if match is None:
        return None
    service = _SERVICE.search(core, match.start("what"), match.end())
    if service:
        return match.start(), service.end(), True
    return None if _GAIN.search(core, match.start("what"), match.end()) else (match.start(), match.end(), False)
