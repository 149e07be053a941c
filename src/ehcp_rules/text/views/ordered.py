"""Turns of phrase by which help is ordered, recommended or promised: what a provision says, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.english.grammar import Cued

__all__ = ["HELP", "WORKER", "ordered"]

HELP = (
    r"(?:support\w*|assistants?|tas?|lsas?|therap(?:y|ies|ists?)|teaching|tuition|one-to-one|1:1|2:1|provision|curriculum"
    r"|programmes?|interventions?|input|supervision|mentoring|coaching|counselling|environment|timetable|breaks|approach)"
)
_HELP_TOO = rf"(?:{HELP}|groups?|interventions?|club|lessons in|small class|sensory circuits|workshops?)"
WORKER = (
    r"(?:staff|adults|teachers?|school|college|nursery|the setting|[a-z]+ therapists?|[a-z]+ assistants?"
    r"|[a-z]+ psychologists?|physiotherapists?|senco|mentors?|specialists?)"
)

_PARTICIPLE = r"(?:taught|supported|supervised|withdrawn|monitored|prompted|accompanied|assessed)"
_ORDERED: tuple[Cued, ...] = (
    Cued(
        "will ",
        rf"\b{WORKER} will (?:provide|give|ensure|use|offer|deliver|implement|see|work with|support|monitor|review|run)\b",
        rf"\bwill (?:receive|be (?:given|offered|provided with|supported by)|have access to"
        rf"|have) (?:[a-z0-9:'-]+ ){{0,7}}?{HELP}\b",
        r"\bwill have access to (?:a|an) (?:key|trusted|named|familiar)\b",
        r"\bwill have access to (?:an?|the) (?:[a-z-]+ )?(?:room|space|base|laptop|area)\b",
        r"(?<!which )(?<!that )(?<!this )(?<!it )(?<!there )(?<!dinner )\bwill (?:continue to )?be "
        rf"{_PARTICIPLE} (?:[a-z'-]+ ){{0,3}}?(?:by|in|with|through|at|for|daily|weekly|during|to)\b",
        r"(?:(?<=\bhe )|(?<=\bshe )|(?<=\bthey )|(?<=\bi ))will (?:attend|access|have access to|take part in"
        r"|continue (?:to receive|with|to have|to access)|work with|engage (?:in|with)) "
        rf"(?:[a-z0-9:'-]+ ){{0,6}}?{_HELP_TOO}\b",
    ),
    Cued(
        "requir|must have|is to have|should ",
        rf"\b(?:requires?|must have|is to have|should be given|should receive) (?:[a-z0-9:'-]+ ){{0,7}}?{HELP}\b",
        r"\bi require\b",
    ),
    Cued(
        "should |must |is to |are to ",
        r"\b(?:should|must|is to|are to) (?:always |continue to )?be (?:given|provided with|offered|allowed|supported|granted"
        rf"|taught|supervised) (?:[a-z0-9:'-]+ ){{0,6}}?(?:{_HELP_TOO}|extra time|readers?|scribes?|rest breaks|adults?|staff)\b",
    ),
    Cued(
        "i need|i require|i benefit|i respond",
        r"\bi (?:need|require) (?:[a-z]+ ){0,2}?(?:adults|staff|teachers|people|others|grown-ups) (?:[a-z]+ ){0,3}?to "
        r"(?:adopt|implement|provide|ensure|maintain|reduce|facilitate|differentiate|scaffold|chunk|minimi[sz]e|promote|incorporate"
        r"|establish|co-regulate|utili[sz]e|deliver|embed|reinforce)\b",
        r"\bi (?:benefit from|respond (?:well |best |better )?to) (?:[a-z-]+ ){0,5}?"
        r"(?:approach(?:es)?|environment|curriculum|strategies|supports?|programme|interventions?|instructions?|boundaries|routines?|cues|demands)\b",
    ),
    Cued(
        "i need|benefit|to be supervised|hour|hrs",
        r"\bi need an? (?:[a-z-]+ ){0,3}?(?:curriculum|environment|approach|programme)\b",
        r"\bwould benefit from\b|\bneeds? to be supervised\b",
        rf"\b\d+(?:\.\d+)? hours (?:of|a|per) (?:[a-z]+ ){{0,5}}?{HELP}\b",
        r"\bi (?:need|require|must have|should have|am to have) (?:[a-z0-9:,'-]+ ){0,6}?\d+(?:\.\d+)? ?(?:hours?|hrs) "
        rf"(?:[a-z0-9'-]+ ){{0,5}}?{HELP}\b",
    ),
    Cued(
        "recommend|advises|sessions of",
        rf"\b(?:recommends?|recommended|recommendation)\b (?:[a-z0-9:'-]+ ){{0,9}}?(?:{HELP}|hours|sessions|minutes)\b",
        r"\b(?:ep|sencos?|psychologist|therapist|advisory teacher) (?:recommends|advises)\b",
        r"\bsessions of (?:occupational|speech|physio|music|play|art)\w*",
    ),
    Cued(
        "to have|to receive|to get|to be given",
        r"^to (?:have|receive|get|be given) (?:[a-z-]+ ){0,2}?(?:1:1|2:1|one-to-one|(?:teaching assistant|tas?|lsas?"
        r"|key ?worker)\b"
        r"|(?:\d+|one|two|three|four|five|six|ten|twenty|weekly|daily) (?:hours?|sessions?|minutes) (?:of|with)"
        r"|(?:[a-z-]+ )?(?:therapy|tuition|provision|intervention)\b"
        r"|place at an? (?:[a-z]+ )?(?:specialist|special|residential) (?:school|college|setting)\b)",
    ),
    Cued(
        "required|needed|recommended|necessary|provided",
        rf"\b{HELP} (?:is|are|will be) (?:required|needed|recommended|necessary|provided)\b",
    ),
    Cued(
        "weekly|daily|regular|fortnightly|full-time",
        r"^(?:weekly|daily|regular|fortnightly|full-time) (?:[a-z-]+ ){0,3}?(?:\w*therapy|support|tuition|sessions?|1:1)\W*$",
    ),
    Cued(
        "to be ",
        r"^to be (?:[a-z]+ly )?(?:supported|taught|given|prompted|supervised|accompanied|provided|offered|encouraged|reminded"
        r"|monitored|seen|assessed|allowed) (?:by|with|through|in a|access|regular|a|an|the|opportunit[a-z]+|to) ",
        rf"\b(?:{HELP}|toys|equipment|adjustments|strategies|training|resources?|plans?|seating) to be (?:provided|delivered"
        r"|put in place|implemented|made|used|offered|given|arranged|available|reviewed|embedded|continued|agreed)\b",
    ),
    Cued(
        "important|essential|vital|crucial|necessary|imperative|recommended|advised",
        r"\b(?:it is|it's|this is) (?:very |really )?(?:important|essential|vital|crucial|necessary|imperative|recommended"
        rf"|advised) (?:that|for) [^.;]{{0,60}}?\b(?:supported|provided|supervised|taught|adults|staff|{_HELP_TOO})\b",
    ),
    Cued(
        "needs ",
        r"(?<!i )\bneeds (?:an? )?(?:[a-z-]+ ){0,3}?(?:environment|setting|curriculum|provision|programme|supervision"
        r"|intervention)\b",
    ),
    Cued(
        " be reviewed| be monitored| be assessed| be shared| be met| be updated| be delivered| be provided| be tracked| be adapted"
        "| be differentiated| be kept under",
        r"\b(?:my|his|her|their) (?:[a-z]+ )?(?:plan|targets|provision|progress|timetable|placement|outcomes|programme"
        r"|support) (?:will|must|should|is to|are to) be"
        r" (?:reviewed|monitored|assessed|shared|met|updated|delivered|provided|tracked|adapted|differentiated|kept under)\b",
    ),
    Cued(
        "ot to |salt to |slt to |ep to |staff to |school to |schools to |teacher to |teachers to |ta to |tas to |lsa to |lsas to "
        "|adults to |senco to |college to |nursery to |setting to |therapist to |therapists to |psychologist to |psychologists to ",
        r"(?<!for )(?<!from )\b(?:ot|salt|slt|ep|staff|schools?|teachers?|tas?|lsas?|adults|senco|college|nursery|setting"
        r"|[a-z]+ therapists?|[a-z]+ psychologists?|physiotherapists?) to (?:be (?:[a-z]+ )?(?:trained|aware|provided|given|made)"
        r"|deliver|provide|use|give|complete|offer|monitor|support|implement|ensure|run|write|make|review|receive|have|train"
        r"|carry"
        r"|liaise|refer|adapt|differentiate|model|prompt|encourage|put)\b",
    ),
)


def ordered(folded: str) -> Iterator[re.Match[str]]:
    """Where a folded text orders, recommends or promises help, turn of phrase by turn of phrase."""
    for turns in _ORDERED:
        yield from turns.finditer(folded)
