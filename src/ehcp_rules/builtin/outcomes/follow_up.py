"""A check type over the arrangements that stand beside outcomes: how progress is followed, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import AdviceEntry, Outcome
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.mentions import sentence_of, whole
from ehcp_rules.text.needs.nothing_found import says_nothing_found
from ehcp_rules.text.outcomes.follow_up import FollowUp, follow_up, names_somebody
from ehcp_rules.text.papers.advice_kinds import kinds_of_advice, no_advice_given

__all__ = ["arrangements_stated"]


@frozen(kw_only=True)
class ArrangementsStated:
    """`sections` must hold a sentence with a phrase of `lexicon` in `groups`, or one that tells of the `follow_up` named.

    With `owner` it must name who, with `timed` how often or when, with `dated` a date. `steps` accepts outcomes that print
    their own steps; `reviewed` provision that prints its own review, unless a sentence on the matter says neither who nor
    when. `kinds` bounds the items read, and an item of a kind in `by_kind` states the arrangement in whatever words.
    `absent` is the verdict where no such sentence is found; it is asked for only beside items of `beside`. Beside advice of
    the kind `asked_beside` in section K, which may be what is looked for, it goes to a person instead.
    """

    sections: tuple[str, ...]
    lexicon: str
    groups: tuple[str, ...]
    beside: tuple[str, ...] = ()
    beside_kinds: tuple[str, ...] = ()
    owner: bool = False
    timed: bool = False
    dated: bool = False
    steps: bool = False
    reviewed: bool = False
    kinds: tuple[str, ...] = ()
    by_kind: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    absent: str = "partly-met"
    asked_beside: str = ""


_TIMES = frozenset({QuantityKind.FREQUENCY, QuantityKind.WINDOW, QuantityKind.SCOPE})


@check(
    "arrangements.stated",
    parameters=ArrangementsStated,
    codes=(
        FindingCode(
            "arrangement-missing",
            "An arrangement is not stated",
            "Nothing in section {section} states the arrangement.",
        ),
        FindingCode(
            "arrangement-without-owner", "An arrangement without an owner", "The arrangement does not say who: {quote}."
        ),
        FindingCode(
            "arrangement-without-time", "An arrangement without a time", "The arrangement does not say when: {quote}."
        ),
    ),
    laws=("adding an owner or a time never lowers the verdict",),
)
def arrangements_stated(context: CheckContext) -> CheckOutcome:
    """Judges whether the plan states an arrangement, with who and when where they are asked for; the best sentence decides."""
    wanted: ArrangementsStated = context.parameters
    beside = context.plan.items(*wanted.beside, kinds=wanted.beside_kinds) if wanted.beside else ()
    if wanted.beside and all(says_nothing_found(item) for item in beside):
        return ()
    path = f"section.{wanted.sections[0]}"
    items = tuple(context.plan.items(*wanted.sections))
    stepped = [item for item in items if isinstance(item.item, Outcome) and item.item.steps.strip()]
    outcomes = [item for item in items if item.item.kind == "outcome"]
    if wanted.steps and outcomes and 2 * len(stepped) >= len(outcomes):
        return (met(At(path), f"{len(stepped)} of {len(outcomes)} outcomes print their steps"),)
    stated = [
        (_lacks(item, passage, wanted), item, sentence_of(passage, position))
        for item in items
        if not wanted.kinds or item.item.kind in wanted.kinds
        for passage, position in _statements(item, wanted)
    ]
    lacks, item, quote = min(stated, key=lambda one: len(one[0]), default=(_NOTHING, None, None))
    if item is not None and not lacks:
        return (met(At(path), f"stated in {item.id}"),)
    provisions = tuple(item for item in context.plan.items("F", kinds=("provision",)))
    looked_at = [item for item in provisions if "review" in item.passages]
    if (
        wanted.reviewed
        and provisions
        and 2 * len(looked_at) >= len(provisions)
        and (item is None or len(lacks) < _BOTH)
    ):
        return (met(At(path), f"{len(looked_at)} of {len(provisions)} pieces of provision print their review"),)
    own = tuple(met(one, "prints its own steps") for one in stepped if wanted.steps)
    if item is None or quote is None:
        return (*own, _absent(context, path, items, wanted))
    findings = tuple(Finding(code, item.id, item.path, (quote,)) for code in lacks)
    return (*own, ItemOutcome(None, path, Verdict.PARTLY_MET, findings, reason=f"stated in part in {item.id}"))


_NOTHING: tuple[str, ...] = ()
_BOTH = 2
"""Neither who nor when: such a sentence promises so little that a column of reviews does not make up for it."""


def _statements(item: AnalysedItem, wanted: ArrangementsStated) -> Iterator[tuple[AnalysedPassage, int]]:
    """The passages of one item that speak of the arrangement, and where."""
    for name, passage in item.passages.items():
        for hit in passage.hits_of(wanted.lexicon, *wanted.groups):
            yield passage, hit.span.start
        if wanted.follow_up is not None and (position := follow_up(passage, wanted.follow_up)) is not None:
            yield passage, position
        if name == "text" and item.item.kind in wanted.by_kind:
            yield passage, 0


def _lacks(item: AnalysedItem, passage: AnalysedPassage, wanted: ArrangementsStated) -> tuple[str, ...]:
    lacks = []
    dated = bool(passage.dates) or (isinstance(item.item, AdviceEntry) and item.item.date is not None)
    if wanted.owner and not names_somebody(passage):
        lacks.append("arrangement-without-owner")
    timed = dated or any(amount.kind in _TIMES for amount in passage.amounts)
    if (wanted.timed and not timed) or (wanted.dated and not dated):
        lacks.append("arrangement-without-time")
    return tuple(lacks)


def _absent(
    context: CheckContext, path: str, items: tuple[AnalysedItem, ...], wanted: ArrangementsStated
) -> ItemOutcome:
    advised = wanted.asked_beside and any(
        wanted.asked_beside in kinds_of_advice(item) and not no_advice_given(item)
        for item in context.plan.items("K", kinds=("advice",))
    )
    verdict = Verdict.NEEDS_JUDGEMENT if advised else Verdict(wanted.absent)
    if verdict is Verdict.NEEDS_JUDGEMENT:
        quotes = tuple(quote for item in items[:3] for quote in whole(item))
        return asks(context, At(path), quotes, "no such arrangement was recognised")
    if verdict is Verdict.NOT_APPLICABLE:
        return does_not_apply(At(path), "no such arrangement was recognised")
    looked = Absence(tuple(item.path for item in items) or (path,), wanted.groups)
    return lacks(
        At(path),
        "arrangement-missing",
        (looked,),
        "no such arrangement was recognised",
        told={"section": wanted.sections[0]},
        verdict=verdict,
    )
