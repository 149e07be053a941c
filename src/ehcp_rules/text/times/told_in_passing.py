"""Ages and school years of the child that a sentence tells by the way: in apposition, as a term of a year, by its examinations.

`Asha, 13, goes by bus`; `in her first term of Year 7`; `revising for her SATs`; `when he is 16 he will`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import holds_any, number_of

__all__ = ["InPassing", "in_passing"]

_N = (
    r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen)"
)
_YEARS_OLD = r"(?:[- ]years?[- ]old\b)?"
_OPENS = r"(?:^|(?<=[.;:!?(\n] )|(?<=[.;:!?(\n])|\b(?:and|because|as|although|though|while|that) |, )"


@frozen
class InPassing:
    """Words that give an age in years or a lowest and highest school year; `who` is the subject named there, if any."""

    span: Span
    kind: str
    low: int
    high: int
    who: str = ""
    to_come: bool = False


_AGES = (
    # Asha, 13, goes by bus; Asha (13) goes by bus.
    re.compile(rf"\b(?P<who>[a-z'-]+), (?:now |aged |now aged )?{_N}{_YEARS_OLD}, (?=[a-z])"),
    re.compile(rf"\b(?P<who>[a-z'-]+) \((?:now |aged )?{_N}{_YEARS_OLD}\)"),
    re.compile(rf"\b(?P<who>[a-z'-]+), who is (?:now |only |just |nearly )?{_N}(?=[,.;)]| and\b)"),
    # Asha is 13 and goes by bus; Asha is aged 13 and goes by bus.
    re.compile(
        rf"{_OPENS}(?P<who>[a-z'-]+) (?:is|am|'m) (?:now |only |just )?{_N}"
        r"(?=[.;)](?!\d)|, (?!\d)[a-z]| and (?:is|has|in|lives|attends|goes|likes|loves|a)\b|$)"
    ),
    re.compile(rf"{_OPENS}(?P<who>[a-z'-]+) (?:is|am|'m) (?:now )?aged {_N}\b(?! ?(?:to|or|months?|[-–])\b)(?! ?[-–])"),
)
_ONE_DAY = re.compile(
    rf"\b(?:when|once) (?P<who>[a-z'-]+) (?:is|am|'m|turns|reaches) (?:aged )?{_N}(?! ?[:%/.-]\d)(?: years? old)?,? "
    r"(?=[^.;\n]{0,60}\b(?:will|would like|wants?|hopes?|plans?|cannot wait|can't wait|is going to|am going to)\b)"
)
"""An age that is still to come."""
_A_SCALE = re.compile(
    r"\b(?:scales?|scor\w+|levels?|rat(?:ed|es?|ing)|bands?|(?<!key )stages?|steps?|out of|\w*centile|number|row|place)\b"
)
"""In a sentence with such a word a bare number is no age."""
_THE_TERM = re.compile(
    r"\bin (?:his|her|their|my) (?:first|second|third|last|final|new|autumn|spring|summer)(?: half)?[- ]"
    r"(?:terms?|years?|weeks?|months?|few weeks|half-terms?) (?:of|in|at) (?:the )?"
    r"(?:(?:year|yr) ?(?P<year>\d{1,2})|(?P<reception>reception)|(?P<nursery>nursery|pre-?school))\b"
    r"(?! (?:of|work|level|[a-z]+ school\b))"
)
_STILL = re.compile(r"\b(?:is|are|finds|has|needs|can|cannot|am|'m|will|gets|does)\b")
_OVER = re.compile(r"\b(?:was|were|had|did|went|took|became|began|started|used to|could|found that|would)\b")
_SATS = re.compile(
    r"\b(?:preparing|prepares|getting ready|revising|revises|working towards|is (?:sitting|taking)) (?:for )?"
    r"(?:(?:his|her|their|my|the) )?"
    r"(?:(?P<phonics>phonics (?:screening )?(?:check|test))|(?:(?:key stage|ks) ?(?P<stage>[12]) )?sats|(?P<gcse>gcses))\b"
)
_MAY_TELL = re.compile(
    r"(?:, | \(|\b(?:is|am|aged|now|only|just|nearly|turns|reaches) |'m )(?:aged )?"
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|t(?:welve|hirteen)|[a-z]{3,5}teen)"
    r"(?:[,.;)?]| and |$| [a-z]|[- ]years?)"
)
_NEAR = 300
"""Characters to either side of a term in which the words of its sentence are read."""
_CUES = ("sats", "gcses", "phonics", " term of ", " term in ", " term at ", " week", " year", " month", "half-term")


def in_passing(folded: str) -> Iterator[InPassing]:
    """What a folded passage tells by the way of the age or the year of whoever its subject is."""
    yield from _ages(folded)
    if holds_any(folded, _CUES):
        yield from _years(folded)


def _ages(folded: str) -> Iterator[InPassing]:
    for pattern in _AGES if _MAY_TELL.search(folded) else ():
        for match in pattern.finditer(folded):
            age = _age(match)
            if age is not None and not _A_SCALE.search(folded, max(0, match.start() - 60), match.end() + 40):
                yield InPassing(Span(*match.span()), "age", age, age, match["who"])
    if "when " in folded or "once " in folded:
        for match in _ONE_DAY.finditer(folded):
            age = _age(match)
            if age is not None:
                yield InPassing(Span(*match.span()), "age", age, age, match["who"], to_come=True)


def _years(folded: str) -> Iterator[InPassing]:
    for match in _THE_TERM.finditer(folded):
        at = folded.rfind(".", max(0, match.start() - _NEAR), match.start()) + 1 or max(0, match.start() - _NEAR)
        end = folded.find(".", match.end(), match.end() + _NEAR)
        words = folded[at : end if end >= 0 else match.end() + _NEAR]
        if _STILL.search(words) and not _OVER.search(words):
            year = int(match["year"]) if match["year"] else 0
            low = -2 if match["nursery"] else year
            yield InPassing(Span(*match.span()), "year", low, -1 if match["nursery"] else year)
    for match in _SATS.finditer(folded):
        if match["gcse"]:
            low, high = 8, 14
        elif match["phonics"]:
            low, high = 0, 2
        else:
            low, high = {"1": (1, 2), "2": (5, 6), None: (1, 6)}[match["stage"]]
        yield InPassing(Span(*match.span()), "year", low, high)


def _age(match: re.Match[str]) -> int | None:
    value = number_of(match["n"])
    return int(value) if value is not None and value >= 2 else None
