"""Positive signs that a sentence is somebody's own: first person, speech, a mind that is told of, or an act that was seen."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.views.voice import REPORTED

if TYPE_CHECKING:
    from ehcp_rules.evidence import Span
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["OFFICE", "Sign", "inferred", "lived", "sign_of"]


class Sign(IntEnum):
    """How surely a sentence is somebody's own: not at all, as told of them in the third person, or in their own person."""

    NONE = 0
    TOLD = 1
    OWN = 2


OFFICE = (
    r"(?:local authority|la|lea|council|authority|panel|schools?|college|nursery|setting|academy|staff|(?:class )?teachers?"
    r"|form tutor"
    r"|sen[dc]?co|sendco|professionals?|practitioners?|team|service|trust|icb|ep|psychologist|therapists?|paediatrician"
    r"|social worker|support worker|key ?workers?|department|governors?|headteacher|head of year|ot|salt|slt|camhs"
    r"|everyone working)"
)
"""People and bodies who write of a child by their office; a folded alternation."""

_FIRST = re.compile(r"(?<!section )\b(?:i|i'm|im|i've|i'd|i'll|me|my|mine|myself)\b")
_TITLES = re.compile(
    r"\b(?:all )?about me\b|\bthis is me\b|\bmy (?:plan|profile|passport|voice|views)\b(?= (?:booklet|sheet"
    r"|form|document|tool|page))"
)
_WE = re.compile(r"\b(?:we|we're|we've|we'd|we'll|us|our|ours)\b")
_STAFF_WE = any_of(
    r"\bour (?:school|setting|nursery|college|pupils|students|learners|ethos|polic(?:y|ies)|decision|team|service|staff"
    r"|curriculum"
    r"|practice|processes|provision|commitment|trust|offer|approach|vision|values)\b",
    r"\bas an? (?:school|setting|nursery|college|team|service|provider)\b",
    r"\bwe (?:as a|at) (?:school|setting|team|[a-z]+ (?:school|nursery|college|academy))\b",
    r"\bwe (?:value|ensure|encourage|provide|offer|follow|deliver|implement|aim|strive|are committed|have consulted|consulted"
    r"|have put|will provide|will ensure|will use|have agreed|recognise) \b",
)
_MIND = re.compile(
    r"\b(?:likes(?! ?:)|liked|loves|loved|hates|hated|enjoys|enjoyed|prefers|dislikes(?! ?:)|disliked|adores|detests|wants|wanted"
    r"|wishes"
    r"|wished|hopes|hoped|worries|worried|fears|dreads|dreaded|misses|missed|longs|feels|felt|thinks|thought|believes|reckons"
    r"|remembers|fancies|minds|told|tells|says|said|asks|asked|wrote|added|replied|answered|explains|explained|describes"
    r"|described|calls|complains|jokes|admits|insists|trusts|laughs|cries|cried|signs|signed)\b"
)
"""Verbs of liking, wanting, feeling, finding and telling, which are somebody's own where that person is their subject."""
_FEELING = any_of(
    r"\bwould(?:n't| not)? (?:like|love|rather|prefer|sooner|hate|give|mind)\b|\b(?:he|she)'d (?:like|love|rather|prefer"
    r"|sooner|hate)\b",
    r"\b(?:parents|they|mum and dad|family|grandparents|carers) (?:both |all |also |really |still )?"
    r"(?:want|hope|wish|feel|think|believe|worry|say|tell|like|love|enjoy|hate|fear|dread|miss)\b",
    r"\b(?:scared|frightened|terrified|afraid|lonely|fed up|bored|upset|ashamed|excited|anxious|nervous|worried|lonely|sad"
    r"|cross|calmer|happiest|heartbroken|exhausted|worn out|tired of"
    r"|sick of|desperate|devastated|delighted|thrilled|over the moon|furious|angry|gutted|homesick|embarrassed|keen)\b",
    r"\b(?:did not|didn't|does not|doesn't) w(?:ant|ish) to\b|\b(?:chose|chosen|preferred|prefers|would rather) not\b"
    r"|\bdeclined to\b",
    r"\b(?:don't|doesn't) (?:like|want|mind|care|know|think|feel|get|see)\b",
)
_AS_A_NOUN = re.compile(r"(?:\b(?:his|her|their|the|and|of|or|my|any|no|views,?)|'s|s') $")
_NOUNS_TOO = frozenset({"wishes", "hopes", "fears", "likes", "dislikes", "worries", "loves", "signs", "calls"})
_BY_OFFICE = re.compile(rf"\b{OFFICE}(?: [a-z]+){{0,2}} $")
_BY_TITLE = re.compile(r"\b(?:mr|mrs|miss|ms|dr|sir) [a-z'-]+ $")
_OPINES = frozenset({"feels", "felt", "thinks", "thought", "believes"})
_ELIDED = re.compile(r"(?:\band|\bbut|,)(?: also)? $")
_OFFICE_BEGINS = re.compile(rf"\W*+(?:(?:the|his|her|their|our|[a-z-]+'s) )?(?:[a-z-]+ )?{OFFICE}\b")
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|as|it|to be)(?: (?:also|not|then|still|much|well|so|[a-z]+ly))? $|\bhaving $"
)
_ACTING = frozenset(
    (
        "he she they who and then or but also never always often once sometimes just still mum mummy dad daddy mother father "
        "nan nana gran grandma grandad brother sister parents"
    ).split()
)
_TITLE_OF = re.compile(r"(?:\b(?:an?|the|his|her|their|called|titled|entitled|using|completed)) $")
_A_FORM = re.compile(
    r"\W*(?:booklet|sheet|form|tool|questionnaire|activity|exercise|worksheet|profile|framework|cards?"
    r"|session|document|page)\b"
)
_NO_ACT = frozenset(
    (
        "accessed accesses achieved achieves advised advises agreed agrees allocated appealed applied arranged assessed "
        "attained attended attends becomes believes benefited benefits benefitted blends comes communicates completed "
        "completes complies concentrates confirmed confirms considered considers continued continues contributed cooperates "
        "copes costs counts decodes delivered delivers demonstrated demonstrates developed develops diagnosed discharged "
        "displayed displays does emerges enables engaged engages exceeds exhibits exists experienced experiences failed fed "
        "feels finds fluctuates followed follows functions funded gained gains generalises goes has identified identifies "
        "improved improves included includes indicated indicates initiates interacts involved involves is joined learns "
        "listens lived lives maintains makes manages meets mobilises moved needed needs participated participates passed "
        "performed performs placed presented presents processes progressed progresses provided provides reads received "
        "receives recognises recommended recommends referred regulates relies remained remains reported reports requested "
        "required requires reserves responds retains reviewed scheduled scored scores seeks settles shared spells started "
        "starts stated states struggled struggles submitted supported supports sustains thinks tolerates transferred "
        "transfers transitioned transitions travelled travels understands used uses varies views visited visits was worked "
        "works writes"
    ).split()
)
_NO_ACTOR = frozenset("is was were are be been not no all".split())
_NO_SUBJECT = re.compile(r"\b(?:on|at|in|the|of|for|with|by|from|to|an?|his|her|their|every|each|and) $", re.IGNORECASE)
_NO_NAME = frozenset(
    (
        "All His Her Their Our My Its This These Those Assessment Attendance Authority Bad Camh Camhs Class "
        "College Council Current Education Funding Good Health Home It Main Many Most Next Nursery Other "
        "Panel Parents Placement Previous Progress Provision School Section Several Social Some Staff Support "
        "Teacher That The Therapy There This Tutor Views"
    ).split()
)
_ACT = re.compile(
    r"\b([Hh]e|[Ss]he|[Tt]hey|[Ww]ho|[A-Z][a-zà-ÿ'’]+) (?:[a-z]+ly |always |often |never |once |then |just |still |also |even )?"
    r"([a-z]+(?:s|ed)|took|threw|ran|hid|sat|lay|stood|ate|fell|bit|caught|built|spun|swam|slept|spoke|woke|wore|blew|let|won't"
    r"|wouldn't|doesn't|didn't|hasn't|isn't|can't)\b(?! (?:are|were|have|has|is|was|will|remain|between)\b)"
)


def _spoken(body: AnalysedPassage, speech: Span) -> bool:
    """Whether words in quotation marks are speech, and neither one word's name for a thing nor the title of a form."""
    folded = body.folded
    titled = behind(_TITLE_OF, folded, speech.start) and _A_FORM.match(folded, speech.end)
    return " " in folded[speech.start : speech.end] and not titled


def _acts(body: AnalysedPassage, place: int, word: str) -> bool:
    """Whether the word before a verb of telling or showing may be somebody who tells or shows."""
    named = body.text[place : place + 1].isupper() and body.text[place : place + len(word)] not in _NO_NAME
    return (named and word not in _NO_ACTOR) or word in _ACTING


def lived(body: AnalysedPassage, span: Span) -> bool:
    """Whether a sentence shows somebody's own experience, feeling, wish or way of being, and not an office's."""
    return sign_of(body, span) is not Sign.NONE


def sign_of(body: AnalysedPassage, span: Span) -> Sign:
    """How surely a sentence shows somebody's own experience, feeling, wish or way of being."""
    words = body.folded[span.start : span.end]
    if any(one.overlaps(span) and _spoken(body, one) for one in body.speech):
        return Sign.OWN
    if _FIRST.search(_TITLES.sub("", words)) or (_WE.search(words) and not _STAFF_WE.search(words)):
        return Sign.OWN
    if inferred(words) or _BELIEVED.match(words):
        return Sign.NONE
    return Sign.TOLD if _told(body, span, words) else Sign.NONE


_INFERRED = re.compile(
    r"^\W*(?:it (?:is|was|has been) (?:[a-z]+ )?(?:clear|evident|apparent|likely|noted|felt|thought|believed|reported|noticeable"
    r"|understood|recognised|acknowledged|observed)(?: from| that)\b)|\b(?:appears?|appeared|seems|seemed|is described) "
    r"(?:to|as) (?:be )?(?:[a-z]+ )?(?:struggle|enjoy|like|find|prefer|engage|respond|benefit|seek|lack|have difficult)"
)


_BELIEVED = re.compile(
    rf"\W*+(?:(?:the|his|her|their|our|[a-z-]+'s) )?(?:[a-z-]+ )?{OFFICE} (?:also |all |both )?"
    r"(?:feels?|felt|believes?|believed|considers?|considered|thinks?|thought) "
)


def inferred(words: str) -> bool:
    """Whether folded words give what somebody concludes of a person, and not what that person told or did."""
    return _INFERRED.search(words) is not None


def _by_somebody(body: AnalysedPassage, place: int, before: str) -> bool:
    """Whether the subject of a verb of the mind is a person of the child's life, and neither a thing nor an office."""
    if _BY_OFFICE.search(before):
        return False
    subject = _BEFORE_A_VERB.search(before)
    if subject is None or not subject.group(1):
        return True
    word = subject.group(1)
    start = place - len(before) + subject.start(1)
    named = body.text[start : start + 1].isupper() and body.text[start : start + len(word)] not in _NO_NAME
    return word in _ACTING or word in _PEOPLE or named


_FURTHEST = 200
"""Characters before a verb in which the words may stand that tell its subject."""
_BEFORE_A_VERB = re.compile(
    r"([a-z'-]*)[,:;)]?(?: (?:also|always|often|never|really|just|still|even|only|sometimes|usually|clearly|now|once|first|then"
    r"|much|has|have|had|does|do|did|not|would|will|can|could|may|might|both|all|so|to|[a-z]+ly))*[ (\"]*$"
)
_PEOPLE = frozenset(
    (
        "child boy girl lad lass man woman baby toddler son daughter twin twins family parent carer carers "
        "guardian aunt auntie uncle cousin grandparents grandmother grandfather grandson granddaughter "
        "stepdad stepmum stepfather stepmother friend friends interpreter advocate somebody someone everybody "
        "everyone nobody one we i you it this that which what things"
    ).split()
)


def _told(body: AnalysedPassage, span: Span, words: str) -> bool:
    for match in _MIND.finditer(words):
        before = words[max(0, match.start() - _FURTHEST) : match.start()]
        noun = match.group() in _NOUNS_TOO and _AS_A_NOUN.search(before)
        titled = match.group() in _OPINES and _BY_TITLE.search(before)
        elided = _ELIDED.search(before) and _OFFICE_BEGINS.match(words)
        passive = _PASSIVE.search(before) is not None
        if not (noun or titled or elided or passive) and _by_somebody(body, span.start + match.start(), before):
            return True
    for match in _FEELING.finditer(words):
        if not behind(_BY_OFFICE, words, match.start()):
            return True
    for match in REPORTED.finditer(words):
        if _acts(body, span.start + match.start(), match.group().partition(" ")[0]):
            return True
    return any(
        match.group(2) not in _NO_ACT
        and not _NO_SUBJECT.search(body.text, max(span.start, match.start() - _FURTHEST), match.start())
        and match.group(1) not in _NO_NAME
        and not match.group(1).endswith(("'s", "’s", "s'"))
        for match in _ACT.finditer(body.text, span.start, span.end)
    )
