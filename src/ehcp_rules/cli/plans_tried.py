"""The plans that rulesets are tried on: those of files, judged on one day, and stored corpora, each plan on its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ehcp_rules.adapters import ImportFailure
from ehcp_rules.cli.exits import say
from ehcp_rules.cli.gather import gather_for
from ehcp_rules.cli.progress import progress
from ehcp_rules.engine import Engine
from ehcp_rules.plan import Plan
from ehcp_rules.releasing import read_corpus

__all__ = ["CORPUS_ENDING", "PlansTried"]

CORPUS_ENDING = ".jsonl"
"""How the file of a stored corpus ends; no format of plans has this ending."""


class PlansTried:
    """Plans read one at a time, each with a name that tells its file; what cannot be read is named and counted in `lost`.

    A path that ends in `.jsonl` is the stored corpus of a release, whose plans keep the days that they were judged on.
    """

    def __init__(self, engine: Engine, paths: tuple[str, ...], as_of: dt.date) -> None:
        self.engine = engine
        self.as_of = as_of
        self.lost = 0
        self.corpora = [Path(path) for path in paths if path.endswith(CORPUS_ENDING) and Path(path).is_file()]
        gathered = gather_for((path for path in paths if Path(path) not in self.corpora), engine.adapters)
        self.files = gathered.files
        for left_out in gathered.left_out:
            say(f"Not read: {left_out}")
            self.lost += not Path(left_out.path).is_file()

    def read(self) -> Iterator[tuple[str, Plan, dt.date]]:
        """Each plan with its name and the day it is judged on. Raises RulesetError for a corpus that is damaged."""
        with progress(len(self.files) + len(self.corpora)) as going:
            for corpus in self.corpora:
                going.begin_file()
                for one in read_corpus(corpus):
                    going.plan_done()
                    yield one.name, one.plan, one.as_of
            for file in self.files:
                going.begin_file()
                for read in self.engine.read(file):
                    going.plan_done()
                    if isinstance(read, ImportFailure):
                        say(f"Not read: {read}")
                        self.lost += 1
                    else:
                        yield f"{file.name}: {read.plan.id}", read.plan, self.as_of
