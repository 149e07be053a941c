"""Adults as the doers of an outcome: who they are, and what is put in place, delivered or reviewed by somebody unnamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["adults_do", "service_done", "telling_of_the_child"]

_ADULTS = re.compile(
    r"(?:that )?(?:(?:all|both|every|each|most|some|any|of|the|an?|his|her|their|my|our|two|three|four|five|six|\d+"
    r"|members? of|key|whole|class|subject|new|lunchtime|midday|year \d+|named|trained|familiar|trusted|specialist"
    r"|other|support"
    r"|special|head|teaching|learning|nursery|relevant|qualified|speech and language|speech|occupational"
    r"|educational|clinical"
    r"|community|school|[a-z-]+'s?) ){0,6}"
    r"(?:staff|adults?|teachers?|assistants?|tas?|team|supervisors?|parents?|mum|mam|dad|mother|father"
    r"|grandparents|carers?"
    r"|family(?: members?)?|nurses?|therapists?|senco|sendco|psychologist|tutors?|mentors?|key ?workers?|professionals"
    r"|practitioners?"
    r"|social worker|escort|personal assistant|coach|local authority|camhs"
    r"|school(?! (?:attendance|day|life|lunch|meals|bus|uniform|work|bag))|college|nursery|setting|everyone)"
    r"(?: and (?:[a-z]+ )?(?:mum|dad|carers?|parents|mother|father|family|staff|teachers?|therapists?|school|home))?"
    r"(?: (?:who|working|that|in|at|from|around|with|supporting|involved)\b[^,.;]{0,60}?)?"
    r" (?:will|has|have|are|is|to|should|must)\b"
)
_LEARNT_OF_THE_CHILD = (
    r"(?:[a-z']+ )?(?:[a-z-]+ ){0,2}(?:needs|profile|diagnosis|difficulties|condition|behaviour|triggers|autism|adhd"
    r"|loss|impairment|disorder|syndrome|deafness|dyslexia|epilepsy|disability|trauma|anxiety)"
    r"|the (?:impact|effects?|nature|causes?|reasons? (?:for|behind|why))"
)
_PERCEIVE = re.compile(
    r"[^,;.]*?\b(?:will|to|should|must|have|has) (?:not |no longer |only |all )*(?:see|hear|notice|say|report"
    r"|observe|find"
    r"|agree|recognise|need|have to|feel(?! (?:more )?(?:supported|confident|equipped|able|informed|prepared)\b(?! that\b))"
    r"|tell|describe|be told|be asked|be called|know(?! how| what to| about"
    r"| when to| the | (?:his|her|their) (?:[a-z]+ )?(?:targets|needs|plan|profile|triggers|outcomes|strategies|signs))"
    rf"|understand(?! how| (?:{_LEARNT_OF_THE_CHILD})\b)"
    r"|be able (?!to (?:use|support|help|meet|deliver|provide|implement|adapt|manage|respond|plan|teach"
    r"|identify|sign)))\b"
)
"""What others find of the child: a change told from outside, and not what they do."""
_TELLS_OF_THE_CHILD = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|me|my|i|that|what|how|no|none|fewer|less|seldom|rarely|never|not)\b"
)
_A_NAME = re.compile(r"(?<![.:;!?] )\b(?!I\b)[A-Z][a-z]")
_LESS = re.compile(
    r"\b(?:no more than|fewer than|less than|at most|without|no longer|only (?:once|twice|one)|stop|instead)\b"
)
_STEPS_IN = re.compile(
    r"\b(?:need|ring|rung|call|phone|remind|prompt|help|step(?:s|ping)? in|interven|hold|held|restrain"
    r"|send|sent|repeat|ask|have to"
    r"|has to|had to|collect|fetch|carr|lift|dress|feed|wake|stay|sit|wipe|see|hear|notice|record|report"
    r"|log|tell|told|be with)"
)
_GETS_TO_KNOW = re.compile(r"[^,;.]{0,60}\bg[eo]t(?:ting)? to know\b")
_NEED_NOT = re.compile(
    r"[^,;.]*?\b(?:(?:will|would|do|does|did|has|have|had) (?:not|never)|no longer) (?:have |has |had )?"
    r"(?:(?:need|have|has|had)(?:ed|s)? to|be needed to)\b"
)
"""What adults do without: the child has changed."""


def adults_do(passage: AnalysedPassage, core: str, start: int) -> tuple[int, int] | None:
    """Where adults are the subject of the clause that begins here, unless they find out about the child or need do no more."""
    span = next((match.span() for match in (_ADULTS.match(core, start),) if match), None) or _role_does(
        passage, core, start
    )
    if span is None or _NEED_NOT.match(core, start):
        return None
    perceived = None if _GETS_TO_KNOW.match(core, start) else _PERCEIVE.match(core, start)
    if perceived and (
        _TELLS_OF_THE_CHILD.search(core, perceived.end()) or _A_NAME.search(passage.text, perceived.end())
    ):
        return None
    return span


def _role_does(passage: AnalysedPassage, core: str, start: int) -> tuple[int, int] | None:
    """Where a role that no list of this module holds is what the clause is about: `the EP will observe`, `QTVI to visit`."""
    for hit in passage.hits_of("roles"):
        if hit.span.start >= start and _BEFORE_A_ROLE.fullmatch(core, start, hit.span.start):
            acting = _ROLE_ACTS.match(core, hit.span.end)
            if acting:
                return start, acting.end()
    return None


def telling_of_the_child(folded: str, end: int) -> bool:
    """Whether what adults are to do becomes less, which tells of the child: `his mother will ring no more than once`."""
    less = _LESS.search(folded, end)
    return less is not None and _STEPS_IN.search(folded, end, min(len(folded), less.end() + 30)) is not None


_BEFORE_A_ROLE = re.compile(
    r"(?:that )?(?:(?:the|an?|his|her|their|my|our|each|all|both|two|three|school|college|class|named|new"
    r"|link|visiting|lead"
    r"|trained|qualified|specialist|local|nhs|[a-z-]+'s) ){0,4}"
)
_ROLE_ACTS = re.compile(
    r"s?(?: (?:from|at|in|with|and|or) [^,.;]{1,40}?)? (?:(?:will|has|have|is|are|to|should|must)"
    r"|(?:give|help|support|teach|work|model|deliver|provide|review|monitor|check|meet|visit|run|lead"
    r"|plan|follow|use|set|offer"
    r"|make|ensure|arrange|share|keep|record|advise|train|assess|observe|liaise|contact|attend|see)s?)\b"
)
_SERVICE_DOES = (
    r"(?:help|support|enable|allow|encourage|assist|teach|ensure|mean|prevent|reduce|address|improve|target|promote"
    r"|focus on|cover|include|take place|happen|begin|start|last|run|continue|work on|work towards|give"
    r"|provide|offer|meet"
    r"|be based|be built|be linked|be timetabled|be part of|be open|be ready|be used|be working"
    r"|be charged|be (?:[a-z]+ )?(?:accessible|friendly)"
    r"|be suitable|be appropriate|be to hand|be within reach|be consistent|be stepped|be led|be taught|be shaped)"
)

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
    r"|placement|provision map|targets|guidelines|protocol|measures|materials|wishes|views|needs|input"
    r"|guidance|liaison"
    r"|communication between"
    r"|opportunities|counselling|mentoring|physiotherapy|tuition|meetings?|checks?|check-ins?|safe space"
    r"|quiet (?:space|area|room)"
    r"|lessons|tasks|seating|ramp|hoist|soundfield system|radio aid|toileting plan|pathway|routines?"
)
_SERVICE_SUBJECT = re.compile(
    r"(?:\d+ ?(?:%|per ?cent) of )?"
    r"(?:(?!(?:will|to|has|have|is|are|can|should|must|who|that|he|she|they|i|when|if|be)\b)[a-z0-9':,-]+ ){0,8}?"
    rf"(?:{_SERVICES})"
    r"(?: (?:to|for|in|with|at|on|of|from|between|about|into|across|around|during|using)\b[^.;]{0,80}?"
    r"|,[^.;]{3,120},)?"
    r" (?:will|to|has|have|is|are|should|must|continues? to)(?: now| also| still| all)?(?: be| been| have been"
    r"| being| have)?"
    rf"(?: [a-z]+ly| fully| well)? (?:{_PLACED})\b"
)
_SERVICE_ACTS = re.compile(
    r"(?:(?:an?|the|his|her|their|my|all|every|[a-z-]+'s|\d+ ?(?:%|per ?cent) of|(?:most|half|one|two"
    r"|three|four|five|six|\d+)(?: of)?) (?:(?!(?:will|to|has|have|is|are|can|should"
    r"|must|who|that|he|she|they"
    r"|i|when|if|be|so)\b)[a-z0-9':-]+ ){0,5}?|(?:[a-z-]+ ){0,3}?(?=[a-z-]+ (?:[a-z]+ ){0,4}will\b))"
    rf"(?:{_SERVICES}|classrooms?|group|club|hub|base|communication device|speech device|hearing aids?"
    rf"|wheelchair|splints|tasks?)"
    r"(?: (?:for|in|with|at|on|of|from|between|about|into|across|around|during)\b[^,.;]{0,60}?)?"
    rf" (?:will|to|should|must|can|may)(?: now| also| still| all| both| always"
    rf"| [a-z]+ly)* (?:{_SERVICE_DOES}|have (?:taken place|happened|begun|started|run|helped|improved|been))\b"
)
"""A service that helps, takes place or is there: `the sensory diet will help Maisie to sit`."""
_MORE_OR_LESS_OF_IT = re.compile(
    r"(?:the )?(?:number|amount|frequency|length) of (?:(?!(?:he|she|they|i|will|that|who)\b)[a-z'-]+ ){0,3}?"
    r"(?:sessions?|visits?|hours|appointments?|minutes|help|support|therapy) (?:with|of|from|by) [^,;.]{2,60}? "
    r"(?:will|to|should|must|has|have) (?:have )?(?:[a-z]+ )?(?:ris\w+|go(?:ne)? up|increas\w+|doubl\w+|grow\w*|stepped up)\b"
    r"|(?:[a-z'-]+ ){0,4}?(?:(?:ta|lsa|assistant|support|adult|one-to-one|1:1|helper) hours|hours of (?:support|help)"
    r"|(?:one-to-one|1:1|adult|ta"
    r"|lsa|assistant) support) (?:will|to|should|must) (?:have |be |been )*(?:gradually )?(?:reduc\w+|cut|halved?"
    r"|lower\w*|decreas\w+|fall\w*|drop\w*)\b"
)
"""That there is to be more help, or less of it, tells nothing of the child."""
_NOTE = re.compile(
    r"(?:(?!(?:will|to|has|have|is|are|can|should|must|who|that|he|she|they|i|when|if|be)\b)[a-z0-9':,-]+ ){0,6}?"
    rf"(?:{_SERVICES}|food log|diary|records?|transition|reintegration|induction|handover)"
    rf"(?: (?:to|for|in|with|at|on|of|from|between|about)\b[^.;]{{0,60}}?)?"
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
_TAKEN_AS = re.compile(
    r"[^,.;]{0,60}?\b(?:is|are|be|been) (?:understood|recognised|treated|viewed|regarded|responded to|accepted) as "
)
_BOOKED = re.compile(
    r"(?:(?!(?:will|to|has|is|can|he|she|they|i|when|without)\b)[a-z0-9'-]+ ){0,4}?(?:clubs?|groups?|breaks"
    r"|circuits?|programme|support"
    r"|check-?ins?|respite|swimming|transport|buddy|ta|lsa|key ?worker|laptop|tuition|visits)(?: (?:with|from"
    r"|for|by) [^,;.]{2,40})?,? "
    r"(?:once|twice|weekly|daily|fortnightly|each|every|(?:\d|one|two|three|four|five) (?:times|days"
    r"|mornings|afternoons|sessions"
    r"|hours|nights) (?:a|per|each|every))\b"
)
_TRACKED_SUBJECT = re.compile(
    r"(?:[a-z'-]+ ){0,4}?(?:progress|attendance|behaviour|anxiety|difficulties|development|learning|work"
    r"|vocabulary|language|speech"
    r"|reading|writing|maths|literacy|numeracy|spelling|handwriting|phonics|independence|confidence"
    r"|attention|communication|self-esteem"
    r"|wellbeing|skills|health)"
    r" (?:will|to|is|are|should) be (?:[a-z]+ly )?(?:monitored|assessed|reviewed|supported|addressed|tracked"
    r"|differentiated|scaffolded"
    r"|adapted|overseen|targeted|developed|extended|promoted|built|worked on|taught|practised|encouraged"
    r"|fostered|nurtured|met|managed"
    r"|modelled|reinforced|embedded|strengthened)\b"
    r"|(?:[a-z]+'s|his|her|their) (?:[a-z-]+ ){1,3}(?:will|is to|are to|should) be (?:[a-z]+ly )?"
    r"(?:monitored|assessed|reviewed|tracked|screened)\b"
)
_THERE_IS = re.compile(
    r"there (?:will be|is|are|to be) an? (?:shared|common|agreed) (?:language|understanding|vocabulary)\b"
    r"|there (?:will be|is|are|to be) (?:an?|the|some|clear|consistent|regular|close|good|effective|better"
    r"|improved|more|ongoing)"
    r" [^.;]{0,60}?\b(?:approach|plan|support|communication between|liaison|staff|provision|strategies|system"
    r"|access|programme"
    r"|space|adult|arrangements|transition|opportunit\w+)\b"
)
_BY_THE_CHILD = re.compile(r"\bby (?:him|her|them)(?:self|selves)?\b|\bby [a-z'-]+ (?:him|her|them)self\b")


_DONE_BY_ADULTS = re.compile(
    r"[^.;]{0,80}?\b(?:is|are|be|been) (?:[a-z]+ly )?(?!(?:understood|heard|seen|noticed|recognised|told"
    r"|reported|accepted|trusted"
    r"|believed|known|asked|called|observed|judged|left)\b)[a-z]+(?: [a-z]+){0,3}? by (?:(?:an?|the|his|her"
    r"|their|all|two|trained|key"
    r"|familiar|specialist|qualified|support|class|teaching|school|healthcare|home) )*"
    r"(?:staff|adults?|carers?|assistants?|teachers?|therapists?|nurses?|team|parents|school|college"
    r"|sencos?|practitioners|professionals?|consultants?|gp|doctors?|camhs|services?|clinic|hospital"
    r"|[a-z]+(?:ologist|iatrist|ician)s?)\b"
)


def service_done(folded: str, start: int) -> tuple[int, int] | None:
    """Where a service is the subject of the clause that begins here, and something is done with it by nobody or by adults."""
    for pattern in (
        _SERVICE_SUBJECT,
        _SERVICE_ACTS,
        _MORE_OR_LESS_OF_IT,
        _NOTE,
        _TAKING_PART,
        _TAKEN_AS,
        _BOOKED,
        _TRACKED_SUBJECT,
        _THERE_IS,
        _DONE_BY_ADULTS,
    ):
        match = pattern.match(folded, start)
        if pattern is _DONE_BY_ADULTS and match and telling_of_the_child(folded, start):
            continue
        if match and not _BY_THE_CHILD.match(folded, min(match.end() + 1, len(folded))):
            return match.span()
    return None
