"""Advice and review papers as plain text: whose they are, of what day, and their items.

The role is the first profession named in the file's name, in the title line, or after "written by" in the first lines;
`parts` tells the items of advice, `reviews` those of a review.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from ehcp_rules.adapters.contract import TextLine
from ehcp_rules.adapters.papers.headings import Line
from ehcp_rules.adapters.papers.marks import unmarked
from ehcp_rules.adapters.papers.parts import Part, parts_of
from ehcp_rules.adapters.papers.reviews import review_parts_of
from ehcp_rules.adapters.papers.wraps import unwrapped
from ehcp_rules.evidence import SourceRef
from ehcp_rules.plan import AdviceDocument, Heading, Item, Outcome, Provision

__all__ = ["Paper", "advice_from_lines", "advice_from_text"]

Paper = Literal["advice", "review"]
"""What a document is."""

_PARTS: Mapping[Paper, Callable[[Sequence[Line]], tuple[Part, ...]]] = MappingProxyType(
    {"advice": parts_of, "review": review_parts_of}
)

_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_DATE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October"
    r"|November|December) (\d{4})\b"
)
_WRITTEN_BY = re.compile(
    r"\b(?:(?:written|prepared|compiled|completed|report|advice|assessment) by:?|author\b[^:\n]{0,20}:) "
    r"(?:an? |the )?([^.\n]{3,100})",
    re.I,
)
_OF_BIRTH = re.compile(r"\b(?:birth|dob|d\.o\.b|born)\b[^\n]{0,25}?(?=\d)", re.I)
_OF_PAPER = re.compile(
    r"\b(?:date of (?:this )?(?:report|advice|assessment|review|meeting)|report date|dated|review meeting)\b", re.I
)
_MEETING_LABEL = re.compile(
    r"(?:date of (?:the |this )?)?(?:annual )?(?:review|meeting)(?: meeting)?(?: date)?:?", re.I
)
"""A field of a form on a line of its own, with its answer on the next."""
_OF_MEETING = re.compile(
    r"\b(?:date of (?:the |this )?(?:annual |interim |early )?(?:review|meeting)|(?:review|meeting) (?:date|held)|held on"
    r"|(?:review )?meeting(?= ?[:|])|(?<!last )(?<!next )(?<!previous )review(?= ?[:|])|we met)\b(?: meeting)?[^\d\n]{0,25}(?=\d)",
    re.I,
)
"""What stands before the day of a review: its papers name the plan's days and the last review's too."""
_FRONT_LINES, _OPENING_LINES = 15, 6
_MONTHS = "January February March April May June July August September October November December".split()
_ROLE_WORDS: tuple[tuple[str, str], ...] = (
    (r"\bsalt\b|\bslt\b|speech", "Speech and language therapist"),
    (r"\bot\b|occupational therap", "Occupational therapist"),
    (r"physio", "Physiotherapist"),
    (r"\bep\b|educational psycholog|psychological", "Educational psychologist"),
    (r"social[ -]?(?:care|work)|early help|family support|children with disabilities", "Social worker"),
    (r"paediatric|medical|consultant|\bgp\b|doctor", "Paediatrician"),
    (r"camhs|psychiatr|mental health", "CAMHS practitioner"),
    (r"\bq?tvi\b|\bvision|visual", "Qualified teacher of children with vision impairment"),
    (r"\bq?tod\b|\bdeaf\b|hearing", "Teacher of the deaf"),
    (r"dieti[ct]ian|dietetic", "Dietitian"),
    (r"nurse|nursing", "Nurse"),
    (r"specialist teach|advisory teach|outreach", "Specialist teacher"),
    (r"school|senco|teacher|nursery|college|setting|educational", "School"),
    (r"parent|mother|father|carer|family", "Parent"),
)


_GENERAL = ("School", "Parent")
"""A teacher of the deaf is told by the second of these words."""


def advice_from_text(text: str, *, id: str, name: str = "", kind: Paper = "advice") -> AdviceDocument:
    """The document that a text holds; `name` is the file's name, from which the role is told first. Never raises."""
    return advice_from_lines(map(TextLine, text.splitlines()), id=id, name=name, kind=kind)


def advice_from_lines(given: Iterable[TextLine], *, id: str, name: str = "", kind: Paper = "advice") -> AdviceDocument:
    """The document that these lines hold, like `advice_from_text`; items keep the places that the lines state."""
    numbered = _numbered(given)
    lines = [line for line, _ in numbered]
    places = {line.number: place or f"line {line.number}" for line, place in numbered}
    title = lines[0].text.lstrip("# ") if lines else ""
    opening = "\n".join(line.text for line in lines[:_OPENING_LINES])
    return AdviceDocument(
        id=id,
        type=kind,
        title=title,
        role=_role(name, title, opening),
        date=_date([line.text for line in lines[:_FRONT_LINES]], kind),
        items=tuple(_items(_PARTS[kind](tuple(unwrapped(lines))), places, id, name)),
        source=SourceRef(name) if name else None,
    )


def _date(front: list[str], kind: Paper) -> dt.date | None:
    """The date of a paper: beside words that say so, or the first in its first lines that is nobody's date of birth.

    Of a review that does not say which day is its own, the last of its first lines: the plan and the review before it are older.
    """
    held = [line[found.end() :] for line in front if (found := _OF_MEETING.search(line))] if kind == "review" else []
    if kind == "review":
        held += [below for line, below in pairwise(front) if _MEETING_LABEL.fullmatch(line)]
    stated = [*held, *(line for line in front if _OF_PAPER.search(line))]
    for text in stated:
        if told := _dates(text):
            return told[0]
    told = _dates("\n".join(front[:_OPENING_LINES]))
    return (max(told) if kind == "review" else told[0]) if told else None


def _dates(text: str) -> list[dt.date]:
    """The days that a text tells, those with the month's name first; none of birth, and none that no calendar has."""
    born = {found.end() for found in _OF_BIRTH.finditer(text)}
    named = [(m, m[3], _MONTHS.index(m[2]) + 1, m[1]) for m in _DATE.finditer(text)]
    told = [*named, *((m, m[3], int(m[2]), m[1]) for m in _NUMERIC_DATE.finditer(text))]
    days = []
    for match, year, month, day in told:
        if match.start() not in born:
            with suppress(ValueError):
                days.append(dt.date(int(year), month, int(day)))
    return days


def _items(parts: Iterable[Part], places: Mapping[int, str], id: str, name: str) -> Iterator[Item]:
    seen: set[str] = set()
    last, heading = 0, ""
    for part in parts:
        # A single paper needs no prefix; a file's name stays out of ids, because it may hold a child's name.
        prefix = f"{id}:" if name else ""
        own = f"{prefix}{part.label or f'line {part.number}'}"
        if own in seen and part.number != last:
            own = f"{prefix}line {part.number}"
        plain, count, last = own, 1, part.number
        while own in seen:
            count += 1
            own = f"{plain} part {count}"
        seen.add(own)
        source = SourceRef(f"{id}:{places[part.number]}" if name else places[part.number])
        if part.cls is Provision:
            yield Provision(id=own, text=part.text, who=part.who, how_often=part.how_often, source=source)
        elif part.cls is Outcome:
            yield Outcome(id=own, text=part.text, under=heading or None, source=source)
        else:
            heading = own if part.cls is Heading else heading
            yield part.cls(id=own, text=part.text, source=source)


def _numbered(given: Iterable[TextLine]) -> list[tuple[Line, str]]:
    """The lines that hold text, each with its place."""
    found, apart = [], False
    for number, line in enumerate(given, 1):
        text = unmarked(line.text)
        if text:
            found.append((Line(number, text, apart), line.place))
        apart = not text
    return found


def _role(name: str, title: str, opening: str) -> str:
    by = _WRITTEN_BY.search(opening)
    stem = re.sub(r"[_\W]+", " ", Path(name).stem) if name else ""
    for text in (stem, title, by.group(1) if by else "", *opening.splitlines()):
        # Of several professions in a line the first is the author's: "Advice of a teacher of the deaf on speech and hearing".
        told = [
            (match.start(), role, pattern) for pattern, role in _ROLE_WORDS if (match := re.search(pattern, text, re.I))
        ]
        if told:
            _, role, pattern = min(told, key=lambda one: (one[1] in _GENERAL, one[0]))
            # Of "A. Name, specialist therapist, 3 May" only the part that tells the profession.
            parts = by.group(1).split(",") if by else []
            return next((part.strip() for part in parts if re.search(pattern, part, re.I)), role)
    return ""
