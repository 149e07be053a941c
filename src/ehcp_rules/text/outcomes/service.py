"""Services in the place of an outcome: what is provided, or what staff will do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.outcomes.bounds import without
from ehcp_rules.text.outcomes.deliveries import adults_do, service_done, telling_of_the_child
from ehcp_rules.text.outcomes.heads import heads
from ehcp_rules.text.outcomes.received import received
from ehcp_rules.text.reading import Fault

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["service_faults"]

_ADULTS_DO_HABITUALLY = any_of(
    r"(?:that )?an? (?:[a-z-]+ ){0,3}(?:assistant|adult|teacher|therapist|nurse|mentor|psychologist|tutor"
    r"|key ?worker|coach)"
    r" (?:will|to|must|should|gives?|helps?|supports?|teaches|works)\b",
    r"(?:that )?(?:the )?(?:school|college|setting|nursery|staff|teachers|adults|assistants|therapists|team) "
    r"(?:give|provide|follow|offer|make|help|support|teach|ensure|arrange|model|keep|meet|plan)s?\b",
    r"(?:[a-z]+'s |his |her |their )?(?:parents|family|home|staff|school)(?: and (?:parents|family|home|staff|school))?"
    r" (?:(?:communicate|liaise|share|work|talk)s? |agrees? (?![^.;]{0,60}?\bthat\b))"
    r"(?![^.;]{0,40}?\bwith (?:him|her|them)\b)",
    r"(?:[a-z]+'s )(?:health |medical |care )?needs? (?:will|to) be\b",
)
_TOLD_TO_ADULTS = re.compile(
    r"(?:to )?(?:ensur(?:e|ing)|mak(?:e|ing) sure (?:that )?(?!(?:i|he|she|they)\b)|provid(?:e|ing)|deliver(?:ing)?"
    r"|implement(?:ing)?|facilitat(?:e|ing)|enabl(?:e|ing)|allow(?:ing)?) (?!the (?:leaflets|newspaper"
    r"|post|parcels)\b)"
    r"|to (?:encourage|promote|support|foster|help) |to let [a-z]+ (?:have|be|access|get|use)\b"
)
_DOSE = re.compile(
    rf"(?:daily|weekly|fortnightly|termly|regular|one-to-one|1:1|small[- ]group|{NUMBER}(?: ?x| times"
    rf"| hours?| minutes?| sessions?)?)\b"
    r"(?:(?![ ,]+(?:he|she|they|i|will|can|to|who|that)\b)[ ,]+[a-z0-9:&-]+){0,7}?[ ,]+(?:with|from|by) (?:(?:an?|the"
    r"|his|her|their|trained) )*"
)
"""What a cell of provision opens with, up to whoever gives it: `daily one-to-one reading with the`."""


_SET_UP = Cued(
    "in receipt of|there will be a",
    r"\b(?:will|to) be in receipt of\b",
    r"\bthere will be an? (?:[a-z-]+ ){0,3}?(?:room|space|place|person|adult|mentor|assistant|club|group|plan|timetable|base)\b",
)
"""Something got or set up, told as if it were a change."""


def service_faults(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Fault]:
    """What is provided told as the outcome, and the service as its subject."""
    starts = heads(passage.folded, bounds)
    core = without(passage.folded, bounds)
    provided = tuple(_provided(passage, core, starts))
    yield from provided
    if not provided and (dosed := _given_by_a_role(passage, core, starts)):
        yield Fault("service", (passage.quote(*dosed),), _CERTAIN)
    yield from _services_side(passage, core, starts, told=any(f.certain for f in provided))


def _provided(passage: AnalysedPassage, core: str, starts: tuple[int, ...]) -> Iterator[Fault]:
    """What the child gets, told as the outcome."""
    for start in (*starts, *_joined(core)):
        if given := received(passage, core, start):
            yield Fault("service", (passage.quote(*given[:2]),), _CERTAIN if given[2] else _PERHAPS, given[2])
            return
    if got := _SET_UP.search(core):
        yield Fault("service", (passage.quote(*got.span()),), _CERTAIN)


_CERTAIN, _PERHAPS = "describes what is provided, not what changes", "may be provided, or may be the change"
_AND_WILL = re.compile(r"[,;. ](?:(?<=[,;.])|(?<= )(?:and|but)) (?=(?:he |she |they )?will )")
"""It begins with a mark or a space, which is quickly seen to be missing."""


def _joined(core: str) -> Iterator[int]:
    """Where a further clause says what the child will do."""
    return (match.end() for match in _AND_WILL.finditer(core))


def _given_by_a_role(passage: AnalysedPassage, core: str, starts: tuple[int, ...]) -> tuple[int, int] | None:
    """Where the outcome opens with an amount of something and then the role that gives it."""
    for hit in passage.hits_of("roles"):
        for start in starts:
            if start < hit.span.start and _DOSE.fullmatch(core, start, hit.span.start):
                return start, hit.span.end
    return None


def _services_side(passage: AnalysedPassage, core: str, starts: tuple[int, ...], *, told: bool) -> Iterator[Fault]:
    """The service or those who give it as the doers."""
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
