"""Technical terms of a plan, and whether an everyday meaning stands beside one of their uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.wording.shorthand import medical_terms

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["IN_EVERYDAY_WORDS", "Term", "terms"]


@frozen
class Term:
    """One technical term: its first uses, at most three, and whether it is explained anywhere."""

    name: str
    uses: tuple[tuple[AnalysedItem, Quote], ...]
    explained: bool


IN_EVERYDAY_WORDS = (
    r"[^.;\n]{0,160}?, (?:which |that is |or |so )?in (?:everyday|plain|simple|ordinary|other) (?:terms|words)\b"
)
"""From a term to the words of the same sentence that say it again for everybody."""
_GLOSS_AFTER = re.compile(
    r"^[a-z0-9 ]{0,16}(?:, (?:by which|which|meaning|that is|or|so|i\.e\.)|:| - | means?\b| is (?:when|a|an|the)\b|"
    r", i\.e\.)|^[a-z0-9 -]{0,48}, (?:that is|meaning|which means|i\.e\.|in other words)\b"
    rf"|^{IN_EVERYDAY_WORDS}"
    r"|^[^.;:]{0,60}\. (?:this|that|it) means\b"
    r"|^, an? (?![^.;:]*\b(?:impairment|disorder|syndrome|diagnosis|delay|loss|epilepsy|area|concern|noted|reported)\b)"
    r"[a-z' -]{8,80}(?:[.;:)]|$)"
)
_SAID_AGAIN = re.compile(
    r"^(?: [a-z]+)?, (?:(?:that|this) is )?(?:the (?:sense|feeling|skill|ability|act|habit|knack|way|part|muscles?|movements?)"
    r" (?:of|that|to|in|we|by|for)\b|(?:being able|knowing how|knowing where|how (?:the|an?|his|her|their|our|we|he|she|they)) )"
)
"""What stands beside a term and says it again: the sense or skill that it is."""
_CALLED = re.compile(
    r"[a-z][a-z ,'-]{8,}(?<!condition)(?<!disorder)(?<!syndrome)(?:, |\(| \(|; |\. | - )"
    r"(?:(?:which |that |this |these )?(?:is |are )?(?:also |often |sometimes )?(?:known as|called)"
    r"|(?:[a-z]+ ){0,3}(?:calls?|named?|describes?) (?:this|it|these)(?: as)?) (?:an? |the )?['\"]?$"
)
"""Behind a term, that it is what has just been told is called: `repeats what people say, known as`."""
_BRACKET_AFTER = re.compile(r"^[a-z0-9 ]{0,16}\(([^)]{4,200})\)")
_BRACKET_BEFORE = re.compile(r"[a-z][a-z ,'-]{8,}\((?:known as |called |often called |also called )?(?:[a-z]+ )?$")


def terms(items: Iterable[AnalysedItem]) -> tuple[Term, ...]:
    """The technical terms of these items in order of first use; quoted speech is the speaker's own."""
    uses: dict[str, list[tuple[AnalysedItem, Quote]]] = {}
    explained: set[str] = set()
    for item in items:
        passage = item.passages.get("text")
        found = _technical(passage) if passage else ()
        if passage is None or not found:
            continue
        speech = passage.speech
        for name, span in found:
            if any(spoken.overlaps(span) for spoken in speech):
                continue
            uses.setdefault(name, []).append((item, passage.quote(span.start, span.end)))
            if _explained(passage, span):
                explained.add(name)
    return tuple(Term(name, tuple(places[:3]), name in explained) for name, places in uses.items())


def _technical(passage: AnalysedPassage) -> tuple[tuple[str, Span], ...]:
    """The technical terms of a passage: those of the phrase list, and words made as names of conditions are."""
    listed = passage.hits_of("technical-terms")
    found = [(hit.phrase, hit.span) for hit in listed]
    if made := medical_terms(passage):
        taken = (*listed, *passage.hits_of("need-wording", "diagnosis"), *passage.hits_of("health-conditions"))
        free = [span for span in made if not any(span.overlaps(hit.span) for hit in taken)]
        found += [(passage.folded[span.start : span.end], span) for span in free]
    return tuple(found)


def _explained(passage: AnalysedPassage, span: Span) -> bool:
    after, before = passage.folded[span.end : span.end + 220], passage.folded[: span.start]
    bracket = _BRACKET_AFTER.match(after)
    if bracket:
        # A bracket that names who said it, or where, explains nothing.
        inside = bracket.group(1)
        start = span.end + bracket.start(1)
        source = any(start <= other.span.start < start + len(inside) for other in passage.hits_of("roles"))
        # More terms of the trade are no everyday meaning.
        more = any(start <= other.span.start < start + len(inside) for other in passage.hits_of("technical-terms"))
        if (
            len(content_words(inside)) >= 2
            and not (source or more)
            and not re.search(r"\bk ?\d|\b20\d\d\b|\blevel\b", inside)
        ):
            return True
    if _GLOSS_AFTER.match(after) or _SAID_AGAIN.match(after):
        return True
    # A diagnosis or another term before the bracket is no everyday meaning of the measure inside it.
    labels = (*passage.hits_of("need-wording", "diagnosis"), *passage.hits_of("technical-terms"))
    label = any(0 <= span.start - other.span.end <= 3 for other in labels)
    return not label and any(behind(pattern, before, len(before)) for pattern in (_BRACKET_BEFORE, _CALLED))
