"""What a tagged PDF says of itself: which letters are one paragraph, a heading, a marker of a list, or a cell of a table.

Word and browsers write such tags; they settle what cannot be seen, such as a paragraph whose last line is full. They are
evidence and no more: a document whose tags contradict how its lines read is read by its looks alone.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium
from attrs import define, field

from ehcp_rules_adapters.pdf.page import CellTag, Tag

__all__ = ["read_tags"]

MOST_ELEMENTS = 20_000
DEEPEST = 60

_HEADINGS = {"H": 1, "Title": 0, **{f"H{level}": level for level in range(1, 7)}}
_BLOCKS = frozenset(("P", "LBody", "Caption", *_HEADINGS))
_LOOSE = frozenset(("LI", "Lbl", "TD", "TH", "Div", "BlockQuote", "TOCI"))


@define
class _Walk:
    tags: dict[int, Tag] = field(factory=dict)
    elements: int = 0
    tables: int = 0
    buffer: Any = field(factory=lambda: ctypes.create_string_buffer(48))

    def visit(self, element: Any, tag: Tag | None, cell: CellTag | None, depth: int) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS or depth > DEEPEST:
            return
        length = pdfium.FPDF_StructElement_GetType(element, self.buffer, 48)
        role = self.buffer.raw[: max(0, min(length, 48) - 2)].decode("utf-16-le", "replace")
        count = max(0, pdfium.FPDF_StructElement_CountChildren(element))
        children = [pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count)]
        marks = [
            -1 if child else pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            for index, child in enumerate(children)
        ]
        begun = count > 1 and not children[0] and marks[0] < 0
        if role == "Table":
            self.tables += 1
            self._rows(children, depth)
            return
        if cell is not None and role in ("TD", "TH"):
            cell.begun = cell.begun or begun
        if role in _BLOCKS or role in _LOOSE:
            tag = Tag(role in _BLOCKS, _HEADINGS.get(role), role == "Lbl", cell=cell)
        if tag is not None and begun and not any(known is tag for known in self.tags.values()):
            tag.begun = True
        for child, mark in zip(children, marks, strict=True):
            if child:
                self.visit(child, tag, cell, depth + 1)
            elif mark >= 0 and tag is not None:
                self.tags[mark] = tag

    def _rows(self, children: list[Any], depth: int) -> None:
        """The rows of a table, also those in its head, body and foot."""
        number, row = self.tables, 0
        pending = [child for child in children if child]
        while pending and self.elements <= MOST_ELEMENTS:
            element = pending.pop(0)
            length = pdfium.FPDF_StructElement_GetType(element, self.buffer, 48)
            role = self.buffer.raw[: max(0, min(length, 48) - 2)].decode("utf-16-le", "replace")
            count = max(0, pdfium.FPDF_StructElement_CountChildren(element))
            inside = [pdfium.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count)]
            if role != "TR":
                self.elements += 1
                pending[:0] = [child for child in inside if child]
                continue
            row += 1
            for place, child in enumerate(inside):
                if child:
                    self.visit(child, None, CellTag(number, row, place), depth + 2)


def read_tags(page: Any) -> dict[int, Tag]:
    """The tag of each piece of marked text of a page; nothing where the document has no tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    walk = _Walk()
    try:
        for index in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
            if child := pdfium.FPDF_StructTree_GetChildAtIndex(tree, index):
                walk.visit(child, None, None, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return walk.tags
