"""Scores in the terminal: the setting they were made in, one plan in full, or a row for each of many."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_rules.cli.console import console, heading, paragraph
from ehcp_rules.findings import Verdict
from ehcp_rules.report.words import counted, day

if TYPE_CHECKING:
    from rich.console import Console

    from ehcp_rules.adapters import ImportedPlan
    from ehcp_rules.assessment import Assessment
    from ehcp_rules.cli.score import Scoring
    from ehcp_rules.cli.tally import Row, Tally
    from ehcp_rules.ruleset import Ruleset

__all__ = ["show_counts", "show_plan", "show_rows", "show_setting"]

MOST_CRITERIA = 25
MOST_REMARKS = 12


def show_setting(ruleset: Ruleset, scoring: Scoring) -> None:
    """The day, the ruleset and the policy: what the same figures can be had with again."""
    out = console()
    overlays = "".join(f" with {layer.id} {layer.version}" for layer in ruleset.layers if layer.kind == "overlay")
    draft = f" ({ruleset.status})" if ruleset.status != "released" else ""
    in_force = "" if ruleset.notices_on(scoring.as_of) == ruleset.notices else " (not in force on that day)"
    out.print(
        f"As of {day(scoring.as_of)} · ruleset {ruleset.id} {ruleset.version}{draft}{in_force}{overlays} · "
        f"policy {scoring.policy.id}",
        style="dim",
    )


def show_plan(assessment: Assessment, imported: ImportedPlan, scoring: Scoring) -> None:
    """One plan: where it stands, the first things to do, what was not read as it stands in the file."""
    from ehcp_rules.report.import_report import import_report
    from ehcp_rules.report.import_words import grouped
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
    out.print()
    _table(out, ("word", "points", "decided", "findings", "questions", "plan"), [_cells(row) for row in rows])
    headlines = [row.headline for row in rows]
    told = ", ".join(f"{headlines.count(word)} {word}" for word in dict.fromkeys(headlines))
    out.print()
    out.print(f"{counted(len(rows), 'plan')}: {told}", style="bold")
    out.print("Points are of 100; a range shows what the open questions leave open.", style="dim")


def _table(out: Console, head: tuple[str, ...], lines: list[tuple[str, ...]]) -> None:
    widths = [max(len(line[column]) for line in (head, *lines)) for column in range(len(head) - 1)]
    for index, line in enumerate((head, *lines)):
        cells = [line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:-1], widths[1:], strict=True)), line[-1]]
        out.print("  ".join(cells), style="bold" if index == 0 else "", soft_wrap=True)


def _cells(row: Row) -> tuple[str, ...]:
    file = Path(row.file)
    return (
        row.headline,
        row.points,
        row.decided,
        str(row.findings),
        str(row.questions),
        file.name if row.plan_id == file.stem else f"{file.name}: {row.plan_id}",
    )


def show_counts(tally: Tally, ruleset: Ruleset) -> None:
    """Many plans: how many have each word, what each criterion says of them, and what was not read as it stands."""
    out = console()
    told = ", ".join(f"{times:,} {word}" for word, times in tally.words.most_common())
    out.print()
    out.print(f"{tally.scored:,} plans: {told}", style="bold")
    out.print()
    found = sorted(tally.verdicts.items(), key=lambda pair: (-_wanting(pair[1]), pair[0]))
    telling = [(id, counts) for id, counts in found if _wanting(counts) or counts[Verdict.MET]]
    lines = [
        (id, *(f"{counts[verdict]:,}" for verdict in _COUNTED), ruleset.criterion(id).title)
        for id, counts in telling[:MOST_CRITERIA]
    ]
    _table(out, ("criterion", "not met", "partly", "questions", "met", "not told", "title"), lines)
    if len(telling) > MOST_CRITERIA:
        out.print(f"and {counted(len(telling) - MOST_CRITERIA, 'more criterion', 'more criteria')}", style="dim")
    out.print("Not told: the files do not hold what the criterion reads.", style="dim")
    out.print("Each plan by itself: --output with a folder, or --output - for JSON lines.", style="dim")
    _remarks(out, tally)


_COUNTED = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NEEDS_JUDGEMENT, Verdict.MET, Verdict.NOT_ASSESSED)


def _wanting(counts: Mapping[Verdict, int]) -> int:
    return sum(counts.get(v, 0) for v in (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NEEDS_JUDGEMENT, Verdict.ERROR))


def _remarks(out: Console, tally: Tally) -> None:
    """What the readers had to say, each remark once, warnings before notes and the rare before the common."""
    if not tally.remarks:
        return
    remarks = sorted(tally.remarks.values(), key=lambda one: (one.severity != "warning", one.times, one.message))
    heading(out, f"Reading the files: {counted(len(remarks), 'different remark')}")
    for remark in remarks[:MOST_REMARKS]:
        times = f"{remark.times:,} times, first at " if remark.times > 1 else ""
        paragraph(out, f"{remark.severity}: {remark.message} ({times}{remark.place})")
    if len(remarks) > MOST_REMARKS:
        out.print(f"  and {len(remarks) - MOST_REMARKS:,} more; `ehcp-rules read` tells each of them", style="dim")
