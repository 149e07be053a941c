"""The commands and options of `ehcp-rules`. What a command does is imported when it runs, so that help is quick."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys

import click

from ehcp_rules.cli.adapters import adapters as adapter_commands
from ehcp_rules.cli.exits import EXITS, GuardedGroup
from ehcp_rules.cli.options import as_of_option, proposed_option, ruleset_options
from ehcp_rules.cli.overlay import overlay as overlay_commands
from ehcp_rules.cli.plan_commands import read, score
from ehcp_rules.cli.plugin import plugin as plugin_commands
from ehcp_rules.cli.ruleset import ruleset as ruleset_commands
from ehcp_rules.cli.stored_commands import rescore, verify
from ehcp_rules.version import __version__

__all__ = ["KINDS", "app", "main"]

KINDS = ("provision", "outcome", "need", "view", "aspiration", "advice", "review")


@click.group(
    cls=GuardedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXITS,
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


@app.command(epilog=EXITS)
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


@app.command(epilog=EXITS)
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


@app.command(epilog=EXITS)
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


for _command in (score, read, verify, rescore, adapter_commands, plugin_commands, overlay_commands, ruleset_commands):
    app.add_command(_command)


def main() -> None:
    """Run the command line. Text that a terminal cannot show is written with escapes rather than failing."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app(prog_name="ehcp-rules")
