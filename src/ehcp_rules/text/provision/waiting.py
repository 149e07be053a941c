"""Clauses of condition, and whether what they wait for is money, staff, room or leave rather than the child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import WEEKDAY, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["denied_before", "waits"]

_CLAUSE = re.compile(
    r"\b(?P<link>(?:(?:only|as and|at times|(?:in|on|during) (?:the |those )?(?:days|weeks|months|terms|half[- ]terms)) )?(?:if"
    r"|when(?:ever)?|where(?:ver)?)"
    r"|(?:in|on|during) (?:the |those )?(?:days|weeks|months|terms|half[- ]terms)(?: (?:that|(?:in|on|during) which))?"
    r"|once(?! (?:an?|in|each|every|per) (?:day|week|fortnight|month|half|term|year))"
    r"|unless|except (?:when|if|where)|save (?:when|where)|until|while|whilst"
    r"|(?:provided|providing|assuming|on condition|on the understanding)(?: that)?|(?:as|so) (?:far|long) as"
    r"|insofar as|as"
    r"|in the event(?: that)?|should"
    r"|subject to|(?:dependent|conditional|contingent) (?:up)?on|depending(?: (?:up)?on)?|according to|pending"
    r"|in (?:line|keeping|accordance) with|based (?:up)?on|(?:dictated|driven|governed|determined|limited) by"
    r"|within the (?:limits?|constraints?) of) (?=(?P<rest>[^.;:()]{3,120}))"
)
"""A word that opens a condition, with what follows it."""

_MEANS = (
    r"(?:money|funds?|funding|grants?|bids?|budgets?|finances?|premium|top-up|resourc(?:es?|ing)|staff|staffing"
    r"|cover|vacanc(?:y"
    r"|ies)|posts?|recruitment|capacity|caseloads?|workloads?|timetabl(?:es?|ing)|rotas?|diar(?:y|ies)|spaces?"
    r"|places?|slots?"
    r"|rooms?|halls?|pools?|gyms?|minibus|beds?|appointments?|waiting lists?|volunteers?|numbers|availability"
    r"|commissioning"
    r"|supply|contracts?|referrals?|applications?|traded service|time)"
)
"""What a service runs on."""
_GIVER = (
    r"(?:staff|adults?|teachers?|tutors?|lecturers?|assistants?|tas?|lsas?|hltas?|elsas?|slts?|key ?workers?|mentors?"
    r"|[a-z]*therapists?"
    r"|psychologists?"
    r"|counsellors?|nurses?|specialists?|workers?|practitioners?|coach(?:es)?|instructors?|trainers?|interpreters?"
    r"|carers?"
    r"|one|somebody|someone|anyone|somebody suitable|person|people|volunteers?|governors?|head|headteacher|senco|sendco"
    r"|school|college|setting|nursery|academy|provider|service|team|trust|council|local authority|la|icb|panel"
    r"|department|base"
    r"|manager|leadership|we)"
)
_WORDS = r"(?:[a-z0-9'-]+ )"
_READY = (
    r"(?:available|free|spare|willing|prepared|able|in post|on site|on duty|on shift|around|about(?! to\b)|at hand|present"
    r"|to spare"
    r"|successful|sufficient|adequate|forthcoming|in place|affordable|viable|open|big enough|quiet enough)"
)
_GOT = (
    r"(?:found|secured|obtained|raised|won|granted|approved|awarded|filled|released|agreed|confirmed|recruited|appointed"
    r"|employed|hired|sourced|booked|funded|commissioned|offered|spared|freed|freed up|arranged|accepted|renewed|extended"
    r"|bought(?: in)?|purchased|signed|allocated|reached|met|left over|identified|engaged|timetabled)"
)
_IS = r"(?:is|are|becomes?|become|becoming|proves?|remains?|stays?|being)"
_SUBJECT = r"(?!(?:he|she|they|i|it|not)\b)(?:[a-z0-9'-]+ ){0,5}?"
_CAME = any_of(
    rf"{_SUBJECT}(?:groups?|clubs?|courses?|programmes?|sessions?) (?:runs?|goes? ahead|(?:is|are) running|has (?:space|room))\b",
    rf"{_SUBJECT}(?:{_MEANS}|{_GIVER})(?: [a-z'-]+){{0,4}}? (?:{_IS} (?:still |again |also |then |normally "
    rf"|[a-z]+ly )?(?:{_READY}|{_GOT})"
    rf"|(?:has|have|can|could|may) (?:also |still |then )?be(?:en)? {_GOT}|comes? (?:up|free|through|available"
    rf"|vacant|forward)"
    r"|(?:has|have) come (?:up|free|through|available|vacant|forward|down)"
    r"|signs? up|recruits?|(?<!post )falls vacant|opens up"
    r"|makes? (?:this|it) (?:possible|feasible|practicable|practical|workable|viable|worthwhile))\b",
    rf"{_SUBJECT}{_MEANS}(?: [a-z'-]+){{0,4}}? (?:allows?|permits?|lets?|exists?|lasts?|continues?|remains?"
    rf"|succeeds?|suffices?"
    r"|stretch(?:es)?|arises?|opens?|(?:has|have) room|runs? to|(?:is|are) (?:won|free|clear|quiet|empty"
    r"|not (?:otherwise |being )?"
    r"(?:in use|used|needed|booked|required)))\b",
    rf"{_SUBJECT}{_GIVER}(?: [a-z'-]+){{0,2}}? (?:(?:can|could|is able to|are able to|finds? (?:that )?(?:it"
    rf"|they) can|manages? to"
    r"|chooses? to|agrees? to|decides? to|wishes? to) (?:recruit|appoint|employ|staff|fund|pay|afford|buy|fill|spare"
    r"|release|arrange"
    r"|manage|offer|provide|accommodate|resource|fit|find|cover|supply|commission)\b|(?:is|are) (?:willing|prepared"
    r"|happy|able)\b"
    r"|(?:still )?(?:has|have) (?:the |any |enough |some |a |an |sufficient |spare |its |their )?(?:spare |free "
    r"|suitable )?(?:time"
    r"|room|space|capacity|funds?|funding|money|staff|staffing|budget|availability|vacanc|place|therapist|cover)"
    r"|(?:is|are) not (?:otherwise |also |being |already )?(?:teaching|elsewhere|in (?:a )?(?:meeting|lesson|class)"
    r"|needed|required|wanted|covering|used|in use|busy|deployed"
    r"|engaged|away|absent"
    r"|on (?:other|another|playground|dinner|lunch) dut|with (?:other|another)))",
    rf"{_SUBJECT}(?:rooms?|halls?|timetabl(?:es?|ing)|rotas?|diar(?:y|ies)|slots?|spaces?|places?|budgets?|funding|money"
    rf"|cover|capacity"
    r"|appointments?)(?: [a-z'-]+){0,2}? (?:can|could|may) (?:be (?!(?:loud|noisy|busy)\b)|stretch|fit|run|bear|take)[a-z]*",
    rf"{_SUBJECT}[a-z]+ (?:becomes?|has become|have become) available\b",
    rf"{_SUBJECT}(?:{_MEANS}|{_GIVER})(?: (?:is|are))? still (?:with us|here|in post|employed|around|on the team)\b",
    rf"{_SUBJECT}{_MEANS} (?:gets? through|goes? through|come(?:s)? (?:through|off)|works? out)\b",
    r"one (?:comes (?:back|in|along)|turns up|arrives|is (?:back|returned|repaired|delivered|freed))\b",
    r"(?:the )?(?:head|headteacher|panel|la|local authority|council|governors?|icb|trust) (?:[a-z]+ )?(?:agrees?"
    r"|approves?|funds?"
    r"|accepts?|consents?|pays?|grants?)\b",
)
"""What has to come true of what a service runs on, or of somebody who may give the provision."""
_AWAY = re.compile(
    rf"{_SUBJECT}(?:{_MEANS}|{_GIVER})(?: [a-z'-]+){{0,3}}? (?:(?:is|are) (?:ill|sick|unwell|called away|absent|away"
    rf"|covering|busy"
    rf"|short|understaffed"
    r"|short-staffed|deployed|tight|limited|needed (?:elsewhere|by|for|in|to)|required (?:elsewhere|by|for|in|to cover)"
    r"|wanted elsewhere|being used|in use|booked|used (?:by|for)|on (?:leave|a course|other|another)|off)|(?:has"
    r"|have) to cover"
    r"|clash(?:es)?)\b"
    r"|(?:he|she|they|it|this) (?:is|are) (?:covering|needed (?:elsewhere|by|for|with)|required elsewhere"
    r"|called away|on other duties"
    r"|deployed elsewhere|being used|in use)\b"
)
"""Why an adult or a room is not there."""
_AS_IT_LETS = re.compile(
    rf"{_SUBJECT}(?:{_MEANS}|{_GIVER})(?: [a-z'-]+){{0,2}}? (?:allows?|permits?|lets?|becomes? (?:available|free)"
    rf"|is able|are able)\b"
)
_WITHOUT_A_SUBJECT = any_of(
    r"(?:not )?(?:covering|on other duties|needed elsewhere|required elsewhere|deployed elsewhere|short of staff"
    r"|in use)\b",
    r"(?:it|this) runs(?= ?[.,;:)]|$)",
    r"(?:it|this|that|these|they|she|he|which) (?:can|could|may)(?: [a-z]+ly)? (?:be (?:timetabled|staffed|funded"
    r"|afforded|resourced"
    r"|covered|fitted|slotted|accommodated|arranged|facilitated|spared)|fit (?:it|this|him|her|them) in)\b",
    r"(?:it|this|that) (?:fits?|works?) (?:in )?(?:with|around|round|into)\b|(?:it|this|that) (?:proves?"
    r"|is) (?:affordable|viable"
    r"|practical|financially)",
    r"(?:it|this|she|he|they) (?:is|are) (?:not )?(?:needed elsewhere|required elsewhere|covering|on other duties"
    r"|on duty elsewhere"
    r"|needed (?:by|for|with) (?:another|other)|deployed elsewhere)",
    r"(?:(?:he|she|they|[a-z]+) )?(?:still )?(?:(?:is|are) (?:found )?(?:eligible|accepted)|qualif(?:y|ies)\b"
    r"|(?:meets?|reach(?:es)?)"
    r" (?:the |its |their |[a-z']+ ){0,3}(?:criteria|criterion|thresholds?))",
    r"(?:(?:his|her|their|the) )?(?:[a-z]+ )?(?:reaches|gets to|comes to|is at|arrives at) the (?:top|head|front|end)"
    r" of (?:the|its|their|a) (?:waiting )?(?:list|queue)",
    r"(?:his|her|their|the) name (?:(?:reaches|gets to|comes to|is at) the (?:top|head|front)|comes|is (?:reached|next|up))\b",
    r"no (?:other|one else|body else) (?:[a-z]+ )?(?:child |pupil |student |learner )?(?:needs|wants|requires"
    r"|is using)\b",
    r"there (?:is|are) (?:enough|sufficient) (?:other )?(?:pupils|children|students|learners|families|interest|takers)\b",
    r"there (?:is|are) (?:still )?(?:(?:a|an|any|the|enough|sufficient|spare|suitable|free|adequate|available"
    r"|no) ){0,3}(?:[a-z-]+ )?"
    r"(?:(?:money|funds?|funding|budget|staff|staffing|cover|capacity|space|spaces|room|rooms|time|slots?|places?"
    r"|vacanc(?:y|ies)|gap"
    r"|gaps|absences?|volunteers?|takers|availability)\b|(?:[a-z-]+ )?[a-z]*(?:therapist|teacher|assistant"
    r"|specialist|adult|worker"
    r"|nurse|psychologist|counsellor)s? (?:in post|available|free|spare|on site|to spare))",
    r"(?:enough|sufficient|other|more) (?:other )?(?:pupils|children|students|learners|families|people) (?:sign|want"
    r"|come|join"
    r"|take|enrol|opt|need|are interested)",
    r"there (?:is|are) (?:(?:anything|something|any|some|enough) (?:to spare|spare)"
    r"|(?:anything|something|enough) left(?: over)?)(?= in (?:it|the (?:[a-z]+ )?(?:budget|pot|fund|kitty))\b| ?[.,;:)]|$)",
    r"time (?:is|remains)? ?(?:left|available|allow|permit)",
)
_LEAVE = re.compile(rf"(?:the )?(?:agreement|consent|leave|decision) (?:of|by|from) (?:{_WORDS}){{0,3}}?{_GIVER}\b")
"""Somebody's leave, who gives the provision."""
_UNDER = any_of(
    rf"(?:{_WORDS}){{0,5}}?(?:money|funds?|funding|grants?|bids?|budgets?|finances?|premium|resourc(?:es?|ing)|staff"
    rf"|staffing|cover"
    r"|vacanc(?:y|ies)|recruitment|recruiting|recruited|capacity|caseloads?|workloads?|timetabl(?:es?|ing|ed)|rotas?"
    r"|diar(?:y|ies)"
    r"|spaces?|slots?|waiting lists?|volunteers?|numbers|availability|commissioning|commitments|demand|approval"
    r"|panel|take-up"
    r"|eligibility|thresholds?|criteria|referrals?|applications?|appointed|appointment of|procurement|contract|uptake)\b",
    rf"(?:{_WORDS}){{0,5}}?(?:being|becoming) (?:{_READY}|{_GOT})\b",
    r"(?:what (?:else|is)|whatever|how busy|who (?:is|else)|other (?:commitments|duties|events))\b",
    rf"(?:an? |the |finding )(?:{_WORDS}){{0,3}}?(?:place|room|therapist|teacher|assistant|adult|provider)\b",
    _LEAVE.pattern,
)
"""What stands behind `subject to` and its like when the condition is none of the child's making."""
_MATCHED_TO = re.compile(
    rf"(?:(?!(?:his|her|their|an?|weekly|monthly|household)\b){_WORDS}){{0,4}}?(?:staffing(?! (?:plans?|ratios?)\b)"
    r"|staff(?:'s)? (?:levels|numbers|availability|absence)|(?:budgets?|finances)(?! (?:of|that|he|she|they)\b)"
    rf"|what (?:(?:it|they|we) (?:can|could)|(?:the |our )?(?:[a-z]+ )?{_GIVER} (?:can|could))"
    r" (?:staff|fund|afford|offer|spare|provide|cover|release))\b"
)
"""What stands behind `in line with` and its like when help is cut to fit what its giver has."""
_IS_ON = re.compile(
    rf"(?:it|this|{_SUBJECT}(?:groups?|clubs?|courses?|programmes?|sessions?)) (?:is|are) (?:on|running)(?= ?[.,;:)]|$)"
)
"""What is on in some weeks and not in others; of a lamp or an oven, and of the days of a club, this is no condition."""
_CHILDS = re.compile(
    rf"(?:{_WORDS}){{0,3}}?(?:consent|agreement|wish(?:es)?|views|health|wellbeing|well-being|mood|fatigue|tiredness"
    rf"|pain|choice"
    r"|preference|review|risk assessment|medical|consultant|his doctor|her doctor)\b"
)
_NOT = re.compile(r"\b(?:not|never|cannot|can't|no|nobody|none|neither|isn't|aren't|without)\b")
_CHILD_FIRST = re.compile(r"(?:he|she|they|i|it)\b")
_AT_A_FIXED_TIME = re.compile(rf"(?:\d(?:st|nd|rd|th|am|pm)?|20\d\d|{WEEKDAY}|morning|afternoon|lunchtime|break), $")
_THEN_QUIET = re.compile(r"(?:the )?(?:[a-z]+ ){1,3}(?:is|are) (?:[a-z]+ )?(?:quiet|empty|calm|clear)\b")
"""`at 8.40, when the hall is empty`: what it is like at the time that is fixed, and no condition."""
_DENIED_BEFORE = re.compile(r"\b(?:not|never|nor|no longer)(?: (?:be|is|are|made))?,? $")
_WANTED_NOT = re.compile(
    r"\bnot\b[^,]*(?:needed|required|wanted|covering|in use|used|booked|taken|busy|deployed|engaged|away|absent|dut|other"
    r"|teaching|elsewhere|meeting|lesson)"
    r"|\bno (?:other|one)\b"
)
"""Not being wanted elsewhere is as good as being free; other denials tell what is done when provision fails."""


def waits(folded: str, scan: Scan) -> Iterator[Span]:
    """Every clause of condition that waits for money, staff, room, or somebody's leave: none of it the child's doing."""
    for match in find(_CLAUSE, "condition", folded, scan):
        link, rest = match["link"], match["rest"]
        if (
            link == "when"
            and _THEN_QUIET.match(rest)
            and _AT_A_FIXED_TIME.search(folded, max(0, match.start() - 14), match.start())
        ):
            continue
        end = _end_of_wait(link, rest)
        if end and not denied_before(folded, match.start()):
            yield Span(match.start(), match.end() + end)


def denied_before(folded: str, start: int) -> bool:
    """Whether what starts here is denied: `this does not depend on`, `not subject to`."""
    return _DENIED_BEFORE.search(folded, max(0, start - 14), start) is not None


def _end_of_wait(link: str, rest: str) -> int:
    """How far a condition reaches into what follows its link; 0 when it waits for nothing but the child."""
    if link.startswith(("in line", "in keep", "in accord", "based", "dictat", "driven", "govern", "determ", "limited")):
        found = _MATCHED_TO.match(rest)
        return found.end() if found else 0
    if link.startswith(("in ", "during ")) and (on := _IS_ON.match(rest)):
        return on.end()
    if link.startswith(("subject", "depend", "condit", "conting", "accord", "pend", "within", "on the und")) and (
        _LEAVE.match(rest) or not _CHILDS.match(rest)
    ):
        found = _UNDER.match(rest)
        if found or not link.startswith("on the und"):
            return found.end() if found else 0
    clause = rest.partition(",")[0]
    if link.startswith(("unless", "except", "save")):
        return _reach(_AWAY, clause) or _reach(_CAME, clause)
    if link == "as":
        return _reach(_AS_IT_LETS, clause)
    end = _reach(_WITHOUT_A_SUBJECT, clause) or (0 if _CHILD_FIRST.match(clause) else _reach(_CAME, clause))
    if end:
        return end
    first, joined, second = clause.partition(" and ")
    end = 0 if _CHILD_FIRST.match(second) else _reach(_CAME, second)
    return len(first + joined) + end if end else 0


def _reach(pattern: re.Pattern[str], clause: str) -> int:
    """Where a pattern ends at the start of a clause, unless what it finds is denied; 0 when it finds nothing."""
    found = pattern.match(clause)
    if found is None or (_NOT.search(found.group()) and not _WANTED_NOT.search(found.group())):
        return 0
    return found.end()
