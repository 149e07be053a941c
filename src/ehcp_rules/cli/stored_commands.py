"""The commands over stored results: `verify` and `rescore`. What they do is imported when they run."""

from __future__ import annotations

import datetime as dt
import sys

import click

from ehcp_rules.cli.exits import EXITS
from ehcp_rules.cli.options import mapping_option, proposed_option, ruleset_options

__all__ = ["rescore", "verify"]


@click.command(epilog=EXITS)
@click.argument("report", type=click.Path(exists=True, dir_okay=False), metavar="REPORT.json")
@click.option("--plan", metavar="PLAN", type=click.Path(exists=True, dir_okay=False), help="Judge this plan again.")
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="An overlay that the result was made with; in the same order.",
)
@click.option(
    "--advice",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="With --plan: the advice that the result was made with.",
)
@click.option("--previous", metavar="FILE", help="With --plan: the earlier version that the result was made with.")
@mapping_option
def verify(
    report: str,
    plan: str | None,
    overlays: tuple[str, ...],
    advice: str | None,
    previous: str | None,
    mappings: tuple[str, ...],
) -> None:
    """Verify a stored result: same ruleset and checks as installed here and, with the plan, the same bytes.

    Answers `engine-differs`, and what differs, where this installation is not the one that made the result.

    \b
    Examples:
      ehcp-rules verify report.json
      ehcp-rules verify report.json --plan plan.docx
      ehcp-rules verify report.json --plan plan.docx --advice reports/
    """
    from ehcp_rules.cli.stored import ReplayedFrom, verify_report

    if plan is None and (advice or previous or mappings):
        raise click.UsageError("Advice, an earlier version and a mapping are for judging a plan again: give --plan.")
    replayed = ReplayedFrom(plan, advice, previous, mappings) if plan else None
    sys.exit(verify_report(report, replayed, overlays))


@click.command(epilog=EXITS)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT.json...")
@click.option("--policy", metavar="NAME", help="The policy to score under.  [default: the ruleset's]")
@ruleset_options
@proposed_option
def rescore(
    reports: tuple[str, ...],
    policy: str | None,
    ruleset: str | None,
    in_force_on: dt.date | None,
    overlays: tuple[str, ...],
    proposed: bool,
) -> None:
    """Score stored results again under another policy. Nothing is judged anew, and no plan is needed.

    \b
    Examples:
      ehcp-rules rescore reports/ --policy audit
      ehcp-rules rescore report.json --overlay our-council/ --policy ours
    """
    from ehcp_rules.cli.options import engine_for
    from ehcp_rules.cli.stored import rescore_reports

    sys.exit(rescore_reports(engine_for(ruleset, in_force_on, overlays, proposed=proposed), reports, policy))
