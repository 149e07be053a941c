"""The words by which something is to be achieved; what day they mean is told in `last_day`."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.plan import Learner
from ehcp_rules.text.english.grammar import MONTH, NUMBER, any_of
from ehcp_rules.text.english.turns import Anchored, find
from ehcp_rules.text.times.last_day import TimeBound, bound_of

__all__ = ["time_bounds"]


_TERM = r"(?:autumn|spring|summer)(?: half)?(?: term)?"
_NOT_AN_AGE = (
    r"(?:minutes?|seconds?|hours?|days?|weeks?|metres?|steps?|places?|words?|times|points?|marks?|per ?cent|%|of|or)\b"
)
_PHASE = (
    r"(?:reception|(?:early years )?foundation stage|eyfs|early years|nursery|pre-?school|key ?stage (?:\d|one|two|three|four"
    r"|five)|ks ?\d|year (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen)|y\d{1,2}|"
    r"infants?|infant school|junior school|juniors|primary(?: school)?|middle school"
    r"|secondary(?: school)?|sixth form|college|(?:his|her|their|your|the|my|this"
    r"|each) (?:[a-z0-9-]+ ){0,3}?(?:course|year|term|half[- ]term|phase|stage|placement|school year"
    r"|academic year|key stage|internship|programme)|school year|academic year|year|term|half[- ]term"
    r"|phase|stage|course)"
)
_AGED = rf"(?:\d{{1,2}}|{NUMBER})(?: years? old| years of age)?(?! ?(?:[a-z]+ )?{_NOT_AN_AGE})"
_BY_THEN = r"\b(?:by|before|until) (?:the time |when )?(?!it |this |that |there )[a-z'-]+"
_STAGE_OF_LIFE = (
    r"(?:(?:to|into|on|up|at|in|the|a|an|his|her|their|your|my|new|next|big|local|mainstream|special|infant|junior|lower"
    r"|middle|upper|high|primary|secondary|sixth|first|second|third|final|last|full-time|part-time|paid|supported"
    r"|residential|specialist|national|adult) |(?:at|to|into) (?:[a-z'-]+ ){1,3}(?=school|academy|college|primary)"
    r"|(?:[a-z'-]+ ){1,3}(?=academy)){0,5}"
    r"(?:(?:pre-?)?school|nursery|academy|college|sixth form|university|reception|(?:year|y) ?\d{1,2}"
    r"|year (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)|key ?stage \w+|ks ?\d|primary"
    r"|secondary|juniors|infants|foundation stage|apprenticeship|internship|traineeship|placement|course|education"
    r"|employment|(?:new )?phase|care|adulthood|services)\b"
    r"(?! (?:each|every|for the day|at (?:the end of the day|home time|night|three)|in the (?:morning|afternoon|evening)"
    r"|hall|bus|gates?|run|trip|day|grounds|site|today|uniform|bag|work|plan|canteen|building|library|dining|office|room|classroom"
    r"|lesson|shift|module|task|of (?:work|study|tablets|treatment|medicine|antibiotics)))"
)
_BOUND = any_of(
    rf"^(?:at|by) (?:1\d|2[0-5])\b(?=,| (?:i|he|she|they|you)\b| [a-z]+ (?:will|can|to|[a-z]+s)\b)"
    rf"(?! ?(?:am|pm|o'clock|(?:{MONTH})|(?:[a-z]+ )?{_NOT_AN_AGE}))",
    rf"\b(?:in|during|by|before|at|until) the (?:first|second|third|last|final|autumn|spring|summer)(?: half)?"
    rf"(?: term| half[- ]term| month| weeks?)? of (?:the )?{_PHASE}",
    rf"\b(?:at|by|before|until) the end of (?:the )?(?:next )?(?:{NUMBER}) (?:years|terms|months|school years)\b",
    r"\bby (?:1\d|2\d|(?:six|seven|eigh|nine)teen|twenty(?:[- ][a-z]+)?)\b(?=,)",
    rf"\bthroughout (?:the )?{_PHASE}",
    r"\b(?:by|before|until|at|within|for|from now to|in time for|ready for)(?: the)? (?:very )?(?:end"
    r"|start|close|beginning|finish|conclusion|completion|summer|middle) of (?:the )?(?:(?:autumn|spring|summer|first|second"
    r"|third|final|last|next|current|present|this|his|her|their|your|my|academic|school"
    rf"|coming) ){{0,3}}(?:{_PHASE}|{_TERM}|{MONTH}|20\d\d)(?:[ ,]*\(?(?:{MONTH}|summer|spring"
    r"|autumn)? ?20\d\d\)?)?",
    rf"\b(?:by|before|until|in|during) (?:early |late |mid-? ?|the end of |end of |next )?(?:\d{{1,2}}(?:st"
    rf"|nd|rd|th)? )?(?:{MONTH})(?:,? 20\d\d)?\b",
    r"\b(?:by|before|in|until|during|for|of) (?:the )?(?:next |this "
    rf"|end of )?(?:{_TERM})(?: (?:term )?(?:of )?20\d\d)?\b"
    r"(?! (?:fair|fayre|show|play|concert|production|clothes|assembly|exhibition|camp|trip|fete|club|holiday club))",
    r"\b(?:by|before|until|in) (?:the )?(?:easter|christmas|whitsun|september|summer)"
    r"(?: (?:half[- ]term|break|holidays?))?(?: (?:of )?20\d\d)?\b",
    r"\bby (?:20\d\d)\b",
    rf"\bup to (?:the end of |(?:{_TERM}|{MONTH}) (?:of )?)20\d\d\b",
    r"\bwhen (?:he|she|they|[a-z'-]+) (?:is|are) in (?:year |y)\d{1,2}\b",
    r"\bby (?:\d{1,2}[/.-]){2}\d{2,4}\b",
    r"\bby \[[a-z /]+\]",
    rf"\b(?:within|in|over|after|for)(?: the)?(?: next| coming| first| following)? (?:{NUMBER}|a|an"
    r"|one)? ?-?(?:weeks?|months?|terms?|half[- ]terms?|years?|school years?"
    r"|academic years?)\b(?! (?:\d|old|group|(?:of|behind|below|above) (?:his|her|their|your|my|its) "
    r"(?:own |real |actual |true |chronological )?(?:age|peers|classmates|year group)))",
    rf"\b(?:across|during|throughout) the (?:next|coming|first|following) (?:{NUMBER} )?"
    r"(?:weeks?|months?|terms?|half[- ]terms?|years?)\b",
    r"\b(?:over|by|in|during|through) the (?:next |coming |course of the |end of the )?(?:school "
    r"|academic )?(?:year|term|half[- ]term|placement|course)\b",
    rf"{_BY_THEN} (?:(?:is|are|am) (?:due to |ready to )?)?(?:leaves?|starts?|moves?"
    rf"|goes|go|transfers?|reach(?:es)?|joins?|begins?|finish(?:es)?|completes?) {_STAGE_OF_LIFE}",
    rf"\b(?:by|before|prior to) (?:leaving|starting|joining|finishing|moving|transferring|going) {_STAGE_OF_LIFE}",
    rf"\bby (?:the time of )?(?:(?:his|her|their|your|my|the) )?(?:move|transfer|transition) {_STAGE_OF_LIFE}",
    rf"(?:^|(?<=[.;,] ))(?:when|once) (?:he|she|they|i|[a-z'-]+) (?:leaves?|finish(?:es)?|completes?|starts?|reach(?:es)?|enters?"
    rf"|(?:moves|goes|transfers) (?:up |on )?(?:in)?to) (?!(?:the |his |her )?(?:school|nursery)\b){_STAGE_OF_LIFE}",
    rf"(?:^|(?<=[.;,] ))(?:up)?on (?:leaving|starting|joining|finishing|entering|transfer to) {_STAGE_OF_LIFE}",
    rf"{_BY_THEN} (?:is|are|am) (?:in|at|out of|ready for|due in) {_STAGE_OF_LIFE}",
    rf"{_BY_THEN} (?:is|are|am|becomes?) (?:an adult|a young adult|a teenager|grown up)\b",
    rf"{_BY_THEN} (?:is|are|am|turns?|reach(?:es)?)(?: aged?| the age of)? {_AGED}",
    rf"(?:^when|\bonce) (?:he|she|they|i|[a-z'-]+) (?:is|are|am|turns?|reach(?:es)?|leaves? (?:us |school |college |here )?at)"
    rf"(?: aged?| the age of)? {_AGED}",
    rf"\b(?:by|at|before|until) (?:(?:the )?age (?:of )?)(?:\d+|{NUMBER})\b",
    r"\b(?:by|before|until) (?:his|her|their|your|my|[a-z]+'s) [a-z0-9-]+ birthday\b",
    r"\b(?:by|before|until) (?:the )?(?:[a-z]+ )?half[- ]term\b(?:(?:,| of|,? in)? 20\d\d\b)?",
    r"\bby the (?:next|following|[a-z]+) (?:annual )?review\b",
    r"\bby (?:year|reception|key ?stage|ks) ?\w+",
    rf"\b(?:end|close) of (?:{_PHASE})(?:[ ,]*\(?(?:{MONTH}|summer|spring|autumn)? ?20\d\d\)?)?",
    r"\b(?:by|before|at|until) (?:the )?(?:very )?(?:end|close) of (?:(?:his|her|their|your|my) (?:time|years?|days)"
    r" (?:at|in) (?:the )?"
    r"(?:[a-z]+ ){0,2}?(?:school|nursery|college|academy|reception|infants|juniors|primary|secondary|sixth form|year \d{1,2})"
    r"|(?:this|the|his|her|their|your) (?:ehc |ehcp |current )?(?:plan|ehcp))\b",
    rf"\b(?:by|before|at|until) end (?:(?:{_PHASE}|{_TERM})|(?:{MONTH}) 20\d\d)\b",
    r"\b(?:by|before|at|until) (?:the )?(?:end of )?years? \d{1,2} (?:and|or|to|/|-) (?:year )?\d{1,2}\b",
    r"^(?:in|during) (?:the )?(?:years?|key ?stage|ks) ?\d{1,2}(?: (?:and|or|to) (?:year )?\d{1,2})?\b",
    r"\b(?:over|within|during|in|for) the (?:life|lifetime|course|term) of"
    r" (?:this|the|his|her|their|your) (?:ehc )?(?:plan|ehcp)\b",
    r"\bby (?:the )?(?:age )?(?:of )?(?:leaving|starting|moving|finishing|transfer(?:ring)?)\b",
    r"\bin (?:20\d\d)\b",
    r"\bthis (?:academic |school )?(?:year|term)\b",
    r"\bnext (?:academic |school )?(?:year|term|summer|spring|autumn)\b",
)
_WHEN_SEEN = ("in ", "during ", "at ", "over ")
_SET_BEFORE = re.compile(
    r"\b(?:of|than|as|from|to|on) (?:the|those|all|his|her|their) (?:(?!tests?\b|assessments?\b|checks?\b|reviews?\b|screen)"
    r"[a-z0-9'-]+,? ){1,9}(?:sampled|tested|assessed|measured|recorded|counted|observed|seen|scored|screened|noted|listed|taught) $"
)
"""Behind it stands the month of a starting point: `of the fifty words tested in May`."""


def time_bounds(folded: str, scan: Anchored, learner: Learner) -> tuple[TimeBound, ...]:
    """The time bounds of a folded passage. Phases become days through the learner's date of birth when it is known."""
    found = []
    for match in find(_BOUND, "time-bound", folded, scan):
        if folded.startswith(_WHEN_SEEN, match.start()) and _SET_BEFORE.search(
            folded, max(0, match.start() - 120), match.start()
        ):
            continue
        tail = folded[match.start() : min(len(folded), match.end() + 24)]
        found.append(bound_of(match.group(), Span(*match.span()), learner, tail=tail))
    return tuple(found)
