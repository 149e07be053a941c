"""One door to every form of a report."""

from __future__ import annotations

from ehcp_rules.adapters import ImportedPlan
from ehcp_rules.assessment import Assessment
from ehcp_rules.errors import EhcpRulesError, Problem
from ehcp_rules.plan import Plan

__all__ = ["FORMS", "render"]

FORMS = ("json", "html", "text", "terminal")
"""What `render` can make."""


def render(
    assessment: Assessment,
    plan: Plan | ImportedPlan | None = None,
    *,
    to: str,
    redact: bool = False,
    policy: str | None = None,
    width: int = 100,
    colour: bool = False,
) -> str:
    """The report of an assessment: `json` (for systems), `html` (a page), `text`, or `terminal` (text with colours).

    The plan adds its own text to the page and UTF-16 offsets to the JSON; given as it was imported, it adds how its file
    was read. With `redact` no word of the plan is in the
    report. `policy` is the one that a page or text shows first (the ruleset's default when None); the JSON holds all of
    them. `width` is the number of columns of a text. Raises EhcpRulesError for an unknown form or policy.
    """
    chosen = assessment.ruleset.policy(policy).id
    if to == "json":
        from ehcp_rules.report.json import render_json

        return render_json(assessment, plan, redact=redact)
    if to == "html":
        from ehcp_rules.report.html import render_html

        return render_html(assessment, plan, redact=redact, policy=chosen)
    plan = plan.plan if isinstance(plan, ImportedPlan) else plan
    if to == "terminal" and colour:
        return _coloured(assessment, plan, redact=redact, policy=chosen, width=width)
    if to in ("text", "terminal"):
        from ehcp_rules.report.terminal import render_text

        return render_text(assessment, plan, redact=redact, policy=chosen, width=width)
    raise EhcpRulesError([Problem("to", "is not a form of report", f"known: {', '.join(FORMS)}")])


def _coloured(assessment: Assessment, plan: Plan | None, *, redact: bool, policy: str, width: int) -> str:
    from io import StringIO

    from rich.console import Console

    from ehcp_rules.report.terminal import TerminalReport

    console = Console(file=StringIO(), width=width, color_system="standard", force_terminal=True, legacy_windows=False)
    with console.capture() as capture:
        console.print(TerminalReport(assessment, plan, redact=redact, policy=policy))
    return capture.get()
