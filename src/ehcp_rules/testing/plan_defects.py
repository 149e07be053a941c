"""Defects of a plan as a whole, which any plan can be given without marks: sections, links, views, advice, placement and dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import attrs

from ehcp_rules.plan import AdviceEntry, Need, Outcome, Placement, Plan, Provision, View
from ehcp_rules.testing.kinds import DEFECTS
from ehcp_rules.testing.mutations import Mutant, with_item, without
from ehcp_rules.testing.wordings import wording

__all__ = ["Mutating", "dated", "plan_mutants"]

Mutating = Callable[[str, Plan, str], Mutant]
"""How a mutant of one plan is made: from the kind of defect, the plan with it, and where it stands."""
_FAMILY = re.compile(r"\b(?:parents?|mother|father|family|carers?)\b")


def plan_mutants(plan: Plan) -> Iterator[Mutant]:
    """Defects of the plan as a whole: sections, links, views, advice, placement and dates."""

    def made(kind: str, after: Plan, where: str = "") -> Mutant:
        return Mutant(kind=DEFECTS[kind], where=where, before=plan, after=after)

    for code, kind in (("C", "health-silent"), ("D", "care-silent")):
        emptied = (attrs.evolve(s, items=()) if s.code == code else s for s in plan.sections)
        yield made(kind, attrs.evolve(plan, sections=tuple(emptied)), code)
    for gone in ("A", "D", "H2", "J"):
        if plan.section(gone):
            rest = tuple(section for section in plan.sections if section.code != gone)
            yield made("section-out", attrs.evolve(plan, sections=rest), gone)
    yield from _links(plan, made)
    yield from _views(plan, made)
    yield from _advice(plan, made)
    yield from _dates(plan, made)


def _links(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    provisions = [item for _, item in plan.items("F") if isinstance(item, Provision)]
    answered = [need for item in provisions for need in item.needs]
    for _, need in plan.items("B"):
        if isinstance(need, Need) and need.id in answered:
            reached = {o.id for _, o in plan.items("E") if isinstance(o, Outcome) and need.id in o.needs}
            serving = [p.id for p in provisions if need.id in p.needs or reached & set(p.outcomes)]
            yield made("unanswered", without(plan, *serving), need.id)
    for item in provisions:
        if item.needs or item.outcomes:
            yield made("unlinked", with_item(plan, item.id, needs=(), outcomes=()), item.id)
        if re.search(r"\bspeech and language therap(?:y|ist)\b", f"{item.text} {item.who}"):
            sections = (
                attrs.evolve(s, items=tuple(i for i in s.items if i.id != item.id))
                if s.code == "F"
                else attrs.evolve(s, items=(*s.items, item))
                if s.code == "G"
                else s
                for s in plan.sections
            )
            yield made("therapy-in-health", attrs.evolve(plan, sections=tuple(sections)), item.id)


def _views(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    name = plan.learner.known_as or plan.learner.name.partition(" ")[0]
    views = [item for _, item in plan.items("A") if isinstance(item, View)]
    own = [v for v in views if re.search(r"\b(?:I|my|me)\b", v.text) and not re.search(r"\b(?:we|us|our)\b", v.text)]
    if own:
        yield made("voice-out", without(plan, *(view.id for view in own)), "")
    silent = plan
    for view in views:
        silent = with_item(silent, view.id, method="")
    if silent != plan:
        yield made("method-out", silent, "")
    for turn, view in enumerate(views):
        # What the family asks for is its view; what a professional will do is nobody's, whoever's account it stands in.
        asked = "provision-in-views-of-the-family" if _FAMILY.search(view.speaker.lower()) else "provision-in-views"
        text = f"{view.text} {wording(asked, turn, name)}"
        yield made("provision-in-views", with_item(plan, view.id, text=text), view.id)
        if view in own:
            yield made("adult-voice", with_item(plan, view.id, text=wording("adult-voice", turn, name)), view.id)
    hopes = [view for view in views if re.search(r"\b(?:hopes?|want|would like|will work|grown up)\b", view.text)]
    for turn, view in enumerate(hopes):
        yield made("bland", with_item(plan, view.id, text=wording("bland", turn, name)), view.id)
    if hopes:
        yield made("hopes-out", without(plan, *(view.id for view in hopes)), "")


def _advice(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    for _, item in plan.items("K"):
        if isinstance(item, AdviceEntry) and item.date:
            yield made("advice-undated", with_item(plan, item.id, date=None), item.id)
    for wanted in ("psycholog", "social care"):
        listed = [i.id for _, i in plan.items("K") if isinstance(i, AdviceEntry) and wanted in i.type.lower()]
        if len(listed) == 1:
            yield made("advice-out", without(plan, *listed), f"without {wanted}")
    types = [item.id for _, item in plan.items("I") if isinstance(item, Placement) and item.field == "type"]
    if types and plan.stage in ("final", "final-amended"):
        yield made("type-out", without(plan, *types), "")
        yield made("named-in-draft", attrs.evolve(plan, stage="draft"), "")


def _dates(plan: Plan, made: Mutating) -> Iterator[Mutant]:
    dates = plan.dates
    if plan.stage == "final" and dates.request_received and dates.final_issued:
        for days in (141, 160, 300):
            late = dates.request_received + dt.timedelta(days=days)
            yield made("final-late", dated(plan, final_issued=late), f"after {days} days")
    if dates.review_meeting and dates.previous_review_meeting:
        early = dates.review_meeting - dt.timedelta(days=800)
        yield made("review-late", dated(plan, previous_review_meeting=early), "800 days apart")
    if dates.final_issued and not dates.review_meeting:
        first = dates.final_issued.replace(year=dates.final_issued.year - 2)
        yield made("review-late", dated(plan, final_issued=first), "none since two years")


def dated(plan: Plan, **changes: dt.date | None) -> Plan:
    """A copy of the plan with other dates."""
    return attrs.evolve(plan, dates=attrs.evolve(plan.dates, **changes))
