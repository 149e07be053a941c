"""Clauses among needs that arrange help: a verb of arranging, proposing or doing, the help, and how much, when or at what cost.

Where the clause tells of the child, of a finding or of another time, it is evidence and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import NUMBER, WEEKDAY, Cued

if TYPE_CHECKING:
    from ehcp_rules.evidence import Span
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["arranges_help"]

_WHO = (
    r"(?:assistants?|tas?|lsas?|tutors?|teachers?|\w*therapists?|physio(?:therapist)?s?|slt|salt|psychologists?|mentors?"
    r"|coach(?:es)?|(?:[a-z]+ )?workers?|counsellors?|nurses?|senco|staff|adults?|carers?|instructors?|trainers?|advisers?"
    r"|volunteers?|buddies|buddy|scribes?|readers?|interpreters?|guides?|escorts?|chaperones?|portage|elsa)"
)
_WHAT = (
    r"(?:\w*therapy|tuition|tutoring|mentoring|counselling|coaching|supervision|support|phonics|programmes?|interventions?"
    r"|sessions?|lessons?|clubs?|groups?|funding|placements?|ratio|timetables?|classes|respite|short breaks?|breaks?|transport"
    r"|taxi|time ?out|pass|routine|one[- ]to[- ]one|1:1|2:1|laptops?|tablets?|software|devices?|equipment|hours|input|training"
    rf"|visits?|check-ins?|alarms?|schedules?|boards?|cards?|room|place|{_WHO})"
)
_HELP = re.compile(rf"\b{_WHAT}\b")
_AMOUNT = re.compile(
    rf"\b(?:daily|weekly|fortnightly|monthly|termly|hourly|twice|{WEEKDAY}|£ ?\d|(?:each|every|per|all) [a-z]+"
    rf"|{NUMBER}[- ](?:[a-z-]+ ){{0,2}}?(?:min\w*|hours?|hrs?|times|sessions?|days?|weeks?|mornings?|afternoons?|lunch\w*|breaks?"
    r"|adults?|staff|others|children|pupils|visits?)|\d{1,2}[.:]\d\d|\d:\d|no more than|at most|at all times|throughout"
    r"|(?:once|times) an?)\b|£ ?\d"
)
"""How much, how often, when, with how many or for what money."""
_ARRANGED = (
    r"(?:arranged|booked|agreed|allocated|funded|commissioned|approved|secured|purchased|ordered|timetabled|organised"
    r"|set aside|set up|put in place|allotted|earmarked|planned|bought|recommended|advised|proposed|prescribed"
    r"|sanctioned|authorised|granted|scheduled|fixed)"
)
_IS_ARRANGED = Cued(
    "been |is |are |propose|recommend|advise|suggest|request|seek|necessary|essential",
    rf"\b(?:has|have) (?:now |also |already )?been {_ARRANGED}\b",
    rf"\b(?:is|are) (?:to be |being |therefore |now |also |hereby )*(?:{_ARRANGED}|(?:required|needed|necessary|essential"
    r"|called for|warranted|indicated)(?! to\b| before\b| if\b| just\b| when\b| for (?:him|her|them)\b)|requested|sought"
    r"|to (?:be )?(?:continued?|start(?:ed)?|begin|run))\b",
    r"\b(?:we|i|school|college|the (?:[a-z]+ ){1,3}) (?:propose|recommend|advise|suggest|request|seek)s?\b",
)
"""That help is settled on, asked for or proposed."""
_WE_SHALL = Cued(
    "will |'ll |shall |going to|plan|intend|is to |are to ",
    rf"^\W*(?:and |so |therefore |in future |from [a-z]+ )*(?:we|(?:the |his |her |their |our |an? |{NUMBER} )?"
    rf"(?:[a-z]+ ){{0,3}}?(?:school|college|nursery|setting|team|council|authority|service|hospital|base|unit|{_WHO}))"
    r"(?: will| shall|'ll| (?:is|are) going to| plans? to| intends? to| (?:is|are) to) (?:also |then |be )?"
    r"(?!not\b|find\b|see\b|notice|hear\b|know\b|need\b|expect|lose|miss\b|wait|say\b|often|sometimes|usually|have to\b|get\b"
    r"|hit\b|kicked|told|asked|feel|struggle|report)[a-z-]{3,}",
)
_ON_HAND = Cued(
    "must |should |is to |are to |shall |needs to |need to |has to |have to ",
    rf"\b(?:{_WHO}|ratio)\b[^.;]{{0,40}} (?:must|should|shall|is to|are to|needs? to|has to|have to) be "
    r"(?:kept|in|with|at|beside|by|present|on hand|available|within|provided|maintained|there|on duty|next|alongside|assigned)\b",
)
"""Somebody who is to be there."""
_TO_BE = Cued(
    "to be |to have |to receive |to attend |to work ",
    r"^\W*(?:[a-z]+ )?to (?:be (?:withdrawn|taught|seated|supported|accompanied|supervised|seen|placed|educated|taken|given|offered"
    r"|provided|collected|escorted|met|helped|joined|moved|included|fed|toileted|timetabled)|have|receive|attend|work with)\b",
)
_LABEL = re.compile(
    r"^\W*(?:(?:what (?:is|we)|already|now|currently|to be|has been|help|support|provision)? ?(?:is )?(?:now |currently )?"
    r"(?:recommended|recommendations?|proposed|proposals?|in place(?: now)?|to (?:continue|start)|agreed|arranged|booked|funded"
    r"|provision|actions?|next steps?|strateg(?:y|ies)|interventions?|planned|plan|suggested|suggestions?|advised"
    r"|support(?: in place)?|help given))(?: now| at present| from [a-z]+)? ?(?::| - )"
)
"""A label before help: `recommended:`, `what is in place now:`."""
_BIDDEN = re.compile(
    r"^\W*(?:please )?(?:continue(?: with)?|give|provide|offer|allow|pre-?teach|seat|remind|repeat|chunk|use(?! of)|let|ensure"
    r"|arrange|schedule|rehearse|prepare|timetable|maintain|supply|fund|deliver|build in|set aside)"
    r" (?:the |a |an |his |her |their |him |them |in |daily |weekly |two |three |short |regular |[a-z]+ )"
)
"""What the reader is told to do."""
_EVIDENCE = re.compile(
    r"\b(?:because|(?<!more )(?<!fewer )than|that he|that she|still|yet|although|though|without|despite|even|not|never"
    r"|no(?! more than| fewer than)|nobody|hardly|barely|scarcely|last|ago|first|was|were|had|did|found"
    r"|could|can|cannot|would|may(?! 20)|might|sometimes|usually|or (?:he|she|they)|most (?:days|mornings|lessons)|if|ended|stopped"
    r"|does|until (?:he|she|they|last|\d{4})|used to|previously|formerly|[a-z]+s to be (?:asked|told|reminded))\b"
)
"""What tells of the child, of a finding or of another time."""
_CLAUSES = re.compile(
    r"[;.!?]\s|[;.!?]$| - |, (?:and|so|but|with) (?=we\b|the |an? |two |it )|, (?:and )?(?=we(?:'ll| will)\b)"
)


def arranges_help(passage: AnalysedPassage, span: Span) -> bool:
    """Whether a clause of a sentence arranges help with an amount, and says nothing of the child beside it."""
    words = passage.folded[span.start : span.end]
    if not (_AMOUNT.search(words) and _HELP.search(words)):
        return False
    start = 0
    for cut in (*_CLAUSES.finditer(words), None):
        clause = words[start : cut.start() if cut else len(words)]
        if _arranges(clause, passage):
            return True
        if cut:
            start = cut.end()
    return False


def _arranges(clause: str, passage: AnalysedPassage) -> bool:
    if not (_AMOUNT.search(clause) and _HELP.search(clause)):
        return False
    patterns = (_IS_ARRANGED, _WE_SHALL, _ON_HAND, _TO_BE)
    formed = (
        _LABEL.match(clause) is not None
        or _BIDDEN.match(clause) is not None
        or any(pattern.search(clause, passage.scan) for pattern in Cued.likely(patterns, passage.scan))
    )
    return formed and _EVIDENCE.search(clause) is None
