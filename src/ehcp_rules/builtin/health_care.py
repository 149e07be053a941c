"""Check types over sections C and D: what a health need does to learning, and facts told elsewhere that belong there too."""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules.builtin.areas import says_nothing_found
from ehcp_rules.builtin.beside import sentence_of, stems, whole
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Hit, SlotState

__all__ = ["facts_also_in", "impact_of_health"]


@frozen(kw_only=True)
class ImpactOfHealth:
    """Needs of `section` must say what they make hard, there or where `elsewhere` tells the same condition."""

    section: str = "C"
    elsewhere: tuple[str, ...] = ("B",)


_SOME_IMPACT = re.compile(
    r"\b(?:tired(?:ness)?|miss(?:es|ed|ing)?|loses?|lost|distracted|harder|less (?:able|time)|cannot (?:hear|see|sit|join|take part)|pain reduces|absen(?:t|ces)|late to|away from|does not remember|sleeps for|overload|unable to|so that|because of this|which means|affects?|reduces?|slows?|interrupts?|needs? (?:a break|to rest|breaks)|time out of|has to be told)\b"
)


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
    elsewhere = tuple(context.plan.items(*wanted.elsewhere, kinds=("need",)))
    return tuple(
        _impact(context, item, elsewhere)
        for item in context.plan.items(wanted.section, kinds=("need",))
        if "text" in item.passages and not says_nothing_found(item)
    )


def _impact(context: CheckContext, item: AnalysedItem, elsewhere: tuple[AnalysedItem, ...]) -> ItemOutcome:
    passage = item.passages["text"]
    state = item.reading.slots["impact"].state
    if state is SlotState.FILLED or _SOME_IMPACT.search(passage.folded):
        return ItemOutcome(item.id, item.path, Verdict.MET, reason="says what it makes hard")
    conditions = _conditions(passage)
    answered = [
        other for other in elsewhere if _tells_effect(other) and (conditions & _conditions(other.passages["text"]))
    ]
    if answered:
        return ItemOutcome(
            item.id, item.path, Verdict.MET, reason=f"{answered[0].id} says what the same condition makes hard"
        )
    near = [
        other
        for other in elsewhere
        if _tells_effect(other) and len(stems(passage.folded) & stems(other.passages["text"].folded)) >= 2
    ]
    if near:
        request = JudgementRequest(
            context.question, item.id, item.path, (*whole(item), *(q for other in near[:3] for q in whole(other)))
        )
        return ItemOutcome(
            item.id, item.path, Verdict.NEEDS_JUDGEMENT, request=request, reason="another section may tell the effect"
        )
    if state is SlotState.PARTLY:
        finding = Finding("impact-unclear", item.id, item.path, item.reading.slots["impact"].quotes or whole(item))
        return ItemOutcome(
            item.id, item.path, Verdict.PARTLY_MET, (finding,), reason="says that learning is affected, but not how"
        )
    looked = Absence((item.path, *(other.path for other in elsewhere)), ("what the condition makes hard",))
    finding = Finding("impact-missing", item.id, item.path, (*whole(item), looked))
    return ItemOutcome(item.id, item.path, Verdict.NOT_MET, (finding,), reason="no effect told here or among the needs")


def _tells_effect(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    if passage is None:
        return False
    return item.reading.slots["impact"].state is SlotState.FILLED or _SOME_IMPACT.search(passage.folded) is not None


def _conditions(passage: AnalysedPassage) -> frozenset[str]:
    groups = {hit.group for hit in passage.hits_of("health-conditions")} - {"unrelated-condition"}
    return frozenset(groups | {hit.phrase for hit in passage.hits_of("need-wording", "diagnosis")})


@frozen(kw_only=True)
class FactsAlsoIn:
    """Facts of `lexicon` in `groups` told in `elsewhere` must be told in `section` too."""

    section: str
    elsewhere: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]


_NOT_NOW = re.compile(
    r"\b(?:used to|previously|in the past|resolved|grew out|as a baby|at birth|born|history of|until|no longer|formerly|was removed|has been removed|recovered|ended in|closed in|stepped down)\b"
)
_ANOTHER = re.compile(
    r"\b(?:brother|sister|twin|cousin|aunt|uncle|friend|classmate|grandmother|grandfather|nan|gran|grandma|grandad|dog|mum|mother|mother's|dad|father|parent)(?:'s)?\b[^.;]{0,40}$"
)
_DENIED = re.compile(r"\b(?:no|not|never|without|nor|neither|not a)(?: [a-z'-]+){0,3} $")


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
    held = {
        hit.group
        for item in context.plan.items(wanted.section)
        for p in item.passages.values()
        for hit in p.hits_of(wanted.lexicon, *wanted.groups)
    }
    told: dict[str, tuple[AnalysedItem, AnalysedPassage, Hit]] = {}
    for item in context.plan.items(*wanted.elsewhere):
        for passage in item.passages.values():
            for hit in passage.hits_of(wanted.lexicon, *wanted.groups):
                if hit.group not in told and _of_this_child_now(passage, hit):
                    told[hit.group] = (item, passage, hit)
    return tuple(_also(context, group, *place, held, wanted) for group, place in told.items())


def _of_this_child_now(passage: AnalysedPassage, hit: Hit) -> bool:
    sentence = sentence_of(passage, hit.span.start).span
    before = passage.folded[sentence.start : hit.span.start]
    if _NOT_NOW.search(passage.folded, sentence.start, sentence.end) or _DENIED.search(before):
        return False
    return _ANOTHER.search(before) is None


def _also(
    context: CheckContext,
    group: str,
    item: AnalysedItem,
    passage: AnalysedPassage,
    hit: Hit,
    held: set[str],
    wanted: FactsAlsoIn,
) -> ItemOutcome:
    matter = group.replace("-", " ")
    if group in held:
        return ItemOutcome(
            item.id, item.path, Verdict.MET, reason=f"section {wanted.section} tells of {matter} as well"
        )
    looked = Absence((f"section.{wanted.section}",), (matter,))
    finding = Finding(
        "fact-missing-from-section",
        item.id,
        item.path,
        (sentence_of(passage, hit.span.start), looked),
        {"matter": matter, "section": wanted.section},
    )
    return ItemOutcome(
        item.id, item.path, Verdict.NOT_MET, (finding,), reason=f"section {wanted.section} does not tell of {matter}"
    )
