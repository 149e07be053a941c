"""Advice and review papers as plain text: headings, numbered recommendations, paragraphs, and whose they are.

The rules, in order. The role is the first profession named in the file's name, in the title line, or after "written by"
in the first lines. A line that begins with `#`, or is short, ends in no full stop and has text under it, is a heading; a
heading that speaks of provision, recommendations, outcomes, needs or views makes the lines under it items of that kind. A
file without any heading for provision has its recommendations told by their verbs. A line that starts with a number or a
letter and number (`3.`, `S2.`, `EP2b)`) keeps it as its id.
"""

# ruff: noqa: E501 - patterns and lists are easier to follow on one line
from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from ehcp_rules.adapters.contract import TextLine
from ehcp_rules.evidence import SourceRef
from ehcp_rules.plan import AdviceDocument, Heading, Item, Need, Note, Outcome, Provision, View

__all__ = ["Paper", "advice_from_lines", "advice_from_text"]

Paper = Literal["advice", "review"]
"""What a document is."""

_KINDS: tuple[tuple[type[Item], re.Pattern[str]], ...] = (
    (
        Note,
        re.compile(
            r"\b(?:how this|prepared|background|history|what we (?:did|saw)|seen|assessment(?:s| results)?|sources|attendance|present|people|date)\b",
            re.I,
        ),
    ),
    (View, re.compile(r"\bviews?\b|\bwhat .{1,30} (?:says?|told|thinks?)\b|\bvoice\b|\baspirations?\b", re.I)),
    (Outcome, re.compile(r"\boutcomes?\b|\bprogress\b|\btargets?\b", re.I)),
    (
        Provision,
        re.compile(
            r"\bprovision\b|\bprovided\b|\bservices?\b|\bintervention|\brecommend|\badvice to\b|\bsupport (?:needed|required|advised)\b|\bwhat (?:would|will|should) help\b|\baction|\bamend|\bstrategies\b|\bwhat .{1,30} needs? from\b",
            re.I,
        ),
    ),
    (
        Need,
        re.compile(
            r"\bneeds?\b|\bstrengths?\b|\bdifficult|\bfindings?\b|\bwhat we found\b|\bcommunication\b|\bfunction\b|\bcognition\b|\blearning\b|\bsensory\b|\bbehaviou?r\b|\bhealth\b",
            re.I,
        ),
    ),
)
_ORDER = (Provision, Outcome, View, Note, Need)
_LABEL = re.compile(
    r"^(?:[-*•]\s+)?\(?(?:([A-Za-z]{0,4}\d{1,3}[a-z]?|[A-Za-z](?=[.)]))[.):]|([A-Z]{1,3}\d{1,2}[a-z]?(?= [A-Z]))|(\d{1,2}(?:\.\d{1,2})+)[.):]?)\s+(?=\S)|^[-*•]\s+"
)
_RECOMMENDS = re.compile(
    r"\b(?:recommend(?:s|ed|ation)?|advise|should (?:have|be|receive|get|see|visit|offer|provide|continue)|will need|requires?|needs (?:a|an|at least|to have|direct|daily|weekly)|must (?:have|be)|would benefit from|to be provided|I suggest|it is essential that)\b"
)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_DATE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b"
)
_WRITTEN_BY = re.compile(
    r"\b(?:(?:written|prepared|compiled|completed|report|advice|assessment) by:?|author\b[^:\n]{0,20}:) (?:an? |the )?([^.\n]{3,100})",
    re.I,
)
_OF_BIRTH = re.compile(r"\b(?:birth|dob|born)\b[^\n]{0,25}?(?=\d)", re.I)
_OF_PAPER = re.compile(
    r"\b(?:date of (?:this )?(?:report|advice|assessment|review|meeting)|report date|dated|review meeting)\b", re.I
)
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
    (r"\bqtvi\b|vision|visual", "Qualified teacher of children with vision impairment"),
    (r"\bqtod\b|\bdeaf\b|hearing", "Teacher of the deaf"),
    (r"dieti[ct]ian|dietetic", "Dietitian"),
    (r"nurse|nursing", "Nurse"),
    (r"specialist teach|advisory teach|outreach", "Specialist teacher"),
    (r"school|senco|teacher|nursery|college|setting|educational", "School"),
    (r"parent|mother|father|carer|family", "Parent"),
)


def advice_from_text(text: str, *, id: str, name: str = "", kind: Paper = "advice") -> AdviceDocument:
    """The document that a text holds; `name` is the file's name, from which the role is told first. Never raises."""
    return advice_from_lines(map(TextLine, text.splitlines()), id=id, name=name, kind=kind)


def advice_from_lines(given: Iterable[TextLine], *, id: str, name: str = "", kind: Paper = "advice") -> AdviceDocument:
    """The document that these lines hold, like `advice_from_text`; items keep the places that the lines state."""
    numbered = [(number, line) for number, line in enumerate(given, 1) if line.text.strip()]
    lines = [(number, line.text.strip()) for number, line in numbered]
    places = {number: line.place or f"line {number}" for number, line in numbered}
    title = lines[0][1].lstrip("# ") if lines else ""
    opening = "\n".join(line for _, line in lines[:_OPENING_LINES])
    under: type[Item] | None = None
    parsed: list[tuple[int, str, type[Item], str]] = []
    for place, (number, line) in enumerate(lines):
        if place == 0 and len(lines) > 1 and _is_title(line):
            parsed.append((number, line.lstrip("# "), Heading, ""))
        elif _is_heading(line, lines, place):
            under = _kind_of(line)
            parsed.append((number, line.lstrip("# ").rstrip(":"), Heading, ""))
        else:
            label = _LABEL.match(line)
            parsed.append(
                (
                    number,
                    line[label.end() :] if label else line,
                    under or Note,
                    (next(filter(None, label.groups()), "")) if label else "",
                )
            )
    if not any(cls is Provision for _, _, cls, _ in parsed):
        parsed = [(n, words, Provision if _recommends(cls, words) else cls, label) for n, words, cls, label in parsed]
    return AdviceDocument(
        id=id,
        type=kind,
        title=title,
        role=_role(name, title, opening),
        date=_date([line for _, line in lines[:_FRONT_LINES]]),
        items=tuple(_items(parsed, places, id, name)),
        source=SourceRef(name) if name else None,
    )


def _date(front: list[str]) -> dt.date | None:
    """The date of a paper: beside words that say so, or the first in its first lines that is nobody's date of birth."""
    stated = [line for line in front if _OF_PAPER.search(line)]
    for text in (*stated, "\n".join(front[:_OPENING_LINES])):
        born = {found.end() for found in _OF_BIRTH.finditer(text)}
        found = next((found for found in _DATE.finditer(text) if found.start() not in born), None)
        numeric = next((found for found in _NUMERIC_DATE.finditer(text) if found.start() not in born), None)
        try:
            if found:
                return dt.date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
            if numeric:
                return dt.date(int(numeric[3]), int(numeric[2]), int(numeric[1]))
        except ValueError:
            continue
    return None


def _items(
    parsed: list[tuple[int, str, type[Item], str]], places: Mapping[int, str], id: str, name: str
) -> Iterator[Item]:
    seen: set[str] = set()
    for number, words, cls, label in parsed:
        # A single paper needs no prefix; a file's name stays out of ids, because it may hold a child's name.
        prefix = f"{id}:" if name else ""
        own = f"{prefix}{label or f'line {number}'}"
        if own in seen:
            own = f"{prefix}line {number}"
        seen.add(own)
        yield cls(id=own, text=words, source=SourceRef(f"{id}:{places[number]}" if name else places[number]))


def _is_title(line: str) -> bool:
    return line.startswith("#") or (len(line) < 120 and not line.endswith((".", ";")) and not _LABEL.match(line))


def _is_heading(line: str, lines: list[tuple[int, str]], place: int) -> bool:
    if line.startswith("#"):
        return True
    label = _LABEL.match(line)
    words = line[label.end() :] if label else line
    if (
        len(words) > 60
        or words.endswith((".", ";", ",", "?"))
        or line.startswith(("-", "*", "•"))
        or place + 1 >= len(lines)
    ):
        return False
    if label:
        # "3. Provision" above "3.1 …" is a heading; "3. Provision of a desk" among its like is an item.
        following = _LABEL.match(lines[place + 1][1])
        below = following is not None and (following.group(3) or "").startswith(f"{label.group(1)}.")
        return below or (len(words.split()) <= 5 and _kind_of(words) is not Note and following is None)
    titled = len(words.split()) <= 6 and words[:1].isupper() and not re.search(r"\d", words)
    return line.endswith(":") or (titled and lines[place + 1][1][:1] != "#" and _kind_of(words) is not Note)


def _kind_of(line: str) -> type[Item]:
    kinds = dict(_KINDS)
    return next((cls for cls in _ORDER if kinds[cls].search(line)), Note)


def _recommends(cls: type[Item], words: str) -> bool:
    return cls in (Note, Need) and _RECOMMENDS.search(words) is not None


def _role(name: str, title: str, opening: str) -> str:
    by = _WRITTEN_BY.search(opening)
    stem = re.sub(r"[_\W]+", " ", Path(name).stem) if name else ""
    for text in (stem, title, by.group(1) if by else "", opening):
        for pattern, role in _ROLE_WORDS:
            if text and re.search(pattern, text, re.I):
                # Of "A. Name, specialist therapist, 3 May" only the part that tells the profession.
                told = by.group(1).split(",") if by else []
                return next((part.strip() for part in told if re.search(pattern, part, re.I)), role)
    return ""
