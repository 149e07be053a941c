"""A council's list of Ordinarily Available Provision: shown as phrases, held against plans, and written into an overlay."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import attrs
import click

from ehcp_rules.adapters import list_rows
from ehcp_rules.cli.comparing import ruleset_named
from ehcp_rules.cli.console import bullets, console, heading, paragraph
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.plans_tried import PlansTried
from ehcp_rules.compare import backtest
from ehcp_rules.engine import Engine
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.loading.overlay_folder import overlay_in
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.ordinarily_available import LEXICON, Matches, Offer, lexicon_of, matches_in, read_offer, toml_of
from ehcp_rules.plugins import PluginInventory, discover
from ehcp_rules.report.words import counted
from ehcp_rules.ruleset import Ruleset
from ehcp_rules.text import Lexicon, Lexicons

__all__ = ["import_offer"]

MOST_PLANS_NAMED = 3


def import_offer(
    file: str, into: str | None, column: str, paths: tuple[str, ...], named: str | None, as_of: dt.date, force: bool
) -> Exit:
    """Read the list, show what came of it and what it would find, and write it where an overlay is named."""
    inventory = discover()
    overlay = overlay_in(into) if into else None
    target = _free(Path(into), force) if into else None
    pinned = f"{overlay.base.id}=={overlay.base.version}" if overlay else "england_ehcp"
    base = ruleset_named(named or pinned, inventory)
    if all(lexicon.id != LEXICON for lexicon in base.lexicons):
        hint = "name a ruleset that judges what is ordinarily available"
        raise EhcpRulesError.of(f"{base.id} {base.version}", f"there is no lexicon {LEXICON}", hint)
    rows = list_rows(file, tuple(inventory.adapters.values()))
    offer = read_offer(rows, Lexicons(base.lexicons), LEXICON, column=column)
    prefix = f"{overlay.id}-" if overlay else ""
    _show(offer, Path(file).name)
    if not offer.entries:
        say("There is no phrase to take. In a table, --column names the heading of what is offered.")
        return Exit.NOTHING_SCORED
    lost = _show_matches(base, lexicon_of(offer, prefix), paths, inventory, as_of) if paths else 0
    if target is None or into is None:
        say("Nothing was written: name an overlay with --into, for example --into our-council/")
    else:
        before = target.read_bytes() if target.exists() else None
        target.parent.mkdir(exist_ok=True)
        target.write_text(toml_of(offer, Path(file).name, prefix), encoding="utf-8", newline="\n")
        try:
            apply_overlay(base, into, checks=inventory.checks)
        except EhcpRulesError:  # nothing was done, then
            if before is None:
                target.unlink()
            else:
                target.write_bytes(before)
            raise
        say(f"Wrote {target.as_posix()}. Read every line of it, then: ehcp-rules ruleset check {into}")
    return Exit.SOME_UNREAD if lost else Exit.FINE


def _free(folder: Path, force: bool) -> Path:
    target = folder / "lexicons" / f"{LEXICON}.toml"
    if target.exists() and not force:
        message = f"{target.as_posix()} is there already; --force replaces it."
        raise click.BadParameter(message, param_hint="--into")
    return target


def _show(offer: Offer, name: str) -> None:
    out = console()
    out.print(f"{name}: {counted(len(offer.entries), 'phrase')}", style="bold")
    for page, entries in offer.groups().items():
        heading(out, page)
        bullets(out, (f"{entry.phrase}  ({'; '.join(entry.places)})" for entry in entries))
    if offer.known:
        heading(out, f"{counted(len(offer.known), 'phrase')} in the ruleset already")
        bullets(out, offer.known)
    if offer.refused:
        heading(out, f"{counted(len(offer.refused), 'place')} not taken")
        bullets(out, (f"“{one.words}” {one.reason}  ({one.place})" for one in offer.refused))


def _show_matches(
    base: Ruleset, lexicon: Lexicon, paths: tuple[str, ...], inventory: PluginInventory, as_of: dt.date
) -> int:
    """Show what the phrases match in plans and which verdicts that moves; gives how many plans could not be read."""
    longer = [
        attrs.evolve(one, groups=(*one.groups, *lexicon.groups)) if one.id == LEXICON else one for one in base.lexicons
    ]
    engine = Engine(ruleset=base, inventory=inventory)
    with_it = Engine(ruleset=attrs.evolve(base, lexicons=tuple(longer)), inventory=inventory)
    gathered = PlansTried(engine, paths, as_of)
    plans = list(gathered.read())
    _show_found(matches_in(((name, plan) for name, plan, _ in plans), lexicon), lexicon)
    moves = [move for move in backtest(engine, with_it, plans).moves if move.what == "verdict"]
    out = console()
    heading(out, f"{counted(len(moves), 'verdict')} that this would move, as of {as_of.isoformat()}")
    bullets(out, (f"{move.plan}: {move.id}: {move.before} → {move.after}" for move in moves))
    return gathered.lost


def _show_found(matches: Matches, lexicon: Lexicon) -> None:
    out = console()
    looked = f"{counted(matches.statements, 'statement')} of section F in {counted(matches.plans, 'plan')}"
    heading(out, f"What they match in {looked}")
    lines = []
    for phrase, plans in sorted(matches.found.items(), key=lambda one: (-len(one[1]), -one[1].total(), one[0])):
        often = f"{phrase}: {counted(plans.total(), 'time')} in {counted(len(plans), 'plan')}: {_named(plans)}"
        everywhere = matches.plans > 4 and len(plans) * 2 > matches.plans
        lines.append(often + (". It stands in most plans: is it too general?" if everywhere else ""))
    bullets(out, lines)
    silent = sum(len(group.phrases) for group in lexicon.groups) - len(matches.found)
    paragraph(out, f"{counted(silent, 'phrase')} in none of them")


def _named(plans: Counter[str]) -> str:
    more = len(plans) - MOST_PLANS_NAMED
    names = ", ".join(list(plans)[:MOST_PLANS_NAMED])
    return f"{names} and {more} more" if more > 0 else names
