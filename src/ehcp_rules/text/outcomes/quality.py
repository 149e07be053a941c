"""Words of quality that several slots of an outcome ask about: compared, labelled or general."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import NUMBER, any_of

__all__ = ["COMPARED", "FROM_TO", "LABELLED", "MOSTLY", "umbrella"]

FROM_TO = re.compile(
    rf"\bfrom (?:[a-z]+ )?{NUMBER}[ym]?\b[^.;,]{{0,40}}? to (?:[a-z]+ ){{0,3}}?(?:{NUMBER}[ym]?|none|zero|nil)\b"
)
"""Where it stands and where it shall stand: then even concentration can be told."""
COMPARED = any_of(
    r"\b(?:better|more|less|improved|improve[sd]?|increased?|increasing|greater|further|stronger"
    r"|reduced|fewer|happier|calmer|safer|healthier|higher|closer)\b(?! than (?:an?|half|one|two|three|four|five|six|ten|\d))",
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
    r"|happier|concentration|engagement|(?:better|good|positive|right|sensible) choices|confidence(?! to [a-z])"
    r"|communication skills"
    r"|(?:try|tries|trying|do|does|give|gives) (?:his|her|their|my) (?:very )?best)\b",
)


def umbrella(core: str) -> bool:
    """Whether general words stand for the change: wellbeing, confidence, progress across."""
    return _UMBRELLA_WORDS.search(core) is not None
