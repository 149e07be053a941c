"""Check types over review papers: how far each outcome was reached, and which words of the plan should change."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from ehcp_rules.builtin.papers.documents import EachDocument, each_document, opening, place_of
from ehcp_rules.builtin.times.limits import plan_day
from ehcp_rules.builtin.verdicts import At, asks, by_count, lacks, met
from ehcp_rules.checks import CheckContext, check
from ehcp_rules.evidence import Absence
from ehcp_rules.findings import CheckOutcome, Finding, FindingCode, ItemOutcome, Verdict
from ehcp_rules.text.papers.advice import AnalysedDocument
from ehcp_rules.text.papers.amendments import amendments
from ehcp_rules.text.papers.gathered import Before, services_answering, views_gathered
from ehcp_rules.text.papers.progress import progress
from ehcp_rules.text.papers.stale import Reviewed, reviewed, stale

__all__ = [
    "review_amendments_precise",
    "review_progress_told",
    "review_services_answered",
    "review_text_current",
    "review_views_before",
]


@check(
    "review.progress_told",
    parameters=EachDocument,
    codes=(
        FindingCode(
            "progress-missing",
            "No progress against an outcome",
            "{item} does not say how far the outcome was reached: {quote}.",
        ),
        FindingCode(
            "progress-without-evidence",
            "Progress without evidence",
            "{item} gives a verdict and nothing to show it: {quote}.",
        ),
    ),
    laws=("taking away a status never improves the verdict",),
)
def review_progress_told(context: CheckContext) -> CheckOutcome:
    """Judges whether a review paper says of each outcome how far it was reached, and what shows it."""

    def judge(document: AnalysedDocument) -> CheckOutcome:
        told = progress(document)
        if not told:
            path = place_of(document)
            absence = Absence((path,), ("progress against an outcome",))
            place = At(path, document.document.id)
            return (lacks(place, "progress-missing", (*opening(document), absence), "no outcome is spoken of"),)
        outcomes = []
        for one in told:
            item, told_in = one.item, (one.quote,)
            if not one.status and not one.evidence:
                outcomes.append(lacks(item, "progress-missing", told_in, "no status"))
            elif not one.evidence:
                outcomes.append(
                    lacks(
                        item,
                        "progress-without-evidence",
                        told_in,
                        "a status without evidence",
                        verdict=Verdict.PARTLY_MET,
                    )
                )
            else:
                outcomes.append(met(item, "a status, or what shows it"))
        return tuple(outcomes)

    return each_document(context, "review", judge)


@check(
    "review.amendments_precise",
    parameters=EachDocument,
    codes=(
        FindingCode(
            "amendment-missing", "No word on amendments", "{item} does not say whether the plan should change."
        ),
        FindingCode(
            "amendment-vague",
            "An amendment that nobody could make",
            "{item} does not say what should change where: {quote}.",
        ),
    ),
    laws=("taking away the place or the new words never improves the verdict",),
)
def review_amendments_precise(context: CheckContext) -> CheckOutcome:
    """Judges whether each amendment that a review recommends names its place in the plan and the words that change."""

    def judge(document: AnalysedDocument) -> CheckOutcome:
        found = amendments(document)
        if not found:
            path = place_of(document)
            absence = Absence((path,), ("an amendment, or that none is needed",))
            place = At(path, document.document.id)
            return (lacks(place, "amendment-missing", (*opening(document), absence), "no amendment is spoken of"),)
        outcomes = []
        for one in found:
            lacking = 2 - one.place - one.words
            verdict = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)[lacking]
            findings = (Finding("amendment-vague", one.item.id, one.item.path, (one.quote,)),) if lacking else ()
            reason = "says that none is needed" if one.none_needed else f"{2 - lacking} of place and words"
            outcomes.append(ItemOutcome(one.item.id, one.item.path, verdict, findings, reason=reason))
        return tuple(outcomes)

    return each_document(context, "review", judge)


@frozen(kw_only=True)
class TextCurrent:
    """Every review paper is read, and the plan's own `sections`."""

    sections: tuple[str, ...] = ()


@check(
    "review.text_current",
    parameters=TextCurrent,
    codes=(
        FindingCode(
            "age-past", "An age or year that is past", "{item} puts the child where they no longer are: {quote}."
        ),
        FindingCode(
            "move-past", "A move that was made", "{item} looks ahead to a move that lies in the past: {quote}."
        ),
        FindingCode("date-past", "A date that has passed", "{item} looks ahead to a date that has passed: {quote}."),
    ),
    laws=("renaming the child throughout never changes the verdict",),
)
def review_text_current(context: CheckContext) -> CheckOutcome:
    """Judges whether a review paper or a plan says of the child as things are only what fits its day, and the child's age on it."""
    wanted: TextCurrent = context.parameters

    def judge(document: AnalysedDocument) -> CheckOutcome:
        of, place = reviewed(document), At(place_of(document), document.document.id)
        if of is None:
            return (asks(context, place, opening(document), "nothing tells of what day the report is"),)
        found = stale((item for item in document.items if item.item.kind in ("note", "outcome", "need")), of)
        findings = tuple(Finding(f"{one.kind}-past", one.item.id, one.item.path, (one.quote,)) for one in found)
        return (ItemOutcome(place.id, place.path, by_count(len(found), 1), findings, reason=f"{len(found)} past"),)

    return (*each_document(context, "review", judge), *_of_the_plan(context, wanted.sections))


def _of_the_plan(context: CheckContext, sections: tuple[str, ...]) -> CheckOutcome:
    """Each item that a plan has kept from an earlier year; nothing where no day of birth tells."""
    plan = context.plan.plan
    items = tuple(context.plan.items(*sections)) if sections else ()
    if plan.learner.date_of_birth is None or not items:
        return ()
    of = Reviewed(plan_day(plan, context.as_of), context.plan.names, plan.learner.date_of_birth)
    found = stale(items, of)
    if not found:
        return (met(At(items[0].path.partition(".")[0]), "nothing that lies in the past is told as present"),)
    return tuple(lacks(one.item, f"{one.kind}-past", (one.quote,), "told as present or still to come") for one in found)


@check(
    "review.views_before",
    parameters=EachDocument,
    codes=(
        FindingCode(
            "not-reached", "Papers that did not arrive", "{item} tells of papers that nobody had in time: {quote}."
        ),
        FindingCode("not-asked", "Views that nobody asked for", "{item} tells of somebody who was not asked: {quote}."),
        FindingCode(
            "only-there", "Views asked for only at the meeting", "{item} tells of views first asked for there: {quote}."
        ),
    ),
    laws=("taking away a paper that did not arrive never makes the verdict worse",),
)
def review_views_before(context: CheckContext) -> CheckOutcome:
    """Judges whether a review paper tells that views were gathered, and papers were in everybody's hands, before the meeting."""
    return _before(context, views_gathered, "nothing tells how views were gathered")


@check(
    "review.services_answered",
    parameters=EachDocument,
    codes=(
        FindingCode(
            "invitation-unsure", "Nobody knows who was invited", "{item} only supposes an invitation: {quote}."
        ),
        FindingCode(
            "not-invited", "A service that was not invited", "{item} tells of a service that was not invited: {quote}."
        ),
        FindingCode(
            "no-answer", "A service that did not answer", "{item} leaves a service without an answer: {quote}."
        ),
    ),
    laws=("taking away an unanswered invitation never makes the verdict worse",),
)
def review_services_answered(context: CheckContext) -> CheckOutcome:
    """Judges whether health and care were invited to a review and answered, or have no part in the child's life."""
    return _before(context, services_answering, "nothing tells whether health and care were invited")


def _before(context: CheckContext, read: Callable[[AnalysedDocument], Before], untold: str) -> CheckOutcome:
    def judge(document: AnalysedDocument) -> CheckOutcome:
        found, place = read(document), At(place_of(document), document.document.id)
        if not (found.wrong or found.right):
            return (asks(context, place, opening(document), untold),)
        findings = tuple(Finding(one.kind, one.item.id, one.item.path, (one.quote,)) for one in found.wrong)
        verdict = by_count(len(findings), 1)
        return (ItemOutcome(place.id, place.path, verdict, findings, reason=f"{len(findings)} went wrong"),)

    return each_document(context, "review", judge)
