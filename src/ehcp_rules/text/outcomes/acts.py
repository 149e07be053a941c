"""The acts of an outcome: verbs that others can see done, apart from nouns, idioms and words for quality."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.grammar import any_of
from ehcp_rules.text.outcomes.quality import LABELLED
from ehcp_rules.text.sentences import content_words

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["strong_observables", "verbs"]

_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|his|her|their|of|in|this|my|for|with|[a-z]+'s|possible|best|good|more|less|full"
    r"|effective|some|any|no"
    r"|greater|increased|improved) $"
)
_GERUND_BEFORE = re.compile(r"\b(?:when|by|about|at|better|while|[a-z]+ed) $")
_RESPECT = re.compile(
    r"\b(?:areas? of|terms of|aspects? of|attitudes? (?:to|towards)|approach to|confidence in|skills? in|interest in|progress in"
    r"|success in)(?: [a-z]+(?: [a-z]+){0,3}?(?:,| and))* $"
)
_SHOWN_BY = re.compile(r"\b(?:show|demonstrate)s?\b[^.;]* by $")
_ONLY_MEANS = re.compile(r"(?:us|access|attend|receiv|work|practis|develop|improv)ing\b")
_ADJECTIVE_BEFORE = re.compile(r"\b(?:be|is|are|being|feels?|more|better|well|becomes?|remain|stay|[a-z]+ and) $")
_IN_A_LIST = re.compile(r",| and\b")
_IDIOM = re.compile(
    r"(?:close|closing) (?:the|his|her|their) gap|catch(?:ing)? up|find(?:ing)? (?:his|her"
    r"|their) (?:voice|feet|place)"
    r"|play[.,;]?$"
)
_NOT_THE_ACT = re.compile(r" (?:skills?|strateg|techniques?|programme|sessions?|ability|difficult)")


def _names_a_thing(folded: str, span: Span) -> bool:
    """Whether a verb's form is a noun or quality here: `settled`, `the best use`, `improve reading, writing, sleep`."""
    before = folded[max(0, span.start - 14) : span.start]
    word = folded[span.start : span.end]
    if word.endswith("ing") and _SHOWN_BY.search(folded, 0, span.start) and not _ONLY_MEANS.match(word):
        return False
    return bool(
        _NOUN_BEFORE.search(before)
        or (word.endswith("ing") and (_GERUND_BEFORE.search(before) or _RESPECT.search(folded, 0, span.start)))
        or (word.endswith("ed") and _ADJECTIVE_BEFORE.search(before))
        or (before.endswith(", ") and _IN_A_LIST.match(folded, span.end))
        or _IDIOM.match(folded, span.start)
    )


def verbs(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> tuple[list[Span], list[Span]]:
    """The observable verbs, and the vague head verbs, outside time bounds and with their own object."""
    observable: list[Span] = []
    vague: list[Span] = []
    for hit in passage.hits_of("outcome-wording", "observable-verb", "vague-verb"):
        if any(span.overlaps(hit.span) for span in bounds) or _names_a_thing(passage.folded, hit.span):
            continue
        if hit.group == "vague-verb":
            vague.append(hit.span)
        elif not _NOT_THE_ACT.match(passage.folded, hit.span.end) and not _object_of_vague(passage, hit.span, vague):
            observable.append(hit.span)
    if not observable:
        observable.extend(_unlisted(passage, bounds))
    return observable, vague


_DOES_SOMETHING = re.compile(
    r"(?:\b(?:will|can)|^to) (?:be able to |also |then |always |only |not |no longer |[a-z]+ly |by (?:him|her|them)self ){0,2}"
    r"(?!(?:be|no|not|and|the|a|an|his|her|their|do|get|also|then|able)\b)([a-z]{3,})"
    r"(?= (?:out |up |off |on |in |down |away )?(?:a|an|the|his|her|their|my|one|two|three|four|five|some|any|both|each|\d+)\b)"
)


def _unlisted(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Span]:
    """Verbs that no list holds, when something is done to something: `will groom the pony`."""
    listed = {hit.span.start for hit in passage.hits_of("outcome-wording")}
    for match in _DOES_SOMETHING.finditer(passage.folded):
        span = Span(*match.span(1))
        if span.start not in listed and not any(bound.overlaps(span) for bound in bounds):
            yield span


def _object_of_vague(passage: AnalysedPassage, span: Span, vague: list[Span]) -> bool:
    """Whether an -ing form is what a vague verb before it is to improve: `improve reading` and not `improve by reading`."""
    return passage.folded.endswith("ing", span.start, span.end) and any(
        span.start - other.end <= 2 for other in vague if other.end <= span.start
    )


_NEEDS_DETAIL = frozenset(
    ("manag manage tolerat tolerate explor explore respond participat participate engag engage copy").split()
)
_WEAK_ACT = frozenset(
    (
        "show demonstrate respond manage tolerate keep give get go help let use make start find follow share "
        "play talk join stay turn act plan speak complete remember explore notice spend"
    ).split()
)
_QUALITY_OBJECT = any_of(
    r"^ (?:(?:a|an|the|his|her|their|more|some|and|in|to|sustained|at least|better|all|good|greater"
    r"|increasing|with|meaningful|consistently|[a-z]+ly) ){0,4}"
    r"(?:(?:him|her|them|my)sel(?:f|ves) (?:safe|calm|healthy|well|happy)|best possible|most of|use of"
    r"|progress|gains?|choices|strateg\w+|self-care|(?:[a-z]+ )?habits|maturity|respect|empathy|kindness|responsibility"
    r"|motivation|interest|improvements?"
    r"|techniques?|skills?|confidence|attitudes?|behaviours?|relationships?|understanding|awareness"
    r"|independence|difference|positive(?:ly)?|appropriate(?:ly)?|effective(?:ly)?|support|success\w*"
    r"|safe\b|engagement|resilience|potential|healthy|suitable|ways|better\b|friends\b|friendships"
    r"|adjustments|expected|level of|maths\b|literacy\b)",
)


def strong_observables(passage: AnalysedPassage, core: str, observable: list[Span]) -> list[Span]:
    """Observable acts whose object is not itself a word for quality: `make progress` and `show positive attitudes` are not."""
    strong = []
    for span in observable:
        word = passage.folded[span.start : span.end]
        after = core[span.end : span.end + 44]
        if _QUALITY_OBJECT.match(after):
            continue
        stem = re.sub(r"(?:ing|ed|es|s)$", "", word.split()[0])
        if (
            stem in _NEEDS_DETAIL
            and len(content_words(core[span.end :])) < 4
            and not re.search(r"\d|without|every|each|\bby (?:him|her|them)sel", core)
        ):
            continue
        if (
            stem in _WEAK_ACT
            and LABELLED.search(core[span.start : span.end + 40])
            and not re.search(r"\d|without|every|each|when\b|with (?:a|one|two) ", core)
        ):
            continue
        if (
            re.match(r"^ (?:appropriately|positively|better|well|more|safely|effectively|successfully|less)\b", after)
            and len(content_words(after)) <= 3
            and not re.search(r"\d|without|every", core)
        ):
            continue
        strong.append(span)
    return strong
