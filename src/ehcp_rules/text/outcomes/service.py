"""Services in the place of an outcome: what is provided, or what staff will do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.outcomes.bounds import without
from ehcp_rules.text.outcomes.deliveries import adults_do, service_done, telling_of_the_child
from ehcp_rules.text.outcomes.heads import heads
from ehcp_rules.text.outcomes.received import received
from ehcp_rules.text.reading import Fault

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["service_faults"]

_SERVICE = any_of(
    r"\b(?:will|to) (?:receive|be offered|be given|be provided with|be seen by|be referred"
    r"|be monitored),? \b",
    r"\b(?:will|to) get (?:support|help|weekly|extra|additional|\d|daily|regular|therapy)",
    r"\b(?:will|to) (?:have )?access(?: to)? (?:a|an|to|careers|regular|weekly|daily|group|therapy"
    r"|support|specialist|appropriate|additional|extra|[a-z-]+ (?:group|therapy|support|sessions?|pool"
    r"|programme|input|club|room|lessons?))\b",
    r"\b(?:will|to) have (?:access to |\d+ |two |three |a |an |weekly |regular |daily |one-to-one "
    r"|1:1 |\d+:\d+ |[a-z-]+ (?=group\b|communication group\b))*(?:[a-z-]+ group|hours?|sessions?"
    r"|support|therapy|mentoring|input|intervention|counselling"
    r"|physiotherapy|speech|programme|tuition|lessons with)",
    r"\b(?:will|to) have (?:at least |up to )?(?:an?|\d+|[a-z]+(?:-[a-z]+)?) (?:minutes?|mins"
    r"|hours?) (?:a (?:week|day) )?of "
    r"(?:[a-z-]+ ){0,5}?(?:therapy|support|tuition|teaching|intervention|input|mentoring|counselling|physiotherapy"
    r"|coaching|instruction|hydrotherapy)\b",
    r"\bwill have (?:received|accessed|undergone|had|attended|been to|been in|taken part in"
    r"|completed) (?:[a-z0-9-]+ ){0,6}?"
    r"(?:therapy|tuition|intervention|mentoring|counselling|physiotherapy|clinic|(?:social|nurture|skills|support"
    r"|communication|language|intervention|therapy|friendship|small) group)\b",
    r"\bwill be supported (?:to|by|with|in|through)\b",
    r"\bto be supported (?:to|by|with|in)\b",
    r"\b(?:will|to) be (?:taught|helped|assessed|encouraged|exposed|enrolled|placed|reviewed|monitored"
    r"|shown|coached|guided|trained"
    r"|mentored|tutored|introduced|motivated|prompted|reminded|observed) (?!(?:no|only|at most|fewer|less|not)\b)",
    r"\bwill attend (?:[a-z]+ ){0,5}?(?:sessions?|therapy|group|clinic|intervention|college|programme"
    r"|course|weekly|fortnightly|club sessions|\w+ days? a week)",
    r"^(?:weekly|daily|regular|access to|provision of|\d+ hours)\b",
    r"\bwill have been (?:supported|helped|taught|given|provided|offered|seen)\b",
    r"\baccess (?:[a-z]+ ){0,2}(?:counselling|therapy|support|physiotherapy|intervention|provision"
    r"|mentoring|tuition|programme)\b",
    r"\b(?:will|to) (?:have attended|be attending|attend) (?:[a-z0-9]+ ){0,3}(?:sessions?|appointments?)\b",
    r"\bto provide\b",
    r"^to (?:encourage|enable|promote|facilitate|support|foster|help) "
    r"|^to (?:let|allow) [a-z]+ (?:to )?(?:have|be|access|get|use)\b",
    r"\bto ensure\b",
    r"\bcontinue to (?:receive|access|attend|have)\b",
    r"\bwill (?:undergo|take part in) (?:weekly|regular|daily|a weekly) ",
    r"\bwill work with (?:a|an|the) [a-z]+",
)
_CHILD_GOAL = Cued(
    "attend",
    r"\bwill (?:still |continue to )?attend (?!college \w+ days)"
    r"(?![a-z' ]{0,24}\b(?:therapy|appointments?|clinic|counselling)\b)(?:school|secondary school|college"
    r"|lessons|all|every"
    r"|mainstream|full[- ]time|nursery|assembly|at least|on at least|an? [a-z]+ (?:party|club|camp"
    r"|wedding))",
    rf"\b(?:be|is|are) attending (?:all|every|each|the whole of|at least|{NUMBER} )"
    r"(?![^.;]{0,60}\b(?:therap|appointments?|clinic|counsel|physio|intervention|tuition|mentor|group))",
    r"\battend(?:s|ance)?\b.{0,40}\b(?:per ?cent|%|every day|all (?:her|his|their) lessons)",
)
_ADULTS_DO_HABITUALLY = any_of(
    r"(?:that )?an? (?:[a-z-]+ ){0,3}(?:assistant|adult|teacher|therapist|nurse|mentor|psychologist|tutor"
    r"|key ?worker|coach)"
    r" (?:will|to|must|should|gives?|helps?|supports?|teaches|works)\b",
    r"(?:that )?(?:the )?(?:school|college|setting|nursery|staff|teachers|adults|assistants|therapists|team) "
    r"(?:give|provide|follow|offer|make|help|support|teach|ensure|arrange|model|keep|meet|plan)s?\b",
    r"(?:[a-z]+'s )(?:health |medical |care )?needs? (?:will|to) be\b",
)
_TOLD_TO_ADULTS = re.compile(
    r"(?:to )?(?:ensur(?:e|ing)|mak(?:e|ing) sure (?:that )?(?!(?:i|he|she|they)\b)|provid(?:e|ing)|deliver(?:ing)?"
    r"|implement(?:ing)?|facilitat(?:e|ing)|enabl(?:e|ing)|allow(?:ing)?) (?!the (?:leaflets|newspaper"
    r"|post|parcels)\b)"
)
_STAFF_ACT = Cued(
    " by|will be|to be|have",
    r"\b(?:staff|adults|assistants?|teachers?) (?:[a-z]+ ){0,5}(?:will|to) have (?:been trained"
    r"|had [a-z ]{0,24}training"
    r"|completed [a-z ]{0,24}training|received [a-z ]{0,24}training)\b",
    r"\b(?:will|to) be (?:well )?(?:managed|monitored|reviewed|addressed|met|supported|overseen"
    r"|kept under review) by\b(?!:| (?:the )?(?:end|start|date|summer|autumn|spring|time)\b)",
    r"\b(?:provision|support|therapy|health needs|needs) (?:will|to) be\b",
)
_PLAIN_ACCESS = Cued("will access", r"\bwill access (?:all|every|his|her|their|the|most|lessons|mainstream)\b")
_SEEN_IN_IT = re.compile(
    r"[,;]? (?:showing|demonstrating|where|in which) (?:that )?(?:he|she|they|i|[a-z]+) (?:can|will|is able to)\b"
)
_WHILE_DOING = re.compile(r", [a-z]+ing\b[^.;]*\b(?:no more than|at least|without|out of|fewer than|\d)")

_THERAPEUTIC = (
    r"(?:therapy|intervention|mentoring|counselling|physiotherapy|hydrotherapy|(?:social|nurture|skills|support"
    r"|communication"
    r"|language|intervention|therapy|friendship|speech|sensory)(?: skills)? (?:group|room|sessions?|programme"
    r"|clinic|base))"
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
    r"(?:[a-z]+ ){0,3}(?:intervention|therapy|tuition|mentoring|counselling|physiotherapy|sessions?"
    r"|lessons?)(?: session)? "
    r"(?:once|twice|weekly|daily|fortnightly|(?:\d|two|three|four|five) times|every|each)\b",
    rf"(?:{NUMBER}|a (?:block|course) of {NUMBER}|weekly|daily|regular) (?:[a-z-]+ )?(?:sessions?|hours"
    rf"|lessons|appointments)"
    r" (?:of|with)\b",
    rf"{_SUBJECT}(?:follows?|undertakes?|completes?) (?:an?|the|his|her) (?:[a-z]+ ){{0,3}}programme (?:set"
    rf"|written|designed"
    r"|devised|drawn up|recommended|provided|made) by\b",
    rf"{_SUBJECT}(?:have|has|get|gets|access|had|received?) (?:[a-z0-9-]+ ){{0,3}}?"
    r"(?:(?:sensory|movement|brain|rest) (?:circuits?|breaks?|diet)|meet and greet|check-?ins?|(?:block|package) of)\b",
    r"to (?:monitor|refer|assess) ",
    rf"(?:small[- ]group|(?:small )?groups? of (?:up to |no more than )?{NUMBER}|one-to-one|1:1"
    rf"|pre-teaching|precision teaching)\b"
    r"(?![^.;]*\b(?:he|she|they|i|will|can)\b)",
)
_DOSE = re.compile(
    rf"(?:daily|weekly|fortnightly|termly|regular|one-to-one|1:1|small[- ]group|{NUMBER}(?: ?x| times"
    rf"| hours?| minutes?| sessions?)?)\b"
    r"(?:(?![ ,]+(?:he|she|they|i|will|can|to|who|that)\b)[ ,]+[a-z0-9:&-]+){0,7}?[ ,]+(?:with|from|by) (?:(?:an?|the"
    r"|his|her|their|trained) )*"
)
"""What a cell of provision opens with, up to whoever gives it: `daily one-to-one reading with the`."""
_LEADS_ON = re.compile(
    r"(?:,| and| by| so that| without|:|;) (?!(?:finish|start|beginn?|end|deliver|l[ea]d|run|last|provid"
    r"|giv|taught|plus|agreed|set|made"
    r"|writ|plann|follow(?:ed|ing)|support|fund)(?:s|ing|ed|en|ning)?\b|(?:each|every|at|in|on|from|until"
    r"|with|for|an?|the|his|her|their"
    r"|school|staff|trained|once|twice|weekly|daily|one|two|three|\d+|including|both|all)\b)"
)
"""What comes of a service may follow it; what follows may also tell only who gives it, where and how often."""


def _opening(core: str) -> re.Match[str] | None:
    """The words for a service that an outcome without its time bounds begins with."""
    marks = _MARKS.match(core)
    return _OPENS_WITH.match(core, marks.end() if marks else 0)


def service_faults(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Fault]:
    """What is provided told as the outcome, and the service as its subject."""
    starts = heads(passage.folded, bounds)
    core = without(passage.folded, bounds)
    provided = tuple(_provided(passage, bounds, starts))
    yield from provided
    if not provided and (dosed := _given_by_a_role(passage, core, starts)):
        yield Fault("service", (passage.quote(*dosed),), "describes what is provided, not what changes")
    yield from _services_side(passage, core, starts, told=any(f.certain for f in provided))


def _provided(passage: AnalysedPassage, bounds: tuple[Span, ...], starts: tuple[int, ...]) -> Iterator[Fault]:
    """What the child gets, told as the outcome."""
    folded = passage.folded
    core = without(folded, bounds)
    service = next(find(_SERVICE, "service", folded, passage.scan), None)
    goal = _CHILD_GOAL.search(folded, passage.scan)
    access = _PLAIN_ACCESS.search(folded, passage.scan)
    if access and not service and not goal:
        yield Fault("service", (passage.quote(*access.span()),), "may be taking part, or may be help", certain=False)
    if service and not goal:
        # A group that is attended so that something can be seen in it may be the setting of an outcome: a reader tells.
        certain = not any(seen.search(core, service.end()) for seen in (_SEEN_IN_IT, _WHILE_DOING))
        yield Fault(
            "service", (passage.quote(*service.span()),), "describes what is provided, not what changes", certain
        )
    given = (
        None
        if service or goal
        else next((found for start in starts if (found := received(passage, core, start))), None)
    )
    opening = None if service or goal else _opening(core)
    if given and (given[2] or not opening):
        reason = "describes what is provided, not what changes" if given[2] else "may be provided, or may be the change"
        yield Fault("service", (passage.quote(*given[:2]),), reason, given[2])
    elif opening:
        # What comes of it may follow: a reader tells.
        certain = _LEADS_ON.search(core, opening.end()) is None
        whole = core[: opening.end()]
        start = len(whole) - len(whole.lstrip(" ,.;:-"))
        yield Fault(
            "service", (passage.quote(start, opening.end()),), "describes what is provided, not what changes", certain
        )


def _given_by_a_role(passage: AnalysedPassage, core: str, starts: tuple[int, ...]) -> tuple[int, int] | None:
    """Where the outcome opens with an amount of something and then the role that gives it."""
    for hit in passage.hits_of("roles"):
        for start in starts:
            if start < hit.span.start and _DOSE.fullmatch(core, start, hit.span.start):
                return start, hit.span.end
    return None


def _services_side(passage: AnalysedPassage, core: str, starts: tuple[int, ...], *, told: bool) -> Iterator[Fault]:
    """The service or those who give it as the doers."""
    folded = passage.folded
    for start in starts:
        who = adults_do(passage, core, start)
        if who is None and (habit := _ADULTS_DO_HABITUALLY.match(core, start)):
            who = habit.span()
        if who is not None:
            certain = not telling_of_the_child(core, who[1])
            yield Fault("service-perspective", (passage.quote(*who),), "written from the service's side", certain)
            return
        if not told and (done := service_done(core, start)):
            yield Fault("service-perspective", (passage.quote(*done),), "tells what is done about it, not what changes")
            return
        if told_to := _TOLD_TO_ADULTS.match(core, start):
            yield Fault("service-perspective", (passage.quote(*told_to.span()),), "tells adults what to do")
            return
    if act := _STAFF_ACT.search(folded, passage.scan):
        yield Fault("service-perspective", (passage.quote(*act.span()),), "written from the service's side")
