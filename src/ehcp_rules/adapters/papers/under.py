"""What a heading makes of the lines below it, beside the headings above it and the kind of paper it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_rules.adapters.papers.headings import Line, is_heading, label_of, series_of
from ehcp_rules.adapters.papers.places import Place, goes_on, place_of
from ehcp_rules.plan import Outcome

__all__ = ["TABLE", "of_a_meeting", "place_under"]

TABLE = "table"
"""The level of recommendations that no heading began."""
_BY_WHEN = re.compile(
    r"(?:by|within|before|over|at the end of|in the next)\b[^:.;?]{2,60}?"
    r"(?:,? [A-Z]?[a-z'’-]+ (?:will|should|can)(?: be able to)?)?:?$",
    re.I,
)
"""`By March 2027:` or `By the end of Year 4 she will be able to:` above a list."""
_WHO_WAS_THERE = re.compile(
    r"(?:present(?: at [^:]{1,20})?|in attendance|attended by|attendees|apologies|in the room) ?:", re.I
)
_FRONT_LINES = 10
_TASKS = re.compile(r"(?:agreed )?actions?(?: points?| agreed| from (?:the|this) meeting| list)?", re.I)


def of_a_meeting(lines: Sequence[Line]) -> bool:
    """Whether a paper is the minutes of a meeting: its first lines tell who was there, and what it advises stands by itself.

    The actions of a consultation that recommends nothing elsewhere are its advice.
    """
    if not any(_WHO_WAS_THERE.match(line.text) for line in lines[:_FRONT_LINES]):
        return False
    headings = (_words(line.text) for at, line in enumerate(lines) if is_heading(lines, at))
    return any(place_of(words).advises for words in headings if not _TASKS.fullmatch(words))


def _words(heading: str) -> str:
    words = heading.lstrip("# ")
    return words[label_of(words)[1] :].rstrip(": ")


def place_under(place: Place, heading: str, level: str, *, minutes: bool) -> Place:
    """What stands under a heading: one that only sorts recommendations leaves them so.

    A question never does, nor one with a number of the same kind as the heading that began them: after `E. Recommended
    support`, `F. Risk`. Among outcomes one that only says by when leaves them outcomes. The actions of `minutes` are
    what those who met are to do next, and no provision.
    """
    if place.cls is Outcome and _BY_WHEN.match(heading):
        return place
    if minutes and _TASKS.fullmatch(_words(heading)):
        return Place(open=False, aside=True)
    sorts = place.advises and goes_on(heading) and not heading.endswith("?")
    ends = level == TABLE or (level and level == series_of(heading))
    return place if sorts and not ends else place_of(heading)
