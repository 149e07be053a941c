"""Whether two written names may be one name: a short form, a slip of one letter, or another spelling of the same sound."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Namesakes", "owned_by_one_child"]

_SHORT = 3
_LONG = 4
"""Letters that a name needs to be known by its beginning, and by its look or sound."""

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


class Namesakes:
    """One person's names, as folded single words, for other words to be held against."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(sorted(set(names)))
        self._sounds = {name: _sound(name) for name in self._names if len(name) >= _LONG}

    def short_form(self, word: str) -> bool:
        """Whether a word is a shortened form of one of the names, or the name a longer form of it: Tom and Tomasz."""
        return len(word) >= _SHORT and any(
            name.startswith(word) or word.startswith(name) for name in self._names if len(name) >= _SHORT
        )

    def nearly(self, word: str) -> bool:
        """Whether a word is one of the names but for its spelling, or one letter left out, added, changed or two swapped."""
        sound = _sound(word)
        return any(
            word != name and (sound == its_sound or _one_letter_apart(word, name))
            for name, its_sound in self._sounds.items()
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


_TIMES_TOO = frozenset({"april", "may", "june", "august", "summer", "autumn"})
_OF_ONE_CHILD = re.compile(
    r" (?:own )?(?:needs|learning|progress|targets|outcomes|plan|ehcp|difficulties|strengths|attention|concentration|behaviour"
    r"|speech|anxiety|attendance|handwriting|key (?:adult|worker|person)|parents|one[- ]page profile"
    r"|communication (?:book|passport)|sensory diet|now[- /]?(?:and[- /]?)?next board|reward chart"
    r"|(?:visual|symbol|picture|personal|individual) timetable)\b",
    re.IGNORECASE,
)


def owned_by_one_child(plain: str, after: str) -> bool:
    """Whether a folded name that is a word too ends with `'s` before what belongs to a child, and to no class, month or thing."""
    return plain.endswith("'s") and plain[:-2] not in _TIMES_TOO and _OF_ONE_CHILD.match(after) is not None
