"""What one criterion finds in one plan, item by item: the slots with their words, the empty ones, and why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from ehcp_rules.adapters import ImportFailure
from ehcp_rules.cli.console import console, paragraph
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.explain import title_line
from ehcp_rules.cli.score import advice_in
from ehcp_rules.evidence import Absence, DateSeen, Evidence, LinkSeen, Quote

if TYPE_CHECKING:
    from rich.console import Console

    from ehcp_rules.assessment import Assessment
    from ehcp_rules.criterion import Criterion
    from ehcp_rules.engine import Engine
    from ehcp_rules.findings import Finding, ItemOutcome
    from ehcp_rules.scoring import CriterionResult
    from ehcp_rules.text import Slot

__all__ = ["explain_on_plan"]

WITHHELD = "[words left out]"


def explain_on_plan(
    engine: Engine, id: str, plan: str, as_of: dt.date, redact: bool, advice: str | None = None
) -> Exit:
    """Print what the criterion found in each plan of a file; `advice` is a folder of the advice of its only plan."""
    criterion = engine.ruleset.criterion(id)
    documents, lost = advice_in(engine, advice)
    shown, unread = 0, len(lost)
    for imported in engine.read(plan):
        if isinstance(imported, ImportFailure):
            say(f"Not read: {imported}")
            unread += 1
            continue
        if documents and shown:
            say(f"Not explained: {imported.plan.id}: the advice belongs to one plan, and {plan} holds several")
            unread += 1
            continue
        if documents:
            imported = attrs.evolve(imported, plan=attrs.evolve(imported.plan, advice=documents))
        _explain(engine.assess(imported, as_of=as_of), criterion, redact)
        shown += 1
    if not shown:
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if unread else Exit.FINE


def _explain(assessment: Assessment, criterion: Criterion, redact: bool) -> None:
    from ehcp_rules.report.words import VERDICT_MARKS, VERDICT_WORDS, day, range_in_words

    out = console()
    result = assessment.result(criterion.id)
    out.print(f"{title_line(criterion)}, in {assessment.plan_id}", style="bold")
    points = f" · {range_in_words(result.points)}" if result.points else ""
    out.print(
        f"{VERDICT_MARKS[result.verdict]} {VERDICT_WORDS[result.verdict]}{points} · as of {day(assessment.as_of)}"
    )
    if result.reason:
        paragraph(out, result.reason)
    if not result.items:
        paragraph(out, "It looked at no item of this plan.")
    for outcome in result.items:
        _outcome(out, criterion, result, outcome, redact)


def _outcome(out: Console, criterion: Criterion, result: CriterionResult, outcome: ItemOutcome, redact: bool) -> None:
    from ehcp_rules.assessment import render_finding
    from ehcp_rules.report.words import VERDICT_MARKS, VERDICT_WORDS

    out.print()
    name = outcome.item or "the plan"
    mark, word = VERDICT_MARKS[outcome.verdict], VERDICT_WORDS[outcome.verdict]
    out.print(f"{name}  {mark} {word}", style="bold")
    if outcome.reason not in {slot.reason for slot in outcome.slots}:
        paragraph(out, outcome.reason)
    for slot in outcome.slots:
        _slot(out, slot, redact)
    for finding in outcome.findings:
        message, fix = render_finding(criterion, finding, result=result, redact=redact)
        out.print(f"  finding {finding.code}{_where(finding)}")
        paragraph(out, message, 4)
        paragraph(out, fix, 4)
        _evidence(out, finding.evidence, redact)
    if outcome.request:
        out.print("  question for a person")
        paragraph(out, outcome.request.question, 4)
        _evidence(out, outcome.request.evidence, redact)


def _slot(out: Console, slot: Slot, redact: bool) -> None:
    reason = f" ({slot.reason})" if slot.reason else ""
    words = "; ".join(WITHHELD if redact else f"“{quote.text}”" for quote in slot.quotes)
    paragraph(out, f"{slot.name}: {slot.state.value}{f' by {words}' if words else ''}{reason}")


def _where(finding: Finding) -> str:
    place = next((quote.source.place for quote in finding.quotes if quote.source), "")
    return f" at {place}" if place else ""


def _evidence(out: Console, evidence: tuple[Evidence, ...], redact: bool) -> None:
    from ehcp_rules.report.words import day

    for piece in evidence:
        match piece:
            case Quote():
                text = WITHHELD if redact else f"“{piece.text}”"
                paragraph(out, f"{text} (characters {piece.span.start} to {piece.span.end} of {piece.path})", 4)
            case DateSeen():
                date = day(piece.date) if piece.date else "no date"
                paragraph(out, f"{piece.event.replace('_', ' ')}: {date}", 4)
            case LinkSeen():
                paragraph(out, f"link from {piece.origin} to {piece.target}, {piece.basis}", 4)
            case Absence():
                looked_in = ", ".join(piece.looked_in)
                paragraph(out, f"looked in {looked_in} for {', '.join(piece.looked_for)} and found none", 4)
