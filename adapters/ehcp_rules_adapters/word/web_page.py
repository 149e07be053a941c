"""Web pages that Word or a case system saved under the name of a document, as paragraphs and tables.

The standard library's parser is used; it fetches nothing and runs nothing. What a browser would not show is left out.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs
from attrs import define, field

from ehcp_rules_adapters.layout.blocks import Block, Cell, Paragraph, Row, Table, paragraphs_of

__all__ = ["MOST_BYTES", "page_of", "read_page"]

MOST_BYTES = 32 * 1024 * 1024
DEEPEST = 120
MOST_SPAN = 100
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]{1,5})pt", re.IGNORECASE)
_SHADED = re.compile(r"background(?:-color)?\s*:\s*(?!none|white|transparent|#f{3,6}\b)\S", re.IGNORECASE)
_BREAKING = {
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "table", "ul", "ol", "section", "article", "header",
    "footer", "blockquote", "dt", "dd", "pre", "center", "body", "tbody", "thead", "caption",
}  # fmt: skip
_UNREAD = {"head", "script", "style", "title", "noscript", "template", "select", "textarea"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OVER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "body": (("head",), ()),
    "p": (("p", *_HEADINGS), ("td", "th", "li", "div")),
    "table": (("p", *_HEADINGS), ("td", "th", "li", "div")),
    "li": (("li",), ("ul", "ol")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
}
"""What an element ends when it begins, unless one of the others stands between."""
_EMPTY = {"br", "hr", "img", "input", "meta", "link", "col", "base", "area", "wbr", "source"}


def page_of(content: bytes) -> str:
    """The text of a page in the encoding that it declares; of a page packed for mail (`.mht`) its HTML part."""
    if content.lstrip()[:400].lower().startswith((b"mime-version", b"from:")):
        message = email.message_from_bytes(content, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                payload = part.get_payload(decode=True)
                return _decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
        return ""
    return _decoded(content, None)


def _decoded(content: bytes, charset: str | None) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    declared = _CHARSET.search(content[:4096])
    for name in (charset, declared[1].decode("ascii") if declared else None, "utf-8"):
        try:
            return content.decode(name or "utf-8-sig")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace")


def read_page(text: str) -> list[Block]:
    """The blocks of a page in reading order."""
    parser = _Page()
    parser.feed(text)
    parser.close()
    return parser.finish()


@define
class _Element:
    """An open element with what it makes of the text in it."""

    name: str
    bold: bool
    italic: bool
    hidden: bool
    size: float | None = None
    count: int = 0


@define
class _OpenCell:
    span: int
    rows: int
    shaded: bool
    blocks: list[Block] = field(factory=list)


@define
class _OpenTable:
    number: int
    rows: list[list[_OpenCell]] = field(factory=list)


class _Page(HTMLParser):
    """Gathers the text between the tags that break lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Element] = []
        self._blocks: list[list[Block]] = [[]]
        self._tables: list[_OpenTable] = []
        self._runs: list[tuple[str, bool, bool, float | None]] = []
        self._number = ""
        self._paragraphs = self._count_of_tables = 0

    # -- what the parser calls

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        values = {name: value or "" for name, value in attributes}
        if tag == "br":
            self._run("\n")
        if tag in _BREAKING:
            self._break()
        self._end_what_is_over(tag)
        if tag in _EMPTY or len(self._open) >= DEEPEST:
            return
        style, outer = values.get("style", ""), self._open[-1] if self._open else _Element("", False, False, False)
        size = _SIZE.search(style)
        hidden = outer.hidden or tag in _UNREAD or bool(_HIDDEN.search(style)) or "hidden" in values
        hidden = hidden or values.get("class", "").lower().startswith("msotoc")
        bold = outer.bold or tag in ("b", "strong", "th") or bool(_BOLD.search(style))
        italic = outer.italic or tag in ("i", "em") or bool(_ITALIC.search(style))
        self._open.append(_Element(tag, bold, italic, hidden, float(size[1]) if size else outer.size))
        if tag == "table":
            self._count_of_tables += 1
            self._tables.append(_OpenTable(self._count_of_tables))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._begin_cell(values)
        elif tag == "li":
            self._number = self._next_number()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element that ends at once, such as `<br/>`."""
        self.handle_starttag(tag, attributes)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it everything left open inside."""
        if tag in _BREAKING:
            self._break()
        at = next((index for index in range(len(self._open) - 1, -1, -1) if self._open[index].name == tag), None)
        if at is None:
            return
        while len(self._open) > at:
            self._close(self._open.pop().name)

    def handle_data(self, text: str) -> None:
        """Text between tags."""
        if not (self._open and self._open[-1].hidden):
            self._run(_SPACE.sub(" ", text))

    # -- what is made of it

    def finish(self) -> list[Block]:
        """Everything read, elements that nobody closed included."""
        self._break()
        while self._open:
            self._close(self._open.pop().name)
        return self._blocks[0]

    def _end_what_is_over(self, tag: str) -> None:
        """Elements that HTML lets a writer leave open end where the next of their kind begins."""
        over, within = _OVER.get(tag, ((), ()))
        for index in range(len(self._open) - 1, -1, -1):
            name = self._open[index].name
            if name in over:
                while len(self._open) > index:
                    self._close(self._open.pop().name)
                return
            if name in within:
                return

    def _run(self, text: str) -> None:
        element = self._open[-1] if self._open else _Element("", False, False, False)
        if not element.hidden:
            self._runs.append((text, element.bold, element.italic, element.size))

    def _break(self) -> None:
        """End the paragraph that is being gathered."""
        runs, self._runs = self._runs, []
        text = re.sub(r" ?\n ?", "\n", "".join(run[0] for run in runs)).replace("\xa0", " ").strip()
        if not text:
            return
        self._paragraphs += 1
        marked = [run for run in runs if run[0].strip()]
        level = next((int(e.name[1]) for e in reversed(self._open) if e.name in _HEADINGS), None)
        listed = any(element.name == "li" for element in self._open)
        paragraph = Paragraph(
            text,
            f"html:paragraph {self._paragraphs}",
            level,
            listed,
            bold=all(run[1] for run in marked),
            italic=all(run[2] for run in marked),
            size=marked[0][3],
            number=self._number if listed else "",
            depth=max(0, sum(element.name in ("ul", "ol") for element in self._open) - 1),
        )
        self._number = ""
        self._blocks[-1].append(paragraph)

    def _next_number(self) -> str:
        holder = next((element for element in reversed(self._open) if element.name in ("ol", "ul")), None)
        if holder is None or holder.name == "ul":
            return "•"
        holder.count += 1
        return f"{holder.count}."

    def _begin_cell(self, values: dict[str, str]) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        shaded = bool(values.get("bgcolor")) or bool(_SHADED.search(values.get("style", "")))
        table.rows[-1].append(_OpenCell(_span(values, "colspan"), _span(values, "rowspan"), shaded))
        self._blocks.append(table.rows[-1][-1].blocks)

    def _close(self, tag: str) -> None:
        if tag in ("td", "th") and len(self._blocks) > 1:
            self._blocks.pop()
        elif tag == "table" and self._tables:
            made = _table(self._tables.pop())
            if made.rows:
                self._blocks[-1].append(made)


def _span(values: dict[str, str], name: str) -> int:
    value = values.get(name, "")
    return min(MOST_SPAN, int(value)) if value.isdigit() and len(value) < 5 and int(value) > 0 else 1


def _table(read: _OpenTable) -> Table:
    """A table on its grid: a cell over several rows goes on in the rows below it."""
    rows = []
    running: dict[int, tuple[int, int]] = {}
    for number, cells in enumerate(read.rows, 1):
        place = f"html:table {read.number} row {number}"
        made = list(_row(cells, running, place))
        if made:
            rows.append(Row(tuple(made), place))
    return Table(tuple(rows), f"html:table {read.number}")


def _row(cells: list[_OpenCell], running: dict[int, tuple[int, int]], place: str) -> Iterator[Cell]:
    column = 0
    waiting = list(cells)
    begun: dict[int, tuple[int, int]] = {}
    while waiting or any(at >= column for at in running):
        if column in running:
            left, span = running[column]
            yield Cell((), column, span, True, f"{place} column {column + 1}")
            if left > 1:
                begun[column] = (left - 1, span)
            del running[column]
        elif waiting:
            cell = waiting.pop(0)
            span = cell.span
            if cell.rows > 1:
                begun[column] = (cell.rows - 1, span)
            yield _cell(cell, column, f"{place} column {column + 1}")
        else:
            column = min(at for at in running if at >= column)
            continue
        column += span
    running.clear()
    running.update(begun)


def _cell(cell: _OpenCell, column: int, place: str) -> Cell:
    every = tuple(paragraphs_of(tuple(cell.blocks)))
    nested = any(isinstance(block, Table) for block in cell.blocks)
    if nested:
        return Cell(every, column, cell.span, False, place, tuple(cell.blocks), cell.shaded)
    several = len(every) > 1
    named = (f"{place} paragraph {n}" if several else place for n in range(1, len(every) + 1))
    paragraphs = tuple(attrs.evolve(one, place=at) for one, at in zip(every, named, strict=True))
    return Cell(paragraphs, column, cell.span, False, place, (), cell.shaded)
