"""What a plan makes of the advice behind it: each recommendation faithful, dropped, watered down or invented.

`pairing` tells which provision answers a recommendation, and `weighing` what becomes of its amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.analysis import AnalysedPlan
from ehcp_rules.text.papers.advice import (
    documents_of,
    listed_professions,
    other_statements_of,
    provision_of,
    recommendations_of,
)
from ehcp_rules.text.papers.comparing import Relation
from ehcp_rules.text.papers.courses import courses_of
from ehcp_rules.text.papers.matches import Match, go_with_the_one_before, matches_of
from ehcp_rules.text.papers.pairing import pairs_of, same_dose
from ehcp_rules.text.papers.second_look import look_again
from ehcp_rules.text.papers.shared_out import give_the_rest
from ehcp_rules.text.papers.statement import Statement
from ehcp_rules.text.papers.weighing import Weighed, answered_to_the_letter, weigh
from ehcp_rules.text.reading import SlotState

__all__ = ["Comparison", "Fidelity", "compare_with_advice"]


class Fidelity(StrEnum):
    """What became of a recommendation, or, for the last two, where a plan's amount comes from."""

    FAITHFUL = "faithful"
    DROPPED = "dropped"
    WATERED_DOWN = "watered-down"
    INVENTED = "invented"
    VAGUE_ADVICE = "vague-advice"
    UNCLEAR = "unclear"
    UNSUPPORTED = "unsupported"
    OTHER_ADVICE = "other-advice"


@frozen
class Comparison:
    """One recommendation beside what the plan makes of it.

    `recommendation` is None for an amount that nobody advised,
    `provision` is None where the plan has nothing of the kind. `missing` names the professions whose advice is listed in
    section K and was not supplied, where they bear on the verdict. `reason` holds no words of plan or advice.
    """

    fidelity: Fidelity
    recommendation: Statement | None
    provision: Statement | None
    advised: tuple[Quote, ...] = ()
    planned: tuple[Quote, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""


def compare_with_advice(plan: AnalysedPlan, sections: tuple[str, ...]) -> tuple[Comparison, ...]:
    """Compare the recommendations of the plan's advice with the provision of these sections, both in their own order.

    A recommendation of several amounts that fared differently has one comparison for each fate, the worst first. It is done
    once for an analysed plan, however many criteria ask.
    """
    return plan.once(f"advice beside {sections}", lambda: _compared(plan, sections))


def _compared(plan: AnalysedPlan, sections: tuple[str, ...]) -> tuple[Comparison, ...]:
    documents = documents_of(plan)
    advice = recommendations_of(documents)
    items = provision_of(plan, sections)
    pairs = pairs_of(advice, items)
    matches, claimed = matches_of(advice, items, pairs)
    look_again(matches, items, claimed, plan.lexicons)
    go_with_the_one_before(matches)
    give_the_rest(matches, items)
    taken: set[tuple[int, int]] = set()
    fates: dict[int, tuple[Comparison, ...]] = {}
    unread = any(not plan.plan.supplied(code) for code in sections if code != "J")
    # Amounts are given to those who advised just these first, then to those who advised one at all: what is left beside
    # advice without an amount is the plan's own.
    quantified = [match for match in matches if match.advice.quantified]
    for match in sorted(quantified, key=lambda match: not answered_to_the_letter(match)):
        fates[match.advice.order] = _judge(match, taken, unread=unread)
    fates |= {match.advice.order: _judge_vague(match, taken) for match in matches if not match.advice.quantified}
    compared = [one for statement in advice for one in fates[statement.order]]
    answered = {c.provision.order for c in compared if c.provision is not None}
    used = {identity for identity, _ in taken}
    answered |= {item.order for item in items if id(item) in used}
    given = frozenset().union(*(document.professions for document in documents))
    listed = listed_professions(plan) if plan.plan.section("K") is not None else None
    others = other_statements_of(documents)
    for item in items:
        if item.order not in answered and item.item.item.kind == "provision" and _states_a_dose(item):
            compared.append(_told_elsewhere(item, others) or _unsupported(item, given, listed))
    return tuple(compared)


def _judge(match: Match, taken: set[tuple[int, int]], *, unread: bool) -> tuple[Comparison, ...]:
    advice = match.advice
    whole = advice.whole()
    if not match.items and advice.distances_only:
        # A seat two metres off may well stand in the plan in other words: near, beside, in the front row.
        return ()
    if not match.items and unread:
        reason = "a section of provision was not supplied"
        return (Comparison(Fidelity.UNCLEAR, advice, None, (whole,) if whole else (), reason=reason),)
    if not match.items and not advice.of_help:
        reason = "it may be no recommendation of help"
        return (Comparison(Fidelity.UNCLEAR, advice, None, (whole,) if whole else (), reason=reason),)
    if not match.items:
        reason = "no provision of the kind"
        return (Comparison(Fidelity.DROPPED, advice, None, (whole,) if whole else (), reason=reason),)
    amounts, lost = weigh(match, taken)
    if not amounts and not lost:
        return _judge_vague(match, taken)
    told_of = {told[0] for told in amounts}
    if lost:
        # What an assistant gives, or nobody is bound to give, is less of every amount, but not of another act.
        told_of = (told_of & {Relation.MISSING}) | {Relation.LESS}
    weighed = (*amounts, *lost)
    return tuple(_told(advice, match.items[0], fate, weighed) for fate in _FATES if fate in told_of)


_FATES = {
    Relation.MISSING: (Fidelity.DROPPED, "the plan leaves out this part of the recommendation"),
    Relation.LESS: (Fidelity.WATERED_DOWN, "the plan gives less than was advised, or leaves an amount out"),
    Relation.MORE: (Fidelity.INVENTED, "the plan gives an amount that was not advised"),
    Relation.UNCLEAR: (Fidelity.UNCLEAR, "the two amounts are in periods that cannot be compared"),
    Relation.EQUAL: (Fidelity.FAITHFUL, "the amounts are those that were advised"),
}
"""What each relation makes of a recommendation, the worst first."""


def _told(advice: Statement, first: Statement, fate: Relation, relations: Iterable[Weighed]) -> Comparison:
    fidelity, reason = _FATES[fate]
    same = [(own, other) for relation, own, other in relations if relation is fate]
    advised = tuple(dict.fromkeys(own for own, _ in same if own is not None))
    if fate is Relation.MISSING:
        return Comparison(fidelity, advice, None, advised, reason=reason)
    planned = tuple(dict.fromkeys(other for _, other in same if other is not None))
    whole = first.whole()
    return Comparison(fidelity, advice, first, advised, planned or ((whole,) if whole else ()), reason=reason)


def _judge_vague(match: Match, taken: set[tuple[int, int]]) -> tuple[Comparison, ...]:
    """Advice without an amount: copied as it is, its vagueness is the advice giver's; with an amount, that is the plan's own."""
    advice, whole = match.advice, match.advice.whole()
    advised = (whole,) if whole else ()
    if not match.items:
        return ()
    first = match.items[0]
    own = [told for number, told in enumerate(first.doses) if (id(first), number) not in taken and told[1].is_amount]
    if not own:
        planned = first.whole()
        open_too = (planned,) if planned else ()
        if _kept(match):
            reason = "it stands in the plan as advised and needs no amount"
            return (Comparison(Fidelity.FAITHFUL, advice, first, advised, open_too, reason=reason),)
        reason = "the plan is as open as the advice"
        return (Comparison(Fidelity.VAGUE_ADVICE, advice, first, advised, open_too, reason=reason),)
    quotes = tuple(where.quote(dose.span.start, dose.span.end) for where, dose in own)
    return (Comparison(Fidelity.INVENTED, advice, first, advised, quotes, reason="the advice gives no amount"),)


def _kept(match: Match) -> bool:
    """Whether advice that needs no amount, or says when it always holds, stands in the plan in most of its words and unhedged."""
    slot = match.advice.item.reading.slots.get("quantity")
    if slot is None or slot.state not in (SlotState.FILLED, SlotState.NOT_NEEDED):
        return False
    words = match.advice.words
    left = words - frozenset().union(*(item.words for item in match.items))
    first = match.items[0]
    hedged = any(fault.name in _HEDGES for fault in first.item.reading.faults)
    hedged = hedged or any(_HEDGED.search(passage.folded) for passage in first.passages)
    return bool(words) and 3 * len(left) <= len(words) and not hedged


_HEDGES = ("conditional", "benefit-wording")
_HEDGED = re.compile(
    r"\b(?:may|might|could)\b|\b(?:where|if|when|whenever|as|unless|should|subject) (?:[a-z]+ ){0,4}?"
    r"(?:allows?|permits?|possible|practicable|practical|available|availability|useful|necessary|appropriate|helpful|feasible|exists?"
    r"|funding|think|feels?)\b|\b(?:look into|explore|consider|encouraged?|try|aim|hope)\w*\b"
)


def _states_a_dose(item: Statement) -> bool:
    return any(dose.is_amount for _, dose in item.doses)


def _told_elsewhere(item: Statement, others: Sequence[Statement]) -> Comparison | None:
    """An amount that the advice tells of the same thing as it was or is, and does not recommend: only a person can say."""
    if not any(
        len(one.words & item.words) > 1 and same_dose(courses_of(one), courses_of(item), chance=True) for one in others
    ):
        return None
    quotes = tuple(where.quote(dose.span.start, dose.span.end) for where, dose in item.doses)
    reason = "the advice tells of this amount and does not recommend it"
    return Comparison(Fidelity.UNCLEAR, None, item, planned=quotes, reason=reason)


def _unsupported(item: Statement, given: frozenset[str], listed: frozenset[str] | None) -> Comparison:
    """An amount that no supplied advice supports: it may rest on advice that the plan lists and nobody supplied."""
    quotes = tuple(where.quote(dose.span.start, dose.span.end) for where, dose in item.doses)
    named = item.professions - {"education", "family"}
    sought = named if listed is None else named & listed
    missing = tuple(sorted(sought - given)) or (("education",) if listed is None else ())
    if missing and (listed is None or named):
        reason = "it may rest on advice that was not supplied"
        return Comparison(Fidelity.OTHER_ADVICE, None, item, planned=quotes, missing=missing, reason=reason)
    open_to = tuple(sorted((listed or frozenset()) - given)) if not named else ()
    return Comparison(
        Fidelity.UNSUPPORTED, None, item, planned=quotes, missing=open_to, reason="in no advice that was supplied"
    )
