"""Check types over pieces of advice by themselves: quality is made upstream of the plan."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.papers.documents import EachDocument, each_document, opening, place_of
from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage, Slot, SlotState
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.outcomes.bounds import heading_bounds, time_bound
from ehcp_rules.text.papers.advice import AnalysedDocument, heading_over
from ehcp_rules.text.papers.fidelity import Fidelity, compare_with_advice
from ehcp_rules.text.papers.paper import seen
from ehcp_rules.text.papers.parts_told import asks_for_nothing, parts_told, says_none
from ehcp_rules.text.papers.placements import placements_named
from ehcp_rules.text.papers.statement import Statement
from ehcp_rules.text.papers.tiers import ordinarily_offered

__all__ = [
    "advice_covers",
    "advice_outcomes_smart",
    "advice_provision_quantified",
    "child_seen",
    "no_school_named",
]

_PROVISION = ("F", "G", "H1", "H2", "J")


@frozen(kw_only=True)
class ProvisionQuantified:
    """`sections` are searched for provision that copies vague advice, so that both wordings can be shown."""

    sections: tuple[str, ...] = _PROVISION


_NOTHING_ASKED = "a service that has nothing to advise says so, and how it made sure"
_PART_TITLES = {"needs-missing": "needs", "outcomes-missing": "outcomes", "provision-missing": "provision"}


@check(
    "advice.covers",
    parameters=EachDocument,
    codes=tuple(
        FindingCode(code, f"Advice without {title}", f"{{item}} says nothing of {title}.")
        for code, title in _PART_TITLES.items()
    ),
    laws=("adding a part never makes the verdict worse",),
)
def advice_covers(context: CheckContext) -> CheckOutcome:
    """Judges whether each piece of advice covers needs, outcomes and provision."""

    def judge(document: AnalysedDocument) -> CheckOutcome:
        kinds = {item.item.kind for item in document.items}
        path = place_of(document)
        if not kinds - {"heading"}:
            return ()
        if asks_for_nothing(document):
            return (does_not_apply(At(path, document.document.id), _NOTHING_ASKED),)
        if kinds <= {"heading", "note"}:
            return (
                asks(
                    context,
                    At(path, document.document.id),
                    opening(document),
                    "the text has no headings to tell its parts by",
                ),
            )
        told = parts_told(document)
        missing = [code for code, part in _PART_TITLES.items() if part not in told]
        findings = tuple(
            Finding(code, document.document.id, path, (*opening(document), Absence((path,), (_PART_TITLES[code],))))
            for code in missing
        )
        verdict = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_MET)[len(missing)]
        return (ItemOutcome(document.document.id, path, verdict, findings, reason=f"{3 - len(missing)} of 3 parts"),)

    return each_document(context, "advice", judge)


_SMART = {"change": "what changes", "measure": "how anybody could tell", "time-bound": "by when"}


@check(
    "advice.outcomes_smart",
    parameters=EachDocument,
    codes=tuple(
        FindingCode(
            f"{name}-{suffix}", f"An advised outcome: {title}", f"{{item}} does not clearly say {title}: {{quote}}."
        )
        for name, title in _SMART.items()
        for suffix in ("missing", "unclear")
    ),
    laws=("taking away a measure or a date never improves the verdict",),
)
def advice_outcomes_smart(context: CheckContext) -> CheckOutcome:
    """Judges whether each outcome that advice suggests says what changes, how anybody could tell, and by when."""

    def judge(document: AnalysedDocument) -> CheckOutcome:
        outcomes = (item for item in document.items if item.item.kind == "outcome")
        return tuple(_smart(context, item, heading_over(document, item)) for item in outcomes if not says_none(item))

    return each_document(context, "advice", judge)


def _smart(context: CheckContext, item: AnalysedItem, heading: AnalysedPassage | None) -> ItemOutcome:
    slots = tuple(item.reading.slots[name] for name in _SMART if name in item.reading.slots)
    if heading is not None:
        dated = time_bound(heading_bounds(heading, item.plan.plan.learner))
        slots = tuple(dated if slot.name == dated.name and slot.state is SlotState.EMPTY else slot for slot in slots)
    weak = [slot for slot in slots if slot.state in (SlotState.EMPTY, SlotState.PARTLY)]
    if any(slot.state is SlotState.UNSURE for slot in slots) and not weak:
        return asks(context, item, whole(item), "an outcome that only a person can read")
    findings = tuple(
        Finding(f"{slot.name}-{_suffix(slot)}", item.id, item.path, slot.quotes or whole(item)) for slot in weak
    )
    verdict = (
        Verdict.MET
        if not weak
        else Verdict.NOT_MET
        if any(slot.state is SlotState.EMPTY for slot in weak)
        else Verdict.PARTLY_MET
    )
    return ItemOutcome(item.id, item.path, verdict, findings, slots, reason="; ".join(slot.reason for slot in weak))


def _suffix(slot: Slot) -> str:
    return "unclear" if slot.state is SlotState.PARTLY else "missing"


@check(
    "advice.provision_quantified",
    parameters=ProvisionQuantified,
    codes=(
        FindingCode(
            "advice-vague", "Advice without an amount", "{item} recommends provision without an amount: {quote}."
        ),
        FindingCode("advice-unclear", "Advice with half an amount", "{item} states only part of an amount: {quote}."),
    ),
    laws=("taking away an amount never improves the verdict",),
)
def advice_provision_quantified(context: CheckContext) -> CheckOutcome:
    """Judges whether each recommendation states its amount; a plan that copies a vague one is shown beside it."""
    wanted: ProvisionQuantified = context.parameters
    copies = {
        one.recommendation.item.id: one.planned
        for one in compare_with_advice(context.plan, wanted.sections)
        if one.fidelity is Fidelity.VAGUE_ADVICE and one.recommendation is not None
    }

    def judge(document: AnalysedDocument) -> CheckOutcome:
        reasons = dict.fromkeys(ordinarily_offered(document), "what every setting offers, as the paper says")
        reasons |= {item: "a place asked for by name" for item, _, by_name in placements_named(document) if by_name}
        return tuple(
            does_not_apply(item, reasons[item])
            if item in reasons
            else _quantified(context, item, copies.get(item.id, ()))
            for item in document.items
            if item.item.kind == "provision"
        )

    return each_document(context, "advice", judge)


def _quantified(context: CheckContext, item: AnalysedItem, copied: tuple[Quote, ...]) -> ItemOutcome:
    slot = item.reading.slots.get("quantity")
    if slot is None or item.reading.nil or slot.state is SlotState.NOT_NEEDED:
        return does_not_apply(item, slot.reason if slot else "nothing is recommended")
    if slot.state is SlotState.FILLED:
        return met(item, slot.reason, slots=(slot,))
    if reason := Statement(item, 0).measured_otherwise:
        return met(item, reason, slots=(slot,))
    if slot.state is SlotState.UNSURE:
        return asks(context, item, slot.quotes or whole(item), slot.reason)
    code = "advice-unclear" if slot.state is SlotState.PARTLY else "advice-vague"
    reason = slot.reason + ("; the plan copies it faithfully" if copied else "")
    verdict = Verdict.PARTLY_MET if slot.state is SlotState.PARTLY else Verdict.NOT_MET
    return lacks(item, code, (*(slot.quotes or whole(item)), *copied), reason, verdict=verdict, slots=(slot,))


@check(
    "advice.child_seen",
    parameters=EachDocument,
    codes=(
        FindingCode(
            "child-not-seen", "The author did not see the child", "{item} does not say that its author saw the child."
        ),
        FindingCode("seen-undated", "Seen, without a date", "{item} does not say when the child was seen: {quote}."),
        FindingCode(
            "views-missing",
            "The child's views are not reported",
            "{item} does not report what the child thinks or shows.",
        ),
    ),
    laws=("adding a dated visit never makes the verdict worse",),
)
def child_seen(context: CheckContext) -> CheckOutcome:
    """Judges whether each piece of advice says how and when its author saw the child, and what the child thinks or shows."""

    def judge(document: AnalysedDocument) -> CheckOutcome:
        found, id, path = seen(document), document.document.id, place_of(document)
        if asks_for_nothing(document):
            return (does_not_apply(At(path, id), _NOTHING_ASKED),)
        codes = []
        if found.never_met or (found.papers_only and not found.contact):
            codes.append("child-not-seen")
        elif not found.contact:
            return (asks(context, At(path, id), opening(document), "nothing tells how the child was seen"),)
        elif not found.dated:
            codes.append("seen-undated")
        if found.no_views or not found.views:
            codes.append("views-missing")
        shown = found.never_met or found.papers_only or found.contact or opening(document)
        findings = tuple(
            Finding(
                code,
                id,
                path,
                (
                    *((found.no_views if code == "views-missing" else ()) or shown)[:1],
                    Absence((path,), (code.replace("-", " "),)),
                ),
            )
            for code in codes
        )
        verdict = Verdict.NOT_MET if "child-not-seen" in codes else Verdict.PARTLY_MET if codes else Verdict.MET
        return (
            ItemOutcome(id, path, verdict, findings, reason=f"{len(codes)} of seeing, dating and hearing are missing"),
        )

    return each_document(context, "advice", judge)


@check(
    "advice.no_school_named",
    parameters=EachDocument,
    codes=(FindingCode("school-named", "Advice that names a school", "{item} asks for a school by name: {quote}."),),
    laws=("taking away a school's name never makes the verdict worse",),
)
def no_school_named(context: CheckContext) -> CheckOutcome:
    """Judges whether advice leaves the choice of a school to the council and the family, and describes what the child needs."""

    def judge(document: AnalysedDocument) -> CheckOutcome:
        found = placements_named(document)
        certain = tuple(Finding("school-named", item.id, item.path, (quote,)) for item, quote, sure in found if sure)
        id, path = document.document.id, place_of(document)
        if certain:
            return (ItemOutcome(id, path, Verdict.NOT_MET, certain, reason=f"{len(certain)} placements by name"),)
        if found:
            return (
                asks(context, At(path, id), tuple(quote for _, quote, _ in found), "a kind of school is asked for"),
            )
        return (ItemOutcome(id, path, Verdict.MET, reason="no school is asked for"),) if document.items else ()

    return each_document(context, "advice", judge)
