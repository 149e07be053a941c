"""Ordinary teaching and care known by its words, where nothing makes it special: closed classes besides a list of strategies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.provision.strategies import OF_EVERY_ROOM, SPECIALISTS

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.provision.facts import Provided

__all__ = ["LEXICON", "Everyday", "everyday", "for_this_child", "goes_beyond"]

LEXICON = "everyday-teaching"
"""The list of words; a release without it knows the ordinary by its strategies alone."""

_TELLING = ("act", "manner", "thing", "system", "peers")
"""Groups whose words are of ordinary teaching in themselves; `plain` words stand beside them and `idle` ones everywhere."""

_NAMING = ("act", "thing", "system", "strategy")
"""Those of them that say what is done, and not only how."""

_NAME = re.compile(
    r"(?<![.:;!?•\n-] )(?<=[a-z,] )[A-Z][a-z]+(?:'s)?\b|^[A-Z][a-z]+(?:'s)?(?= (?:is|has|will|may|can|should|sits|and)\b)"
)
"""A name inside a sentence, or one that opens it before a verb."""


@frozen
class Everyday:
    """How ordinary the words of one provision are: the telling ones, whether one is an act or a thing, how many words are known."""

    telling: tuple[Span, ...]
    named: bool
    known: int
    share: float

    @property
    def ordinary(self) -> bool:
        """Whether enough of the words are those of ordinary teaching."""
        return (len(self.telling) >= 2 and self.share >= _MOSTLY) or self.almost_all

    @property
    def partly(self) -> bool:
        """Whether it is enough for a line that speaks of what everybody has."""
        return self.named and self.share >= _A_THIRD

    @property
    def almost_all(self) -> bool:
        """Whether hardly a word is any other."""
        return self.named and self.known > 1 and self.share >= _ALMOST_ALL


_A_THIRD, _MOSTLY, _ALMOST_ALL = 0.33, 0.65, 0.85


def everyday(passage: AnalysedPassage, strategies: Iterable[Span]) -> Everyday:
    """Weigh the words of a passage; `strategies` are the places where a list of ordinary strategies has found one."""
    scan = passage.apart(LEXICON)
    spans = sorted(strategies, key=lambda span: (span.start, -span.end))
    taken = [(span, "strategy", passage.folded[span.start : span.end]) for span in spans]
    taken += [(hit.span, hit.group, hit.phrase) for hit in scan.of(LEXICON, *_TELLING, "plain")]
    taken.sort(key=lambda one: (one[0].start, -one[0].end))
    idle = sum(len(content_words(hit.phrase)) for hit in scan.of(LEXICON, "idle"))
    known, reached, named = 0, 0, False
    telling: dict[str, Span] = {}
    for span, group, phrase in taken:
        if span.start < reached:
            continue
        reached = span.end
        known += len(content_words(passage.folded[span.start : span.end]))
        if group != "plain":
            telling.setdefault(phrase, span)
            named = named or group in _NAMING
    names = len({name.group() for name in _NAME.finditer(passage.text)})
    total = max(1, len(passage.words) - idle - names)
    return Everyday(tuple(telling.values()), named, known, min(1.0, known / total))


_ORDINARY_LENGTH = re.compile(
    r"[- ]?(?:'s? )?(?:warning|notice|reminder|countdown|thinking|wait|processing|take-up|tidy|think|pause|before the end)"
)
_AFTER_WHICH = re.compile(
    r"\b(?:after|in|for|within|wait|waits|allow|allows|count) (?:the )?(?:first |last |about |around )?$"
)
_ANY_CHILD = re.compile(r"\bpairs?\b")
_OWN = Cued(
    "own|'s own",
    r"\b(?:his|her|their|my|'s) own\b(?! (?:[a-z-]+ )?(?:peg|tray|drawer|book|planner|diary|desk|table|place|pencil|hook|chair"
    r"|whiteboard|copy|coat|words|work|pace|things|bag|target|ideas|name|photograph|equipment|learning|workspace)s?\b)",
)
_STATED = Cued(
    "0|1|2|3|4|5|6|7|8|9|adult|class of|assistant|person|staff|some|with",
    r"\b[0-9]+[- ]?(?:points?|pt|cm|centimetres|metres)\b",
    r"\bclass of (?:no more than |up to |at most )?(?:1[0-5]|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    r"\b[0-9]+ ?(?:%|per ?cent) (?:extra|more|additional) time\b",
    r"\bwith (?:one|two|three|four|[1-6]) (?:(?:chosen|named|other|close) )?(?:friends?|classmates|peers)\b",
    r"\b(?:adult|assistant|person|member of staff|somebody|someone)\b[^.;]{0,50}\b(?:throughout|all day|at (?:his|her|their) side"
    r"|next to (?:him|her|them)|stays? with|sits? (?:with|by|beside|next to)|accompan\w+|walks? with|to (?:himself|herself))",
)
_CLASS_ADULT = re.compile(
    r"\b(?:class(?:room)?|room|table) (?:ta|teaching assistant|assistant)s?\b"
    r"|\b(?:ta|assistant)s? (?:in|of) (?:the )?(?:class|room)\b"
)


def goes_beyond(facts: Provided, body: AnalysedPassage, few: frozenset[str]) -> bool:
    """Whether an amount of direct work, a person, a means or a place makes the provision more than the ordinary.

    `few` are means of communicating that do not by themselves, because strategies stand beside them.
    """
    if any(_is_direct(passage.folded, amount) for passage, amount in facts.amounts):
        return True
    helpers = [hit for _, hit in facts.hits("roles", *SPECIALISTS) if hit.phrase not in OF_EVERY_ROOM]
    often = bool(facts.of(QuantityKind.FREQUENCY))
    in_class = not often and _CLASS_ADULT.search(body.folded) and all(hit.group == "assistant" for hit in helpers)
    if (helpers and not in_class) or (often and facts.hits("roles", "leader")):
        return True
    if facts.hits("interventions", "therapy") or (
        facts.hits("roles", "named-adult") and not facts.hits("ordinarily-available")
    ):
        return True
    return for_this_child(facts, few)


def for_this_child(facts: Provided, few: frozenset[str] = frozenset()) -> bool:
    """Whether a means, a place or a thing of the child's own is named that a class does not have."""
    for passage in facts.reading:
        if any(hit.phrase not in few for hit in passage.apart(LEXICON).of(LEXICON, "beyond")):
            return True
        if _OWN.search(passage.folded) or _STATED.search(passage.folded):
            return True
    return False


def _is_direct(folded: str, amount: Quantity) -> bool:
    """Whether an amount says how much of something this child gets: a warning of five minutes or a look three times is none."""
    words = folded[amount.span.start : amount.span.end]
    if amount.kind is QuantityKind.LENGTH:
        return not (
            _ORDINARY_LENGTH.match(folded, amount.span.end)
            or _AFTER_WHICH.search(folded[max(0, amount.span.start - 24) : amount.span.start])
        )
    if amount.kind is QuantityKind.COUNT:
        return not words.startswith(("a ", "an ")) and _SESSIONS.search(words) is not None
    if amount.kind is QuantityKind.GROUP:
        return _ANY_CHILD.fullmatch(words) is None
    if amount.kind is QuantityKind.SCOPE:
        return words.startswith("from ")
    if amount.kind is QuantityKind.RATIO:
        return _OF_EACH.match(folded, amount.span.start) is None
    return False


_SESSIONS = re.compile(
    r"\b(?:sessions?|visits?|meetings?|appointments?|weeks|blocks?|consultations?|days|lessons|hours)$"
)
_OF_EACH = re.compile(
    r"individual (?:[a-z]+ )?(?:whiteboards?|targets?|books?|desks?|trays?|pegs?|copies|needs|interests|pupils?|learners?|work)\b"
)
