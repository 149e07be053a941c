"""The plan model: what a council holds of one Education, Health and Care Plan, exactly as it was imported.

Text is never cleaned here. Empty, absent and not supplied are three things: a section with no items is empty; a section
that the document does not have is absent; a section that the source could not tell is listed in `not_supplied`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Literal

import attrs
from attrs import field, frozen

from ehcp_rules.evidence import SourceRef

__all__ = [
    "AREAS",
    "FACTS",
    "ITEM_KINDS",
    "SECTION_CODES",
    "SECTION_TITLES",
    "STAGES",
    "YES_NO_FACTS",
    "AdviceDocument",
    "AdviceEntry",
    "Budget",
    "Heading",
    "Item",
    "Learner",
    "Monitoring",
    "Need",
    "Note",
    "Outcome",
    "Passage",
    "Placement",
    "Plan",
    "PlanDates",
    "Provision",
    "Section",
    "Strength",
    "View",
    "age_on",
    "facts_of",
    "school_year_of",
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

STAGES: tuple[str, ...] = ("draft", "final", "draft-amended", "final-amended")

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


@frozen
class Passage:
    """A stretch of text at a stable path of one plan, such as `section.F.items[2].text`."""

    path: str
    text: str = field(repr=False)
    source: SourceRef | None = None


@frozen(kw_only=True)
class Section:
    """One lettered section. `shares` lists the other codes under the same printed label (H1 with H2, say)."""

    code: str
    items: tuple[Item, ...] = ()
    label: str = field(default="", repr=False)
    shares: tuple[str, ...] = ()
    source: SourceRef | None = None


@frozen(kw_only=True)
class PlanDates:
    """Dates of the statutory process that the source states; None where it states none."""

    request_received: dt.date | None = None
    decision_to_assess: dt.date | None = None
    advice_requested: dt.date | None = None
    draft_issued: dt.date | None = None
    consultation_sent: dt.date | None = None
    final_issued: dt.date | None = None
    original_plan_issued: dt.date | None = None
    previous_review_meeting: dt.date | None = None
    review_meeting: dt.date | None = None
    review_decision: dt.date | None = None
    amendment_notice: dt.date | None = None
    next_review_due: dt.date | None = None
    phase_transfer_due: dt.date | None = None
    phase_transfer_final: dt.date | None = None

    def get(self, event: str) -> dt.date | None:
        """The date of an event by its name; raises AttributeError for a name that is not a field."""
        value: dt.date | None = getattr(self, event)
        return value


@frozen(kw_only=True)
class Learner:
    """The child or young person, as far as identity and phase need: never printed by a report."""

    name: str = field(default="", repr=False)
    known_as: str = field(default="", repr=False)
    other_names: tuple[str, ...] = field(default=(), repr=False)
    pronouns: str = field(default="", repr=False)
    date_of_birth: dt.date | None = field(default=None, repr=False)
    year_group: str = field(default="", repr=False)
    primary_need: str = field(default="", repr=False)
    setting: str = field(default="", repr=False)


@frozen(kw_only=True)
class AdviceDocument:
    """The text of one piece of advice, or of a review's papers, that stands behind a plan.

    `role` is the profession of its author. `items` are its headings and statements in order, each of the kind that its
    heading tells (a need, an outcome, provision, a view) and a note otherwise; their ids are unique in the plan. Section K
    lists advice; this holds what it says. Paths are `advice[0].items[2].text`.
    """

    id: str
    type: Literal["advice", "review"] = "advice"
    title: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    author: str = field(default="", repr=False)
    date: dt.date | None = None
    items: tuple[Item, ...] = ()
    source: SourceRef | None = None


@frozen(kw_only=True)
class Plan:
    """One plan, or the part of it that the source holds.

    `stage` is one of `STAGES` or None; `week20_exception` is what the source records as the reason for passing twenty
    weeks; `advice` holds the texts of section K's advice as far as they were supplied; `not_supplied` names section codes,
    `dates`, `learner` or one field of these (`learner.name`) that the source cannot tell; `extensions` carries values that
    a council's own overlay reads. `previous` is an earlier version of the same child's plan, for the criteria that compare;
    it holds no earlier version of its own.
    """

    id: str
    stage: str | None = None
    version: str = field(default="", repr=False)
    dates: PlanDates = PlanDates()
    week20_exception: str = field(default="", repr=False)
    learner: Learner = Learner()
    sections: tuple[Section, ...] = ()
    advice: tuple[AdviceDocument, ...] = ()
    previous: Plan | None = field(default=None, repr=False)
    not_supplied: tuple[str, ...] = ()
    extensions: Mapping[str, str | int | bool] = field(factory=dict, repr=False)

    def section(self, code: str) -> Section | None:
        """The section of this code, or None when it is absent or was not supplied."""
        return next((section for section in self.sections if section.code == code), None)

    def supplied(self, part: str) -> bool:
        """Whether the source could tell about a section code, `dates`, `learner` or `learner.name`, or gave any `advice`."""
        if part == "advice":
            return bool(self.advice)
        return part not in self.not_supplied and part.partition(".")[0] not in self.not_supplied

    def items(self, *codes: str) -> Iterator[tuple[str, Item]]:
        """Each item of these sections with its path, in document order."""
        for code in codes:
            section = self.section(code)
            for index, item in enumerate(section.items if section else ()):
                yield f"section.{code}.items[{index}]", item

    def passages(self) -> Iterator[Passage]:
        """Every text of every item, in document order."""
        for section in self.sections:
            for path, item in self.items(section.code):
                for name in item.text_fields:
                    text = getattr(item, name)
                    if text:
                        yield Passage(f"{path}.{name}", text, item.source)


def age_on(born: dt.date, day: dt.date) -> int:
    """Whole years of age on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def school_year_of(born: dt.date, day: dt.date) -> int:
    """The national curriculum year on a day: age at 31 August before the school year, less four (Reception is 0)."""
    start = day.year if day.month >= 9 else day.year - 1
    return age_on(born, dt.date(start, 8, 31)) - 4


FACTS: Mapping[str, str] = MappingProxyType(
    {
        "plan.stage": "draft, final, draft-amended or final-amended",
        "plan.final": "true when the plan is a final or an amended final plan",
        "plan.amended": "true when the plan was amended after a review",
        "learner.age": "age in whole years on the as-of date",
        "learner.school_year": "national curriculum year on the as-of date by date of birth (Reception is 0)",
        "placement.setting": "mainstream, resourced-base, special, post-16, early-years, none or other, from section I",
        "advice.count": "number of entries in section K",
        "advice.texts": "number of pieces of advice whose text was supplied",
        "review.texts": "number of review papers whose text was supplied",
    }
)
"""The closed list of facts that conditions may name. Each is a function of the plan and the as-of date."""

YES_NO_FACTS = ("plan.final", "plan.amended")
"""Those of `FACTS` that are either so or not."""


def facts_of(plan: Plan, as_of: dt.date) -> Mapping[str, Any]:
    """The facts of `FACTS` that this plan can tell; a fact it cannot tell is left out."""
    facts: dict[str, Any] = {}
    if plan.stage is not None:
        facts["plan.stage"] = plan.stage
        facts["plan.final"] = plan.stage.startswith("final")
        facts["plan.amended"] = plan.stage.endswith("amended")
    born = plan.learner.date_of_birth
    if born is not None:
        facts["learner.age"] = age_on(born, as_of)
        facts["learner.school_year"] = school_year_of(born, as_of)
    setting = _setting_of(plan)
    if setting:
        facts["placement.setting"] = setting
    if plan.supplied("K") and plan.section("K") is not None:
        facts["advice.count"] = sum(1 for _ in plan.items("K"))
    facts["advice.texts"] = sum(document.type == "advice" for document in plan.advice)
    facts["review.texts"] = sum(document.type == "review" for document in plan.advice)
    return facts


_SETTINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("resourced-base", ("resourced", "resource base", "unit", "support base", "enhanced provision")),
    ("special", ("special",)),
    ("early-years", ("nursery", "early years", "pre-school", "preschool")),
    ("post-16", ("college", "post-16", "sixth form", "further education")),
    ("mainstream", ("mainstream", "academy", "primary", "secondary", "community", "maintained", "school")),
)


def _setting_of(plan: Plan) -> str:
    section = plan.section("I")
    if section is None:
        return ""
    if not section.items:
        return "none"
    typed = " ".join(i.text for i in section.items if isinstance(i, Placement) and i.field == "type").lower()
    text = typed or " ".join(item.text for item in section.items).lower()
    return next((kind for kind, words in _SETTINGS if any(word in text for word in words)), "other")


def with_items(plan: Plan, code: str, items: tuple[Item, ...]) -> Plan:
    """A copy of the plan in which one section holds these items."""
    if plan.section(code) is None:
        return attrs.evolve(plan, sections=(*plan.sections, Section(code=code, items=items)))
    sections = tuple(attrs.evolve(s, items=items) if s.code == code else s for s in plan.sections)
    return attrs.evolve(plan, sections=sections)
