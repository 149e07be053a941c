"""Check types over the dates of a process against its limits: the cycle of reviews and amendments, and the phase transfer."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ehcp_rules.builtin.times.limits import edition_on, event_date, held_to, last_day_of
from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import DateSeen
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.plan import school_year_of
from ehcp_rules.ruleset import Timescale
from ehcp_rules.text.times.orders import made_by_order

__all__ = ["cycle", "phase_transfer"]

_LATE = FindingCode("too-late", "Later than the time limit", "{days} days passed; the limit was {limit} {unit}.")


@frozen(kw_only=True)
class Cycle:
    """`timescales` that belong together, each judged where the plan gives both its dates.

    Those in `awaited` are asked about when their first event is told, their last is not, and the as-of date is past it.
    With `after_review`, a plan that was never amended and tells no review meeting has nothing to judge.
    """

    timescales: tuple[Timescale, ...]
    awaited: tuple[str, ...] = ()
    after_review: bool = False
    excused_by: str = ""


_SOON = FindingCode("too-soon", "Sooner than the least time", "{days} days were given; the least is {limit} {unit}.")


@check("timing.cycle", parameters=Cycle, codes=(_LATE, _SOON), laws=("a later end never improves the verdict",))
def cycle(context: CheckContext) -> CheckOutcome:
    """Judges each of several time limits of one process, where the plan's dates allow it."""
    wanted: Cycle = context.parameters
    plan = context.plan.plan
    outcomes: list[ItemOutcome] = []
    for id in dict.fromkeys(scale.id for scale in wanted.timescales):
        editions = tuple(scale for scale in wanted.timescales if scale.id == id)
        names = (editions[0].start_date, editions[0].end_date)
        start, end = (event_date(plan, name) if name else None for name in names)
        if start is None:
            continue
        first = plan.dates.original_plan_issued
        if names[1] == "final_issued" and first is not None and end is not None and start <= first < end:
            # What followed a first draft is the first plan, and not the amended one that is held now.
            names, end = (names[0], "original_plan_issued"), first
        try:
            scale = edition_on(editions, start)
        except SourceCannotTellError:
            continue
        if wanted.after_review and end is not None and names[1] == "final_issued" and made_by_order(plan.version):
            seen = (DateSeen(names[0], start), DateSeen(names[1], end))
            outcomes.append(
                asks(context, At(f"dates.{names[1]}"), seen, "a tribunal ordered this version, and no review")
            )
            continue
        # A plan or notice from before the event belongs to the version that is being amended, or to the review before.
        if end is not None and not (end < start and names[1] in ("final_issued", "amendment_notice")):
            outcomes.append(held_to(context, scale, (names[0], start), (names[1], end), wanted.excused_by))
        elif id in wanted.awaited and context.as_of > last_day_of(scale, start):
            seen = (DateSeen(names[0], start), DateSeen(names[1], None))
            reason = f"no date is given for {names[1].replace('_', ' ')}, and {scale.id} has passed"
            outcomes.append(asks(context, At(f"dates.{names[1]}"), seen, reason))
    if not outcomes:
        if wanted.after_review and plan.dates.review_meeting is None and plan.stage in ("draft", "final"):
            return ()
        raise SourceCannotTellError("the source does not give two dates of one limit")
    return tuple(outcomes)


@frozen(kw_only=True)
class PhaseTransfer:
    """The two yearly days (`timescales`), and the school years from which every child moves (`moving`)."""

    timescales: tuple[Timescale, ...]
    moving: tuple[int, ...] = (6, 11)


@check(
    "timing.phase_transfer",
    parameters=PhaseTransfer,
    codes=(
        FindingCode("too-late", "After the day of the year", "The plan was amended {days} days after its day."),
        FindingCode(
            "overdue",
            "The day has passed",
            "The day passed {days} days before the as-of date, and no amended plan is told.",
        ),
    ),
    laws=("a later end never improves the verdict",),
)
def phase_transfer(context: CheckContext) -> CheckOutcome:
    """Judges whether the plan of a child who moves phase was amended by the yearly day."""
    wanted: PhaseTransfer = context.parameters
    plan = context.plan.plan
    due, final = plan.dates.phase_transfer_due, plan.dates.phase_transfer_final
    path = "dates.phase_transfer_final"
    if due is None:
        born = plan.learner.date_of_birth
        if final is None and born is not None and school_year_of(born, context.as_of) not in wanted.moving:
            reason = "no transfer is stated, and not every child of this school year moves"
            return (does_not_apply(At(path), reason),)
        raise SourceCannotTellError("the source gives no due day for a phase transfer")
    seen = (DateSeen("phase_transfer_due", due), DateSeen("phase_transfer_final", final))
    days = {
        scale.day
        for scale in wanted.timescales
        if scale.valid_from <= due and (scale.valid_to is None or due < scale.valid_to)
    }

    def ask(reason: str) -> CheckOutcome:
        return (asks(context, At(path), seen, reason),)

    def fail(code: str, late: int) -> CheckOutcome:
        return (
            ItemOutcome(
                None, path, Verdict.NOT_MET, (Finding(code, None, path, seen, {"days": late}),), reason="after its day"
            ),
        )

    if due.isoformat()[5:] not in days:
        return ask("the due day is not one of the yearly days")
    if final is not None:
        if final <= due:
            return (met(At(path), "amended by its day"),)
        return fail("too-late", (final - due).days)
    issued, first = plan.dates.final_issued, event_date(plan, "first_issued")
    if first is not None and first > due:
        return ask("first issued after the day")
    # Only the latest issue is told: one from the school year of the day, or later, may be the amendment or hide it.
    if plan.stage == "final-amended" and issued is not None and issued >= dt.date(due.year - 1, 9, 1):
        return ask("amended since that school year began, and the source does not say whether for the transfer")
    if context.as_of > due:
        return fail("overdue", (context.as_of - due).days)
    return ask("the day has not come, and no amended plan is told yet")
