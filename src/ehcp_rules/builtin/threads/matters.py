"""Matters that a need and its provision must share: what only one kind of need calls for, and needs that nothing touches.

A phrase list gives for each matter the words that show a need of it (`-need`), the provision that only such a need calls for
(`-given`) and every other word by which a text may touch it (`-word`). Only the absence of all of them decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehcp_rules.evidence import Quote
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["given_for", "in_need_of", "shows", "touches"]

_TEXTS = ("text", "label", "steps", "who", "speaker")


def _hits(item: AnalysedItem, lexicon: str, fields: tuple[str, ...]) -> Iterator[tuple[AnalysedPassage, Hit]]:
    if lexicon in item.lexicons:
        for name in fields:
            passage = item.passages.get(name)
            if passage is not None:
                for hit in passage.hits_of(lexicon):
                    yield passage, hit


def _of_kind(item: AnalysedItem, lexicon: str, kind: str) -> dict[str, Quote]:
    found: dict[str, Quote] = {}
    for passage, hit in _hits(item, lexicon, ("text",)):
        matter, _, of_kind = hit.group.rpartition("-")
        if of_kind == kind and matter not in found:
            found[matter] = passage.quote(hit.span.start, hit.span.end)
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
    return any(hit.group in wanted for _, hit in _hits(item, lexicon, _TEXTS))


def shows(item: AnalysedItem, lexicon: str, matter: str, *, sure: bool) -> bool:
    """Whether an item touches a matter; with `sure`, not by one passing word, and a strength only by need or provision."""
    found = list(_hits(item, lexicon, _TEXTS))
    if any(hit.group in (f"{matter}-need", f"{matter}-given") for _, hit in found):
        return True
    if item.item.kind == "strength":
        return False
    words = {
        passage.quote(hit.span.start, hit.span.end).text.lower()
        for passage, hit in found
        if hit.group == f"{matter}-word"
    }
    return len(words) >= (2 if sure else 1)
