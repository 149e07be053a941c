"""One provision ready for reading: its passages, its amounts, and its phrases outside quoted speech, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.provision.nothing_given import nothing_given
from ehcp_rules.text.provision.of_the_training import of_the_training
from ehcp_rules.text.provision.told import told
from ehcp_rules.text.provision.triggers import starting_clauses
from ehcp_rules.text.provision.waiting import waits
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

Found: TypeAlias = "Iterator[tuple[AnalysedPassage, Span, bool]]"
"""Words that may be a fault: where they stand, and whether they surely are one."""

__all__ = ["FLOOR", "HELP", "NIL", "SKILLED", "SUPPORTING", "Found", "Provided", "hit_quotes", "supplies_a_thing"]

SKILLED = ("therapist", "psychologist", "teacher", "leader", "professional", "health", "service")


SUPPORTING = ("assistant", "class-team", "family")


_PLAN_REVIEW = Cued(
    "review|looked at|updated|checked|monitored|evaluated|discussed",
    r"\b(?:plan|programme|progress|targets?|provision|profile|this|it|hours|arrangements?"
    r"|strategies)(?: [a-z]+){0,2}? (?:is|are|will be|to be|be) (?:looked at|reviewed|updated|checked"
    r"|monitored|evaluated|discussed)",
    r"\breviewed? (?:termly|annually|half-termly|every|each|at)",
)


FLOOR = Cued(
    "at least|minimum|fewer|less than|the same",
    r"\b(?:(?:no fewer than|no less than|not less than|at least|a minimum of|minimum of)(?! what)"
    r"|stays? the minimum|never fewer|not be given fewer|stays? the same|stay the same)\b",
)


HELP = any_of(
    r"\b(?:support|help|input|interventions?|strateg(?:y|ies)|program(?:me)?s?|provision|guidance"
    r"|assistance|resources?|approach(?:es)?|oversight|advice|monitoring|contact|package|involvement"
    r"|opportunit(?:y|ies)|consultation)\b",
)
"""Nouns for help that do not say what it is."""


NIL = any_of(
    r"^(?:none|nil|n/a|not applicable|not required|no (?:(?:other|further|additional|specific|current"
    r"|identified|special|such) )*(?:(?:health|social|care|educational|healthcare|medical|needs?|and"
    r"|or|section \w+) )*(?:provision|services?|needs?|support|care) ?(?:(?:is|are|was|were|has been"
    r"|have been) )?(?:(?:currently|reasonably|considered) )?(?:needed|required|identified|necessary"
    r"|sought|applicable|under|at this time|at present|in place)?)\b",
    r"^(?:there (?:is|are) no|nothing (?:is|was) (?:currently )?(?:needed|required|identified|necessary|sought|provided"
    r"|made|in place))\b",
    r"^(?:[a-z'-]+ )?(?:[a-z'-]+ )?(?:(?:does|do) not (?:currently )?(?:need|require|have)|has no|have no|needs no"
    r"|requires no)(?: [a-z]+){0,5}?"
    r" (?:health|care|special|specialist|healthcare|medical)(?: and [a-z]+)?(?: [a-z]+)? (?:provision|services?"
    r"|support|input|needs?)\b"
    r"(?! (?:to|from|with|in) (?:[a-z]+ ){0,2}(?:hour|week|day))",
    r"^(?:[a-z-]+ ){1,6}?(?:is|are|was|were) not (?:currently |reasonably )?(?:needed|required|wanted|sought|requested)"
    r"(?: (?:at present|at this time|at the moment|currently|now|by [a-z ]{1,30}))?(?=[.;,]|$)",
    r"^[^.;]{0,60}\b(?:so|therefore) no (?:[a-z]+ ){0,2}provision is (?:made|needed|required)\b",
)


class Provided:
    """The passages of one provision with their amounts and hits, gathered once."""

    def __init__(self, item: AnalysedItem) -> None:
        self.item = item
        self.body: AnalysedPassage | None = item.passages.get("text")
        # VS & RS v Hampshire [2021] UKUT 187 (AAC): health and social care need less exact wording than section F.
        self.clinical = item.section in ("G", "H1", "H2")
        self.reading = [item.passages[name] for name in ("text", "who", "how_often") if name in item.passages]
        self._hits: dict[tuple[str, ...], list[tuple[AnalysedPassage, Hit]]] = {}
        self._told: dict[str, tuple[Span, ...]] = {}
        self._waits: dict[str, tuple[Span, ...]] = {}
        self.amounts: list[tuple[AnalysedPassage, Quantity]] = []
        for passage in self.reading:
            amounts = passage.amounts
            if not amounts:
                continue
            idle = (*_review_sentences(passage), *self._told_of(passage))
            given = [amount for amount in amounts if not any(span.overlaps(amount.span) for span in idle)]
            trained = of_the_training(passage, given)
            helped = [amount for amount in given if amount.span not in trained] if trained else given
            # Where nothing else is measured, the training is what is given.
            self.amounts += [(passage, amount) for amount in (helped if _measured(helped) else given)]
        self._kinds = frozenset(amount.kind for _, amount in self.amounts)
        self._lexicons = frozenset[str]().union(*[passage.scan.lexicons for passage in self.reading])
        self.quoted = {passage.path: passage.speech for passage in self.reading}

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text itself that carry meaning."""
        return self.body.words if self.body is not None else ()

    def _told_of(self, passage: AnalysedPassage) -> tuple[Span, ...]:
        if passage.path not in self._told:
            nothing = () if self.clinical else nothing_given(passage)
            self._told[passage.path] = (*told(passage.folded, passage.scan), *nothing)
        return self._told[passage.path]

    def waits_of(self, passage: AnalysedPassage) -> tuple[Span, ...]:
        """The clauses of condition of one passage that wait for money, staff, room or leave."""
        if passage.path not in self._waits:
            self._waits[passage.path] = tuple(waits(passage.folded, passage.scan))
        return self._waits[passage.path]

    @property
    def gives_nothing(self) -> bool:
        """Whether each sentence of section F tells something else than what the child gets."""
        if self.body is None or self.clinical:
            return False
        idle = self._told_of(self.body)
        return bool(idle) and all(
            any(span.start <= one.start and one.end <= span.end + 1 for span in idle) for one in self.body.sentences
        )

    @cached_property
    def floored(self) -> bool:
        """Whether the provision states a floor below which it may not fall."""
        return any(FLOOR.search(passage.folded, passage.scan) for passage in self.reading)

    def of(self, *kinds: QuantityKind) -> list[tuple[AnalysedPassage, Quantity]]:
        """The amounts of these kinds, in order."""
        if self._kinds.isdisjoint(kinds):
            return []
        return [pair for pair in self.amounts if pair[1].kind in kinds]

    def quotes(self, amounts: Iterable[tuple[AnalysedPassage, Quantity]]) -> tuple[Quote, ...]:
        """The words of these amounts."""
        return tuple(passage.quote(amount.span.start, amount.span.end) for passage, amount in amounts)

    def hits(self, lexicon: str, *groups: str) -> list[tuple[AnalysedPassage, Hit]]:
        """Hits of a lexicon outside quoted speech, in order."""
        if lexicon not in self._lexicons:
            return []
        asked = (lexicon, *groups)
        found = self._hits.get(asked)
        if found is None:
            found = self._hits[asked] = []
            for passage in self.reading:
                hits = passage.scan.of(lexicon, *groups)
                quotes = self.quoted[passage.path] if hits else ()
                if quotes:
                    found += [(passage, hit) for hit in hits if not any(span.overlaps(hit.span) for span in quotes)]
                else:
                    found += [(passage, hit) for hit in hits]
        return found

    @cached_property
    def _triggers(self) -> list[tuple[AnalysedPassage, Span]]:
        found = []
        for passage in self.reading:
            spans = tuple(starting_clauses(passage))
            idle = (*self.waits_of(passage), *self._told_of(passage)) if spans else ()
            found += [(passage, span) for span in spans if not any(span.overlaps(other) for other in idle)]
        return found

    def triggers(self) -> list[tuple[AnalysedPassage, Span]]:
        """Clauses that say when the provision starts, in words that somebody could see come true."""
        return self._triggers


def _measured(amounts: Iterable[Quantity]) -> bool:
    return any(amount.kind not in (QuantityKind.GROUP, QuantityKind.RATIO) for amount in amounts)


def _review_sentences(passage: AnalysedPassage) -> tuple[Span, ...]:
    """Sentences about reviewing a plan, whose frequencies are not the child's, when the passage says anything else."""
    if not _PLAN_REVIEW.search(passage.folded, passage.scan):
        return ()
    parts = passage.sentences
    review = tuple(span for span in parts if _PLAN_REVIEW.pattern.search(passage.folded, span.start, span.end))
    return review if len(review) < len(parts) else ()


def supplies_a_thing(facts: Provided) -> bool:
    """Whether the provision is a thing or place rather than somebody's work."""
    roles = facts.hits("roles")
    things = [
        (passage, hit)
        for passage, hit in facts.hits("equipment")
        if not any(where is passage and role.span.overlaps(hit.span) for where, role in roles)
    ]
    if not things:
        return False
    acts = facts.hits("interventions", "therapy", "programme") + facts.hits("generic-help", "act")
    return not acts or min(hit.span.start for _, hit in things) <= min(hit.span.start for _, hit in acts)


def hit_quotes(pairs: Iterable[tuple[AnalysedPassage, Hit]]) -> tuple[Quote, ...]:
    """The words of these hits."""
    return tuple(passage.quote(hit.span.start, hit.span.end) for passage, hit in pairs)
