"""What is to be had, would be good, is expected, talked of or asked: words that say so and bind nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.scanning.lexicon import Scan

__all__ = ["merely_said"]

_GOOD = r"(?:useful|helpful|beneficial|valuable|worthwhile|sensible|desirable|preferable|best)"
_TO_BE_HAD = Cued(
    "may be|may also be|can be|can also be|ly be|also be|perhaps be",
    r"\b(?:may|can) (?:also )?be (?:made available|arranged|organised|put in place|set up)\b",
    r"\bmay (?:also )?be (?:available|accessible|accessed|allocated|explored|on offer)\b",
    r"\b(?:could|might) (?:[a-z]+ly|also|perhaps) be\b",
)
_SHOULD_BE_POSSIBLE = Cued(
    "be possible|be feasible|be achievable|be manageable|be deliverable",
    r"\bshould (?:also |normally |usually )?be (?:possible|feasible|achievable|manageable|deliverable)\b",
)
_SAID_TO_BE_GOOD = Cued(
    "good practice|important|useful|helpful|beneficial|valuable|worthwhile|sensible|desirable|preferable|best|expectation|hope"
    "|intention|aspiration|wish|scope|possibility|potential| prove |would ",
    rf"\bit (?:is|would be|will be) (?:also |therefore |always )?(?:good practice|important|{_GOOD}) (?:for|to|that|if|when)\b",
    r"\bthere (?:is|will be) an? (?:expectation|hope|intention|aspiration|wish) (?:that|for|to|of)\b",
    r"\bthere (?:is|are|may be) (?:[a-z]+ )?(?:scope|possibility|potential) (?:for|to|of)\b",
    rf"\b(?:may|might|could) prove (?:to be )?(?:very )?(?:{_GOOD}|of (?:use|help|benefit))\b",
    r"(?:^|[.;:] )(?:an?|the|some|more|further) (?:[a-z-]+ ){1,4}?would (?:also )?(?:give|provide|allow|enable|support|promote)\b",
)
_TALKED_OF = Cued(
    "?|ly advised|ly recommended|ly suggested|under discussion|under consideration",
    r"(?:^|[.;] )(?:could|can|would|should|might) (?!you\b)[^.;?]{3,80}\?",
    r"\b(?:is|are) [a-z]+ly (?:advised|recommended|suggested)\b",
    r"\b(?:is|are|remains?) (?:(?:currently|still|also) )?under (?:discussion|consideration)\b",
)
_PATTERNS = (_TO_BE_HAD, _SHOULD_BE_POSSIBLE, _SAID_TO_BE_GOOD, _TALKED_OF)


def merely_said(folded: str, scan: Scan) -> Iterator[re.Match[str]]:
    """Where a text says so of what it does not decide."""
    for pattern in Cued.likely(_PATTERNS, scan):
        yield from pattern.finditer(folded)
