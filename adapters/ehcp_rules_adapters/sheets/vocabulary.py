"""What `mappings/columns.toml` knows: the fields that a column can be, the headings that name them, and words for values."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

from attrs import field, frozen

from ehcp_rules_adapters.sheets.headings import Heading, Words
from ehcp_rules_adapters.terms import fold_label, load_strictly, standard_terms

__all__ = ["GROUPS", "KEY", "PLAIN", "SECTIONS_OF", "FieldKind", "Vocabulary", "base_of", "standard_vocabulary"]

KEY = "plan"
"""The field of a plan's reference, by which tables are joined."""

_WHOSE = ("plan", "case", "child", "upn")
"""Words that say whose reference it is."""

GROUPS = ("views", "needs", "outcomes", "provision", "advice", "statements", "events", "codes")
"""Groups of fields whose rows are items, dates or codes; `plan` and `sections` are told once for a plan."""

SECTIONS_OF: Mapping[str, frozenset[str]] = {
    "views": frozenset("A"),
    "needs": frozenset("BCD"),
    "outcomes": frozenset("E"),
    "provision": frozenset(("F", "G", "H1", "H2")),
    "advice": frozenset("K"),
}
"""The sections that the rows of a group can belong to."""

PLAIN: Mapping[str, str] = {
    "plan": "facts about plans",
    "sections": "whole sections",
    "views": "views (section A)",
    "needs": "needs (sections B, C and D)",
    "outcomes": "outcomes (section E)",
    "provision": "provision (sections F, G, H1 and H2)",
    "advice": "advice (section K)",
    "statements": "statements of any section",
    "events": "dates of the process",
    "codes": "what codes stand for",
    "links": "links between items",
}
"""Groups of fields in plain words."""


@frozen
class FieldKind:
    """What a column's values must look like, and the headings that name it."""

    holds: str
    words: tuple[str, ...]


@frozen
class _Group:
    words: tuple[str, ...]
    names: tuple[str, ...]
    fields: Mapping[str, FieldKind]


@frozen
class _Ignored:
    headings: tuple[str, ...]


@frozen
class _RowKind:
    kind: str
    references: tuple[str, ...]


@frozen
class _Values:
    kinds: Mapping[str, tuple[str, ...]]
    stages: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, tuple[str, ...]]


@frozen
class _File:
    fillers: tuple[str, ...]
    light: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    ignored: _Ignored
    plan: _Group
    sections: _Group
    views: _Group
    needs: _Group
    outcomes: _Group
    provision: _Group
    advice: _Group
    statements: _Group
    events: _Group
    codes: _Group
    kinds: tuple[_RowKind, ...]
    values: _Values
    speakers: tuple[str, ...]
    setting_types: tuple[str, ...]


Pattern = tuple[str, ...]


@frozen
class Vocabulary:
    """The vocabulary of columns; see `mappings/columns.toml`."""

    words: Words
    patterns: Mapping[str, tuple[Pattern, ...]]
    holds: Mapping[str, str]
    names: Mapping[str, tuple[Pattern, ...]]
    group_words: Mapping[str, str]
    ignored: tuple[Pattern, ...]
    row_kinds: Mapping[str, str]
    kinds: Mapping[str, str]
    stages: Mapping[str, str]
    areas: Mapping[str, str]
    sections: Mapping[str, str]
    speakers: frozenset[str] = field(repr=False)
    setting_types: frozenset[str] = field(repr=False)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields, such as `needs.text`."""
        return tuple(self.patterns)

    def match(self, heading: Heading) -> Mapping[str, tuple[float, float]]:
        """For each field how well the heading names it: by its own words, and with its group's word as well."""
        known = {word for unit in heading.units for word in unit}
        found: dict[str, tuple[float, float]] = {}
        for name, patterns in self.patterns.items():
            word = self.group_words[name.partition(".")[0]] if name.partition(".")[0] in GROUPS else ""
            own = [pattern for pattern in patterns if not known.isdisjoint(pattern)]
            alone = max((self.words.score(heading, pattern) for pattern in own), default=0.0)
            full = [(word, *pattern) for pattern in patterns] if word in known else []
            found[name] = alone, max((self.words.score(heading, pattern) for pattern in full), default=0.0)
        return found

    def ignores(self, heading: Heading) -> float:
        """How well the heading names a column that is left out on purpose."""
        known = {word for unit in heading.units for word in unit}
        fitting = (pattern for pattern in self.ignored if not known.isdisjoint(pattern))
        return max((self.words.score(heading, pattern) for pattern in fitting), default=0.0)

    def key_words(self, heading: Heading) -> float:
        """How well a heading says that its column holds references of plans: half as well when it says `Ref` alone."""
        if not any(unit.get(word, 0.0) >= 0.6 for unit in heading.units for word in _WHOSE):
            return 0.5 * self.words.score(heading, ("reference",))
        return max(self.words.score(heading, pattern) for pattern in self.patterns[KEY])

    def named(self, title: str, group: str) -> float:
        """How well a sheet's or file's name says that its rows are of a group; 0 when it hardly does."""
        heading = self.words.heading(title)
        known = {word for unit in heading.units for word in unit}
        best = max((self.words.score(heading, p) for p in self.names[group] if not known.isdisjoint(p)), default=0.0)
        return best if best >= 0.5 else 0.0


def base_of(name: str) -> str:
    """A field without the number of a numbered set: `needs.text#2` is a `needs.text`."""
    return name.partition("#")[0]


def _pattern(words: Words, heading: str) -> Pattern:
    return tuple(max(unit, key=lambda word: (unit[word], word)) for unit in words.heading(heading).units if unit)


def _folded(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {fold_label(word): meaning for meaning, words in table.items() for word in (meaning, *words)}


@functools.cache
def standard_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the adapters."""
    text = resources.files("ehcp_rules_adapters").joinpath("mappings/columns.toml").read_text(encoding="utf-8")
    file = load_strictly(text, _File, "columns.toml")
    words = Words(file.words, frozenset(file.fillers), frozenset(file.light))
    patterns: dict[str, tuple[Pattern, ...]] = {}
    holds: dict[str, str] = {}
    for name in ("plan", "sections", *GROUPS):
        group: _Group = getattr(file, name)
        for key, kind in group.fields.items():
            full = key if name == "plan" else f"{name}.{key}"
            patterns[full] = tuple(tuple(heading.split()) for heading in kind.words)
            holds[full] = kind.holds
    terms = standard_terms()
    return Vocabulary(
        words=words,
        patterns=patterns,
        holds=holds,
        names={
            name: tuple(_pattern(words, title) for title in getattr(file, name).names)
            for name in ("plan", "sections", *GROUPS)
        },
        group_words={name: getattr(file, name).words[0] for name in ("plan", "sections", *GROUPS)},
        ignored=tuple(_pattern(words, one) for one in file.ignored.headings),
        row_kinds={start: row.kind for row in file.kinds for start in row.references},
        kinds=_folded(file.values.kinds),
        stages=_folded({k: (*terms.stages.get(k, ()), *v) for k, v in file.values.stages.items()}),
        areas=_folded({k: (*terms.areas.get(k, ()), *v) for k, v in file.values.areas.items()}),
        sections=_folded(file.values.sections),
        speakers=frozenset(file.speakers),
        setting_types=frozenset(file.setting_types),
    )
