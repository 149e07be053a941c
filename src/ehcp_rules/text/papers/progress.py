"""What a review's papers say of each outcome: how far it was reached, and what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from ehcp_rules.text.analysis import AnalysedItem
from ehcp_rules.text.english.grammar import MONTHS, ONES
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["Progress", "progress"]

_STATUS = re.compile(
    r"\b(?:achieved|met|mastered|reached|exceeded|completed|part(?:ly|ially))\b|\b(?:no|little|some|good|limited|steady|slow|expected)"
    r" (?:progress|improvements?)\b|\bon (?:track|course)\b"
    r"|\b(?:emerging|secure|ongoing|continue[sd]?|(?:not )?started|not yet|regressed|moved from|progress(?:ing|ed)"
    r"|work(?:s|ing|ed) towards|going well|doing well|now (?:able|manages|uses|reads|writes|can|asks|joins))\b"
    r"|\bcan now\b|\bno longer\b"
)
_EVIDENCE = re.compile(
    r"\d|\b(?:from \w+.{0,40} to \w+|records?|recorded|observed|observations?|test|assessed|data|film|video|photographs?"
    r"|checklist|scored?|compared with|tally|log|every|each|daily|weekly|always|never|twice"
    rf"|{'|'.join(ONES[1:])}|since (?:{'|'.join(MONTHS)}|easter|christmas|the))\b"
    r"|\b(?:he|she) (?:now )?(?!is|was|has|does|needs|finds|likes|enjoys|continues|works|tries|makes|remains|struggles|says|feels)"
    r"[a-z]{2,}s [a-z]"
)
_NAMED = re.compile(r"\b(?:outcome|target|e) ?\.?\d{1,2}\b")
_BEGINS = re.compile(
    r"(?:outcome|target) (?:\d{1,2}|[a-k])\b|[eo] ?\.?\d{1,2}\b|(?:\(?(?:\d{1,2}|[a-z])[.)] ?)?(?:\"|by (?:the end of|"
    + "|".join(MONTHS)
    + r"|\d|easter|summer|spring|christmas))"
)
"""How a line begins that tells of one outcome."""
_LABEL = re.compile(r"(?:(?:outcome|target) )?\(?[a-z]?\.?\d{0,2}\)?(?:, [a-z ,]{2,40}(?=[:.]))?[.:)]?\s+")
_BY = r"by (?:the end of |[a-z]+ )?(?:the )?(?:year|ks|key stage|20)\s?\d"
_SOUGHT = re.compile(
    rf"\(by\b[^()]{{5,300}}\)|\"[^\"]{{5,400}}\"|by [^.:|]{{3,300}}(?:[.:|]|$)"
    rf"|[^.:|]{{5,300}}?\b(?:will\b|{_BY})[^.:|]{{0,300}}(?:[.:|]|$)"
)
"""The outcome's own words, whose figures show nothing of how far it was reached."""
_PRAISE = re.compile(
    r"\b(?:positive|good|great|lovely|excellent|fantastic|successful|wonderful|super|brilliant|happy) (?:year|term|start)\b"
    r"|\b(?:pleasure|credit|delight|joy) to\b|\bproud of\b|\bvalued member\b|\bmatured\b|\bin confidence\b|\bprogress in all\b"
)


@frozen
class Progress:
    """What is said of one outcome, from its first line: whether a status stands there in words, and evidence for it."""

    item: AnalysedItem
    status: bool
    evidence: bool


def progress(document: AnalysedDocument) -> tuple[Progress, ...]:
    """What a review says of each outcome: the lines under a heading for progress, or notes that tell an outcome's status.

    Lines that only lead in to the outcomes are not counted, unless they praise in place of telling.
    """
    lines = [item for item in document.items if item.item.kind == "outcome" and "text" in item.passages]
    if not lines:
        notes = (item for item in document.items if item.item.kind == "note" and "text" in item.passages)
        return tuple(_told([item]) for item in notes if _NAMED.search(_of(item)) and _STATUS.search(_of(item)))
    return tuple(_all_told(lines))


def _all_told(lines: Sequence[AnalysedItem]) -> Iterator[Progress]:
    block: list[AnalysedItem] = []
    marked = any(_BEGINS.match(_of(line)) for line in lines)
    for line in lines:
        if _BEGINS.match(_of(line)) or not block:
            if block:
                yield _told(block)
            block = [line] if not marked or _BEGINS.match(_of(line)) or _PRAISE.search(_of(line)) else []
        elif marked:
            block.append(line)
        else:
            yield _told(block)
            block = [line]
    if block:
        yield _told(block)


def _told(block: Sequence[AnalysedItem]) -> Progress:
    first, passage = block[0], block[0].passages["text"]
    own = _LABEL.sub("", passage.folded, count=1) if _BEGINS.match(passage.folded) else passage.folded
    sought = _SOUGHT.match(own) if _BEGINS.match(passage.folded) else None
    text = " ".join([own[sought.end() if sought else 0 :], *map(_of, block[1:])])
    return Progress(first, _STATUS.search(text) is not None, _EVIDENCE.search(text) is not None)


def _of(item: AnalysedItem) -> str:
    return item.passages["text"].folded
