"""Amounts in a passage: how long, how often, how many and in what scope.

Everything works on folded text, only in passages that hold a digit or a word of amount, and returns spans.
"""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH, NUMBER, PERIOD, TIME_UNIT, WEEKDAY, any_of, number_of
from ehcp_rules.text.english.scopes import SCOPE
from ehcp_rules.text.english.turns import Anchored, Turns

__all__ = ["Quantity", "QuantityKind", "quantities"]


class QuantityKind(StrEnum):
    """What an amount says."""

    LENGTH = "length"
    FREQUENCY = "frequency"
    COUNT = "count"
    SCOPE = "scope"
    WINDOW = "window"
    GROUP = "group"
    RATIO = "ratio"
    CEILING = "ceiling"
    RANGE = "range"


@frozen
class Quantity:
    """One amount: its kind and where it stands."""

    kind: QuantityKind
    span: Span


_RANGE = rf"{NUMBER}(?:(?: ?- ?| (?:to|or|and) |(?<=\d)to(?=\d)){NUMBER})?"

_BY_ITSELF = r"(?:(?<=, )|(?<=: )|(?<=\()|(?<=; )|^)"
"""Where a part of a row that parts with commas begins."""
_LENGTH = any_of(
    rf"{_BY_ITSELF}(?:mornings|afternoons)(?: only)?(?= ?[,.;)]|$)",
    rf"\b(?:{_RANGE}|an?|full)[\s-]{{0,2}}(?:full[- ]|whole[- ])?{TIME_UNIT}\b(?: and a (?:half"
    r"|quarter))?",
    r"\bhalf(?: of)? (?:an? )?(?:hour|day)",
    r"\bhalf[- ](?:hours?|days?)\b",
    r"\bthree[- ]quarters of an hour\b",
    r"\bquarter of an hour\b",
    r"\b\d+(?:hrs?|mins?|m|h)\b",
    rf"\b{NUMBER}-day\b(?! (?:course|training|workshop|conference))",
    r"\b\d{1,2}[.:]\d{2} ?(?:am|pm)? ?(?:-|to|until|till) ?\d{1,2}"
    r"(?:[.:]\d{2} ?(?:am|pm)?\b|(?= ?(?:am|pm|noon)\b)|(?= each| every| daily|,))",
    r"\b\d{1,2} ?(?:am|pm)? ?(?:-|to|until|till) ?\d{1,2}(?:[.:]\d{2} ?(?:am|pm)?\b(?! ?\d)| ?(?:am|pm|noon)\b)",
    r"(?:(?<=morning, )|(?<=mornings, )|(?<=afternoon, )|(?<=afternoons, )|(?<=day, )|(?<=days, )|(?<=daily, ))(?:[1-9]|1[0-2]) ?"
    r"(?:-|to|till|until) ?(?:[1-9]|1[0-2])\b(?= ?[,.;)]|$| (?:with|in|at|by|on|led)\b)",
    r"\b(?:daily|weekly|fortnightly|monthly|termly) (?:half[- ]hour|hour|half[- ]day|day|morning|afternoon)\b",
    rf"\b(?:{WEEKDAY})(?:(?:, |,? and | & |/)(?:{WEEKDAY}))+ (?:mornings|afternoons)\b",
    r"(?<=from )(?:[7-9]|1\d)[.:]\d{2} (?:until|till|to) \d{1,2}\b(?![.:]?\d| ?%)",
    r"\bbetween \d{1,2}(?:[.:]\d{2})? and \d{1,2}[.:]\d{2}\b(?! ?(?:hours?|hrs?|minutes?|mins?|%|per ?cent))",
    rf"\bbetween (?:[1-9]|1[0-2]) and (?:[1-9]|1[0-2]) (?=on (?:all |every )?(?:school|working|college|{WEEKDAY})"
    rf"|each day|every day|daily)",
    rf"\b(?:each|every|all|the whole of) (?:{WEEKDAY}) (?:mornings?|afternoons?)\b",
    rf"\b(?:{WEEKDAY})[:,]? (?:at |from )?\d{{1,2}} ?(?:-|to|till|until) ?\d{{1,2}}\b(?! ?(?:%|pupils|children"
    rf"|minutes|mins|times|hours))",
    rf"\b(?:{NUMBER}|an?) (?:full |whole |half )?(?:mornings?|afternoons?|half[- ]days?|days?|evenings?|nights?|weekends?"
    r"|lunch ?times?|lunches|break ?times?|play ?times?)"
    r"(?= ?\(?[a-z, ]{0,24}\)? ?(?:a|per|each|every) (?:week|fortnight|month|half[- ]term|term|year)\b)",
)
_PER = (
    r"(?:a|an|per|each|every|in each|in every|in a|/|in the|of each|of every|across the|over the"
    r"|during the|out of every|any|one)"
)
_ADVERB = (
    r"(?:(?:once |twice |thrice |three times |bi-?)?(?:daily|weekly|fortnightly|monthly|half[- ]termly"
    r"|termly|nightly|hourly|quarterly|annually|yearly|half[- ]yearly|dly|wkly|fortnly|mthly|tmly))"
)
_NO_ONE_DAY = r"(?<!last )(?<!next )(?<!this )(?<!one )(?<!of )(?<!by )(?<!until )(?<!a )"
"""What does not stand before a day of the week that comes every week."""
_FREQUENCY = any_of(
    rf"(?<!to-)(?<!\d:)\b(?!half an? )(?:(?:once|twice|thrice|{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})? ?(?:times|x"
    rf"|occasions)?(?: {NUMBER} ?{TIME_UNIT})?)(?: [a-z'-]+){{0,4}}?,? ?{_PER} (?:other |second "
    rf"|{NUMBER} )?{PERIOD})\b",
    rf"\b(?:every|each)(?: other| second| third| fourth| fifth| sixth| alternate| single| {NUMBER}(?: ?(?:-"
    rf"|to) ?{NUMBER})?)? (?:{PERIOD}|{TIME_UNIT})\b",
    r"(?<!\bhalf )\b(?:per|a) (?:school )?(?:day|week|fortnight|month|term|half[- ]term|year|session|lesson)\b(?! ?\d)",
    rf"\b{_ADVERB}\b",
    r"(?:(?<=[a-z0-9]/)|(?<=[a-z] / ))(?:day|week|wk|fortnight|month|term|year)\b"
    r"(?= ?[,.;:()]| (?:with|by|for|in|on|and|to|from|of|at|x|led|run|delivered)\b|$)",
    rf"\b(?:every|each) (?!may\b)(?:{MONTH}|autumn|spring|summer)\b",
    rf"\balternate (?:{PERIOD})\b",
    r"\bmid-?(?:morning|afternoon)\b",
    r"\bboth (?:halves|ends) of (?:the|each|every) (?:school )?day\b",
    r"\bannual (?!review|report|leave)|\b(?:bi-?)?annual(?= ?[.,;)]|$)|\bbi-?annual (?!review|report)",
    r"\bannual review (?:by|with) (?!the (?:school|council|local authority|senco|parents))",
    r"^(?:weekdays|am ?(?:and|&|/) ?pm|(?:autumn|spring|summer)(?: term)? (?:and|&) (?:autumn|spring|summer)(?: terms?)?)$",
    r"\b(?:each |every )?mornings? and (?:each |every )?afternoons?\b(?! (?:of|session|staff|register))",
    rf"\b(?:on )?(?:the )?(?:first|second|third|fourth|last) (?:{WEEKDAY}) (?:of|in) (?:the|each|every|a)"
    r" (?:month|half[- ]term|term)\b",
    r"(?<=[a-z] )per annum\b",
    r"\b\d{1,2} ?pw\b|\b(?:pw|p/w|pd|pcm|p/wk)\b|\bp\. ?(?:w|a|d|m)\.(?! ?e\b)",
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri)(?:[/,&+ ]+(?:mon|tue|tues|wed|thu|thur|thurs|fri))+\b",
    r"\b(?:mon|tues|wednes|thurs|fri)days\b",
    r"\b(?:a|an|one) (?:full |whole |half )?(?:morning|afternoon|half[- ]day|day|evening|night|weekend) (?:a|per|each|every) "
    r"(?:week|fortnight|month|half[- ]term|term|year)\b",
    rf"\bon (?:(?:{WEEKDAY})(?:,? ?(?:and|&|,)? ?)?)+",
    rf"{_NO_ONE_DAY}\b(?:{WEEKDAY})(?: (?:am|pm|mornings|afternoons|evenings|nights|lunch ?times?|lunches|after school)\b"
    r"|,? (?:at |from |between )?(?=(?:[1-9]|1\d)[.:][0-5][05]\b(?![.:]\d)))",
    r"(?<!between )(?<!from )(?<!until )(?<!than )(?<![-\d.:])(?:[1-9]|1\d)[.:][0-5][05](?: ?[ap]m)?"
    r"(?:(?:, | and | & |, and )(?:[1-9]|1\d)[.:][0-5][05](?: ?[ap]m)?)+\b(?! ?[\d%])",
    r"\b(?:mon|tue|wed|thu)(?:day|sday|nesday|rsday)? ?(?:-|to) ?(?:thu|fri)(?:rsday|day)?\b",
    rf"\b(?:every|each) (?:{WEEKDAY})(?:,? ?(?:and|&|,) ?(?:{WEEKDAY}))*",
    r"\b(?:m/w/f|m/w|w/f|m/f|tu?/th)\b",
    rf"{_BY_ITSELF}(?:mornings|afternoons)(?: only)?(?= ?[,.;)]|$)",
    r"\bon the (?:half[- ])?hour\b",
    r"\bat (?:noon|midday)\b",
    r"\bat \d{1,2}(?:[.:]\d{2})?(?: ?(?:am|pm))?(?:, \d{1,2}(?:[.:]\d{2})?)*,? and (?:at )?\d{1,2}(?:[.:]\d{2}"
    r"|(?: ?(?:am|pm))\b)",
    r"\bat (?:[1-9]|1[0-8])[.:][0-5]\d(?: ?[ap]m)?\b(?! ?(?:%|on (?:the )?\d|(?:this|next|last) |tomorrow|\d))",
    r"\bat \d{1,2}(?:, \d{1,2})* and \d{1,2}\b(?! ?(?:weeks|months|years|points?|%|per|minutes|metres|degrees))",
    r"\bon any day\b",
    rf"\b(?:{WEEKDAY}),? (?={NUMBER} ?{TIME_UNIT}\b)",
    rf"{_NO_ONE_DAY}\b(?:{WEEKDAY}),? (?:period|lesson|p) ?[1-8]\b",
    r"\b(?:half|a (?:third|quarter|fifth|sixth|eighth|tenth)|\d+ ?%|\d+ per ?cent) of (?:the|his|her|their|each|every)"
    r" (?:school |taught |teaching )?(?:timetable|week|lessons)\b",
    rf"(?<!last )(?<!next )(?<!this )(?<!of )(?<!by )\b(?:{WEEKDAY})(?:(?:,| and|,? ?&| ?/) ?(?:{WEEKDAY}))+(?! ?\d)",
    rf"(?:(?<=, )|(?<=: )|(?<=\()|(?<=; )|(?<=- )|(?<=\. )|^)(?:{WEEKDAY})(?: (?:am|pm|mornings?|afternoons?|lunchtimes?"
    rf"|evenings?))?(?= ?[,;:)-]|$)",
    rf"(?<=in )(?:each|every) {NUMBER}(?= ?[,.;)]|$)",
    rf"\b{NUMBER} (?:days|mornings|afternoons|nights|evenings|lessons|sessions) (?:a|per|each|in each"
    r"|every|out of) (?:school )?(?:week|fortnight|term|month|half[- ]term|year)\b",
    rf"\b{NUMBER} ?x ?(?:{NUMBER})?",
    rf"\bx ?{NUMBER}\b",
    rf"\b(?:once(?! (?:he|she|they|it|we|i|his|her|their|an?|the|[a-z]+ (?:is|are|has|have))\b)|twice|thrice|{NUMBER} times)\b",
)
_COUNTED_ONE = (
    r"(?:session|visit|meeting|appointment|lesson|journey|review|workshop|consultation|observation|trip|interview|home visit"
    r"|training day|assessment|shift|block|taster|activity|check-in|call|conversation|break)"
)
_COUNTED = (
    r"(?:sessions?|visits?|meetings?|appointments?|lessons?|journeys?|reviews?|workshops?"
    r"|consultations?|observations?|days|mornings|afternoons|evenings|trips?|contacts|"
    r"interviews?|weeks|home visits?|training days?|assessments?|shifts?|nights|blocks?|tasters?"
    r"|places?|periods?|activities|breaks?|check-ins?|calls?|conversations?|practices)"
)
_COUNT = any_of(
    rf"(?<![-:\w])(?!half[- ]term)(?:{_RANGE}|one|no fewer than {NUMBER}|at least {NUMBER})(?:[ -](?!to\b|and\b"
    rf"|or\b|(?:in|at|on|by|with|from) )[a-z0-9'-]++){{0,4}}? {_COUNTED}\b",
    rf"(?<![-:\w])an?(?! (?:day|week|fortnight|month|term|year|place|period)\b)(?:[ -](?!to\b|and\b|or\b)[a-z0-9'-]++){{0,4}}?"
    rf" {_COUNTED_ONE}\b",
    rf"\b(?:sessions?|weeks?|visits?) {NUMBER} (?:to|and|-) {NUMBER}\b",
)
_WINDOW = any_of(
    r"\b(?:by|before|from|between|until|in|during|of|on|after|over|across|through)(?: the)?(?: (?:start|end|beginning"
    r"|middle|first (?:\w+ )?(?:weeks?|days?|half[- ]term)|last (?:\w+ )?(?:weeks?"
    rf"|days?))(?: of)?)?(?: (?:each|the|every))?(?: \d{{1,2}})? ?(?:{MONTH}|(?:autumn|spring"
    rf"|summer)(?: half)?(?: term)?)\b(?: \d{{4}})?",
    rf"\bfor (?:{_RANGE}) (?:school )?(?:weeks|terms|months|half[- ]terms|years)\b",
    rf"\b(?:over|for|in|within|during) (?:the )?(?:first|next|last) (?:{NUMBER} )?(?:school )?(?:weeks?"
    r"|half[- ]term|term|terms|days|months|year)\b",
    rf"\b(?:first|last) (?:{NUMBER} )?weeks? of\b",
    rf"\bover (?:{_RANGE}) (?:school )?(?:weeks|terms|half[- ]terms|months)\b",
    r"\b(?:over|across|during|through) (?:the course of )?(?:the|this|each|every) (?:(?:school|academic|coming|whole) )?"
    r"(?:year|term|half[- ]term)\b",
    r"\bthis (?:school |academic )?(?:year|term)\b",
    r"\bin the (?:autumn|spring|summer)\b",
    rf"\b(?:{MONTH})(?: \d{{4}})? (?:to|until) (?:{MONTH})\b(?: \d{{4}})?",
    rf"\bwithin {NUMBER} (?:school |working )?(?:days|weeks)\b",
    r"\bby (?:easter|christmas)\b",
    r"\b(?:in|during|for|over) (?:the )?(?:(?:academic|school) )?(?:year )?20\d\d ?(?:/|-|to) ?(?:20)?\d\d\b",
    r"\ba one-off\b",
    r"\bone[- ]off\b",
)
_GROUP = any_of(
    r"\bgroups? (?:of|with|size)(?: (?:no more than|not more than|at most|up to|a maximum of|around"
    rf"|about|between))* ?(?:{_RANGE})\b",
    r"\b(?:no more than|up to|a maximum of|at most|not more than|with"
    rf"|of) (?:{_RANGE}) (?:other )?(?:pupils?|children|students?|peers?|learners?|others|people"
    r"|classmates|young people|apprentices)\b",
    rf"\b(?:no more than|not more than|up to|a maximum of|at most) (?:{_RANGE}) in (?:it|(?:the|each|any) group)\b",
    r"\bone other (?:child|pupil|student|person|learner)\b",
    r"\bone or two other\b",
    r"\bpairs?\b",
    r"\bin a pair\b",
    rf"\bgroup of (?:{_RANGE})\b",
    rf"\b(?:{NUMBER}) (?:other )?(?:children|pupils|students|peers|classmates|others|friends)\b",
    rf"\bnever more than {NUMBER}\b(?= ?[.,;)]| (?:in all|at a time|of them|children|pupils|others|students))",
    rf"\bgroup \(?x? ?(?:{_RANGE})\)?(?! ?(?:weekly|daily|termly|monthly|fortnightly|times|x\b|/|(?:a|per|each|every) ))",
)
_RATIO = any_of(
    r"\b\d+ ?: ?\d+\b(?! ?(?:am|pm))",
    r"\bone[- ]to[- ]one\b",
    r"\btwo[- ]to[- ]one\b",
    r"\b1-1\b",
    r"\bindividual(?:ly)?\b",
    r"\bone adult to one\b",
    rf"\b{NUMBER} (?:adults?|staff|teachers?|assistants?|members? of staff) (?:to|for|for every|to every) {NUMBER}\b",
)
_CEILING = any_of(
    r"\b(?:up to|as much as|as many as|a maximum of|maximum of|no more than|not more than|not exceeding|at most"
    rf"|maximum)(?: an?)? (?:of )?({NUMBER}|hour|day|quarter)\b([^.;]{{0,40}})",
)
_PART_OF_AN_HOUR = r"(?:half an hour|(?:five|ten|fifteen|twenty|thirty|5|10|15|20|30) ?min(?:ute)?s?)"
_WIDE = any_of(
    rf"(?<![:.])\b(?:between |(?!{NUMBER} ?and\b))(?:({NUMBER}) ?(?:-|to|and|or) ?({NUMBER}) ?{TIME_UNIT}"
    rf"|(?:nothing|nil|none|zero|0) ?(?:-|to|and) ?{NUMBER} ?(?:{TIME_UNIT}|days?|sessions?|visits?|lessons?|times))\b",
    rf"\b(?:{_PART_OF_AN_HOUR} ?(?:-|to) ?|between {_PART_OF_AN_HOUR} and )(?:an|{NUMBER}) ?(?:hours?|hrs?)\b",
    rf"(?<![:.])\b({NUMBER}) ?(?:-|to) ?({NUMBER}) (?:sessions?|visits?|lessons?|appointments?|times (?:an?|per|each|every))\b",
)
_EXCLUDING_BEFORE = any_of(
    r"\b(?:within|after|before|in under|more than|less than|fewer than|longer than|by|until"
    r"|over the next|past|at least every|(?:he|she|they|it|who) (?:is|was)|took|takes|waits?"
    r"|at)(?: about| around)? $",
)
_AFTER_CEILING_OK = any_of(
    r"^ ?(?:other |more )?(?:pupils|children|students|peers|learners|others|people|adults|staff"
    r"|young people|classmates|apprentices|college staff|year olds|steps|words|metres|degrees|decibels"
    r"|%|per ?cent|key ideas|instructions|pieces|new|in a group|items|colleagues|members|choices"
    r"|minutes late)",
)


_OF_A_GROUP = re.compile(r"\b(?:group(?:s|ings?)?|class(?:es)?|sets?) (?:size )?(?:of|with|has|have|to) (?:a )?$")
"""Before a ceiling on how many share the help, which limits no amount of it."""
_AHEAD = re.compile(r" (?:in advance|beforehand|ahead|earlier|later|late|overdue|behind|old)\b")
"""After a length that only says how long before something else happens."""


_FLOORS = ("no less than ", "not less than ", "no more than ", "no fewer than ")


_FOUND_AS_THEY_ARE = (
    QuantityKind.FREQUENCY,
    QuantityKind.SCOPE,
    QuantityKind.COUNT,
    QuantityKind.WINDOW,
    QuantityKind.GROUP,
    QuantityKind.RATIO,
)
_AMOUNTS = Turns(
    {
        "length": _LENGTH,
        "frequency": _FREQUENCY,
        "scope": SCOPE,
        "count": _COUNT,
        "window": _WINDOW,
        "group": _GROUP,
        "ratio": _RATIO,
        "ceiling": _CEILING,
        "range": _WIDE,
    }
)


_ONE_OF_A_ROW = re.compile(
    r"\b(?:stages?|steps?|phases?|levels?|units?|parts?|chapters?|bands?|weeks?|years?|books?) $"
)
"""Before numbers that tell which: `the stage 1-3 session` is no number of sessions."""


def quantities(folded: str, scan: Anchored) -> tuple[Quantity, ...]:
    """All amounts of one folded passage, in order of kind and place. Lengths that only delimit a trigger are left out."""
    turns = _AMOUNTS.find(folded, scan)
    if not turns:
        return ()
    found: list[Quantity] = []
    for match in turns.get("length", ()):
        before = folded[max(0, match.start() - 24) : match.start()]
        if _AHEAD.match(folded, match.end()):
            continue
        # A length after "within" or "more than" delimits a trigger, unless it is a floor; seconds are never sessions.
        whole = match.group().startswith(("each", "every", "all", "the"))
        if whole or (
            "second" not in match.group() and (before.endswith(_FLOORS) or not _EXCLUDING_BEFORE.search(before))
        ):
            found.append(Quantity(QuantityKind.LENGTH, Span(*match.span())))
    for kind in _FOUND_AS_THEY_ARE:
        if kind in turns:
            found += [
                Quantity(kind, Span(*match.span())) for match in turns[kind] if not _AHEAD.match(folded, match.end())
            ]
    for match in turns.get("ceiling", ()):
        of_a_group = _OF_A_GROUP.search(folded, max(0, match.start() - 24), match.start())
        if not (of_a_group or _AFTER_CEILING_OK.match(match.group(2))):
            found.append(Quantity(QuantityKind.CEILING, Span(match.start(), match.end(1))))
    for match in turns.get("range", ()):
        low, high = (number_of(number) for number in [number for number in match.groups() if number] or ("0", "0"))
        # Of a number of sessions only a range of three to one leaves much open: one or two is near enough.
        if low is None or high is None or _ONE_OF_A_ROW.search(folded, max(0, match.start() - 12), match.start()):
            continue
        if high >= (2 if match.group(1) else 3) * low:
            found.append(Quantity(QuantityKind.RANGE, Span(*match.span())))
    return tuple(found)
