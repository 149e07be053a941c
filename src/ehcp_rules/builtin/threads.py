"""Check type over what linked statements are about: whether a need, an outcome and provision can belong to one thread."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.threads.closeness import Closeness
from ehcp_rules.text.threads.relations import Relations
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
    topics, relations = _topics(context, items), _relations(context)
    helped = items[-1].item.kind == "provision"
    close = Closeness.of(topics, relations, helps=helped)
    odd = _odd(relations, topics, close)
    if odd is not None:
        first, second = (items[at] for at in ((0, 1) if odd < 2 else (1, 2)))
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
    unmade = helped and only_refers(items[-1].passages["text"])
    if close.together and not unmade and not (helped and relations.strays(topics[-1], topics[:-1])):
        return (met(At("thread"), "about the same skill, or help that serves it"),)
    return (
        asks(
            context, At("thread"), tuple(quote for item in items for quote in whole(item)), "no clear sign either way"
        ),
    )


def _odd(relations: Relations, topics: Sequence[Topics], close: Closeness) -> int | None:
    """The place of the statement that does not belong to the others, by all that is said or by what it firmly names."""
    odd = close.apart
    if odd is not None and any(topics[odd].fields & one.fields for at, one in enumerate(topics) if at != odd):
        odd = None
    if odd is None and close.far:
        odd = relations.parted(topics)
    if odd is None and close.beside is not None and relations.odd(topics, close.beside):
        odd = close.beside
    return odd


def _topics(context: CheckContext, items: Sequence[AnalysedItem]) -> list[Topics]:
    wanted: HoldsTogether = context.parameters
    passages = [item.passages["text"] for item in items]
    names = frozenset().union(*map(names_in, passages))
    return [topics_of(passage, context.plan.lexicons, wanted.fields, names) for passage in passages]


def _relations(context: CheckContext) -> Relations:
    wanted: HoldsTogether = context.parameters
    return Relations.of(wanted.serves, wanted.may_serve, wanted.seldom_serve, wanted.shows_in)
