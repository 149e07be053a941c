"""Wishes and processes in the place of an outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.measures import measures
from ehcp_rules.text.english.grammar import NUMBER, Cued, any_of
from ehcp_rules.text.outcomes.heads import heads
from ehcp_rules.text.reading import Fault

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["process_faults", "wish_faults"]

_WISH = any_of(
    r"(?:(?:(?!(?:will|can|to|is|what|when|where|which|who|that|if|says?|tells?|asks?|shows?"
    r"|chooses?)\b)[a-z'-]+,? ){1,7}?)?"
    r"(?:wants?|would (?:like|love)|hopes?|dreams?|wish(?:es)?|aspires?"
    r"|longs?) (?:(?:to|of|for|a|an|her|his|that)|(?:other |more |all |the |my )*(?:people|adults"
    r"|teachers|staff|children|others"
    r"|everyone|everybody|someone|somebody|them|help|support) (?:who |to |in |with |not )*[a-z]+)\b",
    r"to go to (?:college|university) or\b",
)
_HOPE = Cued(
    "dream|ambition|aspiration|hopefully|luck",
    r"\b(?:his|her|their|my) (?:dream|ambition|aspiration) is\b",
    r"\b(?:and|then|will|to|,) hopefully\b|\bhopefully (?:get|find|ha[sv]|go|live|be|mov|start|work|becom|stud)"
    r"|\bwith (?:any |some |a (?:bit|little) of )?luck\b",
)
_SOME_DAY = any_of(
    r"(?:for )?(?:[a-z'-]+ )?to (?:have|get|find) (?:an?|his|her|their|my) (?:[a-z-]+ ){0,2}(?:job|flat"
    r"|house|home|family|partner|car"
    r"|career|boyfriend|girlfriend|wife|husband|business)\b(?![^.;]*\d)",
    r"(?:for )?(?:[a-z'-]+ )?to (?:live|work|study|marry|own|be married|become an?|be an?"
    r"|go to (?:college|university)) "
    r"(?!(?:able|with the same)\b)(?![^.;]*\b(?:\d|without|each|every|when|at least)\b)",
)
"""A job, a home or a calling, by no time at all."""


def wish_faults(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Fault]:
    """A hope, which belongs in section A."""
    folded = passage.folded
    begun = (_WISH.match(folded, start) for start in (0, *heads(folded, bounds)))
    wish = next((match for match in begun if match), None) or _HOPE.search(folded, passage.scan)
    if wish is None and not bounds:
        wish = next((match for start in heads(folded, bounds) if (match := _SOME_DAY.match(folded, start))), None)
    if wish and bounds and folded.startswith(" be able to ", wish.end()):
        return
    if wish and not _told_after(folded, wish.end(), bounds):
        yield Fault("aspiration", (passage.quote(*wish.span()),), "a hope, which belongs in section A")


def _told_after(folded: str, end: int, bounds: tuple[Span, ...]) -> bool:
    """Whether a further sentence with its own time says what will be: `I want to stop. By July I will squeeze my ball`."""
    following = _FURTHER.search(folded, end)
    return following is not None and any(bound.start >= following.start() for bound in bounds)


_FURTHER = re.compile(
    r"(?<=[.;!] )(?:[^.;!]*, ?)?(?:(?:by|before|in|within|from) [a-z0-9 ]{2,30} )?(?:i|he|she|they|(?!this|that|it|staff)[a-z'-]+)"
    r" will\b(?! be (?:reviewed|looked|checked|monitored|updated)\b)"
)
_DEVELOPING = re.compile(r"develop|progress|improv|work|build|practis")
_NEXT_DEVELOPING = re.compile(
    r" (?:practis\w+|build\w*|work\w*|learn\w*|improv\w+|strengthen\w*|extend\w*|increas\w+)\b"
)
_ITS_OBJECT = re.compile(
    r"(?: (?!(?:by|to|when|while|until|before|after|without|where|because|or)\b|and (?!$|[a-z]+ing\b))[a-z'-]+,?){0,7} "
)


def _worked_on(folded: str, end: int, phrase: str, act: Span) -> bool:
    """Whether an -ing form is only what is being worked on: `work towards writing a sentence`."""
    return (
        folded[act.start : act.end].split()[0].endswith("ing")
        and (_DEVELOPING.search(phrase) is not None or _NEXT_DEVELOPING.match(folded, end) is not None)
        and _ITS_OBJECT.fullmatch(folded, end, act.start) is not None
    )


_LOOKED_INTO = re.compile(
    r"(?:[a-z'-]+ )?(?:(?:will|to) have |has |have |had )?(?:visited [^.;]*? and )?"
    r"(?:looked (?:at|into|round)|explored|discussed|researched|considered|investigated|(?:talked|thought|heard|learn(?:ed|t))"
    r" about|(?:been told|found out) about)(?= )"
)
"""What was looked into, told as done: nothing has come of it yet."""
_TO_BE_LOOKED_INTO = re.compile(
    r"(?:[a-z'-]+ )?(?:will|to) (?:look (?:at|into|round)|visit|explore|discuss|research|consider|investigate"
    r"|(?:talk|think|hear|learn|find out) about) (?:[a-z0-9'-]+ ){0,4}?"
    r"(?:colleges|courses|providers|apprenticeships|options|careers|pathways)\b"
)
"""The same, still to come."""
_COMES_OF_IT = re.compile(
    r"\b(?:choos\w+|chosen|chose|decid\w+|appl(?:y|ies|ied)|pick(?:s|ed)?|writ(?:e|es|ten)|rank\w*|list(?:s|ed)?|name[sd]?|tell|told"
    r"|made|can|so that|explain\w*|sa(?:y|id)|sign\w*|start\w*|will|completed|pass(?:ed)?|gained|given|shown|drawn|recorded"
    r"|presented|without|alone|by (?:him|her|them)self|on (?:his|her|their) own)\b"
)


_A_NOUN_NEXT = re.compile(rf"\b(?:his|her|their|my|{NUMBER}) $|\b(?:problem|decision|choice)[ -]$")
_DONE_FOR = re.compile(rf"every|each|once|twice|daily|{NUMBER} (?:times (?:a|per|each|every)|minutes|mins|hours?)\b")
"""How often or how long something is worked on, which tells nothing of what comes of it."""


_GOES_ON = Cued(
    "keep|carry on|carries on|go on|goes on|continu|be making|have worked",
    r"\b(?:(?:carr(?:y|ies)|go(?:es)?) on|(?:keeps?|continues?)(?: on|,? to)?) "
    r"(?:(?:develop|improv|strengthen|extend|increas|practis|progress)(?:e|ing)?"
    r"|build(?:ing)? (?:up|on|upon|his|her|their|my)"
    r"|work(?:ing)? (?:towards|on(?! (?:(?:his|her|their|my) own|an?|the|each|one)\b))"
    r"|mak(?:e|ing) (?:[a-z]+ )?progress)\b",
    r"\bwill be making (?:[a-z]+ ){1,2}progress\b",
    r"\bwill have worked (?:towards|on(?! (?:(?:his|her|their|my) own|an?|the|each|one|(?:[a-z]+ ){0,2}placement)\b))",
)
"""Work on something that is only said to go on, in more words than a list of phrases can hold."""


def process_faults(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Iterator[Fault]:
    """Work on something, or looking into it, without its result."""
    folded = passage.folded
    for start in heads(folded, bounds):
        looked = _LOOKED_INTO.match(folded, start) or _TO_BE_LOOKED_INTO.match(folded, start)
        if looked and not _COMES_OF_IT.search(folded, looked.end()):
            yield Fault("process", (passage.quote(*looked.span()),), "names looking into something, not a result")
            return
    going_on = _GOES_ON.search(folded, passage.scan)
    process = [(hit.span, hit.phrase) for hit in passage.hits_of("outcome-wording", "process")]
    if going_on:
        process += [
            (Span(*match.span()), match.group()) for match in _GOES_ON.pattern.finditer(folded, going_on.start())
        ]
    amounts = [span for span in measures(folded, passage.scan) if not any(bound.overlaps(span) for bound in bounds)]
    if process and ("towards" in process[0][1] or all(_DONE_FOR.match(folded, span.start) for span in amounts)):
        span, phrase = process[0]
        acts = [
            act
            for act in passage.hits_of("outcome-wording", "observable-verb")
            if act.span.start >= span.end
            and not _A_NOUN_NEXT.search(folded, max(0, act.span.start - 14), act.span.start)
            and not _worked_on(folded, span.end, phrase, act.span)
            and not any(act.span.overlaps(other) for other, _ in process)
        ]
        if not acts and phrase != "to experience" and not re.search(r"\bso that\b|: ", folded[span.end :]):
            yield Fault("process", (passage.quote(span.start, span.end),), "names working on something, not a result")
