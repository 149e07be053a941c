"""Check types over the wording of items: what each must state, what each must avoid, what some item must state."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import does_not_apply, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import AnalysedItem, Fault, Slot, SlotState
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.papers.advice import documents_of

__all__ = ["each_item_avoids", "each_item_states", "some_item_states"]

_SLOTS = {
    "type": "what is done",
    "quantity": "how much and how often",
    "deliverer": "who does it",
    "expertise": "the skill of whoever does it",
    "group": "the size of the group",
    "change": "a change that others could see",
    "measure": "how anybody could tell",
    "time-bound": "by when",
    "specifics": "what others would see",
    "impact": "what the need makes hard",
    "own-voice": "the child's own voice",
    "genuine-voice": "a voice that could be this child's",
    "method": "how the views were gathered",
    "aspiration": "a hope of this child",
    "near": "a hope for the near future",
    "far": "a hope for later life",
}
_FAULTS = {
    "vague": "a phrase that leaves open what nothing else states",
    "loose-ceiling": "a ceiling or wide range that promises no amount",
    "open-list": "examples in place of the provision",
    "delegated": "a decision handed to somebody else",
    "conditional": "provision that depends on money or availability",
    "variable": "provision that may change outside a review",
    "benefit-wording": "wording that creates no duty",
    "ordinarily-available": "what every setting is ordinarily expected to offer",
    "funding": "money in place of provision",
    "refers-elsewhere": "content left to another document",
    "service": "a service written as an outcome",
    "service-perspective": "an outcome from the service's side",
    "aspiration": "a hope written as an outcome",
    "process": "working on something, not a result",
    "placeholder": "a placeholder or leftover of drafting",
    "adult-register": "first person in a professional's words",
    "provision-in-views": "provision or professional opinion among views",
    "outcome-in-views": "an outcome in the place of a view",
    "no-views": "no view at all",
    "process-in-views": "how views were asked for, in place of the views",
    "record-in-views": "the record of a case in place of a view",
    "anothers-view": "the view of somebody beside the child and the parents",
    "provision-in-need": "provision in place of a need",
}
_MISSING = tuple(
    FindingCode(f"{name}-missing", f"Nothing states {title}", f"{{item}} does not state {title}.")
    for name, title in _SLOTS.items()
)
_UNCLEAR = tuple(
    FindingCode(f"{name}-unclear", f"Unclear: {title}", f"{{item}} states only in part {title}.")
    for name, title in _SLOTS.items()
)
_FAULT_CODES = tuple(
    FindingCode(name, title.capitalize(), f"{{item}} has {title}: {{quote}}.") for name, title in _FAULTS.items()
)

_VERDICT = {
    SlotState.FILLED: Verdict.MET,
    SlotState.PARTLY: Verdict.PARTLY_MET,
    SlotState.EMPTY: Verdict.NOT_MET,
    SlotState.UNSURE: Verdict.NEEDS_JUDGEMENT,
    SlotState.NOT_NEEDED: Verdict.NOT_APPLICABLE,
}
_LACKING = (SlotState.PARTLY, SlotState.EMPTY)
_WORST_FIRST = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NEEDS_JUDGEMENT, Verdict.MET, Verdict.NOT_APPLICABLE)


def _worst(given: Sequence[Verdict]) -> Verdict:
    if len(given) == 1:
        return given[0]
    return next((verdict for verdict in _WORST_FIRST if verdict in given), Verdict.NOT_APPLICABLE)


@frozen(kw_only=True)
class EachItemStates:
    """Which items (`sections`, `kinds`) must fill which `slots`; `faults` listed here fail the item as well."""

    sections: tuple[str, ...]
    kinds: tuple[str, ...]
    slots: tuple[str, ...]
    faults: tuple[str, ...] = ()


@frozen(kw_only=True)
class EachItemAvoids:
    """Which items (`sections`, `kinds`) must be free of which `faults`; those in `partly` cost half.

    With `papers`, so must each line of an advice or review paper that is judged by itself, without a plan.
    """

    sections: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    faults: tuple[str, ...]
    partly: tuple[str, ...] = ()
    papers: bool = False


@frozen(kw_only=True)
class SomeItemStates:
    """Which `slots` at least one item of `section` must fill; a slot in `partly_without` costs half when it is empty.

    With `hollow`, so does a slot that one item fills where another only claims to (`views were sought`).
    """

    section: str
    kinds: tuple[str, ...]
    slots: tuple[str, ...]
    partly_without: tuple[str, ...] = ()
    hollow: bool = False


@check(
    "wording.each_item_states",
    parameters=EachItemStates,
    codes=(*_MISSING, *_UNCLEAR, *_FAULT_CODES),
    laws=("removing a slot's words never improves the verdict", "the order of items does not matter"),
)
def each_item_states(context: CheckContext) -> CheckOutcome:
    """Judges whether each item states what it should: the worst of its slots decides."""
    wanted: EachItemStates = context.parameters
    return tuple(_states(context, item, wanted) for item in context.plan.items(*wanted.sections, kinds=wanted.kinds))


def _states(context: CheckContext, item: AnalysedItem, wanted: EachItemStates) -> ItemOutcome:
    reading = item.reading
    if reading.faults and any(fault.name == "set-apart" for fault in reading.faults):
        return does_not_apply(item, "said by the plan to be no part of the special provision")
    read = reading.slots
    slots = tuple([read[name] for name in wanted.slots if name in read])
    faults = [fault for fault in reading.faults if fault.certain and fault.name in wanted.faults]
    if faults:
        verdict = Verdict.NOT_MET
        findings = [_fault_finding(item, fault) for fault in faults]
    else:
        verdict = _worst([_VERDICT[slot.state] for slot in slots])
        findings = [_slot_finding(item, slot) for slot in slots if slot.state in _LACKING]
    request = _request(context, item, slots) if verdict is Verdict.NEEDS_JUDGEMENT else None
    reason = "; ".join([slot.reason for slot in slots if slot.reason]) or "; ".join([fault.reason for fault in faults])
    return ItemOutcome(item.id, item.path, verdict, tuple(findings), slots, request, reason)


def _slot_finding(item: AnalysedItem, slot: Slot) -> Finding:
    suffix = "unclear" if slot.state is SlotState.PARTLY else "missing"
    evidence = slot.quotes or whole(item)
    absence = Absence(tuple(passage.path for passage in item.passages.values()), (slot.name,))
    return Finding(f"{slot.name}-{suffix}", item.id, item.path, (*evidence, absence))


def _fault_finding(item: AnalysedItem, fault: Fault) -> Finding:
    return Finding(fault.name, item.id, item.path, fault.quotes)


def _request(context: CheckContext, item: AnalysedItem, slots: tuple[Slot, ...]) -> JudgementRequest:
    quotes = tuple(quote for slot in slots for quote in slot.quotes) or whole(item)
    return JudgementRequest(context.question, item.id, item.path, quotes)


@check(
    "wording.each_item_avoids",
    parameters=EachItemAvoids,
    codes=_FAULT_CODES,
    laws=("the order of items does not matter",),
)
def each_item_avoids(context: CheckContext) -> CheckOutcome:
    """Judges whether each item is free of named faults of wording that its slots do not excuse."""
    wanted: EachItemAvoids = context.parameters
    items = context.plan.items(*wanted.sections, kinds=wanted.kinds)
    if wanted.papers and not context.plan.plan.sections:
        items = (item for document in documents_of(context.plan) for item in document.items)
    return tuple(_avoids(context, item, wanted) for item in items)


def _avoids(context: CheckContext, item: AnalysedItem, wanted: EachItemAvoids) -> ItemOutcome:
    reading = item.reading
    if reading.nil:
        return does_not_apply(item, "says that there is nothing")
    slots = tuple(reading.slots.values()) if item.item.kind == "provision" else ()
    faults = [fault for fault in reading.faults if fault.name in wanted.faults]
    if not faults:
        return met(item, slots=slots)
    certain = [fault for fault in faults if fault.certain]
    if certain:
        half = all(fault.name in wanted.partly for fault in certain)
        verdict = Verdict.PARTLY_MET if half else Verdict.NOT_MET
    else:
        verdict = Verdict.NEEDS_JUDGEMENT
    quotes = tuple(quote for fault in faults for quote in fault.quotes)
    return ItemOutcome(
        item=item.id,
        path=item.path,
        verdict=verdict,
        findings=tuple(_fault_finding(item, fault) for fault in certain),
        slots=slots,
        request=JudgementRequest(context.question, item.id, item.path, quotes)
        if verdict is Verdict.NEEDS_JUDGEMENT
        else None,
        reason="; ".join(fault.reason for fault in faults if fault.reason),
    )


@check(
    "wording.some_item_states",
    parameters=SomeItemStates,
    codes=(*_MISSING, *_UNCLEAR),
    laws=("adding an item that fills a slot never lowers the verdict", "the order of items does not matter"),
)
def some_item_states(context: CheckContext) -> CheckOutcome:
    """Judges the section as a whole: for each slot, the best of its items decides."""
    wanted: SomeItemStates = context.parameters
    items = tuple(context.plan.items(wanted.section, kinds=wanted.kinds))
    if context.plan.plan.section(wanted.section) is None:
        return ()
    best = tuple(_best(items, name) for name in wanted.slots)
    if wanted.hollow:
        best = tuple(_hollow(items, slot) for slot in best)
    verdicts = []
    for slot in best:
        verdict = _VERDICT[slot.state]
        verdicts.append(
            Verdict.PARTLY_MET if verdict is Verdict.NOT_MET and slot.name in wanted.partly_without else verdict
        )
    if len(best) > 1 and all(slot.state is SlotState.EMPTY for slot in best):
        verdicts = [Verdict.NOT_MET]
    verdict = _worst(verdicts)
    path = f"section.{wanted.section}"
    looked_in = tuple(item.path for item in items) or (path,)
    findings = tuple(
        Finding(
            f"{slot.name}-{'unclear' if slot.state is SlotState.PARTLY else 'missing'}",
            None,
            path,
            (*slot.quotes, Absence(looked_in, (slot.name,))),
        )
        for slot in best
        if slot.state in (SlotState.PARTLY, SlotState.EMPTY)
    )
    quotes = tuple(quote for slot in best for quote in slot.quotes)
    request = JudgementRequest(context.question, None, path, quotes) if verdict is Verdict.NEEDS_JUDGEMENT else None
    return (
        ItemOutcome(
            item=None,
            path=path,
            verdict=verdict,
            findings=findings,
            slots=best,
            request=request,
            reason="; ".join(slot.reason for slot in best if slot.reason),
        ),
    )


_BEST_FIRST = (SlotState.FILLED, SlotState.PARTLY, SlotState.UNSURE, SlotState.EMPTY, SlotState.NOT_NEEDED)


def _hollow(items: tuple[AnalysedItem, ...], best: Slot) -> Slot:
    """A filled slot, or in its place those of the items that claim to fill it and do not."""
    claims = [item.reading.slots[best.name] for item in items if best.name in item.reading.slots]
    quotes = tuple(quote for slot in claims if slot.state is SlotState.EMPTY for quote in slot.quotes)
    if best.state is not SlotState.FILLED or not quotes:
        return best
    return Slot(best.name, SlotState.PARTLY, quotes, "told in one place and only claimed in another")


def _best(items: tuple[AnalysedItem, ...], name: str) -> Slot:
    slots = [item.reading.slots[name] for item in items if name in item.reading.slots]
    for state in _BEST_FIRST:
        for slot in slots:
            if slot.state is state:
                return slot
    return Slot(name, SlotState.EMPTY, (), "there is nothing to read")
