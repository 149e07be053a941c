"""Which columns join the tables of an export: the reference of the plan, and the references of items to each other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from ehcp_rules_adapters.sheets.headings import folded_heading
from ehcp_rules_adapters.sheets.profile import Profile, references_in
from ehcp_rules_adapters.sheets.recognition import Choice, Recognised, recognise
from ehcp_rules_adapters.sheets.shapes import by_shape
from ehcp_rules_adapters.sheets.tables import Column, Table
from ehcp_rules_adapters.sheets.vocabulary import Vocabulary

__all__ = ["LEAST_KEY", "alike", "joined", "linked", "loosely"]

LEAST_KEY = 0.75
"""How well a heading must say that its column holds references of plans, where no list of plans shows it."""
LEAST_INCLUDED = 0.8
"""How many of a column's different values must be references of plans for it to join the tables."""


def joined(tables: Sequence[Table], vocabulary: Vocabulary) -> list[Recognised]:
    """Recognise tables together: first each alone, then again with the column that joins it to the others."""
    alone = [by_shape(table) or recognise(table, vocabulary) for table in tables]
    keys = _keys(alone)
    together = [
        recognise(reading.table, vocabulary, keys[at]) if at in keys else reading for at, reading in enumerate(alone)
    ]
    _link_by_values(together)
    return together


def linked(tables: Sequence[Table], vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """Which tables belong to one export, by position: files named alike but for what they hold, joined by references.

    `plans` and `needs` belong together, `north_plans` and `south_needs` do not. Where the names say nothing, files belong
    together only if they join and no two hold the same: two lists of needs are two exports. Others stand alone.
    """
    families: dict[frozenset[str], list[int]] = {}
    for at, table in enumerate(tables):
        families.setdefault(_own_words(table.grid.title, vocabulary), []).append(at)
    lone = [members[0] for members in families.values() if len(members) == 1]
    groups = [members for members in families.values() if len(members) > 1]
    found: list[list[int]] = []
    alone: list[int] = []
    for members in [*groups, sorted(lone)]:
        together = _family([by_shape(tables[at]) or recognise(tables[at], vocabulary) for at in members])
        if together:
            found.append([members[at] for at in together])
        alone += [members[at] for at in range(len(members)) if at not in together]
    for at in list(alone):
        hosts = [family for family in found if _belongs(tables[at], [tables[one] for one in family], vocabulary)]
        if len(hosts) == 1:
            hosts[0].append(at)
            alone.remove(at)
    return [tuple(sorted(family)) for family in found] + [(at,) for at in alone]


def _belongs(table: Table, family: Sequence[Table], vocabulary: Vocabulary) -> bool:
    """Whether a table of codes or of links shares a column with a family: the same heading, and values that join."""
    reading = by_shape(table) or recognise(table, vocabulary)
    if reading.group not in ("codes", "links"):
        return False
    return any(
        folded_heading(mine.title) == folded_heading(theirs.title) != ""
        and max(_included(mine.profile, theirs.profile), _included(theirs.profile, mine.profile)) >= LEAST_INCLUDED
        for mine in table.columns
        for other in family
        for theirs in other.columns
    )


def _family(readings: Sequence[Recognised]) -> list[int]:
    """The readings that make one export, none where fewer than two do."""
    telling = [at for at, reading in enumerate(readings) if reading.group == "codes" or len(reading.fields) > 1]
    keys = _keys([readings[at] for at in telling]) if len(telling) > 1 else {}
    joining = [telling[at] for at in keys]
    codes = [at for at in telling if readings[at].group == "codes"]
    groups = [readings[at].group for at in joining]
    if len(set(groups)) < len(groups) or len(joining) + len(codes) < 2 or not joining:
        return []
    return sorted({*joining, *codes})


def _own_words(title: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The words of a file's name that do not say what its rows are: `north` in `north_needs`."""
    heading = vocabulary.words.heading(title)
    naming = {word for patterns in vocabulary.names.values() for pattern in patterns for word in pattern}
    naming |= {"list", "meaning", "health", "social", "link"}
    words = frozenset(min(unit) for unit in heading.units if naming.isdisjoint(unit))
    return words if heading.number is None else words | {str(heading.number)}


def _keys(readings: Sequence[Recognised]) -> dict[int, int]:
    """For each table the position of the column that holds the plan's reference, where one is found."""
    parents = [at for at, reading in enumerate(readings) if reading.group == "plan"]
    if not parents or len(readings) == 1:
        return _by_heading(readings)
    main = max(parents, key=lambda at: (len(readings[at].fields), -at))
    best: tuple[float, dict[int, int]] = (0.0, {})
    for parent in _candidates(readings[main].table):
        if parent.profile.distinct != parent.profile.filled or parent.profile.filled < parent.profile.rows * 0.9:
            continue
        total, picks = 1.5 * parent.key_words, {main: parent.index}
        for at, reading in enumerate(readings):
            if at == main or reading.group in ("codes", "links"):
                continue
            found = max(_children(parent, reading.table), default=None)
            total += found[0] if found else -0.5
            if found:
                picks[at] = -found[1]
        if parent.profile.fits("reference") < parent.profile.fits("name"):
            total -= len(picks)  # children's names join tables too, and two children may share one
        if total > best[0] and (len(picks) > 1 or parent.key_words >= 0.6):
            best = total, picks
    return best[1] or _by_heading(readings)


def _candidates(table: Table) -> Iterator[Column]:
    return (column for column in table.columns if column.profile.filled and column.profile.fits("reference") >= 0.5)


def _children(parent: Column, table: Table) -> Iterator[tuple[float, int]]:
    for column in _candidates(table):
        share = _included(column.profile, parent.profile)
        if share >= LEAST_INCLUDED:
            words = column.key_words
            same = folded_heading(column.title) == folded_heading(parent.title) != ""
            yield share + 1.5 * words + (1.0 if same else 0.0), -column.index


def _by_heading(readings: Sequence[Recognised]) -> dict[int, int]:
    """Without a list of plans: the column whose heading says it, preferring one heading in all tables."""
    shared: dict[str, list[tuple[int, int]]] = {}
    for at, reading in enumerate(readings):
        if reading.group not in ("codes", "links"):
            for column in _candidates(reading.table):
                if column.key_words >= (0.5 if reading.group == "plan" else LEAST_KEY):
                    shared.setdefault(folded_heading(column.title), []).append((at, column.index))
    found: dict[int, int] = {}
    for columns in sorted(shared.values(), key=len, reverse=True):
        for at, index in columns:
            found.setdefault(at, index)
    return found


def _included(child: Profile, parent: Profile) -> float:
    """The share of a column's different values that are among another's, compared as strictly as it allows."""
    if not child.values or len(child.values) > 4 * len(parent.values) + 20:
        return 0.0
    for level in (str.strip, str.casefold, loosely):
        mine = {level(value) for value in child.values}
        theirs = {level(value) for value in parent.values}
        if len(theirs) == len(parent.values) and mine and (share := len(mine & theirs) / len(mine)) >= LEAST_INCLUDED:
            return share
    return 0.0


_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


@functools.lru_cache(maxsize=65_536)
def loosely(reference: str) -> str:
    """A reference without case, spaces and leading zeros: 01, 1 and 1.0 are one when no two plans are."""
    return _ZEROS.sub("", re.sub(r"\.0\Z", "", "".join(reference.casefold().split())))


def alike(parent: Iterable[str], child: Iterable[str]) -> Mapping[str, str]:
    """For each of a child's references the parent's that it means, at the strictest comparison that finds most."""
    listed, wanted = list(parent), set(child)
    for level in (str.strip, str.casefold, loosely):
        index = {level(reference): reference for reference in listed}
        found = {reference: index[level(reference)] for reference in wanted if level(reference) in index}
        if len(index) == len(set(listed)) and len(found) >= LEAST_INCLUDED * len(wanted):
            return found
    return {reference: reference for reference in wanted & set(listed)}


@frozen
class _Target:
    field: str
    ids: frozenset[str]


def _link_by_values(readings: Sequence[Recognised]) -> None:
    """Columns that no heading named and whose references are all ids of one other table link to its items."""
    targets = []
    for group in ("needs", "outcomes"):
        ids: set[str] = set()
        for reading in readings:
            if (column := reading.column(f"{group}.id")) is not None:
                ids |= column.profile.values
        if ids:
            targets.append(_Target(group, frozenset(ids)))
    for reading in readings:
        if reading.group in ("outcomes", "provision"):
            for choice in reading.choices:
                if choice.confidence in ("unknown", "ask") and choice.column.profile.references >= 0.9:
                    _claim_link(reading, choice, targets)


def _claim_link(reading: Recognised, choice: Choice, targets: Sequence[_Target]) -> None:
    tokens = {token for value in choice.column.profile.values for token in references_in(value)}
    own = reading.group
    fits = [t for t in targets if t.field != own and tokens and len(tokens & t.ids) >= 0.9 * len(tokens)]
    open_fields = [f"{own}.{t.field}" for t in fits if reading.column(f"{own}.{t.field}") is None]
    if len(fits) == 1 and open_fields and any(re.search(r"\D", token) for token in tokens):
        choice.field, choice.confidence, choice.score = open_fields[0], "likely", 0.7
        choice.reason = "its values are references of another table"
