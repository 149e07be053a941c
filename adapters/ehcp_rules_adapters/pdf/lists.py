"""What stands before the text of a list item: a bullet, a number, or an id such as `F1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from ehcp_rules_adapters.pdf.lines import Line

__all__ = ["Marker", "begins_with_marker", "markers_of"]

_BULLETS = frozenset("•◦▪▫●○■□◆◇►▶▸➢➤➔‣⁃∙·✓✔✗◼◻❖⚫")
_BOXES = frozenset("☐☑☒")
_PERHAPS = frozenset("-–—*oOvØ§ü>»+~")
_PRIVATE = range(0xF020, 0xF100)
"""The letters of symbol fonts, where Word keeps its bullets."""

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[.):]|[A-Za-z][.)]|[ivxIVX]{1,5}[.)])\)?|\(\w{1,3}\)")
_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
"""A number of several levels needs no mark after it, but `2.5 hours` is an amount: a capital follows the number of an item."""

_ID = re.compile(r"\(?[A-K][A-Z]?\d{1,2}(?:[.-]?\d{1,3}){0,2}[a-z]?[.):]?\)?")
_COUNTED = re.compile(
    r"\(?(?P<before>[A-Za-z]{0,4}(?:\d{1,2}\.){0,2})(?P<count>\d{1,3}|(?<![A-Za-z])[a-z])(?P<after>[.):]*)"
)
_WIDE = 0.5
"""A gap of so much of the letters' size is more than a space."""


@frozen
class Marker:
    """What is printed before an item; `own` means that it is no part of the item's text, as a typed id or number is."""

    text: str
    own: bool


def markers_of(lines: Sequence[Line]) -> list[Marker | None]:
    """The markers at the start of the lines of a column; None where a line begins with its text.

    A number or an id counts only where it stands apart, by more than a space or with the next line's text under its own,
    or where it counts on from another.
    """
    counted = _counted(lines)
    return [
        _marker(line, lines[index + 1] if index + 1 < len(lines) else None) or counted.get(index)
        for index, line in enumerate(lines)
    ]


def begins_with_marker(line: Line) -> bool:
    """Whether the first word of a line is a bullet, or a number or id that stands apart."""
    return line.dot is None and len(line.words) > 1 and _marker(line, None) is not None


def _marker(line: Line, below: Line | None) -> Marker | None:
    if line.dot is not None:
        return Marker("•", own=True)
    words = line.words
    first = words[0].text
    tag = words[0].style.tag
    if tag is not None and tag.marker and len(words) > 1 and words[1].style.tag is not tag:
        return Marker("•" if _is_bullet(first) and ord(first) in _PRIVATE else first, own=True)
    if len(words) == 1:
        return Marker(first, own=True) if _is_bullet(first) else None
    if first[0] in _BOXES:
        return Marker(first[0], own=False)
    if _is_bullet(first):
        return Marker("•" if ord(first) in _PRIVATE else first, own=True)
    is_id = _ID.fullmatch(first) is not None
    numbered = _NUMBER.fullmatch(first) or (_LEVELS.fullmatch(first) and words[1].text[:1].isupper())
    if first not in _PERHAPS and not is_id and not numbered:
        return None
    gaps = [after.left - before.right for before, after in pairwise(words)]
    others = sorted(gaps[1:])
    # in text stretched to the edge every space is wide
    apart = gaps[0] > _WIDE * words[1].size and (not others or gaps[0] > 1.4 * others[len(others) // 2])
    hangs = (
        below is not None and abs(below.left - words[1].left) <= 1.5 and words[1].left - words[0].left > words[1].size
    )
    return Marker(first, own=not is_id) if apart or (hangs and first not in _PERHAPS) else None


def _counted(lines: Sequence[Line]) -> dict[int, Marker]:
    """Lines that begin with numbers or ids which count on: `1.` and `2.`, `a)` and `b)`, `F1` and `F2`."""
    found: dict[int, Marker] = {}
    latest: dict[tuple[str, str, int], tuple[int, int]] = {}
    for index, line in enumerate(lines):
        first = line.words[0].text
        told = _COUNTED.fullmatch(first)
        if told is None or len(line.words) == 1 or not (told["after"] or told["before"]):
            continue
        letter = not told["count"].isdigit()
        if letter and not told["after"]:
            continue
        count = ord(told["count"]) if letter else int(told["count"])
        key = (told["before"], told["after"], round(line.left / 4))
        before = latest.get(key)
        if before is not None and before[1] + 1 == count:
            found[before[0]] = Marker(lines[before[0]].words[0].text, own=False)
            found[index] = Marker(first, own=False)
        latest[key] = index, count
    return found


def _is_bullet(text: str) -> bool:
    return len(text) == 1 and (text in _BULLETS or ord(text) in _PRIVATE)
