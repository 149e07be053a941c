"""Who gives the help: whether a plan hands to an assistant what advice asks of a specialist."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.papers.advice import PROFESSIONS, Statement

__all__ = ["lesser_expertise"]

_GIVES = re.compile(r"(?P<before>[a-z]* ?)\b(?:by|from) (?:an?|the|his|her|their|one|two)?(?: ?[a-z-]+){0,3} ?$")
_ONLY_BEHIND = frozenset(
    "trained written set devised designed supervised overseen reviewed advised planned prepared".split()
)
"""A programme written by a therapist, or an assistant trained by one, is not given by the therapist."""
_IS_SUBJECT = re.compile(r"^s? (?:should|must|will|to (?!be\b)|works?|teach|sees?|provides?|delivers?|visits?)")
_ASSISTANT = re.compile(r"\b(?:teaching assistant|learning support assistant|assistant|ta|lsa|learning mentor)s?\b")
_LOCAL = frozenset({"education", "family"})


def lesser_expertise(advice: Statement, items: Sequence[Statement]) -> tuple[Quote, Quote] | None:
    """The specialist that advice asks to give the help, beside the assistant who gives it in the plan; None otherwise.

    Only where no provision that answers the advice names that profession at all.
    """
    asked = [
        (hit.group, passage.quote(hit.span.start, hit.span.end))
        for passage in advice.passages
        for hit in passage.hits_of(PROFESSIONS)
        if hit.group not in _LOCAL and _gives(passage.folded, hit.span)
    ]
    if not asked or _ASSISTANT.search(" ".join(passage.folded for passage in advice.passages)):
        return None
    named = frozenset().union(*(item.professions for item in items))
    first = items[0]
    if named - _LOCAL or not all(group not in named for group, _ in asked):
        return None
    for passage in first.passages:
        found = _ASSISTANT.search(passage.folded)
        if found:
            return asked[0][1], passage.quote(*found.span())
    return None


def _gives(folded: str, profession: Span) -> bool:
    """Whether the help comes from this profession: it stands behind "by" or "from", or opens the statement."""
    found = _GIVES.search(folded, max(0, profession.start - 50), profession.start)
    if found:
        return found["before"].strip() not in _ONLY_BEHIND
    return profession.start < _OPENING and _IS_SUBJECT.match(folded, profession.end) is not None


_OPENING = 30
"""Characters within which a profession that opens a statement is its subject."""
