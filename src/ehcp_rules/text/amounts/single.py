"""Single amounts: the most learners in a group, adults, sessions in all, weeks, deadlines, times of the day."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.numbers import RANGE, Bound, blanked, bound_before, exact, range_of
from ehcp_rules.text.english.grammar import MONTHS, NUMBER

__all__ = ["Amount", "Measured", "single_amounts"]

Measured = Literal[
    "group",
    "adults",
    "sessions",
    "within",
    "weeks",
    "deadline",
    "clock",
    "scope",
    "metres",
    "pounds",
    "extra time",
    "ahead",
    "event",
    "level",
    "things",
    "share",
    "print",
]
"""What a single amount measures: the most learners in a group, the adults present, sessions
in all (`ten weekly sessions`), days within which something is done,
weeks that it lasts, the day (as an ordinal) by which it is done, the
minute of the day at which it happens, that it holds all the time, a distance, a sum of money, the
per cent of extra time, days ahead of an event, (of value 0) that it happens before a time named by no date, the level of
a qualification, how many there are of a piece of equipment, the per cent of a timetable, or the least size of print in points."""


@frozen
class Amount:
    """One number that stands by itself, with what it measures."""

    measures: Measured
    value: Fraction
    span: Span
    bound: Bound = "exact"


_LEARNER = (
    r"(?:pupils?|children|child|students?|peers?|learners?|others|people|person|classmates?|young people"
    r"|young person|friends?)"
)
_GROUP = re.compile(
    rf"\b{RANGE}(?: (?:other|familiar|(?:carefully |well-)?chosen|selected|suitable|supportive|similar|same-age|trusted"
    rf"|more|named|deaf|hearing|of his|of her|of their)){{0,2}} "
    rf"{_LEARNER}\b|\b(?:groups?|class(?:es)?) (?:of|size)(?: (?:no more than|up to|at most|a maximum "
    rf"of))? {RANGE.replace('low', 'glow').replace('high', 'ghigh').replace('plus', 'gplus')}(?! "
    rf"?(?:minutes|mins|hours))\b"
)
_BESIDE, _COMPANY = re.compile(r"\bwith $"), re.compile(r"\b(?:peers|classmates|friends)$")
"""`With three peers` makes four."""
_CAPPED = re.compile(
    rf"\b(?:groups?|class(?:es)?|pupils|children)\b[^.;]{{0,60}}?\b(?:no (?:more|larger|bigger|greater) "
    rf"than|(?:not|never)(?: be)? (?:more|larger|bigger) than|up to|at most|a maximum of|not exceed(?:ing)?|does not exceed"
    rf"|max(?:imum)?(?: of)?"
    rf"|limited to|capped at|number(?:s|ing)?(?= [a-z0-9]+ at (?:the )?most)) {RANGE}(?: at (?:the )?most)?"
    r"(?= *(?:$|[.,;)]| (?:children|pupils|students|peers|learners|in|for)\b))"
)
_INDIVIDUAL = re.compile(
    r"\bone[- ]to[- ]one\b|\b1 ?: ?1\b|\b1-1\b|\b1 to 1\b|\bindividually\b|\bindividual (?=(?:[a-z-]+ ){0,2}?"
    r"(?:sessions?|tuition|teaching|support|lessons?|therapy|work|time"
    r"|programme|help|mentoring|counselling))"
    r"|\b(?:with|teach(?:es)?|taught|sees?|meets?|supports?|help(?:s|ed)?) (?:[a-z']+ ){0,2}?(?:on (?:his"
    r"|her|their) own|alone|by (?:him|her)self)\b|\bon an individual basis\b|\bone adult to one (?:child"
    r"|pupil)\b|\bon (?:his|her|their) own with\b"
)
_RATIO = re.compile(r"\b(?P<adults>\d+) ?: ?(?P<learners>\d+)\b(?! ?(?:am|pm|:))")
_PAIR = re.compile(r"\bin (?:a )?pairs?\b|\bwith (?:a|one) partner\b|\bin (?P<three>a trio|threes)\b")
_ADULTS = re.compile(
    rf"(?<![:.\d])\b{RANGE}(?P<more> or more)?(?:-| )"
    rf"(?:(?!(?:and|or|to|of|for|in|by|with|from|an?|the|his|her|their|hourly|intervals?|minutes?|mins?|hours?|days?|weeks?|terms?"
    rf"|times|sessions?)\b)[a-z-]+ ){{0,3}}?(?:adults?|staff|members of staff|assistants?|carers?|helpers?"
    rf"|workers?|nurses?|teachers?)\b(?! (?:session|training|course|meeting|workshop|briefing))"
)
_TWO_ADULTS = re.compile(r"\b(?:a pair of|both) (?:[a-z-]+ ){0,3}?(?:adults|staff|assistants|carers|helpers|workers)\b")
_WITHIN = re.compile(
    rf"\b(?:within|inside) (?P<low>{NUMBER})(?: (?:(?:school|working|calendar|teaching|clear) )?(?P<unit>hours?|days?"
    rf"|weeks?|months?))?\b(?! minutes?| mins?| metres?| points?)"
    rf"|\bin (?P<time>{NUMBER}) (?P<timeunit>days?|weeks?|months?)' time\b"
    rf"|\b(?P<now>{NUMBER}) (?P<nowunit>days?|weeks?|months?) from now\b"
)
_METRES = re.compile(
    rf"\b{RANGE} ?(?:metres?|meters?)\b|\b(?:within|from|further than|at|than) (?P<near>\d+(?:\.\d+)?) ?m\b"
)
_NO_FURTHER = re.compile(
    r"\b(?:within|no further than|not further than|less than|closer than|nearer than|under)(?: about)? ?$"
)
_DEADLINE = re.compile(
    rf"\b(?:by|before|no later than)(?: the end of)? (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
    rf")?(?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))\b"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>am|pm|noon|o'clock)\b|\b(?:at|by|until|from) "
    r"(?P<hour24>\d{1,2})[.:](?P<minute24>\d\d)\b"
    rf"|\b(?P<part>half past|quarter past|quarter to) (?P<told>{NUMBER})\b"
)
_PARTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_SCOPE = re.compile(
    r"\bat any time\b(?! (?:during|between))"
    r"|\bat all times\b|\ball day\b|\bfull[- ]time\b|\balways\b|\bwhenever\b(?! (?:possible|(?:the "
    r")?timetable|(?:the )?time|appropriate|necessary|needed|practicable|this is|it is))|\bwithin reach\b"
    r"|\bthroughout (?:the|his|her|their|every|each|all) (?:[a-z]+ )?(?:day|week|lessons?|year|session"
    r"|timetable)\b|\b(?:in|for|at|during) all (?:[a-z]+ )?(?:lessons|lectures|classes|subjects|sessions"
    r"|practicals|seminars)\b|\b(?:24|twenty-four)[- ]hour\b"
)


_POUNDS = re.compile(r"£ ?(?P<pounds>\d[\d,]*(?:\.\d\d)?)")
_EXTRA_TIME = re.compile(
    rf"\b(?P<low>{NUMBER}) ?(?:%|per ?cent) (?:of )?(?:(?:extra|additional|more) time|(?:longer|more) (?:for|in|to))\b"
    rf"|\b(?:extra|additional) time\b[^.;a-z0-9]{{0,3}}(?:of |is )?(?P<after>{NUMBER}) ?(?:%|per ?cent)"
    r"|\b(?:an? )?(?P<share>half|third|quarter) (?:as (?:much|long) (?:time )?|(?:the|of the) time )again\b"
    rf"|^(?P<cell>{NUMBER}) ?(?:%|per ?cent)(?: (?:extra|more|additional))?\.?$"
    r"|\b(?P<and>time and a (?:half|third|quarter))\b"
    rf"|\btime (?:is |will be )?(?:lengthened|extended|increased) by (?:a |an )?(?:(?P<longer>half|third|quarter)"
    rf"|(?P<by>{NUMBER}) ?(?:%|per ?cent))"
    r"|\ban? (?:additional|extra|further) (?P<more>half|third|quarter)\b(?= of (?:the )?(?:[a-z]+ )?time)"
    r"|\b(?:an? )?(?P<much>half|third|quarter) (?:more|extra|additional) (?:time|on top of)\b"
)
_CELL = 16
"""Characters within which a share is all that a cell of a table holds: of extra time, as its row says."""
_SHARES = {"half": Fraction(50), "third": Fraction(100, 3), "quarter": Fraction(25)}
_LEVEL = re.compile(r"\blevel (?P<level>\d)\b")
_QUALIFIED = re.compile(
    r"\b(?:bsl|british sign language|makaton|signed english|braille|lip-?speak\w*|qualif\w+|certificate|diploma"
    r"|communicators?|interpreters?|signers?)\b"
)
_ROUND_A_LEVEL = 40
"""Characters to each side in which a level is told to be somebody's qualification, and not that of the child's work."""
_EQUIPMENT = re.compile(
    rf"(?<![:.\d])\b(?:{RANGE}|(?P<pair>a pair of)) (?:(?!(?:and|or|to|for|in|with|from|the|his|her|their|hours?|minutes?|days?"
    r"|weeks?|terms?|times|sessions?|adults?|staff|people|pupils|children)\b)[a-z0-9-]+ ){0,3}?"
    r"(?:chairs?|slings?|magnifiers?|tablets?|laptops?|transmitters?|receivers?|splints|switches|hoists?|desks?|stools?|cushions?"
    r"|wheelchairs?|keyboards?|headphones|ear defenders|sloping boards?|slopes?|standing frames?|walkers?|communication books?"
    r"|gastrostomy buttons?|buttons?|lap pads?)"
    r"(?=$| {2}|[.,;:()]| (?:for|to|in|at|with|of|that|which|and|so|on|from|will|are|should|by|per|as|one|each|held|kept)\b)"
)
_SHARE = re.compile(
    rf"\b(?P<low>{NUMBER}) ?(?:%|per ?cent) of (?:the|his|her|their|all|taught|curriculum) (?:[a-z]+ )?"
    r"(?:timetable|lessons?|sessions|week|time|day)\b"
)
_PRINT = re.compile(
    r"\b(?P<points>\d{2}) ?-?(?:point|pt)\b(?! (?:scale|plan|programme|harness))|\b(?:font|print) size(?: of)? (?P<size>\d{2})\b"
    r"|\bsize (?P<font>\d{2}) (?:font|print|type)\b|\bn(?P<n>\d{2})\b"
)
_AHEAD = re.compile(
    rf"\b(?P<low>{NUMBER}) (?:(?:school|working|calendar|clear) )?(?P<unit>hours?|days?|weeks?|months?) (?:before"
    rf"|ahead|in advance|beforehand|prior to)\b"
)
_EVENT_TIME = re.compile(
    r"\b(?:before|by|until|no later than|prior to) (?:the )?(?:end of |start of |beginning of )?(?:the "
    r")?(?:(?:spring|summer|autumn|next|first) (?:half[- ])?term|(?:january|february|may|october) half[- "
    r"]term|summer holidays|easter|christmas|term begins|term starts|(?:he|she|they|[a-z]+) (?:starts?"
    r"|begins?|moves?|turns?|joins?|leaves)\b|transfer|"
    rf"(?:{'|'.join(MONTHS)})\b(?! \d{{4}}))|\bbefore the [a-z]+ (?:starts|begins|ends)\b"
)
_DAYS_IN = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(5), "month": Fraction(20)}


def single_amounts(folded: str, masked: str) -> tuple[tuple[Amount, ...], str]:
    """The single amounts of a folded passage, and the rest of it; `masked` is the passage without numbers of other kinds."""
    found: list[Amount] = []
    rest = masked
    for some in (
        _within(rest),
        _metres(rest),
        _people(rest, masked),
        _deadlines(folded),
        _ahead(rest),
        _sums(folded),
        _levels(folded),
        _things(rest),
        _shares(folded),
        _print_sizes(folded),
        _events(folded),
        _clocks(folded),
        _scopes(masked),
    ):
        found += some
        for amount in some:
            if amount.measures == "event":
                # Its words may tell how often as well: "each morning and again before he leaves".
                continue
            rest = rest[: amount.span.start] + " " * (amount.span.end - amount.span.start) + rest[amount.span.end :]
    return tuple(sorted(found, key=lambda amount: amount.span)), rest


def _within(folded: str) -> list[Amount]:
    found = []
    unit = ""
    for match in _WITHIN.finditer(folded):
        # "within five school days and the psychologist within ten": the second takes its unit from the first.
        unit = (match["unit"] or match["timeunit"] or match["nowunit"] or unit).rstrip("s")
        days = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(5), "month": Fraction(20)}.get(unit)
        if days is not None:
            count = exact(match["low"] or match["time"] or match["now"])
            found.append(Amount("within", count * days, Span(*match.span()), "ceiling"))
    return found


def _metres(folded: str) -> list[Amount]:
    found = []
    for match in _METRES.finditer(folded):
        start = match.start("near") if match["near"] else match.start()
        value = exact(match["near"]) if match["near"] else range_of(match)[1]
        near = _NO_FURTHER.search(folded, max(0, start - 24), start)
        bound = "ceiling" if near else bound_before(folded, start)
        found.append(Amount("metres", value, Span(start, match.end()), bound))
    return found


def _people(folded: str, masked: str) -> list[Amount]:
    found = []
    for match in _INDIVIDUAL.finditer(masked):
        found.append(Amount("group", Fraction(1), Span(*match.span())))
    for match in _RATIO.finditer(masked):
        if match["learners"] != "1":
            found.append(Amount("group", Fraction(match["learners"]), Span(*match.span())))
        elif match["adults"] != "1":
            found.append(Amount("adults", Fraction(match["adults"]), Span(*match.span())))
    for match in _PAIR.finditer(masked):
        found.append(Amount("group", Fraction(3 if match["three"] else 2), Span(*match.span())))
    folded = blanked(blanked(folded, _INDIVIDUAL), _RATIO)
    for match in _GROUP.finditer(folded):
        value = range_of(match)[1] if match["low"] else range_of(match, "g")[1]
        beside = _BESIDE.search(folded, max(0, match.start() - 8), match.start()) and _COMPANY.search(match.group())
        other = 1 if beside or re.search(r"\bothers?\b", match.group()) else 0
        found.append(Amount("group", value + other, Span(*match.span()), "ceiling"))
    capped = [match for match in _CAPPED.finditer(folded) if not any(_holds(one.span, match) for one in found)]
    found += [Amount("group", range_of(match)[1], Span(match.start("low"), match.end()), "ceiling") for match in capped]
    for match in _TWO_ADULTS.finditer(folded):
        found.append(Amount("adults", Fraction(2), Span(*match.span())))
    for match in _ADULTS.finditer(folded):
        bound = "floor" if match["more"] else bound_before(folded, match.start())
        found.append(Amount("adults", range_of(match)[0], Span(*match.span()), bound))
    return found


def _holds(span: Span, match: re.Match[str]) -> bool:
    return span.start <= match.start("low") < span.end


def _deadlines(folded: str) -> list[Amount]:
    found = []
    for match in _DEADLINE.finditer(folded):
        day = int(match["day"] or _LAST_DAY)
        value = (int(match["year"]) * 12 + MONTHS.index(match["month"])) * 31 + day
        found.append(Amount("deadline", Fraction(value), Span(*match.span())))
    return found


_LAST_DAY = 31
"""`By January 2027` is met on any day of it."""


def _ahead(folded: str) -> list[Amount]:
    """How long before an event something is done, in school days."""
    found = []
    for match in _AHEAD.finditer(folded):
        days = exact(match["low"]) * _DAYS_IN[match["unit"].rstrip("s")]
        if days.denominator > 1:
            # "25 hours before the placement" are 25 hours of work; 48 hours ahead are two days.
            continue
        found.append(Amount("ahead", days, Span(*match.span()), bound_before(folded, match.start())))
    return found


def _sums(folded: str) -> list[Amount]:
    """Sums of money and shares of extra time."""
    if "£" in folded or "time" in folded or "again" in folded or len(folded) < _CELL:
        pounds = [
            Amount(
                "pounds",
                Fraction(match["pounds"].replace(",", "")),
                Span(*match.span()),
                bound_before(folded, match.start()),
            )
            for match in _POUNDS.finditer(folded)
        ]
        extra = [Amount("extra time", _share(match), Span(*match.span())) for match in _EXTRA_TIME.finditer(folded)]
        return pounds + extra
    return []


def _share(match: re.Match[str]) -> Fraction:
    """The per cent of extra time: half as much again is fifty."""
    told = (
        match["share"] or match["more"] or match["much"] or match["longer"] or (match["and"] or "").rpartition(" ")[2]
    )
    return _SHARES[told] if told else exact(match["low"] or match["after"] or match["cell"] or match["by"])


def _levels(folded: str) -> list[Amount]:
    """The level of a qualification that somebody holds, not that of the child's work."""
    return [
        Amount("level", Fraction(match["level"]), Span(*match.span()))
        for match in _LEVEL.finditer(folded)
        if _QUALIFIED.search(folded, max(0, match.start() - _ROUND_A_LEVEL), match.end() + _ROUND_A_LEVEL)
    ]


def _things(folded: str) -> list[Amount]:
    """How many of a piece of equipment there are to be."""
    return [
        Amount(
            "things",
            _of_a_pair(match.group()) if match["pair"] else range_of(match)[0],
            Span(*match.span()),
            bound_before(folded, match.start()),
        )
        for match in _EQUIPMENT.finditer(folded)
    ]


def _of_a_pair(words: str) -> Fraction:
    """A pair of what is worn on both ears is one piece of equipment; a pair of anything else is two."""
    return Fraction(1) if words.endswith(("defenders", "headphones")) else Fraction(2)


def _shares(folded: str) -> list[Amount]:
    """The per cent of a timetable."""
    return [
        Amount("share", exact(match["low"]), Span(*match.span()), bound_before(folded, match.start()))
        for match in _SHARE.finditer(folded)
    ]


def _print_sizes(folded: str) -> list[Amount]:
    """The size of print in points: larger is no less."""
    return [
        Amount("print", Fraction(next(filter(None, match.groups()))), Span(*match.span()), "floor")
        for match in _PRINT.finditer(folded)
    ]


def _events(folded: str) -> list[Amount]:
    return [Amount("event", Fraction(0), Span(*match.span())) for match in _EVENT_TIME.finditer(folded)]


def _clocks(folded: str) -> list[Amount]:
    found = []
    for match in _CLOCK.finditer(folded):
        if match["part"]:
            minutes = int(exact(match["told"])) * 60 + _PARTS[match["part"]]
            found.append(Amount("clock", Fraction(minutes % 720), Span(*match.span())))
            continue
        hour = int(match["hour"] or match["hour24"]) % 12 + (12 if match["half"] in ("pm", "noon") else 0)
        minutes = hour * 60 + int(match["minute"] or match["minute24"] or 0)
        found.append(Amount("clock", Fraction(minutes % 720), Span(*match.span())))
    return found


def _scopes(folded: str) -> list[Amount]:
    return [Amount("scope", Fraction(1), Span(*match.span())) for match in _SCOPE.finditer(folded)]
