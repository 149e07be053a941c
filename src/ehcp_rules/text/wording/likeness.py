"""Sentences of a plan that say the same thing in nearly the same words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.sentences import content_words

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["Repeated", "repeated_sentences"]

_SENTENCE = re.compile(r"[^\s.!?;][^.!?;\n]{39,}")
_DIGITS = re.compile(r"\d")
_TWO_WORDS = 60
"""Characters that two added words and their small companions may take."""
_MOST_ADDED = 2
_SAYS_NOTHING = "now-and-then"
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
    number; a turn of phrase that says the same does not. Quotations are left out.
    """
    seen: dict[tuple[str, ...], list[_Sentence]] = {}
    found = []
    orders = itertools.count()
    for item in items:
        passage = item.passages.get("text")
        if passage is None:
            continue
        for match in _SENTENCE.finditer(passage.folded):
            span = Span(*match.span())
            if passage.speech and any(span.overlaps(one) for one in passage.speech):
                continue
            sentence = _Sentence(passage, span, _plainly(passage, span), next(orders))
            if len(sentence.words) < _AT_LEAST:
                continue
            # In any one order of words, the first two of the shorter sentence are among the first four of the longer; the
            # longest words come first, because few sentences share them. Sorted twice, so that ties fall the same way.
            first = sorted(sorted(sentence.distinct), key=len)[-2 - _MOST_ADDED :]
            keys = [(sentence.digits, *pair) for pair in itertools.combinations(first, 2)]
            near = {one.order: one for key in keys for one in seen.get(key, ())}
            earliest = next((near[order] for order in sorted(near) if sentence.repeats(near[order])), None)
            if earliest is not None:
                same = earliest.words == sentence.words
                found.append(Repeated(item, passage, span, earliest.passage, earliest.span, same))
                continue
            for key in keys:
                seen.setdefault(key, []).append(sentence)
    return tuple(found)


def _plainly(passage: AnalysedPassage, span: Span) -> str:
    """The sentence with one name for each turn of phrase that is said in several ways."""
    hits = [hit for hit in passage.hits_of("same-meaning") if span.start <= hit.span.start and hit.span.end <= span.end]
    if not hits:
        return passage.folded[span.start : span.end]
    pieces, at = [], span.start
    for hit in hits:
        if hit.span.start >= at:
            pieces += [passage.folded[at : hit.span.start], "" if hit.group == _SAYS_NOTHING else hit.group]
            at = hit.span.end
    return "".join((*pieces, passage.folded[at : span.end]))


class _Sentence:
    """A sentence with its content words in order and as a set, and its digits."""

    __slots__ = ("digits", "distinct", "length", "order", "passage", "span", "words")

    def __init__(self, passage: AnalysedPassage, span: Span, folded: str, order: int) -> None:
        self.passage, self.span, self.order, self.length = passage, span, order, len(folded)
        self.words = content_words(folded)
        self.distinct = frozenset(self.words)
        self.digits = "".join(_DIGITS.findall(folded))

    def repeats(self, other: _Sentence) -> bool:
        """Whether one of the two has the other's content words, mostly in order, and at most two more."""
        if abs(len(self.distinct) - len(other.distinct)) > _MOST_ADDED or abs(self.length - other.length) > _TWO_WORDS:
            return False
        if not (self.distinct <= other.distinct or other.distinct <= self.distinct):
            return False
        mine, theirs = frozenset(itertools.pairwise(self.words)), frozenset(itertools.pairwise(other.words))
        return 10 * len(mine & theirs) >= 7 * max(len(mine), len(theirs))
