"""The words of a page, taken from pdfium: a few calls for each word and each text object instead of several for a letter."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_rules_adapters.pdf.page import Style, Tag, Word
from ehcp_rules_adapters.pdf.shapes import Painted
from ehcp_rules_adapters.pdf.turning import turn_of

__all__ = ["read_words"]

HYPHEN_AT_END = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line."""

_SPACES = " \t\r\n\x0b\x0c\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
_WORD = re.compile(f"[^{_SPACES}\ufffe]+\ufffe?|\ufffe")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_AS_SEEN = str.maketrans({**_LIGATURES, 0x00AD: "-", 0xFFFE: "-", 0x0002: "-", 0x0000: None})
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD, _FONT_ITALIC = 1 << 18, 1 << 6
LAST = 1 << 30
"""The order of text that nothing can hide."""

_FROM_SPACES = 4
"""A page on which one space in so many is a fixed one writes them all so: some fonts share the glyph of both."""


class _Styles:
    """What is known of each text object of a page, asked once."""

    def __init__(
        self, text_page: Any, painted: Painted, tags: Mapping[int, Tag], fonts: dict[int, tuple[bool, bool]]
    ) -> None:
        self._text_page = text_page
        self._painted = painted
        self._tags = tags
        self._fonts = fonts
        self._known: dict[int, Style] = {}
        self.origins: dict[int, tuple[Style, float, float]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, index: int) -> Style:
        """The style of the letter at this place, which must not be one that pdfium made up."""
        thing = pdfium.FPDFText_GetTextObject(self._text_page, index)
        address = ctypes.addressof(thing.contents) if thing else 0
        if (known := self._known.get(address)) is None:
            known = self._known[address] = self._ask(thing, address, index)
            self.origins[address] = known, self._matrix.e, self._matrix.f
        return known

    def _ask(self, thing: Any, address: int, index: int) -> Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._text_page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._text_page, index) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
        turn = round(angle)
        style = Style(
            size=size,
            bold=False,
            italic=matrix.c > 0.1 * abs(matrix.d) and not turn,
            turn=turn % 4 if abs(angle - turn) < 0.03 else None,
            baseline=0.0,
            order=self._painted.orders.get(address, LAST),
        )
        if not thing:
            return style
        if self._tags and address not in self._painted.nested:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            style.tag = self._tags.get(mark)
            style.artifact = mark < 0 and _is_artifact(thing)
        style.guessed = pdfium.FPDFText_HasUnicodeMapError(self._text_page, index) == 1
        style.bold, italic = self._font(pdfium.FPDFTextObj_GetFont(thing))
        style.italic = style.italic or italic
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        style.bold = style.bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        style.unseen = mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
        if pdfium.FPDFPageObj_GetFillColor(thing, *self._colour):
            *colours, alpha = (part.value for part in self._colour)
            style.white = min(colours) >= 250 and mode == pdfium.FPDF_TEXTRENDERMODE_FILL
            style.unseen = style.unseen or alpha == 0
        return style

    def _font(self, font: Any) -> tuple[bool, bool]:
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256) if font else 0
            name = buffer.raw[: min(length, 256)].decode("latin-1")
            flags = max(0, pdfium.FPDFFont_GetFlags(font)) if font else 0
            bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD)
            self._fonts[address] = bold, bool(_ITALIC.search(name)) or bool(flags & _FONT_ITALIC)
        return self._fonts[address]


def _is_artifact(thing: Any) -> bool:
    buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for index in range(min(4, max(0, pdfium.FPDFPageObj_CountMarks(thing)))):
        mark = pdfium.FPDFPageObj_GetMark(thing, index)
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), ctypes.byref(length)):
            name = bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return True
    return False


def _letters(text_page: Any, count: int) -> str:
    """One letter for each index of pdfium's list of letters."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def read_words(
    text_page: Any,
    count: int,
    painted: Painted,
    tags: Mapping[int, Tag],
    fonts: dict[int, tuple[bool, bool]],
) -> tuple[list[Word], int]:
    """The words of a page of `count` letters, and the direction in which most of them run, in quarters.

    Words that run in another direction keep it as their style's `turn`, counted against the page's. Positions are turned so
    that the text reads from left to right and y grows downwards; the page's corner is not yet taken off.
    """
    letters = _letters(text_page, count)
    fixed = letters.count("\xa0")
    if fixed * _FROM_SPACES > fixed + letters.count(" "):
        letters = letters.replace("\xa0", " ")
    styles = _Styles(text_page, painted, tags, fonts)
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    words: list[Word] = []
    directions: Counter[int] = Counter()
    box = pdfium.FPDFText_GetLooseCharBox
    for found in _WORD.finditer(letters):
        start, end = found.span()
        style = styles.of(start)
        box(text_page, start, first)
        box(text_page, end - 1, last)
        text = found[0]
        broken = text[-1] == HYPHEN_AT_END
        if not text.isascii():
            text = text.translate(_AS_SEEN)
        if style.turn is not None:
            directions[style.turn] += end - start
        # kept in the PDF's own coordinates, where up is more, until the direction of the page is known
        left, right, top, bottom = first.left, last.right, first.top, first.bottom
        if style.turn != 0 or right < left:
            left, right = min(left, last.left), max(first.right, right)
            top, bottom = max(top, last.top), min(bottom, last.bottom)
        words.append(Word(text, left, right, top, bottom, 0.0, style.size, style, broken))
    quarters = max(directions, key=lambda turn: (directions[turn], -turn)) if directions else 0
    _turn(words, styles, quarters)
    return words, quarters


def _turn(words: list[Word], styles: _Styles, quarters: int) -> None:
    turn = turn_of(quarters)
    for style, x, y in styles.origins.values():
        style.baseline = turn(x, y)[1]
        if style.turn is not None:
            style.turn = (style.turn - quarters) % 4
    for word in words:
        word.baseline = word.style.baseline
        if quarters:
            (x1, y1), (x2, y2) = turn(word.left, word.bottom), turn(word.right, word.top)
            word.left, word.right = min(x1, x2), max(x1, x2)
            word.top, word.bottom = min(y1, y2), max(y1, y2)
        else:
            word.top, word.bottom = -word.top, -word.bottom
