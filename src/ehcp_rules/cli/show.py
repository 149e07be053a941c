"""Scores in the terminal: the setting they were made in, one plan in full, or a row for each of many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_rules.cli.console import console, heading
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
    from ehcp_rules.report.terminal import TerminalReport

    out = console()
    out.print()
    out.print(TerminalReport(assessment, imported.plan, redact=scoring.redact, policy=scoring.policy.id))
    if imported.issues:
        heading(out, f"Reading the file: {counted(len(imported.issues), 'remark')}")
        for issue in imported.issues:
            out.print(f"  {issue.severity}: {issue.place}: {issue.message}")


def show_rows(rows: list[Row]) -> None:
    """A row for each plan, and how many have each word."""
    from rich.table import Table

    out = console()
    out.print()
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("plan")
    table.add_column("word")
    table.add_column("points", justify="right")
    table.add_column("decided", justify="right")
    table.add_column("findings", justify="right")
    table.add_column("questions", justify="right")
    table.add_column("file", overflow="fold")
    for row in rows:
        table.add_row(
            row.plan_id,
            row.score.headline,
            _points(row.score),
            f"{out_of_hundred(row.score.coverage.resolved)}%",
            str(row.findings),
            str(row.questions),
            Path(row.file).name,
        )
    out.print(table)
    headlines = [row.score.headline for row in rows]
    told = ", ".join(f"{headlines.count(word)} {word}" for word in dict.fromkeys(headlines))
    out.print()
    out.print(f"{counted(len(rows), 'plan')}: {told}", style="bold")
    out.print("Points are of 100; a range shows what the open questions leave open.", style="dim")


def _points(score: Score) -> str:
    if score.points is None:
        return "–"
    low, high = out_of_hundred(score.points.low), out_of_hundred(score.points.high)
    return str(low) if low == high else f"{low}–{high}"
