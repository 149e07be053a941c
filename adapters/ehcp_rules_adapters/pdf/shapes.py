"""What is painted on a page besides text: thin lines, coloured grounds, pictures and drawn bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2.raw as pdfium
from attrs import frozen

from ehcp_rules_adapters.pdf.page import Box, Shape
from ehcp_rules_adapters.pdf.turning import Turn

__all__ = ["MOST_OBJECTS", "Painted", "TooManyObjectsError"]

MOST_OBJECTS = 60_000
"""The most objects on one page; a page of dense text has about a thousand."""

THICKEST_RULE, SHORTEST_RULE = 5.0, 6.0
LARGEST_DOT, LARGEST_SPECK = 8.0, 2.2
FEWEST_SPECKS = 8
MOST_SEGMENTS = 4_000
DEEPEST_FORM = 6
WHITE, BLACK, OPAQUE, INVISIBLE = 250, 40, 255, 8
"""Colours and opacity go from 0 to 255."""

_Matrix = tuple[float, float, float, float, float, float]
_Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top in the PDF's own coordinates."""

_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooManyObjectsError(Exception):
    """A page holds more objects than any plan does."""


@frozen
class _Found:
    kind: str
    bounds: _Bounds
    order: int
    white: bool = False
    covers: bool = False


class Painted:
    """The objects of one page, those inside forms too. Raises `TooManyObjectsError`.

    `orders` gives, by the address of each text object, its place in the order of painting, where something that hides what is
    below it is painted after text; `nested` are the text objects inside forms, whose marks are not the page's.
    """

    def __init__(self, page: Any) -> None:
        self.orders: dict[int, int] = {}
        self.nested: set[int] = set()
        self._count = 0
        self._inside: dict[int, int] = {}
        self._found: list[_Found] = []
        self._specks: list[_Bounds] = []
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._parts = tuple(ctypes.c_uint() for _ in range(4))
        self._modes = ctypes.c_int(), ctypes.c_int()
        self._first_text = MOST_OBJECTS
        count = max(0, pdfium.FPDFPage_CountObjects(page))
        objects = [pdfium.FPDFPage_GetObject(page, index) for index in range(count)] if count <= MOST_OBJECTS else []
        if count > MOST_OBJECTS:
            raise TooManyObjectsError
        self._walk(objects, _AS_IT_IS, 0)
        if any(found.covers and found.order > self._first_text for found in self._found):
            self._order(objects)

    def shapes(self, turn: Turn) -> list[Shape]:
        """The shapes on the page as it is read."""
        rules = [_Found("rule", bounds, self._count) for bounds in _chains(self._specks)]
        shapes = []
        for found in (*self._found, *rules):
            left, bottom, right, top = found.bounds
            (x1, y1), (x2, y2) = turn(left, bottom), turn(right, top)
            box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            shapes.append(Shape(found.kind, box, found.order, found.white, found.covers))
        return shapes

    def _walk(self, objects: Iterable[Any], outer: _Matrix, depth: int) -> None:
        for thing in objects:
            self._count += 1
            if self._count > MOST_OBJECTS:
                raise TooManyObjectsError
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._first_text = min(self._first_text, self._count)
                if depth:
                    self._nested_text(thing)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, outer)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                if bounds := self._bounds(thing, outer):
                    self._add("image", bounds)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                count = max(0, pdfium.FPDFFormObj_CountObjects(thing))
                inner = (pdfium.FPDFFormObj_GetObject(thing, index) for index in range(count))
                before = self._count
                self._walk(inner, _times(_matrix_of(thing), outer), depth + 1)
                self._inside[ctypes.addressof(thing.contents)] = self._count - before

    def _nested_text(self, thing: Any) -> None:
        address = ctypes.addressof(thing.contents)
        self.nested.add(address)
        self.orders[address] = self._count

    def _order(self, objects: Iterable[Any]) -> None:
        """Note when each text object outside forms is painted."""
        count = 0
        for thing in objects:
            count += 1
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.orders[ctypes.addressof(thing.contents)] = count
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                count += self._inside.get(ctypes.addressof(thing.contents), 0)

    def _add(self, kind: str, bounds: _Bounds, *, white: bool = False, covers: bool = False) -> None:
        self._found.append(_Found(kind, bounds, self._count, white, covers))

    def _bounds(self, thing: Any, outer: _Matrix) -> _Bounds | None:
        if not pdfium.FPDFPageObj_GetBounds(thing, *self._edges):
            return None
        left, bottom, right, top = (edge.value for edge in self._edges)
        if outer is _AS_IT_IS:
            return left, bottom, right, top
        corners = [_put(outer, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _path(self, thing: Any, outer: _Matrix) -> None:
        bounds = self._bounds(thing, outer)
        if bounds is None:
            return
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if max(width, height) <= LARGEST_SPECK:
            self._specks.append(bounds)
            return
        fill, stroke = self._modes
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not fill.value and not stroke.value:
            return
        if max(width, height) <= LARGEST_DOT:
            if max(width, height) >= SHORTEST_RULE and min(width, height) <= 1:
                self._add("rule", bounds)
            elif fill.value:
                self._add("dot", bounds)
        elif min(width, height) <= THICKEST_RULE:
            if max(width, height) >= 4 * min(width, height):
                self._add("rule", bounds)
        else:
            self._large_path(thing, outer, bounds, filled=bool(fill.value), stroked=bool(stroke.value))

    def _large_path(self, thing: Any, outer: _Matrix, bounds: _Bounds, *, filled: bool, stroked: bool) -> None:
        lines = list(_lines(thing, _times(_matrix_of(thing), outer)))
        for x1, y1, x2, y2 in lines if stroked else ():
            across, along = sorted((abs(x1 - x2), abs(y1 - y2)))
            if across <= 1 and along >= SHORTEST_RULE:
                self._add("rule", (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
        if filled:
            *colours, opacity = self._colours(thing)
            square = 3 <= len(lines) <= 5 and all(min(abs(a - c), abs(b - d)) <= 1 for a, b, c, d in lines)
            white = min(colours) >= WHITE
            covers = square and opacity == OPAQUE and (white or max(colours) <= BLACK)
            if opacity >= INVISIBLE:
                self._add("fill" if square else "ground", bounds, white=white, covers=covers)

    def _colours(self, thing: Any) -> tuple[int, ...]:
        """The red, green, blue and opacity of a fill; a middle grey where the file gives a pattern."""
        if not pdfium.FPDFPageObj_GetFillColor(thing, *self._parts):
            return 128, 128, 128, OPAQUE
        return tuple(part.value for part in self._parts)


def _chains(specks: list[_Bounds]) -> Iterator[_Bounds]:
    """Dotted lines, as the bounds of specks that stand close together in a row or a column."""
    for across, along in ((1, 0), (0, 1)):
        rows: dict[int, list[_Bounds]] = {}
        for speck in specks:
            rows.setdefault(round(speck[across]), []).append(speck)
        for row in rows.values():
            row.sort(key=lambda speck: speck[along])
            chain: list[_Bounds] = []
            for speck in row:
                if chain and speck[along] - chain[-1][along + 2] > 2 * LARGEST_SPECK:
                    yield from _rule_of(chain)
                    chain = []
                chain.append(speck)
            yield from _rule_of(chain)


def _rule_of(chain: list[_Bounds]) -> Iterator[_Bounds]:
    if len(chain) >= FEWEST_SPECKS:
        lefts, bottoms, rights, tops = zip(*chain, strict=True)
        yield min(lefts), min(bottoms), max(rights), max(tops)


def _lines(thing: Any, matrix: _Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a path; curves are left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at = start = (0.0, 0.0)
    for index in range(min(MOST_SEGMENTS, max(0, pdfium.FPDFPath_CountSegments(thing)))):
        segment = pdfium.FPDFPath_GetPathSegment(thing, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _put(matrix, x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*at, *point)
        at = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            if at != start:
                yield (*at, *start)
            at = start


def _matrix_of(thing: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return _AS_IT_IS
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    if two is _AS_IT_IS:
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _put(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
