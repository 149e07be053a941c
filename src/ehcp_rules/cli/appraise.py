"""Single statements and papers in the terminal: the verdict, the words marked, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_rules.cli.console import console, paragraph
from ehcp_rules.cli.exits import Exit, say

if TYPE_CHECKING:
    from rich.console import Console

    from ehcp_rules.engine import Appraisal, Engine

__all__ = ["appraise_papers", "appraise_statements"]

LONGEST_NAME = 500


def appraise_statements(engine: Engine, kind: str, statements: Iterable[str]) -> Exit:
    """Judge each statement and print the results as they come; the exit code tells whether there was any."""
    out, count = console(), 0
    for statement in statements:
        if count:
            out.print()
        count += 1
        _show(out, engine.appraise(statement, kind=kind), statement)
    if not count:
        say('Error: there is no statement. Give it in quotes, or one a line: ehcp-rules appraise --kind need "…"')
        return Exit.NOTHING_SCORED
    return Exit.FINE


def appraise_papers(engine: Engine, kind: str, papers: Iterable[str]) -> Exit:
    """Judge each paper, given as a file or as its text; one that cannot be read is named and the others are judged."""
    from ehcp_rules.errors import EhcpRulesError

    out, done, unread = console(), 0, 0
    for paper in papers:
        text = paper
        if named := _names_a_file(paper, engine):
            try:
                text = _text_of(paper, engine)
            except EhcpRulesError as error:
                for problem in error.problems:
                    place = f"{problem.path}: " if problem.path not in ("", paper) else ""
                    say(f"Not read: {paper}: {place}{problem.message} ({problem.hint})")
                unread += 1
                continue
        if not text.strip():
            say(f"Not read: {paper}: there is no text in it" if named else "Not read: an empty text")
            unread += 1
            continue
        if done:
            out.print()
        if named:
            out.print(Path(paper).name, style="bold", soft_wrap=True, markup=False)
        done += 1
        _show(out, engine.appraise(text, kind=kind), text)
    if not done:
        return Exit.NOTHING_SCORED
    return Exit.SOME_UNREAD if unread else Exit.FINE


def _names_a_file(given: str, engine: Engine) -> bool:
    """Whether an argument is the name of a paper, there or not, and not its text. No paper is a single word."""
    if "\n" in given or len(given) > LONGEST_NAME:
        return False
    if len(given.split()) == 1 or given.endswith(("/", "\\")) or Path(given).exists():
        return True
    return Path(given).suffix.lower() in {
        ".txt",
        ".md",
        *(s for a in engine.adapters if a.read_text for s in a.suffixes),
    }


def _text_of(file: str, engine: Engine) -> str:
    """The text of a paper; raises AdapterError where it cannot be read."""
    from ehcp_rules.adapters import paper_lines
    from ehcp_rules.errors import UnreadableFileError

    if Path(file).is_dir():
        raise UnreadableFileError.of("", "this is a folder", "give the papers that are in it, one by one")
    return "\n".join(line.text for line in paper_lines(file, engine.adapters))


def _show(out: Console, appraisal: Appraisal, statement: str) -> None:
    from rich.text import Text

    from ehcp_rules.report.words import VERDICT_MARKS, VERDICT_WORDS

    out.print(f"{VERDICT_MARKS[appraisal.verdict]} {VERDICT_WORDS[appraisal.verdict]}", style="bold")
    shown = Text(statement)
    for finding in appraisal.findings:
        if finding.span:
            shown.stylize("underline", finding.span.start, finding.span.end)
    for line in shown.wrap(out, out.width - 2):
        line.rstrip()
        out.print(Text("  ") + line, soft_wrap=True)
    for finding in appraisal.findings:
        advice = "" if finding.decides else " (advice)"
        quoted = statement[finding.span.start : finding.span.end] if finding.span else ""
        words = f" “{quoted}”" if quoted not in ("", statement) else ""
        out.print(f"  {finding.criterion} {finding.code}{advice}{words}", style="bold", soft_wrap=True)
        paragraph(out, finding.message, 4)
        paragraph(out, finding.fix, 4)
    for result in appraisal.results:
        for outcome in result.items:
            if outcome.request:
                out.print(f"  {result.criterion} asks", style="bold")
                paragraph(out, outcome.request.question, 4)
