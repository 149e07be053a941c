"""Comparisons of hours of help and ratios of adults: those of the needs with the provision, and a total with what it is of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.amounts.totals import (
    HoursInAll,
    at_once,
    helpers_in,
    hours_a_week,
    hours_in_all,
    inside_others,
    who_gives,
)
from ehcp_rules.text.amounts.weekly import hours_of_support, hours_stated, place_of_hours
from ehcp_rules.text.child.help_told import hours_of_help, provides, tells_help
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.steadiness import steady
from ehcp_rules.text.english.stems import stems

__all__ = ["hours_of_needs", "hours_that_add_up", "ratios_of_needs"]

_Pair = tuple[AnalysedItem, Quote, AnalysedItem, Quote]


def hours_that_add_up(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """A total of hours a week of one kind of helper, against the hours that the provision gives of that kind.

    Hours that nobody can tell may make up what is lacking, and those that lie inside others add nothing.
    """
    for item in items:
        for passage in item.passages.values() if item.section in ("B", "F", "I", "J") else ():
            for total in hours_in_all(passage) if not at_once(passage) else ():
                given = [other for other in items if other is not item and _gives(other, total)]
                hours = [hours_a_week(other) for other in given]
                known = [one for one in hours if one is not None]
                added = sum(known, Fraction(0))
                if len(known) > 1 and total.hours not in known and (added > total.hours or None not in hours):
                    quote = sentence_of(passage, total.span.start)
                    other = given[hours.index(max(known))]
                    yield added == total.hours, (item, quote, other, _shown(other))


def _gives(item: AnalysedItem, total: HoursInAll) -> bool:
    return (
        item.section == "F"
        and item.item.kind == "provision"
        and total.helper in who_gives(item)
        and not inside_others(item)
    )


def _shown(item: AnalysedItem) -> Quote:
    passage = item.passages.get("how_often") or item.passages["text"]
    return sentence_of(passage, 0)


def ratios_of_needs(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """Adults to one child among the needs, against the provision where that states adults to one child as well."""
    told = {
        section: [
            (item, quote, amount.value)
            for item in items
            if item.section == section and item.item.kind in ("need", "provision")
            for passage in item.passages.values()
            for amount in passage.weekly
            if amount.unit == "ratio" and amount.value >= 1
            for quote in (sentence_of(passage, amount.span.start),)
            if tells_help(passage, quote.span) and steady(passage, quote.span)
        ]
        for section in ("B", "F")
    }
    provided = {value for _, _, value in told["F"]}
    for item, quote, value in told["B"]:
        if provided:
            yield value in provided, (item, quote, *told["F"][0][:2])


def hours_of_needs(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """Hours of help a week among the needs against the provision: the same hours of the same kind of help, or else the nearest."""
    needed = [
        (item, passage, amount)
        for item in items
        if item.section == "B" and item.item.kind == "need"
        for passage in item.passages.values()
        for amount in hours_of_support(passage.folded, passage.weekly)
    ]
    if not needed:
        return
    provided = [
        (item, p) for item in items if item.section == "F" for p in item.passages.values() if hours_stated(p.folded)
    ]
    for item, passage, amount in needed if provided else ():
        quote = sentence_of(passage, amount.span.start)
        if not tells_help(passage, quote.span) or not steady(passage, quote.span):
            continue
        agreeing = [place for place in provided if provides(amount, passage, quote.span, place[1])]
        helpers = helpers_in(passage, quote.span)
        same = [place for place in provided if helpers & who_gives(place[0])]
        # Hours of somebody else are no other amount of this help.
        alike = [place for place in provided if not helpers or place in same or not who_gives(place[0])]
        weekly = [place for place in alike if any(one.unit == "hours" for one in place[1].weekly)]
        helping = [
            place
            for place in alike
            if hours_of_support(place[1].folded, place[1].weekly)
            and tells_help(place[1], Span(0, len(place[1].folded)))
        ]
        if not (agreeing or alike) or (amount not in passage.weekly and not (agreeing or helping)):
            continue
        said = stems(content_words(quote.text.casefold()))
        near = max(agreeing or same or (helping + weekly) or alike, key=lambda place: len(said & place[1].stems))
        together = amount.value == sum(hours_of_help(place[1] for place in provided))
        yield (
            bool(agreeing) or together,
            (item, quote, near[0], sentence_of(near[1], place_of_hours(near[1].folded))),
        )
