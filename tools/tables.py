"""Tables and shares with their intervals, for the pages of figures."""

from __future__ import annotations

import math
from collections.abc import Iterable

from attrs import frozen

_Z = 1.959964
"""The normal quantile of a 95% interval."""


@frozen
class Share:
    """So many of so many, printed with the 95% interval of Wilson."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing is 0."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of Wilson (1927); all of 0 to 1 when nothing was counted."""
        if not self.of:
            return 0.0, 1.0
        spread = _Z * _Z / self.of
        centre = self.value + spread / 2
        margin = _Z * math.sqrt(self.value * (1 - self.value) / self.of + spread / (4 * self.of))
        return max(0.0, (centre - margin) / (1 + spread)), min(1.0, (centre + margin) / (1 + spread))

    def __str__(self) -> str:
        if not self.of:
            return "–"
        low, high = self.interval
        return f"{self.value:.0%} ({self.hits} of {self.of}; {low:.0%} to {high:.0%})"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]
    for row in rows:
        cells = (" ".join(str(cell).split()).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
