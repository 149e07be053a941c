"""Check types over the golden thread: what answers a need, what carries an outcome. Stated links first, else abstain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs
from attrs import frozen

from ehcp_rules.builtin.threads.loose_ends import NEEDS_IN, orphan
from ehcp_rules.builtin.threads.matters import given_for, in_need_of, shows, touches
from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Outcome, Provision
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.needs.nothing_found import nothing_found_at_all, still_being_found_out
from ehcp_rules.text.provision.signposts import only_points

__all__ = ["answered_by_nothing", "each_answered", "links_of", "promises_nothing"]


@frozen(kw_only=True)
class EachAnswered:
    """Each item of `from_section` of `from_kinds` must be answered by provision in `to_sections`.

    With `orphans`, provision that states no need and no outcome is judged too, where the rest of its section states links, and so
    is provision for a matter (of the list `matters`) that nothing in `told_in` touches. A need is unanswered where no provision
    that states no need touches its matter, or is of a `general` kind.
    """

    from_section: str
    from_kinds: tuple[str, ...]
    to_sections: tuple[str, ...]
    orphans: bool = False
    matters: str = ""
    general: tuple[str, ...] = ()
    told_in: tuple[str, ...] = ("A", "B", "C", "D", "E", "K")


@check(
    "links.each_answered",
    parameters=EachAnswered,
    codes=(
        FindingCode("need-without-provision", "A need without provision", "No provision is linked to {item}."),
        FindingCode(
            "nothing-definite",
            "Answered by nothing definite",
            "What is linked to {item} says nothing that will be done.",
        ),
        FindingCode("outcome-without-provision", "An outcome without provision", "No provision is linked to {item}."),
        FindingCode(
            "provision-without-need", "Provision without a need", "{item} is linked to no need and no outcome."
        ),
        FindingCode(
            "matter-not-told", "Provision for what no need tells", "{item} is for what no other section tells: {quote}."
        ),
    ),
    laws=("adding a link never lowers the verdict", "the order of items does not matter"),
)
def each_answered(context: CheckContext) -> CheckOutcome:
    """Judges whether each need or outcome is answered by provision, by the links that the document states."""
    wanted: EachAnswered = context.parameters
    items = context.plan.items(wanted.from_section, kinds=wanted.from_kinds)
    origins = tuple(item for item in items if not nothing_found_at_all(item))
    provisions = tuple(
        item for item in context.plan.items(*wanted.to_sections, kinds=("provision",)) if not item.reading.nil
    )
    # Statements given by themselves state no links: whether they hold together is a question of its own.
    if not origins or context.plan.plan.extensions.get("single-thread"):
        return ()
    links = context.plan.once(f"links to {wanted.to_sections}", lambda: links_of(context, provisions))
    astray = _for_what_is_not_told(context, wanted, provisions) if wanted.orphans and wanted.matters else {}
    if not links and provisions:
        reason = "the document states no links, so only a reader can tell what answers what"
        return (asks(context, At(f"section.{wanted.from_section}"), (), reason), *astray.values())
    linked: set[str] = set().union(*links.values())
    unlinked = tuple(item for item in provisions if item.id not in linked)
    # Provision for an outcome that states no need may answer any need: it is open too, though it states a link.
    needs = "need" in wanted.from_kinds
    open_ended = tuple(
        item
        for item in provisions
        if (item.id not in linked or (needs and _names_no_need(context, item))) and _may_answer(item)
    )
    if not links.keys() & {origin.id for origin in origins} and len(open_ended) == len(provisions) > 0:
        reason = "the links that the document states lead to none of these, so only a reader can tell what answers what"
        return (asks(context, At(f"section.{wanted.from_section}"), (), reason), *astray.values())
    code = "need-without-provision" if needs else "outcome-without-provision"
    looked_in = tuple(item.path for item in provisions)
    outcomes = [
        _answered(
            context, origin, links.get(origin.id, {}), _near(context, origin, open_ended, wanted), looked_in, code
        )
        for origin in origins
    ]
    if needs:
        empty = {item.id: item for item in provisions if promises_nothing(item)}
        outcomes = [answered_by_nothing(one, links.get(one.item or "", {}), empty) for one in outcomes]
    if wanted.orphans:
        # A section in which nothing states a link may have no column for one.
        linking = {item.section for item in provisions if item.id in linked}
        needs_told = tuple(item for item in context.plan.items(*NEEDS_IN, kinds=("need",)))
        lost = {
            item.id: orphan(context, item, needs_told, wanted.matters)
            for item in unlinked
            if item.section in linking and not _set_apart(item)
        }
        outcomes += ({**astray, **lost}).values()
    return tuple(outcomes)


def _near(
    context: CheckContext, need: AnalysedItem, open_ended: tuple[AnalysedItem, ...], wanted: EachAnswered
) -> tuple[AnalysedItem, ...]:
    """Which of the provisions that state no need may answer this need or outcome: where its matter is plain, those that touch it.

    The matters of an outcome are those of its needs too, and one passing word of them is no touch.
    """
    if not (wanted.matters and open_ended):
        return open_ended
    if "need" in wanted.from_kinds:
        matters = in_need_of(need, wanted.matters)
        return tuple(
            item for item in open_ended if not matters or touches(item, wanted.matters, matters, wanted.general)
        )
    named = set(getattr(need.item, "needs", ()))
    matters = {}
    for item in (need, *(one for one in context.plan.items("B", "C") if one.id in named)):
        matters |= in_need_of(item, wanted.matters)
    return tuple(
        item
        for item in open_ended
        if not matters or any(shows(item, wanted.matters, matter, sure=True) for matter in matters)
    )


def _for_what_is_not_told(
    context: CheckContext, wanted: EachAnswered, provisions: tuple[AnalysedItem, ...]
) -> dict[str, ItemOutcome]:
    """Provision that only one kind of need calls for, in a plan that nowhere tells of such a need."""
    told_in = [code for code in wanted.told_in if context.plan.plan.supplied(code)]
    if not {"B", "C"} <= set(told_in):
        return {}
    found: dict[str, ItemOutcome] = {}
    told = tuple(item for item in context.plan.items(*told_in) if item.item.kind != "heading")
    for item in provisions:
        for matter, quote in given_for(item, wanted.matters).items():
            if not _is_told(item, told, wanted.matters, matter):
                looked = Absence(tuple(f"section.{code}" for code in told_in), (matter,))
                reason = f"no other section tells of {matter}"
                found[item.id] = lacks(item, "matter-not-told", (quote, looked), reason)
    return found


def _is_told(provision: AnalysedItem, told: tuple[AnalysedItem, ...], lexicon: str, matter: str) -> bool:
    """Whether the plan tells of a matter at all: one word of it will do, save in a strength, where it is told as well done.

    Of provision that names its needs and outcomes, none of which touches its matter, the rest of the plan must tell more surely:
    by words that show such a need or what it calls for, or by two different words in one statement.
    """
    named = {*getattr(provision.item, "needs", ()), *getattr(provision.item, "outcomes", ())}
    answered = [item for item in told if item.id in named]
    if any(touches(item, lexicon, (matter,)) for item in answered):
        return True
    sure = bool(answered)
    return any(shows(item, lexicon, matter, sure=sure or item.item.kind == "strength") for item in told)


def _names_no_need(context: CheckContext, item: AnalysedItem) -> bool:
    """Whether provision names outcomes alone, and none of them says which need it is for."""
    if not isinstance(item.item, Provision) or item.item.needs:
        return False
    stated = context.plan.once(
        "outcomes that name needs",
        lambda: {one.id for one in context.plan.items("E") if isinstance(one.item, Outcome) and one.item.needs},
    )
    return not stated.intersection(item.item.outcomes)


def links_of(context: CheckContext, provisions: Iterable[AnalysedItem]) -> Mapping[str, dict[str, None]]:
    """For each need or outcome the provision that answers it, as stated or by way of an outcome; ids in stated order.

    Provision that names its outcomes serves those; provision that names needs alone serves every outcome of theirs.
    """
    needs_of = {item.id: item.item.needs for item in context.plan.items("E") if isinstance(item.item, Outcome)}
    outcomes_of: dict[str, list[str]] = {}
    for outcome, needs in needs_of.items():
        for need in needs:
            outcomes_of.setdefault(need, []).append(outcome)
    answers: defaultdict[str, dict[str, None]] = defaultdict(dict)
    reached: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = {}
    for item in provisions:
        if not isinstance(item.item, Provision):
            continue
        stated = (item.item.needs, item.item.outcomes)
        if stated not in reached:
            targets = reached[stated] = {*item.item.needs, *item.item.outcomes}
            if not item.item.outcomes:
                targets.update(*(outcomes_of.get(need, ()) for need in item.item.needs))
            targets.update(*(needs_of.get(outcome, ()) for outcome in item.item.outcomes))
        for target in reached[stated]:
            answers[target][item.id] = None
    return dict(answers)


def _answered(
    context: CheckContext,
    origin: AnalysedItem,
    answers: Mapping[str, None],
    open_ended: tuple[AnalysedItem, ...],
    looked_in: tuple[str, ...],
    code: str,
) -> ItemOutcome:
    if answers:
        names = ", ".join(answers)
        return met(origin, f"answered by {names}")
    quote = whole(origin)
    if open_ended:
        reason = "no stated link, but some provision states none that leads to any of these"
        return asks(context, origin, (*quote, *(q for item in open_ended[:5] for q in whole(item))), reason)
    if still_being_found_out(origin):
        return asks(context, origin, quote, "what it tells of is still being looked into")
    looked = Absence(looked_in, (f"a link to {origin.id}",))
    return lacks(origin, code, (*quote, looked), "nothing is linked to it")


def _may_answer(item: AnalysedItem) -> bool:
    """Whether a provision may answer what it does not name: not one for every child, nor one that only points somewhere."""
    passage = item.passages.get("text")
    return not _set_apart(item) and (passage is None or only_points(passage) is None)


def _set_apart(item: AnalysedItem) -> bool:
    return any(fault.name == "set-apart" for fault in item.reading.faults)


def promises_nothing(item: AnalysedItem) -> bool:
    """Whether a provision leaves open all that would bind somebody.

    It does not say what is done; or it hangs on money or on somebody's decision and gives no amount; or it is vague, a note of
    drafting or only suggested and says neither how much nor by whom.
    """
    slots = item.reading.slots
    faults = {fault.name for fault in item.reading.faults if fault.certain}
    unsaid = {name for name in ("type", "quantity", "deliverer") if slots[name].state is SlotState.EMPTY}
    thing = slots["quantity"].state is SlotState.NOT_NEEDED
    return (
        "type" in unsaid
        or ("quantity" in unsaid and not faults.isdisjoint(("conditional", "delegated")))
        or ({"quantity", "deliverer"} <= unsaid and not faults.isdisjoint(("vague", "benefit-wording", "placeholder")))
        or (thing and "benefit-wording" in faults)
    )


def answered_by_nothing(outcome: ItemOutcome, answers: Iterable[str], empty: Mapping[str, AnalysedItem]) -> ItemOutcome:
    """The outcome for a need, in part when every provision that answers it is among those that promise nothing."""
    linked = tuple(answers)
    if outcome.verdict is not Verdict.MET or not all(id in empty for id in linked):
        return outcome
    quotes = tuple(quote for id in linked for quote in whole(empty[id]))
    finding = Finding("nothing-definite", outcome.item, outcome.path, quotes)
    return attrs.evolve(
        outcome, verdict=Verdict.PARTLY_MET, findings=(finding,), reason="what is linked to it promises nothing"
    )
