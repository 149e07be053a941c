"""Elements with the line that each stands on, record by record, so that a mistake can be shown where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO
from xml.parsers import expat

from attrs import define, field

from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.markup import DEEPEST, MOST_ELEMENTS, MOST_RECORD_BYTES, blocks_of, broken, check_prolog

__all__ = ["Node", "nodes"]

_BETWEEN = "\n"
"""Stands between a namespace and a local name; neither can hold it."""


@define(eq=False)
class Node:
    """One element: its namespace and local name, attributes, line, and what is in it in order."""

    namespace: str
    name: str
    attributes: dict[str, str] = field(repr=False)
    line: int
    inside: list[Node | str] = field(factory=list, repr=False)

    @property
    def children(self) -> Iterator[Node]:
        """The elements in it."""
        return (one for one in self.inside if isinstance(one, Node))

    @property
    def stray(self) -> bool:
        """Whether text stands between its elements."""
        return any(isinstance(one, str) and one.strip() for one in self.inside)


@define
class _Builder:
    """Builds the elements for which `wanted` says yes, given their path of nodes, and hands each over once complete."""

    wanted: Callable[[list[Node]], bool]
    parser: expat.XMLParserType
    done: list[tuple[Node, ...]] = field(factory=list)
    trail: list[Node] = field(factory=list)
    kept: int = 0
    elements: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(_BETWEEN)
        node = Node(namespace, local, attributes, self.parser.CurrentLineNumber)
        if len(self.trail) >= DEEPEST:
            raise self._refused(f"its elements are nested more than {DEEPEST} deep")
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise self._refused(f"it has more than {MOST_ELEMENTS:,} elements for one plan")
        if self.kept:
            self.trail[-1].inside.append(node)
        self.trail.append(node)
        if not self.kept and self.wanted(self.trail):
            self.kept, self.elements = len(self.trail), 1

    def text(self, text: str) -> None:
        if self.kept:
            self.trail[-1].inside.append(text)

    def end(self, _: str) -> None:
        node = self.trail.pop()
        if self.kept == len(self.trail) + 1:
            self.done.append((*self.trail, node))
            self.kept = self.elements = 0

    def _refused(self, message: str) -> UnreadableFileError:
        place = f"line {self.parser.CurrentLineNumber}"
        return UnreadableFileError.of(place, message, "this is no document of plans; check the file")


def nodes(file: BinaryIO, wanted: Callable[[list[Node]], bool]) -> Iterator[tuple[Node, ...]]:
    """Each wanted element, after the elements round it, as soon as it is complete; what was given before is forgotten.

    Raises `UnreadableFileError` for a document type, beyond the limits, and where the XML breaks off.
    """
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    builder = _Builder(wanted, parser)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    source, size = blocks_of(file), 0
    try:
        for block in chain(check_prolog(source), source):
            size = size + len(block) if builder.kept else len(block)
            if size > MOST_RECORD_BYTES:
                limit = MOST_RECORD_BYTES // (1024 * 1024)
                raise UnreadableFileError.of(
                    f"line {parser.CurrentLineNumber}",
                    f"it has more than {limit} MiB for one plan",
                    "this is no document of plans; check the file",
                )
            parser.Parse(block, False)
            yield from builder.done
            builder.done.clear()
        parser.Parse(b"", True)
        yield from builder.done
    except (expat.ExpatError, UnreadableFileError) as error:
        yield from builder.done
        if isinstance(error, UnreadableFileError):
            raise
        raise broken("", error.lineno, error.offset, error.code) from None
