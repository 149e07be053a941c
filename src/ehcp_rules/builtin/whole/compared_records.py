"""Comparisons of what is on record in two places: days at one place, ages scored for one skill, and a payment with its care."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.amounts.totals import helpers_in, who_gives
from ehcp_rules.text.amounts.weekly import WeeklyAmount, hours_cited, hours_stated, place_of_hours
from ehcp_rules.text.child.ages_scored import AgeScored, ages_scored
from ehcp_rules.text.child.attendance import DaysAtPlaces, all_week_at, days_at_places, days_elsewhere
from ehcp_rules.text.child.help_told import hours_of_help, paid_help, tells_help
from ehcp_rules.text.english.mentions import sentence_of

__all__ = ["ages_of_one_skill", "days_at_one_place", "hours_of_cited_items", "payment_and_care", "week_in_two_places"]

_Pair = tuple[AnalysedItem, Quote, AnalysedItem, Quote]


def days_at_one_place(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """Days a week at one named place, told in two items. A place is a capitalised word that is nobody's name in the plan."""
    learner = items[0].plan.plan.learner
    names = {word.lower() for name in (learner.name, learner.known_as, *learner.other_names) for word in name.split()}
    told: dict[str, list[tuple[AnalysedItem, DaysAtPlaces]]] = {}
    for item in items:
        for passage in item.passages.values() if item.section != "E" else ():
            for days in days_at_places(passage):
                for place in days.words:
                    if place in names:
                        continue
                    for other, before in told.setdefault(place, []):
                        if other is not item:
                            yield before.amount.value == days.amount.value, (item, days.quote, other, before.quote)
                    told[place].append((item, days))


def week_in_two_places(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """All five days of the week at one named place, and whole days of it at another."""
    whole = [
        (item, quote)
        for item in items
        if item.section != "E"
        for passage in item.passages.values()
        if (quote := all_week_at(passage))
    ]
    for other in items if whole else ():
        elsewhere = days_elsewhere(other) if other.section in ("F", "I") else None
        for item, quote in whole:
            # Days of the week at the one place may be told with those at the other.
            if elsewhere and elsewhere[0] not in quote.text.casefold() and other is not item:
                yield False, (item, quote, other, elsewhere[1])


def ages_of_one_skill(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """Reading or spelling ages of one month that lie a year or more apart: each against every other."""
    told: dict[tuple[str, str], list[tuple[AnalysedItem, AgeScored]]] = {}
    for item in items:
        if item.section in ("A", "B", "C") and "text" in item.passages:
            for scored in ages_scored(item.passages["text"]):
                others = told.setdefault((scored.skill, scored.when), [])
                for other, before in others:
                    if other is not item:
                        agrees = abs(scored.months - before.months) < _A_YEAR
                        yield agrees, (item, scored.quote, other, before.quote)
                others.append((item, scored))


_A_YEAR = 12


def hours_of_cited_items(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """The hours that an item of provision says another gives, against those that stand there, or in any where it numbers none."""
    provided = [item for item in items if item.item.kind == "provision"]
    for item in provided:
        for passage in item.passages.values():
            for number, amount in hours_cited(passage.folded):
                meant = [other for other in provided if other is not item and number in ("", other.id.lower())]
                helpers = helpers_in(passage, amount.span) if not number else set()
                # Hours of somebody else are no other amount of this help.
                meant = [other for other in meant if not helpers or helpers & who_gives(other)]
                there = [(other, p) for other in meant for p in other.passages.values() if hours_stated(p.folded)]
                helping = [place for place in there if number or _helps(*place)]
                if helping:
                    agrees = any(amount.value in hours_stated(p.folded) for _, p in there)
                    agrees = agrees or amount.value == sum(hours_of_help(p for _, p in there))
                    other, theirs = helping[0]
                    quote = sentence_of(theirs, place_of_hours(theirs.folded))
                    yield agrees, (item, sentence_of(passage, amount.span.start), other, quote)


def _helps(item: AnalysedItem, passage: AnalysedPassage) -> bool:
    """Whether a passage tells hours a week of help, by its own words or by those of the column for people beside it."""
    who = item.passages.get("who")
    beside = who is not None and passage.field == "how_often" and tells_help(who, Span(0, len(who.folded)))
    return bool(hours_of_help([passage])) or (beside and any(amount.unit == "hours" for amount in passage.weekly))


def payment_and_care(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """The hours a week that a direct payment buys, against those of the same help in the plan."""
    for item in items:
        if item.section != "J":
            continue
        for passage in item.passages.values():
            for amount in passage.weekly:
                help_named = paid_help(passage)
                if amount.unit == "hours" and help_named:
                    yield from _care(items, item, passage, amount, help_named)


def _care(
    items: tuple[AnalysedItem, ...],
    item: AnalysedItem,
    passage: AnalysedPassage,
    amount: WeeklyAmount,
    help_named: tuple[str, ...],
) -> Iterator[tuple[bool, _Pair]]:
    """The hours a payment is for against the hours of the same help: one of them, or all of them together."""
    found = [
        (other, sentence_of(theirs, hours.span.start), hours.value)
        for other in items
        if other.section in ("F", "H1", "H2")
        for theirs in other.passages.values()
        if not set(help_named).isdisjoint(paid_help(theirs))
        for hours in theirs.weekly
        if hours.unit == "hours"
    ]
    if found:
        values = [value for _, _, value in found]
        agrees = amount.value in values or amount.value == sum(values)
        yield agrees, (item, sentence_of(passage, amount.span.start), *found[0][:2])
