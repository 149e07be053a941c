"""The demonstration: the sample plans scored, each with a report, and where to look next."""

from __future__ import annotations

import datetime as dt
import shutil
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

    engine, out, plans = engine_for(None, None, ()), console(), Path(output) / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    files = [Path(shutil.copyfile(sample, plans / sample.name)) for sample in sample_files()]
    out.print(f"{len(files)} plans of invented children, in Word, Excel, XML and JSON.", style="bold")
    tally = score_files(engine, files, Scoring(DEMO_DAY, engine.ruleset.policy(), output))
    heading(out, "Reports, to open in a browser (a .json beside each is for programs)")
    for row in tally.rows:
        if row.report:
            out.print(f"  {row.report}", soft_wrap=True)
    heading(out, "Next")
    example = files[0] if files else "PLAN"
    out.print(f"  ehcp-rules score {example}", soft_wrap=True)
    out.print(f"  ehcp-rules explain F-02 --on {example}", soft_wrap=True)
    out.print('  ehcp-rules appraise --kind provision "Access to speech therapy as required"')
    if not tally.rows:
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if tally.failures else Exit.FINE
