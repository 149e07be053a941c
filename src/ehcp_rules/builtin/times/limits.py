"""What the checks over dates share: the day of an event, the last day of a limit, and one event held to one time limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError
from ehcp_rules.evidence import DateSeen
from ehcp_rules.findings import ItemOutcome
from ehcp_rules.plan import Plan
from ehcp_rules.ruleset import Timescale
from ehcp_rules.text.times.excuses import records_an_exception

__all__ = [
    "due_date",
    "edition_on",
    "event_date",
    "excused",
    "held_to",
    "last_day_of",
    "plan_day",
    "relaxed_between",
    "told",
]


def event_date(plan: Plan, event: str) -> dt.date | None:
    """The date of an event of a plan, or None; `first_issued` is the day on which the first final plan was issued."""
    if event != "first_issued":
        return plan.dates.get(event)
    amended = plan.stage is None or plan.stage.endswith("amended")
    return plan.dates.original_plan_issued or (None if amended else plan.dates.final_issued)


def told(plan: Plan, event: str) -> dt.date:
    """The date of an event; raises SourceCannotTellError when the source gives none."""
    date = event_date(plan, event)
    if date is None:
        raise SourceCannotTellError(f"the source gives no date for {event.replace('_', ' ')}")
    return date


def plan_day(plan: Plan, as_of: dt.date) -> dt.date:
    """The day a plan's content is anchored to: its latest issue, its amendment notice or its draft, or else the as-of date."""
    dates = plan.dates
    draft = plan.stage is not None and plan.stage.startswith("draft")
    final = None if draft else dates.final_issued
    return final or dates.amendment_notice or dates.draft_issued or dates.final_issued or as_of


def due_date(start: dt.date, limit: int, unit: str) -> dt.date:
    """The last day of a limit: calendar days, weeks of seven days, or calendar months clipped to the month's end."""
    if unit == "months":
        month = start.month - 1 + limit
        year, month = start.year + month // 12, month % 12 + 1
        for day in range(start.day, 27, -1):
            try:
                return dt.date(year, month, day)
            except ValueError:
                continue
        return dt.date(year, month, start.day)
    return start + dt.timedelta(days=limit * (7 if unit == "weeks" else 1))


def edition_on(editions: Iterable[Timescale], day: dt.date) -> Timescale:
    """The edition of a time limit in force on a day; raises SourceCannotTellError when there was none."""
    for scale in editions:
        if scale.valid_from <= day and (scale.valid_to is None or day < scale.valid_to):
            return scale
    raise SourceCannotTellError("this time limit was not in force on the day of the event")


def last_day_of(scale: Timescale, start: dt.date) -> dt.date:
    """The last day of a limit that runs from `start`, by its own way of counting the first day."""
    if scale.unit not in ("days", "weeks", "months"):
        raise ValueError(f"a limit in {scale.unit} has no last day that a plan's dates can give")
    due = due_date(start, scale.limit, scale.unit)
    return due - dt.timedelta(days=1) if scale.counting == "event-is-one" else due


def excused(plan: Plan, field: str) -> bool:
    """Whether the plan field named here records an exception; "none" and the council's own affairs in the box record nothing."""
    return bool(field) and records_an_exception(str(getattr(plan, field)))


def relaxed_between(scale: Timescale, start: dt.date, end: dt.date) -> bool:
    """Whether a limit was relaxed on any day of this time."""
    return any(start <= window.last_day and end >= window.first_day for window in scale.relaxed)


def held_to(
    context: CheckContext, scale: Timescale, start: tuple[str, dt.date], end: tuple[str, dt.date], excused_by: str = ""
) -> ItemOutcome:
    """One event held to one time limit. What excuses a breach sends it to a person; no due date is ever moved."""
    seen = (DateSeen(*start), DateSeen(*end))
    path = f"dates.{end[0]}"
    days = (end[1] - start[1]).days

    def ask(reason: str) -> ItemOutcome:
        return asks(context, At(path), seen, reason)

    if days < 0:
        return ask("the dates stand in the wrong order")
    due = last_day_of(scale, start[1])
    kept = end[1] >= due if scale.least else end[1] <= due
    if kept:
        return met(At(path), f"{scale.id}: {days} days")
    if excused(context.plan.plan, excused_by):
        return ask("an exception is recorded: a person decides whether it applies")
    if relaxed_between(scale, start[1], end[1]):
        return ask("the limit was relaxed for a part of this time: a person decides whether that applies")
    if scale.basis == "unconfirmed":
        return ask("outside a limit that has not been confirmed in the instrument")
    code = "too-soon" if scale.least else "too-late"
    parameters: dict[str, str | int] = {"days": days, "limit": scale.limit, "unit": scale.unit}
    return lacks(At(path), code, seen, f"outside {scale.id}", told=parameters)
