"""Headings of columns taken apart into words, and how well they name a field.

`PLN_REF`, `planRef` and `Plan ref.` are the same two words. An unknown word may shorten a known one: its beginning
(`prov`), its consonants (`drft`), or letters of it in order (`plcmt`); the less of it there is, the less it counts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

__all__ = ["Heading", "Words", "folded_heading"]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z]{2})(?=\d)")
_TOKEN = re.compile(r"[a-z0-9]+")
_VOWELS = re.compile(r"(?<!^)[aeiouy]")
LONGEST_PHRASE = 6
LIGHT = 0.3
"""What a word counts that says little about which field it is, beside 1 for the others."""

Unit = Mapping[str, float]
"""What one word of a heading may mean, and how surely (up to 1); a word that is not known means itself."""


@frozen
class Heading:
    """A heading taken apart. `number` is the one in `Need 2`; None where there is none."""

    text: str
    units: tuple[Unit, ...]
    number: int | None = None

    def without(self, word: str) -> Heading | None:
        """The heading without a word that it holds, or None when it does not hold it."""
        best = max(((unit.get(word, 0.0), -at) for at, unit in enumerate(self.units)), default=(0.0, 0))
        if best[0] < 0.6:
            return None
        at = -best[1]
        return Heading(self.text, (*self.units[:at], *self.units[at + 1 :]), self.number)


def folded_heading(text: str) -> str:
    """A heading for comparing with another: lower case, words and digits with single spaces."""
    return " ".join(_TOKEN.findall(text[:200].lower().replace("’", "'").replace("'", "")))


@frozen
class Words:
    """The words of headings, from `columns.toml`."""

    words: Mapping[str, tuple[str, ...]]
    fillers: frozenset[str]
    light: frozenset[str]
    _phrases: Mapping[tuple[str, ...], frozenset[str]] = field(init=False, repr=False)
    _by_letter: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = field(init=False, repr=False)

    @_phrases.default
    def _collect(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        found: dict[tuple[str, ...], set[str]] = {}
        for meaning, phrases in self.words.items():
            for phrase in (meaning.replace("_", " "), *phrases):
                found.setdefault(tuple(phrase.split()), set()).add(meaning)
        return {phrase: frozenset(meanings) for phrase, meanings in found.items()}

    @_by_letter.default
    def _sort(self) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for phrase, meanings in self._phrases.items():
            if len(phrase) == 1 and len(phrase[0]) >= 4:
                found.setdefault(phrase[0][0], []).append((phrase[0], meanings))
        return {letter: tuple(words) for letter, words in found.items()}

    def heading(self, text: str) -> Heading:
        """Take a heading apart."""
        shown = " ".join(text.split())[:200]
        tokens = _TOKEN.findall(
            _CAMEL.sub(" ", shown.replace("&", " and ").replace("’s ", " ").replace("'s ", " ")).lower()
        )
        units: list[Unit] = []
        numbers = []
        at = 0
        while at < len(tokens):
            length, meanings = self._longest(tokens, at)
            if length:
                unit = dict.fromkeys(meanings, 1.0)
                at += length
                if unit not in units:  # “Frequency / duration” says one thing twice
                    units.append(unit)
                continue
            token = tokens[at]
            at += 1
            if token.isdigit():
                numbers.append(int(token))
            elif token not in self.fillers:
                units.extend(self._unknown(token))
        return Heading(shown, tuple(units), numbers[0] if len(numbers) == 1 else None)

    def _longest(self, tokens: list[str], at: int) -> tuple[int, frozenset[str]]:
        for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
            phrase = tuple(tokens[at : at + length])
            for last in (phrase[-1], phrase[-1].removesuffix("s"), phrase[-1].removesuffix("es")):
                if found := self._phrases.get((*phrase[:-1], last)):
                    return length, found
        return 0, frozenset()

    def _unknown(self, token: str) -> list[Unit]:
        for cut in range(2, len(token) - 1) if len(token) >= 5 else ():
            first, second = self._phrases.get((token[:cut],)), self._phrases.get((token[cut:],))
            if first and second:
                return [dict.fromkeys(first, 0.95), dict.fromkeys(second, 0.95)]
        return [self._shortened(token)]

    def _shortened(self, token: str) -> Unit:
        found = {token: 1.0}
        for word, meanings in self._by_letter.get(token[0], ()) if 1 < len(token) < 20 else ():
            if quality := _abbreviates(token, word):
                for meaning in meanings:
                    found[meaning] = max(found.get(meaning, 0.0), quality)
        return found

    def score(self, heading: Heading, pattern: tuple[str, ...]) -> float:
        """How well the heading is covered by these words and these words by the heading, from 0 to 1."""
        if not heading.units or not pattern:
            return 0.0
        left = list(heading.units)
        matched = weight = 0.0
        for word in pattern:
            worth = LIGHT if word in self.light else 1.0
            weight += worth
            at, quality = max(((i, unit.get(word, 0.0)) for i, unit in enumerate(left)), key=_second, default=(0, 0.0))
            if quality > 0:
                matched += worth * quality
                weight += worth
                del left[at]
        weight += sum(self._weight(unit) for unit in left)
        return 2 * matched / weight

    def _weight(self, unit: Unit) -> float:
        return LIGHT if unit and max(unit, key=lambda word: (unit[word], word)) in self.light else 1.0


def _second(pair: tuple[int, float]) -> float:
    return pair[1]


def _abbreviates(token: str, word: str) -> float:
    """How surely a token shortens a word, 0 when it does not."""
    if len(token) < 2 or len(word) < 4 or len(token) >= len(word) or token[0] != word[0]:
        return 0.0
    if word.startswith(token):
        return 0.9 if len(token) >= 3 else 0.6
    bare = _consonants(word)
    if token == bare:
        return 0.95 if len(token) >= 3 else 0.85
    if len(token) >= 3 and bare.startswith(token):
        return 0.85
    if len(token) >= 3 and len(token) * 2 >= len(bare) and _in_order(token, word):
        return 0.75
    return 0.55 if len(token) == 2 and bare.startswith(token) else 0.0


@functools.cache
def _consonants(word: str) -> str:
    """A word of the vocabulary without its vowels, but for a first one."""
    return _VOWELS.sub("", word)


def _in_order(token: str, word: str) -> bool:
    letters: Iterable[str] = iter(word)
    return all(letter in letters for letter in token)
