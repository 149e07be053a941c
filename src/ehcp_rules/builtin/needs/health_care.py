"""Check types over sections C and D: what a health need does to learning, and facts told elsewhere that belong there too."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit, SlotState
from ehcp_rules.text.child.ailments import bears_on_something, beside_another, called_slight, over_and_done
from ehcp_rules.text.child.conditions import (
    conditions_named,
    effect_told,
    kept_apart,
    names_besides,
    only_named,
)
from ehcp_rules.text.child.facts_told import of_this_child_now
from ehcp_rules.text.english.mentions import sentence_of, whole
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.needs.section_told import points_to_a_paper

__all__ = ["facts_also_in", "impact_of_health", "unrelated_apart"]


@frozen(kw_only=True)
class ImpactOfHealth:
    """Needs of `section` must say what they make hard, there or where `elsewhere` tells the same condition."""

    section: str = "C"
    elsewhere: tuple[str, ...] = ("B",)


@check(
    "health.impact_stated",
    parameters=ImpactOfHealth,
    codes=(
        FindingCode(
            "impact-missing",
            "A health need without its effect",
            "{item} names a health need, but not what it does to learning or daily life.",
        ),
        FindingCode(
            "impact-unclear",
            "The effect is only hinted at",
            "{item} says that learning is affected, but not how: {quote}.",
        ),
    ),
    laws=("adding an effect never lowers the verdict", "the order of items does not matter"),
)
def impact_of_health(context: CheckContext) -> CheckOutcome:
    """Judges whether each health need says what it does to learning, in section C or where B tells the same condition."""
    wanted: ImpactOfHealth = context.parameters
    elsewhere = tuple(context.plan.items(wanted.section, *wanted.elsewhere, kinds=("need",)))
    return tuple(
        _impact(context, item, elsewhere)
        for item in context.plan.items(wanted.section, kinds=("need",))
        if "text" in item.passages and not says_nothing_found(item) and not points_to_a_paper(item.passages["text"])
    )


def _impact(context: CheckContext, item: AnalysedItem, elsewhere: tuple[AnalysedItem, ...]) -> ItemOutcome:
    passage = item.passages["text"]
    state = item.reading.slots["impact"].state
    if state is SlotState.FILLED or effect_told(passage.folded):
        return met(item, "says what it makes hard")
    if kept_apart(passage.folded):
        return does_not_apply(item, "told as having nothing to do with learning")
    conditions = conditions_named(passage)
    answered = [
        other
        for other in elsewhere
        if other is not item and _tells_effect(other) and (conditions & conditions_named(other.passages["text"]))
    ]
    told_there = frozenset[str]().union(*(conditions_named(other.passages["text"]) for other in answered))
    if answered and not (names_besides(passage, told_there) and only_named(passage.folded)):
        return met(item, f"{answered[0].id} says what the same condition makes hard")
    if answered:
        looked = Absence((item.path, *(other.path for other in answered)), ("what the other conditions make hard",))
        return lacks(
            item,
            "impact-missing",
            (*whole(item), looked),
            f"{answered[0].id} tells the effect of one condition, and nothing that of the others",
            verdict=Verdict.PARTLY_MET,
        )
    if state is SlotState.PARTLY:
        return lacks(
            item,
            "impact-unclear",
            item.reading.slots["impact"].quotes or whole(item),
            "says that learning is affected, but not how",
            verdict=Verdict.PARTLY_MET,
        )
    near = [
        other
        for other in elsewhere
        if _tells_effect(other) and _shared(passage, other.passages["text"], context.plan.names) >= 2
    ]
    if near or not only_named(passage.folded):
        return asks(
            context,
            item,
            (*whole(item), *(q for other in near[:3] for q in whole(other))),
            "the effect may be told in other words or elsewhere",
        )
    looked = Absence((item.path, *(other.path for other in elsewhere)), ("what the condition makes hard",))
    return lacks(item, "impact-missing", (*whole(item), looked), "no effect told here or among the needs")


def _shared(passage: AnalysedPassage, other: AnalysedPassage, names: frozenset[str]) -> int:
    """How many words two passages share besides the child's name."""
    return sum(not any(name.startswith(stem) for name in names) for stem in passage.stems & other.stems)


def _tells_effect(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    if passage is None:
        return False
    return item.reading.slots["impact"].state is SlotState.FILLED or effect_told(passage.folded)


@frozen(kw_only=True)
class FactsAlsoIn:
    """Facts of `lexicon` in `groups` told in `elsewhere` must be told in `section` too.

    A word of the group `{fact}-word` tells a fact in `section` and nowhere else. Those of `silent` may be told there in any
    words: they count only where the section says nothing, or that there is nothing.
    """

    section: str
    elsewhere: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]
    silent: tuple[str, ...] = ()


@check(
    "facts.also_in",
    parameters=FactsAlsoIn,
    codes=(
        FindingCode(
            "fact-missing-from-section",
            "A fact told elsewhere is missing",
            "{item} tells of {matter}, and section {section} does not.",
        ),
    ),
    laws=("telling the fact in the section never lowers the verdict", "the order of items does not matter"),
)
def facts_also_in(context: CheckContext) -> CheckOutcome:
    """Judges whether facts that other sections tell of this child also stand in the section they belong to."""
    wanted: FactsAlsoIn = context.parameters
    if context.plan.plan.section(wanted.section) is None:
        return ()
    judged = (*wanted.groups, *wanted.silent)
    held = {
        hit.group.removesuffix("-word")
        for item in context.plan.items(wanted.section)
        if wanted.lexicon in item.lexicons
        for p in item.passages.values()
        for hit in p.hits_of(wanted.lexicon, *judged, *(f"{group}-word" for group in judged))
    }
    told: dict[str, tuple[AnalysedItem, AnalysedPassage, Hit]] = {}
    tells = any(item.passages and not says_nothing_found(item) for item in context.plan.items(wanted.section))
    groups = wanted.groups if tells else (*wanted.groups, *wanted.silent)
    for item in context.plan.items(*wanted.elsewhere):
        for passage in item.passages.values() if wanted.lexicon in item.lexicons else ():
            for hit in passage.hits_of(wanted.lexicon, *groups):
                if hit.group not in told and of_this_child_now(passage, hit):
                    told[hit.group] = (item, passage, hit)
    denied = tuple(q for item in context.plan.items(wanted.section) if says_nothing_found(item) for q in item.whole)
    return tuple(_also(group, *place, held, denied, wanted) for group, place in told.items())


def _also(
    group: str,
    item: AnalysedItem,
    passage: AnalysedPassage,
    hit: Hit,
    held: set[str],
    denied: tuple[Quote, ...],
    wanted: FactsAlsoIn,
) -> ItemOutcome:
    matter = group.replace("-", " ")
    if group in held:
        return met(item, f"section {wanted.section} tells of {matter} as well")
    looked = Absence((f"section.{wanted.section}",), (matter,))
    return lacks(
        At(f"section.{wanted.section}"),
        "fact-missing-from-section",
        (sentence_of(passage, hit.span.start), *denied[:1], looked),
        f"section {wanted.section} does not tell of {matter}",
        told={"matter": matter, "section": wanted.section},
        shown_at=item,
    )


@frozen(kw_only=True)
class UnrelatedApart:
    """Conditions of `groups` in `section` that seldom bear on learning; those of `perhaps` go to a person."""

    section: str = "C"
    lexicon: str = "health-conditions"
    groups: tuple[str, ...] = ("unrelated-condition",)
    perhaps: tuple[str, ...] = ("perhaps-unrelated",)


@check(
    "health.unrelated_apart",
    parameters=UnrelatedApart,
    codes=(
        FindingCode(
            "condition-without-link",
            "A condition with no link to learning",
            "{item} lists a condition without saying what it has to do with learning.",
        ),
    ),
    laws=("saying that a condition is unrelated never lowers the verdict", "the order of items does not matter"),
)
def unrelated_apart(context: CheckContext) -> CheckOutcome:
    """Judges whether common ailments among the health needs are linked to learning or marked as unrelated."""
    wanted: UnrelatedApart = context.parameters
    outcomes = []
    for item in context.plan.items(wanted.section, kinds=("need", "note")):
        passage = item.passages.get("text")
        if passage is None or says_nothing_found(item):
            continue
        over = over_and_done(passage)
        hits = passage.hits_of(wanted.lexicon, *wanted.groups, *wanted.perhaps)
        if not (over or hits):
            continue
        told = {hit: sentence_at(passage.sentences, hit.span.start) for hit in hits}
        bare = {hit: sentence for hit, sentence in told.items() if not bears_on_something(passage, sentence)}
        plain = any(
            hit.group in wanted.groups
            or (called_slight(passage, sentence) and not beside_another(passage, hit, sentence))
            for hit, sentence in bare.items()
        )
        quotes = tuple(passage.quote(span.start, span.end) for span in sorted({*bare.values(), *over}))
        if kept_apart(passage.folded) or not quotes:
            outcomes.append(met(item, "linked to learning, or marked as unrelated"))
        elif plain or over:
            outcomes.append(lacks(item, "condition-without-link", quotes, "a common ailment with no link"))
        else:
            outcomes.append(asks(context, item, quotes, "may bear on learning"))
    return tuple(outcomes)
