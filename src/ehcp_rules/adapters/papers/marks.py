"""Marks by which a plain text shows its form: rules, boxes drawn of characters, and stars around bold and slanted lines."""

from __future__ import annotations

import re

__all__ = ["unmarked"]

_BOX = re.compile(r"\|\s*([^|]*[^|\s])\s*\|")
_STARRED = re.compile(r"[*_]{1,3}(?P<words>[^*_]+)[*_]{1,3}:?")
_MOST_WORDS = 15


def unmarked(line: str) -> str:
    """A line without the marks around it: a heading where they set the whole of it apart, "" where it is only a rule."""
    text = line.strip()
    if not any(map(str.isalnum, text)) and "|" not in text:
        return ""
    found = _BOX.fullmatch(text) or _STARRED.fullmatch(text)
    if found is None:
        return text
    words = found[1].strip()
    headed = len(words.split()) <= _MOST_WORDS and not words.endswith((".", ";", ","))
    return f"# {words}" if headed else words
