"""Releasing a ruleset from the command line: the gates as they hold or fail, what moves, and what was written."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from ehcp_rules.adapters import ImportFailure
from ehcp_rules.cli.comparing import ruleset_named
from ehcp_rules.cli.console import bullets, console, heading, paragraph
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.engine import Engine
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plugins import discover
from ehcp_rules.releasing import Outcome, Wanted, publish, release, standing
from ehcp_rules.releasing.gates import defects_are_found, laws_hold
from ehcp_rules.report.words import counted
from ehcp_rules.samples import sample_files

__all__ = ["release_ruleset", "replay_release"]

NATIONAL = "england_ehcp"
_MOVED = {"verdict": "the verdict", "findings": "only the findings", "score": "the score"}


def release_ruleset(
    source: str,
    version: str,
    *,
    into: str,
    golden: str,
    previous: str | None,
    day: dt.date,
    valid_from: dt.date | None,
    proposed: bool,
    dry_run: bool,
    quick: bool,
) -> Exit:
    """Pass the gates and write the release; the exit code says whether every gate held.

    `quick` leaves out the gates that take minutes, and never writes.
    """
    inventory = discover()
    engine = Engine(ruleset=load_ruleset(source), inventory=inventory)
    samples = [(file.stem, read) for file in sample_files() for read in engine.read(file)]
    wanted = Wanted(
        source=Path(source),
        version=version,
        into=Path(into),
        golden=Path(golden),
        day=day,
        status="proposed" if proposed else "released",
        valid_from=valid_from,
        previous=ruleset_named(previous, inventory) if previous else None,
        plans=[(name, read.plan) for name, read in samples if not isinstance(read, ImportFailure)],
    )
    dry = dry_run or quick
    more = []
    if quick:
        say("The slow gates are left out: defects are found, laws hold. A release passes them too.")
    else:
        say("Passing the gates; this takes some minutes.")
        more.append(laws_hold(engine))  # first, because it ends at once where the extra that it needs is missing
        # The defects are those of the national criteria; a ruleset of other criteria has no such measure.
        more += [defects_are_found(engine)] if engine.ruleset.id == NATIONAL else []
    outcome = release(wanted, inventory, more=more, dry=dry)
    _show(outcome)
    return Exit.FINE if outcome.held else Exit.UNDER


def replay_release(folder: str, golden: str, why: str | None) -> Exit:
    """Judge the stored plans of a release again, publish what moves when there is a reason, and say whether it stands."""
    found = standing(folder, golden, discover())
    out = console()
    bullets(out, found.altered)
    moved = Counter((move.id, move.what) for move in found.moves)
    heading(out, f"{counted(len(found.moves), 'move')} on {counted(found.plans, 'stored plan')}")
    bullets(out, (f"{id}: {_MOVED[what]} of {counted(count, 'plan')}" for (id, what), count in sorted(moved.items())))
    out.print()
    if why is not None and not found.altered:
        publish(folder, golden, found.moves, why)
        out.print(f"Published: {counted(len(found.moves), 'move')}.", style="bold")
        return Exit.FINE
    if found.holds:
        out.print("The release stands: every byte as it was frozen, and every move is published.", style="bold")
        return Exit.FINE
    told = [f"{counted(len(found.altered), 'frozen file')} altered"] if found.altered else []
    told += [f"{counted(len(found.unpublished), 'move')} not published"] if found.unpublished else []
    out.print(f"The release does not stand: {', '.join(told)}.", style="bold")
    out.print("Restore frozen files; mend the engine, or publish what moves with --publish WHY.")
    return Exit.UNDER


def _show(outcome: Outcome) -> None:
    out = console()
    for gate in outcome.gates:
        figures = ", ".join(f"{figure} {name}" for name, figure in gate.figures.items())
        out.print(f"{'holds' if gate.holds else 'FAILS'}  {gate.gate}{f' ({figures})' if figures else ''}")
        bullets(out, gate.problems, indent=7)
    if outcome.backtest is not None:
        verdicts = outcome.backtest.moved("verdict")
        heading(out, f"Since the previous release, on {counted(outcome.backtest.plans, 'stored plan')}")
        bullets(out, (f"{id}: {counted(count, 'verdict')} moved" for id, count in sorted(verdicts.items())))
        paragraph(out, f"{counted(verdicts.total(), 'verdict')} moved; the least honest change is a {outcome.least}")
    out.print()
    if outcome.folder is not None:
        out.print(f"Released: {outcome.folder.as_posix()}", style="bold")
    elif outcome.held:
        out.print("Every gate that was tried holds. Nothing was written: this was a dry run.")
    else:
        out.print("Not released: mend what fails, and try again.", style="bold")
