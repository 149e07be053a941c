"""Whom or what a clause of a need is about, by its subject."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["DID", "VERB", "About", "subject_of"]


class About(Enum):
    """Whom or what a clause is about."""

    CHILD = "child"
    """The child, by name, pronoun or no subject at all, as in a note; or a part or skill of the child."""
    OTHERS = "others"
    """The family, the staff or a service."""
    BUSINESS = "business"
    """Attendance, progress, a placement, the plan: what is kept about a child."""
    THING = "thing"
    """Anything else: a noise, a task, other children."""


DID = (
    r"(?:ate|bent|bit|broke|brought|built|burst|came|caught|chose|crept|cut|drank|drew|drove|fell|flew|fought|forgot|froze|hid"
    r"|hit|hurt|knelt|lay|lost|ran|rode|said|sang|sat|shook|shut|slept|slid|spat|spoke|stole|stood|struck|swam|swore|swung"
    r"|threw|told|took|tore|went|wept|woke|wore|wrote)"
)
"""What a child did, by verbs without an ending that tells the past."""
VERB = (
    r"(?:is|are|was|were|has|have|had|does|do|did|can|cannot|can't|could|will|won't|would|needs?|never|rarely|often"
    r"|only|still|also|then|not|always|sometimes"
    r"|(?:[a-z]+ly )?[a-z]{2,}(?:s|ed|n't)\b(?! (?:of|and|or|for)\b)(?= [a-z0-9])|[a-z]+ly"
    r"|ran|fell|hit|bit|took|left|lost|went|kept|threw|cut|said|told|gave|got|came|made|felt|let|put)\b"
)
"""A word that may well be a verb or stand before one."""
_VERB_NEXT = re.compile(rf" (?:{VERB}|do|don't|may|might|must|should|to|[a-z]+ly |(?:out|up|off)\b)")
_SURELY_VERB = re.compile(
    r" (?:never|rarely|often|still|also|always|sometimes|ran|fell|hit|bit|took|left|lost|went|kept|threw|said|told|gave|got|came"
    r"|made|felt|may|might|must|should|do|don't|to (?:be|have|improve|develop|increase|make|gain"
    r"|learn|become|achieve|continue))\b"
)
_FINITE = any_of(
    r"\b(?:is|are|was|were|has|have|had|does|doesn't|do|don't|did|didn't|can|cannot|can't|could|will|won't|would"
    r"|should|must|may|might|needs?|requires?)\b",
)
_PRONOUN = re.compile(
    r"(?:he|she|they|i|(?:the|this|our) (?:[a-z]+ )?(?:child|pupil|young person|student|learner|boy|girl|young man"
    r"|young woman))\b(?!')"
)
_OTHER = (
    r"(?:mothers?|mum(?:my)?s?|mams?|dads?|daddy|fathers?|parents?|family|families|carers?|grandparents?|grandmother"
    r"|grandfather|gran|nan|uncle|aunt|aunty|brothers?|sisters?|siblings?|guardians?|staff|teachers?|tutors?|school"
    r"|nursery|college|academy|senco|sendco|ta|tas|lsa|assistants?|adults?|therapists?|psychologists?|paediatricians?"
    r"|doctors?|dr|nurses?|consultants?|gp|workers?|mentors?|keyworkers?|camhs|cypmhs|services?|teams?|clinics?"
    r"|hospital|council|authority|local authority|la|officers?|practitioners?|professionals?|lecturer|coach"
    r"|supervisors?|governors|headteacher|leader|interpreter|intervenor|physio|slt|salt|ep|ot|audiologist|dietiti?an"
    r"|specialists?|coordinator|co-ordinator|everyone|everybody|we|setting|home)"
)
_NO_PERSON = r"(?! (?:age|trips?|bag|books?|uniform|meals?|dinners?|hall|rules|gate|bus|toilets?|noise)\b)"
_KEPT = (
    r"(?:reports?|waiting (?:time|list)|advice"
    r"|assessments?|plan|referrals?|appointments?|findings|profile|review|meetings?|attendance"
    r"|absences?|exclusions?|suspensions?|placements?|diagnos[ei]s|provision|support|interventions?|programmes?"
    r"|strategies|sessions?|timetable|funding|hours|register|ehcp|history|background|difficulties|progress|attainment"
    r"|levels?|outcomes?|targets?|surgery|medication|condition|input|therapy|tuition|help|involvement|education"
    r"|recommendations?|information|details|transport|concerns?|strengths?|areas?|access|opportunit(?:y|ies)"
    r"|priority|priorities|approach(?:es)?|resources"
    r"|(?:(?<='s )|(?<=s' )|(?<=his )|(?<=her )|(?<=their )|(?<=the )|(?<=special )|(?<=educational )|(?<=additional )"
    r"|(?<=complex ))needs)"
)
_BEFORE = (
    r"(?:(?:a|an|the|his|her|their|my|all|some|both|most|many|several|this|these|that|one|two|three|our|any|every|no"
    r"|there (?:is|are|was|were|has been|have been)) )?"
)
_SOME_WORDS = (
    r"(?:(?!(?:is|are|was|were|has|have|had|does|do|did|can|cannot|will|to|of|by|with|for|when|who|that|his|her|their"
    r"|not|needs?)\b)"
    r"(?:class|previous|various|[a-z0-9&/-]+'s?|(?:[a-z0-9&/-]*[a-rt-z0-9&/-])(?<!ed)),? (?:and )?){0,4}?"
)
"""Words before a noun: none of them may be a verb."""
_OTHERS_ARE = re.compile(rf"{_BEFORE}{_SOME_WORDS}{_OTHER}(?:'s?)?(?: \([^()]*\))?{_NO_PERSON}\b")
_BUSINESS_IS = re.compile(rf"{_BEFORE}{_SOME_WORDS}{_KEPT}\b")
_PREDICATE = any_of(
    r"(?:known to|open to|under the|last seen|seen|referred|discharged|diagnosed|admitted|born|prescribed|fitted|issued"
    r"|excluded|suspended|awaiting"
    r"|waiting|cannot|can't|can|is|are|was|were|has|have|had|does|doesn't|did|didn't|will|won't|needs?|requires?|finds"
    r"|struggles|unable|not|never|rarely|often|always|still|only|may|might|should|must|would)\b",
)
_PERHAPS_PREDICATE = re.compile(
    rf"(?:no|(?:[a-z]+ly )?(?:[a-z]{{2,}}(?:(?<![sui])s|ed|ing)|{DID}))\b"
    r"(?! (?:is|are|was|were|has|have|had|does|do|did|can|cannot|will)\b)"
)
_PART = re.compile(r"(?:his|her|their|my|[a-z-]+'s?|the (?:pupil|child|young person|student)'s) ")
_BEFORE_A_NOUN = frozenset("a an the this that these those all some most other any no many both two three it".split())


def subject_of(passage: AnalysedPassage, names: frozenset[str], start: int, end: int) -> tuple[About | None, int]:
    """Whom the words from here are about, and where the predicate begins; None where the subject is left out."""
    folded = passage.folded
    if match := _PRONOUN.match(folded, start, end):
        return About.CHILD, match.end()
    if _PREDICATE.match(folded, start, end):
        return None, start
    if match := _OTHERS_ARE.match(folded, start, end):
        return About.OTHERS, match.end()
    if match := _BUSINESS_IS.match(folded, start, end):
        return About.BUSINESS, match.end()
    finite = _FINITE.search(folded, start, end)
    if match := _PART.match(folded, start, end):
        return About.CHILD, finite.start() if finite and finite.start() >= match.end() else match.end()
    return _first_word(passage, names, start, end, finite.start() if finite else None)


def _first_word(
    passage: AnalysedPassage, names: frozenset[str], start: int, end: int, finite: int | None
) -> tuple[About | None, int]:
    """A name before a verb, a verb without a subject, or a thing."""
    folded = passage.folded
    one_word = folded.find(" ", start, end)
    word = folded[start:one_word] if one_word > 0 else folded[start:end]
    verbs = _verbs(passage)
    if start not in verbs and one_word > 0 and _VERB_NEXT.match(folded, one_word, end):
        named = word in names or any(hit.span.start == start for hit in passage.hits_of("first-names"))
        known = one_word + 1 in verbs or one_word + 1 == finite or _SURELY_VERB.match(folded, one_word, end)
        if word not in _BEFORE_A_NOUN and (named or known):
            return About.CHILD, one_word
    if _PERHAPS_PREDICATE.match(folded, start, end) and (start in verbs or not word.endswith(("ed", "ing"))):
        return None, start
    return About.THING, start if one_word < 0 else one_word if finite is None else finite


def _verbs(passage: AnalysedPassage) -> frozenset[int]:
    """Where a word begins that some list knows as a verb of what a child does or suffers."""
    told = passage.scan.starts("need-wording", "observation", "impact")
    return told | passage.scan.starts("participation", "participation", "act", "inability")
