"""Help that does for the child what the outcome says the child will do, or keeps the child from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["done_in_their_place"]

_OWN_DOING = Cued(
    "sel|own|alone|without|unaided|unaccompanied|independent|unprompted",
    r"\b(?:(?:him|her)self|themselves|on (?:his|her|their) own|alone|unaided|unaccompanied|independently|unprompted"
    r"|without (?:an? |any |the )?(?:adults?|help|support|assistance|prompt\w*|remind\w*|guide|escort|scribe))\b",
)
"""What the outcome asks the child to do with nobody's help."""
_CARE = (
    r"(?:dress|undress|feed|wash|bath|shower|carr[yi]|push|drive|lift|brush|wipe|change|toilet|bring|accompan[yi]|wheel|walk"
    r"|steer)"
)
_DONE_FOR = Cued(
    "him|her|them|his|their|behalf|taxi|minibus|car|transport|scribe|is |are |be |being",
    rf"\b{_CARE}(?:e?s)? (?:and (?:[a-z]+ ){{1,2}})?(?:him|them|her(?! [a-z]+ (?:with|by|how|until)\b)|his|their)\b",
    rf"\b(?:is|are|be|being) (?:[a-z]+ly )?(?:{_CARE}e?d|fed|driven|taken|wheeled)\b",
    r"\b(?:writes?|reads?|speaks?|answers?|asks?|packs?|orders?|pays?|cooks?|prepares?|makes?|cuts?|ties?|fastens?|carries|types"
    r"|records|fetche?s|collects|does|tidies|organises|plans)\b[^.;]{0,40}? for (?:him|her|them)\b(?! to\b)",
    r"\breads? [^.;]{1,40}? to (?:him|her|them)\b|\bholds? (?:his|her|their) hand\b",
    r"\bon (?:his|her|their) behalf\b|\bscribe(?:s| writes)? (?:for |all |every)",
    r"\b(?:taxi|minibus|car|transport)\b[^.;]{0,60}?\b(?:door[- ]to[- ]door|to and from|both ways"
    r"|with an? (?:escort|chaperone)|there and back)\b",
)
"""An adult, or a taxi, that does it."""
_WITH_OTHERS = re.compile(
    r"\b(?:with|joins?|beside|among|invites?|plays?)\b[^.;]{0,30}?\b(?:friends?|peers?|child(?:ren)?|pupils?|classmates?|others?|boys|girls)\b"
)
_KEPT_APART = re.compile(
    r"\b(?:by (?:him|her)self|by themselves|alone|on (?:his|her|their) own"
    r"|away from (?:the )?(?:others?|other (?:children|pupils)|peers|class|classmates|pupils|children))\b"
)
_COMES_IN = re.compile(
    r"\b(?:attends?|comes?|goes|go|gets?|is|be|arrives?|returns?)(?: back)? (?:[a-z]+ )?(?:to |in |into |at )?"
    r"(?:the )?(?:school|college|nursery|(?:every|each|all|his|her|their) lessons?)\b"
)
_TAUGHT_AWAY = re.compile(
    r"\b(?:home tuition|tuition at home|online (?:tuition|lessons|teaching|school)"
    r"|(?:taught|educated|teaching|education) at home)\b"
)
_LEADS_BACK = re.compile(
    r"\b(?:re-?integrat\w+|visits?|until|then|gradual\w*|return\w*|staged|phased|building|alongside)\b"
)
_LEADS_THERE = re.compile(
    r"\b(?:until|fad(?:e|es|ed|ing)|gradual\w*|step by step|step back|steps back|less and less|then|teach\w*|taught|practis\w+"
    r"|rehears\w+|trainer|training|programme|learn\w*|model\w*|prompt\w*|encourag\w+|chaining|joins? in|so that|reduc\w+"
    r"|hand[- ]over[- ]hand|exercises?|physio\w*|therap\w+|each part|his own|her own|their own|himself|herself)\b"
)
"""What leads the child to do it: help that is faded, or teaches."""


def done_in_their_place(outcome: AnalysedPassage, help_: AnalysedPassage) -> bool:
    """Whether the outcome asks the child to do something alone, or with others, and the help only does it or keeps them apart."""
    if _WITH_OTHERS.search(outcome.folded) and _kept_apart(help_.folded):
        return True
    if _COMES_IN.search(outcome.folded) and _TAUGHT_AWAY.search(help_.folded) and not _LEADS_BACK.search(help_.folded):
        return True
    if not _OWN_DOING.search(outcome.folded, outcome.scan) or _LEADS_THERE.search(help_.folded):
        return False
    return _DONE_FOR.search(help_.folded, help_.scan) is not None


def _kept_apart(folded: str) -> bool:
    """Whether help keeps the child from others; not where the child is at first alone and then with two others."""
    told, apart = _KEPT_APART.subn("", folded)
    return apart > 0 and _WITH_OTHERS.search(told) is None
