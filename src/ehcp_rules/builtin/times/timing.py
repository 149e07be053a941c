"""Check types over dates: how long the process took, whether a review is due, and whether an outcome's time has passed."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Literal

from attrs import field, frozen

from ehcp_rules.builtin.times.limits import due_date, edition_on, event_date, held_to, relaxed_between, told
from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import DateSeen
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import Plan, age_on
from ehcp_rules.ruleset import Timescale
from ehcp_rules.text import SlotState
from ehcp_rules.text.outcomes import measures_how_long, outcome_bounds

__all__ = ["due_date", "event_date", "outcomes_bounded", "reviewed", "within"]


@frozen(kw_only=True)
class Within:
    """`end` must come no later than `limit` `unit`s after `start` (or no earlier, with `least`).

    Events are the fields of `PlanDates`, and `first_issued`: the original plan's date, or the final plan's where the plan
    has never been amended. `excused_by` names the plan field that records an exception: a recorded exception goes to a
    person. Lengths are calendar: a limit of n weeks ends 7n days after the start day. With `timescale`, the id of one of
    the ruleset's dated time limits, the edition of the start event's own day gives all of this but `excused_by`.
    With `first_time`, the events of a plan that has been amended since count only when they led to its original issue.
    """

    start: str = ""
    end: str = ""
    limit: int = 0
    unit: Literal["days", "weeks", "months"] = "days"
    least: bool = False
    excused_by: str = ""
    first_time: bool = False
    timescale: tuple[Timescale, ...] = field(default=(), metadata={"stricter": "limit"})

    def __attrs_post_init__(self) -> None:
        """Refuse a use that says neither which time limit is meant nor what it is."""
        if self.timescale:
            for scale in self.timescale:
                if not (self.start or scale.start_date) or not (self.end or scale.end_date):
                    raise ValueError(f"no plan holds the dates of {scale.id}")
                if scale.unit not in ("days", "weeks", "months"):
                    raise ValueError(f"{scale.id} is no limit between two dates of a plan")
        elif not (self.start and self.end and self.limit > 0):
            raise ValueError("give a timescale, or start, end and limit")


@check(
    "timing.within",
    parameters=Within,
    codes=(
        FindingCode("too-late", "Later than the time limit", "{days} days passed; the limit was {limit} {unit}."),
        FindingCode("too-soon", "Sooner than the least time", "{days} days were given; the least is {limit} {unit}."),
    ),
    laws=("a later end never improves the verdict",),
)
def within(context: CheckContext) -> CheckOutcome:
    """Judges whether one event followed another within a statutory time."""
    wanted: Within = context.parameters
    plan = context.plan.plan
    if wanted.timescale:
        starts, ends = (wanted.start or wanted.timescale[0].start_date, wanted.end or wanted.timescale[0].end_date)
        if wanted.first_time and (plan.stage or "").endswith("amended") and not _of_the_first_plan(plan, starts, ends):
            return ()
        start, end = told(plan, starts), told(plan, ends)
        scale = edition_on(wanted.timescale, start)
        return (held_to(context, scale, (starts, start), (ends, end), wanted.excused_by),)
    start, end = told(plan, wanted.start), told(plan, wanted.end)
    # Regulations 13 and 22 count the day of service as the first, so n days end on service day + n - 1.
    counts: Literal["event-is-one", "day-after-is-one"] = (
        "event-is-one" if wanted.least and wanted.unit == "days" else "day-after-is-one"
    )
    scale = Timescale(
        id="its limit",
        title="",
        start=wanted.start,
        end=wanted.end,
        unit=wanted.unit,
        provision="",
        basis="instrument",
        valid_from=dt.date.min,
        limit=wanted.limit,
        counting=counts,
        least=wanted.least,
    )
    return (held_to(context, scale, (wanted.start, start), (wanted.end, end), wanted.excused_by),)


def _of_the_first_plan(plan: Plan, start: str, end: str) -> bool:
    """Whether both events are told and led to the original plan; those of a plan taken over or reassessed may not."""
    days = [plan.dates.get(name) for name in (start, end, "original_plan_issued")]
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


@frozen(kw_only=True)
class Reviewed:
    """A review must follow the first plan, or the review before it, within `limit` months; the as-of date closes the chain.

    With `timescale` the edition of the first event's day gives the months, and a time that touches a relaxation is put to
    a person.
    """

    limit: int = 12
    timescale: tuple[Timescale, ...] = field(default=(), metadata={"stricter": "limit"})


@check(
    "timing.reviewed",
    parameters=Reviewed,
    codes=(
        FindingCode("too-late", "Reviewed late", "{days} days lay between two reviews; the limit is {limit} months."),
        FindingCode("overdue", "Review overdue", "The next review was due {days} days before the as-of date."),
        FindingCode(
            "planned-too-late",
            "Next review planned too late",
            "The next review is recorded for {days} days after the last; the limit is {limit} months.",
        ),
    ),
    laws=("a later as-of date never improves the verdict",),
)
def reviewed(context: CheckContext) -> CheckOutcome:
    """Judges whether the plan has been reviewed within twelve months of its issue or of its last review, up to the as-of date."""
    wanted: Reviewed = context.parameters
    plan = context.plan.plan
    # A record that holds only the decision of a review tells by it that the review was held.
    latest = "review_meeting" if plan.dates.review_meeting else "review_decision"
    meetings = [name for name in ("previous_review_meeting", latest) if plan.dates.get(name)]
    if not meetings and not plan.supplied("dates.review_meeting"):
        raise SourceCannotTellError("the source does not tell of reviews of this plan")
    events = meetings or ["first_issued"]
    dates = [told(plan, name) for name in events]
    findings = []
    path = f"dates.{events[-1]}"
    scale = edition_on(wanted.timescale, dates[0]) if wanted.timescale else None
    limit = scale.limit if scale is not None else wanted.limit
    for (first, start), (second, end) in itertools.pairwise(zip(events, dates, strict=True)):
        if end > due_date(start, limit, "months"):
            pair = (DateSeen(first, start), DateSeen(second, end))
            if scale is not None and relaxed_between(scale, start, end):
                reason = "the limit was relaxed for a part of this time: a person decides whether that applies"
                return (asks(context, At(path), pair, reason),)
            findings.append(Finding("too-late", None, path, pair, {"days": (end - start).days, "limit": limit}))
    due = due_date(dates[-1], limit, "months")
    if context.as_of > due:
        last = (DateSeen(events[-1], dates[-1]),)
        findings.append(Finding("overdue", None, path, last, {"days": (context.as_of - due).days, "limit": limit}))
    planned = plan.dates.next_review_due
    if not findings and planned is not None and meetings:
        # The year after a review runs from its meeting or, at the latest, from the decision that completes it.
        decided = plan.dates.review_decision
        last_event = "review_decision" if decided is not None and decided > dates[-1] else events[-1]
        reviewed_on = told(plan, last_event)
        if planned > due_date(reviewed_on, limit, "months"):
            pair = (DateSeen(last_event, reviewed_on), DateSeen("next_review_due", planned))
            days = (planned - reviewed_on).days
            findings.append(
                Finding("planned-too-late", None, "dates.next_review_due", pair, {"days": days, "limit": limit})
            )
    if findings:
        return (ItemOutcome(None, path, Verdict.NOT_MET, tuple(findings), reason="outside twelve months"),)
    return (met(At(path), f"next due by {due.isoformat()}"),)


@frozen(kw_only=True)
class OutcomesBounded:
    """Outcomes of `section` must be bounded in time, not already past on the as-of date, not beyond `latest_age`."""

    section: str = "E"
    latest_age: int = 25


def _from_plan(plan: Plan, months: int | None) -> dt.date | None:
    """The day on which a length that runs from the plan's own date ends."""
    written = plan.dates.final_issued or plan.dates.amendment_notice or plan.dates.draft_issued
    return due_date(written, months, "months") if written is not None and months is not None else None


@check(
    "timing.outcomes_bounded",
    parameters=OutcomesBounded,
    codes=(
        FindingCode("time-bound-missing", "No time bound", "{item} does not say by when."),
        FindingCode("time-bound-unclear", "A time without a year", "{item} names a season or a review, but not which."),
        FindingCode("time-bound-past", "Already past", "{item} was to be reached by a date that has passed."),
        FindingCode(
            "time-bound-too-far", "Beyond the plan's reach", "{item} reaches beyond the age at which plans end."
        ),
    ),
    laws=("removing the time bound never improves the verdict",),
)
def outcomes_bounded(context: CheckContext) -> CheckOutcome:
    """Judges whether each outcome says by when, and whether that time is still to come and within the plan's reach."""
    wanted: OutcomesBounded = context.parameters
    born = context.plan.plan.learner.date_of_birth
    outcomes = []
    for item in context.plan.items(wanted.section, kinds=("outcome",)):
        slot = item.reading.slots.get("time-bound")
        if slot is None:
            continue
        if slot.state is not SlotState.FILLED:
            passage = item.passages["text"]
            outcomes.append(
                lacks(item, "time-bound-missing", (passage.quote(0, len(passage.text)),), slot.reason, slots=(slot,))
            )
            continue
        code = ""
        stated = outcome_bounds(item)
        # What is to be kept up for a term, or in a term, is no end of its own beside one.
        bounds = [bound for passage, bound in stated if not measures_how_long(passage, bound)] or [b for _, b in stated]
        # The furthest bound counts: an outcome may name a milestone on the way to its own end.
        days = [day for bound in bounds if (day := bound.last_day or _from_plan(context.plan.plan, bound.months))]
        last = max(days) if days else None
        # A length of which nobody knows the beginning may end after any of them.
        open_end = any(bound.months is not None and bound.last_day is None for bound in bounds) and len(days) < len(
            bounds
        )
        if last is not None and last < context.as_of and not open_end:
            code = "time-bound-past"
        elif any((bound.age or 0) > wanted.latest_age for bound in bounds) or (
            last is not None and born is not None and age_on(born, last) > wanted.latest_age
        ):
            code = "time-bound-too-far"
        half = not code and last is None and any(bound.vague for bound in bounds)
        code = "time-bound-unclear" if half else code
        findings = (Finding(code, item.id, item.path, slot.quotes),) if code else ()
        verdict = Verdict.PARTLY_MET if half else Verdict.NOT_MET if code else Verdict.MET
        outcomes.append(ItemOutcome(item.id, item.path, verdict, findings, (slot,), reason=slot.reason))
    return tuple(outcomes)
