"""Which area of need, or which theme of preparing for adulthood, a heading or label names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ehcp_rules.plan import AREAS, Item
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Lexicons

__all__ = ["BROAD_AREAS", "THEMES", "area_of", "theme_of_area"]

BROAD_AREAS: tuple[str, ...] = tuple(AREAS)[:4]
"""The four broad areas of need of the Code of Practice, chapter 6."""

THEMES: Mapping[str, str] = MappingProxyType(
    {
        "employment": "further learning and work",
        "independent-living": "living independently",
        "community": "friends, relationships and community",
        "health": "being healthy",
    }
)
"""The four themes of preparing for adulthood, by the name of their lexicon group."""


def area_of(item: Item, lexicons: Lexicons) -> str:
    """The broad area that the item's label names, the folded label itself when it names another, or an empty text."""
    label = str(getattr(item, "area", "")).strip()
    if not label or label in AREAS:
        return label
    folded = fold(label)
    named = [hit.group for hit in lexicons.scan(folded).of("areas-of-need") if hit.group in AREAS]
    return named[0] if named else folded


def theme_of_area(item: Item, lexicons: Lexicons) -> str:
    """The theme of preparing for adulthood that the item's label names, or an empty text."""
    folded = fold(str(getattr(item, "area", "")))
    if not folded or folded in AREAS:
        return ""
    named = [hit.group for hit in lexicons.scan(folded).of("areas-of-need") if hit.group in THEMES]
    return named[0] if named else ""
