"""Sentences of a plan that say the same thing in nearly the same words."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.sentences import content_words, quoted, sentences

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Repeated", "repeated_sentences"]

_AT_LEAST = 6
"""Content words a sentence needs: shorter ones recur by the nature of English."""


@frozen
class Repeated:
    """A sentence, the earlier one it repeats, and whether the two have the same words in the same order."""

    item: AnalysedItem
    passage: AnalysedPassage
    span: Span
    first_passage: AnalysedPassage
    first_span: Span
    word_for_word: bool


def repeated_sentences(items: Iterable[AnalysedItem]) -> tuple[Repeated, ...]:
    """Later sentences that have the content words of an earlier one, mostly in its order, and at most two words besides.

    A word put in the place of another makes another sentence (`English lessons`, `science lessons`), and so does another
    number. Quotations are left out. Linear in the number of neighbouring pairs of content words.
    """
    seen: list[tuple[AnalysedPassage, Span, tuple[str, ...], frozenset[tuple[str, str]]]] = []
    by_pair: dict[tuple[str, str], list[int]] = {}
    found = []
    for item in items:
        passage = item.passages.get("text")
        if passage is None or len(passage.folded) < 40:
            continue
        speech = quoted(passage.folded)
        for span in sentences(passage.folded):
            words = tuple(content_words(passage.folded[span.start : span.end]))
            if len(words) < _AT_LEAST or any(span.overlaps(one) for one in speech):
                continue
            pairs = frozenset(itertools.pairwise(words))
            shared = Counter(at for pair in pairs for at in by_pair.get(pair, ()))
            like = [at for at, count in shared.items() if 10 * count >= 7 * max(len(pairs), len(seen[at][3]))]
            like = [at for at in like if _only_added(frozenset(words), frozenset(seen[at][2]))]
            # Numbers stand outside content words: two amounts make two provisions.
            like = [at for at in like if _digits(seen[at][0].folded, seen[at][1]) == _digits(passage.folded, span)]
            if like:
                first = seen[min(like)]
                found.append(Repeated(item, passage, span, first[0], first[1], first[2] == words))
                continue
            for pair in pairs:
                by_pair.setdefault(pair, []).append(len(seen))
            seen.append((passage, span, words, pairs))
    return tuple(found)


def _only_added(one: frozenset[str], other: frozenset[str]) -> bool:
    return (one <= other or other <= one) and len(one ^ other) <= 2


def _digits(folded: str, span: Span) -> str:
    return "".join(character for character in folded[span.start : span.end] if character.isdigit())
