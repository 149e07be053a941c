"""Check type that assists: it shows a person which views carry an old date or an earlier phase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from ehcp_rules.builtin.phases import window_of
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import DateSeen, Quote
from ehcp_rules.findings import CheckOutcome, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.text import Slot, SlotState
from ehcp_rules.text.dated import months_between
from ehcp_rules.text.persons import names_of
from ehcp_rules.text.phases import phases_stated

__all__ = ["views_refreshed"]


@frozen(kw_only=True)
class ViewsRefreshed:
    """Dates beside the views of `section` are shown when the newest is old: by `months`, or well before the last review."""

    section: str = "A"
    months: int = 12


@check("views.refreshed", parameters=ViewsRefreshed, codes=(), laws=("it never finds, it only asks",))
def views_refreshed(context: CheckContext) -> CheckOutcome:
    """Judges nothing: where the newest date beside the views is old, or older than the last review, it asks a person."""
    wanted: ViewsRefreshed = context.parameters
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
    stale = tuple(_of_an_earlier_phase(context, wanted))
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
        return (
            ItemOutcome(None, path, Verdict.NOT_APPLICABLE, reason="the views carry a date of this review or later"),
        )
    evidence = (
        (tuple(quotes) if old or before_review else ()) + stale + ((DateSeen(*last),) if last is not None else ())
    )
    request = JudgementRequest(context.question, None, path, evidence)
    return (
        ItemOutcome(
            None,
            path,
            Verdict.NEEDS_JUDGEMENT,
            request=request,
            reason="an old date beside the views, or words of an earlier phase",
        ),
    )


def _of_an_earlier_phase(context: CheckContext, wanted: ViewsRefreshed) -> Iterator[Quote]:
    born = context.plan.plan.learner.date_of_birth
    if born is None or born > context.as_of:
        return
    window = window_of(context, born, wanted.months)
    for item in context.plan.items(wanted.section):
        passage = item.passages.get("text")
        if passage is None:
            continue
        for seen in phases_stated(passage, names_of(context.plan.plan.learner)):
            if window.years_off(seen):
                yield passage.quote(seen.span.start, seen.span.end)


def _tells_how(slots: Mapping[str, Slot]) -> bool:
    """Only a text that tells how views were gathered dates them; other dates in it are history."""
    slot = slots.get("method")
    return slot is not None and slot.state is SlotState.FILLED
