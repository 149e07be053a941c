"""Check types over section A: whose views it gives, who gathered them, and how to include the child."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, by_count, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.people.persons import titled_adult, works_with_people
from ehcp_rules.text.people.speakers import (
    Speaker,
    joint_voice,
    merged_voice,
    own_voice,
    parent_speech,
    speakers_of,
    spoken_for,
)
from ehcp_rules.text.views.including import (
    advice_to_adults,
    dates_told,
    headed_as_ways,
    heard_through,
    tells_how_to_talk,
    tells_who_gathered,
)

__all__ = ["parents_heard", "views_gathered", "ways_to_include", "young_person_speaks"]


@frozen(kw_only=True)
class ParentsHeard:
    """From the age `own_from` a young person may speak alone, so that silence of parents is no fault."""

    section: str = "A"
    own_from: int = 16


@frozen(kw_only=True)
class OfSection:
    """Which `section` is read."""

    section: str = "A"


def _views(context: CheckContext, section: str) -> tuple[AnalysedItem, ...]:
    return tuple(
        item for item in context.plan.items(section) if item.item.kind in ("view", "note") and "text" in item.passages
    )


def _looked(items: tuple[AnalysedItem, ...], *sought: str) -> tuple[Absence, ...]:
    """That these things were looked for in all of these items."""
    return (Absence(tuple(item.path for item in items), sought),)


@check(
    "views.parents_heard",
    parameters=ParentsHeard,
    codes=(
        FindingCode(
            "parents-silent", "No views of parents or carers", "Section A gives no views of parents or carers."
        ),
        FindingCode(
            "voices-merged", "Child and parents in one voice", "Section A gives the family one voice: {quote}."
        ),
    ),
    laws=("the order of items does not matter",),
)
def parents_heard(context: CheckContext) -> CheckOutcome:
    """Judges whether the views of parents or carers are there and kept apart from the child's."""
    wanted: ParentsHeard = context.parameters
    place = At(f"section.{wanted.section}")
    items = _views(context, wanted.section)
    if not items:
        return ()
    apart = [
        item
        for item in items
        if Speaker.PARENT in speakers_of(item) and Speaker.CHILD not in speakers_of(item) and not joint_voice(item)
    ]
    if apart or any(parent_speech(item) for item in items):
        return (met(place, "a parent's or carer's views have their own place"),)
    merged = [
        item.passages["text"].quote(span.start, span.end) for item in items if (span := merged_voice(item)) is not None
    ]
    both = [item for item in items if {Speaker.PARENT, Speaker.CHILD} <= speakers_of(item)]
    if merged or both:
        quotes = tuple(merged) or tuple(
            item.passages["text"].quote(0, len(item.passages["text"].text)) for item in both[:1]
        )
        reason = "one voice for child and parents"
        return (lacks(place, "voices-merged", quotes, reason, verdict=Verdict.PARTLY_MET),)
    age = context.facts.get("learner.age")
    if isinstance(age, int) and age >= wanted.own_from:
        return ()
    looked = _looked(items, "views of parents or carers")
    return (lacks(place, "parents-silent", looked, "nobody speaks as parent or carer"),)


@check(
    "views.young_person_speaks",
    parameters=OfSection,
    codes=(
        FindingCode(
            "young-person-silent",
            "The young person does not speak",
            "Section A gives nothing in the young person's own voice.",
        ),
        FindingCode(
            "spoken-for",
            "Spoken for without a reason",
            "Somebody speaks for the young person, and nothing says why: {quote}.",
        ),
    ),
    laws=("the order of items does not matter",),
)
def young_person_speaks(context: CheckContext) -> CheckOutcome:
    """Judges whether a young person speaks for themselves, or somebody speaks for them for a stated reason."""
    wanted: OfSection = context.parameters
    place = At(f"section.{wanted.section}")
    items = _views(context, wanted.section)
    if not items:
        return ()
    voices = [item for item in items if own_voice(item)]
    outcomes: list[ItemOutcome] = []
    reasons = False
    for item in items:
        proxy = spoken_for(item)
        if proxy is None:
            continue
        quote, reasoned = proxy
        if reasoned:
            reasons = True
            continue
        # The rest of the section may still give the young person's own words: then half is lost.
        verdict = Verdict.PARTLY_MET if voices else Verdict.NOT_MET
        outcomes.append(lacks(item, "spoken-for", (quote,), "spoken for, without a reason", verdict=verdict))
    if voices:
        return (*outcomes, met(place, "the young person's own voice is there"))
    if outcomes:
        return tuple(outcomes)
    unsure = [
        item
        for item in items
        if (slot := item.reading.slots.get("own-voice")) is not None and slot.state is SlotState.UNSURE
    ]
    if reasons:
        return (met(place, "somebody speaks for the young person, for a stated reason"),)
    if unsure:
        quotes = tuple(item.passages["text"].quote(0, len(item.passages["text"].text)) for item in unsure)
        return (asks(context, place, quotes, "whose voice this is cannot be told"),)
    looked = _looked(items, "the young person's own voice", "a representative and a reason")
    return (lacks(place, "young-person-silent", looked, "nobody speaks for the young person"),)


@check(
    "views.gathered",
    parameters=OfSection,
    codes=(
        FindingCode(
            "gatherer-missing",
            "Nobody is said to have gathered the views",
            "Section A does not say who gathered the views.",
        ),
        FindingCode(
            "gathering-undated", "Views without a date", "Section A does not say when the views were gathered."
        ),
    ),
    laws=("taking away a role or a date never improves the verdict",),
)
def views_gathered(context: CheckContext) -> CheckOutcome:
    """Judges whether section A says who gathered the child's views and when."""
    wanted: OfSection = context.parameters
    place = At(f"section.{wanted.section}")
    items = _views(context, wanted.section)
    if not items:
        return ()
    who, when = False, False
    for item in items:
        slot = item.reading.slots.get("method")
        telling = [item.passages[name] for name in ("method", "speaker", "label") if name in item.passages]
        if (slot is not None and slot.state is SlotState.FILLED) or tells_who_gathered(item.passages["text"]):
            telling.append(item.passages["text"])
        for passage in telling:
            by_role = any(hit.group not in ("family", "service") for hit in passage.hits_of("roles"))
            role = by_role or works_with_people(passage.folded) or titled_adult(passage)
            speaks = passage.field == "speaker" and not (dates_told(passage) or heard_through(passage))
            who = who or (role and not speaks)
            when = when or dates_told(passage)
    missing = [code for code, there in (("gatherer-missing", who), ("gathering-undated", when)) if not there]
    if not missing:
        return (met(place, "says who and when"),)
    findings = tuple(
        Finding(
            code, None, place.path, _looked(items, "who gathered the views" if code == "gatherer-missing" else "when")
        )
        for code in missing
    )
    return (ItemOutcome(None, place.path, by_count(len(missing), 1), findings, reason="who or when is not said"),)


@check(
    "views.ways_to_include",
    parameters=OfSection,
    codes=(
        FindingCode(
            "communication-missing",
            "How the child communicates is not said",
            "Section A does not say how the child communicates or how to include them.",
        ),
        FindingCode(
            "advice-to-adults-missing",
            "Nothing tells adults what to do",
            "Section A names how the child communicates, and not what adults should do: {quote}.",
        ),
    ),
    laws=("the order of items does not matter",),
)
def ways_to_include(context: CheckContext) -> CheckOutcome:
    """Judges whether section A says how the child communicates, and what adults should do to include them."""
    wanted: OfSection = context.parameters
    place = At(f"section.{wanted.section}")
    items = _views(context, wanted.section)
    if not items:
        return ()
    modes: list[Quote] = []
    advised = any(advice_to_adults(item.passages["text"]) for item in items)
    for item in items:
        passage = item.passages["text"]
        named = headed_as_ways(item) or tells_how_to_talk(passage)
        hits = passage.hits_of("ways-of-communicating")
        if (named or hits) and advised:
            return (met(place, "how the child communicates, and what adults should do"),)
        if hits:
            modes.append(passage.quote(hits[0].span.start, hits[0].span.end))
        elif named:
            modes.append(passage.quote(0, len(passage.text)))
    if modes:
        reason = "a way of communicating, and nothing for adults to do"
        return (lacks(place, "advice-to-adults-missing", modes[:2], reason, verdict=Verdict.PARTLY_MET),)
    looked = _looked(items, "how the child communicates", "what adults should do")
    return (lacks(place, "communication-missing", looked, "nothing on communication"),)
