"""Lines that a page broke in the middle of a sentence, joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve

from ehcp_rules.adapters.advice_headings import Line, label_of

__all__ = ["unwrapped"]

_LONG = 45
"""Characters of a line that may have been broken for want of room."""
_OPEN = re.compile(r"\b(?:a|an|the|and|or|of|for|to|with|by|in|on|at|from|each|every|than|per|is|be|his|her|their)$")


def unwrapped(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with each that goes on with the one before joined to it by a space."""
    given = list(lines)
    told = Counter(line.text for line in given)
    current: Line | None = None
    for line in given:
        # A line that stands word for word elsewhere too is a name of a form, and goes on with nothing.
        if current is not None and told[line.text] == 1 and _goes_on(current, line):
            current = evolve(current, text=f"{current.text} {line.text}")
        else:
            if current is not None:
                yield current
            current = line
    if current is not None:
        yield current


def _goes_on(before: Line, line: Line) -> bool:
    text = line.text
    last = before.text.rsplit("\n", 1)[-1]
    if line.apart or before.text.startswith("#") or last.endswith((".", "!", "?", ":", ";", "|")) or label_of(text)[1]:
        return False
    if label_of(before.text)[1] and text[:1].islower():
        return True
    return len(last) >= _LONG and (text[:1].islower() or _OPEN.search(last) is not None)
