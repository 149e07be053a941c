"""Adults as the doers of an outcome: who they are, and what is put in place, delivered or reviewed by somebody unnamed."""

from __future__ import annotations

import re

__all__ = ["adults_do", "service_done", "telling_of_the_child"]

_ADULTS = re.compile(
    r"(?:that )?(?:(?:all|both|every|each|most|some|any|of|the|an?|his|her|their|my|our|two|three|four|five|six|\d+"
    r"|members? of|key|whole|class|subject|new|lunchtime|midday|named|trained|familiar|trusted|specialist|other|support"
    r"|special|head|teaching|learning|nursery|relevant|qualified|speech and language|speech|occupational"
    r"|educational|clinical"
    r"|community|school|[a-z-]+'s?) ){0,6}"
    r"(?:staff|adults?|teachers?|assistants?|tas?|team|supervisors?|parents?|mum|mam|dad|mother|father"
    r"|grandparents|carers?"
    r"|family|nurses?|therapists?|senco|sendco|psychologist|tutors?|mentors?|key ?workers?|professionals|practitioners?"
    r"|social worker|escort|personal assistant|coach|local authority|camhs"
    r"|school(?! (?:attendance|day|life|lunch|meals|bus|uniform|work|bag))|college|nursery|setting|everyone)"
    r"(?: and (?:[a-z]+ )?(?:mum|dad|carers?|parents|mother|father|family|staff|teachers?|therapists?|school|home))?"
    r"(?: (?:who|working|that|in|at|from|around|with|supporting|involved)\b[^,.;]{0,60}?)?"
    r" (?:will|has|have|are|is|to|should|must)\b"
)
_PERCEIVE = re.compile(
    r"[^,;.]*?\b(?:will|to|should|must|have|has) (?:not |no longer |only |all )*(?:see|hear|notice|say|report"
    r"|observe|find"
    r"|agree|recognise|need|have to|feel|tell|describe|be told|be asked|be called|know(?! how| what to| about"
    r"| when to| the )"
    r"|understand(?! how| (?:[a-z']+ )?(?:[a-z-]+ ){0,2}(?:needs|profile|diagnosis|difficulties|condition"
    r"|behaviour|triggers"
    r"|autism|adhd))"
    r"|be able (?!to (?:use|support|help|meet|deliver|provide|implement|adapt|manage|respond|plan|teach"
    r"|identify|sign)))\b"
)
"""What others find of the child: a change told from outside, and not what they do."""
_LESS = re.compile(
    r"\b(?:no more than|fewer than|less than|at most|without|no longer|only (?:once|twice|one)|stop|instead)\b"
)


def adults_do(folded: str, start: int) -> tuple[int, int] | None:
    """Where adults are the subject of the clause that begins here, unless they only find out about the child."""
    match = _ADULTS.match(folded, start)
    return match.span() if match and not _PERCEIVE.match(folded, start) else None


def telling_of_the_child(folded: str, end: int) -> bool:
    """Whether what adults are to do becomes less, which tells of the child: `his mother will ring no more than once`."""
    return _LESS.search(folded, end) is not None


_PLACED = (
    r"delivered|provided|(?:re)?written|refreshed|amended|renewed|revised|finalised|signed off|followed up"
    r"|withdrawn|removed|"
    r"put in(?:to)? place|in place|set up|implemented|arranged|made|offered|given"
    r"|carried out|run|held"
    r"|reviewed|monitored|shared|updated|drawn up|agreed|extended|increased|conducted|commissioned"
    r"|funded|installed"
    r"|fitted|supplied|purchased|bought|ordered|allocated|appointed|identified|adapted|adjusted|differentiated"
    r"|modified|embedded"
    r"|established|introduced|trialled|sourced|secured|scheduled|available|organised|circulated|issued|explored"
    r"|considered"
    r"|undertaken|sought|maintained|continued|created|produced|planned|modelled|tailored|personalised|completed"
    r"|assessed|met"
    r"|addressed|managed|supported|overseen|met in full|taken into account|listened to|respected"
    r"|(?:known|understood|read|followed|used|applied|carried out) (?:to|by|across|with) (?:all|every|each|any"
    r"|staff|adults|teachers"
    r"|the (?:staff|school|team|adults|whole|class))"
)
_SERVICES = (
    r"plans?|programmes?|diet|passport|profile|interventions?|strategies|supports?|provision|sessions?|therapy"
    r"|assessments?"
    r"|equipment|timetable|training|reviews?|referrals?|advice|resources|curriculum|environment|classroom|adaptations"
    r"|adjustments|transport|key ?worker|work ?station|visuals|social stor(?:y|ies)|approach(?:es)?"
    r"|arrangements|package"
    r"|placement|provision map|targets|guidelines|protocol|measures|materials|wishes|views|needs|input|guidance|liaison"
    r"|communication between"
    r"|opportunities|counselling|mentoring|physiotherapy|tuition|meetings?|checks?|check-ins?|safe space"
    r"|quiet (?:space|area|room)"
    r"|lessons|tasks|seating|ramp|hoist|soundfield system|radio aid|toileting plan|pathway|routines?"
)
_SERVICE_SUBJECT = re.compile(
    r"(?:(?!(?:will|to|has|have|is|are|can|should|must|who|that|he|she|they|i|when|if|be)\b)[a-z0-9':,-]+ ){0,8}?"
    rf"(?:{_SERVICES})"
    r"(?: (?:to|for|in|with|at|on|of|from|between|about|into|across|around|during|using)\b[^.;]{0,80}?)?"
    r" (?:will|to|has|have|is|are|should|must|continues? to)(?: now| also| still| all)?(?: be| been| have been"
    r"| being| have)?"
    rf"(?: [a-z]+ly| fully| well)? (?:{_PLACED})\b"
)
_NOTE = re.compile(
    r"(?:(?!(?:will|to|has|have|is|are|can|should|must|who|that|he|she|they|i|when|if|be)\b)[a-z0-9':,-]+ ){0,6}?"
    rf"(?:{_SERVICES}|food log|diary|records?)(?: (?:to|for|in|with|at|on|of|from|between|about)\b[^.;]{{0,60}}?)?"
    rf" (?:fully )?(?:{_PLACED}|complete|followed|kept|in use|under way|ongoing)\b(?![^.;]*\b(?:will|can|he|she"
    rf"|they|i)\b)"
)
"""A cell of a table without a verb: `Care plan updated`, `Assessment complete`."""
_TAKING_PART = re.compile(
    r"(?:attendance|participation|engagement|enrolment|involvement|inclusion|access|completion|receipt"
    r"|provision|delivery"
    r"|continuation|implementation|referral|introduction|review|use|monitoring)"
    r" (?:at|in|with|on|to|of|for|from|by) (?:(?!(?:so|without|he|she|they|who)\b)[a-z0-9'&-]+,? ){0,6}?"
    r"(?:therapy|physiotherapy|appointments?|clinics?|sessions?|groups?|programmes?|interventions?|counselling"
    r"|mentoring|tuition"
    r"|strategies|support|provision|plan|curriculum|course|placement|therapist|team|service|assessment"
    r"|equipment|diet|camhs)\b"
)
_BOOKED = re.compile(
    r"(?:(?!(?:will|to|has|is|can|he|she|they|i|when|without)\b)[a-z0-9'-]+ ){0,4}?(?:clubs?|groups?|breaks"
    r"|circuits?|programme|support"
    r"|check-?ins?|respite|swimming|transport|buddy|ta|lsa|key ?worker|laptop|tuition|visits)(?: (?:with|from"
    r"|for|by) [^,;.]{2,40})?,? "
    r"(?:once|twice|weekly|daily|fortnightly|each|every|(?:\d|one|two|three|four|five) (?:times|days|mornings|afternoons|sessions"
    r"|hours|nights) (?:a|per|each|every))\b"
)
_TRACKED_SUBJECT = re.compile(
    r"(?:[a-z'-]+ ){0,4}?(?:progress|attendance|behaviour|anxiety|difficulties|development|learning|work"
    r"|wellbeing|skills|health)"
    r" (?:will|to|is|are|should) be (?:[a-z]+ly )?(?:monitored|assessed|reviewed|supported|addressed|tracked"
    r"|differentiated|scaffolded"
    r"|adapted|overseen)\b"
)
_THERE_IS = re.compile(
    r"there (?:will be|is|are|to be) (?:an?|the|some|clear|consistent|regular|close|good|effective|better"
    r"|improved|more|ongoing)"
    r" [^.;]{0,60}?\b(?:approach|plan|support|communication between|liaison|staff|provision|strategies|system"
    r"|access|programme"
    r"|space|adult|arrangements|transition|opportunit\w+)\b"
)
_BY_THE_CHILD = re.compile(r"\bby (?:him|her|them)(?:self|selves)?\b|\bby [a-z'-]+ (?:him|her|them)self\b")


_DONE_BY_ADULTS = re.compile(
    r"[^.;]{0,80}?\b(?:is|are|be|been) (?:[a-z]+ly )?(?!(?:understood|heard|seen|noticed|recognised|told|reported|accepted|trusted"
    r"|believed|known|asked|called|observed|judged|left)\b)[a-z]+(?: [a-z]+){0,3}? by (?:(?:an?|the|his|her"
    r"|their|all|two|trained|key"
    r"|familiar|specialist|qualified|support|class|teaching|school|healthcare|home) )*"
    r"(?:staff|adults?|carers?|assistants?|teachers?|therapists?|nurses?|team|parents|school|college|sencos?|practitioners)\b"
)


def service_done(folded: str, start: int) -> tuple[int, int] | None:
    """Where a service is the subject of the clause that begins here, and something is done with it by nobody or by adults."""
    for pattern in (_SERVICE_SUBJECT, _NOTE, _TAKING_PART, _BOOKED, _TRACKED_SUBJECT, _THERE_IS, _DONE_BY_ADULTS):
        match = pattern.match(folded, start)
        if pattern is _DONE_BY_ADULTS and match and telling_of_the_child(folded, start):
            continue
        if match and not _BY_THE_CHILD.match(folded, min(match.end() + 1, len(folded))):
            return match.span()
    return None
