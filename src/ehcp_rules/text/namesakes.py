"""Whether two written names may be one name: a short form, a slip of one letter, or another spelling of the same sound."""

from __future__ import annotations

import re
from collections.abc import Set

__all__ = ["nearly", "short_form"]

_DOUBLED = re.compile(r"(.)\1")
_SAME_SOUND = (
    ("ph", "f"),
    ("ck", "k"),
    ("ai", "a"),
    ("ay", "a"),
    ("ey", "i"),
    ("ie", "i"),
    ("ee", "i"),
    ("y", "i"),
    ("c", "k"),
    ("z", "s"),
)


def short_form(word: str, own: Set[str]) -> bool:
    """Whether a word is a shortened form of the child's name, or the name a longer form of it: Tom and Tomasz."""
    return len(word) >= 3 and any(name.startswith(word) or word.startswith(name) for name in own if len(name) >= 3)


def nearly(word: str, own: Set[str]) -> bool:
    """Whether a word is the child's name but for one letter left out, added, changed or two swapped."""
    return any(
        len(name) >= 4 and word != name and (_one_letter_apart(word, name) or _sound(word) == _sound(name))
        for name in own
    )


def _sound(name: str) -> str:
    """A spelling that names of one sound share, such as Caitlin and Kaitlyn."""
    for letters, plain in _SAME_SOUND:
        name = name.replace(letters, plain)
    return _DOUBLED.sub(r"\1", name)


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            return a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
        return len(differ) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
