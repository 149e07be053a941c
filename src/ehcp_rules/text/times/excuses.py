"""What a record gives as the reason for lateness: an exception that the regulations know, or the council's own affairs.

Source: SEND Regulations 2014, regulations 5(3) and 10(4): a closed school, the circumstances or the absence of the child or parent.
"""

from __future__ import annotations

import re

from ehcp_rules.text.scanning.fold import fold

__all__ = ["own_affairs_only"]

_OWN_AFFAIRS = re.compile(
    r"\b(?:staff(?:ing)?(?: \w+)? (?:shortages?|sickness|absences?|turnover|capacity)|shortages? of"
    r"|officer (?:sickness|absence|left)"
    r"|vacanc(?:y|ies)|vacant|capacity|caseloads?|workloads?|backlogs?|recruitment|resources?|funding|budget"
    r"|system|it (?:issues?|problems?|failure)"
    r"|administrative|late (?:advice|report|reports)|advice (?:was |came |received |returned )?late|delay(?:ed"
    r"|s)? (?:in|of|to)? ?(?:the )?"
    r"(?:advice|report|ep|eps|panel|psychology)|panel|high demand|volume)\b"
)
_KNOWN = re.compile(
    r"\b(?:clos(?:ed|ure|ing|es)|holidays?|summer|weeks|abroad|away|travell?\w*|illness|ill|hospital\w*|died"
    r"|death|bereave\w*"
    r"|child|pupil|young person|parents?|mother|father|mum|dad|carers?|family|famil\w+|appointments?"
    r"|exceptional|personal|regulation)\b"
)


def own_affairs_only(recorded: str) -> bool:
    """Whether a recorded reason speaks of the council's own affairs, and of nothing that an exception could rest on."""
    folded = fold(recorded)
    return _OWN_AFFAIRS.search(folded) is not None and _KNOWN.search(folded) is None
