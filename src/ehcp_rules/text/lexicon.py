"""Phrase lists as data, and the one matcher that finds all of them in a single pass over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.fold import fold
from ehcp_rules.text.grammar import BEGIN_WITH_DIGITS, STARTS

__all__ = ["Hit", "Lexicon", "LexiconGroup", "Lexicons", "Scan"]


@frozen(kw_only=True)
class LexiconGroup:
    """Phrases with one meaning. `forms` adds plurals of nouns, or third person, past and -ing forms of verbs."""

    name: str
    phrases: tuple[str, ...]
    forms: Literal["as-written", "noun", "verb"] = "as-written"


@frozen(kw_only=True)
class Lexicon:
    """A named phrase list. `stricter` says which change makes judging stricter, or `neither` when that has no meaning."""

    id: str
    title: str
    groups: tuple[LexiconGroup, ...]
    stricter: Literal["more-phrases", "fewer-phrases", "neither"] = "neither"


@frozen(order=True)
class Hit:
    """One phrase found: where, in which lexicon and group, and the phrase as the lexicon has it."""

    span: Span
    lexicon: str
    group: str
    phrase: str


_GRAMMAR = Lexicon(
    id="grammar",
    title="Words that begin a turn of phrase",
    groups=tuple(LexiconGroup(name=name, phrases=words) for name, words in STARTS.items()),
)


class Lexicons:
    """All phrase lists of a ruleset, compiled to one matcher over folded text.

    A hit is, for each lexicon, its longest word-bounded phrase at a word start; hits at different starts may overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)
        entries: dict[str, list[_Entry]] = {}
        for lexicon in (_GRAMMAR, *self.lexicons):
            for group in lexicon.groups:
                for phrase in group.phrases:
                    for form in _forms(fold(phrase), group.forms):
                        entries.setdefault(form, []).append((lexicon.id, group.name, phrase))
        self._uses: Mapping[str, _Uses] = {form: _uses_of(form, entries) for form in entries}
        self._pattern = re.compile(_trie_pattern(self._uses))

    def scan(self, folded: str) -> Scan:
        """Find the longest phrase at every word start of folded text, in one pass of one pattern."""
        uses = self._uses
        starts: list[tuple[int, _Uses]] = []
        numbers: list[int] = []
        for match in self._pattern.finditer(folded):
            start, words = match.start(), match.group(1)
            if words[0].isdigit():
                numbers.append(start)
            if words in uses:
                starts.append((start, uses[words]))
        return Scan(starts, tuple(numbers))

    def __contains__(self, lexicon: str) -> bool:
        return any(one.id == lexicon for one in self.lexicons)


_Uses = Mapping[str, tuple[tuple[int, str, str], ...]]
"""For each lexicon: length of the form, group and phrase."""


class Scan:
    """What one pass found in one passage; hits are made only for the lexicons that somebody asks for."""

    __slots__ = ("_anchors", "_hits", "_numbers", "_starts")

    def __init__(self, starts: Sequence[tuple[int, _Uses]], numbers: tuple[int, ...]) -> None:
        self._numbers = numbers
        self._starts = starts
        self._anchors: dict[str, list[int]] | None = None
        self._hits: dict[str, tuple[Hit, ...]] = {}

    def anchors(self, name: str) -> Sequence[int]:
        """The places of the words and digits that a turn of phrase can begin with, in order."""
        if self._anchors is None:
            self._anchors = {}
            for start, uses in self._starts:
                for _, group, _ in uses.get("grammar", ()):
                    self._anchors.setdefault(group, []).append(start)
            if self._numbers:
                for group in BEGIN_WITH_DIGITS:
                    self._anchors[group] = sorted({*self._anchors.get(group, ()), *self._numbers})
        return self._anchors.get(name, ())

    def of(self, lexicon: str) -> tuple[Hit, ...]:
        """The hits of one lexicon in order, without a phrase inside a longer one of its own group."""
        hits = self._hits.get(lexicon)
        if hits is None:
            found = [(start, uses[lexicon]) for start, uses in self._starts if lexicon in uses]
            hits = self._hits[lexicon] = tuple(_outermost(lexicon, found)) if found else ()
        return hits

    def lexicons_at(self, position: int) -> frozenset[str]:
        """The lexicons that have a phrase starting at a position."""
        return frozenset(
            lexicon for start, uses in self._starts if start == position for lexicon in uses if lexicon != "grammar"
        )


def _outermost(lexicon: str, found: Iterable[tuple[int, tuple[tuple[int, str, str], ...]]]) -> Iterator[Hit]:
    reach: dict[str, int] = {}
    for start, forms in found:
        for length, group, phrase in forms:
            end = start + length
            if reach.get(group, 0) < end:
                reach[group] = end
                yield Hit(Span(start, end), lexicon, group, phrase)


def _uses_of(form: str, entries: Mapping[str, list[_Entry]]) -> _Uses:
    """The uses of a form, and of the shorter phrases it begins with where their lexicon has no longer one."""
    found: dict[str, tuple[tuple[int, str, str], ...]] = {}
    for length in range(len(form), 0, -1):
        if length < len(form) and form[length].isalnum():
            continue
        by_lexicon: dict[str, list[tuple[int, str, str]]] = {}
        for lexicon, group, phrase in dict.fromkeys(entries.get(form[:length], ())):
            by_lexicon.setdefault(lexicon, []).append((length, group, phrase))
        found |= {lexicon: tuple(uses) for lexicon, uses in by_lexicon.items() if lexicon not in found}
    return found


_Entry = tuple[str, str, str]
"""Lexicon id, group and phrase."""


def _forms(phrase: str, forms: str) -> Iterable[str]:
    yield phrase
    if forms == "noun":
        yield _plural(phrase)
    elif forms == "verb":
        first, space, rest = phrase.partition(" ")
        for form in _verb_forms(first):
            yield form + space + rest


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _verb_forms(verb: str) -> Iterable[str]:
    yield _plural(verb)
    stem = verb[:-1] if verb.endswith("e") else verb
    yield stem + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        yield verb[:-1] + "ied"
    else:
        yield stem + "ed"


class _Trie(dict[str, "_Trie"]):
    """A character to the rest of the phrases that go on with it; the empty key ends a phrase."""


def _trie_pattern(phrases: Iterable[str]) -> str:
    trie = _Trie()
    for phrase in phrases:
        node = trie
        for character in phrase:
            node = node.setdefault(character, _Trie())
        node[""] = _Trie()
    return r"(?<![a-z0-9])(?=((?:" + _node_pattern(trie) + r")(?![a-z0-9])|\d+|x(?=\d)))"


def _node_pattern(node: _Trie) -> str:
    branches = []
    for character in sorted(key for key in node if key):
        prefix, child = character, node[character]
        while len(child) == 1 and "" not in child:
            (only,) = child
            prefix, child = prefix + only, child[only]
        tail = _node_pattern(child)
        branches.append(re.escape(prefix) + tail)
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else "(?:" + "|".join(branches) + ")"
    return body + "?" if "" in node else body
