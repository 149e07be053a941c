"""A Word document as paragraphs and tables with their places, in reading order and in final view.

Numbers that Word prints are worked out, merged cells keep their grid column, and a cell merged upwards is marked as a
continuation. A table inside a cell stays a table where it has columns. Footnotes stand as paragraphs of their own after
the paragraph that refers to them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs
from attrs import define, field

from ehcp_rules.errors import UnreadableFileError
from ehcp_rules_adapters.archive import Package
from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table, paragraphs_of
from ehcp_rules_adapters.markup import parse
from ehcp_rules_adapters.word.numbering import Numbering
from ehcp_rules_adapters.word.paragraphs import number_and_look, paragraph_of, with_outline
from ehcp_rules_adapters.word.runs import GONE, SKIPPED, Counts, Runs, W, is_on, value_of
from ehcp_rules_adapters.word.styles import Look, Styles

__all__ = ["Document", "main_part", "read_document"]

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "word/document.xml"
MOST_MAIN_BYTES = 32 * 1024 * 1024
MOST_MARGINS = 40
"""Headers and footers beyond this many are not looked at: they repeat."""

_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt"


@define
class Document:
    """The blocks of a document, those of its headers and footers, and counts of what was met and is not read."""

    blocks: list[Block]
    margins: list[Block] = field(factory=list)
    counts: Counts = field(factory=Counts)


@define
class _Walk:
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    counts: Counts = field(factory=Counts)
    paragraphs: int = 0
    tables: int = 0
    carried: Runs | None = None
    prefix: str = "docx:"


def main_part(names: frozenset[str] | tuple[str, ...]) -> str:
    """The name of the part that holds the text: usually `word/document.xml`, in some files `word/document2.xml`."""
    if _MAIN in names:
        return _MAIN
    return next((name for name in sorted(names) if name.startswith("word/document") and name.endswith(".xml")), "")


def read_document(package: Package) -> Document:
    """Read the parts of a Word file. Raises `UnreadableFileError` where there is no text or it is not well-formed."""
    main = main_part(package.names)
    content = package.read(main, most=MOST_MAIN_BYTES) if main else b""
    if not content:
        raise UnreadableFileError.of(
            "", "it is a zip archive without a Word document in it", "open and save it in Word"
        )
    body = _root(content, main).find(f"{W}body")
    if body is None:
        raise UnreadableFileError.of(main, "it holds no Word text that can be read", "open and save it in Word")
    walk = _Walk(
        Styles(package.read("word/styles.xml").replace(_STRICT, _USUAL)),
        Numbering(package.read("word/numbering.xml").replace(_STRICT, _USUAL)),
        _notes(package),
    )
    blocks = list(_blocks(body, walk))
    return Document(blocks, list(_margins(package, walk)), walk.counts)


def _root(content: bytes, part: str) -> Element:
    return parse(content.replace(_STRICT, _USUAL), part)


def _notes(package: Package) -> dict[tuple[str, str], Element]:
    """The footnotes and endnotes of the document by kind and id."""
    found = {}
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        if content := package.read(part):
            for note in _root(content, part).iter(f"{W}{kind}"):
                found[kind, note.get(f"{W}id", "")] = note
    return found


def _margins(package: Package, walk: _Walk) -> Iterator[Block]:
    """The blocks of headers and footers, each with the name of its part as its place."""
    parts = [name for name in sorted(package.names) if name.startswith(("word/header", "word/footer"))]
    for part in [name for name in parts if name.endswith(".xml")][:MOST_MARGINS]:
        name = posixpath.basename(part).removesuffix(".xml")
        aside = attrs.evolve(walk, paragraphs=0, tables=0, carried=None, prefix=f"docx:{name} ", counts=Counts())
        yield from _blocks(_root(package.read(part), part), aside)


def _blocks(parent: Element, walk: _Walk) -> Iterator[Block]:
    yield from _elements(parent, walk)
    if walk.carried is not None:
        runs, walk.carried = walk.carried, None
        yield paragraph_of(runs, f"{walk.prefix}paragraph {walk.paragraphs}", Look(), "")


def _elements(parent: Element, walk: _Walk) -> Iterator[Block]:
    for element in parent:
        tag = element.tag
        if tag == _PARAGRAPH:
            walk.paragraphs += 1
            yield from _paragraph(element, walk, f"{walk.prefix}paragraph {walk.paragraphs}")
        elif tag == _TABLE:
            yield _table(element, walk)
        elif tag == _CONTROL:
            yield from _control(element, walk)
        elif tag in (f"{W}altChunk", f"{W}subDoc"):
            walk.counts.embedded += 1
        elif tag not in SKIPPED:
            yield from _elements(element, walk)
        elif tag in GONE:
            walk.counts.deletions += 1


def _control(element: Element, walk: _Walk) -> Iterator[Block]:
    """A content control round paragraphs: a table of contents and a prompt that nobody filled in are no text."""
    properties = element.find(f"{W}sdtPr")
    if properties is not None:
        gallery = properties.find(f"{W}docPartObj/{W}docPartGallery")
        contents = gallery is not None and gallery.get(f"{W}val", "") == "Table of Contents"
        if contents or properties.find(f"{W}showingPlcHdr") is not None:
            return
    yield from _elements(element, walk)


def _paragraph(element: Element, walk: _Walk, place: str) -> Iterator[Block]:
    properties = element.find(f"{W}pPr")
    style = value_of(properties, "pStyle")
    look = walk.styles.look(style) if style else walk.styles.usual()
    carried, walk.carried = walk.carried, None
    runs = carried or Runs(walk.styles, look, walk.counts)
    runs.gather(element)
    number = ""
    if properties is not None:
        mark = properties.find(f"{W}rPr")
        if mark is not None and mark.find(f"{W}del") is not None:
            walk.carried = runs  # its end was deleted: in final view the next paragraph goes on where it stops
            return
        look = with_outline(look, properties)
    if look.contents:
        return
    if runs.text.strip():
        number, look = number_and_look(properties, style, look, walk.numbering)
    yield paragraph_of(runs, place, look, number)
    for reference in runs.notes:
        yield from _note(reference, walk)
    for box in runs.boxes:
        yield from _blocks(box, walk)


def _note(reference: tuple[str, str], walk: _Walk) -> Iterator[Block]:
    """The text of a footnote as one paragraph."""
    note = walk.notes.get(reference)
    if note is None:
        return
    aside = attrs.evolve(walk, paragraphs=0, tables=0, carried=None, notes={})
    text = "\n".join(one.text.strip() for one in paragraphs_of(tuple(_blocks(note, aside))) if not one.blank)
    if text:
        yield Paragraph(text, f"{walk.prefix}{reference[0]} {reference[1]}", footnote=True)


def _table(element: Element, walk: _Walk) -> Table:
    walk.tables += 1
    number = walk.tables
    rows = []
    for index, row in enumerate(_inside(element, _ROW), 1):
        place = f"{walk.prefix}table {number} row {index}"
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            walk.counts.deletions += 1
            continue
        header = properties is not None and is_on(properties, "tblHeader") is True
        rows.append(Row(tuple(_cells(row, walk, place, _count(properties, "gridBefore", 0))), place, header))
    return Table(tuple(rows), f"{walk.prefix}table {number}")


def _cells(row: Element, walk: _Walk, place: str, column: int) -> Iterator[Cell]:
    made: list[Cell] = []
    for cell in _inside(row, _CELL):
        settings = cell.find(f"{W}tcPr")
        span = max(1, _count(settings, "gridSpan", 1))
        sideways = None if settings is None else settings.find(f"{W}hMerge")
        if made and sideways is not None and sideways.get(f"{W}val", "continue") == "continue":
            made[-1] = attrs.evolve(made[-1], span=made[-1].span + span)
            column += span
            continue
        merge = None if settings is None else settings.find(f"{W}vMerge")
        continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        fill = None if settings is None else settings.find(f"{W}shd")
        colour = "auto" if fill is None else fill.get(f"{W}fill", "auto").lower()
        at = f"{place} column {column + 1}"
        paragraphs, blocks = _cell_content(cell, walk, at)
        shaded = colour not in ("auto", "ffffff")
        made.append(Cell(paragraphs, column, span, continued, at, blocks, shaded))
        column += span
    yield from made


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those wrapped in content controls or tracked insertions."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in SKIPPED and child.tag not in (_PARAGRAPH, _TABLE):
            yield from _inside(child, wanted)


def _cell_content(cell: Element, walk: _Walk, place: str) -> tuple[tuple[Paragraph, ...], tuple[Block, ...]]:
    """All paragraphs of a cell, each with its place when there are several, and its blocks where it holds a table."""
    kept = walk.paragraphs
    found = tuple(_blocks(cell, walk))
    walk.paragraphs = kept
    every = tuple(paragraphs_of(found))
    if len(every) == 1:
        paragraphs = (attrs.evolve(every[0], place=place),)
        return paragraphs, ()
    several = sum(not paragraph.blank for paragraph in every) > 1
    tables = tuple(block for block in found if isinstance(block, Table) and _has_columns(block))
    within = {id(paragraph) for paragraph in paragraphs_of(tables)}
    renamed: dict[int, Paragraph] = {}
    for index, paragraph in enumerate(every, 1):
        own = paragraph.footnote or id(paragraph) in within
        at = paragraph.place if own else f"{place} paragraph {index}" if several else place
        renamed[id(paragraph)] = paragraph if own else attrs.evolve(paragraph, place=at)
    nested = bool(tables)
    blocks = tuple(_flat(found, renamed)) if nested else ()
    return tuple(renamed.values()), blocks


def _flat(blocks: tuple[Block, ...], renamed: dict[int, Paragraph]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table) and _has_columns(block):
            yield block
        else:
            yield from (renamed[id(paragraph)] for paragraph in paragraphs_of((block,)))


def _has_columns(table: Table) -> bool:
    return any(len(row.filled) > 1 for row in table.rows)


def _count(properties: Element | None, name: str, default: int) -> int:
    value = value_of(properties, name)
    return int(value) if value.isdigit() and len(value) < 4 else default
