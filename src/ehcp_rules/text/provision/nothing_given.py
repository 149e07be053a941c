"""Sentences of section F that give the child nothing: money, an assessment to come, a meeting, somebody's presence, a need, an aim.

An amount in such a sentence is true of something, but not of help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["FROM_THE_START", "nothing_given", "starts_of", "tells_of_the_child"]

_ADULT = (
    r"(?:assistants?|tas?|lsas?|hltas?|elsas?|adults?|teachers?|mentors?|[a-z ]*workers?|tutors?|nurses?|members? of staff|staff"
    r"|[a-z]*therapists?|practitioners?|psychologists?|counsell?ors?|coach(?:es)?|instructors?|interpreters?|carers?)"
)
_HELPER = re.compile(rf"\b(?:{_ADULT}|trained|somebody|someone|taught|lets?|given|shown|helps)\b")
"""Somebody who gives the help after all."""
_BEGINS = r"(?:^|(?<=[.;:!?] ))"
"""Where a sentence begins."""
_CHILD = (
    r"(?:he|she|they|(?!(?:it|this|that|there|who|which|what|adult|staff|teacher|school|assistant)\b)[a-z'-]+)"
    r"(?: \([^)]{1,30}\))?(?: (?:often|still|currently|also|sometimes|usually))?"
)
_FINDING_OUT = r"(?:assessment|re-?assessment|screening|referral|observation|evaluation)"
_ASSESSED = Cued(
    "assess|screen|refer|observ|evaluat",
    rf"\b{_FINDING_OUT}(?: (?:of|by|from|for|to|with|in|at)\b[^.;]{{1,60}}?|,[^.;,]{{1,40}},)? (?:will|is to|to|is|must|shall)"
    r"(?: be)? (?:carried out|arranged|undertaken|requested|completed|commissioned|sought|made|booked|conducted|organised|done"
    r"|obtained|considered|offered|held)\b",
    r"\b(?:carr(?:y|ies) out|undertakes?|completes?|does|do|arranges?|requests?|conducts?|commissions?|seeks?|makes?|organises?)"
    rf" (?:an?|the|his|her|their|any|further) (?:[a-z-]+ ){{0,4}}?{_FINDING_OUT}\b",
    r"\b(?:be|is) (?:assessed|observed|screened|referred)\b",
    rf"{_BEGINS}(?:(?:an?|the|full|further|one) )?(?:[a-z0-9-]+ ){{0,4}}?{_FINDING_OUT}(?:,| (?:by|lasting|of|in|from|with"
    rf"|to|within)\b)",
    r"\b(?:will|to|shall|must) (?:assess|observe|screen|refer) (?:(?!and\b)[a-z'-]+ ){0,8}?"
    r"(?:in|by|within|before|during|and (?:advise|report|write|make))\b",
)
"""Somebody is to find out what the child needs."""
_ASKED_FOR = Cued(
    " be requested| be sought| be asked for| be applied for| be approached| be contacted",
    r"\b(?:input|involvement|advice|support|help|guidance|consultation|therapy|visits?|referral|assessment|services?|camhs|[a-z]+ist)"
    r"(?:,? (?:from|of|by|for|with|to) (?:[a-z'-]+ ){1,7}?)? ?(?:will|is to|are to|to|can|may|should)(?: also| then)? be"
    r" (?:requested|sought|asked for|applied for|approached|contacted)\b",
)
"""Somebody is to be asked for help, which is not yet given."""
_THEN_GIVEN = re.compile(
    r"\b(?:followed by|sessions?|deliver\w*|teach(?:es|ing)?|taught|works?(?: directly)? with|therapy (?:for|of)|trains?"
    r"|train(?:ing|ed) (?:of|for|up)"
    r"|adjust\w*|fit(?:s|ted|ting)?|adapt\w*|coach\w*|models?|rewrit\w+|each|every|weekly|daily|fortnightly|monthly"
    r"|termly|half-termly"
    r"|hours?|minutes|(?:times|days?) an?|per)\b"
)
"""What makes of it more than one look: an act of help, or a look that comes again."""
_HOW_LONG = rf"(?:{NUMBER}|an?|half an?)[- ](?:minutes?|hours?|days?)"
_ITS_LENGTH = re.compile(
    rf"\b{_HOW_LONG}(?:,)? (?=(?:[a-z-]+ ){{0,3}}?{_FINDING_OUT}\b)|\b(?:lasting|taking|{_FINDING_OUT} of) (?:about )?{_HOW_LONG}"
)
"""How long the finding out itself takes, which is no help."""
_MET_ABOUT = Cued(
    "meet",
    r"\b(?:senco|sendco|team|parents?|school|college|professionals|family|leads?|everybody|all involved|they"
    rf"|{_ADULT})(?: (?:will|to|must|should|also))* meets?\b(?! (?:with )?(?:him|her|them)\b)"
    r"[^.;]*? (?:to|and) (?:talk|discuss|review|look at|share|consider|go over|reflect|exchange|update|monitor|check)"
    r"[^.;]*\b(?:progress|targets?|next steps|concerns|needs|outcomes|how (?:things|he|she|they|it)|provision|plan|attainment)\b",
    r"\bmeetings?\b[^.;]{0,60}? (?:will be|is|are|to be) (?:held|arranged|convened|called)\b",
    rf"{_BEGINS}(?:[a-z'-]+ ){{0,4}}?(?:team|multi-agency|tac|taf|tam|review|planning|liaison|network|core group"
    rf"|professionals'?|child|parents'?)"
    r" meetings? (?:every|each|at|once|twice|with|in|for|of)\b",
)
_LISTED = Cued(
    "caseload|open to|known to|books|register|under the",
    rf"(?:{_BEGINS}|\b(?:and|but|as) ){_CHILD} (?:remains?|is|stays?|will (?:remain|stay|be)) (?:also |currently |still )?"
    r"(?:open to|known to|registered with"
    r"|on (?:an?|its|their|the) (?:[a-z'-]+ ){0,3}?(?:caseload|books|register)|under the care of)\b",
)
"""The child's name on a list; a room that is open to the child is another thing."""
_SEEN = re.compile(
    r"\b(?:sees?|visits?|treats?|works? with|gives?|provides?|delivers?|seen) (?!(?:all|any|children|pupils|people"
    r"|families|young)\b)"
)
_ACTS = (
    r"(?:with|beside|behind|near|next|alongside|within|side|reach|hand|one-to-one|1:1|who (?!(?:is|has|holds|knows"
    r"|was)\b)|support\b"
    r"|so that|to (?!(?:the|his|her|their|this|an?|be|year|key|reception|nursery|class)\b)[a-z]+,? [a-z]"
    r"|(?:and|by|for|in order to) (?!training)[a-z]+(?:ing|s) [a-z]+\b|[a-z]+ing (?:him|her|them|his|their)\b)"
)
_PRESENT = Cued(
    "assigned|allocated|attached|appointed|deployed|identified|based|located|stationed|timetabled|employed|available|present"
    "|on site|on duty|is in|is on|are in|are on|be in|be on|been in|been on|always in|always on|also in|also on|then in|then on",
    rf"{_BEGINS}(?:[a-z0-9',()-]+ ){{0,9}}?{_ADULT}(?:,[^.;,]{{2,60}},|,? (?:with|of|from|trained in) [^.;,]{{2,40}}?)?,?"
    r" (?:(?:will|shall|must|to) (?:always )?be|is|are|has been|have been)(?: always| also| then)?"
    r" (?:assigned|allocated|attached|appointed|deployed|identified|based|located|stationed|timetabled|employed|available|present"
    rf"|on site|on duty|in|on)(?: to [a-z'-]+)?(?= |\.|$)(?! (?:to|for) [a-z]+ing\b)(?![^.;]*\b(?:at all times"
    rf"|throughout|{_ACTS}))",
)
"""Somebody is there, and it is not said for what."""
_LOOKED_BACK_ON = r"(?:iep|ilp|plan|progress|targets?|provision|outcomes?|support)"
_REVIEWED = Cued(
    "looked at|review|monitor|considered|discussed|evaluat|checked|revisited|oversee|track",
    rf"{_BEGINS}(?:[a-z'-]+ ){{0,4}}?(?:hours|amounts?|levels?|support|help|provision|arrangements?|frequency|input|package"
    r"|intervention|therapy"
    r"|allocation)(?: (?:of|for|with|from) (?:(?!(?:minutes|sessions?|daily|weekly)\b)[a-z'-]+ ){1,6}?)? ?(?:will be|is"
    r"|are|(?:is |are )?to be"
    r"|must be) (?:[a-z]+ly )?(?:looked at|reviewed|monitored|considered|discussed|evaluated|checked|revisited)\b",
    rf"{_BEGINS}(?:(?:[a-z]+ly|half-termly|regular) )?(?:(?:pupil progress|support plan|{_LOOKED_BACK_ON}) )?reviews?"
    rf"(?: meetings?)?(?: (?:of|on) (?:(?:his|her|their|the|all) )?{_LOOKED_BACK_ON})?"
    r"(?:,? (?:each|every|once|twice|at the end of|per) (?:[a-z-]+ ){0,2}?[a-z-]+)? ?\W*$",
    rf"{_BEGINS}(?:the |his |her )?(?:school|college|setting|staff|senco|sendco|(?:class|form) teacher|inclusion (?:lead"
    rf"|manager)|head of year)"
    r" (?:will |to )?(?:(?:oversee|monitor|review|track|evaluate)s?,? (?:and )?)+(?:[a-z'-]+ ){1,3}?"
    r"(?:provision|progress|impact|support|plan|targets|effectiveness|outcomes)\b",
)
"""How much there is to be is looked at again and again, and never told."""
_MONEY = Cued(
    "£|top-up|top up|funding|budget|band|units|matrix",
    r"£ ?\d|\btop[- ]up\b|\bfunding\b|\bbudget (?:of|for|is|will)\b|\bmatrix (?:level|band|score)\b"
    r"|\bunits of (?:resource|funding|support)\b"
    r"|(?<!book )(?<!reading )\bband(?:ing)? (?:level )?(?:\d+|[a-h])[a-h]?\b|\bequivalent to \d+ units\b",
)
_ARRANGED = (
    r"(?:leave|go|use|have|choose|take|sit|wear|ask|start|eat|come|bring|keep|arrive|finish|move|stay|rest|attend|join"
    r"|access|do|spend"
    r"|return|get|be|see|speak|talk|ring|phone|visit|opt|answer|type|record|dictate|work|receive|continue)"
)
"""What is arranged for a child when it is said that the child can or will do it."""
_HARD_NOW = Cued(
    "has |is |can|find|struggle|score|works at|need|become|get| age",
    rf"{_BEGINS}{_CHILD} (?:cannot|struggles?|scored|scores|becomes?|works at|is working (?:at|below)"
    r"|has (?:(?:an?|great|significant|some|severe|real|much|[a-z-]+) ){0,3}?(?:diagnosis|difficult(?:y|ies)|trouble"
    r"|problems|delay"
    r"|impairment)|finds? [a-z ]{0,60}?\b(?:hard|difficult|tricky|stressful|overwhelming)"
    rf"|can (?!(?:also )?{_ARRANGED}\b)[a-z]+|(?:is|gets?) (?:(?:often|very|easily|quickly|not|so|too|highly) )*"
    r"(?:unable|able|anxious|upset|distressed|angry|tired|overwhelmed|frustrated|frightened|withdrawn|sensitive)"
    r"|needs? (?:some |a lot of |much )?help (?:with|to))\b",
    rf"{_BEGINS}(?:[a-z]+ )?(?:reading|spelling|language|developmental) age\b",
)
"""What the child finds hard or can do already."""
_AIMED = Cued(
    "independent|without|unaided|by himself|by herself|accura|out of|able to|learn to",
    rf"{_BEGINS}(?:by (?:the )?[^,.;]{{3,40}}, )?{_CHILD} will (?!{_ARRANGED}\b)(?:[a-z]+ly )?[a-z]+\b[^.;]*"
    r"\b(?:independently|unaided|without (?:any )?(?:help|support|prompt\w*|adult|assistance)|by (?:him|her)self|accura\w+"
    rf"|{NUMBER} (?:times )?out of {NUMBER})\b",
    rf"{_BEGINS}{_CHILD} will independently [a-z]+\b|{_BEGINS}(?:for [a-z'-]+ )?to (?:be able to|learn to) [a-z]+\b",
)
"""What the child is to do one day."""
_GIVEN_BESIDES = re.compile(
    r"\b(?:(?:is|are|be) given|gives?|taught|teach(?:es)?|delivered|delivers?|provide[ds]?|runs?|leads?|sees?|helps?|supports?"
    r"|coach(?:es)?|trains?|models?|rehearses?|practi[cs]es?|works? (?:directly )?(?:with|on|alongside)|sits? with|reads? with"
    rf"|carr(?:y|ies) (?:on|out))\b|: (?:up to |at least )?{NUMBER} "
)
"""Behind the watching or the presence: help that is told beside it, or an amount of its own."""
FROM_THE_START = ((_PRESENT, _GIVEN_BESIDES), (_REVIEWED, _GIVEN_BESIDES), (_HARD_NOW, _HELPER), (_AIMED, _HELPER))
"""Patterns that begin a sentence, each with the words that make help of it after all."""
_ANYWHERE = (
    (_MONEY, _HELPER),
    (_MET_ABOUT, _SEEN),
    (_LISTED, _SEEN),
    (_ASSESSED, _THEN_GIVEN),
    (_ASKED_FOR, _THEN_GIVEN),
)
"""Those that may stand anywhere in a sentence."""
_MARK = re.compile(r"[.;:!?] ")


def starts_of(folded: str) -> Iterator[int]:
    """Where a sentence or a part of one may begin, looked for only where a pattern may begin there."""
    yield 0
    yield from (mark.end() for mark in _MARK.finditer(folded))


def nothing_given(passage: AnalysedPassage) -> Iterator[Span]:
    """Each sentence that gives nothing."""
    folded = passage.folded
    found = [
        (pattern.matches_at(starts_of(folded), folded, passage.scan), helped) for pattern, helped in FROM_THE_START
    ]
    found += [(pattern.finditer(folded, passage.scan), helped) for pattern, helped in _ANYWHERE]
    for matches, helped in found:
        read: Span | None = None
        for match in matches:
            sentence = next((span for span in passage.sentences if span.start <= match.start() < span.end), None)
            # What helps stands anywhere in a sentence, but for what is told besides: that stands behind the match.
            if sentence is None or (sentence == read and helped is not _GIVEN_BESIDES):
                continue
            read = sentence
            behind = match.end() if helped is _GIVEN_BESIDES else sentence.start
            rest = folded[behind : sentence.end]
            if not helped.search(_ITS_LENGTH.sub("", rest) if helped is _THEN_GIVEN else rest):
                yield sentence


def tells_of_the_child(passage: AnalysedPassage) -> bool:
    """Whether each sentence says what the child finds hard or can do, and nobody does anything about it."""
    folded = passage.folded
    hard = [match.start() for match in _HARD_NOW.matches_at(starts_of(folded), folded, passage.scan)]
    return bool(hard) and all(
        any(span.start <= start < span.end for start in hard) and not _HELPER.search(folded, span.start, span.end)
        for span in passage.sentences
    )
