"""A return as XML: people one by one, wherever the schema of their year puts them, and tags in any case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.adapters import ImportIssue, Source
from ehcp_rules_adapters.markup import named
from ehcp_rules_adapters.sen2.encoding import real_encoding, utf8_blocks
from ehcp_rules_adapters.sen2.head import Head
from ehcp_rules_adapters.sen2.items import Items, standard_items
from ehcp_rules_adapters.sen2.person import Person, Request

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["people_of"]

MOST_UNKNOWN = 5
"""The most names of unknown elements that one person's issues tell; the rest is counted."""

_LONGEST_NAME = 40


def people_of(source: Source, head: Head) -> Iterator[Person]:
    """Each person of the return. Raises `UnreadableFileError` where the XML breaks off."""
    reader = _Reader(standard_items())
    with source.open() as file:
        encoding, issues = real_encoding(file)
        head.issues.extend(issues)
        number = 0
        for element in named(utf8_blocks(file, encoding), reader.outermost):
            if reader.module(element) == "sen2":
                head.values.update(reader.leaves(element))
            else:
                number += 1
                yield reader.person(element, number)


class _Reader:
    """Elements into rows by module. What is nested where is the return's own affair: the module says what it belongs to."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self.outermost = frozenset(name for name, id in items.elements.items() if id in ("sen2", "person"))
        self._local: dict[str, str] = {}

    def local(self, element: Element) -> str:
        tag = element.tag
        name = self._local.get(tag)
        if name is None:
            name = self._local[tag] = tag.rpartition("}")[2].lower()
        return name

    def module(self, element: Element) -> str:
        return self.items.elements.get(self.local(element), "")

    def leaves(self, element: Element) -> dict[str, str]:
        tags = self.items.modules["sen2"].tags
        found = ((tags.get(self.local(leaf)), (leaf.text or "").strip()) for leaf in element.iter() if not len(leaf))
        return {tag: text for tag, text in found if tag and text}

    def person(self, element: Element, number: int) -> Person:
        values: dict[str, str] = {}
        person = Person(number, values)
        unknown: dict[str, None] = {}
        self._read(element, "person", values, person, None, unknown)
        for name in list(unknown)[:MOST_UNKNOWN]:
            told = name if len(name) <= _LONGEST_NAME else "with a very long name"
            person.issues.append(ImportIssue(person.place, f"an element {told} is not one of SEN2; it was left out"))
        if len(unknown) > MOST_UNKNOWN:
            more = len(unknown) - MOST_UNKNOWN
            person.issues.append(ImportIssue(person.place, f"{more} more kinds of elements are not of SEN2"))
        return person

    def _read(
        self,
        element: Element,
        module: str,
        values: dict[str, str],
        person: Person,
        request: Request | None,
        unknown: dict[str, None],
    ) -> None:
        tags = self.items.modules[module].tags
        for child in element:
            name = self.local(child)
            tag = tags.get(name)
            if tag is not None:
                text = (child.text or "").strip()
                if text and values.setdefault(tag, text) != text:
                    person.issues.append(
                        ImportIssue(f"{person.place} {tag}", f"{tag} is given more than once; the first was kept")
                    )
                continue
            below = self.items.elements.get(name)
            if below in (None, "sen2", "person"):
                unknown[name] = None
                if len(child):  # a wrapper that this reader does not know may hold what it does
                    self._read(child, module, {}, person, request, unknown)
                continue
            own = request
            if below == "requests":
                own = Request()
                person.requests.append(own)
            elif own is None:
                unknown[f"{name} outside a request"] = None
                continue
            row: dict[str, str] = {}
            own.rows.setdefault(below, []).append(row)
            self._read(child, below, row, person, own, unknown)
