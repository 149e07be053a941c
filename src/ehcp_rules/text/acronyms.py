"""Acronyms of a plan: where each first stands, and whether the plan ever writes it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.sentences import quoted

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Acronym", "acronyms"]


@frozen
class Acronym:
    """One acronym with its uses in document order, and whether its words stand somewhere in the plan."""

    letters: str
    uses: tuple[tuple[AnalysedItem, AnalysedPassage, Span], ...]
    expanded: bool


_TOKEN = re.compile(r"(?<![\w&.'’/-])[A-Z](?:[A-Z&]|[a-z](?=[A-Z])){1,6}s?(?![\w&'’/-]|\.[A-Z])")
_SHOUTING = re.compile(r"\b[A-Z]{2,}(?: +[A-Z]{2,})+\b")
_NUMBERED = re.compile(r"^ ?\d")
_SMALL = frozenset(["a", "an", "and", "of", "for", "the", "in", "to", "with", "on", "or"])
_WORDS = re.compile(r"[a-z]+")


def acronyms(items: Iterable[AnalysedItem], written_in: Iterable[AnalysedItem]) -> tuple[Acronym, ...]:
    """The acronyms of some items, in order of first use; their words are looked for in `written_in`.

    Runs of capitals are headings or shouting, quoted speech is the speaker's own, a letter pair with a number is a scale or
    a reference, and a word that the plan also writes small is no acronym.
    """
    uses: dict[str, list[tuple[AnalysedItem, AnalysedPassage, Span]]] = {}
    for item in items:
        for passage in item.passages.values():
            for span in _tokens(passage):
                letters = passage.text[span.start : span.end].rstrip("s")
                uses.setdefault(letters, []).append((item, passage, span))
    if not uses:
        return ()
    # One text per passage, since no expansion runs across two.
    texts = [passage for item in written_in for passage in item.passages.values()]
    heads = [_heads(passage.folded) for passage in texts]
    found = []
    for letters, places in uses.items():
        low = letters.lower()
        small = re.compile(rf"\b{re.escape(letters[:1] + low[1:])}\b|\b{re.escape(low)}\b")
        if letters.isalpha() and any(small.search(passage.text) for passage in texts):
            continue
        initials = [letter for letter in low if letter.isalpha()]
        found.append(Acronym(letters, tuple(places), any(_in_a_row(*one, initials) for pair in heads for one in pair)))
    return tuple(found)


def _tokens(passage: AnalysedPassage) -> list[Span]:
    text = passage.text
    found = [match for match in _TOKEN.finditer(text) if sum(letter.isupper() for letter in match.group()) >= 2]
    if not found:
        return []
    left_out = [*quoted(passage.folded), *(Span(*match.span()) for match in _SHOUTING.finditer(text))]
    known = {hit.span.start for hit in passage.hits_of("acronyms", "known")}
    return [
        Span(*match.span())
        for match in found
        if match.start() not in known
        and not _NUMBERED.match(text[match.end() : match.end() + 2])
        and not any(Span(*match.span()).overlaps(other) for other in left_out)
    ]


def _heads(folded: str) -> tuple[tuple[list[str], str], tuple[list[str], str]]:
    """The words of a passage with their first letters in a row: all of them, and without the small ones."""
    words = _WORDS.findall(folded)
    kept = [word for word in words if word not in _SMALL]
    return (words, "".join(word[0] for word in words)), (kept, "".join(word[0] for word in kept))


def _in_a_row(words: list[str], heads: str, initials: list[str]) -> bool:
    """Whether words that begin with these letters stand in a row."""
    wanted, at = "".join(initials), 0
    while (at := heads.find(wanted, at)) >= 0:
        # Real words, not a row of single letters or short words that happen to begin so.
        if sum(len(word) for word in words[at : at + len(wanted)]) >= 4 * len(wanted):
            return True
        at += 1
    return False
