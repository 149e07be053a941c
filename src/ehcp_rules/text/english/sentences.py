"""Sentences, quoted speech and content words of one folded passage, split only when a reading asks for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from ehcp_rules.evidence import Span

__all__ = ["content_words", "quoted", "sentence_at", "sentences"]

_BREAK = re.compile(r"[.!?;\n](?:(?<=\n)\n*|(?<!\n)([\"')\]]*\s+)(?=[\"'(\[]?[a-z0-9]))")
"""The mark that ends a sentence with the gap behind it, or line ends; it begins with a few marks so that they are found fast."""
_ABBREVIATION = re.compile(
    r"(?:\be\.g|\bi\.e|\betc|\bvs|\bdr|\bmr|\bmrs|\bms|\bno|\bst|\bapprox|\bmin|\bmins|\bhrs?|\bmax|\b[a-z])\.$"
)
_LONGER_THAN_ANY = 12
"""More characters than an abbreviation and what stands before it take."""
_QUOTED = re.compile(r"\"[^\"\n]{1,400}\"|(?<![a-z0-9])'[^'\n]{3,300}'(?![a-z0-9])")
_IN_WORDS = bytes(code if chr(code) in "abcdefghijklmnopqrstuvwxyz'-" else ord(" ") for code in range(256))
"""Each byte of a word as it is, and a space for every other: cutting at spaces takes half the time of a pattern."""
_SHORTEST = 3
_STOP = frozenset(
    (
        "a about above across after again against all also am an and any are as at be because been before "
        "being below between both but by can could did do does doing down during each either every few for "
        "from further had has have having he her hers herself him himself his how i if in into is it its "
        "itself just let may me might more most must my myself near no nor not now of off often on once one "
        "only onto or other our ours out over own per same shall she should so some such than that the their "
        "theirs them themselves then there these they this those through to too towards under until up upon "
        "us very was we were what when where whether which while who whom whose why will with within without "
        "would you your yours yet provide provided provides given give gives receive receives made make makes "
        "ensure ensures use used uses using need needs needed require requires required child pupil student "
        "learner young person people school setting college nursery staff adult adults"
    ).split()
)


_END = attrgetter("end")


def sentences(folded: str) -> tuple[Span, ...]:
    """The sentences of a passage as spans; abbreviations do not end one, a semicolon and a line break do."""
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(folded):
        end = match.start(match.lastindex or 0)
        if _ABBREVIATION.search(folded, max(start, end - _LONGER_THAN_ANY), end):
            continue
        if end > start:
            spans.append(Span(start, end))
        start = match.end()
    if start < len(folded) and folded[start:].strip():
        spans.append(Span(start, len(folded)))
    return tuple(spans)


def sentence_at(spans: tuple[Span, ...], position: int) -> Span:
    """The sentence that holds a position; raises LookupError when there is none."""
    place = bisect_left(spans, position, key=_END)
    if place == len(spans) or spans[place].start > position:
        raise LookupError(position)
    return spans[place]


def quoted(folded: str) -> tuple[Span, ...]:
    """Stretches inside quotation marks: somebody's words, which the writer's rules do not judge."""
    if '"' not in folded and "'" not in folded:
        return ()
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(folded))


def content_words(folded: str) -> tuple[str, ...]:
    """Words that carry meaning, in order: no function words, and none of the words that every plan repeats."""
    runs = folded.encode("ascii", "replace").translate(_IN_WORDS).decode().split()
    words = [run for run in runs if run not in _STOP]
    if "'" in folded or "-" in folded:
        words = [word for run in words if (word := run.strip("'-")) not in _STOP]
    return tuple([word for word in words if len(word) >= _SHORTEST])
