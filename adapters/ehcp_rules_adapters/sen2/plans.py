"""People of a return as plans: one for each request, with dates, a date of birth and codes, and no text at all.

What the collection does not count as this council's own work in the year is not judged by its time limits either: the
dates of a request that is marked as historic (H) or of a plan that came from another council stay among the extensions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from ehcp_rules.adapters import ImportedPlan, ImportFailure, ImportIssue
from ehcp_rules.plan import SECTION_CODES, Learner, Plan, PlanDates
from ehcp_rules_adapters.sen2.doubts import Doubts
from ehcp_rules_adapters.sen2.items import Items
from ehcp_rules_adapters.sen2.options import ADAPTER, Sen2Options
from ehcp_rules_adapters.sen2.person import Person, Request
from ehcp_rules_adapters.sen2.values import Typed, TypedRow

__all__ = ["Census", "Plans"]

MOST_REQUESTS = 50
REVIEWS_REQUIRED_FROM = 2024
"""The first year in which a return had to tell the last review of every plan that is in force."""

NEVER_SUPPLIED: tuple[str, ...] = (
    *SECTION_CODES,
    "dates.advice_requested",
    "dates.draft_issued",
    "dates.consultation_sent",
    "dates.final_issued",
    "dates.previous_review_meeting",
    "dates.next_review_due",
)
"""What no return holds: any text, and these dates. A plan's start date is that of the first final plan, whatever came after."""

_DETAILS = ("SENsetting", "URN", "UKPRN", "SENunitIndicator", "ResourcedProvisionIndicator", "EntryDate", "LeavingDate")


@frozen
class Census:
    """What the header says: the year of the collection, its reference date, and the council's number."""

    year: str = ""
    reference: dt.date | None = None
    authority: str = ""


@define
class _Told:
    """The typed values of one request by module."""

    request: TypedRow
    assessment: TypedRow
    named: TypedRow
    active: TypedRow
    detail: TypedRow
    need: str
    has_plan: bool
    is_active: bool
    ceased: bool
    transferred: bool

    @property
    def elsewhere(self) -> bool:
        """Whether the collection leaves this request out of the year's work of this council."""
        return self.transferred or "H" in (
            self.request.get("RequestOutcome"),
            self.assessment.get("AssessmentOutcome"),
        )


_DISPUTES = ("RequestMediation", "RequestTribunal", "AssessmentMediation", "AssessmentTribunal")


def _exception(told: _Told) -> str:
    """What the return records that may excuse a late plan: the flag, or a dispute, after which other limits run."""
    if told.assessment.get("Week20"):
        return "The return says that an exception to the twenty weeks applies (Week20)."
    if told.has_plan and any(told.request.get(tag) or told.assessment.get(tag) for tag in _DISPUTES):
        return "The return tells of mediation or an appeal before the plan; other time limits may apply."
    return ""


@define
class Plans:
    """Makes plans of the people of one return."""

    items: Items
    source_name: str
    options: Sen2Options
    typed: Typed = field(init=False)
    _numbers: dict[str, int] = field(factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        """Remember values from one person to the next: most codes and days come again."""
        self.typed = Typed(self.items)

    def of(self, person: Person, census: Census) -> Iterator[ImportedPlan | ImportFailure]:
        """The plans of a person; one failure when there is nothing to make a plan of."""
        if not person.requests:
            yield self._failure(person, "this person has no request, so there is nothing to judge")
            return
        if len(person.requests) > MOST_REQUESTS:
            yield self._failure(person, f"this person has more than {MOST_REQUESTS} requests")
            return
        issues = list(person.issues)
        self._check_numbers(person, issues)
        own = self._typed("person", person.values, person.place, issues)
        for number, request in enumerate(person.requests, 1):
            place = person.place if len(person.requests) == 1 else f"{person.place} request {number}"
            yield self._plan(person, number, request, own, census, Doubts(place, issues))
            issues = []

    def _plan(
        self, person: Person, number: int, request: Request, own: TypedRow, census: Census, doubts: Doubts
    ) -> ImportedPlan:
        told = self._told(request, doubts)
        days = doubts.days({**told.request, **told.assessment, **told.named, **told.active}, census.reference)
        born = doubts.born(own, days, census.reference)
        doubts.process(told.request, told.assessment, told.named, told.has_plan, told.is_active)
        withheld = [] if self.options.keep_identifiers else self._withheld(person)
        if withheld:
            doubts.note(", ".join(withheld), "left out on purpose: it says who this is, and nothing is judged by it")
        plan = Plan(
            id=self._id(person, number, census),
            stage="final" if told.has_plan else None,
            dates=self._dates(told, days, doubts),
            week20_exception=_exception(told),
            learner=Learner(name=self._name(person), date_of_birth=born, primary_need=told.need),
            not_supplied=self._not_supplied(told, census),
            extensions=self._extensions(person, told, census),
        )
        return ImportedPlan(plan, tuple(doubts.issues), ADAPTER, self.source_name)

    def _told(self, request: Request, doubts: Doubts) -> _Told:
        def row(module: str) -> TypedRow:
            rows = request.rows.get(module, ())
            if len(rows) > 1:
                element = self.items.modules[module].element
                doubts.warn("", f"{element} comes {len(rows)} times in one request; the first was kept")
            return self._typed(module, rows[0], doubts.place, doubts.issues) if rows else {}

        def rows(module: str) -> list[TypedRow]:
            return [self._typed(module, one, doubts.place, doubts.issues) for one in request.rows.get(module, ())]

        details = rows("placementdetail") or rows("plandetail")
        needs = rows("senneed")
        detail = doubts.primary(details, "PlacementRank", "PlacementDetail")
        need = doubts.primary(needs, "SENtypeRank", "SENneed").get("SENtype", "")
        for one in (*request.rows.get("plandetail", ()), *request.rows.get("placementdetail", ())):
            if one.get("SENsettingOther"):
                doubts.note("SENsettingOther", "SENsettingOther is free text and was left out")
        return _Told(
            request=row("requests"),
            assessment=row("assessment"),
            named=row("namedplan"),
            active=row("activeplans"),
            detail=detail,
            need=self.items.codes["need"].get(str(need), ""),
            has_plan="namedplan" in request.rows or "activeplans" in request.rows,
            is_active="activeplans" in request.rows,
            # As given: a date of ceasing that cannot be read is no sign that the plan goes on.
            ceased=not {"CeaseDate", "CeaseReason"}.isdisjoint(request.row("namedplan")),
            transferred="TransferLA" in request.row("activeplans"),
        )

    def _dates(self, told: _Told, days: Mapping[str, dt.date], doubts: Doubts) -> PlanDates:
        received, decided = days.get("ReceivedDate"), days.get("RequestOutcomeDate")
        if told.elsewhere and (received or decided):
            whose = "came from another council" if told.transferred else "is marked as historic (H)"
            doubts.note("", f"the request {whose}: its own time limits are not judged by this return")
            received = decided = None
        elif told.request.get("RequestOutcome") not in ("Y", "N"):
            decided = None  # withdrawn or still open: the date is not that of a decision
        return PlanDates(
            request_received=received,
            decision_to_assess=decided,
            original_plan_issued=days.get("StartDate"),
            review_meeting=days.get("ReviewMeeting"),
            review_decision=days.get("LastReview"),
            amendment_notice=days.get("ReviewDraft"),
            phase_transfer_due=days.get("PhaseTransferDueDate"),
            phase_transfer_final=days.get("PhaseTransferFinalDate"),
        )

    def _not_supplied(self, told: _Told, census: Census) -> tuple[str, ...]:
        parts = NEVER_SUPPLIED if self.options.keep_identifiers else (*NEVER_SUPPLIED, "learner.name")
        # Reviews stand under the plans in force. A plan that has ceased has none there, one that came from elsewhere is
        # under other limits at first, and older returns need not tell them.
        silent = told.ceased or told.transferred or not told.is_active
        if silent or (census.year.isdigit() and int(census.year) < REVIEWS_REQUIRED_FROM):
            parts = (*parts, "dates.review_meeting")
        return parts

    def _extensions(self, person: Person, told: _Told, census: Census) -> Mapping[str, str | int | bool]:
        detail = {tag: told.detail[tag] for tag in _DETAILS if tag in told.detail}
        kept: dict[str, str | int | bool] = {}
        for row in (told.request, told.assessment, told.named, told.active, detail):
            for tag, value in row.items():
                kept[f"sen2.{tag}"] = value.isoformat() if isinstance(value, dt.date) else value
        if census.year:
            kept["sen2.Year"] = census.year
        if census.authority:
            kept["sen2.LEA"] = census.authority
        if census.reference:
            kept["sen2.ReferenceDate"] = census.reference.isoformat()
        if self.options.keep_identifiers:
            for tag, key in (
                ("UPN", "upn"),
                ("UniqueLearnerNumber", "uln"),
                ("Sex", "sex"),
                ("Ethnicity", "ethnicity"),
            ):
                if given := person.values.get(tag):
                    kept[key] = given
        return kept

    def _id(self, person: Person, number: int, census: Census) -> str:
        own = (
            person.values.get("UPN") or person.values.get("UniqueLearnerNumber")
            if self.options.keep_identifiers
            else ""
        )
        stem = own or f"sen2-{census.year or 'return'}-{person.number}"
        return stem if number == 1 else f"{stem}-{number}"

    def _name(self, person: Person) -> str:
        if not self.options.keep_identifiers:
            return ""
        return " ".join(filter(None, (person.values.get("Forename"), person.values.get("Surname"))))

    def _withheld(self, person: Person) -> list[str]:
        items = self.items.modules["person"].items
        return [tag for tag in person.values if tag in items and items[tag].kind in ("identifier", "protected")]

    def _check_numbers(self, person: Person, issues: list[ImportIssue]) -> None:
        upn = person.values.get("UPN", "").upper()
        if not upn:
            if not person.values.get("UniqueLearnerNumber") and not person.values.get("UPNunknown"):
                message = "there is no UPN, no ULN and no reason why (UPNunknown)"
                issues.append(ImportIssue(person.place, message, "note"))
        elif (first := self._numbers.setdefault(upn, person.number)) != person.number:
            message = "the UPN is that of an earlier person as well; both were kept"
            issues.append(ImportIssue(f"{person.place} UPN, as person {first}", message))

    def _typed(self, module: str, row: Mapping[str, str], place: str, issues: list[ImportIssue]) -> TypedRow:
        wrong: list[tuple[str, str]] = []
        typed = self.typed.row(module, row, wrong)
        for tag, message in wrong:
            issues.append(ImportIssue(f"{place} {tag}", message))
        return typed

    def _failure(self, person: Person, message: str) -> ImportFailure:
        hint = "check this person in the case system and make the return again"
        return ImportFailure(self.source_name, person.place, message, hint)
