"""Amounts in a passage: how long, how often, how many, in what scope, and which numbers quantify something else.

Everything works on folded text, only in passages that hold a digit or a word of amount, and returns spans.
"""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.grammar import MONTHS, NUMBER, PERIOD, TIME_UNIT, WEEKDAY, number_of

__all__ = ["Quantity", "QuantityKind", "quantities"]


class QuantityKind(StrEnum):
    """What an amount says."""

    LENGTH = "length"
    FREQUENCY = "frequency"
    TOTAL = "total"
    COUNT = "count"
    SCOPE = "scope"
    WINDOW = "window"
    GROUP = "group"
    RATIO = "ratio"
    CEILING = "ceiling"
    RANGE = "range"
    MEASURE = "measure"


@frozen
class Quantity:
    """One amount: its kind and where it stands."""

    kind: QuantityKind
    span: Span


_MONTH = "|".join(MONTHS)
_RANGE = rf"{NUMBER}(?: ?(?:-|to|or|and) ?{NUMBER})?"

_LENGTH = re.compile(
    rf"\b(?:{_RANGE}|an?|full)[\s-]{{0,2}}(?:full[- ]|whole[- ])?{TIME_UNIT}\b(?: and a (?:half|quarter))?|"
    rf"\bhalf(?: of)? (?:an? )?(?:hour|day)|\bhalf[- ](?:hours?|days?)\b|\bthree[- ]quarters of an hour\b|\bquarter of an hour\b|\b\d+(?:hrs?|mins?|m|h)\b"
)
_PER = r"(?:a|an|per|each|every|in each|in every|in a|/|in the|of each|of every|across the|over the|during the|out of every|any|one)"
_ADVERB = (
    r"(?:(?:once |twice |thrice |three times |bi-?)?(?:daily|weekly|fortnightly|monthly|half[- ]termly|termly|nightly|hourly|quarterly|annually|yearly|half[- ]yearly))"
)
_FREQUENCY = re.compile(
    rf"\b(?:(?:once|twice|thrice|{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})? ?(?:times|x|occasions)?(?: {NUMBER} ?{TIME_UNIT})?)(?: [a-z'-]+){{0,4}}?,? ?{_PER} (?:other |second |{NUMBER} )?{PERIOD})\b"
    rf"|\b(?:every|each)(?: other| second| alternate| single| {NUMBER}(?: ?(?:-|to) ?{NUMBER})?)? (?:{PERIOD}|{TIME_UNIT})\b"
    rf"|\b(?:per|a) (?:school )?(?:day|week|fortnight|month|term|half[- ]term|year|session|lesson)\b"
    rf"|\b{_ADVERB}\b"
    rf"|\bon (?:(?:{WEEKDAY})(?:,? ?(?:and|&|,)? ?)?)+|\b(?:mon|tue|wed|thu)(?:day|sday|nesday|rsday)? ?(?:-|to) ?(?:thu|fri)(?:rsday|day)?\b"
    rf"|\b(?:every|each) (?:{WEEKDAY})(?:,? ?(?:and|&|,) ?(?:{WEEKDAY}))*"
    rf"|\b{NUMBER} (?:days|mornings|afternoons|nights|evenings|lessons|sessions) (?:a|per|each|in each|every|out of) (?:school )?(?:week|fortnight|term|month|half[- ]term|year)\b"
    rf"|\b{NUMBER} ?x ?(?:{NUMBER})?|\bx ?{NUMBER}\b|\b(?:once|twice|thrice|{NUMBER} times)\b"
)
_COUNTED = (
    r"(?:sessions?|visits?|meetings?|appointments?|lessons?|journeys?|reviews?|workshops?|consultations?|observations?|days|mornings|afternoons|trips?|contacts|"
    r"interviews?|weeks|home visits?|training days?|assessments?|shifts?|nights|blocks?|tasters?|places?|periods?|activities|breaks?|check-ins?|calls?|conversations?|practices)"
)
_COUNT = re.compile(rf"(?<![-:\w])(?:{_RANGE}|an?|one|no fewer than {NUMBER}|at least {NUMBER})(?:[ -](?!to\b|and\b|or\b)[a-z0-9'-]+){{0,4}}? {_COUNTED}\b")
_SCOPE = re.compile(
    r"\bat all times\b|\bthroughout(?: the| his| her| their| every| each)? (?:[a-z]+ )?(?:day|week|lesson|lessons|year|session|sessions|morning|afternoon|school|timetable|placement|course)\b|\ball day\b|\bfull[- ]time\b|\b(?:in|for|across|during|at|on|to|before|after) (?:all|every|each)(?: of)?(?: (?:his|her|their|the|my))?(?: [a-z'-]+){0,4}"
    r"|\b(?:every|each) (?:time|taught|subject|class|room|adult|task|lesson|new|transition|meal|move|change|piece|practical|test|exam|off-site|hoist|feed|written|english|maths|science|pe)\b|\bwhenever\b|\balways\b|\bany time\b|\ball (?:taught )?(?:lessons|sessions|subjects|classrooms|classes|written work|tests|meals|transitions|activities|off-site visits|trips|times)\b"
    r"|\bfor the (?:whole|full|entire) [a-z -]*?(?:day|week|lesson|session|year|hour|visit|journey|placement)\b|\bduring (?:the|his|her|their) (?:whole |entire |full )?(?:school |college |nursery )?(?:day|week)\b|\bwithin reach\b|\bon arrival\b|\bat the start of\b|\bat the end of\b|\bat (?:break|lunch|snack|arrival|registration|home ?time|drop[- ]off|mealtimes|playtimes|breaktimes|lunchtimes)\b|\b24[- ]hour\b|\btwenty-four-hour\b"
)
_WINDOW = re.compile(
    rf"\b(?:by|before|from|between|until|in|during|of|on|after)(?: the)?(?: (?:start|end|beginning|middle|first (?:\w+ )?(?:weeks?|days?|half[- ]term)|last (?:\w+ )?(?:weeks?|days?))(?: of)?)?(?: (?:each|the|every))?(?: \d{{1,2}})? ?(?:{_MONTH}|(?:autumn|spring|summer)(?: half)?(?: term)?)\b(?: \d{{4}})?"
    rf"|\bfor (?:{_RANGE}) (?:school )?(?:weeks|terms|months|half[- ]terms|years)\b|\b(?:over|for|in|within|during) (?:the )?(?:first|next|last) (?:{NUMBER} )?(?:school )?(?:weeks?|half[- ]term|term|terms|days|months|year)\b|\b(?:first|last) (?:{NUMBER} )?weeks? of\b|\bover (?:{_RANGE}) weeks\b|\bin the (?:autumn|spring|summer)\b|\bwithin {NUMBER} (?:school |working )?(?:days|weeks)\b|\bby (?:easter|christmas)\b|\ba one-off\b|\bone[- ]off\b"
)
_GROUP = re.compile(
    rf"\bgroups? (?:of|with|size)(?: (?:no more than|not more than|at most|up to|a maximum of|around|about|between))* ?(?:{_RANGE})\b|\b(?:no more than|up to|a maximum of|at most|not more than|with|of) (?:{_RANGE}) (?:other )?(?:pupils?|children|students?|peers?|learners?|others|people|classmates|young people|apprentices)\b|\bone other (?:child|pupil|student|person|learner)\b|\bone or two other\b|\bpairs?\b|\bin a pair\b|\bgroup of (?:{_RANGE})\b|\b(?:{NUMBER}) (?:other )?(?:children|pupils|students|peers|classmates)\b|\bgroup \(?(?:{_RANGE})\)?"
)
_RATIO = re.compile(r"\b\d+ ?: ?\d+\b(?! ?(?:am|pm))|\bone[- ]to[- ]one\b|\btwo[- ]to[- ]one\b|\b1-1\b|\bindividual(?:ly)?\b|\bone adult to one\b")
_CEILING = re.compile(rf"\b(?:up to|a maximum of|maximum of|no more than|not more than|at most|maximum)(?: an?)? (?:of )?({NUMBER})\b([^.;]{{0,40}})")
_WIDE = re.compile(rf"\b(?:between )?({NUMBER}) ?(?:-|to|and) ?({NUMBER}) ?{TIME_UNIT}\b")
_MEASURE = re.compile(
    rf"\b{NUMBER} (?:out of|of|in|times out of|of the|from) (?:every |his |her |the )?{NUMBER}\b|\b{NUMBER} ?(?:%|per ?cent)|\b(?:at least|no more than|no fewer than|no less than|fewer than|less than|more than|within|a minimum of|under|over) (?:{NUMBER}|an?|once|twice|half)\b|\b{NUMBER}[- ](?:words?|signs?|symbols?|steps?|metres?|meters?|minutes?|mins|seconds?|hours?|times|occasions?|sentences?|pages?|paragraphs?|questions?|items?|tasks?|pieces?|days?|nights?|lessons?|sessions?|mornings?|months?|letters?|sounds?|numbers?|friends?|peers?|children|adults?|people|foods?|meals?|turns?|choices?|instructions?|key[- ]words?|part|people|marks?|points?|errors?|different|separate|subjects?|places?|weeks?|shifts?|other|or more|new|familiar|step|word)\b"
    rf"|\b(?:age of|level|grade|stage|band|score of|aged?|reading age|spelling age|a score)(?: of| at)?(?: at least)? \d|\bonce a (?:day|week|fortnight|month|term)\b|\btwice (?:a|in)\b|\b(?:every|each) (?:day|week|lesson|morning|session|break|lunch|school day|afternoon|time|term)\b|\bentry level\b|\b(?:gcse|a level|btec|level \d|nvq|functional skills|certificate|qualification|diploma|award|apprenticeship|licence)\b|\bhalf marks\b|\ba whole (?:lesson|week|day|term|session|meal|page|story|book)\b|\b(?:{_RANGE}) times\b|\b(?:four|three|two|five) [a-z]+ in a row\b|\brunning\b(?= ?[.,])"
)
_EXCLUDING_BEFORE = re.compile(r"(?:within|after|before|in under|more than|less than|fewer than|longer than|by|until|over the next|for the last|for the first|past|at least every|is|was|took|takes|waits?|at)(?: about| around)? $")
_AFTER_CEILING_OK = re.compile(
    r"^ ?(?:other |more )?(?:pupils|children|students|peers|learners|others|people|adults|staff|young people|classmates|apprentices|college staff|year olds|steps|words|metres|degrees|decibels|%|per ?cent|key ideas|instructions|pieces|new|in a group|items|colleagues|members|choices|minutes late)"
)


def quantities(folded: str) -> tuple[Quantity, ...]:
    """All amounts of one folded passage, in order of kind and place. Lengths that only delimit a trigger are left out."""
    found: list[Quantity] = []
    add = found.append

    def every(pattern: re.Pattern[str], kind: QuantityKind) -> None:
        for match in pattern.finditer(folded):
            add(Quantity(kind, Span(*match.span())))

    lengths: list[Span] = []
    for match in _LENGTH.finditer(folded):
        before = folded[max(0, match.start() - 24) : match.start()]
        floored = before.endswith(("no less than ", "not less than ", "no more than ", "no fewer than "))
        if floored or not _EXCLUDING_BEFORE.search(before) or "second" in match.group():
            if "second" not in match.group():
                span = Span(*match.span())
                lengths.append(span)
                add(Quantity(QuantityKind.LENGTH, span))
    every(_FREQUENCY, QuantityKind.FREQUENCY)
    every(_SCOPE, QuantityKind.SCOPE)
    every(_COUNT, QuantityKind.COUNT)
    every(_WINDOW, QuantityKind.WINDOW)
    every(_GROUP, QuantityKind.GROUP)
    every(_RATIO, QuantityKind.RATIO)
    for match in _CEILING.finditer(folded):
        if not _AFTER_CEILING_OK.match(match.group(2)):
            add(Quantity(QuantityKind.CEILING, Span(match.start(), match.end(1))))
    for match in _WIDE.finditer(folded):
        low, high = number_of(match.group(1)), number_of(match.group(2))
        if low is not None and high is not None and high >= 2 * low:
            add(Quantity(QuantityKind.RANGE, Span(*match.span())))
    return tuple(found)


def measures(folded: str) -> tuple[Span, ...]:
    """Amounts by which somebody could tell whether an outcome has happened."""
    return tuple(Span(*match.span()) for match in _MEASURE.finditer(folded))
