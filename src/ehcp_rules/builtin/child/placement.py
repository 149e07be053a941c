"""Check type over section I: blank in a draft, name and type or type alone in a final plan."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.plan import Placement
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.wording.placement import left_for_later, only_a_name, type_told

__all__ = ["placement_named"]


@frozen(kw_only=True)
class PlacementNamed:
    """No parameters: the plan's stage decides what section I must hold."""


@check(
    "placement.named",
    parameters=PlacementNamed,
    codes=(
        FindingCode("named-in-draft", "A draft names the setting", "A draft plan already holds a placement: {quote}."),
        FindingCode("type-missing", "No type of setting", "Section I names a setting, but not its type."),
        FindingCode("placement-missing", "No placement", "A final plan has neither a name nor a type in section I."),
    ),
)
def placement_named(context: CheckContext) -> CheckOutcome:
    """Judges whether section I holds what the plan's stage asks: nothing in a draft, name and type or type in a final plan."""
    plan = context.plan.plan
    if plan.section("I") is None:
        return ()
    if plan.stage is None:
        raise SourceCannotTellError("the source does not say whether the plan is a draft")
    written = [item for item in context.plan.items("I") if _written(item)]
    draft = plan.stage.startswith("draft")
    # In a draft, a type named beside `will be confirmed` may be an example; in a final plan it settles something.
    items = [item for item in written if not _left_for_later(item) or (not draft and type_told(item.passages["text"]))]
    names = [
        item
        for item in items
        if (isinstance(item.item, Placement) and item.item.field == "name") or only_a_name(item.passages["text"])
    ]
    typed = any(
        (isinstance(item.item, Placement) and item.item.field == "type") or type_told(item.passages["text"])
        for item in items
    )
    if draft:
        if not items:
            return (met(At("section.I"), "blank, as a draft must be"),)
        # Practice differs for amended drafts, where the present setting often stays in place.
        verdict = Verdict.PARTLY_MET if plan.stage == "draft-amended" else Verdict.NOT_MET
        return (
            lacks(
                items[0], "named-in-draft", _quotes(items), "a draft that is not blank in section I", verdict=verdict
            ),
        )
    if typed or (items and not names):
        return (met(At("section.I"), "name and type, or type alone"),)
    if names:
        return (
            lacks(
                names[0],
                "type-missing",
                (*_quotes(names), Absence(("section.I",), ("a type of setting",))),
                "a name without a type",
            ),
        )
    if any(not item.passages["text"].hits_of("nil-statements", "nil") for item in written):
        absence = Absence(("section.I",), ("a name or type",))
        return (lacks(At("section.I"), "placement-missing", (*_quotes(written), absence), "left for later"),)
    reason = "blank in a final plan: right only for education otherwise than at school"
    return (asks(context, At("section.I"), (Absence(("section.I",), ("a name or type",)),), reason),)


def _written(item: AnalysedItem) -> bool:
    passage = item.passages.get("text")
    return passage is not None and bool(passage.folded.strip(" .-"))


def _left_for_later(item: AnalysedItem) -> bool:
    passage = item.passages["text"]
    return left_for_later(passage) or bool(passage.hits_of("nil-statements", "nil"))


def _quotes(items: list[AnalysedItem]) -> tuple[Quote, ...]:
    return tuple(item.passages["text"].quote(0, len(item.passages["text"].text)) for item in items)
