"""Sentences of a plan that say the same thing in nearly the same words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.sentences import content_words, quoted

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Repeated", "repeated_sentences"]

_SENTENCE = re.compile(r"[^\s.!?;][^.!?;\n]{39,}")
_NO_MARKS = str.maketrans(dict.fromkeys(",:()'\"/-", " "))
_TWO_WORDS = 60
"""Characters that two added words and their small companions may take."""
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
    number. Quotations are left out. Only sentences that share one of their three longest words are held against each other:
    with two words added at most, the longest word of the shorter is among them.
    """
    seen: dict[str, list[_Sentence]] = {}
    found = []
    for item in items:
        passage = item.passages.get("text")
        if passage is None:
            continue
        speech = quoted(passage.folded)
        for match in _SENTENCE.finditer(passage.folded):
            span = Span(*match.span())
            if any(span.overlaps(one) for one in speech):
                continue
            sentence = _Sentence(passage, span)
            # Sorted twice, by the alphabet and then by length, so that ties fall the same way on every run.
            longest = sorted(sorted(set(match.group().translate(_NO_MARKS).split())), key=len)[-3:]
            alike = {id(one): one for word in longest for one in seen.get(word, ()) if sentence.repeats(one)}
            if alike:
                first = min(alike.values(), key=lambda one: one.order)
                same = first.words == sentence.words
                found.append(Repeated(item, passage, span, first.passage, first.span, same))
                continue
            sentence.order = len(seen)
            for word in longest:
                seen.setdefault(word, []).append(sentence)
    return tuple(found)


class _Sentence:
    """A sentence whose content words are read when another one resembles it."""

    def __init__(self, passage: AnalysedPassage, span: Span) -> None:
        self.passage, self.span, self.order = passage, span, 0

    @cached_property
    def folded(self) -> str:
        return self.passage.folded[self.span.start : self.span.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(content_words(self.folded))

    @cached_property
    def digits(self) -> str:
        return "".join(character for character in self.folded if character.isdigit())

    def repeats(self, other: _Sentence) -> bool:
        """Whether one of the two has the other's content words, mostly in order, and at most two more."""
        if abs(len(self.folded) - len(other.folded)) > _TWO_WORDS or self.digits != other.digits:
            return False
        if min(len(self.words), len(other.words)) < _AT_LEAST:
            return False
        if not _only_added(frozenset(self.words), frozenset(other.words)):
            return False
        mine, theirs = frozenset(itertools.pairwise(self.words)), frozenset(itertools.pairwise(other.words))
        return 10 * len(mine & theirs) >= 7 * max(len(mine), len(theirs))


def _only_added(one: frozenset[str], other: frozenset[str]) -> bool:
    return (one <= other or other <= one) and len(one ^ other) <= 2
