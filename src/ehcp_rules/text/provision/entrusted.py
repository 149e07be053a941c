"""Amounts that somebody is to settle: who decides, the deciding, and what is decided, in any order of the three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.provision.clauses import clause_of
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["entrusted"]

_MUCH = (
    r"(?:how (?:often|much|many|long|far|intensive(?:ly)?|frequent(?:ly)?|regular(?:ly)?)|whether(?: or not)?|if at all"
    r"|(?:(?:the|any|his|her|their|its|an?|exact|precise|final|actual|total|weekly|daily|termly|annual|overall|right) ){0,3}"
    r"(?:amounts?|quantit(?:y|ies)|dos(?:e|es|age)|levels?|frequenc(?:y|ies)|numbers?|lengths?|durations?|ratios?|hours|extent"
    r"|intensity|share|ration|allocation|allowance|quota|proportion|staffing))"
)
"""What is settled: how much there is, never how it is done."""
_NAMED = (
    r"(?:schools?|settings?|colleges?|nurser(?:y|ies)|academ(?:y|ies)|providers?|trusts?|governors|governing (?:body|board)"
    r"|board|panel|head(?:s|teacher|teachers)?|heads? of [a-z]+(?: \d+)?|principals?|sen[d]?cos?|inclusion|staff|teams?|managers?"
    r"|leads?|leaders?|coordinators?|co-ordinators?|teachers?|tutors?|lecturers?|assistants?|tas|mentors?|counsellors?"
    r"|coach(?:es)?"
    r"|[a-z]*therapists?|physios?|psychologists?|nurses?|practitioners?|specialists?|workers?|keyworkers?|services?|departments?"
    r"|clinics?|hubs?|bases?|units?|professionals?|supervisors?|deput(?:y|ies)|bursar|business manager|timetabler|director"
    r"|department|faculty|agency|contractor|commissioners?|icb|chair|ots?|slts?|salts?|eps?|ta|elsas?|hlta|lsas?|whoever"
    r"|whichever"
    r"|those|anybody|somebody|someone)"
)
_WHO = rf"(?:(?:the|his|her|their|our|its|each|that|an?|whichever) )?(?:[a-z0-9'-]+ ){{0,3}}?{_NAMED}\b"
_SETTLE = (
    r"(?:decide|determine|settle|fix|set|choose|pick|select|judge|rule|say|agree|negotiate|apportion|ration|allot|allocate|assign"
    r"|share out|work out|weigh up|call|name|specify|define|dictate|gauge|review|adjust|finali[sz]e|establish|calculate|assess"
    r"|determine|arrange|stipulate)"
)
_SETTLES = (
    r"(?:decides|determines|settles|fixes|sets|chooses|picks|selects|judges|rules|says|agrees|negotiates|apportions|rations"
    r"|allots"
    r"|allocates|assigns|works out|weighs up|specifies|defines|dictates|gauges|establishes|calculates|stipulates)"
)
_SETTLED = (
    r"(?:decided|determined|settled|fixed|set|chosen|picked|selected|judged|ruled|agreed|negotiated|apportioned|rationed|allotted"
    r"|allocated|assigned|worked out|weighed up|named|specified|defined|dictated|gauged|finali[sz]ed|established|calculated"
    r"|assessed|arranged|stipulated|shared out)"
)
_WILL = r"(?:will|shall|is to|are to|has to|have to|may|can|must|should|is left to|are left to|is free to|are free to)"
_STILL = r"(?:to be|will be|shall be|is to be|are to be|being|is being|are being|remains? to be|may be|can be|is|are)"
_POWER = (
    r"(?:leave|licen[cs]e|freedom|power|powers|right|authority|permission|latitude|discretion|scope|say-so|final say"
    r"|last word|say"
    r"|veto|final decision|casting vote|choice|option|remit|flexibility)"
)
_LESS = (
    r"(?:swap|change|vary|alter|replace|reduce|cut|stretch|thin|trim|drop|cancel|shorten|lengthen|move|share|redeploy|stop"
    r"|end|pause"
    r"|withdraw|suspend|lower|adjust|flex|decide|determine|set|fix|substitute|exchange|trade|convert|redirect|spend|divert|scale"
    r"|skip|waive|postpone|merge|settle|choose|rearrange the hours)"
)

_OF_HELP = (
    r"(?: (?:of|for|in|with|on) (?:(?!(?:that|which|who|programme|plan|exercises|diet|is|are)\b)[a-z0-9:'-]+ ?){1,7})?"
    r"(?: ?\([^()]{0,40}\))?"
)
"""What an amount is of, up to its verb: `hours of key-worker time (1:1) are set by ...`, no programme that is set by somebody."""
_A_NUMBER = re.compile(rf"(?:{NUMBER}|x) ?(?:taught )?$")
_SETTLED_BY_THEM = Cued(
    "decid|determin|settl|fix|set |sets |chos|choos|pick|select|judg|rule|agree|negotiat|apportion|ration|allot|alloc|assign"
    "|work out"
    "|works out|worked out|weigh|named|specif|defin|dictat|gaug|finali|establish|calculat|assess|arrang|stipulat|shared out"
    "|says |say ",
    rf"\b{_MUCH}{_OF_HELP}:?,? {_STILL} (?:then |later |jointly )?{_SETTLED} (?:[a-z]+ )?(?:by|between|among"
    rf"|with) (?:the )?{_WHO}",
    rf"\b{_MUCH}\b[^.;]{{0,50}}? (?:that |which )?{_WHO}(?: and [a-z' -]{{1,30}}?)? {_WILL} (?:then |later "
    rf"|jointly )?{_SETTLE}\b",
    rf"\b{_WHO}(?: and [a-z' -]{{1,30}}?)? (?:{_WILL} (?:then |later |jointly )?{_SETTLE}|{_SETTLES}) (?:on |upon )?{_MUCH}\b",
    rf"\b{_WHO} {_WILL} (?:choose|decide|determine|say|judge|settle) whether\b",
)
_THEIRS = Cued(
    "fall|rest|lie|sit|matter|call|question|decision|judgement|gift|hands|down to|up to|discretion|whim|say-so",
    rf"\bit (?:will |shall |must )?(?:falls?|is|be|rests?|lies?) (?:to|for|with|on|upon) {_WHO} to {_SETTLE} (?:on )?{_MUCH}\b",
    rf"(?:^|[.;:,(] |\b(?:and|but) ){_MUCH}\b[^.;]{{0,60}}? (?:is|are|will be|remains?|stays?|rests?|lies?|sits?|falls?)"
    r" (?:best |then |entirely |wholly )?(?:an? (?:call|matter|question|decision|judgement) (?:for|of|by)|in the (?:gift"
    r"|hands) of"
    rf"|within the (?:gift|discretion) of|with|(?:up|down) to|at the (?:discretion|whim|say-so) of|to) {_WHO}",
)
_IN_POWER = Cued(
    "leave to|licen|freedom|power|right to|authority|permission|latitude|discretion|scope to|say-so|final say|last word"
    "|say over|veto"
    "|final decision|casting vote|choice|option|remit|flexibility",
    r"\b(?!(?:he|she|they|i)\b)[a-z')]+ (?:has|have|holds?|retains?|keeps?|enjoys?|(?:is|are|has been|have been) (?:given"
    r"|granted"
    rf"|allowed|left)) (?:(?:full|complete|every|some|the|a|any|sole|total) )*{_POWER} (?:(?:to|of) (?:[a-z]+ or )?{_LESS}\b"
    rf"|(?:over|on|in|as to|about|of) (?:the )?{_MUCH}\b)",
)
_TO_THEIR_VIEW = Cued(
    "wishes|wish |view|opinion|preference|judgement|verdict|feeling|liking|say-so|instinct|impression|assessment of the day"
    "|priorities|rules otherwise|says otherwise|decides otherwise|directs otherwise|thinks otherwise",
    r"\b(?:in line with|in keeping with|in accordance with|according to|depending on|following|as per|to suit|guided by"
    r"|governed by|based on|subject to) (?:the )?(?:wish(?:es)?|views?|opinions?|preferences?|judgement|verdict|feelings?"
    r"|priorities)"
    rf" of {_WHO}",
    r"\b(?:in line with|in keeping with|in accordance with|according to|depending on|following|as per|to suit|guided by"
    r"|governed by|based on|subject to) (?:the )?(?:[a-z'-]+ ){0,3}?"
    r"(?:school|setting|college|head|teacher|team|staff|senco|sendco|lead|manager|tutor|board|panel|trust|therapist|service"
    r"|mentor"
    r"|supervisor|department)'?s?'? (?:own |best )?(?:wish(?:es)?|views?|opinions?|preferences?|judgement|verdict|feelings?"
    r"|priorities|liking)\b",
    rf"\bunless {_WHO} (?:of [a-z]+ )?(?:rules|says|decides|directs|thinks|determines|advises) otherwise\b",
)
_OR_NOT = Cued(
    "or none|or not at all|or nothing|whether or not to",
    r"\b(?:one|two|three|four|five|\d+|once|weekly|daily|sessions?|hours?|minutes|mornings?|afternoons?|visits?"
    r"|days?)(?: [a-z0-9]+)?,? "
    r"or (?:none|not at all|nothing)(?: at all)?\b",
)
_NOT_THEIRS = any_of(
    r"\b(?:local authority|the authority|council|tribunal|annual review|this plan|section [a-k]|the child|young person|parents?"
    r"|family|mum|dad)\b"
)
_OF_METHOD = any_of(
    r"\b(?:lessons?|time of day|times of day|day of the week|room|place|order|topics?|books?|texts?|words|vocabulary|targets?"
    r"|content"
    r"|(?:each|every) (?:part|step|turn|text|task)|breaks?|materials?|activit(?:y|ies)|games?|songs?|stretches|exercises"
    r"|method|seat|subjects?|lens|font|volume of|level of (?:challenge"
    r"|difficulty|prompt|demand|text|language)|straps?|fits?|working|ready|safe)\b"
)
"""What may be settled from day to day where the amount stands."""
_MARKS = ".;:,( "
_MORE = re.compile(r"\b(?:more|extra|further|additional|above|beyond|on top)\b")
_NOT = re.compile(r"\b(?:not|never|nobody|no one|nor|neither|no|none|cannot)\b")


def entrusted(folded: str, scan: Scan) -> Iterator[Span]:
    """Where it is for somebody other than the council to say how much there will be."""
    for pattern in Cued.likely((_SETTLED_BY_THEM, _THEIRS, _IN_POWER, _TO_THEIR_VIEW, _OR_NOT), scan):
        for match in pattern.finditer(folded):
            words = match.group().lstrip(_MARKS)
            span = Span(match.end() - len(words), match.end())
            if _NOT_THEIRS.search(words) or _NOT.search(folded, max(0, span.start - 24), span.start):
                continue
            if _A_NUMBER.search(folded, max(0, span.start - 20), span.start):
                continue
            clause = clause_of(folded, span)
            if _MORE.search(clause) or (pattern is not _OR_NOT and _OF_METHOD.search(clause)):
                continue
            yield span
