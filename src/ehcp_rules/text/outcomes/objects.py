"""What the object of an act is: help, a place to be put in, or a gain of the child's own such as a friend, a job or dry nights.

One rule serves every verb that only gets something or goes through it: its object tells whether a service is told or a change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from attrs import frozen

from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["Kind", "Object", "object_of"]


class Kind(Enum):
    """What an object is; `OTHER` where no noun in it tells."""

    HELP = "help"
    ADULT = "adult"
    PAPER = "paper"
    COURSE = "course"
    TOOL = "tool"
    THING = "thing"
    UNIT = "unit"
    PLACE = "place"
    SCHOOL = "school"
    GAIN = "gain"
    OTHER = "other"


@frozen
class Object:
    """An object: its kind, where the words that tell it end, these words, and whether a determiner or a number opens it."""

    kind: Kind
    end: int
    words: tuple[str, ...]
    determined: bool


_NOUNS = {
    Kind.HELP: "therapy therapies intervention interventions session sessions clinic tuition mentoring counselling support"
    " help input assessment assessments review reviews training coaching physiotherapy psychotherapy hydrotherapy"
    " transport escort respite package packages provision advice guidance exercises appointment appointments"
    " breaks circuits circuit check-in check-ins opportunity opportunities chance chances strategies techniques"
    " adaptations adjustments resources equipment visuals supports speech-and-language camhs environment care attention transition"
    " reintegration visits teaching block programme programmes scheme budget instruction assistance options"
    " rehabilitation meet-and-greet diet phased-return gradual-return supported-return",
    Kind.ADULT: "adult adults assistant assistants ta tas lsa lsas hlta mentor keyworker worker buddy advocate therapist"
    " tutor elsa elsas staff coach someone somebody intervenor interpreter nurse psychologist person"
    " counsellor counsellors psychiatrist",
    Kind.PAPER: "plan plans ehcp profile passport timetable pathway targets",
    Kind.COURSE: "course courses curriculum subjects qualifications placement placements experience skills",
    Kind.TOOL: "prompt prompts checklist checklists tasks timetables board boards story stories chart charts toy toys"
    " defenders headphones tool tools toolkit toolbox aid aids slope slopes grip grips cushion cushions scaffolds"
    " scaffolding mat mats timer timers planner planners overlay overlays schedule schedules instructions cues"
    " system systems rewards models workstation space",
    Kind.THING: "table desk chair seat wheelchair walker frame hoist splints laptop laptops tablet tablets device devices"
    " software bed app apps",
    Kind.UNIT: "base unit hub",
    Kind.PLACE: "work-station room rooms pool corner tent area areas club group groups",
    Kind.SCHOOL: "school college nursery class classes classroom setting settings lesson lessons mainstream academy",
    Kind.GAIN: "friend friends friendship jobs job work flat home house account pass licence certificate certificates"
    " qualification gcse gcses key keys pet interest interests role word words vocabulary age score level"
    " attendance lunch meal meals breakfast dinner drink conversation conversations chat turn go shower bath wash"
    " sleep night nights day days accident accidents seizure seizures incident incidents exclusions detentions"
    " absences hand hands feet offer savings hobby hobbies teeth hair injection jab haircut award voice"
    " toilet toilets canteen playground hall shop shops library park bus cinema party parties feedback praise book"
    " books diploma employment",
}
_KIND: Mapping[str, Kind] = MappingProxyType({noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()})
_PART_OF = frozenset("range variety number amount type kind mix choice set series level selection access".split())
"""Nouns after which an `of` or a `to` names what is meant."""
_GATHERED = frozenset("group circle network".split())
_OF_FRIENDS = re.compile(r" of (?:[a-z0-9]+ ){0,3}?(?:friends|mates|people)\b")
"""So many friends are a gain, whatever gathers them."""
_UNITS = frozenset("minutes mins minute hours hour hrs sessions session".split())
_OF_THE_DAY = frozenset("morning afternoon school college nursery timetabled taught class".split())
_ONE = frozenset("a an the one each every".split())
_OF_HELP = re.compile(
    r"(?: (?:a|per|each|every) (?:day|week|fortnight|month|term|year))?"
    r"(?:,? (?:of|with|from)\b| (?:once|twice|weekly|daily|each|every|a|per|and)\b|\W*$)"
)
"""What follows a time that is given: `two hours a week of tuition`, `sessions with`."""
_LED_ON = (
    _PART_OF | _GATHERED | _UNITS | frozenset("day week fortnight month term year one all most some each place".split())
)
"""Words whose `of` leads on to what is told."""
_PREPOSITIONS = frozenset(
    "of in for with from at on into about to by during through across between under within beside near over".split()
)
_DETERMINERS = frozenset(
    "a an the his her their my our some any all more full regular daily weekly good better appropriate suitable own each every both"
    " another".split()
)
_ENDS = frozenset(
    "who which that so when where while without until because and or but if after before he she they i will can then as once"
    " twice not ; . ( )".split()
)
_COMPARED = frozenset("most least than".split())
_WORD = re.compile(
    r"meet and greet|speech and language|now and next|work station|(?:phased|gradual|supported) return"
    # A row of marks with no word behind it is looked through once, not once from each of its marks.
    r"|(?:[a-z0-9]|(?<![&:'/+.-])[&:'/+.-])[a-z0-9&:'/+.-]*(?<=[a-z0-9])|[,;.()]"
)
_LONGEST = 12
_NUMBER = re.compile(NUMBER)


def object_of(core: str, start: int) -> Object:
    """The object that begins at a place of a folded outcome: the last known noun of its first noun phrase tells what it is."""
    words: list[str] = []
    told: Kind | None = None
    end = start
    for match in _WORD.finditer(core, start):
        word = match.group().replace(" ", "-")
        # A gap is where a time bound stood.
        if word in _ENDS or len(words) > _LONGEST or (words and core.startswith("  ", match.start() - 2)):
            break
        if told and (word in _DETERMINERS or word == ","):
            break
        if word in _PREPOSITIONS and (told or not words or words[-1] not in _LED_ON):
            break
        words.append(word)
        kind = _kind(word, core, match.end())
        if kind or not told:
            end = match.end()
        told = kind or told
    if told is Kind.HELP and _is_anybodys(words):
        told = Kind.OTHER
    counted = any(_NUMBER.fullmatch(word) for word in words)
    if told is None:
        told = Kind.GAIN if counted or not _COMPARED.isdisjoint(words) else Kind.OTHER
    return Object(told, end, tuple(words), bool(words) and (counted or words[0] in _DETERMINERS))


def _is_anybodys(words: list[str]) -> bool:
    """Sessions that everybody has, and an instruction (as against instruction): to attend or follow them is the child's own."""
    last = words[-1]
    return (last in _UNITS and not _OF_THE_DAY.isdisjoint(words)) or (
        last == "instruction" and not _ONE.isdisjoint(words)
    )


def _kind(word: str, core: str, end: int) -> Kind | None:
    if word in _UNITS:
        return Kind.HELP if _OF_HELP.match(core, end) else None
    if word in _GATHERED and _OF_FRIENDS.match(core, end):
        return None
    if word in _PART_OF and core.startswith((" of ", " to "), end):
        return None
    return _KIND.get(word)
