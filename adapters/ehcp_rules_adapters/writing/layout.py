"""What a plan looks like on paper: the front page, and the parts of each section in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import attrs
from attrs import field, frozen

from ehcp_rules.plan import AREAS, SECTION_TITLES, Heading, Item, Learner, Monitoring, Plan, PlanDates, Section
from ehcp_rules.report.words import day

__all__ = ["COLUMNS", "Column", "Lines", "Rows", "SubHeading", "cell_text", "front_page", "parts_of", "title_of"]

_STAGES = {"draft": "Draft", "final": "Final", "draft-amended": "Draft amended", "final-amended": "Final amended"}
_LEARNER = {"known_as": "Preferred name", "setting": "Current setting"}


@frozen
class Column:
    """A column of a table: its heading, the field of an item that stands in it, and its share of the width."""

    title: str
    field: str
    share: int


_REF, _AREA = Column("Ref", "id", 2), Column("Area of need", "area", 4)
_NEEDS, _OUTCOMES = Column("Links to needs", "needs", 3), Column("Links to outcomes", "outcomes", 3)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "need": (_REF, _AREA, Column("Need", "text", 12)),
    "strength": (_REF, _AREA, Column("Strength", "text", 12)),
    "outcome": (_REF, _AREA, Column("Outcome", "text", 12), Column("Steps towards the outcome", "steps", 8), _NEEDS),
    "provision": (
        _REF,
        _AREA,
        Column("Provision", "text", 12),
        Column("Who", "who", 5),
        Column("How often", "how_often", 4),
        Column("Review", "review", 4),
        _NEEDS,
        _OUTCOMES,
    ),
    "advice": (
        _REF,
        Column("Type of advice", "type", 5),
        Column("Document", "text", 7),
        Column("Author", "author", 5),
        Column("Role", "role", 5),
        Column("Date", "date", 4),
        Column("Appended", "appended", 3),
    ),
}
"""The columns of items by their kind; of those behind the text only what some item fills is printed."""


@frozen
class Rows:
    """A table with a row of headings; `caption` says what it is to somebody who hears the page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@frozen
class Lines:
    """Labels with their texts, one below another; a text without a label stands alone."""

    caption: str
    pairs: tuple[tuple[str, str], ...] = field(repr=False)


@frozen
class SubHeading:
    """A heading within a section, over the items that follow."""

    text: str = field(repr=False)


def front_page(plan: Plan) -> tuple[tuple[str, str | dt.date], ...]:
    """The facts of the front page, as labels that are read again and their values; what is not stated is left out."""
    facts: list[tuple[str, Any]] = [("Status", _STAGES.get(plan.stage or "")), ("Version", plan.version)]
    for name in (one.name for one in attrs.fields(Learner)):
        if name != "other_names":
            facts.append((_LEARNER.get(name, _words(name)), getattr(plan.learner, name)))
    facts += [(_words(one.name), getattr(plan.dates, one.name)) for one in attrs.fields(PlanDates)]
    facts.append(("Week 20 exception", plan.week20_exception))
    return tuple((label, value) for label, value in facts if value)


def title_of(section: Section) -> str:
    """The heading of a section, or of several that share it: `Sections H1 and H2: …`."""
    codes = (section.code, *(code for code in section.shares if code != section.code))
    if len(codes) > 1:
        return f"Sections {', '.join(codes[:-1])} and {codes[-1]}: {SECTION_TITLES[codes[0]]}"
    return f"Section {section.code}: {SECTION_TITLES[section.code]}"


def parts_of(section: Section) -> Iterator[Rows | Lines | SubHeading]:
    """The parts of a section in the order of its items."""
    for kind, group in groupby(section.items, key=lambda item: item.kind):
        items = tuple(group)
        if kind == Heading.kind:
            yield from (SubHeading(item.text) for item in items)
        elif kind in COLUMNS and not (section.shares and _plain(kind, items)):
            yield _rows(section.code, kind, items)
        elif kind == Monitoring.kind:
            # Under a label of its own: it is about all outcomes, and must not fall to the area of the last one.
            yield SubHeading(f"{title_of(section)} – how progress is checked")
            yield Lines(f"Section {section.code}", tuple((_label(item), _numbered(item)) for item in items))
        else:
            yield Lines(f"Section {section.code}", tuple((_label(item), _numbered(item)) for item in items))


def _plain(kind: str, items: Sequence[Item]) -> bool:
    """Whether items have nothing but their text: of sections under one label a table could not tell which is which."""
    return not any(
        cell_text(getattr(item, column.field, ""))
        for item in items
        for column in COLUMNS[kind]
        if column.field not in ("id", "text")
    )


def _rows(code: str, kind: str, items: Sequence[Item]) -> Rows:
    columns = tuple(
        column
        for column in COLUMNS[kind]
        if column.field in ("id", "text") or any(cell_text(getattr(item, column.field, "")) for item in items)
    )
    rows = tuple(tuple(_cell(item, column.field) for column in columns) for item in items)
    return Rows(
        f"Section {code}: {kind if kind == 'advice' else kind + 's' if kind != 'provision' else kind}", columns, rows
    )


def _cell(item: Item, name: str) -> str:
    value = getattr(item, name, "")
    return AREAS.get(value, value) if name == "area" else cell_text(value)


def _label(item: Item) -> str:
    if item.kind == "view":
        return " – ".join(text for name in ("label", "speaker", "method") if (text := getattr(item, name)))
    if item.kind == "placement":
        return {"name": "Name", "type": "Type"}.get(getattr(item, "field", ""), "")
    return ""


def _numbered(item: Item) -> str:
    """A statement behind its reference, where there is no column for that."""
    return f"{item.id}. {item.text}" if item.kind in ("monitoring", "budget", "provision") else item.text


def cell_text(value: Any) -> str:
    """A value as it is printed: `3 March 2026`, `Yes`, `B1, B2`."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
