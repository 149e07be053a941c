"""Clinic shorthand: how clinicians abbreviate for each other, and terms by the Greek and Latin endings of conditions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["medical_terms", "shorthand", "signs_of_a_clinic", "telegraphic"]

_ABBREVIATED = re.compile(
    r"(?<![\w/])(?:[pfs]?m?hx|pmh|[rdt]x|o/e|c/o|s/p|s/c|b/l|r/v|f/u|fu|i/v|y/o|nkda|nad|prn|bd|tds|qds|nocte|sob|dna|dnv"
    r"|wnl|gr (?:i{1,3}|iv|v)|x?\d{1,2}/(?:12|52|7)|d/c|spo2|x ?\d|[rl] ?[<>] ?[rl])(?![\w/])"
)
_CAPITALS = re.compile(r"(?<![\w&/-])[A-Z](?:[A-Z&\d]|[a-z](?=[A-Z])){1,6}[a-z]?(?![\w&/-])")
_SHOUTED = re.compile(r"\b[A-Z]{4,} [A-Z]{4,}\b")
_MEDICAL = Cued(
    "plasia|malacia|penia|paresis|trophy|opathy|ectasia|schisis|cephaly|aemia|uria|stenosis|megaly|kinesia|praxia|arthria|phagia"
    "|oedema|myelitis|cytosis|blastoma|photophobia",
    r"\b[a-z]{3,}(?:plasia|malacia|penia|paresis|dystrophy|atrophy|opathy|ectasia|schisis|cephaly|aemia|uria|stenosis|megaly"
    r"|kinesia|praxia|arthria|phagia|oedema|myelitis|cytosis|blastoma)\b",
    r"\bphotophobia\b",
)
_KNOWN = frozenset(("anaemia", "leukaemia", "phenylketonuria", "empathy", "telepathy"))
"""Words made so that families know, or that every newborn is tested for by that name."""


def shorthand(passage: AnalysedPassage, written_out: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The abbreviations of a passage that only clinicians read, each once; letters that the plan writes out are none."""
    found = {match.group(): Span(*match.span()) for match in _ABBREVIATED.finditer(passage.folded)}
    if not _SHOUTED.search(passage.text):
        known = {hit.span.start for hit in passage.hits_of("acronyms", "known")}
        found |= {
            match.group().lower(): Span(*match.span())
            for match in _CAPITALS.finditer(passage.text)
            if match.start() not in known and match.group() not in written_out
        }
    return tuple(sorted(found.values()))


def signs_of_a_clinic(passage: AnalysedPassage) -> bool:
    """Whether a passage has an abbreviation that is written in clinics and nowhere else."""
    return _ABBREVIATED.search(passage.folded) is not None


def medical_terms(passage: AnalysedPassage) -> tuple[Span, ...]:
    """The words of a passage that are made as names of conditions are and that few families know."""
    return tuple(
        Span(*match.span()) for match in _MEDICAL.finditer(passage.folded, passage.scan) if match.group() not in _KNOWN
    )


_A_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|cannot|does|do|did|will|means?|makes?|causes?|needs?|takes?|gets?|miss(?:es)?"
    r"|uses?|wears?|gives?|leaves?|he|she|they|his|her|their|because|so)\b"
)
_MEASURED = re.compile(
    r"\b\d+(?:\.\d+)? ?(?:mg|mcg|ml|mmol|u/ml|iu|db|kpa|mmhg|bpm|centile)\b|\b(?:level|grade|stage|type) (?:[ivx]+|\d[a-z]?)\b"
)
_IN_PLAIN_WORDS = re.compile(r"\([a-z][a-z' ]{8,}\)|\b(?:this|which|that) means\b|\bthat is\b")
_MADE_IN_LATIN = re.compile(
    r"\b[a-z]{3,}(?:varus|valgus|osis|ostomy|ectomy|algia|iasis|aesthesia|atresia|trophic|genesis|villous|plegia|contractures?)\b"
)
_JOINED_LETTERS = re.compile(r"\b(?:[A-Z]{2,}-[A-Z0-9]+|[a-z]+[A-Z][A-Za-z]*(?:-[A-Za-z]+)?)\b")
_MANY_TERMS = 2


def telegraphic(passage: AnalysedPassage, abbreviated: tuple[Span, ...]) -> bool:
    """Whether a clause has no verb and no pronoun, and several terms that only clinicians use: a line of a clinic's letter."""
    if _IN_PLAIN_WORDS.search(passage.folded):
        return False
    listed = [hit.span for hit in passage.hits_of("technical-terms", "clinical")]
    for span in passage.sentences:
        words = passage.folded[span.start : span.end]
        if _A_SENTENCE.search(words):
            continue
        places = [*abbreviated, *listed, *medical_terms(passage)]
        terms = {place.start for place in places if place.overlaps(span)}
        for pattern in (_MADE_IN_LATIN, _MEASURED):
            terms |= {span.start + match.start() for match in pattern.finditer(words)}
        terms |= {match.start() for match in _JOINED_LETTERS.finditer(passage.text, span.start, span.end)}
        if len(terms) >= _MANY_TERMS:
            return True
    return False
