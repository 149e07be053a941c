"""Two rulesets side by side: what changed, and what moves on plans, as a table or as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import attrs
import click

from ehcp_rules.adapters import ImportFailure
from ehcp_rules.cli.console import bullets, console, heading, paragraph
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.gather import gather_for
from ehcp_rules.cli.progress import progress
from ehcp_rules.compare import Backtest, Change, backtest, changes, least_bump
from ehcp_rules.digest import canonical_json
from ehcp_rules.engine import Engine
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plan import Plan
from ehcp_rules.plugins import PluginInventory, discover, find_ruleset
from ehcp_rules.report.words import counted
from ehcp_rules.ruleset import Ruleset

__all__ = ["NamedPlans", "compare_rulesets", "ruleset_named"]

MOST_MOVES = 40
"""The most moved verdicts that are listed one by one in a terminal; JSON has all of them."""


def ruleset_named(name: str, inventory: PluginInventory) -> Ruleset:
    """The ruleset of a folder, or the installed one of `ID==VERSION`; raises RulesetError or RulesetNotFoundError."""
    if Path(name).is_dir():
        return load_ruleset(name)
    id, _, version = name.partition("==")
    return load_ruleset(find_ruleset(inventory, id, version or None).folder)


def compare_rulesets(
    older: str, newer: str, paths: tuple[str, ...], overlays: tuple[str, ...], as_of: dt.date, form: str
) -> Exit:
    """Compare two rulesets, the newer with overlays, and judge plans by both; the exit code says how it went."""
    inventory = discover()
    before, after = ruleset_named(older, inventory), ruleset_named(newer, inventory)
    for overlay in overlays:
        after = apply_overlay(after, overlay, checks=inventory.checks)
    found = changes(before, after)
    result, lost = None, 0
    if paths:
        engines = (Engine(ruleset=before, inventory=inventory), Engine(ruleset=after, inventory=inventory))
        plans = NamedPlans(engines[1], paths)
        result = backtest(*engines, plans.read(), as_of=as_of)
        lost = plans.lost
    if form == "json":
        click.echo(canonical_json(_document(before, after, found, result)).decode())
    else:
        _show(before, after, found, result, as_of)
    if result is not None and not result.plans:
        say("No plan could be read.")
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if lost else Exit.FINE


class NamedPlans:
    """Plans read one at a time, each with a name that tells its file; what cannot be read is named and counted."""

    def __init__(self, engine: Engine, paths: tuple[str, ...]) -> None:
        self.engine = engine
        self.lost = 0
        gathered = gather_for(paths, engine.adapters)
        self.files = gathered.files
        for left_out in gathered.left_out:
            say(f"Not read: {left_out}")
            self.lost += not Path(left_out.path).is_file()

    def read(self) -> Iterator[tuple[str, Plan]]:
        """Each plan with its name."""
        with progress(len(self.files)) as going:
            for file in self.files:
                going.begin_file()
                for read in self.engine.read(file):
                    going.plan_done()
                    if isinstance(read, ImportFailure):
                        say(f"Not read: {read}")
                        self.lost += 1
                    else:
                        yield f"{file.name}: {read.plan.id}", read.plan


def _document(before: Ruleset, after: Ruleset, found: tuple[Change, ...], result: Backtest | None) -> dict[str, object]:
    return {
        "format": "ehcp-rules/ruleset-diff/1",
        "older": [attrs.asdict(layer) for layer in before.layers],
        "newer": [attrs.asdict(layer) for layer in after.layers],
        "changes": found,
        "plans": None if result is None else result.plans,
        "moves": None if result is None else result.moves,
        "headlines": None if result is None else [list(row) for row in result.headlines],
        "least_bump": None if result is None else least_bump(found, result),
    }


def _show(before: Ruleset, after: Ruleset, found: tuple[Change, ...], result: Backtest | None, day: dt.date) -> None:
    out = console()
    named = [" with ".join(f"{layer.id} {layer.version}" for layer in ruleset.layers) for ruleset in (before, after)]
    out.print(f"{named[0]} → {named[1]}", style="bold")
    judging = [change for change in found if change.judges]
    heading(out, f"{counted(len(judging), 'change')} that can move a verdict or a score")
    bullets(out, map(str, judging))
    worded = [change for change in found if not change.judges]
    if worded:
        heading(out, f"{counted(len(worded), 'change')} of words only")
        things = dict.fromkeys((change.kind, change.id) for change in worded)
        fields = {thing: [c.field for c in worded if (c.kind, c.id) == thing] for thing in things}
        bullets(out, (f"{kind} {id}: {', '.join(fields[kind, id])}" for kind, id in things))
    if result is None:
        out.print()
        paragraph(out, "Give --on with plans to see which verdicts this moves.", indent=0)
        return
    verdicts = result.moved("verdict")
    heading(out, f"{counted(result.plans, 'plan')} judged by both as of {day.isoformat()}")
    bullets(
        out,
        [
            f"{counted(verdicts.total(), 'verdict')} moved, in {counted(len(verdicts), 'criterion', 'criteria')}",
            f"findings alone moved {counted(result.moved('findings').total(), 'time')}",
            *(f"{id}: {counted(n, 'verdict')} moved" for id, n in sorted(verdicts.items(), key=lambda one: -one[1])),
        ],
    )
    moved = [move for move in result.moves if move.what == "verdict"]
    if moved:
        heading(out, "Moved verdicts")
        bullets(out, (f"{m.plan}: {m.id}: {m.before or 'absent'} → {m.after or 'absent'}" for m in moved[:MOST_MOVES]))
        if len(moved) > MOST_MOVES:
            paragraph(out, f"and {len(moved) - MOST_MOVES} more; --format json has all of them")
    heading(out, "Words")
    bullets(out, (f"{policy}: {counted(n, 'plan')}: {was} → {now}" for policy, was, now, n in result.headlines))
    out.print()
    least = least_bump(found, result)
    told = "nothing that a plan shows has moved" if least == "patch" else "some verdict, finding or score has moved"
    paragraph(out, f"The least honest change of version is a {least}: {told}.", indent=0)
