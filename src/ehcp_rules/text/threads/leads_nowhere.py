"""Help that reaches nobody: what is only noted down, only told to adults, or only a pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.provision.signposts import only_points

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["leads_nowhere", "may_lead_nowhere"]

_WHAT_IS_KEPT = (
    r"(?:forms?|logs?|records?|diar(?:y|ies)|tall(?:y|ies)|notes?|spreadsheets?|registers?|logbooks?|counts?)"
)
_NOTED = Cued(
    "complet|fill|keep|kept|log|note|record|tall|chart|write down|total|count|filed|entered|written down",
    rf"\b(?:complet(?:e|es|ed)|fills?|keeps?|kept)(?: in| up)? (?:an? |the |his |her )?(?:[a-z-]+ ){{0,3}}?{_WHAT_IS_KEPT}\b",
    r"\b(?:will|to|must|staff|adults?|teachers?|assistants?|school|parents?|office) (?:log|note|record|tally|chart|write down)s?\b",
    r"\b(?:is|are|be) (?:[a-z]+ly )?(?:logged|noted|recorded|tallied|charted|totalled|counted|filed|entered|written down)\b",
)
"""What adults put on paper about the child."""
_PRINTED = (
    r"(?:leaflets?|booklets?|fact ?sheets?|brochures?|newsletters?|posters?|websites?|web ?pages?|letters?|information|advice"
    r"|guidance|tips|reports?)"
)
_GROWN_UPS = r"(?:parents?|famil(?:y|ies)|mother|father|mum|dad|carers?|grandparents?|home|staff|teachers?|assistants?|governors)"
_GIVEN = r"(?:given|sent|offered|e-?mailed|handed|posted|provided with|shown)"
_GIVES = r"(?:gives?|sends?|offers?|e-?mails?|hands?|posts?|provides?)"
_ONLY_TOLD = Cued(
    "leaflet|booklet|sheet|brochure|newsletter|poster|web|letter|information|advice|guidance|tips|report",
    rf"\b{_PRINTED}\b[^.;,]{{0,60}}? (?:for|to) (?:(?:the|his|her|their|all|class) ){{0,2}}{_GROWN_UPS}\b",
    rf"\b{_GROWN_UPS} (?:(?:will|are|is|to|be) ){{1,2}}{_GIVEN}\b[^.;,]{{0,40}}?\b{_PRINTED}\b",
    rf"\b{_GIVES} (?:(?:the|his|her|their|all|class) ){{0,2}}{_GROWN_UPS}\b[^.;,]{{0,40}}?\b{_PRINTED}\b",
    r"\bletters? home\b",
)
"""What is printed for adults, or told them."""
_PASS = Cued(
    "pass|card|badge",
    r"\b(?:bus|travel|rail|tram|train|concessionary|freedom|disabled(?: person's)?) (?:[a-z']+ )?(?:pass(?:es)?|cards?|railcard)\b",
    r"\b(?:railcard|blue badge)\b",
)
"""What lets the child travel for less."""
_A_PLACE = re.compile(
    r"\W*(?:(?:an?|his|her|the|free|paid|[a-z]+'s) ){0,2}(?:place|seat|spot|membership)s? (?:at|in|on|of|for|with)\b"
)
_FOR_PARENTS = re.compile(
    r"(?:^|(?<=[.;] ))(?:(?:the|his|her|their|both) )?(?:[a-z]+'s )?(?:parents?|mother|father|mum|dad|family|carers?)"
    r" (?:(?:will|are|is|to|be|can) ){0,2}(?:offered|invited|attend|encouraged|given|referred|advised|join|complete)s?\b[^.;]*$"
)
"""What a child may be helped by, and nobody can tell."""
_HELPS = re.compile(
    r"\b(?:teach(?!er|ing assistant)\w*|taught|train(?!\b|s\b)\w*|coach\w*|model(?:s|led|ling)?|prompt\w*|practi[cs]\w+"
    r"|trains (?:(?:all|the|his|her|their) ){0,2}(?:staff|adults|team|assistants?|teachers?|him|her|them)\b"
    r"|rehears\w+|remind\w*|reward\w*|prais\w+|encourag\w+|calm\w*|support(?:s|ed|ing)?|helps?|helping|therap(?:y|ies)"
    r"|sessions?|programmes?|exercises|groups?|interventions?|tuition|mentoring|counselling|work(?:s|ing)? (?:with|on|through)"
    r"|adjust\w*|adapt\w*|chang(?:e|es|ed|ing)|minutes|mins|hours?|then|so that|before|stays?|gives? (?:him|her|them)"
    r"|medication|talk(?:s|ed|ing)? (?:with|to|through)|carr(?:y|ies|ied) out|follow(?:s|ed)?|act(?:s|ed)? on)\b"
)
"""What makes help of it after all."""


def leads_nowhere(help_: AnalysedPassage) -> bool:
    """Whether help ends with adults or on paper, and nobody does anything for the child."""
    if _HELPS.search(help_.folded):
        return False
    kinds = (_NOTED, _ONLY_TOLD, _PASS)
    return any(kind.search(help_.folded, help_.scan) for kind in kinds) or only_points(help_) is not None


def may_lead_nowhere(help_: AnalysedPassage) -> bool:
    """Whether help is a place and no more, or is for the parents alone: that may help the child, or not."""
    folded = help_.folded
    return _FOR_PARENTS.match(folded) is not None or (_A_PLACE.match(folded) is not None and not _HELPS.search(folded))
