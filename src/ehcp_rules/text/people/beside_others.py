"""Phrases that stand close after another person, and so may be about that person and not about the child."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.people.persons import ROLE_WORDS, people_in
from ehcp_rules.text.scanning.fold import fold

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["beside_others"]

_TITLES = frozenset({"mr", "mrs", "miss", "ms", "sir", "called", "named"})
_OF_ONESELF = re.compile(r"\bi(?: have| have got| am| had|'ve|'ve got|'m)(?: [a-z]+)? $")
_NEAR = 120
"""How far after another person words about health may stand and still be about that person, in characters."""


def beside_others(
    passage: AnalysedPassage, hits: tuple[Hit, ...], names: frozenset[str], people: frozenset[str]
) -> tuple[Hit, ...]:
    """Those of these hits that follow another person, unless somebody says them of themselves.

    `names` are the child's, `people` the other people whom the plan names; both are folded.
    """
    others = sorted(_others(passage, names, people)) if hits else []
    return tuple(
        hit
        for hit in hits
        if not behind(_OF_ONESELF, passage.folded, hit.span.start)
        and bisect_left(others, hit.span.start - _NEAR) < bisect_right(others, hit.span.start)
    )


def _others(passage: AnalysedPassage, names: frozenset[str], people: frozenset[str]) -> list[int]:
    """Where a passage speaks of a relative or gives another first name."""
    relatives = [
        hit.span.start for hit in passage.hits_of("relations", "relation") if hit.phrase not in ROLE_WORDS | _TITLES
    ]
    family = [hit.span.start for hit in passage.hits_of("roles", "family")]
    named = [
        hit.span.start
        for hit in passage.hits_of("first-names", "given-name")
        if passage.text[hit.span.start].isupper() and fold(hit.phrase) not in names
    ]
    named += people_in(passage, people)
    return [*relatives, *family, *named]
