"""Whether an item says that nothing was identified: in some respect, or at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.needs.signals import open_questions
from ehcp_rules.text.reading import SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = [
    "nothing_found_at_all",
    "says_nothing_found",
    "says_that_nobody_looked",
    "section_pointed_to",
    "still_being_found_out",
]

_NIL_FROM = 60
"""A nil statement heads its item: further in, it qualifies something else."""

_FEW = 4
_HEAD = 4
"""Signs that may stand before what an item opens with."""

_NO_NEED = re.compile(
    r"(?:(?:[a-z'-]+ ){1,5}(?:is|are) )?age[- ]appropriate\W*$"
    r"|(?:(?:[a-z'-]+ ){1,5}(?:is|are) age[- ]appropriate[.;,] )?(?:and )?"
    r"(?:(?:(?:[a-z'-]+ ){0,2}has|there (?:is|are)) "
    r"no (?:(?:known|identified|additional|special|educational|significant|further|current|sensory|physical|medical|health"
    r"|social|care|or|and|needs) ){0,5}(?:needs?|difficult(?:y|ies)|concerns)"
    r"|(?:[a-z]+ is )?not an area (?:of|in which [^.;]{1,30}) (?:need|help))"
    r"(?: (?:in|with|under) this (?:area|heading|section)| here| at (?:this|the) (?:time|moment)| at present| currently)?\W*$"
)
"""An item that says of one matter that it is as it should be, or that there is no need, and nothing else."""

_BARE = frozenset(
    [
        "none",
        "nil",
        "n/a",
        "not applicable",
        "there are no",
        "no further",
        "no additional",
        "no provision",
        "no concerns",
    ]
)
"""Nil words that say so only when they open the item or follow its heading."""
_AND_NO_MORE = re.compile(
    r"(?: (?:identified|special|educational|current|known|specific))*(?: needs?)?(?: (?:were|was|have been|has been|are|is))?"
    r"(?: (?:identified|found|reported|noted|known))?(?: (?:in|under|for) (?:this|these) areas?| at (?:this time|present)"
    r"| currently"
    r"| by [a-z' ]{1,60})* ?(?=[.;]|$)"
)


def says_nothing_found(item: AnalysedItem) -> bool:
    """Whether an item opens by saying that nothing was identified, or says no more than that."""
    # Kept with the item, as its reading is: seven criteria ask for it.
    kept: bool | None = vars(item).get("_nothing_found")
    if kept is None:
        kept = vars(item)["_nothing_found"] = _opens_by_saying_so(item)
    return kept


def _opens_by_saying_so(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    if passage is None:
        return False
    slot = item.reading.slots.get("specifics")
    if slot is not None and slot.state is SlotState.NOT_NEEDED:
        return True
    if any(hit.span.start < _NIL_FROM for hit in passage.hits_of("nil-statements", "not-known")):
        return True
    if passage.folded.startswith("no known ") and len(passage.words) <= _FEW:
        return True
    return (
        any(
            hit.span.start < _NIL_FROM
            and (
                hit.phrase not in _BARE
                or passage.folded[: hit.span.start].rstrip().endswith((":", "-"))
                or not hit.span.start
            )
            for hit in passage.hits_of("nil-statements", "nil")
        )
        or _NO_NEED.match(passage.folded) is not None
    )


def nothing_found_at_all(item: AnalysedItem) -> bool:
    """Whether an item says that nothing was found, and not that nothing was found in one respect."""
    passage = item.passages.get("text")
    if passage is None or not says_nothing_found(item):
        return False
    return any(
        hit.span.start < 3 and _AND_NO_MORE.match(passage.folded, hit.span.end) is not None
        for hit in passage.hits_of("nil-statements", "nil")
    )


_LOOKED_INTO = re.compile(
    r"(?:[a-z'-]+ ){1,8}?(?:(?:is|are) (?:currently |still |now )?being (?:checked|tested|assessed|investigated|explored|screened"
    r"|looked into)|(?:is|are) (?:currently |still )?(?:under investigation|being looked at))\b"
)


def still_being_found_out(item: AnalysedItem) -> bool:
    """Whether an item opens with what somebody is still finding out, or only supposes, so that nobody can yet answer it."""
    passage = item.passages.get("text")
    if passage is None:
        return False
    return _LOOKED_INTO.match(passage.folded) is not None or any(span.start < _HEAD for span in open_questions(passage))


_NIL_FIRST = r"\W*(?:(?:none|nil|n/a|na|no|not applicable)\b[ ,.;:(–-]*)?"
_NOBODY_LOOKED = re.compile(
    rf"{_NIL_FIRST}(?:(?:[a-z]+ )?(?:is |are )?(?:nothing|not|none|un) ?(?:currently )?known"
    r"|no (?:allocated |named )?(?:social worker|health professionals?|care coordinator)"
    r"|not (?:currently )?open)"
    r"(?: to (?:us|me|(?:the |any |this )?(?:(?:health|school|council|services?|teams?|children's|social|care"
    r"|adult|local|authority) ?)+"
    r"|camhs))?(?: at (?:present|this time))?\W*"
)
_POINTS = re.compile(
    rf"{_NIL_FIRST}(?:please )?(?:see|refer to|as (?:in|for|above in|set out in)|same as|covered (?:in|by|under)) "
    r"(?:section |part )?(?P<there>h1|h2|g|c|d)\b(?: above| below)?\W*"
)


def says_that_nobody_looked(folded: str) -> bool:
    """Whether the only words of a section are that a service knows of nothing: nobody asked it whether help is needed."""
    return _NOBODY_LOOKED.fullmatch(folded) is not None


def section_pointed_to(folded: str) -> str | None:
    """The section, in lower case, to which the only words of another send the reader (`None, see H2`), if they do."""
    there = _POINTS.fullmatch(folded)
    return there["there"] if there else None
