"""How long a session is: lengths in hours and minutes, in figures and spelt out, as they stand in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.dose import Dose
from ehcp_rules.text.amounts.numbers import (
    AND_A_PART,
    CEILING,
    EVENT,
    FLOOR,
    RANGE,
    bound_before,
    exact,
    part_of,
    range_of,
)
from ehcp_rules.text.english.grammar import NUMBER, WEEKDAY

__all__ = ["lengths_in", "more_lengths_in"]

_LENGTH = re.compile(
    rf"(?:\b|(?<=\dx))(?:{RANGE}|(?P<article>an?|full))(?:[\s-]?| {{2,24}})(?:(?:full|whole|clock|teaching|taught"
    rf"|additional|extra|further|more)[ -])?(?P<unit>hours?|hrs?|h(?= (?:per|a|each|every|p)\b)|minutes?|mins?)\b"
    rf"(?P<half>{AND_A_PART})?"
    rf"(?: (?:and )?(?P<rest>{NUMBER}) ?(?:minutes?|mins?)\b"
    r"|(?:(?<=hr)|(?<=hrs)) ?(?P<bare>15|30|45)\b"
    r"(?! ?-| (?!(?:daily|(?:week|fortnight|month|term)ly|an?|per|each|every)\b)[a-z]))?"
)
_SPELT = re.compile(
    r"\b(?:(?P<hour>hour-long|(?<!half[- ])hourly(?= (?:lessons?|sessions?|slots?|appointments?)\b)"
    r"|(?:(?<=daily )|(?<=weekly )|(?<=nightly )|(?<=monthly )|(?<=termly ))hour)"
    r"|(?P<quarters>three[- ]quarters of an hour|(?:a )?quarter of an hour|quarter[- ]hours?)"
    r"|(?P<halfhour>half (?:an )?hour|half-hours?|half[- ]hourly(?= (?:lessons?|sessions?|slots?|appointments?)\b))"
    rf"|(?:(?P<days>{NUMBER}) (?!half-day (?:[a-z-]+ )?(?:{EVENT})))?(?P<halfday>(?<!and a )(?:half[- ]days?|half a day)))\b"
)
_NOT_A_LENGTH = re.compile(
    r"\b(?:if (?:(?!and )[a-z']+ ){1,8}|when (?:(?!and )[a-z']+ ){1,6})(?:more than|longer than|less than|over|under"
    r"|after|than) $|\b(?:if (?:(?!and )[a-z']+ ){1,8}|when (?:he|she|they) [a-z]+ )for $"
    r"|\b(?:once|when|whenever|after) [a-z]+ (?:has|have) [a-z ,]{2,50}\bfor (?:about )?$"
    r"|\b(?:after|older than|longer than|more than|further than|(?<!will )(?<!to "
    r")(?<!should )(?<!must )"
    r"(?<!and )(?<!sessions )(?<!they )(?<!each )last|within|waits?|than|until|past|less than)(?: about| around"
    r"| every| each)? $"
)
_OFFSET_AFTER = re.compile(
    rf"^ (?:before|after(?! (?:each|every) (?:hours?\b|lesson|{NUMBER} (?:minutes|hours)))"
    r"|ahead|early|late|from|of (?:seated|sitting|unbroken)|away|earlier|later)\b"
)
_GIVES_SO_LONG = re.compile(
    r"\b(?:(?:for|of|lasting|lasts?|gets?|spends?|is given)|(?<!to )(?:has|have)(?: up to| at least)?)(?: another| a further)? $"
)
_AHEAD_OF_AN_ACT = re.compile(r" before (?:any|every|he|she|they|going|leaving) [a-z]+")
_AHEAD_OF_EACH = re.compile(r" (?:before|after) (?:each|every) ")
_ANOTHER = re.compile(
    rf"\b(?:(?:another|a further) (?P<n>{NUMBER})(?= (?:before|after|at|on|in|when|as|later)\b)"
    rf"|and (?P<on>{NUMBER})(?= on (?:{WEEKDAY})))"
)
_MORE_OF_THEM = re.compile(
    rf"\band (?:then )?(?:(?:another|a further) (?P<n>{NUMBER})|(?P<on>{NUMBER}) more)(?= in the (?:autumn|spring|summer)\b)"
)
_OF_SO_MANY = re.compile(rf"\b{EVENT} (?:of|lasting|for) $")
_AND_SO_LONG = re.compile(
    r"\b(?:minutes?|mins?|hours?|hrs?) (?!before\b|after\b|of\b|late\b|early\b)[^.;]{2,50}?\band (?:another |a further )?$"
)
"""`Ten minutes on arrival and ten minutes before home time`: the second is as much an amount as the first."""
_SPELL = re.compile(r" (?:period|spell|stretch)\b")
_AN_HOUR, _NEAR = 60, 20
_OF_A_DAY = re.compile(r" (?:(?:nursery|school|college|placement) )?(?:day|week)\b")
"""`Each six-hour nursery day`: how long a day is, and nothing that is given."""


def lengths_in(text: str, start: int) -> Iterator[Dose]:
    """The lengths told in a text from a place on, without those that only say when something happens."""
    for match in _SPELT.finditer(text, start):
        if re.search(r"\b(?:each|every) $", text[max(start, match.start() - 8) : match.start()]):
            continue
        if not match["halfday"] and _delimits(
            text[max(start, match.start() - 60) : match.start()], text[match.end() :]
        ):
            continue
        if match["hour"]:
            minutes = Fraction(60)
        elif match["quarters"]:
            minutes = Fraction(45 if match["quarters"].startswith("three") else 15)
        else:
            minutes = (
                Fraction(30) if match["halfhour"] else 180 * (exact(match["days"]) if match["days"] else Fraction(1))
            )
        yield Dose(minutes=(minutes, minutes), bound=bound_before(text, match.start()), span=Span(*match.span()))
    for match in _LENGTH.finditer(text, start):
        if "-" in match.group() and _OF_A_DAY.match(text, match.end()):
            continue
        before, after = text[max(start, match.start() - 60) : match.start()], text[match.end() :]
        # "Sessions, each 20 minutes long" tells how long; "three times an hour" tells how often.
        spell = before.endswith("each ") and _SPELL.match(after)
        each = (
            spell
            or re.search(r"\b(?:every|per|for each|in the last) $", before)
            or (match["article"] and re.search(r"\b(?:in|times|once|twice) $", before))
        )
        if each or _delimits(before, after):
            continue
        size = 60 if match["unit"].startswith("h") else 1
        low, high = (Fraction(1), Fraction(1)) if match["article"] else range_of(match)
        if match["article"] and (size == 1 or before.endswith(("half ", "quarter of ", "quarters of "))):
            continue
        extra = 60 * (part_of(match["half"]) if size == 60 else 0) + exact(match["rest"] or match["bare"] or "0")
        yield Dose(
            minutes=(low * size + extra, high * size + extra),
            bound=bound_before(text, match.start()),
            span=Span(*match.span()),
        )


def more_lengths_in(text: str, start: int, lengths: Sequence[Dose]) -> Iterator[Dose]:
    """`Fifteen minutes on arrival, and another 15 before home`: a number whose unit is that of the length before it.

    `Ten sessions of 45 minutes in autumn and five more in spring` are more of the sessions.
    """
    told = sorted((one for one in lengths if one.minutes), key=_END)
    for match in _MORE_OF_THEM.finditer(text, start):
        before = _last_before(told, match.start())
        if before and _OF_SO_MANY.search(text, max(start, before.span.start - _NEAR), before.span.start):
            many = exact(match["n"] or match["on"])
            yield Dose(minutes=before.minutes, times=(many, many), noun="session", span=Span(*match.span()))
    for match in _ANOTHER.finditer(text, start):
        before = _last_before(told, match.start())
        if before and (least := (before.minutes or (Fraction(0),))[0]):
            value = exact(match["n"] or match["on"]) * (1 if least < _AN_HOUR else _AN_HOUR)
            yield Dose(minutes=(value, value), span=Span(*match.span()))


_END = attrgetter("span.end")


def _last_before(lengths: Sequence[Dose], place: int) -> Dose | None:
    number = bisect_right(lengths, place, key=_END)
    return lengths[number - 1] if number else None


def _delimits(before: str, after: str) -> bool:
    """Whether a length only says when something happens: `ten minutes before the bell`, `if he waits more than an hour`."""
    if FLOOR.search(before) or CEILING.search(before):
        return _AHEAD_OF_AN_ACT.match(after) is not None
    if _AND_SO_LONG.search(before) and not _NOT_A_LENGTH.search(before):
        return False
    if after.startswith((" of training", " of teaching", " of practice")):
        return False
    if _AHEAD_OF_EACH.match(after) and (not before or before.endswith((", ", ": "))):
        # `10 minutes before every lesson`, with nothing that happens then, is how long something is.
        return False
    offset = _OFFSET_AFTER.match(after) and not _GIVES_SO_LONG.search(before)
    return bool(offset or _NOT_A_LENGTH.search(before))
