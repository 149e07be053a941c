"""Check type over sections C and D: that each need there is answered, by stated links, or that the plan says why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ehcp_rules.builtin.threads.links import answered_by_nothing, links_of, promises_nothing
from ehcp_rules.builtin.threads.matters import in_need_of, touches
from ehcp_rules.builtin.verdicts import asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.child.conditions import kept_apart
from ehcp_rules.text.child.facts_told import of_this_child_now
from ehcp_rules.text.english.mentions import mentions, sentence_of, whole
from ehcp_rules.text.english.stems import stems_of
from ehcp_rules.text.provision.signposts import only_points
from ehcp_rules.text.provision.therapies import of_substance, therapy_of

__all__ = ["needs_met"]


@frozen(kw_only=True)
class NeedsMet:
    """Needs of `from_section` must be answered by provision of `to_sections`; `own` are the sections meant for them.

    Where the matter of a need is plain (by the list `matters`), provision that states no link may answer it only if it
    touches that matter or is of a `general` kind. Phrases of `nothing` say that no need was found, wherever they stand;
    provision that only points elsewhere (`signposts`) answers nothing definite. What a section of `told_in` tells of harm to
    the child (phrases of the list `harm`, of `harm_groups`) wants an answer too where no section of `own` holds provision.
    """

    from_section: str
    to_sections: tuple[str, ...]
    own: tuple[str, ...]
    lexicon: str = ""
    nothing: tuple[str, ...] = ()
    signposts: tuple[str, ...] = ()
    harm: str = ""
    harm_groups: tuple[str, ...] = ()
    told_in: tuple[str, ...] = ("A", "B", "C")
    matters: str = ""
    general: tuple[str, ...] = ()


@check(
    "links.needs_met",
    parameters=NeedsMet,
    codes=(
        FindingCode("need-without-provision", "A need without provision", "No provision is linked to {item}."),
        FindingCode(
            "nothing-definite",
            "Answered by nothing definite",
            "What is linked to {item} says nothing that will be done.",
        ),
    ),
    laws=("adding a link never lowers the verdict", "the order of items does not matter"),
)
def needs_met(context: CheckContext) -> CheckOutcome:
    """Judges whether each health or social care need is answered, where the plan says enough to tell."""
    wanted: NeedsMet = context.parameters
    needs = [
        item
        for item in context.plan.items(wanted.from_section, kinds=("need",))
        if not _nil(item) and not mentions(item, wanted.lexicon, wanted.nothing) and not _kept_apart(item)
    ]
    supplied = [code for code in wanted.own if context.plan.plan.section(code) is not None]
    if not supplied:
        return ()
    provisions = [
        item for item in context.plan.items(*wanted.to_sections, kinds=("provision",)) if not item.reading.nil
    ]
    own = [item for item in provisions if item.section in wanted.own]
    links = links_of(context, provisions)
    spoken = any(not _nil(item) for item in own)
    linked: set[str] = set().union(*links.values())
    unlinked = [item for item in provisions if item.id not in linked]
    harm = () if spoken else tuple(one for one in _harm_unanswered(context, wanted, unlinked) if one.item not in links)
    if not needs:
        return harm
    empty = {item.id: item for item in provisions if promises_nothing(item) or _only_points(item, wanted)}
    return harm + tuple(
        answered_by_nothing(
            _answered(context, need, wanted, provisions, own, links.get(need.id, {}), linked),
            links.get(need.id, {}),
            empty,
        )
        for need in needs
    )


def _harm_unanswered(
    context: CheckContext, wanted: NeedsMet, unlinked: Sequence[AnalysedItem]
) -> Iterator[ItemOutcome]:
    """The items that tell of harm to this child, which nothing answers; provision that states no link may."""
    looked = Absence(tuple(f"section.{code}" for code in wanted.own), ("provision",))
    for item in context.plan.items(*wanted.told_in, kinds=("need", "note")) if wanted.harm_groups else ():
        passage = item.passages.get("text")
        hits = passage.hits_of(wanted.harm, *wanted.harm_groups) if passage is not None else ()
        if passage is not None and any(of_this_child_now(passage, hit) for hit in hits):
            told = dict.fromkeys(sentence_of(passage, hit.span.start) for hit in hits)
            near = [one for one in unlinked if stems_of(one) & stems_of(item)][:3]
            if near:
                reason = "no link is stated, and some provision may answer what it tells of harm"
                yield asks(context, item, (*told, *(quote for one in near for quote in whole(one))), reason)
            else:
                yield lacks(item, "need-without-provision", (*told, looked), "nothing answers what it tells of harm")


def _answered(
    context: CheckContext,
    need: AnalysedItem,
    wanted: NeedsMet,
    provisions: list[AnalysedItem],
    own: list[AnalysedItem],
    answers: Mapping[str, None],
    linked: set[str],
) -> ItemOutcome:
    if answers:
        return met(need, f"answered by {', '.join(answers)}")
    unlinked = [item for item in provisions if item.id not in linked]
    candidates = unlinked if unlinked and (own or not linked) else []
    matters = in_need_of(need, wanted.matters) if wanted.matters else {}
    if matters:
        candidates = [item for item in candidates if touches(item, wanted.matters, matters, wanted.general)]
    words = stems_of(need)
    candidates = [item for item in candidates if _may_answer(item, wanted, of_substance(need), stated=bool(linked))]
    near = sorted(candidates, key=lambda item: -len(stems_of(item) & words))[:3]
    if near and (own or matters or any(stems_of(item) & words for item in near)):
        reason = "no link is stated, and some provision that states none may answer it"
        return asks(context, need, (*whole(need), *(q for item in near for q in whole(item))), reason)
    looked = Absence(
        tuple(item.path for item in provisions) or tuple(f"section.{code}" for code in wanted.to_sections), (need.id,)
    )
    return lacks(need, "need-without-provision", (*whole(need), looked), "nothing answers it")


def _may_answer(item: AnalysedItem, wanted: NeedsMet, words: frozenset[str], *, stated: bool) -> bool:
    """Whether provision that states no link may answer a need: not where it only points somewhere.

    In a plan that states links, what stands in another section, or teaches, must share a word with the need.
    """
    if _only_points(item, wanted):
        return False
    if not stated or of_substance(item) & words:
        return True
    therapy = therapy_of(item)
    return item.section in wanted.own and not (therapy is not None and therapy.teaches and not therapy.treats)


def _only_points(item: AnalysedItem, wanted: NeedsMet) -> bool:
    """Whether provision names a place to read or to ask, and neither an amount nor anybody who will do something."""
    passage = item.passages.get("text")
    if wanted.signposts and passage is not None and only_points(passage) is not None:
        return True
    slots = item.reading.slots
    unsaid = {name for name in ("quantity", "deliverer") if slots[name].state is SlotState.EMPTY}
    return unsaid == {"quantity", "deliverer"} and bool(mentions(item, wanted.lexicon, wanted.signposts))


def _kept_apart(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    return passage is not None and kept_apart(passage.folded)


def _nil(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    if passage is None or item.reading.nil:
        return True
    hits = passage.hits_of("nil-statements", "nil", "not-known")
    return bool(hits) and hits[0].span.start <= 40
