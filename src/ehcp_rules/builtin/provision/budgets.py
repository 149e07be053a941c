"""Check types over what is agreed and paid for: whether a budget was asked for, and whether the commissioner agreed to G."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import mentions, quotes_of, whole
from ehcp_rules.text.provision.agreement import agreement
from ehcp_rules.text.wording.residue import left_open

__all__ = ["agreed", "budget_stated"]


@frozen(kw_only=True)
class BudgetStated:
    """Section J must say which it is: asked for (`asked`), not asked for (`not_asked`), or not yet talked about (`open`)."""

    lexicon: str
    asked: tuple[str, ...]
    not_asked: tuple[str, ...]
    open: tuple[str, ...] = ()


@check(
    "budget.stated",
    parameters=BudgetStated,
    codes=(
        FindingCode(
            "budget-not-stated",
            "Nothing is said of a budget",
            "Section J does not say whether a personal budget was asked for.",
        ),
        FindingCode(
            "budget-unclear",
            "Unclear whether a budget was asked for",
            "Section J does not tell a budget that was declined from one nobody offered: {quote}.",
        ),
    ),
)
def budget_stated(context: CheckContext) -> CheckOutcome:
    """Judges whether section J says that a personal budget was asked for, was not, or has not been talked about."""
    wanted: BudgetStated = context.parameters
    if context.plan.plan.section("J") is None:
        return ()
    items = [
        item
        for item in context.plan.items("J")
        if "text" in item.passages and item.passages["text"].folded.strip(" .-/")
    ]
    if not items:
        return (
            lacks(
                At("section.J"),
                "budget-not-stated",
                (Absence(("section.J",), ("whether a budget was asked for",)),),
                "section J is blank",
            ),
        )
    for groups, reason in (
        (wanted.not_asked, "says that none was asked for"),
        (wanted.asked, "says that one was asked for"),
        (wanted.open, "says that it is not settled"),
    ):
        if any(mentions(item, wanted.lexicon, groups) for item in items):
            return (met(At("section.J"), reason),)
    quotes = tuple(quote for item in items for quote in whole(item))
    nil = any(item.passages["text"].hits_of("nil-statements", "nil") for item in items)
    if nil:
        return (
            lacks(
                items[0], "budget-unclear", quotes, "says no more than that there is none", verdict=Verdict.PARTLY_MET
            ),
        )
    if all(left_open(item.passages["text"]) for item in items):
        return (lacks(items[0], "budget-unclear", quotes, "a placeholder, or only where else to look"),)
    return (asks(context, items[0], quotes, "in other words than are known"),)


@frozen(kw_only=True)
class Agreed:
    """Provision of `section` was agreed by the body that must arrange it: `agreed` words, or `awaited` ones against it."""

    section: str
    lexicon: str
    agreed: tuple[str, ...]
    awaited: tuple[str, ...]


@check(
    "provision.agreed",
    parameters=Agreed,
    codes=(
        FindingCode(
            "agreement-awaited",
            "Agreement is still awaited",
            "The plan is final, but agreement to {item} is still awaited: {quote}.",
        ),
    ),
)
def agreed(context: CheckContext) -> CheckOutcome:
    """Judges whether a final plan records that the body which must arrange a section's provision has agreed to it."""
    wanted: Agreed = context.parameters
    provisions = [item for item in context.plan.items(wanted.section, kinds=("provision",)) if not item.reading.nil]
    if not provisions:
        return ()
    outcomes = []
    for item in provisions:
        if waiting := (*quotes_of(mentions(item, wanted.lexicon, wanted.awaited)), *_told(item, "awaited")):
            outcomes.append(lacks(item, "agreement-awaited", waiting, "still awaited in a final plan"))
    path = f"section.{wanted.section}"
    told = any(
        mentions(item, wanted.lexicon, wanted.agreed) or _told(item, "agreed")
        for item in context.plan.items(wanted.section, "K")
    )
    if told and not outcomes:
        return (met(At(path), "agreement is recorded"),)
    if outcomes:
        return tuple(outcomes)
    looked = Absence((path, "section.K"), ("agreement by the commissioner",))
    return (
        asks(
            context,
            At(path),
            (*(q for item in provisions[:5] for q in whole(item)), looked),
            "the plan records no agreement; it may be on file",
        ),
    )


def _told(item: AnalysedItem, what: str) -> tuple[Quote, ...]:
    """The words of an item on the commissioner's agreement, where they tell this of it."""
    found = (agreement(passage) for passage in item.passages.values())
    return tuple(told[1] for told in found if told is not None and told[0] == what)
