"""Words of quality that several slots of an outcome ask about: compared, labelled, general, or a concrete result."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import NUMBER, any_of

__all__ = ["COMPARED", "CONCRETE", "FROM_TO", "LABELLED", "MOSTLY", "umbrella"]

CONCRETE = any_of(
    r"\b(?:certificate|qualification|gcse|entry level|level \d|apprenticeship|driving|bus|train"
    r"|own lunch|by himself|by herself|(?:does not|do not|will not|no longer) needs? (?:to be|an?|any|his|her|the|help)"
    r"|knows? (?:all )?(?:of )?(?:his|her|their|my|the) (?:letter sounds|letter names|alphabet"
    r"|(?:\w+ )?times tables|colours"
    r"|number bonds|(?:home )?address|phone number|date of birth|days of the week)"
    r"|(?:in|at) (?:school|college) full[- ]time|without (?:him|her|them) [a-z]+ing"
    r"|have (?:an?|his|her|their|my) (?:[a-z-]+ ){0,3}(?:job|bank account|bus pass|flat|door key)"
    r"|access (?:the|an?) (?:toilets?|canteen|dining hall|dinner hall|playground|shops?|library|park"
    r"|swimming pool|cinema|bus)"
    r"|be in [^.;,]{1,40} without|dry (?:during|at|through|by|all))\b",
)
FROM_TO = re.compile(rf"\bfrom (?:[a-z]+ )?{NUMBER}\b[^.;,]{{0,40}}? to (?:[a-z]+ ){{0,3}}?{NUMBER}\b")
"""Where it stands and where it shall stand: then even concentration can be told."""
COMPARED = any_of(
    r"\b(?:better|more|less|improved|improve[sd]?|increased?|increasing|greater|further|stronger"
    r"|reduced|fewer|happier|calmer|safer|healthier|higher|closer)\b",
)
MOSTLY = any_of(
    r"\b(?:most of the time|much of the time|more often|usually|mostly|often|regularly"
    r"|more independently|some of the time|in most|the majority of|frequently)\b",
)
LABELLED = any_of(
    r"\b(?:appropriate(?:ly)?|positive(?:ly)?|good|effective(?:ly)?|successful(?:ly)?"
    r"|consistent(?:ly)?|suitable|suitably|meaningful(?:ly)?|sensible|sensibly|well|age-appropriate"
    r"|safely|respectful(?:ly)?|reliabl[ey]|healthy|expected|independence|full potential)\b",
)
_UMBRELLA_WORDS = any_of(
    r"\b(?:progress across|progress in|social skills|potential|wellbeing|resilience|subjects by"
    r"|happier|concentration|engagement|confidence|communication skills)\b",
)


def umbrella(core: str) -> bool:
    """Whether general words stand for the change: wellbeing, confidence, progress across."""
    return _UMBRELLA_WORDS.search(core) is not None
