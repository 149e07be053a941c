"""Where converted plans go: one file, a folder with a file for each plan, or standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click
from attrs import define, field

from ehcp_rules.adapters import AdapterDefinition, ImportIssue, Writing
from ehcp_rules.cli.results import free_stem
from ehcp_rules.plan import Plan

__all__ = ["Conversion", "conversion_of"]


def conversion_of(to: str | None, output: str | None, adapters: Iterable[AdapterDefinition]) -> Conversion | None:
    """What was asked for; None when nothing is to be converted. Raises a usage error that names what there is."""
    if to is None and output is None:
        return None
    forms = {adapter.writing.to: adapter.writing for adapter in adapters if adapter.writing}
    place = Path(output) if output and output != "-" else None
    if to is None:
        writing = next((one for one in forms.values() if place and one.suffix == place.suffix.lower()), None)
        if writing is None:
            raise click.UsageError(f"Say with --to what to convert to: {', '.join(sorted(forms))}.")
    elif to not in forms:
        raise click.BadParameter(f"plans can be written as {', '.join(sorted(forms))}.", param_hint="--to")
    else:
        writing = forms[to]
    if place is None and not writing.text and sys.stdout.isatty():
        raise click.UsageError(f"A {writing.suffix} file is not for a terminal: name one with -o.")
    return Conversion(writing, place)


@define
class Conversion:
    """Plans on their way into their new form; `place` None is standard output. `left_out` fills as they are written."""

    writing: Writing
    place: Path | None
    left_out: list[tuple[str, ImportIssue]] = field(factory=list)
    files: int = 0
    _taken: set[str] = field(factory=set)

    @property
    def to_screen(self) -> bool:
        """Whether the plans themselves go to standard output."""
        return self.place is None

    def write(self, plans: Iterator[Plan]) -> None:
        """Write all plans as they come. Raises a usage error when one file is to hold more than its form allows."""
        first = next(plans, None)
        if first is None:
            return
        plans = chain((first,), plans)
        if self.place is None:
            self._note("-", self.writing.write(self._fitting(plans, "standard output"), sys.stdout.buffer))
        elif self.place.is_dir() or not self.place.suffix:
            self.place.mkdir(parents=True, exist_ok=True)
            for plan in plans:
                name = free_stem(plan.id, self._taken) + self.writing.suffix
                self._save(self.place / name, (plan,))
        else:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            self._save(self.place, self._fitting(plans, self.place.name))

    def _save(self, file: Path, plans: Iterable[Plan]) -> None:
        """Write beside the file and move it there at the end: what stood there stays whole until then."""
        beside = file.with_name(f".{file.name}.part")
        try:
            with beside.open("wb") as opened:
                issues = self.writing.write(plans, opened)
            beside.replace(file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        self.files += 1
        self._note(str(file), issues)

    def _fitting(self, plans: Iterator[Plan], name: str) -> Iterator[Plan]:
        for number, plan in enumerate(plans):
            if number and not self.writing.many:
                raise click.BadParameter(
                    f"{name} can hold one plan and there are more; give a folder.", param_hint="--output"
                )
            yield plan

    def _note(self, file: str, issues: Iterable[ImportIssue]) -> None:
        self.left_out.extend((file, issue) for issue in issues)
