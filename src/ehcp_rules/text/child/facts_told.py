"""Whether a fact that a passage tells is one of this child, now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.mentions import round_about

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["of_this_child_now"]

_NOT_NOW = re.compile(
    r"\b(?:used to|previously|in the past|resolved|grew out|as a baby|at birth|born|history of|until|no longer|formerly"
    r"|was removed|has been removed|recovered|ended in|closed in|stepped down|ruled out|adopted|left care|returned home)\b"
)
_ANOTHER = re.compile(
    r"\b(?:brother|sister|twin|cousin|aunt|uncle|friend|classmate|grandmother|grandfather|nan|gran|grandma|grandad|dog"
    r"|mum|mother|mother's|dad|father|parent)(?:'s)?\b[^.;]{0,40}$"
)
_PAST = re.compile(r"(?:\b(?:was|were)|(?<!has )(?<!have )\bhad)(?! (?:[a-z]+ )?diagnosed)(?: [a-z-]+){0,4} $")
_DENIED = re.compile(r"\b(?:no|not|never|without|nor|neither|not a)(?: [a-z'-]+){0,3} $")


def of_this_child_now(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a sentence tells a fact of this child as it is: neither denied, nor past, nor of somebody else."""
    sentence = round_about(passage, hit.span)
    before = passage.folded[sentence.start : hit.span.start]
    if _NOT_NOW.search(passage.folded, sentence.start, sentence.end) or _DENIED.search(before):
        return False
    return _ANOTHER.search(before) is None and _PAST.search(before) is None
