"""The commands and options of `ehcp-rules`. What a command does is imported when it runs, so that help is quick."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys

import click

from ehcp_rules.cli.adapters import adapters as adapter_commands
from ehcp_rules.cli.exits import EXIT_MEANINGS, GuardedGroup
from ehcp_rules.cli.options import as_of_option, mapping_option, proposed_option, ruleset_options, time_limit_option
from ehcp_rules.cli.overlay import overlay as overlay_commands
from ehcp_rules.cli.plugin import plugin as plugin_commands
from ehcp_rules.cli.ruleset import ruleset as ruleset_commands
from ehcp_rules.version import __version__

__all__ = ["KINDS", "app", "main"]

KINDS = ("provision", "outcome", "need", "view", "aspiration", "advice", "review")

_EXITS = "\b\nExit codes (where several hold, the highest):\n" + "\n".join(
    f"  {code.value}  {meaning}" for code, meaning in EXIT_MEANINGS.items()
)


@click.group(
    cls=GuardedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXITS,
)
@click.version_option(__version__, prog_name="ehcp-rules")
def app() -> None:
    """Judge Education, Health and Care Plans against published criteria, and show the words behind every point.

    Everything happens on this computer: nothing is sent anywhere.

    \b
    Start here:
      ehcp-rules demo                       score the sample plans
      ehcp-rules score plan.docx            score one plan
      ehcp-rules read plan.docx             see how a file is read, or convert it
      ehcp-rules explain F-02               what a criterion asks, and why
    """


@app.command(epilog=_EXITS)
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


@app.command(epilog=_EXITS)
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


@app.command(epilog=_EXITS)
@click.option("--kind", required=True, type=click.Choice(KINDS), help="What the statement is meant to be.")
@click.argument("statements", nargs=-1, metavar='["TEXT" | PAPER]...')
@ruleset_options
@proposed_option
def appraise(
    kind: str,
    statements: tuple[str, ...],
    ruleset: str | None,
    in_force_on: dt.date | None,
    overlays: tuple[str, ...],
    proposed: bool,
) -> None:
    """Judge single statements while writing. Without TEXT, reads standard input, one statement a line.

    For --kind advice and review give the papers as Word, PDF or text files; the whole of standard input is one paper too.

    \b
    Examples:
      ehcp-rules appraise --kind provision "Access to regular speech therapy"
      ehcp-rules appraise --kind outcome < outcomes.txt
      ehcp-rules appraise --kind advice speech-and-language.docx
    """
    from ehcp_rules.cli.appraise import appraise_papers, appraise_statements
    from ehcp_rules.cli.options import engine_for

    engine = engine_for(ruleset, in_force_on, overlays, proposed=proposed)
    if not statements and sys.stdin.isatty():
        click.echo("Type statements, one a line; end with an empty file mark (Ctrl-D, on Windows Ctrl-Z).", err=True)
    paper = kind in ("advice", "review")
    if paper and statements:
        sys.exit(appraise_papers(engine, kind, statements))
    lines = statements or ((sys.stdin.read(),) if paper else (line.strip() for line in sys.stdin))
    sys.exit(appraise_statements(engine, kind, (line for line in lines if line.strip())))


@app.command(epilog=_EXITS)
@click.argument("criterion", metavar="CRITERION")
@click.option("--on", "plan", metavar="PLAN", help="Show what the criterion finds in this plan, item by item.")
@click.option(
    "--advice",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="With --on: compare with the advice in this folder, as `score` does.",
)
@ruleset_options
@proposed_option
@as_of_option
@click.option("--redact", is_flag=True, help="Leave out every word of the plan.")
def explain(
    criterion: str,
    plan: str | None,
    advice: str | None,
    ruleset: str | None,
    in_force_on: dt.date | None,
    overlays: tuple[str, ...],
    proposed: bool,
    as_of: dt.date,
    redact: bool,
) -> None:
    """Explain a criterion: what it asks, why, on what authority, how it is checked and how to put it right.

    With an overlay, also what it changes, beside the national ruleset.

    \b
    Examples:
      ehcp-rules explain F-02
      ehcp-rules explain F-02 --on plan.docx
      ehcp-rules explain F-20 --on plan.docx --advice reports/
      ehcp-rules explain F-12 --overlay our-council/
    """
    from ehcp_rules.cli.options import engine_for

    if advice and plan is None:
        raise click.BadParameter("advice is compared with a plan; name one with --on.", param_hint="--advice")
    engine = engine_for(ruleset, in_force_on, overlays, proposed=proposed or plan is None)
    if plan is None and overlays:
        from ehcp_rules.cli.explain_local import explain_locally

        national = engine_for(ruleset, in_force_on, (), proposed=True, quiet=True)
        explain_locally(national.ruleset, engine.ruleset, criterion)
    elif plan is None:
        from ehcp_rules.cli.explain import explain_criterion

        explain_criterion(engine.ruleset, criterion)
    else:
        from ehcp_rules.cli.explain_on import explain_on_plan

        sys.exit(explain_on_plan(engine, criterion, plan, as_of, redact, advice))


@app.command()
def rulesets() -> None:
    """List the installed rulesets with their versions, dates and digests."""
    from ehcp_rules.cli.inventory import show_rulesets

    sys.exit(show_rulesets())


@app.command()
def plugins() -> None:
    """List what is plugged in: who provides which checks, adapters and rulesets, and what failed to load."""
    from ehcp_rules.cli.inventory import show_plugins

    sys.exit(show_plugins())


@app.command(epilog=_EXITS)
@click.option(
    "--output",
    metavar="DIR",
    default="ehcp-rules-demo",
    show_default=True,
    type=click.Path(file_okay=False),
    help="Where the reports go.",
)
def demo(output: str) -> None:
    """Score the sample plans that come with ehcp-rules (all invented) and write a report for each."""
    from ehcp_rules.cli.demo import run_demo

    sys.exit(run_demo(output))


@app.command(epilog=_EXITS)
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


@app.command(epilog=_EXITS)
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


app.add_command(adapter_commands)
app.add_command(plugin_commands)
app.add_command(overlay_commands)
app.add_command(ruleset_commands)


def main() -> None:
    """Run the command line. Text that a terminal cannot show is written with escapes rather than failing."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app(prog_name="ehcp-rules")
