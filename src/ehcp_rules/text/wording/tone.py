"""Words that blame, unless the text quotes them, denies them, or reports how somebody misread the child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import Cued
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
    r"misread|perceived))\b|\b(?:appears?|looks?|seems?|sounds?) (?:to be )?$|\b(?:says?|said|saying|claims?|claiming|"
    r"feels?|felt|worr(?:y|ies)|fears?|thinks?|assumes?|assumed|believes?|believed|implies|wrote|writes|written|"
    r"implied) (?:that )?(?:he|she|they|i|people|others|teachers|adults|"
    r"staff)(?: [a-z]+){0,2} $|\b(?:accused of|blamed for|calls? (?:him|her|them)(?:self|selves)?|called|labelled|the word"
    r"|(?:words|terms|phrases) (?:like|such as))\b"
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
_THEM = r"(?:him|her|them|his|their)"
_AT_WILL = Cued(
    "want|choose| like|feel like it|feels like it|against|denial|try it on|tries it on|trying it on|enjoys "
    "|to avoid|to get|to escape|to gain|to control|to win|an excuse"
    "|give in to|gives in to|round |boundar|rules|limits|follow through|disciplin",
    # That the child could if they would: only of what adults expect, since a child may leave, rest or ask when they want to.
    r"\bcan (?:[a-z]+ ){0,3}?(?:attend|behave|work|do (?:it|this|that|the work|things|maths|as)|concentrate|listen|cope|manage"
    r"|join in|speak|talk|try|follow|comply|engage|achieve|conform|sit still|be (?:good|polite|kind|charming|pleasant|helpful))"
    r"(?: [a-z]+){0,4}? (?:when|if) (?:he|she|they) (?:wants?|chooses?|likes?|feels? like it)"
    r"(?: to)?(?=[.,;:!)]|$| and\b| but\b)",
    r"\b(?:but|and) (?:simply |often |just )?chooses not to(?=[.,;:!)]|$)",
    r"\bin denial about (?:his|her|their)\b|\b(?:try|tries|trying) it on\b|\benjoys (?:the reaction|winding|being difficult)\b",
    rf"\bplay(?:s|ed|ing)? (?:[a-z']+ ){{0,3}}?(?:adults?|staff|parents?|people|teachers?|{_THEM}|us|one)(?: [a-z]+)?(?: off)? "
    r"(?:off )?against (?:each|one|the|an)\b",
    r"\bus(?:es|ing|e) (?:his|her|their) (?:anxiety|diagnosis|autism|condition|difficult(?:y|ies)|needs|tears|upset) "
    r"(?:to (?:avoid|get|escape|gain|control|win)|as an excuse)\b",
    rf"\bgives? in to (?:{_THEM}|every|all)\b",
    r"\bget(?:s|ting)? round (?:adults|staff|people|everyone|the rules|[a-z]+ (?:mother|mum|father|dad|parents))\b",
    r"\b(?:mother|mum|father|dad|parents|carers?|family) (?:do(?:es)? not|don't|doesn't|fails? to|cannot|can't) "
    r"(?:(?:set|keep|hold|enforce) (?:[a-z]+ ){0,2}(?:boundaries|rules|limits)|follow through|discipline)\b",
)
"""Turns of phrase by which the child could do otherwise if they would, or the family lets them."""


def blaming(item: AnalysedItem, *groups: str) -> Iterator[Quote]:
    """The blaming words of an item in the writer's own voice."""
    passage = item.passages.get("text")
    if passage is None:
        return
    spans = [hit.span for hit in passage.hits_of("blaming-wording", *groups)]
    if "blaming" in groups:
        spans += (Span(*match.span()) for match in _AT_WILL.finditer(passage.folded, passage.scan))
    if not spans:
        return
    split, speech = passage.sentences, passage.speech
    for span in sorted(spans):
        sentence = sentence_at(split, span.start)
        before = passage.folded[sentence.start : span.start]
        after = passage.folded[span.end : sentence.end]
        if (
            any(spoken.overlaps(span) for spoken in speech)
            or _FORMAL.match(after)
            or _AS_PUT.match(after)
            or _REPORTED.search(before)
            or _DENIED.search(before)
        ):
            continue
        yield passage.quote(span.start, span.end)
