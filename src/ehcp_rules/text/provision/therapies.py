"""The therapy that a statement names, and whether it tells of teaching or training, of treatment, or of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from ehcp_rules.text.analysis import AnalysedItem
from ehcp_rules.text.english.grammar import any_of

__all__ = ["SPEECH_AND_LANGUAGE", "Therapy", "names_therapy", "therapy_of"]


@frozen
class Therapy:
    """One therapy by its name, and whether the statement that names it `teaches` or `treats`."""

    name: str
    teaches: bool
    treats: bool


SPEECH_AND_LANGUAGE = "speech and language therapy"
_THERAPIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        SPEECH_AND_LANGUAGE: re.compile(
            r"\bspeech (?:and|&) language|\bspeech therap|\bslt\b|\bsalt\b|\blanguage therap"
        ),
        "occupational therapy": re.compile(r"\boccupational therap|\bot\b"),
        "physiotherapy": re.compile(r"\bphysio"),
        "psychological therapy": re.compile(
            r"\bcbt\b|\bcognitive behaviou?ral|\bpsychotherap|\bmindfulness|\bcounselling"
        ),
    }
)
_TEACHES = any_of(
    r"\b(?:teach\w*|train\w*|taught|learn\w*|skills?|programmes?|practi[sc]\w+|target\w*|communicat\w+"
    r"|language|narrative|vocabulary|understanding|expressive|receptive|speech sounds?|symbols?"
    r"|handwriting|dressing|independence|use of|direct work|sessions? on|in (?:school|class|college"
    r"|nursery)|pencil|cutlery|self-care|play)\b",
)
_TREATS = any_of(
    r"\b(?:eating|drinking|swallow\w*|feed\w*|dysphagia|splints?|orthotics?|boots|chest|respiratory"
    r"|surgery|botulinum|spasticity|seating clinic|wheelchair|equipment review|hearing aid|clinic"
    r"|medication|saliva|posture review|spinal|hip|pain|tone|assess(?:es|ment)? only|scoliosis)\b",
)


def therapy_of(item: AnalysedItem) -> Therapy | None:
    """The first of the therapies that a statement names, if any; a therapist's or service's own column is part of it."""
    folded = " ".join(passage.folded for passage in item.passages.values())
    for name, words in _THERAPIES.items():
        if words.search(folded):
            return Therapy(name, _TEACHES.search(folded) is not None, _TREATS.search(folded) is not None)
    return None


def names_therapy(item: AnalysedItem, therapy: str) -> bool:
    """Whether a statement names this therapy in one of its passages."""
    words = _THERAPIES[therapy]
    return any(words.search(passage.folded) for passage in item.passages.values())
