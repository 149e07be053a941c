"""What a review's papers say of each outcome: how far it was reached, and what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.analysis import AnalysedItem
from ehcp_rules.text.english.grammar import MONTHS, ONES, WEEKDAY
from ehcp_rules.text.english.sentences import sentences
from ehcp_rules.text.papers.advice import AnalysedDocument

__all__ = ["Progress", "progress"]

_STATUS = re.compile(
    r"\b(?:achieved|met|mastered|reached|exceeded|completed|part(?:ly|ially))\b|\b(?:no|little|some|good|limited|steady|slow|expected)"
    r" (?:progress|improvements?)\b|\bon (?:track|course)\b"
    r"|\b(?:emerging|secure|ongoing|continue[sd]?|(?:not )?started|not yet|regressed|moved from|progress(?:ing|ed)|nearly there"
    r"|work(?:s|ing|ed) towards|going well|doing well|now (?:able|manages|uses|reads|writes|can|asks|joins))\b"
    r"|\bcan now\b|\bno longer\b|\brag\b|^(?:red|amber|green)\b"
)
_EVIDENCE = re.compile(
    r"\d|\b(?:from \w+.{0,40} to \w+|records?|recorded|observed|observations?|test|assessed|data|film|video|photographs?"
    r"|checklist|scored?|compared with|tally|log|every|each|daily|weekly|never|twice"
    rf"|(?<!no )(?:{'|'.join(ONES[1:])})|since (?:{'|'.join(MONTHS)}|easter|christmas|the))\b"
    r"|\b(?:he|she) (?:now )?(?!is|was|has|does|needs|finds|likes|enjoys|continues|works|tries|makes|remains|struggles|says|feels)"
    r"[a-z]{2,}s [a-z]|(?:^|[.:;|] )(?!is|was|has|does|needs|continues|works|makes)[a-z]{2,}s"
    r" (?:with|to|in|for|at|on|by|her|his|their|the|an?|both|it|them|him)\b"
    rf"|\bon (?:{WEEKDAY})"
    r"|\bnot (?:yet )?(?:been )?(?:started|begun)\b[^.;|]{0,40}\b(?:because|as|since|until|owing|due)\b"
)
"""What shows a status; of what was not begun there is only the reason."""
_NAMED = re.compile(r"\b(?:outcome|target|e) ?\.?\d{1,2}\b")
_POINT = r"(?:\(?(?:\d{1,2}|[a-z])(?:[.)]| \|)|(?:one|two|three|four|five|six)[:.]) ?(?:[a-z][a-z ,]{1,40}: )?"
_BEGINS = re.compile(
    r"\W{0,4}(?:(?:on |for |against )?(?:outcome|target) (?:e?\d{1,2}|[a-k])\b|[eo] ?\.?\d{1,2}\b"
    rf"|(?:{_POINT})?(?:\"|by (?:the end of|{'|'.join(MONTHS)}|\d|year|key stage|ks|easter|summer|spring|christmas)))"
)
"""How a line begins that tells of one outcome."""
_TURNS = re.compile(r"(?:on |for |against )?(?:outcome|target) \d{1,2}\b")
"""How a sentence begins that turns to another outcome."""
_LABEL = re.compile(
    r"\W{0,4}(?:on |for |against )?(?:(?:outcome|target) |(?:one|two|three|four|five|six)(?=[:.]))?"
    r"\(?[a-z]?\.?\d{0,2}\)?(?:, [a-z ,]{2,40}(?=[:.]))?[.:)]?\W{0,4}\s"
    r"(?:[-–] )?(?:[a-z][a-z ,]{1,40}: (?=by\b))?"
)
_BY = r"by (?:the end of |[a-z]+ )?(?:the )?(?:year|ks|key stage|20)\s?\d"
_SO_FAR = (
    r"(?=(?:(?:fully|not|now|almost|nearly|yet|been|has|is|was) ){0,3}"
    r"(?:achieved|met|mastered|reached|exceeded|completed|part(?:ly|ially)|on track|ongoing|emerging|secure)\b)"
)
_ENDS = rf"(?:[.:|]|$| ?[-–—,;(] ?{_SO_FAR})"
_SOUGHT = re.compile(
    rf"\((?:[^()]{{1,200}}\b)?by\b[^()]{{3,200}}\)|\"[^\"]{{5,400}}\"|(?:by|to)(?! date\b) [^.:|]{{3,300}}?{_ENDS}"
    rf"|[^.:|]{{2,300}}?\b(?:will\b|{_BY})[^.:|]{{0,300}}?{_ENDS}"
)
"""The outcome's own words, whose figures show nothing of how far it was reached."""
_FIRST_CELL = re.compile(r"[^|]{5,300} \|(?=[^|]+\|)")
"""The outcome as the first cell of a row, behind its number."""
_STOPS = (".", ":", ";", "?", "!", "|")
_PRAISE = re.compile(
    r"\b(?:positive|good|great|lovely|excellent|fantastic|successful|wonderful|super|brilliant|happy) (?:year|term|start)\b"
    r"|\b(?:pleasure|credit|delight|joy) to\b|\bproud of\b|\bvalued member\b|\bmatured\b|\bin confidence\b"
    r"|\bprogress in all\b|\bmak(?:es?|ing) (?:\w+ )?progress\b|\blovely (?:girl|boy|child|young)\b"
)


@frozen
class Progress:
    """What is said of one outcome, from its first words: whether a status stands there, and evidence for it."""

    item: AnalysedItem
    quote: Quote
    status: bool
    evidence: bool


@frozen
class _Line:
    """A line, or a sentence in a paragraph that turns to another outcome."""

    item: AnalysedItem
    span: Span

    @property
    def text(self) -> str:
        return self.item.passages["text"].folded[self.span.start : self.span.end]

    @property
    def begins(self) -> bool:
        return _BEGINS.match(self.text) is not None


def progress(document: AnalysedDocument) -> tuple[Progress, ...]:
    """What a review says of each outcome: the lines under a heading for progress, or notes that tell an outcome's status.

    Lines that only lead in to the outcomes are not counted, unless they praise in place of telling.
    """
    items = [item for item in document.items if "text" in item.passages]
    lines = [line for item in items if item.item.kind == "outcome" for line in _lines(item)]
    if not lines:
        notes = [line for item in items if item.item.kind == "note" for line in _whole(item)]
        dated = [line for line in notes if line.begins and not _NAMED.match(line.text)]
        if len(dated) > 1:
            return tuple(_told([line]) for line in dated)
        return tuple(_told([line]) for line in notes if _NAMED.search(line.text) and _STATUS.search(line.text))
    return tuple(_all_told(lines))


def _whole(item: AnalysedItem) -> tuple[_Line, ...]:
    return (_Line(item, Span(0, len(item.passages["text"].folded))),)


def _lines(item: AnalysedItem) -> tuple[_Line, ...]:
    """A line as one, or as several where its sentences turn to one outcome after another."""
    folded = item.passages["text"].folded
    turns = [one.start for one in sentences(folded) if _TURNS.match(folded, one.start)]
    starts = [0, *(start for start in turns if start)]
    return tuple(_Line(item, Span(start, end)) for start, end in zip(starts, [*starts[1:], len(folded)], strict=True))


def _all_told(lines: Sequence[_Line]) -> Iterator[Progress]:
    block: list[_Line] = []
    marked = any(line.begins for line in lines)
    for line in lines:
        if block and (line.begins or not marked):
            yield _told(block)
            block = []
        if block or line.begins or not marked or _PRAISE.search(line.text):
            block.append(line)
    if block:
        yield _told(block)


def _told(block: Sequence[_Line]) -> Progress:
    first = block[0]
    text = " ".join(line.text if line.text.endswith(_STOPS) else f"{line.text}." for line in block)
    if first.begins:
        found = _LABEL.match(text)
        label = found.group() if found else ""
        text = text[len(label) :]
        sought = _FIRST_CELL.match(text) if "|" not in label else None
        sought = sought or _SOUGHT.match(text)
        text = text[sought.end() if sought else 0 :]
    quote = first.item.passages["text"].quote(first.span.start, first.span.start + len(first.text.rstrip()))
    return Progress(first.item, quote, _STATUS.search(text) is not None, _EVIDENCE.search(text) is not None)
