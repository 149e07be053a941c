"""Amounts that may come down, cease, hang on how the child does, or are only a guide: told of the amount itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.english.grammar import NUMBER, Cued
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["loosened"]

_PROMISE = r"(?:hours?|minutes|support|help|sessions?|time|provision|therapy)\b"
_COMES_DOWN = Cued(
    "agreement|discussion|consultation|negotiation|see how|review how|until|start|for now|time being|moment|cut|back"
    "|away| off|reviewed|down|come off|drop to|drop off"
    "|fall to|fall off|tail off|come back to|shrink to|flexed|cease| end|stop|lapse",
    rf"\b(?:{_PROMISE}|(?:amount|level|frequency|number)\b(?: of (?:[a-z-]+ ){{0,3}}?{_PROMISE}|(?! of\b)))"
    r"(?: (?:with|from|of|by) [a-z -]{1,30}|[^.;]{0,80}\band)? (?:may|might|can|could|will) (?:[a-z]+ )?"
    r"(?:(?:(?:come|drop|fall|step|scale|tail|wind) down|(?:come|drop|fall|tail) off)\b(?! to )"
    rf"|(?:drop|fall|come (?:down|back)|shrink) to (?:{NUMBER}|monthly|termly|fortnightly|less|fewer)\b)",
    r"\b(?:will|may|can|to) be flexed\b",
    rf"\b{_PROMISE}[^.]{{0,40}}[;,] (?:this|it|these|they|which) (?:may|might|can|could|will) (?:then |later )?"
    r"(?:come|drop|fall|step|tail|ease) (?:down|off|back)\b",
    rf"\b{_PROMISE}[^.]{{0,60}}?(?:and|;|,|then|we|school|staff|they)(?: then)? (?:will|can|may) "
    r"(?:(?:bring|cut|step|scale|ease|wind) (?:it|this|them|these)\b(?: (?:down|back|off)\b)?"
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
    rf"\b{_PROMISE},?(?: which)? (?:(?:will|to|is|are|must|should|can|may) )?(?:be )?(?:then |also )?reviewed"
    r" (?![^.;]{0,40}annual review)(?:[a-z-]+ ){0,5}?and (?:then )?"
    r"(?:adjusted|amended|altered|reduced|varied|changed|scaled back|tapered|faded|cut)\b",
    r"\b(?:hours|support|help|sessions|therapy|provision|input) (?:may|might|can|could) (?:then |also )?"
    r"(?:cease|stop|end|lapse)\b(?! (?:with|by|on a|in a)\b)",
)
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

_AMOUNT = (
    r"(?:hours?|hrs?|minutes|mins|support|help|sessions?|time|provision|therapy|package|input|amount|level|allocation"
    r"|figures?)"
)
_FALLS = (
    r"(?:falls?|drops?|reduces?|declines?|shrinks?|tapers?|fades?|lessens?|decreases?|diminishes|"
    r"(?:goes|comes|steps|tails|eases|winds) (?:down|off|back|away))"
)
_UP_OR_DOWN = Cued(
    "up or down|up and down|upwards or down|up, or down|more or less |either way| down or up",
    rf"\b{_AMOUNT}\b[^;]{{0,120}}?\b(?:moved|stepped|scaled|going|go|goes|adjusted|taken|turned|brought|revised"
    rf"|altered|changed|move"
    r"|moves|flex(?:es)?)(?: (?:it|this|them|these))? (?:up,? (?:or|and) down|upwards? or downwards?|down or up|either way)"
    r"(?= ?[.,;)]|$| (?:as|if|when|once|by|without|from|according|depending|to)\b)",
)
_FADES = Cued(
    " fall| drop| reduc| declin| shrink| taper| fade| lessen| decreas| diminish| down| off| back| away",
    rf"\b{_AMOUNT}\b[^.;]{{0,80}}?(?:,|\band|\bthen|\bwhich|\bthat|\bbut|\b{_AMOUNT}) (?:(?:then|gradually|slowly|it"
    rf"|this|which|and) ){{0,2}}{_FALLS}"
    r" (?:as|when|once|if|in line with|with (?:his|her|their|time|age|growing)|over (?:time|the)|gradually|bit by bit)\b",
)
_ED = (
    r"(?:reduced|decreased|lowered|adjusted|amended|altered|changed|varied|revised|cut|trimmed|halved|shortened"
    r"|lessened|redistributed"
    r"|rebalanced|renegotiated|scaled|stepped|wound|tailed|pared|tapered|faded|eased|withdrawn|increased|revisited)"
)
_BASE = (
    r"(?:reduce|decrease|lower|adjust|amend|alter|change|vary|revise|cut|trim|lessen|redistribute|rebalance|taper|fade)"
)
_HELD = r"(?! (?:upwards?|up)\b)(?! only\b)(?![^.;]{0,60}(?:annual review|amending|this plan|the plan))"
_CUT_BY_SOMEBODY = Cued(
    "reduc|decreas|lower|adjust|amend|alter|chang|vari|vary|revis|cut|trim|halv|shorten|lessen|distribut|balanc|negoti|scal|step|wound"
    "|tail|pare|taper|fade|eas|withdraw",
    rf"\b{_AMOUNT}(?: (?:for|with|from|of|by) [a-z '-]{{1,30}})? (?:can|may|might|could) (?:then |later "
    rf"|also )?be (?:{_ED} (?:and|or) )?{_ED}"
    rf"(?: (?:down|back|off|away))?\b{_HELD}",
    rf"\b{_AMOUNT}\b[^.;]{{0,80}}?\b(?:reviewed|looked at|revisited|considered"
    rf"|monitored)\b(?![^.;]{{0,60}}annual review)[^.;]{{0,60}}?\b(?:and"
    rf"|then)(?: then)? {_ED}\b{_HELD}",
    rf"\b(?:reviews?|looks? at|revisits?|considers?|checks?) (?:the|these|this|his|her"
    rf"|their) (?:[a-z0-9]+ )?{_AMOUNT}\b[^.;]{{0,60}}? and"
    rf"(?: then)? {_BASE}s? (?:it|them|these|this)\b{_HELD}",
    rf"\b{_AMOUNT}\b[^.;]{{0,40}}?, (?:to be )?(?:{_ED}|decreasing|reducing|tapering|falling|fading|shrinking|dropping"
    r"|(?:tailing|stepping|winding) (?:off|down|away))(?: (?:to monitoring|off|down))? (?:over (?:the|time)"
    r"|in (?:the [a-z]+ term|line with)"
    rf"|as|according to|at the|during|towards)\b(?![^.;]{{0,40}}{NUMBER} (?:hours?|minutes)){_HELD}",
    rf"\b(?:agree|accept|decide on|settle on) (?:an? )?(?:smaller|lower|reduced|different) (?:number|amount|level"
    rf"|figure|package)\b{_HELD}",
)
_AT_THEIR_WORD = Cued(
    "feel|satisf|decid|judg|consider|think|thought|goals|targets|outcomes|no longer| close",
    r"\b(?:until|till|(?:ending|ends?|stops?|stopping|finish\w*|ceas\w+|concluding|to an end) (?:when|once|as soon as"
    r"|whenever|if|after))"
    r" (?:the |his |her |their )?(?:[a-z]+ )?(?:therapist|ot|slt|salt|physio|counsellor|psychologist|senco|school"
    r"|setting|teacher|service"
    r"|mentor|nurse|team|staff|tutor|goals|targets)(?: (?:is|are|has|have))? (?:feels?|satisfied|happy|decides?"
    r"|judges?|considers?|thinks?"
    r"|decided|met|reached|achieved|content)\b",
    r"\b(?:closes? (?:the|his|her|their) (?:case|file|episode)|bring (?:the |his |her |their )?(?:therapy|sessions"
    r"|support|work|help) to an end)\b",
)
_AT_DISCHARGE = Cued(
    "discharge|signs |signed off",
    r"\b(?:until|till|ending|ends?|stops?|stopping|ceas\w+|finish\w*|continu\w+|lasts?|lasting|carries on|runs?"
    r"|whatever point"
    r"|whenever)\b[^.;]{0,50}?(?:\bdischarge[sd]?|\bsign(?:s|ed) (?:[a-z]+ )?off)\b(?! (?:from (?:the )?(?:hospital"
    r"|ward)|summary"
    r"|letter|report|meeting))(?![^.;]{0,60}(?:annual review|ward|hospital))",
)
_LOOSENED = (_COMES_DOWN, _A_GUIDE, _EARNED, _UP_OR_DOWN, _FADES, _CUT_BY_SOMEBODY, _AT_THEIR_WORD, _AT_DISCHARGE)


def loosened(folded: str, scan: Scan) -> Iterator[re.Match[str]]:
    """Where a text says so."""
    for pattern in Cued.likely(_LOOSENED, scan):
        yield from pattern.finditer(folded)
