"""The commands of `ehcp-rules ruleset`, for those who make rulesets and overlays."""

from __future__ import annotations

import datetime as dt
import sys

import click

from ehcp_rules.cli.options import AsOf, as_of_option, ruleset_options

__all__ = ["ruleset"]


@click.group()
def ruleset() -> None:
    """Compare, check and release rulesets.

    A ruleset is named as ID==VERSION when it is installed, or by its folder.
    """


@ruleset.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False), metavar="FOLDER")
def check(folder: str) -> None:
    """Check a ruleset or an overlay: every mistake at once, then its own written cases.

    \b
    Examples:
      ehcp-rules ruleset check our-council/
      ehcp-rules ruleset check our-ruleset/
    """
    from ehcp_rules.cli.checking import check_folder

    sys.exit(check_folder(folder))


@ruleset.command()
@ruleset_options
@click.option("--resolved", is_flag=True, help="Print the whole ruleset as JSON, as every layer leaves it.")
def show(ruleset: str | None, in_force_on: dt.date | None, overlays: tuple[str, ...], resolved: bool) -> None:
    """Show a ruleset as it judges: its criteria and weights, with everything that overlays change marked.

    \b
    Examples:
      ehcp-rules ruleset show --overlay our-council/
      ehcp-rules ruleset show --overlay our-council/ --resolved > resolved.json
    """
    from ehcp_rules.cli.checking import show_ruleset
    from ehcp_rules.cli.options import engine_for

    sys.exit(show_ruleset(engine_for(ruleset, in_force_on, overlays, proposed=True).ruleset, resolved))


@ruleset.command("new-overlay")
@click.argument("folder", type=click.Path(), metavar="FOLDER")
@click.option("--id", "id", required=True, metavar="ID", help="A short name, such as fenmoor; it heads local ids.")
@click.option("--council", required=True, metavar="NAME", help="Who publishes the overlay.")
@click.option(
    "--ruleset", "base", metavar="ID[==VERSION]", default="england_ehcp", show_default=True, help="What it amends."
)
def new_overlay(folder: str, id: str, council: str, base: str) -> None:
    """Write a new overlay that passes its checks: pinned to a ruleset, with an amendment, a criterion and cases to change.

    \b
    Example:
      ehcp-rules ruleset new-overlay our-council/ --id fenmoor --council "Fenmoor Council"
    """
    from ehcp_rules.cli.checking import write_overlay

    sys.exit(write_overlay(folder, id, council, base))


@ruleset.command()
@click.argument("older", metavar="A")
@click.argument("newer", metavar="B")
@click.option(
    "--on", "paths", multiple=True, metavar="PATH", help="Judge these plans, or a stored corpus (.jsonl), by both."
)
@click.option("--overlay", "overlays", multiple=True, metavar="DIR", help="Apply this overlay to B.")
@as_of_option
@click.option("--format", "form", type=click.Choice(("table", "json", "html")), default="table", show_default=True)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write it to this file too: a page to open in a browser (.html), or JSON (.json).",
)
def diff(
    older: str,
    newer: str,
    paths: tuple[str, ...],
    overlays: tuple[str, ...],
    as_of: dt.date,
    form: str,
    output: str | None,
) -> None:
    """Show what differs from ruleset A to ruleset B, and which verdicts that moves.

    Prints ids and verdicts only, never a word of a plan. Plans of a stored corpus are judged each on its own day.

    \b
    Examples:
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==next
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==2026.2.0 --on plans/
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==2026.1.0 --overlay our-council/ --on plans/
      ehcp-rules ruleset diff england_ehcp==2026.1.0 england_ehcp==2026.2.0 --on plans/ --output moved.html
    """
    from ehcp_rules.cli.comparing import compare_rulesets

    sys.exit(compare_rulesets(older, newer, paths, overlays, as_of, form, output))


@ruleset.command()
@click.argument("source", type=click.Path(exists=True, file_okay=False), metavar="FOLDER")
@click.argument("version", metavar="VERSION")
@click.option("--into", required=True, type=click.Path(file_okay=False), metavar="DIR", help="Holds the versions.")
@click.option("--golden", required=True, type=click.Path(file_okay=False), metavar="DIR", help="Holds golden verdicts.")
@click.option("--previous", metavar="ID==VERSION", help="The release before: what moves is measured against it.")
@click.option(
    "--day", type=AsOf(), default=lambda: dt.date.today(), metavar="DATE", help="Released on.  [default: today]"
)
@click.option("--valid-from", type=AsOf(), metavar="DATE", help="In force from this day.  [default: as in FOLDER]")
@click.option("--proposed", is_flag=True, help="Not in force: scores only with --proposed.")
@click.option("--dry-run", is_flag=True, help="Pass the gates and show what moves; write nothing.")
@click.option("--quick", is_flag=True, help="A dry run without the two slow gates, the defects and the laws.")
def release(
    source: str,
    version: str,
    into: str,
    golden: str,
    previous: str | None,
    day: dt.date,
    valid_from: dt.date | None,
    proposed: bool,
    dry_run: bool,
    quick: bool,
) -> None:
    """Release the working ruleset of FOLDER as VERSION, when every gate holds.

    Writes DIR/VERSION with the compiled ruleset, its lock and its changelog, and the stored corpus with golden verdicts
    beside the others. A released folder is never written to again.

    \b
    Example:
      ehcp-rules ruleset release our-ruleset/ 2026.2.0 --previous versions/2026.1.0 \\
          --into versions/ --golden golden/ --dry-run
    """
    from ehcp_rules.cli.releasing import release_ruleset

    code = release_ruleset(
        source,
        version,
        into=into,
        golden=golden,
        previous=previous,
        day=day,
        valid_from=valid_from,
        proposed=proposed,
        dry_run=dry_run,
        quick=quick,
    )
    sys.exit(code)


@ruleset.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False), metavar="FOLDER")
@click.option(
    "--golden",
    required=True,
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="The stored plans and golden verdicts of this version.",
)
@click.option("--publish", metavar="WHY", help="Publish what this engine says otherwise, with the reason.")
def replay(folder: str, golden: str, publish: str | None) -> None:
    """Judge the stored plans of a released ruleset again, and tell which frozen file changed and which verdict moved.

    Prints ids and verdicts only. Exit code 1 when the release does not stand.

    \b
    Examples:
      ehcp-rules ruleset replay versions/2026.1.0 --golden golden/2026.1.0
      ehcp-rules ruleset replay versions/2026.1.0 --golden golden/2026.1.0 --publish "Reads amounts by the month"
    """
    from ehcp_rules.cli.releasing import replay_release

    sys.exit(replay_release(folder, golden, publish))
