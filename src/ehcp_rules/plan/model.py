"""One plan: its sections, dates, learner, the advice behind it, and an earlier version of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

import attrs
from attrs import field, frozen

from ehcp_rules.evidence import SourceRef
from ehcp_rules.plan.items import Item

__all__ = ["STAGES", "AdviceDocument", "Learner", "Passage", "Plan", "PlanDates", "Section", "with_items"]

STAGES: tuple[str, ...] = ("draft", "final", "draft-amended", "final-amended")


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


def with_items(plan: Plan, code: str, items: tuple[Item, ...]) -> Plan:
    """A copy of the plan in which one section holds these items."""
    if plan.section(code) is None:
        return attrs.evolve(plan, sections=(*plan.sections, Section(code=code, items=items)))
    sections = tuple(attrs.evolve(s, items=items) if s.code == code else s for s in plan.sections)
    return attrs.evolve(plan, sections=sections)
