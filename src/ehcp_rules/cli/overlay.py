"""The commands of `ehcp-rules overlay`: what fills a council's overlay from documents that the council has already."""

from __future__ import annotations

import datetime as dt
import sys

import click

from ehcp_rules.cli.options import as_of_option

__all__ = ["overlay"]


@click.group()
def overlay() -> None:
    """Fill a council's overlay from what the council publishes.

    An overlay is begun with `ehcp-rules ruleset new-overlay`.
    """


@overlay.command("import-oap")
@click.argument("file", type=click.Path(exists=True, dir_okay=False), metavar="FILE")
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Write the phrases into this overlay.  [default: only show them]",
)
@click.option("--column", default="", metavar="HEADING", help="The column of the tables that says what is offered.")
@click.option("--on", "paths", multiple=True, metavar="PATH", help="Show what they match in these plans first.")
@click.option(
    "--ruleset", metavar="ID[==VERSION]", help="What it is for, where no overlay says so.  [default: england_ehcp]"
)
@as_of_option
@click.option("--force", is_flag=True, help="Replace the phrases that the overlay has.")
def import_oap(
    file: str, into: str | None, column: str, paths: tuple[str, ...], ruleset: str | None, as_of: dt.date, force: bool
) -> None:
    """Turn a list of Ordinarily Available Provision (Word, Excel or CSV) into phrases by phase and area of need.

    Each line is cut to the words that a plan would use. What is too short, too general or in the ruleset already is
    left out, with the reason. Of plans only ids are shown, and the phrases themselves.

    \b
    Examples:
      ehcp-rules overlay import-oap our-offer.docx
      ehcp-rules overlay import-oap our-offer.xlsx --on plans/
      ehcp-rules overlay import-oap our-offer.xlsx --into our-council/
    """
    from ehcp_rules.cli.importing_offer import import_offer

    if into and ruleset:
        raise click.UsageError("Give --into or --ruleset, not both: an overlay says which ruleset it is for.")
    sys.exit(import_offer(file, into, column, paths, ruleset, as_of, force))
