"""XML as nodes with the place and the line of each, record by record, so that a mistake can be shown where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO
from weakref import ref
from xml.parsers import expat

from attrs import define, field

from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.markup import DEEPEST, MOST_ELEMENTS, MOST_RECORD_BYTES, blocks_of, broken, check_prolog
from ehcp_rules_adapters.nodes import Node

__all__ = ["xml_nodes"]

_BETWEEN = "\n"
"""Stands between a namespace and a local name; neither can hold it."""


@define
class _Builder:
    """Builds the wanted elements and hands each over once it is complete."""

    wanted: Callable[[list[Node]], bool]
    parser: expat.XMLParserType
    done: list[Node] = field(factory=list)
    trail: list[Node] = field(factory=list)
    counts: list[dict[str, int]] = field(factory=lambda: [{}])
    kept: int = 0
    elements: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(_BETWEEN)
        count = self.counts[-1][local] = self.counts[-1].get(local, 0) + 1
        step = f"/{local}[{count}]" if self.trail else f"xpath:/{local}"
        above = ref(self.trail[-1]) if self.trail else None
        node = Node(local, namespace, attributes, [], step, above, self.parser.CurrentLineNumber)
        if len(self.trail) >= DEEPEST:
            raise self._refused(f"its elements are nested more than {DEEPEST} deep")
        if self.kept:
            self.elements += 1
            self.trail[-1].inside.append(node)
        if self.elements > MOST_ELEMENTS:
            raise self._refused(f"it has more than {MOST_ELEMENTS:,} elements for one plan")
        self.trail.append(node)
        self.counts.append({})
        if not self.kept and self.wanted(self.trail):
            self.kept, self.elements = len(self.trail), 1
            # The elements round it may be gone when its place is asked for.
            node.step, node.above = "".join(one.step for one in self.trail), None

    def text(self, text: str) -> None:
        if self.kept:
            self.trail[-1].inside.append(text)

    def end(self, _: str) -> None:
        node = self.trail.pop()
        self.counts.pop()
        if self.kept == len(self.trail) + 1:
            self.done.append(node)
            self.kept = self.elements = 0

    def _refused(self, message: str) -> UnreadableFileError:
        place = f"line {self.parser.CurrentLineNumber}"
        return UnreadableFileError.of(place, message, "this is no document of plans; check the file")


def xml_nodes(file: BinaryIO, wanted: Callable[[list[Node]], bool]) -> Iterator[Node]:
    """Each wanted element as soon as it is complete; the elements round it hold their attributes only.

    `wanted` is asked with the way from the root to an element, and not again inside one that it wanted. Raises
    `UnreadableFileError` for a document type, beyond the limits, and where the XML breaks off.
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
