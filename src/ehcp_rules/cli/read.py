"""Reading without judging: the import report of every file, and plans converted into one of our own forms."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import define, field

from ehcp_rules.adapters import AdapterDefinition, ImportedPlan, ImportFailure, adapter_named, read_source
from ehcp_rules.cli.console import console, paragraph
from ehcp_rules.cli.converting import Conversion, conversion_of
from ehcp_rules.cli.exits import Exit, say
from ehcp_rules.cli.gather import gather_for
from ehcp_rules.cli.options import with_mappings
from ehcp_rules.cli.reading import Reader, Reading
from ehcp_rules.cli.score import MOST_TOLD
from ehcp_rules.plan import Plan
from ehcp_rules.report.import_report import (
    FailureDocument,
    ImportDocument,
    LossDocument,
    failure_report,
    import_report,
    json_line,
    loss_report,
)
from ehcp_rules.report.import_words import facts_in_words, grouped, items_in_words, parts_in_words
from ehcp_rules.report.words import counted

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["read_paths"]


def read_paths(
    paths: tuple[str, ...],
    *,
    mappings: tuple[str, ...],
    time_limit: float,
    adapter: str | None,
    to: str | None,
    output: str | None,
    form: str,
) -> Exit:
    """Read everything under these paths, tell how it was read, and convert it when that was asked for."""
    from ehcp_rules.plugins import discover

    inventory = with_mappings(discover(), mappings)
    for problem in inventory.problems:
        say(f"Notice: {problem}")
    adapters = inventory.adapters
    if adapter is not None:
        adapter_named(adapter, adapters.values())  # an adapter that is not there is told once, and not with every file
    conversion = conversion_of(to, output, adapters.values())
    aside = conversion is not None and conversion.to_screen
    report: _Text | _Lines = _Lines(aside) if form == "json" else _Text(console(error=aside), adapters, brief=aside)
    found = gather_for(paths, adapters.values())
    for left_out in found.left_out:
        say(f"Not read: {left_out}")
    here = functools.partial(read_source, adapter=adapter, adapters=tuple(adapters.values()))
    with Reading(here, mappings, adapter, time_limit).of(found.files) as reader:
        plans = _plans(found.files, reader, report)
        if conversion is None:
            for _ in plans:
                pass
        else:
            conversion.write(plans)
            report.end_of_writing(conversion)
    report.end()
    if not report.plans:
        return Exit.NOTHING_SCORED
    lost = report.failures or any(not Path(problem.path).is_file() for problem in found.left_out)
    return Exit.SOME_UNREAD if lost else Exit.FINE


def _plans(files: Iterable[Path], reader: Reader, report: _Text | _Lines) -> Iterator[Plan]:
    """Each plan that can be read, with its report told on the way."""
    for file in files:
        failed = 0
        for read in reader(file):
            if isinstance(read, ImportFailure):
                failed += 1
                report.failure(read, failed)
            else:
                report.plan(read)
                yield read.plan
        report.end_of_file(str(file), failed)


@define
class _Lines:
    """The report for programs: one JSON line for each plan, each failure and each value that the new form cannot hold."""

    aside: bool
    plans: int = 0
    failures: int = 0

    def plan(self, imported: ImportedPlan) -> None:
        self.plans += 1
        self._line(import_report(imported))

    def failure(self, failure: ImportFailure, _: int) -> None:
        self.failures += 1
        self._line(failure_report(failure))

    def end_of_file(self, _: str, __: int) -> None: ...

    def end_of_writing(self, conversion: Conversion) -> None:
        for file, issue in conversion.left_out:
            self._line(loss_report(file, issue))

    def end(self) -> None: ...

    def _line(self, document: ImportDocument | FailureDocument | LossDocument) -> None:
        click.echo(json_line(document), err=self.aside)


@define
class _Text:
    """The report for people; when the plans themselves go to standard output, only what went wrong."""

    out: Console
    adapters: Mapping[str, AdapterDefinition]
    brief: bool
    plans: int = 0
    failures: int = 0
    warnings: int = 0
    notes: int = 0
    _files: set[str] = field(factory=set)

    def plan(self, imported: ImportedPlan) -> None:
        document = import_report(imported)
        if not self.brief or document.issues:
            if self.plans:
                self.out.print()
            self._heading(document)
            if not self.brief:
                self._recognised(document)
            self._remarks(document)
        self.plans += 1
        self._files.add(imported.source_name)
        self.warnings += sum(issue.severity == "warning" for issue in document.issues)
        self.notes += sum(issue.severity == "note" for issue in document.issues)

    def _heading(self, document: ImportDocument) -> None:
        self.out.print(document.file, style="bold", soft_wrap=True)
        title = self.adapters[document.adapter].title if document.adapter in self.adapters else "an adapter"
        stage = f" · {document.stage} plan" if document.stage else ""
        self._print(f"Read as {title} · adapter {document.adapter} · plan {document.plan_id}{stage}")

    def _recognised(self, document: ImportDocument) -> None:
        self.out.print()
        rows = [(s.section, items_in_words(s), s.place or "") for s in document.sections]
        width = max([len(told) for _, told, place in rows if place], default=0)
        for code, told, place in rows:
            self._print(f"{code:<3} {told.ljust(width)}  {place}".rstrip())
        facts = list(facts_in_words(document))
        if facts:
            self.out.print()
        for heading, names in facts:
            paragraph(self.out, f"{heading}: {names}")
        if document.not_supplied:
            self.out.print()
            paragraph(self.out, f"This source cannot tell: {parts_in_words(document.not_supplied)}.")

    def _remarks(self, document: ImportDocument) -> None:
        remarks = grouped(document.issues)
        if remarks:
            self.out.print()
        for remark in remarks:
            where = f"{remark.where}: " if remark.where else ""
            paragraph(self.out, f"{remark.severity}: {where}{remark.message}")

    def failure(self, failure: ImportFailure, number: int) -> None:
        self.failures += 1
        if number <= MOST_TOLD:
            say(f"Not read: {failure}")

    def end_of_file(self, file: str, failed: int) -> None:
        if failed > MOST_TOLD:
            say(f"Not read: {file}: {counted(failed, 'plan')} in all; mend the first and try again")

    def end_of_writing(self, conversion: Conversion) -> None:
        if conversion.left_out:
            self.out.print()
        for file, issue in conversion.left_out:
            self.out.print(f"Not written to {file}: {issue.place}: {issue.message}", soft_wrap=True)
        if conversion.files and conversion.place:
            self.out.print()
            self.out.print(
                f"Written: {conversion.place}" + (f", {conversion.files} files" if conversion.files > 1 else ""),
                soft_wrap=True,
            )

    def end(self) -> None:
        if self.plans > 1 or (self.failures and self.plans):
            told = [
                counted(self.plans, "plan") + f" read from {counted(len(self._files), 'file')}",
                f"{self.failures} not read" if self.failures else "nothing failed",
                f"{counted(self.warnings, 'warning')} and {counted(self.notes, 'note')}",
            ]
            self.out.print()
            self.out.print("; ".join(told) + ".", style="bold")
        elif not self.plans:
            say("Nothing could be read.")

    def _print(self, text: str) -> None:
        self.out.print(f"  {text}", soft_wrap=True)
