"""The end of a paper: its date, who signed, typed and checked it, and who had a copy. Nothing there is advice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_rules.adapters.papers.headings import Line, closes
from ehcp_rules.text.english.grammar import MONTHS
from ehcp_rules.text.papers.help_words import DELIVERS, speaks_of_help
from ehcp_rules.text.scanning.fold import fold

__all__ = ["end_of"]

_MOST_LINES, _MOST_WORDS = 14, 14
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}) \d{{2,4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
_COPIES = re.compile(r"(?:c\.?c\b\.?|b\.?cc\b)|(?:copy|copies|copied|distribution|circulation)(?: list)?(?: to\b|:)")
_OF_THE_OFFICE = re.compile(
    rf"(?:date[d]?:? )?{_DAY}\W*$"
    r"|(?:dictated|typed|signed|approved|authori[sz]ed|counter-?signed|transcribed) (?:by|but|and|on|off|electronically)\b"
    r"|(?:date|signed|signature|author|written by|tel|telephone|phone|mobile|e-?mail|ref|our ref|hcpc|gmc|nmc)\b[^:]{0,20}:"
    r"|(?:tel|telephone|phone|mobile)\b\.? ?[(+\d]|electronically signed|not signed\b"
)
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor)\.? "
_SURNAME = r"[A-Z][A-Za-z'’-]+"
_NAME = re.compile(
    rf"(?P<sure>{_TITLE}(?:[A-Z]\.? ){{0,3}}|(?:[A-Z]\.? ){{1,3}})?(?P<name>{_SURNAME}(?: {_SURNAME}){{0,2}})(?P<of>, | \(|$)"
)
"""A person's name with or without letters or a role behind it: `B. Oake MRCSLT`, `Wilma Oake, area SENCo`."""
_TITLED = re.compile(r"(?:[A-Z][\w'’/&()-]*,?(?: (?:(?:of|for|and|the|in|with) )?|$))+")
_POST = re.compile(rf"[A-Z][a-z]+(?: [\w'’/&(-]+){{0,6}} ?\b{DELIVERS}\b(?: \([^()]+\))?$", re.I)
"""`Specialist early years teacher`."""


def end_of(lines: Sequence[Line]) -> int:
    """The place from which the lines only close the paper; the number of lines where none does. Never the first line."""
    last = len(lines)
    first = max(1, last - _MOST_LINES)
    end = next((at for at in range(first, last) if _COPIES.match(fold(lines[at].text))), last)
    while end > first and (_of_the_office(lines[end - 1]) or _may_sign(lines[end - 1])):
        end -= 1
    # What may be a name is one only where it is set apart, and where something beside it is beyond doubt.
    while end < last and not (lines[end].apart or _of_the_office(lines[end]) or _signs(lines[end])):
        end += 1
    closing = lines[end:]
    posted = len(closing) > 1 and _named(closing[0]) is not None and _POST.match(closing[1].text) is not None
    return (
        end
        if posted or any(_COPIES.match(fold(one.text)) or _of_the_office(one) or _signs(one) for one in closing)
        else last
    )


def _of_the_office(line: Line) -> bool:
    told = fold(line.text)
    return len(told.split()) <= _MOST_WORDS and (_OF_THE_OFFICE.match(told) is not None or closes(line.text))


_TELLS_HOW_MUCH = re.compile(r"\d|\b(?:every|each|daily|weekly|fortnightly|monthly|termly|lessons?|sessions?)\b", re.I)


def _may_sign(line: Line) -> bool:
    """Whether a line is a name, a post or letters behind a name: it holds no amount and ends without a stop."""
    if (
        line.text.endswith((".", ";", ":", "|"))
        or len(line.text.split()) > _MOST_WORDS
        or _TELLS_HOW_MUCH.search(line.text)
    ):
        return False
    return any(pattern.match(line.text) for pattern in (_NAME, _POST)) or _TITLED.fullmatch(line.text) is not None


def _named(line: Line) -> re.Match[str] | None:
    """A line that begins with what has the form of a person's name, and is no name of help."""
    found = _NAME.match(line.text) if _may_sign(line) else None
    return found if found and not speaks_of_help(fold(found["name"])) else None


def _signs(line: Line) -> bool:
    """Whether a line is a name beyond doubt: with a title, with initials, or with a post behind it."""
    found = _named(line)
    return found is not None and (found["sure"] is not None or found["of"] == ", ")
