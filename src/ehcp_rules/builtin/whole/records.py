"""Check types over what a case system records of a plan: identifiers, and whether version, status and dates agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from ehcp_rules.builtin.times.limits import edition_on, last_day_of
from ehcp_rules.builtin.verdicts import At, asks, lacks, met
from ehcp_rules.checks import CheckContext, SourceCannotTellError, check
from ehcp_rules.evidence import Absence, DateSeen
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.ruleset import Timescale
from ehcp_rules.text.papers.versions import VersionWord, version_words

__all__ = ["record_complete", "versions_agree"]


@frozen(kw_only=True)
class RecordComplete:
    """`required` fields of the learner's record; `when_final` ones only once a final plan is issued.

    `upn` and `nhs_number` name the extensions that hold those numbers where a source supplies them.
    """

    required: tuple[str, ...] = ("name", "date_of_birth")
    when_final: tuple[str, ...] = ()
    upn: str = "upn"
    nhs_number: str = "nhs_number"


@frozen(kw_only=True)
class VersionsAgree:
    """`order` lists pairs of events of which the first cannot come after the second.

    `timescale` is the time limit of a review: a first plan, issued so lately that none was due yet, cannot plan its first
    review for later.
    """

    order: tuple[tuple[str, str], ...] = (
        ("request_received", "decision_to_assess"),
        ("request_received", "final_issued"),
        ("original_plan_issued", "final_issued"),
        ("final_issued", "next_review_due"),
    )
    timescale: tuple[Timescale, ...] = ()


@check(
    "identity.record_complete",
    parameters=RecordComplete,
    codes=(
        FindingCode("identifier-missing", "An identifier is missing", "The record does not give {field}."),
        FindingCode("identifier-malformed", "An identifier is malformed", "The {field} is not well formed."),
    ),
)
def record_complete(context: CheckContext) -> CheckOutcome:
    """Judges whether the identifiers that every plan needs are there and well formed; a number nobody supplied is no fault."""
    wanted: RecordComplete = context.parameters
    plan = context.plan.plan
    fields = (*wanted.required, *(wanted.when_final if (plan.stage or "").startswith("final") else ()))
    outcomes = []
    for name in fields:
        path = f"learner.{name}"
        if not plan.supplied(path):
            continue
        if getattr(plan.learner, name):
            outcomes.append(met(At(path), "given"))
        else:
            outcomes.append(
                lacks(
                    At(path),
                    "identifier-missing",
                    (Absence((path,), (name,)),),
                    "not given",
                    told={"field": name.replace("_", " ")},
                )
            )
    for key, well_formed in ((wanted.upn, _is_upn), (wanted.nhs_number, _is_nhs_number)):
        value = str(plan.extensions.get(key, "")).replace(" ", "").replace("-", "").upper()
        path = f"extensions.{key}"
        # "Not yet known" is no number with a fault.
        number = sum(map(str.isdecimal, value)) >= _LEAST_DIGITS
        if number and well_formed(value):
            outcomes.append(met(At(path), "well formed"))
        elif number:
            outcomes.append(
                lacks(
                    At(path),
                    "identifier-malformed",
                    (),
                    "length or check character is wrong",
                    told={"field": key.replace("_", " ")},
                )
            )
    if not outcomes:
        raise SourceCannotTellError("the source gives no identifiers")
    return tuple(outcomes)


_LEAST_DIGITS = 5
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def _is_upn(value: str) -> bool:
    """Thirteen characters, the first a check letter: the sum of the others, weighted 2 to 13, by its remainder on 23."""
    if len(value) != 13 or not value[1:12].isdecimal() or not (value[12].isdecimal() or value[12] in _UPN_LETTERS):
        return False
    last = int(value[12]) if value[12].isdecimal() else _UPN_LETTERS.index(value[12])
    total = sum(weight * int(digit) for weight, digit in enumerate(value[1:12], 2)) + 13 * last
    return value[0] == _UPN_LETTERS[total % 23]


def _is_nhs_number(value: str) -> bool:
    """Ten digits, the last a check on the nine before, weighted 10 to 2, modulo 11."""
    if len(value) != 10 or not value.isdecimal():
        return False
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), value[:9], strict=True)) % 11
    return rest != 10 and (0 if rest == 11 else rest) == int(value[9])


@check(
    "identity.versions_agree",
    parameters=VersionsAgree,
    codes=(
        FindingCode(
            "version-contradicts-itself",
            "The version contradicts itself",
            "The version calls the plan both a draft and final.",
        ),
        FindingCode(
            "version-contradicts-status", "Version and status disagree", "The version and the recorded status disagree."
        ),
        FindingCode(
            "final-without-a-date", "A final plan without a date", "The plan is final, and no date of issue is given."
        ),
        FindingCode("dates-out-of-order", "Dates in an impossible order", "{first} is recorded after {second}."),
        FindingCode(
            "review-planned-too-late",
            "The first review is planned too late",
            "The next review is recorded for later than the last day for it, {last_day}.",
        ),
    ),
    laws=("a date that was not supplied is no fault",),
)
def versions_agree(context: CheckContext) -> CheckOutcome:
    """Judges whether version, status and dates can all be true together."""
    wanted: VersionsAgree = context.parameters
    plan = context.plan.plan
    findings = [*_of_version(plan.version, plan.stage), *_of_dates(context, wanted), *_of_first_review(context, wanted)]
    if findings:
        return (
            ItemOutcome(
                None,
                "version",
                Verdict.NOT_MET,
                tuple(findings),
                reason="version, status and dates do not belong together",
            ),
        )
    issued = plan.dates.final_issued
    if issued is not None and issued > context.as_of:
        return (
            asks(
                context,
                At("dates.final_issued"),
                (DateSeen("final_issued", issued), DateSeen("as_of", context.as_of)),
                "issued after the day of reading",
            ),
        )
    if plan.stage is None and not plan.version:
        raise SourceCannotTellError("the source gives neither a version nor a status")
    return (met(At("version"), "version, status and dates agree"),)


def _of_version(version: str, stage: str | None) -> Iterator[Finding]:
    words = version_words(version)
    draft, final = VersionWord.DRAFT in words, VersionWord.FINAL in words
    looked = (Absence(("version",), ("one status",)),)
    if draft and final:
        yield Finding("version-contradicts-itself", None, "version", looked)
    elif stage is not None and ((draft and stage.startswith("final")) or (final and stage.startswith("draft"))):
        yield Finding("version-contradicts-status", None, "version", looked)


def _of_dates(context: CheckContext, wanted: VersionsAgree) -> Iterator[Finding]:
    plan = context.plan.plan
    if not plan.supplied("dates"):
        return
    dates = plan.dates
    any_date = any(getattr(dates, event) is not None for pair in wanted.order for event in pair)
    told = any_date and plan.supplied("dates.final_issued")
    if (plan.stage or "").startswith("final") and dates.final_issued is None and told:
        yield Finding("final-without-a-date", None, "dates.final_issued", (DateSeen("final_issued", None),))
    for first, second in wanted.order:
        earlier, later = dates.get(first), dates.get(second)
        if earlier is not None and later is not None and earlier > later:
            yield Finding(
                "dates-out-of-order",
                None,
                f"dates.{first}",
                (_seen(first, earlier), _seen(second, later)),
                {"first": _named(first), "second": _named(second)},
            )


def _of_first_review(context: CheckContext, wanted: VersionsAgree) -> Iterator[Finding]:
    plan = context.plan.plan
    dates = plan.dates
    issued, due = dates.final_issued, dates.next_review_due
    if issued is None or due is None or not wanted.timescale or not (plan.stage or "").startswith("final"):
        return
    reviewed = dates.review_meeting or dates.previous_review_meeting or dates.review_decision or dates.amendment_notice
    if reviewed is None and (
        plan.stage != "final"
        or dates.original_plan_issued not in (None, issued)
        or not plan.supplied("dates.review_meeting")
    ):
        return
    # The year runs from the last review; where the day of that is not certain, from the last thing that happened.
    known = (dates.review_meeting, dates.previous_review_meeting, dates.review_decision, dates.amendment_notice, issued)
    issued = max(day for day in known if day is not None)
    last = last_day_of(edition_on(wanted.timescale, issued), issued)
    if due > last and context.as_of <= last:
        seen = (_seen("final_issued", issued), _seen("next_review_due", due))
        yield Finding("review-planned-too-late", None, "dates.next_review_due", seen, {"last_day": last.isoformat()})


def _seen(event: str, day: dt.date) -> DateSeen:
    return DateSeen(event, day)


def _named(event: str) -> str:
    return event.replace("_", " ").capitalize()
