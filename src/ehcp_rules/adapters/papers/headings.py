"""What a line of an advice paper is by its form: a heading, a label, an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.adapters.papers.kept import kept
from ehcp_rules.adapters.papers.places import OPENING, Place, announces, ends, place_of
from ehcp_rules.adapters.papers.wanted import needs_told
from ehcp_rules.plan import Item, Outcome, Provision

__all__ = [
    "NAMED_BY_FIGURES",
    "Line",
    "closes",
    "inline_heading",
    "introduces",
    "is_front_matter",
    "is_heading",
    "is_title",
    "label_of",
    "leads_in",
    "looks_like_a_heading",
    "resumes",
    "sentence_like",
    "series_of",
]


@frozen
class Line:
    """One line that holds text: its number from 1, its words without outer blanks, and whether a blank line precedes it.

    `heads` says that the form of the whole paper makes it a heading.
    """

    number: int
    text: str
    apart: bool = False
    heads: bool = False


_LABEL = re.compile(
    r"^(?:[-*•▪◦‣–]\s+)?(?:"
    r"[\[(]?(?P<marked>[A-Za-z]{0,4}\d{1,3}[a-z]?|[A-Z]{1,4}[/-](?:\d{1,2}[a-z]?|[a-z])|[A-Z]{1,4}\((?:\d{1,2}|[ivx]{1,5}|[a-z])\)?"
    r"|[ivx]{1,5}|[A-Za-z])[.):\]]"
    r"|(?P<bare>[A-Z]{1,3}\d{1,2}[a-z]?|[A-Z]{1,4}[/-]\d{1,2}[a-z]?)(?=\s+[A-Z]|\s*[|\t]|\s+[-–])"
    r"|(?P<plain>\d{1,2})(?= (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][\w'-]* [a-z].{25})"
    r"|(?P<lone>[A-Z]|[A-Z]{2,4} \d{1,2}|\d{1,2}[a-h])(?= {2,}[A-Z])"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2})+|[a-z]\.[ivx]{1,4})[.):]?"
    r"|(?P<named>(?:Rec(?:ommendation|\.)?|Point|Item|Action|No\.?) ?\d{1,2}[a-z]?)(?:[.):]|\s+[-–])"
    r")(?:\s*\|\s*|\s+[-–]\s+|\s+)(?=\S)|^(?:[-*•▪◦‣–·○●»→]|>{1,2}(?! ?\d+[.)])|o(?= +[A-Z]))\s+"
)
_NUMBERED = re.compile(r"^(\d{1,2}|[A-Z])\.?\s+(?=[A-Z])")
"""The number of a heading may stand without a full stop: `4 Difficulties`."""
_BULLET = ("-", "*", "•", "▪", "◦", "‣", "–", "·", "○", "●", "»", "→")
NAMED_BY_FIGURES = re.compile(
    r"\b(?:years?|key stage|ks) ?\d{1,2}\b|\bsections? [a-k]\d(?:(?:,| and| or|/| &) ?h\d)?\b"
    r"|\b(?:by|in|from|until|to|for|of) (?:[A-Z][a-z]+ )?20\d\d\b|\b(?:regulation|section) \d{1,2}\b|\bact (?:19|20)\d\d\b",
    re.I,
)
"""Figures that a heading may have: `What he will need in Year 7`, `Provision (Section H1)`."""
_NO_HEADING_ENDS = (".", ";", ",", "?")
_FIRST_LABELS = ("1", "a", "A", "i", "")
"""What stands above the first of a list without a stop is its heading, however it is worded."""
_MOST_CHARACTERS, _MOST_WORDS, _MOST_WORDS_OF_A_SORT, _MOST_WORDS_OF_A_QUESTION = 60, 8, 4, 15
_INLINE = re.compile(
    r"^(?P<head>(?:(?:current|previous|existing|present|past|recommended|required|proposed|suggested) "
    r"(?:provision|support|help)|(?:provision|support|help)(?: (?:to date|in place|so far|recommended"
    r"|required|needed|proposed))?"
    r"|(?:our |my )?recommendations?|advice|strengths|(?:(?:areas?|description|summary) of )?needs?|barriers|difficulties"
    r"|rationale|reasons?|why|success criteria|evidence(?: base)?|research"
    r"|impact(?: of [a-z ]{3,30})?|outcomes?(?: sought| \d{1,2})?|views|attendance|background|history|what [a-z' "
    r"-]{3,40})): +(?=\S)",
    re.I,
)
_RUN_IN = re.compile(r"^(?P<head>[A-Z][A-Za-z'/-]*(?: [A-Za-z'()/-]+){0,3})(?P<stop>[.:]) +(?=[A-Z\d])")
"""A heading in the line of its own text: "Present picture. She uses …"."""
_LEAD = re.compile(r"^(?P<head>(?!(?:I|We)\b)[A-Z][^.:;|]{2,60}): +(?=\S)")
"""What recommendations of one line may begin with: `Emma needs: …`, `School provision, as I see it: …; …`."""
_LEADS_IN = re.compile(
    r"\b(?:recommend|suggest|advise|propose|would ask|should (?:have|include|receive|be)|needs?|following|require)",
    re.I,
)
_ANNOUNCES = re.compile(r"^(?:[A-Za-z, ]{0,40} )?(?:the|these) following\b[^.]{0,80}[.:]$", re.I)
_COUNTED = re.compile(
    r"(?:recommendation|provision|point|item|action) (?:\d{1,2}[a-z]?|one|two|three|four|five|six)[:.]?", re.I
)
"""A recommendation's number on a line of its own."""
_DIVISION = re.compile(
    r"(?:(?:section|part) (?:\d{1,2}|[a-z]\d?)|(?:appendix|annex)(?: (?:\d{1,2}|[a-z]))?)(?:\s?[:.–-]\s+|\s{2,})"
    r"[A-Z](?:[^.;:\d]|(?:19|20)\d\d(?:[/–-]\d\d)?){2,60}",
    re.I,
)
"""`SECTION 4: OVERSIGHT`, `Appendix: Scores`."""
_OF_THE_LAW = re.compile(
    r"(?:section )?h[12]\b[^.;]{0,30}\bprovision\b[^.;]{0,40}"
    r"\b(?:section 2|chronically sick|reasonably required|made under)\b[^;]{0,90}",
    re.I,
)
"""`H1 - provision under section 2 of the Chronically Sick and Disabled Persons Act 1970`."""
_TIER = re.compile(
    r"\b(?:universal|ordinarily|quality[- ]first|over and above|beyond what|in addition to|additional to"
    r"|available to (?:all|every))\b",
    re.I,
)
"""What sorts recommendations by whether everybody has them."""
_ASKED = re.compile(r"\?(?: \([^()]*\))?$")
_QUESTION = re.compile(r"(?:Q|Question )\d{1,2}[a-z]?[.:)]? [A-Z][^?]{5,200}\?(?: [A-Z].*)?")
"""A printed question of a form, with what it adds: `Q7. What does he need? Be specific.`"""
_CLOSES = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|with (?:best|kind) (?:wishes|regards)"
    r"|best wishes|signed\b|end of (?:report|advice)|(?:(?:copied|copy|copies|circulated)(?: to)?|cc|distribution):)",
    re.I,
)


def is_title(line: str) -> bool:
    """Whether the first line of a paper is its title."""
    return line.startswith("#") or (len(line) < 120 and not line.endswith((".", ";")) and not label_of(line)[1])


_OF_A_PAPER = re.compile(
    r"\b(?:report|summary|assessment|advice|proforma|form|information|notes|minutes|contribution)\b", re.I
)
_FRONT = 4


def is_front_matter(line: Line, at: int) -> bool:
    """Whether a line goes on with a paper's title: it names the paper, and announces nothing of what stands below."""
    return (
        at < _FRONT and not line.apart and not line.text.startswith("#") and _OF_A_PAPER.search(line.text) is not None
    )


@kept
def label_of(line: str) -> tuple[str, int]:
    """The number or letter that a line begins with ("" for a bullet), and where its words start; 0 where it has no label."""
    found = _LABEL.match(line)
    return (next(filter(None, found.groups()), ""), found.end()) if found else ("", 0)


def is_heading(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the heading of what stands under it."""
    line = lines[place].text
    if lines[place].heads or line.startswith("#") or _COUNTED.fullmatch(line):
        return True
    label, start = label_of(line)
    words = line[start:]
    if _DIVISION.fullmatch(words) or _QUESTION.fullmatch(line) or _OF_THE_LAW.fullmatch(line):
        return True
    if line.startswith(_BULLET) and place + 1 < len(lines) and _sorts_a_list(words, lines[place + 1].text, line):
        return True
    if _ASKED.search(words):
        return len(words.split()) <= _MOST_WORDS_OF_A_QUESTION
    if (
        len(words) > _MOST_CHARACTERS
        or ": " in words
        or words.endswith(_NO_HEADING_ENDS)
        or line.startswith(_BULLET)
        or place + 1 >= len(lines)
    ):
        return False
    below = lines[place + 1].text
    if start:
        # "3. Provision" above "3.1 …" is a heading; "3. Provision of a desk" among its like is an item.
        under = label_of(below)
        return (
            _counts_within(under[0], label)
            or (
                len(words.split()) <= 5
                and not under[1]
                and (announces(words) or (lines[place].apart and sentence_like(below)) or ends(words))
            )
            or (lines[place].apart and _begins_a_list(below, line) and (announces(words) or ends(words)))
            or (lines[place].apart and "|" in below and announces(words))
            or (_begins_a_list(below, line) and _TIER.search(words) is not None)
        )
    numbered = _NUMBERED.match(line)
    words = line[numbered.end() :] if numbered else line
    first, labelled = label_of(below)
    if lines[place].apart and labelled and first in _FIRST_LABELS and len(line.split()) <= _MOST_WORDS_OF_A_QUESTION:
        return True
    figures = re.search(r"\d|\|", NAMED_BY_FIGURES.sub("", words))
    most = _MOST_WORDS_OF_A_QUESTION if lines[place].apart and words.startswith("What ") else _MOST_WORDS
    titled = len(words.split()) <= most and words[:1].isupper() and not figures
    if line.endswith(":") or (needs_told(words) and not figures):
        return True
    if not titled or below.startswith("#"):
        return False
    short = len(words.split()) <= (most if lines[place].apart else 6)
    sorts = len(words.split()) <= _MOST_WORDS_OF_A_SORT and (ends(words) or label_of(below)[1] > 0)
    if sorts or (short and announces(words)):
        return True
    gapless = len(words.split()) <= 2 and not any(one.apart for one in lines)
    return (lines[place].apart or numbered is not None or gapless) and (sentence_like(below) or "|" in below)


def _counts_within(below: str, label: str) -> bool:
    """Whether a label is a part of another: 3.1 of 3, of 3.0 and of Q3."""
    own = re.escape(label.removesuffix(".0"))
    figure = re.sub(r"^[A-Z](?=\d)", "", own)
    return re.match(rf"(?:{own}|{figure}(?=\.))(?:\.|\d|(?<=\d)[a-z]$)", below) is not None


def _sorts_a_list(words: str, below: str, line: str) -> bool:
    """Whether a bullet is the name of the bullets of another form below it."""
    short = len(words.split()) <= _MOST_WORDS_OF_A_SORT and not words.endswith(_NO_HEADING_ENDS)
    return short and label_of(below)[1] > 0 and below[0] != line[0]


def _begins_a_list(below: str, heading: str) -> bool:
    """Whether a line is the first of a list whose labels are of another series than the heading's."""
    label, start = label_of(below)
    return start > 0 and label in _FIRST_LABELS and series_of(below) != series_of(heading)


def sentence_like(line: str) -> bool:
    """Whether a line is too long for a heading, stops as a sentence does, or is a point of a list."""
    return line.endswith((".", ":", ";")) or len(line) > _MOST_CHARACTERS or label_of(line)[1] > 0


def inline_heading(line: str) -> tuple[Place, int] | None:
    """What a line announces before its own words ("Provision to date: …"), and where those start."""
    found = _INLINE.match(line)
    if found:
        return place_of(found["head"]), found.end()
    lead = _LEAD.match(line)
    if lead and (needs_told(lead["head"]) or ("; " in line and place_of(lead["head"]).advises)):
        return Place(Provision, open=False), lead.end()
    run_in = _RUN_IN.match(line)
    told = place_of(run_in["head"]) if run_in else OPENING
    if run_in is None or told.open or (told.advises and run_in["stop"] == ":"):
        # "Recommendation for health. …" is a heading; "Speech intervention: …" tells of what.
        return None
    return told, run_in.end() if told.advises else 0


def series_of(line: str) -> str:
    """The series that the label of a line belongs to: "S#" of S4, "a" of b) and (iv), "A" of C., "-" of a bullet; "" for none."""
    label, start = label_of(line)
    if not start:
        return ""
    if label.isalpha():
        return "A" if label.isupper() else "a"
    return (re.sub(r"\d+[a-z]?\)?$|(?<=[.(/-])[a-z]+\)?$", "", label) + "#") if label else "-"


def resumes(line: str, heading: str, before: str) -> bool:
    """Whether a line's number goes on from the heading's, after a list with labels of another series: 9 after 8, i, ii, iii."""
    label, last = label_of(line)[0], label_of(heading)[0]
    series = series_of(line)
    if not (label.isdigit() and last.isdigit() and series == series_of(heading)):
        return False
    return int(label) == int(last) + 1 and series_of(before) not in ("", "-", series)


def looks_like_a_heading(line: Line) -> bool:
    """Whether a line has the form of a heading, whatever stands under it."""
    words = line.text[label_of(line.text)[1] :]
    return (
        line.apart
        and len(words.split()) <= _MOST_WORDS
        and words[:1].isupper()
        and not words.endswith(_NO_HEADING_ENDS)
    )


def leads_in(lines: Sequence[Line], place: int) -> bool:
    """Whether a line announces the list of recommendations under it: "We would suggest the following."."""
    # The last sentence of a paragraph may announce what stands under it.
    line = lines[place].text.rpartition(". ")[2]
    if place + 1 < len(lines) and _ANNOUNCES.search(line) and _LEADS_IN.search(line):
        return True
    return (
        place + 1 < len(lines)
        and len(line.split()) <= 25
        and line.endswith((".", ":"))
        and _LEADS_IN.search(line) is not None
        and (label_of(lines[place + 1].text)[1] > 0 or line.endswith(":"))
        and not label_of(line)[1]
        and (line.endswith(":") or re.search(r"\b(?:following|these|recommendations|below)\b", line) is not None)
    )


def introduces(lines: Sequence[Line], place: int, cls: type[Item]) -> bool:
    """Whether a sentence between the heading of outcomes and the first label under it only speaks of them all."""
    line = lines[place].text
    return (
        cls is Outcome
        and 0 < place < len(lines) - 1
        and line.endswith((".", ":"))
        and not label_of(line)[1]
        and label_of(lines[place + 1].text)[0] != ""
        and is_heading(lines, place - 1)
        and not lines[place + 1].heads
        and re.search(r"\bwill\b", line) is None
    )


def closes(line: str) -> bool:
    """Whether a line ends a letter: what stands under it is no advice."""
    return _CLOSES.match(line) is not None
