"""Overlays and rulesets for those who write them: checked, shown as resolved, and begun from nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import click

from ehcp_rules.cli.comparing import ruleset_named
from ehcp_rules.cli.console import bullets, console, heading, paragraph
from ehcp_rules.cli.exits import Exit
from ehcp_rules.cli.templates import empty_folder, filled, short_name, shown_name, write_files
from ehcp_rules.digest import canonical_json, released_fields
from ehcp_rules.engine import Engine
from ehcp_rules.errors import EhcpRulesError
from ehcp_rules.loading.compiled import is_released
from ehcp_rules.loading.overlay_folder import base_of
from ehcp_rules.loading.overlays import apply_overlay
from ehcp_rules.loading.rulesets import load_ruleset
from ehcp_rules.plugins import PluginInventory, discover, find_ruleset
from ehcp_rules.report.words import counted
from ehcp_rules.ruleset import Ruleset, Variation
from ehcp_rules.testing.cases import CasesReport, load_cases, run_case

__all__ = ["check_folder", "overlay_values", "show_ruleset", "write_overlay"]


def check_folder(folder: str) -> Exit:
    """Load a ruleset folder, or apply an overlay to the ruleset that it pins, and run the cases written beside it."""
    inventory = discover()
    engine = Engine(ruleset=_loaded(Path(folder), inventory), inventory=inventory)
    cases = load_cases(folder)
    out = console()
    layers = " with ".join(f"{layer.id} {layer.version}" for layer in engine.ruleset.layers)
    out.print(f"{layers}: {counted(len(engine.ruleset.criteria), 'criterion', 'criteria')}, no mistakes", style="bold")
    _show_variations(engine.ruleset.variations)
    report = CasesReport(outcomes=tuple(run_case(engine, case) for case in cases))
    heading(out, "Written cases")
    bullets(out, map(str, report.failed))
    paragraph(out, f"{len(cases) - len(report.failed)} of {counted(len(cases), 'case')} as expected")
    return Exit.UNDER if report.failed else Exit.FINE


def _loaded(folder: Path, inventory: PluginInventory) -> Ruleset:
    if not (folder / "overlay.toml").is_file():
        if not (folder / "ruleset.toml").is_file() and not is_released(folder):
            message = "it holds neither an overlay.toml nor a ruleset.toml"
            raise EhcpRulesError.of(folder.as_posix(), message, "name the folder that one of them is in")
        return load_ruleset(folder)
    pin = base_of(folder)
    base = load_ruleset(find_ruleset(inventory, pin.id, pin.version).folder)
    return apply_overlay(base, folder, checks=inventory.checks)


def show_ruleset(ruleset: Ruleset, resolved: bool) -> Exit:
    """Print the ruleset: as JSON, or a line for each criterion with its weight and what changed locally."""
    if resolved:
        click.echo(
            canonical_json({**released_fields(ruleset), "layers": ruleset.layers, "variations": ruleset.variations})
        )
        return Exit.FINE
    out = console()
    out.print(" with ".join(f"{layer.id} {layer.version}" for layer in ruleset.layers), style="bold")
    for layer in ruleset.layers:
        paragraph(
            out, f"{layer.id} {layer.version}: {layer.title}. {layer.publisher}. Judging digest {layer.judging_digest}"
        )
    local = {variation.target for variation in ruleset.variations}
    sections = dict.fromkeys(criterion.section for criterion in ruleset.criteria)
    for section in sections:
        heading(out, section if len(section) > 2 else f"Section {section}")
        for one in ruleset.criteria:
            if one.section == section:
                who = "" if one.decided_by == "machine" else "  (a person decides)"
                mark = "* " if one.id in local else "  "
                out.print(f"{mark}{one.scoring.weight:>2}  {one.id}: {one.title}{who}", soft_wrap=True)
    _show_variations(ruleset.variations)
    out.print()
    out.print("The number is the weight; 0 is shown and not scored. A star marks what an overlay changed.", style="dim")
    return Exit.FINE


def _show_variations(variations: Iterable[Variation]) -> None:
    lines = [f"{v.target}: {v.change}" + (f" ({v.reason.strip()})" if v.reason.strip() else "") for v in variations]
    if lines:
        heading(console(), "Changed locally")
        bullets(console(), lines)


def write_overlay(folder: str, id: str, council: str, base: str) -> Exit:
    """Write the files of a new overlay into a folder that is empty or not there; the exit code is 0 when it passes its checks."""
    id, publisher = short_name(id, "--id"), shown_name(council, "--council")
    root = empty_folder(folder)
    write_files(root, filled("new_overlay", overlay_values(id, publisher, ruleset_named(base, discover()))))
    return check_folder(folder)


def overlay_values(id: str, publisher: str, ruleset: Ruleset) -> dict[str, str]:
    """What is filled into the template of a new overlay that amends this ruleset."""
    return {
        "ID": id,
        "PUBLISHER": publisher,
        "BASE": ruleset.id,
        "VERSION": ruleset.version,
        "DIGEST": ruleset.layers[-1].judging_digest,
        "TODAY": dt.date.today().isoformat(),
    }
