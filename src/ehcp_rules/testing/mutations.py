"""Mutation of plans: put one known defect into a good plan, or change what means nothing, and see which verdicts move.

A defect is *found* when its target criterion has a finding that it did not have before, *asked* when a person is asked
instead, and *missed* otherwise. Every other criterion whose verdict on some item moves, and which the defect does not
declare in `may_move`, *cried wolf*. A neutral change may move no verdict at all.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from enum import StrEnum
from typing import Any

import attrs
from attrs import field, frozen

from ehcp_rules.assessment import Assessment
from ehcp_rules.engine import Engine
from ehcp_rules.plan import Item, Plan

__all__ = [
    "Defect",
    "Found",
    "Moved",
    "Mutant",
    "MutationReport",
    "Neutral",
    "Tried",
    "counting",
    "moved_between",
    "run_mutants",
    "with_item",
    "without",
]


class Found(StrEnum):
    """What became of a mutant. `already` is a defect put where the target had the same finding before: it is not counted."""

    FOUND = "found"
    ASKED = "asked"
    MISSED = "missed"
    ALREADY = "already"
    UNMOVED = "unmoved"
    MOVED = "moved"


@frozen(kw_only=True)
class Defect:
    """A kind of defect: the criterion it must turn, and those it may move too, each with the reason a reviewer gave."""

    id: str
    title: str
    target: str
    may_move: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class Neutral:
    """A kind of change that means nothing: no verdict may move."""

    id: str
    title: str


@frozen(kw_only=True)
class Mutant:
    """One change made to one plan: which kind, where (an item id, or empty for the whole plan), and the plan with it."""

    kind: Defect | Neutral
    where: str
    before: Plan = field(repr=False)
    after: Plan = field(repr=False)

    @property
    def id(self) -> str:
        """The kind, plan and place, by which reviewed exceptions name it."""
        return f"{self.kind.id} {self.before.id} {self.where}".strip()


@frozen
class Moved:
    """A verdict of one criterion on one item (or on the plan, when `item` is None) that changed."""

    criterion: str
    item: str | None
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.criterion} on {self.item or 'the plan'}: {self.before} to {self.after}"


@frozen(kw_only=True)
class Tried:
    """What became of one mutant, with every verdict that moved and was not declared."""

    mutant: Mutant
    found: Found
    wolves: tuple[Moved, ...] = ()


@frozen(kw_only=True)
class MutationReport:
    """What became of all mutants."""

    tried: tuple[Tried, ...]

    @property
    def defects(self) -> tuple[Tried, ...]:
        """The defects that were put where there was none before."""
        return tuple(t for t in self.tried if isinstance(t.mutant.kind, Defect) and t.found is not Found.ALREADY)

    @property
    def neutral(self) -> tuple[Tried, ...]:
        """The neutral changes."""
        return tuple(t for t in self.tried if isinstance(t.mutant.kind, Neutral))

    def of(self, kind: str) -> tuple[Tried, ...]:
        """The mutants of one kind, by its id."""
        return tuple(t for t in self.tried if t.mutant.kind.id == kind)

    def counts(self) -> Mapping[str, Counter[str]]:
        """By criterion: how many defects aimed at it were found, asked or missed, and how often it cried wolf."""
        counted: dict[str, Counter[str]] = {}
        for one in self.defects:
            assert isinstance(one.mutant.kind, Defect)  # noqa: S101 - narrows the type
            counted.setdefault(one.mutant.kind.target, Counter())[one.found] += 1
        for one in self.tried:
            name = "wolf" if isinstance(one.mutant.kind, Defect) else "moved"
            for criterion in {moved.criterion for moved in one.wolves}:
                counted.setdefault(criterion, Counter())[name] += 1
        return dict(sorted(counted.items()))


def counting(engine: Engine) -> Set[str]:
    """The criteria that a machine decides and that carry weight."""
    return {one.id for one in engine.ruleset.criteria if one.scoring.weight and one.decided_by == "machine"}


def run_mutants(engine: Engine, mutants: Iterable[Mutant], *, as_of: dt.date) -> MutationReport:
    """Judge every mutant and the plan it was made from, as things stand on a day.

    What counts is what a machine decides and what carries weight: previews and questions to a person may move freely.
    """
    counted = counting(engine)
    judged: dict[int, tuple[Plan, Assessment]] = {}
    tried = []
    for mutant in mutants:
        key = id(mutant.before)
        if key not in judged:
            judged[key] = (mutant.before, engine.assess(mutant.before, as_of=as_of))
        tried.append(_tried(mutant, judged[key][1], engine.assess(mutant.after, as_of=as_of), counted))
    return MutationReport(tried=tuple(tried))


def _tried(mutant: Mutant, before: Assessment, after: Assessment, counted: Set[str]) -> Tried:
    moved = tuple(one for one in moved_between(before, after) if one.criterion in counted)
    if isinstance(mutant.kind, Neutral):
        return Tried(mutant=mutant, found=Found.MOVED if moved else Found.UNMOVED, wolves=moved)
    declared = {mutant.kind.target, *mutant.kind.may_move}
    wolves = tuple(one for one in moved if one.criterion not in declared)
    return Tried(mutant=mutant, found=_found(mutant, before, after), wolves=wolves)


def _found(mutant: Mutant, before: Assessment, after: Assessment) -> Found:
    assert isinstance(mutant.kind, Defect)  # noqa: S101 - narrows the type
    target = mutant.kind.target
    old, new = _findings(before, target), _findings(after, target)
    if new - old:
        return Found.FOUND
    here = {(item, code) for item, code in old if item is None or not mutant.where or item == mutant.where}
    if here and here <= new:
        return Found.ALREADY
    return Found.ASKED if _asked(after, target) > _asked(before, target) else Found.MISSED


def _findings(assessment: Assessment, criterion: str) -> set[tuple[str | None, str]]:
    items = assessment.result(criterion).items
    return {(finding.item, finding.code) for outcome in items for finding in outcome.findings}


def _asked(assessment: Assessment, criterion: str) -> int:
    result = assessment.result(criterion)
    asked = [outcome for outcome in result.items if outcome.verdict == "needs-judgement"]
    return len(asked) + (result.verdict in ("needs-judgement", "not-assessed"))


def moved_between(before: Assessment, after: Assessment) -> Iterator[Moved]:
    """Every verdict that two assessments of nearly the same plan give otherwise, on items that both plans have."""
    for old, new in zip(before.results, after.results, strict=True):
        was = {outcome.item: outcome.verdict for outcome in old.items}
        now = {outcome.item: outcome.verdict for outcome in new.items}
        if not was or not now:
            if old.verdict is not new.verdict:
                yield Moved(old.criterion, None, old.verdict.value, new.verdict.value)
            continue
        for item in was:
            if item in now and was[item] is not now[item]:
                yield Moved(old.criterion, item, was[item].value, now[item].value)


def with_item(plan: Plan, id: str, **changes: Any) -> Plan:
    """A copy of the plan in which one item has other attributes."""

    def one(item: Item) -> Item:
        return attrs.evolve(item, **changes) if item.id == id else item

    sections = tuple(attrs.evolve(s, items=tuple(map(one, s.items))) for s in plan.sections)
    return attrs.evolve(plan, sections=sections)


def without(plan: Plan, *ids: str) -> Plan:
    """A copy of the plan without some of its items."""
    sections = tuple(attrs.evolve(s, items=tuple(i for i in s.items if i.id not in ids)) for s in plan.sections)
    return attrs.evolve(plan, sections=sections)
