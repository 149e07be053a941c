"""The commands of `ehcp-rules plugin`, for those who write plugins."""

from __future__ import annotations

import sys

import click

__all__ = ["plugin"]


@click.group()
def plugin() -> None:
    """Begin a plugin: a package that adds check types, adapters or a council's own criteria."""


@plugin.command()
@click.argument("name", metavar="NAME")
@click.option("--council", "kind", flag_value="council", help="An overlay with criteria, phrases and a check type.")
@click.option("--vendor", "kind", flag_value="vendor", help="An adapter for a vendor's exports, from a mapping.")
@click.option("--check", "kind", flag_value="check", help="A check type in Python.")
@click.option("--publisher", metavar="TEXT", help="Whose it is, as people read it.  [default: NAME in capitals]")
@click.option("-o", "--output", metavar="DIR", type=click.Path(), help="Where it is written.  [default: NAME-ehcp]")
@click.option(
    "--ruleset",
    metavar="ID[==VERSION]",
    default="england_ehcp",
    show_default=True,
    help="What a council's overlay amends.",
)
def new(name: str, kind: str | None, publisher: str | None, output: str | None, ruleset: str) -> None:
    """Write an installable package whose tests pass, with the conformance kit among them. NAME heads its local ids.

    \b
    Examples:
      ehcp-rules plugin new fenmoor --council --publisher "Fenmoor Council"
      ehcp-rules plugin new tarn --vendor -o tarn/
      ehcp-rules plugin new near-words --check
    """
    from ehcp_rules.cli.scaffolding import write_plugin

    if kind is None:
        raise click.UsageError("Say what kind of package: --council, --vendor or --check.")
    sys.exit(write_plugin(name, kind, publisher, output, ruleset))
