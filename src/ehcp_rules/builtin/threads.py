"""Check type over what linked statements are about: whether a need, an outcome and provision can belong to one thread."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.threads import Fit, Relations, Topics, names_in, only_refers, topics_of

__all__ = ["holds_together"]


@frozen(kw_only=True)
class HoldsTogether:
    """Fields of skill and help are groups of `fields`. Each list of `serves` and `may_serve` begins with a field.

    The fields after it serve it, or may have to do with it: the first makes a thread, the second only keeps one from being
    called broken.
    """

    fields: str
    serves: tuple[tuple[str, ...], ...]
    may_serve: tuple[tuple[str, ...], ...]


@check(
    "threads.hold_together",
    parameters=HoldsTogether,
    codes=(
        FindingCode(
            "thread-broken",
            "Statements that do not follow from one another",
            "{item} does not follow from {other}: {quote}.",
        ),
    ),
    laws=("renaming the child throughout never changes the verdict",),
)
def holds_together(context: CheckContext) -> CheckOutcome:
    """Judges whether a need, an outcome and provision that are given together are about the same thing."""
    if not context.plan.plan.extensions.get("single-thread"):
        return ()
    items = tuple(item for item in context.plan.items(kinds=("need", "outcome", "provision")) if item.passages)
    if len(items) < 2:
        return ()
    topics = _topics(context, items)
    fits = dict(_fits(context, topics))
    # Statements that are about nothing in particular tie no thread: those on their two sides are neighbours then.
    telling = [place for place, topic in enumerate(topics) if topic.firm or place in (0, len(topics) - 1)]
    pairs = dict.fromkeys((*itertools.pairwise(range(len(items))), *itertools.pairwise(telling)))
    broken = [pair for pair in pairs if fits[pair] is Fit.UNRELATED]
    follows = [pair for pair, fit in fits.items() if fit is Fit.FOLLOWS]
    if broken and not _joined(len(items), follows):
        first, second = broken[0]
        quotes = (*whole(items[first]), *whole(items[second]))
        return (
            lacks(
                At("thread"),
                "thread-broken",
                quotes,
                "nothing that the two are about is related",
                told={"other": items[first].id},
                shown_at=items[second],
            ),
        )
    unmade = any(item.item.kind == "provision" and only_refers(item.passages["text"]) for item in items)
    if not broken and not unmade and (_joined(len(items), follows) or _spanned(topics, fits)):
        return (met(At("thread"), "about the same skill, or help that serves it"),)
    return (
        asks(
            context, At("thread"), tuple(quote for item in items for quote in whole(item)), "no clear sign either way"
        ),
    )


def _spanned(topics: Sequence[Topics], fits: Mapping[tuple[int, int], Fit]) -> bool:
    """Whether help that fits its need spans an outcome in words of its own, which touches one of the two and excludes neither."""
    if len(topics) != 3 or fits[0, 2] is not Fit.FOLLOWS or Fit.UNRELATED in fits.values():
        return False
    need, outcome, help_ = topics
    return bool(outcome.stems & (need.stems | help_.stems) or outcome.fields & (need.fields | help_.fields))


def _topics(context: CheckContext, items: Sequence[AnalysedItem]) -> list[Topics]:
    wanted: HoldsTogether = context.parameters
    passages = [item.passages["text"] for item in items]
    names = frozenset().union(*map(names_in, passages))
    return [topics_of(passage, context.plan.lexicons, wanted.fields, names) for passage in passages]


def _fits(context: CheckContext, topics: Sequence[Topics]) -> Iterator[tuple[tuple[int, int], Fit]]:
    wanted: HoldsTogether = context.parameters
    relations = Relations.of(wanted.serves, wanted.may_serve)
    for one, other in itertools.combinations(range(len(topics)), 2):
        yield (one, other), relations.fit(topics[one], topics[other])


def _joined(count: int, follows: Sequence[tuple[int, int]]) -> bool:
    """Whether the pairs that follow join all statements."""
    reached, last = {0}, 0
    while len(reached) != last:
        last = len(reached)
        for pair in follows:
            if reached & set(pair):
                reached |= set(pair)
    return len(reached) == count
