"""Writing and reading the JSON form of an assessment."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import FORMAT, Assessment, render_finding
from ehcp_rules.criterion import Criterion
from ehcp_rules.errors import EhcpRulesError, Problem
from ehcp_rules.evidence import Absence, DateSeen, Evidence, LinkSeen, Quote
from ehcp_rules.findings import Finding, ItemOutcome
from ehcp_rules.plan import Plan
from ehcp_rules.report import wire
from ehcp_rules.report.import_report import reading_of
from ehcp_rules.scoring import CriterionResult, Interval, Score
from ehcp_rules.text import Slot

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["document_of", "json_text", "read_document", "render_json"]


def render_json(assessment: Assessment, plan: Plan | ImportedPlan | None = None, *, redact: bool = False) -> str:
    """The assessment as JSON text. Without the plan the UTF-16 offsets are null; redacted, no words of the plan are in it."""
    return json_text(document_of(assessment, plan, redact=redact))


def json_text(document: wire.AssessmentDocument) -> str:
    """A result in its wire form as JSON text, always the same bytes for the same result."""
    return json.dumps(_plain(document), ensure_ascii=False, indent=1) + "\n"


def read_document(text: str | bytes) -> wire.AssessmentDocument:
    """The assessment in a JSON text, strictly; raises EhcpRulesError with every problem at once."""
    from ehcp_rules.loading.misfits import from_root
    from ehcp_rules.loading.strict import structure

    try:
        parsed = json.loads(text)
    except ValueError:
        raise EhcpRulesError([Problem("$", "the text is not JSON", "check the file's ending")]) from None
    if not isinstance(parsed, Mapping) or parsed.get("format") != FORMAT:
        hint = "give a result as JSON, as it was written"
        raise EhcpRulesError.of("$", f"this is no result in the form {FORMAT}", hint)
    problems: list[Problem] = []
    document = structure(parsed, wire.AssessmentDocument, _converter(), problems, from_root)
    if document is None:
        raise EhcpRulesError(problems)
    return document


def document_of(
    assessment: Assessment, plan: Plan | ImportedPlan | None = None, *, redact: bool = False
) -> wire.AssessmentDocument:
    """The wire form of an assessment; see `render_json`."""
    ruleset, provenance = assessment.ruleset, assessment.provenance
    writer = _Writer(plan.plan if isinstance(plan, ImportedPlan) else plan, redact=redact)
    return wire.AssessmentDocument(
        plan_id=assessment.plan_id,
        as_of=assessment.as_of.isoformat(),
        redacted=redact,
        ruleset=wire.RulesetDocument(
            id=ruleset.id,
            version=ruleset.version,
            title=ruleset.title,
            publisher=ruleset.publisher,
            licence=ruleset.licence,
            status=ruleset.status,
            default_policy=ruleset.default_policy,
        ),
        scores=tuple(_score(assessment.score(policy.id), policy.title) for policy in ruleset.policies),
        results=tuple(writer.result(ruleset.criterion(r.criterion), r) for r in assessment.results),
        not_supplied=assessment.not_supplied,
        judgements=tuple(
            wire.JudgementDocument(
                criterion=one.criterion,
                item=one.item,
                verdict=one.verdict.value,
                by=one.by,
                on=one.on.isoformat(),
                reason=None if redact else one.reason,
            )
            for one in assessment.judgements
        ),
        variations=tuple(wire.VariationDocument(**attrs.asdict(one)) for one in ruleset.variations),
        notices=assessment.notices,
        provenance=wire.ProvenanceDocument(
            engine=provenance.engine,
            layers=tuple(wire.LayerDocument(**attrs.asdict(layer)) for layer in provenance.layers),
            checks=_versions(provenance.checks),
            adapter=provenance.adapter,
            plugins=_versions(provenance.plugins),
        ),
        reading=reading_of(plan, redact=redact),
    )


class _Writer:
    """Writes what points at the plan's text: with its words or, redacted, with places only."""

    def __init__(self, plan: Plan | None, *, redact: bool) -> None:
        self._texts = {passage.path: passage.text for passage in plan.passages()} if plan else {}
        self._redact = redact

    def result(self, criterion: Criterion, result: CriterionResult) -> wire.CriterionDocument:
        return wire.CriterionDocument(
            criterion=criterion.id,
            name=criterion.name,
            title=criterion.title,
            section=criterion.section,
            severity=criterion.scoring.severity,
            weight=criterion.scoring.weight,
            gate=criterion.scoring.gate,
            decided_by=criterion.decided_by,
            attribution=criterion.attribution,
            sources=tuple(
                wire.SourceDocument(
                    kind=one.kind, citation=one.citation, basis=one.basis, checked_on=one.checked_on.isoformat()
                )
                for one in criterion.sources
            ),
            verdict=result.verdict.value,
            points=_points(result.points),
            reason=result.reason,
            provider=result.provider,
            judged=result.judged,
            judged_items=result.judged_items,
            items=tuple(self._item(criterion, result, outcome) for outcome in result.items),
        )

    def _item(self, criterion: Criterion, result: CriterionResult, outcome: ItemOutcome) -> wire.ItemDocument:
        request = outcome.request
        return wire.ItemDocument(
            item=outcome.item,
            path=outcome.path,
            verdict=outcome.verdict.value,
            reason=outcome.reason,
            slots=tuple(self._slot(slot) for slot in outcome.slots),
            findings=tuple(self._finding(criterion, result, finding) for finding in outcome.findings),
            request=None
            if request is None
            else wire.RequestDocument(question=request.question, evidence=self._evidence(request.evidence)),
        )

    def _slot(self, slot: Slot) -> wire.SlotDocument:
        quotes = tuple(self._quote(quote) for quote in slot.quotes)
        return wire.SlotDocument(name=slot.name, state=slot.state.value, reason=slot.reason, quotes=quotes)

    def _finding(self, criterion: Criterion, result: CriterionResult, finding: Finding) -> wire.FindingDocument:
        message, fix = render_finding(criterion, finding, result=result, redact=self._redact)
        return wire.FindingDocument(
            code=finding.code,
            item=finding.item,
            path=finding.path,
            message=message,
            fix=fix,
            parameters=dict(sorted(finding.parameters.items())),
            evidence=self._evidence(finding.evidence),
        )

    def _evidence(self, evidence: Iterable[Evidence]) -> tuple[wire.EvidenceDocument, ...]:
        return tuple(map(self._piece, evidence))

    def _piece(self, piece: Evidence) -> wire.EvidenceDocument:
        match piece:
            case Quote():
                return self._quote(piece)
            case DateSeen():
                return wire.DateDocument(event=piece.event, date=piece.date.isoformat() if piece.date else None)
            case LinkSeen():
                return wire.LinkDocument(origin=piece.origin, target=piece.target, basis=piece.basis)
            case Absence():
                return wire.AbsenceDocument(looked_in=piece.looked_in, looked_for=piece.looked_for)

    def _quote(self, quote: Quote) -> wire.QuoteDocument:
        whole = self._texts.get(quote.path)
        start = None if whole is None else _utf16_length(whole[: quote.span.start])
        return wire.QuoteDocument(
            path=quote.path,
            start=quote.span.start,
            end=quote.span.end,
            utf16_start=start,
            utf16_end=None if start is None else start + _utf16_length(quote.text),
            text=None if self._redact else quote.text,
            item=quote.item,
            source=quote.source.place if quote.source else None,
        )


def _utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _score(score: Score, title: str) -> wire.ScoreDocument:
    return wire.ScoreDocument(
        policy=score.policy,
        title=title,
        headline=score.headline,
        points=_points(score.points),
        words=score.words,
        decides=score.decides,
        sections=tuple(
            wire.SectionDocument(
                section=one.section,
                points=wire.PointsDocument(low=_fraction(one.points.low), high=_fraction(one.points.high)),
                words=one.words,
                weight=one.weight,
                resolved=_fraction(one.resolved),
            )
            for one in score.sections
        ),
        coverage=wire.CoverageDocument(
            resolved=_fraction(score.coverage.resolved),
            not_supplied=score.coverage.not_supplied,
            open=tuple(wire.OpenDocument(criterion=id, reason=reason) for id, reason in score.coverage.open),
        ),
        gates=tuple(wire.GateDocument(**attrs.asdict(gate)) for gate in score.gates),
        lift=wire.LiftDocument(word=score.lift.word, criteria=score.lift.criteria) if score.lift else None,
    )


def _points(points: Interval | None) -> wire.PointsDocument | None:
    return wire.PointsDocument(low=_fraction(points.low), high=_fraction(points.high)) if points else None


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _versions(pairs: Iterable[tuple[str, str]]) -> tuple[wire.NamedVersion, ...]:
    return tuple(wire.NamedVersion(name=name, version=version) for name, version in pairs)


def _plain(thing: Any) -> Any:
    if attrs.has(type(thing)):
        return {field.name: _plain(getattr(thing, field.name)) for field in attrs.fields(type(thing))}
    if isinstance(thing, tuple):
        return [_plain(one) for one in thing]
    return dict(thing) if isinstance(thing, Mapping) else thing


def _converter() -> Converter:
    from ehcp_rules.loading.misfits import MisfitError
    from ehcp_rules.loading.strict import new_converter

    kinds = {
        "quote": wire.QuoteDocument,
        "date": wire.DateDocument,
        "link": wire.LinkDocument,
        "absence": wire.AbsenceDocument,
    }

    def no_date(_: object, __: object) -> dt.date:
        raise MisfitError.of("a date is written as text here")

    def evidence(value: Any, _: object) -> Any:
        kind = value.get("kind") if isinstance(value, Mapping) else None
        if kind not in kinds:
            raise MisfitError.of("is not a kind of evidence", f"known: {', '.join(kinds)}")
        return converter.structure(value, kinds[kind])

    converter = new_converter(no_date)
    converter.register_structure_hook_func(lambda cls: cls == wire.EvidenceDocument, evidence)
    return converter
