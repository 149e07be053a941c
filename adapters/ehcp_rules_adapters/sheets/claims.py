"""Which fields a column could be: by the words of its heading in a table of some group, and by what its values look like."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from ehcp_rules_adapters.layout.labels import column_label
from ehcp_rules_adapters.sheets.profile import Profile, section_codes_of
from ehcp_rules_adapters.sheets.tables import Column
from ehcp_rules_adapters.sheets.vocabulary import GROUPS, KEY, SECTIONS_OF, Vocabulary, base_of
from ehcp_rules_adapters.terms import standard_terms

__all__ = ["LIKELY", "SURE", "Claim", "Claims", "assigned", "claims_in", "group_of"]

LEAST = 0.45
"""A heading that covers less of a field's words is no claim on it."""
LIKELY, SURE = 0.55, 0.85


@frozen
class Claim:
    """A column may be a field: how strongly, and why."""

    score: float
    field: str
    reason: str


Claims = dict[int, tuple[Claim, ...]]
"""For each column, by its position, the fields that it could be, best first."""


def group_of(name: str) -> str:
    """The group of a field: `needs` for `needs.text`, `plan` for facts."""
    group = name.partition(".")[0]
    return group if group in GROUPS or group == "sections" else "plan"


def claims_in(columns: Iterable[Column], group: str, vocabulary: Vocabulary) -> Claims:
    """The claims of all columns of a table that is read as one of this group."""
    listed = list(columns)
    numbered, parts = _numbered(listed), _parts_of_sections(listed)
    found = {
        c.index: _claims_on(c, group, vocabulary, numbered=c.index in numbered, part=parts.get(c.index)) for c in listed
    }
    return _without_guests(group, found)


def _claims_on(
    column: Column, group: str, vocabulary: Vocabulary, *, numbered: bool = False, part: int | None = None
) -> tuple[Claim, ...]:
    """The fields that a column could be in a table of this group, best first."""
    found = []
    suffix = f"#{part or column.heading.number}" if numbered or part else ""
    for name in vocabulary.fields:
        score = _heading_score(column, name, group, vocabulary, numbered)
        if score < LEAST:
            continue
        fit = column.profile.fits(vocabulary.holds[name])
        if fit and vocabulary.holds[name] == "section" and group in SECTIONS_OF:
            fit *= _fits_group(column.profile, group, vocabulary)
        if fit:
            reason = "its heading and its values" if column.profile.filled and fit >= 0.9 else "its heading"
            own = group_of(name)
            full = f"{name}{suffix}" if own in GROUPS or own == "sections" else name
            found.append(Claim(round(score * (0.3 + 0.7 * fit), 4), full, reason))
    return tuple(sorted(found, key=lambda claim: (-claim.score, claim.field)))


def _heading_score(column: Column, name: str, group: str, vocabulary: Vocabulary, numbered: bool) -> float:
    """How well a heading names a field in a table of this group: in full, or without the group's word in its own table."""
    own = group_of(name)
    heading, (alone, named) = column.heading, column.matches.get(name, (0.0, 0.0))
    if name == KEY and group != "plan":
        return column.key_words
    if own == "plan":
        return alone if group == "plan" else alone * 0.9
    if own == "sections":
        label = column_label(heading.text, standard_terms()) if heading.text else None
        if label and label.codes[0] == name.partition(".")[2]:
            return 0.9 if label.codes[0] == "I" else 1.0
        return 0.0 if group != "plan" or label else alone
    if group == "plan" and not numbered:
        return 0.0
    if own == group:
        return max(named, alone * 0.97)
    if own in ("codes", "events", "statements") or vocabulary.holds[name] == "references":
        return 0.0
    return named * 0.9 if heading.without(vocabulary.group_words[own]) is not None else 0.0


def _fits_group(profile: Profile, group: str, vocabulary: Vocabulary) -> float:
    """Whether the sections that a column names are those of the group: F is no section of needs."""
    named = {code for value in profile.values for code in section_codes_of(value, vocabulary)}
    return 1.0 if named <= SECTIONS_OF[group] or not named else 0.0


def assigned(claims: Claims) -> dict[str, int]:
    """Each field to the column that claims it best, the strongest claims first."""
    ordered = sorted((-claim.score, index, claim.field) for index, listed in claims.items() for claim in listed)
    fields: dict[str, int] = {}
    used: set[int] = set()
    for _, index, name in ordered:
        if name not in fields and index not in used:
            fields[name] = index
            used.add(index)
    return fields


def _without_guests(group: str, claims: Claims) -> Claims:
    """Keep the fields of another group only where its statements stand in the rows as well.

    In a list of provision, `Need no` is a link to a need in another table; beside a column with the need's text it is the
    id of that need, and so for its other columns.
    """
    said = {claim.field for listed in claims.values() for claim in listed[:1] if claim.score >= LIKELY}
    hosted = {group_of(name) for name in said if base_of(name).endswith(".text")} | {group, "plan", "sections"}
    kept = {}
    for index, listed in claims.items():
        mine = [claim for claim in listed if group_of(claim.field) in hosted]
        guests = [claim.score for claim in mine if group_of(claim.field) not in (group, "plan", "sections")]
        nearest = max(guests, default=0.0)
        if nearest >= 0.8:
            mine = [claim for claim in mine if group_of(claim.field) != group or claim.score > nearest + 0.1]
        kept[index] = tuple(mine)
    return kept


def _numbered(columns: Iterable[Column]) -> set[int]:
    """Columns of numbered sets, such as `Need 1` and `Need 2`: the same words with different numbers."""
    sets: dict[tuple[frozenset[str], ...], list[Column]] = {}
    for column in columns:
        if column.heading.number is not None:
            sets.setdefault(tuple(frozenset(unit) for unit in column.heading.units), []).append(column)
    return {column.index for found in sets.values() if len({c.heading.number for c in found}) > 1 for column in found}


def _parts_of_sections(columns: Iterable[Column]) -> dict[int, int]:
    """Columns that share one section, such as `Section B: cognition` and `Section B: sensory`, numbered in their order."""
    sets: dict[str, list[int]] = {}
    for column in columns:
        label = column_label(column.heading.text, standard_terms()) if column.heading.text else None
        if label and label.codes[0] != "I":
            sets.setdefault(label.codes[0], []).append(column.index)
    return {index: number for found in sets.values() if len(found) > 1 for number, index in enumerate(found, 1)}
