"""Help that the plan leaves to somebody without training, or turns into advice to staff, where advice asks for more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_rules.evidence import Quote
from ehcp_rules.text.papers.statement import Statement

__all__ = ["lesser_help"]

_EXPERT = re.compile(
    r"\b(?:[a-z]*therapist|[a-z]*psychologist|specialist|practitioner|counsellor|teacher|tutor|instructor|nurse|clinician|qtvi|qtod|tod"
    r"|slt|salt|ot|ep|physio|(?:trained|qualified|registered|accredited|experienced) [a-z]+)s?\b"
)
_GIVEN_BY_ONE = re.compile(rf"\b(?:by|from|with) (?:an? |the |his |her |their )?(?:[a-z-]+ ){{0,3}}?{_EXPERT.pattern}")
_LAY = re.compile(
    r"\b(?:by|from|with) (?:an? |another |the |one of the )?(?:[a-z0-9-]+ ){0,3}?"
    r"(?P<who>(?:students?|pupils?|volunteers?|peers?|budd(?:y|ies)|prefects?|sixth[- ]formers?|(?:parent|community) helpers?"
    r"|trainee(?: [a-z]+)?|(?:lunchtime|midday|playground) (?:supervisors?|assistants?)|undergraduates?|work experience [a-z]+)"
    r"(?! (?:specialist|practitioner|teacher|therapist|psychologist|nurse)\b))\b"
)
_OF_OTHERS = re.compile(r"\b(?:peers?|budd(?:y|ies)|volunteers?|pupils?|students?|group|pair(?:s|ed)?|trainee)\b")
_TO_THE_CHILD = re.compile(
    r"\bdirect(?:ly)?\b|\b(?:individual|one[- ]to[- ]one|1:1) (?:therapy|teaching|tuition|work|sessions?)\b"
)
_TO_ADULTS = re.compile(r"\b(?:staff|teachers|team|parents|adults|training|consult\w*|indirect\w*|advice)\b")
_ADVISES = re.compile(
    r"\b(?:will|to|can|may) (?:advise|consult|liaise|guide|coach|train)\b|\b(?:give|offer|provide|giving) (?:[a-z]+ ){0,2}?"
    r"(?:advice|guidance|consultation|training) (?:to|for) (?:[a-z]+ ){0,3}?"
    r"(?:staff|teachers?|assistants?|tas?|team|adults?|school)\b"
)
_WITH_THE_CHILD = re.compile(
    r"\bdirect(?:ly)?\b|\b(?:will|to) (?:also )?(?:teach|see|treat|work|meet|be (?:seen|taught|treated))\b"
    r"|\b(?:have|receive|attend)s?\b"
    r"|\b(?:individual(?:ly)?|one[- ]to[- ]one|1:1|sessions?|therapy for|taught)\b"
)


def lesser_help(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """What advice asks of somebody trained, beside the lay person who gives it; or direct work, beside advice to staff."""
    return _lay(advice, items) or _only_advice(advice, items)


def _lay(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    if any(_OF_OTHERS.search(where.folded) for where in advice.passages):
        return None
    if any(_EXPERT.search(_LAY.sub(" ", where.folded)) for item in items for where in item.passages):
        return None
    return _beside(advice, items[0], _GIVEN_BY_ONE, _LAY)


def _only_advice(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    if any(_TO_ADULTS.search(where.folded) for where in advice.passages):
        return None
    if any(_WITH_THE_CHILD.search(where.folded) for item in items for where in item.passages):
        return None
    return _beside(advice, items[0], _TO_THE_CHILD, _ADVISES)


def _beside(
    advice: Statement, item: Statement, asked: re.Pattern[str], given: re.Pattern[str]
) -> tuple[Quote, Quote] | None:
    told = next(((where, one) for where in advice.passages if (one := asked.search(where.folded))), None)
    found = next(((where, one) for where in item.passages if (one := given.search(where.folded))), None)
    if told is None or found is None:
        return None
    return told[0].quote(*told[1].span()), found[0].quote(*found[1].span())
