"""Spacing: the text as it reads, whatever spaces, line ends and invisible marks a document left in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["tidied"]

_RUN = re.compile(r"[\s\u200b\u00ad\ufeff]{2,}|[\r\n\u200b\u00ad\ufeff]|^\s|\s$")
_INVISIBLE = re.compile(r"[\u200b\u00ad\ufeff]+")
# A line end inside a sentence is only the width of a column; before a capital or a mark it may begin something new.
_GOES_ON = re.compile(r"[a-z0-9(]")
_ENDS = ".!?:;"


def tidied(text: str) -> tuple[str, Sequence[int]]:
    """The text with single spaces, and for each of its code points the offset in the original; none if nothing changed.

    A line end stays where a new sentence or point may begin, and becomes a space where a sentence goes on.
    """
    if _as_it_reads(text) or not _RUN.search(text):
        return text, ()
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _RUN.finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        offsets.extend(range(at, start))
        at = end
        if start > 0 and end < len(text) and (gap := _gap(text, start, end)):
            pieces.append(gap)
            offsets.append(start)
    pieces.append(text[at:])
    offsets.extend(range(at, len(text)))
    return "".join(pieces), offsets


def _as_it_reads(text: str) -> bool:
    """Whether plain text surely needs no change: most does not, and this look is much cheaper than the pattern."""
    return text.isascii() and "  " not in text and text.isprintable() and text.strip() == text


def _gap(text: str, start: int, end: int) -> str:
    run = _INVISIBLE.sub("", text[start:end])
    if "\n" not in run and "\r" not in run:
        return run[:1] and " "
    return " " if text[start - 1] not in _ENDS and _GOES_ON.match(text, end) else "\n"
