"""Clinic shorthand: how clinicians abbreviate for each other, and terms by the Greek and Latin endings of conditions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["medical_terms", "shorthand", "signs_of_a_clinic"]

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
