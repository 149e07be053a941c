"""What the engine said beside what a person expected, counted: precision, recall, and how often a person was asked instead."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen
from tools.tables import Share

__all__ = ["HEAD", "LEAST_FINDINGS", "LEAST_FOR_AN_INTERVAL", "LEAST_PRECISION", "Judged", "by_name", "too_imprecise"]

LEAST_PRECISION = 0.9
"""A criterion that is wrong in more than one finding in ten has to stay in preview, without weight."""
LEAST_FINDINGS = 10
"""With fewer findings one false alarm alone would bring any criterion below `LEAST_PRECISION`."""
LEAST_FOR_AN_INTERVAL = 3
"""With fewer findings not even the whole interval says anything."""

_FAULTY = {"not-met", "partly-met"}


@frozen
class Judged:
    """One entry: what a person expected of a criterion, and whether the engine found a defect there or asked a person."""

    criterion: str
    expected: str
    found: bool
    asked: bool


@frozen
class Counted:
    """The entries of one criterion (or task), counted."""

    name: str
    entries: int
    defects: int
    found: int
    missed: int
    alarms: int
    asked: int

    @property
    def precision(self) -> Share:
        """Of all that the engine found, how much a person had found too."""
        return Share(self.found, self.found + self.alarms)

    @property
    def recall(self) -> Share:
        """Of all that a person had found, how much the engine found."""
        return Share(self.found, self.defects)

    @property
    def abstention(self) -> Share:
        """How often a person was asked instead."""
        return Share(self.asked, self.entries)

    @property
    def row(self) -> tuple[object, ...]:
        """The counts as a row of a table."""
        counts = (self.name, self.entries, self.defects, self.found, self.missed, self.alarms, self.asked)
        return (*counts, self.precision, self.recall, self.abstention)


HEAD = ("", "entries", "defects", "found", "missed", "false alarms", "asked", "precision", "recall", "abstention")


def counted(name: str, judged: Iterable[Judged]) -> Counted:
    """Count entries. A finding where a person expected none, or expected to be asked, is a false alarm."""
    entries = list(judged)
    faulty = [one for one in entries if one.expected in _FAULTY]
    return Counted(
        name=name,
        entries=len(entries),
        defects=len(faulty),
        found=sum(one.found for one in faulty),
        missed=sum(not one.found and not one.asked for one in faulty),
        alarms=sum(one.found for one in entries if one.expected not in _FAULTY),
        asked=sum(one.asked and not one.found for one in entries),
    )


def too_imprecise(judged: Iterable[Judged]) -> list[Counted]:
    """The criteria whose measured precision is too low for them to carry weight.

    Either the share is below `LEAST_PRECISION` among at least `LEAST_FINDINGS` findings, or there are fewer (but at least
    `LEAST_FOR_AN_INTERVAL`) and even the upper end of their interval lies below it.
    """
    return [
        one
        for one in by_name(judged)[:-1]
        if (one.precision.of >= LEAST_FINDINGS and one.precision.value < LEAST_PRECISION)
        or (one.precision.of >= LEAST_FOR_AN_INTERVAL and one.precision.interval[1] < LEAST_PRECISION)
    ]


def by_name(judged: Iterable[Judged]) -> list[Counted]:
    """Entries counted by criterion (or task), with all of them last."""
    entries = list(judged)
    names = sorted({one.criterion for one in entries})
    return [
        *(counted(name, (one for one in entries if one.criterion == name)) for name in names),
        counted("all", entries),
    ]
