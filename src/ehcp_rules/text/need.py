"""Reading one need: whether it tells what others would see, and what it makes hard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.grammar import NUMBER, Cued, any_of, find
from ehcp_rules.text.lexicon import Hit
from ehcp_rules.text.quantities import measures
from ehcp_rules.text.reading import Fault, Reading, Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["read_need"]

_DIGIT = re.compile(r"\d")
_NUMBER = any_of(
    r"\b\d+(?:[:.]\d+)?\b(?! ?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|20\d\d))",
)
_PROVISION = any_of(
    r"\b(?:requires?|needs?) (?:a |an |one-to-one|1:1|\d+|full-time |constant |continuous "
    r"|high level )+(?:support|assistant|adult|ta|hours|supervision|programme)?\b",
    r"\b(?:will|should) (?:have|receive|be given|be offered)\b",
    r"^(?:chances?|opportunit\w+|access) (?:for|to)\b",
    r"\bdependence on\b",
    r"\bto be helped\b",
    r"^to (?:understand|develop|improve|use|be)\b",
    r"\bschool will\b",
    r"\bhours (?:a|per) week\b",
)
_ADULTS_HELP = Cued(
    "need",
    r"\bneeds? (?:adults?|people|others|someone|time|things|words|instructions|information|to)\b",
)
_NIL = any_of(
    r"^(?:none|no (?:concerns|needs|identified|difficulties|current|special educational needs"
    r"|social care needs|health needs|health care needs|other|specific)|not applicable|n/a|nil"
    r"|there are no|nothing)\b",
)
_AIM = re.compile(r"to (?!date\b|a\b|an\b|the\b|his\b|her\b|their\b)[a-z]+ ")
_STILL_A_NEED = re.compile(r"\b(?:cannot|can't|difficult\w*|hard|struggl\w+|unable|not yet|trouble)\b")
_WORRY = re.compile(
    r"(?:his |her |their |the )?(?:mum|dad|mother|father|parents?|family|carers?|school|staff|teachers?)(?: and [a-z]+)? "
    r"(?:also |both )?"
    r"(?:feels?|(?:is|are|remains?) (?:very )?(?:concerned|worried|anxious)|worr(?:y|ies)|thinks?|believes?|would like)\b"
)
_MORE_HELP = re.compile(
    r"\bschool will\b|\b(?:more|extra|additional|better) (?:help|support|time)\b|\bbit more\b|\bbe supported\b"
)
_PROCESS = re.compile(
    r"\bneeds (?:are|is) being met\b|\bwill continue to (?:monitor|support|provide|work)\b"
    r"|\bthere (?:are|is) (?:\w+ )?concerns? (?:about|regarding|over|around)\b|\bis being monitored\b"
)
_FOUND_HARD = re.compile(r"(?:[a-z'-]+ )?finds? (?:[a-z]+ ){1,2}(?:very )?(?:difficult|hard|tricky|challenging)\W*")
_SERVICE_ONLY = Cued(
    "known|open|referred|seen|under|supported",
    r"\bso (?:he|she|they) (?:is|are) (?:known|open|referred|seen|under|supported)\b",
)


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
    seen = tuple(hit for hit in passage.hits_of("need-wording", "observation") if not _inside(hit.span, vague))
    cannot = passage.hits_of("participation", "inability")
    if seen and cannot:
        # Beside something that the child cannot do, `needs help` says how the child manages, and is no label.
        vague = tuple(hit for hit in vague if hit.phrase not in _HELP_NEEDED)
    counted = _counts(folded) or (not vague and bool(measures(folded, passage.scan)))
    if _AIM.match(folded) and not _STILL_A_NEED.search(folded):
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be reached, not what is hard")
    if seen and cannot and not vague and 2 <= len(passage.words) < 5:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in (*cannot[:1], *seen[:1]))
        return Slot("specifics", SlotState.FILLED, quotes, "what the child cannot do")
    elsewhere = _in_its_place(passage, told=bool(seen), counted=counted)
    return elsewhere or _told(passage, vague, seen, counted=counted)


_HELP_NEEDED = frozenset({"needs help", "needs support", "requires support"})
_SCORE = Cued("score|centile", r"\b(?:standard(?:ised)? score|centile|percentile|scaled score|t-score)\b")
_PROVIDED = re.compile(
    r"\bhours\b|\baccess to\b|1:1|one-to-one|\b(?:programme|sessions?|intervention)\b"
    r"|\btimes a (?:day|week)\b|\bminutes\b"
)
_IN_A_REPORT = Cued("as described in|please see", r"\bas described in (?:the|his|her|their)\b|\bplease see\b")


def _counts(folded: str) -> bool:
    """Whether a number tells how much or how far, rather than an age, a year or how many services are involved."""
    return _DIGIT.search(folded) is not None and any(
        not _COUNTS_NOTHING.search(folded[max(0, match.start() - 20) : match.end() + 22])
        for match in _NUMBER.finditer(folded)
    )


def _in_its_place(passage: AnalysedPassage, *, told: bool, counted: bool) -> Slot | None:
    """Provision, a pointer or general talk where a need should be."""
    folded = passage.folded
    if _WORRY.match(folded) and not counted and (not told or _MORE_HELP.search(folded)):
        return Slot("specifics", SlotState.EMPTY, (), "a worry or a wish, not what is hard")
    if told:
        return None
    provided = next(find(_PROVISION, "provision-in-need", folded, passage.scan), None)
    provides = provided and not _ADULTS_HELP.search(folded)
    if provides and (not counted or _PROVIDED.search(folded)):
        return Slot("specifics", SlotState.EMPTY, (), "says what is to be provided, not what is hard")
    if _PROCESS.search(folded) and not counted:
        return Slot("specifics", SlotState.EMPTY, (), "what others do about the need, not the need")
    if _IN_A_REPORT.search(folded) and len(passage.words) < 16:
        return Slot("specifics", SlotState.UNSURE, (), "the detail is in a report")
    return None


def _told(passage: AnalysedPassage, vague: tuple[Hit, ...], seen: tuple[Hit, ...], *, counted: bool) -> Slot:
    """What others would see, by the behaviours, amounts and contexts told, against the general labels."""
    words = passage.words
    context = passage.hits_of("need-wording", "context")
    quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in (*seen[:2], *context[:1]))
    labels = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
    if counted and not vague and (seen or len(words) >= 5):
        return Slot("specifics", SlotState.FILLED, quotes, "an observation with an amount or level")
    if _FOUND_HARD.fullmatch(passage.folded):
        return Slot("specifics", SlotState.EMPTY, labels, "names an area, and nothing that others could see")
    if _EMPTY_TALK.search(passage.folded) and not counted and len(seen) < 2:
        return Slot("specifics", SlotState.EMPTY, labels, "words for many needs, and none of them told")
    jargon = passage.hits_of("need-wording", "jargon")
    if len(jargon) >= 2 and not context and len(words) <= 10:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in jargon)
        return Slot("specifics", SlotState.EMPTY, quotes, "specialists' words, and nothing that others could see")
    if len(vague) < len(seen) and (not vague or (len(seen) >= 2 and (context or len(words) >= 7))) and len(words) >= 4:
        return Slot("specifics", SlotState.FILLED, quotes, "what others see")
    if vague:
        partly = (bool(seen) and len(words) >= 12) or bool(context and not seen and len(vague) == 1)
        state, reason = (
            (SlotState.PARTLY, "partly a general label")
            if partly
            else (SlotState.EMPTY, "a general label with no behaviour, amount or context")
        )
        return Slot("specifics", state, labels, reason)
    return _unlabelled(passage, words, context)


def _unlabelled(passage: AnalysedPassage, words: tuple[str, ...], context: tuple[Hit, ...]) -> Slot:
    if passage.hits_of("need-wording", "diagnosis") and len(words) <= 6:
        return Slot("specifics", SlotState.EMPTY, (), "a diagnosis without what it means for the child")
    if len(words) >= 8 and context:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in context[:1])
        return Slot("specifics", SlotState.FILLED, quotes, "a described difficulty in its context")
    if len(words) >= 5 or passage.folded.count(" ") >= 9:
        reason = "names an area of difficulty; whether that is enough needs a reader"
        return Slot("specifics", SlotState.UNSURE, (), reason)
    return Slot("specifics", SlotState.EMPTY, (), "too short to tell what is hard")


_COUNTS_NOTHING = re.compile(
    r"\b(?:age of \d|\d+ (?:services|professionals|agencies|schools|areas|plans)|since (?:year"
    r"|the age) |register|k\d|aged \d|year \d|20\d\d)"
)
_EMPTY_TALK = any_of(
    r"\b(?:complex profile|many aspects|all contexts|a range of|various|at times|a number of"
    r"|high level of understanding|in many ways|a lot of|across the board|different situations"
    r"|complex needs)\b",
)


def _inside(span: Span, hits: tuple[Hit, ...]) -> bool:
    return any(span.overlaps(hit.span) for hit in hits)


_EMPTY_EFFECT = Cued(
    "impact on|effect on",
    r"\b(?:impact|effect) on (?:his|her|their) (?:ability to )?(?:access|learn|engage"
    r"|participat)\w*(?: (?:in|with))?(?: the)?(?: curriculum| learning)?\.?$",
)


def _impact(passage: AnalysedPassage) -> Slot:
    folded = passage.folded
    if _NIL.match(folded):
        return Slot("impact", SlotState.NOT_NEEDED, (), "says that nothing was identified")
    empty = passage.hits_of("need-wording", "empty-impact")
    cues = [hit for hit in passage.hits_of("need-wording", "impact") if not _inside(hit.span, empty)]
    words = passage.words
    if _SERVICE_ONLY.search(folded):
        return Slot("impact", SlotState.EMPTY, (), "names the service that follows, not the effect")
    if _EMPTY_EFFECT.search(folded):
        return Slot("impact", SlotState.PARTLY, (), "says that learning is affected, but not how")
    if not cues and not empty and (told := _kept_from(passage) or _situated(passage)):
        return Slot("impact", SlotState.FILLED, told, "what it does to the child's day")
    if cues and len(words) >= 5 and not (empty and len(words) < 12):
        return Slot(
            "impact",
            SlotState.FILLED,
            tuple(passage.quote(h.span.start, h.span.end) for h in cues[:3]),
            "what it makes hard",
        )
    if empty:
        return Slot(
            "impact",
            SlotState.PARTLY,
            tuple(passage.quote(h.span.start, h.span.end) for h in empty),
            "says that learning is affected, but not how",
        )
    if _SCORE.search(folded) or _only_levels(passage):
        return Slot("impact", SlotState.EMPTY, (), "a score without what it means")
    diagnosis = passage.hits_of("need-wording", "diagnosis")
    seen = passage.hits_of("need-wording", "observation")
    if diagnosis and not seen:
        return Slot(
            "impact",
            SlotState.EMPTY,
            tuple(passage.quote(h.span.start, h.span.end) for h in diagnosis),
            "a diagnosis without its effect",
        )
    vague = passage.hits_of("need-wording", "vague-need")
    labels = vague and not passage.hits_of("need-wording", "context") and not _counts(folded)
    if (len(words) <= 6 or labels) and not seen:
        quotes = tuple(passage.quote(hit.span.start, hit.span.end) for hit in vague)
        return Slot("impact", SlotState.EMPTY, quotes, "a label without its effect")
    return Slot("impact", SlotState.UNSURE, (), "the effect may be told in other words")


_LEVEL = Cued(
    "level|equivalent| age|year",
    r"\b(?:at|of) (?:a|the) (?:developmental )?level of\b|\b(?:reading|spelling|comprehension|mental) age\b"
    r"|\bage[- ]equivalent\b|\b\d+ years?(?:,| and)? \d+ months?\b",
)


def _only_levels(passage: AnalysedPassage) -> bool:
    """Whether every sentence that tells what the child does gives only the level at which it is done."""
    if _LEVEL.search(passage.folded) is None:
        return False
    seen = passage.hits_of("need-wording", "observation")
    return all(
        _LEVEL.search(passage.folded[span.start : span.end]) is not None
        for span in passage.sentences
        if any(hit.span.overlaps(span) for hit in seen)
    )


_COUNTED_IN_A_LIFE = any_of(
    rf"\b(?:{NUMBER}|most|several|all) (?:of (?:the |his |her |its |those )?(?:\d+ |[a-z]+ ){{0,2}})?"
    r"(?:school |observed |break |college )?(?:mornings?|days|nights?|lessons?|occasions|lunchtimes?|lunch times?|breaks?"
    r"|break minutes|playtimes|assemblies|pieces of (?:homework|work|writing)|homeworks?|group tasks?|shifts?|sessions"
    r"|meals|parties)\b",
    r"\battendance (?:was|is|in|has|fell|of)\b|\bhanded in\b|\bon task for\b",
)
_HAPPENS = frozenset({"when", "whenever", "if", "on days when", "as soon as", "at the start of", "at the end of"})


_WHEN_TESTED = re.compile(r" (?:he|she|they) (?:was|were) (?:aged? )?(?:\d|tested|assessed|seen|last)")


def _situated(passage: AnalysedPassage) -> tuple[Quote, ...]:
    """What happens to the child in a situation that is told, or how many days, lessons or breaks it cost."""
    counted = _COUNTED_IN_A_LIFE.search(passage.folded)
    if counted:
        return (passage.quote(*counted.span()),)
    acts = {h.span.start for h in passage.hits_of("need-wording", "observation")}
    acts |= {h.span.start for h in passage.hits_of("participation", "act")}
    for hit in passage.hits_of("need-wording", "context"):
        happens = hit.phrase in _HAPPENS and not _WHEN_TESTED.match(passage.folded, hit.span.end)
        if happens and len(acts) >= 2 and len(passage.words) >= 7:
            return (passage.quote(hit.span.start, hit.span.end),)
    return ()


_NEAR = 34
"""Characters within which a part of life stands after the words that say the child cannot: about six words."""


def _kept_from(passage: AnalysedPassage) -> tuple[Quote, ...]:
    """What the child cannot do, where that is a part of a life and not only the skill that the need is about."""
    lives = passage.hits_of("participation", "participation")
    for cannot in passage.hits_of("participation", "inability") if lives else ():
        for life in lives:
            if (
                0 <= life.span.start - cannot.span.end <= _NEAR
                and "." not in passage.folded[cannot.span.end : life.span.start]
            ):
                return (passage.quote(cannot.span.start, life.span.end),)
    return ()


def _faults(passage: AnalysedPassage) -> Iterator[Fault]:
    match = next(find(_PROVISION, "provision-in-need", passage.folded, passage.scan), None)
    if match and not _ADULTS_HELP.search(passage.folded):
        yield Fault("provision-in-need", (passage.quote(*match.span()),), "provision in place of a need", certain=False)
