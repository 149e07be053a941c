"""A tree of what a document says, whether it was XML or JSON: names, attributes, text and places."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import ReferenceType

from attrs import define, field

__all__ = ["Node"]


@define(eq=False)
class Node:
    """One element of XML, or one value of JSON under its key; several values of a list are nodes of the same name.

    `inside` holds texts and nodes in order, `step` is how the way from its parent is written (`/Case[2]`, `.needs[0]`),
    `line` its line in XML, `void` marks an empty list of JSON. `taken` is for readers that note what they have used.
    The node above is only referred to weakly, so that a record is freed as soon as nobody holds it.
    """

    name: str
    namespace: str = ""
    attributes: dict[str, str] = field(factory=dict, repr=False)
    inside: list[Node | str] = field(factory=list, repr=False)
    step: str = ""
    above: ReferenceType[Node] | None = field(default=None, repr=False)
    line: int = 0
    void: bool = False
    taken: bool = False

    @property
    def children(self) -> Iterator[Node]:
        """The nodes in it."""
        return (one for one in self.inside if isinstance(one, Node))

    @property
    def parent(self) -> Node | None:
        """The node that this one stands in."""
        return self.above() if self.above else None

    @property
    def place(self) -> str:
        """The way to it from the root of its document."""
        return (self.parent.place if self.parent else "") + self.step

    @property
    def own_text(self) -> bool:
        """Whether text stands directly in it, beside or between other nodes."""
        return any(isinstance(one, str) and one.strip() for one in self.inside)

    @property
    def text(self) -> str:
        """All text in it, as it stands."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def attribute(self, name: str) -> str:
        """The value of an attribute by its local name; empty where there is none."""
        if name in self.attributes:
            return self.attributes[name]
        return next((value for key, value in self.attributes.items() if key.endswith(f"\n{name}")), "")

    def each(self) -> Iterator[Node]:
        """It and every node in it, in order."""
        yield self
        for child in self.children:
            yield from child.each()
