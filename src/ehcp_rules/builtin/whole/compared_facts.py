"""Comparisons of plain facts told in two places: attendance of one year, the end of the day, the home, sessions of an item."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from ehcp_rules.evidence import Quote
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.amounts.cited import sessions_cited, sessions_given
from ehcp_rules.text.child.attendance_rates import attendance_rates
from ehcp_rules.text.child.home import lives_with
from ehcp_rules.text.child.short_day import day_ends, happens_after, lengthens
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.provision.groups_named import groups_named

__all__ = ["attendance_of_one_year", "homes", "sessions_of_cited_items", "sizes_of_one_group", "times_after_the_day"]

_Pair = tuple[AnalysedItem, Quote, AnalysedItem, Quote]
_ROUNDING = 2
"""Shares so near to one another may be one share, rounded or counted a week later."""
_SOME_WEEKS = 10
"""Shares of the year so far may have been counted some weeks apart."""


def attendance_of_one_year(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """The share of one school year that the child attended, told in two items."""
    told = [
        (item, rate)
        for item in items
        if item.section != "E" and "text" in item.passages
        for rate in attendance_rates(item.passages["text"])
    ]
    for (item, rate), (other, theirs) in combinations(told, 2):
        if item is not other and rate.year == theirs.year:
            near = _ROUNDING if rate.year is not None else _SOME_WEEKS
            yield abs(rate.percent - theirs.percent) < near, (item, rate.quote, other, theirs.quote)


def sessions_of_cited_items(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """The sessions that one item says another gives, against those that stand there."""
    provided = {item.id.lower(): item for item in items if item.item.kind == "provision"}
    for item in items:
        for passage in item.passages.values():
            for cited in sessions_cited(passage.folded):
                other = provided.get(cited.number)
                given = sessions_given(other, cited.period) if other is not None and other is not item else ()
                if other is not None and given:
                    quote = sentence_of(passage, cited.span.start)
                    yield cited.times in given, (item, quote, other, sentence_of(other.passages["text"], 0))


def sizes_of_one_group(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """How many are in a group, told where it is arranged and where it is known already."""
    told = [
        (item, group)
        for item in items
        if item.item.kind == "provision" and "text" in item.passages
        for group in groups_named(item.passages["text"])
    ]
    for (item, group), (other, theirs) in permutations(told, 2):
        if item is not other and group.known and not theirs.known and group.name == theirs.name:
            yield group.size == theirs.size, (item, group.quote, other, theirs.quote)


def times_after_the_day(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """A school day that ends before the afternoon, and what is said to happen at school, as a rule, later in the day."""
    texts = [(item, item.passages["text"]) for item in items if item.section != "E" and "text" in item.passages]
    short = next(((item, ends) for item, passage in texts if (ends := day_ends(passage))), None)
    if short is None or any(item.item.kind == "provision" and lengthens(passage) for item, passage in texts):
        return
    item, ends = short
    for other, passage in texts:
        if other is not item and other.item.kind in ("need", "strength", "provision"):
            later = happens_after(passage, ends.minute, arranged=other.item.kind == "provision")
            if later is not None:
                yield False, (other, later, item, ends.quote)


def homes(items: tuple[AnalysedItem, ...]) -> Iterator[tuple[bool, _Pair]]:
    """With whom the child lives, told in two items that name nobody in common."""
    names = items[0].plan.names
    told = [
        (item, home)
        for item in items
        if item.section != "E" and "text" in item.passages and (home := lives_with(item.passages["text"], names))
    ]
    for (item, home), (other, theirs) in combinations(told, 2):
        yield bool(home.carers & theirs.carers), (item, home.quote, other, theirs.quote)
