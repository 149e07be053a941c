"""Provision that hangs on what a service runs on: told of its money, staffing, premises or transport, whatever the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import MONTH, Cued, any_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["REMEDY", "hanging"]

_BEHIND = 90
"""Characters that a condition takes up before what it is about."""
_WORDS = r"(?:[a-z0-9'-]+ )"
_HANGS = re.compile(
    r"\b(?:hang(?:s|ing)?|hinge[sd]?|turn(?:s|ing)?|rest(?:s|ing)?|rel(?:y|ies|ying)|reliant|ride[s]?|riding|depend(?:s|ing|ent)?"
    r"|contingent|conditional|subject|predicated|pegged|bank(?:s|ing)|wait(?:s|ing)|at the mercy|governed|limited|capped"
    r"|dictated)"
    rf" (?:up)?(?:on|to|of|for|by):? {_WORDS}{{0,5}}?$"
)
_LINK = (
    r"(?:if|when(?:ever)?|where(?:ver)?|once|while|whilst|unless|should|provided(?: that)?|providing(?: that)?|assuming"
    r"|(?:as|so) long as|(?:so|as) far as|as soon as|in the event(?: that| of)?|in case of|until|till|after|pending|failing"
    r"|(?:in|on|during) (?:(?:an?|any|the|those|such) )?(?:days?|weeks?|months?|terms?|years?|times?|periods?|spells?)"
    r"(?: (?:when|where|in which|of|with))?)"
)
_A_PLACE_HANGS = re.compile(r"hang|hing|rid|depend|conting|condit|subject|predic|at the mercy|wait")
"""Of a place, not `rests on his side in the room`."""
_IF = re.compile(
    rf"(?:^|[ (,;:|-]){_LINK} (?!(?:he|she|they|i)\b)(?:(?!(?:and|then|which|who|he|she|they|his|her)\b)[a-z0-9'-]+ ){{0,4}}?$"
)
"""A condition that opens shortly before, with no other subject in between."""
_AFTER = re.compile(r"[ (,;:|-]?(?:after|until|till)\b")
_VERB = re.compile(r"(?: [a-z-]+){0,6}? (?:is|are|has|have|[a-z]{3,}s)\b")
"""After a thing has come about, and not only after it."""
_COMES = re.compile(
    rf"(?: {_WORDS}{{0,4}}?|,? )(?:(?:is|are|has|have|gets?|comes?|becomes?|stays?|remains?|being|been|be|goes?)"
    rf" {_WORDS}{{0,3}}?)"
    r"(?:built|finished|completed?|refurbished|converted|extended|installed|opened|free|available|repaired|mended|fixed"
    r"|on the road|roadworthy|insured|in service|hired|rented|bookable|hireable|staffed|affordable|heated|up and running)\b"
)
"""What has to come true of a place or a vehicle."""
_NOT_ON = re.compile(
    r"^(?:but |though )?not (?:on|in|during|when|at|if) [^.;]{3,60}? (?:as|because|since|when|if|while) [^.;]{0,30}$"
)
"""`Not on exam days as the ...`: times that fall out because of a place."""
REMEDY = any_of(
    r"\b(?:instead|another|else|alternatives?|elsewhere|mov(?:es?|ed)|replac\w+|covers|covered|cover (?:is|will be|comes)"
    r"|stand-?ins?|substitut\w+|relief"
    r"|made up|makes? up|make it up|rearranged|rebooked|carried over|caught up|still|nonetheless|same|tak(?:es?|ing) (?:over"
    r"|on|his"
    r"|her|their|the)|steps? in|loan(?:ed|s)?|lent|lends|spare|(?:in|at) (?:its|her|his|their) place|without fail|regardless"
    r"|(?:council|authority|la|county) (?:will |shall |must |itself )?(?:pays?|funds?|meets?|finds?|provides?|arranges?|buys?))\b"
)
"""What is done where the usual way fails: the child loses nothing."""
_DENIED = re.compile(
    r"\b(?:not|never|nor|neither|no longer|no|none|nothing|isn't|aren't|doesn't|whatever|however|even|regardless|irrespective"
    r"|notwithstanding)\b"
)
_CHILDS = re.compile(
    r"\b(?:he|she|they|who|child|pupil|student|learner) (?:also |still |often )?$"
    r"|^(?!(?:this|it|that|which|these|all|everything) )[a-z]+ (?:also |still |often )?$"
)
"""A child, who may depend on a hoist: by a pronoun, or a name that opens the sentence."""
_DATED = re.compile(rf"\b(?:by|from|on|in|until) (?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH})\b|\bw/c \d")

_NEEDED_FIRST = Cued(
    "for this to |for it to |for that to |for them to |for these to |for any of ",
    r"\b(?!(?:he|she|they|parents?|mum|dad|consent)\b)[a-z]+ (?:has|have|needs?|must|will have|will need)"
    r" (?:(?:first|to|still) )*(?:be|have|stay|come|agree|find|raise|hold|release|pay|keep|win|secure|get)\b[^.;]{0,60}?"
    r" for (?:this|it|that|them|these|any of (?:this|it)) to (?:happen|go ahead|run|start|begin|take place|proceed|continue"
    r"|carry on"
    r"|be (?:held|given|run|offered|possible|viable))\b",
)
"""`The bus has to be mended for this to go ahead`."""
_FIRST_PAID = Cued(
    "before ",
    r"\b(?:must|has to|have to|needs? to|is to|will) (?:first )?(?:be|have) [^.;,]{2,50}? before [^.;,]{1,50}?"
    r" (?:can|may|will|is able to|are able to) (?:run|start|begin|go ahead|happen|take place|proceed|be (?:given|held|offered"
    r"|booked))\b",
)
_SERVICE = (
    r"(?:sessions?|groups?|clubs?|visits?|lessons?|support|help|slots?|class|therapy|input|time|work|tuition|circuit)"
)
_NONE_WITHOUT = Cued(
    "no ",
    r"(?:^|[.;:(] ?)(?:if )?no [a-z][^.,;:=]{1,40}? ?= ?no [a-z]+(?: [a-z]+){0,3}",
    r"(?:^|[.;:(] ?)(?:if )?(?:no|without) [a-z][^.,;:=]{1,50}?(?:,| means| then)? (?:there (?:is|will be"
    r"|can be) )?no (?:[a-z-]+ ){0,3}?"
    rf"{_SERVICE}\b(?= (?:that|on that|this|then)\b| ?[.;)]|$)",
)
"""`No driver, no visit that week`."""


def hanging(passage: AnalysedPassage) -> Iterator[Span]:
    """Conditions about money, staffing, premises or transport that nothing makes good."""
    folded = passage.folded
    for hit in passage.hits_of("means-of-services"):
        sentence = next((one for one in passage.sentences if one.start <= hit.span.start < one.end), None)
        if sentence is None:
            continue
        before = folded[max(sentence.start, hit.span.start - _BEHIND) : hit.span.start]
        if _NOT_ON.search(before):
            yield Span(hit.span.start - len(before), hit.span.end)
            continue
        opened = _opened(before, folded[hit.span.end : sentence.end], hit.group)
        if opened is None:
            continue
        start = hit.span.start - len(before) + opened
        words = folded[sentence.start : sentence.end]
        if not (REMEDY.search(words) or _DENIED.search(folded, max(sentence.start, start - 24), hit.span.end)):
            yield Span(start, hit.span.end)
    for pattern in Cued.likely((_NEEDED_FIRST, _FIRST_PAID, _NONE_WITHOUT), passage.scan):
        for match in pattern.finditer(folded):
            if pattern is _FIRST_PAID and not passage.hits_of("means-of-services"):
                continue
            yield Span(*match.span())


def _opened(before: str, after: str, group: str) -> int | None:
    """Where, in the words before a means of a service, the condition opens that is about it; None where none does."""
    hangs = _HANGS.search(before)
    if hangs and not _CHILDS.search(before, 0, hangs.start()):
        return hangs.start() if group != "place" or _A_PLACE_HANGS.match(before, hangs.start()) else None
    opens = _IF.search(before)
    if opens is None:
        return None
    if _AFTER.match(before, opens.start()) and not _VERB.match(after):
        return None
    if group == "place":
        clause = after.partition(",")[0]
        if not _COMES.match(clause) or _DATED.search(after):
            return None
    return opens.start() + (0 if before[opens.start()].isalpha() else 1)
