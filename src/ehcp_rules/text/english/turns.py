"""Turns of phrase: patterns of the readings by the words that they can begin with, looked for only where one of those stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from ehcp_rules.text.english.cues import Worded
from ehcp_rules.text.english.grammar import MONTHS, ONES, TENS

__all__ = [
    "BEGIN_WITH_DIGITS",
    "BEGUN_BY",
    "DIGITS",
    "STARTS",
    "Anchored",
    "Turns",
    "find",
    "find_ending",
]

_NUMBERS = " ".join((*ONES, *TENS, "half"))
_WEEKDAYS = " ".join(
    f"{day} {day}s"
    for day in (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"
    ).split()
)

_PARTS_OF_A_WEEK = (
    "half morning mornings afternoon afternoons day days evening evenings night nights weekend weekends lunch lunches lunchtime "
    "lunchtimes break breaktime breaktimes play playtime playtimes"
)

DIGITS = "0"
"""Stands for every number in digits among the words that a turn of phrase can begin with."""


def _then(firsts: str, seconds: str) -> str:
    """Common words, each only where one of these words comes next: ` on+monday on+tuesday`."""
    return "".join(f" {first}+{second}" for first in firsts.split() for second in seconds.split())


STARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(words.split())
        for name, words in {
            "length": f"{_NUMBERS} mornings afternoons an full quarter between daily weekly fortnightly monthly termly "
            f"{_WEEKDAYS} the+whole "
            + _then(
                "a",
                "full whole hundred hour hours hr hrs minute minutes min mins second seconds sec secs "
                + _PARTS_OF_A_WEEK,
            )
            + _then("each every all", _WEEKDAYS),
            "frequency": f"{_NUMBERS} mid midmorning midafternoon "
            "alternate both annual biannual weekdays am autumn spring summer morning mornings afternoons m w t tu "
            "pw p pd pcm an once twice thrice every each per "
            "daily weekly fortnightly monthly termly nightly dly wkly fortnly mthly tmly "
            "day week wk fortnight month term year hourly quarterly annually "
            f"yearly bi biweekly x {_WEEKDAYS} "
            + _then(
                "a",
                "hundred school week fortnight month term year session lesson third quarter fifth sixth eighth tenth",
            )
            + _then("a", "full whole " + _PARTS_OF_A_WEEK)
            + _then("the", "first second third fourth last")
            + _then("first second third fourth last", _WEEKDAYS)
            + _then("on", f"the any {_WEEKDAYS}")
            + _then("at", f"noon midday {DIGITS}"),
            "scope": f"{_NUMBERS} lunchtime lunchtimes breaktime breaktimes playtime playtimes mealtime mealtimes "
            "class set taught throughout all full every each whenever whoever whomever wherever whichever never always "
            "any everything within twenty both there to+and from the+whole the+full the+entire whole entire "
            "continuous continuously constant constantly core unstructured break+and breaks+and break+& breaks+& "
            + _then("his her their", "class set")
            + _then("at in for across during on to before after", "all every each")
            + _then("across", "the his her their your")
            + _then("for at", "the")
            + _then("the", "day evening night lesson")
            + _then("at on", "no")
            + _then("on", "school working college nursery term both arrival")
            + _then(
                "at",
                "break lunch snack arrival registration home hometime drop mealtimes playtimes breaktimes lunchtimes",
            )
            + _then("during", "the his her their")
            + _then("a", "hundred third thirds quarter quarters fifth fifths"),
            "count": f"{_NUMBERS} a an session sessions week weeks visit visits no+fewer at+least",
            "window": "first last a+one one+off this+year this+term this+school this+academic "
            + _then(
                "across through by before from between until in during of on after over",
                f"the this start end beginning middle first last each every autumn spring summer {DIGITS} "
                + " ".join(MONTHS),
            )
            + _then("over for in within during", f"the first next last academic school year a {DIGITS} {_NUMBERS}")
            + _then("by", "easter christmas")
            + _then(" ".join(MONTHS), f"to until {DIGITS}"),
            "group": f"{_NUMBERS} group groups pair pairs a+hundred no+more up+to a+maximum at+most not+more in+a never+more "
            + _then("with of", f"a {DIGITS} {_NUMBERS}"),
            "ratio": f"{_NUMBERS} individual individually a+hundred",
            "ceiling": "maximum up+to a+maximum as+much as+many no+more not+more not+exceeding at+most",
            "range": f"{_NUMBERS} between nothing nil none zero a+hundred",
            "measure": f"{_NUMBERS} from no fewer less more within under over age level grade stage band score scores aged "
            "reading spelling once twice every each entry gcse btec nvq functional certificate qualification diploma award "
            "apprenticeship licence running at+least " + _then("a", "hundred minimum level score whole"),
            "time-bound": "when once on upon prior across up throughout by before until at within for from in ready during "
            "of over after through end close this next",
            "provision-in-need": "requires require needs need will should chance chances opportunity "
            "opportunities access "
            "dependence to school hours",
            "trigger": _then("for", "a an any each every seizure seizures fits attacks hypos")
            + " should on at after when whenever where if as each every once before until",
            "delegated": "school schools setting settings college colleges nursery nurserys provider providers academy academys "
            "head heads headteacher headteachers principal principals senco sencos sendco sendcos staff staffs team teams "
            "manager managers class funding base bases set determined decided agreed fixed allocated "
            "identified judged "
            "worked arranged varied if when where whenever wherever ratio at left as frequency duration durations amount "
            "amounts hours level levels length lengths frequencys details further timings dates "
            "number numbers used "
            "deployed support flexible according",
            "conditional": "so+far as+far where wherever when whenever if provided subject depending dependent within unless "
            "from+existing from+available with+the is+not funding staff staffing timetable time budget",
            "condition": "if when whenever where wherever only as once unless except save until while whilst provided providing "
            "assuming so+far so+long insofar should subject depending dependent conditional contingent according pending "
            "within+the at+times on+condition based dictated driven governed determined limited "
            + _then("in on during", "the those days weeks months terms half")
            + _then("in", "line keeping accordance"),
            "contingent": "whichever whoever any if when whenever where wherever once unless provided providing on+the "
            "on+condition assuming as+long as+far so+long so+far insofar except save in+the while whilst for+as "
            "until should subject contingent dependent depend depends depending conditional pending "
            "money fund funds funding grant grants bid bids budget budgets resource resources resourcing staff staffing cover "
            "capacity caseload workload timetable timetables timetabling rota rotas diary space numbers time availability "
            "finance finances weather circumstances recruitment volunteers room rooms place places supply vacancy vacancies "
            "post posts slot slots bed beds appointment appointments caseloads workloads rotas diaries spaces waiting "
            "commissioning"
            + _then("given", "enough sufficient adequate")
            + _then("as", "close near often soon much many frequently regularly"),
            "minded": "feel feels feeling felt more better increasingly ready prepared willing keen motivated inclined equipped "
            "encouraged confident happy happier content comfortable "
            "easier less hard hope hopes want wants wish wishes desire opportunity opportunities chance "
            "chances confidence motivation tools strategies techniques skills encouragement",
            "thought": "know knows knowing understand understands understanding believe believes believeing accept accepts "
            "accepting feel feels feeling think thinks thinking realise realises realiseing appreciate appreciates "
            "appreciateing be is become",
            "means": "through",
            "aimed": "local+authority it+is"
            + _then(
                "school setting college nursery academy service team staff council provider therapist therapists teacher teachers",
                "aim aims hope hopes plan plans intend intends expect expects wishes would is are",
            )
            + _then("will", "normally usually generally typically mostly")
            + _then("the", "aim intention plan hope expectation ambition idea wish"),
            "half-meant": "do does hope hopes aim aims intend intends expect expects anticipate anticipates aspire aspires wishes "
            "strive strives endeavour endeavours seek seeks attempt attempts tries plan plans propose proposes suggest suggests "
            "recommend recommends recommended suggested advised proposed advise advises believes feels thinks would might+be"
            + _then("to will would", "do does")
            + _then("has have", "suggested recommended proposed advised been")
            + _then(
                "is are",
                "currently now also aiming hoping planning looking intending seeking trying working advised invited encouraged "
                "asked open in able prepared willing happy keen",
            )
            + _then(
                "will",
                "attempt seek strive aim look work see explore investigate discuss consider think talk enquire ask",
            )
            + _then("can", "also offer provide give lend supply arrange")
            + _then("may might could", "want wish like"),
            "had": "had has have received got attended used was were school nursery setting college plan council service team "
            "department",
            "came-to": "has have was were had ended finished took came stopped is are could might may would can",
            "sought": "referral referrals application applications request requests bid bids is are has have been was were "
            "placed put sit sits waiting had",
            "for-others": "visit visits cover covers covering serve serves serving work works look looks support supports see "
            "sees teaches has shared split divided divides based responsible oversees caseload",
            "judged": "if when whenever until unless once where provided as for so after",
            "counted": f"{_NUMBERS} a+hundred count counts counted knows knew read reads recognises recognised recognizes "
            "recognized name named names match matched matches writes wrote spells spelled spelt said says used uses answers "
            "answered joins joined",
            "help": "support help input intervention interventions strategy strategies program programs programme programmes "
            "provision guidance assistance resource resources approach approaches oversight advice monitoring contact package "
            "involvement opportunity opportunities consultation",
            "and-yet": "but however although though",
            "variable": "number length frequency level may can could will to might hours support provision amount it this "
            "which taper "
            "tapers tapering "
            "tapered thereafter gradually progressively fade faded fading fades reduced reducing reduces "
            "subject kept fewer less shorter lighter decreasing dropping falling lessening tailing trimmed wound stepped "
            "scaled cut discharge discharged",
        }.items()
    }
)
"""For each turn of phrase the words that it can begin with, `first+second` where a common word begins it only before another.

The one scan finds them, and patterns look only there.
"""

BEGIN_WITH_DIGITS: frozenset[str] = frozenset(
    {"length", "frequency", "scope", "count", "counted", "group", "ratio", "range", "measure"}
)

_TURN: Mapping[str, int] = {name: 1 << place for place, name in enumerate(STARTS)}
"""For each turn of phrase a bit, so that one number tells all that a word can begin."""


def _begun_by() -> Mapping[tuple[str, str], int]:
    begun = {(DIGITS, ""): sum(_TURN[name] for name in BEGIN_WITH_DIGITS)}
    for name, words in STARTS.items():
        for word in words:
            first, _, second = word.partition("+")
            begun[first, second] = begun.get((first, second), 0) | _TURN[name]
    return begun


BEGUN_BY: Mapping[tuple[str, str], int] = MappingProxyType(_begun_by())
"""The turns of phrase, a bit for each, that a word can begin: whatever follows, under an empty text, or before a second word.

`DIGITS` stands for any number in digits, and `x` for `x3` as well.
"""


class Anchored(Worded, Protocol):
    """What a scan knows of its words, and of where turns of phrase may begin."""

    @property
    def anchors(self) -> Mapping[int, int]:
        """The places where one may begin, in order, each with the bits of those that may."""

    @property
    def places(self) -> Sequence[int]:
        """These places."""

    @property
    def turns(self) -> int:
        """The bits of all that may begin somewhere."""


_FURTHEST = 400
"""Characters behind a place in which a turn of phrase that runs up to it may begin."""
_NOWHERE: Iterator[re.Match[str]] = iter(())


def find(pattern: re.Pattern[str], name: str, text: str, scan: Anchored) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, looking only where the turn of phrase can begin (see `STARTS`)."""
    turn = _TURN[name]
    return _walk(pattern, turn, text, scan) if scan.turns & turn else _NOWHERE


def _walk(pattern: re.Pattern[str], turn: int, text: str, scan: Anchored) -> Iterator[re.Match[str]]:
    reached = 0
    match_at = pattern.match
    for place, turns in scan.anchors.items():
        if turns & turn and place >= reached and (match := match_at(text, place)) is not None:
            reached = max(match.end(), place + 1)
            yield match


def find_ending(pattern: re.Pattern[str], name: str, text: str, scan: Anchored, end: int) -> re.Match[str] | None:
    """What `behind` gives for a pattern that runs up to `end`, looking only where it can begin."""
    turn = _TURN[name]
    if scan.turns & turn:
        places = scan.places
        for at in range(bisect_left(places, end - _FURTHEST), bisect_left(places, end)):
            place = places[at]
            if scan.anchors[place] & turn and (match := pattern.match(text, place, end)) is not None:
                return match
    return None


class Turns:
    """Several turns of phrase that are looked for together, in one walk over the places where they can begin."""

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self._turns = sum(_TURN[name] for name in patterns)
        self._patterns = tuple((_TURN[name], name, pattern.match) for name, pattern in patterns.items())
        self._begun_by: dict[int, tuple[tuple[str, Callable[[str, int], re.Match[str] | None]], ...]] = {}

    def find(self, text: str, scan: Anchored) -> Mapping[str, list[re.Match[str]]]:
        """For each turn of phrase that occurs what `find` gives."""
        found: dict[str, list[re.Match[str]]] = {}
        reached: dict[str, int] = {}
        if not scan.turns & self._turns:
            return found
        for place, turns in scan.anchors.items():
            if not turns & self._turns:
                continue
            begun = self._begun_by.get(turns)
            if begun is None:
                begun = tuple((name, match_at) for turn, name, match_at in self._patterns if turns & turn)
                self._begun_by[turns] = begun
            for name, match_at in begun:
                if place >= reached.get(name, 0) and (match := match_at(text, place)) is not None:
                    reached[name] = max(match.end(), place + 1)
                    found.setdefault(name, []).append(match)
        return found
