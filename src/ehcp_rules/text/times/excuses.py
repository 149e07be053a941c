"""What a record gives as the reason for lateness: an exception that the regulations know, or the council's own affairs.

Source: SEND Regulations 2014, regulations 5(3) and 10(4): a closed school, the circumstances or the absence of the child or parent.
"""

from __future__ import annotations

import re

from ehcp_rules.text.scanning.fold import fold

__all__ = ["names_an_exception", "records_an_exception"]

_PAPERS = r"(?:advice|reports?|assessments?|information|paperwork|contributions?|responses?)"
_LATE = r"(?:late|overdue|outstanding|delayed|slow)"
_NO_EXCEPTION = re.compile(
    r"\b(?:(?:staff(?:ing)?|officers?)(?: \w+)? (?:shortages?|sickness|illness|absences?|leave|turnover|changes?|capacity)"
    r"|staffing|shortages? of"
    r"|(?:officers?|case ?workers?|co-?ordinators?|psychologists?|therapists?|eps?|managers?)(?: (?:was|were|is|went|had))? "
    r"(?:off|away|sick|ill|unwell|absent|left|unavailable|sickness|absence|illness|on (?:[a-z-]+ )?leave)"
    r"|vacanc(?:y|ies)|vacant|capacity|caseloads?|workloads?|backlogs?|recruitment|resources?|funding|budget"
    r"|system|it (?:issues?|problems?|failure)|administrative|panel|high demand|volume"
    rf"|late (?:(?:receipt|return|arrival) of )?(?:[a-z]+ )?{_PAPERS}"
    rf"|{_PAPERS} (?:(?:was|were|had been|being|came|coming|received|returned|arriv\w+|sent|in|back|all|still|very|too"
    rf"|(?:from|of) (?:the )?[a-z]+) ){{0,4}}{_LATE}"
    rf"|(?:await\w*|waiting for|chasing) (?:the )?(?:[a-z]+ ){{0,3}}?{_PAPERS}"
    r"|delay(?:ed|s)? (?:in|of|to)? ?(?:the )?(?:advice|report|ep|eps|panel|psychology)"
    r"|(?:half[- ]terms?|easter|christmas|bank)(?: school)?(?: (?:holidays?|breaks?|closures?))?)\b"
)
"""The council's own affairs, those of its advisers, and closures that are shorter than four weeks."""
_NONE = re.compile(r"(?:none|no|not recorded|n/a)\b")
_KNOWN = re.compile(
    r"\b(?:clos(?:ed|ure|ing|es)|holidays?|summer|weeks|abroad|away|travell?\w*|illness|ill|hospital\w*|died"
    r"|death|bereave\w*"
    r"|child|pupil|young person|parents?|mother|father|mum|dad|carers?|family|famil\w+|appointments?"
    r"|exceptional|personal|regulation)\b"
)


def records_an_exception(recorded: str) -> bool:
    """Whether a record gives a reason, and not only "none" or what is no exception."""
    folded = fold(recorded).strip()
    if not folded or _NONE.match(folded):
        return False
    return _NO_EXCEPTION.search(folded) is None or names_an_exception(recorded)


def names_an_exception(recorded: str) -> bool:
    """Whether a recorded reason names, beside what is none, something on which an exception could rest."""
    return _KNOWN.search(_NO_EXCEPTION.sub(";", fold(recorded))) is not None
