"""The words that documents use for sections, facts, dates and small fields, and what they mean in the plan model."""

from __future__ import annotations

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import TypeVar

import attrs
from attrs import frozen

from ehcp_rules.errors import AdapterError, Problem
from ehcp_rules.loading.strict import dotted, structure, toml

__all__ = ["Terms", "WordLists", "fold_label", "load_strictly", "parse_date", "standard_terms"]

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
    links: tuple[str, ...]
    ends: tuple[str, ...]
    monitoring: tuple[str, ...]


@frozen
class Terms:
    """What documents call things; loaded from `mappings/terms.toml`. Every list may be added to, none is replaced."""

    titles: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, tuple[str, ...]]
    stages: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, tuple[str, ...]]
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

    def stage(self, text: str) -> str | None:
        """The stage of the plan that these words name, or None."""
        return self._lookup["stages"].get(fold_label(text))

    def fact(self, label: str) -> str | None:
        """The attribute of the plan that a label on the front page names; `` (empty) for one that is left out on purpose."""
        folded = fold_label(label)
        found = self._lookup["facts"].get(folded)
        return "" if found is None and is_one_of(folded, self.words.ignored_facts) else found

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
        """True for a yes, False for a no, None for anything else."""
        folded = fold_label(text)
        return True if is_one_of(folded, self.words.yes) else False if is_one_of(folded, self.words.no) else None

    def is_strengths(self, text: str) -> bool:
        """Whether this text is nothing but a label for strengths."""
        return is_one_of(fold_label(text), self.words.strengths)

    def is_needs(self, text: str) -> bool:
        """Whether this text is nothing but a label for needs."""
        return is_one_of(fold_label(text), self.words.needs)

    def links_in(self, text: str) -> tuple[str, ...]:
        """The references of a line such as “Links: B1, E2”; none for any other text."""
        label, found, rest = text.partition(":")
        references = re.split(r"[,;\s]+", rest.strip(" ."))
        if not found or not is_one_of(fold_label(label), self.words.links):
            return ()
        return tuple(references) if all(re.fullmatch(r"[B-E]S?\d{1,3}", one) for one in references) else ()

    def is_nothing(self, text: str) -> bool:
        """Whether these words say that there is nothing to record."""
        return is_one_of(fold_label(text), self.words.nothing)

    def speaks_of_monitoring(self, text: str) -> bool:
        """Whether a statement of section E speaks of targets and monitoring."""
        folded = f" {fold_label(text)}"
        return any(f" {fold_label(phrase)}" in folded for phrase in self.words.monitoring)


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "&": " and "})


@functools.lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """A label for comparing: lower case, no punctuation but apostrophes and the braces of a placeholder, single spaces."""
    return " ".join(re.findall(r"[a-z0-9'{}]+", text[:400].translate(_APOSTROPHES).lower()))


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


_MONTHS = {
    month: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for month in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?\Z")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})\Z")


def parse_date(text: str) -> dt.date | None:
    """A day written as 2026-09-01, 01/09/2026 (day first) or 1 September 2026; None for anything else."""
    folded = " ".join(text.lower().split())
    try:
        if found := _ISO.match(folded.upper()):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMERIC.match(folded):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _WORDED.match(folded)) and found[2] in _MONTHS:
            return dt.date(int(found[3]), _MONTHS[found[2]], int(found[1]))
    except ValueError:
        return None
    return None
