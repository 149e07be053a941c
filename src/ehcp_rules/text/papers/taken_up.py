"""Whether the sections of a plan have taken up anything of a therapist's advice, by the words that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["is_of_other_advice", "taken_up", "words_of"]

_WORD = re.compile(r"[a-z]{3,}")
_OF_ANYBODY = frozenset(
    (
        "the and for nhs trust team service services children childrens community paediatric paediatrics hospital clinic therapy "
        "therapist senior lead specialist advice report miss mrs"
    ).split()
)
_IN_OTHER_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "speech-and-language-therapy": frozenset(
            "language speech communication communicate vocabulary slt salt words signs signing symbols swallow".split()
        ),
        "occupational-therapy": frozenset(
            "sensory motor handwriting dressing cutlery pencil grip self-care regulation equipment".split()
        ),
        "physiotherapy": frozenset(
            (
                "physio physiotherapist walking walks walker gross motor balance stretch stretches stretching mobility"
                " muscle muscles wheelchair splints standing posture exercises hydrotherapy joints"
            ).split()
        ),
    }
)
"""What a plan may have taken from such advice without a word of whose it is."""
_RESTS_ON_ANOTHER = re.compile(r"\b(?:with|and|joint|jointly|also)\b.{0,40}\b(?:psycholog|paediatric|teacher|nurse)")


def words_of(items: Iterable[AnalysedItem]) -> frozenset[str]:
    """Every word of three letters or more in these items."""
    return frozenset(word for item in items for p in item.passages.values() for word in _WORD.findall(p.folded))


def is_of_other_advice(entry: AnalysedItem) -> bool:
    """Whether an entry of section K is a joint report with another profession, which the plan may use for that one's part."""
    return any(_RESTS_ON_ANOTHER.search(p.folded) for p in entry.passages.values())


def taken_up(entry: AnalysedItem, profession: str, words: frozenset[str]) -> bool:
    """Whether the author's name, or a word of what such therapists advise on, is among the `words` of the sections."""
    author = entry.passages.get("author")
    names = set(_WORD.findall(author.folded)) - _OF_ANYBODY if author is not None else set[str]()
    return not words.isdisjoint(names | _IN_OTHER_WORDS.get(profession, frozenset()))
