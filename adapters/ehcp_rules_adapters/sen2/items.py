"""The modules and items of a return and what each transport calls them, from `mappings/sen2/items.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources
from typing import Literal

from attrs import field, frozen

from ehcp_rules_adapters.terms import fold_label, load_strictly

__all__ = ["Item", "Items", "Module", "standard_items"]

Kind = Literal["identifier", "protected", "date", "flag", "code", "number", "words"]


@frozen(kw_only=True)
class Item:
    """One item of a module. `codes` names its list of codes; without one any code is taken."""

    kind: Kind
    codes: str = ""
    also: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@frozen(kw_only=True)
class Module:
    """One module: an element of the XML, a table of the export. `many` says that a request may have several of it."""

    element: str
    titles: tuple[str, ...]
    items: Mapping[str, Item]
    also: tuple[str, ...] = ()
    key: str = ""
    key_titles: tuple[str, ...] = ()
    parent: str = ""
    many: bool = False

    @functools.cached_property
    def tags(self) -> Mapping[str, str]:
        """The item's own tag for each spelling of it in lower case."""
        return {spelling: tag for tag, item in self.items.items() for spelling in (tag.lower(), *item.also)}

    @functools.cached_property
    def titled(self) -> tuple[tuple[str, str], ...]:
        """The beginnings of headings with the tag that each means, the longest first."""
        pairs = ((fold_label(title), tag) for tag, item in self.items.items() for title in item.titles)
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@frozen(kw_only=True)
class Items:
    """All modules by id, in the order of the hierarchy, and the lists of codes with what each code means."""

    format: str
    modules: Mapping[str, Module]
    codes: Mapping[str, Mapping[str, str]] = field(factory=dict)

    @functools.cached_property
    def elements(self) -> Mapping[str, str]:
        """The module's id for each spelling of its element in lower case."""
        return {name: id for id, module in self.modules.items() for name in (module.element.lower(), *module.also)}

    def column(self, module: str, heading: str) -> str:
        """The tag, or the table key in lower case, that a column heading means; empty for one that is not known."""
        plain = re.sub(r"[^a-z0-9]", "", heading.lower())
        if plain in (tags := self.modules[module].tags):
            return tags[plain]
        if any(plain == other.key for other in self.modules.values()):
            return plain
        folded = fold_label(heading)
        for other in self.modules.values():
            if any(folded.startswith(title) for title in other.key_titles):
                return other.key
        return next((tag for title, tag in self.modules[module].titled if folded.startswith(title)), "")


@functools.cache
def standard_items() -> Items:
    """The items that ship with the adapters."""
    text = resources.files("ehcp_rules_adapters").joinpath("mappings/sen2/items.toml").read_text(encoding="utf-8")
    return load_strictly(text, Items, "sen2/items.toml")
