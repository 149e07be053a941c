"""Defects to put into good plans: those that any plan can be given, and those that need a person's marks on its texts.

Marks say which words of an item are its amount, its deliverer, its time bound and so on. They are made by reading, so that
what the engine fails to see counts against it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs
from attrs import field, frozen

from ehcp_rules.plan import AdviceEntry, Item, Need, Outcome, Placement, Plan, Provision, View
from ehcp_rules.testing.kinds import DEFECTS
from ehcp_rules.testing.mutations import Mutant, with_item, without

Mutating = Callable[[str, Plan, str], Mutant]
"""How a mutant of one plan is made: from the kind of defect, the plan with it, and where it stands."""

__all__ = ["Marks", "cut", "marked_mutants", "plan_mutants", "statement_mutants"]


@frozen(kw_only=True)
class Marks:
    """What a person marked in one item; pairs are words of the item and what stands there instead.

    `amounts` say how much, how often or when. `people` pairs whoever does it with nobody in particular, `duty` the duty
    with a suggestion, `measure` what can be told with what cannot, `change` the observable act with a wish, `impact` what
    a need makes hard with what is left, `detail` a description with a label. `bound` says by when.
    """

    plan: str
    id: str
    amounts: tuple[str, ...] = field(default=(), repr=False)
    people: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    duty: tuple[str, str] | None = field(default=None, repr=False)
    bound: str = field(default="", repr=False)
    measure: tuple[str, str] | None = field(default=None, repr=False)
    change: tuple[str, str] | None = field(default=None, repr=False)
    impact: tuple[str, str] | None = field(default=None, repr=False)
    detail: tuple[str, str] | None = field(default=None, repr=False)


def cut(plan: Plan, id: str, pairs: Iterable[tuple[str, str]]) -> Plan:
    """A copy of the plan with words of one item replaced, in whichever of its texts they stand.

    Spaces and commas that are left over go too. Raises ValueError for words that are not there exactly once.
    """
    item = _item(plan, id)
    texts = {name: getattr(item, name) for name in item.text_fields}
    for old, new in pairs:
        homes = [name for name, text in texts.items() if text.count(old) == 1]
        if len(homes) != 1:
            raise ValueError(f"{plan.id} {id} does not have these words once: {old}")
        texts[homes[0]] = _tidy(texts[homes[0]].replace(old, new))
    return with_item(plan, id, **texts)


def _item(plan: Plan, id: str) -> Item:
    return next(item for section in plan.sections for item in section.items if item.id == id)


def _tidy(text: str) -> str:
    text = re.sub(r" +([,.;:])", r"\1", re.sub(r" {2,}", " ", text)).strip()
    text = re.sub(r"([,:;])(?:\s*[,:;])+", r"\1", text)
    text = re.sub(r"[,:;]\s*([.!?])", r"\1", text).strip(" ,:;")
    return text[:1].upper() + text[1:]


_VAGUE = ("regularly", "as required", "on an ongoing basis", "where appropriate", "as often as possible", "when needed")


def marked_mutants(plan: Plan, marks: Iterable[Marks]) -> Iterator[Mutant]:
    """Every defect that the marks on items of this plan make possible."""
    vague = itertools.cycle(_VAGUE)
    for mark in marks:
        item = _item(plan, mark.id)
        health = item.id[:1] in "GH"

        def made(kind: str, pairs: Iterable[tuple[str, str]], id: str = mark.id) -> Mutant:
            return Mutant(kind=DEFECTS[kind], where=id, before=plan, after=cut(plan, id, pairs))

        gone = [(amount, "") for amount in mark.amounts]
        if gone:
            yield made("health-amount-out" if health else "amount-out", gone)
        if gone and not health:
            first = mark.amounts[0]
            yield made("vague-amount", [(first, f"{_space(first)}{next(vague)}{_space(first[::-1])}"), *gone[1:]])
        if mark.people:
            yield made("health-nobody" if health else "nobody", mark.people)
        if mark.bound:
            yield made("bound-out", [(mark.bound, "")])
            yield made("bound-past", [(mark.bound, "By July 2024, ")])
        for kind in ("duty", "measure", "change", "impact", "detail"):
            if (pair := getattr(mark, kind)) is not None:
                yield made(f"{kind}-out", [pair])


def _space(text: str) -> str:
    return " " if text.startswith(" ") else ""


# Each list is used in turn, so that no criterion is measured on one wording.
_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "conditional": (
        "This is subject to funding.",
        "This depends on the money being available.",
        "This will be provided as long as staffing allows.",
        "This will only go ahead if a suitable person can be recruited.",
        "It will be offered within the resources available to the school.",
    ),
    "delegated": (
        "The school will decide how often this happens.",
        "The amount is at the discretion of the headteacher.",
        "How much is given will be determined by the setting.",
        "The SENCO will judge how much of this is needed.",
        "The level is to be agreed by staff as they see fit.",
    ),
    "variable": (
        "The hours may be reduced at any time.",
        "The school can stop this when it thinks fit.",
        "Support will be withdrawn gradually when staff feel it is no longer needed.",
    ),
    "placeholder": (
        "[insert details here]",
        "TBC",
        "XXXX",
        "<<to be completed>>",
        "Click or tap here to enter text.",
    ),
    "ordinary": (
        "A visual timetable, clear instructions and praise in every lesson from all staff.",
        "High quality teaching in every lesson, differentiated by the class teacher.",
        "The class teacher gives {name} extra time to answer and breaks tasks into small steps in every lesson.",
        "{name} sits near the front of the class in every lesson, and the class teacher checks that the task is understood.",
    ),
    "support": (
        "Support.",
        "{name} receives help.",
        "Additional input.",
        "Adult support will be given.",
    ),
    "service": (
        "By July 2027 {name} will have 30 minutes of speech and language therapy a week.",
        "By July 2027 {name} will be supported by a teaching assistant in every lesson.",
        "By July 2027 staff will have been trained in how to teach {name}.",
        "By July 2027 {name} will have attended a social skills group twice a week.",
    ),
    "process": (
        "By July 2027 {name} will continue to develop reading skills.",
        "By July 2027 {name} will work towards writing a sentence.",
        "By July 2027 {name} will carry on practising dressing.",
    ),
    "provision-in-views": (
        "{name} must have 25 hours a week of teaching assistant support.",
        "A speech and language therapist will see {name} for 30 minutes every week.",
        "{name} requires a full-time one to one teaching assistant.",
    ),
    "provision-in-views-of-the-family": (
        "A speech and language therapist will see {name} for 30 minutes every week.",
        "The school's teaching assistants will work with {name} for 15 hours a week.",
    ),
    "bland": (
        "{name} would like to be happy and to do well.",
        "We want {name} to reach full potential.",
        "{name} wants to have a good life.",
    ),
    "adult-voice": (
        "I present with significant difficulties in receptive language and require a differentiated curriculum.",
        "I am working below age-related expectations and need adult support to access learning.",
    ),
}
_FAMILY = re.compile(r"\b(?:parents?|mother|father|family|carers?)\b")
_OTHER_NAMES = ("Tyler", "Amelia", "Kwame", "Freya", "Jakub", "Aisha")


def _wording(kind: str, turn: int, name: str) -> str:
    choice = _WORDINGS[kind]
    return choice[turn % len(choice)].format(name=name)


def statement_mutants(plan: Plan, good: Iterable[str]) -> Iterator[Mutant]:
    """Defects that are added to or put in the place of single good items, named by their ids."""
    name = plan.learner.known_as or plan.learner.name.partition(" ")[0]
    every = " ".join(passage.text for passage in plan.passages())
    others = [other for other in _OTHER_NAMES if other not in every]
    for turn, id in enumerate(good):
        item = _item(plan, id)

        def made(kind: str, text: str, id: str = id) -> Mutant:
            return Mutant(kind=DEFECTS[kind], where=id, before=plan, after=with_item(plan, id, text=text))

        added = f"{item.text} " if item.text.endswith((".", "”")) else f"{item.text}. "
        if isinstance(item, Provision) and id.startswith("F"):
            for kind in ("conditional", "delegated", "variable"):
                yield made(kind, added + _wording(kind, turn, name))
            if not item.who:
                yield made("support", _wording("support", turn, name))
                yield made("ordinary", _wording("ordinary", turn, name))
        if isinstance(item, Outcome):
            yield made("service", _wording("service", turn, name))
            yield made("process", _wording("process", turn, name))
        yield made("placeholder", added + _wording("placeholder", turn, name))
        if name and others and re.search(rf"\b{name}\b", item.text):
            yield made("other-name", re.sub(rf"\b{name}\b", others[turn % len(others)], item.text))


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
        text = f"{view.text} {_wording(asked, turn, name)}"
        yield made("provision-in-views", with_item(plan, view.id, text=text), view.id)
        if view in own:
            yield made("adult-voice", with_item(plan, view.id, text=_wording("adult-voice", turn, name)), view.id)
    hopes = [view for view in views if re.search(r"\b(?:hopes?|want|would like|will work|grown up)\b", view.text)]
    for turn, view in enumerate(hopes):
        yield made("bland", with_item(plan, view.id, text=_wording("bland", turn, name)), view.id)
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
            yield made("final-late", _dated(plan, final_issued=late), f"after {days} days")
    if dates.review_meeting and dates.previous_review_meeting:
        early = dates.review_meeting - dt.timedelta(days=800)
        yield made("review-late", _dated(plan, previous_review_meeting=early), "800 days apart")
    if dates.final_issued and not dates.review_meeting:
        first = dates.final_issued.replace(year=dates.final_issued.year - 2)
        yield made("review-late", _dated(plan, final_issued=first), "none since two years")


def _dated(plan: Plan, **changes: dt.date) -> Plan:
    return attrs.evolve(plan, dates=attrs.evolve(plan.dates, **changes))
