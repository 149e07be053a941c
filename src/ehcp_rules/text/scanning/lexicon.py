"""Phrase lists as data, and the one matcher that finds all of them in a single pass over folded text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from attrs import evolve, frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.cues import lacking_in
from ehcp_rules.text.english.roots import american
from ehcp_rules.text.english.turns import BEGUN_BY
from ehcp_rules.text.scanning.fast import Automaton, available
from ehcp_rules.text.scanning.fold import fold, words_apart
from ehcp_rules.text.scanning.portable import Words
from ehcp_rules.text.scanning.rooted import Rooted

__all__ = ["Hit", "Lexicon", "LexiconGroup", "Lexicons", "Scan"]


@frozen(kw_only=True)
class LexiconGroup:
    """Phrases with one meaning. `forms` adds plurals of nouns, or third person, past and -ing forms of verbs."""

    name: str
    phrases: tuple[str, ...]
    forms: Literal["as-written", "noun", "verb"] = "as-written"


@frozen(kw_only=True)
class Lexicon:
    """A named phrase list. `stricter` says which change makes judging stricter, or `neither` when that has no meaning.

    A list of common words that few checks ask for is scanned `when-asked`, so that it costs the others nothing.
    """

    id: str
    title: str
    groups: tuple[LexiconGroup, ...]
    stricter: Literal["more-phrases", "fewer-phrases", "neither"] = "neither"
    scanned: Literal["always", "when-asked"] = "always"


class Hit(NamedTuple):
    """One phrase found: where, in which lexicon and group, and the phrase as the lexicon has it."""

    span: Span
    lexicon: str
    group: str
    phrase: str


class Lexicons:
    """All phrase lists of a ruleset, compiled to one matcher over folded text.

    A hit is, for each lexicon, its longest word-bounded phrase at a word start; hits at different starts may overlap.
    The compiled twin is used where the extra `fast` is installed, or as `fast` says; it finds the same.
    """

    def __init__(
        self,
        lexicons: Iterable[Lexicon],
        *,
        fast: bool | None = None,
        begun_by: Mapping[tuple[str, str], int] = BEGUN_BY,
    ) -> None:
        self.lexicons = tuple(lexicons)
        self._fast = fast
        self._apart: dict[str, Lexicons] = {}
        self._rooted: dict[str, Rooted] = {}
        entries: dict[str, list[_Entry]] = {}
        for lexicon in self.lexicons:
            if lexicon.scanned == "when-asked":
                continue
            for group in lexicon.groups:
                for phrase in group.phrases:
                    for form in _forms(fold(phrase), group.forms):
                        entries.setdefault(form, []).append((lexicon.id, group.name, phrase))
        uses = {form: _uses_of(form, entries) for form in entries}
        self._matcher: Automaton[_Uses] | Words[_Uses] = (
            Automaton(uses, begun_by) if (available() if fast is None else fast) else Words(uses, begun_by)
        )

    def scan(self, folded: str) -> Scan:
        """Find the longest phrase at every word start of folded text, in one pass."""
        apart = words_apart(folded)
        return Scan(*self._matcher.scan(folded, apart), lacking_in(apart.split()))

    def apart(self, lexicon: str) -> Lexicons:
        """One list by itself, ready to scan with, for phrases alone; raises LookupError when there is none of this id."""
        if lexicon not in self._apart:
            found = evolve(self._named(lexicon), scanned="always")
            self._apart[lexicon] = Lexicons((found,), fast=self._fast, begun_by={})
        return self._apart[lexicon]

    def rooted(self, lexicon: str) -> Rooted:
        """One list, ready to find its phrases in any form of their words; raises LookupError when there is none of this id."""
        if lexicon not in self._rooted:
            self._rooted[lexicon] = Rooted((group.name, group.phrases) for group in self._named(lexicon).groups)
        return self._rooted[lexicon]

    def _named(self, lexicon: str) -> Lexicon:
        found = next((one for one in self.lexicons if one.id == lexicon), None)
        if found is None:
            raise LookupError(lexicon)
        return found

    def __contains__(self, lexicon: str) -> bool:
        return any(one.id == lexicon for one in self.lexicons)


_Meant = tuple[tuple[str, int, str], ...]
"""What a phrase stands for in one lexicon: the group, the length of the longest form, and the phrase as the lexicon has it."""
_Uses = Mapping[str, _Meant]
"""What a phrase stands for, by lexicon."""


class Scan:
    """What one pass found in one passage; hits are made only for the lexicons and groups that somebody asks for.

    `anchors` are the places of the words and digits that a turn of phrase can begin with, in order, each with the turns it
    can begin; `turns` are all of these; `lacking` are the cued patterns of which the passage holds no cue.
    """

    __slots__ = ("_by_lexicon", "_hits", "_places", "_starts", "anchors", "lacking", "turns")

    def __init__(self, starts: Iterable[tuple[int, _Uses]], anchors: Mapping[int, int], lacking: int) -> None:
        self.anchors = anchors
        self._places: Sequence[int] | None = None
        self.lacking = lacking
        self.turns = reduce(or_, anchors.values(), 0)
        by_lexicon: defaultdict[str, list[tuple[int, _Uses]]] = defaultdict(list)
        for found in starts:
            for lexicon in found[1]:
                by_lexicon[lexicon].append(found)
        self._by_lexicon: Mapping[str, list[tuple[int, _Uses]]] = by_lexicon
        self._hits: dict[tuple[str, ...], tuple[Hit, ...]] = {}
        self._starts: dict[tuple[str, ...], frozenset[int]] = {}

    @property
    def places(self) -> Sequence[int]:
        """The places of the anchors, in order."""
        if self._places is None:
            self._places = tuple(self.anchors)
        return self._places

    @property
    def lexicons(self) -> Set[str]:
        """The lexicons that have a phrase in the passage."""
        return self._by_lexicon.keys()

    def of(self, lexicon: str, *groups: str) -> tuple[Hit, ...]:
        """The hits of one lexicon, of these groups or of all, in order, without a phrase inside a longer one of its group."""
        if lexicon not in self._by_lexicon:
            return ()
        asked = (lexicon, *groups)
        hits = self._hits.get(asked)
        if hits is None:
            hits = self._hits[asked] = tuple(
                [
                    Hit(Span(start, end), lexicon, group, phrase)
                    for start, end, group, phrase in self._found(lexicon, groups)
                ]
            )
        return hits

    def starts(self, lexicon: str, *groups: str) -> frozenset[int]:
        """Where the hits of one lexicon begin, of these groups or of all."""
        asked = (lexicon, *groups)
        starts = self._starts.get(asked)
        if starts is None:
            starts = self._starts[asked] = frozenset([start for start, *_ in self._found(lexicon, groups)])
        return starts

    def _found(self, lexicon: str, groups: tuple[str, ...]) -> list[tuple[int, int, str, str]]:
        """Start, end, group and phrase of what was found of these groups of a lexicon, or of all."""
        found: list[tuple[int, int, str, str]] = []
        reached: dict[str, int] = {}
        for start, uses in self._by_lexicon.get(lexicon, ()):
            for group, length, phrase in uses[lexicon]:
                if not groups or group in groups:
                    end = start + length
                    if reached.get(group, 0) < end:
                        reached[group] = end
                        found.append((start, end, group, phrase))
        return found

    def lexicons_at(self, position: int) -> frozenset[str]:
        """The lexicons that have a phrase starting at a position."""
        return frozenset(
            lexicon for lexicon, starts in self._by_lexicon.items() if any(start == position for start, _ in starts)
        )


def _uses_of(form: str, entries: Mapping[str, list[_Entry]]) -> _Uses:
    """The uses of a form, and of the shorter phrases it begins with where their lexicon has no longer one."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for length in range(len(form), 0, -1):
        if length < len(form) and form[length].isalnum():
            continue
        by_lexicon: dict[str, list[tuple[str, int, str]]] = {}
        for lexicon, group, phrase in dict.fromkeys(entries.get(form[:length], ())):
            by_lexicon.setdefault(lexicon, []).append((group, length, phrase))
        found |= {lexicon: uses for lexicon, uses in by_lexicon.items() if lexicon not in found}
    return {lexicon: tuple(uses) for lexicon, uses in found.items()}


_Entry = tuple[str, str, str]
"""Lexicon id, group and phrase."""


def _forms(phrase: str, forms: str) -> Iterable[str]:
    for form in _inflected(phrase, forms):
        yield form
        if (otherwise := american(form)) != form:
            yield otherwise


def _inflected(phrase: str, forms: str) -> Iterable[str]:
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
