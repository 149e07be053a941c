"""What an entry of section I says: that it is left open for now, or what type of setting is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.wording.residue import left_open

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["left_for_later", "only_a_name", "type_told"]

_SETTLED = r"(?:named|completed|confirmed|determined|decided|specified|agreed|known|finalised|inserted|filled in)"
_SETTING = r"(?:school|academy|college|nursery|setting|unit|base|provider|institution|placement)"
_LATER = any_of(
    r"\b(?:left|remains?|is|to be|kept|intentionally|deliberately) (?:intentionally |deliberately )?(?:blank|empty|open)\b",
    rf"\b(?:not|yet to be|to be|will be) (?:yet )?(?:be )?{_SETTLED}\b(?! by the tribunal)",
    r"^\W*(?:blank|tb[acd]|draft(?: plan| stage)?)\b\W*$",
    rf"\bno {_SETTING} (?:is|has been|can be|may be) (?:yet )?{_SETTLED}\b",
)
_OTHERWISE = re.compile(r"\b(?:otherwise|other) than (?:at|in)\b|\beot[aic]s?\b|\bsection 61\b|\bhome[- ]educat")
_TYPE = any_of(
    r"\b(?:mainstream|non-maintained|state-funded|pupil referral unit|alternative provision"
    r"|further education college|education (?:otherwise|other) than)\b",
    rf"\b(?:maintained|independent|special|specialist|residential|voluntary[- ]aided|resourced) "
    rf"(?:(?!(?:in|at|for|to|learning)\b)[a-z-]+ ){{0,2}}?{_SETTING}\b",
    # A type stands beside the name, after a comma or in brackets: `Hill Road, a secondary school`.
    rf"(?:[,:;] |\(| [–-] )(?:an? )?(?:[a-z]+ ){{0,3}}?(?:primary|secondary|infant|junior|first|middle|nursery|all-through|post-16"
    rf"|sixth form|community) (?:[a-z]+ )?{_SETTING}\b",
)
_NAMED = re.compile(
    r"\b(?!(?:The|This|Which|What|No|Any|Your|Section|Type|Name|Proposed|Preferred) )[A-Z][\w'’.-]+ (?:[A-Z][\w'’.-]+ ){0,3}"
    r"(?:School|Academy|College|Nursery|Centre|Unit)\b"
)
_ONLY_A_NAME = re.compile(
    r"\W*(?!(?:A|An|The|This|Any|Mainstream|Special|Maintained|Independent|Residential|Primary|Secondary|Local|Further) )"
    r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|of|the|and|&|at|for|with|CE|RC)){0,7}? (?:School|Academy|College|Nursery|Pre-?school)\W*"
)


def left_for_later(passage: AnalysedPassage) -> bool:
    """Whether an entry says that nothing is named yet, in whatever words, and names nothing."""
    if left_open(passage):
        return True
    if _OTHERWISE.search(passage.folded):
        return False
    return _LATER.search(passage.folded) is not None and _NAMED.search(passage.text) is None


def type_told(passage: AnalysedPassage) -> bool:
    """Whether words that name a setting also say plainly of what type it is: `Larch Hill Special School`."""
    return _TYPE.search(passage.folded) is not None


def only_a_name(passage: AnalysedPassage) -> bool:
    """Whether an entry is the name of a school or college and nothing else: `Beech Lane Primary School`."""
    return _ONLY_A_NAME.fullmatch(passage.text) is not None and not type_told(passage)
