"""Records of JSON as nodes, one after the other, however large the file: one on each line, or in a list under some keys."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from weakref import ref

from attrs import define, field

from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.markup import DEEPEST, MOST_RECORD_BYTES, blocks_of
from ehcp_rules_adapters.nodes import Node

__all__ = ["json_records", "node_of"]

_WHITE = " \t\r\n"
_AFTER = frozenset(",:]} \t\r\n")
_NEARLY_THE_END = 16
"""An error this close to the end of what was read so far may be no error but a value that goes on."""


class _Pairs(list[tuple[str, Any]]):
    """The members of an object in order, a key that is given twice kept twice."""


def _decoder() -> json.JSONDecoder:
    # Numbers stay as they are written: a reference of 007 digits or an amount must not change.
    return json.JSONDecoder(object_pairs_hook=_Pairs, parse_float=str, parse_int=str, parse_constant=str)


def node_of(value: Any, name: str, step: str, above: Node | None = None, depth: int = 0) -> list[Node]:
    """The nodes of a value under a key: one, one for each value of a list, or none for null."""
    if depth > DEEPEST:
        raise UnreadableFileError.of(step, f"its values are nested more than {DEEPEST} deep", "check the file")
    if value is None:
        return []
    if isinstance(value, list) and not isinstance(value, _Pairs):
        made = [
            node for index, one in enumerate(value) for node in node_of(one, name, f"{step}[{index}]", above, depth + 1)
        ]
        return made or [Node(name, step=step, above=ref(above) if above else None, void=True)]
    node = Node(name, step=step, above=ref(above) if above else None)
    if isinstance(value, _Pairs):
        for key, one in value:
            node.inside.extend(node_of(one, key, f".{key}", node, depth + 1))
    elif value != "":
        node.inside.append({True: "true", False: "false"}[value] if isinstance(value, bool) else value)
    return [node]


def json_records(file: BinaryIO, wanted: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Each value found under one of the ways of keys, with its way; `()` is the document itself, or each of its lines.

    A list at the end of a way gives a node for each of its values. Values elsewhere are passed by. Raises
    `UnreadableFileError` where the JSON breaks off; what came before has been given.
    """
    return _Stream(blocks_of(file), frozenset(wanted)).documents()


@define
class _Stream:
    """A window on the text of a file, which moves on as values are taken out of it."""

    blocks: Iterator[bytes]
    wanted: frozenset[tuple[str, ...]]
    text: str = field(default="", repr=False)
    at: int = 0
    line: int = 1
    ended: bool = False
    _decode: codecs.IncrementalDecoder = field(factory=lambda: codecs.getincrementaldecoder("utf-8-sig")())
    _json: json.JSONDecoder = field(factory=_decoder)

    def documents(self) -> Iterator[tuple[tuple[str, ...], Node]]:
        """Every wanted value of every document: one, or one on each line."""
        count = 0
        while self.peek():
            count += 1
            line = self.line + self.text.count("\n", 0, self.at)
            root = "$" if count == 1 else f"line {line} $"
            yield from self.value((), f"json:{root}")
        if not count:
            raise UnreadableFileError.of("", "the file is empty", "export it again")

    def value(self, way: tuple[str, ...], step: str) -> Iterator[tuple[tuple[str, ...], Node]]:
        """The wanted values in the value that begins here."""
        first = self.peek()
        if way in self.wanted and first == "[":
            for index in self._members("]"):
                for node in node_of(self.take(), way[-1] if way else "", f"{step}[{index}]"):
                    yield way, node
        elif way in self.wanted:
            for node in node_of(self.take(), way[-1] if way else "", step):
                yield way, node
        elif first == "{" and any(one[: len(way)] == way for one in self.wanted):
            for _ in self._members("}"):
                key = self._key()
                yield from self.value((*way, key), f"{step}.{key}")
        else:
            self.take()

    def _members(self, closing: str) -> Iterator[int]:
        """Stands at each member of the list or object that begins here, and behind it at the end."""
        self.at += 1
        index = 0
        while True:
            if self.peek() == closing and not index:
                break
            yield index
            index += 1
            if self.peek() == closing:
                break
            if self.peek() != ",":
                raise self._wrong("a comma or the end of the list is expected here")
            self.at += 1
        self.at += 1

    def _key(self) -> str:
        key = self.take()
        if not isinstance(key, str) or self.peek() != ":":
            raise self._wrong("a key with a colon is expected here")
        self.at += 1
        return key

    def peek(self) -> str:
        """The next character that is no space, without taking it; empty at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in _WHITE:
                    return self.text[self.at]
                self.at += 1
            if not self._more():
                return ""

    def take(self) -> Any:
        """The value that begins here."""
        if not self.peek():
            raise self._wrong("it breaks off here")
        while True:
            try:
                value, end = self._json.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                goes_on = error.msg.startswith("Unterminated string") or error.pos >= len(self.text) - _NEARLY_THE_END
                if not goes_on or not self._more():
                    raise self._wrong(error.msg.lower(), error.pos) from None
            except RecursionError:
                raise self._wrong("it is nested too deeply") from None
            else:
                # A number may go on in the next block, also where this one ends behind its point.
                whole = self.text[end - 1] in '"]}' or self.text[end : end + 1] in _AFTER
                if whole or not self._more():
                    self.at = end
                    return value

    def _more(self) -> bool:
        """Read on, and forget what was taken already. False at the end of the file, where nothing moves."""
        if self.ended:
            return False
        if len(self.text) - self.at > MOST_RECORD_BYTES:
            limit = MOST_RECORD_BYTES // (1024 * 1024)
            raise self._wrong(f"it has more than {limit} MiB for one plan, or a quotation mark is missing")
        pieces, size = [], 0
        try:
            # At least as much again, so that a large value is not tried over and over.
            while size <= len(self.text) - self.at and (block := next(self.blocks, b"")):
                pieces.append(self._decode.decode(block))
                size += len(block)
            if not pieces:
                self.ended = True
                self._decode.decode(b"", True)
                return False
        except UnicodeDecodeError:
            raise self._wrong("it is not UTF-8", len(self.text), "save it as UTF-8") from None
        self.line += self.text.count("\n", 0, self.at)
        self.text, self.at = self.text[self.at :] + "".join(pieces), 0
        return True

    def _wrong(self, message: str, at: int | None = None, hint: str = "") -> UnreadableFileError:
        at = self.at if at is None else at
        line = self.line + self.text.count("\n", 0, at)
        column = at - (self.text.rfind("\n", 0, at) + 1) + 1
        hint = hint or "the file may be cut short; export it again"
        return UnreadableFileError.of(
            f"line {line}, column {column}", f"it is not JSON that can be read: {message}", hint
        )
