"""The commands over plans: `score` and `read`. What they do is imported when they run."""

from __future__ import annotations

import datetime as dt
import sys

import click

from ehcp_rules.cli.exits import EXITS
from ehcp_rules.cli.options import as_of_option, mapping_option, proposed_option, ruleset_options, time_limit_option

__all__ = ["read", "score"]


@click.command(epilog=EXITS)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ruleset_options
@proposed_option
@as_of_option
@click.option("--policy", metavar="NAME", help="How findings are scored: machine or audit.  [default: the ruleset's]")
@click.option(
    "--output",
    metavar="PLACE",
    help="Write the result: a file ending .html or .json for one plan, a folder for many, or - for JSON lines.",
)
@click.option("--fail-under", metavar="WORD", help="Exit with code 1 when a plan is not sure to reach this word.")
@click.option(
    "--previous",
    metavar="FILE",
    help="Compare with this earlier version of the plan, for the criteria that ask what has changed.",
)
@click.option(
    "--advice",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Compare with the advice in this folder: Word, PDF or text files whose names or first lines tell whose it is.",
)
@mapping_option
@time_limit_option
@click.option("--redact", is_flag=True, help="Leave out every word of the plan.")
def score(
    paths: tuple[str, ...],
    ruleset: str | None,
    in_force_on: dt.date | None,
    overlays: tuple[str, ...],
    proposed: bool,
    as_of: dt.date,
    policy: str | None,
    output: str | None,
    fail_under: str | None,
    advice: str | None,
    previous: str | None,
    mappings: tuple[str, ...],
    time_limit: float,
    redact: bool,
) -> None:
    """Score plans: Word, Excel, XML or JSON files, folders of them, or patterns such as "plans/*.docx".

    \b
    Examples:
      ehcp-rules score plan.docx
      ehcp-rules score plan.docx --output report.html
      ehcp-rules score plans/ --output reports/ --as-of 2026-09-01
      ehcp-rules score "plans/*.docx" --fail-under "ready to send"
      ehcp-rules score plan.docx --overlay our-council/ --policy audit
      ehcp-rules score plan.docx --advice reports/ --previous last-year.docx
      ehcp-rules score plans/ --output - | jq .plan_id
    """
    from ehcp_rules.cli.options import engine_for
    from ehcp_rules.cli.reading import Reading
    from ehcp_rules.cli.score import score_paths

    engine = engine_for(ruleset, in_force_on, overlays, mappings, proposed=proposed)
    reading = Reading(engine.read, mappings, time_limit=time_limit)
    code = score_paths(
        engine,
        paths,
        as_of=as_of,
        policy=policy,
        output=output,
        fail_under=fail_under,
        redact=redact,
        advice=advice,
        previous=previous,
        reading=reading,
    )
    sys.exit(code)


@click.command(epilog=EXITS)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@mapping_option
@time_limit_option
@click.option("--adapter", metavar="NAME", help="Read with this adapter.  [default: the one that knows the file]")
@click.option(
    "--to", metavar="FORM", help="Convert the plans: json, xml, docx, xlsx, or another form that an adapter writes."
)
@click.option(
    "-o",
    "--output",
    metavar="PLACE",
    help="Where converted plans go: a file, a folder for a file each, or - for standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How the report is written; json is one line for each plan.",
)
def read(
    paths: tuple[str, ...],
    mappings: tuple[str, ...],
    time_limit: float,
    adapter: str | None,
    to: str | None,
    output: str | None,
    form: str,
) -> None:
    """Show how files are read: what was recognised where, what was left out, what they cannot tell. Or convert them.

    The report holds no text of a plan.

    \b
    Examples:
      ehcp-rules read plan.docx
      ehcp-rules read plans/ --format json
      ehcp-rules read plan.docx -o plan.xml
      ehcp-rules read export.xml --to json -o plans/
      ehcp-rules read export.xml --to json -o - | jq .id
      ehcp-rules read export.xml --mapping our-vendor.toml
    """
    from ehcp_rules.cli.read import read_paths

    code = read_paths(paths, mappings=mappings, time_limit=time_limit, adapter=adapter, to=to, output=output, form=form)
    sys.exit(code)
