"""Everything that a report shows, in its order and in words, so that templates and terminals hold no logic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment, CriterionResult, Score
from ehcp_rules.criterion import Criterion
from ehcp_rules.evidence import Quote
from ehcp_rules.findings import Verdict
from ehcp_rules.plan import SECTION_CODES, Plan
from ehcp_rules.report import words
from ehcp_rules.report.causes import Cause, causes_of
from ehcp_rules.report.document import DocumentSection, Pointer, document_of
from ehcp_rules.report.import_report import reading_of
from ehcp_rules.report.import_words import Reading
from ehcp_rules.report.questions import Question, questions_of
from ehcp_rules.report.standing import Bar, Standing, bars_of, standing_of
from ehcp_rules.report.thread import Thread, thread_of

__all__ = ["FIRST", "Bar", "Judged", "ReportView", "Standing", "Unseen", "view_of"]

FIRST = 5
"""The most things that the first screen asks for."""

_STAGES = {
    "draft": "Draft plan",
    "final": "Final plan",
    "draft-amended": "Draft amended plan",
    "final-amended": "Final amended plan",
}


@frozen
class Unseen:
    """Something that was not looked at or not decided, and why."""

    what: str
    why: str


@frozen(kw_only=True)
class Judged:
    """One criterion with its verdict: a row of the complete list."""

    criterion: Criterion
    mark: str
    verdict: str
    points: str
    items: str
    reason: str
    causes: tuple[Cause, ...]


@frozen(kw_only=True)
class ReportView:
    """One report. `document` and `thread` are None without a plan, or when the report is redacted (the text only)."""

    plan_id: str
    stage: str
    as_of: str
    issued: str
    redacted: bool
    standing: Standing
    first: tuple[Cause, ...]
    rest: tuple[Cause, ...]
    strengths: tuple[Judged, ...]
    bars: tuple[Bar, ...]
    questions: tuple[Question, ...]
    for_a_person: tuple[Question, ...]
    person_criteria: tuple[Criterion, ...]
    document: tuple[DocumentSection, ...] | None = field(repr=False)
    landing: Mapping[str, str]
    pointers: Mapping[str, Pointer]
    whole_plan: tuple[Pointer, ...]
    thread: Thread | None
    unseen: tuple[Unseen, ...]
    judged: tuple[Judged, ...]
    variations: tuple[Unseen, ...]
    judgements: tuple[Unseen, ...]
    notices: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]
    reading: Reading | None = None

    @property
    def causes(self) -> tuple[Cause, ...]:
        """All causes, the first ones first."""
        return (*self.first, *self.rest)

    @property
    def first_heading(self) -> str:
        """The heading over the first things to do, with their number."""
        things = "thing" if len(self.first) == 1 else "things"
        number = words.in_words(len(self.first)).capitalize()
        if self.standing.topmost:
            return f"{number} {things} that would still improve it"
        return f"{number} {things} to do" + (" first" if self.rest else "")

    @property
    def findings_lead(self) -> str:
        """How many findings there are, and of how many kinds."""
        places = sum(len(cause.places) for cause in self.causes)
        kinds = words.counted(len(self.causes), "kind")
        return f"{words.counted(places, 'finding')} of {kinds}, the most valuable to mend first."

    @property
    def unasked_person_criteria(self) -> tuple[Criterion, ...]:
        """Criteria for a person about which no question was put, so that they are named all the same."""
        asked = {question.criterion.id for question in self.for_a_person}
        return tuple(criterion for criterion in self.person_criteria if criterion.id not in asked)

    @property
    def asked(self) -> tuple[Question, ...]:
        """All questions: those the software left open, then those that only a person can answer."""
        return (*self.questions, *self.for_a_person)


def view_of(
    assessment: Assessment, plan: Plan | ImportedPlan | None = None, *, redact: bool = False, policy: str | None = None
) -> ReportView:
    """Make the view of an assessment under one policy (the ruleset's default one when none is named).

    With `redact` no words of the plan remain: no quotes, no text, no reasons that people gave.
    """
    read = reading_of(plan, redact=redact)
    plan = plan.plan if isinstance(plan, ImportedPlan) else plan
    score = assessment.score(policy)
    causes = causes_of(assessment, score, redact=redact)
    first = tuple(cause for cause in causes if cause.certain)[:FIRST]
    questions = tuple(questions_of(_by_criterion(assessment), redact=redact))
    pointers = tuple(_pointers(causes, questions))
    document, landing, by_reference = document_of(plan, pointers) if plan and not redact else (None, {}, {})
    judged = tuple(_judged(assessment, causes))
    return ReportView(
        plan_id=assessment.plan_id,
        stage=_STAGES.get(plan.stage or "", "") if plan else "",
        as_of=words.day(assessment.as_of),
        issued=words.day(plan.dates.final_issued) if plan and plan.dates.final_issued else "",
        redacted=redact,
        standing=standing_of(assessment, score),
        first=first,
        rest=tuple(cause for cause in causes if cause not in first),
        strengths=tuple(row for row in judged if row.verdict == words.VERDICT_WORDS[Verdict.MET]),
        bars=tuple(bars_of(assessment, score)),
        questions=tuple(question for question in questions if not question.by_person),
        for_a_person=tuple(question for question in questions if question.by_person),
        person_criteria=tuple(c for c in assessment.ruleset.criteria if c.decided_by == "person"),
        document=document,
        landing=landing,
        pointers=by_reference,
        whole_plan=tuple(pointer for pointer in pointers if pointer.number not in landing),
        thread=thread_of(plan, _aspirations(assessment), redact=redact) if plan else None,
        unseen=tuple(_unseen(assessment, score)),
        judged=judged,
        variations=tuple(
            Unseen(f"{v.target} ({v.layer})", f"{v.change}. {v.reason}".strip()) for v in assessment.ruleset.variations
        ),
        judgements=tuple(
            Unseen(
                f"{j.criterion}{f' on {j.item}' if j.item else ''}: {words.VERDICT_WORDS[j.verdict].lower()}",
                f"{j.by}, {words.day(j.on)}" + ("" if redact else f": {j.reason}"),
            )
            for j in assessment.judgements
        ),
        notices=tuple(dict.fromkeys((*assessment.ruleset.notices, *assessment.notices))),
        provenance=tuple(_provenance(assessment)),
        reading=Reading(read) if read else None,
    )


def _by_criterion(assessment: Assessment) -> Iterator[tuple[Criterion, CriterionResult]]:
    results = {result.criterion: result for result in assessment.results}
    for criterion in assessment.ruleset.criteria:
        if criterion.id in results:
            yield criterion, results[criterion.id]


def _pointers(causes: tuple[Cause, ...], questions: tuple[Question, ...]) -> Iterator[Pointer]:
    for cause in causes:
        for place in cause.places:
            yield Pointer(
                number=place.number,
                anchor=place.anchor,
                says=cause.heading,
                path=place.finding.path,
                quotes=tuple(quoted.quote for quoted in place.quotes),
            )
    for question in questions:
        for gathered in question.gathered:
            quotes: tuple[Quote, ...] = tuple(quoted.quote for quoted in gathered.quotes)
            if quotes:
                yield Pointer(
                    number=gathered.number,
                    anchor=gathered.anchor,
                    says="Question for a person",
                    path=quotes[0].path,
                    quotes=quotes,
                    question=True,
                )


def _judged(assessment: Assessment, causes: tuple[Cause, ...]) -> Iterator[Judged]:
    for criterion, result in _by_criterion(assessment):
        applicable = sum(1 for outcome in result.items if outcome.verdict is not Verdict.NOT_APPLICABLE)
        yield Judged(
            criterion=criterion,
            mark=words.VERDICT_MARKS[result.verdict],
            verdict=words.VERDICT_WORDS[result.verdict],
            points=words.range_in_words(result.points) if result.points else "",
            items=words.counted(applicable, "item") if applicable > 1 else "",
            reason=result.reason,
            causes=tuple(cause for cause in causes if cause.criterion.id == criterion.id),
        )


def _unseen(assessment: Assessment, score: Score) -> Iterator[Unseen]:
    for part in assessment.not_supplied:
        name = (
            words.section_name(part)
            if part in SECTION_CODES
            else part.replace(".", ": ").replace("_", " ").capitalize()
        )
        yield Unseen(name, "The file could not tell what this holds, so nothing missing from it was counted.")
    told = dict(score.coverage.open)
    for criterion, result in _by_criterion(assessment):
        undecided = result.verdict in {Verdict.NEEDS_JUDGEMENT, Verdict.NOT_ASSESSED, Verdict.ERROR}
        if undecided or criterion.id in told:
            why = result.reason or told.get(criterion.id, "")
            yield Unseen(
                f"{criterion.id}: {criterion.title}",
                ". ".join(filter(None, [words.VERDICT_WORDS[result.verdict], why.rstrip(".")])) + ".",
            )


def _provenance(assessment: Assessment) -> Iterator[tuple[str, str]]:
    made = assessment.provenance
    ruleset = assessment.ruleset
    yield "Judged as of", words.day(assessment.as_of)
    yield "Engine", f"ehcp-rules {made.engine}"
    yield "Ruleset", f"{ruleset.title}, {ruleset.id} {ruleset.version} ({ruleset.status}), {ruleset.publisher}"
    for layer in made.layers:
        yield (
            f"{layer.kind.capitalize()} layer",
            f"{layer.id} {layer.version}, {layer.publisher}; digest {layer.digest}; judging digest {layer.judging_digest}",
        )
    yield "Read by", made.adapter or "not recorded: the plan was handed to the engine"
    yield "Checks", ", ".join(f"{name} (version {version})" for name, version in made.checks)
    yield "Plugins", ", ".join(f"{name} {version}" for name, version in made.plugins) or "none"
    yield "Result format", assessment.format


def _aspirations(assessment: Assessment) -> Iterator[str]:
    """The items of section A in which a horizon or a wish was found."""
    for result in assessment.results:
        for outcome in result.items:
            if outcome.item and outcome.path.startswith("section.A."):
                for slot in outcome.slots:
                    if slot.name in {"near", "far", "aspiration"} and slot.quotes:
                        yield from (quote.item or outcome.item for quote in slot.quotes)
