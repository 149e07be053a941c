"""What comes of a service, told beside it: an act of the child after `so that`, a comma or an `and`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ehcp_rules.text.english.stretches import behind

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["leads_on", "seen_in_it"]

_LEADS_ON = re.compile(
    r"\b(?:so that|so (?:he|she|they)\b|in order|without|until|unaided|by (?:him|her|them)sel|independently"
    r"|on (?:his|her|their) own|alone|which (?:he|she|they) (?:will |can )|that (?:he|she|they) (?:will|can)"
    r"|and (?:pass|gain|earn|hold|achieve)|out of|\d of (?:every )?\d|at least|when asked"
    r"|no more than(?! [a-z0-9]+ (?:pupils|children|students|learners|in (?:a|the|each|every|any) (?:class|group))))\b|: |; "
)
_SHOWING = re.compile(
    r"[,;]? (?:showing|demonstrating|where|in which) (?:that )?(?:he|she|they|i|[a-z]+) (?:can|will|is able to)\b"
)
_WHILE_DOING = re.compile(r", [a-z]+ing\b[^.;]*\b(?:no more than|at least|without|out of|fewer than|\d)")
_BY_DOING = re.compile(r" by (?!(?:attend|hav|be|receiv|us|work|tak|participat|engag|access)ing\b)[a-z]+ing\b")
"""How the child gets it: `access help by raising her hand`."""
_LISTS = re.compile(r"\b(?:covering|including|such as|based on|in|on|for|of|like)\b[^.;]*$")
_ITS_USE = re.compile(
    r" and (?:will |to )?(?:us(?:e|es|ing)|follow(?:s|ing)?|ha(?:s|ve) access to) (?:it|them|this|these)\b"
)
"""Using what is given is no gain beside it."""
_HAS_DONE = re.compile(r"\b(?:have|has|had) (?:[a-z]+ly )?[a-z]+(?:ed|en|ne)\b")
_THEN = re.compile(r"(?:, (?:and |then )?| and (?:then |will |can |also )?)$")


def seen_in_it(core: str, end: int) -> bool:
    """Whether a service is only the setting in which something can be seen: `a drama group, showing that she can`."""
    return _BY_DOING.match(core, end) is not None or any(seen.search(core, end) for seen in (_SHOWING, _WHILE_DOING))


def leads_on(passage: AnalysedPassage, core: str, end: int, only_received: Callable[[str, int], bool]) -> bool:
    """Whether what stands behind a service tells what comes of it for the child, and not a second service."""
    if _LEADS_ON.search(core, end) or _SHOWING.search(core, end):
        return True
    if _ITS_USE.match(core, end):
        return False
    return any(
        hit.span.start >= end
        and not (core.endswith("ed", hit.span.start, hit.span.end) and not behind(_HAS_DONE, core, hit.span.start))
        and behind(_THEN, core, hit.span.start) is not None
        and _LISTS.search(core, end, hit.span.start) is None
        and not only_received(core, hit.span.start)
        for hit in passage.hits_of("outcome-wording", "observable-verb")
    )
