"""What a line of an advice paper is by its form: a heading and the kind of what stands under it, a label, an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.plan import Item, Need, Note, Outcome, Provision, View

__all__ = ["Line", "closes", "goes_on", "inline_heading", "is_heading", "is_title", "kind_of", "label_of", "leads_in"]


@frozen
class Line:
    """One line that holds text: its number from 1, its words without outer blanks, and whether a blank line precedes it."""

    number: int
    text: str
    apart: bool = False


_KINDS: tuple[tuple[type[Item], re.Pattern[str]], ...] = (
    (
        Provision,
        re.compile(
            r"\bprovision\b|\bprovided\b|\bservices?\b|\bintervention|\brecommend|\badvice (?:to|on|for|about"
            r"|regarding)\b|\band advice\b|^advice$|^(?:our |my |the |management |treatment )?plan$|\badvised\b"
            r"|\bsuggest|\bpropos|\bnext steps\b|\bway forward\b"
            r"|\bsupport (?:needed|required|advised|package|plan)\b|\bhelp (?:needed|required|advised)\b|\bwhat "
            r"(?:would|will|should|might|could|i think would) help\b|\baction|\bamend|\bstrategies\b|\bwhat "
            r".{1,30} needs? from\b"
            r"|\bwhat .{1,30}(?:should|ought to|must) (?:happen|be|have|get|receive|see)\b|\bwhat i (?:advise|ask"
            r"|would like)\b|\bwhat (?:is|will be) (?:needed|required)\b|\bmeeting (?:his|her|their|these|the) "
            r"needs\b|\beligible for\b|\bentitled to\b|\bagreed (?:package|support)\b|\bwe (?:will|can) (?:offer"
            r"|provide)\b",
            re.I,
        ),
    ),
    (Outcome, re.compile(r"\boutcomes?\b|\bprogress\b|\btargets?\b", re.I)),
    (View, re.compile(r"\bviews?\b|\bwhat .{1,30} (?:says?|told|thinks?)\b|\bvoice\b|\baspirations?\b", re.I)),
    (
        Note,
        re.compile(
            r"\b(?:how this|prepared|background|history|what we (?:did|saw)|seen|assessment(?:s| results)?"
            r"|sources|attendance|present|people|date)\b",
            re.I,
        ),
    ),
    (
        Need,
        re.compile(
            r"\bneeds?\b|\bstrengths?\b|\bdifficult|\bfindings?\b|\bwhat we found\b|\bcommunication\b"
            r"|\bfunction\b|\bcognition\b|\blearning\b|\bsensory\b|\bbehaviou?r\b|\bhealth\b|\bbarriers\b",
            re.I,
        ),
    ),
)
"""Tried in order: "Provision to meet her needs" is about provision."""
_PAST = re.compile(
    r"\b(?:current(?:ly)?|previous(?:ly)?|past|existing|present|so far|to date|tried|already|prior"
    r"|earlier|history|received|involvement|impact|in place|at the moment|now provided)\b",
    re.I,
)
"""What is or was provided is no advice."""
_LABEL = re.compile(
    r"^(?:[-*•▪◦‣–]\s+)?(?:"
    r"\(?(?P<marked>[A-Za-z]{0,4}\d{1,3}[a-z]?|[ivx]{1,5}|[A-Za-z])(?:[.):]|\))"
    r"|(?P<bare>[A-Z]{1,3}\d{1,2}[a-z]?)(?=\s+[A-Z]|\s*[|\t]|\s+[-–])"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+)[.):]?"
    r"|(?P<named>(?:Rec(?:ommendation|\.)?|Point|Item|Action|No\.?) ?\d{1,2}[a-z]?)(?:[.):]|\s+[-–])"
    r")(?:\s*\|\s*|\s+[-–]\s+|\s+)(?=\S)|^[-*•▪◦‣–]\s+"
)
_NUMBERED = re.compile(r"^(\d{1,2}|[A-Z])\.?\s+(?=[A-Z])")
"""The number of a heading may stand without a full stop: `4 Difficulties`."""
_BULLET = ("-", "*", "•", "▪", "◦", "‣", "–")
_NO_HEADING_ENDS = (".", ";", ",", "?")
_MOST_CHARACTERS, _MOST_WORDS, _MOST_WORDS_OF_A_SORT = 60, 8, 4
_INLINE = re.compile(
    r"^(?P<head>(?:(?:current|previous|existing|present|past|recommended|required|proposed|suggested) "
    r"(?:provision|support|help)|(?:provision|support|help)(?: (?:to date|in place|so far|recommended"
    r"|required|needed|proposed))?"
    r"|(?:our |my )?recommendations?|advice|strengths|(?:areas of )?needs?|barriers|difficulties"
    r"|impact(?: of [a-z ]{3,30})?|outcomes?(?: sought)?|views|attendance|background|history|what [a-z' "
    r"-]{3,40})): +(?=\S)",
    re.I,
)
_LEADS_IN = re.compile(
    r"\b(?:recommend|suggest|advise|propose|would ask|should (?:have|include|receive|be)|needs?|following|require)",
    re.I,
)
_COUNTED = re.compile(
    r"(?:recommendation|provision|point|item|action) (?:\d{1,2}[a-z]?|one|two|three|four|five|six)[:.]?", re.I
)
"""A recommendation's number on a line of its own."""
_CLOSES = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|with (?:best|kind) (?:wishes|regards)"
    r"|best wishes|signed\b|end of (?:report|advice))",
    re.I,
)


def kind_of(line: str) -> type[Item]:
    """The kind of item that a heading announces; a note where it announces none, or tells of what is given already."""
    cls = next((cls for cls, pattern in _KINDS if pattern.search(line.strip())), Note)
    return Note if cls is Provision and _PAST.search(line) else cls


def goes_on(line: str) -> bool:
    """Whether a heading among recommendations only sorts them: by area of need, by place or by time."""
    words = line.lstrip("# ").rstrip(":")
    found = next((cls for cls, pattern in _KINDS if pattern.search(words)), None)
    if found is None:
        return not _ENDS.search(words) and not _PAST.search(words)
    return found is Need and _OF_NEED.search(words) is None


_ENDS = re.compile(
    r"\b(?:closing|concluding|conclusions?|remarks|reviews?|summary|references|contact|signed|signature"
    r"|appendi\w+|declaration|distribution|copies|copy|cc|thanks|further information|author|about (?:me"
    r"|us)|enclosures?|data protection|consent)\b",
    re.I,
)
_OF_NEED = re.compile(r"\b(?:needs?|strengths?|difficult\w*|findings?|found|barriers)\b", re.I)


def is_title(line: str) -> bool:
    """Whether the first line of a paper is its title."""
    return line.startswith("#") or (len(line) < 120 and not line.endswith((".", ";")) and not label_of(line)[1])


def label_of(line: str) -> tuple[str, int]:
    """The number or letter that a line begins with ("" for a bullet), and where its words start; 0 where it has no label."""
    found = _LABEL.match(line)
    return (next(filter(None, found.groups()), ""), found.end()) if found else ("", 0)


def is_heading(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the heading of what stands under it."""
    line = lines[place].text
    if line.startswith("#") or _COUNTED.fullmatch(line):
        return True
    label, start = label_of(line)
    words = line[start:]
    if (
        len(words) > _MOST_CHARACTERS
        or words.endswith(_NO_HEADING_ENDS)
        or line.startswith(_BULLET)
        or place + 1 >= len(lines)
    ):
        return False
    below = lines[place + 1].text
    if start:
        # "3. Provision" above "3.1 …" is a heading; "3. Provision of a desk" among its like is an item.
        under = label_of(below)
        return under[0].startswith(f"{label}.") or (
            len(words.split()) <= 5
            and not under[1]
            and (kind_of(words) is not Note or (lines[place].apart and _sentence_like(below)))
        )
    numbered = _NUMBERED.match(line)
    words = line[numbered.end() :] if numbered else line
    titled = len(words.split()) <= _MOST_WORDS and words[:1].isupper() and not re.search(r"\d|\|", words)
    if line.endswith(":"):
        return True
    if not titled or below.startswith("#"):
        return False
    short = len(words.split()) <= 6
    if short and (kind_of(words) is not Note or _PAST.search(words)):
        return True
    if len(words.split()) <= _MOST_WORDS_OF_A_SORT and (_ENDS.search(words) or label_of(below)[1]):
        return True
    return (lines[place].apart or numbered is not None) and _sentence_like(below)


def _sentence_like(line: str) -> bool:
    return line.endswith((".", ":", ";")) or len(line) > _MOST_CHARACTERS or label_of(line)[1] > 0


def inline_heading(line: str) -> tuple[type[Item], int] | None:
    """The kind that a line announces before its own words ("Provision to date: …"), and where those start."""
    found = _INLINE.match(line)
    return (kind_of(found["head"]), found.end()) if found else None


def leads_in(lines: Sequence[Line], place: int) -> bool:
    """Whether a line announces the list of recommendations under it: "We would suggest the following."."""
    line = lines[place].text
    return (
        place + 1 < len(lines)
        and len(line.split()) <= 25
        and line.endswith((".", ":"))
        and _LEADS_IN.search(line) is not None
        and (label_of(lines[place + 1].text)[1] > 0 or line.endswith(":"))
        and not label_of(line)[1]
        and (line.endswith(":") or re.search(r"\b(?:following|these|recommendations|below)\b", line) is not None)
    )


def closes(line: str) -> bool:
    """Whether a line ends a letter: what stands under it is no advice."""
    return _CLOSES.match(line) is not None
