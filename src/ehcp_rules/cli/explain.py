"""A criterion as a page in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehcp_rules.cli.console import bullets, console, heading, paragraph

if TYPE_CHECKING:
    from rich.console import Console

    from ehcp_rules.criterion import Condition, Criterion, Source
    from ehcp_rules.ruleset import Ruleset

__all__ = ["explain_criterion", "title_line"]


def explain_criterion(ruleset: Ruleset, id: str) -> None:
    """Print the page of one criterion; raises RulesetError for an id that the ruleset does not hold."""
    from ehcp_rules.report.words import ATTRIBUTIONS, section_name

    criterion = ruleset.criterion(id)
    out = console()
    out.print(title_line(criterion), style="bold")
    out.print(f"{section_name(criterion.section)} · {ruleset.id} {ruleset.version} · {criterion.status}", style="dim")
    for title, text in (
        ("What it asks", criterion.summary),
        ("Why it matters", criterion.why_it_matters),
        ("What good looks like", criterion.good_looks_like),
        ("For example", criterion.exemplar),
        ("How to put it right", criterion.how_to_fix),
        ("For auditors", criterion.auditor_guidance),
    ):
        if text.strip():
            heading(out, title)
            paragraph(out, text)
    if criterion.known_exceptions:
        heading(out, "Known exceptions")
        bullets(out, criterion.known_exceptions)
    heading(out, "What it can find")
    bullets(out, (f"{code}: {text.message}" for code, text in criterion.findings.items()))
    heading(out, "How it is decided")
    _deciding(out, criterion)
    paragraph(out, ATTRIBUTIONS[criterion.attribution])
    heading(out, "Authority")
    bullets(out, map(_source, criterion.sources))


def title_line(criterion: Criterion) -> str:
    """`F-02: Provision is quantified`."""
    return f"{criterion.id}: {criterion.title}"


def _deciding(out: Console, criterion: Criterion) -> None:
    from ehcp_rules.report.words import SEVERITIES, out_of_hundred

    scoring = criterion.scoring
    if criterion.decided_by == "person":
        paragraph(out, "A person decides it; the software gathers the words. It counts under the policy audit only.")
    else:
        paragraph(out, f"By the check {criterion.check.use}, which goes to a person where it cannot tell.")
    paragraph(out, f"The question for a person: {criterion.judgement.question}")
    paragraph(
        out,
        f"{SEVERITIES[scoring.severity]}, weight {scoring.weight}. Met from {out_of_hundred(scoring.met_at)} of 100 points, "
        f"partly met from {out_of_hundred(scoring.partly_at)}; points are the mean over its items.",
    )
    if scoring.gate:
        paragraph(out, "A gate: while it is not met, it caps the word that the whole plan can have.")
    if scoring.locked:
        paragraph(out, "Locked: a council's overlay may make it stricter, never laxer.")
    paragraph(out, f"It reads {', '.join(criterion.reads)}.")
    conditions = [("all", criterion.applies.all), ("any", criterion.applies.any)]
    for word, tests in conditions:
        if tests:
            paragraph(out, f"It applies when {word} of these hold: {'; '.join(map(_condition, tests))}.")


def _condition(condition: Condition) -> str:
    value = "" if condition.value is None else f" {condition.value}"
    return f"{condition.fact} {condition.op.replace('_', ' ')}{value}"


def _source(source: Source) -> str:
    from ehcp_rules.report.words import BASES, SOURCE_KINDS, day

    signed = f", signed by {source.checked_by}" if source.checked_by else ", not yet signed by a reviewer"
    note = f" {source.note}" if source.note else ""
    return f"{SOURCE_KINDS[source.kind]}: {source.citation} ({BASES[source.basis]} on {day(source.checked_on)}{signed}).{note}"
