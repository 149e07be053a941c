"""The demonstration: the sample plans scored, each with a report, and where to look next."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ehcp_rules.cli.console import console, heading
from ehcp_rules.cli.exits import Exit
from ehcp_rules.cli.options import engine_for
from ehcp_rules.cli.score import Scoring, score_files

__all__ = ["DEMO_DAY", "run_demo"]

DEMO_DAY = dt.date(2026, 11, 22)
"""The sample plans are dated, so the demonstration is judged as of one day and reads the same on every other."""


def run_demo(output: str) -> Exit:
    """Score the sample plans, write their reports, and say where everything is."""
    from ehcp_rules.samples import sample_files

    engine, files, out = engine_for(None, None, ()), sample_files(), console()
    out.print("Five plans of invented children, in Word, Excel, XML and JSON.", style="bold")
    tally = score_files(engine, files, Scoring(DEMO_DAY, engine.ruleset.policy(), output))
    heading(out, "Reports, to open in a browser (a .json beside each is for programs)")
    for row in tally.rows:
        if row.report:
            out.print(f"  {row.report}", soft_wrap=True)
    heading(out, "The plans themselves")
    out.print(f"  {files[0].parent if files else Path()}", soft_wrap=True)
    heading(out, "Next")
    out.print("  ehcp-rules explain F-02                    what a criterion asks, and why")
    out.print('  ehcp-rules appraise --kind provision "…"   one statement, while writing')
    out.print("  ehcp-rules score YOUR-PLAN.docx            a plan of your own; it stays on this computer")
    if not tally.rows:
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if tally.failures else Exit.FINE
