"""Sentences of a paper's prose that say what the child is to do by some day: outcomes, though no heading says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from attrs import evolve

from ehcp_rules.adapters.papers.lists import Part
from ehcp_rules.plan import Note, Outcome
from ehcp_rules.text.english.grammar import MONTHS
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.scanning.fold import fold

__all__ = ["hopes_apart"]

_DAY = rf"(?:{'|'.join(MONTHS)}|christmas|easter|(?:half-)?terms?|years?|key stage|birthday|age|months|20\d\d)"
_HOPED = re.compile(
    rf"(?:by|within) (?=[^,.;]{{0,40}}\b{_DAY}\b)[a-z0-9' -]{{3,50}}?,? (?P<who>[a-z'-]+) will "
    r"(?!(?:also |still |already )?(?:have|receive|need|require|get|attend|start|begin|move|transfer|turn|leave"
    r"|be (?:given|seen|taught|offered|supported|reviewed|in|at|\d|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|ready))\b)"
)
"""What others will give the child, and where the child will be, is no hope of what the child does."""
_CHILD = frozenset("he she they".split())


def hopes_apart(part: Part, names: Collection[str]) -> Iterator[Part]:
    """A part, or where its prose tells such hopes of the child each of them as an outcome, between what stands around it."""
    folded = fold(part.text) if part.cls is Note and part.open and " will " in part.text else ""
    hopes = [span for span in sentences(folded) if _is_hope(folded[span.start : span.end], names)] if folded else []
    at = 0
    for span in hopes:
        if before := part.text[at : span.start].strip():
            yield evolve(part, text=before)
        yield evolve(part, text=part.text[span.start : span.end].strip(), cls=Outcome)
        at = span.end
    if not hopes or part.text[at:].strip():
        yield evolve(part, text=part.text[at:].strip()) if hopes else part


def _is_hope(sentence: str, names: Collection[str]) -> bool:
    found = _HOPED.match(sentence)
    return found is not None and (found["who"] in _CHILD or found["who"] in names)
