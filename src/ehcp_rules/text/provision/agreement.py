"""Whether a passage tells that the body which must arrange health provision has agreed to it, or that this is still awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ehcp_rules.evidence import Quote
from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["agreement"]

_BODY = (
    r"(?:icbs?|integrated care boards?|(?:health |nhs |responsible )?commission(?:ers?|ing body)"
    r"|(?:designated )?(?:clinical|medical) officer|nhs [a-z]+|health panel|dco|dmo)"
)
_WORDS = r"[^.;]{0,60}?"
_AGREES = r"(?:agree[sd]?|approve[sd]?|confirm(?:s|ed)?|sign(?:s|ed)? (?:it |this )?off|authorise[sd]?)"
_NOT_YET = (
    r"(?:not|never|yet to|hasn't|have yet|is to|are to|to|(?:still )?(?:has|have|needs?) to|will|must|should|still)"
)
_A_WORD = r"(?:agreement|approval|confirmation|decision|sign-off)"
_AWAITED = Cued(
    "icb|integrated care board|commission|clinical officer|medical officer|nhs |health panel|dco|dmo",
    rf"\b{_BODY}\b(?: (?:has|have|had|is|are|was|were|panel|funding))* {_NOT_YET}(?: (?:yet|been|be|still|able|to|first))*"
    rf" {_AGREES}\b(?! (?:each|every|yearly|annually|when|who|which|the (?:name|date|day)))",
    rf"\b(?:await(?:s|ing)?|pending|subject to|waiting for|in discussion with) (?:(?:the|an?|its|final|formal|written) )*"
    rf"(?:(?:{_A_WORD}|funding) (?:of|from|by|with) (?:the )?{_BODY}"
    rf"|{_BODY}(?:'s)?(?= (?:to\b|{_A_WORD}|panel\b|funding\b)| ?[.;,)]| ?$))",
    rf"\b(?:yet to be|not (?:yet )?(?:been )?|to be) ?(?:{_AGREES}|funded|commissioned)\b{_WORDS}\b{_BODY}\b",
)
_AGREED = Cued(
    "icb|integrated care board|commission|clinical officer|medical officer|nhs |health panel|dco|dmo",
    rf"\b{_BODY}\b(?:,? (?:\([^()]{{0,40}}\)|has|have|also|for [a-z ]{{2,30}}|panel))*,? {_AGREES}\b",
    rf"\b{_BODY}(?:'s)? (?:agreement|approval|confirmation)\b",
    rf"\b(?:agreed|approved|confirmed|signed off|commissioned|authorised|agreement|approval)\b{_WORDS}\b{_BODY}\b",
)


def agreement(passage: AnalysedPassage) -> tuple[Literal["awaited", "agreed"], Quote] | None:
    """What a passage tells of the agreement, with the words that tell it; None where it tells nothing."""
    if waiting := _AWAITED.search(passage.folded, passage.scan):
        return "awaited", passage.quote(*waiting.span())
    if told := _AGREED.search(passage.folded, passage.scan):
        return "agreed", passage.quote(*told.span())
    return None
