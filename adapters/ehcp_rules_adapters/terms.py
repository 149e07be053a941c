"""The words that documents use for sections, facts, dates and small fields, and what they mean in the plan model."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import TypeVar

import attrs
from attrs import frozen

from ehcp_rules.errors import AdapterError, Problem
from ehcp_rules.loading.misfits import dotted
from ehcp_rules.loading.strict import structure, toml
from ehcp_rules_adapters.ticks import ticked

__all__ = ["Terms", "WordLists", "fold_label", "fold_text", "load_strictly", "standard_terms"]

T = TypeVar("T")


@frozen
class WordLists:
    """Lists of words that have one meaning each."""

    ignored_facts: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    nothing: tuple[str, ...]
    strengths: tuple[str, ...]
    needs: tuple[str, ...]
    views: tuple[str, ...]
    ends: tuple[str, ...]
    monitoring: tuple[str, ...]
    title_filling: tuple[str, ...]
    no_names: tuple[str, ...]
    guidance: tuple[str, ...]
    instructions: tuple[str, ...]
    template_nouns: tuple[str, ...]
    people_nouns: tuple[str, ...]
    linking: tuple[str, ...]
    link_words: tuple[str, ...]
    times: tuple[str, ...]


@frozen
class Terms:
    """What documents call things; loaded from `mappings/terms.toml`. Every list may be added to, none is replaced."""

    titles: Mapping[str, tuple[str, ...]]
    whole_titles: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, tuple[str, ...]]
    stages: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[str, ...]]
    events: Mapping[str, tuple[str, ...]]
    words: WordLists
    placement: Mapping[str, tuple[str, ...]]
    advice: Mapping[str, tuple[str, ...]]
    budget: Mapping[str, tuple[str, ...]]

    @functools.cached_property
    def _lookup(self) -> Mapping[str, Mapping[str, str]]:
        tables = {
            "areas": self.areas,
            "stages": self.stages,
            "facts": self.facts,
            "placement": self.placement,
            "advice": self.advice,
            "budget": self.budget,
        }
        return {
            name: {fold_label(word): meaning for meaning, words in table.items() for word in words}
            for name, table in tables.items()
        }

    @functools.cached_property
    def _loose_facts(self) -> Mapping[str, str]:
        """Labels of dates without the small words that come and go (“date of …”, “… issued on”); only those with one meaning."""
        found: dict[str, set[str]] = {}
        for name, labels in self.facts.items():
            if name.startswith("dates."):
                for label in labels:
                    found.setdefault(_loosened(fold_label(label)), set()).add(name)
        return {label: next(iter(names)) for label, names in found.items() if label and len(names) == 1}

    def with_facts(self, more: Mapping[str, tuple[str, ...]]) -> Terms:
        """These terms with more labels for facts."""
        joined = {name: (*self.facts.get(name, ()), *more.get(name, ())) for name in {**self.facts, **more}}
        return attrs.evolve(self, facts=joined)

    def area(self, text: str) -> str:
        """The key of the area of need that this text names, or the text as it is printed."""
        return self._lookup["areas"].get(fold_label(text), text.strip())

    def known_area(self, text: str) -> str | None:
        """The key of the area of need that this text names, or None."""
        return self._lookup["areas"].get(fold_label(text))

    @functools.cached_property
    def column_labels(self) -> Mapping[str, str]:
        """What a whole label of a column or row stands for, by its folded words."""
        return {fold_label(word): role for role, words in self.columns.items() for word in words}

    @functools.cached_property
    def column_phrases(self) -> Mapping[str, str]:
        """What a phrase anywhere in the header of a column stands for; leaves out those that must be the whole of it."""
        return {
            fold_label(word): role for role, words in self.columns.items() for word in words if not word.startswith("=")
        }

    def title_codes(self) -> Mapping[str, str]:
        """Each whole title, folded and without the words that no title needs, with its section; H is H1 and H2."""
        return self._titles

    def title_words(self) -> frozenset[str]:
        """The words that tell titles apart."""
        return self._title_words

    def filling_words(self) -> frozenset[str]:
        """The words that come and go in titles and tell none apart."""
        return _folded(self.words.title_filling)

    @functools.cached_property
    def _titles(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for code, titles in self.whole_titles.items():
            for title in titles:
                words = fold_label(title).split()
                for kept in ({*words} - {"the"}, self._title_words):
                    if short := " ".join(word for word in words if word in kept):
                        found.setdefault(short, code)
        return found

    @functools.cached_property
    def _title_words(self) -> frozenset[str]:
        words = {
            word for titles in self.whole_titles.values() for title in titles for word in fold_label(title).split()
        }
        return frozenset(words - {fold_label(word) for word in self.words.title_filling})

    def is_title(self, text: str, code: str) -> bool:
        """Whether a text is, or holds, the whole title of a section."""
        folded = f" {fold_label(text)} "
        return any(f" {fold_label(title)} " in folded for title in self.whole_titles.get(code, ()))

    def area_at_start(self, text: str) -> str | None:
        """The key of the area of need whose name a text begins with, or None; the longest name decides."""
        folded = f"{fold_label(text)} "
        names = [name for name in self._lookup["areas"] if " " in name and folded.startswith(f"{name} ")]
        return self._lookup["areas"][max(names, key=len)] if names else None

    def stage(self, text: str) -> str | None:
        """The stage of the plan that these words, or the one ticked among them, name; or None."""
        return self._lookup["stages"].get(fold_label(ticked(text)))

    def title_stages(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each stage with the words that name it in a title, those of more words first."""
        pairs = [(folded, stage) for folded, stage in self._lookup["stages"].items()]
        pairs.sort(key=lambda pair: -len(pair[0].split()))
        return tuple((stage, (folded,)) for folded, stage in pairs)

    def fact(self, label: str) -> str | None:
        """The attribute of the plan that a label on the front page names; `` (empty) for one that is left out on purpose."""
        folded = fold_label(label)
        found = self._lookup["facts"].get(folded)
        if found is None and (loose := _loosened(folded)) != folded:
            found = self._loose_facts.get(loose)
        return "" if found is None and is_one_of(folded, self.words.ignored_facts) else found

    def is_view_label(self, text: str) -> bool:
        """Whether a short text before a colon names a kind of view: “Parents' views”, “My hopes and dreams”."""
        words = fold_label(text).split()
        known = _folded(self.words.views)
        return len(words) <= 6 and bool(words) and (words[-1] in known or " ".join(words) in known or words[0] in known)

    def event(self, label: str) -> str | None:
        """The date that a label speaks of in words of its own: the event whose words it holds, the most words first."""
        words = set(fold_label(label).split())
        found = [(len(need), name) for name, need in self._events if need <= words]
        best = max(found, default=(0, ""))[0]
        names = {name for count, name in found if count == best}
        return names.pop() if len(names) == 1 else None

    @functools.cached_property
    def _events(self) -> tuple[tuple[str, frozenset[str]], ...]:
        return tuple(
            (name, frozenset(fold_label(words).split())) for name, many in self.events.items() for words in many
        )

    def placement_field(self, label: str) -> str | None:
        """`name` or `type` for a label of section I, or None."""
        return self._lookup["placement"].get(fold_label(label))

    def advice_field(self, header: str) -> str | None:
        """The field of an advice entry that a column header of section K names, or None."""
        return self._lookup["advice"].get(fold_label(header))

    def budget_field(self, label: str) -> str | None:
        """`details` or `arrangements` for a label of section J, or None."""
        return self._lookup["budget"].get(fold_label(label))

    def answer(self, text: str) -> bool | None:
        """True for a yes, False for a no, also one ticked among several; None for anything else."""
        folded = fold_label(ticked(text))
        return True if is_one_of(folded, self.words.yes) else False if is_one_of(folded, self.words.no) else None

    def is_strengths(self, text: str) -> bool:
        """Whether this text is nothing but a label for strengths."""
        return is_one_of(fold_label(text), self.words.strengths)

    def is_needs(self, text: str) -> bool:
        """Whether this text is nothing but a label for needs."""
        return is_one_of(fold_label(text), self.words.needs)

    def is_nothing(self, text: str) -> bool:
        """Whether these words say that there is nothing to record."""
        return is_one_of(fold_label(text), self.words.nothing)

    def begins_with_nothing(self, text: str) -> bool:
        """Whether a statement begins by saying that there is nothing: “Not applicable: …”, “None.”."""
        folded = f"{fold_label(text)} "
        return any(folded.startswith(f"{word} ") for word in _folded(self.words.nothing) - {"no", ""})

    def speaks_of_monitoring(self, text: str) -> bool:
        """Whether a statement of section E speaks of targets and monitoring."""
        folded = f" {fold_label(text)}"
        return any(f" {fold_label(phrase)}" in folded for phrase in self.words.monitoring)


_SMALL_WORDS = frozenset("date dates of the on by was is to be held sent for this ehc ehcp".split())


def _loosened(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in _SMALL_WORDS)


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "&": " and "})


@functools.lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """A label for comparing: lower case, no punctuation but apostrophes and the braces of a placeholder, single spaces."""
    return fold_text(text[:400])


def fold_text(text: str) -> str:
    """A text of any length folded like a label."""
    return " ".join(re.findall(r"[a-z0-9'{}]+", text.translate(_APOSTROPHES).lower()))


def is_one_of(folded: str, words: tuple[str, ...]) -> bool:
    """Whether a folded label is one of these words."""
    return folded in _folded(words)


@functools.lru_cache(maxsize=256)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_label(word) for word in words)


@functools.cache
def standard_terms() -> Terms:
    """The terms that ship with the adapters."""
    text = resources.files("ehcp_rules_adapters").joinpath("mappings/terms.toml").read_text(encoding="utf-8")
    return load_strictly(text, Terms, "terms.toml")


def load_strictly(text: str, cls: type[T], name: str) -> T:
    """Make a `cls` of TOML text. Raises `AdapterError` with every problem, each with its key."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AdapterError.of(name, f"the mapping is not TOML: {error}", "mend the line it names") from None
    problems: list[Problem] = []
    made = structure(document, cls, toml(), problems, lambda at: f"{name}: {dotted(at)}" if at else name)
    if made is None:
        raise AdapterError(problems)
    return made
