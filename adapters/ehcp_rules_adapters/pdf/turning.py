"""Pages whose text runs up, down or upside down, turned as a person would turn them."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Turn", "turn_of"]

Turn = Callable[[float, float], tuple[float, float]]
"""From a point of the PDF to the page as it is read: x to the right, y downwards."""

_TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-x, y),
    lambda x, y: (-y, -x),
)


def turn_of(quarters: int) -> Turn:
    """How points turn on a page whose text runs in this direction, in quarters against the clock."""
    return _TURNS[quarters % 4]
