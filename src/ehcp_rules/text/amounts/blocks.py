"""What a course comes to in a school year: its weeks, or its sessions, with the blocks that it is given in multiplied out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.amount import Amount
from ehcp_rules.text.amounts.numbers import ADVERBS, EVENT, RANGE, SOME_LENGTH, SPACED, bound_before, exact, range_of
from ehcp_rules.text.english.grammar import NUMBER, ONES
from ehcp_rules.text.english.stretches import behind

__all__ = ["courses_told"]

_UNIT = r"(?:weeks?|wks?|months?|mo\b|half[- ]terms?|terms?|years?)"
_BLOCK = r"(?:blocks?|courses?|cycles?|programmes?|trials?|periods?|placements?|packages?|series)"
_ANY_BLOCK = re.compile(_BLOCK)
_FEW = r"(?:(?:at least|up to|a minimum of|a maximum of|about) )?"
_A_YEAR = r"(?:(?:in |over |across |during )?(?:an?|the|each|every|one)|per) (?:school |academic )?"
_OF_WHAT = rf"(?: of (?!(?:{NUMBER}|an?)\b)[a-z]+(?: [a-z]+){{0,3}}?)?"
_HOW_MANY = rf"(?:(?P<blocks>{NUMBER}) ?(?:x |(?<= )(?:separate |further )?))?"
_LATER = (
    rf"(?:,? (?:and )?(?:(?P<later>{NUMBER}|once|twice)(?: times)?(?: {_BLOCK}| of (?:them|these|those))? )?"
    rf"{_A_YEAR}(?P<per>year|term)\b)?"
)
"""`three blocks a year`, `twice a year`, `each term`, behind a block."""
_AT_A_PACE = (
    r"(?:(?:weekly|fortnightly|monthly)\b"
    r"|(?:once |one )?(?:a|each|every|per)(?: [a-z]+)? (?:week|fortnight|month)\b)"
)

_LONG = re.compile(
    rf"\b(?<!each )(?<!every ){_HOW_MANY}(?:{RANGE}[ -](?P<unit>{_UNIT})[ -](?:long )?{_BLOCK}"
    rf"|{_BLOCK}{_OF_WHAT}(?: {_A_YEAR}(?P<peryear>year|term))?,?(?: each)?(?: of| for| lasting)? {_FEW}"
    rf"{RANGE.replace('low', 'blow').replace('high', 'bhigh').replace('plus', 'bplus')}[ -](?P<bunit>{_UNIT}))\b{_LATER}"
)
_COUNTED = re.compile(
    rf"\b{_HOW_MANY}(?!trial|period|placement){_BLOCK}{_OF_WHAT}(?: {_A_YEAR}(?P<peryear>year|term))?,?(?: each)?"
    rf" (?:of|with) {_FEW}{RANGE}(?! (?:full |whole )?days? (?:a|each|every|per) week)"
    rf"(?= (?:[a-z0-9-]+ ){{0,3}}?{EVENT}\b(?P<pace>[^.;]{{0,60}}?(?:\b{_AT_A_PACE}))?)"
)
_IN_ALL = (
    re.compile(rf"\b{RANGE}(?=[ -]session {_BLOCK}\b)"),
    re.compile(
        rf"\b(?!(?:two|three|four|[234]) daily\b){RANGE} (?!{SPACED})"
        rf"(?=(?:{'|'.join(sorted(ADVERBS, key=len, reverse=True))}) (?:[a-z0-9-]+ ){{0,3}}?{EVENT}\b)"
    ),
    re.compile(
        rf"\b{RANGE}(?= (?:[a-z0-9-]+ ){{0,3}}?{EVENT}(?: of {NUMBER} (?:minutes|mins|hours))?,? (?:at a rate of )?,?"
        rf"(?:one|once) (?:a|each|every|per)(?: {NUMBER}| other| second)? (?:weeks?|fortnight|months?|term)\b"
        rf"| (?:[a-z0-9-]+ ){{0,2}}?{EVENT} of [a-z]+, (?:weekly|fortnightly|monthly)\b"
        rf"| (?:(?!per\b|minutes\b|mins\b|hours?\b)[a-z0-9-]+ ){{0,2}}?{EVENT}, (?:weekly|fortnightly|monthly)\b)"
    ),
    re.compile(
        rf"\b(?P<low>[6-9]|[1-4]\d|{'|'.join(sorted((*ONES[5:], 'twenty', 'thirty'), key=len, reverse=True))})(?P<plus>)(?P<high>)"
        rf"(?= (?:[a-z0-9-]+ ){{0,3}}?{EVENT}(?: of [a-z]+(?: [a-z-]+){{0,3}}?)?"
        rf"(?:,? (?:(?:of|for|lasting|each of) )?{SOME_LENGTH}(?: (?:each|long|in length))?,?)?"
        r" (?:on an? (?:weekly|fortnightly|monthly) basis|(?<=, )(?:weekly|fortnightly|monthly))\b)"
    ),
    re.compile(
        rf"(?:(?<= weekly, )|(?<= fortnightly, )|(?<= monthly, )){RANGE}(?= (?:sessions|visits|appointments)\b"
        r"(?! (?:a|per|each|every|of)\b))"
    ),
)
_FOR = re.compile(
    rf"\b(?:for|over|across|lasting|during|in|x)(?: (?:the|a|any|at least|a minimum of|a block of|up "
    rf"to))*(?: (?:first|next|following))? (?:{RANGE}|(?P<article>an?))[ -](?:(?:school|consecutive"
    rf"|term-time|teaching) )?(?P<unit>{_UNIT})\b(?!' time\b)"
)
_ALONE = re.compile(rf"(?:^|[;,(]) ?(?P<n>{NUMBER}) (?:school )?(?:weeks|wks?)(?= *(?:[;,.)]|$))")
"""`Play therapy; 20 weeks; weekly`: how long it goes on, where nothing else is said of the weeks."""
_OF_EACH_WEEK = re.compile(r"(?:\b(?:a|per|each|every) week|\bweekly|\bpw|/wk\.?),? (?:as|into|in) $")
"""`An hour a week, as five daily slots`: the number divides what is of each week."""
_WEEKS_IN = {"w": 1, "half": 6, "term": 12, "mo": 4, "year": 38}
_IN_A_YEAR = {"year": 1, "term": 3}


def courses_told(folded: str) -> Iterator[Amount]:
    """Each amount of weeks or of sessions in all that a folded passage tells of a course; one place may be found twice."""
    # Most passages tell of no block: a look for the word is much cheaper than a pattern that begins with a number.
    block = _ANY_BLOCK.search(folded) is not None
    for match in _LONG.finditer(folded) if block else ():
        prefix = "" if match["unit"] else "b"
        weeks = range_of(match, prefix)[1] * _weeks_in(match[f"{prefix}unit"]) * _blocks(match)
        yield Amount("weeks", weeks, Span(*match.span()), bound_before(folded, match.start()))
    for match in _COUNTED.finditer(folded) if block else ():
        if match["blocks"] or match["pace"] or match["peryear"]:
            bound = bound_before(folded, match.start())
            yield Amount("sessions", range_of(match)[1] * _blocks(match), Span(*match.span()), bound)
    for match in _FOR.finditer(folded):
        count = Fraction(1) if match["article"] else range_of(match)[1]
        bound = bound_before(folded, match.start("unit"))
        yield Amount("weeks", count * _weeks_in(match["unit"]), Span(*match.span()), bound)
    for match in _ALONE.finditer(folded):
        yield Amount("weeks", exact(match["n"]), Span(*match.span("n")))
    for pattern in _IN_ALL:
        for match in pattern.finditer(folded):
            if behind(_OF_EACH_WEEK, folded, match.start()):
                continue
            bound = bound_before(folded, match.start())
            yield Amount("sessions", range_of(match)[1], Span(*match.span()), bound)


def _weeks_in(unit: str) -> int:
    return next(weeks for name, weeks in _WEEKS_IN.items() if unit.startswith(name))


def _blocks(match: re.Match[str]) -> Fraction:
    """How many blocks there are in a year: told before them or after, for a year or for each term."""
    told = match.groupdict()
    later = {"once": "one", "twice": "two"}.get(told.get("later") or "", told.get("later"))
    count = exact(match["blocks"] or later or "one")
    return count * _IN_A_YEAR[match["peryear"] or told.get("per") or "year"]
