"""One paragraph of Word: how it looks, the number before it, and the list it stands in."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import attrs

from ehcp_rules_adapters.layout.blocks import Paragraph
from ehcp_rules_adapters.word.numbering import Numbering
from ehcp_rules_adapters.word.runs import Runs, W, value_of
from ehcp_rules_adapters.word.styles import Look

__all__ = ["number_and_look", "paragraph_of", "with_outline"]


def paragraph_of(runs: Runs, place: str, look: Look, number: str) -> Paragraph:
    """A paragraph of what was gathered from its runs, at its place, with the look of its style."""
    text = runs.text
    every = runs.letters or 1
    lead = runs.lead if text[: runs.lead].strip() and runs.lead < len(text.rstrip()) else 0
    return Paragraph(
        text,
        place,
        look.level,
        look.listed or look.numbering is not None,
        bold=runs.bold_letters == every,
        italic=runs.italic_letters == every,
        underlined=runs.underlined_letters == every,
        size=runs.size,
        number=number,
        depth=(look.numbering[1] or 0) if look.numbering else 0,
        lead=lead,
    )


def with_outline(look: Look, properties: Element) -> Look:
    """A look with the outline level that a paragraph is given itself."""
    outline = value_of(properties, "outlineLvl")
    return attrs.evolve(look, level=int(outline) + 1) if look.level is None and outline in set("012345678") else look


def number_and_look(properties: Element | None, style: str, look: Look, lists: Numbering) -> tuple[str, Look]:
    """The number before a paragraph, and its look with the list it stands in (none where the list is switched off)."""
    numbering = look.numbering
    if numbering is not None and numbering[1] is None:
        numbering = (numbering[0], lists.depth_of(numbering[0], style))
    own = None if properties is None else properties.find(f"{W}numPr")
    if own is not None:
        identifier = value_of(own, "numId") or (numbering[0] if numbering else "")
        depth = value_of(own, "ilvl")
        numbering = (identifier, int(depth) if depth.isdigit() else (numbering[1] if numbering else 0))
        if identifier == "0":
            numbering = None
    number = lists.next(numbering[0], numbering[1] or 0) if numbering else ""
    listed = look.listed and not (own is not None and numbering is None)
    return number, attrs.evolve(look, numbering=numbering, listed=listed)
