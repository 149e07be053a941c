"""Hopes told as a row of what everybody hopes for: `to be happy, make friends and reach her full potential`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_rules.text.english.grammar import holds_any

__all__ = ["stock_hopes"]

_STATE = (
    r"(?:as )?(?:happy|healthy|safe|confident|independent|settled|successful|secure|content|included|valued|resilient|fulfilled"
    r"|well|accepted)(?: as (?:possible|(?:he|she|they) can be))?(?: (?:at|in) (?:school|home|life|(?:him|her|them)sel(?:f|ves)))?"
)
_WISH = re.compile(
    rf"(?:(?:and|,) )*(?:for (?:him|her|them) )?(?:to )?(?:(?:be|feel|become|stay) )?(?:{_STATE}"
    r"|(?:make|have|keep|build) (?:[a-z]+ )?(?:friends|friendships|progress)"
    r"|(?:gain|grow in|build|have) (?:[a-z]+ )?confidence"
    r"|(?:get|find|have) (?:a (?:good |nice |decent )?(?:job|career|education)|good (?:grades|results|qualifications))"
    r"|(?P<most>(?:achieve|reach|fulfil|meet) (?:his|her|their) (?:(?:full|true|own|best) )?(?:potential|goals|best)"
    r"|do (?:well|(?:his|her|their) best)|succeed|thrive|flourish)"
    r"(?: (?:in|at) (?:life|school|college|all (?:that )?(?:he|she|they) does?))?"
    r"|(?:have|lead|live) an? (?:[a-z]+ )?(?:happy|fulfilling|good|full|successful) (?:life|future)"
    r"|enjoy (?:school|life|learning))(?=[ ,.;]|$),? ?"
)
_OPENS = re.compile(
    r"(?:\bto |(?:^|[.;:] ?))(?=(?:be|feel|become|make|have|achieve|reach|fulfil|do|get|gain|succeed|thrive|enjoy|live|lead)\b)"
)
_OF_ONESELF = re.compile(r"\bi\b[^.;]*$")
"""A child who says so hopes so, however many others do."""
_ENDS = re.compile(
    r"(?:in (?:(?:the|his|her|their) )?(?:future|life)|as an adult|later(?: on)?(?: in life)?|one day|in adulthood"
    r"|when (?:he|she|they) (?:is|are|gets?|grows?) (?:older|up|grown))?(?:\W*$|[.;])"
)
_CUES = ("happy", "potential", "friends", "well", "succe", "confiden", "independent")
_ROW = 3
_BEFORE = 60


def stock_hopes(folded: str) -> Iterator[tuple[int, int]]:
    """Where a folded text hopes for nothing but what everybody does: three such hopes, or two when one is for `potential`."""
    if not holds_any(folded, _CUES):
        return
    at = 0
    for opening in _OPENS.finditer(folded):
        if opening.start() < at:
            continue
        at, found, most = opening.end(), 0, False
        while (wish := _WISH.match(folded, at)) is not None:
            at, found, most = wish.end(), found + 1, most or wish["most"] is not None
        own = _OF_ONESELF.search(folded, max(0, opening.start() - _BEFORE), opening.start())
        if found + most >= _ROW and _ENDS.match(folded, at) and not own:
            yield opening.start(), at
