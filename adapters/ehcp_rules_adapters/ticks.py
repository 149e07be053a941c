"""Boxes that are ticked or not: choices among several, and lines that begin with a box."""

from __future__ import annotations

import re

__all__ = ["boxed", "is_tick", "ticked"]

_BOX = re.compile(r"([☐□▢☒☑✓✔✗✘■]|\[\s?[xX✓]?\s?\])")
_TICKED = re.compile(r"[☒☑✓✔■✗✘xX]")
_LONE = re.compile(r"\s*(?:[☒☑✓✔■]|\[\s?[xX✓]\s?\]|[xX]|yes|y)\s*\Z", re.IGNORECASE)


def ticked(text: str) -> str:
    """The one choice that is ticked among boxes, “☒ Final ☐ Draft”; the text itself where it has no boxes.

    A box stands before its choice, or after it where the text does not begin with one. Nothing where none or several are
    ticked.
    """
    parts = _BOX.split(text)
    if len(parts) == 1:
        return text
    marks, words = parts[1::2], parts[0::2]
    labelled = words[0].rstrip().endswith(":") and bool(words[-1].strip())  # “Status: ☐ Draft ☒ Final”
    choices = words[1:] if labelled or not words[0].strip() else words[:-1]
    chosen = [choice.strip(" \t\n/,;") for mark, choice in zip(marks, choices, strict=True) if _TICKED.search(mark)]
    return chosen[0] if len(chosen) == 1 else ""


def boxed(text: str) -> tuple[bool, str] | None:
    """Whether the box that a line begins with is ticked, and the rest of the line; None for a line without one."""
    found = _BOX.match(text.lstrip())
    return (bool(_TICKED.search(found[0])), text.lstrip()[found.end() :].strip()) if found else None


def is_tick(text: str) -> bool:
    """Whether a cell holds nothing but a tick, a cross or a yes."""
    return _LONE.match(text) is not None
