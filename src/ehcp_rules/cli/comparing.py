"""Two rulesets side by side: what changed, and what moves on plans, as a table, JSON or a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import click

from ehcp_rules.cli.console import bullets, console, heading, paragraph
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.plans_tried import PlansTried
from ehcp_rules.compare import Comparison, backtest, changes, comparison_page, gathered, least_bump
from ehcp_rules.digest import canonical_json
from ehcp_rules.engine import Engine
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plugins import PluginInventory, discover, find_ruleset
from ehcp_rules.report.words import counted
from ehcp_rules.ruleset import Ruleset

__all__ = ["compare_rulesets", "ruleset_named"]

MOST_MOVES = 40
"""The most moved verdicts that are listed one by one in a terminal; JSON has all of them."""


def ruleset_named(name: str, inventory: PluginInventory) -> Ruleset:
    """The ruleset of a folder, or the installed one of `ID==VERSION`; raises RulesetError or RulesetNotFoundError."""
    if Path(name).is_dir():
        return load_ruleset(name)
    id, _, version = name.partition("==")
    return load_ruleset(find_ruleset(inventory, id, version or None).folder)


def compare_rulesets(
    older: str,
    newer: str,
    paths: tuple[str, ...],
    overlays: tuple[str, ...],
    as_of: dt.date,
    form: str,
    output: str | None,
) -> Exit:
    """Compare two rulesets, the newer with overlays, and judge plans by both; the exit code says how it went."""
    place = _place(output)
    inventory = discover()
    before, after = ruleset_named(older, inventory), ruleset_named(newer, inventory)
    for overlay in overlays:
        after = apply_overlay(after, overlay, checks=inventory.checks)
    compared = Comparison(before=before, after=after, changes=changes(before, after))
    lost = 0
    if paths:
        engines = (Engine(ruleset=before, inventory=inventory), Engine(ruleset=after, inventory=inventory))
        plans = PlansTried(engines[1], paths, as_of)
        own = "the days they are stored with"
        days = own if plans.corpora and not plans.files else as_of.isoformat()
        if plans.corpora and plans.files:
            days += f", those of the stored corpus as of {own}"
        compared = attrs.evolve(compared, backtest=backtest(*engines, plans.read()), days=f"as of {days}")
        lost = plans.lost
    if place is not None:
        place.write_text(_written(compared, place.suffix[1:].lower()), encoding="utf-8", newline="\n")
        say(f"Wrote {place.as_posix()}")
    if form == "table":
        _show(compared)
    else:
        click.echo(_written(compared, form).rstrip("\n"))
    if compared.backtest is not None and not compared.backtest.plans:
        say("No plan could be read.")
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if lost else Exit.FINE


def _place(output: str | None) -> Path | None:
    place = Path(output) if output else None
    if place is not None and place.suffix.lower() not in (".html", ".json"):
        raise click.BadParameter("give a file ending .html or .json.", param_hint="--output")
    return place


def _written(compared: Comparison, form: str) -> str:
    return canonical_json(_document(compared)).decode() + "\n" if form == "json" else comparison_page(compared)


def _document(compared: Comparison) -> dict[str, object]:
    result = compared.backtest
    return {
        "format": "ehcp-rules/ruleset-diff/1",
        "older": [attrs.asdict(layer) for layer in compared.before.layers],
        "newer": [attrs.asdict(layer) for layer in compared.after.layers],
        "changes": compared.changes,
        "plans": None if result is None else result.plans,
        "moves": None if result is None else result.moves,
        "headlines": None if result is None else [list(row) for row in result.headlines],
        "least_bump": None if result is None else least_bump(compared.changes, result),
    }


def _show(compared: Comparison) -> None:
    found, result = compared.changes, compared.backtest
    out = console()
    out.print(f"{compared.names[0]} → {compared.names[1]}", style="bold")
    judging = gathered(change for change in found if change.judges)
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
    heading(out, f"{counted(result.plans, 'plan')} judged by both {compared.days}")
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
