"""Amounts that may come down, cease, hang on how the child does, or are only a guide: told of the amount itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["loosened"]

_PROMISE = r"(?:hours?|minutes|support|help|sessions?|time|provision|therapy)\b"
_COMES_DOWN = Cued(
    "reviewed|down|come off|drop off|fall off|tail off|drop to|fall to|come back to|shrink to|flexed|cease| end|stop|lapse",
    rf"\b(?:{_PROMISE}|(?:amount|level|frequency|number)\b(?: of (?:[a-z-]+ ){{0,3}}?{_PROMISE}|(?! of\b)))"
    r"(?: (?:with|from|of|by) [a-z -]{1,30}|[^.;]{0,80}\band)? (?:may|might|can|could|will) (?:[a-z]+ )?"
    r"(?:(?:(?:come|drop|fall|step|scale|tail|wind) down|(?:come|drop|fall|tail) off)\b(?! to )"
    rf"|(?:drop|fall|come (?:down|back)|shrink) to (?:{NUMBER}|monthly|termly|fortnightly|less|fewer)\b)",
    r"\b(?:will|may|can|to) be flexed\b",
    rf"\b{_PROMISE},?(?: which)? (?:(?:will|to|is|are|must|should|can|may) )?(?:be )?(?:then |also )?reviewed"
    r" (?![^.;]{0,40}annual review)(?:[a-z-]+ ){0,5}?and (?:then )?"
    r"(?:adjusted|amended|altered|reduced|varied|changed|scaled back|tapered|faded|cut)\b",
    r"\b(?:hours|support|help|sessions|therapy|provision|input) (?:may|might|can|could) (?:then |also )?"
    r"(?:cease|stop|end|lapse)\b(?! (?:with|by|on a|in a)\b)",
)
_EASED = Cued(
    " down| off|back|away|cut|agreement|discussion|consultation|negotiation|see how|review how|better|happier|settled"
    "|confident|ready|okay| ok|closes|discharges|ends| signs|to start with|start off with|for now|time being|for the moment",
    rf"\b{_PROMISE}[^.]{{0,40}}[;,] (?:this|it|these|they|which) (?:may|might|can|could|will) (?:then |later )?"
    r"(?:come|drop|fall|step|tail|ease) (?:down|off|back)\b",
    rf"\b{_PROMISE}[^.]{{0,60}}?(?:and|;|,|then|we|school|staff|they)(?: then)? (?:will|can|may) "
    r"(?:cut (?:it|this|them|these)\b|(?:bring|cut|step|scale|ease|wind) (?:it|this|them|these) (?:down|back|off)\b"
    r"|(?:take|pull) (?:it|this|them|these) (?:down|back)\b)"
    r"(?= ?[.,;]|$| (?:as|if|when|once|over|to what|bit|a bit|gradually))",
    rf"\b{_PROMISE}[^.;]{{0,40}}(?:,|which will|will|to) (?:be )?(?:eas(?:ed|ing)|pull(?:ed|ing)|step(?:ped|ping)|wound|winding"
    r"|tail(?:ed|ing)|fad(?:ed|ing)|cut(?:ting)?) (?:away|off|back|down)(?= (?:as|when|once|if|over|bit"
    r"|a bit)\b| ?[.,;]|$)",
    r"\b(?:then (?:we |school )(?:will )?(?:see|review) how (?:he|she|they|it|things|[a-z]+)"
    r"|then (?:see|review) how (?:it|things)|(?:hours|weeks?|months?|terms?|year),? (?:and )?then (?:see|review) how "
    r"(?:he|she|they|[a-z]+))"
    r" (?:goes?|gets? on|copes?|settles?|is)\b",
    r"\b(?:(?:week|term|weekly|termly|fortnight|block) until (?:he|she|they|[a-z]+) (?:feels?|is(?: feeling)?|are"
    r"(?: feeling)?|seems?)"
    r" (?:more |much )?(?:better|happier|settled|confident|ready|ok|okay)"
    r"|(?:day|daily) until (?:he|she|they|[a-z]+) (?:is|are|seems?) (?:happier|more (?:settled|confident)))\b"
    r"(?! (?:to (?:go|come|start|return|leave|join)))",
    r"\b(?:reduc|decreas|fad|taper)ing (?:by|in|with|following|after|subject to) (?:agreement|discussion|consultation"
    r"|negotiation)\b",
    rf"\b{_PROMISE} (?:going|coming|to go|to come) down(?= ?[.,;)]|$| (?:as|over|by|when|once|after|gradually|slowly|from)\b)",
    r"\buntil (?:the |his |her |their )?(?:[a-z]+ )?(?:[a-z]*therapist|counsellor|psychologist|service|team|clinic|camhs"
    r"|worker|nurse)"
    r" (?:closes (?:the|his|her|their) (?:case|file)|discharges|ends (?:its|their|the) (?:involvement|input|work)|signs "
    r"(?:him|her|them) off)\b",
    rf"\b{_PROMISE}(?: (?!(?:with|has|have|starts?|and|that|for)\b)[a-z]+){{0,4}} (?:to start(?: off)? with|for now"
    rf"|for the time being|for the moment)(?= ?[.,;]|$)",
)
"""Help that is brought down, runs until somebody is better, or stands for now."""
_A_GUIDE = Cued(
    "guid|indicative|approximate|illustrative|estimate|short-term|short term|temporary|time-limited|time limited",
    r"\b(?:hours|amounts?|times|figures|sessions|minutes|timings)\b[^.;]{0,30} (?:is|are) (?:only )?(?:an? )?"
    r"(?:guides?|guidelines?|indicative|approximate|illustrative|estimates?)\b",
    r"\b(?:intended|meant|designed|expected) to be (?:short[- ]term|temporary|time[- ]limited)\b",
)
_EARNED = Cued(
    "attendance|behaviour|conduct|engagement|effort|operation|continu|extension|renewal|further ",
    r"\b(?:provided(?: that)?|(?:as|so) long as|conditional (?:up)?on|subject to|dependent (?:up)?on) (?:[a-z']+ ){0,3}?"
    r"(?:good )?(?:attendance|behaviour|conduct|engagement|effort|co-?operation)\b",
    r"\b(?:continuation|continuing|extension|renewal|further (?:sessions?|blocks?|support|therapy|input"
    r"|work))\b[^.;]{0,40}?"
    r" (?:depend(?:s|ent|ing) (?:up)?on|(?:will be )?subject to|conditional (?:up)?on)\b",
)


def loosened(folded: str, scan: Scan) -> Iterator[re.Match[str]]:
    """Where a text says so."""
    for pattern in Cued.likely((_COMES_DOWN, _EASED, _A_GUIDE, _EARNED), scan):
        yield from pattern.finditer(folded)
