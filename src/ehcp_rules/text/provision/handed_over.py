"""Amounts that are somebody's own to settle: `for the headteacher to decide`, `up to the SENCO`, `a matter for the tutor`."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.provision.escapes import SETTING
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["handed_over"]

_AMOUNT = (
    r"(?:how (?:often|much|many|long|far)|whether|(?:(?:the|any|his|her|their|exact|precise|final|actual|total) ){0,2}"
    r"(?:amounts?|levels?|frequency|numbers?|lengths?|durations?|ratios?|hours|extent|intensity|quantity))"
)
"""What is to be settled: how much, never how."""
_WHO = (
    rf"(?:(?:the|his|her|their|each) )?(?:[a-z-]+ ){{0,2}}?(?:{SETTING}|teachers?|[a-z]*therapists?|tutors?|leads?|leaders?"
    r"|mentors?|assistants?|psychologists?|practitioners?|managers?|nurses?|services?|trust|governors|council|local authority"
    r"|professionals?)(?: of [a-z]+(?: [a-z]+)?)?"
)
_SETTLE = r"to (?:[a-z]+ )?(?:decide|determine|settle|judge|say|agree|choose|set|fix|assess|work out|consider|arrange|allocate)"
_IS = r"(?:is|are|will be|remains?|stays?)(?: [a-z]+ly| then| best)?"

_KNOWER = (
    rf"(?:the )?(?:{SETTING}|department|faculty|base|unit"
    r"|head of year|lead|leader|we)"
)
_FINDS_OUT = (
    r"(?:work out|sort out|see|find out|decide|determine|judge|agree|say)(?: (?:amongst|among|between) (?:themselves"
    r"|them))? (?:best )?"
    r"(?:(?:how best|how|where|when) (?:to use|to spend|to deploy|to share|to split|(?:it|they|these|this|those|them"
    r"|the hours|his hours"
    r"|her hours)(?: [a-z]+)? (?:is|are|will be|can be) (?:best )?(?:used|spent|deployed|split|shared|put))"
    r"|what (?:support |help |input |provision )?(?:he|she|they|[a-z]+) (?:needs?|requires?|will (?:need|have|get))"
    r"|what (?:support|help|input|provision) (?:he|she|they|[a-z]+) (?:has|have|gets?)"
    r"|what (?:support |help |input |provision )?is (?:needed|required|wanted))\b"
)
"""To settle what there will be, or who has the good of the hours."""
_HANDED = Cued(
    "decide|determine|settle|judge|judgment|work out|"
    "is for|are for|be for|remains for|stays for|matter for|question for|decision for|judgement for| up to|down to|rest with"
    "|rests with|lies with|lie with|final say|last word|final decision|hands of|disposal|whether",
    rf"(?:^|[.;:,(] |\b(?:and|but) ){_AMOUNT}\b[^.;]{{0,80}}? (?:{_IS} (?:for {_WHO} {_SETTLE}|(?:up|down) to {_WHO}"
    rf"|an? (?:matter|question|decision|judgement) for {_WHO}|in the hands of {_WHO})|(?:rests?|lies?) with {_WHO})\b",
    rf"\b{_WHO} (?:will|is to|are to|should|shall) (?:then |later )?(?:decide|determine|settle|judge|work out) (?:on )?"
    r"how (?:many|much|often|long) (?:[a-z]+ ){0,3}?(?:sessions?|visits|hours|minutes|time|help|support|input|therapy"
    r"|appointments|lessons|he|she|they|[a-z]+ (?:needs?|requires?|receives?|gets?|has|have|will))\b",
    rf"\bit {_IS} (?:up|down) to {_WHO}(?: {_SETTLE})? {_AMOUNT}\b",
    rf"\bthe (?:final say|last word|final decision) (?:on|over|about|in) {_AMOUNT}\b",
    rf"\b{_WHO} (?:will|is to|are to|may|can) (?:[a-z]+ )?(?:review|consider|look at|discuss|think about) whether"
    r" (?:[a-z'-]+ ){0,5}?(?:support|help|hours|sessions?|provision|therapy|input|programme|group|it|this|these)"
    r"(?: [a-z'-]+){0,3}? (?:continues?|carries on|goes on|is (?:still )?(?:needed|required))\b",
    r"\b(?:us(?:e|es|ing)|exercis(?:e|es|ing)|by|on|upon|to|at|with) (?:(?:staff|staff's|[a-z]+s') )?"
    r"(?:their (?:own |best )?(?:professional )?|professional )judge?ment\b(?! of\b)",
    rf"\b(?:hours|minutes|time|assistants?|support|help) (?:[a-z]+ ){{0,4}}?at the {SETTING}'s disposal\b",
)

_SETTLED_LATER = Cued(
    "work out|sort out|find out|decide|determine|judge|agree|say |see |best placed|better placed|best able|better able|something "
    "|whatever |at what|consider what|about what|discuss what| in what| on what|place what|arrange what|organise what|provide what"
    "|offer what|give what|do what|up what|find what|with what",
    rf"\b{_KNOWER}(?: [a-z'-]+){{0,6}}? and (?:so )?(?:will|can|is to|are to|should) (?:best )?{_FINDS_OUT}",
    rf"\b{_KNOWER} (?:will|to|can|is to|are to|should) (?:[a-z]+ )?{_FINDS_OUT}",
    rf"\b{_KNOWER} (?:to|will|is to|are to|should) (?:[a-z]+ )?(?:look at|see|consider|think about|discuss|say) what"
    rf" (?:it|they|we|(?:the |our )?(?:{SETTING}|department|unit)) (?:can|could|will|(?:is|are) able to)"
    r" (?:offer|provide|do|put in|give|manage|arrange)\b",
    rf"\b{_KNOWER} (?:is |are )?(?:best|better) (?:placed|able) to (?:say|judge|decide)\b",
    rf"\b{_KNOWER} (?:will|to|should|is to|are to) (?:[a-z]+ ){{0,2}}?(?:put (?:in(?:to place)?|on)|arrange|organise|provide|set up"
    r"|come up with|offer|give|do|find) (?:something|whatever|what)"
    r" (?:suitable|appropriate|similar|in place|(?:it|they|he|she) (?:feels?|thinks?|sees?|considers?|needs?|requires?)"
    r"|is (?:needed|felt|right|best|required|appropriate))\b",
)


def handed_over(folded: str, scan: Scan) -> Iterator[Span]:
    """Where a text says whose it is to settle how much there will be."""
    for pattern in (_HANDED, _SETTLED_LATER):
        for match in pattern.finditer(folded, scan):
            yield Span(*match.span())
