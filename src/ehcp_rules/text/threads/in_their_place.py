"""Help that does for the child what the outcome says the child will do, or keeps the child from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stem

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["done_in_their_place"]

_OWN_DOING = Cued(
    "sel|own|alone|without|unaided|unaccompanied|independent|unprompted",
    r"\b(?:(?:him|her)self|themselves|on (?:his|her|their) own|alone|unaided|unaccompanied|independently|unprompted"
    r"|without (?:an? |any |the )?(?:adults?|help|support|assistance|prompt\w*|remind\w*|guide|escort|scribe))\b",
)
"""What the outcome asks the child to do with nobody's help."""
_OWN_THING = re.compile(r"\b(?:his|her|their) own (?!words|ideas|age|pace)[a-z]")
"""A thing of the child's own, which asks no more than that nobody else does just this."""
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
    r"|with an? (?:escort|chaperone|passenger assistant)|there and back|each way|every (?:day|morning)|daily)\b",
)
"""An adult, or a taxi, that does it."""
_ADULT_DOES = re.compile(
    r"\b(?:assistants?|tas?|lsas?|adults?|staff|supervisors?|key ?workers?|mentors?|teachers?|carers?|parents"
    r"|mother|father|mum|dad)"
    r"(?: (?:will|to|must))? ([a-z]+)(?: (?:on|off|up|out|down|away|for))? (?:his|her|their|the|him|them)\b"
    r"(?! [^.;,]*\bwith (?:him|her|them)\b)"
)
"""An act of an adult on what is the child's."""
_WRITES = re.compile(r"\bwrites? (?![^.;]*\b(?:dictat\w+|scribe|words|ideas|typ\w+)\b)")
_SCRIBES = re.compile(
    r"\bscribes?\b(?![^.;]*\b(?:after|once|copies|copy|key ?words|typ\w+|by (?:him|her|them)(?:sel\w+)?)\b)"
)
_CHORES = frozenset(
    "pays buys pay buy packs pack carries carry orders order opens open pours pour fetches fetch ties tie".split()
)
_WITH_OTHERS = re.compile(
    r"\b(?:with|joins?|beside|among|invites?|plays?)\b[^.;]{0,30}?\b(?:friends?|peers?|child(?:ren)?|pupils?|classmates?|others?|boys|girls)\b"
)
_KEPT_APART = re.compile(
    r"\b(?:by (?:him|her)self|by themselves|alone|on (?:his|her|their) own"
    r"|away from (?:the )?(?:other (?:children|pupils)|others?|peers|class|classmates|pupils|children))\b"
)
_FOR_A_WHILE = re.compile(r"\b(?:first|then|until|when|if|before|after|calm\w*|start)\b")
_COMES_IN = re.compile(
    r"\b(?:attends?|comes?|goes|go|gets?|is|be|arrives?|returns?)(?: back)? (?:[a-z]+ )?(?:to |in |into |at )?"
    r"(?:the )?(?:school|college|nursery|(?:every|each|all|his|her|their|one|two|three|four|five|[0-9]+) lessons?)\b"
)
_TAUGHT_AWAY = re.compile(
    r"\b(?:home tuition|tuition at home|online (?:tuition|lessons|teaching|school)"
    r"|(?:taught|educated|teaching|education) at home)\b"
)
_LEADS_BACK = re.compile(
    r"\b(?:re-?integrat\w+|visits?|until|then|gradual\w*|return\w*|staged|phased|building|alongside|mov(?:es|ing)"
    r"|first|start\w*|at a time|(?:back|in) (?:to|into))\b|\b(?<!not )(?:at|into|to) (?:school|college|lessons)\b"
)
_EXCUSED = re.compile(
    r"\b(?:excused|exempt(?:ed)?|withdrawn|removed|let off|disapplied|kept (?:out|away|back)) (?:of|from) ([^.;,]+)"
    r"|\b(?:(?:does|do|will|need|must) not|never) (?:have to |need to |be asked to )?"
    r"(?:go|attend|take|join|sit|do|eat|read|write|speak)\b([^.;,]*)"
)
"""What the child is spared."""
_LEADS_THERE = re.compile(
    r"\b(?:until|fad(?:e|es|ed|ing)|gradual\w*|step by step|step back|steps back|less and less|then|teach(?!ing assistant)\w*"
    r"|taught|practis\w+|stands? back|first|the rest|(?:more|less|fewer|further|longer) (?:each|every)|step more"
    r"|behind (?:him|her|them)"
    r"|shows?|talks? (?:him|her|them) through|(?:and|while|as) (?:he|she|they) [a-z]+"
    r"|rehears\w+|trainer|training|programme|learn\w*|model\w*|prompt\w*|encourag\w+|chaining|joins? in|so that|reduc\w+"
    r"|hand[- ]over[- ]hand|exercises?|physio\w*|therap\w+|(?:typed|written|said|done) by (?:him|her|them)|each part"
    r"|his own|her own|their own|himself|herself)\b"
)
"""What leads the child to do it: help that is faded, or teaches."""


def done_in_their_place(outcome: AnalysedPassage, help_: AnalysedPassage) -> bool:
    """Whether the outcome asks the child to do something alone, or with others, and the help only does it or keeps them apart."""
    if _WITH_OTHERS.search(outcome.folded) and _kept_apart(help_.folded):
        return True
    if _COMES_IN.search(outcome.folded) and _TAUGHT_AWAY.search(help_.folded) and not _LEADS_BACK.search(help_.folded):
        return True
    if _spared(outcome, help_.folded):
        return True
    if _LEADS_THERE.search(help_.folded):
        return False
    if _WRITES.search(outcome.folded) and _SCRIBES.search(help_.folded):
        return True
    if _OWN_DOING.search(outcome.folded, outcome.scan):
        return _DONE_FOR.search(help_.folded, help_.scan) is not None or _same_act(outcome, help_.folded, _CHORES)
    return _OWN_THING.search(outcome.folded) is not None and _same_act(outcome, help_.folded)


def _same_act(outcome: AnalysedPassage, folded: str, chores: frozenset[str] = frozenset()) -> bool:
    """Whether an adult does to what is the child's just what the outcome asks of the child, or one of the child's chores."""
    asked = {stem(word) for word in outcome.words}
    acts = [match.group(1) for match in _ADULT_DOES.finditer(folded)]
    return any(act in chores or stem(act) in asked for act in acts)


def _spared(outcome: AnalysedPassage, folded: str) -> bool:
    """Whether the child is spared what the outcome asks, for good."""
    spared = _EXCUSED.search(folded)
    if spared is None or _LEADS_BACK.search(folded) or _LEADS_THERE.search(folded):
        return False
    return any(stem(word) in outcome.stems for word in content_words(spared.group(1) or spared.group(2) or ""))


def _kept_apart(folded: str) -> bool:
    """Whether help keeps the child from others; not where the child is at first alone and then with two others."""
    told, apart = _KEPT_APART.subn("", folded)
    return apart > 0 and _WITH_OTHERS.search(told) is None and _FOR_A_WHILE.search(folded) is None
