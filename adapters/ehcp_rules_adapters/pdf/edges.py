"""How far free text can go to the right: by that, a line that was ended on purpose is told from one that was full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ehcp_rules_adapters.pdf.habits import fits
from ehcp_rules_adapters.pdf.lines import Line
from ehcp_rules_adapters.pdf.page import Page
from ehcp_rules_adapters.pdf.regions import Region, TextRegion

__all__ = ["right_edges"]

SUPPORT = 3
LONG_WORD = 25.0
AGREE = 0.9
NORMAL_PITCH = 1.7


def right_edges(pages: Sequence[Page], regions: Sequence[Sequence[Region]]) -> list[float]:
    """For each page, the right edge of text that stands in no table and no column.

    It is as far as several lines on pages of this width go, or as far from the page's edge as text begins on the left, where
    that agrees with the lines that surely go on in the next.
    """
    columns: dict[int, list[list[Line]]] = {}
    lefts: dict[int, float] = {}
    for page, found in zip(pages, regions, strict=True):
        for region in found:
            if isinstance(region, TextRegion) and region.right is None and region.lines:
                columns.setdefault(round(page.box.width), []).append(region.lines)
    for width, found_lines in columns.items():
        starts = sorted(line.left for lines in found_lines for line in lines)
        lefts[width] = starts[len(starts) // 20]
    edges: dict[int, float] = {}
    for page in pages:
        width = round(page.box.width)
        if width in columns and width not in edges:
            edges[width] = _edge(columns[width], page.box.left + page.box.right - lefts[width]) - page.box.left
    return [page.box.left + edges.get(round(page.box.width), page.box.width) for page in pages]


def _edge(columns: Sequence[Sequence[Line]], mirrored: float) -> float:
    furthest = _supported(sorted((line.right for lines in columns for line in lines), reverse=True))
    if mirrored <= furthest:
        return furthest
    running = [pair for lines in columns for pair in pairwise(lines) if _runs_on(*pair)]
    full = sum(not fits(above, below, mirrored) for above, below in running)
    return mirrored if full >= AGREE * len(running) else furthest


def _runs_on(above: Line, below: Line) -> bool:
    return (
        below.words[0].text[:1].islower()
        and abs(above.size - below.size) < 0.05 * above.size
        and below.baseline - above.baseline < NORMAL_PITCH * above.size
    )


def _supported(ends: Sequence[float]) -> float:
    """The furthest end that is no exception: others come as near to it as a longer word."""
    pairs = zip(ends, ends[SUPPORT - 1 :], strict=False)
    return next((end for end, third in pairs if end - third < LONG_WORD), ends[0])
