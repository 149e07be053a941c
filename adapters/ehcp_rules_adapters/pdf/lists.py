"""What stands before the text of a list item: a bullet, a number, or an id such as `F1`."""

from __future__ import annotations

import re

from ehcp_rules_adapters.pdf.lines import Line

__all__ = ["stays", "marker_of"]

_BULLETS = frozenset("•◦▪▫●○■□◆◇►▶▸➢➤➔‣⁃∙·✓✔✗◼◻❖⚫")
_BOXES = frozenset("☐☑☒")
_PERHAPS = frozenset("-–—*oOvØ§ü>»+~")
_PRIVATE = range(0xF020, 0xF100)
"""The letters of symbol fonts, where Word keeps its bullets."""

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[.):]?|[A-Za-z][.)]|[ivxIVX]{1,5}[.)])\)?")
_ID = re.compile(r"\(?[A-K][A-Z]?\d{1,2}(?:[.-]?\d{1,3}){0,2}[a-z]?[.):]?\)?")
_WIDE = 0.5
"""A gap of so much of the letters' size is more than a space."""


def marker_of(line: Line, below: Line | None) -> str | None:
    """The marker at the start of a line, `•` for a drawn one; None where the line begins with its text.

    A number or an id counts only where it stands apart: by more than a space, or with the next line's text under its own.
    """
    if line.dot is not None:
        return "•"
    words = line.words
    first = words[0].text
    if len(words) == 1:
        return first if _is_bullet(first) else None
    if first[0] in _BOXES:
        return first[0]
    if _is_bullet(first):
        return "•" if ord(first) in _PRIVATE else first
    if first not in _PERHAPS and not _NUMBER.fullmatch(first) and not _ID.fullmatch(first):
        return None
    gap = words[1].left - words[0].right
    apart = gap > _WIDE * words[1].size
    hangs = (
        below is not None and abs(below.left - words[1].left) <= 1.5 and words[1].left - words[0].left > words[1].size
    )
    return first if apart or (hangs and first not in _PERHAPS) else None


def stays(marker: str) -> bool:
    """Whether a marker is an id of the plan, such as `F1`, or a box to tick: it stays with the text, as where it was typed."""
    return marker in _BOXES or _ID.fullmatch(marker) is not None


def _is_bullet(text: str) -> bool:
    return len(text) == 1 and (text in _BULLETS or ord(text) in _PRIVATE)
