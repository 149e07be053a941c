"""Outcomes that tell of nothing but the help itself: sessions that were had, a programme that was set up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.stems import stem

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.reading import Fault

__all__ = ["only_the_help"]

_OF_A_SERVICE = ("service", "service-perspective")
_GOT_THROUGH = re.compile(
    r"\b(?:(?:have|has|had) (?:had|completed|finished|received|attended|undergone)|completes?|finishes|receives?|to have)"
    r" ((?:[a-z0-9-]+ ){0,5}?(?:sessions?|therapy|counselling|coaching|mentoring|tuition|intervention|programme|course|block"
    r"|coach|trainer|mentor|tutor|therapist|physiotherapy|phonics)\b[a-z ]*)"
)
_MORE_THAN_THAT = re.compile(
    r"\b(?:without|by (?:him|her|them)sel\w+|independently|unaided|alone|on (?:his|her|their) own|so that|in order|until|out of"
    r"|and (?:can|will|is|has|then|he|she|they|[a-z]+s)\b)|, "
)


_COMES_IN = re.compile(r"\b(?:attend(?:s|ing)?|taught|in school|in class)\b")
_STAYS_AWAY = re.compile(r"\b(?:attend\w*|school|college|absen\w+|lessons)\b")


def only_the_help(
    need: AnalysedPassage | None, outcome: AnalysedPassage, faults: Iterable[Fault], help_: AnalysedPassage
) -> bool:
    """Whether an outcome is read as a service; or may be one, and is told in the words of the help.

    For a child who stays away it is a gain to come where teaching is.
    """
    if need is not None and _STAYS_AWAY.search(need.folded) and _COMES_IN.search(outcome.folded):
        return False
    if any(fault.certain for fault in faults if fault.name in _OF_A_SERVICE):
        return True
    got = _GOT_THROUGH.search(outcome.folded)
    if got is None or _MORE_THAN_THAT.search(outcome.folded, got.start(1)):
        return False
    return any(stem(word) in help_.stems for word in content_words(got.group(1)))
