"""Figures in a need: the level of a skill, a count, how long or far a child gets, and scores by themselves."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import NUMBER, Cued

__all__ = ["COUNT", "KEEPS_AT", "LASTS", "LEVEL", "SCORES_ONLY"]

LEVEL = Cued(
    "centile|score|age equivalent|age-equivalent| age |behind|below|months",
    r"\b(?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|first|second|third|fifth|tenth) (?:per)?centile\b",
    r"\b(?:standard|scaled) scores?\b[^.;]{0,20}?\d",
    r"\bage[- ]equivalent\b",
    r"\b(?:reading|spelling|developmental) age (?:is |was |of |equivalent )?\d",
    r"\b(?:\d+|one|two|three|four|five|six|several) (?:school )?(?:years?|months?|terms?) (?:behind|below)\b",
    r"\b(?:level|working|skills|language|understanding) (?:of|at|to)\b[^.;]{0,30}\b\d+(?:-| to | and )?\d* months\b",
)
"""How a skill compares with others of that age."""
COUNT = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|half|hundred|twice|once|dozens?)\b"
)
LASTS = re.compile(
    r"\bneeds? (?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many)(?: or [a-z0-9]+)?"
    r" (?:goes|tries|attempts|readings|repetitions|repeats|hearings)\b"
    r"|\b(?:around|about|at most|less than|under|no more than|only|lasts?|lasted|after|within) (?:about |around |an? )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|few|couple of|half an?)"
    r" (?:seconds?|minutes?|hour|words?|steps?|metres?|mouthfuls?|bites?)\b"
)
"""How long or how far the child gets, or how many goes it takes."""
KEEPS_AT = Cued(
    " minute| min| second| secs",
    r"\b(?:attends? to|works?|sits?|listens?|concentrates?|focus(?:es)?|plays?|stays?|stands?|walks?|reads?|writes?|watches"
    r"|copes?|manages?|keeps?|holds?|persists?)\b[^.;,]{0,60}? for (?:(?:about|around|up to|only|just|nearly|under|over"
    rf"|no more than|less than|more than|at most|between) )?{NUMBER}(?: (?:to|or|and) {NUMBER})? (?:minutes?|mins?|seconds?|secs)\b"
    r"(?! (?:a|an|each|every|per|on|once|twice|daily|weekly)\b)",
)
"""How long the child goes on with something, which is no dose of help."""
SCORES_ONLY = re.compile(
    r"(?:(?:(?!(?:to|of|up|past|at|for|is|are|only|about|than|knows?|reads?)\b)[a-z&/-]+ ){1,4}(?:1[0-5]|[4-9])\d\b(?: \([^()]*\))?"
    r"[,.;]? ?(?:and (?=[a-z&/-]|$))?+){2,}"
)
"""`Verbal 78, Spatial 84`: a table of scores, whatever the test is called."""
