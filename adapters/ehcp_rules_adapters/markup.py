"""XML without entities, document types, network or bottomless trees.

Only the standard library's parser is used. Before any of a document is built, a bare parser reads its prolog and refuses
a document type; entities can be declared nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from attrs import define, frozen

from ehcp_rules.errors import UnreadableFileError

__all__ = [
    "DEEPEST",
    "MOST_ELEMENTS",
    "MOST_RECORD_BYTES",
    "Record",
    "blocks_of",
    "broken",
    "check_prolog",
    "named",
    "parse",
    "records",
]

BLOCK = 64 * 1024
DEEPEST = 150
MOST_ELEMENTS = 500_000
MOST_RECORD_BYTES = 64 * 1024 * 1024
MOST_PROLOG_BYTES = 1024 * 1024


@frozen
class Record:
    """One repeated element of a large document, with its place as an XPath."""

    place: str
    element: Element


@define
class _Budget:
    """What has been built since the last record was done with."""

    elements: int = 0
    size: int = 0

    def check(self, place: str) -> None:
        if self.elements > MOST_ELEMENTS:
            message = f"it has more than {MOST_ELEMENTS:,} elements for one plan"
        elif self.size > MOST_RECORD_BYTES:
            message = f"it has more than {MOST_RECORD_BYTES // (1024 * 1024)} MiB for one plan"
        else:
            return
        raise UnreadableFileError.of(place, message, "this is no document of plans; check the file")


class _RootSeenError(Exception):
    """The prolog is over."""


def blocks_of(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file, a block at a time."""
    while block := file.read(BLOCK):
        yield block


def check_prolog(blocks: Iterable[bytes], place: str = "") -> list[bytes]:
    """Read as far as the root element and give back the blocks that were read.

    Raises `UnreadableFileError` for a document type, for a prolog that does not end, and for bytes that are no XML.
    """
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        at = _line(place, parser.CurrentLineNumber)
        message = "the XML declares a document type (DOCTYPE), which may name entities or other files, and was not read"
        raise UnreadableFileError.of(at, message, "export it again without a DOCTYPE")

    def stop(*_: object) -> None:
        raise _RootSeenError

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    seen: list[bytes] = []
    try:
        for block in blocks:
            seen.append(block)
            parser.Parse(block, False)
            if len(seen) * BLOCK > MOST_PROLOG_BYTES:
                raise UnreadableFileError.of(place, "no XML element was found at its beginning", "check that it is XML")
        parser.Parse(b"", True)
    except _RootSeenError:
        pass
    except expat.ExpatError as error:
        raise broken(place, error.lineno, error.offset, error.code) from None
    except (LookupError, ValueError):  # what the library raises for the name of an encoding that it does not have
        raise broken(place, 1, 0, _UNKNOWN_ENCODING) from None
    return seen


def parse(content: bytes, place: str = "") -> Element:
    """The root element of a small document, such as one part of a Word file. Raises `UnreadableFileError`."""
    blocks = (content[start : start + BLOCK] for start in range(0, len(content), BLOCK))
    root: Element | None = None
    for _, element, depth in _elements(blocks, place, _Budget()):
        if depth == 0:
            root = element
    if root is None:
        raise UnreadableFileError.of(place, "the XML is empty", "export the file again")
    return root


def records(file: BinaryIO, path: tuple[str, ...]) -> Iterator[Record]:
    """Each element at `path` (local names from the root), dropped from memory once the next is asked for.

    Names are made local (without namespace). Raises `UnreadableFileError` where the XML breaks off; what came before
    has been given.
    """
    trail: list[Element] = []
    counts: list[dict[str, int]] = [{}]
    budget = _Budget()
    for event, element, depth in _elements(blocks_of(file), "", budget):
        if event == "start":
            element.tag = element.tag.rpartition("}")[2]
            del trail[depth:], counts[depth + 1 :]
            trail.append(element)
            counts[depth][element.tag] = counts[depth].get(element.tag, 0) + 1
            counts.append({})
        elif 0 < depth < len(path):
            if tuple(step.tag for step in trail[: depth + 1]) == path:
                yield Record(_xpath(trail[: depth + 1], counts), element)
            element.clear()
            trail[depth - 1].remove(element)
            budget.elements = budget.size = 0


def named(blocks: Iterable[bytes], names: frozenset[str]) -> Iterator[Element]:
    """Each outermost element whose local name in lower case is one of `names`, wherever it stands.

    It is dropped from memory once the next is asked for, and so is everything between. Tags are left as they are written.
    Raises `UnreadableFileError` where the XML breaks off; what came before has been given.
    """
    trail: list[Element] = []
    inside = -1
    budget = _Budget()
    wanted: dict[str, bool] = {}
    for event, element, depth in _elements(blocks, "", budget):
        if event == "start":
            trail.append(element)
            if inside < 0:
                tag = element.tag
                if (known := wanted.get(tag)) is None:
                    known = wanted[tag] = tag.rpartition("}")[2].lower() in names
                inside = depth if known else -1
            continue
        trail.pop()
        if 0 <= inside < depth:
            continue
        if depth == inside:
            inside = -1
            yield element
        element.clear()
        if trail:
            trail[-1].remove(element)
        budget.elements = budget.size = 0


def _xpath(trail: list[Element], counts: list[dict[str, int]]) -> str:
    steps = (f"/{step.tag}[{counts[level][step.tag]}]" for level, step in enumerate(trail) if level)
    return f"xpath:/{trail[0].tag}{''.join(steps)}"


def _elements(blocks: Iterable[bytes], place: str, budget: _Budget) -> Iterator[tuple[str, Element, int]]:
    """Start and end events with their depth, within the limits on depth and number."""
    source = iter(blocks)
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    depth = 0
    try:
        for block in chain(check_prolog(source, place), source):
            budget.size += len(block)
            parser.feed(block)
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if event == "start":
                    budget.elements += 1
                    if depth >= DEEPEST:
                        message = f"its elements are nested more than {DEEPEST} deep"
                        raise UnreadableFileError.of(place, message, "this is not an export of plans; check the file")
                    yield event, element, depth
                    depth += 1
                else:
                    depth -= 1
                    yield event, element, depth
            budget.check(place)
        parser.close()
    except ParseError as error:
        line, column = error.position
        raise broken(place, line, column, error.code) from None


def _line(place: str, line: int, column: int | None = None) -> str:
    at = f"line {line}" if column is None else f"line {line}, column {column}"
    return f"{place} {at}".strip()


_ODD_BYTES = {
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
}
_UNKNOWN_ENCODING = expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
_ENCODINGS = {
    expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING],
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING],
}


def broken(place: str, line: int, column: int, code: int) -> UnreadableFileError:
    """The error for XML that breaks off, with the reason in plain words; `line` counts from 1 and `column` from 0."""
    at = _line(place, line, column + 1)
    if code in _ODD_BYTES:
        message = "the XML breaks off here: these bytes are not well-formed in the encoding that the file declares"
        return UnreadableFileError.of(at, message, "export it again as UTF-8, or declare the encoding it really has")
    if code in _ENCODINGS:
        return UnreadableFileError.of(at, "the file declares an encoding that is not known", "export it again as UTF-8")
    reason = expat.ErrorString(code) or "not well-formed"
    return UnreadableFileError.of(
        at, f"the XML is not well-formed ({reason})", "export the file again; it may be cut short"
    )
