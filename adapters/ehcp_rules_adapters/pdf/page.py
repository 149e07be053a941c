"""One page as it looks: words and shapes with their positions in points, from the top left corner, y downwards."""

from __future__ import annotations

from collections import Counter

from attrs import define, field, frozen

__all__ = ["Box", "Page", "Shape", "Style", "Word"]


@frozen
class Box:
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
class Style:
    """What all words of one text object share. `turn` is its direction in quarters against the page's, None when slanted.

    `order` is its place among all objects of the page, in the order they are painted. `mark` is the number that ties it
    to the document's tags, -1 where there is none; `artifact` means that the document calls it no content.
    """

    size: float
    bold: bool
    italic: bool
    turn: int | None
    baseline: float
    order: int
    mark: int = -1
    artifact: bool = False
    white: bool = False
    unseen: bool = False


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
