"""The clauses of an outcome that could each be one: cut at any mark or word that joins, before somebody who does something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.measures import measures
from ehcp_rules.text.outcomes.asides import asides
from ehcp_rules.text.outcomes.clauses import acts_at
from ehcp_rules.text.outcomes.deliveries import adults_do
from ehcp_rules.text.times.bounds import time_bounds

if TYPE_CHECKING:
    from ehcp_rules.plan import Learner
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Clause", "clauses_joined"]

_JOINT = re.compile(r"[.;:,)/!] | & |(?<=[a-z0-9%)£]) (?=(?:and|plus|while|whilst|besides|alongside|with)\b)")
_LABEL = re.compile(r"(?:(?:outcome|target|goal|aim)s? \d[^:]{0,12}: |\(?(?:\d|[a-e]|i{1,3}|iv)[).] |[-–•*] ){0,2}")
_LINK = re.compile(
    r"(?:(?P<also>also|besides(?: which| this| that)?|in addition(?: to (?:this|that))?|additionally|furthermore|moreover"
    r"|as well(?: as (?:this|that))?|on top of (?:this|that)|alongside (?:this|that)|separately|secondly|second|thirdly|next|plus"
    r"|while also|whilst also|another(?: [a-z]+)? is(?: that| for)?|it is also (?:hoped|agreed) that)"
    r"|and|but|while|whilst|both|that|for)"
    r",? "
)
_RATE = re.compile(
    r"(?:(?:once|twice|(?:\d+|[a-z]+) times|(?:on|at|in) [a-z0-9 ]{2,24}?|every|each|by) ?[a-z0-9 ]{0,24}, )?"
)
_WANTED = re.compile(
    r"(?:we|i|(?:his|her|their) (?:parents|family|mum|mother)) (?:would )?(?:want|like|wish|hope)(?: for)? "
)

_WHO = re.compile(r"(?P<pronoun>he|she|they|him|her|them|i) |(?P<name>[a-z][a-z'-]+) ")
_FINITES = (
    r"(?:will|can|is|are|has|have|to|shall|should|reach(?:es)?|falls?|rises?|drops?|stands?|numbers?|goes|come|balances?|grows?|climbs?"
    r"|moves?|shrinks?|doubles?|halves?|stays?|remains?|stops?|gets?|does|do|lasts?|knows?|says?)\b"
)
_FINITE = re.compile(_FINITES)
_WHOSE = re.compile(
    rf"(?:(?:his|her|their|my) |(?P<name>[a-z][a-z-]+)'s? )(?:(?!and\b|or\b)[a-z0-9£-]+ ){{1,5}}?(?={_FINITES})"
)
_ABSOLUTE = re.compile(
    r"with (?:(?:his|her|their|my) |[a-z][a-z-]+'s? )(?:(?!and\b|or\b)[a-z-]+ ){1,3}?"
    r"(?:rising|falling|reaching|reduced|up|down|at|being|dropping|growing|increas(?:ing|ed)|cut|no (?:more|fewer|less)) "
)
_PLAIN = re.compile(r"(?:has|is|knows|gets|goes|holds)\b")
_NO_OUTCOME = re.compile(
    r"[^.;]{0,90}\b(?:measured|reviewed|recorded|counted|checked|judged|reported|assessed|monitored|evidenced|achieved|met|done"
    r"|baseline|currently|target|deadline|this (?:is|will|means)|these (?:are|will)|which (?:is|means|will))\b"
)
_BELONGS = re.compile(
    r"\b(?:it|them|this|these|instead|so that|to do so|in order|then|afterwards|there|because|therefore|as a result"
    r"|rather than|whenever|each time|every time)\b"
)
_SUBORDINATE = re.compile(
    r"\W*(?:(?:when|whenever|while|whilst|before|after|if|once|until|unless|although|though|as|in|at|on|during|with|without|by|from|where"
    r"|so|because|than|to|given|for|having|through|using|following|within|since) |[a-z]+ing )"
)
_BESIDES = re.compile(
    r"\W*(?:not only (?:will|can|does|is|has) |(?:at the same time as|besides|as well as|in addition to|apart from|on top of"
    r"|alongside) (?:being able to )?[a-z]+ing )"
)
"""What opens a text with one thing besides which there is another."""
_COUNT = re.compile(r"\b(?:at (?:most|least)|nil|none|never|no more than)\b")
_DOING = re.compile(r"[a-z]+ing\b")
_ADVERB = re.compile(r"also |too |(?:will|can) (?:also|next|then) ")


@frozen
class Clause:
    """One of the clauses joined: whether it has a subject and a measure of its own, and a word for `also`."""

    span: Span
    subject: bool
    measured: bool
    also: bool


@frozen
class _Begun:
    """Where a clause begins, behind what joins it on."""

    joint: int
    start: int
    linked: bool
    also: bool
    subject: bool


def clauses_joined(passage: AnalysedPassage, learner: Learner) -> tuple[Clause, ...]:
    """The clauses of an outcome in which something of its own is done or reached, in order; none where none is joined on."""
    folded = passage.folded
    joined: list[_Begun] = []
    for joint in _JOINT.finditer(folded):
        # What stands in a label or a link joins nothing.
        if not joined or joint.start() >= joined[-1].start:
            joined += filter(None, (_begins(passage, joint),))
    if not joined:
        return ()
    bounds = [bound.span for bound in time_bounds(folded, passage.scan, learner)]
    counted = [span for span in measures(folded, passage.scan) if not any(bound.overlaps(span) for bound in bounds)]
    beside = asides(folded)
    found: list[Clause] = []
    opened = _Begun(0, 0, linked=False, also=False, subject=True)
    for begun, following in zip((opened, *joined), (*joined, None), strict=True):
        end = following.joint if following else len(folded)
        span = Span(begun.start, max(begun.start, end))
        if following is not None and _only_opens(folded, begun, following):
            continue
        if any(aside.overlaps(span) for aside in beside) or (begun.start and _of_another_clause(passage, span)):
            continue
        measured = (
            any(span.start <= one.start < span.end for one in counted)
            or _COUNT.search(folded, span.start, span.end) is not None
        )
        also = begun.also or (bool(found) and _BESIDES.match(folded, found[-1].span.start) is not None)
        found.append(Clause(span, begun.subject, bool(measured), also))
    return tuple(found)


def _only_opens(folded: str, begun: _Begun, following: _Begun) -> bool:
    """Whether a clause only says when or with what the next is done: `when he is upset, he will`."""
    return (
        following.subject
        and not (following.linked or following.also)
        and folded[following.joint] == ","
        and _SUBORDINATE.match(folded, begun.start) is not None
        and _BESIDES.match(folded, begun.start) is None
    )


def _of_another_clause(passage: AnalysedPassage, span: Span) -> bool:
    """Whether a clause only serves another: it tells how that is measured or helped, or takes up what stands in it."""
    folded = passage.folded
    return (
        _NO_OUTCOME.match(folded, span.start, span.end) is not None
        or _BELONGS.search(folded, span.start, span.end) is not None
        or adults_do(passage, folded, span.start) is not None
    )


def _begins(passage: AnalysedPassage, joint: re.Match[str]) -> _Begun | None:
    """Whether somebody does something behind what may join two clauses."""
    folded = passage.folded
    at = joint.end()
    if absolute := _ABSOLUTE.match(folded, at):
        return _Begun(joint.start(), absolute.start(), linked=True, also=False, subject=True)
    label = _LABEL.match(folded, at)
    at = label.end() if label else at
    also = linked = labelled = at > joint.end()
    while link := _LINK.match(folded, at):
        at, linked, also = link.end(), True, also or link["also"] is not None
    rate = _RATE.match(folded, at) if linked else None
    at = rate.end() if rate else at
    if wanted := _WANTED.match(folded, at):
        at = wanted.end()
    if _acts(passage, at):
        doing = _DOING.match(folded, at) is not None
        if doing and not also:
            return None
        return _Begun(joint.start(), at, linked=linked, also=also, subject=also and (doing or labelled))
    who = _WHOSE.match(folded, at) or _WHO.match(folded, at)
    if who is None or (who["name"] and not passage.text[at].isupper()):
        return None
    adverb = _ADVERB.match(folded, who.end())
    if not (adverb or _FINITE.match(folded, who.end()) or _acts(passage, who.end())):
        return None
    return _Begun(joint.start(), at, linked=linked, also=also or adverb is not None, subject=True)


def _acts(passage: AnalysedPassage, at: int) -> bool:
    """Whether a verb begins here, of those that tell an act or of the plainest."""
    return acts_at(passage, at) or _PLAIN.match(passage.folded, at) is not None
