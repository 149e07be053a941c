"""A strength told without a word of praise, by how well something is done; and a line for strengths that tells none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import holds_any
from ehcp_rules.text.needs.scenes import HARD

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["does_well", "tells_no_strength"]

_NONE_TOLD = re.compile(
    r"\W*(?:strengths?(?: and interests)?\W+)?(?:no (?:[a-z]+ ){0,2}strengths?|none|n/?a|nil|not applicable|tb[ac])\b"
    r"(?: (?:were|was|have been|has been|are|is))?"
    r"(?: (?:recorded|noted|identified|reported|known|given|stated|provided|shared|found|listed))?"
    r"(?: (?:in|for|under) this (?:area|section)| (?:at|by) (?:(?:this|the) )?(?:time|present|school|nursery|moment|setting)"
    r"| currently| as yet| yet)*\W*$"
)
_WELL = re.compile(
    r"\b(?:correctly|accurately|unaided|worked out (?:how|what|why|where|which)[^,]*"
    r"|without (?:any |an? )?(?:help|fuss|prompt\w*|reminders?|reminding|adult|support|being (?:asked|told|prompted|reminded))"
    r"|(?<!as )well (?:when|with|if|in|to|from|on|at|beside|once)\b|(?:did|does|works|copes|manages|learns|plays|listens) well\b)"
)
_CUES = ("correctly", "accurately", "unaided", "worked out", "without ", "well")
_NOT_SO = re.compile(
    r"\b(?:unable|rarely|seldom|hardly|will|would|should|must|could|may|might|to be|yet to|until|nor|unless|poor\w*|weak\w*|little"
    r"|slow\w*|if|fails?|failed|nowhere|hope[sd]?|wants?|aims?)\b"
)
_CLAUSES = re.compile(r"[.;!?](?= )|,? (?:but|whereas|although|though)\b|, yet\b")


def tells_no_strength(passage: AnalysedPassage) -> bool:
    """Whether a line for strengths says only that there are none, or nothing."""
    return _NONE_TOLD.match(passage.folded) is not None


def does_well(passage: AnalysedPassage) -> bool:
    """Whether a clause tells what was done well or without help, and nothing hard beside it."""
    if not holds_any(passage.folded, _CUES):
        return False
    begin = 0
    for end in (*(cut.start() for cut in _CLAUSES.finditer(passage.folded)), len(passage.folded)):
        clause = passage.folded[begin:end]
        if _WELL.search(clause):
            told = _WELL.sub(" ", clause)
            if not HARD.search(told) and not _NOT_SO.search(told):
                return True
        begin = end
    return False
