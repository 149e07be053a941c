"""How a command reads its files: a single one in this process, several under a watchdog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from ehcp_rules.adapters import ImportedPlan, ImportFailure

__all__ = ["Reader", "Reading"]

Reader = Callable[[Path], Iterator[ImportedPlan | ImportFailure]]


@frozen
class Reading:
    """What files are read with: `here` in this process, or the same adapters (those of `mappings` too) in a watched one.

    `time_limit` is in seconds for each plan; 0 lets a file take as long as it likes.
    """

    here: Reader
    mappings: tuple[str, ...] = ()
    adapter: str | None = None
    time_limit: float = 0

    @contextmanager
    def of(self, files: Sequence[Path]) -> Iterator[Reader]:
        """A reader for these files. A single file is read in this process: there is nothing that it could hold up."""
        if len(files) < 2 or not self.time_limit:
            yield self.here
            return
        from ehcp_rules.engine import WatchedReader

        with WatchedReader(self.time_limit, self.mappings) as watched:
            yield lambda file: watched.read(file, self.adapter)
