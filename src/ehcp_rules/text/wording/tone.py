"""Words that blame, unless the text quotes them, denies them, or reports how somebody misread the child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.sentences import sentence_at

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem

__all__ = ["blaming"]

_REPORTED = re.compile(
    r"\b(?:described|labelled|seen|viewed|perceived|regarded|marked down|written off|told off|recorded|logged|"
    r"misread|misunderstood|interpreted|misinterpreted|taken|took|mistaken|mistook|"
    r"punished|read|known|called|accused|put down|come across|comes across|came across|appear|appears|appeared|"
    r"look|looks|looked|seem|seems|seemed|sounds?|treated)\b(?: [a-z']+){0,5}? (?:as|for|like|to be)\b"
    r"|\b(?:may|can|could|might|sometimes|often) (?:appear|look|seem|be (?:seen|read|taken|mistaken|viewed|"
    r"misread|perceived))\b|\b(?:appears?|looks?|seems?) (?:to be )?$|\b(?:says?|said|saying|claims?|claiming|"
    r"feels?|felt|worr(?:y|ies)|fears?|thinks?|assumes?|assumed|believes?|believed|implies|"
    r"implied) (?:that )?(?:he|she|they|i|people|others|teachers|adults|"
    r"staff)(?: [a-z]+){0,2} $|\b(?:accused of|blamed for|called|labelled|the word|(?:words|terms|"
    r"phrases) (?:like|such as))\b"
)
_DENIED = re.compile(
    r"\b(?:not|isn't|is not|never|no longer|rather than|nor|neither|without being|wasn't|does not mean|"
    r"instead of|no|than)(?: [a-z']+){0,4} $|\b(?:not|never|isn't|wasn't)(?: [a-z']+){0,6}$"
)
_AS_PUT = re.compile(
    r"[^.;]{0,20},? as (?:he|she|they|the|an?|some|her|his|one|its)\b[^.;]{0,30}\b(?:put|puts|call|calls|called|"
    r"said|says|saw|described?)\b"
)
_FORMAL = re.compile(
    r"^[- ]?(?:[a-z]+ )?(?:disorder|condition|syndrome|scale|questionnaire|score|eye|skills|toys|materials|"
    r"resources|play)\b"
)


def blaming(item: AnalysedItem, *groups: str) -> Iterator[Quote]:
    """The blaming words of an item in the writer's own voice."""
    passage = item.passages.get("text")
    hits = passage.hits_of("blaming-wording", *groups) if passage else ()
    if passage is None or not hits:
        return
    split, speech = passage.sentences, passage.speech
    for hit in hits:
        sentence = sentence_at(split, hit.span.start)
        before = passage.folded[sentence.start : hit.span.start]
        after = passage.folded[hit.span.end : sentence.end]
        if (
            any(span.overlaps(hit.span) for span in speech)
            or _FORMAL.match(after)
            or _AS_PUT.match(after)
            or _REPORTED.search(before)
            or _DENIED.search(before)
        ):
            continue
        yield passage.quote(hit.span.start, hit.span.end)
