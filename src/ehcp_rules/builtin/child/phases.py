"""Check type over ages and years: that what the plan says of the child as things are fits the date of birth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve, frozen

from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import DateSeen, Quote, Span
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text import AnalysedItem
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.times.dated import day_of_birth
from ehcp_rules.text.times.phases import PhaseSeen, phases_stated, year_of
from ehcp_rules.text.times.stages import Stage

__all__ = ["Window", "phase_agrees", "window_of"]


@frozen(kw_only=True)
class PhaseAgrees:
    """`sections` are read. Text may be as old as `months` before the plan's latest date, since advice is gathered first.

    One year off goes to a person (a child may be taught out of year); more is a finding.
    """

    sections: tuple[str, ...] = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2")
    months: int = 6


@check(
    "identity.phase_agrees",
    parameters=PhaseAgrees,
    codes=(
        FindingCode(
            "age-disagrees",
            "An age that does not fit",
            "{item} gives an age that does not fit the date of birth: {quote}.",
        ),
        FindingCode(
            "birth-date-disagrees",
            "A date of birth that differs",
            "{item} gives a date of birth that is not the recorded one: {quote}.",
        ),
        FindingCode(
            "year-disagrees",
            "A year or phase that does not fit",
            "{item} puts the child in a year that does not fit the date of birth: {quote}.",
        ),
        FindingCode(
            "move-already-made",
            "A move that lies in the past",
            "{item} looks ahead to a move that lies in the past: {quote}.",
        ),
        FindingCode(
            "record-disagrees",
            "Year group and date of birth disagree",
            "The recorded year group does not fit the date of birth.",
        ),
    ),
    laws=("renaming the child throughout never changes the verdict", "the order of items does not matter"),
)
def phase_agrees(context: CheckContext) -> CheckOutcome:
    """Judges whether ages, year groups and phases given as present fit the date of birth and the plan's own dates."""
    wanted: PhaseAgrees = context.parameters
    born = context.plan.plan.learner.date_of_birth
    if born is None:
        raise SourceCannotTellError("the source gives no date of birth")
    if born > context.as_of:
        raise SourceCannotTellError("the date of birth lies after the as-of date")
    window = window_of(context, born, wanted.months)
    outcomes = list(_record(context, window))
    for item in context.plan.items(*wanted.sections):
        wrong, unsure, fits = _in_item(item, window)
        other = _another_birth(item, born)
        if other:
            wrong.setdefault("birth-date-disagrees", []).append(other)
        if wrong:
            findings = tuple(Finding(code, item.id, item.path, tuple(quotes)) for code, quotes in wrong.items())
            outcomes.append(
                ItemOutcome(
                    item.id,
                    item.path,
                    Verdict.NOT_MET,
                    findings,
                    reason="more than a year from what the date of birth gives",
                )
            )
        elif unsure:
            outcomes.append(asks(context, item, unsure, "a year from what the date of birth gives"))
        elif fits:
            outcomes.append(met(item, "fits the date of birth"))
    if not outcomes and not any(map(context.plan.plan.supplied, wanted.sections)):
        raise SourceCannotTellError("the source supplies no section with text, and no year group")
    return tuple(outcomes) or (met(At("plan"), "no age or year that does not fit"),)


def window_of(context: CheckContext, born: dt.date, months: int) -> Window:
    """The days on which a statement of the plan may have been true: from `months` before its latest date to the as-of date."""
    dates = context.plan.plan.dates
    of_plan = [
        day
        for day in (dates.draft_issued, dates.final_issued, dates.amendment_notice)
        if day is not None and day <= context.as_of
    ]
    latest = max(of_plan, default=context.as_of)
    first = max(born, latest - dt.timedelta(days=30 * months))
    window = Window(Stage.between(born, first, max(born, context.as_of)))
    recorded = year_of(context.plan.plan.learner.year_group)
    in_step = recorded is not None and not window.years_off(PhaseSeen(Span(0, 0), "year", recorded, recorded))
    since_issue = Stage.between(born, max(born, latest), max(born, context.as_of)) if in_step and of_plan else None
    return evolve(window, in_step=in_step, since_issue=since_issue)


@frozen
class Window:
    """The stage at which a child was on the days between which a statement may have been true.

    `in_step` tells that the recorded year group is that of the child's age, so that nobody is taught a year out of step;
    then what the plan itself says of the school year is held to the stage `since_issue`.
    """

    stage: Stage
    in_step: bool = False
    since_issue: Stage | None = None

    def years_off(self, seen: PhaseSeen, *, as_issued: bool = False) -> int:
        """How many years a statement lies outside what this child's date of birth allows between the two days.

        One that the plan makes `as_issued`, and no person in words of their own, cannot be of the school year before.
        """
        if seen.kind == "year" and self.stage.years[0] >= 12 and 1 <= seen.low == seen.high <= 4:
            return 0  # Years of a course are counted anew after 16.
        stage = self.since_issue if as_issued and seen.kind == "year" and self.since_issue else self.stage
        return stage.years_off(seen)

    def surely_off(self, seen: PhaseSeen, *, as_issued: bool = False) -> bool:
        """Whether no child of this age can be meant: who is taught a year out of step is so on record."""
        return self.years_off(seen, as_issued=as_issued) >= (
            1 if seen.to_come or (self.in_step and seen.kind == "year") else 2
        )


def _in_item(item: AnalysedItem, window: Window) -> tuple[dict[str, list[Quote]], list[Quote], bool]:
    wrong: dict[str, list[Quote]] = {}
    unsure: list[Quote] = []
    fits = False
    as_issued = item.item.kind != "view"
    for name in ("text", "steps"):
        passage = item.passages.get(name)
        if passage is None:
            continue
        for seen in phases_stated(passage, item.plan.names):
            off = window.years_off(seen, as_issued=as_issued)
            quote = passage.quote(seen.span.start, seen.span.end)
            code = "age-disagrees" if seen.kind == "age" else "move-already-made" if seen.to_come else "year-disagrees"
            if window.surely_off(seen, as_issued=as_issued):
                wrong.setdefault(code, []).append(quote)
            elif off:
                unsure.append(quote)
            else:
                fits = True
    return wrong, unsure, fits


def _another_birth(item: AnalysedItem, born: dt.date) -> Quote | None:
    """Words by which the child has another date of birth than on record; a sentence on relatives gives theirs."""
    passage = item.passages.get("text")
    told = day_of_birth(passage.folded) if passage is not None else None
    if passage is None or told is None or told.last_day == born:
        return None
    sentence = sentence_at(passage.sentences, told.span.start)
    if any(hit.span.overlaps(sentence) for hit in passage.hits_of("relations")):
        return None
    return passage.quote(told.span.start, told.span.end)


def _record(context: CheckContext, window: Window) -> Iterator[ItemOutcome]:
    """The recorded year group, where the record holds nothing else."""
    year = year_of(context.plan.plan.learner.year_group)
    if year is None:
        return
    evidence = (DateSeen("as_of", context.as_of),)
    off = window.years_off(PhaseSeen(Span(0, 0), "year", year, year))
    if off >= 2:
        yield lacks(
            At("learner.year_group"), "record-disagrees", evidence, "more than a year from what the date of birth gives"
        )
    elif off:
        yield asks(context, At("learner.year_group"), evidence, "a year from what the date of birth gives")
    else:
        yield met(At("learner.year_group"), "fits the date of birth")
