"""What the phrases of a list would find in the provision of plans: the phrase, how often, and in which plans; no other word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from ehcp_rules.plan import Plan
from ehcp_rules.text import Lexicon, Lexicons
from ehcp_rules.text.scanning.fold import fold

__all__ = ["Matches", "matches_in"]


@frozen(kw_only=True)
class Matches:
    """How many plans and statements were looked at, and for each phrase how often each plan has it, by the plan's name."""

    plans: int
    statements: int
    found: Mapping[str, Counter[str]]


def matches_in(plans: Iterable[tuple[str, Plan]], lexicon: Lexicon) -> Matches:
    """Look for the phrases of a lexicon in each piece of provision of section F, the whole statement at a time."""
    lexicons = Lexicons((lexicon,))
    found: dict[str, Counter[str]] = {}
    count = statements = 0
    for name, plan in plans:
        count += 1
        section = plan.section("F")
        for item in section.items if section is not None else ():
            if item.kind != "provision":
                continue
            statements += 1
            for hit in lexicons.scan(fold(item.text)).of(lexicon.id):
                found.setdefault(hit.phrase, Counter())[name] += 1
    return Matches(plans=count, statements=statements, found=found)
