"""Which words of a page a reader of it can see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ehcp_rules_adapters.pdf.page import Box, Shape, Word

__all__ = ["SLANTED", "seen_words", "unreadable"]

SMALLEST = 2.0
"""Text below this size in points cannot be read."""

SLANTED = "slanted"
_UNKNOWN = re.compile("[\ufffd\ue000-\uefff]")
"""Letters that stand for none; those from f000 are Word's signs and bullets."""

_COMMON = frozenset(
    "a and are at be can for from has he her his in is it not of on or she that the they this to when will with".split()
)
PLAIN_ENGLISH = 0.05
"""Where so many of the guessed words are among the commonest of English, the guesses are right."""


def seen_words(
    words: Sequence[Word], shapes: Sequence[Shape], page: Box, scanned: bool
) -> tuple[list[Word], Counter[str]]:
    """The words that can be seen, and how many cannot, by reason.

    `scanned` means that a picture fills the page: then invisible letters are those that a scanner recognised in it.
    """
    grounds = [shape for shape in shapes if shape.kind in ("fill", "ground", "image") and not shape.white]
    covers = [shape for shape in shapes if shape.covers]
    seen: list[Word] = []
    hidden: Counter[str] = Counter()
    left, top, right, bottom = page
    for word in words:
        style = word.style
        plain = (
            style.turn is not None and style.size >= SMALLEST and not style.unseen and not style.white and not covers
        )
        if plain and left < word.left and word.right < right and top < word.top and word.bottom < bottom:
            seen.append(word)
            continue
        reason = _reason(word, page, grounds, covers, scanned)
        if reason:
            hidden[reason] += 1
        else:
            seen.append(word)
    return seen, hidden


def _reason(word: Word, page: Box, grounds: Sequence[Shape], covers: Sequence[Shape], scanned: bool) -> str:
    x, y = word.middle
    style = word.style
    if style.turn is None:
        return SLANTED
    if style.size < SMALLEST:
        return "too small to see"
    if not page.holds(x, y):
        return "outside the page"
    if style.unseen and not scanned:
        return "invisible"
    if style.white and not any(ground.order < style.order and ground.box.holds(x, y) for ground in grounds):
        return "white on white"
    if any(cover.order > style.order and cover.box.holds(x, y) for cover in covers):
        return "covered by a filled box"
    return ""


def unreadable(words: Sequence[Word]) -> float:
    """The part of the letters of a page that are not known: the file gives their shapes and not what they are."""
    total = sum(len(word.text) for word in words)
    unknown = sum(len(_UNKNOWN.findall(word.text)) for word in words if not word.text.isascii())
    guessed = [word for word in words if word.style.guessed]
    common = sum(word.text.casefold() in _COMMON for word in guessed)
    if guessed and common < PLAIN_ENGLISH * len(guessed):
        unknown = max(unknown, sum(len(word.text) for word in guessed))
    return unknown / total if total else 0.0
