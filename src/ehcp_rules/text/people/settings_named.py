"""Schools, colleges and nurseries by name: which one a passage names, and whether it tells of a time or a place apart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import holds_any
from ehcp_rules.text.english.mentions import round_about, sentence_of
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = [
    "SettingNamed",
    "distinctive",
    "duties_of",
    "settings_left",
    "settings_named",
    "settings_outgrown",
    "settings_past",
]

_BEFORE = re.compile(r"(?:(?:St\.?|[A-Z][\w'’-]*|of|and|the) )+$")
_WORD = re.compile(r"[a-z][a-z'-]+")
# Words that many settings share, and small words between them.
_COMMON = frozenset(
    (
        "school academy college nursery primary junior infant infants high secondary special pre-school preschool "
        "sixth form church of "
        "england catholic community the and at in st saint staff teacher teachers senco sendco for with from "
        "centre centres trust playgroup forest beach sunday saturday summer holiday virtual hospital year key stage"
    ).split()
)
_ONCE = re.compile(
    r"\b(?:attended|went to|left|leaving|moved from|until|was at|were at|former|formerly|previous|previously"
    r"|used to|started at|joined)\b"
)
_APART = re.compile(
    r"\b(?:visits?|visiting|links?|transition\w*|transfers?|mov(?:es?|ing)|outreach|taster|induction"
    r"|partner\w*|joint(?:ly)?|swim\w*|pool"
    r"|clubs?|hub|hosts?|hosted|based at|base at|courses?|inclusion|placements?|days? a week|mornings?"
    r"|afternoons?|next|starts?|starting"
    r"|september|team at|service|advice|advise[sd]? by|train\w*|lead at|report|from)\b"
)

_LEFT = re.compile(
    r"\b(?:started at|attended|went to|left|moved from|transferred from|was at)"
    r" ((?:[A-Z][a-z’'-]+)(?: [A-Z][a-z’'-]+){0,3})"
    r"(?= (?:from|until|between|at the age|aged|before|when (?:he|she|they) was|for (?:[a-z]+ )?[a-z0-9]+ (?:years|terms))\b)"
)
"""A place and how long, or at what age, a child was there; a hospital, a town or a class is told in other words."""
_PUT_OUT = re.compile(
    r"\b(?:[Ee]xcluded|[Ee]xpelled|[Ww]ithdrawn|off-rolled) (?:from|by) "
    r"((?:[A-Z][a-z’'-]+ ){1,4}(?:School|Academy|College|Nursery|Primary|High|Juniors?|Infants?)\b)"
    r"|\b[Mm]anaged move to ((?:[A-Z][a-z’'-]+ ){1,4}(?:School|Academy|College|High)\b)"
    r"(?=[^.;]{0,60}\b(?:ended|broke down|failed|came to an end|was ended|did not work))"
)
"""A school that put a child out, or a move to one that came to nothing."""
_PUT_OUT_CUES = ("excluded", "expelled", "withdrawn", "off-rolled", "managed move")
_NO_SETTING = re.compile(
    r"\b(?:Club|Class|Year|Reception|Hospital|Clinic|Infirmary|Service|Therapy|Team|Group|Brownies|Cubs|Beavers|Scouts)\b"
)
_LINKED = re.compile(
    r"\b(?:visit|link|transition|transfer|outreach|advi[cs]e|hand ?over|pass(?!port)|reports? (?:of|by|from)\b|wrote|written by"
    r"|letter)"
)
_ITS_STAFF = (
    r"(?: [a-z]+| (?:Primary|Nursery|Infants?|Juniors?|Pre-?[Ss]chool|School|Playgroup)){0,2}"
    r" (?:staff|team|key ?workers?|teachers?|nursery staff|will|is to|must)\b"
)
_DONE_BY = r"\b(?:will|is to|to) be (?!(?:sent|passed|forwarded|shared|returned|written)\b)[a-z ]{3,40}\bby "
_OF_ITS_STAFF = r"(?:[Ss]taff|S[Ee][Nn]D?C[Oo]|[Hh]ead ?teacher|[Tt]eam|[Kk]ey ?workers?|[Tt]eachers?|[Aa]ssistants?)"
_STAFF_OF = rf"\b(?:{_OF_ITS_STAFF}|(?:Mr|Mrs|Ms|Miss) [A-Z][a-z’'-]+) (?:at|of|from) (?:the )?"


@frozen
class SettingNamed:
    """A setting by the words of its own name, with its sentence: told as `once` so, as a place `apart`, or as here and now."""

    words: frozenset[str]
    quote: Quote
    once: bool
    apart: bool


def distinctive(name: str) -> frozenset[str]:
    """The words of a setting's name that other settings do not share."""
    return frozenset(_WORD.findall(fold(name))) - _COMMON


def settings_named(passage: AnalysedPassage, hits: Iterable[Hit]) -> tuple[SettingNamed, ...]:
    """The settings that a passage names, at hits of words such as `primary school` with capitals and a name before them."""
    found = []
    for hit in hits:
        if not passage.text[hit.span.start].isupper():
            continue
        name = _BEFORE.search(passage.text, max(0, hit.span.start - 60), hit.span.start)
        words = distinctive(name.group()) if name else frozenset()
        if not words:
            continue
        quote = sentence_of(passage, hit.span.start)
        once, apart = (_holds(passage, quote.span, pattern) for pattern in (_ONCE, _APART))
        found.append(SettingNamed(words, quote, once or any(d.span.overlaps(quote.span) for d in passage.dates), apart))
    return tuple(found)


_NEAR = 300


def _near(passage: AnalysedPassage, position: int) -> Span:
    """The part of the sentence at a position that stands near it."""
    sentence = round_about(passage, Span(position, position + 1))
    return Span(max(sentence.start, position - _NEAR), min(sentence.end, position + _NEAR))


def _holds(passage: AnalysedPassage, span: Span, pattern: re.Pattern[str]) -> bool:
    return pattern.search(passage.folded, span.start, span.end) is not None


_UNTIL = re.compile(r"\b((?:[A-Z][a-z’'-]+)(?: [A-Z][a-z’'-]+){0,4}),? until (?=(?:[A-Z0-9][a-z0-9]* ){0,2}20\d\d)")
_KIND = re.compile(r" (?:School|Academy|College|Nursery)$")


def settings_past(passage: AnalysedPassage, day: dt.date) -> Iterator[str]:
    """Names of settings that a passage says the child attends until a day before this one, with and without their kind."""
    for match in _UNTIL.finditer(passage.text):
        until = next((one.last_day for one in passage.dates if 0 <= one.span.start - match.end() <= _A_DAY), None)
        if until is not None and until < day:
            yield from (match[1], _KIND.sub("", match[1]))


_A_DAY = 4
"""What may stand between `until` and a date: `the`."""


def settings_left(passage: AnalysedPassage) -> Iterator[str]:
    """Names of places that a passage says were once attended, whether or not a word such as `nursery` stands in them."""
    for match in _LEFT.finditer(passage.text):
        if distinctive(match[1]) and not _NO_SETTING.search(match[1]):
            yield match[1]
    if holds_any(passage.folded, _PUT_OUT_CUES):
        for match in _PUT_OUT.finditer(passage.text):
            name = match[1] or match[2]
            if distinctive(name):
                yield from (name, _KIND.sub("", name))


_LAST_YEARS = {"nursery": -1, "school": -1, "playgroup": -1, "infant": 2, "primary": 6, "junior": 6}
"""The last school year of the settings that a word names; Reception is 0, and a pre-school ends before it."""
_OF_YEARS = re.compile(r"nursery|(?<=pre-)school|(?<=pre)school|playgroup|infant|primary|junior")


_AT_WORK = re.compile(
    r"\b(?:work(?!ers?\b)\w*|volunteer\w*|helps?|helping|placements?|job|apprentice\w*|employ\w*|internship)\b"
)
"""Of a place where a young person works, and is not too old."""


def settings_outgrown(passage: AnalysedPassage, hits: Iterable[Hit], year: int) -> Iterator[str]:
    """Names, without the kind of setting, of places that a passage tells of and that take nobody as old as this school year."""
    for hit in hits:
        kind = _OF_YEARS.search(hit.phrase)
        if kind is None or _LAST_YEARS[kind.group()] >= year or not passage.text[hit.span.start].isupper():
            continue
        if _holds(passage, _near(passage, hit.span.start), _AT_WORK):
            continue
        name = _BEFORE.search(passage.text, max(0, hit.span.start - 60), hit.span.start)
        words = name.group().split() if name else []
        while words and not distinctive(words[0]):
            del words[0]
        if words:
            yield " ".join(words)


def duties_of(passage: AnalysedPassage, name: str) -> Iterator[Quote]:
    """The sentences that say what the staff of a place of this name do or are to do."""
    if name in passage.text:
        known = re.escape(name)
        for match in re.finditer(rf"\b{known}{_ITS_STAFF}|{_STAFF_OF}{known}\b|{_DONE_BY}{known}\b", passage.text):
            near = _near(passage, match.start())
            if not any(_holds(passage, near, pattern) for pattern in (_ONCE, _LINKED)):
                yield sentence_of(passage, match.start())
