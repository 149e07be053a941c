"""Words by which a sentence speaks of help: who gives it, and what is done."""

from __future__ import annotations

import re

__all__ = ["DELIVERER", "DELIVERS", "speaks_of_help"]

DELIVERS = (
    r"(?:[a-z]*(?:therap|psycholog|physio|psychiatr|paediatric|audiolog|dieti[ct]|orthopt|counsell)[a-z]*|nurses?"
    r"|teachers?|tutors?|mentors?|assistants?|tas?|lsas?|elsas?|qto[dv]s?|q?tvi|ot|slt|salt|ep|instructors?|coach(?:es)?"
    r"|trainers?|assessors?|specialists?|practitioners?|workers?|adults?|someone|somebody|staff|carers?|interpreters?|aiders?"
    r"|interveno?e?rs?|transcribers?|signers?|note-?takers?|scribes?|facilitators?|key-?workers?|lecturers?|advocates?|escorts?"
    r"|(?:ped|pod)iatrists?|orthotists?|supervisors?|officers?|advis[eo]rs?|colleagues?|teams?|services?|clinics?"
    r"|schools?(?! (?:days?|years?|time|hours|terms?)\b)|setting|college|nursery|i|we)"
)
DELIVERER = re.compile(rf"\b{DELIVERS}\b")
_ACTIVITY = re.compile(
    r"\b(?:sessions?|therapy|training|trains?|tuition|teaching|taught|teaches|lessons?|visits?|meetings?|meets?|appointments?"
    r"|programmes?|support|supervision|consultations?|reviews?|reviewed|assessments?|courses?|workshops?|blocks?|groups?|class(?:es)?"
    r"|practice|exercises?|stretch(?:es|ing)|check(?:s|ed|ing)?"
    r"|(?:blood|hearing|eye|sight) tests?|camps?|breaks?|coaching|mentoring|input|help|care|liaison|clubs?|schemes?"
    r"|placements?|refreshers?|circuits?|interventions?|instruction|surveys?|scans?|profiles?|refresh\w*|rest|activit(?:y|ies)|play|swimming"
    r"|re-?assess(?:ed|ments?)|audits?|respite|overnights?|overnight stays?|short breaks|direct payments?)\b"
)


def speaks_of_help(folded: str) -> bool:
    """Whether folded words name anybody who helps, or anything that is done for a child."""
    return DELIVERER.search(folded) is not None or _ACTIVITY.search(folded) is not None
