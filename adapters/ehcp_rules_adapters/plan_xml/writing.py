"""Writing plans as our own XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, BinaryIO
from xml.sax.saxutils import XMLGenerator

from attrs import frozen

from ehcp_rules.adapters import ImportIssue
from ehcp_rules.plan import ITEM_KINDS, Plan
from ehcp_rules_adapters.plan_xml import NAMESPACE
from ehcp_rules_adapters.plan_xml.shapes import Child, Elements, Extensions, Part, Shape, Text, Words, shape_of

__all__ = ["write_plans"]

_NOT_IN_XML = re.compile("([^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
"""Characters that XML 1.0 has no place for, and the carriage return, which a parser turns into a line feed."""


def write_plans(plans: Iterable[Plan], file: BinaryIO) -> tuple[ImportIssue, ...]:
    """Write plans as they come; a plan alone is the root of its document. Nothing of a plan is lost."""
    from ehcp_rules.loading.plans import plan_to_json

    rest = iter(plans)
    first, second = next(rest, None), next(rest, None)
    if first is None:
        return ()
    out = _Writer(XMLGenerator(file, "UTF-8", short_empty_elements=True))
    out.xml.startDocument()
    top = {"xmlns": NAMESPACE}
    if second is None:
        out.shaped("plan", shape_of(Plan), plan_to_json(first), 0, top)
    else:
        out.open("plans", 0, top)
        for plan in chain((first, second), rest):
            out.shaped("plan", shape_of(Plan), plan_to_json(plan), 1)
        out.close("plans", 0)
    out.xml.ignorableWhitespace("\n")
    out.xml.endDocument()
    return ()


@frozen
class _Writer:
    """Writes the parts of a plan's JSON document as elements, two spaces deeper for each level."""

    xml: XMLGenerator

    def open(self, name: str, depth: int, attributes: Mapping[str, str]) -> None:
        if depth:  # the declaration ends its own line
            self._line(depth)
        self.xml.startElement(name, dict(attributes))  # type: ignore[arg-type]

    def close(self, name: str, depth: int) -> None:
        self._line(depth)
        self.xml.endElement(name)

    def shaped(
        self, name: str, shape: Shape, document: Mapping[str, Any], depth: int, more: Mapping[str, str] | None = None
    ) -> None:
        stated = {key: _attribute(document[key]) for key in shape.attributes if document.get(key) is not None}
        children = [key for key in shape.children if key in document]
        self.open(name, depth, {**(more or {}), **stated})
        for key in children:
            self._child(key, shape.children[key], document[key], depth + 1)
        if children:
            self._line(depth)
        self.xml.endElement(name)

    def text(self, name: str, text: str, depth: int) -> None:
        self.open(name, depth, {})
        for index, piece in enumerate(_NOT_IN_XML.split(text)):
            if index % 2:
                self.xml.startElement("character", {"code": f"{ord(piece):X}"})  # type: ignore[arg-type]
                self.xml.endElement("character")
            elif piece:
                self.xml.characters(piece)
        self.xml.endElement(name)

    def _child(self, name: str, child: Child, value: Any, depth: int) -> None:
        match child:
            case Text():
                self.text(name, value, depth)
            case Part(cls):
                self.shaped(name, shape_of(cls), value, depth)
            case Words(inner):
                self.open(name, depth, {})
                for one in value:
                    self.text(inner, one, depth + 1)
                self.close(name, depth)
            case Elements(choices):
                self._elements(name, choices, value, depth)
            case Extensions():
                self._extensions(name, value, depth)

    def _elements(self, name: str, choices: Mapping[str, type], value: Iterable[Any], depth: int) -> None:
        self.open(name, depth, {})
        filled = False
        for one in value:
            filled = True
            inner = one["kind"] if choices is ITEM_KINDS else next(iter(choices))
            self.shaped(inner, shape_of(choices[inner]), one, depth + 1)
        if filled:
            self._line(depth)
        self.xml.endElement(name)

    def _extensions(self, name: str, value: Mapping[str, Any], depth: int) -> None:
        self.open(name, depth, {})
        for key, one in value.items():
            kind = "truth" if isinstance(one, bool) else "number" if isinstance(one, int) else "text"
            self.open("extension", depth + 1, {"type": kind})
            self.text("name", key, depth + 2)
            self.text("value", _attribute(one), depth + 2)
            self.close("extension", depth + 1)
        self.close(name, depth)

    def _line(self, depth: int) -> None:
        self.xml.ignorableWhitespace("\n" + "  " * depth)


def _attribute(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
