"""Matters that a need and its provision must share: what only one kind of need calls for, and needs that nothing touches.

A phrase list gives for each matter the words that show a need of it (`-need`), the provision that only such a need calls for
(`-given`) and every other word by which a text may touch it (`-word`). Only the absence of all of them decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_rules.evidence import Quote
from ehcp_rules.text import AnalysedItem

__all__ = ["given_for", "in_need_of", "shows", "touches"]

_TEXTS = ("text", "label", "steps", "who", "speaker")


def _groups(item: AnalysedItem, lexicon: str, fields: tuple[str, ...]) -> Iterable[tuple[str, Quote]]:
    if lexicon in item.lexicons:
        for name in fields:
            passage = item.passages.get(name)
            if passage is not None:
                for hit in passage.hits_of(lexicon):
                    yield hit.group, passage.quote(hit.span.start, hit.span.end)


def _of_kind(item: AnalysedItem, lexicon: str, kind: str) -> dict[str, Quote]:
    found: dict[str, Quote] = {}
    for group, quote in _groups(item, lexicon, ("text",)):
        matter, _, of_kind = group.rpartition("-")
        if of_kind == kind:
            found.setdefault(matter, quote)
    return found


def in_need_of(item: AnalysedItem, lexicon: str) -> dict[str, Quote]:
    """The matters that a need is about, each with the words that show it."""
    return _of_kind(item, lexicon, "need")


def given_for(item: AnalysedItem, lexicon: str) -> dict[str, Quote]:
    """The matters that alone call for a provision, each with the words that show it."""
    return _of_kind(item, lexicon, "given")


def touches(item: AnalysedItem, lexicon: str, matters: Iterable[str], general: Iterable[str] = ()) -> bool:
    """Whether an item has any word of one of these matters, or of help of a general kind."""
    wanted = {f"{matter}-{kind}" for matter in matters for kind in ("need", "given", "word")} | set(general)
    return any(group in wanted for group, _ in _groups(item, lexicon, _TEXTS))


def shows(item: AnalysedItem, lexicon: str, matter: str, *, sure: bool) -> bool:
    """Whether an item touches a matter; with `sure`, not by one passing word, and a strength only by need or provision."""
    found = [(group, quote.text.lower()) for group, quote in _groups(item, lexicon, _TEXTS)]
    if any(group in (f"{matter}-need", f"{matter}-given") for group, _ in found):
        return True
    words = {text for group, text in found if group == f"{matter}-word"}
    if item.item.kind == "strength":
        return False
    return len(words) >= (2 if sure else 1)
