"""Lines that a page broke in the middle of a sentence, joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from ehcp_rules.adapters.papers.headings import Line, label_of

__all__ = ["unwrapped"]

_LONG = 45
"""Characters of a line that may have been broken for want of room."""
_FEW, _ROOM = 3, 16
_NAMED = re.compile(r"[A-Z][A-Za-z' ]{1,30}: ")
"""`Copies to: the GP` begins something else."""
_STOPS = (".", "!", "?", ":", ";", "|")
_CELLS = " | "
"""Between the cells of a row: a row goes on with no other."""
_OPEN = re.compile(r"\b(?:a|an|the|and|or|of|for|to|with|by|in|on|at|from|each|every|than|per|is|be|his|her|their)$")


def unwrapped(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with each that goes on with the one before joined to it by a space."""
    given = list(lines)
    told = Counter(line.text for line in given)
    width = _width(given)
    last = ""
    current: Line | None = None
    for line in given:
        # A line that stands word for word elsewhere too is a name of a form, and goes on with nothing.
        if (
            current is not None
            and told[line.text] == 1
            and not line.text.startswith("#")
            and not (_CELLS in last and _CELLS in line.text)
            and (_goes_on(current, line) or (width and _fills(current, last, line, width)))
        ):
            current = evolve(current, text=f"{current.text} {line.text}")
        else:
            if current is not None:
                yield current
            current = line
        last = line.text
    if current is not None:
        yield current


def _width(lines: Sequence[Line]) -> int:
    """The width at which a page broke its lines, told by those that go on in small letters; 0 where few do."""
    broken = [
        len(before.text)
        for before, line in pairwise(lines)
        if not line.apart and line.text[:1].islower() and not label_of(line.text)[1] and before.text[-1:] not in _STOPS
    ]
    return max(broken) if len(broken) >= _FEW and max(broken) >= _LONG else 0


def _fills(before: Line, last: str, line: Line, width: int) -> bool:
    """Whether a line had no room for the first word of the next: then the next goes on, even after a full stop."""
    if line.apart or before.text.startswith("#") or last.endswith((":", ";", "|")):
        return False
    ended = last.endswith((".", "!", "?"))
    if ended and _NAMED.match(line.text):
        return False
    # "… not fewer than" / "15. The next sentence": the number is of this sentence, and no label.
    if label_of(line.text)[1] and (ended or not line.text[0].isdigit()):
        return False
    return width - _ROOM < len(last) < width + _ROOM and len(last) + 1 + len(line.text.split()[0]) > width


def _goes_on(before: Line, line: Line) -> bool:
    text = line.text
    last = before.text.rsplit("\n", 1)[-1]
    if line.apart or before.text.startswith("#") or label_of(text)[1]:
        return False
    if label_of(before.text)[1] and text[:1].islower():
        # Also after "(c) Training for two assistants:".
        return True
    if last.endswith(_STOPS):
        return False
    return len(last) >= _LONG and (text[:1].islower() or _OPEN.search(last) is not None)
