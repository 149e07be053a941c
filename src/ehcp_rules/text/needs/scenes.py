"""What a child does well in one scene, told beside another scene in which it is hard: a strength without a word of praise."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["HARD", "does_well_in_a_scene"]

_PARTS = re.compile(r" ?;|[.!?](?= )|,? (?:but|yet|whereas)\b")
_SCENE = re.compile(
    r"\W*(?:given|shown|with|without|when|once|if|in|at|on|outside|after|during|alone|beside|among|indoors|outdoors|one to one)\b"
)
_WHO = re.compile(r"\b(?:he|she|they|[A-Z]\w+) (?:also |often |always |usually )?(?=[a-z])")
_STEADY = re.compile(r"(?:listens?|works?|concentrates?|dictates?|builds?|laughs?|copes?)\b")
"""Acts that tell something done well beside those that an outcome may ask for."""
HARD = re.compile(
    r"\b(?:not|cannot|can't|never|no|nothing|nobody|less|only|struggles?|stops?|refuses?|hides?|hits?|bites?|kicks?|cries|shouts?"
    r"|screams?|swears?|throws?|runs?|leaves|loses|forgets|misses|drops?|avoids?|falls?|tires?|needs?|requires?|relies|finds"
    r"|becomes?|gets?|anxious|upset|distress\w*|overwhelm\w*|difficult\w*|hard|trouble|alone with|worr\w+|goes|has to|late)\b"
)
"""Words that tell of something hard: a clause with one of them tells no strength."""
_FAILS = re.compile(r"\b(?:not|cannot|can't|never|no|nothing|nobody|stops?|loses|refuses?|struggles?|hides?|leaves)\b")


def does_well_in_a_scene(passage: AnalysedPassage) -> bool:
    """Whether two neighbouring clauses set a scene in which the child does something against one in which it fails."""
    cuts = [0, *(cut.end() for cut in _PARTS.finditer(passage.folded)), len(passage.folded)]
    parts = [(begin, end) for begin, end in pairwise(cuts) if _SCENE.match(passage.folded, begin, end)]
    if len(parts) < 2:
        return False
    acts = {hit.span.start for hit in passage.hits_of("outcome-wording", "observable-verb")}
    acts |= {match.start() for match in _STEADY.finditer(passage.folded)}
    for first, second in pairwise(parts):
        for (begin, end), other in ((first, second), (second, first)):
            does = any(match.end() in acts for match in _WHO.finditer(passage.text, begin, end))
            if does and not HARD.search(passage.folded, begin, end) and _FAILS.search(passage.folded, *other):
                return True
    return False
