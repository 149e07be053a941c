"""Sizes and sums: distances, money, extra time, shares of a timetable, levels of qualification, equipment and print."""

from __future__ import annotations

import re
from fractions import Fraction

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.amount import Amount
from ehcp_rules.text.amounts.numbers import RANGE, bound_before, exact, range_of
from ehcp_rules.text.english.grammar import NUMBER

__all__ = ["sizes_in"]

_METRES = re.compile(
    rf"\b{RANGE} ?(?:metres?|meters?)\b|\b(?:within|from|further than|at|than) (?P<near>\d+(?:\.\d+)?) ?m\b"
)
_NO_FURTHER = re.compile(
    r"\b(?:within|no further than|not further than|less than|closer than|nearer than|under)(?: about)? ?$"
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
_OF_PRINT = re.compile(
    r"\b(?:print\w*|fonts?|texts?|type(?:face)?|size|enlarg\w+|worksheets?|handouts?|materials?|papers?|slides|arial)\b"
)
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
    r"\b(?P<points>\d{2}) ?-?(?:point|pt)\b(?! (?:scale|plan|programme|harness|list|gain|rise))"
    r"|\b(?:font|print) size(?: of)? (?P<size>\d{2})\b"
    r"|\bsize (?P<font>\d{2}) (?:font|print|type)\b|\bn(?P<n>\d{2})\b"
)


def sizes_in(folded: str, masked: str) -> list[Amount]:
    """The sizes and sums of a folded passage; `masked` is it without numbers of other kinds."""
    return [
        *_metres(masked),
        *_sums(folded),
        *_levels(folded),
        *_things(masked),
        *_shares(folded),
        *_print_sizes(folded),
    ]


def _metres(folded: str) -> list[Amount]:
    found = []
    for match in _METRES.finditer(folded):
        start = match.start("near") if match["near"] else match.start()
        value = exact(match["near"]) if match["near"] else range_of(match)[1]
        near = _NO_FURTHER.search(folded, max(0, start - 24), start)
        bound = "ceiling" if near else bound_before(folded, start)
        found.append(Amount("metres", value, Span(start, match.end()), bound))
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
    if not _OF_PRINT.search(folded):
        return []
    return [
        Amount("print", Fraction(next(filter(None, match.groups()))), Span(*match.span()), "floor")
        for match in _PRINT.finditer(folded)
    ]
