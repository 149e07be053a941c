"""One page as it looks: words and shapes with their positions in points, from the top left corner, y downwards."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from attrs import define, field, frozen

__all__ = ["Box", "CellTag", "Page", "Shape", "Style", "Tag", "Word"]


class Box(NamedTuple):
    """A rectangle; `top` is above `bottom`, so its number is the smaller."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """In square points; none where it is empty."""
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in it."""
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack

    def common(self, other: Box) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


@define(eq=False)
class CellTag:
    """A cell of a tagged table, by the table, and its row and place in it; `begun` means on a page before."""

    table: int
    row: int
    place: int
    begun: bool = False


@define(eq=False)
class Tag:
    """A piece of text that a document keeps together.

    `whole` means that it is one paragraph and not only what holds some; `level` is that of a heading; `marker` that it stands
    before a list item; `begun` that its beginning is on a page before.
    """

    whole: bool
    level: int | None = None
    marker: bool = False
    begun: bool = False
    cell: CellTag | None = None


@define(eq=False)
class Style:
    """What all words of one text object share. `turn` is its direction in quarters against the page's, None when slanted.

    `order` is its place among all objects of the page, in the order they are painted. `tag` is what the document's
    tags say of it, and `artifact` that they call it no content; `guessed` that the
    file does not tell which letters these are.
    """

    size: float
    bold: bool
    italic: bool
    turn: int | None
    baseline: float
    order: int
    tag: Tag | None = None
    artifact: bool = False
    white: bool = False
    unseen: bool = False
    guessed: bool = False


@define(eq=False)
class Word:
    """A run of letters without a space, with their size in points. `broken` means that it ends with a hyphen at a line's end."""

    text: str = field(repr=False)
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    style: Style = field(repr=False)
    broken: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@frozen
class Shape:
    """Something painted.

    A `rule` is a thin line, a `fill` a coloured rectangle, a `ground` any other coloured shape, a `dot` a drawn bullet, and
    there is `image`. `covers` is true of a fill, black or white, that hides what was painted before it.
    """

    kind: str
    box: Box
    order: int
    white: bool = False
    covers: bool = False


@define(eq=False)
class Page:
    """A page: its number from 1, its size, the words that can be seen, its shapes, and what there is to say about it.

    `hidden` counts the words that cannot be seen, by reason. `picture` is the part of the page that its largest picture
    covers; `unreadable` the part of its letters that the file does not tell.
    """

    number: int
    box: Box
    words: list[Word] = field(repr=False)
    shapes: list[Shape] = field(repr=False)
    hidden: Counter[str] = field(factory=Counter)
    picture: float = 0.0
    unreadable: float = 0.0
    characters: int = 0
