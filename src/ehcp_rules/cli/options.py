"""Options that several commands share, and the engine they ask for."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs
import click

from ehcp_rules.cli.exits import say

if TYPE_CHECKING:
    from ehcp_rules.engine import Engine
    from ehcp_rules.plugins import PluginInventory

__all__ = [
    "AsOf",
    "as_of_option",
    "engine_for",
    "mapping_option",
    "proposed_option",
    "ruleset_options",
    "time_limit_option",
    "with_mappings",
]


class AsOf(click.ParamType[dt.date]):
    """A day written as in 2026-09-01."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read a day; anything else is a usage error."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail("write the day as YEAR-MONTH-DAY, for example 2026-09-01", param, ctx)


def ruleset_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--ruleset`, `--in-force-on` and `--overlay` to a command."""
    options = (
        click.option(
            "--ruleset",
            metavar="ID[==VERSION]",
            help="The ruleset to judge by.  [default: england_ehcp, its newest version]",
        ),
        click.option(
            "--in-force-on", type=AsOf(), metavar="DATE", help="Take the version of the ruleset in force on this day."
        ),
        click.option(
            "--overlay",
            "overlays",
            multiple=True,
            metavar="DIR",
            type=click.Path(exists=True, file_okay=False),
            help="A folder of local criteria and amendments; may be given more than once.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def proposed_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--proposed`, without which a proposed ruleset is refused."""
    return click.option("--proposed", is_flag=True, help="Try a ruleset that is only proposed, and in force nowhere.")(
        command
    )


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-of`, today unless given."""
    return click.option(
        "--as-of",
        type=AsOf(),
        default=lambda: dt.date.today(),
        metavar="DATE",
        help="Judge as things stand on this day.  [default: today]",
    )(command)


def mapping_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--mapping`, which may be given more than once."""
    return click.option(
        "--mapping",
        "mappings",
        multiple=True,
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="A mapping (.toml) of a vendor's export or a form, to read it without a plugin.",
    )(command)


def time_limit_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--time-limit`."""
    return click.option(
        "--time-limit",
        type=click.FloatRange(min=0),
        default=60,
        show_default=True,
        metavar="SECONDS",
        help="Of several files, give up one that takes longer than this for a plan; 0 waits for ever.",
    )(command)


def with_mappings(inventory: PluginInventory, mappings: tuple[str, ...]) -> PluginInventory:
    """The inventory with an adapter for each mapping file; one of the same name takes the place of an installed one."""
    from ehcp_rules.adapters import mapped_adapter

    made = [mapped_adapter(file, inventory.adapters.values()) for file in mappings]
    return attrs.evolve(inventory, adapters={**inventory.adapters, **{one.name: one for one in made}})


def engine_for(
    ruleset: str | None,
    in_force_on: dt.date | None,
    overlays: tuple[str, ...],
    mappings: tuple[str, ...] = (),
    *,
    proposed: bool = False,
    quiet: bool = False,
) -> Engine:
    """The engine that these options ask for, its notices told unless `quiet`; raises EhcpRulesError when there is none."""
    from ehcp_rules.engine import INSTALLED, Engine
    from ehcp_rules.plugins import discover

    id, _, version = (ruleset or "england_ehcp").partition("==")
    if version and in_force_on:
        raise click.UsageError("Give --in-force-on or a version in --ruleset, not both.")
    plugins = with_mappings(discover(), mappings) if mappings else INSTALLED
    engine = Engine.create(
        ruleset=id,
        version=version or None,
        in_force_on=in_force_on,
        overlays=overlays,
        plugins=plugins,
        proposed=proposed,
    )
    # What was made so far stays for good: the collector need not walk it again for every few plans. Once is enough for a process.
    if not gc.get_freeze_count():
        gc.freeze()
    for notice in () if quiet else engine.notices:
        say(f"Notice: {notice}")
    return engine
