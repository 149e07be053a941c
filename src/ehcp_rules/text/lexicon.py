"""Phrase lists as data, and the one matcher that finds all of them in a single pass over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.fold import fold

__all__ = ["Hit", "Lexicon", "LexiconGroup", "Lexicons"]


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


class Lexicons:
    """All phrase lists of a ruleset, compiled to one matcher over folded text.

    A hit is, for each lexicon, its longest word-bounded phrase at a word start; hits at different starts may overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)
        entries: dict[str, list[_Entry]] = {}
        for lexicon in self.lexicons:
            for group in lexicon.groups:
                for phrase in group.phrases:
                    for form in _forms(fold(phrase), group.forms):
                        entries.setdefault(form, []).append((len(form), lexicon.id, group.name, phrase))
        self._entries: Mapping[str, tuple[_Entry, ...]] = {form: _with_shorter(form, entries) for form in entries}
        self._pattern = re.compile(_trie_pattern(self._entries)) if self._entries else None

    def scan(self, folded: str) -> tuple[Hit, ...]:
        """Every hit in folded text, in order of place. A phrase listed in several groups gives a hit for each."""
        if self._pattern is None:
            return ()
        hits: list[Hit] = []
        search = self._pattern.search
        match = search(folded)
        while match is not None:
            start, end = match.span()
            for length, *entry in self._entries[match.group()]:
                hits.append(Hit(Span(start, start + length), *entry))
            position = start + 1
            while position < end and folded[position - 1].isalnum():
                position += 1
            match = search(folded, position)
        return tuple(hits)

    def __contains__(self, lexicon: str) -> bool:
        return any(one.id == lexicon for one in self.lexicons)


_Entry = tuple[int, str, str, str]
"""Length of the form, lexicon id, group and phrase."""


def _with_shorter(form: str, entries: Mapping[str, list[_Entry]]) -> tuple[_Entry, ...]:
    """The uses of a form, and of the shorter phrases it begins with where their lexicon has no longer one."""
    found = list(dict.fromkeys(entries[form]))
    seen = {lexicon for _, lexicon, _, _ in found}
    for length in range(len(form) - 1, 0, -1):
        shorter = entries.get(form[:length])
        if shorter and not form[length].isalnum():
            found += [entry for entry in dict.fromkeys(shorter) if entry[1] not in seen]
            seen |= {lexicon for _, lexicon, _, _ in shorter}
    return tuple(found)


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
    return r"(?<![a-z0-9])(?:" + _node_pattern(trie) + r")(?![a-z0-9])"


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
