"""People of whom a plan has one: their skill is told once, and holds wherever the plan speaks of `the key adult` again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.mentions import round_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["skilled_elsewhere"]

_ONE_OF_A_KIND = frozenset(
    (
        "key adult",
        "key person",
        "key worker",
        "keyworker",
        "learning mentor",
        "mentor",
        "intervenor",
        "personal assistant",
        "job coach",
        "nurture practitioner",
    )
)
_SKILL_BEHIND = re.compile(
    r"s?,? ?(?:\((?=[^)]*(?:train|qualif|level|course|certif|award|experience))|(?:(?:is|are|will be|who is|who are|has been|to be)"
    r" )?(?:trained|qualified|certificated|coached) (?:in|by|for|to|as|on|with)\b"
    r"|(?:with|who has|who had|has|holds|who holds|whom) (?:[a-z0-9'-]+ ){0,5}?(?:training|trained|experience|certificate|award"
    r"|qualification|diploma|course)\b)"
)
"""What stands right behind somebody whose skill is told."""
_THE = re.compile(r"\b(?:the|his|her|their|same) $")


def skilled_elsewhere(item: AnalysedItem, people: Iterable[tuple[AnalysedPassage, Hit]]) -> bool:
    """Whether each of these is one person of the plan, whose skill another item of the section tells."""
    told = item.plan.once(f"people of {item.section} whose skill is told", lambda: _told(item))
    named = [(passage, hit) for passage, hit in people]
    return bool(named and told) and all(
        hit.phrase in told
        and (passage.field == "who" or _THE.search(passage.folded, max(0, hit.span.start - 6), hit.span.start))
        for passage, hit in named
    )


def _told(item: AnalysedItem) -> frozenset[str]:
    found: set[str] = set()
    for other in item.plan.items(item.section, kinds=("provision",)):
        for passage in other.passages.values():
            for hit in passage.hits_of("roles"):
                if hit.phrase in _ONE_OF_A_KIND - found and _SKILL_BEHIND.match(
                    passage.folded, hit.span.end, round_about(passage, hit.span).end
                ):
                    found.add(hit.phrase)
    return frozenset(found)
