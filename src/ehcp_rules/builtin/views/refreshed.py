"""Check type over the age of views: words of an earlier phase, views carried over from an earlier plan, and old dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import frozen

from ehcp_rules.builtin.child.phases import window_of
from ehcp_rules.builtin.times.limits import plan_day
from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import DateSeen, Quote
from ehcp_rules.findings import CheckOutcome, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Plan
from ehcp_rules.text import AnalysedItem, Slot, SlotState
from ehcp_rules.text.papers.stale import lapsed
from ehcp_rules.text.times.dated import months_between
from ehcp_rules.text.times.phases import phases_stated
from ehcp_rules.text.wording.carried_over import carried_over, tells_history

__all__ = ["views_refreshed"]


@frozen(kw_only=True)
class ViewsRefreshed:
    """Dates beside the views of `section` are shown when the newest is old: by `months`, or well before the last review.

    Where an earlier version of the plan is given, at least `apart` months older, views that stand in it word for word were
    not asked for again: all of them fail, `mostly` of them (as a percentage) cost half.
    """

    section: str = "A"
    months: int = 12
    apart: int = 9
    mostly: int = 75


_LEAST = 3
"""Sentences that section A must have for a share of them to mean something."""


@check(
    "views.refreshed",
    parameters=ViewsRefreshed,
    codes=(
        FindingCode(
            "views-of-an-earlier-phase",
            "Views of an earlier phase",
            "{item} speaks of a phase that the child left years ago as if it were now: {quote}.",
        ),
        FindingCode(
            "hope-of-a-past-day",
            "A hope whose day has passed",
            "{item} looks ahead to a day that has passed: {quote}.",
        ),
        FindingCode(
            "views-unchanged",
            "Views carried over word for word",
            "Every sentence of the views stood in the earlier version of the plan.",
        ),
        FindingCode(
            "views-mostly-unchanged",
            "Views mostly carried over",
            "{unchanged} of {sentences} sentences of the views stood in the earlier version of the plan.",
        ),
    ),
    laws=("taking away the earlier version never makes the verdict worse",),
)
def views_refreshed(context: CheckContext) -> CheckOutcome:
    """Judges whether the views are this phase's, and newer than an earlier version of the plan; an old date is asked about."""
    wanted: ViewsRefreshed = context.parameters
    stale = (*_of_an_earlier_phase(context, wanted), *_hopes_of_past_days(context, wanted))
    if stale:
        return stale
    return _compared(context, wanted) or _by_dates(context, wanted)


def _compared(context: CheckContext, wanted: ViewsRefreshed) -> CheckOutcome:
    """The views beside those of an earlier version; nothing where there is none, or where it is too new to tell."""
    plan, earlier = context.plan.plan, context.plan.plan.previous
    if earlier is None or earlier.section(wanted.section) is None:
        return ()
    born, before = plan.learner.date_of_birth, earlier.learner.date_of_birth
    if born is not None and before is not None and born != before:
        raise SourceCannotTellError("the earlier version is of a child with another date of birth")
    now = [item for item in context.plan.items(wanted.section) if not tells_history(item)]
    found = carried_over(now, (item for _, item in earlier.items(wanted.section)))
    path = f"section.{wanted.section}"
    if found.sentences < _LEAST:
        return ()
    share = 100 * len(found.unchanged)
    if share < wanted.mostly * found.sentences:
        return (met(At(path), "most of the views are new since the earlier version"),)
    issued, then = _written_on(plan), _written_on(earlier)
    if issued is None or then is None:
        reason = "the same views as before, and the two versions cannot both be dated"
        return (asks(context, At(path), found.unchanged[:6], reason),)
    if months_between(then, issued) < wanted.apart:
        return ()
    every = len(found.unchanged) == found.sentences
    verdict = Verdict.NOT_MET if every else Verdict.PARTLY_MET
    return (
        lacks(
            At(path),
            "views-unchanged" if every else "views-mostly-unchanged",
            (*found.unchanged[:6], DateSeen("the earlier version", then)),
            "views of the earlier version, word for word",
            told={"unchanged": len(found.unchanged), "sentences": found.sentences},
            verdict=verdict,
        ),
    )


def _written_on(plan: Plan) -> dt.date | None:
    dates = plan.dates
    return dates.final_issued or dates.amendment_notice or dates.draft_issued


def _by_dates(context: CheckContext, wanted: ViewsRefreshed) -> CheckOutcome:
    """Asks where the newest date beside the views is old, or older than the last review, or a phase is a year off."""
    quotes: list[Quote] = []
    newest = None
    for item in context.plan.items(wanted.section):
        for name in ("method", "speaker", "label", "text"):
            passage = item.passages.get(name)
            if passage is None or (name == "text" and not _tells_how(item.reading.slots)):
                continue
            for date in passage.dates:
                if date.last_day > context.as_of:
                    continue
                quotes.append(passage.quote(date.span.start, date.span.end))
                newest = date.last_day if newest is None else max(newest, date.last_day)
    path = f"section.{wanted.section}"
    stale = tuple(quote for _, quote, off, _ in _phases(context, wanted) if off)
    if newest is None and not stale:
        return ()
    dates = context.plan.plan.dates
    reviews = [("review_meeting", dates.review_meeting), ("previous_review_meeting", dates.previous_review_meeting)]
    last = next(((event, day) for event, day in reviews if day is not None and day <= context.as_of), None)
    old = newest is not None and months_between(newest, context.as_of) >= wanted.months
    before_review = (
        newest is not None and last is not None and last[1] is not None and months_between(newest, last[1]) >= 6
    )
    if not (old or before_review or stale):
        return (does_not_apply(At(path), "the views carry a date of this review or later"),)
    evidence = (
        (tuple(quotes) if old or before_review else ()) + stale + ((DateSeen(*last),) if last is not None else ())
    )
    return (asks(context, At(path), evidence, "an old date beside the views, or words of an earlier phase"),)


def _of_an_earlier_phase(context: CheckContext, wanted: ViewsRefreshed) -> Iterator[ItemOutcome]:
    """Each item that speaks of a phase long past as if it were now, or of a move made long ago as still to come."""
    for item, quote, off, surely in _phases(context, wanted):
        if off and surely:
            yield lacks(item, "views-of-an-earlier-phase", (quote,), "words of a phase long past")


def _hopes_of_past_days(context: CheckContext, wanted: ViewsRefreshed) -> Iterator[ItemOutcome]:
    """Each item that looks ahead to a day well before the plan's own."""
    day = plan_day(context.plan.plan, context.as_of)
    for item in context.plan.items(wanted.section):
        if "text" in item.passages:
            for past in lapsed(item, day):
                yield lacks(item, "hope-of-a-past-day", (past.quote,), "a hope whose day has passed")


def _phases(context: CheckContext, wanted: ViewsRefreshed) -> Iterator[tuple[AnalysedItem, Quote, int, bool]]:
    born = context.plan.plan.learner.date_of_birth
    if born is None or born > context.as_of:
        return
    window = window_of(context, born, wanted.months)
    for item in context.plan.items(wanted.section):
        passage = item.passages.get("text")
        if passage is None:
            continue
        for seen in phases_stated(passage, context.plan.names):
            yield item, passage.quote(seen.span.start, seen.span.end), window.years_off(seen), window.surely_off(seen)


def _tells_how(slots: Mapping[str, Slot]) -> bool:
    """Only a text that tells how views were gathered dates them; other dates in it are history."""
    slot = slots.get("method")
    return slot is not None and slot.state is SlotState.FILLED
