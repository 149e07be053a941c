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
    r"|was removed|has been removed|recovered|ended in|closed in|stepped down|ruled out|adopted|left care|returned home"
    r"|(?:tested|screened|investigated) for|none of (?:them|these)"
    r"|(?:diagnosis|this|it|which) (?:was|has been)(?: since| later)? (?:withdrawn|retracted|overturned|revoked))\b"
)
_NOW_AGAIN = re.compile(
    r"[,;:] ?(?:and )?(?:[a-z'-]+ ){0,2}(?:has|have|is|takes|needs|uses|wears|gets|lives with|now|still|currently)\b"
)
"""After what is past, what goes on about the present: `Born at 27 weeks, he has ...`."""
_MOTHER = r"mum|mother|grandmother|nan|gran|grandma"
_FATHER = r"dad|father|grandfather|grandad"
_ANOTHER = re.compile(
    r"\b(?:(?P<beside>brother|sister|twin|cousin|aunt|uncle|friend|classmate|dog|mum's|mother's|dad's|father's"
    r"|(?:next to|beside|near|behind|like|another|other|with) (?:an? |the )?(?:[a-z]+ )?(?:boy|girl|child|pupil|children|pupils))"
    rf"|(?P<she>{_MOTHER})|(?P<he>{_FATHER})|parents?)(?:'s)?\b(?P<says>[^.;]{{0,60}})$"
)
_NAMED = re.compile(r"\b(?:that|says|said|reports?|reported|told us|explained) [A-Z][a-z]+ ")
"""The child by name, in what a parent tells."""
_OF_THE_CHILD = {
    "she": re.compile(r"\b(?:he|his|him(?! and\b))\b(?!.*\b(?:she|her own)\b)"),
    "he": re.compile(r"\b(?:she|her(?! and\b))\b(?!.*\b(?:he|his own)\b)"),
    None: re.compile(r"\b(?:he|she|him|her)\b"),
}
"""Behind a mother, a father, or parents, words that can only mean the child of whom they tell."""
_PAST = re.compile(r"(?:\b(?:was|were)|(?<!has )(?<!have )\bhad)(?! (?:[a-z]+ )?diagnosed)(?: [a-z-]+){0,4} $")
_DENIED = re.compile(r"\b(?:no|not|never|without|nor|neither|not a|free of)(?: [a-z'-]+){0,3} $")
_DENIED_LIST = re.compile(
    r"\b(?:no|not|never|without|neither)\b(?:(?: (?:or |nor )?|, (?:or |nor )?)(?!(?:and|but|has|is|he|she|they|takes)\b)"
    r"[a-z'-]+){1,16}(?:,? (?:or|nor) |, | )$"
)
_CLOSES = re.compile(r"[^.;:]{0,60}?,? n?or\b")
"""What shows that a list behind `no` is of things denied: it ends with `or`, where one that goes on to what is there has `and`."""


def of_this_child_now(passage: AnalysedPassage, hit: Hit) -> bool:
    """Whether a sentence tells a fact of this child as it is: neither denied, nor past, nor of somebody else."""
    sentence = round_about(passage, hit.span)
    before = passage.folded[sentence.start : hit.span.start]
    for past in _NOT_NOW.finditer(passage.folded, sentence.start, sentence.end):
        # `Awake until two` is no time that has passed.
        inside = hit.span.start <= past.start() < hit.span.end
        if not inside and not _NOW_AGAIN.search(passage.folded, past.end(), max(past.end(), hit.span.start)):
            return False
    return not (
        _denied(passage.folded, before, hit)
        or _of_another(before, passage.text[sentence.start : hit.span.start])
        or _PAST.search(before)
    )


def _denied(folded: str, before: str, hit: Hit) -> bool:
    if _DENIED.search(before):
        return True
    listed = _DENIED_LIST.search(before)
    return listed is not None and bool(re.search(r"\bn?or\b", listed.group()) or _CLOSES.match(folded, hit.span.end))


def _of_another(before: str, written: str) -> bool:
    """Whether a fact is of a relative, and not one of the child that a parent tells; `written` is unfolded."""
    other = _ANOTHER.search(before)
    if other is None:
        return False
    if other["beside"]:
        return True
    child = _OF_THE_CHILD["she" if other["she"] else "he" if other["he"] else None]
    return child.search(other["says"]) is None and _NAMED.search(written, other.start("says")) is None
