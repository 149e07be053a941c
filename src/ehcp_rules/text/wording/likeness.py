"""Sentences of a plan that say the same thing in nearly the same words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import Stretches, hits_from

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["repeated_sentences"]

_SENTENCE = re.compile(r"[^\s.!?;][^.!?;\n]{39,}")
_DIGITS = re.compile(r"\d")
_TWO_WORDS = 60
"""Characters that two added words and their small companions may take."""
_MOST_ADDED = 2
_SAYS_NOTHING = "now-and-then"
_AT_LEAST = 6
"""Content words a sentence needs: shorter ones recur by the nature of English."""
_FEWEST, _MOST_WORDS = 4, 24
"""Content words of an item of short sentences, which is held against others only whole."""


def repeated_sentences(items: Iterable[AnalysedItem]) -> Mapping[str, list[Quote]]:
    """By the path of its item, each later sentence that repeats an earlier one, with the earlier one after it.

    It has the content words of the earlier one, mostly in its order, and at most two words besides. A word put in the place
    of another makes another sentence (`English lessons`, `science lessons`), and so does another number; a turn of phrase
    that says the same does not. Quotations are left out. An item of short sentences counts where all of them stood together
    before, in any order and whether they name the child or not, unless it says that there is nothing.
    """
    said = _Said()
    found: dict[str, list[Quote]] = {}
    whole: dict[tuple[tuple[str, ...], ...], Quote] = {}
    for item in items:
        passage = item.passages.get("text")
        if passage is None:
            continue
        repeated: list[Quote] = []
        for start, end, plain in _sentences_of(passage):
            earlier = said.earlier(passage, start, end, plain)
            if earlier is not None:
                repeated += (passage.quote(start, end), earlier.quote)
        short = _short_sentences(passage, item.plan.names) if not repeated else ()
        if short and not passage.hits_of("nil-statements"):
            mine = passage.quote(0, len(passage.text))
            first = whole.setdefault(short, mine)
            if first is not mine:
                repeated += (mine, first)
        if repeated:
            found[item.path] = repeated
    return found


def _short_sentences(passage: AnalysedPassage, names: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """The content words of each sentence but the child's names, sorted; nothing where one is long or the item has too few."""
    if not _FEWEST <= len(passage.words) <= _MOST_WORDS:
        return ()
    told = [
        tuple(
            word
            for word in content_words(passage.folded[span.start : span.end])
            if word.removesuffix("'s") not in names
        )
        for span in passage.sentences
    ]
    return () if any(len(words) >= _AT_LEAST for words in told) else tuple(sorted(told))


def _sentences_of(passage: AnalysedPassage) -> Iterator[tuple[int, int, str]]:
    """Start and end of each sentence outside quotations, and its words with one name for what is said in several ways."""
    folded, speech = passage.folded, passage.speech
    hits = passage.hits_of("same-meaning")
    spoken = Stretches(speech)
    for match in _SENTENCE.finditer(folded):
        start, end = match.span()
        if speech and spoken.meet(start, end):
            continue
        if not hits:
            yield start, end, folded[start:end]
            continue
        pieces, at = [], start
        for hit in hits_from(hits, start, end):
            if at <= hit.span.start and hit.span.end <= end:
                pieces += [folded[at : hit.span.start], "" if hit.group == _SAYS_NOTHING else hit.group]
                at = hit.span.end
        yield start, end, "".join((*pieces, folded[at:end]))


class _Said:
    """The sentences said so far that repeat no earlier one."""

    def __init__(self) -> None:
        self._by_two: dict[tuple[str, ...], list[_Sentence]] = {}
        self._told: dict[str, _Sentence | None] = {}

    def earlier(self, passage: AnalysedPassage, start: int, end: int, plain: str) -> _Sentence | None:
        """The first sentence that this one repeats, or None; it is remembered."""
        if plain in self._told:
            return self._told[plain]
        sentence = _Sentence(passage, start, end, plain, order=len(self._told))
        if len(sentence.words) < _AT_LEAST:
            self._told[plain] = None
            return None
        # In any one order of words, the first two of the shorter sentence are among the first four of the longer; the
        # longest words come first, because few sentences share them. Sorted twice, so that ties fall the same way.
        first = sorted(sorted(sentence.distinct), key=len)[-2 - _MOST_ADDED :]
        places = [self._by_two.setdefault((sentence.digits, *pair), []) for pair in itertools.combinations(first, 2)]
        near = {one.order: one for those in places for one in those}
        earliest = next((near[order] for order in sorted(near) if sentence.repeats(near[order])), None)
        if earliest is None:
            for those in places:
                those.append(sentence)
        # Said once more in the same words, it repeats what it repeats now, or else this first time.
        self._told[plain] = earliest or sentence
        return earliest


class _Sentence:
    """A sentence with its content words in order and as a set, and its digits."""

    def __init__(self, passage: AnalysedPassage, start: int, end: int, plain: str, *, order: int) -> None:
        self._passage, self._start, self._end = passage, start, end
        self.order, self.length = order, len(plain)
        self.words = content_words(plain)
        self.distinct = frozenset(self.words)
        self.digits = "".join(_DIGITS.findall(plain))

    @cached_property
    def quote(self) -> Quote:
        """The sentence as it stands in the document."""
        return self._passage.quote(self._start, self._end)

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(itertools.pairwise(self.words))

    def repeats(self, other: _Sentence) -> bool:
        """Whether one of the two has the other's content words, mostly in order, and at most two more."""
        if abs(len(self.distinct) - len(other.distinct)) > _MOST_ADDED or abs(self.length - other.length) > _TWO_WORDS:
            return False
        if not (self.distinct <= other.distinct or other.distinct <= self.distinct):
            return False
        mine, theirs = self._pairs, other._pairs
        return 10 * len(mine & theirs) >= 7 * max(len(mine), len(theirs))
