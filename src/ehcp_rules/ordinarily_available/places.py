"""Which phase and area of need a heading, a column or a cell of a list names."""

from __future__ import annotations

import re

from attrs import frozen

from ehcp_rules.ordinarily_available.words import words
from ehcp_rules.plan import AREAS
from ehcp_rules.text import Lexicons
from ehcp_rules.text.scanning.fold import fold

__all__ = ["EVERY_PHASE", "Page", "not_offered", "page_named"]

EVERY_PHASE = "every-phase"
LONGEST_HEADING = 100
"""A longer text speaks of phases and areas without being about one."""


@frozen
class Page:
    """Where in a council's list something stands: the phases and the area of need, by their names; empty for every one."""

    phases: tuple[str, ...] = ()
    area: str = ""

    def under(self, other: Page) -> Page:
        """What this page names and, where it names nothing, the other."""
        return Page(self.phases or other.phases, self.area or other.area)

    @property
    def name(self) -> str:
        """The name of the page's group of phrases, such as `primary-cognition-and-learning`."""
        known = [phase for phase in (*words().phases,) if phase in self.phases]
        phase = EVERY_PHASE if not known or EVERY_PHASE in known else "-and-".join(known)
        return f"{phase}-{self.area}" if self.area else phase


def page_named(heading: str, lexicons: Lexicons) -> Page:
    """What a short text names; an empty page where it names neither a phase nor an area."""
    text = fold(" ".join(heading.split()))
    if not text or len(text) > LONGEST_HEADING:
        return Page()
    phases = tuple(phase for phase, names in words().phases.items() if any(_holds(text, name) for name in names))
    areas = dict.fromkeys(hit.group for hit in lexicons.scan(text).of("areas-of-need") if hit.group in AREAS)
    return Page(phases, next(iter(areas), ""))


def not_offered(heading: str) -> str:
    """Why what stands under a heading is not ordinarily available, in words for a person; empty where it may be."""
    text = fold(" ".join(heading.split())).strip(" .:?0123456789")
    if any(text == name or text.startswith(f"{name} ") for name in words().needs):
        return "stands under a heading of needs"
    if "ordinarily available" not in text and any(_holds(text, name) for name in words().beyond):
        return "stands under a heading of what goes beyond the ordinary"
    if any(text == name or text.startswith(f"{name} ") for name in words().aside):
        return "stands under a heading that lists no provision"
    return ""


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None
