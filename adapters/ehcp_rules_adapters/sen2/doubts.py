"""What cannot be right in a request: dates out of their order or out of all bounds, ranks and codes that disagree.

Every doubt is told. A value is left out only where keeping it would have a plan judged by something impossible.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from attrs import define

from ehcp_rules.adapters import ImportIssue
from ehcp_rules.plan import age_on
from ehcp_rules_adapters.sen2.values import TypedRow

__all__ = ["Doubts"]

FIRST_DAY = dt.date(2014, 9, 1)
"""The day on which there first were EHC plans (Children and Families Act 2014, part 3)."""

OLDEST = 26
"""A plan may run to the end of the school year in which the young person turns 25."""

IMPOSSIBLE_AGE = 30

_ORDER = (
    ("ReceivedDate", "RequestOutcomeDate"),
    ("RequestOutcomeDate", "AssessmentOutcomeDate"),
    ("AssessmentOutcomeDate", "StartDate"),
    ("StartDate", "CeaseDate"),
    ("ReviewMeeting", "LastReview"),
)
_NONE: TypedRow = {}


@define
class Doubts:
    """The issues of one plan, with the checks that add to them."""

    place: str
    issues: list[ImportIssue]

    def warn(self, tag: str, message: str) -> None:
        """Report something that was dropped or cannot be right."""
        self.issues.append(ImportIssue(f"{self.place} {tag}".rstrip(), message))

    def note(self, tag: str, message: str) -> None:
        """Report something that a person should know."""
        self.issues.append(ImportIssue(f"{self.place} {tag}".rstrip(), message, "note"))

    def born(self, person: TypedRow, days: Mapping[str, dt.date], reference: dt.date | None) -> dt.date | None:
        """The date of birth, unless nobody of that age can have had this request."""
        born = person.get("PersonBirthDate")
        if not isinstance(born, dt.date):
            return None
        known = [day for day in (days.get("ReceivedDate"), days.get("StartDate"), reference) if day is not None]
        if known and born > min(known):
            self.warn("PersonBirthDate", "the date of birth lies after the request; it was left out")
            return None
        if reference is not None and (age := age_on(born, reference)) > OLDEST:
            if age >= IMPOSSIBLE_AGE:
                self.warn("PersonBirthDate", f"the date of birth makes this person {age} years old; it was left out")
                return None
            self.warn("PersonBirthDate", f"the date of birth makes this person {age} years old")
        return born

    def days(self, told: Mapping[str, object], reference: dt.date | None) -> dict[str, dt.date]:
        """The dates that can be true, by tag; the order in which they stand is reported and not mended."""
        latest = reference + dt.timedelta(days=366) if reference and reference < dt.date(9990, 1, 1) else dt.date.max
        days: dict[str, dt.date] = {}
        for tag, day in told.items():
            if not isinstance(day, dt.date):
                continue
            if day < FIRST_DAY:
                self.warn(tag, f"{tag} lies before there were EHC plans; it was left out")
            elif day > latest:
                self.warn(tag, f"{tag} lies more than a year after the reference date; it was left out")
            else:
                days[tag] = day
                if reference and day > reference and tag != "PhaseTransferDueDate":
                    self.note(tag, f"{tag} lies after the reference date of the return")
        for first, second in _ORDER:
            if first in days and second in days and days[second] < days[first]:
                self.warn(second, f"{second} lies before {first}; both were kept as they are")
        return days

    def process(
        self, request: TypedRow, assessment: TypedRow, named: TypedRow, has_plan: bool, is_active: bool
    ) -> None:
        """Codes and records that do not go together."""
        outcome = request.get("RequestOutcome")
        if not outcome:
            self.warn("RequestOutcome", "the outcome of the request is not told")
        if outcome == "N" and assessment:
            self.warn("RequestOutcome", "the request was refused, and yet there is an assessment")
        if has_plan and "StartDate" not in named:
            self.warn("StartDate", "there is a plan without a start date")
        if ("CeaseDate" in named) != ("CeaseReason" in named):
            self.note("CeaseDate", "a plan that has ceased needs a date and a reason; one of them is missing")
        if "CeaseDate" in named and is_active:
            self.note("CeaseDate", "the plan has ceased, and yet it stands among the plans in force")

    def primary(self, rows: Sequence[TypedRow], rank: str, element: str) -> TypedRow:
        """The row of rank 1; a single row without a rank is the first. Where several have it, the first counts."""
        first = [row for row in rows if row.get(rank) == "1"]
        if len(first) > 1:
            self.warn(element, f"{len(first)} records of {element} have rank 1; the first was taken")
        if first:
            return first[0]
        if len(rows) == 1 and rank not in rows[0]:
            return rows[0]
        if rows:
            self.note(element, f"no record of {element} has rank 1")
        return _NONE
