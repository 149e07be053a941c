"""Check types over the form of outcomes: one at a time, and a workable number."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem, AnalysedPassage
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.outcomes.clauses import Act, acts, one_occasion, refers, told_until

__all__ = ["one_outcome_at_a_time", "workable_number"]


@frozen(kw_only=True)
class OneAtATime:
    """From `many` unlike skills in one outcome on, it fails; two unlike skills cost half.

    A list of at least `many` acts that share no field of the richer list `fields`, not even by a weak word, costs half too.
    """

    section: str = "E"
    many: int = 3
    fields: str = ""


@check(
    "outcomes.one_at_a_time",
    parameters=OneAtATime,
    codes=(
        FindingCode(
            "two-outcomes",
            "Two outcomes in one",
            "{item} asks for two unlike things, which may be achieved at different times: {quote}.",
        ),
        FindingCode("many-outcomes", "Many outcomes in one", "{item} asks for {count} things at once: {quote}."),
    ),
    laws=("splitting an outcome never lowers the verdict",),
)
def one_outcome_at_a_time(context: CheckContext) -> CheckOutcome:
    """Judges whether each outcome asks for one thing, by the separate acts in it and the fields of skill they name."""
    wanted: OneAtATime = context.parameters
    return tuple(
        _single(context, item, item.passages["text"], wanted)
        for item in context.plan.items(wanted.section, kinds=("outcome",))
        if "text" in item.passages
    )


def _single(context: CheckContext, item: AnalysedItem, passage: AnalysedPassage, wanted: OneAtATime) -> ItemOutcome:
    found = acts(passage)
    if len(found) < 2:
        return met(item, "one act")
    unlike = _unlike(found)
    others = [act for act in found if act.other_subject and not act.asks]
    quotes = tuple(passage.quote(act.span.start, act.span.end) for act in found)
    if (unlike >= wanted.many and len(found) > wanted.many) or len(found) >= 2 * wanted.many:
        return lacks(item, "many-outcomes", quotes, f"{len(found)} acts in {unlike} fields", told={"count": len(found)})
    if others:
        return lacks(item, "two-outcomes", quotes, "a second person's outcome", verdict=Verdict.PARTLY_MET)
    if not one_occasion(passage, found):
        told = _told(context, passage, found, wanted.fields) if wanted.fields else None
        if unlike >= 2 and (told is None or told.hinted >= 2):
            return lacks(item, "two-outcomes", quotes, "acts of unlike fields", verdict=Verdict.PARTLY_MET)
        if told is not None and (told.plainly or _listed_apart(found, told, wanted.many)):
            return lacks(item, "two-outcomes", quotes, "acts that share no field", verdict=Verdict.PARTLY_MET)
    if any(
        act.own_clause
        and not act.asks
        and not act.fields
        and len(content_words(passage.folded[act.span.start : act.span.end])) > 4
        for act in found
    ):
        return asks(context, item, quotes, "a second clause whose field is not clear")
    return met(item, "acts that belong together")


@frozen
class _Told:
    """How many groups of acts share no field of the richer list, how many none even by a hint, and whether two are plainly two."""

    apart: int
    hinted: int
    plainly: bool


def _told(context: CheckContext, passage: AnalysedPassage, found: tuple[Act, ...], lexicon: str) -> _Told:
    """The acts by a list in which most words hint at several fields; one that refers to another adds none."""
    hits = context.plan.lexicons.rooted(lexicon).scan(passage.folded)
    faint = {(start, end) for start, end, group, _ in hits if group in ("faint", "none")}
    weak = {(start, end) for start, end, group, _ in hits if group == "weak"}
    apart: list[frozenset[str]] = []
    hinted: list[frozenset[str]] = []
    sure = 0
    for act in found:
        until = told_until(passage, act.span)
        inside = [
            (start, end, group)
            for start, end, group, _ in hits
            if act.span.start <= start < until and group not in _NO_FIELDS
        ]
        if inside:
            _join(hinted, frozenset(group for _, _, group in inside))
        if act.asks:
            continue
        if named := frozenset(group for start, end, group in inside if (start, end) not in faint):
            _join(apart, named)
        sure += any((start, end) not in faint | weak for start, end, _ in inside)
    plainly = sure == len(found) == len(hinted) == _TWO and not refers(passage)
    return _Told(len(apart), len(hinted), plainly)


def _listed_apart(found: tuple[Act, ...], told: _Told, many: int) -> bool:
    """Whether acts share no field: many of them, or two of which the text itself calls one a further one."""
    if not any(act.also for act in found):
        return told.apart >= many
    if told.apart >= _TWO and any(act.also and act.own_clause for act in found):
        return True
    return told.hinted >= _TWO and (told.apart >= _TWO or not any(act.asks for act in found))


def _join(groups: list[frozenset[str]], named: frozenset[str]) -> None:
    """Adds a set of fields to those that share one with it."""
    joined = [group for group in groups if group & named]
    groups[:] = [*(group for group in groups if group not in joined), named.union(*joined)]


_TWO = 2
"""An act that the text itself calls a further one needs no third beside it."""
_NO_FIELDS = ("none", "faint", "weak", "general", "person")


def _unlike(found: tuple[Act, ...]) -> int:
    """How many groups of acts share no field of skill; acts of asking and acts without a field count with any other."""
    groups: list[frozenset[str]] = []
    for act in found:
        if act.asks or not act.fields:
            continue
        joined = [group for group in groups if group & act.fields]
        groups = [group for group in groups if group not in joined]
        groups.append(act.fields.union(*joined))
    return len(groups)


@frozen(kw_only=True)
class WorkableNumber:
    """The most outcomes that a local policy finds workable; up to half as many again costs half."""

    at_most: int
    section: str = "E"


@check(
    "outcomes.workable_number",
    parameters=WorkableNumber,
    codes=(
        FindingCode(
            "too-many-outcomes",
            "More outcomes than can be worked towards",
            "The plan has {count} outcomes; the policy's range ends at {limit}.",
        ),
    ),
    laws=("removing an outcome never lowers the verdict while one remains",),
)
def workable_number(context: CheckContext) -> CheckOutcome:
    """Judges whether the number of outcomes is within the range that the policy names."""
    wanted: WorkableNumber = context.parameters
    items = tuple(context.plan.items(wanted.section, kinds=("outcome",)))
    if not items:
        return ()
    path = f"section.{wanted.section}"
    count = len(items)
    if count <= wanted.at_most:
        return (met(At(path), f"{count} outcomes"),)
    verdict = Verdict.PARTLY_MET if 2 * count <= 3 * wanted.at_most else Verdict.NOT_MET
    return (
        lacks(
            At(path),
            "too-many-outcomes",
            (Absence(tuple(item.path for item in items), ("a shorter list",)),),
            f"{count} outcomes",
            told={"count": count, "limit": wanted.at_most},
            verdict=verdict,
        ),
    )
