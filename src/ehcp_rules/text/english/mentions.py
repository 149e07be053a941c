"""What an item mentions: phrases outside quotations, the sentence round them, and the amounts and roles of that sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.amounts.quantities import Quantity, QuantityKind
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.english.sentences import sentence_at
from ehcp_rules.text.english.stretches import Stretches, behind
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = [
    "amounts_near",
    "amounts_of",
    "handed_over_to_the_child",
    "has_its_own_name",
    "hung_on",
    "left_open",
    "mentions",
    "names_a_person",
    "on_a_stated_occasion",
    "quotes_of",
    "round_about",
    "sentence_of",
    "takes_up",
    "whole",
]

_ACROSS = ("text", "who", "how_often", "review", "steps")


def mentions(
    item: AnalysedItem,
    lexicon: str,
    groups: Iterable[str],
    besides: Iterable[str] = (),
    fields: Iterable[str] = _ACROSS,
) -> list[tuple[AnalysedPassage, Hit]]:
    """Hits of these groups in an item's passages, but none inside a quotation or inside a phrase of `besides`."""
    if lexicon not in item.lexicons:
        return []
    wanted, others = tuple(groups), tuple(besides)
    found = []
    for name in fields:
        passage = item.passages.get(name)
        if passage is None:
            continue
        hits = passage.hits_of(lexicon, *wanted) if wanted else ()
        if not hits:
            continue
        spoken = passage.speech
        covered = [hit.span for hit in passage.hits_of(lexicon, *others)] if others else []
        if not (spoken or covered):
            found += [(passage, hit) for hit in hits]
            continue
        besides_these = Stretches((*spoken, *covered))
        found += [(passage, hit) for hit in hits if not besides_these.hold(hit.span)]
    return found


_HUNG_ON = re.compile(r"(?:overse|supervis|monitor|guid|advis)\w*|(?:under|with) ")
_SAID_OF = re.compile(r"\b(?:is|are|be|been|being|also|regularly|then)(?: [a-z]+ly)? $")


def hung_on(passage: AnalysedPassage, span: Span) -> bool:
    """Whether words only close what is told before them: `practised daily, supervised by the therapist`."""
    before = passage.folded[max(0, span.start - 20) : span.start]
    words = passage.folded[span.start : span.end]
    return (
        _HUNG_ON.match(words) is not None and not words.endswith("s") and bool(before) and not _SAID_OF.search(before)
    )


_OF_A_PERSON = re.compile(r"\b(?:the|an?|by|from|our|his|her|their|visiting|named) $")


def names_a_person(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether words that may name a therapy name somebody here: `shown how by the physio`."""
    return _OF_A_PERSON.search(passage.folded, max(0, hit.span.start - 12), hit.span.start) is not None and any(
        role.span == hit.span for role in passage.hits_of("roles")
    )


_PROGRAMME_NAMED = re.compile(r"(?<=[a-z,;)\d] )[A-Z][\w'-]+ (?:[A-Z][\w'-]+ )*$")


def has_its_own_name(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a single word closes a proper name inside a sentence: `the Talkabout programme`, `Numicon Intervention Programme`."""
    return " " not in hit.phrase and behind(_PROGRAMME_NAMED, passage.text, hit.span.start) is not None


_TAKEN_UP = re.compile(r"\b(?:the|this|that) $")


def takes_up(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a single word in a later sentence takes up what an earlier one told: `she stops the programme for that day`."""
    return (
        " " not in hit.phrase
        and _TAKEN_UP.search(passage.folded, max(0, hit.span.start - 6), hit.span.start) is not None
        and any(span.end <= hit.span.start for span in passage.sentences)
    )


_HANDED_OVER = re.compile(
    r"(?:^|[.;:] )(?:(?:he|she|they|[a-z]+)(?: and [a-z]+)? )?(?:(?:will|must|to|is to|should) )?(?:also )?"
    r"(?:have|has|be given|is given|be provided with|is provided with|be supplied with|be issued with)(?: (?:the )?use of)?"
    r"(?: (?:an?|the|his|her|their|own))*(?: [a-z-]+){0,2} $"
)


def handed_over_to_the_child(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a sentence of its own puts a thing into the child's hands: `she will have the use of a radio aid`."""
    return _HANDED_OVER.search(passage.folded, max(0, hit.span.start - 90), hit.span.start) is not None


def left_open(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether vague wording follows a phrase at once, so that it says nothing: `reviewed from time to time`."""
    after = hit.span.end
    return any(
        after < vague.span.start <= after + 4 for vague in passage.hits_of("vague-wording", "frequency", "discretion")
    )


def quotes_of(found: Iterable[tuple[AnalysedPassage, Hit]]) -> tuple[Quote, ...]:
    """The words of hits as quotes, each once."""
    return tuple(dict.fromkeys(passage.quote(hit.span.start, hit.span.end) for passage, hit in found))


def whole(item: AnalysedItem) -> tuple[Quote, ...]:
    """The whole text of an item as one quote."""
    return item.whole


def round_about(passage: AnalysedPassage, span: Span) -> Span:
    """The sentence that holds a span."""
    try:
        return sentence_at(passage.sentences, span.start)
    except LookupError:
        return Span(0, len(passage.folded))


def sentence_of(passage: AnalysedPassage, position: int) -> Quote:
    """The sentence of a passage that holds a position, or the whole passage where none does."""
    try:
        span = sentence_at(passage.sentences, position)
    except LookupError:
        return passage.quote(0, len(passage.text))
    return passage.quote(span.start, span.end)


def amounts_of(passage: AnalysedPassage, *kinds: QuantityKind) -> Iterator[Quantity]:
    """The amounts of these kinds in a passage."""
    return (amount for amount in passage.amounts if amount.kind in kinds)


_ALL_ALONG = re.compile(r"(?:over|across|during|through|this)\b.*\b(?:year|term)$")
"""How long something goes on, and not how often: `over the year`."""


def amounts_near(passage: AnalysedPassage, span: Span, *kinds: QuantityKind) -> Iterator[Quantity]:
    """The amounts of these kinds in the sentence that holds a span, but no stretch of time that is a whole term or year."""
    sentence = round_about(passage, span)
    return (
        amount
        for amount in amounts_of(passage, *kinds)
        if amount.span.overlaps(sentence) and not _ALL_ALONG.match(passage.folded[amount.span.start : amount.span.end])
    )


_OCCASION = Cued(
    "before|after|following|ahead of|at the |in the ",
    r"\b(?:before|after|following|ahead of|at the (?:start|end|beginning|close) of|in the (?:first|last) (?:week|month) of)"
    r" (?:each|every)\b",
    r"\bbefore (?:he|she|they|you|[a-z'-]+) (?:starts?|moves?|joins?|begins?|transfers?|goes)\b",
    r"\b(?:at the (?:start|end|beginning|close)|in the (?:first|last) (?:week|month)) of (?:the|his|her|their|your)"
    r" (?:[a-z]+ )?(?:year|term|half[- ]term|block|placement|course)\b",
)


def on_a_stated_occasion(passage: AnalysedPassage, span: Span) -> bool:
    """Whether the sentence that holds a span says on what occasion: `at the end of each block`, `before she starts`."""
    sentence = round_about(passage, span)
    return any(sentence.start <= m.start() < sentence.end for m in _OCCASION.finditer(passage.folded, passage.scan))
