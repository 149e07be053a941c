"""Diagnoses that a passage says the child has, or says that the child does not have, as things are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Quote
from ehcp_rules.text.child.facts_told import of_this_child_now
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.steadiness import steady

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["DiagnosisClaim", "diagnosis_claims"]


@frozen
class DiagnosisClaim:
    """One diagnosis by a common name, whether it is stated or denied, and the sentence that says so."""

    name: str
    stated: bool
    quote: Quote


_NAMES = {
    "aut": "autism",
    "asd": "autism",
    "asc": "autism",
    "adhd": "adhd",
    "attention": "adhd",
    "dysl": "dyslexia",
    "dyspr": "dyspraxia",
    "dcd": "dyspraxia",
    "epil": "epilepsy",
    "dld": "language disorder",
    "developmental language": "language disorder",
}
"""Beginnings of the words for a diagnosis, each with its common name."""
_HAS = re.compile(
    r"\b(?:diagnosis of|diagnosed with|diagnosed as|has|is)(?: (?:an?|severe|moderate|mild|classic|had)){0,2} $"
)
_HAS_NOT = re.compile(
    r"\b(?:no (?:formal |current )?diagnosis of|does not have(?: a diagnosis of)?|not been diagnosed with"
    r"|not diagnosed with|is not|ruled out) $"
)


def diagnosis_claims(passage: AnalysedPassage) -> Iterator[DiagnosisClaim]:
    """The diagnoses that a passage states or denies, not as something that was or will be."""
    for hit in passage.hits_of("need-wording", "diagnosis"):
        name = next((name for start, name in _NAMES.items() if hit.phrase.startswith(start)), "")
        quote = sentence_of(passage, hit.span.start)
        before = passage.folded[quote.span.start : hit.span.start]
        has = _HAS.search(before)
        if name and _HAS_NOT.search(before):
            if steady(passage, quote.span):
                yield DiagnosisClaim(name, False, quote)
        elif name and has and (steady(passage, quote.span) or _made(passage, hit, has)):
            yield DiagnosisClaim(name, True, quote)


def _made(passage: AnalysedPassage, hit: Hit, has: re.Match[str]) -> bool:
    """Whether a diagnosis was made of this child: it holds from its date on, for as long as nobody took it back."""
    return has.group().startswith("diagnos") and of_this_child_now(passage, hit)
