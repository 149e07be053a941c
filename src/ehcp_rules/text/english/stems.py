"""Words of substance cut to what their forms share, so that two statements can be compared by the words they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["stem", "stems", "stems_of"]

_ENDINGS = {"g": "ing", "d": "ed", "y": "ly", "n": "tion", "r": "er"}
"""By their last letter; `es` and `s` besides."""
_LAST_LETTERS = frozenset((*_ENDINGS, "s"))
_IN_EVERY_STATEMENT = frozenset(
    (
        "able work year term week time adult plan skill without least every each other will would like want school "
        "hour hours minute minutes days weeks years need needs"
    ).split()
)
_IN_EVERY_ITEM = frozenset(
    (
        "able adult class day feel good group help hours know least like likes love loves make minutes people plan "
        "pupil school session sessions skill skills support term thing things through time want wants week without "
        "work working would year"
    ).split()
)


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of the content words of a text, for telling whether two statements are about the same thing."""
    return _cut(words, _IN_EVERY_STATEMENT)


def stems_of(item: AnalysedItem) -> frozenset[str]:
    """The stems of an item's text, for seeing what may belong together."""
    # Kept with the item, as its reading is, so that several checks of one assessment share it.
    kept: frozenset[str] | None = vars(item).get("_stems")
    if kept is None:
        passage = item.passages.get("text")
        kept = vars(item)["_stems"] = _cut(passage.words if passage is not None else (), _IN_EVERY_ITEM)
    return kept


def stem(word: str) -> str:
    """A word without its usual ending, six letters of it at the most: what its forms and many words made from it share."""
    last = word[-1:]
    if last == "s":
        word = word[:-2] if word.endswith("es") else word[:-1]
    elif last in _ENDINGS:
        word = word.removesuffix(_ENDINGS[last])
    return word[:6]


def _cut(words: Iterable[str], idle: frozenset[str]) -> frozenset[str]:
    kept = [word for word in words if word not in idle and len(word) > 3]
    return frozenset([stem(word) if word[-1] in _LAST_LETTERS else word[:6] for word in kept])
