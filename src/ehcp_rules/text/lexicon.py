"""Phrase lists as data, and the one matcher that finds all of them in a single pass over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.fold import fold
from ehcp_rules.text.grammar import STARTS

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
            found = uses.get(match.group(1))
            if found is None:
                numbers.append(match.start())
            else:
                starts.append((match.start(), found))
        return Scan(starts, tuple(numbers))

    def __contains__(self, lexicon: str) -> bool:
        return any(one.id == lexicon for one in self.lexicons)


_Uses = tuple[tuple[str, tuple[tuple[int, str, str], ...]], ...]
"""For each lexicon: length of the form, group and phrase."""


class Scan:
    """What one pass found in one passage; hits are made only for the lexicons that somebody asks for."""

    __slots__ = ("_anchors", "_found", "_hits", "numbers")

    def __init__(self, starts: Iterable[tuple[int, _Uses]], numbers: tuple[int, ...]) -> None:
        self.numbers = numbers
        self._anchors: dict[str, tuple[int, ...]] = {}
        self._hits: dict[str, tuple[Hit, ...]] = {}
        self._found: dict[str, list[tuple[int, tuple[tuple[int, str, str], ...]]]] = {}
        for start, uses in starts:
            for lexicon, forms in uses:
                self._found.setdefault(lexicon, []).append((start, forms))

    def anchors(self, name: str) -> tuple[int, ...]:
        """The places of the words that a turn of phrase can begin with, in order."""
        if not self._anchors:
            places: dict[str, list[int]] = {name: []}
            for start, forms in self._found.get("grammar", ()):
                for _, group, _ in forms:
                    places.setdefault(group, []).append(start)
            self._anchors = {group: tuple(found) for group, found in places.items()}
        return self._anchors.get(name, ())

    def of(self, lexicon: str) -> tuple[Hit, ...]:
        """The hits of one lexicon in order, without a phrase inside a longer one of its own group."""
        hits = self._hits.get(lexicon)
        if hits is None:
            hits = self._hits[lexicon] = tuple(self._outermost(lexicon)) if lexicon in self._found else ()
        return hits

    def _outermost(self, lexicon: str) -> Iterator[Hit]:
        reach: dict[str, int] = {}
        for start, forms in self._found[lexicon]:
            for length, group, phrase in forms:
                end = start + length
                if reach.get(group, 0) < end:
                    reach[group] = end
                    yield Hit(Span(start, end), lexicon, group, phrase)

    def lexicons_at(self, position: int) -> frozenset[str]:
        """The lexicons that have a phrase starting at a position."""
        return frozenset(
            lexicon
            for lexicon, found in self._found.items()
            if lexicon != "grammar" and any(start == position for start, _ in found)
        )


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
    return tuple(found.items())


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
