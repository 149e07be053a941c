"""Check type over what does not belong where it stands: transport, residential breaks, signposts in place of provision."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, SlotState
from ehcp_rules.text.english.mentions import mentions, quotes_of, whole
from ehcp_rules.text.provision.signposts import only_points, points_in_part

__all__ = ["misplaced"]

MisplacedCode = Literal[
    "transport-as-provision", "residential-in-h1", "support-in-h2", "signpost-as-provision", "narrative-in-i"
]


@frozen(kw_only=True)
class Misplaced:
    """Items of `sections` that are about `when`, and not about `excused`, do not belong there: finding `code`.

    `opens` asks for the phrase among the first words, since a thing mentioned on the way is not the item's subject.
    With `unless_provided`, an item that also holds real provision (an amount, or a role with an activity) is excused.
    `doubtful` phrases send an item to a person. With `pointing`, an item each clause of which points somewhere is misplaced
    in whatever words, and in part where one clause does and the others hold no amount.
    """

    sections: tuple[str, ...]
    lexicon: str
    when: tuple[str, ...]
    code: MisplacedCode
    excused: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    opens: int = 0
    unless_provided: bool = False
    pointing: bool = False
    verdict: Literal["not-met", "partly-met", "needs-judgement"] = "not-met"
    kinds: tuple[str, ...] = ("provision",)


@check(
    "provision.misplaced",
    parameters=Misplaced,
    codes=(
        FindingCode(
            "transport-as-provision",
            "Transport among special educational provision",
            "{item} is transport, which is not special educational provision: {quote}.",
        ),
        FindingCode(
            "residential-in-h1",
            "A residential break in H1",
            "{item} is a residential break, which belongs in H2: {quote}.",
        ),
        FindingCode(
            "support-in-h2",
            "Support under the 1970 Act in H2",
            "{item} is support of the kind that belongs in H1: {quote}.",
        ),
        FindingCode(
            "narrative-in-i", "More than a placement in section I", "{item} holds more than the placement: {quote}."
        ),
        FindingCode(
            "signpost-as-provision",
            "A signpost in place of provision",
            "{item} points to information and provides nothing: {quote}.",
        ),
    ),
    laws=("the order of items does not matter",),
)
def misplaced(context: CheckContext) -> CheckOutcome:
    """Judges whether each item belongs in the section where it stands."""
    wanted: Misplaced = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=wanted.kinds):
        if item.reading.nil:
            outcomes.append(does_not_apply(item, "says that there is nothing"))
        else:
            outcomes.append(_placed(context, item, wanted))
    return tuple(outcomes)


def _placed(context: CheckContext, item: AnalysedItem, wanted: Misplaced) -> ItemOutcome:
    if wanted.pointing and "text" in item.passages:
        points = only_points(item.passages["text"])
        if points is not None:
            return lacks(item, wanted.code, (points,), "it only points somewhere", verdict=Verdict(wanted.verdict))
        beside = points_in_part(item.passages["text"])
        if beside is not None:
            return lacks(
                item, wanted.code, (beside,), "points somewhere, and gives no amount", verdict=Verdict.PARTLY_MET
            )
    found = mentions(item, wanted.lexicon, wanted.when, (*wanted.excused, *wanted.doubtful), fields=("text",))
    subject = [(passage, hit) for passage, hit in found if not wanted.opens or hit.span.start <= wanted.opens]
    if not subject or mentions(item, wanted.lexicon, wanted.excused):
        return met(item, "nothing that belongs elsewhere is its subject")
    if wanted.unless_provided and _provides(item):
        return met(item, "says something of its own beside it")
    quotes = quotes_of(subject)
    if wanted.verdict == "needs-judgement" or mentions(item, wanted.lexicon, wanted.doubtful, wanted.when):
        return asks(context, item, whole(item), "it may belong elsewhere")
    return lacks(item, wanted.code, quotes, "its subject belongs elsewhere", verdict=Verdict(wanted.verdict))


def _provides(item: AnalysedItem) -> bool:
    slots = item.reading.slots
    quantity, who = slots.get("quantity"), slots.get("deliverer")
    amount = quantity is not None and quantity.state in (SlotState.FILLED, SlotState.PARTLY)
    return amount or (who is not None and who.state is SlotState.FILLED)
