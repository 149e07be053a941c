"""Reading our own XML: strictly, with every mistake at its line and what was expected there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from ehcp_rules.adapters import ImportedPlan, ImportFailure, NoOptions, Source
from ehcp_rules.errors import PlanError, Problem, UnreadableFileError, closest
from ehcp_rules.plan import ITEM_KINDS, Plan
from ehcp_rules_adapters.nodes import Node
from ehcp_rules_adapters.plan_xml import NAMESPACE
from ehcp_rules_adapters.plan_xml.shapes import (
    Attribute,
    Child,
    Elements,
    Extensions,
    Part,
    Shape,
    Text,
    Words,
    shape_of,
)
from ehcp_rules_adapters.problems import failure_of, placed
from ehcp_rules_adapters.xml_nodes import xml_nodes

__all__ = ["read_plans"]

_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance\n"
"""Attributes such as xsi:schemaLocation are for tools and say nothing of a plan."""


def read_plans(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    """Each plan of a document, or what is wrong with it; the next one is read whatever is wrong with one."""
    count = 0
    with source.open() as file:
        try:
            for node in xml_nodes(file, _is_plan):
                count += 1
                yield _plan(node, source.name)
        except UnreadableFileError as error:
            after = f" (after {count} plans that were read)" if count else ""
            for problem in error.problems:
                yield ImportFailure(source.name, problem.path, problem.message + after, problem.hint)
            return
    if not count:
        message = "no plan was found: the root element is neither plan nor plans, or plans is empty"
        yield ImportFailure(source.name, "line 1", message, "check what was chosen for the export")


def _is_plan(trail: list[Node]) -> bool:
    return trail[-1].name == "plan" if len(trail) == 1 else len(trail) == 2 and trail[0].name == "plans"


def _plan(node: Node, source_name: str) -> ImportedPlan | ImportFailure:
    from ehcp_rules.loading.plans import FORMAT, plan_from_json

    reader = _Reader()
    if (node.namespace, node.name) != (NAMESPACE, "plan"):
        reader.wrong(node, f"the element {node.name} is not a plan of this format", f'write <plan xmlns="{NAMESPACE}">')
        return failure_of(reader.problems, source_name)
    document = reader.shaped(node, shape_of(Plan), "$")
    if reader.problems:
        return failure_of(reader.problems, source_name)
    try:
        plan = plan_from_json({"format": FORMAT, **document})
    except PlanError as error:
        return failure_of([reader.located(problem) for problem in error.problems], source_name)
    if not plan.sections:
        problem = Problem(f"line {node.line}", "the plan has no sections, so there is nothing to score", "give them")
        return failure_of([problem], source_name)
    plan = placed(plan, lambda section, item: f"{node.place}/sections[1]/section[{section + 1}]/items[1]/*[{item + 1}]")
    return ImportedPlan(plan, (), "xml", source_name)


@define
class _Reader:
    """Turns the elements of one plan into its JSON document, and keeps the line that each value came from."""

    problems: list[Problem] = field(factory=list)
    lines: dict[str, int] = field(factory=dict)

    def wrong(self, node: Node, message: str, hint: str = "") -> None:
        """Note a mistake at an element's line."""
        self.problems.append(Problem(f"line {node.line}", message, hint))

    def shaped(self, node: Node, shape: Shape, at: str) -> dict[str, Any]:
        """The document of an element with a shape."""
        self.lines[at] = node.line
        document: dict[str, Any] = {}
        for name, value in node.attributes.items():
            if name in shape.attributes:
                document[name] = self._attribute(node, name, shape.attributes[name], value)
                self.lines[f"{at}.{name}"] = node.line
            elif not name.startswith(_INSTANCE):
                self._unknown(node, f"the attribute {_local(name)}", _local(name), shape.attributes)
        for child in self._children(node):
            if child.name not in shape.children:
                self._unknown(child, f"the element {child.name}", child.name, shape.children, node.name)
            elif child.name in document:
                self.wrong(child, f"the element {child.name} is given twice in {node.name}", "keep one of the two")
            else:
                document[child.name] = self._child(child, shape.children[child.name], f"{at}.{child.name}")
        for name in shape.required:
            if name not in document:
                what = "attribute" if name in shape.attributes else "element"
                self.wrong(node, f"{node.name} has no {what} {name}", _expected(name, shape))
        return document

    def text(self, node: Node) -> str:
        """The text of an element exactly as it stands, with the characters that XML has no place for."""
        pieces: list[str] = []
        for one in node.inside:
            if isinstance(one, str):
                pieces.append(one)
            elif one.name == "character" and re.fullmatch("[0-9A-Fa-f]{1,6}", one.attributes.get("code", "")):
                code = int(one.attributes["code"], 16)
                if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                    self.wrong(one, "there is no such character", "give its Unicode code point in hexadecimal")
                else:
                    pieces.append(chr(code))
            else:
                hint = 'write < as &lt;, and a character that XML cannot hold as <character code="C"/>'
                self.wrong(one, f"the element {one.name} stands inside the text of {node.name}", hint)
        return "".join(pieces)

    def located(self, problem: Problem) -> Problem:
        """A problem of the JSON document at the line of the element that it came from."""
        hint = re.sub(r"\$[\w.\[\]]*", lambda found: self._line(found[0]), problem.hint)
        return Problem(self._line(problem.path), problem.message, hint)

    def _line(self, at: str) -> str:
        while at not in self.lines and at:
            at = re.sub(r"(?:\.[^.\[\]]*|\[[^\]]*\]|\$)\Z", "", at)
        return f"line {self.lines.get(at, 1)}"

    def _child(self, node: Node, child: Child, at: str) -> Any:
        self.lines[at] = node.line
        match child:
            case Text():
                return self._bare(node, self.text)
            case Part(cls):
                return self.shaped(node, shape_of(cls), at)
            case Words(inner):
                return [self._bare(one, self.text) for one in self._named(node, (inner,), at)]
            case Elements(choices):
                return [
                    self._member(one, choices, f"{at}[{index}]")
                    for index, one in enumerate(self._named(node, tuple(choices), at))
                ]
            case Extensions():
                return dict(self._extension(one) for one in self._named(node, ("extension",), at))

    def _member(self, node: Node, choices: Mapping[str, type], at: str) -> dict[str, Any]:
        document = self.shaped(node, shape_of(choices[node.name]), at)
        return {"kind": node.name, **document} if choices is ITEM_KINDS else document

    def _named(self, node: Node, names: tuple[str, ...], at: str) -> Iterator[Node]:
        """The elements of a list; one of another name is a mistake."""
        self._bare(node, lambda _: None)
        known = [child for child in self._children(node) if child.name in names or self._misnamed(child, names, node)]
        for index, child in enumerate(known):
            self.lines[f"{at}[{index}]"] = child.line
            yield child

    def _misnamed(self, node: Node, names: tuple[str, ...], inside: Node) -> bool:
        self._unknown(node, f"the element {node.name}", node.name, dict.fromkeys(names), inside.name)
        return False

    def _extension(self, node: Node) -> tuple[str, str | int | bool]:
        parts = {child.name: self._bare(child, self.text) for child in self._children(node)}
        kind = node.attributes.get("type", "text")
        if set(parts) != {"name", "value"} or set(node.attributes) - {"type"}:
            self.wrong(node, "an extension holds one name and one value", "and says its type: text, number or truth")
            return "", ""
        name, value = parts["name"], parts["value"]
        if kind == "number" and re.fullmatch("-?[0-9]{1,18}", value):
            return name, int(value)
        if kind == "truth" and value in ("true", "false"):
            return name, value == "true"
        if kind != "text":
            self.wrong(node, "the value of this extension is not what its type says", "text, number, or true and false")
        return name, value

    def _attribute(self, node: Node, name: str, attribute: Attribute, value: str) -> Any:
        if attribute.kind == "truth" and value in ("true", "false"):
            return value == "true"
        if attribute.kind == "truth":
            self.wrong(node, f"the attribute {name} of {node.name} is neither true nor false", "write true or false")
        elif attribute.kind == "word" and value not in attribute.words:
            self.wrong(
                node,
                f"the attribute {name} of {node.name} is no word that is known",
                f"known: {', '.join(attribute.words)}",
            )
        return value

    def _bare(self, node: Node, inside: Any) -> Any:
        for name in node.attributes:
            self._unknown(node, f"the attribute {_local(name)}", _local(name), {})
        return inside(node)

    def _children(self, node: Node) -> Iterator[Node]:
        if node.own_text:
            self.wrong(node, f"text stands directly in {node.name}", "put it into one of its elements")
        for child in node.children:
            if child.namespace != NAMESPACE:
                self.wrong(
                    child, f"the element {child.name} is not in the namespace of this format", f"use {NAMESPACE}"
                )
            else:
                yield child

    def _unknown(self, node: Node, what: str, name: str, known: Mapping[str, Any], inside: str = "") -> None:
        place = f"in {inside}" if inside else f"of {node.name}"
        self.wrong(node, f"{what} {place} is not known", closest(name, known, otherwise="expected"))


def _local(name: str) -> str:
    return name.rpartition("\n")[2][:60]


def _expected(name: str, shape: Shape) -> str:
    attribute = shape.attributes.get(name)
    return f"known: {', '.join(attribute.words)}" if attribute and attribute.words else ""
