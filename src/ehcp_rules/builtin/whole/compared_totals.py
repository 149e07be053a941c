"""Comparison of a total with what it is the total of: the hours of one kind of helper over all provision."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ehcp_rules.evidence import Quote
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.amounts.totals import HoursInAll, at_once, hours_a_week, hours_in_all, inside_others, who_gives
from ehcp_rules.text.english.mentions import sentence_of

__all__ = ["hours_that_add_up"]

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
