"""The commands of `ehcp-rules ruleset`, for those who make rulesets and overlays."""

from __future__ import annotations

import datetime as dt
import sys

import click

from ehcp_rules.cli.options import as_of_option

__all__ = ["ruleset"]


@click.group()
def ruleset() -> None:
    """Compare, check and release rulesets.

    A ruleset is named as ID==VERSION when it is installed, or by its folder.
    """


@ruleset.command()
@click.argument("older", metavar="A")
@click.argument("newer", metavar="B")
@click.option("--on", "paths", multiple=True, metavar="PATH", help="Judge these plans by both; may be given again.")
@click.option("--overlay", "overlays", multiple=True, metavar="DIR", help="Apply this overlay to B.")
@as_of_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
def diff(older: str, newer: str, paths: tuple[str, ...], overlays: tuple[str, ...], as_of: dt.date, form: str) -> None:
    """Show what differs from ruleset A to ruleset B, and which verdicts that moves.

    Prints ids and verdicts only, never a word of a plan.

    \b
    Examples:
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==next
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==2026.2.0 --on plans/
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==2026.1.0 --overlay our-council/ --on plans/
    """
    from ehcp_rules.cli.comparing import compare_rulesets

    sys.exit(compare_rulesets(older, newer, paths, overlays, as_of, form))
