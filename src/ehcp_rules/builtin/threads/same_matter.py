"""Check type over what linked statements are about: whether a need, an outcome and provision can belong to one thread."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.mentions import whole
from ehcp_rules.text.threads.beyond_their_senses import beyond_their_senses
from ehcp_rules.text.threads.chances import Chances
from ehcp_rules.text.threads.in_their_place import done_in_their_place
from ehcp_rules.text.threads.leads_nowhere import leads_nowhere, may_lead_nowhere
from ehcp_rules.text.threads.only_the_help import only_the_help
from ehcp_rules.text.threads.relations import Relations
from ehcp_rules.text.threads.strengths import teaches_a_strength
from ehcp_rules.text.threads.topics import Topics, fields_of, names_in, only_refers, topics_of

__all__ = ["holds_together"]


@frozen(kw_only=True)
class HoldsTogether:
    """Fields of skill and help are groups of `fields`. Each list begins with the field of a need, or of an outcome.

    Help of the fields after it serves it (`serves`), may (`may_serve`), or seldom does (`seldom_serve`); and meeting a need of the
    first may show in an outcome of the others (`shows_in`). Each field serves itself, and shows in itself; all else is unrelated.
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
        FindingCode(
            "outcome-is-the-help",
            "An outcome that tells only of the help",
            "{item} tells of help and of nothing that it leads to: {quote}.",
        ),
        FindingCode(
            "help-cannot-lead",
            "Help that cannot lead to the outcome",
            "{item} cannot lead to {other}: {quote}.",
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
    chances = Chances.of(topics, relations, helps=helped)
    odd = chances.odd
    if odd is not None and not any(one.general for one in topics):
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
    if helped and (against := _goes_against(items)) is not None:
        return (against,)
    help_ = items[-1].passages["text"]
    unmade = helped and (only_refers(help_) or may_lead_nowhere(help_))
    if chances.together and not unmade:
        return (met(At("thread"), "about the same skill, or help that serves it"),)
    quotes = tuple(quote for item in items for quote in whole(item))
    return (asks(context, At("thread"), quotes, "no clear sign either way"),)


def _goes_against(items: Sequence[AnalysedItem]) -> ItemOutcome | None:
    """What is wrong with an outcome that is only the help, or with help that may be about the same skill and cannot lead there."""
    told = {item.item.kind: item for item in items}
    help_ = told["provision"]
    passage = help_.passages["text"]
    need, outcome = told.get("need"), told.get("outcome")
    wanted = outcome or need
    of_need = need.passages["text"] if need is not None else None
    if outcome is not None and only_the_help(of_need, outcome.passages["text"], outcome.reading.faults, passage):
        return lacks(At("thread"), "outcome-is-the-help", whole(outcome), "tells what is given", shown_at=outcome)
    if outcome is not None and done_in_their_place(outcome.passages["text"], passage):
        reason = "the help does for the child what the outcome asks of the child, or keeps the child from it"
    elif of_need is not None and teaches_a_strength(of_need, passage):
        reason = "the help teaches what the need says the child can do"
    elif any(beyond_their_senses(item.passages["text"], passage) for item in items[:-1]):
        reason = "the help is for a sense that the child cannot use"
    elif leads_nowhere(passage):
        reason = "the help ends with adults or on paper"
    else:
        return None
    quotes = (*whole(wanted), *whole(help_)) if wanted is not None else whole(help_)
    told_of = {"other": wanted.id} if wanted is not None else {}
    return lacks(At("thread"), "help-cannot-lead", quotes, reason, told=told_of, shown_at=help_)


def _topics(context: CheckContext, items: Sequence[AnalysedItem]) -> list[Topics]:
    wanted: HoldsTogether = context.parameters
    passages = [item.passages["text"] for item in items]
    names = frozenset().union(*map(names_in, passages))
    return [topics_of(passage, context.plan.lexicons, wanted.fields, names) for passage in passages]


def _relations(context: CheckContext) -> Relations:
    wanted: HoldsTogether = context.parameters
    return Relations.of(
        fields_of(context.plan.lexicons, wanted.fields),
        serves=wanted.serves,
        may_serve=wanted.may_serve,
        seldom_serve=wanted.seldom_serve,
        shows_in=wanted.shows_in,
    )
