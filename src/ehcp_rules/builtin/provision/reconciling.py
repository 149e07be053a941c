"""Check type over section J beside the provision: as many hours are provided as are paid for, and what else to compare."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.amounts.weekly import hours_stated
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.papers.purchases import Purchase, identifiers, purchase, sum_paid, weekly_hours

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
            "hours-do-not-reconcile",
            "Other hours than are provided",
            "{item} pays for other hours than the provision states.",
        ),
    ),
    laws=("adding the same provision never lowers the verdict",),
)
def budget_reconciles(context: CheckContext) -> CheckOutcome:
    """Judges whether the provision holds the hours that section J pays for; what has no words or hours in common a person asks."""
    wanted: BudgetReconciles = context.parameters
    provided = [item for item in context.plan.items(*wanted.provided, kinds=("provision",)) if not item.reading.nil]
    outcomes = []
    for item in context.plan.items(wanted.section, kinds=("budget", "note")):
        passage = item.passages.get("text")
        if passage is None or item.reading.nil or passage.hits_of("nil-statements", "nil"):
            continue
        unpaid = passage.hits_of(wanted.lexicon, *wanted.unless)
        despite = passage.hits_of(wanted.lexicon, *wanted.despite) or sum_paid(passage, (hit.span for hit in unpaid))
        if unpaid and not despite:
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
        # Provision may give it under another name: short breaks for respite.
        return asks(context, item, (quote, Absence(looked, (quote.text,))), "no provision has a word of it")
    same = linked or (paid if bought.things else [])
    if same and bought.hours:
        hours = _agreement(bought, same)
        if hours is False:
            evidence = (*whole(item), *(quote for other in same[: wanted.most] for quote in whole(other)))
            return lacks(item, "hours-do-not-reconcile", evidence, "other hours a week than are provided")
        if hours and (bought.things or linked):
            return met(item, f"{same[0].id} provides it, in the same hours")
    if not bought.hours and any(other in alike for other in linked):
        return met(item, f"{linked[0].id}, which it names, provides it")
    quotes = (*whole(item), *(quote for other in (linked or alike)[: wanted.most] for quote in whole(other)))
    return asks(context, item, quotes, f"{len(linked or alike)} that it may belong to")


def _agreement(bought: Purchase, provided: list[AnalysedItem]) -> bool | None:
    """Whether one provision or some together give the hours; None where they do not, and some hours are not told by the week."""
    stated = [hours_stated(passage.folded) for item in provided for passage in item.passages.values()]
    weekly = [weekly_hours(passage) for item in provided for passage in item.passages.values()]
    if not any(weekly):
        return None
    most = max(bought.hours)
    together = _sums((hours for told in weekly for hours in told), most)
    if not bought.hours.isdisjoint(together.union(*stated)):
        return True
    unread = any(told and not read for told, read in zip(stated, weekly, strict=True))
    return None if unread else False


def _sums(amounts: Iterable[Fraction], most: Fraction) -> set[Fraction]:
    """What some of these amounts come to together, as far as `most`."""
    sums = {Fraction(0)}
    for amount in amounts:
        sums |= {before + amount for before in sums if before + amount <= most}
    return sums - {Fraction(0)}
