"""Paths from one node to others, as mappings write them, for XML and JSON alike.

`Part/Entry` leads to children by name, `@ref` at the end to an attribute (XML only), `.` to the node itself, `*` to children of
any name; `Att[@nm='label']` and `Field[Name='DOB']` choose those with an attribute or a child of that value. `@by => staff/Name`
looks the value up in the table `staff` and goes on from the record found there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ehcp_rules_adapters.nodes import Node

__all__ = ["Found", "Path", "Tables", "path_of"]

_STEP = re.compile(r"(?P<name>[^/\[\]@=>']+)(?P<tests>(?:\[@?[^/\[\]@=>']+='[^'\]]*'\])*)\Z")
_TEST = re.compile(r"\[(@?)([^\]=]+)='([^']*)'\]")
_ATTRIBUTE = re.compile(r"@([^/\[\]@=>'\s]+)\Z")

Tables = Mapping[str, Mapping[str, Sequence[Node]]]
"""What references are looked up in: by the name of the table and the key, the records that have it, in their order."""


@frozen
class Found:
    """What a path led to: nodes with the attribute meant (none: their text), and what its lookups could not settle.

    `missed` counts references that lead to no record, `doubted` those to several records that say different things, of
    which the first is taken.
    """

    ends: list[tuple[Node, str]]
    missed: int
    doubted: int


@frozen
class _Step:
    name: str
    tests: tuple[tuple[bool, str, str], ...] = ()

    def of(self, node: Node) -> list[Node]:
        named = [one for one in node.inside if isinstance(one, Node) and (one.name == self.name or self.name == "*")]
        return [child for child in named if self._holds(child)] if self.tests else named

    def _holds(self, node: Node) -> bool:
        for attribute, name, wanted in self.tests:
            values = [node.attribute(name)] if attribute else [c.text.strip() for c in node.children if c.name == name]
            if wanted not in values:
                return False
        return True


@frozen
class _Branch:
    steps: tuple[_Step, ...]
    attribute: str = ""

    def nodes(self, node: Node) -> list[Node]:
        found = [node]
        for step in self.steps:
            found = [child for one in found for child in step.of(one)]
            if tested := {name for attribute, name, _ in step.tests if not attribute}:
                for named in (child for one in found for child in one.children if child.name in tested):
                    named.taken = True  # what a choice was made by has been used
        return found


@frozen
class Path:
    """A path that has been understood. `tables` are the names of those that it looks something up in."""

    written: str
    first: _Branch
    then: tuple[tuple[str, _Branch], ...] = field(default=())

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it needs."""
        return tuple(name for name, _ in self.then)

    @property
    def to_value(self) -> bool:
        """Whether it leads to an attribute, or through a table, so that it can name no repeated nodes."""
        return bool(self.first.attribute or self.then)

    @property
    def plain(self) -> bool:
        """Whether its steps are names and nothing else, so that it can be followed while a file streams by."""
        return not self.to_value and all(step.name != "*" and not step.tests for step in self.first.steps)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its steps."""
        return tuple(step.name for step in self.first.steps)

    def nodes(self, node: Node) -> list[Node]:
        """The nodes that it leads to, in the order of the document."""
        return self.first.nodes(node)

    def ends(self, node: Node, tables: Tables) -> Found:
        """What it leads to from a node, with its references looked up in these tables."""
        found, branch, missed, doubted = self.first.nodes(node), self.first, 0, 0
        for name, following in self.then:
            keys = [value for one in found if (value := _value(one, branch.attribute))]
            for one in found:
                one.taken = True
            found, branch = [], following
            for key in keys:
                records = tables.get(name, {}).get(key, ())
                missed += not records
                first, *others = [following.nodes(record) for record in records] or [[]]
                doubted += any(_other(first, other, following.attribute) for other in others)
                found += first
        return Found([(one, branch.attribute) for one in found], missed, doubted)


def _other(first: list[Node], other: list[Node], attribute: str) -> bool:
    """Whether the values at the ends of one record are lost when those of another with the same key are taken."""
    values = [_value(node, attribute) for node in other]
    return any(values) and values != [_value(node, attribute) for node in first]


def _value(node: Node, attribute: str) -> str:
    return (node.attribute(attribute) if attribute else node.text).strip()


@functools.lru_cache(maxsize=1024)
def path_of(written: str) -> Path:
    """Read a path. Raises ValueError, in words for the author of a mapping, for anything that is none."""
    branches = [branch.strip() for branch in written.split("=>")]
    first, then = _branch(branches[0]), []
    for branch in branches[1:]:
        table, _, rest = branch.partition("/")
        if not re.fullmatch(r"[\w-]+", table):
            raise ValueError("after => comes the name of a table, such as => staff/Name")
        then.append((table, _branch(rest or ".")))
    return Path(written, first, tuple(then))


def _branch(written: str) -> _Branch:
    steps, attribute = re.split(r"/(?![^\[]*\])", written), ""
    if found := _ATTRIBUTE.match(steps[-1]):
        attribute = found[1]
        steps.pop()
    if steps == ["."]:
        steps = []
    made = []
    for step in steps:
        match = _STEP.match(step)
        if match is None or not match["name"].strip() or match["name"] in (".", ".."):
            raise ValueError(f"{step or 'an empty step'} is no step of a path")
        tests = tuple((bool(at), name, value) for at, name, value in _TEST.findall(match["tests"]))
        made.append(_Step(match["name"].strip(), tests))
    return _Branch(tuple(made), attribute)
