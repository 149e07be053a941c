"""The text that fragments of HTML show: a line for each paragraph, list item, heading or row."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from attrs import define, field, frozen

from ehcp_rules_adapters.nodes import Node

__all__ = ["Line", "html_lines", "plain_lines"]

_BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table tbody tfoot thead tr ul".split()
)
_INLINE = frozenset(
    "a abbr acronym area b base basefont bdi bdo big button caption cite code col colgroup data datalist dfn em embed font i"
    " iframe img input ins kbd label legend link map mark meta nobr noscript object optgroup option param q rp rt ruby samp"
    " select small source span strong sub summary sup svg td textarea th time track tt u var wbr html body details".split()
)
_UNSEEN = frozenset("head script style template title".split())
_STRUCK = frozenset("del s strike".split())
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_KNOWN = _BLOCKS | _INLINE | _UNSEEN | _STRUCK
_MARKUP = re.compile(r"</?[A-Za-z!][^>]*>|&(?:#\d+|#[xX][0-9A-Fa-f]+|\w+);")
_SPACES = re.compile("[ \t\r\n\f]+")


@frozen
class Line:
    """One line of a text; `listed` when it is an item of a list."""

    text: str = field(repr=False)
    listed: bool = False


@define
class _Page:
    """What is shown so far. `struck` counts stretches that were struck out and so left out."""

    lines: list[Line] = field(factory=list, repr=False)
    struck: int = 0
    _open: list[str] = field(factory=list)
    _words: list[str] = field(factory=list, repr=False)
    _cell: bool = False

    def start(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        elif tag in ("td", "th"):
            self._cell = bool(self._words)
        if tag in _STRUCK and not self._inside(_STRUCK):
            self.struck += 1
        if tag not in _EMPTY:
            self._open.append(tag)

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if tag in self._open:  # closes what was left open inside it, as browsers do
            while self._open.pop() != tag:
                pass

    def data(self, text: str) -> None:
        if not text or self._inside(_UNSEEN) or self._inside(_STRUCK):
            return
        if self._cell and text.strip():
            self._words.append("\t")
            self._cell = False
        self._words.append(text if "pre" in self._open else _SPACES.sub(" ", text))

    def end_line(self) -> None:
        shown = "".join(self._words)
        for text in shown.split("\n"):
            text = re.sub(" *\t *", "\t", re.sub(" {2,}", " ", text)).strip(" \t\n")
            if text:
                self.lines.append(Line(text, "li" in self._open))
        self._words.clear()
        self._cell = False

    def _inside(self, tags: frozenset[str]) -> bool:
        return any(tag in tags for tag in self._open)


class _Parser(HTMLParser):
    """Hands the parts of a fragment to a page."""

    def __init__(self, page: _Page) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class's
        """Open a tag; what is none of HTML, such as a placeholder in angle brackets, is text."""
        if tag in _KNOWN or ":" in tag:
            self._page.start(tag)
        else:
            self._page.data(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        """Show text."""
        self._page.data(data)


def html_lines(node: Node) -> tuple[tuple[Line, ...], int]:
    """The lines that the HTML in a node shows, and how many stretches were struck out and left out.

    The HTML may stand there escaped, as text, or as elements. Text that is no HTML gives its own lines.
    """
    if not any(node.children) and not _MARKUP.search(node.text):
        return plain_lines(node.text), 0
    page = _Page()
    _feed(node, page)
    page.end_line()
    return tuple(page.lines), page.struck


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of plain text that hold something."""
    return tuple(Line(line.strip()) for line in text.splitlines() if line.strip())


def _feed(node: Node, page: _Page) -> None:
    for one in node.inside:
        if isinstance(one, Node):
            tag = one.name.lower()
            page.start(tag)
            _feed(one, page)
            page.end(tag)
        elif "<" in one or "&" in one:
            parser = _Parser(page)
            parser.feed(one)
            parser.close()
        else:
            page.data(one)
