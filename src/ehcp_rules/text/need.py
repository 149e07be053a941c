"""Reading one need: whether it tells what others would see, and what it makes hard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.lexicon import Hit
from ehcp_rules.text.quantities import measures
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState
from ehcp_rules.text.sentences import content_words

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["read_need"]

_NUMBER = re.compile(r"\b\d+(?:[:.]\d+)?\b(?! ?(?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d))")
_PROVISION = re.compile(
    r"\b(?:requires?|needs?) (?:a |an |one-to-one|1:1|\d+|full-time |constant |continuous |high level )+(?:support|assistant|adult|ta|hours|supervision|programme)?\b|\b(?:will|should) (?:have|receive|be given|be offered)\b|^(?:chances?|opportunit\w+|access) (?:for|to)\b|\bdependence on\b|\bto be helped\b|^to (?:understand|develop|improve|use|be)\b|\bschool will\b|\bhours (?:a|per) week\b"
)
_ADULTS_HELP = re.compile(r"\bneeds? (?:adults?|people|others|someone|time|things|words|instructions|information|to)\b")
_NIL = re.compile(r"^(?:none|no (?:concerns|needs|identified|difficulties|current|special educational needs|social care needs|health needs|health care needs|other|specific)|not applicable|n/a|nil|there are no|nothing)\b")
_SERVICE_ONLY = re.compile(r"\bso (?:he|she|they) (?:is|are) (?:known|open|referred|seen|under|supported)\b")
_STRENGTH = re.compile(r"^(?:a|an|is a) (?:[a-z]+,? (?:and )?){1,3}(?:boy|girl|child|young (?:man|woman|person))\b")


def read_need(item: AnalysedItem) -> Reading:
    """The slots specifics and impact of one need, with the fault provision-in-need."""
    passage = item.passages.get("text")
    if passage is None:
        return Reading()
    slots = {slot.name: slot for slot in (_specifics(passage), _impact(passage))}
    return Reading(MappingProxyType(slots), tuple(_faults(passage)))


def _specifics(passage: AnalysedPassage) -> Slot:
    folded = passage.folded
    if _NIL.match(folded):
        return Slot("specifics", SlotState.NOT_NEEDED, (), "says that nothing was identified")
    vague = passage.hits_of("need-wording", "vague-need")
    seen = [hit for hit in passage.hits_of("need-wording", "observation") if not _inside(hit.span, vague)]
    context = passage.hits_of("need-wording", "context")
    numbers = [m for m in _NUMBER.finditer(folded) if not _COUNTS_NOTHING.search(folded[max(0, m.start() - 20) : m.end() + 22])]
    counted = bool(numbers) or (bool(measures(folded)) and not vague)
    words = content_words(folded)
    diagnosis = passage.hits_of("need-wording", "diagnosis")
    quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in (*seen[:2], *context[:1]))
    vague_quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
    if _PROVISION.search(folded) and not seen and not counted and not _ADULTS_HELP.search(folded):
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be provided, not what is hard")
    if _PROVISION.search(folded) and not _ADULTS_HELP.search(folded) and re.search(r"\bhours\b|\baccess to\b|1:1|one-to-one", folded) and not seen:
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be provided, not what is hard")
    if re.search(r"\bas described in (?:the|his|her|their)\b|\bplease see\b", folded) and len(words) < 16 and not seen:
        return Slot("specifics", SlotState.UNSURE, (), "the detail is in a report")
    if counted and not vague and (seen or len(words) >= 5):
        return Slot("specifics", SlotState.FILLED, quotes, "an observation with an amount or level")
    if _EMPTY_TALK.search(folded) and not counted and len(seen) < 2:
        return Slot("specifics", SlotState.EMPTY, vague_quotes, "words for many needs, and none of them told")
    if len(seen) >= 2 and (context or len(words) >= 7) and len(vague) < len(seen):
        return Slot("specifics", SlotState.FILLED, quotes, "what others see, and where")
    if seen and not vague and len(words) >= 4:
        return Slot("specifics", SlotState.FILLED, quotes, "what others see")
    if vague and not seen:
        return Slot("specifics", SlotState.EMPTY, vague_quotes, "a general label with no behaviour, amount or context")
    if vague and len(words) < 12:
        return Slot("specifics", SlotState.EMPTY, vague_quotes, "a general label with little behind it")
    if vague:
        return Slot("specifics", SlotState.PARTLY, vague_quotes, "partly a general label")
    if diagnosis and len(words) <= 6:
        return Slot("specifics", SlotState.EMPTY, (), "a diagnosis without what it means for the child")
    if len(words) >= 8 and context:
        return Slot("specifics", SlotState.FILLED, quotes, "a described difficulty in its context")
    if len(words) >= 5:
        return Slot("specifics", SlotState.UNSURE, (), "names an area of difficulty; whether that is enough needs a reader")
    return Slot("specifics", SlotState.EMPTY, (), "too short to tell what is hard")


_COUNTS_NOTHING = re.compile(r"\b(?:age of \d|\d+ (?:services|professionals|agencies|schools)|k\d|aged \d|year \d|20\d\d)")
_EMPTY_TALK = re.compile(r"\b(?:complex profile|many aspects|all contexts|a range of|various|at times|a number of|high level of understanding|in many ways|a lot of|across the board|different situations|complex needs)\b")


def _inside(span: Span, hits: tuple[Hit, ...]) -> bool:
    return any(span.overlaps(hit.span) for hit in hits)


def _impact(passage: AnalysedPassage) -> Slot:
    folded = passage.folded
    if _NIL.match(folded):
        return Slot("impact", SlotState.NOT_NEEDED, (), "says that nothing was identified")
    empty = passage.hits_of("need-wording", "empty-impact")
    cues = [hit for hit in passage.hits_of("need-wording", "impact") if not _inside(hit.span, empty)]
    words = content_words(folded)
    if _SERVICE_ONLY.search(folded):
        return Slot("impact", SlotState.EMPTY, (), "names the service that follows, not the effect")
    if re.search(r"\b(?:impact|effect) on (?:his|her|their) (?:ability to )?(?:access|learn|engage|participat)\w*(?: (?:in|with))?(?: the)?(?: curriculum| learning)?\.?$", folded):
        return Slot("impact", SlotState.PARTLY, (), "says that learning is affected, but not how")
    if cues and len(words) >= 5 and not (empty and len(words) < 12):
        return Slot("impact", SlotState.FILLED, tuple(passage.quote(h.span.start, h.span.end) for h in cues[:3]), "what it makes hard")
    if empty:
        return Slot("impact", SlotState.PARTLY, tuple(passage.quote(h.span.start, h.span.end) for h in empty), "says that learning is affected, but not how")
    diagnosis = passage.hits_of("need-wording", "diagnosis")
    seen = passage.hits_of("need-wording", "observation")
    if diagnosis and not seen:
        return Slot("impact", SlotState.EMPTY, tuple(passage.quote(h.span.start, h.span.end) for h in diagnosis), "a diagnosis without its effect")
    if len(words) <= 6 and not seen:
        return Slot("impact", SlotState.EMPTY, (), "a label without its effect")
    return Slot("impact", SlotState.UNSURE, (), "the effect may be told in other words")


def _faults(passage: AnalysedPassage) -> Iterator[Fault]:
    match = _PROVISION.search(passage.folded)
    if match and not _ADULTS_HELP.search(passage.folded):
        yield Fault("provision-in-need", (passage.quote(*match.span()),), "provision in place of a need", certain=False)
