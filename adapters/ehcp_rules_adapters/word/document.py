"""A Word document as paragraphs and tables with their places, in reading order.

Deleted text of tracked changes, field codes and drawings are left out; inserted text, content controls, hyperlinks and
text boxes are read. Merged cells keep their grid column; a cell merged upwards is marked as a continuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define

from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.archive import Package
from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table
from ehcp_rules_adapters.markup import parse

__all__ = ["Document", "read_document"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAIN = "word/document.xml"
MOST_MAIN_BYTES = 32 * 1024 * 1024

_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = f"{_W}t", f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_BREAKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_SKIPPED = {*_GONE, f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}sdtPr", f"{_MC}Fallback"}
_BOX = f"{_W}txbxContent"


@define
class Document:
    """The blocks of a document in reading order, and what was found in it that is not read."""

    blocks: list[Block]
    deletions: int = 0
    footnotes: int = 0


@define
class _Walk:
    styles: dict[str, int]
    paragraphs: int = 0
    tables: int = 0
    deletions: int = 0
    footnotes: int = 0


def read_document(package: Package) -> Document:
    """Read the main part of a Word file. Raises `UnreadableFileError` where there is none or it is not well-formed."""
    content = package.read(_MAIN, most=MOST_MAIN_BYTES)
    if not content:
        raise UnreadableFileError.of(
            "", "it is a zip archive without a Word document in it", "open and save it in Word"
        )
    root = parse(content, _MAIN)
    body = root.find(f"{_W}body")
    if body is None:
        strict = _STRICT in root.tag
        hint = "save it as “Word Document (.docx)”, not “Strict Open XML”" if strict else "open and save it in Word"
        raise UnreadableFileError.of(_MAIN, "it holds no Word text that can be read", hint)
    walk = _Walk(_heading_levels(package.read("word/styles.xml")))
    blocks = list(_blocks(body, walk))
    return Document(blocks, walk.deletions, walk.footnotes)


def _heading_levels(content: bytes) -> dict[str, int]:
    """Style id to heading level: by the style's name (`heading 2`), whatever language or id the document uses."""
    levels = {"Title": 0, **{f"Heading{level}": level for level in range(1, 10)}}
    at = 0
    while (at := content.find(b"<w:style ", at)) >= 0:  # the part is large (about 350 KB) and only names are needed
        end = content.find(b">", at)
        name = content.find(b"<w:name ", end, end + 400)
        identifier, called = _attribute(content[at:end], b"w:styleId"), _attribute(content[name : name + 200], b"w:val")
        if identifier and called.lower().startswith("heading ") and called[8:].isdigit():
            levels[identifier] = int(called[8:])
        at = end
    return levels


def _attribute(tag: bytes, name: bytes) -> str:
    start = tag.find(name + b'="')
    if start < 0:
        return ""
    start += len(name) + 2
    return tag[start : tag.find(b'"', start)].decode("utf-8", "replace")


def _blocks(parent: Element, walk: _Walk) -> Iterator[Block]:
    for element in parent:
        tag = element.tag
        if tag == _PARAGRAPH:
            walk.paragraphs += 1
            yield from _paragraph(element, walk, f"docx:paragraph {walk.paragraphs}")
        elif tag == _TABLE:
            yield _table(element, walk)
        elif tag not in _SKIPPED:
            yield from _blocks(element, walk)
        elif tag in _GONE:
            walk.deletions += 1


def _paragraph(element: Element, walk: _Walk, place: str) -> Iterator[Block]:
    parts: list[str] = []
    boxes: list[Element] = []
    _gather(element, parts, boxes, walk)
    level, listed = None, False
    properties = element.find(f"{_W}pPr")
    if properties is not None:
        style = properties.find(f"{_W}pStyle")
        level = None if style is None else walk.styles.get(style.get(f"{_W}val", ""))
        outline = properties.find(f"{_W}outlineLvl")
        if level is None and outline is not None and (value := outline.get(f"{_W}val", "")) in set("012345678"):
            level = int(value) + 1
        listed = properties.find(f"{_W}numPr") is not None or (
            style is not None and "List" in style.get(f"{_W}val", "")
        )
    yield Paragraph("".join(parts), place, level, listed)
    for box in boxes:
        yield from _blocks(box, walk)


def _gather(element: Element, parts: list[str], boxes: list[Element], walk: _Walk) -> None:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            parts.append(child.text or "")
        elif tag in _BREAKS:
            parts.append(_BREAKS[tag])
        elif tag == _BOX:
            boxes.append(child)
        elif tag in _SKIPPED:
            walk.deletions += tag in _GONE
        elif tag == f"{_W}footnoteReference":
            walk.footnotes += 1
        elif len(child):
            _gather(child, parts, boxes, walk)


def _table(element: Element, walk: _Walk) -> Table:
    walk.tables += 1
    number = walk.tables
    rows = []
    for index, row in enumerate(_inside(element, _ROW), 1):
        place = f"docx:table {number} row {index}"
        properties = row.find(f"{_W}trPr")
        column = _value(properties, "gridBefore", 0)
        cells = []
        for cell in _inside(row, _CELL):
            settings = cell.find(f"{_W}tcPr")
            span = max(1, _value(settings, "gridSpan", 1))
            merge = None if settings is None else settings.find(f"{_W}vMerge")
            at = f"{place} column {column + 1}"
            continued = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            cells.append(Cell(tuple(_cell_paragraphs(cell, walk, at)), column, span, continued, at))
            column += span
        rows.append(Row(tuple(cells), place))
    return Table(tuple(rows), f"docx:table {number}")


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those wrapped in content controls or tracked insertions."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in _SKIPPED and child.tag not in (_PARAGRAPH, _TABLE):
            yield from _inside(child, wanted)


def _cell_paragraphs(cell: Element, walk: _Walk, place: str) -> Iterator[Paragraph]:
    """The paragraphs of a cell, those of tables inside it included, each with its place when there are several."""
    found: list[Paragraph] = []
    kept = walk.paragraphs
    for block in _blocks(cell, walk):
        if isinstance(block, Table):
            found.extend(p for row in block.rows for inner in row.cells for p in inner.paragraphs)
        else:
            found.append(block)
    walk.paragraphs = kept
    several = sum(not paragraph.blank for paragraph in found) > 1
    for index, paragraph in enumerate(found, 1):
        at = f"{place} paragraph {index}" if several else place
        yield Paragraph(paragraph.text, at, paragraph.level, paragraph.listed)


def _value(properties: Element | None, name: str, default: int) -> int:
    child = None if properties is None else properties.find(f"{_W}{name}")
    value = "" if child is None else child.get(f"{_W}val", "")
    return int(value) if value.isdigit() and len(value) < 4 else default
