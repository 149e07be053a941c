"""One analysis of a plan: every passage folded and scanned once, every item read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any, TypeVar

from ehcp_rules.evidence import Quote, SourceRef, Span
from ehcp_rules.plan import Item, Plan
from ehcp_rules.text.amounts.quantities import Quantity, quantities
from ehcp_rules.text.amounts.weekly import WeeklyAmount, weekly_amounts
from ehcp_rules.text.areas import area_of
from ehcp_rules.text.english.sentences import content_words, quoted, sentences
from ehcp_rules.text.english.spacing import tidied
from ehcp_rules.text.english.stems import stems
from ehcp_rules.text.people.persons import names_of
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Lexicons, Scan
from ehcp_rules.text.times.dated import StatedDate, stated_dates

__all__ = ["AnalysedItem", "AnalysedPassage", "AnalysedPlan", "Fault", "Reading", "Slot", "SlotState", "analyse"]


T = TypeVar("T")


class AnalysedPassage:
    """One text of one item as it reads, its folded form, its lexicon hits, and quotes of the text as it stands.

    `hits_of(lexicon, *groups)` gives the hits of one lexicon, of these groups or of all, in order.
    """

    __slots__ = (
        "__dict__",
        "_lexicons",
        "_offsets",
        "_stands",
        "field",
        "folded",
        "item_id",
        "path",
        "scan",
        "source",
        "text",
    )

    def __init__(self, path: str, field: str, text: str, item: Item, lexicons: Lexicons) -> None:
        self.path = path
        self.field = field
        self._stands = text
        self.text, self._offsets = tidied(text)
        self.item_id = item.id
        self.source: SourceRef | None = item.source
        self.folded = fold(self.text)
        self._lexicons = lexicons
        self.scan: Scan = lexicons.scan(self.folded)
        # The scan's own method, since checks ask thousands of times.
        self.hits_of = self.scan.of

    def quote(self, start: int, end: int) -> Quote:
        """The words between two offsets of the text as it reads, quoted as they stand in the document."""
        if self._offsets:
            start = self._offsets[start] if start < len(self._offsets) else len(self._stands)
            end = max(start, self._offsets[min(end, len(self._offsets)) - 1] + 1 if end else 0)
        return Quote(self.path, Span(start, end), self._stands[start:end], self.item_id, self.source)

    @cached_property
    def _scans_apart(self) -> dict[str, Scan]:
        return {}

    def apart(self, lexicon: str) -> Scan:
        """What is found of one list that is scanned when asked; raises LookupError when there is none of this id."""
        scan = self._scans_apart.get(lexicon)
        if scan is None:
            scan = self._scans_apart[lexicon] = self._lexicons.apart(lexicon).scan(self.folded)
        return scan

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that carry meaning, in order."""
        return content_words(self.folded)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words of substance, cut to what their forms share."""
        return stems(self.words)

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """The stretches inside quotation marks, in order."""
        return quoted(self.folded)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order."""
        return sentences(self.folded)

    @cached_property
    def amounts(self) -> tuple[Quantity, ...]:
        """What it says of how much, how often and how long, in order."""
        return tuple(quantities(self.folded, self.scan))

    @cached_property
    def weekly(self) -> tuple[WeeklyAmount, ...]:
        """The hours and days a week and the ratios, in order of place."""
        return weekly_amounts(self.folded, self.scan)

    @cached_property
    def dates(self) -> tuple[StatedDate, ...]:
        """The dates that it states, in order of place."""
        return stated_dates(self.folded)


class AnalysedItem:
    """One item of a section with its id, its analysed passages and, when first asked for, its reading."""

    def __init__(self, plan: AnalysedPlan, section: str, path: str, item: Item) -> None:
        self.plan = plan
        self.section = section
        self.path = path
        self.item = item
        self.id = item.id
        self.passages: Mapping[str, AnalysedPassage] = {
            name: AnalysedPassage(f"{path}.{name}", name, getattr(item, name), item, plan.lexicons)
            for name in item.text_fields
            if getattr(item, name).strip()
        }

    @cached_property
    def area(self) -> str:
        """The broad area of need that its label names, the folded label when it names another, or an empty text."""
        return area_of(self.item, self.plan.lexicons)

    @cached_property
    def whole(self) -> tuple[Quote, ...]:
        """Its whole text as one quote; none where it has no text."""
        passage = self.passages.get("text")
        return (passage.quote(0, len(passage.text)),) if passage is not None else ()

    @cached_property
    def lexicons(self) -> Set[str]:
        """The lexicons that have a phrase in one of its passages."""
        held = [passage.scan.lexicons for passage in self.passages.values()]
        return held[0] if len(held) == 1 else frozenset().union(*held)

    @cached_property
    def reading(self) -> Reading:
        """The slots and faults of the statement, read for its kind."""
        from ehcp_rules.text.statements import read

        return read(self)


class AnalysedPlan:
    """A plan whose passages have been analysed once; checks read this and never the raw text."""

    def __init__(self, plan: Plan, lexicons: Lexicons) -> None:
        self.plan = plan
        self.lexicons = lexicons
        self._kept: dict[str, Any] = {}
        self._asked: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[AnalysedItem, ...]] = {}
        self._sections: dict[str, tuple[AnalysedItem, ...]] = {
            section.code: tuple(AnalysedItem(self, section.code, path, item) for path, item in plan.items(section.code))
            for section in plan.sections
        }

    @cached_property
    def names(self) -> frozenset[str]:
        """The child's names as folded single words."""
        return names_of(self.plan.learner)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made the first time and kept: for what several criteria read of the whole plan."""
        if name not in self._kept:
            self._kept[name] = make()
        kept: T = self._kept[name]
        return kept

    def items(self, *sections: str, kinds: tuple[str, ...] = ()) -> Iterator[AnalysedItem]:
        """The items of these sections (all when none is named), of these kinds (all when none is named), in order."""
        asked = self._asked.get((sections, kinds))
        if asked is None:
            asked = self._asked[sections, kinds] = tuple(
                item
                for code in sections or self._sections
                for item in self._sections.get(code, ())
                if not kinds or item.item.kind in kinds
            )
        return iter(asked)

    def let_go(self) -> None:
        """Part the plan from its items, which know their plan: without that ring, memory is given back at once."""
        self._sections.clear()
        self._asked.clear()
        self._kept.clear()


def analyse(plan: Plan, lexicons: Lexicons) -> AnalysedPlan:
    """Analyse every passage of a plan once against all phrase lists of a ruleset."""
    return AnalysedPlan(plan, lexicons)
