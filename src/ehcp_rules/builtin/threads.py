"""Check type over what linked statements are about: whether a need, an outcome and provision can belong to one thread."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.threads.closeness import Closeness
from ehcp_rules.text.threads.relations import Fit, Relations
from ehcp_rules.text.threads.topics import Topics, names_in, only_refers, topics_of

__all__ = ["holds_together"]


@frozen(kw_only=True)
class HoldsTogether:
    """Fields of skill and help are groups of `fields`. Each list of `serves`, `may_serve` and `seldom_serve` begins with a field.

    The fields after it serve it, may have to do with it, or seldom have: the first makes a thread, the second only keeps one from
    being called broken, and the third does so unless two of three statements agree without the one that is about it. `shows_in`
    begins with the field of a need, and names those of outcomes that meeting it may show in.
    """

    fields: str
    serves: tuple[tuple[str, ...], ...]
    may_serve: tuple[tuple[str, ...], ...]
    seldom_serve: tuple[tuple[str, ...], ...] = ()
    shows_in: tuple[tuple[str, ...], ...] = ()


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
    relations = _relations(context)
    fits = {
        (at, then): relations.fit(
            topics[at], topics[then], helps=items[then].item.kind == "provision", alone=len(items) == 2
        )
        for at, then in itertools.combinations(range(len(items)), 2)
    }
    joined = _joined(len(items), [pair for pair, fit in fits.items() if fit is Fit.FOLLOWS])
    passed_on = fits.get((0, 2), Fit.FOLLOWS) is Fit.FOLLOWS or relations.passed_on(*topics)
    excluded = _excluded(topics, fits)
    close = Closeness.of(topics, relations) if len(topics) == 3 else None
    apart = None if joined else excluded or _odd(relations, topics, close)
    if apart is not None:
        first, second = (items[at] for at in apart)
        return (
            lacks(
                At("thread"),
                "thread-broken",
                (*whole(first), *whole(second)),
                "nothing that the two are about is related",
                told={"other": first.id},
                shown_at=second,
            ),
        )
    unmade = any(item.item.kind == "provision" and only_refers(item.passages["text"]) for item in items)
    strayed = items[-1].item.kind == "provision" and relations.strays(topics[-1], topics[:-1])
    held = (joined and passed_on) or _spanned(relations, topics, fits) or (close is not None and close.together)
    if held and not excluded and not unmade and not strayed:
        return (met(At("thread"), "about the same skill, or help that serves it"),)
    return (
        asks(
            context, At("thread"), tuple(quote for item in items for quote in whole(item)), "no clear sign either way"
        ),
    )


def _excluded(topics: Sequence[Topics], fits: Mapping[tuple[int, int], Fit]) -> tuple[int, int] | None:
    """The first neighbours of which one cannot follow from the other.

    Statements that are about nothing in particular tie no thread: those on their two sides are neighbours then.
    """
    telling = [place for place, topic in enumerate(topics) if topic.firm or place in (0, len(topics) - 1)]
    pairs = dict.fromkeys((*itertools.pairwise(range(len(topics))), *itertools.pairwise(telling)))
    return next((pair for pair in pairs if fits[pair] is Fit.UNRELATED and not _bridged(topics, pair)), None)


def _bridged(topics: Sequence[Topics], pair: tuple[int, int]) -> bool:
    """Whether another statement, which names nothing itself, touches on both of a pair."""
    one, other = (topics[place] for place in pair)
    rest = [topic for place, topic in enumerate(topics) if place not in pair and not topic.named]
    return any(topic.fields & one.fields and topic.fields & other.fields for topic in rest)


def _odd(relations: Relations, topics: Sequence[Topics], close: Closeness | None) -> tuple[int, int] | None:
    """The statement that does not belong to two which agree, with the one beside it."""
    if close is None:
        return None
    odd = next((place for place in range(3) if relations.odd(topics, place)), close.odd)
    return None if odd is None else (0, 1) if odd < 2 else (1, 2)


def _spanned(relations: Relations, topics: Sequence[Topics], fits: Mapping[tuple[int, int], Fit]) -> bool:
    """Whether one field or word runs through the three, or help that fits its need spans an outcome in words of its own."""
    if len(topics) != 3 or Fit.UNRELATED in fits.values():
        return False
    need, outcome, help_ = topics
    if relations.spanned(topics) or need.stems & outcome.stems & help_.stems:
        return True
    own_words = outcome.stems & (need.stems | help_.stems)
    return fits[0, 2] is Fit.FOLLOWS and (bool(own_words) or not outcome.main)


def _topics(context: CheckContext, items: Sequence[AnalysedItem]) -> list[Topics]:
    wanted: HoldsTogether = context.parameters
    passages = [item.passages["text"] for item in items]
    names = frozenset().union(*map(names_in, passages))
    return [topics_of(passage, context.plan.lexicons, wanted.fields, names) for passage in passages]


def _relations(context: CheckContext) -> Relations:
    wanted: HoldsTogether = context.parameters
    return Relations.of(wanted.serves, wanted.may_serve, wanted.seldom_serve, wanted.shows_in)


def _joined(count: int, follows: Sequence[tuple[int, int]]) -> bool:
    """Whether the pairs that follow join all statements."""
    reached, last = {0}, 0
    while len(reached) != last:
        last = len(reached)
        for pair in follows:
            if reached & set(pair):
                reached |= set(pair)
    return len(reached) == count
