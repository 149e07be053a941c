"""Defects of a plan's record: its dates, its list of advice, its sections and its status, which need no marks on any text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from ehcp_rules.plan import AdviceEntry, Item, Need, Outcome, Plan, Provision
from ehcp_rules.testing.kinds import DEFECTS
from ehcp_rules.testing.mutations import Mutant, with_item
from ehcp_rules.testing.plan_defects import Mutating, dated

__all__ = ["record_mutants"]

_YEARS = dt.timedelta(days=1200)
"""More than three years."""
_FOUR_YEARS = dt.timedelta(days=1461)
_FAMILY = ("parent", "family", "view", "mother", "father", "young person", "child")
"""Words of an entry that is no professional's."""


def record_mutants(plan: Plan) -> Iterator[Mutant]:
    """Every defect that can be put into the dates, the advice, the sections and the status of this plan."""

    def made(kind: str, after: Plan, where: str = "") -> Mutant:
        return Mutant(kind=DEFECTS[kind], where=where, before=plan, after=after)

    yield from _advice(plan, made)
    yield from _first_plan(plan, made)
    yield from _after_review(plan, made)
    yield from _status(plan, made)
    yield from _sections(plan, made)
    yield from _areas(plan, made)


def _days(count: int) -> dt.timedelta:
    return dt.timedelta(days=count)


def _advice(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    entries = [item for _, item in plan.items("K") if isinstance(item, AdviceEntry) and item.date]
    final, born = plan.dates.final_issued, plan.learner.date_of_birth
    impossible = [("after the plan", final + _days(10)), ("in the future", final + _YEARS)] if final else []
    if born:
        impossible.append(("before birth", born - _days(40)))
    for turn, entry in enumerate(entries):
        if entry.appended:
            yield made("advice-not-attached", with_item(plan, entry.id, appended=False), entry.id)
        if impossible:
            name, day = impossible[turn % len(impossible)]
            yield made("advice-impossible", with_item(plan, entry.id, date=day), f"{entry.id} {name}")
        if final and not any(word in f"{entry.text} {entry.type} {entry.role}".lower() for word in _FAMILY):
            old = final - 2 * _YEARS if turn % 2 else final - _YEARS
            after = with_item(plan, entry.id, date=old if born is None or old > born else final - _YEARS)
            yield made("advice-aged", after, entry.id)


def _first_plan(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    dates = plan.dates
    if plan.stage == "final" and dates.request_received and dates.decision_to_assess:
        for days in (43, 50, 90):
            late = dated(plan, decision_to_assess=dates.request_received + _days(days))
            yield made("decision-late", late, f"after {days} days")
    if plan.stage == "final" and dates.draft_issued and dates.final_issued:
        for days in (13, 10, 3):
            hurried = dated(plan, draft_issued=dates.final_issued - _days(days))
            yield made("draft-hurried", hurried, f"{days} days before the final plan")
    if dates.amendment_notice and dates.final_issued:
        for days in (13, 9):
            hurried = dated(plan, amendment_notice=dates.final_issued - _days(days))
            yield made("draft-hurried", hurried, f"notice {days} days before the final plan")


def _after_review(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    dates = plan.dates
    meeting = dates.review_meeting
    if meeting and dates.review_decision:
        for days in (29, 60):
            yield made("cycle-late", dated(plan, review_decision=meeting + _days(days)), f"decision after {days} days")
    if meeting and dates.amendment_notice:
        late = dated(plan, amendment_notice=meeting + _days(35))
        yield made("cycle-late", late, "notice after 35 days")
    if meeting and dates.amendment_notice and dates.final_issued:
        for days in (57, 80):
            # The whole cycle but the plan goes back, so that the plan is late without being issued in the future.
            back = dates.final_issued - _days(days) - dates.amendment_notice
            moved = dated(
                plan,
                review_meeting=meeting + back,
                review_decision=dates.review_decision + back if dates.review_decision else None,
                amendment_notice=dates.amendment_notice + back,
                next_review_due=dates.next_review_due + back if dates.next_review_due else None,
            )
            yield made("cycle-late", moved, f"plan {days} days after the notice")
    if dates.phase_transfer_due and dates.phase_transfer_final:
        for years, days in ((1, 1), (1, 20), (2, 100)):
            due = dates.phase_transfer_due.replace(year=dates.phase_transfer_due.year - years)
            late = dated(plan, phase_transfer_due=due, phase_transfer_final=due + _days(days))
            yield made("transfer-late", late, f"{days} days")
        due = dates.phase_transfer_due.replace(year=dates.phase_transfer_due.year - 1)
        yield made("transfer-late", dated(plan, phase_transfer_due=due, phase_transfer_final=None), "not yet")


def _status(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    dates = plan.dates
    shifted = {name: day - _FOUR_YEARS for name, day in attrs.asdict(dates).items() if day is not None}
    untouched = dated(plan, **shifted)
    for _, entry in plan.items("K"):
        if isinstance(entry, AdviceEntry) and entry.date:
            untouched = with_item(untouched, entry.id, date=entry.date - _FOUR_YEARS)
    yield made("untouched", untouched, "four years back")
    for version in ("Final draft, version 2", "Proposed plan for consultation", "Draft and final, v3"):
        yield made("status-contradicts", attrs.evolve(plan, version=version), version)
    if dates.final_issued:
        yield made("status-contradicts", dated(plan, final_issued=None), "no date of issue")
    if dates.request_received and dates.decision_to_assess:
        before = dated(plan, decision_to_assess=dates.request_received - _days(30))
        yield made("status-contradicts", before, "decided before it was asked")
    learner = plan.learner
    if learner.date_of_birth:
        nameless = attrs.evolve(learner, name="", known_as="", other_names=())
        yield made("record-incomplete", attrs.evolve(plan, learner=nameless), "no name")
        unborn = attrs.evolve(learner, date_of_birth=None)
        yield made("record-incomplete", attrs.evolve(plan, learner=unborn), "no date of birth")
    for key, value in (("upn", "A82341002601"), ("upn", "ZZ23410026015"), ("nhs_number", "999 012 3457")):
        wrong = attrs.evolve(plan, extensions={**plan.extensions, key: value})
        yield made("record-incomplete", wrong, f"{key} {value}")


def _with_section(plan: Plan, code: str, **changes: Any) -> Plan:
    sections = tuple(attrs.evolve(s, **changes) if s.code == code else s for s in plan.sections)
    return attrs.evolve(plan, sections=sections)


_FOR_AN_ADULT = (
    "A personal assistant goes with {name} to the theatre group for three hours every Thursday.",
    "A worker from the home support agency helps {name} to wash and dress for one hour every morning.",
)


def _sections(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    for code in ("G", "H1", "H2"):
        if plan.section(code) is not None:
            yield made("blank", _with_section(plan, code, items=()), code)
            dash = (Provision(id=f"{code}.0", text="n/a" if code == "G" else "-"),)
            yield made("blank", _with_section(plan, code, items=dash), f"{code} with a mark")
    if plan.section("E") is not None and plan.section("F") is not None:
        merged = _with_section(_with_section(plan, "E", shares=("F",)), "F", shares=("E",))
        yield made("merged", merged, "one label")
    final, born = plan.dates.final_issued, plan.learner.date_of_birth
    if final and born and (final - born).days > 17 * 365:
        name = plan.learner.known_as or plan.learner.name.partition(" ")[0]
        for turn, text in enumerate(_FOR_AN_ADULT):
            grown = attrs.evolve(plan.learner, date_of_birth=final.replace(year=final.year - 18 - turn))
            item = Provision(id="H1.9", text=text.format(name=name))
            after = _with_section(attrs.evolve(plan, learner=grown), "H1", items=(item,))
            yield made("adult-in-h1", after, f"at {18 + turn}")


def _areas(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    needs = [item for _, item in plan.items("B") if isinstance(item, Need)]
    for area in dict.fromkeys(need.area for need in needs if need.area):
        own = {need.id for need in needs if need.area == area}
        section = plan.section("E")
        if section is None:
            continue
        left = tuple(_without_links(section.items, own, area))
        if left != section.items and any(isinstance(item, Outcome) for item in left):
            yield made("area-unreached", _with_section(plan, "E", items=left), area)


def _without_links(items: Iterable[Item], needs: set[str], area: str) -> Iterator[Item]:
    """The items without outcomes of these needs alone or of this area; those of others too are linked to the others only."""
    for item in items:
        if not isinstance(item, Outcome):
            yield item
            continue
        rest = tuple(need for need in item.needs if need not in needs)
        if rest and item.area != area:
            yield attrs.evolve(item, needs=rest)
        elif not item.needs and item.area != area:
            yield item
