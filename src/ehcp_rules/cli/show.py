"""Scores in the terminal: the setting they were made in, one plan in full, or a row for each of many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_rules.cli.console import console, heading, paragraph
from ehcp_rules.report.words import counted, day, out_of_hundred

if TYPE_CHECKING:
    from ehcp_rules.adapters import ImportedPlan
    from ehcp_rules.assessment import Assessment, Score
    from ehcp_rules.cli.score import Row, Scoring
    from ehcp_rules.ruleset import Ruleset

__all__ = ["show_plan", "show_rows", "show_setting"]


def show_setting(ruleset: Ruleset, scoring: Scoring) -> None:
    """The day, the ruleset and the policy: what the same figures can be had with again."""
    out = console()
    overlays = "".join(f" with {layer.id} {layer.version}" for layer in ruleset.layers if layer.kind == "overlay")
    draft = f" ({ruleset.status})" if ruleset.status != "released" else ""
    out.print(
        f"As of {day(scoring.as_of)} · ruleset {ruleset.id} {ruleset.version}{draft}{overlays} · "
        f"policy {scoring.policy.id}",
        style="dim",
    )


def show_plan(assessment: Assessment, imported: ImportedPlan, scoring: Scoring) -> None:
    """One plan: where it stands, the first things to do, what was not read as it stands in the file."""
    from ehcp_rules.report.import_report import grouped, import_report
    from ehcp_rules.report.terminal import TerminalReport

    out = console()
    out.print()
    out.print(TerminalReport(assessment, imported.plan, redact=scoring.redact, policy=scoring.policy.id))
    if imported.issues:
        heading(out, f"Reading the file: {counted(len(imported.issues), 'remark')}")
        for remark in grouped(import_report(imported).issues):
            paragraph(out, f"{remark.severity}: {remark.where}: {remark.message}")


def show_rows(rows: list[Row]) -> None:
    """A row for each plan, the name last so that it is never cut, and how many have each word."""
    out = console()
    head = ("word", "points", "decided", "findings", "questions", "plan")
    cells = [_cells(row) for row in rows]
    widths = [max(len(line[column]) for line in (head, *cells)) for column in range(len(head) - 1)]
    out.print()
    for index, line in enumerate((head, *cells)):
        padded = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:-1], widths[1:], strict=True)),
        ]
        out.print("  ".join([*padded, line[-1]]), style="bold" if index == 0 else "", soft_wrap=True)
    headlines = [row.score.headline for row in rows]
    told = ", ".join(f"{headlines.count(word)} {word}" for word in dict.fromkeys(headlines))
    out.print()
    out.print(f"{counted(len(rows), 'plan')}: {told}", style="bold")
    out.print("Points are of 100; a range shows what the open questions leave open.", style="dim")


def _cells(row: Row) -> tuple[str, ...]:
    file = Path(row.file)
    return (
        row.score.headline,
        _points(row.score),
        f"{out_of_hundred(row.score.coverage.resolved)}%",
        str(row.findings),
        str(row.questions),
        file.name if row.plan_id == file.stem else f"{file.name}: {row.plan_id}",
    )


def _points(score: Score) -> str:
    if score.points is None:
        return "–"
    low, high = out_of_hundred(score.points.low), out_of_hundred(score.points.high)
    return str(low) if low == high else f"{low}–{high}"
