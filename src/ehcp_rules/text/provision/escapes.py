"""Clauses by which whoever gives the provision may give less, something else, or the same to another child."""

from __future__ import annotations

import re

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.provision.clauses import CLAUSE_END
from ehcp_rules.text.provision.facts import Found, Provided

__all__ = ["SETTING", "escapes"]

SETTING = (
    r"(?:school|setting|college|nursery|provider|academy|head(?: ?teacher)?|principal|senco|sendco"
    r"|staff|team|manager|class teacher|funding team|base)"
)
"""Whoever is given the duty: a condition in their hands is no condition."""

_WHO = rf"(?:{SETTING}|council|local authority|la|service|trust)"
_MAY = (
    r"(?:can|may|could|might|(?:is|are) free to|(?:is|are) entitled to|(?:is|are) at liberty to|(?:is|are) allowed to"
    r"|(?:is|are) permitted to)"
)
_CHANGE = (
    r"(?:vary|alter|change|replace|swap|shorten|move|redirect|redeploy|reallocate|reassign|lower|postpone|cancel|drop"
    r"|substitute"
    r"|divert|trim|scale back|stop|end|withdraw|reduce|cut|suspend|discontinue|cease|remove)"
)
_PROMISE = (
    r"(?:support|provision|sessions?|hours?|minutes|time|visits|help|programme|amount|arrangements?|allocation|assistant"
    r"|adult)"
)
_FOR_THE_CHILD = (
    r"(?!(?: [a-z]+){0,3} (?:if|when|whenever|should) (?!it\b|they\b)[a-z]+ "
    r"(?:is|are|becomes?|gets?|shows?|asks?|seems?|says?|wants?|looks?)\b)"
)
"""To break off because of how the child is that day is no escape."""

_ESCAPES = Cued(
    "may|can|could|might|free to|entitled|liberty|allowed|permitted|reserve",
    r"\breserves? the right to\b",
    rf"\b{_WHO} {_MAY}(?:,[^,.;]{{3,60}},)? (?:then |also |later )?{_CHANGE}(?:,? (?:or|and) {_CHANGE})?"
    rf" (?:(?:this|the|these|those|his|her|their) )?(?:this|it|them|(?:[a-z0-9-]+ ){{0,3}}?{_PROMISE})\b{_FOR_THE_CHILD}",
    rf"\b{_WHO} {_MAY} (?:then |also |later )?(?:step|scale|wind|cut|pare|bring|taper|ease|move|drop|trim) "
    rf"(?:this|it|these|them|(?:(?:the|his|her|their) )?(?:[a-z0-9-]+ ){{0,2}}?{_PROMISE}) (?:down|back|off|out|to (?:less|fewer"
    rf"|monthly|termly|half-termly|consultation|advice|monitoring))\b{_FOR_THE_CHILD}",
    rf"\b{_WHO} {_MAY} (?:then |also |later |further )?(?:shorten|reduce|cut(?: (?:back|down))?|curtail)"
    rf" (?:his|her|their|your|the|[a-z]+'s) (?:[a-z]+ )?(?:day|week|timetable|attendance)\b{_FOR_THE_CHILD}",
    rf"\b(?:which|that|and|but) (?:the |its? |their )?{_WHO} {_MAY} {_CHANGE}(?:,? (?:or|and) {_CHANGE})?(?= (?:as|at"
    rf"|if|when|without)\b"
    r" ?(?!(?:he|she)\b)|[.,;]|$)",
    rf"\b{_WHO} {_MAY} substitute (?:an?|another|other|different|alternative|equivalent|similar)"
    rf" (?:[a-z0-9-]+ ){{0,2}}?{_PROMISE}\b",
    rf"\b{_WHO} {_MAY} (?:use|spend|share|give|deploy)\b[^.;]{{0,40}}?\b(?:elsewhere|(?:for|with|to|on) (?:any )?(?:other"
    rf"|another)"
    r" (?:pupils?|child(?:ren)?|students?|class(?:es)?|purposes?|activit)|flexibl[ey]|differently|as it |whatever)",
    r"\b(?:hours|time|support|help|assistants?|which) (?:may|can|could|might) be (?:used|shared|spent|deployed)"
    r" (?:for|with|to support) (?:the )?(?:whole[- ]class|rest of|wider)\b",
    r"\b(?:may|can|could|might) be (?:swapped|replaced|used|moved|shared|exchanged|redirected|redeployed|spent|given"
    r"|substituted)\b"
    r"(?: [a-z'-]+){0,4}? (?:elsewhere"
    r"|for (?:any|another|other)|(?:to|with|for) (?:other|another) (?:pupils?"
    r"|child(?:ren)?|students?"
    r"|class(?:es)?|activit)|at will)",
)
_ASKING_NOBODY = (
    r" without (?:(?:waiting for|an?|any|the|further|prior|early|annual|formal|having) ){0,4}"
    r"(?:review|notice|consultation|consulting|telling|asking|agreement|reference|amending|amendment)\b"
)
_WITHOUT = re.compile(_ASKING_NOBODY)
_UNTOLD = any_of(
    r"\b(?:reduc|alter|chang|vari|vary|cut|withdr|amend|end|stop|remov|swap|replac|short)[a-z]*\b[^.;]{0,50}?"
    + _ASKING_NOBODY
)
_NOT = re.compile(r"\b(?:not|never|cannot|nothing|no|nobody)\b")


def escapes(facts: Provided) -> Found:
    """Every such clause: a power to change or divert the provision, or a change that waits for no review."""
    for passage in facts.reading:
        for match in _ESCAPES.finditer(passage.folded, passage.scan):
            yield passage, Span(*match.span()), True
        # The end of the phrase is sought first: a pattern that begins with one text is found at once.
        for match in _UNTOLD.finditer(passage.folded) if _WITHOUT.search(passage.folded) else ():
            start = max((end.end() for end in CLAUSE_END.finditer(passage.folded, 0, match.start())), default=0)
            if not _NOT.search(passage.folded, max(start, match.start() - 30), match.end()):
                yield passage, Span(*match.span()), True
