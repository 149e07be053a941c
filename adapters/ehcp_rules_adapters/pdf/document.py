"""A PDF as paragraphs and tables with their places, in reading order, and what has to be said about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field

from ehcp_rules.adapters import Source
from ehcp_rules_adapters.layout.blocks import Block
from ehcp_rules_adapters.pdf.composing import Composer
from ehcp_rules_adapters.pdf.edges import right_edges
from ehcp_rules_adapters.pdf.furniture import body_words
from ehcp_rules_adapters.pdf.grids import Grid, grids_of, nested
from ehcp_rules_adapters.pdf.habits import Habits
from ehcp_rules_adapters.pdf.hyphens import Spelling
from ehcp_rules_adapters.pdf.joining import PageParts, join_pages
from ehcp_rules_adapters.pdf.opening import Opened, opened_pdf, read_pages
from ehcp_rules_adapters.pdf.page import Page, Word
from ehcp_rules_adapters.pdf.parts import parts_of
from ehcp_rules_adapters.pdf.regions import Region, TextRegion, regions_of, text_regions
from ehcp_rules_adapters.pdf.ruled import ruled_grids
from ehcp_rules_adapters.pdf.tagged import drop_doubtful_tags, tagged_grids

__all__ = ["Document", "read_document"]

FEWEST_WORDS = 12
MOSTLY = 0.5
LEAST_PICTURE, LARGE_PICTURE = 0.1, 0.15
GARBLED = 0.1

_CONTENTS = re.compile(r"(?:[.…_][ \t]?){5,}\s*\d{1,3}\s*\Z")


@define
class Document:
    """The blocks of a document in reading order, and the numbers of pages that were not read or only with doubt.

    `pictures` hold a picture and next to no text; `recognised` text that a scanner recognised in a picture; `garbled`
    letters of which the file does not tell what they are; `illustrated` gives the per cent of a page that a picture beside its
    text covers. `repeated` lines at the edges of pages were left out, and `contents`
    lines of a table of contents.
    """

    blocks: list[Block]
    opened: Opened
    pictures: list[int] = field(factory=list)
    recognised: list[int] = field(factory=list)
    garbled: list[int] = field(factory=list)
    illustrated: dict[int, int] = field(factory=dict)
    repeated: int = 0
    contents: int = 0


def read_document(source: Source) -> Document:
    """Read a PDF. Raises what `opened_pdf` and `read_pages` raise."""
    with opened_pdf(source) as document:
        opened = read_pages(document)
    pages = opened.pages
    garbled = [page for page in pages if page.unreadable > GARBLED]
    for page in garbled:
        page.words = []
    bodies, repeated, regions = _regions(pages)
    if drop_doubtful_tags(pages, (region.lines for page in regions for region in text_regions(page))):
        bodies, repeated, regions = _regions(pages)
    contents = sum(_without_contents(region) for page in regions for region in text_regions(page))
    rights = right_edges(pages, regions)
    lines = [line for page in regions for region in text_regions(page) for line in region.lines]
    spelling = Spelling([line.text for line in lines])
    habits = Habits.of(
        (region.lines, right if region.right is None else region.right)
        for found, right in zip(regions, rights, strict=True)
        for region in text_regions(found)
    )
    parts = [
        PageParts(page.number, parts_of(found, page.number, habits, right), bottom, page.box.height)
        for page, found, right, bottom in zip(pages, regions, rights, _bottoms(pages), strict=True)
    ]
    composer = Composer(pages, spelling, (word for words in bodies for word in words))
    scans = [page.number for page, words in zip(pages, bodies, strict=True) if _is_picture(page, len(words))]
    return Document(
        list(composer.blocks(join_pages(parts))),
        opened,
        pictures=scans,
        recognised=[page.number for page in pages if page.picture > MOSTLY and page.number not in scans],
        garbled=[page.number for page in garbled],
        illustrated={page.number: round(100 * page.picture) for page in pages if _has_picture(page)},
        repeated=repeated,
        contents=contents,
    )


def _regions(pages: Sequence[Page]) -> tuple[list[list[Word]], int, list[list[Region]]]:
    """The words of each page without what repeats at its edges, the count of that, and the regions of the words."""
    grids = [_grids(page) for page in pages]
    bodies, repeated = body_words(pages, grids)
    regions = [
        regions_of(words, found, page.shapes, page=page.box)
        for words, found, page in zip(bodies, grids, pages, strict=True)
    ]
    return bodies, repeated, regions


def _without_contents(region: TextRegion) -> int:
    """Take lines of a table of contents out of a region, and say how many: a title, dots, and the number of a page."""
    kept = [line for line in region.lines if not (line.text[-1:].isdigit() and _CONTENTS.search(line.text))]
    gone = len(region.lines) - len(kept)
    region.lines = kept
    return gone


def _grids(page: Page) -> list[Grid]:
    drawn = grids_of(page.shapes, page.box)
    drawn.extend(tagged_grids(page.words, drawn))
    return nested([*drawn, *ruled_grids(page.shapes, page.words, drawn)])


def _is_picture(page: Page, words: int) -> bool:
    return page.picture > MOSTLY if 0 < words < FEWEST_WORDS else words == 0 and page.picture > LEAST_PICTURE


def _has_picture(page: Page) -> bool:
    """Whether a large picture stands beside the text of a page, and not behind it."""
    if not page.words or not LARGE_PICTURE <= page.picture <= MOSTLY:
        return False
    pictures = [shape.box for shape in page.shapes if shape.kind == "image"]
    largest = max(pictures, key=lambda box: box.area)
    return sum(largest.holds(*word.middle) for word in page.words) < 0.1 * len(page.words)


def _bottoms(pages: Sequence[Page]) -> list[float]:
    """How far down the text of pages goes, by what stands on those of the same height."""
    lowest: dict[int, float] = {}
    for page in pages:
        height = round(page.box.height)
        ends = (word.bottom - page.box.top for word in page.words)
        lowest[height] = max(lowest.get(height, 0.0), max(ends, default=0.0))
    return [page.box.top + lowest[round(page.box.height)] for page in pages]
