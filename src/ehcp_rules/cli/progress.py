"""How far a run has come, on standard error and only where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define, field

__all__ = ["Progress", "progress"]


@define
class Progress:
    """What a run reports as it goes on: each file that it begins and each plan that it has done."""

    files: int = 0
    plans: int = 0
    file: int = field(default=0, init=False)

    def begin_file(self) -> None:
        """A file is being read."""
        self.file += 1

    def plan_done(self) -> None:
        """A plan has been read and judged, or could not be."""
        self.plans += 1


@contextmanager
def progress(files: int) -> Iterator[Progress]:
    """The progress of a run over so many files, shown as a line that goes away when it ends."""
    counted = Progress(files)
    if not sys.stderr.isatty():
        yield counted
        return
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.text import Text

    from ehcp_rules.cli.console import console

    spinner = Spinner("dots")

    def line() -> Spinner:
        of_files = f"file {counted.file:,} of {files:,}, " if files > 1 else ""
        spinner.update(text=Text(f"Judging: {of_files}{counted.plans:,} plans"))
        return spinner

    with Live(get_renderable=line, console=console(error=True), transient=True, refresh_per_second=8):
        yield counted
