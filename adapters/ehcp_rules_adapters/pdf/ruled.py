"""Tables with lines under their rows and none between their columns: each line is drawn cell by cell, and its joints tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import define, field

from ehcp_rules_adapters.pdf.grids import TOUCH, Grid, cells_of
from ehcp_rules_adapters.pdf.lines import Line, lines_of
from ehcp_rules_adapters.pdf.page import Box, Shape, Word

__all__ = ["ruled_grids"]

SHORTEST = 12.0
SPACE, EDGE = 0.5, 0.5
MOST_WIDE_LINES = 3
CLOSE = 0.8
"""Lines of one row stand no further apart than this part of their size."""


@define(eq=False)
class _Station:
    """A height at which lines are drawn side by side."""

    y: float
    pieces: list[tuple[float, float]] = field(factory=list)

    @property
    def edges(self) -> list[float]:
        """Where pieces begin and end."""
        return _distinct(x for piece in self.pieces for x in piece)

    @property
    def joints(self) -> list[float]:
        """Where one piece ends and the next begins."""
        return [b for (_, b), (c, _) in pairwise(self.pieces) if abs(b - c) <= TOUCH]

    def covers(self, left: float, right: float) -> bool:
        """Whether most of the space between is drawn."""
        return sum(max(0.0, min(right, b) - max(left, a)) for a, b in self.pieces) >= 0.5 * (right - left)


def ruled_grids(shapes: Sequence[Shape], words: Sequence[Word], drawn: Sequence[Grid]) -> list[Grid]:
    """The grids of such tables on a page, outside the grids that are known."""
    stations = _stations(shapes, drawn)
    grids: list[Grid] = []
    for group in _groups(stations):
        for part in _parts(group, words):
            if (grid := _grid(part, words, [*drawn, *grids])) is not None:
                grids.append(grid)
    return grids


def _distinct(xs: Iterable[float]) -> list[float]:
    found: list[float] = []
    for x in sorted(xs):
        if not found or x - found[-1] > TOUCH:
            found.append(x)
    return found


def _stations(shapes: Sequence[Shape], drawn: Sequence[Grid]) -> list[_Station]:
    stations: list[_Station] = []
    rules = [shape.box for shape in shapes if shape.kind == "rule" and shape.box.width >= SHORTEST]
    for box in sorted(rules, key=lambda box: (box.top + box.bottom, box.left)):
        y = (box.top + box.bottom) / 2
        if box.width < 4 * box.height or any(grid.box.holds(box.left + 1, y, TOUCH) for grid in drawn):
            continue
        if not stations or y - stations[-1].y > TOUCH / 2:
            stations.append(_Station(y))
        stations[-1].pieces.append((box.left, box.right))
    for station in stations:
        station.pieces.sort()
        station.pieces = [
            (a, b)
            for a, b in station.pieces
            if not any((c, d) != (a, b) and c <= a and b <= d for c, d in station.pieces)
        ]
        station.pieces = list(dict.fromkeys(station.pieces))
    return stations


def _groups(stations: Sequence[_Station]) -> Iterator[list[_Station]]:
    """Stations that follow one another with the same edges; a joint must come back at another height."""
    group: list[_Station] = []
    known: list[float] = []
    for station in stations:
        edges = station.edges
        same = group and (_among(edges, known) or _among(known, edges)) and _share_an_end(edges, known)
        if same:
            known = _distinct([*known, *edges])
            group.append(station)
        else:
            yield from _useful(group)
            group, known = [station], edges
    yield from _useful(group)


def _useful(group: list[_Station]) -> Iterator[list[_Station]]:
    joints = [x for station in group for x in station.joints]
    if any(sum(abs(x - other) <= TOUCH for other in joints) >= 2 for x in joints):
        yield group


def _among(xs: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - other) <= TOUCH for other in others) for x in xs)


def _share_an_end(xs: Sequence[float], others: Sequence[float]) -> bool:
    return abs(xs[0] - others[0]) <= TOUCH or abs(xs[-1] - others[-1]) <= TOUCH


def _parts(group: Sequence[_Station], words: Sequence[Word]) -> Iterator[list[_Station]]:
    """The group in parts between which text of several lines runs across all columns: that is no row."""
    part = [group[0]]
    for above, below in pairwise(group):
        lines = _lines_between(words, above.y, below.y)
        joints = below.joints or above.joints
        if len(lines) > MOST_WIDE_LINES and joints and _crossed(lines, joints) == set(joints):
            if len(part) > 1:
                yield part
            part = []
        part.append(below)
    if len(part) > 1:
        yield part


def _lines_between(words: Sequence[Word], top: float, bottom: float) -> list[Line]:
    return lines_of(word for word in words if top < word.middle[1] < bottom)


def _crossed(lines: Sequence[Line], joints: Sequence[float]) -> set[float]:
    """The places where a word, or a space between two, stands across: a cell takes several columns there."""
    return {
        x
        for x in joints
        for line in lines
        if any(word.left < x - EDGE and word.right > x + EDGE for word in line.words)
        or any(
            before.right - EDGE <= x <= word.left + EDGE and word.left - before.right < SPACE * word.size
            for before, word in pairwise(line.words)
        )
    }


def _grid(part: Sequence[_Station], words: Sequence[Word], others: Sequence[Grid]) -> Grid | None:
    xs = _distinct(x for station in part for x in station.edges)
    if len(xs) < 3:
        return None
    left, right = xs[0] - TOUCH, xs[-1] + TOUCH
    free = [w for w in words if left <= w.middle[0] <= right and not any(g.box.holds(*w.middle) for g in others)]
    first, last = part[0], part[-1]
    above = _outer_row(free, first, xs, -1)
    below = _outer_row(free, last, xs, 1)
    inside = [station.y for station in part]
    ys = [*([above - 1] if above is not None else []), *inside, *([below + 1] if below is not None else [])]
    shift = 1 if above is not None else 0
    upright = [[True] * (len(ys) - 1) for _ in xs]
    flat = [[True] * (len(xs) - 1) for _ in ys]
    for row in range(len(ys) - 1):
        # the line under a row tells its cells; under the last there may be none
        index = min(row + 1 - shift, len(part) - 1)
        joints = part[index].joints or part[max(0, index - 1)].joints
        crossed = _crossed(_lines_between(free, ys[row], ys[row + 1]), xs[1:-1])
        for column in range(1, len(xs) - 1):
            x = xs[column]
            upright[column][row] = x not in crossed and any(abs(x - joint) <= TOUCH for joint in joints)
    for index, station in enumerate(part):
        for column, (a, b) in enumerate(pairwise(xs)):
            flat[index + shift][column] = station.covers(a, b)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Grid(box, tuple(xs), tuple(ys), tuple(cells_of(xs, ys, upright, flat)))


def _outer_row(words: Sequence[Word], station: _Station, xs: Sequence[float], side: int) -> float | None:
    """The far edge of the row above (-1) or below (1) the outermost line; None where what stands there is no row."""
    beyond = [word for word in words if (word.middle[1] - station.y) * side > 0]
    lines = sorted(lines_of(beyond), key=lambda line: line.baseline * side)
    edge, row = station.y, list[Line]()
    for line in lines:
        near, far = (line.top, line.bottom) if side > 0 else (line.bottom, line.top)
        if (near - edge) * side > CLOSE * line.size or _crossed([line], station.joints):
            break
        row.append(line)
        edge = far
    columns = {_column(word, xs) for line in row for word in line.words}
    if len(columns) >= 2 or (columns and columns != {0} and _level_with_others(row, words, xs)):
        return edge
    return None


def _column(word: Word, xs: Sequence[float]) -> int:
    return sum(x < word.middle[0] for x in xs[1:-1])


def _level_with_others(row: Sequence[Line], words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether the lines begin where others in their column do."""
    column = _column(row[0].words[0], xs)
    own = {id(word) for line in row for word in line.words}
    starts = [w.left for w in words if id(w) not in own and _column(w, xs) == column]
    return bool(starts) and all(abs(line.left - min(starts)) <= TOUCH for line in row)
