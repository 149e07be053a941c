"""Sentences in which a professional advises: whoever may have written them down, they are no view of the child or family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import Cued
from ehcp_rules.text.views.ordered import HELP

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["advised"]

_ADVISER = (
    r"(?:eps?|sal?ts?|ots?|[a-z]*psychologists?|[a-z]*therapists?|physios?|paediatricians?|psychiatrists?|dieti[ct]ians?"
    r"|audiologists?|consultants?|(?:specialist|advisory|qualified) teachers?(?: (?:of|for) [a-z ]{3,24}?)?"
    r"|(?:speech(?: and language)?|occupational|physio|music) ?therapy|camhs|(?:educational|clinical) psychology)"
)
_ADVISES = Cued(
    "recommend|advis|advic|is that|suggest|identif|conclude|assess|opinion|view is|consider|stat|not|propos|according to",
    rf"^according to (?:the |an? |his |her |their )?(?:[a-z-]+ ){{0,3}}?{_ADVISER}\b",
    rf"^\W*(?:the |an? |his |her |their )?(?:[a-z-]+ ){{0,3}}?{_ADVISER}(?:'s|s')?"
    r"(?: (?:report|advice|assessment|letter|opinion|view|recommendation)s?)?(?: of [a-z0-9 ]{3,20}?)?,? "
    r"(?:also |has |have |therefore |strongly |further ){0,2}(?:recommend(?:s|ed)?|advise[sd]?|suggest(?:s|ed)?|identifie[sd]"
    r"|conclude[sd]?|assesse[sd]|considers?|states?|notes?|propose[sd]?|is that)\b",
)
_WHAT = re.compile(
    rf"\b(?:{HELP}|groups?|sessions?|minutes|hours|equipment|seat|chair|frame|aids?|strategies|training|should|needs?"
    r"|requires?|difficult\w+|delay\w*|level|centile|percentile|scores?)\b"
)
_FAMILY_SPEAKS = re.compile(r"\b(?:i|we|us|our|my|me|i'm|we're|told|said)\b")


_SAYS_SO = re.compile(rf"^\W*(?:the )?(?:[a-z-]+ ){{0,2}}?{_ADVISER}(?:'s)?(?: (?:report|advice|view))?: ")
"""`EP: meets criteria for …`: the adviser named before a colon."""


def advised(body: AnalysedPassage) -> Iterator[Span]:
    """The sentences whose subject is a professional who advises, and in which nobody of the family speaks."""
    for span in body.sentences:
        words = body.folded[span.start : span.end]
        if (
            not (_ADVISES.search(words, body.scan) or _SAYS_SO.match(words))
            or _FAMILY_SPEAKS.search(words)
            or not _WHAT.search(words)
        ):
            continue
        if not any(quote.overlaps(span) for quote in body.speech):
            yield span
