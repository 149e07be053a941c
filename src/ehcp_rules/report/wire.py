"""The JSON form of an assessment, `ehcp-rules/assessment/1`, as plain classes: what other systems store and show.

Self-contained: messages are rendered, criteria are named, and offsets are given in Unicode code points and in the UTF-16
units that .NET, Java and JavaScript count in. Fractions are texts such as "17/20"; dates are ISO texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from ehcp_rules.report.import_report import ImportDocument

__all__ = [
    "AbsenceDocument",
    "AssessmentDocument",
    "CoverageDocument",
    "CriterionDocument",
    "DateDocument",
    "EvidenceDocument",
    "FindingDocument",
    "GateDocument",
    "ItemDocument",
    "JudgementDocument",
    "LayerDocument",
    "LiftDocument",
    "LinkDocument",
    "NamedVersion",
    "OpenDocument",
    "PointsDocument",
    "ProvenanceDocument",
    "QuoteDocument",
    "RequestDocument",
    "RulesetDocument",
    "ScoreDocument",
    "SectionDocument",
    "SlotDocument",
    "SourceDocument",
    "VariationDocument",
]

VerdictWord = Literal["met", "partly-met", "not-met", "not-applicable", "needs-judgement", "not-assessed", "error"]
FRACTION = {"pattern": "^[0-9]+/[1-9][0-9]*$"}
DATE = {"format": "date"}


@frozen(kw_only=True)
class PointsDocument:
    """An interval of points between 0 and 1."""

    low: str = field(metadata=FRACTION)
    high: str = field(metadata=FRACTION)


@frozen(kw_only=True)
class QuoteDocument:
    """Words of the plan. `text` is null when redacted; the UTF-16 offsets are null when the plan was not at hand."""

    kind: Literal["quote"] = "quote"
    path: str
    start: int
    end: int
    utf16_start: int | None
    utf16_end: int | None
    text: str | None = field(repr=False)
    item: str | None
    source: str | None


@frozen(kw_only=True)
class DateDocument:
    """A date that the plan states for an event, or null where it states none."""

    kind: Literal["date"] = "date"
    event: str
    date: str | None = field(metadata=DATE)


@frozen(kw_only=True)
class LinkDocument:
    """A link from one item to another."""

    kind: Literal["link"] = "link"
    origin: str
    target: str
    basis: str


@frozen(kw_only=True)
class AbsenceDocument:
    """Where nothing was found, and what was looked for."""

    kind: Literal["absence"] = "absence"
    looked_in: tuple[str, ...]
    looked_for: tuple[str, ...]


EvidenceDocument = QuoteDocument | DateDocument | LinkDocument | AbsenceDocument


@frozen(kw_only=True)
class SlotDocument:
    """One thing that a statement should say, how far it does, and the words that do."""

    name: str
    state: Literal["filled", "partly", "empty", "unsure", "not-needed"]
    reason: str
    quotes: tuple[QuoteDocument, ...]


@frozen(kw_only=True)
class FindingDocument:
    """One defect, with its message and fix in the criterion's words."""

    code: str
    item: str | None
    path: str
    message: str = field(repr=False)
    fix: str = field(repr=False)
    parameters: Mapping[str, str | int]
    evidence: tuple[EvidenceDocument, ...]


@frozen(kw_only=True)
class RequestDocument:
    """A question for a person."""

    question: str
    evidence: tuple[EvidenceDocument, ...]


@frozen(kw_only=True)
class ItemDocument:
    """What a criterion says of one item, or of the plan when `item` is null."""

    item: str | None
    path: str
    verdict: VerdictWord
    reason: str
    slots: tuple[SlotDocument, ...]
    findings: tuple[FindingDocument, ...]
    request: RequestDocument | None


@frozen(kw_only=True)
class SourceDocument:
    """An authority of a criterion."""

    kind: str
    citation: str
    basis: str
    checked_on: str = field(metadata=DATE)


@frozen(kw_only=True)
class CriterionDocument:
    """One criterion and what it says of the plan."""

    criterion: str
    name: str
    title: str
    section: str
    severity: Literal["critical", "major", "minor", "advisory"]
    weight: int
    gate: bool
    decided_by: Literal["machine", "person"]
    attribution: Literal["plan-writer", "advice-giver", "review", "process", "unknown"]
    sources: tuple[SourceDocument, ...]
    verdict: VerdictWord
    points: PointsDocument | None
    reason: str
    provider: str
    judged: bool
    judged_items: tuple[str, ...]
    items: tuple[ItemDocument, ...]


@frozen(kw_only=True)
class SectionDocument:
    """The score of one section."""

    section: str
    points: PointsDocument
    words: tuple[str, ...]
    weight: int
    resolved: str = field(metadata=FRACTION)


@frozen(kw_only=True)
class GateDocument:
    """A criterion that caps the word."""

    criterion: str
    state: Literal["provisional", "confirmed", "open"]
    cap: str


@frozen(kw_only=True)
class OpenDocument:
    """A criterion that stayed open, and why."""

    criterion: str
    reason: str


@frozen(kw_only=True)
class CoverageDocument:
    """How much of the applicable weight is resolved, and what is not."""

    resolved: str = field(metadata=FRACTION)
    not_supplied: tuple[str, ...]
    open: tuple[OpenDocument, ...]


@frozen(kw_only=True)
class LiftDocument:
    """The fewest criteria that, once met, lift the low end to `word`."""

    word: str
    criteria: tuple[str, ...]


@frozen(kw_only=True)
class ScoreDocument:
    """The score under one policy. `words` are those at the two ends, lowest first; null when too little was looked at."""

    policy: str
    title: str
    headline: str
    points: PointsDocument | None
    words: tuple[str, ...] | None
    decides: tuple[str, ...]
    sections: tuple[SectionDocument, ...]
    coverage: CoverageDocument
    gates: tuple[GateDocument, ...]
    lift: LiftDocument | None


@frozen(kw_only=True)
class JudgementDocument:
    """A named person's judgement. `reason` is null when redacted."""

    criterion: str
    item: str | None
    verdict: VerdictWord
    by: str
    on: str = field(metadata=DATE)
    reason: str | None = field(repr=False)


@frozen(kw_only=True)
class VariationDocument:
    """A local change to the ruleset."""

    layer: str
    target: str
    change: str
    reason: str


@frozen(kw_only=True)
class LayerDocument:
    """One layer of the ruleset, with its digests."""

    id: str
    version: str
    kind: Literal["ruleset", "overlay"]
    title: str
    publisher: str
    digest: str
    judging_digest: str


@frozen(kw_only=True)
class NamedVersion:
    """A check type or a plugin, and its version."""

    name: str
    version: str


@frozen(kw_only=True)
class ProvenanceDocument:
    """What made the result."""

    engine: str
    layers: tuple[LayerDocument, ...]
    checks: tuple[NamedVersion, ...]
    adapter: str
    plugins: tuple[NamedVersion, ...]


@frozen(kw_only=True)
class RulesetDocument:
    """The ruleset that judged."""

    id: str
    version: str
    title: str
    publisher: str
    licence: str
    status: Literal["draft", "proposed", "released"]
    default_policy: str


@frozen(kw_only=True)
class AssessmentDocument:
    """The result of one plan against one ruleset on one day; `reading` is null for a plan that came from no file."""

    format: Literal["ehcp-rules/assessment/1"] = "ehcp-rules/assessment/1"
    plan_id: str
    as_of: str = field(metadata=DATE)
    redacted: bool
    ruleset: RulesetDocument
    scores: tuple[ScoreDocument, ...]
    results: tuple[CriterionDocument, ...]
    not_supplied: tuple[str, ...]
    judgements: tuple[JudgementDocument, ...]
    variations: tuple[VariationDocument, ...]
    notices: tuple[str, ...]
    provenance: ProvenanceDocument
    reading: ImportDocument | None = None
