"""Findings grouped by cause (one criterion, one finding code), the most valuable to mend first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
from attrs import field, frozen

from ehcp_rules.assessment import Assessment, Score, render_finding
from ehcp_rules.criterion import Criterion
from ehcp_rules.findings import Finding, Verdict
from ehcp_rules.plan import SECTION_CODES
from ehcp_rules.report import words
from ehcp_rules.report.evidence_words import (
    Authority,
    QuotedWords,
    authorities_of,
    evidence_in_words,
    lines_of,
    quoted_of,
    section_of,
    where_in_words,
    without_quotes,
)
from ehcp_rules.scoring import CriterionResult

__all__ = ["Cause", "Place", "Tag", "causes_of"]

_SEVERITY_FACTOR = {"critical": 8, "major": 4, "minor": 2, "advisory": 1}


@frozen(kw_only=True)
class Place:
    """One finding: its number in the report (`2.3`), where it is, the words, what is wrong and what to do."""

    number: str
    finding: Finding
    where: str
    section: str
    source: str
    quotes: tuple[QuotedWords, ...]
    looked: tuple[str, ...]
    message: str = field(repr=False)
    fix: str = field(repr=False)
    verdict: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The words to read, line by line."""
        return lines_of(self.quotes)

    @property
    def shown_looked(self) -> tuple[str, ...]:
        """Where was looked and for what, where no words of the plan show it."""
        return () if self.quotes else self.looked

    @property
    def anchor(self) -> str:
        """The fragment that names this finding in the page."""
        return "finding-" + self.number.replace(".", "-")


@frozen
class Tag:
    """A word or two beside a heading; `strong` ones matter for the result."""

    text: str
    strong: bool = False


@frozen(kw_only=True)
class Cause:
    """All findings of one code under one criterion, with what a writer needs to mend them."""

    number: int
    criterion: Criterion
    code: str
    heading: str
    severity: str
    value: int
    lifts: bool
    gate: bool
    certain: bool
    places: tuple[Place, ...]
    attribution: str
    authorities: tuple[Authority, ...]
    guided_by: int

    @property
    def guided_here(self) -> bool:
        """Whether this cause carries its criterion's guidance: the first cause of the criterion does."""
        return self.guided_by == self.number

    @property
    def anchor(self) -> str:
        """The fragment that names this cause in the page."""
        return f"cause-{self.number}"

    @property
    def first(self) -> Place:
        """The place shown for the whole cause: the first that has words, or the first."""
        return next((place for place in self.places if place.quotes), self.places[0])

    @property
    def common_fix(self) -> str:
        """The fix that all places share; empty when they differ and each shows its own."""
        return self.first.fix if len({place.fix for place in self.places}) == 1 else ""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """What stands small beside the heading."""
        return (
            Tag(self.criterion.id),
            Tag(f"Section {self.criterion.section}" if self.criterion.section in SECTION_CODES else "Whole plan"),
            Tag(self.severity),
            Tag(words.counted(len(self.places), "place")),
            *([Tag("lifts the result", strong=True)] if self.lifts else []),
            *([Tag("holds the plan back", strong=True)] if self.gate else []),
            *([] if self.certain else [Tag("may not be a fault")]),
        )

    @property
    def others(self) -> str:
        """How many more places there are than the one shown."""
        count = len(self.places) - 1
        return f"and {words.counted(count, 'more place')}" if count else ""

    @property
    def shown_quotes(self) -> tuple[QuotedWords, ...]:
        """The words to show beside the first place's message: none that the message itself quotes."""
        return tuple(quoted for quoted in self.first.quotes[:1] if quoted.text not in self.first.message)


def causes_of(assessment: Assessment, score: Score, *, redact: bool) -> tuple[Cause, ...]:
    """Every finding of an assessment, grouped by cause.

    First what lifts the word, then what caps it, then severity by weight by count; what only might be wrong comes last.
    """
    lifting = set(score.lift.criteria) if score.lift else set()
    capping = {gate.criterion for gate in score.gates}
    results = {result.criterion: result for result in assessment.results}
    groups = list(_groups(assessment, results))

    def rank(index: int) -> tuple[bool, bool, bool, int, int]:
        criterion, _, found = groups[index]
        certain = any(verdict is not Verdict.NEEDS_JUDGEMENT for verdict, _ in found)
        return (
            not certain,
            criterion.id not in lifting,
            criterion.id not in capping,
            -_value(criterion, len(found)),
            index,
        )

    causes: list[Cause] = []
    guides: dict[str, int] = {}
    for number, index in enumerate(sorted(range(len(groups)), key=rank), start=1):
        criterion, code, found = groups[index]
        guide = guides.setdefault(criterion.id, number)
        certain = any(verdict is not Verdict.NEEDS_JUDGEMENT for verdict, _ in found)
        causes.append(
            Cause(
                number=number,
                criterion=criterion,
                code=code,
                heading=results[criterion.id].code(code).title,
                severity=words.SEVERITIES[criterion.scoring.severity],
                value=_value(criterion, len(found)),
                lifts=criterion.id in lifting,
                gate=criterion.id in capping,
                certain=certain,
                places=tuple(
                    _place(f"{number}.{count}", criterion, results[criterion.id], finding, verdict, redact=redact)
                    for count, (verdict, finding) in enumerate(found, start=1)
                ),
                attribution=words.ATTRIBUTIONS[criterion.attribution],
                authorities=authorities_of(criterion),
                guided_by=guide,
            )
        )
    return tuple(causes)


def _value(criterion: Criterion, count: int) -> int:
    return _SEVERITY_FACTOR[criterion.scoring.severity] * criterion.scoring.weight * count


_Found = list[tuple[Verdict, Finding]]


def _groups(assessment: Assessment, results: Mapping[str, CriterionResult]) -> Iterator[tuple[Criterion, str, _Found]]:
    for criterion in assessment.ruleset.criteria:
        codes: dict[str, _Found] = {}
        if criterion.id in results:
            for outcome in results[criterion.id].items:
                for finding in outcome.findings:
                    codes.setdefault(finding.code, []).append((outcome.verdict, finding))
        for code, found in codes.items():
            yield criterion, code, found


def _place(
    number: str, criterion: Criterion, result: CriterionResult, finding: Finding, verdict: Verdict, *, redact: bool
) -> Place:
    shown = attrs.evolve(finding, evidence=tuple(without_quotes(finding.evidence))) if redact else finding
    message, fix = render_finding(criterion, finding, result=result, redact=redact)
    quotes = quoted_of(shown.evidence)
    section = section_of(finding.path)
    return Place(
        number=number,
        finding=shown,
        where=where_in_words(finding.path, finding.item),
        section=section,
        source=next((words.source_in_words(q.quote.source) for q in quotes if q.quote.source), ""),
        quotes=quotes,
        looked=evidence_in_words(shown.evidence),
        message=message,
        fix=fix,
        verdict=words.VERDICT_WORDS[verdict],
    )
