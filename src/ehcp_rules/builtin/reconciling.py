"""Check type over section J beside the provision: what the money buys is provided, and as many hours of it."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.amounts.weekly import hours_stated
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.papers.purchases import Purchase, identifiers, purchase, weekly_hours

__all__ = ["budget_reconciles"]


@frozen(kw_only=True)
class BudgetReconciles:
    """Payments of `section` are held against the provision of `provided`; `most` bounds what is put before a person.

    Phrases of `lexicon` in `unless` say that nothing is paid, but not beside phrases of `despite`.
    """

    lexicon: str
    unless: tuple[str, ...]
    despite: tuple[str, ...]
    section: str = "J"
    provided: tuple[str, ...] = ("F", "G", "H1", "H2")
    most: int = 4


@check(
    "budget.reconciles",
    parameters=BudgetReconciles,
    codes=(
        FindingCode(
            "bought-not-provided",
            "Money for what nothing provides",
            "{item} pays for what no provision of the plan has a word of: {quote}.",
        ),
        FindingCode(
            "hours-do-not-reconcile",
            "Other hours than are provided",
            "{item} pays for other hours than the provision states.",
        ),
    ),
    laws=("adding the same provision never lowers the verdict",),
)
def budget_reconciles(context: CheckContext) -> CheckOutcome:
    """Judges whether the provision holds what section J pays for, in the same hours; what shares words goes to a person."""
    wanted: BudgetReconciles = context.parameters
    provided = [item for item in context.plan.items(*wanted.provided, kinds=("provision",)) if not item.reading.nil]
    outcomes = []
    for item in context.plan.items(wanted.section, kinds=("budget", "note")):
        passage = item.passages.get("text")
        if passage is None or item.reading.nil or passage.hits_of("nil-statements", "nil"):
            continue
        unpaid = passage.hits_of(wanted.lexicon, *wanted.unless)
        if unpaid and not passage.hits_of(wanted.lexicon, *wanted.despite):
            continue
        outcomes.append(_reconciled(context, item, passage, provided, wanted))
    return tuple(outcomes)


def _reconciled(
    context: CheckContext,
    item: AnalysedItem,
    passage: AnalysedPassage,
    provided: list[AnalysedItem],
    wanted: BudgetReconciles,
) -> ItemOutcome:
    bought, named = purchase(passage), identifiers(passage.folded)
    linked = [other for other in provided if other.id.lower() in named]
    paid = [other for other in provided if any(bought.things <= p.stems for p in other.passages.values())]
    alike = [other for other in provided if any(bought.things & p.stems for p in other.passages.values())]
    looked = tuple(f"section.{code}" for code in wanted.provided)
    if bought.span is not None and not (linked or alike):
        quote = passage.quote(bought.span.start, bought.span.end)
        return lacks(
            item, "bought-not-provided", (quote, Absence(looked, (quote.text,))), "no provision has a word of it"
        )
    same = linked or (paid if bought.things else [])
    if same and bought.hours:
        hours = _agreement(bought, same)
        if hours is False:
            evidence = (*whole(item), *(quote for other in same[: wanted.most] for quote in whole(other)))
            return lacks(item, "hours-do-not-reconcile", evidence, "other hours a week than are provided")
        if hours and bought.things:
            return met(item, f"{same[0].id} provides it, in the same hours")
    quotes = (*whole(item), *(quote for other in (linked or alike)[: wanted.most] for quote in whole(other)))
    return asks(context, item, quotes, f"{len(linked or alike)} that it may belong to")


def _agreement(bought: Purchase, provided: list[AnalysedItem]) -> bool | None:
    """Whether the hours are the same as one provision's or all together; None where no provision states weekly hours."""
    passages = [passage for item in provided for passage in item.passages.values()]
    weekly = [hours for passage in passages for hours in weekly_hours(passage)]
    if not weekly:
        return None
    stated = frozenset().union(*(hours_stated(passage.folded) for passage in passages))
    return not bought.hours.isdisjoint({*weekly, *stated, sum(weekly)})
