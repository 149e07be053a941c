"""What a run of scoring comes to: rows while they are few, counts however many plans there are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from ehcp_rules.findings import Verdict
from ehcp_rules.report.words import out_of_hundred

if TYPE_CHECKING:
    from ehcp_rules.adapters import ImportIssue
    from ehcp_rules.assessment import Assessment, Score

__all__ = ["MOST_ROWS", "Row", "Tally", "points_in_words"]

MOST_ROWS = 100
"""The most plans that are listed one by one; beyond it they are counted, so that a return of thousands fits a screen."""

MOST_REMARKS = 1_000
"""The most different remarks of the readers that are counted apart."""


@frozen
class Row:
    """One scored plan for the list at the end: where it came from, its id, how it stands, and its report."""

    file: str
    plan_id: str
    headline: str
    points: str
    decided: str
    findings: int
    questions: int
    report: Path | None


@define
class Remark:
    """What the readers said, how often, and where first."""

    severity: str
    message: str
    place: str
    times: int = 0


@define
class Tally:
    """What has been scored, and how many plans or files could not be. Its size does not grow with the number of plans."""

    rows: list[Row] = field(factory=list)
    scored: int = 0
    failures: int = 0
    words: Counter[str] = field(factory=Counter)
    verdicts: dict[str, Counter[Verdict]] = field(factory=dict)
    remarks: dict[tuple[str, str], Remark] = field(factory=dict)

    def add(
        self, file: Path, assessment: Assessment, score: Score, report: Path | None, issues: tuple[ImportIssue, ...]
    ) -> None:
        """Count one plan."""
        self.scored += 1
        self.words[score.headline] += 1
        for result in assessment.results:
            self.verdicts.setdefault(result.criterion, Counter())[result.verdict] += 1
        for issue in issues:
            key = (issue.severity, issue.message)
            if key in self.remarks or len(self.remarks) < MOST_REMARKS:
                self.remarks.setdefault(key, Remark(*key, issue.place)).times += 1
        if len(self.rows) < MOST_ROWS:
            outcomes = [outcome for result in assessment.results for outcome in result.items]
            self.rows.append(
                Row(
                    file=str(file),
                    plan_id=assessment.plan_id,
                    headline=score.headline,
                    points=points_in_words(score),
                    decided=f"{out_of_hundred(score.coverage.resolved)}%",
                    findings=sum(len(outcome.findings) for outcome in outcomes),
                    questions=sum(outcome.request is not None for outcome in outcomes),
                    report=report,
                )
            )


def points_in_words(score: Score) -> str:
    """The points of 100 as a number or a range, and a dash where nothing counted."""
    if score.points is None:
        return "–"
    low, high = out_of_hundred(score.points.low), out_of_hundred(score.points.high)
    return str(low) if low == high else f"{low}–{high}"
