"""Clinic notes by their letters: S and O tell what was said and seen, A what it means, and P is the plan.

A letter that begins the line of its words becomes a heading above them; so does its name in full, or another that clinics use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from ehcp_rules.adapters.papers.headings import Line

__all__ = ["in_its_parts"]

_PARTS = (
    r"S|Subj(?:ective)?|Hx|History|PC|HPC",
    r"O|Obj(?:ective)?|O/E|On examination|Obs(?:ervations)?",
    r"A|Assessment|Analysis|Imp(?:ression)?|Formulation|Opinion",
    r"P|Plan|Mx|Management(?: plan)?|Recs?|Recommendations",
)
_BEGINS = tuple(
    re.compile(rf"(?P<name>{names})(?: ?[:/]| ?[–-](?= )|\.(?=\s|$)|$)\s*(?P<words>.*)", re.S) for names in _PARTS
)
_LEAST = 3
"""So many of the four, the plan last, make a note of a clinic."""


def in_its_parts(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a paper; those of a clinic note with each of its parts under a heading."""
    parts = _parts(lines)
    for at, line in enumerate(lines):
        found = parts.get(at)
        if found is None:
            yield line
            continue
        yield evolve(line, text=f"# {found['name']}")
        if found["words"]:
            yield evolve(line, text=found["words"], apart=False)


def _parts(lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    """The lines that begin a part, where those are of one clinic note: three of the four in order, with a plan at the end."""
    found: dict[int, re.Match[str]] = {}
    last = -1
    for at, line in enumerate(lines):
        for part in range(last + 1, len(_BEGINS)):
            if begins := _BEGINS[part].match(line.text):
                found[at], last = begins, part
                break
    return found if len(found) >= _LEAST and last == len(_BEGINS) - 1 else {}
