"""What each column of a table is: by the words of its heading, by what its values look like, and by its neighbours.

A table is read in several ways, as plans, needs, outcomes and so on, and the reading that explains most of its columns
wins. A column that two fields claim about equally is left open for a person, and so is a field that two columns claim.
"""

from __future__ import annotations

from typing import Literal

from attrs import define, field

from ehcp_rules.plan import SECTION_CODES
from ehcp_rules_adapters.layout.labels import section_label
from ehcp_rules_adapters.sheets.claims import LIKELY, SURE, Claim, Claims, assigned, claims_in, group_of
from ehcp_rules_adapters.sheets.profile import Profile
from ehcp_rules_adapters.sheets.tables import Column, Table
from ehcp_rules_adapters.sheets.vocabulary import GROUPS, KEY, SECTIONS_OF, Vocabulary, base_of
from ehcp_rules_adapters.terms import standard_terms

__all__ = ["Choice", "Confidence", "Recognised", "read_as", "recognise", "required", "section_of_title"]

Confidence = Literal["sure", "likely", "ask", "ignored", "unknown"]

CLOSE = 0.08
"""Two claims nearer than this are equally good."""


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


def required(group: str) -> tuple[str, ...]:
    """The fields without which a table is not of this group."""
    return {"codes": ("codes.code", "codes.meaning"), "events": ("events.name", "events.date")}.get(
        group, () if group in ("plan", "sections") else (f"{group}.text",)
    )


def recognise(table: Table, vocabulary: Vocabulary, key: int | None = None) -> Recognised:
    """The best reading of a table; `key` is the column known to hold the reference of the plan."""
    section = section_of_title(table.grid.title)
    groups = [group for group, codes in SECTIONS_OF.items() if section in codes]
    readings = [
        read_as(group, table, vocabulary, key) for group in ((*groups, "statements") if section else ("plan", *GROUPS))
    ]
    return max(readings, key=lambda reading: reading.score)


def section_of_title(title: str) -> str:
    """The section that a sheet or file is named after; empty for none."""
    if title.strip() in SECTION_CODES:
        return title.strip()
    label = section_label(title, standard_terms())
    return label.codes[0] if label else ""


def read_as(group: str, table: Table, vocabulary: Vocabulary, key: int | None = None) -> Recognised:
    """A table read as one of a group, whether that explains much of it or little."""
    claims = claims_in(table.columns, group, vocabulary)
    if key is not None:
        claims[key] = (Claim(1.0, KEY, "its values join the tables"),)
        claims = {
            index: tuple(one for one in listed if one.field != KEY or index == key) for index, listed in claims.items()
        }
    reading = Recognised(table, group)
    taken = assigned(claims)
    if group == "plan" and not _once_each(table, taken):
        claims = {i: tuple(c for c in listed if group_of(c.field) != "sections") for i, listed in claims.items()}
        taken = assigned(claims)
    for column in table.columns:
        reading.choices.append(_choice(column, table.columns, claims, taken))
    _settle_school(reading)
    _by_values(reading, vocabulary)
    reading.score = _worth(reading, vocabulary)
    return reading


def _once_each(table: Table, taken: dict[str, int]) -> bool:
    """Whether each reference stands in one row only, as in a list with a row for each plan."""
    key = next((column for column in table.columns if column.index == taken.get(KEY)), None)
    return key is None or key.profile.distinct == key.profile.filled


def _choice(column: Column, columns: list[Column], claims: Claims, taken: dict[str, int]) -> Choice:
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


def _rivals(column: Column, other: Column, mine: Claim, claims: Claims, taken: dict[str, int]) -> bool:
    """Whether another column, with other values, claims the same field as well and has no better one of its own."""
    if other.index == column.index or not other.profile.values or other.profile.values == column.profile.values:
        return False
    if other.ignored >= 0.9:
        return False
    wanted = next((claim.score for claim in claims[other.index] if claim.field == mine.field), 0.0)
    has = max((claim.score for claim in claims[other.index] if taken.get(claim.field) == other.index), default=0.0)
    return wanted > mine.score - CLOSE and wanted > has


def _settle_school(reading: Recognised) -> None:
    """A school beside the type of a placement is the placement itself, and not only where the child is now."""
    fields = reading.fields
    if "placement.type" in fields and "placement.name" not in fields:
        for choice in reading.choices:
            if choice.field == "learner.setting" and any(claim.field == "placement.name" for claim in choice.claims):
                choice.field = "placement.name"


def _sections_only(profile: Profile) -> bool:
    return profile.section >= 0.95 and profile.filled >= 2


def _areas_only(profile: Profile) -> bool:
    return profile.area >= 0.9 and profile.filled >= 3


def _statements_only(profile: Profile) -> bool:
    return profile.statement >= 0.7


def _printed_only(profile: Profile) -> bool:
    return profile.printed >= 0.9 and profile.filled >= 2


_TESTS = (("section", _sections_only), ("id", _printed_only), ("area", _areas_only), ("text", _statements_only))


def _by_values(reading: Recognised, vocabulary: Vocabulary) -> None:
    """Fields of the group that no heading named, where exactly one column's values can be it."""
    group = reading.group
    if group in ("plan", "events", "codes"):
        return
    for name, test in _TESTS:
        name = f"{group}.{name}"
        if name not in vocabulary.holds or any(one.field == name for one in reading.choices):
            continue
        if name.endswith(".section") and group in SECTIONS_OF:
            continue  # in a list of needs the heading has to say that these letters are sections
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
    section = section_of_title(reading.table.grid.title)
    named = section in SECTIONS_OF.get(group, ()) or (group == "statements" and section in ("I", "J"))
    worth += 1.2 * (1.0 if named else 0.0 if section else vocabulary.named(reading.table.grid.title, group))
    missing = [name for name in required(group) if name not in fields | asked]
    if group == "plan":
        facts = [name for name in fields | asked if name != KEY]
        worth += 0.3 if facts else -1.0
    return worth - 2.0 * len(missing)
