"""People of outside services whom a passage names as its source: by a date in brackets, or by what they found."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.papers.citations import bracketed_sources, entry_numbers
from ehcp_rules.text.papers.papers_named import is_read, none_yet

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["PersonCited", "people_cited", "roots_in"]


@frozen
class PersonCited:
    """A role with the words that tell it from other roles (by their roots), and the last day of the date in its brackets."""

    span: Span
    words: frozenset[str]
    day: dt.date | None


_OUTSIDE = ("therapist", "psychologist", "professional", "health")
_VISITING = re.compile(r"\b(?:advisory|specialist|outreach|travel|careers|qt[a-z]{1,3}|teacher of)\b")
"""Teachers and trainers who come from elsewhere; a school's own staff speak through its report."""
_BEFORE = re.compile(r"(?:[a-z-]+ ){1,2}$")
_FOUND = re.compile(
    r"(?:'s (?:report|assessment|advice|letter|tests?))? (?:has |have |also ){0,2}"
    r"(?:(?:measured|counted|observed|diagnosed|scored|concluded|tested|advised|recommended)\b"
    r"|(?:felt|noted|considered|thought|believes?|feels) (?:that|he|she|they|his|her|their|there)\b"
    r"|(?:found|recorded|reported|identified|assessed) (?:(?:that|how|no|none|his|him|her|their|them)\b"
    r"(?! (?:an?|another|some|new|work|one|two|three|\d+)\b)"
    r"|(?:[a-z-]+ ){0,3}(?:delays?|difficult(?:y|ies)|disorders?|weakness(?:es)?|loss|needs?)\b))"
)
"""What was found out about the child: what was found for the child, a club or a placement, is help and no source."""
_OF_A_DATE = re.compile(
    r"(?: (?:also )?(?:recommends?|advises?|reports?|finds?|describes?|notes?|writes?|states?|says?|asks?))?"
    r" \((?=[^()]{0,24}\b20\d\d\))(?![^()]{0,24}\b(?:days?|hours?|minutes|mornings?|afternoons?|sessions?|training)\b)"
)
"""Not a bracket on training: `trained by the therapist (half a day, January 2027)`."""
_WRITTEN = (
    r"(?:[a-z-]+ )?(?:reports?|assessment|advice|letters?|plan|programme|notes?|review|findings|summary|checklist"
    r"|profile|screen(?:ing)?|questionnaire|observations?|evaluation)"
    r"(?:,? (?:of|from|dated|in))?(?: the)? ?\(?"
)
_PAPER = re.compile(rf"'s? {_WRITTEN}")
_IN_A_PAPER = re.compile(
    rf"\b(?:in|from|by) (?:an?|the|his|her|their) {_WRITTEN}(?P<date>[^.;()]{{4,20}}\d)\)?,? (?:[a-z-]+ ){{0,3}}$"
)
"""A paper of somebody's, as far as the date that follows; and a paper with its date, as far as whose it is."""
_ACCORDING_TO = re.compile(r"\baccording to (?:[a-z]+ ){0,3}$")
_TELLS_NOTHING = frozenset(
    (
        "the a an his her their its our by from to for of and with when as in on at after before specialist advisory qualified "
        "consultant senior lead teacher therapist officer adviser nurse doctor worker assistant service team children's child "
        "young person's community paediatric local council's school college report clinical educational"
    ).split()
)
_WORD = re.compile(r"[a-z'-]{2,}")
_ROOT = 5
"""Letters that a word shares with its kin: `audiologist` and `audiology`."""


def roots_in(folded: str) -> frozenset[str]:
    """The roots of the words of a folded text that tell one role from another."""
    return frozenset(word[:_ROOT] for word in set(_WORD.findall(folded)) - _TELLS_NOTHING)


def people_cited(passage: AnalysedPassage) -> tuple[PersonCited, ...]:
    """The people of outside services whom a passage cites; those whom it cites by a number of section K are left out."""
    folded = passage.folded
    brackets = [one for one in bracketed_sources(folded) if not entry_numbers(folded[one.start : one.end])]
    found = []
    according = "according to" in folded
    for hit in passage.hits_of("roles", *_OUTSIDE, "teacher"):
        bracket = _bracket_of(folded, hit, brackets) or (_date_of_a_paper(passage, hit) if passage.dates else None)
        found_out = None if none_yet(folded, hit.span.start) else _FOUND.match(folded, hit.span.end)
        paper_read = is_read(passage, hit.span)
        if not (bracket or found_out or according or paper_read):
            continue
        before = _BEFORE.search(folded, max(0, hit.span.start - 40), hit.span.start)
        start = before.start() if before else hit.span.start
        told = found_out or paper_read or _ACCORDING_TO.search(folded, max(0, start - 40), hit.span.start)
        if bracket is None and not told:
            continue
        if hit.group == "teacher" and not _VISITING.search(folded, start, hit.span.end):
            continue
        found.append(PersonCited(hit.span, roots_in(folded[start : hit.span.end]), _day_in(passage, bracket)))
    return tuple(found)


def _bracket_of(folded: str, hit: Hit, brackets: list[Span]) -> Span | None:
    """The bracket that holds a role, or that stands behind it with no more than a date."""
    behind = _OF_A_DATE.match(folded, hit.span.end)
    opens = behind.end() - 1 if behind else -1
    return next((one for one in brackets if one.start < hit.span.start < one.end or one.start == opens), None)


def _date_of_a_paper(passage: AnalysedPassage, hit: Hit) -> Span | None:
    """The date of a role's own paper: `the dietitian's plan of 3 May 2026`, `in her letter of 3 May 2026 the dietitian`."""
    paper = _PAPER.match(passage.folded, hit.span.end)
    before = None if paper else _IN_A_PAPER.search(passage.folded, max(0, hit.span.start - 80), hit.span.start)
    at = paper.end() if paper else before.start("date") if before else -1
    return next((date.span for date in passage.dates if date.span.start == at), None)


def _day_in(passage: AnalysedPassage, bracket: Span | None) -> dt.date | None:
    if bracket is None:
        return None
    return next((date.last_day for date in passage.dates if date.span.overlaps(bracket)), None)
