"""Phrase lists as data, and the one matcher that finds all of them in a single pass over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.fold import fold
from ehcp_rules.text.grammar import ANCHORS, DIGITS, anchor_of

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
                        entries.setdefault(form, []).append((lexicon.id, group.name, phrase))
        uses = {form: _uses_of(form, entries) for form in entries}
        self._begun_by: Mapping[str, _Begun] = _by_first_word(uses)
        self._marked = {form: meant for form, meant in uses.items() if not form[0].isalnum()}
        self._marks = frozenset(form[0] for form in self._marked)

    def scan(self, folded: str) -> Scan:
        """Find the longest phrase at every word start of folded text, in one pass over its words."""
        found: dict[str, list[tuple[int, _Forms]]] = {}
        anchors: list[tuple[int, str]] = []
        begun_by = self._begun_by.get
        for match in _WORD.finditer(folded):
            begun = begun_by(match[0])
            if begun is None:
                if match[0][0] in _BEFORE_NUMBERS and (number := _NUMBER.match(match[0])):
                    anchors.append((match.start(), "x" if number[0] == "x" else DIGITS))
                continue
            start, end = match.span()
            anchor, uses, longer, otherwise = begun
            if anchor is not None:
                anchors.append((start, anchor))
            if longer or otherwise:
                for form, uses_of_longer in longer.get(folded[end : end + 2], otherwise):
                    if folded.startswith(form, start) and _ends(folded, start, form):
                        uses = uses_of_longer
                        break
            for lexicon, forms in uses:
                if lexicon in found:
                    found[lexicon].append((start, forms))
                else:
                    found[lexicon] = [(start, forms)]
        if any(mark in folded for mark in self._marks):
            self._add_marked(folded, found)
        return Scan(found, anchors)

    def _add_marked(self, folded: str, found: dict[str, list[tuple[int, _Forms]]]) -> None:
        """Add the phrases that begin with a mark, such as a bracket: there are few, and few texts hold such a mark."""
        for mark in self._marks:
            for match in re.finditer("(?<![a-z0-9])" + re.escape(mark), folded):
                start = match.start()
                forms = [form for form in self._marked if folded.startswith(form, start) and _ends(folded, start, form)]
                for lexicon, meant in self._marked[max(forms, key=len)] if forms else ():
                    found.setdefault(lexicon, []).append((start, meant))
                    found[lexicon].sort()

    def __contains__(self, lexicon: str) -> bool:
        return any(one.id == lexicon for one in self.lexicons)


_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"\d|x(?=\d)")
_BEFORE_NUMBERS = frozenset("0123456789x")


def _ends(folded: str, start: int, form: str) -> bool:
    """Whether a form that starts here ends where a word does."""
    return _WORD.match(folded, start + len(form)) is None


_Forms = tuple[tuple[int, str, str], ...]
"""Length of the form, group and phrase, longest first."""

_Uses = tuple[tuple[str, _Forms], ...]
"""For each lexicon its forms that begin alike."""

_Longer = tuple[tuple[str, _Uses], ...]
"""Phrases that begin alike, longest first, with their uses."""

_Begun = tuple[str | None, _Uses, Mapping[str, _Longer], _Longer]
"""What a first word begins: a turn of phrase, by its anchor; itself as a phrase; longer phrases by the two characters that
follow the word; and those that any characters may follow, such as `etc.`, whose second character is their last."""


def _by_first_word(uses: Mapping[str, _Uses]) -> Mapping[str, _Begun]:
    longer: dict[str, dict[str, list[tuple[str, _Uses]]]] = {word: {} for word in ANCHORS}
    for form in sorted(uses, key=lambda form: (-len(form), form)):
        first = _WORD.match(form)
        if first is not None:
            following = longer.setdefault(first[0], {})
            if first[0] != form:
                following.setdefault(form[first.end() : first.end() + 2], []).append((form, uses[form]))
    begun: dict[str, _Begun] = {}
    for word, following in longer.items():
        otherwise = tuple(pair for key, forms in following.items() if len(key) == 1 for pair in forms)
        by_two = {key: (*forms, *otherwise) for key, forms in following.items() if len(key) == 2}
        begun[word] = (anchor_of(word), uses.get(word, ()), by_two, otherwise)
    return begun


class Scan:
    """What one pass found in one passage; hits are made only for the lexicons that somebody asks for.

    `anchors` are the places of the words and digits that a turn of phrase can begin with, in order, each with its word.
    """

    __slots__ = ("_found", "_hits", "anchors")

    def __init__(self, found: Mapping[str, Sequence[tuple[int, _Forms]]], anchors: Sequence[tuple[int, str]]) -> None:
        self.anchors = anchors
        self._found = found
        self._hits: dict[tuple[str, ...], tuple[Hit, ...]] = {}

    @property
    def lexicons(self) -> Iterable[str]:
        """The lexicons that have a phrase in the passage."""
        return self._found

    def of(self, lexicon: str, *groups: str) -> tuple[Hit, ...]:
        """The hits of one lexicon, of these groups or of all, in order, without a phrase inside a longer one of its group."""
        found = self._found.get(lexicon)
        if found is None:
            return ()
        asked = (lexicon, *groups)
        hits = self._hits.get(asked)
        if hits is None:
            every = self.of(lexicon) if groups else _outermost(lexicon, found)
            hits = self._hits[asked] = tuple([hit for hit in every if not groups or hit.group in groups])
        return hits

    def lexicons_at(self, position: int) -> frozenset[str]:
        """The lexicons that have a phrase starting at a position."""
        return frozenset(
            lexicon for lexicon, found in self._found.items() if any(start == position for start, _ in found)
        )


def _outermost(lexicon: str, found: Iterable[tuple[int, _Forms]]) -> Iterator[Hit]:
    reach: dict[str, int] = {}
    for start, forms in found:
        for length, group, phrase in forms:
            end = start + length
            if reach.get(group, 0) < end:
                reach[group] = end
                yield Hit(Span(start, end), lexicon, group, phrase)


def _uses_of(form: str, entries: Mapping[str, list[_Entry]]) -> _Uses:
    """The uses of a form, and of the shorter phrases it begins with where their lexicon has no longer one."""
    found: dict[str, _Forms] = {}
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
