"""Check types over the wording of needs: provision hidden among them, and signals that nobody followed up."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence, Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.child.help_promised import held, most_alike, promises
from ehcp_rules.text.child.help_told import (
    at_all_times,
    ended,
    goes_on,
    hours_of_help,
    maybe_not_planned,
    provides,
    tells_help,
)
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.needs.signals import open_questions

__all__ = ["no_provision_hidden", "signals_followed_up"]


@frozen(kw_only=True)
class NoProvisionHidden:
    """Provision with an amount in `section` must stand with the same amount in `provision`."""

    section: str = "B"
    provision: str = "F"


@check(
    "needs.no_provision_hidden",
    parameters=NoProvisionHidden,
    codes=(
        FindingCode(
            "provision-only-in-needs",
            "Provision that stands only among the needs",
            "{item} states provision that section {provision} does not hold: {quote}.",
        ),
    ),
    laws=("adding the same provision to the provision section never lowers the verdict",),
)
def no_provision_hidden(context: CheckContext) -> CheckOutcome:
    """Judges whether help with an amount, written among the needs, also stands in the provision."""
    wanted: NoProvisionHidden = context.parameters
    provisions = tuple(context.plan.items(wanted.provision, kinds=("provision",)))
    return tuple(
        _hidden(context, item, provisions, wanted)
        for item in context.plan.items(wanted.section, kinds=("need",))
        if "text" in item.passages
    )


def _hidden(
    context: CheckContext, item: AnalysedItem, provisions: tuple[AnalysedItem, ...], wanted: NoProvisionHidden
) -> ItemOutcome:
    if says_nothing_found(item):
        return met(item, "tells a need")
    passage = item.passages["text"]
    held_by = None
    for promise in promises(passage):
        alike = most_alike(promise, provisions)
        held_by = next((other for other in alike if held(promise, tuple(other.passages.values()))), None)
        if held_by is None and (provisions or promise.minutes is not None):
            quote = passage.quote(promise.span.start, promise.span.end)
            if not promise.sure:
                return asks(context, item, (quote,), "help that the child has already, and the provision does not hold")
            return _only_here(item, quote, wanted)
    if held_by is not None:
        return met(item, f"{held_by.id} holds the same help")
    fault = next((fault for fault in item.reading.faults if fault.name == "provision-in-need"), None)
    if fault is None:
        return met(item, "tells a need")
    passages = tuple(p for other in provisions for p in other.passages.values())
    quote = sentence_of(passage, fault.quotes[0].span.start)
    stated = [amount for amount in passage.weekly if quote.span.overlaps(amount.span)]
    deciding = [amount for amount in stated if amount.unit != "ratio"] or stated
    if not tells_help(passage, quote.span):
        return met(item, "tells a need")
    together = sum(hours_of_help(passages))
    if at_all_times(passage, quote.span):
        # One session of help by one adult is not help that never stops.
        passages = tuple(other for other in passages if goes_on(other))
    if deciding and all(
        any(provides(amount, passage, quote.span, other) for other in passages)
        or (amount.unit == "hours" and amount.value == together)
        for amount in deciding
    ):
        return met(item, "the provision states the same amount")
    if ended(passage, quote.span):
        return met(item, "help that has ended")
    ratios_only = all(amount.unit == "ratio" for amount in deciding)
    loose = ratios_only and not at_all_times(passage, quote.span)
    if loose or maybe_not_planned(passage, quote.span):
        return asks(context, item, (quote,), "may be provision, or history, or need language")
    return _only_here(item, quote, wanted)


def _only_here(item: AnalysedItem, quote: Quote, wanted: NoProvisionHidden) -> ItemOutcome:
    looked = Absence((f"section.{wanted.provision}",), ("the same amount",))
    return lacks(
        item,
        "provision-only-in-needs",
        (quote, looked),
        "help that the provision does not hold",
        told={"provision": wanted.provision},
    )


_OWNERS = ("therapist", "psychologist", "teacher", "leader", "professional", "health", "service", "assistant")


@frozen(kw_only=True)
class SignalsFollowedUp:
    """Sections searched for signs of a need that nobody has assessed."""

    sections: tuple[str, ...] = ("B", "C", "D")


@check(
    "needs.signals_followed_up",
    parameters=SignalsFollowedUp,
    codes=(
        FindingCode(
            "signal-not-followed-up",
            "A possible need that nobody follows up",
            "{item} points to a need that nobody has assessed, and names neither who will nor when: {quote}.",
        ),
        FindingCode(
            "signal-without-owner",
            "A possible need without an owner",
            "{item} gives a date for a possible need, but not who will follow it up: {quote}.",
        ),
        FindingCode(
            "signal-without-date",
            "A possible need without a date",
            "{item} says who looks into a possible need, but not when: {quote}.",
        ),
    ),
    laws=("adding an owner or a date never lowers the verdict",),
)
def signals_followed_up(context: CheckContext) -> CheckOutcome:
    """Judges whether each sign of an unassessed need says who follows it up and when; silent where there is none."""
    wanted: SignalsFollowedUp = context.parameters
    outcomes = []
    for item in context.plan.items(*wanted.sections, kinds=("need", "strength", "note")):
        passage = item.passages.get("text")
        signs = open_questions(passage) if passage is not None else ()
        if passage is None or not signs or says_nothing_found(item):
            continue
        owner = passage.hits_of("roles", *_OWNERS) or passage.hits_of("need-signals", "owner")
        dated = passage.dates
        quote = passage.quote(signs[0].start, signs[0].end)
        if owner and dated:
            outcomes.append(met(item, "says who follows it up and when"))
            continue
        code = "signal-without-owner" if dated else "signal-without-date" if owner else "signal-not-followed-up"
        sought = tuple(name for name, found in (("who follows it up", owner), ("when", dated)) if not found)
        verdict = Verdict.PARTLY_MET if owner or dated else Verdict.NOT_MET
        outcomes.append(
            lacks(
                item,
                code,
                (quote, Absence((passage.path,), sought)),
                "a possible need that is still open",
                verdict=verdict,
            )
        )
    return tuple(outcomes)
