"""What each column of a table is: by the words of its heading, by what its values look like, and by its neighbours.

A table is read in several ways, as plans, needs, outcomes and so on, and the reading that explains most of its columns
wins. A column that two fields claim about equally is left open for a person, and so is a field that two columns claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import define, field, frozen

from ehcp_rules_adapters.layout.labels import column_label
from ehcp_rules_adapters.sheets.profile import Profile, section_codes_of
from ehcp_rules_adapters.sheets.tables import Column, Table
from ehcp_rules_adapters.sheets.vocabulary import GROUPS, KEY, SECTIONS_OF, Vocabulary, base_of
from ehcp_rules_adapters.terms import standard_terms

__all__ = ["Choice", "Claim", "Confidence", "Recognised", "claims_on", "group_of", "recognise", "required"]

Confidence = Literal["sure", "likely", "ask", "ignored", "unknown"]

LEAST = 0.45
"""A heading that covers less of a field's words is no claim on it."""
LIKELY, SURE = 0.55, 0.85
CLOSE = 0.08
"""Two claims nearer than this are equally good."""


@frozen
class Claim:
    """A column may be a field: how strongly, and why."""

    score: float
    field: str
    reason: str


@define(eq=False)
class Choice:
    """What was made of one column; `claims` are the fields it could be, best first."""

    column: Column
    field: str = ""
    confidence: Confidence = "unknown"
    score: float = 0.0
    reason: str = ""
    claims: tuple[Claim, ...] = ()


@define(eq=False)
class Recognised:
    """A table with the group of fields that its rows are, and one choice for each column."""

    table: Table
    group: str
    choices: list[Choice] = field(factory=list)
    score: float = 0.0

    def column(self, name: str) -> Column | None:
        """The column that is used for a field."""
        return next(
            (one.column for one in self.choices if one.field == name and one.confidence in ("sure", "likely")), None
        )

    @property
    def fields(self) -> dict[str, Column]:
        """Each field that is used, with its column."""
        return {one.field: one.column for one in self.choices if one.field and one.confidence in ("sure", "likely")}


def group_of(name: str) -> str:
    """The group of a field: `needs` for `needs.text`, `plan` for facts."""
    group = name.partition(".")[0]
    return group if group in GROUPS or group == "sections" else "plan"


def required(group: str) -> tuple[str, ...]:
    """The fields without which a table is not of this group."""
    return {"codes": ("codes.code", "codes.meaning"), "events": ("events.name", "events.date")}.get(
        group, () if group in ("plan", "sections") else (f"{group}.text",)
    )


def recognise(table: Table, vocabulary: Vocabulary, key: int | None = None) -> Recognised:
    """The best reading of a table; `key` is the column known to hold the reference of the plan."""
    readings = [_read_as(group, table, vocabulary, key) for group in ("plan", *GROUPS)]
    return max(readings, key=lambda reading: reading.score)


def _read_as(group: str, table: Table, vocabulary: Vocabulary, key: int | None) -> Recognised:
    numbered = _numbered(table.columns)
    claims = {c.index: claims_on(c, group, vocabulary, numbered=c.index in numbered) for c in table.columns}
    if key is not None:
        claims[key] = (Claim(1.0, KEY, "its values join the tables"),)
        claims = {
            index: tuple(one for one in listed if one.field != KEY or index == key) for index, listed in claims.items()
        }
    claims = _without_guests(group, claims)
    reading = Recognised(table, group)
    taken = _assign(claims)
    if group == "plan" and not _once_each(table, taken):
        claims = {i: tuple(c for c in listed if group_of(c.field) != "sections") for i, listed in claims.items()}
        taken = _assign(claims)
    for column in table.columns:
        reading.choices.append(_choice(column, table.columns, claims, taken))
    _by_values(reading, vocabulary)
    reading.score = _worth(reading, vocabulary)
    return reading


def _without_guests(group: str, claims: dict[int, tuple[Claim, ...]]) -> dict[int, tuple[Claim, ...]]:
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


def claims_on(column: Column, group: str, vocabulary: Vocabulary, *, numbered: bool = False) -> tuple[Claim, ...]:
    """The fields that a column could be in a table of this group, best first."""
    found = []
    suffix = f"#{column.heading.number}" if numbered else ""
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
    if own == "plan":
        return alone if group == "plan" or name == KEY else alone * 0.9
    if own == "sections":
        label = column_label(heading.text, standard_terms()) if heading.text else None
        if label and label.codes[0] == name.partition(".")[2]:
            return 1.0
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


def _assign(claims: dict[int, tuple[Claim, ...]]) -> dict[str, int]:
    """Each field to the column that claims it best, the strongest claims first."""
    ordered = sorted((-claim.score, index, claim.field) for index, listed in claims.items() for claim in listed)
    fields: dict[str, int] = {}
    used: set[int] = set()
    for _, index, name in ordered:
        if name not in fields and index not in used:
            fields[name] = index
            used.add(index)
    return fields


def _once_each(table: Table, taken: dict[str, int]) -> bool:
    """Whether each reference stands in one row only, as in a list with a row for each plan."""
    key = next((column for column in table.columns if column.index == taken.get(KEY)), None)
    return key is None or key.profile.distinct == key.profile.filled


def _choice(
    column: Column, columns: list[Column], claims: dict[int, tuple[Claim, ...]], taken: dict[str, int]
) -> Choice:
    own = claims[column.index]
    mine = next((claim for claim in own if taken.get(claim.field) == column.index), None)
    ignored = column.ignored
    if ignored >= 0.9 and (mine is None or mine.score < 0.9):
        return Choice(column, "", "ignored", ignored, "its heading", own)
    if mine is None or mine.score < LIKELY:
        wanted = tuple(claim for claim in own if claim.score >= LIKELY)
        return Choice(column, "", "ask" if wanted and column.profile.filled else "unknown", 0.0, "", own)
    others = [claim for claim in own if claim.field != mine.field and claim.field not in taken]
    contested = any(claim.score > mine.score - CLOSE and claim.score >= LIKELY for claim in others)
    contested = contested or any(_rivals(column, other, mine, claims, taken) for other in columns)
    confidence: Confidence = (
        "ask" if contested and column.profile.filled else "sure" if mine.score >= SURE else "likely"
    )
    return Choice(column, mine.field, confidence, mine.score, mine.reason, own)


def _rivals(
    column: Column, other: Column, mine: Claim, claims: dict[int, tuple[Claim, ...]], taken: dict[str, int]
) -> bool:
    """Whether another column, with other values, claims the same field as well and has no better one of its own."""
    if other.index == column.index or not other.profile.values or other.profile.values == column.profile.values:
        return False
    wanted = next((claim.score for claim in claims[other.index] if claim.field == mine.field), 0.0)
    has = max((claim.score for claim in claims[other.index] if taken.get(claim.field) == other.index), default=0.0)
    return wanted > mine.score - CLOSE and wanted > has


def _sections_only(profile: Profile) -> bool:
    return profile.section >= 0.95 and profile.filled >= 2


def _areas_only(profile: Profile) -> bool:
    return profile.area >= 0.9 and profile.filled >= 3


def _statements_only(profile: Profile) -> bool:
    return profile.statement >= 0.7


_TESTS = (("section", _sections_only), ("area", _areas_only), ("text", _statements_only))


def _by_values(reading: Recognised, vocabulary: Vocabulary) -> None:
    """Fields of the group that no heading named, where exactly one column's values can be it."""
    group = reading.group
    if group in ("plan", "events", "codes"):
        return
    for name, test in _TESTS:
        name = f"{group}.{name}"
        if name not in vocabulary.holds or any(one.field == name for one in reading.choices):
            continue
        open_ones = [
            one for one in reading.choices if not one.field and one.confidence != "ignored" and test(one.column.profile)
        ]
        if len(open_ones) == 1:
            one = open_ones[0]
            one.field, one.confidence, one.score = name, "likely", 0.6
            one.reason = "its values"


def _worth(reading: Recognised, vocabulary: Vocabulary) -> float:
    """How much of the table a reading explains; a reading that lacks what it needs is worth little."""
    fields = {base_of(name) for name in reading.fields}
    asked = {base_of(one.field) for one in reading.choices if one.confidence == "ask"}
    worth = sum(one.score for one in reading.choices if one.field and one.confidence != "ignored")
    group = reading.group
    worth += 1.2 * vocabulary.named(reading.table.grid.title, group)
    missing = [name for name in required(group) if name not in fields | asked]
    if group == "plan":
        facts = [name for name in fields | asked if name != KEY]
        worth += 0.3 if facts else -1.0
    return worth - 2.0 * len(missing)
