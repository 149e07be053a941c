"""Headings, labels and statements that tell how outcomes and provision are followed up."""

from __future__ import annotations

import re

from ehcp_rules_adapters.terms import fold_label

__all__ = ["follows_outcomes_up", "introduces_outcomes", "is_about_monitoring"]

MOST_MONITORING_WORDS = 10
"""A heading about monitoring has no more words; beyond, it is an arrangement in itself."""


_FOLLOWED = (
    r"(?:(?:every|each) outcome|(?:all|these|those|both|the|his|her|their|your) (?:of (?:these|the|his|her|their|your) )?"
    r"(?:[a-z]+ )?outcomes)\b(?! of\b)"
)
_LOOKED_AT = r"reviewed|checked|recorded|tracked|monitored|measured|evaluated|discussed"
_FOLLOWING = re.compile(
    r"\b(?:sets?|agrees?|chooses?|writes?|reviews?|checks?|records?|tracks?|monitors?|measures?|evaluates?|discuss(?:es)?"
    rf"|agreed|chosen|written|{_LOOKED_AT})\b"
    rf"[^.;]{{0,80}}?\b{_FOLLOWED}|\b{_FOLLOWED}(?! that\b)[^.;]{{0,40}}? (?:is|are|will be|must be|shall be) "
    rf"(?:[a-z]+ ){{0,2}}?(?:{_LOOKED_AT})\b"
)


def follows_outcomes_up(text: str) -> bool:
    """Whether a statement says that somebody sets steps towards the outcomes, or reviews them: no outcome speaks of outcomes."""
    return _FOLLOWING.search(text.lower()) is not None


_INTRODUCES = re.compile(
    r"^(?:(?:all|each|every|these|the|those) (?:of (?:the|these) )?(?:[a-z]+ )?outcomes?|outcomes)"
    r"(?: (?:below|that follow|listed here|in this (?:section|part|plan)))?"
    r" (?:[a-z]+ ){0,2}?(?:is|are|will|should|must|shall|have|has)\b"
)


def introduces_outcomes(text: str) -> bool:
    """Whether a statement speaks of all the outcomes at once, such as by when they are to be reached: it is none of them."""
    return _INTRODUCES.match(text.lower()) is not None


def is_about_monitoring(text: str) -> bool:
    """Whether a heading or label announces how outcomes are followed up, and is no outcome."""
    words = set(fold_label(text).split())
    arranged = {"arrangements", "setting", "monitoring", "reviewing"} & words
    followed = {"monitoring", "monitored"} & words or (arranged and {"targets", "review"} & words)
    return len(words) <= MOST_MONITORING_WORDS and bool(followed)
