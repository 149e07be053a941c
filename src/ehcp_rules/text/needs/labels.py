"""What is left of a need when its labels are taken away: general words, diagnoses and names show nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import any_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.needs.generic import SAYS_NOTHING
from ehcp_rules.text.scanning.fold import fold
from ehcp_rules.text.scanning.lexicon import Hit

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["NIL", "PROVISION", "body_of", "counts", "head_of", "inside", "left_over", "tells_in_a_clause"]

_DIGIT = re.compile(r"\d")
_NUMBER = any_of(
    r"\b\d+(?:[:.]\d+)?\b(?! ?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|20\d\d))",
)
PROVISION = any_of(
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
NIL = any_of(
    r"^(?:none|no (?:concerns|needs|identified|difficulties|current|special educational needs?"
    r"|social care needs|health needs|health care needs|medical needs|known (?:health|medical|social)|significant|other"
    r"|specific)|not applicable|n/a|nil"
    r"|there are no|nothing)\b",
)
_COUNTS_NOTHING = re.compile(
    r"\b(?:age of \d|\d+ (?:services|professionals|agencies|schools|areas|plans)|since (?:year"
    r"|the age) |register|k\d|aged \d|year \d|20\d\d)"
)


_HEAD = re.compile(
    r"[\s\u2022*\u00b7\u25aa-]*"
    r"(?:(?:(?:special educational |primary |main |identified |key )?needs? ?\d{0,2}[a-z]?|[bn] ?\d{1,2}"
    r"|sen ?\d{0,2}|\d{1,2}|area of need"
    r"|cognition and learning|communication and interaction|social,? emotional (?:and|&) mental health(?: needs"
    r"| difficulties)?|semh"
    r"|sensory,?(?: and/or| and|/|&)? ?(?:and )?physical(?: needs)?|speech,? language and communication(?: needs)?"
    r"|independence|self-care|self-help and independence|physical and sensory|preparing for adulthood) ?[:.)-]+ ?)?"
    r"(?:(?:now |currently )?(?:in|at) (?:year|reception|key stage|nursery|ks)[^,.;:]{0,30}, )?"
)
_SOURCE = re.compile(r" ?\([^()]*\b20\d\d\b[^()]*\)(?=\W*$)")


def head_of(folded: str) -> int:
    """Where a need begins past a bullet, the name of its area or its number, and the school year of the child."""
    match = _HEAD.match(folded)
    return match.end() if match else 0


def body_of(folded: str) -> str:
    """A need without what it is listed under and without the dated source at its end."""
    body = folded[head_of(folded) :]
    return _SOURCE.sub("", body) if "(" in body and "20" in body else body


def counts(folded: str) -> bool:
    """Whether a number tells how much or how far, rather than an age, a year or how many services are involved."""
    return _DIGIT.search(folded) is not None and any(
        not _COUNTS_NOTHING.search(folded[max(0, match.start() - 20) : match.end() + 22])
        for match in _NUMBER.finditer(folded)
    )


def inside(span: Span, hits: tuple[Hit, ...]) -> bool:
    """Whether a span lies over one of these hits."""
    return any(span.overlaps(hit.span) for hit in hits)


_SUBJECT = re.compile(r"\W*([A-Z][\w’'-]+)(?:’s|'s)? (?=[a-z]+\b)")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
_IN_BRACKETS = re.compile(r"\([^()]{0,120}\)")


def left_over(passage: AnalysedPassage, names: frozenset[str], *labels: Hit) -> list[str]:
    """The words of substance besides these labels, names, what stands in brackets and words that say nothing by themselves."""
    left = list(passage.folded)
    head = head_of(passage.folded)
    left[:head] = " " * head
    for match in (*_IN_BRACKETS.finditer(passage.folded), *_NAME.finditer(passage.text)):
        left[match.start() : match.end()] = " " * (match.end() - match.start())
    for hit in labels:
        left[hit.span.start : hit.span.end] = " " * (hit.span.end - hit.span.start)
    subject = _SUBJECT.match(passage.text)
    name = fold(subject.group(1)) if subject else ""
    idle = names | {name, f"{name}'s"} | SAYS_NOTHING
    return [word for word in content_words("".join(left)) if word.removesuffix("'s") not in idle]


_CLAUSE = re.compile(
    r"\W*(?:[A-Z][\w’'-]+(?:’s|'s)?|He|She|They|I) (?!of\b|in\b|and\b|with\b)(?:is|are|was|has|cannot|can|gets|[a-z]{2,}(?:s|ed))\b"
)


def tells_in_a_clause(passage: AnalysedPassage) -> bool:
    """Whether the need is told as somebody doing or being something, and not as the name of a difficulty."""
    return _CLAUSE.match(passage.text, head_of(passage.folded)) is not None or bool(
        passage.hits_of("participation", "inability")
    )
