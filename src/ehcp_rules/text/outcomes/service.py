"""Services in the place of an outcome: what is provided, or what staff will do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of, find
from ehcp_rules.text.outcomes.bounds import without
from ehcp_rules.text.reading import Fault

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["service_faults"]

_SERVICE = any_of(
    r"\b(?:will|to) (?:receive|be offered|be given|be provided with|be seen by|be referred"
    r"|be monitored) \b",
    r"\b(?:will|to) get (?:support|help|weekly|extra|additional|\d|daily|regular|therapy)",
    r"\b(?:will|to) (?:have )?access(?: to)? (?:a|an|to|careers|regular|weekly|daily|group|therapy"
    r"|support|specialist|appropriate|additional|extra|[a-z-]+ (?:group|therapy|support|sessions?|pool"
    r"|programme|input|club|room|lessons?))\b",
    r"\b(?:will|to) have (?:access to |\d+ |two |three |a |an |weekly |regular |daily |one-to-one "
    r"|1:1 |\d+:\d+ |[a-z-]+ (?=group\b|communication group\b))*(?:[a-z-]+ group|hours?|sessions?"
    r"|support|therapy|mentoring|input|intervention|counselling"
    r"|physiotherapy|speech|programme|tuition|lessons with)",
    r"\b(?:will|to) have (?:at least |up to )?(?:an?|\d+|[a-z]+(?:-[a-z]+)?) (?:minutes?|mins|hours?) (?:a (?:week|day) )?of "
    r"(?:[a-z-]+ ){0,5}?(?:therapy|support|tuition|teaching|intervention|input|mentoring|counselling|physiotherapy"
    r"|coaching|instruction|hydrotherapy)\b",
    r"\bwill have (?:received|accessed|undergone|had|attended|been to|been in|taken part in|completed) (?:[a-z0-9-]+ ){0,6}?"
    r"(?:therapy|tuition|intervention|mentoring|counselling|physiotherapy|clinic|(?:social|nurture|skills|support"
    r"|communication|language|intervention|therapy|friendship|small) group)\b",
    r"\bwill be supported (?:to|by|with|in|through)\b",
    r"\bto be supported (?:to|by|with|in)\b",
    r"\bwill be (?:taught|helped|assessed|encouraged|exposed|enrolled|placed|reviewed|monitored) ",
    r"\bwill attend (?:[a-z]+ ){0,5}?(?:sessions?|therapy|group|clinic|intervention|college|programme"
    r"|course|weekly|fortnightly|club sessions|\w+ days? a week)",
    r"^(?:weekly|daily|regular|access to|provision of|\d+ hours)\b",
    r"\bwill have been (?:supported|helped|taught|given|provided|offered|seen)\b",
    r"\baccess (?:[a-z]+ ){0,2}(?:counselling|therapy|support|physiotherapy|intervention|provision"
    r"|mentoring|tuition|programme)\b",
    r"\b(?:will|to) (?:have )?attend(?:ed)? (?:[a-z0-9]+ ){0,3}(?:sessions?|appointments?)\b",
    r"\bto provide\b",
    r"^to (?:encourage|enable|promote|facilitate|support|foster|help) ",
    r"\bto ensure\b",
    r"\bcontinue to (?:receive|access|attend|have)\b",
    r"\bwill (?:undergo|take part in) (?:weekly|regular|daily|a weekly) ",
    r"\bwill work with (?:a|an|the) [a-z]+",
)
_CHILD_GOAL = Cued(
    "attend",
    r"\bwill (?:still |continue to )?attend (?!college \w+ days)"
    r"(?![a-z' ]{0,24}\b(?:therapy|appointments?|clinic|counselling)\b)(?:school|secondary school|college|lessons|all|every"
    r"|mainstream|full[- ]time|nursery|assembly|at least|on at least|an? [a-z]+ (?:party|club|camp"
    r"|wedding))",
    r"\battend(?:s|ance)?\b.{0,40}\b(?:per ?cent|%|every day|all (?:her|his|their) lessons)",
)
_STAFF_SUBJECT = any_of(
    r"^(?:all )?(?:staff|adults?|teachers?|school(?! (?:attendance|day|life|lunch|meals|bus|uniform|work|bag))"
    r"|the (?:school|college|setting|nursery|team"
    r"|local authority|staff|adults|teacher|therapist)|professionals|therapists?|a (?:teacher"
    r"|therapist|teaching assistant)|parents|(?:speech and language|speech|occupational"
    r"|educational) \w+(?: \w+)?|the [a-z]+ (?:team|service)|camhs|everyone)\b.{0,20}?\b(?:will|to"
    r"|should|must)\b",
    r"^(?:that )?an? (?:[a-z-]+ ){0,3}(?:assistant|adult|teacher|therapist|nurse|mentor|psychologist|tutor|key ?worker|coach)"
    r" (?:will|to|must|should|gives?|helps?|supports?|teaches|works)\b",
    r"^(?:that )?(?:the )?(?:school|college|setting|nursery|staff|teachers|adults|assistants|therapists|team) "
    r"(?:give|provide|follow|offer|make|help|support|teach|ensure|arrange|model|keep|meet|plan)s?\b",
    r"^(?:[a-z]+'s )(?:health |medical |care )?needs? (?:will|to) be\b",
)
_PERCEIVES = re.compile(
    r"[^,;.]*?\b(?:will|to|should|must) (?:not |no longer |only |all )*(?:understand|see|hear|notice|say|report|observe|find"
    r"|agree|recognise|need|have to|be able|know|feel|tell|describe)\b"
)
"""What others find of the child: a change told from outside, and not what they do."""
_STAFF_ACT = Cued(
    " by|will be|to be|have",
    r"\b(?:staff|adults|assistants?|teachers?) (?:[a-z]+ ){0,5}(?:will|to) have (?:been trained|had [a-z ]{0,24}training"
    r"|completed [a-z ]{0,24}training|received [a-z ]{0,24}training)\b",
    r"\b(?:will|to) be (?:well )?(?:managed|monitored|reviewed|addressed|met|supported|overseen"
    r"|kept under review) by\b",
    r"\b(?:provision|support|therapy|health needs|needs) (?:will|to) be\b",
)
_PLAIN_ACCESS = Cued("will access", r"\bwill access (?:all|every|his|her|their|the|most|lessons|mainstream)\b")
_AFTER_A_BOUND = re.compile(r"[ ,:;-]*")


def _staff_subject(folded: str, bounds: tuple[Span, ...]) -> tuple[int, int] | None:
    """Where the service is the subject: at the beginning, or after a time bound that opens the outcome."""
    match = _STAFF_SUBJECT.match(folded)
    if match:
        return match.span()
    for bound in bounds:
        if bound.start == 0 and (gap := _AFTER_A_BOUND.match(folded, bound.end)) is not None:
            rest = folded[gap.end() :]
            match = _STAFF_SUBJECT.match(rest)
            if match and not _PERCEIVES.match(rest):
                return gap.end() + match.start(), gap.end() + match.end()
    return None


_SEEN_IN_IT = re.compile(
    r"[,;]? (?:showing|demonstrating|where|in which) (?:that )?(?:he|she|they|i|[a-z]+) (?:can|will|is able to)\b"
)


_THERAPEUTIC = (
    r"(?:therapy|intervention|mentoring|counselling|physiotherapy|hydrotherapy|(?:social|nurture|skills|support|communication"
    r"|language|intervention|therapy|friendship|speech|sensory)(?: skills)? (?:group|room|sessions?|programme|clinic|base))"
)
_MARKS = re.compile(r"\W*")
_SUBJECT = r"(?:(?:for |that )?[a-z'-]+ )?(?:to |will |will have |has |is to )?"
_OPENS_WITH = any_of(
    rf"{_SUBJECT}(?:attends?|attended|takes? part in|taken part in|completes?|completed|undergoes?) "
    rf"(?:[a-z0-9-]+ ){{0,5}}?{_THERAPEUTIC}\b",
    rf"{_SUBJECT}(?:have|has|had|get|gets|receives?|received)(?: had| received)? (?:[a-z0-9'-]+ ){{0,5}}?"
    r"(?:sessions?|hours?|appointments?|lessons) (?:of|with|from)\b",
    rf"{_SUBJECT}(?:have|has|get|gets|be given) (?:an?|the|his|her) "
    r"(?:ehc |support |care |health |good |new |individual |one-page )*"
    r"(?:plan|ehcp|(?:[a-z-]+ )?(?:profile|passport)|timetable|key ?worker|mentor|buddy"
    r"|place (?:at|in) (?:an? |the )?(?:[a-z]+ )?(?:school|college|setting|unit|base))\b",
    r"(?:[a-z]+ ){0,3}(?:intervention|therapy|tuition|mentoring|counselling|physiotherapy|sessions?|lessons?)(?: session)? "
    r"(?:once|twice|weekly|daily|fortnightly|(?:\d|two|three|four|five) times|every|each)\b",
    rf"(?:{NUMBER}|a (?:block|course) of {NUMBER}|weekly|daily|regular) (?:[a-z-]+ )?(?:sessions?|hours|lessons|appointments)"
    r" (?:of|with)\b",
    rf"{_SUBJECT}(?:follows?|undertakes?|completes?) (?:an?|the|his|her) (?:[a-z]+ ){{0,3}}programme (?:set|written|designed"
    r"|devised|drawn up|recommended|provided|made) by\b",
    rf"{_SUBJECT}(?:have|has|get|gets|access|had|received?) (?:[a-z0-9-]+ ){{0,3}}?"
    r"(?:(?:sensory|movement|brain|rest) (?:circuits?|breaks?|diet)|(?:block|package) of)\b",
    r"to (?:monitor|refer|assess) ",
)
_LEADS_ON = re.compile(r"(?:,| and| by| so that| without|:|;) ")


def _opening(core: str) -> re.Match[str] | None:
    """The words for a service that an outcome without its time bounds begins with."""
    marks = _MARKS.match(core)
    return _OPENS_WITH.match(core, marks.end() if marks else 0)


def service_faults(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Fault]:
    """What is provided told as the outcome, and the service as its subject."""
    folded = passage.folded
    core = without(folded, bounds)
    service = next(find(_SERVICE, "service", folded, passage.scan), None)
    goal = _CHILD_GOAL.search(folded)
    access = _PLAIN_ACCESS.search(folded)
    if access and not service and not goal:
        yield Fault("service", (passage.quote(*access.span()),), "may be taking part, or may be help", certain=False)
    if service and not goal:
        # A group that is attended so that something can be seen in it may be the setting of an outcome: a reader tells.
        certain = _SEEN_IN_IT.search(folded, service.end()) is None
        yield Fault(
            "service", (passage.quote(*service.span()),), "describes what is provided, not what changes", certain
        )
    if not service and not goal and (opening := _opening(core)):
        # What comes of it may follow: a reader tells.
        certain = _LEADS_ON.search(core, opening.end()) is None
        whole = core[: opening.end()]
        start = len(whole) - len(whole.lstrip(" ,.;:-"))
        yield Fault(
            "service", (passage.quote(start, opening.end()),), "describes what is provided, not what changes", certain
        )
    act = _STAFF_ACT.search(folded)
    staff = _staff_subject(folded, bounds) or (act.span() if act else None)
    if staff:
        yield Fault("service-perspective", (passage.quote(*staff),), "written from the service's side")
