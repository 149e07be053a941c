"""Whether one short item lists needs of several kinds: by the fields of skill that the members of its lists are about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Lexicons

__all__ = ["kinds_listed"]

_MEMBERS = re.compile(r" ?(?:[;:\n\u2022,]|\.(?= |$)| / | (?:and|or|with) ) ?(?:and )?")
_ONE_FROM_ANOTHER = re.compile(
    r"\b(?:so|because|whenever|which|as a result|therefore|until|then|due to|means|leads?|causes?|affects?|making|leaving|since"
    r"|both|instead"
    r"|can|enjoys|likes|shows?|seen (?:in|by)|through|evidenced|for example|by [a-z]+ing)\b"
    r"|(?:^|[.;,:\n] ?)(?:when|if|while|where|without|once|before|after|in|at|on|during|with)\b"
)
"""Words by which one difficulty follows from another, or that set one scene for all that comes behind: that is one need."""
_ONE_HEAD = re.compile(
    r"(?![^:]*\b(?:needs?|difficult[a-z]*|areas?|summary|profile|concerns?|overview|barriers?)\b)[^:;,.(\n]{3,40}"
    r"(?:[:(]| - |\. ?(?=[^.]*\.?\s*\Z))"
)
"""What opens with a heading (or one sentence) that names no needs in general tells what the one that it names looks like."""
_DOES_WELL = re.compile(
    r"(?<!not )\b(?:fine|well|clearly|confidently|happily|easily|independently|good at|age[- ]appropriate|secure|in line with"
    r"|no (?:[a-z]+ )?(?:concerns?|difficult[a-z]*|problems?)|has (?:[a-z]+ )?friends|loves|enjoys|likes)\b(?! below| behind)"
)
_MARKS = (",", ";", " / ", ". ", "\n", "\u2022")
_LEAST_MARKS = 2
_LONGEST = 11
_LEAST_KINDS = 3
_LEAST_FIELDS = 4


def kinds_listed(
    passage: AnalysedPassage, lexicons: Lexicons, lexicon: str, kinds: Sequence[Collection[str]]
) -> frozenset[str]:
    """The fields of a lexicon that short members of one list are about, where they are of three kinds or more; else none.

    Each of `kinds` names fields that may well belong to one need. Members about a field that was told before are not counted.
    """
    folded = passage.folded
    if sum(map(folded.count, _MARKS)) < _LEAST_MARKS:
        return frozenset()
    if _ONE_FROM_ANOTHER.search(folded) or _ONE_HEAD.match(folded) or _DOES_WELL.search(folded):
        return frozenset()
    parts = [0, *(cut.end() for cut in _MEMBERS.finditer(folded)), len(folded) + 1]
    if len(parts) <= _LEAST_FIELDS:
        return frozenset()
    hits = lexicons.rooted(lexicon).scan(folded)
    idle = {hit[:2] for hit in hits if hit[2] in ("none", "faint", "general", "person")}
    fields: set[str] = set()
    told: set[int] = set()
    counted = []
    for begin, end in pairwise(parts):
        if folded.count(" ", begin, end) > _LONGEST:
            return frozenset()
        here = {hit[2] for hit in hits if begin <= hit[0] < end and hit[:2] not in idle}
        here = {field for field in here if any(field in kind for kind in kinds)}
        if here and fields.isdisjoint(here):
            counted.append(here)
            told |= {at for at, kind in enumerate(kinds) if not here.isdisjoint(kind)}
        fields |= here
    several = len(counted) >= _LEAST_FIELDS and len(told) >= _LEAST_KINDS
    return frozenset(fields) if several else frozenset()
