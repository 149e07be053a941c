"""Check types over statutory time that need more than dates: a recorded exception, the age of a plan, reviews under five."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ehcp_rules.builtin.times.limits import due_date, edition_on, excused, last_day_of, plan_day, told
from ehcp_rules.builtin.verdicts import At, asks, does_not_apply, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Absence, DateSeen
from ehcp_rules.findings import CheckOutcome, FindingCode, Verdict
from ehcp_rules.plan import age_on
from ehcp_rules.ruleset import Timescale
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.mentions import amounts_near, mentions
from ehcp_rules.text.times.excuses import names_an_exception
from ehcp_rules.text.times.yearly import only_once_a_year

__all__ = ["exception_recorded", "recently_changed", "young_reviews"]


@frozen(kw_only=True)
class ExceptionRecorded:
    """Where `timescale` was not kept, `excused_by` must say why, in more words than a season or a shrug."""

    timescale: tuple[Timescale, ...]
    excused_by: str = "week20_exception"


@check(
    "timing.exception_recorded",
    parameters=ExceptionRecorded,
    codes=(
        FindingCode(
            "exception-not-recorded",
            "Late without a recorded reason",
            "{days} days passed and no exception is recorded.",
        ),
        FindingCode(
            "exception-bare", "A reason too bare to check", "The recorded exception does not say what happened or when."
        ),
    ),
)
def exception_recorded(context: CheckContext) -> CheckOutcome:
    """Judges whether a plan that was late records its own exception."""
    wanted: ExceptionRecorded = context.parameters
    plan = context.plan.plan
    names = (wanted.timescale[0].start_date, wanted.timescale[0].end_date)
    start, end = told(plan, names[0]), told(plan, names[1])
    scale = edition_on(wanted.timescale, start)
    seen = (DateSeen(names[0], start), DateSeen(names[1], end))
    path = "week20_exception"
    if end <= last_day_of(scale, start):
        return (does_not_apply(At(path), f"within {scale.id}: there is nothing to excuse"),)
    parameters: dict[str, str | int] = {"days": (end - start).days}
    if not excused(plan, wanted.excused_by):
        return (
            lacks(
                At(path),
                "exception-not-recorded",
                (*seen, Absence((path,), ("a reason",))),
                "late, and no exception that the regulations know is recorded",
                told=parameters,
            ),
        )
    recorded = str(getattr(plan, wanted.excused_by))
    if len(recorded.split()) < 4:
        return (
            lacks(
                At(path),
                "exception-bare",
                seen,
                "a reason too short to be checked",
                told=parameters,
                verdict=Verdict.PARTLY_MET,
            ),
        )
    if not names_an_exception(recorded):
        return (asks(context, At(path), seen, "a reason is recorded, in words that name no exception known here"),)
    return (met(At(path), "a reason of its own is recorded"),)


@frozen(kw_only=True)
class RecentlyChanged:
    """The plan's latest issue, notice or draft must lie within `years` of the as-of date."""

    years: int = field(default=3, metadata={"stricter": "lower"})


@check(
    "timing.recently_changed",
    parameters=RecentlyChanged,
    codes=(FindingCode("untouched", "Untouched for years", "Nothing in the plan has changed for {days} days."),),
    laws=("a later as-of date never improves the verdict",),
)
def recently_changed(context: CheckContext) -> CheckOutcome:
    """Judges whether the plan has changed within the last years, up to the as-of date."""
    wanted: RecentlyChanged = context.parameters
    dates = context.plan.plan.dates
    known = {
        name: day
        for name in ("final_issued", "amendment_notice", "draft_issued", "original_plan_issued")
        if (day := dates.get(name)) is not None and day <= context.as_of
    }
    if not known:
        raise SourceCannotTellError("the source gives no date on which the plan was issued")
    name, last = max(known.items(), key=lambda pair: pair[1])
    path = f"dates.{name}"
    if context.as_of <= due_date(last, 12 * wanted.years, "months"):
        return (met(At(path), f"last changed on {last.isoformat()}"),)
    if not context.plan.plan.supplied("dates.final_issued"):
        raise SourceCannotTellError("the source gives no date for the plan as it stands now")
    return (
        lacks(
            At(path),
            "untouched",
            (DateSeen(name, last),),
            "not changed since then",
            told={"days": (context.as_of - last).days},
        ),
    )


@frozen(kw_only=True)
class YoungReviews:
    """Under `age`, a review within `months` of the plan's day: as its next review date, or in words beside `groups`.

    With `timescale` the edition of the plan's own day gives the months.
    """

    lexicon: str
    groups: tuple[str, ...]
    age: int = 5
    months: int = field(default=6, metadata={"stricter": "lower"})
    timescale: tuple[Timescale, ...] = field(default=(), metadata={"stricter": "limit"})


@check(
    "timing.young_reviews",
    parameters=YoungReviews,
    codes=(
        FindingCode(
            "too-late",
            "No earlier review is planned",
            "The next review is {days} days after the plan, and none is planned sooner.",
        ),
    ),
)
def young_reviews(context: CheckContext) -> CheckOutcome:
    """Judges whether the plan of a child under five plans reviews more often than once a year."""
    wanted: YoungReviews = context.parameters
    plan = context.plan.plan
    day = plan_day(plan, context.as_of)
    born = plan.learner.date_of_birth
    path = "dates.next_review_due"
    if born is None:
        raise SourceCannotTellError("the source gives no date of birth")
    if age_on(born, day) >= wanted.age:
        return (does_not_apply(At(path), "five or older on the plan's day"),)
    due = plan.dates.next_review_due
    months = edition_on(wanted.timescale, day).limit if wanted.timescale else wanted.months
    if due is not None and due <= due_date(day, months, "months") + dt.timedelta(days=7):
        return (met(At(path), "the next review is due within half a year"),)
    for item in context.plan.items("E"):
        for passage, hit in mentions(item, wanted.lexicon, wanted.groups):
            near = amounts_near(passage, hit.span, QuantityKind.FREQUENCY)
            if any(not only_once_a_year(passage.folded[one.span.start : one.span.end]) for one in near):
                return (met(At(item.path), "reviews of progress are planned more often"),)
    if due is None:
        raise SourceCannotTellError("the source gives no date for the next review")
    seen = (DateSeen("next_review_due", due), Absence(("section.E",), ("more frequent reviews",)))
    return (lacks(At(path), "too-late", seen, "once a year, for a child under five", told={"days": (due - day).days}),)
