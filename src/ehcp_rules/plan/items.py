"""What stands in a plan: sections by their letters, areas of need, and the kinds of items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Literal

from attrs import field, frozen

from ehcp_rules.evidence import SourceRef

__all__ = [
    "AREAS",
    "ITEM_KINDS",
    "SECTION_CODES",
    "SECTION_TITLES",
    "AdviceEntry",
    "Budget",
    "Heading",
    "Item",
    "Monitoring",
    "Need",
    "Note",
    "Outcome",
    "Placement",
    "Provision",
    "Strength",
    "View",
]

SECTION_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "A": "Views, interests and aspirations",
        "B": "Special educational needs",
        "C": "Health care needs",
        "D": "Social care needs",
        "E": "Outcomes",
        "F": "Special educational provision",
        "G": "Health care provision",
        "H1": "Social care provision under section 2 of the Chronically Sick and Disabled Persons Act 1970",
        "H2": "Other social care provision",
        "I": "Placement",
        "J": "Personal budget and direct payments",
        "K": "Advice and information",
    }
)
"""The twelve sections of regulation 12 of the SEND Regulations 2014, with plain titles."""

SECTION_CODES: tuple[str, ...] = tuple(SECTION_TITLES)

AREAS: Mapping[str, str] = MappingProxyType(
    {
        "communication-and-interaction": "Communication and interaction",
        "cognition-and-learning": "Cognition and learning",
        "social-emotional-and-mental-health": "Social, emotional and mental health",
        "sensory-and-physical": "Sensory and physical",
        "health": "Health",
        "social-care": "Social care",
        "preparing-for-adulthood": "Preparing for adulthood",
    }
)
"""The four broad areas of need (Code of Practice, chapter 6) and three that local templates add. Others are kept as written."""


@frozen(kw_only=True)
class Item:
    """One numbered or separate statement of a section. `id` is the document's own where it prints one."""

    kind: ClassVar[str] = ""
    text_fields: ClassVar[tuple[str, ...]] = ("text",)

    id: str
    text: str = field(repr=False)
    source: SourceRef | None = None


@frozen(kw_only=True)
class View(Item):
    """Section A: what somebody says about the child, with who says it (`speaker`) and how it was gathered (`method`)."""

    kind: ClassVar[str] = "view"
    text_fields: ClassVar[tuple[str, ...]] = ("text", "label", "speaker", "method")

    label: str = field(default="", repr=False)
    speaker: str = field(default="", repr=False)
    method: str = field(default="", repr=False)


@frozen(kw_only=True)
class Need(Item):
    """Sections B, C and D: one need. `area` is the area of need as printed, or a key of `AREAS`."""

    kind: ClassVar[str] = "need"
    area: str = field(default="", repr=False)


@frozen(kw_only=True)
class Strength(Item):
    """Sections B, C and D: what the child can do."""

    kind: ClassVar[str] = "strength"
    area: str = field(default="", repr=False)


@frozen(kw_only=True)
class Heading(Item):
    """A line that governs the items under it, such as a date heading in section E."""

    kind: ClassVar[str] = "heading"


@frozen(kw_only=True)
class Outcome(Item):
    """Section E: one outcome. `needs` are the item ids it answers; `under` is the id of the heading that governs it."""

    kind: ClassVar[str] = "outcome"
    text_fields: ClassVar[tuple[str, ...]] = ("text", "steps")

    area: str = field(default="", repr=False)
    needs: tuple[str, ...] = ()
    under: str | None = None
    steps: str = field(default="", repr=False)


@frozen(kw_only=True)
class Monitoring(Item):
    """Section E: how shorter-term targets are set and progress is checked."""

    kind: ClassVar[str] = "monitoring"


@frozen(kw_only=True)
class Provision(Item):
    """Sections F, G, H1 and H2: one piece of provision, with the columns that some layouts keep beside its text."""

    kind: ClassVar[str] = "provision"
    text_fields: ClassVar[tuple[str, ...]] = ("text", "who", "how_often", "review")

    area: str = field(default="", repr=False)
    needs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    who: str = field(default="", repr=False)
    how_often: str = field(default="", repr=False)
    review: str = field(default="", repr=False)


@frozen(kw_only=True)
class Placement(Item):
    """Section I: the name or the type of the setting."""

    kind: ClassVar[str] = "placement"
    field: Literal["name", "type", "other"] = "other"


@frozen(kw_only=True)
class Budget(Item):
    """Section J: what the plan says of a personal budget and direct payments."""

    kind: ClassVar[str] = "budget"


@frozen(kw_only=True)
class AdviceEntry(Item):
    """Section K: one piece of advice; `text` is its title, `type` what the document calls it, `date` when it is dated."""

    kind: ClassVar[str] = "advice"
    text_fields: ClassVar[tuple[str, ...]] = ("text", "type", "author", "role")

    type: str = field(default="", repr=False)
    author: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    date: dt.date | None = None
    appended: bool | None = None


@frozen(kw_only=True)
class Note(Item):
    """Text in a section that is none of the other kinds."""

    kind: ClassVar[str] = "note"


ITEM_KINDS: Mapping[str, type[Item]] = MappingProxyType(
    {
        cls.kind: cls
        for cls in (View, Need, Strength, Heading, Outcome, Monitoring, Provision, Placement, Budget, AdviceEntry, Note)
    }
)
