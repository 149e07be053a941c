"""The commands of `ehcp-rules adapters`: what can be read, a mapping for a council's own tables, and an empty form."""

from __future__ import annotations

import sys

import click

from ehcp_rules.cli.options import mapping_option

__all__ = ["adapters"]


@click.group(invoke_without_command=True)
@click.pass_context
def adapters(context: click.Context) -> None:
    """List the file types that can be read and what each of them can tell; map your own tables; get an empty form."""
    from ehcp_rules.cli.inventory import show_adapters

    if context.invoked_subcommand is None:
        sys.exit(show_adapters())


@adapters.command("map")
@click.argument("path", metavar="PATH", type=click.Path(exists=True))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Where the mapping (.toml) is saved."
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Say what a column is; an empty FIELD leaves it out. May be given more than once.",
)
@click.option(
    "--name", metavar="NAME", help="What the mapping is called.  [default: after the file that it is saved in]"
)
@click.option("--no-values", is_flag=True, help="Show no values of the columns.")
@click.option("--fields", is_flag=True, help="List the fields that a column can be, and stop.")
@click.option("--force", is_flag=True, help="Replace a mapping that is there already.")
def map_columns(
    path: str,
    output: str | None,
    settings: tuple[str, ...],
    name: str | None,
    no_values: bool,
    fields: bool,
    force: bool,
) -> None:
    """Propose what the columns of an Excel workbook, a CSV file or a folder of them are, and save it as a mapping.

    On a terminal it asks about the columns that it is not sure of and shows some of their values; nowhere else are values
    shown. Use the mapping with --mapping in `score` and `read`.

    \b
    Examples:
      ehcp-rules adapters map export.xlsx -o our-export.toml
      ehcp-rules adapters map export/ -o our-export.toml --set "need.csv:ND_TXT=needs.text"
      ehcp-rules adapters map export.xlsx --fields
      ehcp-rules score export.xlsx --mapping our-export.toml
    """
    from ehcp_rules.cli.mapping import map_source, show_fields

    if fields:
        sys.exit(show_fields(path))
    sys.exit(map_source(path, output, settings, name, no_values, force))


@adapters.command()
@click.option(
    "-o", "--output", metavar="FILE", required=True, type=click.Path(dir_okay=False), help="Where it is written."
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@mapping_option
def form(output: str, force: bool, mappings: tuple[str, ...]) -> None:
    """Write an empty Excel form for one plan, with drop-down lists, for councils that have no case system.

    With --mapping it is your own form, as that mapping describes it.

    \b
    Examples:
      ehcp-rules adapters form -o form.xlsx
      ehcp-rules adapters form -o form.xlsx --mapping our-form.toml
    """
    from ehcp_rules.cli.mapping import write_template

    sys.exit(write_template(output, mappings, force))
